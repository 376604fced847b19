"""What well-known datasets would publish from the accounts: a switch for one incident, a chart and a table for all."""

import pandas as pd

from claims.conventions import (
    CONVENTIONS,
    DATASETS,
    READING,
    convention_spreads,
    conventions_table,
    spread_in_words,
)
from claims.exports import export_conventions
from claims.model import split_list
from claims.survey import Scope
from views.blocks.chart import chart
from views.blocks.downloads import download_buttons
from views.blocks.evidence import Openings
from views.markup import folded, link, literal, page_table, scrolling, sentence, show
from views.plots.conventions_plot import conventions_plot, dataset_count
from views.state import url
from views.state.page_study import PageStudy
from views.state.shared_filters import in_words
from views.state.theme import is_dark
from views.texts import words

MOST_DRAWN, ROWS_A_PAGE = 10, 20


def switch(study: PageStudy, incident_id: str, openings: Openings) -> None:
    """The incident's figure as one convention would publish it, with its rule and the words that it rests on."""
    show(f'<div class="cc"><h2>{words.AS_REPORTED}</h2><p class="cc-soft">{words.AS_REPORTED_WHY}</p></div>')
    chosen = url.selectbox(
        "as", words.CONVENTION, tuple(CONVENTIONS), title=lambda each: CONVENTIONS[each].title, default="acled",
        says_default=False,
    ) or "acled"  # fmt: skip
    rows = _rows_of(study, incident_id)
    show(_opened(next(row for row in rows if row["convention"] == chosen), openings), _all(rows, openings))


def _rows_of(study: PageStudy, incident_id: str) -> list[dict[str, object]]:
    table = conventions_table(study.collection, study.incidents, ids=[incident_id])
    return [{str(column): cell for column, cell in row.items()} for row in table.to_dict("records")]


def _opened(row: dict[str, object], openings: Openings) -> str:
    known = CONVENTIONS[str(row["convention"])]
    figure = _figure(row, openings)
    return (
        f'<div class="cc cc-box"><p class="cc-soft">{literal(known.title[:1].upper() + known.title[1:])}</p>'
        f'<p class="cc-value">{figure} {words.KILLED if row["value"] else ""}</p><p>{sentence(str(row["why"]))}</p>'
        f'<p class="cc-soft"><b>{words.RULE} ({READING}):</b> {literal(known.rule)}</p>'
        f'<p class="cc-soft"><b>{words.PUBLISHED_IN}</b> {literal(known.citation)}</p></div>'
    )


def _figure(row: dict[str, object], openings: Openings) -> str:
    if not row["value"]:
        return literal(words.NO_ROW)
    return openings.number(str(row["value"]), split_list(str(row["statement_ids"])))


def _all(rows: list[dict[str, object]], openings: Openings) -> str:
    cells = [
        [literal(CONVENTIONS[str(row["convention"])].title), _figure(row, openings), sentence(str(row["why"]))]
        for row in rows
    ]
    figures = page_table((words.CONVENTION, words.KILLED_COLUMN, words.HOW), cells)
    return f'<div class="cc">{folded(words.ALL_CONVENTIONS, scrolling(words.ALL_CONVENTIONS, figures))}</div>'


def show_page(study: PageStudy, scope: Scope) -> None:
    """Draws the page for what the shared filters leave: the sentence, the chart with its table, and the files."""
    table = study.conventions[study.conventions["incident_id"].isin(scope.incident_ids)]
    spreads = convention_spreads(table)
    told = spread_in_words(spreads, of=table["incident_id"].nunique())
    asked = "; ".join(f"{each}: {value}" for each, value in in_words(study.offer, scope.filter).items())
    show(
        f'<div class="cc"><h1>{words.CONVENTIONS_HEADING}</h1><p>{sentence(told)}</p><p class="cc-soft">{words.CONVENTIONS_WHY}</p></div>'
    )
    _chart(study, table, spreads, asked)
    _table(study, table, spreads)
    show(f'<div class="cc"><p><b>{words.TAKE_CONVENTIONS}</b></p></div>')
    ids = [str(each) for each in table["incident_id"].unique()]
    download_buttons(
        study.collection,
        "conventions",
        lambda format_name, at: export_conventions(
            study.collection, study.incidents, format=format_name, at=at, ids=ids, filter=asked or words.NO_FILTER
        ),
    )


def _chart(study: PageStudy, table: pd.DataFrame, spreads: pd.DataFrame, asked: str) -> None:
    apart = spreads[spreads["spread"] > 0].head(MOST_DRAWN)
    if apart.empty:
        return
    given = table[table["convention"].isin(DATASETS) & table["low"].notna()]
    rows = {
        str(key): [{str(column): cell for column, cell in row.items()} for row in group.astype({"low": "int", "high": "int"}).to_dict("records")]
        for key, group in given[given["incident_id"].isin(apart["incident_id"])].groupby("incident_id")
    }  # fmt: skip
    drawn = [(str(title), rows[str(key)]) for key, title in zip(apart["incident_id"], apart["incident"], strict=True)]
    show(f'<div class="cc"><h2>{words.SPREAD_HEADING.format(number=len(drawn))}</h2></div>')
    alternative = "; ".join(f"{title}: {', '.join(map(dataset_count, each))}" for title, each in drawn)
    chart(
        study,
        lambda dark: conventions_plot(drawn, dark=dark),
        what="conventions",
        key="spread",
        alt=words.SPREAD_ALT.format(rows=alternative),
        title=words.SPREAD_HEADING.format(number=len(drawn)),
        empty=words.NO_FIGURES,
        filter=asked,
    )


def _table(study: PageStudy, table: pd.DataFrame, spreads: pd.DataFrame) -> None:
    """Every incident with a figure, a page at a time; those without are counted."""
    pages = max(-(-len(spreads) // ROWS_A_PAGE), 1)
    page = url.number("page", most=pages)
    shown = spreads.iloc[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    openings = Openings(study)
    names = {each: words.DATASET_NAMES.get(each, CONVENTIONS[each].title) for each in CONVENTIONS}
    cells = table[table["incident_id"].isin(shown["incident_id"])].set_index(["incident_id", "convention"])
    rows = [
        [
            link(title, "incident", id=incident_id),
            *(_figure(dict(cells.loc[(incident_id, convention)]), openings) for convention in names),
        ]
        for incident_id, title in zip(shown["incident_id"], shown["incident"], strict=True)
    ]
    without = table["incident_id"].nunique() - len(spreads)
    show(
        f'<div class="cc"><h2>{words.CONVENTIONS_TABLE}</h2><p class="cc-soft">{words.WITHOUT_FIGURES.format(number=without)}</p>'
        f"{scrolling(words.CONVENTIONS_TABLE, page_table((words.INCIDENT, *names.values()), rows))}</div>",
        openings.html(dark=is_dark()),
    )
    if pages > 1:
        url.turn(page, pages)
    rules = "".join(
        f"<dt><b>{literal(known.title)}</b></dt><dd>{literal(known.rule)} {words.PUBLISHED_IN} {literal(known.citation)}</dd>"
        for known in CONVENTIONS.values()
    )
    show(f'<div class="cc">{folded(f"{words.RULES} ({READING})", f"<dl>{rules}</dl>")}</div>')
