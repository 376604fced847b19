"""The page of the sources: who they are, whom they repeat, what they cover, and how their figures compare with those of others."""

from typing import Any

import pandas as pd
import streamlit as st

from claims.exports import visible
from claims.model import split_list
from claims.survey import STANDINGS, Filter, find_reliance, find_standings, source_profiles
from views.blocks.alerts import alert
from views.blocks.chart import chart
from views.blocks.downloads.page_downloads import words_of_filter
from views.blocks.evidence import Openings
from views.blocks.plots.agreement_matrix import show_agreement
from views.blocks.source_details import show_source
from views.markup import name, page_table, scrolling, show, unshown
from views.plots.ink import name_ink
from views.plots.plot_csv import plot_csv
from views.plots.reliance_plot import MOST_ARROWS, reliance_plot
from views.state import url
from views.state.drawn_blocks import worked_out
from views.state.page_context import StudyContext
from views.state.page_study import PageStudy
from views.state.reader import is_dark
from views.texts import words
from views.texts.translation import localised

MOST_ROWS = 100  # of the list of repeats


def show_page(context: StudyContext) -> None:
    """Draws the sources of what the shared filters leave; the address names the one whose details are open."""
    study, scope = context.study, context.scope
    openings = Openings(study)
    show(f'<div class="cc"><h1>{words.SOURCES_HEADING}</h1><p class="cc-soft">{words.SOURCES_HOW}</p></div>')
    claims = study.catalogue[study.catalogue_rows(scope.claim_ids)]
    compared = worked_out(study, _standings, scope.filter)
    source_id = _chosen_source(study, _table(study, scope.filter, compared))
    if source_id:
        show_source(
            study,
            source_id,
            claims[claims["source_id"] == source_id],
            compared[compared["source_id"] == source_id],
            openings,
        )
    show_agreement(study, scope.incident_ids, chosen=scope.filter, filter=words_of_filter(context))
    _repeats(context, openings)
    show(openings.html(dark=is_dark()))


def _standings(study: PageStudy, chosen: Filter) -> pd.DataFrame:
    """How the figures of all sources compare in the incidents that are left, whichever sources are asked for."""
    if not chosen.names:
        return study.standings
    scope = study.index.choose(chosen)
    members = study.incidents.members
    return find_standings(
        study.collection, study.incidents, members.loc[members["incident_id"].isin(set(scope.incident_ids)), "claim_id"]
    )


def _profiles(study: PageStudy, chosen: Filter) -> pd.DataFrame:
    claims = study.catalogue[study.catalogue_rows(study.index.choose(chosen).claim_ids)]
    return source_profiles(study.collection, claims).set_index("source_id")


def _table(study: PageStudy, chosen: Filter, compared: pd.DataFrame) -> pd.DataFrame:
    """One row per source with its id as index, columns `words.SOURCE_COLUMNS`."""
    table = worked_out(study, _profiles, chosen)
    counted = compared.groupby(["source_id", "standing"]).size().unstack(fill_value=0)
    shown = pd.DataFrame(index=table.index)
    shown[words.SOURCE_COLUMNS[0]] = [visible(source_name) for source_name in table["name"]]
    shown[words.SOURCE_COLUMNS[1]] = table["kind"].map(localised)
    shown[words.SOURCE_COLUMNS[2]] = [_ties(study, ties) for ties in table["ties"]]
    shown[words.SOURCE_COLUMNS[3]] = [
        words.COMMA.join(split_list(languages)) or words.NOT_DECLARED for languages in table["languages"]
    ]
    for column, heading in zip(("documents", "claims", "incidents"), words.SOURCE_COLUMNS[4:7], strict=True):
        shown[heading] = table[column]
    for standing in STANDINGS:
        numbers = counted[standing] if standing in counted else pd.Series(dtype="int64")
        shown[words.STANDING_NAMES[standing]] = numbers.reindex(table.index, fill_value=0).astype("int64")
    return shown


def _ties(study: PageStudy, ties: str) -> str:
    return visible(words.COMMA.join(study.party(party_id) for party_id in split_list(ties)) or words.NO_TIE)


def _chosen_source(study: PageStudy, table: pd.DataFrame) -> str:
    """The source ticked or named in the address; "" where there is none; an unknown one is named."""
    wanted = url.first_of("source_id")
    ids = [str(source_id) for source_id in table.index]
    wide = {words.SOURCE_COLUMNS[0]: st.column_config.TextColumn(width=230, pinned=True)}
    event: Any = st.dataframe(
        table.style.map(lambda _: name_ink(dark=is_dark()), subset=[words.SOURCE_COLUMNS[0]]),
        on_select="rerun",
        selection_mode="single-row",
        selection_default={"selection": {"rows": [ids.index(wanted)] if wanted in ids else []}},
        key=f"sources-{study.collection.digest[-8:]}-{len(ids)}-{url.times_changed('source_id')}",
        height=min(35 * (len(ids) + 1) + 3, 458),
        hide_index=True,
        alt=words.SOURCES_ALT,
        column_config=wide,
    )
    ticked = [ids[place] for place in event["selection"]["rows"] if place < len(ids)]
    if (wanted in ids or ticked) and ticked != [wanted]:  # ticked or unticked just now
        url.put_in_address("source_id", ticked)
        return "".join(ticked)
    if wanted and wanted not in study.publishers:
        alert(words.UNKNOWN_SOURCE.format(id=f"“{name(wanted)}”"))
        return ""
    return wanted


def _reliance(study: PageStudy, chosen: Filter) -> pd.DataFrame:
    claims = study.catalogue[study.catalogue_rows(study.index.choose(chosen).claim_ids)]
    return find_reliance(study.collection, claims["claim_id"])


def _repeats(context: StudyContext, openings: Openings) -> None:
    study = context.study
    show(f'<div class="cc"><h2>{words.REPEATS}</h2></div>')
    way = (
        url.selectbox(
            "way",
            words.REPEATS_WAY,
            tuple(words.REPEATS_WAYS),
            title=words.REPEATS_WAYS.__getitem__,
            default="cites",
            says_default=False,
        )
        or "cites"
    )
    table = worked_out(study, _reliance, context.scope.filter)
    table = table[table["how"] == way]
    left, right = st.columns([6, 5], gap="medium")
    with left:
        _graph(context, table, way)
    with right:
        if listed := _list(study, table, openings):
            show(listed)


def _graph(context: StudyContext, table: pd.DataFrame, way: str) -> None:
    study = context.study
    strongest = table.head(MOST_ARROWS)
    arrows = zip(strongest["source_id"], strongest["other_id"], strongest["statements"], strict=True)
    rows = "; ".join(f"{study.source(one)} → {study.source(other)} {number}" for one, other, number in arrows)
    label = words.REPEATS_WAYS[way]
    filter_line = words_of_filter(context)
    more = f" {words.STRONGEST.format(number=MOST_ARROWS)}" if len(table) > MOST_ARROWS else ""
    chart(
        study,
        lambda dark: reliance_plot(table, name=study.source, colour=study.source_colour, dark=dark),
        what=f"repeats-{way}",
        alt=words.REPEATS_ALT.format(way=label, rows=rows),
        title=f"{words.REPEATS}: {label}",
        empty=words.NOBODY_REPEATS,
        table=lambda at: plot_csv(study.collection, table, at=at, filter=filter_line),
        filter=filter_line,
        how=f"{words.HOW_TO_READ_REPEATS.format(way=label)}{more}",
        chosen=context.scope.filter,
    )


def _list(study: PageStudy, table: pd.DataFrame, openings: Openings) -> str:
    if table.empty:
        return ""
    rows = [
        [
            name(study.source(row["source_id"])),
            name(study.source(row["other_id"])),
            openings.number(str(row["statements"]), split_list(row["statement_ids"])),
        ]
        for row in table.head(MOST_ROWS).to_dict("records")
    ]
    listed = page_table(words.REPEATS_COLUMNS, rows, caption=words.REPEATS_LIST)
    return scrolling(words.REPEATS_LIST, listed + unshown(len(table), MOST_ROWS), is_block=True)
