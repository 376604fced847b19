"""The map: outlines clipped, circles as wide as they should be, the picture around what is placed."""

import math

import numpy as np
import pandas as pd
import pytest

from claims.survey import APART_COLUMNS, POINT_COLUMNS, Apart
from views.plots.coastlines import Box, outlines
from views.plots.map_plot import Spot, circle, map_plot, spots_at, view_of


def spot(latitude: float, longitude: float, *radii: float, name: str = "x", claims: int = 1) -> Spot:
    return Spot(latitude, longitude, (name,), radii, claims)


def test_outlines_know_a_border() -> None:
    """The border of Syria and Türkiye passes just north of Qamishli (37.05 north)."""
    east, north = outlines().within(Box(41.0, 36.9, 41.4, 37.2))
    near = [y for x, y in zip(east, north, strict=True) if x is not None and y is not None and 41.0 < x < 41.4]
    assert near
    assert all(37.05 < y < 37.15 for y in near)


def test_outlines_that_only_pass_through_the_box_are_drawn() -> None:
    east, _ = outlines().within(Box(41.17, 37.0, 41.18, 37.2))  # no corner of a line stands in it
    assert len([each for each in east if each is not None]) >= 2


def test_no_outline_at_sea() -> None:
    assert outlines().within(Box(-40.0, 30.0, -39.0, 31.0)) == ([], [])


def test_outlines_of_the_world_are_thinned() -> None:
    east, _ = outlines().within(Box(-180, -90, 180, 90))
    assert len(east) < 20_000


@pytest.mark.parametrize(("latitude", "radius"), [(0.0, 25.0), (37.0, 8.0), (60.0, 100.0)])
def test_circle_has_its_radius_in_every_direction(latitude: float, radius: float) -> None:
    east, north = circle(latitude, 41.0, radius)
    across = (np.array(east) - 41.0) * 111.32 * math.cos(math.radians(latitude))
    up = (np.array(north) - latitude) * 110.574
    assert np.allclose(np.hypot(across, up), radius)


def test_picture_holds_every_spot_and_close_circles_but_is_not_widened_by_a_country() -> None:
    box = view_of([spot(37.05, 41.22, 8.0), spot(36.5, 40.75, 1.0), spot(36.6, 41.0, 450.0)])
    assert box.west < 40.75 < 41.22 < box.east
    assert box.north > 37.05 + 8 / 110.574
    assert box.north - box.south < 2


def test_single_exact_place_is_not_magnified_without_end() -> None:
    box = view_of([spot(37.0, 41.0, 0.0)])
    assert 20 < (box.north - box.south) * 110.574 < 40


def test_places_at_one_point_are_one_spot_with_all_their_claims() -> None:
    rows = [("town", 36.5, 40.75, 8.0, 2, 3, "a|b"), ("street", 36.5, 40.75, 1.0, 1, 3, "c")]
    at = pd.MultiIndex.from_tuples([(36.5, 40.75)])
    apart = pd.DataFrame([(2, 1, "contradict")], columns=list(APART_COLUMNS), index=at)
    [found] = spots_at(pd.DataFrame(rows, columns=list(POINT_COLUMNS)), apart, str.upper)
    assert found == Spot(36.5, 40.75, ("TOWN", "STREET"), (1.0, 8.0), 3, 2, 1, Apart.CONTRADICT)


def test_shape_colour_and_words_say_how_far_accounts_are_apart() -> None:
    spots = [Spot(36.5, 40.0 + place, ("x",), (), 1, 2, place, each) for place, each in enumerate(Apart)]
    figure = map_plot(spots, dark=False)
    assert figure is not None
    [marks] = [trace for trace in figure.data if trace.mode == "markers"]
    assert marks.marker.symbol == ("diamond", "circle", "circle-open", "square-open")
    assert len(set(marks.marker.color)) == 2
    assert marks.hovertext[0].endswith("2 incidents; accounts contradict each other (0 with a contradiction)")


def test_names_from_outside_stay_words() -> None:
    figure = map_plot([spot(36.5, 40.75, 8.0, name="<b>x</b>\u202e")], dark=False)
    assert figure is not None
    drawn = figure.to_json()
    assert "<b>" not in drawn.replace("\\u003c", "<")
    assert "\u202e" not in drawn


def test_nothing_placed_makes_no_map() -> None:
    assert map_plot([], dark=False) is None


def test_many_spots_are_drawn_by_the_graphics_card() -> None:
    figure = map_plot([spot(30 + each / 1000, 40.0, 1.0) for each in range(2_100)], dark=True)
    assert figure is not None
    assert "scattergl" in {trace.type for trace in figure.data}
