"""The map: plain outlines, a disc a point, a circle as wide as the place is uncertain; it asks nobody for tiles."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go

from claims.survey import Apart
from views.markup import plot_text
from views.plots.coastlines import Box, outlines
from views.plots.ink import Ink, ink_of
from views.plots.layout import lay_out
from views.texts import plot_words, words
from views.texts.translation import counted

_KM_NORTH, _KM_EAST = 110.574, 111.320  # km of a degree of latitude, and of longitude at the equator (WGS 84)
_MOST_LATITUDE = 85.0  # nearer to a pole a degree of longitude has hardly any length
_HEIGHT = 460  # pixels
_LEAST_KM = 12.0  # from the middle of the map to its upper edge
_FRAMED_KM = 60.0  # wider circles do not widen the map: one "in Syria" would hide where the others are
_MARGIN = 1.15
_MOST_SVG, _MOST_CIRCLES = 2_000, 200  # points drawn without the graphics card, and circles drawn at all
_CORNERS = 48  # of a circle
_NARROW, _LETTER, _LINE = 350, 6.6, 17  # pixels of a map on a narrow screen, of a letter, and of a line on it
_MOST_LABELS, _BLOB = 40, 14  # spots asked for a label; pixels within which discs melt into one
_SEEN_BEYOND = 3.0  # how much wider than the map the outlines are drawn, for the screen decides its shape
# The furthest that accounts are apart, as the symbols of Plotly; `plot_words.APART_MARKS` has them as characters.
SYMBOLS = {Apart.CONTRADICT: "diamond", Apart.DIFFER: "circle", Apart.ALIKE: "circle-open", Apart.ALONE: "square-open"}
_SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)  # km


@dataclass(frozen=True)
class Spot:
    """A pair of coordinates with all that stands there.

    Attributes:
        radii: How far from the point the places may have been, in km, ascending.
        claims: How many claims stand there.
        incidents: Of how many incidents they are.
        contradicting: In how many of these accounts contradict one another.
        apart: The furthest that the accounts of one are apart.
    """

    latitude: float
    longitude: float
    places: tuple[str, ...]
    radii: tuple[float, ...]
    claims: int
    incidents: int = 1
    contradicting: int = 0
    apart: Apart = Apart.ALONE

    @property
    def words(self) -> str:
        """The places and the number of claims."""
        named = ", ".join(self.places[:3]) + (", …" if len(self.places) > 3 else "")
        return f"{named}: {counted(self.claims, 'claims')}"


def spots_at(points: pd.DataFrame, apart: pd.DataFrame, place_name: Callable[[str], str]) -> list[Spot]:
    """One spot per pair of coordinates, in the order of the points, which is by number of claims.

    Args:
        points: As `claims.survey.points_on_map` gives them.
        apart: How far accounts are apart there, as `claims.survey.apart_on_map` gives it.
        place_name: The name of a place by its id.
    """
    rows_at: dict[tuple[float, float], list[dict[Any, Any]]] = {}
    for row in points.to_dict("records"):
        rows_at.setdefault((row["latitude"], row["longitude"]), []).append(row)
    numbers = dict(zip(apart.index, apart.itertuples(index=False, name=None), strict=True))
    return [_spot(at, rows, numbers[at], place_name) for at, rows in rows_at.items()]


def _spot(
    at: tuple[float, float],
    rows: Sequence[dict[Any, Any]],
    numbers: tuple[int, int, str],
    place_name: Callable[[str], str],
) -> Spot:
    radii = {row["radius_km"] for row in rows if not math.isnan(row["radius_km"])}
    places = tuple(place_name(row["place_id"]) for row in rows)
    incidents, contradicting, apart = numbers
    claims = sum(row["claims"] for row in rows)
    return Spot(*at, places, tuple(sorted(radii)), claims, incidents, contradicting, Apart(apart))


def map_plot(spots: Sequence[Spot], *, dark: bool) -> go.Figure | None:
    """Every spot with its circles; None where there is none."""
    if not spots:
        return None
    ink, box, figure = ink_of(dark=dark), view_of(spots), go.Figure()
    east, north = outlines().within(box.grown(_SEEN_BEYOND))
    figure.add_scatter(
        x=_packed(east), y=_packed(north), mode="lines", line={"color": ink.text, "width": 0.8}, opacity=0.55, hoverinfo="skip",
    )  # fmt: skip
    _draw_circles(figure, spots, ink)
    _draw_discs(figure, spots, ink)
    _draw_labels(figure, spots, box, ink)
    _draw_scale(figure, spots, box, ink)
    _lay_out(figure, box, ink)
    return figure


def view_of(spots: Sequence[Spot]) -> Box:
    """The part of the earth that holds every spot, with the circles that are not wider than all the rest."""
    south = min(spot.latitude - _framed_km(spot) / _KM_NORTH for spot in spots)
    north = max(spot.latitude + _framed_km(spot) / _KM_NORTH for spot in spots)
    middle = (south + north) / 2
    west = min(spot.longitude - _framed_km(spot) / _km_of_degree(middle) for spot in spots)
    east = max(spot.longitude + _framed_km(spot) / _km_of_degree(middle) for spot in spots)
    up = max((north - south) / 2, _LEAST_KM / _KM_NORTH)
    across = max((east - west) / 2, _LEAST_KM / _km_of_degree(middle))
    centre = (west + east) / 2
    return Box(centre - across, middle - up, centre + across, middle + up).grown(_MARGIN)


def _framed_km(spot: Spot) -> float:
    return max((radius for radius in spot.radii if radius <= _FRAMED_KM), default=0.0)


def _km_of_degree(latitude: float) -> float:
    """How many km a degree of longitude is."""
    return _KM_EAST * math.cos(math.radians(min(abs(latitude), _MOST_LATITUDE)))


def circle(latitude: float, longitude: float, radius_km: float) -> tuple[list[float], list[float]]:
    """Longitudes and latitudes of a circle, closed."""
    turns = [2 * math.pi * corner / _CORNERS for corner in range(_CORNERS + 1)]
    east = [longitude + math.sin(turn) * radius_km / _km_of_degree(latitude) for turn in turns]
    return east, [latitude + math.cos(turn) * radius_km / _KM_NORTH for turn in turns]


def _draw_circles(figure: go.Figure, spots: Sequence[Spot], ink: Ink) -> None:
    x: list[float | None] = []
    y: list[float | None] = []
    for spot in spots[:_MOST_CIRCLES]:
        for radius in spot.radii:
            east, north = circle(spot.latitude, spot.longitude, radius)
            x += [*east, None]
            y += [*north, None]
    line = {"color": ink.text, "width": 1.2, "dash": "dot"}
    figure.add_scatter(x=_packed(x), y=_packed(y), mode="lines", line=line, hoverinfo="skip")


def _packed(degrees: Sequence[float | None]) -> npt.NDArray[np.float32]:
    """Degrees as Plotly sends them in a few bytes each, exact to a metre; a gap ends a line."""
    return np.array([np.nan if each is None else each for each in degrees], dtype=np.float32)


def _draw_discs(figure: go.Figure, spots: Sequence[Spot], ink: Ink) -> None:
    """A mark a spot, as large as there are claims, whose shape and colour say how far accounts are apart there."""
    most = max(spot.claims for spot in spots)
    scatter = go.Scattergl if len(spots) > _MOST_SVG else go.Scatter
    figure.add_trace(
        scatter(
            x=_packed([spot.longitude for spot in spots]),
            y=_packed([spot.latitude for spot in spots]),
            mode="markers",
            marker={
                "size": [7 + 15 * math.sqrt(spot.claims / most) for spot in spots],
                "symbol": [SYMBOLS[spot.apart] for spot in spots],
                "color": [ink.clash if spot.apart is Apart.CONTRADICT else ink.sources[0] for spot in spots],
                "opacity": 0.85,
                "line": {"color": ink.text, "width": 1},
            },
            hovertext=[plot_text(_hover(spot)) for spot in spots],
            hoverinfo="text",
        )
    )


def _hover(spot: Spot) -> str:
    reach = ", ".join(f"{radius:g} km" for radius in spot.radii) or words.NO_RADIUS
    told = plot_words.AT_PLACE.format(
        incidents=counted(spot.incidents, "incidents"), apart=plot_words.APART[spot.apart], number=spot.contradicting
    )
    return f"{spot.words} ({words.RADIUS}: {reach}). {told}"


def _draw_labels(figure: go.Figure, spots: Sequence[Spot], box: Box, ink: Ink) -> None:
    """The names of the spots with most claims, as far as they cover neither a spot nor one another on a narrow screen."""
    taken: list[Box] = []
    for spot in spots[:_MOST_LABELS]:
        for side in ("left", "right"):
            place = _label_box(spot, box, side)
            inside = box.west <= place.west and place.east <= box.east
            if inside and not _covers(place, spot, spots, box) and not any(_meets(place, other) for other in taken):
                taken.append(place)
                figure.add_annotation(
                    x=spot.longitude, y=spot.latitude, text=plot_text(_label(spot)), showarrow=False, xanchor=side,
                    xshift=14 if side == "left" else -14, font={"size": 12, "color": ink.text}, bgcolor=ink.paper, opacity=0.92, borderpad=1,
                )  # fmt: skip
                break


def _covers(place: Box, spot: Spot, spots: Sequence[Spot], box: Box) -> bool:
    """Whether a label covers a spot other than those that stand where its own does."""
    return any(_holds(place, other) and not _is_at(spot, other, box) for other in spots)


def _label_box(spot: Spot, box: Box, side: str) -> Box:
    """What a label beside the spot covers on a narrow screen, in degrees."""
    across, up = _pixel(box)
    wide, high = across * (len(_label(spot)) * _LETTER + 14), up * _LINE
    west = spot.longitude if side == "left" else spot.longitude - wide
    return Box(west, spot.latitude - high / 2, west + wide, spot.latitude + high / 2)


def _pixel(box: Box) -> tuple[float, float]:
    """How many degrees east and north a pixel is on a narrow screen."""
    flat = _km_of_degree((box.south + box.north) / 2) / _KM_NORTH
    up = max((box.north - box.south) / _HEIGHT, (box.east - box.west) * flat / _NARROW)
    return up / flat, up


def _is_at(one: Spot, other: Spot, box: Box) -> bool:
    """Whether the discs of two spots melt into one at this scale."""
    across, up = _pixel(box)
    return abs(one.longitude - other.longitude) < _BLOB * across and abs(one.latitude - other.latitude) < _BLOB * up


def _holds(box: Box, spot: Spot) -> bool:
    return box.west <= spot.longitude <= box.east and box.south <= spot.latitude <= box.north


def _meets(one: Box, other: Box) -> bool:
    return one.west <= other.east and other.west <= one.east and one.south <= other.north and other.south <= one.north


def _label(spot: Spot) -> str:
    more = f" + {len(spot.places) - 1}" if len(spot.places) > 1 else ""
    return f"{spot.places[0]}{more} ({spot.claims})"


def _draw_scale(figure: go.Figure, spots: Sequence[Spot], box: Box, ink: Ink) -> None:
    """A bar of a round number of km in a corner where no spot stands."""
    wide, high = box.east - box.west, box.north - box.south
    degree = _km_of_degree((box.south + box.north) / 2)
    km = max((scale for scale in _SCALES if scale / degree <= 0.3 * wide), default=_SCALES[0])
    corners = [
        (x, y)
        for y in (box.south + 0.04 * high, box.north - 0.1 * high)
        for x in (box.west + 0.06 * wide, box.east - 0.06 * wide - km / degree)
    ]
    around = [Box(x - 0.1 * wide, y - 0.1 * high, x + km / degree + 0.1 * wide, y + 0.15 * high) for x, y in corners]
    left, low = next(
        (at for at, area in zip(corners, around, strict=True) if not any(_holds(area, spot) for spot in spots)),
        corners[0],
    )
    figure.add_scatter(
        x=[left, left + km / degree], y=[low, low], mode="lines+markers", line={"color": ink.text, "width": 2},
        marker={"symbol": "line-ns", "size": 9, "line": {"color": ink.text, "width": 2}}, hoverinfo="skip",
    )  # fmt: skip
    figure.add_annotation(
        x=left, y=low, text=f"{km:,} km", showarrow=False, xanchor="left", yanchor="bottom", yshift=4, font={"size": 12, "color": ink.text},
    )  # fmt: skip


def _lay_out(figure: go.Figure, box: Box, ink: Ink) -> None:
    margin = {"l": 4, "r": 4, "t": 4, "b": 24}
    lay_out(figure, ink, height=_HEIGHT, margin=margin, dragmode="pan", hoverlabel={"align": "left"})
    look = {
        "gridcolor": ink.grid,
        "zeroline": False,
        "tickfont": {"color": ink.text, "size": 11},
        "showline": True,
        "linecolor": ink.grid,
        "mirror": True,
    }
    figure.update_xaxes(range=[box.west, box.east], ticksuffix="°", nticks=6, **look)
    # One km is as long to the north as to the east, in the middle of the map.
    ratio = 1 / math.cos(math.radians(min(abs((box.south + box.north) / 2), _MOST_LATITUDE)))
    figure.update_yaxes(
        range=[box.south, box.north], ticksuffix="°", nticks=6, scaleanchor="x", scaleratio=ratio, ticklabelposition="inside", **look,
    )  # fmt: skip
