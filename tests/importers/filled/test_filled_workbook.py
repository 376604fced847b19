"""A workbook that somebody filled in, opened as a collection."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from claims.collection import load_collection, make_collection, metadata_of, write_workbook
from claims.collection.problems import ProblemLog
from claims.collection.text_tables import WrittenCollection
from claims.importers import open_collection
from claims.importers.filled.complete_rows import complete_rows
from claims.projects import starter_frames, write_template
from claims.schema import TABLE_COLUMNS, TABLES
from claims.tables import Collection
from tests.builders.collection_tables import SMALL
from tests.builders.filled_workbooks import Rows, fill_template
from tests.builders.office import fill_in_office

NEWCOMER: Rows = {
    "sources": [{"name": "Hawar News"}, {"name": "SANA", "kind": "Outlet", "aliases": "سانا"}],
    "documents": [{"source_id": "hawar news", "title": "Clashes in Qamishli", "published_from": "24 January 2021"}],
    "claims": [
        {"document_id": "Clashes in Qamishli", "title": "Halko clash"},
        {"document_id": "سانا", "title": "Halko attack", "background": "No"},
    ],
    "statements": [
        {
            "claim_id": "Halko clash",
            "field": "Killed",
            "group": "Asayish",
            "value": "at least 14",
            "chain": "A resident",
        },
        {"claim_id": "Halko clash", "field": "when", "value": date(2021, 1, 23)},
        {"claim_id": "Halko attack", "field": "when", "value": "23 Jan 2021"},
        {"claim_id": "Halko attack", "field": "killed", "group": "asayish", "value": 3},
        {"claim_id": "Halko attack", "field": "where", "value": "Qamishli"},
        {"claim_id": "Halko attack", "field": "kind", "value": "Stabbing"},
    ],
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    return open_collection(fill_template(tmp_path_factory.mktemp("filled") / "mine.xlsx", NEWCOMER))


def values(collection: Collection) -> dict[tuple[str, str], str]:
    """Each value by the title of its claim and its field."""
    titles = dict(zip(collection.claims["claim_id"], collection.claims["title"], strict=True))
    rows = collection.statements[["claim_id", "field", "value"]].itertuples(index=False, name=None)
    return {(titles[claim_id], field): value for claim_id, field, value in rows}


def test_the_template_is_an_empty_project_without_problems(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx")
    collection = open_collection(tmp_path / "template.xlsx")
    assert collection.problems == ()
    assert {table: set(rows) for table, rows in collection.rows.items() if len(rows)} == {
        table: set(frame.iloc[:, 0]) for table, frame in starter_frames().items()
    }


def test_what_a_newcomer_wrote_is_read_and_what_was_added_is_said(filled: Collection) -> None:
    assert values(filled) == {
        ("Halko clash", "killed"): "14+",
        ("Halko clash", "when"): "2021-01-23",
        ("Halko attack", "when"): "2021-01-23",
        ("Halko attack", "killed"): "3",
        ("Halko attack", "where"): "qamishli",
        ("Halko attack", "kind"): "Stabbing",
    }
    assert [problem.row for problem in filled.problems] == [None] * 4
    told = " ".join(map(str, filled.problems))
    for name in ("'A resident' (statements, row 6)", "'سانا' (claims, row 4)", "'Asayish'", "'Qamishli'"):
        assert name in told


def test_ids_are_made_from_names_and_names_lead_to_ids(filled: Collection) -> None:
    assert list(filled.sources["source_id"]) == ["hawar-news", "sana", "a-resident"]
    assert list(filled.documents["source_id"]) == ["hawar-news", "sana"]
    assert set(filled.statements.loc[filled.statements["field"] == "killed", "group"]) == {"asayish"}
    [said] = [text for text in filled.statements["chain"] if text]
    assert said == "a-resident:asserts"
    assert "Stabbing" in filled.field_specs["kind"].terms


def test_a_value_that_was_put_otherwise_keeps_its_words(filled: Collection) -> None:
    [note] = filled.statements.loc[filled.statements["value"] == "14+", "note"]
    assert note == "Written as 'at least 14'."
    assert filled.documents["published_note"][0] == "Written as '24 January 2021'."


@pytest.mark.parametrize(
    ("table", "cells", "where", "allowed"),
    [
        ("statements", {"claim_id": "Halko clash", "field": "killed", "value": "lots"}, "column value", "a count"),
        ("statements", {"claim_id": "Halko clahs", "field": "killed", "value": "3"}, "column claim_id", "an id in claims"),
        ("statements", {"claim_id": "Halko clash", "field": "kiled", "value": "3"}, "column field", "such as 'killed'"),
        ("statements", {"claim_id": "Halko clash", "field": "when", "value": "soon"}, "column value", "a date"),
        ("statements", {"claim_id": "Halko clash", "field": "killed", "value": "3", "group": "Asayis"}, "column group", "'asayish'"),
        ("sources", {"name": "SANA", "kind": "rumour"}, "column kind", "one of outlet"),
        ("claims", {"document_id": "Nobody's", "title": "Lost"}, "column document_id", "an id in documents"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_and_the_rest_is_read(
    tmp_path: Path, table: str, cells: Mapping[str, str], where: str, allowed: str
) -> None:
    path = fill_template(tmp_path / "mine.xlsx", {**NEWCOMER, table: [*NEWCOMER[table], cells]})
    collection = open_collection(path)
    [problem] = [problem for problem in collection.problems if problem.row]
    assert str(problem).startswith(f"{table}, row ")
    assert where in str(problem)
    assert allowed in problem.allowed
    assert len(collection.statements) == 6


def test_kinds_are_read_as_people_call_them(tmp_path: Path) -> None:
    kinds = {"sources": ("Government", "speaker"), "parties": ("army", "force"), "places": ("Village", "town")}
    rows = {table: [*NEWCOMER.get(table, ()), {"name": "Fresh", "kind": kind}] for table, (kind, _) in kinds.items()}
    collection = open_collection(fill_template(tmp_path / "mine.xlsx", {**NEWCOMER, **rows}))
    made = {table: getattr(collection, table).query("name == 'Fresh'")["kind"].tolist() for table in kinds}
    assert made == {table: [kind] for table, (_, kind) in kinds.items()}


def test_what_libreoffice_saves_in_its_own_format_is_the_same_collection(tmp_path: Path, filled: Collection) -> None:
    saved = open_collection(fill_in_office(tmp_path / "mine.ods", NEWCOMER))
    assert not [problem for problem in saved.problems if problem.row]
    assert values(saved) == values(filled)
    assert saved.sources[["source_id", "name", "aliases"]].equals(filled.sources[["source_id", "name", "aliases"]])


def test_a_name_of_two_rows_names_neither(tmp_path: Path) -> None:
    rows: Rows = {
        **NEWCOMER,
        "places": [{"name": "Qamishli", "place_id": "town-1"}, {"name": "Qamishli", "place_id": "town-2"}],
    }
    [problem, *_] = [each for each in open_collection(fill_template(tmp_path / "mine.xlsx", rows)).problems if each.row]
    assert "which several rows of places are called" in problem.found
    assert problem.allowed == "one of the ids town-1, town-2"


def test_headings_may_be_in_any_case_and_with_blanks(tmp_path: Path) -> None:
    path = fill_template(tmp_path / "mine.xlsx", NEWCOMER)
    book = load_workbook(path)
    for sheet in book:
        for cell in sheet[1] if sheet.title in TABLES else ():
            cell.value = str(cell.value).replace("_", " ").title()
    book.save(path)
    assert len(open_collection(path).statements) == 6


def test_other_files_are_read_as_they_stand() -> None:
    assert open_collection(SMALL).digest == load_collection(SMALL).digest


NOTES = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C"]), max_size=12)


@settings(max_examples=25, deadline=None)
@given(
    notes=st.lists(NOTES, min_size=4, max_size=4),
    dates=st.lists(st.dates().map(str), min_size=4, max_size=4),
    is_listed=st.booleans(),
)
def test_rows_that_are_right_stay_as_they_are(notes: list[str], dates: list[str], is_listed: bool) -> None:
    """However the cells of a collection are written that has no problem, completing changes none."""
    small = load_collection(SMALL)
    frames = {table: getattr(small, table)[list(TABLE_COLUMNS[table])].copy() for table in TABLES}
    statements = frames["statements"]
    at = statements.index[statements["field"] == "when"][:4]
    statements.loc[at, "value"] = dates[: len(at)]
    statements.loc[statements.index[:4], "note"] = notes[: len(statements.index[:4])]
    if is_listed:
        frames["sources"]["aliases"] = frames["sources"]["aliases"].str.replace("|", " | ")
    checked = make_collection(frames, metadata_of(small))
    if checked.problems:
        return
    numbered = {table: frame.set_axis(pd.RangeIndex(2, 2 + len(frame))) for table, frame in frames.items()}
    log = ProblemLog(files={table: table for table in TABLES})
    completed = complete_rows(WrittenCollection(metadata=metadata_of(small), frames=numbered, log=log))
    assert log.problems == []
    assert make_collection(completed.frames, metadata_of(small)).digest == checked.digest


def test_a_workbook_that_was_exported_is_read_as_it_is(tmp_path: Path) -> None:
    small = load_collection(SMALL)
    write_workbook(small, tmp_path / "small.xlsx")
    assert open_collection(tmp_path / "small.xlsx").digest == small.digest
