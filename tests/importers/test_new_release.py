"""A new release over an older one."""

from pathlib import Path

import pytest

from claims.importers import ImportedTable, import_table, revise
from claims.tables import Collection
from tests.builders.foreign_tables import ged_rows, import_text, mapping_of, table_of

MAPPING = mapping_of(",source_id,,ev", ",source,,Events", "no,id", "dead,killed", "hurt,wounded", "type,kind")


def release(deaths: dict[str, str], *, kind: str = "clash", hurt: str = "1", file: str = "old.csv") -> ImportedTable:
    """An import of one row for each id, in which so many were killed."""
    rows = len(deaths)
    return import_table(
        table_of(file, no=list(deaths), dead=list(deaths.values()), hurt=[hurt] * rows, type=[kind] * rows),
        MAPPING,
    )


def after(*releases: ImportedTable) -> Collection:
    collection = releases[0].collection
    for imported in releases[1:]:
        collection = revise(collection, imported).collection
    return collection


def test_rows_are_added_changed_unchanged_or_gone() -> None:
    old = release({"7": "1", "8": "1", "9": "1"})
    revision = revise(old.collection, release({"10": "1", "7": "1", "8": "2"}, file="new.csv"))
    assert (revision.added, revision.changed) == (("ev-10",), ("ev-8.v2",))
    assert (revision.unchanged, revision.gone) == (("ev-7",), ("ev-9",))
    claims = revision.collection.claims.set_index("claim_id")
    assert list(claims.index) == ["ev-7", "ev-8", "ev-9", "ev-10", "ev-8.v2"]
    assert claims["supersedes"].to_dict() == {"ev-7": "", "ev-8": "", "ev-9": "", "ev-10": "", "ev-8.v2": "ev-8"}
    assert revision.collection.problems == ()


def test_the_statements_of_a_changed_row_are_those_of_its_new_claim() -> None:
    statements = after(release({"8": "1"}), release({"8": "2"}, file="new.csv")).statements
    killed = statements[statements["field"] == "killed"]
    assert list(zip(killed["statement_id"], killed["value"], strict=True)) == [
        ("ev-8.killed", "1"),
        ("ev-8.v2.killed", "2"),
    ]


def test_parts_of_a_changed_row_are_parts_of_its_new_statements(tmp_path: Path) -> None:
    old = import_text(tmp_path, ged_rows({"deaths_a": "3"}))
    new = import_text(tmp_path, ged_rows({"deaths_a": "4"}), "newer.csv")
    statements = revise(old.collection, new).collection.statements.set_index("statement_id")
    assert statements.loc["ucdp-7.v2.killed.side-a", "part_of"] == "ucdp-7.v2.killed"


def test_the_same_release_again_adds_nothing() -> None:
    new = release({"8": "2"}, file="new.csv")
    revised = after(release({"8": "1"}), new)
    again = revise(revised, new)
    assert (again.added, again.changed, again.unchanged) == ((), (), ("ev-8.v2",))
    assert again.collection.digest == revised.digest


def test_the_tenth_version_is_newer_than_the_ninth() -> None:
    releases = [release({"8": str(dead)}, file=f"{dead}.csv") for dead in range(1, 11)]
    collection = after(*releases)
    assert collection.claims["supersedes"].tolist() == ["", "ev-8", *(f"ev-8.v{version}" for version in range(2, 10))]
    revision = revise(collection, release({"8": "11"}, file="11.csv"))
    assert revision.changed == ("ev-8.v11",)
    assert revision.collection.claims.set_index("claim_id").loc["ev-8.v11", "supersedes"] == "ev-8.v10"
    assert revise(collection, releases[-1]).unchanged == ("ev-8.v10",)


@pytest.mark.parametrize(("change", "is_changed"), [({"hurt": "2"}, True), ({"kind": "siege"}, True), ({}, False)])
def test_what_a_row_says_counts_and_where_it_stands_does_not(change: dict[str, str], is_changed: bool) -> None:
    old = release({"9": "1", "8": "1"})
    revision = revise(old.collection, release({"8": "1", "9": "1"}, file="new.csv", **change))
    assert bool(revision.changed) is is_changed


def test_new_kinds_of_event_are_added_to_those_there_are() -> None:
    fields = after(release({"8": "1"}, kind="siege"), release({"9": "1"}, kind="ambush", file="new.csv")).fields
    assert fields.set_index("field").loc["kind", "terms"] == "ambush|siege"


def test_claims_of_other_sources_are_not_gone() -> None:
    other = import_table(table_of(no=["1"], dead=["1"]), mapping_of(",source_id,,other", "no,id", "dead,killed"))
    both = revise(release({"8": "1"}).collection, other)
    assert (both.added, both.gone) == (("other-1",), ())
    assert len(both.collection.claims) == 2
