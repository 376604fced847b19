"""The accounts of an incident side by side: a cell for each claim, with words and the relation to the others."""

import pytest

from claims.discrepancies import CELL_COLUMNS, Settings, claims_side_by_side, find_discrepancies, side_by_side
from claims.errors import UnknownIdError
from tests.builders.collection_tables import Tables, build_collection, claim, row, said
from tests.builders.findings import A, B, C, clean
from tests.builders.incidents import linked
from tests.builders.shipped import shipped_study


def relations(*claims: Tables, **tables: list[dict[str, str]]) -> dict[tuple[str, str, str], str]:
    """Field, group and claim to the relation shown, for all claims in one incident."""
    collection = clean(build_collection(*claims, **tables))
    table = side_by_side(collection, linked(collection, {"i": list(collection.claims["claim_id"])}), "i")
    keys = zip(table["field"], table["group"], table["claim_id"], strict=True)
    return dict(zip(keys, table["relation"], strict=True))


def test_every_claim_has_a_cell_in_every_row() -> None:
    collection = build_collection(
        claim("c1", source=A, killed=[said("6", group="police"), said("2", group="police")], where="river-town"),
        claim("c2", source=B, killed="1"),
    )
    table = side_by_side(collection, linked(collection, {"i": ["c1", "c2"]}), "i")
    assert list(table.columns) == list(CELL_COLUMNS)
    assert table.to_numpy().tolist() == [
        ["where", "where", "", "c1", A, "c1-doc", "River Town", "", "c1-3", "stated"],
        ["where", "where", "", "c2", B, "c2-doc", "", "does not say", "", ""],
        ["killed", "killed", "", "c1", A, "c1-doc", "", "does not say", "", ""],
        ["killed", "killed", "", "c2", B, "c2-doc", "1", "contradicts", "c2-1", "stated"],
        ["killed", "killed", "police", "c1", A, "c1-doc", "6; 2", "contradicts", "c1-1|c1-2", "stated"],
        ["killed", "killed", "police", "c2", B, "c2-doc", "", "does not say", "", ""],
    ]


@pytest.mark.parametrize(
    ("answers", "value", "basis"),
    [
        ([said("6", basis="inference", note="n")], "6 (inferred)", "inference"),
        ([said("6", basis="inference", note="n"), said("6")], "6", "stated|inference"),
        ([said("6", basis="reading"), said("2", basis="inference", note="n")], "6; 2 (inferred)", "reading|inference"),
        ([said("27", stance="denies"), "18", said("0", stance="denies")], "27 (denied); 18; 0", "stated"),
    ],
)
def test_what_the_coder_inferred_is_marked(answers: list[dict[str, str]], value: str, basis: str) -> None:
    collection = build_collection(claim("c1", source=A, killed=answers))
    table = side_by_side(collection, linked(collection, {"i": ["c1"]}), "i")
    assert (table["value"][0], table["basis"][0]) == (value, basis)


def test_the_worst_relation_to_any_other_claim_is_shown() -> None:
    found = relations(
        claim("c1", source=A, wounded="6"), claim("c2", source=B, wounded="6"), claim("c3", source=C, wounded="8")
    )
    assert set(found.values()) == {"contradicts"}


def test_counts_of_groups_that_share_nobody_count_something_else() -> None:
    found = relations(
        claim("c1", source=A, wounded=said("6", group="police")),
        claim("c2", source=B, wounded=said("8", group="security")),
    )
    assert found["wounded", "police", "c1"] == "counts something else"
    assert found["wounded", "security", "c2"] == "counts something else"


def test_a_count_is_compared_with_those_of_related_groups() -> None:
    found = relations(
        claim("c1", source=A, wounded=said("6", group="police")),
        claim("c2", source=B, wounded=said("8", group="officers")),
    )
    assert found["wounded", "police", "c1"] == found["wounded", "officers", "c2"] == "contradicts"


def test_an_account_that_relays_rival_versions_contradicts_one_that_gives_either() -> None:
    rivals = [said("police", stance="relays", chain="x:asserts"), said("security", stance="relays", chain="y:asserts")]
    speakers = [row("sources", each, kind="speaker") for each in ("x", "y")]
    found = relations(
        claim("c1", source=A, initiator="police"), claim("c2", source=B, initiator=rivals), sources=speakers
    )
    assert set(found.values()) == {"contradicts"}


def test_only_the_claims_given_are_compared() -> None:
    collection = build_collection(
        claim("c1", source=A, wounded="6"), claim("c2", source=B, wounded="6"), claim("c3", source=C, wounded="8")
    )
    incidents = linked(collection, {"i": ["c1", "c2", "c3"]})
    assert claims_side_by_side(collection, incidents, ["c2", "c1"])["relation"].tolist() == ["agrees", "agrees"]
    assert claims_side_by_side(collection, incidents, ["c2", "c1"])["claim_id"].tolist() == ["c2", "c1"]
    assert claims_side_by_side(collection, incidents, []).empty


@pytest.mark.parametrize(
    ("published", "relation"),
    [("2021-01-23", "overlaps"), ("2021-01-20/2021-01-23", "differs"), ("2021-01-21", "contradicts"), ("2021-02-20", "contradicts")],
)  # fmt: skip
def test_a_toll_of_a_later_day_stands_as_it_is_raised(published: str, relation: str) -> None:
    early = claim("c1", source=A, published="2021-01-21", when="2021-01-20", killed="3")
    late = claim("c2", source=B, published=published, when="2021-01-20", killed="5")
    collection = clean(build_collection(early, late))
    incidents = linked(collection, {"i": ["c1", "c2"]})
    raised = [str(each.relation) for each in find_discrepancies(collection, incidents).discrepancies]
    assert raised == ([] if relation == "overlaps" else [relation])
    for cells in (side_by_side(collection, incidents, "i"), claims_side_by_side(collection, incidents, ["c1", "c2"])):
        assert cells.loc[cells["field"] == "killed", "relation"].tolist() == [relation, relation]


@pytest.mark.parametrize(
    ("basis", "by_c", "relation"),
    [("stated", "5", "contradicts"), ("inference", "5", "differs"), ("inference", "8", "contradicts")],
)
def test_accounts_do_not_clash_by_inference_alone(basis: str, by_c: str, relation: str) -> None:
    found = relations(
        claim("c1", source=A, wounded="5"),
        claim("c2", source=B, wounded=said("8", basis=basis, note="n")),
        claim("c3", source=C, wounded=by_c),
    )
    assert found["wounded", "", "c1"] == relation


@pytest.mark.parametrize(("when", "relation"), [("2021-01-10/2021-01-20", "differs"), ("2021-01-20", "contradicts")])
def test_an_episode_can_be_in_two_places(when: str, relation: str) -> None:
    found = relations(
        claim("c1", source=A, when=when, where="river-town"), claim("c2", source=B, when=when, where="hill-town")
    )
    assert found["where", "", "c1"] == found["where", "", "c2"] == relation


@pytest.mark.parametrize(("supersedes", "relation"), [("", "contradicts"), ("c1", "differs")])
def test_an_earlier_statement_of_a_source_does_not_clash_with_what_takes_its_place(
    supersedes: str, relation: str
) -> None:
    first, later = claim("c1", source=A, crowd="80"), claim("c2", source=A, supersedes=supersedes, crowd="50")
    assert set(relations(first, later).values()) == {relation}
    rival = relations(first, later, claim("c3", source=B, crowd="50"))
    assert rival["crowd", "", "c3"] == "contradicts"


def test_how_long_a_toll_rises_can_be_set() -> None:
    early = claim("c1", source=A, published="2021-01-21", when="2021-01-20", killed="3")
    late = claim("c2", source=B, published="2021-01-23", when="2021-01-20", killed="5")
    collection = clean(build_collection(early, late))
    incidents = linked(collection, {"i": ["c1", "c2"]})
    cells = side_by_side(collection, incidents, "i", settings=Settings(max_days_running=2))
    assert cells.loc[cells["field"] == "killed", "relation"].tolist() == ["contradicts", "contradicts"]


def test_two_sizes_of_a_crowd_are_no_toll() -> None:
    early = claim("c1", source=A, published="2021-01-21", when="2021-01-20", crowd="30")
    found = relations(early, claim("c2", source=B, published="2021-01-23", when="2021-01-20", crowd="50"))
    assert found["crowd", "", "c1"] == "contradicts"


def test_an_unknown_incident_offers_near_ones() -> None:
    collection = build_collection(claim("c1", source=A, killed="1"))
    with pytest.raises(UnknownIdError, match="i-one"):
        side_by_side(collection, linked(collection, {"i-one": ["c1"]}), "i-none")


def test_two_answers_stand_to_each_other_alike_from_either_side() -> None:
    study = shipped_study()
    for incident_id, claims in study.incidents.claims_of.items():
        cells = side_by_side(study.collection, study.incidents, incident_id)
        turned = claims_side_by_side(study.collection, study.incidents, claims[::-1])
        order = ["field", "group", "claim_id"]
        assert cells.sort_values(order).to_numpy().tolist() == turned.sort_values(order).to_numpy().tolist()
