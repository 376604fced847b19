"""Functions of Arrow tables over the parts and groups of a Spark table."""

from collections.abc import Callable, Iterable, Iterator
from typing import cast

import numpy as np
import pandas as pd
import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as sf
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.sql.types import StructType

from claims.matching.arrays import Ints
from claims.matching.claims.claim_frame import CLAIM_COLUMNS

_KINDS = {
    **dict.fromkeys(("first", "last", "published_first", "published_last"), "timestamp_ntz"),
    **dict.fromkeys(("background", "guessed", "inferred", "listed", "in_tree"), "boolean"),
    **dict.fromkeys(("latitude", "longitude"), "double"),
}
FRAME = ", ".join(f"{name} {_KINDS.get(name, 'string')}" for name in CLAIM_COLUMNS)


def mapped(
    frame: DataFrame, do: Callable[[pa.Table], pd.DataFrame | pa.Table], schema: str, *, whole: bool = False
) -> DataFrame:
    """What a function makes of each part of a table: each batch, or each `whole` partition that has rows."""
    columns = _columns(schema)

    def each(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for part in [list(batches)] if whole else ([batch] for batch in batches):
            if part:
                yield from _arrow(do(pa.Table.from_batches(part)), columns).to_batches()

    return frame.mapInArrow(each, schema)


def cogrouped(
    pairs: DataFrame, others: DataFrame, group: str, do: Callable[[pa.Table, pa.Table], pd.DataFrame], schema: str
) -> DataFrame:
    """What a function makes of the pairs of each group and of the other rows of that group, which is their column `of_group`."""
    columns = _columns(schema)

    def each(some: pa.Table, beside: pa.Table) -> pa.Table:
        return _arrow(do(some.drop_columns(group), beside.drop_columns("of_group")), columns)

    others = others.toDF(*others.columns)  # otherwise Spark confuses columns that both were made from
    found: DataFrame = pairs.groupBy(group).cogroup(others.groupBy("of_group")).applyInArrow(each, schema)
    return found


def members(pairs: DataFrame, group: str) -> DataFrame:
    """The rows of the pairs of each group, columns `of_group` and `row`."""
    left, right = (pairs.select(sf.col(group).alias("of_group"), sf.col(end).alias("row")) for end in ("left", "right"))
    return left.union(right).distinct()


def by_number(frame: DataFrame, name: str) -> Ints:
    """How many rows have each number in a column."""
    counts = collected(frame.groupBy(name).count())
    return np.bincount(counts[name].astype("int64"), weights=counts["count"], minlength=1).astype(np.int64)


def collected(frame: DataFrame) -> pd.DataFrame:
    """A small table, or one that is bounded, in the memory of this process."""
    found: pd.DataFrame = frame.toArrow().to_pandas()
    return found


def _columns(schema: str) -> pa.Schema:
    columns: pa.Schema = to_arrow_schema(cast(StructType, StructType.fromDDL(schema)))
    return columns


def _arrow(made: pd.DataFrame | pa.Table, columns: pa.Schema) -> pa.Table:
    return made if isinstance(made, pa.Table) else pa.Table.from_pandas(made, schema=columns, preserve_index=False)
