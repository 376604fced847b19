"""How the figures of one incident change with the day of publication, with the menu of their files."""

from claims.survey.figures import PublishedTolls, TollPoint, toll_over_time
from claims.tables import day_of
from views.blocks.evidence import Openings
from views.blocks.plots.plot_menu import PlotFiles, plot_menu
from views.markup import literal, show
from views.plots.plot_csv import plot_csv
from views.plots.ranges.range_rows import count_fields
from views.plots.time_axis import TimeAxis
from views.plots.toll_figure import toll_figure, toll_frame
from views.plots.toll_html import TollAxes, toll_html
from views.state import url
from views.state.page_study import PageStudy
from views.texts import plot_words
from views.texts.phrases import phrase
from views.texts.translation import counted


def show_toll_lines(study: PageStudy, incident_id: str, openings: Openings) -> bool:
    """Shows one field over time, those with most days of publication offered first; False where none has two such days."""
    tolls = {
        field: toll_over_time(study.collection, study.incidents, incident_id, field)
        for field in count_fields(study, incident_id)
    }
    offered = tuple(sorted((each for each in tolls if len(tolls[each].days) > 1), key=lambda each: -len(tolls[each].days)))  # fmt: skip
    if not offered:
        return False
    labels = {each: study.field_label(each).capitalize() for each in offered}
    chosen = offered[0]
    if len(offered) > 1:
        chosen = url.pills("toll", plot_words.TOLL_FIELD, offered, title=labels.__getitem__, default=offered[0])
    heading = plot_words.TOLL.format(field=labels[chosen])
    _draw(study, incident_id, tolls[chosen], heading, openings)
    return True


def _draw(study: PageStudy, incident_id: str, tolls: PublishedTolls, heading: str, openings: Openings) -> None:
    row = study.incidents.row(incident_id)
    days = [day for day in (day_of(row["first"]), day_of(row["last"])) if day]
    event = (days[0], days[-1]) if days else None

    def number(point: TollPoint) -> str:
        return openings.number(phrase(point.count.in_words), (point.statement.statement_id,))

    title = f"{heading}: {study.incident_name(incident_id)}"
    drawn = toll_html(study, tolls, event, number, label=title)
    show(f'<div class="cc"><h3>{literal(heading)}</h3>{drawn}</div>')
    how = _how(tolls, TollAxes.of(tolls, event).days)
    files = PlotFiles(
        what=f"{incident_id}-by-day-of-publication",
        title=title,
        draw=lambda: toll_figure(study, tolls, event),
        table=lambda at: plot_csv(study.collection, toll_frame(study, tolls), at=at, filter=title),
        reading=how,
    )
    plot_menu(study.collection, files, how=how)


def _how(tolls: PublishedTolls, days: TimeAxis) -> str:
    undated = plot_words.TOLL_UNDATED.format(figures=counted(len(tolls.undated), "figures"))
    return " ".join(
        [
            plot_words.TOLL_HOW,
            *([plot_words.TOLL_CUT] if days.breaks else []),
            *([undated] if tolls.undated else []),
        ]
    )
