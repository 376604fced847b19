"""The accounts of an incident side by side: a cell for each claim, with words and the relation to the others."""

import pytest

from claims.discrepancies import CELL_COLUMNS, claims_side_by_side, side_by_side
from claims.errors import UnknownIdError
from tests.builders.collection_tables import Tables, build_collection, claim, row, said
from tests.builders.findings import A, B, C, clean
from tests.builders.incidents import linked


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
        ["where", "where", "", "c1", A, "c1-doc", "River Town", "agrees", "c1-3", "stated"],
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


def test_counts_of_groups_that_share_nobody_agree_for_want_of_a_rival() -> None:
    found = relations(
        claim("c1", source=A, wounded=said("6", group="police")),
        claim("c2", source=B, wounded=said("8", group="security")),
    )
    assert found["wounded", "police", "c1"] == "agrees"
    assert found["wounded", "security", "c2"] == "agrees"


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
    assert claims_side_by_side(collection, ["c2", "c1"])["relation"].tolist() == ["agrees", "agrees"]
    assert claims_side_by_side(collection, ["c2", "c1"])["claim_id"].tolist() == ["c2", "c1"]
    assert claims_side_by_side(collection, []).empty


def test_an_unknown_incident_offers_near_ones() -> None:
    collection = build_collection(claim("c1", source=A, killed="1"))
    with pytest.raises(UnknownIdError, match="i-one"):
        side_by_side(collection, linked(collection, {"i-one": ["c1"]}), "i-none")
