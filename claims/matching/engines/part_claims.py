"""The claims of one part of a table in Parquet, which are read as those of a whole file are."""

import json
import tempfile
from collections.abc import Set
from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from claims.errors import CollectionError
from claims.importers.assemble.rows.claim_ids import NUMBERED
from claims.importers.mapping.mapping import Mapping
from claims.importers.read.read_table import Table, read_table
from claims.importers.remarks import RemarkOutcome
from claims.matching.claims.claim_frame import CLAIM_COLUMNS
from claims.matching.claims.claim_table import claims_of_table, mapping_of_columns
from claims.matching.claims.prepared import without_lists

_KINDS = {
    **dict.fromkeys(("first", "last", "published_first", "published_last"), "timestamp_ntz"),
    **dict.fromkeys(("background", "guessed", "inferred", "listed", "in_tree"), "boolean"),
    **dict.fromkeys(("latitude", "longitude"), "double"),
}
FRAME = ", ".join(f"{name} {_KINDS.get(name, 'string')}" for name in CLAIM_COLUMNS)  # as Spark writes a schema


def mapping_of_sample(sample: pa.Table, name: str, mapping: Mapping | None) -> Mapping:
    """What the columns of a table mean: as given, or else as its first rows propose.

    Raises:
        CollectionError: The rows say nothing to compare, or a claim takes several of them.
    """
    table = _as_text(sample, name)
    mapping = mapping or mapping_of_columns(table)
    if mapping.each_row or mapping.column("field"):
        raise CollectionError(f"{name} has one row per figure or person; allowed: one row per claim")
    if missing := claims_of_table(table, mapping).missing:
        raise CollectionError(missing)
    return mapping


def claims_of_part(part: pa.Table, name: str, mapping: Mapping, not_lists: Set[str]) -> pd.DataFrame:
    """The claims of some rows, and below them what was refused or changed.

    Columns are those of the claim frame and `remark`, a JSON object or None. `taken` is the id of a row that another of
    these rows has too. The number of a row is left out, as it would be that within the part.
    """
    found = claims_of_table(_as_text(part, name), mapping)
    problems = found.problems.drop(columns="row").to_dict("records")
    remarks = pd.DataFrame(
        {
            "remark": [json.dumps(each, default=str, ensure_ascii=False) for each in problems],
            "taken": [each["found"] if each["done"] == NUMBERED else None for each in problems],
        },
        dtype="object",
    )
    return pd.concat([without_lists(found.frame, not_lists).assign(remark=None, taken=None), remarks])


def remark_on_repeats(name: str, repeats: int) -> str:
    """The remark, as JSON, that says how many rows were left out because they repeat others."""
    found = f"{repeats:,} rows identical to others"
    outcome = str(RemarkOutcome.ROW_REFUSED)
    return json.dumps({"file": name, "column": "", "found": found, "done": "not read twice", "outcome": outcome})


def _as_text(part: pa.Table, name: str) -> Table:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        parquet.write_table(part, path)
        return read_table(path)
