"""A sheet: sections, lines of provenance, times in UTC."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from claims.errors import ExportError
from claims.exports.sheet import definitions, in_utc, provenance, relation_means
from claims.installation.version import __version__
from claims.model import Basis
from claims.values import Relation
from tests.builders.collection_tables import build_collection
from tests.builders.sheets import AT, LAYOUT, flat_sheet, small_sheet


def test_sections_are_the_rows_of_one_subject() -> None:
    first, second = small_sheet().sections
    assert [row["side"] for row in first.rows] == ["A", "B"]
    assert first.cited == (("doc-1",), ("doc-1", "doc-2"))
    assert first.cells == {"rank": 1, "sentence": "Six or none.", "mark": "⊘", "relation": "denies", "id": "d1"}
    assert (first.heading, first.facts, first.ids) == ("1. Six or none.", "⊘ denies", "d1")
    assert (first.is_filled("words"), second.is_filled("words")) == (True, False)


def test_heading_without_rank_is_a_list_and_facts_without_mark_stand_alone() -> None:
    layout = {
        **vars(LAYOUT),
        "heading": ("sentence", "side"),
        "facts": ("relation", "value", "words"),
        "table": ("origins",),
    }
    section = small_sheet(layout=type(LAYOUT)(**layout)).sections[2]
    assert section.heading == "Here or there., A"
    assert section.facts == "differs · north"


def test_the_note_below_a_table_is_one_sentence() -> None:
    sheet = small_sheet()
    for chosen in ("3 contradictions. All are listed.", "3 contradictions. All are listed"):
        told = replace(sheet, provenance={**sheet.provenance, "filter": chosen, "link": "a link"})
        assert told.source_note.endswith("filter: 3 contradictions. All are listed; a link.")


def test_a_sheet_whose_rows_share_no_subject_is_one_section() -> None:
    [section] = flat_sheet().sections
    assert (section.cells, section.heading, section.facts, section.ids) == ({}, "", "", "")
    assert len(section.rows) == 2


def test_remarks_are_title_provenance_and_definitions() -> None:
    sheet = small_sheet()
    assert sheet.remarks[:3] == ["Points of a study", "collection: study", "collection version: 1.0.0"]
    assert sheet.remarks[-4:-2] == [
        f"no account (·): {Relation.NO_ACCOUNT.definition}",
        f"stated: {Basis.STATED.definition}",
    ]
    assert len(sheet.remarks) == 1 + len(sheet.provenance) + len(definitions())


def test_provenance_names_collection_tool_time_and_filter() -> None:
    collection = build_collection()
    assert provenance(collection, filter="", at=AT) == {
        "collection": "test",
        "collection_title": collection.title,
        "collection_version": "1.0.0",
        "collection_date": "2026-11-22",
        "collection_licence": collection.licence,
        "collection_digest": collection.digest,
        "tool_version": f"competing-claims {__version__}",
        "exported_at": "2026-11-22T12:30:00Z",
        "filter": "none: everything is here",
    }
    chosen = provenance(collection, filter="kind: count", at=AT, link="http://x/")
    assert (chosen["filter"], chosen["link"]) == ("kind: count", "http://x/")


def test_times_are_in_utc() -> None:
    elsewhere = AT.astimezone(timezone(timedelta(hours=3)))
    assert in_utc(elsewhere).isoformat() == AT.isoformat()


def test_time_without_zone_is_refused() -> None:
    with pytest.raises(ExportError, match=r"^the time 2026-11-22 00:00:00 has no zone; allowed: a time such as"):
        in_utc(datetime(2026, 11, 22))  # noqa: DTZ001  # the point of the test


@pytest.mark.parametrize(
    ("record", "means"), [({"relation": "denies"}, Relation.DENIES.definition), ({"relation": ""}, ""), ({}, "")]
)
def test_a_row_defines_its_relation(record: dict[str, str], means: str) -> None:
    assert relation_means(record) == means
