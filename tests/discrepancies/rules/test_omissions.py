"""What is left out: when silence means something, how much it weighs, and when it is explained."""

from typing import Any

import pytest

from claims.discrepancies import Settings, find_discrepancies
from claims.findings import Findings
from claims.model import Kind
from tests.builders.collection_tables import Cells, Tables, build_collection, claim, row, said
from tests.builders.findings import A, B, C, clean, compare, of_kind, shown
from tests.builders.incidents import linked

EVENT = {"when": "2021-01-23", "where": "river-town"}
CLOSING = "The silent source published after the event and covers the area."
QUIET = "No account by source-b. The silent source later published on the same period and area."


def document(document_id: str, source: str, published: str, *, coverage: str = "river-town", **cells: str) -> Cells:
    first, _, last = published.partition("/")
    days = {"published_from": first, "published_to": last or first}
    return row("documents", document_id, source_id=source, coverage=coverage, **days, **cells)


def with_silent_account(said_by_a: dict[str, Any], said_by_b: dict[str, Any], *, published: str) -> Findings:
    """An incident on which source A says more than source B, whose document covers the place."""
    return compare(
        claim("c1", source=A, **EVENT, **said_by_a),
        claim("c2", source=B, document="silent", **EVENT, **said_by_b),
        documents=[document("silent", B, published)],
    )


@pytest.mark.parametrize(
    ("said_by_a", "said_by_b", "expected"),
    [
        pytest.param(
            {"killed": said("1", group="police")}, {},
            [("omission, does not say, high, killed", f"Event i, killed: 1 (The police), according to source-a. Source-b does not say. {CLOSING}", "1 (The police): c1-3", "does not say: (c2)")],
            id="a death",
        ),
        pytest.param(
            {"killed": "0"}, {},
            [("omission, does not say, minor, killed", f"Event i, killed: 0, according to source-a. Source-b does not say. {CLOSING}", "0: c1-3", "does not say: (c2)")],
            id="no death",
        ),
        pytest.param(
            {"wounded": [said("1", group="police"), said("2", group="army"), said("1", group="police")]}, {},
            [("omission, does not say, minor, wounded", f"Event i, wounded: 1 (The police), according to source-a. 2 (The army), according to source-a. Source-b does not say. {CLOSING}", "1 (The police): c1-3 c1-5", "2 (The army): c1-4", "does not say: (c2)")],
            id="two counts",
        ),
        pytest.param(
            {"wounded": "1"}, {"blocked": said("food", cites="c1-doc")},
            [("omission, does not say, medium, wounded", f"Event i, wounded: 1, according to source-a. Source-b does not say. {CLOSING}", "1: c1-3", "does not say: (c2)")],
            id="told by a document that the silent one cites",
        ),
        pytest.param(
            {"initiator": "police"}, {},
            [("omission, does not say, minor, initiator", f"Event i, initiator: The police, according to source-a. Source-b does not say. {CLOSING}", "The police: c1-3", "does not say: (c2)")],
            id="who began it",
        ),
        pytest.param({"force": "fire at people"}, {}, [], id="a field on which silence is common"),
        pytest.param({"killed": said("1", stance="denies")}, {}, [], id="only denied"),
        pytest.param({"killed": "1"}, {"killed": said("9", stance="demands")}, [], id="spoken of in a demand"),
    ],
)  # fmt: skip
def test_a_point_that_is_left_out(
    said_by_a: dict[str, Any], said_by_b: dict[str, Any], expected: list[tuple[str, ...]]
) -> None:
    findings = with_silent_account(said_by_a, said_by_b, published="2021-01-26")
    assert [shown(each) for each in of_kind(findings, Kind.OMISSION)] == expected


def test_several_silent_accounts_are_spoken_of_as_several() -> None:
    silent = [claim(f"c{at}", source=source, document=f"d{at}", **EVENT) for at, source in enumerate((B, C))]
    documents = [document(f"d{at}", source, "2021-01-26") for at, source in enumerate((B, C))]
    findings = compare(claim("c9", source=A, **EVENT, killed="1"), *silent, documents=documents)
    [found] = of_kind(findings, Kind.OMISSION)
    assert found.sentence.endswith(
        "Source-b and source-c do not say. The silent sources published after the event and cover the area."
    )


@pytest.mark.parametrize(
    ("part_of", "left_out"),
    [
        pytest.param("c1-3", ["wounded"], id="only as part of a number"),
        pytest.param("", ["wounded", "crippled"], id="by itself"),
    ],
)
def test_what_only_divides_a_number_need_not_be_told_apart(part_of: str, left_out: list[str]) -> None:
    fields = [
        row("fields", "when", type="span", rule="date"),
        row("fields", "where", type="place", many="yes"),
        *(row("fields", name, type="count", many="yes", rule="count") for name in ("wounded", "crippled")),
    ]
    accounts = [
        claim("c1", source=A, **EVENT, wounded="3", crippled=said("1", part_of=part_of)),
        claim("c2", source=B, document="silent", **EVENT),
    ]
    findings = compare(*accounts, documents=[document("silent", B, "2021-01-26")], fields=fields)
    assert [each.field for each in of_kind(findings, Kind.OMISSION)] == left_out


@pytest.mark.parametrize(
    ("published", "coverage", "left_out"),
    [
        ("2021-01-26", "river-town", True),
        ("2021-01-24", "river-town", True),
        ("2021-01-23", "river-town", False),
        ("2021-01-20", "river-town", False),
        ("2021-01-20/2021-01-30", "river-town", False),
        ("2021-01-26", "north|hill-town", True),
        ("2021-01-26", "hill-town", False),
        ("2021-01-26", "old-quarter", False),
        ("2021-01-26", "", False),
        ("", "river-town", False),
        ("2021-03-24", "river-town", True),
        ("2021-03-25", "river-town", False),
        ("2021-02-01/2021-03-25", "river-town", False),
    ],
)
def test_silence_means_something_only_where_the_document_could_have_known(
    published: str, coverage: str, left_out: bool
) -> None:
    findings = compare(
        claim("c1", source=A, **EVENT, initiator="police"),
        claim("c2", source=B, document="silent", **EVENT),
        documents=[document("silent", B, published, coverage=coverage)],
    )
    assert bool(of_kind(findings, Kind.OMISSION)) is left_out


@pytest.mark.parametrize(("field", "value", "left_out"), [("initiator", "police", True), ("wounded", "2", False)])
def test_the_totals_of_an_episode_are_expected_once_it_is_over(field: str, value: str, left_out: bool) -> None:
    siege = {"when": "2021-01-10/2021-02-02", "where": "river-town"}
    findings = compare(
        claim("c1", source=A, **siege, **{field: value}),
        claim("c2", source=B, document="silent", **siege),
        documents=[document("silent", B, "2021-01-26")],
    )
    assert bool(of_kind(findings, Kind.OMISSION)) is left_out


def test_of_several_silent_claims_of_a_source_the_one_that_could_have_known_counts() -> None:
    findings = compare(
        claim("c1", source=A, **EVENT, initiator="police"),
        claim("c2", source=B, document="early", **EVENT),
        claim("c3", source=B, document="late", **EVENT),
        documents=[document("early", B, "2021-01-23"), document("late", B, "2021-01-26")],
    )
    assert [shown(each)[-1] for each in of_kind(findings, Kind.OMISSION)] == ["does not say: (c3)"]


def test_the_limits_are_settings() -> None:
    accounts = [
        claim("c1", source=A, **EVENT, initiator="police"),
        claim("c2", source=B, document="silent", **EVENT),
    ]
    late = [document("silent", B, "2021-01-26")]
    assert of_kind(compare(*accounts, settings=Settings(max_days_back=3), documents=late), Kind.OMISSION)
    assert not of_kind(compare(*accounts, settings=Settings(max_days_back=2), documents=late), Kind.OMISSION)


def without_account(first: Tables, *documents: Cells, **cells: Any) -> Findings:
    """The incident "i" of the claim, and others of claims by sources B and C, which tell of the town from 20 January to 20 February."""
    others = [
        claim(f"{document_id}-{day}", source=source, document=document_id, when=day, where="river-town", **cells)
        for document_id, source in (("other", B), ("third", C))
        if document_id in {each["document_id"] for each in documents}
        for day in ("2021-01-20", "2021-02-20")
    ]
    sources = [row("sources", source) for source in (A, B, C)]
    collection = clean(build_collection(first, *others, documents=list(documents), sources=sources))
    alone = {each["claims"][0]["claim_id"]: [each["claims"][0]["claim_id"]] for each in others}
    return find_discrepancies(collection, linked(collection, {"i": ["c1"], **alone}))


@pytest.mark.parametrize(
    ("killed", "documents", "expected"),
    [
        pytest.param(
            [], [document("other", B, "2021-02-22")],
            ("omission, no account, minor", f"Event i: reported by source-a. {QUIET}", "an account: c1-1", "no account: (source-b)"),
            id="an event",
        ),
        pytest.param(
            [said("2", group="police")], [document("other", B, "2021-02-22")],
            ("omission, no account, medium", f"Event i: 2 (The police) killed, according to source-a. {QUIET}", "2 (The police) killed: c1-3", "no account: (source-b)"),
            id="deaths",
        ),
        pytest.param(
            ["0"], [document("other", B, "2021-02-22")],
            ("omission, no account, minor", f"Event i: reported by source-a. {QUIET}", "an account: c1-1", "no account: (source-b)"),
            id="nobody dead",
        ),
        pytest.param(
            [], [document("other", B, "2021-02-22"), document("c1-doc", A, "2021-01-24", coverage="", within="other")],
            ("omission, no account, minor", f"Event i: reported by source-a. {QUIET} Source-b cites a document of source-a that reports it.", "an account: c1-1", "no account: (source-b)"),
            id="listed by the silent source, of little weight",
        ),
        pytest.param(
            [], [document("other", B, "2021-02-22"), document("third", C, "2021-02-22"), document("again", B, "2021-02-23")],
            ("omission, no account, minor", "Event i: reported by source-a. No account by source-b and source-c. The silent sources later published on the same period and area.", "an account: c1-1", "no account: (source-b source-c)"),
            id="two silent sources",
        ),
    ],
)  # fmt: skip
def test_an_incident_that_is_left_out(killed: list[object], documents: list[Cells], expected: tuple[str, ...]) -> None:
    findings = without_account(claim("c1", source=A, **EVENT, killed=killed), *documents)
    assert [shown(each) for each in findings.of_incident("i")] == [expected]


@pytest.mark.parametrize(
    ("chain", "left_out"),
    [
        pytest.param(f"{B}:asserts", False, id="quoted on it"),
        pytest.param(f"{B}:relays > {C}:asserts", False, id="quoted as quoting another"),
        pytest.param(f"{C}:asserts", True, id="somebody else is"),
    ],
)
def test_who_is_quoted_on_it_does_not_leave_it_out(chain: str, left_out: bool) -> None:
    days = [by_b(f"b{at}", day) for at, day in enumerate(("2021-01-20", "2021-02-20"))]
    quoted = said("police", stance="relays", chain=chain)
    sources = [row("sources", each) for each in (A, B, C)]
    collection = clean(
        build_collection(claim("c1", source=A, **EVENT, initiator=quoted), *days, documents=[document("other", B, "2021-02-22")], sources=sources)
    )  # fmt: skip
    alone = find_discrepancies(collection, linked(collection, {"i": ["c1"], "b0": ["b0"], "b1": ["b1"]}))
    assert bool(of_kind(alone, Kind.OMISSION)) is left_out
    beside_it = compare(
        claim("c1", source=A, **EVENT, initiator=quoted), by_b("b1", **EVENT), documents=[document("other", B, "2021-02-22")], sources=sources
    )  # fmt: skip
    assert bool(of_kind(beside_it, Kind.OMISSION)) is left_out


def test_each_number_of_dead_stands_with_who_gives_it() -> None:
    told = [
        claim("c1", source=A, **EVENT, killed=[said("2", group="police"), said("1", group="civilians")]),
        claim("c2", source=C, **EVENT, killed=said("2", group="police")),
        claim("c3", source="source-d", **EVENT),
    ]
    days = [by_b(f"b{at}", day) for at, day in enumerate(("2021-01-20", "2021-02-20"))]
    collection = clean(build_collection(*told, *days, documents=[document("other", B, "2021-02-22")]))
    incidents = linked(collection, {"i": ["c1", "c2", "c3"], "b0": ["b0"], "b1": ["b1"]})
    [found] = [each for each in find_discrepancies(collection, incidents).of_incident("i") if not each.field]
    assert shown(found)[1:] == (
        f"Event i: 2 (The police) killed, according to source-a and source-c. 1 (Civilians) killed, according to source-a. Also reported by source-d. {QUIET}",
        "2 (The police) killed: c1-3 c2-3",
        "1 (Civilians) killed: c1-4",
        "an account: c3-1",
        "no account: (source-b)",
    )


@pytest.mark.parametrize(
    ("when", "left_out"),
    [
        pytest.param("2021-01-20/2021-02-20", False, id="weeks of fighting"),
        pytest.param("2021-01-20/2021-01-26", True, id="a week"),
    ],
)
def test_who_tells_a_day_of_a_long_event_without_its_dead_has_an_account_of_it(when: str, left_out: bool) -> None:
    event = {"when": when, "where": "river-town", "kind": "clash", "killed": "90"}
    told = [by_b(f"b{at}", day, kind="clash") for at, day in enumerate(("2021-01-21", "2021-01-25"))]
    assert bool(beside(*told, event=event)) is left_out


@pytest.mark.parametrize(
    ("when", "left_out"),
    [
        pytest.param("[2021-01-20..2021-02-20]", True, id="any of the days of the document"),
        pytest.param("[2021-01-19..2021-02-20]", False, id="perhaps before them"),
        pytest.param("[2021-01-20..2021-02-21]", False, id="perhaps after them"),
        pytest.param("2021-01-19/2021-02-20", True, id="all of these days"),
    ],
)
def test_an_event_of_a_day_unknown_is_left_out_only_among_all_its_days(when: str, left_out: bool) -> None:
    told = [by_b(f"b{at}", day) for at, day in enumerate(("2021-01-20", "2021-02-20"))]
    assert bool(beside(*told, event={"when": when, "where": "river-town"})) is left_out


@pytest.mark.parametrize(
    ("when", "where", "told", "rests"),
    [
        ({"basis": "inference"}, {}, ("c1-2",), False),
        ({"basis": "reading"}, {}, ("c1-1",), False),
        ({"basis": "inference"}, {"basis": "inference"}, ("c1-1",), True),
    ],
)
def test_an_event_is_told_in_words_though_its_day_is_inferred(
    when: Cells, where: Cells, told: tuple[str, ...], rests: bool
) -> None:
    account = claim(
        "c1", source=A, when=said("2021-01-23", note="n", **when), where=said("river-town", note="n", **where)
    )
    [found] = without_account(account, document("other", B, "2021-02-22")).of_incident("i")
    assert (found.sides[0].statement_ids, found.rests_on_inference) == (told, rests)


def test_an_undated_incident_is_not_expected_of_anybody() -> None:
    findings = without_account(claim("c1", source=A, where="river-town"), document("other", B, "2021-02-22"))
    assert not findings.of_incident("i")
    assert not findings.lookalikes_of("i")


def test_a_recalled_incident_is_neither_missed_nor_explained() -> None:
    for published in ("2021-02-22", "2021-01-20"):
        days = [
            claim(f"d{at}", source=B, document="other", when=day, where="river-town")
            for at, day in enumerate(("2021-01-20", "2021-02-20"))
        ]
        collection = clean(
            build_collection(claim("c1", source=A, **EVENT), *days, documents=[document("other", B, published)])
        )
        incidents = linked(collection, {"i": ["c1"], "d0": ["d0"], "d1": ["d1"]})
        incidents.table["background"] = True
        findings = find_discrepancies(collection, incidents)
        assert not findings.discrepancies
        assert not findings.lookalikes


def whole_and_part(*, killed_in_whole: bool) -> Findings:
    """A clash with a death, part of a siege that source B alone tells, with or without a count of the dead."""
    cells: dict[str, Any] = {"killed": "9"} if killed_in_whole else {}
    siege = claim("c2", source=B, document="other", when="2021-01-10/2021-02-20", where="river-town", **cells)
    days = [claim(f"d{day}", source=B, document="other", when=f"2021-01-{day}", where="river-town") for day in (12, 30)]
    clash = claim("c1", source=A, **EVENT, killed="2")
    collection = clean(build_collection(clash, siege, *days, documents=[document("other", B, "2021-02-22")]))
    groups = {"i": ["c1"], "w": ["c2"], "d12": ["d12"], "d30": ["d30"]}
    return find_discrepancies(collection, linked(collection, groups, parts=(("i", "w"),)))


@pytest.mark.parametrize(("killed_in_whole", "severity"), [(True, "minor"), (False, "medium")])
def test_deaths_counted_for_the_whole_are_not_left_out(killed_in_whole: bool, severity: str) -> None:
    findings = whole_and_part(killed_in_whole=killed_in_whole)
    assert [shown(each)[0] for each in findings.of_incident("i")] == [f"omission, no account, {severity}"]


def test_who_tells_a_part_has_an_account_of_the_whole() -> None:
    siege = claim("c1", source=A, when="2021-01-10/2021-01-20", where="river-town")
    clash = claim("c2", source=B, document="other", when="2021-01-15", where="river-town")
    collection = clean(build_collection(siege, clash, documents=[document("other", B, "2021-02-22")]))
    groups = {"w": ["c1"], "i": ["c2"]}
    apart = find_discrepancies(collection, linked(collection, groups))
    together = find_discrepancies(collection, linked(collection, groups, parts=(("i", "w"),)))
    assert [each.kind for each in apart.of_incident("w")] == [Kind.OMISSION]
    assert not together.of_incident("w")


@pytest.mark.parametrize(
    ("published", "explained"),
    [
        ("2021-01-23", True),
        ("2021-01-02", True),
        ("2021-01-01", False),
        ("2021-01-20/2021-01-25", True),
        ("2021-01-24", False),
    ],
)
def test_a_document_that_may_predate_the_event_is_explained(published: str, explained: bool) -> None:
    findings = without_account(claim("c1", source=A, **EVENT), document("other", B, published))
    sentence = "Event i: no account by source-b. It published, or may have published, before the event, so its silence is not evidence."
    expected = [("omission, no account, explained", sentence, "no account: (source-b)")] if explained else []
    assert [shown(each) for each in findings.lookalikes_of("i")] == expected


def test_a_source_that_tells_it_or_could_have_known_is_not_explained() -> None:
    documents = [
        document("c1-doc", A, "2021-01-20"),
        document("other", B, "2021-02-22"),
        document("earlier", B, "2021-01-20"),
    ]
    findings = without_account(claim("c1", source=A, **EVENT), *documents)
    assert not findings.lookalikes_of("i")
    assert len(findings.of_incident("i")) == 1


def beside(
    *told: Tables, event: dict[str, Any], within: str = "", published: str = "2021-02-22", ties: str = ""
) -> list[tuple[str, ...]]:
    """Omissions of the incident "i", told by source A, beside claims that source B makes in the document "other"."""
    documents = [document("other", B, published), document("c1-doc", A, "2021-01-24", coverage="", within=within)]
    sources = [row("sources", A), row("sources", B, ties=ties)]
    collection = clean(build_collection(claim("c1", source=A, **event), *told, documents=documents, sources=sources))
    groups = {"i": ["c1"], **{each["claims"][0]["claim_id"]: [each["claims"][0]["claim_id"]] for each in told}}
    found = find_discrepancies(collection, linked(collection, groups)).of_incident("i")
    return [shown(each) for each in found if each.kind is Kind.OMISSION]


def by_b(claim_id: str, when: str, where: str = "river-town", **cells: Any) -> Tables:
    place = {"where": where} if where else {}
    return claim(claim_id, source=B, document="other", when=when, **place, **cells)


@pytest.mark.parametrize(
    ("told", "left_out"),
    [
        pytest.param([by_b("b1", "2021-01-20"), by_b("b2", "2021-02-20")], True, id="before and after it"),
        pytest.param([by_b("b1", "2021-01-23")], True, id="on its day"),
        pytest.param([by_b("b1", "2021-01-24"), by_b("b2", "2021-02-20")], False, id="only later"),
        pytest.param([by_b("b1", "2021-01-10"), by_b("b2", "2021-01-22")], False, id="only earlier"),
        pytest.param([by_b("b1", "2021-01-10/2021-02-10")], False, id="an episode around it"),
        pytest.param([by_b("b1", "2021-01-20/2021-01-26")], True, id="a week around it"),
        pytest.param([by_b("b1", "2021-01-20/2021-01-27")], False, id="more than a week around it"),
        pytest.param([by_b("b1", "2021-01-20", background="yes"), by_b("b2", "2021-02-20")], False, id="recalled only"),
        pytest.param([by_b("b1", "2021-01-20", "hill-town"), by_b("b2", "2021-02-20", "hill-town")], False, id="of another town"),
        pytest.param([by_b("b1", "2021-01-20", "hill-town"), by_b("b2", "2021-02-20", "old-quarter")], True, id="of a quarter of it"),
        pytest.param([by_b("b1", "2021-01-20", "hill-town"), by_b("b2", "2021-02-20", "north")], True, id="of what is around it"),
        pytest.param([by_b("b1", "2021-01-20", ""), by_b("b2", "2021-02-20", "")], False, id="of no place"),
    ],
)  # fmt: skip
def test_only_a_document_about_that_time_and_place_leaves_it_out(told: list[Tables], left_out: bool) -> None:
    assert bool(beside(*told, event=EVENT)) is left_out


def test_what_stands_within_a_document_of_the_same_source_is_told_by_it() -> None:
    def left_out(source: str) -> bool:
        older = claim("b1", source=source, document="older", when="2021-01-20", where="river-town")
        documents = [
            document("other", B, "2021-02-22"),
            document("older", source, "2021-01-21", coverage="", within="other"),
        ]
        collection = clean(
            build_collection(claim("c1", source=A, **EVENT), older, by_b("b2", "2021-02-20"), documents=documents)
        )
        return bool(
            find_discrepancies(collection, linked(collection, {"i": ["c1"], "o": ["b1"], "p": ["b2"]})).of_incident("i")
        )

    assert left_out(B)
    assert not left_out(C)


AROUND = [by_b("b1", "2021-01-20"), by_b("b2", "2021-02-20")]


@pytest.mark.parametrize(
    ("event", "elsewhere", "left_out"),
    [
        pytest.param({}, by_b("b3", "2021-01-24", blocked=said("food", cites="c1-doc")), False, id="citing it"),
        pytest.param({}, by_b("b3", "2021-01-25", blocked=said("food", cites="c1-doc")), True, id="citing it, days later"),
        pytest.param({}, by_b("b3", "2021-01-10/2021-02-10", blocked=said("food", cites="c1-doc")), True, id="citing it for an episode"),
        pytest.param({"kind": "clash"}, by_b("b3", "2021-01-22", kind="clash"), False, id="of its kind and place"),
        pytest.param({"kind": "clash"}, by_b("b3", "2021-01-22", kind="siege"), True, id="of another kind"),
        pytest.param({"kind": "clash"}, by_b("b3", "2021-01-22", "hill-town", kind="clash"), True, id="of another place"),
        pytest.param({"kind": "clash", "killed": "2"}, by_b("b3", "2021-01-22", kind="clash"), True, id="without its deaths"),
        pytest.param({"kind": "clash", "killed": "2"}, by_b("b3", "2021-01-22", kind="clash", killed="0"), True, id="with nobody dead"),
        pytest.param({"kind": "clash", "killed": "2"}, by_b("b3", "2021-01-22", kind="clash", killed="3"), False, id="with other deaths"),
        pytest.param({"killed": "2"}, by_b("b3", "2021-01-24", wounded=said("9", cites="c1-doc")), True, id="citing it without its deaths"),
    ],
)  # fmt: skip
def test_what_another_claim_of_the_source_tells_is_not_left_out(
    event: dict[str, Any], elsewhere: Tables, left_out: bool
) -> None:
    assert bool(beside(*AROUND, elsewhere, event={**EVENT, **event})) is left_out


@pytest.mark.parametrize(
    ("event", "within", "severity"),
    [
        ({}, "", "minor"),
        ({}, "other", "minor"),
        ({"kind": "clash", "participant": "police"}, "other", "minor"),
        ({"initiator": "police"}, "", "minor"),
        ({"initiator": "police"}, "other", "medium"),
        ({"initiator": said("police", basis="inference", note="Concluded.")}, "other", "minor"),
        ({"wounded": "3"}, "other", "medium"),
        ({"wounded": "0"}, "other", "minor"),
        ({"killed": "3"}, "", "medium"),
        ({"killed": said("3", basis="inference", note="Concluded.")}, "", "minor"),
    ],
)
def test_an_omission_weighs_what_is_left_out(event: dict[str, Any], within: str, severity: str) -> None:
    assert [each[0] for each in beside(*AROUND, event={**EVENT, **event}, within=within)] == [
        f"omission, no account, {severity}"
    ]


@pytest.mark.parametrize(
    ("event", "ties", "severity"),
    [
        ({"killed": said("3", group="police")}, "government", "high"),
        ({"killed": said("3", group="civilians"), "initiator": "police"}, "government", "high"),
        ({"killed": said("3", group="civilians"), "initiator": "police"}, "administration|police", "high"),
        ({"killed": said("3", group="police")}, "administration", "medium"),
        ({"killed": "3"}, "government", "medium"),
        ({"killed": "0", "initiator": "police"}, "government", "minor"),
    ],
)
def test_deaths_left_out_weigh_most_where_the_silent_source_is_on_a_side_of_the_event(
    event: dict[str, Any], ties: str, severity: str
) -> None:
    raised = beside(*AROUND, event={**EVENT, **event}, ties=ties)
    assert [each[0] for each in raised] == [f"omission, no account, {severity}"]


@pytest.mark.parametrize(
    ("said_by_a", "said_by_b", "coverage", "left_out"),
    [
        ("yes", {}, "river-town", True),
        ("yes", {}, "hill-town", False),
        ("yes", {}, "", False),
        ("no", {}, "river-town", False),
        ("yes", {"armed": "yes"}, "river-town", False),
        ("yes", {"armed": "no"}, "river-town", False),
        (said("yes", stance="denies"), {}, "river-town", False),
    ],
)
def test_a_grave_yes_that_one_account_alone_tells(
    said_by_a: object, said_by_b: dict[str, Any], coverage: str, left_out: bool
) -> None:
    findings = compare(
        claim("c1", source=A, **EVENT, armed=said_by_a),
        claim("c2", source=B, document="silent", **EVENT, **said_by_b),
        documents=[document("silent", B, "2021-01-23", coverage=coverage)],
    )
    closing = "The silent source reports the same event and covers the area."
    sentence = f"Event i, armed: yes, according to source-a. Source-b does not say. {closing}"
    expected = (
        [("omission, does not say, medium, armed", sentence, "yes: c1-3", "does not say: (c2)")] if left_out else []
    )
    assert [shown(each) for each in of_kind(findings, Kind.OMISSION)] == expected


def test_a_yes_of_little_weight_need_not_be_told() -> None:
    fields = [
        row("fields", "when", type="span", rule="date"),
        row("fields", "where", type="place", many="yes"),
        row("fields", "armed", type="flag", rule="character", severity="medium"),
    ]
    accounts = [claim("c1", source=A, **EVENT, armed="yes"), claim("c2", source=B, document="silent", **EVENT)]
    findings = compare(*accounts, documents=[document("silent", B, "2021-01-26")], fields=fields)
    assert not of_kind(findings, Kind.OMISSION)
