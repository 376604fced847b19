"""What readers of bad files do, as functions that a process of its own can be asked to call."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from claims.errors import CollectionError


def give(value: str) -> str:
    return value


def name_process() -> int:
    return os.getpid()


def say_folder() -> str:
    return str(Path.cwd())


def tell_twice(tell: Callable[[str], None]) -> str:
    tell("one")
    tell("two")
    return "done"


def refuse() -> None:
    raise CollectionError("x.csv is empty; allowed: a table")


def abort(*_: object) -> None:
    os.abort()


def hang() -> None:
    time.sleep(60)


def run_on() -> None:
    while True:
        pass


def take_memory() -> int:
    return len(bytearray(10_000_000_000))


def use_memory(megabytes: int) -> int:
    held = bytearray(1_000_000 * megabytes)
    held[::4096] = bytes([1]) * len(held[::4096])  # every page of it
    return os.getpid()


def make_uneven_arrays() -> list[np.ndarray]:
    return [np.full(700_001, 1, np.int8), *(np.full(50_001 * each, each, np.int64) for each in (2, 3, 4))]


def go_deep(level: int = 0) -> int:
    return go_deep(level + 1)


def fall_over() -> None:
    raise KeyError("a secret word of a text")


def give_what_cannot_be_sent() -> object:
    return lambda: None


def read_a_table(rows: int) -> pd.DataFrame:
    """A table of every kind of column that a collection has."""
    days = pd.Series(["2021-01-23"] * rows, dtype="str")
    return pd.DataFrame(
        {
            "text": pd.Series([f"row {number}" for number in range(rows)], dtype="str"),
            "number": pd.Series([None, *range(1, rows)][:rows], dtype="Int64"),
            "flag": pd.Series([True] * rows, dtype="boolean"),
            "day": pd.to_datetime(days),
            "object": pd.Series([(number,) for number in range(rows)], dtype="object"),
        }
    )
