"""The numbers of one incident as range plots: what opens behind them, how to read them, and their files."""

import csv
import io
from datetime import UTC, datetime

import pytest

from tests.builders.collection_tables import claim, said
from tests.builders.studies import one_incident
from views.blocks.evidence import Openings
from views.blocks.plots import figure_ranges
from views.blocks.plots.figure_ranges import show_figure_ranges
from views.blocks.plots.plot_menu import PlotFiles


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The HTML that is shown, in order."""
    parts: list[str] = []
    monkeypatch.setattr(figure_ranges, "show", parts.append)
    return parts


@pytest.fixture
def menus(monkeypatch: pytest.MonkeyPatch) -> list[tuple[PlotFiles, str]]:
    """The menus that are drawn, each with how to read its plot."""
    drawn: list[tuple[PlotFiles, str]] = []
    monkeypatch.setattr(figure_ranges, "plot_menu", lambda _, files, how: drawn.append((files, how)))
    return drawn


def test_numbers_open_their_words_and_fields_far_apart_have_axes_of_their_own(
    shown: list[str], menus: list[tuple[PlotFiles, str]]
) -> None:
    study, incident = one_incident(
        claim("a", killed="9", crowd="2000+"), claim("b", source="source-b", killed=said("4", stance="hedges"))
    )
    openings = Openings(study)
    assert show_figure_ranges(study, incident, openings)
    assert shown[0].count('class="cc-ranges"') == 2
    assert len(openings.opened) == 3
    assert "the gap between accounts" in shown[0]
    [(_, how)] = menus
    assert "cc-dot-hedged" in how
    assert "cc-dot-inferred" not in how
    assert "with reservation · ●┄▶ at least." in how


@pytest.mark.usefixtures("menus")
def test_of_several_shades_each_says_whom_it_is_of(shown: list[str]) -> None:
    study, incident = one_incident(
        claim("a", killed=["9", said("2..4", group="civilians")]),
        claim("b", source="source-b", killed=["12", said("3", group="civilians")]),
    )
    show_figure_ranges(study, incident, Openings(study))
    assert (
        "Killed. Shaded: the gap between accounts; no single number fits them all. Killed (Civilians). Shaded: 3 fits all accounts."
        in shown[0]
    )


def test_files_hold_the_same_numbers(shown: list[str], menus: list[tuple[PlotFiles, str]]) -> None:
    study, incident = one_incident(claim("a", killed="9"), claim("b", source="source-b", wounded="4+"))
    show_figure_ranges(study, incident, Openings(study))
    [(files, _)] = menus
    figure = files.draw()
    assert figure is not None
    assert len(figure.data) == 2
    content = files.table(datetime(2026, 11, 22, tzinfo=UTC)).decode("utf-8-sig")
    rows = [
        (row["figure"], row["source"], row["low"], row["high"], row["how"])
        for row in csv.DictReader(io.StringIO(content))
    ]
    assert rows == [("killed", "source-a", "9", "9", "stated"), ("wounded", "source-b", "4", "", "stated")]
    assert files.what == f"{incident}-figures"
    assert shown


def test_without_numbers_nothing_is_drawn(shown: list[str], menus: list[tuple[PlotFiles, str]]) -> None:
    study, incident = one_incident(claim("a", kind="clash"))
    assert not show_figure_ranges(study, incident, Openings(study))
    assert not shown
    assert not menus
