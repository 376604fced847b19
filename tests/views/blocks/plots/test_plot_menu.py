"""The menu beside a plot: what its files are called, and what is said where no picture can be drawn."""

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from claims.survey import Filter
from tests.builders.collection_tables import build_collection, claim
from views.blocks.plots import plot_menu as menu
from views.blocks.plots.plot_menu import PlotFiles, plot_name


def page() -> None:
    """The menu of one plot."""
    import plotly.graph_objects as go  # the page is run from its source

    from tests.builders.collection_tables import build_collection, claim
    from views.blocks.plots.plot_menu import PlotFiles, plot_menu

    files = PlotFiles(what="agreement", title="T", draw=go.Figure, table=lambda _: b"")
    plot_menu(build_collection(claim("a")), files, how="<b>How</b>")


@pytest.mark.parametrize(
    ("can_draw", "labels"), [(True, ["PNG picture", "SVG picture", "CSV table"]), (False, ["CSV table"])]
)
def test_a_plot_is_offered_as_pictures_where_one_can_be_drawn_and_as_csv(
    monkeypatch: pytest.MonkeyPatch, can_draw: bool, labels: list[str]
) -> None:
    monkeypatch.setattr(menu, "can_draw", lambda: can_draw)
    app = AppTest.from_function(page).run(timeout=30)
    assert not app.exception
    assert [each.proto.label for each in app.get("download_button")] == labels
    assert "<b>How</b>" in app.get("html")[0].proto.body
    assert ["Chromium" in each.value for each in app.caption] == ([] if can_draw else [True])


def test_files_are_named_after_the_plot_and_the_filters() -> None:
    chosen = Filter(source=("hawar",), outcome=("killed",))
    files = PlotFiles(what="agreement", title="T", draw=go.Figure, table=lambda _: b"", chosen=chosen)
    assert plot_name(build_collection(claim("a")), files) == "test_agreement_hawar_killed"
