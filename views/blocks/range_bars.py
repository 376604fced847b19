"""Range bars: the numbers that the accounts of one incident give, small enough for a line of a list."""

from views.plots.ranges.range_html import range_html, range_value
from views.plots.ranges.range_rows import RangeSection, RangeSet, count_fields, field_section, shared_axes
from views.state.page_study import PageStudy
from views.texts import plot_words, words

MOST_BARS = 4


def range_bars(study: PageStudy, incident_id: str) -> str:
    """The numbers of the field that is disputed most, one bar each, with who gives it."""
    fields = count_fields(study, incident_id)
    sections = (field_section(study, incident_id, field) for field in fields)
    section = next((each for each in sections if each.rows), None)
    if section is None:
        return f'<p class="cc-soft">{words.NO_NUMBERS}</p>'
    [(axis, _)] = shared_axes([section])
    hidden = len(section.rows) - MOST_BARS
    shown = RangeSection(heading=section.heading, sets=(RangeSet(section.rows[:MOST_BARS]),))
    more = f'<p class="cc-soft">{words.AND_MORE.format(number=hidden)}</p>' if hidden > 0 else ""
    label = plot_words.RANGES_LABEL.format(fields=section.heading, incident=study.incident_name(incident_id))
    return range_html(axis, [shown], range_value, label=label, small=True) + more
