"""The collection that comes with the project, read and compared once for all tests that only read it."""

from functools import cache
from pathlib import Path

from claims.collection import load_collection
from claims.study import Study, make_study
from claims.tables import Collection

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "data" / "qamishli-hasakah"


@cache
def shipped_collection() -> Collection:
    """The collection of `data/qamishli-hasakah`; not to be changed."""
    return load_collection(SHIPPED)


@cache
def shipped_study() -> Study:
    """Its matches, incidents and discrepancies; not to be changed."""
    return make_study(shipped_collection())
