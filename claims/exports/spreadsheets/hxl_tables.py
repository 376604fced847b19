"""CSV with a row of tags of the Humanitarian Exchange Language below the heading, by its standard 1.1."""

import csv
import re
from functools import cache
from importlib.resources import files
from itertools import count

from claims.exports.sheet import Column, Sheet
from claims.exports.spreadsheets.csv_tables import csv_bytes, heading_and_rows

_NOT_IN_TAG = re.compile("[^a-z0-9_]+")
# Outcomes and groups by the attributes that the standard has for them; others are named by their own id.
_ATTRIBUTES = {"wounded": "injured", "women": "f", "girls": "f+children", "men": "m", "boys": "m+children"}


@cache
def _tags() -> dict[str, str]:
    lines = files(__package__).joinpath("hxl_tags.csv").read_text(encoding="utf-8").splitlines()
    return {row["column"]: row["tag"] for row in csv.DictReader(lines)}


def figure_tag(field: str, group: str, bound: str) -> str:
    """The tag of a number of people: "#affected+killed+children+min".

    Args:
        bound: "min", "max" or "best".
    """
    outcome = field.removesuffix("_best")
    tag = "#population" if outcome == "crowd" else "#affected"
    parts = [_attribute(outcome), *([_attribute(group)] if group else []), bound]
    return "+".join([tag, *parts])


def _attribute(name: str) -> str:
    return _ATTRIBUTES.get(name) or _safe(name)


def _safe(name: str) -> str:
    """The name as an attribute: Latin letters, digits and underscores, a letter first."""
    safe = _NOT_IN_TAG.sub("_", name.lower()).strip("_")
    return safe if safe[:1].isalpha() else f"x_{safe}"


def tag_of(column: Column) -> str:
    """The tag of a column; one that the standard has no word for is metadata under its own name."""
    if column.spread:
        return f"#meta+{_safe(column.name)}"
    return column.tag or _tags().get(column.name) or f"#meta+{_safe(column.name)}"


def write_hxl(sheet: Sheet) -> bytes:
    """The rows of the CSV, each with its provenance last; no two columns have one tag."""
    heading, rows = heading_and_rows(sheet)
    columns = {column.name: column for column in sheet.columns}
    own = [tag_of(columns[name]) if name in columns else f"#meta+{_safe(name)}" for name in heading]
    return csv_bytes(heading, [_unique(own), *rows])


def _unique(tags: list[str]) -> list[str]:
    unique: dict[str, None] = {}
    for tag in tags:
        numbered = (f"{tag}+n{number}" for number in count(2))
        unique[tag if tag not in unique else next(each for each in numbered if each not in unique)] = None
    return list(unique)
