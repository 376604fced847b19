"""Who says how many as sheets: incidents down and sources across in every format, and a row per answer with its words."""

import io
from collections.abc import Sequence
from datetime import date

import openpyxl
import pytest

from claims.exports import export_figures
from claims.exports.figures.figure_sheets import answer_sheet, figure_sheet
from claims.exports.sheet import TINT
from claims.survey.figures import ALL_CASUALTIES, FigureIndex, FigureTable, figure_named
from claims.tables import Collection
from tests.builders.collection_tables import SMALL, Cells, claim, read_rows, row, said
from tests.builders.hostile_study import AT, MARKUP, SHOOTING, study_of

SOURCES = [row("sources", "source-a", name="Herald"), row("sources", "source-b", name=MARKUP)]
URLS = [
    row("documents", "one-doc", title="Ten dead", url="https://h.example/1", archive_url="https://web.archive.org/1")
]
KILLED = said("10", group="police", fragment="ten policemen died", verbatim="ten", paragraph="3", gloss="g")


def table_of(
    figure: str = "killed", *, sources: tuple[str, ...] = (), fields: Sequence[Cells] = ()
) -> tuple[Collection, FigureTable]:
    """Ten against at least twelve policemen killed, told by two sources; a third tells it without a figure."""
    collection, incidents, findings = study_of(
        claim("one", **SHOOTING, killed=KILLED, wounded="2"),
        claim("two", source="source-b", **SHOOTING, killed=said("12+", group="police", stance="hedges")),
        claim("three", source="source-c", **SHOOTING),
        sources=SOURCES,
        documents=URLS,
        **({"fields": list(fields)} if fields else {}),
    )
    index = FigureIndex(collection, incidents, findings)
    ids = list(incidents.table["incident_id"])
    return collection, index.table(figure_named(collection, figure), ids, source_ids=sources)


def test_a_row_is_an_incident_and_a_column_a_source() -> None:
    sheet = figure_sheet(*table_of(), filter="", at=AT)
    [record] = sheet.records
    assert (record["date_from"], record["date_to"], record["incident"], record["country"]) == (
        date(2021, 1, 23), date(2021, 1, 23), "River Town shooting", "The country",
    )  # fmt: skip
    assert (record["source-a"], record["source-b"]) == (
        "10 (The police) ≠",
        "12 or more (The police) [with reservation] ≠",
    )
    assert record["source-c"] == "not said"
    assert (record["lowest_to_highest"], record["sources_saying"], record["relation"], record["severity"]) == (
        "10 to 12+", 2, "contradicts", "high",
    )  # fmt: skip
    assert sheet.tinted == {(0, "source-a"), (0, "source-b")}
    assert sheet.cited == (("one-doc", "two-doc"),)


def test_of_all_casualties_each_figure_names_its_field() -> None:
    [record] = figure_sheet(*table_of(ALL_CASUALTIES), filter="", at=AT).records
    assert record["source-a"] == "killed: 10 (The police) ≠; wounded: 2"
    assert record["lowest_to_highest"] == "killed 10 to 12+; wounded 2"


def test_a_field_is_named_by_its_label() -> None:
    labels = {"killed": "dead", "wounded": "hurt"}
    fields = [{**each, "label": labels.get(each["field"], each["label"])} for each in read_rows(SMALL / "fields.csv")]
    [record] = figure_sheet(*table_of(ALL_CASUALTIES, fields=fields), filter="", at=AT).records
    assert record["source-a"] == "dead: 10 (The police) ≠; hurt: 2"
    assert record["lowest_to_highest"] == "dead 10 to 12+; hurt 2"


@pytest.mark.parametrize(("figure", "question"), [("killed", "Who says how many, "), ("kind", "Who says what, ")])
def test_the_title_asks_how_many_only_of_what_counts(figure: str, question: str) -> None:
    assert figure_sheet(*table_of(figure), filter="", at=AT).title.startswith(question)


def test_a_row_an_answer_has_its_words_and_where_they_stand() -> None:
    first, second, third = answer_sheet(*table_of(), filter="", at=AT).records
    expected = {
        "source": "Herald", "state": "says", "field": "killed", "value": "10", "group": "The police", "low": 10, "high": 10, "written": "ten",
        "says": "", "basis": "stated", "clashes": "yes", "relation": "contradicts", "severity": "high", "fragment": "ten policemen died",
        "gloss": "g", "paragraph": 3, "document": "Ten dead", "url": "https://h.example/1", "archive_url": "https://web.archive.org/1",
    }  # fmt: skip
    assert {name: first[name] for name in expected} == expected
    assert (second["low"], second["high"], second["says"]) == (12, "", "with reservation")
    assert (third["source"], third["state"], third["value"], third["incident_id"]) == (
        "source-c", "not said", "", first["incident_id"],
    )  # fmt: skip


def test_a_source_without_an_account_has_no_row_of_words() -> None:
    collection, incidents, findings = study_of(
        claim("one", **SHOOTING, killed="1"),
        claim("two", source="source-b", when="2015-05-01", where="river-town", kind="shooting", killed="2"),
    )
    table = FigureIndex(collection, incidents, findings).table(
        figure_named(collection, "killed"), list(incidents.table["incident_id"])
    )
    assert [row["source"] for row in answer_sheet(collection, table, filter="", at=AT).records] == [
        "source-b",
        "source-a",
    ]


def test_where_nothing_is_raised_the_cells_of_a_discrepancy_are_empty() -> None:
    [record] = figure_sheet(*table_of("wounded"), filter="", at=AT).records
    assert (record["sources_saying"], record["relation"], record["mark"], record["severity"]) == (1, "", "", "")
    [answer, *_] = answer_sheet(*table_of("wounded"), filter="", at=AT).records
    assert (answer["value"], answer["relation"], answer["severity"], answer["clashes"]) == ("2", "", "", "")


def test_every_column_that_a_layout_names_is_one_of_the_sheet() -> None:
    for sheet in (figure_sheet(*table_of(), filter="", at=AT), answer_sheet(*table_of(), filter="", at=AT)):
        layout, names = sheet.layout, {column.name for column in sheet.columns}
        assert names >= {*layout.heading, *layout.facts, *layout.table, *layout.ids}


def test_rows_go_by_date_and_days_are_days_in_a_workbook() -> None:
    collection, incidents, findings = study_of(
        claim("late", **SHOOTING, killed="1"),
        claim("early", when="2020-05-01", where="river-town", kind="shooting", killed="2"),
    )
    table = FigureIndex(collection, incidents, findings).table(
        figure_named(collection, "killed"), list(incidents.table["incident_id"])
    )
    sheet = figure_sheet(collection, table, filter="", at=AT)
    assert [record["date_from"] for record in sheet.records] == [date(2020, 5, 1), date(2021, 1, 23)]
    book = openpyxl.load_workbook(io.BytesIO(export_figures(collection, table, format="xlsx", at=AT)))
    cell = book["Figures killed"]["A2"]
    assert (cell.value.date(), cell.number_format) == (date(2020, 5, 1), "yyyy-mm-dd")


def test_a_source_named_like_a_column_has_one_of_its_own() -> None:
    collection, incidents, findings = study_of(
        claim("one", source="date", **SHOOTING, killed="1"), claim("two", source="source-b", **SHOOTING, killed="2")
    )
    table = FigureIndex(collection, incidents, findings).table(
        figure_named(collection, "killed"), list(incidents.table["incident_id"])
    )
    [record] = figure_sheet(collection, table, filter="", at=AT).records
    assert (record["date"], record["source date"]) == ("23 January 2021", "1 ≠")


def test_sources_chosen_are_the_columns() -> None:
    names = [
        column.name for column in figure_sheet(*table_of(sources=("source-c", "source-a")), filter="", at=AT).columns
    ]
    assert names[6:8] == ["source-c", "source-a"]
    assert "source-b" not in names


def test_a_workbook_tints_contradictions_and_holds_the_words() -> None:
    book = openpyxl.load_workbook(io.BytesIO(export_figures(*table_of(), format="xlsx", at=AT)))
    assert book.sheetnames == ["README", "Figures killed", "Words"]
    heads = [cell.value for cell in book["Figures killed"][1]]
    cells = dict(zip(heads, book["Figures killed"][2], strict=True))
    assert cells["Herald"].fill.fgColor.rgb == "FF" + TINT[1:]
    assert cells["source-c"].fill.fgColor.rgb != "FF" + TINT[1:]
    assert book["Words"].max_row == 4


@pytest.mark.parametrize(
    ("format", "words"),
    [
        ("text", "Herald: 10 (The police) ≠"),
        ("csv", "10 (The police) ≠"),
        ("csv-wide", "10 (The police) ≠"),
    ],
)
def test_formats_for_data_set_every_value_in_words_and_mark_contradictions(format: str, words: str) -> None:
    assert words in export_figures(*table_of(), format=format, at=AT).decode("utf-8-sig")


def test_each_answer_is_a_file_of_its_own() -> None:
    content = export_figures(*table_of(), format="csv", at=AT, each_answer=True).decode("utf-8-sig")
    assert len(content.splitlines()) == 4
    assert "ten policemen died" in content


def test_provenance_says_the_figure_how_to_read_it_and_what_is_not_listed() -> None:
    collection, table = table_of()
    sheet = figure_sheet(collection, table, filter="from: 2021-01-01", at=AT)
    assert (sheet.provenance["figure"], sheet.provenance["filter"]) == ("killed", "from: 2021-01-01")
    assert "In square brackets" in sheet.provenance["how_to_read"]
