"""Any frame as CSV: gaps empty, days as days, no formulas, provenance last."""

import csv
import io
from datetime import UTC, datetime

import pandas as pd
import pytest

from claims.errors import ExportError
from tests.builders.collection_tables import build_collection, claim
from views.plots.plot_csv import plot_csv

AT = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)


def test_frame_is_written_with_its_provenance() -> None:
    frame = pd.DataFrame({"name": ["=1+1", "b"], "day": [pd.Timestamp("2021-01-23"), pd.NaT], "share": [0.5, 2.0]})
    content = plot_csv(build_collection(claim("a", killed="1")), frame, at=AT, filter="killed")
    first, second = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    assert (first["name"], first["day"], first["share"]) == ("'=1+1", "2021-01-23", "0.5")
    assert (second["day"], second["share"]) == ("", "2")
    assert (first["filter"], first["exported_at"]) == ("killed", "2026-11-22T12:30:00Z")


def test_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ExportError, match="no zone"):
        plot_csv(build_collection(claim("a")), pd.DataFrame(), at=datetime(2026, 11, 22))  # noqa: DTZ001
