"""Claims along time and on the map: what the plots are given, their words, their tables, and what they cannot show."""

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
import pytest

from tests.builders.collection_tables import claim, row, said
from tests.builders.studies import one_incident
from views.blocks import claim_counts, when_and_where
from views.blocks.when_and_where import event_days, show_map, show_timeline, show_when_and_where
from views.state.page_study import PageStudy

TOWN = {"where": "river-town"}


@pytest.fixture
def charts(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """The words of the plots that are shown; each of them is drawn."""
    drawn: list[dict[str, str]] = []

    def chart(_: PageStudy, draw: Callable[[bool], go.Figure | None], **words: str) -> None:
        figure = draw(False)
        drawn.append({**words, "is_drawn": "" if figure is None else "yes"})

    for block in (when_and_where, claim_counts):
        monkeypatch.setattr(block, "chart", chart)
    return drawn


def test_few_claims_are_drawn_singly_with_a_row_each(charts: list[dict[str, str]], shown: list[str]) -> None:
    study, _ = one_incident(
        claim("a", when="2021-01-23", killed=said("9", cites="b-doc")),
        claim("b", source="source-b", when="2021-01-22/2021-01-24"),
        claim("d", source="source-b", when="2021-01-23", supersedes="b"),
        claim("c", source="source-c"),
    )
    show_timeline(study, study.catalogue, key="k", title="T")
    [chart] = charts
    assert (chart["what"], chart["title"]) == ("timeline-k", "Timeline: T")
    assert "source-a, a: event 23 January 2021, published 24 January 2021" in chart["alt"]
    assert "source-b, b: event 22 to 24 January 2021, published" in chart["alt"]
    assert chart["alt"].count("revises an earlier account") == 1
    table, undated = shown
    assert table.count("<tr>") == 1 + 4
    assert "Arrow: from the cited account" in chart["how"]
    assert '<td data-label="Published">24 January 2021 (revises an earlier account)</td>' in table
    assert '<td data-label="Cites"><a href="claims?claim=b"><bdi>b</bdi></a></td>' in table
    assert "Not on the timeline: 1 claim without an event date" in undated
    assert '<li><bdi>source-c</bdi>: <a href="claims?claim=c"><bdi>c</bdi></a></li>' in undated
    assert event_days(study.catalogue_row("a")) == "23 January 2021"


def test_many_claims_are_counted_by_period(charts: list[dict[str, str]], shown: list[str]) -> None:
    days = [f"2021-01-{1 + number % 3:02}" for number in range(41)]
    study, _ = one_incident(
        *(claim(f"c{number}", source=f"source-{'ab'[number % 2]}", when=day) for number, day in enumerate(days))
    )
    show_timeline(study, study.catalogue, key="k", title="T")
    assert charts[0]["alt"] == "Timeline, number of dated claims per source: source-a 21; source-b 20"
    assert "More than 40 claims" in charts[0]["how"]
    assert (
        '<th scope="row"><bdi>source-a</bdi></th><td data-label="From">2021-01-01</td><td data-label="Claims">7</td>'
        in shown[0]
    )
    assert len(shown) == 1


def test_the_counts_of_the_same_claims_are_drawn_once_and_those_of_others_anew(
    charts: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    study, _ = one_incident(*(claim(f"c{number}", when="2021-01-23") for number in range(50)))
    plots: list[int] = []

    def plot(counts: pd.DataFrame, **_: object) -> go.Figure:
        plots.append(int(counts["claims"].sum()))
        return go.Figure()

    monkeypatch.setattr(claim_counts, "counts_plot", plot)
    chosen = study.catalogue.iloc[:41]
    for rows in (study.catalogue, chosen, study.catalogue, chosen):
        show_timeline(study, rows, key="k", title="T")
    assert plots == [50, 41]
    assert [each["alt"].rpartition(" ")[2] for each in charts] == ["50", "41", "50", "41"]
    monkeypatch.setattr(claim_counts, "_MOST_KEPT", 40)
    for _ in range(2):
        show_timeline(study, study.catalogue.iloc[1:42], key="k", title="T")
    assert plots == [50, 41, 41, 41]


def test_map_has_a_row_for_each_place_and_says_what_it_cannot_show(
    charts: list[dict[str, str]], shown: list[str]
) -> None:
    places = [
        row("places", "town", name="Town", latitude="36.5", longitude="40.75", radius_km="8"),
        row("places", "far", name="Far", latitude="30.5", longitude="40", radius_km="450"),
        row("places", "nowhere", name="Nowhere"),
    ]
    study, _ = one_incident(
        claim("a", where="town"),
        claim("b", source="source-b", where="town"),
        claim("c", source="source-c", where="far"),
        claim("d", source="source-d", where="nowhere"),
        claim("e", source="source-e", killed="1"),
        places=places,
    )
    show_map(study, study.catalogue, key="k", title="T")
    assert charts[0]["alt"] == "Map with the number of claims per place: Town 2; Far 1"
    table, unplaced, unlocated = shown
    assert "Circles may be wider than the map: <bdi>Far</bdi> (450 km)." in charts[0]["how"]
    assert (
        '<th scope="row"><bdi>Town</bdi></th><td data-label="North, east">36.5, 40.75</td><td data-label="Radius">8 km</td>'
        '<td data-label="Claims">2</td><td data-label="Claims at the same point"></td>'
    ) in table
    assert "1 claim without a place" in unplaced
    assert "claims?claim=e" in unplaced
    assert "1 claim whose place has no coordinates" in unlocated
    assert "claims?claim=d" in unlocated


def test_places_at_one_point_say_how_many_claims_share_it(charts: list[dict[str, str]], shown: list[str]) -> None:
    at = {"latitude": "36.5", "longitude": "40.75"}
    study, _ = one_incident(
        claim("a", where="town"),
        claim("b", source="source-b", where="street"),
        places=[row("places", "town", **at), row("places", "street", **at)],
    )
    show_map(study, study.catalogue, key="k", title="T")
    assert shown[0].count('<td data-label="Claims">1</td><td data-label="Claims at the same point">2</td>') == 2
    assert shown[0].count('<td data-label="Radius">not stated</td>') == 2
    assert len(charts) == 1


def test_incident_has_both_under_one_heading(charts: list[dict[str, str]], shown: list[str]) -> None:
    study, incident = one_incident(claim("a", when="2021-01-23", **TOWN))
    show_when_and_where(study, incident)
    assert [chart["what"] for chart in charts] == [f"timeline-{incident}", f"map-{incident}"]
    assert [chart["title"] for chart in charts] == [
        f"{what}: {study.incident_name(incident)}" for what in ("Timeline", "Map")
    ]
    assert shown[0] == '<div class="cc"><h2>When and where, by account</h2></div>'


def test_without_dates_and_places_there_is_no_table(charts: list[dict[str, str]], shown: list[str]) -> None:
    study, _ = one_incident(claim("a", published="", killed="1"))
    show_timeline(study, study.catalogue, key="k", title="T")
    show_map(study, study.catalogue, key="k", title="T")
    assert [chart["is_drawn"] for chart in charts] == ["", ""]
    assert all("cc-strip" in block for block in shown)
