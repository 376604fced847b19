"""The sheet of discrepancies: every side leads to its words, silence included."""

import csv
import io
from datetime import date

import pytest

from claims.exports import FORMATS, export_discrepancies
from claims.exports.discrepancy_sheet import COLUMNS, discrepancy_sheet
from claims.exports.spreadsheets.wide_table import wide_sheet
from claims.projects import Note, NoteKind, PlacedNotes
from tests.builders.collection_tables import claim, row, said
from tests.builders.hostile_study import AT, FORMULA, SHOOTING, Study, hostile_study, study_of


def test_every_side_leads_to_its_words() -> None:
    records = discrepancy_sheet(*hostile_study(), filter="", at=AT).records
    assert [record["sentence"] for record in records if not record["words"]] == []
    assert any(f"“{FORMULA}”" in str(record["words"]) and "paragraph 2" in str(record["words"]) for record in records)


def test_a_side_is_a_row_with_its_speakers_and_origins() -> None:
    study = study_of(
        claim("one", **SHOOTING, killed=said("6", fragment="six dead")),
        claim("two", source="source-b", **SHOOTING, killed=said("2", group="police", fragment="two", gloss="2")),
        claim("three", source="source-c", **SHOOTING, killed=said("7", fragment="seven dead")),
    )
    sheet = discrepancy_sheet(*study, filter="all", at=AT, link="http://x/")
    first, second = (record for record in sheet.records if record["rank"] == 1)
    incident = study[1].incident_of["one"]
    expected = {
        "rank": 1, "date_from": date(2021, 1, 23), "date_to": date(2021, 1, 23), "place": "River Town", "country": "The country", "discrepancy_id": study[2].discrepancies[0].discrepancy_id, "incident": study[1].name_of(incident),
        "incident_id": incident, "kind": "count", "relation": "contradicts", "mark": "≠", "severity": "high", "rests_on_inference": "", "field": "killed",
        "group": "", "sentence": study[2].discrepancies[0].sentence, "side": "A", "side_value": "7",
        "side_relation": "contradicts", "basis": "stated", "speakers": "source-c", "sources": "source-c", "independent_origins": 1,
        "origins": "source-c", "written": "", "low": 7, "high": 7, "document": "three-doc", "paragraph": "", "fragment": "seven dead",
        "url": "", "archive_url": "", "words": "“seven dead” (source-c, three-doc)", "claim_ids": "three", "statement_ids": "three-4",
    }  # fmt: skip
    assert list(first) == [column.name for column in COLUMNS]
    assert first == expected
    assert second["side"] == "B"
    assert sheet.name == "Discrepancies"
    assert sheet.provenance["filter"] == "all"
    assert sheet.provenance["link"] == "http://x/"
    assert sheet.cited[:2] == (("three-doc",), ("one-doc",))
    assert [reference.key for reference in sheet.references] == ["one-doc", "three-doc"]


def notes_of(study: Study, *, text: str) -> PlacedNotes:
    """A tag on the incident and a note on a claim of one side of the first discrepancy."""
    [found, *_] = study[2].discrepancies
    claim_id = found.sides[0].claim_ids[0]
    note = Note(note_id="n", kind=NoteKind.CLAIM, subject=claim_id, text=text, by="Ada", at="2026-11-30T09:00:00Z")
    tags = Note(note_id="t", kind=NoteKind.INCIDENT, subject=found.incident_id, tags=("check", text[:9]))
    return PlacedNotes(placed={(NoteKind.CLAIM, claim_id): (note,), (NoteKind.INCIDENT, found.incident_id): (tags,)})


def test_tags_and_notes_have_columns_where_there_are_any() -> None:
    study = hostile_study()
    sheet = discrepancy_sheet(*study, filter="", at=AT, notes=notes_of(study, text="Ask them."))
    assert [column.name for column in sheet.columns[len(COLUMNS) :]] == ["tags", "notes"]
    first, second = sheet.records[:2]
    assert (first["tags"], first["notes"]) == ("Ask them. | check", "Ask them. (Ada, 2026-11-30)")
    assert (second["tags"], second["notes"]) == ("Ask them. | check", "")
    assert "not of its sources" in sheet.provenance["notes_and_tags"]
    assert "A: Notes" in [column.label for column in wide_sheet(sheet).columns]


def test_notes_on_other_things_leave_the_sheet_as_it_is() -> None:
    elsewhere = PlacedNotes(
        placed={(NoteKind.INCIDENT, "another"): (Note(note_id="n", kind=NoteKind.INCIDENT, subject="x"),)}
    )
    assert discrepancy_sheet(*hostile_study(), filter="", at=AT, notes=elsewhere) == discrepancy_sheet(
        *hostile_study(), filter="", at=AT
    )


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_writes_notes_that_mean_harm_as_words(format: str) -> None:
    study = hostile_study()
    notes = notes_of(study, text=FORMULA)
    content, again = (export_discrepancies(*study, format=format, at=AT, notes=notes) for _ in range(2))
    assert content == again
    assert format != "html" or b"<script>" not in content


def test_a_csv_has_notes_as_words_and_says_whose_they_are() -> None:
    study = hostile_study()
    content = export_discrepancies(*study, format="csv", at=AT, notes=notes_of(study, text=FORMULA))
    first, *_ = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    assert first["notes"].startswith("'=1+1 <script>")
    assert first["notes_and_tags"] == "tags and notes are of those who work on the project, not of its sources"


def test_silent_side_names_the_document_that_says_nothing() -> None:
    study = study_of(
        claim("one", **SHOOTING, killed="1"),
        claim("two", source="source-b", **SHOOTING),
        documents=[row("documents", "two-doc", source_id="source-b", title="Quiet page", coverage="north")],
    )
    records = discrepancy_sheet(*study, filter="", at=AT).records
    assert "(says nothing on it: source-b, Quiet page)" in {record["words"] for record in records}


def test_a_side_of_several_statements_has_each_in_one_order() -> None:
    study = study_of(
        claim("one", **SHOOTING, killed=said("6..8", fragment="six or more", verbatim="six", paragraph="3")),
        claim("two", source="source-b", **SHOOTING, killed=said("6..8", fragment="6", verbatim="6", paragraph="2")),
        claim("three", source="source-c", **SHOOTING, killed=said("20+", fragment="twenty", paragraph="4")),
        documents=[row("documents", "two-doc", source_id="source-b", title="B", url="https://b.example/")],
    )
    sides = [each for each in discrepancy_sheet(*study, filter="", at=AT).records if each["field"] == "killed"]
    first = next(each for each in sides if each["low"] == 6)
    assert (first["written"], first["paragraph"], first["fragment"]) == ("six | 6", "3 | 2", "six or more | 6")
    assert (first["document"], first["url"]) == ("one-doc | B", " | https://b.example/")
    assert (first["low"], first["high"]) == (6, 8)
    second = next(each for each in sides if each["low"] == 20)
    assert (second["high"], second["paragraph"]) == ("", 4)


def test_wide_a_discrepancy_is_one_row_with_its_sides_as_columns() -> None:
    study = study_of(
        claim("one", **SHOOTING, killed=said("6", fragment="six dead")),
        claim("two", source="source-b", **SHOOTING, killed=said("9", fragment="nine dead")),
    )
    wide = wide_sheet(discrepancy_sheet(*study, filter="", at=AT))
    killed = next(each for each in wide.records if each["field"] == "killed")
    assert (killed["date_from"], killed["place"], killed["relation"]) == (
        date(2021, 1, 23),
        "River Town",
        "contradicts",
    )
    assert (killed["A: low"], killed["A: high"], killed["A: sources"], killed["A: fragment"]) == (
        9,
        9,
        "source-b",
        "nine dead",
    )
    assert (killed["B: low"], killed["B: sources"]) == (6, "source-a")
    assert len(wide.rows) == len(study[2].discrepancies)
