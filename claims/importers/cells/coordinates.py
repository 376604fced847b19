"""Columns of coordinates as decimal degrees: what is exchanged is put right with a remark, what no place has is left out."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from claims.importers.cells.degrees import PLAIN, Degree, read_degree, split_point
from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.importers.cells.unknown_values import UNKNOWN, is_unknown
from claims.importers.remarks import RemarkOutcome, Remarks
from claims.territories import country_box, country_name

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
MAX_LATITUDE, MAX_LONGITUDE = 90, 180
_DECIMALS = 6  # a tenth of a metre; more are noise of floating point
_LEAST_EXCHANGED = 2  # points; one alone may as well be a slip
_NEAR, _FAR = 1, 3  # degrees around a country that are still held to be in it; beyond which a point is remarked on
_CHANGED, _REFUSED, _NOTED = RemarkOutcome.CHANGED, RemarkOutcome.VALUE_REFUSED, RemarkOutcome.NOTED


@dataclass(frozen=True)
class _Points:
    """Two columns while they are read; `north` and `east` are not numbers where a row has none.

    Attributes:
        latitude: The cells of the column of latitudes.
        longitude: Those of longitudes.
        remarks: Gets what is changed or left out.
        north: Degrees by row.
        east: Degrees by row.
    """

    latitude: pd.Series
    longitude: pd.Series
    remarks: Remarks
    north: Floats
    east: Floats

    def note(self, rows: Bools, done: str, outcome: RemarkOutcome) -> None:
        """Remarks on both cells of each row."""
        if not rows.any():
            return
        numbers = self.latitude.index[rows]
        written = self.latitude.loc[numbers].astype("str") + ", " + self.longitude.loc[numbers].astype("str")
        column = " and ".join(dict.fromkeys((str(self.latitude.name), str(self.longitude.name))))
        self.remarks.note_rows(numbers, column, written, done, outcome)

    def drop(self, rows: Bools, done: str, outcome: RemarkOutcome = _REFUSED) -> None:
        """Leaves out the points of these rows, with a remark."""
        self.note(rows, done, outcome)
        self.north[rows] = self.east[rows] = np.nan

    def exchange(self, rows: Bools) -> None:
        """Takes the one for the other in these rows."""
        self.north[rows], self.east[rows] = self.east[rows], self.north[rows]


def read_points(
    latitude: pd.Series, longitude: pd.Series, remarks: Remarks, countries: pd.Series | None = None
) -> tuple[pd.Series, pd.Series]:
    """Both columns in decimal degrees as text, "" for a point of which either is missing, unreadable or impossible.

    Args:
        latitude: The cells, by row.
        longitude: The cells of the same rows.
        remarks: Gets every point that is changed or left out.
        countries: The code of the country of each row, "" where it is not known: a point that is in it only when
            latitude and longitude are exchanged is exchanged.
    """
    north, north_axes = _degrees(latitude, remarks)
    east, east_axes = _degrees(longitude, remarks)
    points = _Points(latitude, longitude, remarks, north, east)
    _leave_out_codes(points)
    points.exchange(_exchanged_by_letters(points, north_axes, east_axes))
    _exchange_columns(points)
    if countries is not None:
        _exchange_by_country(points, countries)
    for number, most, cells in ((north, MAX_LATITUDE, latitude), (east, MAX_LONGITUDE, longitude)):
        beyond = np.abs(number) > most
        done = f"impossible: beyond {most} degrees"
        remarks.note_rows(cells.index[beyond], str(cells.name), cells, done, _REFUSED)
        number[beyond] = np.inf  # not half a point: a remark says already why it is left out
    written = [(cells != "").to_numpy() for cells in (latitude, longitude)]
    points.drop(np.isnan(north) & ~written[0] & ~np.isnan(east), "half a point, left out")
    points.drop(np.isnan(east) & ~written[1] & ~np.isnan(north), "half a point, left out")
    points.drop((north == 0) & (east == 0), "0, 0 is open sea and mostly an empty cell; left out")
    whole = np.isfinite(north) & np.isfinite(east)
    north[~whole] = east[~whole] = np.nan
    return _texts(north, latitude.index), _texts(east, latitude.index)


def read_point_cells(
    cells: pd.Series, remarks: Remarks, countries: pd.Series | None = None
) -> tuple[pd.Series, pd.Series]:
    """The same of one column that holds both, such as "36.1, 52.7" or "POINT (52.7 36.1)"; see `read_points`."""
    pairs = {text: ("", "") if is_unknown(text) else split_point(text) for text in distinct_texts(cells) if text}
    unread = [text for text, pair in pairs.items() if pair is None]
    remarks.note_rows(cells.index[cells.isin(unread)], str(cells.name), cells, "no latitude and longitude", _REFUSED)
    latitude, longitude = (lookup(cells, {text: pair[side] for text, pair in pairs.items() if pair}) for side in (0, 1))
    return read_points(latitude, longitude, remarks, countries)


def _degrees(texts: pd.Series, remarks: Remarks) -> tuple[Floats, npt.NDArray[np.object_]]:
    """The number of each cell, whatever its size, and the axis that its letter says; what is none is remarked on."""
    codes, distinct = pd.factorize(texts.astype("str"))
    written = pd.Series(distinct, dtype="str")
    plain = written.str.fullmatch(PLAIN).to_numpy(dtype=bool)
    numbers = np.full(len(written), np.nan)
    numbers[plain] = written[plain].astype("float64")
    axes, reasons = np.full(len(written), "", dtype=object), np.full(len(written), "", dtype=object)
    for position in np.flatnonzero(~(np.abs(numbers) <= MAX_LONGITUDE)):
        degree = _degree(str(written[position]))
        axes[position], reasons[position] = degree.axis, degree.reason
        numbers[position] = np.nan if degree.number is None else degree.number
    for reason in sorted(set(reasons) - {""}):
        rows = texts.index[(reasons == reason)[codes]]
        remarks.note_rows(rows, str(texts.name), texts, reason, _CHANGED if reason == _UNKNOWN else _REFUSED)
    commas = written[~plain & ~np.isnan(numbers) & written.str.contains(",").to_numpy(dtype=bool)]
    if len(commas):
        remarks.note(str(texts.name), f"decimal commas such as {commas.iloc[0]}", "read as decimals")
    return numbers[codes], axes[codes]


_UNKNOWN = f"{UNKNOWN}, read as not stated"


def _degree(text: str) -> Degree:
    """A cell read; a code for unknown that could be a longitude is still a number."""
    degree = Degree() if text == "" else read_degree(text)
    return Degree(reason=_UNKNOWN) if degree.number is None and is_unknown(text) else degree


def _leave_out_codes(points: _Points) -> None:
    """Leaves out pairs of codes for unknown: -9, -99 and the like beside a latitude are longitudes as any other."""
    north, east = points.north, points.east
    coded = [
        cells.isin([text for text in distinct_texts(cells) if is_unknown(text)]).to_numpy()
        for cells in (points.latitude, points.longitude)
    ]
    coded = [code & ~np.isnan(number) for code, number in zip(coded, (north, east), strict=True)]
    no_latitude = coded[0] & ~coded[1] & (north < -MAX_LATITUDE)
    points.remarks.note_rows(
        points.latitude.index[no_latitude], str(points.latitude.name), points.latitude, _UNKNOWN, _CHANGED
    )
    north[no_latitude] = np.nan
    alone = (coded[0] & np.isnan(east)) | (coded[1] & np.isnan(north) & ~no_latitude)
    # -9 north is on land beside other longitudes that look like codes; the other codes are far in the south.
    points.drop(alone | (coded[0] & coded[1] & ((north == east) | (north != -9))), _UNKNOWN, _CHANGED)


def _exchanged_by_letters(
    points: _Points, north_axes: npt.NDArray[np.object_], east_axes: npt.NDArray[np.object_]
) -> Bools:
    """The rows whose letters say that the columns are exchanged; a point with two of one kind is left out."""
    points.drop((north_axes == east_axes) & (north_axes != ""), "two of one axis by their letters")
    exchanged: Bools = ((north_axes == "longitude") | (east_axes == "latitude")) & (north_axes != east_axes)
    points.note(exchanged, "latitude and longitude exchanged, as their letters say", _CHANGED)
    return exchanged


def _exchange_columns(points: _Points) -> None:
    whole = ~np.isnan(points.north) & ~np.isnan(points.east)
    fits: Bools = (np.abs(points.north[whole]) > MAX_LATITUDE) & (np.abs(points.east[whole]) <= MAX_LATITUDE)
    if len(fits) >= _LEAST_EXCHANGED and fits.all():
        _note_exchanged(points, "no latitude is below 90 degrees")
        points.exchange(whole)


def _exchange_by_country(points: _Points, countries: pd.Series) -> None:
    """Exchanges what is in its country only so, and remarks on what is far from it."""
    codes, distinct = pd.factorize(countries)
    boxes = np.array([country_box(code) or (np.nan,) * 4 for code in distinct.tolist()] + [(np.nan,) * 4])[codes]
    as_written, turned = (
        _inside(points.north, points.east, boxes, _NEAR),
        _inside(points.east, points.north, boxes, _NEAR),
    )
    only_turned: Bools = turned & ~as_written
    if only_turned.sum() >= _LEAST_EXCHANGED and not (as_written & ~turned).any():
        _note_exchanged(points, "only so are the points in their countries")
        points.exchange(~np.isnan(points.north) & ~np.isnan(points.east))
    else:
        for code in sorted(set(countries[only_turned])):
            rows = only_turned & (countries == code).to_numpy()
            points.note(rows, f"latitude and longitude exchanged: only so is it in {country_name(code)}", _CHANGED)
        points.exchange(only_turned)
    known = ~np.isnan(points.north) & ~np.isnan(points.east) & ~np.isnan(boxes[:, 0])
    far: Bools = known & ~_inside(points.north, points.east, boxes, _FAR)
    for code in sorted(set(countries[far])):
        points.note(far & (countries == code).to_numpy(), f"far from {country_name(code)}", _NOTED)


def _note_exchanged(points: _Points, why: str) -> None:
    columns = f"{points.latitude.name} and {points.longitude.name}"
    points.remarks.note(columns, "latitudes where longitudes should be", f"exchanged: {why}", _CHANGED)


def _inside(north: Floats, east: Floats, boxes: Floats, margin: int) -> Bools:
    south, west, top, right = boxes.T
    inside: Bools = (
        (north >= south - margin) & (north <= top + margin) & (east >= west - margin) & (east <= right + margin)
    )
    return inside


def _texts(numbers: Floats, index: pd.Index) -> pd.Series:
    codes, distinct = pd.factorize(numbers)
    texts = pd.array([*(_text(number) for number in distinct.tolist()), ""], dtype="str")
    return pd.Series(texts.take(codes), index=index)


def _text(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(round(number, _DECIMALS))
