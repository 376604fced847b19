"""A toll over publication time on the page of an incident: which field, how to read it, and its files."""

import pytest

from tests.builders.collection_tables import claim
from tests.builders.studies import one_incident
from views.blocks.evidence import Openings
from views.blocks.plots import toll_lines
from views.blocks.plots.plot_menu import PlotFiles
from views.blocks.plots.toll_lines import show_toll_lines
from views.state import url


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is shown, then the name of the files and how to read the plot; of several fields the last is chosen."""
    parts: list[str] = []

    def menu(_: object, files: PlotFiles, *, how: str) -> None:
        parts.extend([files.what, how])

    monkeypatch.setattr(toll_lines, "show", parts.append)
    monkeypatch.setattr(toll_lines, "plot_menu", menu)
    monkeypatch.setattr(url, "pills", lambda *given, **_: given[2][-1])
    return parts


def test_the_one_field_with_two_days_of_publication_is_drawn(shown: list[str]) -> None:
    study, incident = one_incident(
        claim("a", killed="9", wounded="3"), claim("b", source="source-b", published="2021-01-26", killed="4"),
        claim("c", source="source-c", published="", killed="5"),
    )  # fmt: skip
    openings = Openings(study)
    assert show_toll_lines(study, incident, openings)
    assert "Killed by day of publication" in shown[0]
    assert len(openings.opened) == 2
    assert shown[1] == f"{incident}-by-day-of-publication"
    assert "Not shown: 1 figure without a publication date." in shown[2]
    assert "A gap in the axis" not in shown[2]


def test_of_several_fields_one_is_chosen(shown: list[str]) -> None:
    study, incident = one_incident(
        claim("a", killed="9", wounded="3"),
        claim("b", source="source-b", published="2022-01-26", killed="4", wounded="4"),
    )
    assert show_toll_lines(study, incident, Openings(study))
    assert "Wounded by day of publication" in shown[0]
    assert "A gap in the axis" in shown[2]


def test_figures_of_one_day_are_not_drawn_over_time(shown: list[str]) -> None:
    study, incident = one_incident(claim("a", killed="9"), claim("b", source="source-b", killed="4"))
    assert not show_toll_lines(study, incident, Openings(study))
    assert not shown
