"""Files whose columns have types and names."""

import datetime as dt
import sqlite3
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyreadr
import pyreadstat
import pytest
from pyarrow import parquet

from claims.errors import CollectionError
from claims.importers import read_table


def test_every_type_of_parquet_is_text(tmp_path: Path) -> None:
    day = dt.date(2021, 3, 4)
    table = pa.table(
        {
            "n": pa.array([2**60 + 1, None], pa.int64()),
            "single": pa.array([5.3, 0.1], pa.float32()),
            "double": pa.array([0.1 + 0.2, 3.0]),
            "exact": pa.array([Decimal("1.50"), None], pa.decimal128(5, 2)),
            "day": pa.array([day, None]),
            "moment": pa.array([dt.datetime(2021, 3, 4, 10, tzinfo=dt.UTC), None]),
            "names": pa.array([["a", "b"], []]),
            "at": pa.array([{"lat": 1.5, "lon": 2.0}, {"lat": 3.0, "lon": None}]),
            "word": pa.array(["x", None]).dictionary_encode(),
            "yes": pa.array([True, None]),
            "bytes": pa.array([b"x", b""]),
        }
    )
    parquet.write_table(table, tmp_path / "t.parquet")
    assert read_table(tmp_path / "t.parquet").frame.iloc[0].to_dict() == {
        "n": "1152921504606846977", "single": "5.3", "double": "0.3", "exact": "1.5", "day": "2021-03-04",
        "moment": "2021-03-04T10:00:00+00:00", "names": "a; b", "at.lat": "1.5", "at.lon": "2", "word": "x", "yes": "true", "bytes": "",
    }  # fmt: skip
    assert set(read_table(tmp_path / "t.parquet").frame.iloc[1]) == {"", "0.1", "3"}


@pytest.mark.parametrize("writer", ["dta", "sav"])
def test_labelled_values_are_words_and_labels_of_columns_are_kept(writer: str, tmp_path: Path) -> None:
    frame = pd.DataFrame({"sex": [1, 2, 3], "share": np.array([0.1, 5.3, np.nan], dtype="float32"), "n": [10, 20, 30]})
    path = tmp_path / f"t.{writer}"
    words: dict[str, dict[int | float, str]] = {"sex": {1: "male", 2: "أنثى"}}
    labels: list[str | None] = ["Sex of victim", None, "n"]
    write = pyreadstat.write_dta if writer == "dta" else pyreadstat.write_sav
    write(frame, str(path), variable_value_labels=words, column_labels=labels)
    table = read_table(path)
    assert table.frame.to_dict("list") == {
        "sex": ["male", "أنثى", "3"],
        "share": ["0.1", "5.3", ""],
        "n": ["10", "20", "30"],
    }
    assert table.labels == {"sex": "Sex of victim"}


def test_months_of_stata_are_months(tmp_path: Path) -> None:
    frame = pd.DataFrame({"month": pd.to_datetime(["2021-03-04", "1959-12-01", "NaT"]), "killed": [1, 2, 3]})
    frame.to_stata(tmp_path / "t.dta", write_index=False, convert_dates={"month": "tm"})
    assert read_table(tmp_path / "t.dta").frame["month"].tolist() == ["2021-03", "1959-12", ""]


def test_frames_of_r_and_tables_of_a_database_are_sheets(tmp_path: Path) -> None:
    pyreadr.write_rdata(str(tmp_path / "t.rda"), pd.DataFrame({"id": [1.0, 2.0]}), df_name="events")
    assert read_table(tmp_path / "t.rda").sheets == ("events",)
    connection = sqlite3.connect(tmp_path / "t.db")
    connection.executescript(
        '''CREATE TABLE about (word); INSERT INTO about VALUES ('x');
        CREATE TABLE "my ""events""" (id INTEGER PRIMARY KEY AUTOINCREMENT, killed REAL, picture BLOB, none);
        INSERT INTO "my ""events""" VALUES (1, 3.0, x'00ff', NULL), (2, 0.5, NULL, NULL);
        CREATE VIEW all_events AS SELECT * FROM about;'''
    )
    connection.close()
    table = read_table(tmp_path / "t.db")
    assert table.sheets == ("about", 'my "events"')
    assert table.frame.to_dict("list") == {
        "id": ["1", "2"],
        "killed": ["3", "0.5"],
        "picture": ["", ""],
        "none": ["", ""],
    }
    assert table.frame.index.tolist() == [1, 2]


def test_a_database_without_a_table_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "t.db")
    connection.executescript("CREATE TABLE a (b); DROP TABLE a")
    connection.close()
    with pytest.raises(CollectionError, match=r"t.db is an SQLite database without a table"):
        read_table(tmp_path / "t.db")


@pytest.mark.parametrize("name", ["t.parquet", "t.dta", "t.db"])
def test_what_declares_too_many_cells_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = pd.DataFrame({"a": [1, 2], "b": [3, 4]})
    frame.to_parquet(tmp_path / "t.parquet")
    frame.to_stata(tmp_path / "t.dta", write_index=False)
    connection = sqlite3.connect(tmp_path / "t.db")
    frame.to_sql("t", connection, index=False)
    connection.close()
    wide = sqlite3.connect(tmp_path / "wide.db")
    wide.executescript(f"CREATE TABLE t ({', '.join(f'c{at}' for at in range(1999))})")
    wide.close()
    monkeypatch.setenv("CLAIMS_LIMITS", "most_columns=1998")
    with pytest.raises(CollectionError, match=r"wide.db holds 1,999 columns; allowed: at most 1,998"):
        read_table(tmp_path / "wide.db")
    monkeypatch.setenv("CLAIMS_LIMITS", "most_cells=4")
    assert len(read_table(tmp_path / name).frame) == 2
    monkeypatch.setenv("CLAIMS_LIMITS", "most_cells=3")
    with pytest.raises(
        CollectionError, match=rf"{name} declares 2 rows of 2 columns; allowed: at most 3 \(limit most_cells\)"
    ):
        read_table(tmp_path / name)
