"""The time that each claim states for its event: the shortest span that holds all that its statements give."""

from datetime import date

import numpy as np
import pandas as pd

from claims.model import Basis
from claims.tables import day_of
from claims.values import Precision, Span

_OF_TIME = ("when", "began", "ended")


def stated_times(statements: pd.DataFrame, size: int) -> dict[str, pd.Series]:
    """Columns `first`, `last`, `precision` and `inferred` of a claim frame.

    The field "when" goes before "began" and "ended", which together make a period.

    Args:
        statements: With the `row` of their claim; what is demanded or aimed at is left out.
        size: How many claims there are.
    """
    of_time = statements[statements["field"].isin(_OF_TIME) & (statements["precision"] != "")]
    has_when = np.zeros(size, dtype=bool)
    has_when[of_time.loc[of_time["field"] == "when", "row"]] = True
    read = of_time[(of_time["field"] == "when") | ~has_when[of_time["row"]]]
    alone = (~read["row"].duplicated(keep=False) & (read["field"] == "when")).to_numpy()
    one = read[alone].set_index("row")[["first", "last", "precision"]].reindex(range(size))
    times = {"first": one["first"], "last": one["last"], "precision": one["precision"].fillna("").astype("str")}
    several = {row: _span_of(spans) for row, spans in read[~alone].groupby("row")}
    if several:
        rows = list(several)
        for end in ("first", "last"):
            times[end].loc[rows] = pd.to_datetime([getattr(span, end) for span in several.values()])
        times["precision"].loc[rows] = [str(span.precision) for span in several.values()]
    inferred = np.zeros(size, dtype=bool)
    inferred[read["row"]] = True
    inferred[read.loc[read["basis"] != Basis.INFERENCE, "row"]] = False
    days = {end: times[end].astype("datetime64[us]") for end in ("first", "last")}
    return {**times, **days, "inferred": pd.Series(inferred)}


def _span_of(statements: pd.DataFrame) -> Span:
    """The time that all statements of a claim give, of "when" alone or of the others alone."""
    spans: dict[str, list[Span]] = {name: [] for name in _OF_TIME}
    columns = (statements[name] for name in ("field", "first", "last", "precision"))
    for field, first, last, precision in zip(*columns, strict=True):
        spans[field].append(Span(day_of(first), day_of(last), Precision(precision)))
    if spans["when"]:
        return _hull(spans["when"])
    began = _hull(spans["began"]).first if spans["began"] else None
    ended = _hull(spans["ended"]).last if spans["ended"] else None
    return Span(began, ended, Precision.PERIOD)


def _hull(spans: list[Span]) -> Span:
    if len(spans) == 1:
        return spans[0]
    first = _bound([span.first for span in spans], least=True)
    last = _bound([span.last for span in spans], least=False)
    if first is None and last is None:
        return spans[0]
    precisions = {span.precision for span in spans}
    if Precision.PERIOD in precisions:
        return Span(first, last, Precision.PERIOD)
    return Span(first, last, precisions.pop() if first == last and len(precisions) == 1 else Precision.WITHIN)


def _bound(days: list[date | None], *, least: bool) -> date | None:
    known = [day for day in days if day]
    if len(known) < len(days):
        return None
    return min(known) if least else max(known)
