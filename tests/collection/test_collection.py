"""Collections: what loads, what is refused and why, and what a round trip keeps."""

import json
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import frictionless
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.collection import (
    Metadata,
    check_frames,
    claim_digests,
    collection_digest,
    descriptor,
    load_collection,
    metadata_of,
    write_folder,
    write_workbook,
)
from claims.errors import CollectionError, ExportError, Problem, UnknownIdError
from claims.schema import TABLE_COLUMNS, TABLES
from claims.tables import Collection
from tests.builders.collection_tables import SMALL, build_collection, claim, read_rows, row, said, write_rows
from tests.builders.shipped import SHIPPED

Spoil = Callable[[str, str, Mapping[str, str]], Path]


def frames_of(collection: Collection) -> dict[str, pd.DataFrame]:
    return {table: getattr(collection, table) for table in TABLES}


def assert_same(one: Collection, other: Collection) -> None:
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(one, table), getattr(other, table))
    assert (one.digest, metadata_of(one)) == (other.digest, metadata_of(other))
    assert one.problems == other.problems == ()


def places_of(problems: tuple[Problem, ...]) -> list[tuple[str, int | None, str]]:
    return [(problem.file, problem.row, problem.column) for problem in problems]


def row_of(table: str, row_id: str) -> int:
    ids = [each[TABLE_COLUMNS[table][0]] for each in read_rows(SMALL / f"{table}.csv")]
    return ids.index(row_id) + 2


def edit_text(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


# What loads


def test_small_collection_loads_without_problems() -> None:
    collection = load_collection(SMALL)
    assert collection.problems == ()
    assert (collection.name, collection.version, collection.date) == ("small", "1.0.0", "2026-11-22")
    assert len(collection.statements) == len(read_rows(SMALL / "statements.csv"))


@pytest.mark.parametrize(
    ("statement", "value"),
    [
        ("h1-wounded", "6"),
        ("h1-wounded-police", "2+"),
        ("w1-wounded", "~3+"),
        ("a1-crowd", "~200..999"),
        ("w1-when", "2021-01-23"),
        ("w2-when", "2021-01-10/2021-02-02"),
        ("w1-began", "[2021-01-11..2021-01-12]"),  # the 13th day, told on 24 January
    ],
)
def test_values_are_parsed(statement: str, value: str) -> None:
    record = load_collection(SMALL).statement_records[statement]
    assert str(record.count or record.span) == value


def test_day_count_resolves_from_the_day_it_was_said() -> None:
    collection = build_collection(claim("c1", published="2021-03-01", began=said("day 3", said="2021-01-10")))
    assert str(collection.statement_records["c1-1"].span) == "[2021-01-07..2021-01-08]"


def test_parsed_columns_have_their_types_in_an_empty_collection() -> None:
    collection = build_collection()
    kinds = [str(collection.statements.dtypes[name]) for name in ("low", "high", "vague", "first", "last", "precision")]
    assert kinds == ["Int64", "Int64", "boolean", "datetime64[us]", "datetime64[us]", "str"]
    assert str(collection.documents.dtypes["published_first"]) == "datetime64[us]"


def test_optional_tables_may_be_absent(tmp_path: Path) -> None:
    write_folder(build_collection(claim("c1", killed="6")), tmp_path)
    for table in ("parties", "places", "judgements"):
        (tmp_path / f"{table}.csv").unlink()
    collection = load_collection(tmp_path)
    assert collection.problems == ()
    assert list(collection.parties.columns) == list(TABLE_COLUMNS["parties"])


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_byte_order_mark_is_no_part_of_the_text(small_collection: Path, mark: str) -> None:
    for table in TABLES:
        path = small_collection / f"{table}.csv"
        path.write_text(mark + path.read_text(encoding="utf-8"), encoding="utf-8", newline="")
    assert_same(load_collection(small_collection), load_collection(SMALL))


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_are_read(small_collection: Path, delimiter: str) -> None:
    for table in TABLES:
        frame = pd.DataFrame(read_rows(SMALL / f"{table}.csv"))
        frame.to_csv(small_collection / f"{table}.csv", index=False, sep=delimiter)
    assert_same(load_collection(small_collection), load_collection(SMALL))


def test_words_for_missing_values_stay_text() -> None:
    collection = build_collection(claim("c1", reason=["NA", "None", "null"]))
    assert list(collection.statements["value"]) == ["NA", "None", "null"]


# Single faults: which row and column, and what is said of them

FAULTS = [
    ("sources", "herald", {"kind": "Outlet"}, "kind", "'outlet'"),
    ("sources", "herald", {"name": ""}, "name", "a value"),
    ("sources", "herald", {"url": "herald.example"}, "url", "http"),
    ("sources", "agency", {"ties": "goverment"}, "ties", "'government'"),
    ("documents", "herald-1", {"published_from": "24.01.2021"}, "published_from", "2021-01-23"),
    ("documents", "herald-1", {"published_from": "20210124"}, "published_from", "2021-01-23"),
    ("documents", "herald-1", {"published_to": "2021-02-30"}, "published_to", "2021-01-23"),
    ("documents", "herald-1", {"published_to": "2021-01-01"}, "published_to", "later"),
    ("documents", "herald-1", {"source_id": "herold"}, "source_id", "'herald'"),
    ("documents", "herald-1", {"digest": "sha256:1"}, "digest", "64"),
    ("documents", "herald-1", {"coverage": "north|suoth"}, "coverage", "an id in places"),
    ("documents", "herald-1", {"within": "herald-1"}, "within", "lead back"),
    ("claims", "h1", {"background": "maybe"}, "background", "yes or no"),
    ("claims", "h1", {"supersedes": "w1"}, "supersedes", "a claim of source 'herald'"),
    ("statements", "h1-wounded", {"value": "six"}, "value", "a count"),
    ("statements", "h1-when", {"value": "2021-01-00"}, "value", "a date"),
    ("statements", "h1-when", {"value": "yesterday"}, "value", "a date"),
    ("statements", "h1-when", {"value": "day 9999", "said": "0005-01-01"}, "value", "day count"),
    ("statements", "h1-when", {"said": "then"}, "said", "a date"),
    ("statements", "h1-where", {"value": "old-quartre"}, "value", "'old-quarter'"),
    ("statements", "a1-initiator", {"value": "securty"}, "value", "'security'"),
    ("statements", "h1-force", {"value": "shot in the air"}, "value", "'shots in the air'"),
    ("statements", "a1-armed", {"value": "No"}, "value", "yes or no"),
    ("statements", "h1-force", {"stance": "assert"}, "stance", "'asserts'"),
    ("statements", "h1-force", {"chain": "resident"}, "chain", "hedges"),
    ("statements", "h1-force", {"chain": "residents:asserts"}, "chain", "'resident'"),
    ("statements", "h1-force", {"group": "crowd"}, "group", "an id in parties"),
    ("statements", "h1-force", {"paragraph": "2nd"}, "paragraph", "a whole number"),
    ("statements", "h1-force", {"paragraph": "0"}, "paragraph", "from 1"),
    ("statements", "h1-force", {"fragment": "a b c d e f g h i j k l m"}, "fragment", "12 words"),
    ("statements", "h1-killed", {"verbatim": "two"}, "verbatim", "words of the fragment"),
    ("statements", "h1-force", {"part_of": "w1-killed"}, "part_of", "a statement of claim 'h1'"),
    ("statements", "w1-force-2", {"reading_of": "h1-force"}, "reading_of", "a statement of claim 'w1'"),
    ("statements", "h1-force", {"cites": "watch-1|watch-9"}, "cites", "'watch-1'"),
    ("statements", "h1-force", {"note": "a\x07b"}, "note", "U+0007"),
    ("statements", "h1-force", {"note": "x" * 32_768}, "note", "32,767"),
    ("parties", "officers", {"parent": "officers"}, "parent", "lead back"),
    ("places", "river-town", {"latitude": "96"}, "latitude", "up to 90"),
    ("places", "river-town", {"latitude": "36,5"}, "latitude", "36.5"),
    ("places", "river-town", {"latitude": "nan"}, "latitude", "36.5"),
    ("places", "hill-town", {"longitude": ""}, "longitude", "both"),
    ("fields", "blocked", {"terms": ""}, "terms", "split at |"),
    ("fields", "force", {"exclusive": "shots in the air/fire"}, "exclusive", "one/other"),
    ("fields", "armed", {"type": "boolean"}, "type", "flag"),
    ("judgements", "j1", {"verdict": "similar"}, "verdict", "same"),
    ("judgements", "j1", {"claim_b": "h1"}, "claim_b", "another"),
    ("judgements", "j1", {"digest_a": "abc"}, "digest_a", "64"),
]


@pytest.mark.parametrize(("table", "row_id", "cells", "column", "allowed"), FAULTS)
def test_fault_names_file_row_and_column(
    spoil: Spoil, table: str, row_id: str, cells: dict[str, str], column: str, allowed: str
) -> None:
    collection = load_collection(spoil(table, row_id, cells))
    own = [problem for problem in collection.problems if "is refused (row" not in problem.found]
    assert places_of(tuple(own)) == [(f"{table}.csv", row_of(table, row_id), column)]
    assert allowed in own[0].allowed
    assert row_id not in set(getattr(collection, table).iloc[:, 0])


@pytest.mark.parametrize("bad", ["two words", "=1", "-x", "ü", "a/b"])
def test_id_of_other_characters_is_refused(bad: str) -> None:
    problems = build_collection(sources=[row("sources", bad)]).problems
    assert places_of(problems) == [("sources", 2, "source_id")]


def test_second_row_of_an_id_is_refused_and_names_the_first() -> None:
    frame = load_collection(SMALL).sources
    twice = pd.concat([frame, frame.head(1).assign(name="Another", ties="")])
    good, problems = check_frames({"sources": twice, "parties": load_collection(SMALL).parties})
    assert places_of(problems) == [("sources", 6, "source_id")]
    assert "row 2" in problems[0].found
    assert list(good["sources"]["name"]) == list(frame["name"])


def test_circle_of_several_rows_refuses_each() -> None:
    places = [
        row("places", name, parent=parent)
        for name, parent in (("a", "b"), ("b", "c"), ("c", "a"), ("d", ""), ("e", "d"))
    ]
    collection = build_collection(places=places)
    assert places_of(collection.problems) == [("places", number, "parent") for number in (2, 3, 4)]
    assert "a > b > c > a" in collection.problems[0].found
    assert list(collection.places["place_id"]) == ["d", "e"]


def test_row_below_a_circle_is_refused_in_turn() -> None:
    places = [row("places", name, parent=parent) for name, parent in (("a", "a"), ("b", "a"))]
    problems = build_collection(places=places).problems
    assert [problem.found for problem in problems] == ["a circle: a > a", "'a', which is refused (row 2 of places)"]


def test_day_count_without_a_day_of_publication_is_refused() -> None:
    problems = build_collection(claim("c1", published="", began="day 13")).problems
    assert places_of(problems) == [("statements", 2, "value")]


# Refusal runs on


def test_refused_document_takes_its_claims_and_statements_along(spoil: Spoil) -> None:
    collection = load_collection(spoil("documents", "watch-2", {"language": ""}))
    refused = {(problem.file, problem.row): problem.found for problem in collection.problems}
    lost = [each["statement_id"] for each in read_rows(SMALL / "statements.csv") if each["claim_id"] in {"w2", "w3"}]
    assert set(collection.claims["claim_id"]) == {"h1", "w1", "a1"}
    assert {("statements.csv", row_of("statements", each)) for each in lost} < set(refused)
    assert refused[("claims.csv", row_of("claims", "w2"))] == "'watch-2', which is refused (row 4 of documents.csv)"


def test_refused_part_goes_with_its_whole(spoil: Spoil) -> None:
    collection = load_collection(spoil("statements", "h1-wounded", {"value": "many"}))
    assert places_of(collection.problems) == [
        ("statements.csv", row_of("statements", "h1-wounded"), "value"),
        ("statements.csv", row_of("statements", "h1-wounded-police"), "part_of"),
    ]


def test_every_row_is_loaded_or_has_a_problem(spoil: Spoil) -> None:
    collection = load_collection(spoil("sources", "watch", {"kind": ""}))
    refused = {(problem.file, problem.row) for problem in collection.problems if problem.row}
    for table in TABLES:
        rows = len(read_rows(SMALL / f"{table}.csv"))
        assert rows == len(getattr(collection, table)) + sum(file == f"{table}.csv" for file, _ in refused)


def test_ten_faults_of_ten_kinds_are_all_named(small_collection: Path) -> None:
    edit_text(small_collection / "sources.csv", "herald,The Herald,outlet", "herald,The Herald,paper")
    edit_text(small_collection / "documents.csv", "watch-1,watch,", "watch-1,wacht,")
    edit_text(small_collection / "claims.csv", "a1,agency-1,", "a1,agency-1,,")
    edit_text(small_collection / "claims.csv", "note\n", "remark\n")
    statements = small_collection / "statements.csv"
    edit_text(statements, "h1-killed,h1,killed,police,1", "h1-killed,h1,killed,police,one")
    edit_text(statements, "w3-wounded,w3,wounded,civilians,2..3,,asserts", "w3-wounded,w3,wounded,civilians,2..3,,says")
    edit_text(statements, "a1-armed,", "a1-crowd,")
    edit_text(small_collection / "places.csv", "37.05", "97.05")
    edit_text(small_collection / "parties.csv", "children,civilians,", "children,children,")
    (small_collection / "judgements.csv").write_bytes(
        b"judgement_id,claim_a,claim_b,verdict,by,at,why,digest_a,digest_b\nj1,h1,w1,same,Ren\xe9,now,,,\n"
    )
    found = places_of(load_collection(small_collection).problems)
    assert set(found) >= {
        ("sources.csv", 2, "kind"),
        ("documents.csv", 3, "source_id"),
        ("claims.csv", 6, ""),
        ("claims.csv", None, "remark"),
        ("claims.csv", None, "note"),
        ("statements.csv", row_of("statements", "h1-killed"), "value"),
        ("statements.csv", row_of("statements", "w3-wounded"), "stance"),
        ("statements.csv", row_of("statements", "a1-armed"), "statement_id"),
        ("places.csv", row_of("places", "hill-town"), "latitude"),
        ("parties.csv", row_of("parties", "children"), "parent"),
        ("judgements.csv", 2, ""),
    }


# Files and sheets


def test_missing_required_table_is_named(small_collection: Path) -> None:
    (small_collection / "sources.csv").unlink()
    problems = load_collection(small_collection).problems
    assert places_of(problems)[0] == ("sources.csv", None, "")


@pytest.mark.parametrize(("column", "kept"), [("note", True), ("title", False)])
def test_missing_column_keeps_the_rows_only_where_it_is_optional(
    small_collection: Path, column: str, kept: bool
) -> None:
    path = small_collection / "claims.csv"
    write_rows(path, [{name: cell for name, cell in each.items() if name != column} for each in read_rows(path)])
    collection = load_collection(small_collection)
    assert places_of(collection.problems)[0] == ("claims.csv", None, column)
    assert len(collection.claims) == (5 if kept else 0)


def test_column_given_twice_is_named(small_collection: Path) -> None:
    edit_text(small_collection / "claims.csv", "supersedes,note", "supersedes,supersedes")
    assert ("claims.csv", None, "supersedes") in places_of(load_collection(small_collection).problems)


@pytest.mark.parametrize("tail", ["", ",", ",,more"])
def test_row_with_too_few_or_too_many_cells_is_refused(small_collection: Path, tail: str) -> None:
    edit_text(
        small_collection / "claims.csv",
        "Shooting at the crowd,no,,\n",
        f"Shooting at the crowd,no{tail}\n" if len(tail) < 2 else f"Shooting at the crowd,no,,{tail}\n",
    )
    collection = load_collection(small_collection)
    assert ("claims.csv", row_of("claims", "w1"), "") in places_of(collection.problems)
    assert "w1" not in set(collection.claims["claim_id"])


def test_rows_are_counted_as_a_spreadsheet_shows_them(small_collection: Path) -> None:
    edit_text(small_collection / "claims.csv", "Shooting in Old Quarter", '"Shooting\nin Old\r\nQuarter"')
    edit_text(small_collection / "claims.csv", "w2,watch-2,The siege,no", "\nw2,watch-2,The siege,never")
    collection = load_collection(small_collection)
    assert ("claims.csv", 5, "background") in places_of(
        collection.problems
    )  # a broken cell is one row, a blank row counts
    assert collection.rows["claims"]["h1"]["title"] == "Shooting\nin Old\nQuarter"


def test_byte_that_is_not_utf8_refuses_its_row_alone(small_collection: Path) -> None:
    path = small_collection / "claims.csv"
    path.write_bytes(path.read_bytes().replace(b"The siege", b"The si\xe8ge"))
    collection = load_collection(small_collection)
    problem = collection.problems[0]
    assert (problem.file, problem.row) == ("claims.csv", row_of("claims", "w2"))
    assert "0xE8" in problem.found
    assert set(collection.claims["claim_id"]) == {"h1", "w1", "w3", "a1"}


def test_utf16_is_named_once(small_collection: Path) -> None:
    path = small_collection / "judgements.csv"
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-16")
    problems = load_collection(small_collection).problems
    assert places_of(problems) == [("judgements.csv", None, "")]
    assert "UTF-16" in problems[0].found


def test_quote_that_never_closes_is_named_and_the_rows_before_load(small_collection: Path) -> None:
    edit_text(small_collection / "judgements.csv", "j1,", '"j1,')
    problems = load_collection(small_collection).problems
    assert places_of(problems) == [("judgements.csv", 2, "")]


def test_empty_file_is_named(small_collection: Path) -> None:
    (small_collection / "judgements.csv").write_text("", encoding="utf-8")
    assert places_of(load_collection(small_collection).problems) == [("judgements.csv", None, "")]


@pytest.mark.parametrize("text", ["", "[]", "{", '"x"'])
def test_broken_descriptor_is_a_problem(small_collection: Path, text: str) -> None:
    (small_collection / "datapackage.json").write_text(text, encoding="utf-8")
    collection = load_collection(small_collection)
    assert places_of(collection.problems) == [("datapackage.json", None, "")]
    assert collection.name == "small"


@pytest.mark.parametrize(
    ("key", "value", "column"),
    [
        ("name", "Not A Name", "name"),
        ("created", "yesterday", "date"),
        ("resources", [{"name": "claims", "path": "../claims.csv"}], "resources"),
        ("resources", [7], "resources"),
    ],
)
def test_descriptor_that_cannot_be_followed_is_a_problem(
    small_collection: Path, key: str, value: object, column: str
) -> None:
    path = small_collection / "datapackage.json"
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), key: value}), encoding="utf-8")
    collection = load_collection(small_collection)
    assert places_of(collection.problems) == [("datapackage.json", None, column)]
    assert collection.digest == load_collection(SMALL).digest


def test_tables_are_read_from_where_the_descriptor_says(small_collection: Path) -> None:
    (small_collection / "tables").mkdir()
    (small_collection / "claims.csv").rename(small_collection / "tables" / "accounts.csv")
    path = small_collection / "datapackage.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"claims.csv"', '"tables/accounts.csv"'), encoding="utf-8")
    assert_same(load_collection(small_collection), load_collection(SMALL))


def test_what_cannot_be_opened_raises(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.xlsx").write_bytes(b"no workbook")
    (tmp_path / "tables.txt").write_text("x", encoding="utf-8")
    for name in ("nowhere", "empty", "broken.xlsx", "tables.txt"):
        with pytest.raises(CollectionError, match="allowed"):
            load_collection(tmp_path / name)


# Workbooks


def spoiled_workbook(path: Path, change: Callable[[openpyxl.Workbook], None]) -> Path:
    write_workbook(load_collection(SMALL), path)
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def test_real_dates_and_numbers_of_a_workbook_are_read_as_their_text(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        for sheet in book:
            for cell in (cell for cells in sheet.iter_rows(min_row=2) for cell in cells if cell.value):
                cell.number_format = "General"
                if str(cell.value).replace(".", "", 1).isdigit() and sheet.title != "collection":
                    cell.value = float(cell.value)
                elif str(cell.value)[:2] == "20" and len(cell.value) == 10:
                    cell.value = pd.Timestamp(cell.value).to_pydatetime()
                    cell.number_format = "yyyy-mm-dd"

    assert_same(load_collection(spoiled_workbook(tmp_path / "s.xlsx", change)), load_collection(SMALL))


def test_number_written_in_another_form_gives_the_same_digest(spoil: Spoil) -> None:
    spoil("statements", "h1-killed", {"paragraph": "02"})
    assert load_collection(spoil("places", "river-town", {"latitude": "36.50"})).digest == load_collection(SMALL).digest


def test_problems_of_a_workbook_name_the_sheet(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["sources"]["C2"] = "paper"
        book["places"]["J3"] = "in a column without a heading"
        book.create_sheet("scratch")
        del book["judgements"], book["collection"]

    collection = load_collection(spoiled_workbook(tmp_path / "My Book.xlsx", change))
    own = [
        place for place in places_of(collection.problems) if place[2] not in {"source_id", "document_id", "claim_id"}
    ]
    assert {("collection", None, ""), ("scratch", None, ""), ("sources", 2, "kind"), ("places", 3, "")} <= set(own)
    assert collection.name == "my-book"


def test_missing_sheet_is_named(tmp_path: Path) -> None:
    path = spoiled_workbook(tmp_path / "s.xlsx", lambda book: book.remove(book["fields"]))
    assert ("fields", None, "") in places_of(load_collection(path).problems)


# Round trips and digests


def test_folder_and_workbook_give_the_collection_back(tmp_path: Path) -> None:
    collection = load_collection(SMALL)
    write_folder(collection, tmp_path / "folder")
    write_workbook(collection, tmp_path / "book.xlsx")
    assert_same(load_collection(tmp_path / "folder"), collection)
    assert_same(load_collection(tmp_path / "book.xlsx"), collection)


def test_written_folder_is_the_same_bytes(tmp_path: Path) -> None:
    write_folder(load_collection(SMALL), tmp_path)
    for path in SMALL.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_workbook_of_the_same_content_is_the_same_bytes() -> None:
    first, second = BytesIO(), BytesIO()
    write_workbook(load_collection(SMALL), first)
    write_workbook(load_collection(SMALL), second)
    assert first.getvalue() == second.getvalue()


def test_digest_knows_no_order_of_rows(small_collection: Path) -> None:
    for table in TABLES:
        write_rows(small_collection / f"{table}.csv", read_rows(SMALL / f"{table}.csv")[::-1])
    assert load_collection(small_collection).digest == load_collection(SMALL).digest


def test_digest_changes_with_any_cell() -> None:
    frames = frames_of(load_collection(SMALL))
    digests = {
        collection_digest({**frames, "claims": frames["claims"].assign(**{name: "other"})})
        for name in TABLE_COLUMNS["claims"]
    }
    assert len({*digests, collection_digest(frames)}) == len(TABLE_COLUMNS["claims"]) + 1


def test_digest_tells_where_one_cell_ends() -> None:
    one, other = (
        build_collection(sources=[row("sources", "s", name=name, note=note)])
        for name, note in (("ab", "c"), ("a", "bc"))
    )
    assert one.digest != other.digest


def test_claim_digest_covers_the_claim_and_its_statements_alone(spoil: Spoil) -> None:
    before = claim_digests(load_collection(SMALL), ["h1", "w1"])
    after = load_collection(spoil("statements", "h1-killed", {"note": "checked again"}))
    assert claim_digests(after, ["w1"])["w1"] == before["w1"]
    assert claim_digests(after, ["h1"])["h1"] != before["h1"]


def test_claim_digest_leaves_out_the_ids_of_the_claim_and_its_statements() -> None:
    whole, part = said("9"), said("6", part_of="a-1")
    one = build_collection(claim("a", document="d", title="t", killed=[whole, part]))
    other = build_collection(claim("z", document="d", title="t", killed=[whole, {**part, "part_of": "z-1"}]))
    loose = build_collection(claim("a", document="d", title="t", killed=[whole, said("6")]))
    assert claim_digests(one, ["a"])["a"] == claim_digests(other, ["z"])["z"] != claim_digests(loose, ["a"])["a"]


def test_claim_digest_of_no_claim_raises() -> None:
    with pytest.raises(UnknownIdError, match="h9"):
        claim_digests(load_collection(SMALL), ["h9"])["h9"]


HOSTILE = st.text(st.characters(codec="utf-8"), max_size=40)
FORMULAS = st.sampled_from(
    [
        "=1+1",
        "+49",
        "-",
        "@x",
        '=HYPERLINK("http://x.example")',
        '"',
        "'",
        "a\r\nb",
        "a\rb",
        "\t",
        "|",
        "NaN",
        "#N/A",
        "1e5",
        "_x000D_",
        "\ufeff",
        "\u202eabc",
        "007",
        "TRUE",
    ]
)


@settings(max_examples=8, deadline=None)
@given(notes=st.lists(HOSTILE | FORMULAS, min_size=10, max_size=40))
def test_any_text_comes_back_or_has_a_problem(tmp_path_factory: pytest.TempPathFactory, notes: list[str]) -> None:
    collection = build_collection(
        sources=[row("sources", f"s{number}", note=note) for number, note in enumerate(notes)]
    )
    assert len(collection.sources) + len(collection.problems) == len(notes)
    path = tmp_path_factory.mktemp("hostile")
    write_folder(collection, path)
    write_workbook(collection, path / "book.xlsx")
    for read in (load_collection(path), load_collection(path / "book.xlsx")):
        assert list(read.sources["note"]) == list(collection.sources["note"])
        assert (read.digest, read.problems) == (collection.digest, ())


def test_formula_is_written_as_text(tmp_path: Path) -> None:
    write_workbook(build_collection(sources=[row("sources", "s", note="=1+1")]), tmp_path / "b.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "b.xlsx")["sources"]["H2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_what_cannot_be_written_raises(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ExportError, match="allowed"):
        write_folder(load_collection(SMALL), tmp_path / "file")
    with pytest.raises(ExportError, match="allowed"):
        write_workbook(load_collection(SMALL), tmp_path / "file" / "b.xlsx")


# The descriptor


@pytest.mark.parametrize("folder", [SMALL, SHIPPED], ids=lambda path: path.name)
def test_descriptor_on_disk_is_made_from_the_schema(folder: Path) -> None:
    assert json.loads((folder / "datapackage.json").read_text(encoding="utf-8")) == descriptor(
        metadata_of(load_collection(folder))
    )


@pytest.mark.parametrize("folder", [SMALL, SHIPPED], ids=lambda path: path.name)
def test_folder_is_a_valid_data_package(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []


def test_data_package_names_what_the_loader_names(spoil: Spoil) -> None:
    path = spoil("claims", "h1", {"document_id": "herald-9"})
    report = frictionless.validate(str(path / "datapackage.json"))
    assert report.flatten(["type"]) == [["foreign-key"]] * len(report.flatten(["type"]))
    assert not report.valid


def test_shipped_collection_has_no_problems() -> None:
    assert load_collection(SHIPPED).problems == ()


def test_descriptor_leaves_out_what_is_not_known() -> None:
    assert not {"created", "licenses", "version"} & set(descriptor(Metadata(name="x")))
