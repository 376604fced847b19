"""The range plot: a row per count and per silence, readable without colour, with the gap or what fits all shaded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from claims.discrepancies.discrepancy_sentences import value_words
from claims.model import Basis, FieldType, Stance, Statement
from claims.values import Count, Precision
from views.markup import plot_text
from views.plots.ink import FITS, GAP, Ink, ink_of
from views.plots.layout import Note, add_notes, words_at
from views.plots.number_axis import ZERO_ON_LOG, NumberAxis
from views.state.page_study import PageStudy, published
from views.texts import words

_ROW, _SILENT_ROW = 46, 24  # pixels of a row with a count, and of one without
_LABEL, _LINE = 12, 32  # pixels from the top of a row to its label, and to its line


@dataclass(frozen=True, kw_only=True)
class RangeRow:
    """One row of the plot.

    Attributes:
        count: None where the account gives no number.
        plain: Whether the count may be compared with others: neither demanded, aimed at, denied, superseded, inferred nor a second reading.
    """

    claim_id: str
    label: str
    group: str
    text: str
    count: Count | None = None
    statement_id: str = ""
    denied: bool = False
    demanded: bool = False
    plain: bool = False


@dataclass(frozen=True)
class Band:
    """What the counts of one group leave: the numbers that fit all of them, or the gap between them."""

    group: str
    low: int
    high: int | None
    fits: bool


def count_fields(study: PageStudy, incident_id: str) -> dict[str, int]:
    """The fields of an incident that count people, each with its number of statements, disputed fields first."""
    claims = study.incidents.claims_of[incident_id]
    fields = [statement.field for claim in claims for statement in _count_statements(study, claim)]
    disputed = [discrepancy.field for discrepancy in study.findings.of_incident(incident_id)]
    order = sorted(
        dict.fromkeys(fields),
        key=lambda field: (disputed.index(field) if field in disputed else len(disputed), -fields.count(field)),
    )
    return {field: fields.count(field) for field in order}


def _count_statements(study: PageStudy, claim_id: str) -> list[Statement]:
    specs = study.collection.field_specs
    statements = study.collection.statements_of_claim[claim_id]
    return [
        statement
        for statement in statements
        if specs[statement.field].type is FieldType.COUNT and statement.count is not None
    ]


def range_rows(study: PageStudy, incident_id: str, field: str) -> list[RangeRow]:
    """The rows for one field: counts by group and size, then the accounts that give none."""
    claims = study.incidents.claims_of[incident_id]
    superseded = {study.collection.row("claims", claim)["supersedes"] for claim in claims}
    counts = [
        _count_row(study, statement, is_superseded=claim in superseded)
        for claim in claims
        for statement in _count_statements(study, claim)
        if statement.field == field
    ]
    speaking = {row.claim_id for row in counts}
    silent = [
        RangeRow(claim_id=claim, label=_label(study, claim), group="", text=words.NO_FIGURE)
        for claim in claims
        if claim not in speaking
    ]
    return sorted(counts, key=_by_group_and_size) + silent


def _by_group_and_size(row: RangeRow) -> tuple[str, int, str]:
    return row.group, row.count.low if row.count else 0, row.label


def _count_row(study: PageStudy, statement: Statement, *, is_superseded: bool) -> RangeRow:
    stances = statement.stances
    remarks = {words.DENIED: Stance.DENIES, words.DEMANDED: Stance.DEMANDS, words.HEDGED: Stance.HEDGES}
    remarked = [word for word, stance in remarks.items() if stance in stances]
    remarked += [words.OTHER_READING] if statement.reading_of else []
    is_inferred = statement.basis is Basis.INFERENCE
    remarked += [words.INFERRED] if is_inferred else []
    is_none = statement.count is not None and statement.count.high == 0
    return RangeRow(
        claim_id=statement.claim_id,
        label=_label(study, statement.claim_id),
        group=statement.group,
        text=", ".join([value_words(study.collection, statement), *remarked]),
        count=statement.count,
        statement_id=statement.statement_id,
        denied=Stance.DENIES in stances or is_none,
        demanded=not statement.is_outcome,
        plain=statement.is_outcome
        and not (Stance.DENIES in stances or is_superseded or statement.reading_of or is_inferred),
    )


def _label(study: PageStudy, claim_id: str) -> str:
    return f"{study.source_of_claim(claim_id)}, {published(study.document_of(claim_id), precision=Precision.PERIOD)}"


def bands(rows: Iterable[RangeRow]) -> list[Band]:
    """One band per group of which at least two accounts give a plain count; of each account the first one is taken."""
    groups: dict[str, dict[str, Count]] = {}
    for row in rows:
        if row.plain and row.count is not None:
            groups.setdefault(row.group, {}).setdefault(row.claim_id, row.count)
    return [_band(group, list(counts.values())) for group, counts in groups.items() if len(counts) > 1]


def _band(group: str, counts: list[Count]) -> Band:
    low = max(count.low for count in counts)
    high = min((count.high for count in counts if count.high is not None), default=None)
    fits = high is None or low <= high
    return Band(group, low, high, fits) if fits or high is None else Band(group, high, low, fits)


def band_in_words(study: PageStudy, band: Band) -> str:
    """What the shading of a group says."""
    group = study.party(band.group) or words.ANYONE
    if not band.fits:
        return words.GAP.format(group=group)
    if band.high is None:
        return words.FITS_ALL.format(group=group, count=f"{band.low} or more")
    count = str(band.low) if band.low == band.high else f"{band.low} to {band.high}"
    return words.FITS_ALL.format(group=group, count=count)


def range_plot(study: PageStudy, rows: Sequence[RangeRow], shaded: Sequence[Band], *, dark: bool) -> go.Figure:
    """Draws the rows from the top down, each with its label above the line and its value at the end."""
    counted = [row for row in rows if row.count]
    axis = NumberAxis.of([row.count for row in counted if row.count], [row.text for row in counted])
    ink, figure = ink_of(dark=dark), go.Figure()
    places, height = _places(rows)
    notes = [note for row, y in zip(rows, places, strict=True) for note in _draw(figure, study, row, y, axis, ink)]
    shades = []
    for band in shaded:
        heights = [y for row, y in zip(rows, places, strict=True) if row.group == band.group and row.count]
        shades += [_shade(band, heights, axis, ink)] if heights else []
    add_notes(figure, notes, shades)
    axis.lay_out(figure, ink, height=height)
    return figure


def _places(rows: Sequence[RangeRow]) -> tuple[list[float], int]:
    """Where the line of each row stands, in pixels below the top, as negative numbers; and the height of all."""
    places, top = [], 0
    for row in rows:
        places.append(-float(top + (_LINE if row.count else _LABEL)))
        top += _ROW if row.count else _SILENT_ROW
    return places, top


def _draw(figure: go.Figure, study: PageStudy, row: RangeRow, y: float, axis: NumberAxis, ink: Ink) -> list[Note]:
    """Draws the count of a row and returns the words beside it."""
    if row.count is None:
        return [words_at(f"{plot_text(row.label)}: <i>{plot_text(row.text)}</i>", y, ink, x=0, xref="paper")]
    group = f" · {study.party(row.group)}" if row.group else ""
    _draw_count(figure, row, row.count, y, axis, ink)
    end = axis.note_at(axis.at(row.count.high))
    return [
        words_at(f"{plot_text(row.label)}<b>{plot_text(group)}</b>", y + _LINE - _LABEL, ink, x=0, xref="paper"),
        words_at(f"<b>{plot_text(row.text)}</b>", y, ink, x=end, xref="x", shift=13),
    ]


def _draw_count(figure: go.Figure, row: RangeRow, count: Count, y: float, axis: NumberAxis, ink: Ink) -> None:
    ends = list(dict.fromkeys([axis.at(count.low), axis.at(count.high)]))
    figure.add_scatter(
        x=ends,
        y=[y] * len(ends),
        mode="lines+markers",
        line={"color": ink.line, "width": 3, "dash": "dot" if count.vague else "solid"},
        marker={
            "symbol": _symbols(row, count)[: len(ends)],
            "size": 13,
            "color": ink.line,
            "line": {"width": 2.5, "color": ink.line},
        },
        hovertext=plot_text(f"{row.label}: {row.text}"),
        hoverinfo="text",
    )


def _symbols(row: RangeRow, count: Count) -> list[str]:
    if row.demanded:
        return ["diamond-open"] * 2
    if row.denied:
        return ["x-thin"] * 2
    if count.high is None:
        return ["circle-open" if count.vague else "circle", "triangle-right"]
    if count.vague:
        return ["circle-open"] * 2
    return ["circle"] if count.exact else ["line-ns"] * 2


def _shade(band: Band, heights: list[float], axis: NumberAxis, ink: Ink) -> Note:
    low, high = axis.at(band.low), axis.at(band.high)
    margin = 0 if high - low > 0.04 * axis.most else 0.02 * axis.most
    return {
        "type": "rect", "x0": max(low - margin, ZERO_ON_LOG if axis.is_log else low - margin), "x1": high + margin,
        "y0": min(heights) - 12, "y1": max(heights) + 11, "fillcolor": FITS if band.fits else GAP,
        "line": {"width": 1, "dash": "solid" if band.fits else "dash", "color": ink.grid}, "layer": "below",
    }  # fmt: skip
