"""One source: what is declared of it, what it covers, how its counts stand to those of others, and its claims."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from claims.model import split_list
from claims.survey import STANDINGS, coverage_by_month, standing_definition
from views.blocks.evidence import Openings
from views.blocks.when_and_where import claim_link, event_days
from views.markup import folded, link, literal, name, outside_link, page_table, scrolling, sentence_html, show, unshown
from views.state.page_study import PageStudy, days_or_undated
from views.texts import words
from views.texts.phrases import phrase
from views.texts.translation import counted, localised

MOST_ROWS, MOST_OPENED = 60, 8  # rows of a list; counts of one row


def show_source(
    study: PageStudy, source_id: str, claims: pd.DataFrame, standings: pd.DataFrame, openings: Openings
) -> None:
    """Shows everything on one source.

    Args:
        study: What it belongs to.
        source_id: The source.
        claims: Its rows of the catalogue.
        standings: Its rows of `claims.survey.find_standings`.
        openings: The numbers of the page that open their words.
    """
    # A link that loads the page anew: one within the session would keep the filter on sources as it is.
    everything = link(words.ALL_ITS_CLAIMS, "claims", source=study.offer.labels["source"][source_id])
    head = f"<h2>{name(study.source(source_id))}</h2>{_declared(study, source_id)}{_span(claims)}"
    show(f'<div class="cc cc-box">{head}<p>{everything}</p></div>')
    left, right = st.columns([6, 5], gap="medium")
    with left:
        blocks = "".join(
            _standing(study, standing, standings[standings["standing"] == standing], openings) for standing in STANDINGS
        )
        show(f'<div class="cc"><h3>{words.STANDINGS}</h3>{blocks}</div>')
    with right:
        show(f'<div class="cc"><h3>{words.COVERAGE}</h3>{_coverage(claims)}</div>')
        show(f'<div class="cc">{_claims(study, claims)}</div>')


def _declared(study: PageStudy, source_id: str) -> str:
    row = study.collection.row("sources", source_id)
    ties = words.COMMA.join(name(study.party(party_id)) for party_id in split_list(row["ties"])) or words.NO_TIE
    lines = {
        words.TIES: ties,
        words.LANGUAGES: literal(words.COMMA.join(split_list(row["languages"]))) or words.NOT_DECLARED,
        words.ALSO_CALLED: words.COMMA.join(name(alias) for alias in split_list(row["aliases"])),
        words.NOTE: sentence_html(row["note"]) if row["note"] else "",
    }
    declared = "".join(f"<p><b>{label}</b> {line}</p>" for label, line in lines.items() if line)
    page = outside_link(words.ITS_PAGE, row["url"])
    return f"<p>{literal(localised(row['kind']))}</p>{declared}" + (f"<p>{page}</p>" if page else "")


def _span(claims: pd.DataFrame) -> str:
    first, last = claims["first"].min(), claims["last"].max()
    if pd.isna(first) or pd.isna(last):
        return ""
    first_day, last_day = days_or_undated(first, first, "day"), days_or_undated(last, last, "day")
    return f"<p>{words.SPAN_TOLD.format(first=first_day, last=last_day)}</p>"


def _coverage(claims: pd.DataFrame) -> str:
    """Claims and incidents by month, each with a bar as long as the number."""
    months = coverage_by_month(claims)
    most = max(months["claims"].max() if len(months) else 1, 1)
    rows = [_month(row, most) for row in months.to_dict("records")]
    return scrolling(
        words.COVERAGE,
        page_table(words.COVERAGE_COLUMNS, rows, caption=words.COVERAGE_CAPTION, classes="", labelled=()),
    )


def _month(row: Mapping[Any, Any], most: int) -> list[str]:  # a row of the coverage
    month = words.NO_MONTH if pd.isna(row["month"]) else phrase(f"{row['month']:%B %Y}")
    bar = f'<span class="cc-month" style="width:{100 * row["claims"] / most:.0f}%"></span>'
    return [month, f"{row['claims']}{bar}", str(row["incidents"])]


def _standing(study: PageStudy, standing: str, rows: pd.DataFrame, openings: Openings) -> str:
    """A number with its definition, and every incident behind it."""
    head = f"<b>{words.STANDING_NAMES[standing]}</b>: "
    if rows.empty:
        return f'<p>{head}{words.NEVER} <span class="cc-soft">{literal(localised(standing_definition(standing)))}</span></p>'
    number = words.TIMES.format(number=len(rows))
    items = "".join(_stood(study, row, openings) for row in rows.head(MOST_ROWS).to_dict("records"))
    incidents = counted(rows["incident_id"].nunique(), "incidents")
    return (
        f'<p class="cc-gap">{head}{number}. <span class="cc-soft">{literal(localised(standing_definition(standing)))}</span></p>'
        f"{folded(incidents, f'<ul>{items}</ul>{unshown(len(rows), MOST_ROWS)}')}"
    )


def _stood(study: PageStudy, row: Mapping[Any, Any], openings: Openings) -> str:  # a row of the standings
    incident = link(study.incident_name(row["incident_id"]), "incident", id=row["incident_id"])
    if not row["field"]:
        return f"<li>{incident}</li>"
    label = study.field_label(row["field"])
    group = f" ({name(study.party(row['group']))})" if row["group"] else ""
    statement_ids = split_list(row["statement_ids"])
    counts = _counts(study, statement_ids, openings)
    compared = [statement_id for statement_id in split_list(row["compared_ids"]) if statement_id not in statement_ids]
    others = _counts(study, compared, openings)
    return (
        f"<li>{incident}: {literal(label)}{group}: {counts or words.SAYS_NO_FIGURE}; {words.OTHERS_GIVE} {others}</li>"
    )


def _counts(study: PageStudy, statement_ids: Sequence[str], openings: Openings) -> str:
    """Each count of each source once, opening the words of the statements that give it."""
    by_count: dict[str, list[str]] = {}
    for statement_id in statement_ids:
        statement = study.collection.statement_records[statement_id]
        value = study.coded(statement)
        by_count.setdefault(f"{study.source_of_claim(statement.claim_id)}: {value}", []).append(statement_id)
    shown = [openings.number(value, tuple(ids)) for value, ids in list(by_count.items())[:MOST_OPENED]]
    return words.COMMA.join(shown) + (", …" if len(by_count) > MOST_OPENED else "")


def _claims(study: PageStudy, claims: pd.DataFrame) -> str:
    items = "".join(
        f'<li>{claim_link(study, row["claim_id"])} <span class="cc-soft">({literal(event_days(row))})</span></li>'
        for row in claims.head(MOST_ROWS).to_dict("records")
    )
    return folded(
        f"{words.ITS_CLAIMS}: {counted(len(claims), 'claims')}", f"<ul>{items}</ul>{unshown(len(claims), MOST_ROWS)}"
    )
