"""One run inside Spark: how the work is dealt out, where its steps are kept, and what it has to report."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pyspark.sql import DataFrame, SparkSession

from claims.matching.settings import MatchSettings


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
        frame.write.mode("overwrite").parquet(f"{self.folder}/{name}")
        return self.kept(name)

    def kept(self, name: str) -> DataFrame:
        """A step that was written."""
        return self.spark.read.parquet(f"{self.folder}/{name}")
