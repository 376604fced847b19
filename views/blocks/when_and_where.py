"""Claims along time and on the map, each with the plain table beside it, and what has no date or no place."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from claims.survey import Apart, Timeline, apart_on_map, make_timeline, points_on_map
from views.blocks.chart import chart
from views.blocks.claim_counts import show_claim_counts
from views.markup import folded, link, literal, name, page_table, scrolling, show, unshown
from views.plots.map_plot import map_plot, spots_at
from views.plots.plot_csv import plot_csv
from views.plots.timeline_plot import MOST_DRAWN_SINGLY, lanes_plot
from views.state.page_study import PageStudy, days_or_undated
from views.texts import plot_words, words
from views.texts.translation import counted

MOST_ROWS = 200  # of a table beside a plot, and of a list of claims
_MOST_PLACES = 30  # named in the words that stand for a map
_WIDER_KM = 60.0  # circles wider than this do not fit every map


def show_when_and_where(study: PageStudy, incident_id: str) -> None:
    """Shows timeline and map of one incident, side by side where there is room."""
    chosen = study.catalogue[study.catalogue["incident_id"] == incident_id]
    title = study.incident_name(incident_id)
    show(f'<div class="cc"><h2>{words.WHEN_AND_WHERE}</h2></div>')
    left, right = st.columns(2, gap="medium")
    with left:
        show(f'<div class="cc"><h3>{words.TIMELINE}</h3></div>')
        show_timeline(study, chosen, key=incident_id, title=title)
    with right:
        show(f'<div class="cc"><h3>{words.MAP}</h3></div>')
        show_map(study, chosen, key=incident_id, title=title)


def show_timeline(study: PageStudy, chosen: pd.DataFrame, *, key: str, title: str) -> None:
    """Shows the claims chosen along time: singly while they are few, as numbers per period when they are many.

    Args:
        study: What they belong to.
        chosen: Rows of the catalogue.
        key: Distinguishes this plot from others of the page, and names pictures of it.
        title: Heading of its pictures.
    """
    if len(chosen) > MOST_DRAWN_SINGLY:
        show_claim_counts(study, chosen, key=key, title=title)
    else:
        _lanes(study, make_timeline(study.collection, chosen), key, title)
    undated = chosen.loc[chosen["first"].isna() & chosen["last"].isna(), "claim_id"]
    _strip(study, words.UNDATED_CLAIMS, list(undated))


def _lanes(study: PageStudy, lanes: Timeline, key: str, title: str) -> None:
    claim_words = {str(claim): _claim_words(study, str(claim)) for claim in lanes.table["claim_id"]}
    chart(
        study,
        lambda dark: lanes_plot(
            lanes,
            source_name=study.source,
            source_colour=study.source_colour,
            claim_words=claim_words.__getitem__,
            dark=dark,
        ),
        what=f"timeline-{key}",
        alt=words.LANES_ALT.format(rows="; ".join(claim_words.values())),
        title=f"{words.TIMELINE}: {title}",
        empty=words.NOTHING_DATED,
        table=lambda at: plot_csv(study.collection, lanes.table.drop(columns="row"), at=at, filter=title),
        how=words.HOW_TO_READ_LANES,
    )
    if claim_words:
        cited = {str(citing): list(rows["cited"]) for citing, rows in lanes.citations.groupby("citing", sort=False)}
        rows = [_lane_cells(study, claim, cited.get(claim, [])) for claim in claim_words]
        _show_table(_table(words.LANES_TABLE, words.LANES_COLUMNS, rows))


def _show_table(table: str) -> None:
    show(f'<div class="cc">{table}</div>')


def _claim_words(study: PageStudy, claim_id: str) -> str:
    row = study.catalogue_row(claim_id)
    days = f"{words.EVENT} {event_days(row)}, {words.PUBLISHED.lower()} {_published(row)}"
    revision = f", {words.REVISION}" if row["revision"] else ""
    return f"{study.source(row['source_id'])}, {row['title']}: {days}{revision}"


def event_days(row: Any) -> str:  # a row of the catalogue
    """When the claim puts its event, in words."""
    return days_or_undated(row["first"], row["last"], row["precision"])


def _published(row: Any) -> str:  # a row of the catalogue
    return days_or_undated(row["published_first"], row["published_last"], "")


def _lane_cells(study: PageStudy, claim_id: str, cited: Sequence[str]) -> list[str]:
    row = study.catalogue_row(claim_id)
    revision = f" ({words.REVISION})" if row["revision"] else ""
    return [
        name(study.source(row["source_id"])),
        claim_link(study, claim_id),
        literal(event_days(row)),
        literal(_published(row)) + revision,
        "; ".join(claim_link(study, cited_id) for cited_id in cited),
    ]


def claim_link(study: PageStudy, claim_id: str) -> str:
    """A claim's title, which opens it on the page of claims."""
    return link(str(study.catalogue_row(claim_id)["title"]), "claims", claim=claim_id)


def show_map(study: PageStudy, chosen: pd.DataFrame, *, key: str, title: str) -> None:
    """Shows the most precise place of each claim chosen, with a circle as wide as it is uncertain.

    Args:
        study: What they belong to.
        chosen: Rows of the catalogue.
        key: Distinguishes this plot from others of the page, and names pictures of it.
        title: Heading of its pictures.
    """
    points, apart = points_on_map(chosen), apart_on_map(chosen, study.apart)
    most = points.head(_MOST_PLACES)
    numbers = [
        f"{_place_name(study, place_id)} {number}"
        for place_id, number in zip(most["place_id"], most["claims"], strict=True)
    ]
    chart(
        study,
        lambda dark: map_plot(spots_at(points, apart, lambda place_id: _place_name(study, place_id)), dark=dark),
        what=f"map-{key}",
        alt=words.MAP_ALT.format(rows="; ".join(numbers)),
        title=f"{words.MAP}: {title}",
        empty=words.NOTHING_PLACED,
        table=lambda at: plot_csv(
            study.collection, points.join(apart, on=["latitude", "longitude"]), at=at, filter=title
        ),
        how=f"{_shapes()} {words.HOW_TO_READ_MAP}{_too_wide(study, points)}",
    )
    if not points.empty:
        _show_table(_places(study, points, apart))
    without = chosen[chosen["latitude"].isna()]
    _strip(study, words.UNPLACED_CLAIMS, list(without.loc[without["place_id"] == "", "claim_id"]))
    _strip(study, words.UNLOCATED_CLAIMS, list(without.loc[without["place_id"] != "", "claim_id"]))


def _place_name(study: PageStudy, place_id: str) -> str:
    return study.collection.name_of("places", place_id)


def _too_wide(study: PageStudy, points: pd.DataFrame) -> str:
    wide = points[points["radius_km"] > _WIDER_KM]
    places = ", ".join(
        f"{name(_place_name(study, place_id))} ({radius:g} km)"
        for place_id, radius in zip(wide["place_id"], wide["radius_km"], strict=True)
    )
    return f" {words.WIDE_CIRCLES.format(places=places)}" if places else ""


def _shapes() -> str:
    """What the shape of a mark on the map means."""
    marks = (f"{plot_words.APART_MARKS[each]} {plot_words.APART[each]}" for each in Apart)
    return plot_words.APART_HOW.format(marks=" · ".join(marks))


def _places(study: PageStudy, points: pd.DataFrame, apart: pd.DataFrame) -> str:
    shown = points.head(MOST_ROWS).join(apart, on=["latitude", "longitude"])
    rows = [_place_cells(study, row) for row in shown.to_dict("records")]
    return _table(words.MAP_TABLE, words.MAP_COLUMNS, rows, total=len(points))


def _place_cells(study: PageStudy, row: Mapping[Any, Any]) -> list[str]:  # a row of the points
    return [
        name(_place_name(study, row["place_id"])),
        literal(f"{row['latitude']:g}, {row['longitude']:g}"),
        literal(words.NO_RADIUS if pd.isna(row["radius_km"]) else f"{row['radius_km']:g} km"),
        str(row["claims"]),
        str(row["sharing"]) if row["sharing"] > row["claims"] else "",
        f"{plot_words.APART_MARKS[row['apart']]} {plot_words.APART[row['apart']]}",
    ]


def _strip(study: PageStudy, sentence: str, claim_ids: Sequence[str]) -> None:
    """Shows how many claims the plot cannot show, and which; nothing where it shows all."""
    if not claim_ids:
        return
    links = "".join(
        f"<li>{name(study.source_of_claim(claim_id))}: {claim_link(study, claim_id)}</li>"
        for claim_id in claim_ids[:MOST_ROWS]
    )
    more = f"<li>{words.AND_MORE.format(number=len(claim_ids) - MOST_ROWS)}</li>" if len(claim_ids) > MOST_ROWS else ""
    summary = sentence.format(number=counted(len(claim_ids), "claims"))
    show(f'<div class="cc cc-strip">{folded(summary, f"<ul>{links}{more}</ul>")}</div>')


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], *, total: int = 0) -> str:
    """The plain table beside a plot, closed until opened; its cells are HTML, `total` counts the rows not shown too."""
    return folded(title, scrolling(title, page_table(heads, rows)) + unshown(total, len(rows)))
