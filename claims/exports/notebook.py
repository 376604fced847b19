"""What a notebook shows of incidents and findings: a short table, every word from outside escaped."""

from collections.abc import Iterable

import pandas as pd

from claims.exports.html_page import html_text
from claims.findings import Findings
from claims.incidents import Incidents
from claims.tables import days_in_words

MOST_ROWS = 20


def incidents_html(incidents: Incidents) -> str:
    """The first incidents as a table: when, what, how many claims and sources, part of what."""
    rows = incidents.table.head(MOST_ROWS).to_dict("records")
    cells = [
        (_when(row["first"], row["last"], row["precision"]), row["title"], str(row["claims"]), str(row["sources"]), row["parent"], row["incident_id"])
        for row in rows
    ]  # fmt: skip
    return _table(("When", "Incident", "Claims", "Sources", "Part of", "Id"), cells, len(incidents.table), "incidents")


def findings_html(findings: Findings) -> str:
    """The worst discrepancies as a table: how severe, of which kind, the sentence."""
    cells = [
        (str(each.severity or ""), f"{each.relation.mark} {each.relation}", str(each.kind), each.sentence)
        for each in findings.discrepancies[:MOST_ROWS]
    ]
    return _table(
        ("Severity", "Relation", "Kind", "In a sentence"), cells, len(findings.discrepancies), "discrepancies"
    )


def _when(first: pd.Timestamp, last: pd.Timestamp, precision: str) -> str:
    return days_in_words(first, last, precision) or "undated"


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]], total: int, things: str) -> str:
    head = "".join(f'<th scope="col" style="text-align:start">{html_text(each)}</th>' for each in headings)
    body = "".join(
        "<tr>" + "".join(f'<td dir="auto" style="text-align:start;vertical-align:top">{html_text(str(cell))}</td>' for cell in row) + "</tr>"
        for row in rows
    )  # fmt: skip
    left = f"; the first {MOST_ROWS} are shown" if total > MOST_ROWS else ""
    return (
        f"<table><caption>{total} {things}{left}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def attach() -> None:
    """Lets notebooks show incidents and findings as tables."""
    for kind, show in ((Incidents, incidents_html), (Findings, findings_html)):
        setattr(kind, "_repr_html_", show)  # noqa: B010 - the records stay below the exports that show them
