"""Discrepancies: each rule on the smallest accounts that show it, and on those that must not."""

import pytest

from claims.discrepancies import find_discrepancies, side_by_side
from claims.errors import UnknownIdError
from claims.findings import DISCREPANCY_COLUMNS, SIDE_COLUMNS, Findings
from claims.model import Discrepancy, Kind, Severity
from claims.values import Relation
from tests.builders.collection_tables import Tables, build_collection, claim, row, said
from tests.builders.incidents import linked

A, B, C = "source-a", "source-b", "source-c"


def compare(*claims: Tables, **tables: list[dict[str, str]]) -> Findings:
    """The findings of one incident told by the claims."""
    collection = build_collection(*claims, **tables)
    assert not collection.problems
    return find_discrepancies(collection, linked(collection, {"i": list(collection.claims["claim_id"])}))


def of_kind(findings: Findings, kind: Kind) -> list[Discrepancy]:
    return [found for found in findings.discrepancies if found.kind is kind]


def explained(findings: Findings, relation: Relation) -> list[str]:
    return [found.sentence for found in findings.lookalikes if found.relation is relation]


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (said("6", group="police"), said("8", group="police"), Relation.CONTRADICTS),
        (said("6", group="police"), said("8", group="officers"), Relation.CONTRADICTS),
        (said("6"), said("8", group="civilians"), Relation.CONTRADICTS),
        (said("0"), said("2"), Relation.DENIES),
        (said("dozens"), said("hundreds"), Relation.CONTRADICTS),
    ],
    ids=["same group", "part above whole", "part above all", "stated zero", "vague words"],
)
def test_numbers_that_share_nothing_are_raised(one: dict[str, str], other: dict[str, str], relation: Relation) -> None:
    found = of_kind(compare(claim("c1", source=A, wounded=one), claim("c2", source=B, wounded=other)), Kind.COUNT)
    assert [each.relation for each in found] == [relation]
    assert {source for side in found[0].sides for source in side.source_ids} == {A, B}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said("6", group="police"), said("6", group="civilians")),
        (said("6", group="police"), said("9", group="civilians")),
        (said("6", group="police"), said("9", group="demonstrators")),
        (said("21+"), said("25")),
        (said("6", group="police"), said("2", group="officers")),
        (said("6"), said("2", group="children")),
    ],
    ids=["equal, others", "unequal, others", "a role", "open end", "subgroup", "subgroup of all"],
)
def test_numbers_that_can_both_be_right_are_not_raised(one: dict[str, str], other: dict[str, str]) -> None:
    assert not of_kind(compare(claim("c1", source=A, wounded=one), claim("c2", source=B, wounded=other)), Kind.COUNT)


def test_the_same_number_of_other_people_is_explained() -> None:
    findings = compare(
        claim("c1", source=A, wounded=said("6", group="police")),
        claim("c2", source=B, wounded=said("6", group="civilians")),
    )
    assert any("different people" in sentence for sentence in explained(findings, Relation.COUNTS_OTHER))


def test_the_groups_of_one_claim_add_up() -> None:
    both = claim("c1", source=A, wounded=[said("6", group="police"), said("3", group="army")])
    total = claim("c2", source=B, wounded=said("7", group="government"))
    found = of_kind(compare(both, total), Kind.COUNT)
    assert len(found) == 1
    assert "9 together (The government)" in found[0].sentence


def test_a_vague_bound_is_named_as_ours() -> None:
    found = compare(
        claim("c1", source=A, crowd=said("dozens")), claim("c2", source=B, crowd=said("hundreds"))
    ).discrepancies
    assert found[0].kind is Kind.CROWD
    assert "convention of this project" in found[0].sentence


def test_rival_answers_of_one_source_stand_on_both_sides() -> None:
    rivals = [
        said("police", stance="relays", chain="council:asserts"),
        said("security", stance="relays", chain="army-speaker:asserts"),
    ]
    speakers = [
        row("sources", "council", kind="speaker", ties="administration"),
        row("sources", "army-speaker", kind="speaker", ties="army"),
    ]
    found = of_kind(compare(claim("c1", source=A, initiator=rivals), sources=speakers), Kind.RESPONSIBILITY)
    assert [(each.severity, each.relation) for each in found] == [(Severity.HIGH, Relation.DIFFERS)] or found[
        0
    ].relation is Relation.CONTRADICTS
    assert [side.source_ids for side in found[0].sides] == [(A,), (A,)]
    assert [side.origins for side in found[0].sides] == [("administration",), ("government",)]


def test_a_value_told_to_be_denied_belongs_to_its_speaker() -> None:
    speakers = [row("sources", "army-speaker", kind="speaker", ties="army")]
    denied = claim(
        "c1", source=A, initiator=[said("security", stance="denies", chain="army-speaker:asserts"), said("police")]
    )
    found = of_kind(compare(denied, sources=speakers), Kind.RESPONSIBILITY)
    assert len(found) == 1
    assert "which denies it" in found[0].sentence


@pytest.mark.parametrize(
    ("field", "one", "other", "kind", "relation"),
    [
        ("force", "shots in the air", "fire at people", Kind.CHARACTER, Relation.CONTRADICTS),
        ("armed", "yes", "no", Kind.CHARACTER, Relation.CONTRADICTS),
        ("when", "2021-01-23", "2021-01-24", Kind.DATE, Relation.CONTRADICTS),
        ("where", "old-quarter", "new-quarter", Kind.PLACE, Relation.DIFFERS),
        ("where", "river-town", "hill-town", Kind.PLACE, Relation.CONTRADICTS),
        ("blocked", "food", "fuel", Kind.SCOPE, Relation.DIFFERS),
        ("participant", "army", "police", Kind.PARTICIPANTS, Relation.DIFFERS),
    ],
)
def test_unlike_values_are_raised_with_kind_and_relation(
    field: str, one: str, other: str, kind: Kind, relation: Relation
) -> None:
    findings = compare(claim("c1", source=A, **{field: one}), claim("c2", source=B, **{field: other}))
    assert [found.relation for found in of_kind(findings, kind)] == [relation]


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("when", "2021-01", "2021-01-24"),
        ("where", "river-town", "old-quarter"),
        ("participant", "government", "police"),
        ("force", "fire at people", "fire at people"),
    ],
)
def test_values_that_fit_are_not_raised(field: str, one: str, other: str) -> None:
    findings = compare(claim("c1", source=A, **{field: one}), claim("c2", source=B, **{field: other}))
    assert not [found for found in findings.discrepancies if found.field == field]


def test_one_voice_that_excludes_itself_is_an_internal_inconsistency() -> None:
    findings = compare(claim("c1", source=A, force=["shots in the air", "fire at people"]))
    assert [found.kind for found in findings.discrepancies if found.field == "force"] == [Kind.INTERNAL]


def test_a_hedged_death_told_as_a_fact_is_high() -> None:
    hedged = claim("c1", source=A, killed=said("1", group="police", stance="hedges", chain="activists:asserts"))
    fact = claim("c2", source=B, killed=said("1", group="police"))
    found = of_kind(compare(hedged, fact, sources=[row("sources", "activists", kind="speaker")]), Kind.CERTAINTY)
    assert [each.severity for each in found] == [Severity.HIGH]


def two_parts(*, total: str, parts: list[dict[str, str]]) -> Findings:
    """A siege with a total, and a clash in it for each of the parts, all told by one source."""
    whole = claim(
        "whole", source=A, document="doc", when="2021-01-10/2021-02-02", wounded=said(total, group="government")
    )
    told = [
        claim(f"part-{index}", source=A, document="doc", when="2021-01-23", wounded=part)
        for index, part in enumerate(parts)
    ]
    collection = build_collection(whole, *told)
    groups = {"w": ["whole"], **{f"p{index}": [f"part-{index}"] for index in range(len(parts))}}
    pairs = tuple((f"p{index}", "w") for index in range(len(parts)))
    return find_discrepancies(collection, linked(collection, groups, parts=pairs))


def test_parts_that_carry_a_total_are_explained() -> None:
    findings = two_parts(total="7", parts=[said("6", group="police"), said("1", group="officers")])
    assert not findings.discrepancies
    assert any("is the sum of its parts" in sentence for sentence in explained(findings, Relation.AGREES))


def test_an_exact_total_against_a_floor_is_raised() -> None:
    found = of_kind(
        two_parts(total="7", parts=[said("6", group="police"), said("1", group="officers"), said("1+")]), Kind.INTERNAL
    )
    assert [each.relation for each in found] == [Relation.DIFFERS]
    assert "floor" in found[0].sentence


def test_a_total_below_its_parts_contradicts_them() -> None:
    found = of_kind(two_parts(total="5", parts=[said("6", group="police"), said("1", group="officers")]), Kind.INTERNAL)
    assert [each.relation for each in found] == [Relation.CONTRADICTS]


def test_a_total_is_as_certain_as_its_weakest_part() -> None:
    found = of_kind(
        two_parts(total="7", parts=[said("6", group="police"), said("1", group="officers", stance="hedges")]),
        Kind.CERTAINTY,
    )
    assert len(found) == 1


def test_parts_of_a_number_are_not_set_against_it() -> None:
    wounded = [said("6", group="police"), said("1", group="police", part_of="c1-1")]
    assert not compare(claim("c1", source=A, wounded=wounded)).discrepancies


def test_a_phrase_with_two_readings_is_an_ambiguity() -> None:
    killed = [
        said("2", group="civilians", fragment="two civilians, a child"),
        said("3", group="civilians", reading_of="c1-1"),
    ]
    findings = compare(claim("c1", source=A, killed=killed))
    assert [found.kind for found in findings.discrepancies] == [Kind.AMBIGUITY]
    assert "two civilians, a child" in findings.discrepancies[0].sentence


def test_agreement_of_one_origin_is_raised_and_of_two_is_not() -> None:
    first = claim("c1", source=A, wounded=said("6", group="police"))
    repeating = claim("c2", source=B, wounded=said("6", group="police", cites="c1-doc"))
    independent = claim("c2", source=B, wounded=said("6", group="police"))
    assert len(of_kind(compare(first, repeating), Kind.SHARED_ORIGIN)) == 1
    assert not of_kind(compare(first, independent), Kind.SHARED_ORIGIN)


def test_two_speakers_of_one_side_are_one_origin() -> None:
    speakers = [row("sources", name, kind="speaker", ties="administration") for name in ("council", "security-speaker")]
    one = claim("c1", source=A, wounded=said("6", stance="relays", chain="council:asserts"))
    other = claim("c2", source=B, wounded=said("6", stance="relays", chain="security-speaker:asserts"))
    found = of_kind(compare(one, other, sources=speakers), Kind.SHARED_ORIGIN)
    assert found[0].sides[0].origins == ("administration",)


def test_a_number_repeated_of_a_larger_group_loses_detail() -> None:
    exact = claim("c1", source=A, wounded=[said("6", group="police")])
    loose = claim("c2", source=B, wounded=said("6", group="government", cites="c1-doc"))
    assert len(of_kind(compare(exact, loose), Kind.LOST_DETAIL)) == 1


@pytest.mark.parametrize(
    ("coverage", "published", "raised"),
    [("river-town", "2021-01-26", True), ("", "2021-01-26", False), ("river-town", "2021-01-20", False)],
)
def test_silence_counts_only_where_the_document_could_have_known(coverage: str, published: str, raised: bool) -> None:
    telling = claim("c1", source=A, when="2021-01-23", where="river-town", killed=said("1", group="police"))
    silent = claim("c2", source=B, document="silent", published=published, when="2021-01-23", where="river-town")
    document = row(
        "documents", "silent", source_id=B, published_from=published, published_to=published, coverage=coverage
    )
    found = [
        each
        for each in of_kind(compare(telling, silent, documents=[document]), Kind.OMISSION)
        if each.field == "killed"
    ]
    assert [each.severity for each in found] == ([Severity.HIGH] if raised else [])


def test_a_source_without_any_account_is_told_of_or_may_predate() -> None:
    telling = claim("c1", source=A, when="2021-01-23", where="river-town")
    other = claim("c2", source=B, document="later", when="2021-02-20", where="river-town")
    later = row(
        "documents", "later", source_id=B, published_from="2021-02-22", published_to="2021-02-22", coverage="river-town"
    )
    earlier = row(
        "documents",
        "earlier",
        source_id=C,
        published_from="2021-01-20",
        published_to="2021-01-25",
        coverage="river-town",
    )
    collection = build_collection(telling, other, documents=[later, earlier], sources=[row("sources", C)])
    findings = find_discrepancies(collection, linked(collection, {"i1": ["c1"], "i2": ["c2"]}))
    absent = [each for each in findings.of_incident("i1") if each.relation is Relation.NO_ACCOUNT]
    assert [side.source_ids for side in absent[0].sides] == [(A,), (B,)]
    assert any("may have appeared, before it" in each.sentence for each in findings.lookalikes_of("i1"))


def test_a_later_claim_takes_the_place_of_the_one_it_supersedes() -> None:
    earlier = claim("c1", source=A, wounded=said("4", group="police"))
    later = claim("c2", source=A, wounded=said("6", group="police"), supersedes="c1")
    findings = compare(earlier, later)
    assert not findings.discrepancies
    assert any("later account of the same source" in each.sentence for each in findings.lookalikes)


def test_a_demand_is_explained_and_never_counted() -> None:
    demanded = claim("c1", source=A, wounded=said("450", stance="demands"))
    findings = compare(demanded, claim("c2", source=B, wounded=said("6")))
    assert not of_kind(findings, Kind.COUNT)
    assert any("demand" in sentence for sentence in explained(findings, Relation.COUNTS_OTHER))


def test_day_counts_of_different_days_can_allow_one_day() -> None:
    one = claim("c1", source=A, began=said("day 13", said="2021-01-23"))
    other = claim("c2", source=B, began=said("day 22", said="2021-02-01"))
    findings = compare(one, other)
    assert not of_kind(findings, Kind.DATE)
    assert any("allow one day" in sentence for sentence in explained(findings, Relation.OVERLAPS))


def test_two_names_of_one_party_are_explained() -> None:
    one = claim("c1", source=A, participant=said("police", verbatim="the police", fragment="the police"))
    other = claim("c2", source=B, participant=said("police", verbatim="الشرطة", fragment="الشرطة"))
    assert any("names of one party" in each.sentence for each in compare(one, other).lookalikes)


def test_worst_comes_first_and_frames_keep_the_order() -> None:
    findings = compare(
        claim("c1", source=A, killed=said("1"), wounded=said("6"), where="old-quarter"),
        claim("c2", source=B, killed=said("2"), wounded=said("8"), where="new-quarter"),
    )
    assert [found.severity for found in findings.discrepancies] == [Severity.HIGH, Severity.MEDIUM, Severity.MEDIUM]
    assert list(findings.table.columns) == list(DISCREPANCY_COLUMNS)
    assert list(findings.side_table.columns) == list(SIDE_COLUMNS)
    assert list(findings.table["discrepancy_id"]) == [found.discrepancy_id for found in findings.discrepancies]


def test_side_by_side_gives_every_claim_an_answer_with_its_relation() -> None:
    collection = build_collection(
        claim("c1", source=A, wounded=said("6", group="police")),
        claim("c2", source=B, wounded=said("8", group="police"), killed="1"),
    )
    table = side_by_side(collection, linked(collection, {"i": ["c1", "c2"]}), "i").set_index(["field", "claim_id"])
    assert table.loc[("wounded", "c1"), "relation"] == "contradicts"
    assert table.loc[("killed", "c1"), "relation"] == "does not say"
    assert table.loc[("killed", "c2"), "value"] == "1"


def test_side_by_side_of_an_unknown_incident_offers_near_ones() -> None:
    collection = build_collection(claim("c1", source=A, killed="1"))
    with pytest.raises(UnknownIdError, match="i-one"):
        side_by_side(collection, linked(collection, {"i-one": ["c1"]}), "i-none")


def test_an_account_that_relays_rival_versions_contradicts_one_that_gives_either() -> None:
    rivals = [said("police", stance="relays", chain="x:asserts"), said("security", stance="relays", chain="y:asserts")]
    speakers = [row("sources", each, kind="speaker") for each in ("x", "y")]
    collection = build_collection(
        claim("c1", source=A, initiator="police"), claim("c2", source=B, initiator=rivals), sources=speakers
    )
    table = side_by_side(collection, linked(collection, {"i": ["c1", "c2"]}), "i").set_index(["field", "claim_id"])
    relations = table.loc[["initiator"], "relation"].tolist()
    assert relations == ["contradicts", "contradicts"]


def test_the_sum_of_another_source_is_held_against_a_total_and_never_one_row() -> None:
    whole = claim(
        "whole",
        source=A,
        when="2021-01-10/2021-02-02",
        killed=[said("31+", group="government"), said("13", group="administration")],
    )
    days = [
        claim(
            f"row-{day}",
            source=B,
            document="dataset",
            when=f"2021-01-{day}",
            killed=[said(dead, group="army"), said(others, group="security")],
        )
        for day, dead, others in ((20, "4", "3"), (21, "20", "12"), (23, "7", "2"))
    ]
    collection = build_collection(whole, *days)
    groups = {"w": ["whole"], **{f"p{day}": [f"row-{day}"] for day in (20, 21, 23)}}
    findings = find_discrepancies(
        collection, linked(collection, groups, parts=tuple((part, "w") for part in list(groups)[1:]))
    )
    raised = [found for found in findings.discrepancies if found.kind is Kind.COUNT]
    assert [found.relation for found in raised] == [Relation.CONTRADICTS]
    assert "17, the sum of" in raised[0].sentence
    assert any("the parts sum to 31" in found.sentence for found in findings.lookalikes)
