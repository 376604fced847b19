"""A table and its mapping become a collection, the same each time."""

from dataclasses import replace

import pytest

from claims.importers import RemarkOutcome, Table, import_table, remarks_in
from claims.importers.remarks import Remarks
from tests.builders.foreign_tables import mapping_of, statement_values, table_of

EVENTS = mapping_of(
    ",source_id,,ev", "no,id", "day,date", "town,place", "dead,killed", "type,kind", "side,participant", "case,title"
)


def events(**columns: list[str]) -> Table:
    cells = {
        "no": ["1"],
        "day": ["2016-04-20"],
        "town": ["Hill"],
        "dead": ["7"],
        "type": ["Siege"],
        "side": ["Army"],
        "case": [""],
    }
    return table_of(**(cells | columns))


def test_a_row_is_a_claim_with_its_statements() -> None:
    imported = import_table(events(), EVENTS)
    assert statement_values(imported, "ev-1") == {
        "when": "2016-04-20",
        "where": "hill",
        "kind": "siege",
        "participant": "army",
        "killed": "7",
    }
    assert imported.rows == 1
    assert imported.collection.problems == ()


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        ({}, "Siege, Army, Hill"),
        ({"case": [" The  case "]}, "The case"),
        ({"type": ["n/a"]}, "Army, Hill"),
        ({"type": [""], "side": [""], "town": [""], "dead": [""], "day": [""]}, "A row of which little can be read"),
    ],
)
def test_the_title_is_that_of_the_row_or_made_of_what_it_says(cells: dict[str, list[str]], title: str) -> None:
    imported = import_table(events(**cells), EVENTS)
    assert list(imported.frames["claims"]["title"]) == [title]


def test_a_row_that_says_nothing_is_a_claim_that_is_remarked() -> None:
    imported = import_table(events(type=[""], side=[""], town=[""], dead=[""], day=[""]), EVENTS)
    assert [remark.done for remark in remarks_in(imported.remarks) if remark.row] == ["a claim that says nothing"]
    assert not [remark for remark in remarks_in(import_table(events(), EVENTS).remarks) if remark.row]


@pytest.mark.parametrize(
    ("lines", "cells", "kinds"),
    [
        (["type,kind,,codes=1:clash|2:air strike"], ["1", "2", "Ambush | raid", ""], ["clash", "air strike", "ambush raid"]),
        (["type,kind,,codes=Battles:clash"], ["BATTLES", "n/a", "", ""], ["clash"]),
        (["type,kind"], ["Masacre", "AIR RAID", "Ataque a patrulla", "raid"], ["massacre", "air strike", "ataque a patrulla", "raid"]),
        (["type,kind,,codes=Masacre:killing"], ["Masacre", "", "", ""], ["killing"]),
        (["type,kind", ",what,,shooting"], ["Siege", "", "n/a", ""], ["siege", "shooting", "shooting", "shooting"]),
        (["sort,kind", "type,kind"], ["a", "b", "", "c"], ["x", "b", "c"]),
    ],
)  # fmt: skip
def test_the_kind_of_event_is_that_of_a_code_a_cell_or_the_mapping(
    lines: list[str], cells: list[str], kinds: list[str]
) -> None:
    table = table_of(no=list("1234"), type=cells, sort=["x", "", "", ""])
    statements = import_table(table, mapping_of("no,id", *lines)).frames["statements"]
    assert list(statements.loc[statements["field"] == "kind", "value"]) == kinds


def test_the_file_is_a_document_of_the_source_that_compiled_it() -> None:
    settings = (
        ",source_id,,ev",
        ",source,,Events",
        ",version,,2.1",
        ",licence,,CC0",
        ",published,,2020-01-01",
        ",language,,en",
    )
    imported = import_table(replace(events(), sheet="Main"), mapping_of(*settings, "no,id"))
    (document,) = imported.frames["documents"].to_dict("records")
    assert (document["document_id"], document["title"]) == ("ev-2-1", "Events (events.csv) 2.1")
    assert (document["published_from"], document["published_to"], document["language"]) == (
        "2020-01-01",
        "2020-01-01",
        "en",
    )
    assert document["note"].startswith("File events.csv, sheet Main. A paragraph is a row")
    assert document["note"].endswith(" Licence of the rows: CC0.")
    assert (imported.metadata.name, imported.metadata.title, imported.metadata.licence) == (
        "ev-2-1",
        "Events 2.1",
        "CC0",
    )
    (source,) = imported.frames["sources"].to_dict("records")
    assert (source["source_id"], source["name"], source["kind"], source["languages"]) == (
        "ev",
        "Events",
        "dataset",
        "en",
    )


def test_a_release_without_a_version_is_named_by_the_digest_of_its_file() -> None:
    assert import_table(events(), mapping_of("no,id")).metadata.name == "table-00000000"


def test_columns_that_are_not_read_are_named() -> None:
    table = table_of(no=["1"], dead=["7"], side=["Army"], other=["x"], left=["y"])
    mapping = mapping_of("NO,id", "dead,killed,{SIDE}", "left,ignore,,only values that rise")
    assert import_table(table, mapping).unread == {
        "other": "no meaning is known for it",
        "left": "only values that rise",
    }


def test_a_table_imported_twice_gives_the_same_twice() -> None:
    reading = Remarks("events.csv")
    reading.note_rows([5], "", "a row of totals", "not read as data", RemarkOutcome.ROW_REFUSED)
    table = replace(events(dead=["Unknown"]), remarks=reading.frame())
    first, second = import_table(table, EVENTS), import_table(table, EVENTS)
    assert list(first.remarks["outcome"]) == ["noted", "changed", "row refused"]
    assert second.remarks.equals(first.remarks)
    assert len(table.remarks) == 1
    assert second.collection.digest == first.collection.digest


def test_each_step_is_named_as_it_begins() -> None:
    steps: list[str] = []
    import_table(events(), EVENTS, on_step=steps.append)
    assert steps == [
        "Naming the rows",
        "Reading citations",
        "Reading dates and places",
        "Reading parties and numbers",
        "Putting the tables together",
    ]


def test_a_mapping_with_the_name_of_a_format_reads_what_the_format_adds() -> None:
    table = table_of(no=["1"], gname=["Front A"])
    lines = ("no,id",)
    assert "initiator" in statement_values(import_table(table, mapping_of(*lines, name="gtd")), "table-1")
    assert statement_values(import_table(table, mapping_of(*lines)), "table-1") == {}


def test_what_a_row_says_in_its_own_words_is_kept_whole_and_begins_its_title() -> None:
    told = "Two men were  shot at the mill.\n" + "They were brothers. " * 8
    table = table_of(no=["1", "2", "3"], said=[told, "n/a", "Short."], case=["", "", "The mill"])
    imported = import_table(table, mapping_of("no,id", "said,text", "case,title"))
    one_line = " ".join(told.split())
    assert statement_values(imported, "table-1") == {"account": one_line}
    assert statement_values(imported, "table-2") == {}
    assert list(imported.frames["claims"]["title"]) == [one_line[:120], "n/a", "The mill"]
    (row, *_) = imported.frames["statements"].to_dict("records")
    assert row["fragment"] == "Two men were shot at the mill. They were brothers. They were"
    assert imported.collection.problems == ()
