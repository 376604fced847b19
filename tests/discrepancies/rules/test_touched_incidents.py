"""Which incidents a change touches: those that read what it changes, and no others."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from claims.discrepancies.document_coverage import Coverage
from claims.discrepancies.incident_accounts import Accounts, Settings
from claims.discrepancies.rules.touched_incidents import touched_incidents
from claims.incidents import Incidents
from claims.origins import Origins
from claims.tables import Collection
from tests.builders.collection_tables import build_collection, claim, row, said
from tests.builders.incidents import linked

# The march is told by two sources, and cited for the protest; the raid is part of the siege and of the campaign, and near the
# document "survey", whose source tells of a fire some days before; two articles are known by one headline alone.
BEFORE = build_collection(
    claim("m1", when="2021-06-01", where="hill-town", participant="army", killed=said("3", group="army")),
    claim("m2", source="source-b", when="2021-06-01", killed=said("5", stance="relays", chain="witness:asserts")),
    claim(
        "p1", source="source-c", when="2021-08-01", reason=said("anger", cites="m1-doc|leaflet"),
        wounded=said("9", basis="inference", note="Seen."), crowd=said("2", part_of="p1-3"),
    ),
    claim("r1", source="source-d", when="2021-01-20", where="river-town", killed=said("2", group="police")),
    claim(
        "s1", source="source-e", when="2021-01-10/2021-02-02", where="river-town",
        killed="7", crowd=said("4", part_of="s1-3"), wounded=said("1", part_of="s1-3"),
    ),
    claim("c1", source="source-g", when="2021-01-01/2021-02-20"),
    claim("f1", source="source-f", document="survey", when="2021-01-15", where="new-quarter"),
    claim("h1", source="source-h", document="headline", when="2021-11-01", initiator="police"),
    claim("h2", source="source-h", document="headline", when="2021-12-01", initiator="police"),
    sources=[
        row("sources", "witness", kind="speaker"),
        row("sources", "source-d", ties="security"),
        row("sources", "agency"),
    ],
    documents=[
        row("documents", "survey", source_id="source-f", coverage="north", published_from="2021-01-25", published_to="2021-01-25"),
        row("documents", "leaflet", source_id="source-h"),
        row("documents", "wire", source_id="agency"),
        row("documents", "m2-doc", source_id="source-b", within="wire"),
        row("documents", "headline", source_id="source-h", within="wire", title="Clash"),
    ],
)  # fmt: skip
GROUPS = {
    "march": ["m1", "m2"], "protest": ["p1"], "raid": ["r1"], "siege": ["s1"], "campaign": ["c1"], "fire": ["f1"],
    "clash": ["h1"], "clash again": ["h2"],
}  # fmt: skip
PARTS = (("raid", "siege"), ("raid", "campaign"))
EVERY = set(GROUPS)
INCIDENTS = linked(BEFORE, GROUPS, parts=PARTS)
WAR, NEAR_FIRE, MARCH = {"raid", "siege", "campaign"}, {"fire", "raid", "siege"}, {"march", "protest"}


def touched(after: Collection, incidents: Incidents | None = None) -> set[str]:
    now = linked(after, GROUPS, parts=PARTS) if incidents is None else incidents
    return set(touched_incidents(_accounts(BEFORE, INCIDENTS), _accounts(after, now)))


def _accounts(collection: Collection, incidents: Incidents) -> Accounts:
    settings = Settings()
    coverage = Coverage(collection, incidents, settings.max_event_days)
    return Accounts(collection, incidents, "", Origins(collection), coverage, settings)


def with_cells(table: str, row_id: str, **cells: str) -> Collection:
    """The collection with other cells in one row."""
    frame = getattr(BEFORE, table).copy()
    for column, value in cells.items():
        frame.loc[frame.iloc[:, 0] == row_id, column] = value
    return with_table(table, frame)


def with_row(table: str, row_id: str, **cells: str) -> Collection:
    """The collection with one more row."""
    added = pd.DataFrame([row(table, row_id, **cells)])
    return with_table(table, pd.concat([getattr(BEFORE, table), added], ignore_index=True))


def with_table(table: str, frame: pd.DataFrame) -> Collection:
    """The collection with another frame for one table."""
    changed: dict[str, Any] = {table: frame}  # mypy takes the name of any attribute for any type
    return replace(BEFORE, **changed)


@pytest.mark.parametrize(
    ("table", "row_id", "cells", "incidents"),
    [
        pytest.param("statements", "p1-3", {"value": "10"}, {"protest"}, id="a statement is read by its incident"),
        pytest.param("statements", "m2-2", {"value": "6"}, {"march"}, id="the words of one who is not cited"),
        pytest.param("statements", "m1-4", {"value": "4"}, MARCH, id="what a cited document tells"),
        pytest.param("statements", "r1-3", {"note": "Checked."}, WAR, id="a part is read for its wholes"),
        pytest.param("statements", "s1-1", {"note": "Checked."}, WAR, id="a whole is read for its part, and for what else that is part of"),
        pytest.param("statements", "f1-1", {"note": "x"}, {"fire", "siege"}, id="a source near tells of the days"),
        pytest.param("statements", "f1-2", {"value": "hill-town"}, NEAR_FIRE, id="a document near is about another place"),
        pytest.param("statements", "s1-4", {"part_of": ""}, {"protest", *WAR}, id="a field is no more told only as a part"),
        pytest.param("statements", "p1-3", {"basis": "stated"}, {"protest", *WAR}, id="nor by what is not inferred"),
        pytest.param("statements", "h1-2", {"fragment": "at dawn"}, {"clash", "clash again"}, id="more is held than a title"),
        pytest.param("sources", "source-b", {"name": "B"}, {"march"}, id="a source's name"),
        pytest.param("sources", "source-a", {"ties": "army"}, MARCH, id="the side of a source that is cited"),
        pytest.param("sources", "source-f", {"name": "F"}, NEAR_FIRE, id="a source with a document near"),
        pytest.param("sources", "witness", {"name": "W"}, {"march"}, id="a speaker"),
        pytest.param("sources", "agency", {"name": "G"}, {"march", "clash", "clash again"}, id="the source of what holds a document"),
        pytest.param("parties", "police", {"name": "P"}, {*WAR, "clash", "clash again"}, id="a party that is named"),
        pytest.param("parties", "government", {"name": "G"}, EVERY - {"fire"}, id="a party above others"),
        pytest.param("parties", "security", {"name": "S"}, WAR, id="the side of a source"),
        pytest.param("parties", "children", {"name": "Young people"}, set(), id="a party that nobody names"),
        pytest.param("places", "hill-town", {"latitude": "1"}, MARCH, id="a place"),
        pytest.param("documents", "leaflet", {"title": "L"}, {"protest"}, id="a document that is cited"),
        pytest.param("documents", "survey", {"coverage": "hill-town"}, NEAR_FIRE, id="a document near"),
        pytest.param("fields", "killed", {"severity": "minor"}, EVERY, id="a field"),
    ],
)  # fmt: skip
def test_a_changed_row_touches_the_incidents_that_read_it(
    table: str, row_id: str, cells: dict[str, str], incidents: set[str]
) -> None:
    assert touched(with_cells(table, row_id, **cells)) == incidents


def test_nothing_is_touched_where_nothing_changed_or_only_rows_were_added_that_nobody_names() -> None:
    assert touched(BEFORE) == set()
    assert touched(with_row("parties", "navy", parent="government")) == set()
    assert touched(with_row("judgements", "j1", claim_a="m1", claim_b="p1", verdict="not same")) == set()
    assert touched(with_row("documents", "poster", source_id="source-a")) == set()


def test_an_added_document_touches_the_incidents_that_it_is_near() -> None:
    after = with_row("documents", "bulletin", source_id="source-a", coverage="hill-town")
    published = after.documents["document_id"] == "bulletin"
    for column in ("published_first", "published_last"):
        after.documents.loc[published, column] = pd.Timestamp("2021-06-05")
    assert touched(after) == {"march"}


def test_rows_in_another_order_touch_every_incident() -> None:
    turned = BEFORE.statements.iloc[::-1].reset_index(drop=True)
    assert touched(replace(BEFORE, statements=turned)) == EVERY


def test_a_claim_that_moves_touches_where_it_was_and_where_it_is() -> None:
    moved = linked(BEFORE, {**GROUPS, "march": ["m1", "p1"], "protest": ["m2"]}, parts=PARTS)
    assert touched(BEFORE, replace(moved, table=INCIDENTS.table)) == MARCH


def test_what_is_part_no_more_is_touched_on_both_sides() -> None:
    assert touched(BEFORE, replace(INCIDENTS, parts=INCIDENTS.parts.iloc[:0])) == WAR


def test_another_name_of_an_incident_touches_it_and_what_it_is_part_of() -> None:
    table = INCIDENTS.table.assign(name=INCIDENTS.table["name"].replace("Event raid", "Event raid (2)"))
    assert touched(BEFORE, replace(INCIDENTS, table=table)) == WAR
