"""Who says how many of one incident, as range plots: every field that counts people, on as few axes as its numbers allow."""

from collections.abc import Callable, Sequence

from views.blocks.evidence import Openings
from views.blocks.plots.plot_menu import PlotFiles, plot_menu
from views.markup import literal, show
from views.plots.plot_csv import plot_csv
from views.plots.ranges.range_figure import range_figure, range_frame
from views.plots.ranges.range_html import range_html
from views.plots.ranges.range_rows import (
    Manner,
    RangeRow,
    RangeSection,
    count_fields,
    field_section,
    manners_of,
    shared_axes,
)
from views.state.page_study import PageStudy
from views.texts import plot_words, words


def show_figure_ranges(study: PageStudy, incident_id: str, openings: Openings) -> bool:
    """Shows the numbers of an incident with the menu of their files; False, and nothing, where no account gives one."""
    fields = count_fields(study, incident_id)
    sections = [field_section(study, incident_id, field) for field in fields]
    plots = shared_axes([section for section in sections if section.rows])
    if not plots:
        return False
    title = study.incident_name(incident_id)
    drawn = "".join(
        range_html(axis, parts, _opening(openings), label=_label(parts, title)) + _shades(parts)
        for axis, parts in plots
    )
    show(f'<div class="cc">{drawn}</div>')
    label = words.COMMA.join(study.field_label(field) for field in fields)
    drawn_sections = [section for _, parts in plots for section in parts]
    files = PlotFiles(
        what=f"{incident_id}-figures",
        title=f"{title}: {label}",
        draw=lambda: range_figure(plots),
        table=lambda at: plot_csv(study.collection, range_frame(drawn_sections), at=at, filter=title),
        reading=_how_to_read(drawn_sections, plot_words.MANNER_MARKS.__getitem__),
    )
    plot_menu(study.collection, files, how=_how_to_read(drawn_sections, _key))
    return True


def _opening(openings: Openings) -> Callable[[RangeRow], str]:
    return lambda row: openings.number(row.value, row.statement_ids)


def _label(sections: tuple[RangeSection, ...], title: str) -> str:
    fields = words.COMMA.join(section.heading for section in sections)
    return plot_words.RANGES_LABEL.format(fields=fields, incident=title)


def _how_to_read(sections: Sequence[RangeSection], mark: Callable[[Manner], str]) -> str:
    """The marks that are drawn, each with its meaning."""
    counts = [row.count for section in sections for row in section.rows]
    drawn = {
        "range": any(count.high is not None and not count.exact and not count.vague for count in counts),
        "vague": any(count.high is not None and count.vague for count in counts),
        "least": any(count.high is None for count in counts),
    }
    said = manners_of(sections)
    marks = [f"{mark(manner)} {plot_words.MANNERS[manner]}" for manner in Manner if manner in said]
    marks += [meaning for kind, meaning in plot_words.LINES.items() if drawn[kind]]
    return f"{' · '.join(marks)}. {plot_words.ONE_COLOUR}"


def _key(manner: Manner) -> str:
    return f'<span class="cc-key cc-source-0" aria-hidden="true"><i class="cc-dot cc-dot-{manner}"></i></span>'


def _shades(sections: tuple[RangeSection, ...]) -> str:
    """What each shading says; of several unlike ones each with the field and the people."""
    shades = {
        f"{section.heading}{f' ({each.whom})' if each.whom else ''}": each.band.in_words
        for section in sections
        for each in section.sets
        if each.band
    }
    said = list(dict.fromkeys(shades.values()))
    if len(said) > 1:
        said = [f"{what[:1].upper()}{what[1:]}. {words}" for what, words in shades.items()]
    return f'<p class="cc-soft">{" ".join(map(literal, said))}</p>' if said else ""
