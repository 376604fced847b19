"""Tables of figures beside the discrepancies: one per figure that is given, of the incidents and sources asked for."""

import io

import openpyxl

from claims.exports import FigureScope, export_discrepancies
from claims.exports.figures.figure_tables import figure_tables
from claims.exports.formats import Beside
from claims.exports.sheet import Sheet
from claims.findings import Findings
from tests.builders.collection_tables import claim
from tests.builders.hostile_study import AT, SHOOTING, Study, study_of

EARLY = {"when": "2020-05-01", "where": "river-town", "kind": "shooting"}


def told() -> Study:
    """Two sources contradict each other on the killed of one shooting, and agree on the wounded of an earlier one."""
    return study_of(
        claim("one", **SHOOTING, killed="6"),
        claim("two", source="source-b", **SHOOTING, killed="9"),
        claim("three", **EARLY, wounded="4"),
        claim("four", source="source-c", **EARLY, wounded="4"),
    )


def tables(scope: FigureScope, form: Beside, study: Study | None = None) -> dict[str, Sheet]:
    made = figure_tables(*(study or told()), scope, form=form, filter="", at=AT)
    return {each.name: each for each in made}


def everything() -> tuple[str, ...]:
    return tuple(told()[1].table["incident_id"])


def test_otherwise_incidents_with_a_discrepancy_are_shown() -> None:
    found = tables(FigureScope(), Beside.SPREADSHEET)
    assert list(found) == ["Figures killed", "Figures all"]
    assert len(found["Figures killed"].rows) == 1
    assert found["Figures killed"].tinted == {(0, "source-a"), (0, "source-b")}


def test_incidents_sources_and_figures_can_be_asked_for() -> None:
    scope = FigureScope(incident_ids=everything(), source_ids=("source-a", "source-c"), figures=("wounded",))
    [(name, sheet)] = tables(scope, Beside.SPREADSHEET).items()
    assert name == "Figures wounded"
    assert [column.label for column in sheet.columns][6:8] == ["source-a", "source-c"]
    assert "source-b" not in {column.name for column in sheet.columns}


def test_an_article_has_no_table_of_all_figures_beside_those_of_each() -> None:
    assert list(tables(FigureScope(incident_ids=everything()), Beside.ARTICLE)) == ["Killed", "Wounded"]
    assert list(tables(FigureScope(figures=("all",)), Beside.ARTICLE)) == ["All casualties"]


def test_what_is_not_among_the_findings_is_not_shaded() -> None:
    collection, incidents, _ = told()
    nothing = Findings(discrepancies=(), lookalikes=())
    found = tables(FigureScope(incident_ids=everything()), Beside.SPREADSHEET, (collection, incidents, nothing))
    assert found["Figures killed"].tinted == frozenset()


def test_a_workbook_of_discrepancies_has_rows_wide_rows_and_a_sheet_per_figure() -> None:
    book = openpyxl.load_workbook(io.BytesIO(export_discrepancies(*told(), format="xlsx", at=AT)))
    assert book.sheetnames == ["README", "Discrepancies", "Discrepancies wide", "Figures killed", "Figures all"]


def test_nothing_stands_beside_where_a_format_has_no_room() -> None:
    assert figure_tables(*told(), FigureScope(), form=Beside.NONE, filter="", at=AT) == ()
