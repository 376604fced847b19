"""The coded collections that come with the project, read and compared once for all tests that only read them."""

from functools import cache
from pathlib import Path

from claims.collection import load_collection
from claims.study import Study, make_study
from claims.tables import Collection

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "data" / "qamishli-hasakah"
EL_SALVADOR = ROOT / "data" / "el-salvador-1989"


@cache
def shipped_collection() -> Collection:
    """The collection of `data/qamishli-hasakah`; not to be changed."""
    return load_collection(SHIPPED)


@cache
def shipped_study() -> Study:
    """Its matches, incidents and discrepancies; not to be changed."""
    return make_study(shipped_collection())


@cache
def el_salvador_study() -> Study:
    """The matches, incidents and discrepancies of `data/el-salvador-1989`; not to be changed."""
    return make_study(load_collection(EL_SALVADOR))
