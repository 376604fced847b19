"""Whose account a row is: the compiler's, that of a source it names, or of several sources with columns of their own."""

import pytest

from claims.importers import ImportedTable, Table, import_table, remarks_in
from tests.builders.foreign_tables import mapping_of, statement_values, table_of

SETTINGS = (",source_id,,tab", ",source,,Tab")
WIDE = (*SETTINGS, "no,id", "day,date", "town,place", "side,participant")
FIGURES = ("sohr,killed,,source=SOHR", "hawar,killed,,source=Hawar", "dead,killed")


def told(**columns: list[str]) -> Table:
    rows = len(next(iter(columns.values())))
    cells = {
        "no": list("1234567"[:rows]),
        "day": ["2021-01-23"] * rows,
        "town": ["Hill"] * rows,
        "side": ["Army"] * rows,
    }
    return table_of(**(cells | columns))


def rows_of(imported: ImportedTable, table: str, *columns: str) -> list[tuple[str, ...]]:
    return list(imported.frames[table][list(columns)].itertuples(index=False, name=None))


def source_of_claims(imported: ImportedTable) -> dict[str, str]:
    assert imported.collection.problems == ()
    return {
        claim_id: imported.collection.source_of_claim(claim_id) for claim_id in imported.frames["claims"]["claim_id"]
    }


def test_each_value_is_a_source_of_its_own_and_a_row_without_one_is_the_compilers() -> None:
    table = told(outlet=["Agency One", "State News", "agency one", "Unknown"], dead=["3", "7", "4", "5"])
    imported = import_table(table, mapping_of(*WIDE, "outlet,source", "dead,killed"))
    assert source_of_claims(imported) == {
        "tab-1": "agency-one", "tab-2": "state-news", "tab-3": "agency-one", "tab-4": "tab",
    }  # fmt: skip
    assert rows_of(imported, "sources", "source_id", "name", "kind") == [
        ("tab", "Tab", "dataset"),
        ("agency-one", "Agency One", "outlet"),
        ("state-news", "State News", "outlet"),
    ]
    assert rows_of(imported, "documents", "document_id", "title", "within") == [
        ("tab-00000000", "Tab (events.csv)", ""),
        ("agency-one-in-tab-00000000", "[Agency One, as the table gives it]", "tab-00000000"),
        ("state-news-in-tab-00000000", "[State News, as the table gives it]", "tab-00000000"),
    ]
    (remark,) = [remark for remark in remarks_in(imported.remarks) if remark.row]
    assert (remark.row, remark.column) == (5, "outlet")


def test_the_mapping_says_what_the_sources_are() -> None:
    imported = import_table(told(by=["One"]), mapping_of(*WIDE, "by,source,,kind=monitor"))
    assert rows_of(imported, "sources", "kind") == [("dataset",), ("monitor",)]


def test_rows_of_one_source_are_of_documents_told_apart_by_title_day_and_address() -> None:
    table = told(
        by=["One"] * 5, item=["Bulletin", "Bulletin", "", "", ""], out=["24 Jan 2021", "24 Jan 2021", "May 2021", "", ""],
        link=["", "", "", "https://one.example/a", "https://one.example/a"],
    )  # fmt: skip
    imported = import_table(table, mapping_of(*WIDE, "by,source", "item,document", "out,published", "link,citation"))
    documents = imported.frames["documents"].iloc[1:]
    columns = ["title", "url", "published_from", "published_to", "published_note"]
    assert list(documents[columns].itertuples(index=False, name=None)) == [
        ("Bulletin", "", "2021-01-24", "2021-01-24", "As the table says."),
        ("[One, as the table gives it]", "", "2021-05-01", "2021-05-31", "As the table says."),
        ("https://one.example/a", "https://one.example/a", "", "", ""),
    ]
    of_claims = imported.frames["claims"]["document_id"].tolist()
    assert of_claims == [documents["document_id"].iloc[at] for at in (0, 0, 1, 2, 2)]
    assert imported.frames["statements"]["cites"].eq("").all()
    assert imported.collection.problems == ()


def test_days_of_publication_without_a_source_are_of_documents_of_the_compiler() -> None:
    imported = import_table(told(out=["2021-01-24", ""]), mapping_of(*WIDE, "out,published"))
    assert set(source_of_claims(imported).values()) == {"tab"}
    assert rows_of(imported, "documents", "title", "published_from") == [
        ("Tab (events.csv)", ""),
        ("[tab, as the table gives it]", "2021-01-24"),
    ]


def test_several_citations_of_an_account_stay_cited() -> None:
    table = told(by=["One"], dead=["3"], link=["https://a.example/1; https://b.example/2"])
    lines = (*WIDE, "by,source", "dead,killed", "link,citations")
    statements = import_table(table, mapping_of(*lines)).frames["statements"]
    (cites,) = statements.loc[statements["field"] == "killed", "cites"]
    assert len(cites.split("|")) == 2


def test_a_row_becomes_a_claim_of_each_source_with_a_figure_in_it() -> None:
    table = told(sohr=["3", "", "unknown", "none"], hawar=["7", "", "2", "many"], dead=["", "", "1", ""])
    imported = import_table(table, mapping_of(*WIDE, *FIGURES))
    assert source_of_claims(imported) == {
        "tab-1.sohr": "sohr", "tab-1.hawar": "hawar", "tab-2": "tab", "tab-3": "tab", "tab-3.hawar": "hawar", "tab-4.sohr": "sohr",
    }  # fmt: skip
    event = {"when": "2021-01-23", "where": "hill", "participant": "army"}
    assert statement_values(imported, "tab-1.sohr") == event | {"killed": "3"}
    assert statement_values(imported, "tab-1.hawar") == event | {"killed": "7"}
    assert statement_values(imported, "tab-2") == event
    assert statement_values(imported, "tab-3") == event | {"killed": "1"}
    assert statement_values(imported, "tab-4.sohr") == event | {"killed": "0"}
    assert ("sohr", "outlet") in rows_of(imported, "sources", "source_id", "kind")
    assert rows_of(imported, "claims", "title") == [("Army, Hill",)] * 6


def test_the_claims_of_one_row_are_judged_to_be_of_one_event_and_others_are_not() -> None:
    table = told(sohr=["3", "4"], hawar=["7", ""], dead=["1", ""])
    lines = (*WIDE, *FIGURES, ",published,,2022-05-06")
    judgements = rows_of(import_table(table, mapping_of(*lines)), "judgements", "claim_a", "claim_b", "verdict", "at")
    assert judgements == [
        ("tab-1", "tab-1.sohr", "same", "2022-05-06T00:00:00Z"),
        ("tab-1.sohr", "tab-1.hawar", "same", "2022-05-06T00:00:00Z"),
    ]


@pytest.mark.parametrize("lines", [("dead,killed",), ("dead,killed", "by,source")])
def test_tables_without_columns_of_sources_judge_nothing(lines: tuple[str, ...]) -> None:
    imported = import_table(told(dead=["1"], by=["One"]), mapping_of(*WIDE, *lines))
    assert imported.frames["judgements"].empty


def test_groups_and_bounds_of_a_source_are_its_own() -> None:
    table = told(low=["3"], high=["5"], children=["2"], dead=["9"])
    lines = (
        "low,killed_min,,source=One",
        "high,killed_max,,source=One",
        "children,killed,children,source=One",
        "dead,killed",
    )
    imported = import_table(table, mapping_of(*WIDE, *lines))
    statements = imported.frames["statements"].set_index("statement_id")
    assert statements.loc["tab-1.one.killed", "value"] == "3..5"
    assert statements.loc["tab-1.one.killed.children", "part_of"] == "tab-1.one.killed"
    assert statements.loc["tab-1.killed", "value"] == "9"


def test_sources_and_their_documents_say_where_they_come_from() -> None:
    table = told(by=["One"], sohr=["3"])
    imported = import_table(table, mapping_of(*WIDE, "by,source", "sohr,killed,,source=SOHR"))
    assert rows_of(imported, "sources", "source_id", "note")[1:] == [
        ("one", "Named by the table as the source of its account."),
        ("sohr", "Its figures stand in columns of the table."),
    ]
    documents = rows_of(imported, "documents", "document_id", "language", "within", "note")[1:]
    assert documents == [
        ("one-in-tab-00000000", "und", "tab-00000000", "Its account stands in the table."),
        ("sohr-in-tab-00000000", "und", "tab-00000000", "Its account stands in the table."),
    ]
    assert [row for row in imported.read.itertuples(index=False, name=None) if row[0] == "source"] == [
        ("source", 1, 1, "SOHR")
    ]


@pytest.mark.parametrize(
    ("detail", "cell", "day"),
    [
        ("order=dmy", "02/03/2021", "2021-03-02"),
        ("order=mdy", "02/03/2021", "2021-02-03"),
        ("calendar=jalali", "1401/07/08", "2022-09-30"),
    ],
)
def test_days_of_publication_are_read_as_the_mapping_says(detail: str, cell: str, day: str) -> None:
    imported = import_table(told(by=["One"], out=[cell]), mapping_of(*WIDE, "by,source", f"out,published,,{detail}"))
    assert rows_of(imported, "documents", "published_from")[1:] == [(day,)]
    assert ("source", 1, 1, "One") in set(imported.read.itertuples(index=False, name=None))
