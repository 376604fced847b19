"""One run inside Spark: how the work is dealt out, where its steps are kept, and what it has to report."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession

from claims.errors import ClaimsError, CollectionError, ExportError
from claims.matching.settings import MatchSettings

_TRACE = "Traceback (most recent call last):"
_JAVA_CLASSES = re.compile(r"^[: ]*(?:[a-z]\w*\.[\w.$]+: )*")


@dataclass(frozen=True, kw_only=True)
class SparkSettings:
    """How the work is dealt out, and what bounds the memory of a worker.

    Attributes:
        claims_at_once: How many claims a worker prepares at once.
        uses_at_once: How many keys of claims it sorts at once.
        pairs_at_once: How many pairs it links at once; a larger component is cut.
        most_totals: How many names of sources are kept; the sources with most of them are left out beyond.
        most_list_pairs: How many pairs between lists are calibrated; the least likely are left out beyond.
    """

    claims_at_once: int = 50_000
    uses_at_once: int = 1_000_000
    pairs_at_once: int = 2_000_000
    most_totals: int = 8_000_000
    most_list_pairs: int = 3_000_000


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
    dealt: SparkSettings = field(default_factory=SparkSettings)
    tell: Callable[[str], None] = print
    report: dict[str, object] = field(default_factory=dict)

    def keep(self, name: str, frame: DataFrame) -> DataFrame:
        """Writes a step, so that no later one works it out again and a task that failed is done again with the same result."""
        return self.write(frame, f"{self.folder}/{name}")

    def kept(self, name: str) -> DataFrame:
        """A step that was written."""
        return self.spark.read.parquet(f"{self.folder}/{name}")

    def write(self, frame: DataFrame, path: str, form: str = "parquet") -> DataFrame:
        """Writes a table in place of what stands there, and gives it as it was written.

        Raises:
            ExportError: It cannot be written, or not be worked out, which Spark does only now.
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


def error_of(message: str, kind: type[ClaimsError], what: str, allowed: str) -> ClaimsError:
    """The error that a message of Spark stands for, without its traces; what a worker refused is told in the words of the worker."""
    lines = message.partition("\n\tat ")[0].strip().splitlines() or [kind.__name__]
    why = next((line for line in lines if not line.startswith("An error occurred while calling")), lines[0])
    if _TRACE in lines:
        name, _, met = lines[-1].partition(": ")
        if name.startswith("claims."):
            return CollectionError(met)
        why = f"a worker ended with {lines[-1]}"
    return kind(f"{what}: {_JAVA_CLASSES.sub('', why)}; allowed: {allowed}")
