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

_TEXTS = (
    "claim_id", "source_id", "document_id", "title", "precision", "places", "place_paths", "parties", "party_paths", "kinds", "text", "cites",
    "within", "headline", "capitals", "place_names", "area", "country", "paragraphs",
)  # fmt: skip
_FRAME = {
    **dict.fromkeys(_TEXTS, "string"),
    **dict.fromkeys(("first", "last", "published_first", "published_last"), "timestamp_ntz"),
    **dict.fromkeys(("background", "guessed", "inferred", "listed", "in_tree"), "boolean"),
    **dict.fromkeys(("latitude", "longitude"), "double"),
}
FRAME_COLUMNS = tuple(_FRAME)
FRAME = ", ".join(f"{name} {kind}" for name, kind in _FRAME.items())  # a claim frame


def mapped(frame: DataFrame, do: Callable[[pa.Table], pd.DataFrame | pa.Table], schema: str) -> DataFrame:
    """What a function makes of each part of a table."""
    columns = _columns(schema)

    def each(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield from _arrow(do(pa.Table.from_batches([batch])), columns).to_batches()

    return frame.mapInArrow(each, schema)


def mapped_whole(frame: DataFrame, do: Callable[[pd.DataFrame], pd.DataFrame], schema: str) -> DataFrame:
    """What a function makes of each partition."""
    columns = _columns(schema)

    def whole(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        if some := list(batches):
            yield from _arrow(do(pa.Table.from_batches(some).to_pandas()), columns).to_batches()

    return frame.mapInArrow(whole, schema)


def cogrouped(
    pairs: DataFrame, others: DataFrame, group: str, do: Callable[[pa.Table, pa.Table], pd.DataFrame], schema: str
) -> DataFrame:
    """What a function makes of the pairs of each group and of the other rows of that group, which is their column `of_group`."""
    columns = _columns(schema)

    def each(some: pa.Table, beside: pa.Table) -> pa.Table:
        return _arrow(do(some.drop_columns(group), beside.drop_columns("of_group")), columns)

    others = others.toDF(*others.columns)  # columns that both were made from would be taken for one another
    found: DataFrame = pairs.groupBy(group).cogroup(others.groupBy("of_group")).applyInArrow(each, schema)
    return found


def members(pairs: DataFrame, group: str) -> DataFrame:
    """The rows of the pairs of each group, columns `of_group` and `row`."""
    of_group = sf.col(group).alias("of_group")
    left, right = (pairs.select(of_group, sf.col(end).alias("row")) for end in ("left", "right"))
    return left.union(right).distinct()


def by_number(frame: DataFrame, name: str) -> Ints:
    """How many rows have each number in a column."""
    counts = frame.groupBy(name).count().toArrow().to_pandas()
    return np.bincount(counts[name].astype("int64"), weights=counts["count"], minlength=1).astype(np.int64)


def _columns(schema: str) -> pa.Schema:
    columns: pa.Schema = to_arrow_schema(cast(StructType, StructType.fromDDL(schema)))
    return columns


def _arrow(made: pd.DataFrame | pa.Table, columns: pa.Schema) -> pa.Table:
    return made if isinstance(made, pa.Table) else pa.Table.from_pandas(made, schema=columns, preserve_index=False)
