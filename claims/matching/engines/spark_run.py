"""One run in Spark: its session, where its steps are kept, and functions of Arrow tables over the parts of a Spark table."""

import os
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, cast

import pandas as pd
import pyarrow as pa
from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sf
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.sql.types import StructType

from claims.errors import ClaimsError, CollectionError, ExportError
from claims.matching.engines.part_sizes import PartSizes
from claims.matching.engines.worker_errors import error_of
from claims.matching.settings import MatchSettings

_OPTIONS = {
    "spark.app.name": "claims match",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(PartSizes().claims_at_once),
    "spark.sql.adaptive.coalescePartitions.minPartitionSize": "64KB",  # few bytes are much work here, for all cores
}
_ON_THIS_MACHINE = {
    "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.ui.enabled": "false"
}  # fmt: skip


def start_spark(master: str, memory: str) -> SparkSession:
    """A session of Spark; one that the program was started within (`spark-submit`) is taken as it is.

    Raises:
        CollectionError: Spark does not start.
    """
    given = {"spark.master": master, "spark.driver.memory": memory}
    options = _OPTIONS | {name: value for name, value in given.items() if value}
    if master.startswith("local"):
        options |= _ON_THIS_MACHINE
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # where Spark looks for it; there is no setting for it
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    allowed = "a machine with Java 17 or later, and the address of a cluster"
    with failures_as(CollectionError, "Spark does not start", allowed):
        session = SparkSession.builder.config(map={**options}).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


@dataclass(kw_only=True)
class SparkRun:
    """What every step is given.

    Attributes:
        to: The folder to write to; below it the steps are kept, each written whole before the next begins.
        onto: The folder of an earlier run, to whose claims those of this one are added; "" for none.
        since: The first row that is not of the earlier run.
        tell: Called with the name of each step as it begins.
        report: What was found, and what was left out by which cap.
    """

    spark: SparkSession
    to: str
    settings: MatchSettings
    onto: str = ""
    since: int = 0
    sizes: PartSizes = field(default_factory=PartSizes)
    tell: Callable[[str], None] = print
    report: dict[str, object] = field(default_factory=dict)

    def keep(self, name: str, frame: DataFrame) -> DataFrame:
        """Writes a step, so that no later one works it out again and a task that failed is done again with the same result."""
        return self.write(f"_steps/{name}", frame)

    def keep_all(self, name: str, frame: DataFrame) -> DataFrame:
        """The same together with what the earlier run kept under this name, if there is one."""
        return self.keep(name, self.earlier(f"_steps/{name}").unionByName(frame) if self.onto else frame)

    def kept(self, name: str) -> DataFrame:
        """A step that was written."""
        return self.spark.read.parquet(f"{self.to}/_steps/{name}")

    def earlier(self, name: str) -> DataFrame:
        """A table of the earlier run.

        Raises:
            CollectionError: Its folder does not have it.
        """
        allowed = "a folder that claims match wrote with --memory or --engine spark, with its _steps"
        with failures_as(CollectionError, f"{self.onto} cannot be added to", allowed):
            return self.spark.read.parquet(f"{self.onto}/{name}")

    def sent(self, value: object) -> Any:  # a broadcast of pyspark carries no type
        """What is too large to be sent with every task, sent to each worker once; a function reads its `value`."""
        return self.spark.sparkContext.broadcast(value)

    def write(self, name: str, frame: DataFrame, form: str = "parquet") -> DataFrame:
        """Writes a table in place of what stands there, and gives it as it was written.

        Raises:
            ExportError: It cannot be written, or cannot be worked out, which Spark does only now.
        """
        path, allowed = f"{self.to}/{name}", "a folder that every worker can write to, and enough memory"
        with failures_as(ExportError, f"cannot write {path!r}", allowed):
            frame.write.mode("overwrite").format(form).save(path)
            return self.spark.read.format(form).load(path)


@contextmanager
def failures_as(kind: type[ClaimsError], what: str, allowed: str) -> Iterator[None]:
    """Raises what fails in Spark as an error of this package."""
    try:
        yield
    except (PySparkException, Py4JError, OSError) as error:
        raise error_of(str(error), kind, what, allowed) from error


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
    pairs: DataFrame, of_rows: DataFrame, do: Callable[[pa.Table, pa.Table], pd.DataFrame], schema: str
) -> DataFrame:
    """What a function makes of the pairs of each `group` and of what another table has on each `row` in these pairs."""
    columns, ends = _columns(schema), ("left", "right")

    def each(some: pa.Table, beside: pa.Table) -> pa.Table:
        return _arrow(do(some.drop_columns("group"), beside.drop_columns("of_group")), columns)

    left, right = (pairs.select(sf.col("group").alias("of_group"), sf.col(end).alias("row")) for end in ends)
    beside = left.union(right).distinct().join(of_rows, "row")
    beside = beside.toDF(*beside.columns)  # otherwise Spark confuses columns that both were made from
    found: DataFrame = pairs.groupBy("group").cogroup(beside.groupBy("of_group")).applyInArrow(each, schema)
    return found


def collected(frame: DataFrame) -> pd.DataFrame:
    """A small table, or one of bounded size, in the memory of this process."""
    found: pd.DataFrame = frame.toArrow().to_pandas()
    return found


def _columns(schema: str) -> pa.Schema:
    columns: pa.Schema = to_arrow_schema(cast(StructType, StructType.fromDDL(schema)))
    return columns


def _arrow(made: pd.DataFrame | pa.Table, columns: pa.Schema) -> pa.Table:
    return made if isinstance(made, pa.Table) else pa.Table.from_pandas(made, schema=columns, preserve_index=False)
