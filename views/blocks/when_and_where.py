"""Claims along time and on the map, each with the plain table beside it, and what has no date or no place."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from claims.survey import Timeline, count_per_period, make_timeline, points_on_map
from claims.values import number_of
from views.blocks.chart import chart
from views.markup import folded, link, literal, name, page_table, scrolling, show, unshown
from views.plots.map_plot import map_plot, spots_at
from views.plots.timeline_plot import MOST_DRAWN_SINGLY, MOST_LANES, counts_plot, lanes_plot
from views.state.page_study import PageStudy, days_in_words
from views.texts import words

MOST_ROWS, MOST_TOLD = 200, 30  # of a table beside a plot, and of a list of claims; places told in words
_WIDER_KM = 60.0  # circles wider than this do not fit every map


def of_incident(study: PageStudy, incident_id: str) -> None:
    """Timeline and map of one incident, side by side where there is room."""
    chosen = study.catalogue[study.catalogue["incident_id"] == incident_id]
    title = study.incident_title(incident_id)
    show(f'<div class="cc"><h2>{words.WHEN_AND_WHERE}</h2></div>')
    left, right = st.columns(2, gap="medium")
    with left:
        show(f'<div class="cc"><h3>{words.TIMELINE}</h3></div>')
        timeline(study, chosen, key=incident_id, title=title)
    with right:
        show(f'<div class="cc"><h3>{words.MAP}</h3></div>')
        on_the_map(study, chosen, key=incident_id, title=title)


def timeline(study: PageStudy, chosen: pd.DataFrame, *, key: str, title: str) -> None:
    """The claims chosen along time: singly while they are few, as numbers a period when they are many.

    Args:
        study: What they belong to.
        chosen: Rows of the catalogue.
        key: Tells this plot from others of the page, and names pictures of it.
        title: What a picture of it is headed.
    """
    if len(chosen) > MOST_DRAWN_SINGLY:
        _counts(study, chosen, key, title)
    else:
        _lanes(study, make_timeline(study.collection, chosen), key, title)
    undated = chosen.loc[chosen["first"].isna() & chosen["last"].isna(), "claim_id"]
    _strip(study, words.UNDATED_CLAIMS, list(undated))


def _lanes(study: PageStudy, found: Timeline, key: str, title: str) -> None:
    told = {str(claim): _claim_words(study, str(claim)) for claim in found.table["claim_id"]}
    chart(
        study,
        lambda dark: lanes_plot(found, source_name=study.source, claim_words=told.__getitem__, dark=dark),
        what="timeline",
        key=key,
        alt=words.LANES_ALT.format(rows="; ".join(told.values())),
        title=f"{words.TIMELINE}: {title}",
        empty=words.NOTHING_DATED,
    )
    if told:
        cited = {str(citing): list(rows["cited"]) for citing, rows in found.citations.groupby("citing", sort=False)}
        rows = [_lane_cells(study, claim, cited.get(claim, [])) for claim in told]
        _beside(words.HOW_TO_READ_LANES, _table(words.LANES_TABLE, words.LANES_COLUMNS, rows))


def _beside(how: str, table: str) -> None:
    """How to read a plot, and its table."""
    show(f'<div class="cc"><p class="cc-soft">{how}</p>{table}</div>')


def _claim_words(study: PageStudy, claim_id: str) -> str:
    row = study.catalogue_row(claim_id)
    told = f"{study.source(row['source_id'])}, {row['title']}: {words.EVENT} {event_days(row)}, {words.PUBLISHED.lower()} {_published(row)}"
    return f"{told}, {words.REVISION}" if row["revision"] else told


def event_days(row: Any) -> str:  # a row of the catalogue
    """When the claim puts its event, in words."""
    return days_in_words(row["first"], row["last"], row["precision"])


def _published(row: Any) -> str:  # a row of the catalogue
    return days_in_words(row["published_first"], row["published_last"], "")


def _lane_cells(study: PageStudy, claim_id: str, cited: Sequence[str]) -> list[str]:
    row = study.catalogue_row(claim_id)
    published = literal(_published(row)) + (f" ({words.REVISION})" if row["revision"] else "")
    rests = "; ".join(claim_link(study, each) for each in cited)
    return [
        name(study.source(row["source_id"])),
        claim_link(study, claim_id),
        literal(event_days(row)),
        published,
        rests,
    ]


def claim_link(study: PageStudy, claim_id: str) -> str:
    """A claim's title, which opens it on the page of claims."""
    return link(str(study.catalogue_row(claim_id)["title"]), "claims", claim=claim_id)


def _counts(study: PageStudy, chosen: pd.DataFrame, key: str, title: str) -> None:
    counts = count_per_period(chosen)
    totals = counts.groupby("source_id", sort=False)["claims"].sum()
    chart(
        study,
        lambda dark: counts_plot(counts, source_name=study.source, dark=dark),
        what="timeline",
        key=key,
        alt=words.COUNTS_ALT.format(
            rows="; ".join(f"{study.source(str(each))} {number}" for each, number in totals.items())
        ),
        title=f"{words.TIMELINE}: {title}",
        empty=words.NOTHING_DATED,
    )
    if not counts.empty:
        how = words.HOW_TO_READ_COUNTS.format(number=MOST_DRAWN_SINGLY, lanes=MOST_LANES)
        shown = counts.head(MOST_ROWS).to_numpy()
        rows = [
            [name(study.source(source)), literal(f"{period:%Y-%m-%d}"), str(number)] for source, period, number in shown
        ]
        _beside(how, _table(words.COUNTS_TABLE, words.COUNTS_COLUMNS, rows, of=len(counts)))


def on_the_map(study: PageStudy, chosen: pd.DataFrame, *, key: str, title: str) -> None:
    """The most precise place of each claim chosen, with a circle as wide as it is uncertain.

    Args:
        study: What they belong to.
        chosen: Rows of the catalogue.
        key: Tells this plot from others of the page, and names pictures of it.
        title: What a picture of it is headed.
    """
    found = points_on_map(chosen)
    numbers = zip(found["place_id"].head(MOST_TOLD), found["claims"].head(MOST_TOLD), strict=True)
    chart(
        study,
        lambda dark: map_plot(spots_at(found, lambda place: study.collection.name_of("places", place)), dark=dark),
        what="map",
        key=key,
        alt=words.MAP_ALT.format(
            rows="; ".join(f"{study.collection.name_of('places', place)} {number}" for place, number in numbers)
        ),
        title=f"{words.MAP}: {title}",
        empty=words.NOTHING_PLACED,
    )
    if not found.empty:
        _beside(words.HOW_TO_READ_MAP + _too_wide(study, found), _places(study, found))
    without = chosen[chosen["latitude"].isna()]
    _strip(study, words.UNPLACED_CLAIMS, list(without.loc[without["place_id"] == "", "claim_id"]))
    _strip(study, words.UNLOCATED_CLAIMS, list(without.loc[without["place_id"] != "", "claim_id"]))


def _too_wide(study: PageStudy, found: pd.DataFrame) -> str:
    wide = found[found["radius_km"] > _WIDER_KM]
    told = ", ".join(
        f"{name(study.collection.name_of('places', row['place_id']))} ({row['radius_km']:g} km)"
        for row in wide.to_dict("records")
    )
    return f" {words.WIDE_CIRCLES.format(places=told)}" if told else ""


def _places(study: PageStudy, found: pd.DataFrame) -> str:
    rows = []
    for row in found.head(MOST_ROWS).to_dict("records"):
        radius = words.NO_RADIUS if pd.isna(row["radius_km"]) else f"{row['radius_km']:g} km"
        shared = str(row["sharing"]) if row["sharing"] > row["claims"] else ""
        at = f"{row['latitude']:g}, {row['longitude']:g}"
        rows.append(
            [
                name(study.collection.name_of("places", row["place_id"])),
                literal(at),
                literal(radius),
                str(row["claims"]),
                shared,
            ]
        )
    return _table(words.MAP_TABLE, words.MAP_COLUMNS, rows, of=len(found))


def _strip(study: PageStudy, told: str, claim_ids: Sequence[str]) -> None:
    """Shows how many claims the plot cannot show, and which; nothing where it shows all."""
    if not claim_ids:
        return
    links = "".join(
        f"<li>{name(study.source_of_claim(each))}: {claim_link(study, each)}</li>" for each in claim_ids[:MOST_ROWS]
    )
    more = f"<li>… {len(claim_ids) - MOST_ROWS}</li>" if len(claim_ids) > MOST_ROWS else ""
    number = number_of(len(claim_ids), "claims")
    show(f'<div class="cc cc-strip">{folded(told.format(number=number), f"<ul>{links}{more}</ul>")}</div>')


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], *, of: int = 0) -> str:
    """The plain table beside a plot, to be opened; its cells are HTML already."""
    return folded(title, scrolling(title, page_table(heads, rows)) + unshown(of, len(rows)))
