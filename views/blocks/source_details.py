"""One source: what is declared of it, what it covers, how its figures stand to those of others, and its claims."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from claims.discrepancies.discrepancy_sentences import value_words
from claims.model import split_list
from claims.survey import STANDINGS, coverage_by_month, standing_definition
from claims.values import number_of
from views.blocks.evidence import Openings
from views.blocks.when_and_where import claim_link, event_days
from views.markup import folded, link, literal, name, outside_link, page_table, scrolling, sentence, show, unshown
from views.state.page_study import PageStudy, days_in_words
from views.texts import words

MOST_ROWS, MOST_OPENED = 60, 8  # rows of a list; statements that one number opens


def details(study: PageStudy, source_id: str, own: pd.DataFrame, held: pd.DataFrame, openings: Openings) -> None:
    """Everything on one source.

    Args:
        study: What it belongs to.
        source_id: The source.
        own: Its rows of the catalogue.
        held: Its rows of `claims.survey.find_standings`.
        openings: The numbers of the page that open their words.
    """
    # A link that loads the page anew: one within the session would keep the filter on sources as it is.
    everything = link(words.ALL_ITS_CLAIMS, "claims", source=study.offer.values["source"][source_id])
    head = f"<h2>{name(study.source(source_id))}</h2>{_declared(study, source_id)}{_span(own)}"
    show(f'<div class="cc cc-box">{head}<p>{everything}</p></div>')
    left, right = st.columns([6, 5], gap="medium")
    with left:
        blocks = "".join(
            _standing(study, standing, held[held["standing"] == standing], openings) for standing in STANDINGS
        )
        show(f'<div class="cc"><h3>{words.STANDINGS}</h3>{blocks}</div>')
    with right:
        show(f'<div class="cc"><h3>{words.COVERAGE}</h3>{_coverage(own)}</div>')
        show(f'<div class="cc">{_claims(study, own)}</div>')


def _declared(study: PageStudy, source_id: str) -> str:
    row = study.collection.row("sources", source_id)
    ties = ", ".join(name(study.party(each)) for each in split_list(row["ties"])) or words.NO_TIE
    lines = {
        words.TIES: ties,
        words.LANGUAGES: literal(", ".join(split_list(row["languages"]))) or words.NOT_DECLARED,
        words.ALSO_CALLED: ", ".join(name(each) for each in split_list(row["aliases"])),
        words.NOTE: sentence(row["note"]) if row["note"] else "",
    }
    told = "".join(f"<p><b>{label}</b> {line}</p>" for label, line in lines.items() if line)
    page = outside_link(words.ITS_PAGE, row["url"])
    return f"<p>{literal(row['kind'])}</p>{told}" + (f"<p>{page}</p>" if page else "")


def _span(own: pd.DataFrame) -> str:
    first, last = own["first"].min(), own["last"].max()
    if pd.isna(first) or pd.isna(last):
        return ""
    days = (days_in_words(day, day, "day") for day in (first, last))
    return f"<p>{words.SPAN_TOLD.format(**dict(zip(('first', 'last'), days, strict=True)))}</p>"


def _coverage(own: pd.DataFrame) -> str:
    """Claims and incidents by month, each with a bar as long as the number."""
    found = coverage_by_month(own)
    most = max(found["claims"].max() if len(found) else 1, 1)
    rows = [_month(row, most) for row in found.to_dict("records")]
    return scrolling(
        words.COVERAGE,
        page_table(words.COVERAGE_COLUMNS, rows, caption=words.COVERAGE_CAPTION, classes="", labelled=()),
    )


def _month(row: Mapping[Any, Any], most: int) -> list[str]:  # a row of the coverage
    month = words.NO_MONTH if pd.isna(row["month"]) else f"{row['month']:%B %Y}"
    bar = f'<span class="cc-month" style="width:{100 * row["claims"] / most:.0f}%"></span>'
    return [month, f"{row['claims']}{bar}", str(row["incidents"])]


def _standing(study: PageStudy, standing: str, held: pd.DataFrame, openings: Openings) -> str:
    """A number with its definition, and every incident behind it."""
    head = f"<b>{words.STANDING_NAMES[standing]}</b>: "
    if held.empty:
        return f'<p>{head}{words.NEVER} <span class="cc-soft">{literal(standing_definition(standing))}</span></p>'
    number = words.ONCE if len(held) == 1 else words.TIMES.format(number=len(held))
    rows = "".join(_stood(study, row, openings) for row in held.head(MOST_ROWS).to_dict("records"))
    incidents = number_of(held["incident_id"].nunique(), "incidents")
    return (
        f'<p class="cc-gap">{head}{number}. <span class="cc-soft">{literal(standing_definition(standing))}</span></p>'
        f"{folded(incidents, f'<ul>{rows}</ul>{unshown(len(held), MOST_ROWS)}')}"
    )


def _stood(study: PageStudy, row: Mapping[Any, Any], openings: Openings) -> str:  # a row of the standings
    incident = link(study.incident_title(row["incident_id"]), "incident", id=row["incident_id"])
    if not row["field"]:
        return f"<li>{incident}</li>"
    label = study.collection.field_specs[row["field"]].label
    whom = f" ({name(study.party(row['group']))})" if row["group"] else ""
    own = _figures(study, split_list(row["statement_ids"]), openings)
    others = _figures(
        study,
        tuple(each for each in split_list(row["compared_ids"]) if each not in split_list(row["statement_ids"])),
        openings,
    )
    return f"<li>{incident}: {literal(label)}{whom}: {own or words.SAYS_NO_FIGURE}; {words.OTHERS_GIVE} {others}</li>"


def _figures(study: PageStudy, statement_ids: tuple[str, ...], openings: Openings) -> str:
    """Each number once, opening the words of those who give it, with their source where it is another."""
    shown: dict[str, list[str]] = {}
    for each in statement_ids:
        statement = study.collection.statement_records[each]
        shown.setdefault(
            f"{study.source_of_claim(statement.claim_id)}: {value_words(study.collection, statement)}", []
        ).append(each)
    listed = list(shown.items())
    told = [openings.number(value, tuple(ids)) for value, ids in listed[:MOST_OPENED]]
    return ", ".join(told) + (", …" if len(listed) > MOST_OPENED else "")


def _claims(study: PageStudy, own: pd.DataFrame) -> str:
    rows = "".join(
        f'<li>{claim_link(study, row["claim_id"])} <span class="cc-soft">({literal(event_days(row))})</span></li>'
        for row in own.head(MOST_ROWS).to_dict("records")
    )
    return folded(
        f"{words.ITS_CLAIMS}: {number_of(len(own), 'claims')}", f"<ul>{rows}</ul>{unshown(len(own), MOST_ROWS)}"
    )
