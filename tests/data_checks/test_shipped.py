"""The shipped collection, end to end: what any reader of the five sources would ask of it; and the judgements of both coded ones."""

from collections.abc import Callable

import pytest

from claims.collection import claim_digests
from claims.model import Discrepancy, Kind, Severity
from claims.study import Study
from tests.builders.shipped import el_salvador_study, shipped_study


def incident_of(claim_id: str) -> str:
    return shipped_study().incidents.incident_of[claim_id]


def high(kind: Kind) -> list[Discrepancy]:
    return [
        found
        for found in shipped_study().findings.discrepancies
        if found.kind is kind and found.severity is Severity.HIGH
    ]


def test_it_loads_without_problems() -> None:
    assert shipped_study().collection.problems == ()


@pytest.mark.parametrize("study", [shipped_study, el_salvador_study], ids=["qamishli-hasakah", "el-salvador-1989"])
def test_judgements_give_their_reason_and_are_of_the_claims_as_they_read_now(study: Callable[[], Study]) -> None:
    collection = study().collection
    judgements = collection.judgements
    assert (judgements["why"] != "").all()
    digests = claim_digests(collection, [*judgements["claim_a"], *judgements["claim_b"]])
    assert [digests[claim] for claim in judgements["claim_a"]] == judgements["digest_a"].tolist()
    assert [digests[claim] for claim in judgements["claim_b"]] == judgements["digest_b"].tolist()


@pytest.mark.parametrize(
    "claims",
    [
        ("sohr-2021-01-23-clash", "wikipedia-2021-01-23-clash", "hawar-2021-01-23-halko"),
        ("wikipedia-2021-01-23-clash", "wikipedia-2021-01-23-night", "enab-baladi-2021-01-24-tension"),
        ("hawar-2021-01-27-demonstration", "rozana-2021-01-27-demonstration"),
        ("sohr-2021-01-24-siege", "wikipedia-siege-text", "wikipedia-infobox-siege", "hawar-siege", "rozana-siege"),
        ("sohr-2021-01-10-arrests", "wikipedia-2021-01-10-arrests"),
        ("wikipedia-2021-02-02-lifting", "wral-2021-02-02-lifting", "north-press-2021-02-02-normal"),
        ("ara-2016-04-ceasefire", "sohr-2016-04-23-truce"),
        ("ucdp-2016-04-22-civilians", "sohr-2016-04-22-silence"),
        ("ucdp-2016-04-30-attack", "sohr-2016-04-30-bombing"),
        ("ucdp-2016-04-21-clashes", "ucdp-2016-04-21-civilians", "sohr-2016-04-27-toll"),
    ],
)
def test_accounts_of_one_event_are_one_incident(claims: tuple[str, ...]) -> None:
    assert len({incident_of(claim_id) for claim_id in claims}) == 1


def test_the_gatherings_of_27_and_31_january_are_two() -> None:
    assert incident_of("rozana-2021-01-27-demonstration") != incident_of("wikipedia-2021-01-31-vigil")


def test_nothing_of_2016_or_of_the_background_is_with_2021() -> None:
    incidents = shipped_study().incidents
    for claim_ids in incidents.claims_of.values():
        assert len({claim_id.startswith("ara-") or "2016" in claim_id for claim_id in claim_ids}) == 1
    background = {"hawar-2004", "hawar-2018-afrin", "hawar-2020-04-04-emergency-team"}
    assert all(incidents.claims_of[incident_of(claim_id)] == (claim_id,) for claim_id in background)


@pytest.mark.parametrize(
    "claim_id",
    [
        "wikipedia-2021-01-10-arrests",
        "sohr-2021-01-23-clash",
        "wikipedia-2021-01-23-night",
        "rozana-2021-01-27-demonstration",
        "wikipedia-2021-01-31-vigil",
        "wikipedia-2021-02-02-lifting",
    ],
)
def test_the_siege_holds_its_clashes_as_parts(claim_id: str) -> None:
    wholes = shipped_study().incidents.wholes_of[incident_of(claim_id)]
    assert incident_of("wikipedia-siege-text") in wholes


def test_the_fire_of_23_january_is_part_of_the_fire_of_which_it_is_told_as_the_last() -> None:
    wholes = shipped_study().incidents.wholes_of[incident_of("hawar-2021-01-23-halko")]
    assert incident_of("hawar-halko-firing") in wholes


def test_the_calm_after_a_clash_is_no_account_of_it() -> None:
    assert incident_of("sohr-2021-01-24-calm") != incident_of("enab-baladi-2021-01-24-tension")


def test_who_attacked_whom_on_23_january_is_the_worst() -> None:
    worst = shipped_study().findings.discrepancies[0]
    assert (worst.incident_id, worst.field, worst.severity) == (
        incident_of("sohr-2021-01-23-clash"),
        "attacked",
        Severity.HIGH,
    )
    assert {side.origins for side in worst.sides} == {("aanes-side",), ("government-side",)}


def test_the_hedged_death_in_the_total_is_high() -> None:
    found = [each for each in high(Kind.CERTAINTY) if each.field == "killed"]
    assert [each.incident_id for each in found] == [incident_of("wikipedia-infobox-siege")]
    assert "wikipedia-2021-01-23-night" in found[0].sides[1].claim_ids


@pytest.mark.parametrize(
    ("claim_id", "field", "kind", "severity"),
    [
        ("wikipedia-infobox-siege", "captured", Kind.COUNT, Severity.MEDIUM),
        ("hawar-siege", "besieged", Kind.SCOPE, Severity.HIGH),
        ("hawar-2021-01-02-grenade", "killed", Kind.AMBIGUITY, Severity.MEDIUM),
        ("wikipedia-2021-01-23-night", "killed", Kind.OMISSION, Severity.HIGH),
        ("hawar-2021-01-27-demonstration", "crowd", Kind.CROWD, Severity.MEDIUM),
        ("wikipedia-siege-text", "passage", Kind.SCOPE, Severity.MEDIUM),
        ("rozana-2021-01-27-demonstration", "initiator", Kind.RESPONSIBILITY, Severity.HIGH),
        ("rozana-2021-01-27-demonstration", "where", Kind.PLACE, Severity.MEDIUM),
        ("rozana-siege", "blocked", Kind.SCOPE, Severity.HIGH),
        ("rozana-shahba", "blamed", Kind.RESPONSIBILITY, Severity.MEDIUM),
        ("wral-2021-02-02-lifting", "ended_by", Kind.RESPONSIBILITY, Severity.MINOR),
        ("hawar-siege", "began", Kind.DATE, Severity.MINOR),
        ("wikipedia-siege-text", "reason", Kind.CAUSE, Severity.MEDIUM),
        ("wikipedia-2021-01-10-arrests", "where", Kind.PLACE, Severity.MINOR),
        ("wikipedia-2021-01-10-arrests", "captured", Kind.LOST_DETAIL, Severity.MEDIUM),
        ("hawar-2021-01-27-demonstration", "crowd_act", Kind.CHARACTER, Severity.MINOR),
        ("wikipedia-2021-01-23-clash", "initiator", Kind.RESPONSIBILITY, Severity.MINOR),
        ("wikipedia-infobox-siege", "wounded", Kind.INTERNAL, Severity.MINOR),
        ("wikipedia-2021-01-23-clash", "wounded", Kind.SHARED_ORIGIN, Severity.MINOR),
        ("wikipedia-2021-01-23-clash", "wounded", Kind.LOST_DETAIL, Severity.MINOR),
        ("wikipedia-2021-01-23-clash", "seriously_wounded", Kind.LOST_DETAIL, Severity.MINOR),
    ],
)
def test_known_discrepancies_are_raised(claim_id: str, field: str, kind: Kind, severity: Severity) -> None:
    found = [
        each
        for each in shipped_study().findings.of_incident(incident_of(claim_id))
        if (each.field, each.kind) == (field, kind)
    ]
    assert severity in {each.severity for each in found}


@pytest.mark.parametrize(
    "words",
    [
        "450",  # prisoners demanded, not released
        "can mean the same day",  # the thirteenth, fifteenth and 22nd day
        "The second figure covers only",  # seven wounded in the siege, six on 23 January
        "names for the same party",
        "published, or may have published, before the event",
    ],
)
def test_known_look_alikes_are_explained(words: str) -> None:
    assert any(words in found.sentence for found in shipped_study().findings.lookalikes)


def test_every_side_leads_to_words() -> None:
    collection, findings = shipped_study().collection, shipped_study().findings
    for found in findings.discrepancies + findings.lookalikes:
        for side in found.sides:
            assert side.statement_ids or side.claim_ids or side.source_ids
            assert all(collection.statement_records[each].fragment for each in side.statement_ids)


def test_rows_of_the_dataset_for_april_2016_are_parts_of_the_clash_never_the_clash_itself() -> None:
    collection, incidents = shipped_study().collection, shipped_study().incidents
    whole = incident_of("ara-2016-04-clashes")
    rows = [claim for claim in collection.claims["claim_id"] if claim.startswith("ucdp-2016-04-2")]
    assert len(rows) == 5
    assert {incidents.row(incident_of(claim))["parent"] for claim in rows} == {whole}
    assert incidents.row(incident_of("ucdp-2016-04-30-attack"))["parent"] == ""


def test_the_dataset_and_the_total_of_april_2016_are_held_against_each_other_as_parts_and_whole() -> None:
    found = [
        each
        for each in shipped_study().findings.of_incident(incident_of("ara-2016-04-clashes"))
        if each.field == "killed"
    ]
    assert any("in total" in each.sentence for each in found)
    collection = shipped_study().collection
    dead = [
        each
        for each in collection.statement_records.values()
        if each.claim_id.startswith("ucdp-2016-04-2") and each.group in {"government-side", "sdf"} and each.count
    ]
    sums = {
        side: sum(each.count.low for each in dead if each.count and each.group == side)
        for side in ("government-side", "sdf")
    }
    assert sums == {"government-side": 31, "sdf": 20}  # ARA News: at least 31, and 13
