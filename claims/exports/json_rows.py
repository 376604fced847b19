"""JSON as one object, and JSON Lines with one row per line."""

import json
from collections.abc import Mapping

from claims.exports.sheet import Sheet, definitions


def write_json(sheet: Sheet) -> bytes:
    """One object: title, provenance, definitions, what the columns mean, and the rows."""
    return (
        json.dumps({**_head(sheet), "rows": sheet.records}, ensure_ascii=False, indent=2, default=str) + "\n"
    ).encode()


def write_json_lines(sheet: Sheet) -> bytes:
    """A line with title, provenance, definitions and meanings, then one a row."""
    lines = (_head(sheet), *sheet.records)
    return "".join(json.dumps(line, ensure_ascii=False, default=str) + "\n" for line in lines).encode()


def _head(sheet: Sheet) -> Mapping[str, object]:
    return {
        "title": sheet.title,
        "provenance": dict(sheet.provenance),
        "definitions": definitions(),
        "columns": sheet.meanings,
    }
