"""One run in Spark: how the work is divided, where its steps are kept, and what it has to report."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession

from claims.errors import ClaimsError, ExportError
from claims.matching.engines.part_sizes import PartSizes
from claims.matching.engines.worker_errors import error_of
from claims.matching.settings import MatchSettings


@dataclass
class SparkRun:
    """What every step is given.

    Attributes:
        folder: Where the steps are kept, each written whole before the next begins.
        tell: Called with the name of each step as it begins.
        report: What was found, and what was left out by which cap.
    """

    spark: SparkSession
    folder: str
    settings: MatchSettings
    sizes: PartSizes = field(default_factory=PartSizes)
    tell: Callable[[str], None] = print
    report: dict[str, object] = field(default_factory=dict)

    def keep(self, name: str, frame: DataFrame) -> DataFrame:
        """Writes a step, so that no later one works it out again and a task that failed is done again with the same result."""
        return self.write(frame, f"{self.folder}/{name}")

    def kept(self, name: str) -> DataFrame:
        """A step that was written."""
        return self.spark.read.parquet(f"{self.folder}/{name}")

    def sent(self, value: object) -> Any:  # a broadcast of pyspark carries no type
        """What is too large to be sent with every task, sent to each worker once; a function reads its `value`."""
        return self.spark.sparkContext.broadcast(value)

    def write(self, frame: DataFrame, path: str, form: str = "parquet") -> DataFrame:
        """Writes a table in place of what stands there, and gives it as it was written.

        Raises:
            ExportError: It cannot be written, or cannot be worked out, which Spark does only now.
        """
        with failures_as(
            ExportError, f"cannot write {path!r}", "a folder that every worker can write to, and enough memory"
        ):
            frame.write.mode("overwrite").format(form).save(path)
            return self.spark.read.format(form).load(path)


@contextmanager
def failures_as(kind: type[ClaimsError], what: str, allowed: str) -> Iterator[None]:
    """Raises what fails in Spark as an error of this package."""
    try:
        yield
    except (PySparkException, Py4JError, OSError) as error:
        raise error_of(str(error), kind, what, allowed) from error
