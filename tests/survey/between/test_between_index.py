"""Two or three sources compared with each other alone: incidents that both report, what stands between them, and what is left out."""

from typing import Any

import pytest

from claims.discrepancies import find_discrepancies
from claims.errors import UnknownIdError
from claims.findings import Findings
from claims.model import Severity
from claims.survey.between import BetweenIndex, answer_line, numbers_line, quoted_line, sources_named
from claims.tables import Collection
from claims.values import Count, Relation
from tests.builders.collection_tables import Tables, build_collection, claim, row, said
from tests.builders.incidents import linked
from tests.builders.shipped import shipped_study

A, B, C = "source-a", "source-b", "source-c"


def index_of(*claims: Tables, groups: dict[str, list[str]]) -> BetweenIndex:
    documents = [{**cells, "coverage": "town"} for each in claims for cells in each["documents"]]
    collection = build_collection(*claims, documents=documents, places=[row("places", "town")])
    assert not collection.problems
    incidents = linked(collection, groups)
    return BetweenIndex(collection, incidents, find_discrepancies(collection, incidents))


def told(claim_id: str, source: str, **values: Any) -> Tables:  # as claim takes them
    return claim(claim_id, source=source, when="2021-01-20", where="town", **values)


# A and C contradict each other on the killed of one; A and B agree on them, and differ on nothing else.
THREE = index_of(
    told("a1", A, killed="5"), told("b1", B, killed="5"), told("c1", C, killed="8", wounded="2"),
    told("a2", A, killed="3"), told("b2", B),
    told("c3", C),
    groups={"one": ["a1", "b1", "c1"], "two": ["a2", "b2"], "three": ["c3"]},
)  # fmt: skip


def test_only_what_stands_between_the_two_is_a_discrepancy_of_theirs() -> None:
    between = THREE.compare((A, B))
    assert between.shared == ("one", "two")
    assert between.discrepancies == ()
    assert answer_line(THREE.collection, between) == (
        "No contradiction between source-a and source-b in 2 shared incidents. In all of these both report something to compare."
    )


def test_a_side_names_the_two_alone() -> None:
    between = THREE.compare((A, C))
    [clash] = between.clashes
    assert [side.source_ids for side in clash.sides] == [(C,), (A,)]
    assert [side.statement_ids for side in clash.sides] == [("c1-3",), ("a1-3",)]
    assert "source-b" not in clash.sentence
    [whole] = [each for each in THREE.findings.discrepancies if each.discrepancy_id == clash.discrepancy_id]
    assert "source-b" in whole.sentence


def test_three_sources_share_what_any_two_report() -> None:
    between = THREE.compare((A, B, C))
    assert (between.shared, between.by_all) == (("one", "two"), 1)
    assert [side.source_ids for side in between.clashes[0].sides] == [(C,), (A, B)]
    assert answer_line(THREE.collection, between).startswith(
        "1 contradiction between source-a, source-b and source-c in 2 shared incidents."
    )


def test_figures_and_incidents_can_be_chosen() -> None:
    wounded = THREE.compare((A, C), about=["wounded"])
    assert (wounded.fields, wounded.clashes) == (("wounded",), ())
    assert answer_line(THREE.collection, wounded) == (
        "No contradiction between source-a and source-c on “wounded” in 1 shared incident. In none of these do both report on “wounded”."
    )
    assert THREE.compare((A, C), about=["Casualties"]).clashes == THREE.compare((A, C)).clashes
    assert THREE.compare((A, B), incident_ids=["two", "three"]).shared == ("two",)
    with pytest.raises(UnknownIdError, match=r"^no figure 'tanks'; allowed: casualties, .*killed"):
        THREE.compare((A, B), about=["tanks"])


def test_the_summary_counts_points_by_field_and_group() -> None:
    summary = THREE.compare((A, C)).summary
    rows = {(row["group"], row["field"]): row for row in summary.to_dict("records")}
    killed, casualties = rows["casualties", "killed"], rows["casualties", ""]
    assert (killed["both"], killed["contradict"], killed["one"]) == (1, 1, 0)
    assert (casualties["both"], casualties["contradict"], casualties["one"]) == (1, 1, 1)
    assert rows["when and where", "where"]["agree"] == 1
    assert rows["when and where", "when"]["label"] == "when"


def test_what_one_reports_and_the_other_could_have_told_is_counted_apart() -> None:
    between = THREE.compare((A, B), about=["killed"])
    [omission] = between.omissions
    assert (omission.incident_id, omission.relation) == ("two", Relation.SILENT)
    assert [side.source_ids for side in omission.sides] == [(A,), (B,)]
    assert numbers_line(between) == "0 discrepancies, of these no contradiction. Counted apart: 1 omission."


def test_what_both_leave_out_is_no_omission_between_them() -> None:
    index = index_of(
        told("a1", A), told("b1", B), told("c1", C, killed="8"), groups={"one": ["a1", "b1", "c1"]}
    )  # fmt: skip
    assert index.compare((A, B)).omissions == ()
    assert len(index.compare((A, C)).omissions) == 1


def test_a_contradiction_that_only_a_third_source_makes_is_none_between_the_two() -> None:
    index = index_of(
        told("a1", A, killed="3+"), told("b1", B, killed="5"), told("c1", C, killed="1"),
        groups={"one": ["a1", "b1", "c1"]},
    )  # fmt: skip
    assert index.compare((A, C)).clashes
    assert index.compare((B, C)).clashes
    assert index.compare((A, B)).clashes == ()
    points = index.compare((A, B), about=["killed"]).points
    assert points["relation"].tolist() == ["overlaps"]


def test_a_contradiction_that_may_be_a_later_toll_between_the_two_differs_and_weighs_less() -> None:
    index = index_of(
        told("a1", A, killed="3", published="2021-01-21/2021-01-25"),
        told("b1", B, killed="5", published="2021-01-21/2021-01-25"),
        told("c1", C, killed="1", published="2021-01-30"),
        groups={"one": ["a1", "b1", "c1"]},
    )
    [whole] = [each for each in index.findings.discrepancies if each.field == "killed"]
    assert (whole.relation, whole.severity) == (Relation.CONTRADICTS, Severity.HIGH)
    [narrowed] = index.compare((A, B), about=["killed"]).discrepancies
    assert (narrowed.relation, narrowed.severity) == (Relation.DIFFERS, Severity.MEDIUM)
    assert narrowed.discrepancy_id == whole.discrepancy_id
    assert {side.relation for side in narrowed.sides} == {Relation.DIFFERS}
    assert "source-c" not in narrowed.sentence
    assert narrowed.closing == "Both could be true."
    assert index.numbers_of(A, B).on_casualties == 0


def test_of_what_a_third_source_clashes_with_only_what_clashes_between_the_two_is_left() -> None:
    """A total far too low contradicts each group of both, and no group of the one that of the other."""
    soldiers, children = said("14", group="army"), said("6", group="children")
    of_a, of_b = told("a1", A, killed=[soldiers, said("3", group="civilians")]), told("b1", B, killed=children)
    index = index_of(of_a, of_b, told("c1", C, killed="2"), groups={"one": ["a1", "b1", "c1"]})
    [between] = index.compare((A, B), about=["killed"]).discrepancies
    assert [side.statement_ids for side in between.sides] == [("b1-3",), ("a1-4",)]
    apart = index_of(
        told("a1", A, killed=soldiers), of_b, told("c1", C, killed="2"), groups={"one": ["a1", "b1", "c1"]}
    )
    assert apart.compare((A, C)).clashes
    assert apart.compare((A, B), about=["killed"]).discrepancies == ()
    assert apart.compare((A, B), about=["killed"]).points["relation"].tolist() == ["counts something else"]


def test_a_sum_that_the_other_gives_too_is_no_contradiction_between_the_two() -> None:
    parts = [said("4", group="police"), said("3", group="army")]
    sum_of = told("a1", A, killed=parts)
    given = told("b1", B, killed=said("7", group="government"))
    index = index_of(sum_of, given, told("c1", C, killed="6"), groups={"one": ["a1", "b1", "c1"]})
    assert index.compare((A, C)).clashes
    assert index.compare((A, B)).clashes == ()


def test_of_a_denied_count_what_is_not_denied_is_gone() -> None:
    of_a = told("a1", A, killed=[said("14", group="army"), said("0", group="civilians")])
    index = index_of(of_a, told("b1", B, killed=said("6", group="children")), told("c1", C, killed="2"), groups={"one": ["a1", "b1", "c1"]})  # fmt: skip
    [between] = index.compare((A, B), about=["killed"]).discrepancies
    assert between.relation is Relation.DENIES
    assert [side.count for side in between.sides] == [Count(6, 6), Count(0, 0)]


@pytest.mark.parametrize(
    ("one", "other", "third", "closing"),
    [
        pytest.param("army", said("police", stance="aims"), "army", "Source-a reports it as done; source-b reports it only as an aim.", id="an aim"),
        pytest.param("army", said("army", stance="denies"), said("army", stance="denies"), "Denied by source-b.", id="a denial"),
        pytest.param("army", "security", said("army", stance="denies"), "These cannot both be true.", id="a denial by the third alone"),
    ],
)  # fmt: skip
def test_the_closing_names_the_two_alone(one: Any, other: Any, third: Any, closing: str) -> None:
    index = index_of(
        told("a1", A, initiator=one), told("b1", B, initiator=other), told("c1", C, initiator=third),
        groups={"one": ["a1", "b1", "c1"]},
    )  # fmt: skip
    [whole] = index.findings.discrepancies
    assert C in whole.closing.casefold()
    [clash] = index.compare((A, B)).clashes
    assert clash.closing == closing
    assert clash.sentence.endswith(closing)
    assert C not in clash.sentence


def test_of_several_silent_sources_the_closing_speaks_of_the_one_that_is_left() -> None:
    index = index_of(
        told("a1", A, killed="3"), told("b1", B), told("c1", C), told("a2", A, killed="4"), told("b3", B), told("c3", C),
        groups={"one": ["a1", "b1", "c1"], "two": ["a2"], "three": ["b3", "c3"]},
    )  # fmt: skip
    whole = [each for each in index.findings.discrepancies if each.incident_id != "three"]
    assert len(whole) == 2
    assert all("silent sources" in each.closing for each in whole)
    omissions = index.compare((A, B)).omissions
    assert {each.relation: each.closing for each in omissions} == {
        Relation.SILENT: "The silent source published after the event and covers the area.",
        Relation.NO_ACCOUNT: "The silent source later published on the same period and area.",
    }
    assert not any(C in each.sentence for each in omissions)


@pytest.mark.parametrize(
    ("of_two", "severity", "words"),
    [
        ((A, B), Severity.HIGH, "Event one: 3 killed, according to source-a. No account by source-b."),
        ((C, B), Severity.MEDIUM, "Event one: reported by source-c. No account by source-b."),
    ],
)
def test_an_incident_is_left_out_with_the_dead_that_the_other_of_the_two_tells(
    of_two: tuple[str, str], severity: Severity, words: str
) -> None:
    tied = [row("sources", B, kind="outlet", ties="army")]
    index = index_of(
        told("a1", A, killed="3", initiator="army"), told("c1", C),
        *({**told(claim_id, B), "sources": tied} for claim_id in ("b2", "b3")),
        groups={"one": ["a1", "c1"], "two": ["b2"], "three": ["b3"]},
    )  # fmt: skip
    [found] = [each for each in index.compare(of_two).omissions if each.incident_id == "one"]
    assert found.severity is severity
    assert found.sentence.startswith(words)


def test_what_weighs_less_between_the_two_comes_after_what_weighs_more() -> None:
    index = index_of(
        told("a1", A, killed="3", published="2021-01-21/2021-01-25"),
        told("b1", B, killed="5", published="2021-01-21/2021-01-25"),
        told("c1", C, killed="1", published="2021-01-30"),
        told("a2", A, killed="2"),
        told("b2", B, killed="9"),
        groups={"one": ["a1", "b1", "c1"], "two": ["a2", "b2"]},
    )
    assert [each.incident_id for each in index.findings.discrepancies if each.field == "killed"] == ["one", "two"]
    between = index.compare((A, B), about=["killed"]).discrepancies
    assert [(each.incident_id, each.severity) for each in between] == [("two", Severity.HIGH), ("one", Severity.MEDIUM)]


def test_values_that_exclude_each_other_and_are_not_raised_differ() -> None:
    index = BetweenIndex(THREE.collection, THREE.incidents, Findings(discrepancies=(), lookalikes=()))
    points = index.compare((A, C), about=["killed"]).points
    assert points["relation"].tolist() == ["differs"]


def test_a_source_that_another_quotes_does_not_report_and_what_it_would_add_is_said() -> None:
    index = index_of(
        told("a1", A, killed="5"),
        told("b1", B, killed=said("5", chain=f"{C}:asserts")),
        told("c2", C),
        groups={"one": ["a1", "b1"], "two": ["c2"]},
    )
    between = index.compare((A, C))
    assert (between.shared, between.quoted) == ((), ("one",))
    assert answer_line(index.collection, between) == "source-a and source-c report no incident in common."
    assert quoted_line(index.collection, between) == (
        "Only what source-a and source-c publish is counted. Accounts of others that quote or cite them would add 1 incident."
    )
    assert quoted_line(index.collection, index.compare((A, B))) == ""


def test_a_source_that_another_cites_does_not_report_either() -> None:
    index = index_of(
        told("b1", B, killed=said("5", cites="c2-doc")), told("c2", C), groups={"one": ["b1"], "two": ["c2"]}
    )  # fmt: skip
    between = index.compare((B, C))
    assert (between.shared, between.quoted) == ((), ("one",))


def test_pairs_come_with_most_shared_incidents_first() -> None:
    pairs = THREE.pairs()
    assert pairs.to_numpy().tolist() == [[A, B, 2], [A, C, 1], [B, C, 1]]
    assert THREE.pairs(["two", "three"]).to_numpy().tolist() == [[A, B, 1]]
    assert THREE.pairs([]).empty


def test_a_pair_in_numbers_is_what_its_comparison_says() -> None:
    numbers = THREE.numbers_of(A, C)
    assert (numbers.shared, numbers.on_casualties, numbers.on_others) == (1, 1, 0)
    assert THREE.numbers_of(A, C, ["two"])[1:] == (0, 0, 0)


def test_answers_are_kept() -> None:
    assert THREE.compare((A, B)) is THREE.compare((A, B))


@pytest.fixture(scope="module")
def shipped() -> tuple[Collection, BetweenIndex]:
    study = shipped_study()
    return study.collection, BetweenIndex(study.collection, study.incidents, study.findings)


def test_sohr_and_hawar_do_not_contradict_each_other_on_casualties(shipped: tuple[Collection, BetweenIndex]) -> None:
    collection, index = shipped
    between = index.compare(sources_named(collection, ["SOHR", "hawar news"]), about=["casualties"])
    assert (len(between.shared), between.discrepancies) == (4, ())
    assert answer_line(collection, between) == (
        "No contradiction between SOHR and Hawar News on casualties in 4 shared incidents. In none of these do both report on casualties."
    )


def test_every_pair_of_the_shipped_collection_agrees_with_its_findings(
    shipped: tuple[Collection, BetweenIndex],
) -> None:
    collection, index = shipped
    known = {each.discrepancy_id for each in index.findings.discrepancies}
    for one, other, shared in index.pairs().to_numpy().tolist():
        between = index.compare((one, other))
        assert len(between.shared) >= shared
        assert {each.discrepancy_id for each in between.discrepancies} <= known
        for each in between.discrepancies:
            publishing = {collection.source_of_claim(claim) for side in each.sides for claim in side.claim_ids}
            assert publishing == {one, other}
        numbers = index.numbers_of(one, other)
        assert numbers.on_casualties + numbers.on_others == len(between.clashes)
        assert between.summary["both"].sum() > 0 or between.summary.empty


@pytest.mark.parametrize(
    ("basis", "clashes", "severity"), [("stated", 1, None), ("reading", 1, None), ("inference", 0, "minor")]
)
def test_two_sources_do_not_contradict_by_what_a_coder_inferred_alone(
    basis: str, clashes: int, severity: str | None
) -> None:
    note = "Told by the coder." if basis == "inference" else ""
    index = index_of(
        told("a1", A, killed=["5", "8"]),
        told("b1", B, killed=said("5", basis=basis, note=note)),
        groups={"one": ["a1", "b1"]},
    )
    between = index.compare((A, B))
    assert len(between.clashes) == clashes
    if severity:
        [left] = [each for each in between.discrepancies if each.field == "killed"]
        assert (left.severity, left.rests_on_inference) == (severity, True)
        assert "inferred" in left.closing


def test_an_omission_of_what_is_said_in_words_does_not_rest_on_an_inference_beside_it() -> None:
    inferred = said("5", basis="inference", note="Told by the coder.")
    index = index_of(
        told("a1", A, killed=[said("5"), inferred]), told("b1", B, wounded="2"), groups={"one": ["a1", "b1"]}
    )
    omissions = [each for each in index.compare((A, B)).omissions if each.field == "killed"]
    assert [each.rests_on_inference for each in omissions] == [False]
