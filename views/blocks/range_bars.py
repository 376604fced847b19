"""Range bars: the counts that the accounts of one incident give, small enough for a line of a list."""

from views.markup import literal, name
from views.plots.range_plot import RangeRow, count_fields, range_rows
from views.state.page_study import PageStudy
from views.texts import words

MOST_BARS = 4
_OPEN_END = 1.15  # how far an open end reaches beyond the largest number


def range_bars(study: PageStudy, incident_id: str) -> str:
    """The counts of the field that is disputed most, one bar per account, each with its source and its words."""
    fields = count_fields(study, incident_id)
    if not fields:
        return f'<p class="cc-soft">{words.NO_NUMBERS}</p>'
    field = next(iter(fields))
    rows = [row for row in range_rows(study, incident_id, field) if row.count is not None]
    bounds = [bound for row in rows if row.count for bound in (row.count.low, row.count.high) if bound]
    most = max(bounds, default=1) * _OPEN_END
    hidden = len(rows) - MOST_BARS
    more = f'<p class="cc-soft">{words.MORE_FIGURES.format(number=hidden)}</p>' if hidden > 0 else ""
    bars = "".join(_bar(study, row, most) for row in rows[:MOST_BARS])
    return f'<p class="cc-soft"><b>{literal(study.collection.field_specs[field].label)}</b></p><ul class="cc-bars">{bars}</ul>{more}'


def _bar(study: PageStudy, row: RangeRow, most: float) -> str:
    assert row.count is not None
    low = 100 * row.count.low / most
    high = 100.0 if row.count.high is None else 100 * row.count.high / most
    kind = " cc-bar-vague" if row.count.vague else " cc-bar-denied" if row.denied else ""
    kind += " cc-bar-open" if row.count.high is None else ""
    group = f" {name(study.party(row.group))}" if row.group else ""
    return (
        f'<li><span class="cc-bar-track" aria-hidden="true"><span class="cc-bar{kind}" '
        f'style="left:{low:.1f}%;width:{max(high - low, 0):.1f}%"></span></span>'
        f'<span class="cc-bar-words"><b>{literal(row.text)}</b>{group}, {name(study.source_of_claim(row.claim_id))}</span></li>'
    )
