"""The page of the conventions: what well-known datasets would publish from the accounts, as a chart, a table and files."""

import pandas as pd

from claims.conventions import CONVENTIONS, DATASETS, READING, convention_spreads, number_apart
from claims.survey import Filter
from claims.tables import records_of
from views.blocks.downloads.download_menu import download_menu
from views.blocks.downloads.page_downloads import conventions_download, words_of_filter
from views.blocks.evidence import Openings
from views.blocks.plots.plot_menu import PlotFiles, plot_menu
from views.forms.convention_switch import figure
from views.markup import folded, link, literal, name, page_table, scrolling, show
from views.plots.plot_csv import plot_csv
from views.plots.ranges.convention_ranges import convention_sections
from views.plots.ranges.range_figure import range_figure, range_frame
from views.plots.ranges.range_html import range_html, range_value
from views.plots.ranges.range_rows import shared_axes
from views.state.drawn_blocks import worked_out
from views.state.page_context import StudyContext
from views.state.page_study import PageStudy
from views.state.reader import is_dark
from views.state.url import list_page
from views.texts import words
from views.texts.translation import counted

MOST_DRAWN, ROWS_A_PAGE = 10, 20


def show_page(context: StudyContext) -> None:
    """Draws what the shared filters leave: how far the rules part in one sentence, a chart, a table, and the files."""
    study, scope = context.study, context.scope
    table = worked_out(study, _published, scope.filter)
    spreads = worked_out(study, _spreads, scope.filter)
    incident_ids = [str(incident_id) for incident_id in table["incident_id"].unique()]
    with context.actions:
        download_menu(study.collection, lambda: [conventions_download(context, incident_ids)], key="conventions")
    show(
        f'<div class="cc"><h1>{words.CONVENTIONS_HEADING}</h1><p>{_summary(spreads, table["incident_id"].nunique())}</p><p class="cc-soft">{words.CONVENTIONS_WHY}</p></div>'
    )
    _chart(study, table, spreads, words_of_filter(context), scope.filter)
    _table(study, table, spreads)


def _summary(spreads: pd.DataFrame, number: int) -> str:
    """How many incidents the choice of a rule changes, and the one with the widest range, in a sentence."""
    apart, incidents = number_apart(spreads), counted(number, "incidents")
    if not apart:
        return words.NO_SPREAD.format(incidents=incidents)
    widest = spreads.iloc[0]
    ends = {"low": widest["lowest"], "high": widest["highest"], "widest": name(widest["incident"])}
    return words.SPREAD.format(number=apart, incidents=incidents, **ends)


def _published(study: PageStudy, chosen: Filter) -> pd.DataFrame:
    return study.conventions[study.conventions["incident_id"].isin(study.index.choose(chosen).incident_ids)]


def _spreads(study: PageStudy, chosen: Filter) -> pd.DataFrame:
    return convention_spreads(worked_out(study, _published, chosen))


def _chart(study: PageStudy, table: pd.DataFrame, spreads: pd.DataFrame, chosen: str, acting: Filter) -> None:
    """The incidents for which the rules part most."""
    widest = spreads[spreads["spread"] > 0].head(MOST_DRAWN)
    if widest.empty:
        return
    published = table[table["convention"].isin(DATASETS) & table["low"].notna()]
    figures = published[published["incident_id"].isin(widest["incident_id"])].astype({"low": "int", "high": "int"})
    rows = {str(incident_id): records_of(group) for incident_id, group in figures.groupby("incident_id")}
    titles = zip(widest["incident_id"], widest["incident"], strict=True)
    drawn = [(str(title), rows[str(incident_id)]) for incident_id, title in titles]
    heading = words.SPREAD_HEADING.format(number=len(drawn))
    show(f'<div class="cc"><h2>{heading}</h2></div>')
    sections = convention_sections(drawn)
    plots = shared_axes(sections)
    bars = "".join(range_html(axis, parts, range_value, label=heading) for axis, parts in plots)
    show(f'<div class="cc">{bars}</div>')
    plot_menu(
        study.collection,
        PlotFiles(
            what="conventions-spread",
            title=heading,
            draw=lambda: range_figure(plots),
            table=lambda at: plot_csv(study.collection, range_frame(sections), at=at, filter=chosen),
            filter=chosen,
            chosen=acting,
        ),
    )


def _table(study: PageStudy, table: pd.DataFrame, spreads: pd.DataFrame) -> None:
    """Every incident with a figure, a page at a time; those without are counted."""
    page = list_page(len(spreads), size=ROWS_A_PAGE)
    shown = spreads.iloc[page.rows]
    openings = Openings(study)
    names = {key: words.DATASET_NAMES.get(key, convention.title) for key, convention in CONVENTIONS.items()}
    published = records_of(table[table["incident_id"].isin(shown["incident_id"])])
    cells = {(str(cell["incident_id"]), str(cell["convention"])): cell for cell in published}
    rows = [
        [
            link(title, "incident", id=incident_id),
            *(figure(cells[(incident_id, convention)], openings) for convention in names),
        ]
        for incident_id, title in zip(shown["incident_id"], shown["incident"], strict=True)
    ]
    without = table["incident_id"].nunique() - len(spreads)
    show(
        f'<div class="cc"><h2>{words.CONVENTIONS_TABLE}</h2><p class="cc-soft">{words.WITHOUT_FIGURES.format(number=without)}</p>'
        f"{scrolling(words.CONVENTIONS_TABLE, page_table((words.INCIDENT, *names.values()), rows))}</div>",
        openings.html(dark=is_dark()),
    )
    page.show_buttons()
    rules = "".join(
        f"<dt><b>{literal(convention.title)}</b></dt><dd>{literal(convention.rule)} {words.PUBLISHED_IN} {literal(convention.citation)}</dd>"
        for convention in CONVENTIONS.values()
    )
    show(f'<div class="cc">{folded(f"{words.RULES} ({READING})", f"<dl>{rules}</dl>")}</div>')
