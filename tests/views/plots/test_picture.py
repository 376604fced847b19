"""Plots as pictures: what stands around the plot, and what is said where no picture can be drawn."""

import plotly.graph_objects as go
import plotly.io
import pytest

from claims.errors import ExportError
from tests.builders.collection_tables import build_collection, claim
from views.plots import picture
from views.plots.picture import plot_file, source_line

FIGURE = go.Figure(go.Scatter(x=[1, 2], y=[1, 2]), layout={"height": 200, "paper_bgcolor": "rgba(0,0,0,0)"})


def drawn(monkeypatch: pytest.MonkeyPatch, source: str, *, reading: str = "") -> go.Figure:
    """The figure that is handed to the browser."""
    seen: list[go.Figure] = []

    def to_image(figure: go.Figure, **_: object) -> bytes:
        seen.append(figure)
        return b"picture"

    monkeypatch.setattr(plotly.io, "to_image", to_image)
    assert plot_file(FIGURE, title="<b>Killed</b>", source=source, format="png", reading=reading) == b"picture"
    return seen[0]


def test_source_line_names_collection_version_digest_filter_tool_and_day() -> None:
    collection = build_collection(claim("a", killed="1"))
    line = source_line(collection, day="2026-11-22", filter="place: River Town")
    for part in (
        collection.title,
        collection.digest[:19],
        "filter: place: River Town",
        "competing-claims",
        "2026-11-22",
    ):
        assert part in line


def test_picture_is_white_with_title_and_source_line_and_the_plot_stays_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture = drawn(monkeypatch, "one · two")
    assert picture.layout.paper_bgcolor == "white"
    assert picture.layout.title.text == "&lt;b&gt;Killed&lt;/b&gt;"
    assert picture.layout.annotations[-1].text == "one · two"
    assert picture.layout.height > FIGURE.layout.height
    assert FIGURE.layout.paper_bgcolor == "rgba(0,0,0,0)"
    assert not FIGURE.layout.annotations


def test_a_long_source_line_is_broken_where_its_parts_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = drawn(monkeypatch, " · ".join(["x" * 90] * 3))
    assert picture.layout.annotations[-1].text.count("<br>") == 2


def test_what_the_marks_mean_stands_above_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = drawn(monkeypatch, "one · two", reading="● <stated>")
    assert picture.layout.annotations[-1].text == "● &lt;stated&gt;<br>one · two"


@pytest.mark.parametrize("error", [ValueError("\nImage export needs kaleido"), RuntimeError("no Chrome"), OSError("x")])
def test_where_no_picture_can_be_drawn_a_sentence_says_what_is_missing(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def to_image(*_: object, **__: object) -> bytes:
        raise error

    monkeypatch.setattr(plotly.io, "to_image", to_image)
    with pytest.raises(ExportError, match=r"needs the package kaleido and Chromium or Chrome.*\[pictures\]"):
        plot_file(FIGURE, title="", source="", format="svg")


def test_an_unknown_format_is_told_what_there_is() -> None:
    with pytest.raises(ExportError, match="allowed: png, svg"):
        plot_file(FIGURE, title="", source="", format="gif")


def test_pictures_need_package_and_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "find_spec", lambda _: None)
    assert not picture.can_draw()
