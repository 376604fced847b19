"""The towns of GeoNames with more than a thousand people, looked up by many names at a time."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from claims.names import fold, without_articles

TOWNS_FILE, NAMES_FILE = "towns.parquet", "town_names.parquet"


class Town(NamedTuple):
    """A town by its usual name, the code of its country (ISO 3166-1), of its division (ISO 3166-2 or ""), and its people."""

    name: str
    country: str
    division: str
    population: int


def name_of_town(text: str) -> str:
    """A name as it is looked up: folded and without articles."""
    return without_articles(fold(text))


def towns_named(names: Iterable[str]) -> dict[str, list[Town]]:
    """The towns that go by each of some names, the largest first; names that no town has are left out."""
    import pyarrow as pa  # read where towns are first looked for
    import pyarrow.compute as pc

    wanted = {name_of_town(name): name for name in names}
    found = _names().filter(pc.is_in(_names()["name"], value_set=pa.array(sorted(wanted), pa.string())))
    rows = _towns().take(found["town"]).to_pylist()
    towns: dict[str, list[Town]] = {}
    for key, row in zip(found["name"].to_pylist(), rows, strict=True):
        towns.setdefault(wanted[key], []).append(Town(**row))
    return {name: sorted(of_name, key=lambda town: -town.population) for name, of_name in towns.items()}


@cache
def _names() -> Any:  # a table of Arrow
    return _table(NAMES_FILE)


@cache
def _towns() -> Any:  # a table of Arrow
    return _table(TOWNS_FILE)


def _table(name: str) -> Any:  # a table of Arrow
    import pyarrow.parquet as pq

    with files("claims.extract.towns").joinpath(name).open("rb") as file:
        return pq.read_table(file)
