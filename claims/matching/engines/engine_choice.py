"""Where a table in Parquet is matched: on this machine, within some memory, or on a cluster."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import CollectionError
from claims.installation.readiness import has_java
from claims.matching.scoring.weights import read_weights
from claims.matching.settings import LinkSettings, MatchSettings

if TYPE_CHECKING:
    from claims.importers.mapping.mapping import Mapping

_USUAL_MEMORY = "4GB"
_MASTERS = ("local", "spark://", "k8s://", "yarn")
_UNITS = {"MB": "m", "GB": "g"}


class Engine(StrEnum):
    """Where a table is matched."""

    LOCAL = "local"
    SPARK = "spark"


def no_words(step: str) -> None:
    """Tells nothing."""


def match_table(
    path: str | Path,
    to: str | Path,
    *,
    engine: Engine | str = Engine.LOCAL,
    master: str = "",
    memory: str = "",
    form: str = "parquet",
    onto: str | Path = "",
    only_plan: bool = False,
    mapping: Mapping | None = None,
    settings: MatchSettings | None = None,
    tell: Callable[[str], None] = no_words,
) -> dict[str, object]:
    """Matches a table of Parquet with one row per claim; writes `incidents`, `matches`, `reasons` and `problems` as Parquet.

    Both engines find the same incidents: they divide the work differently, and compare with the same functions.

    Args:
        path: A file, or a folder of files.
        to: The folder to write to, which every worker must reach.
        engine: `local`, on this machine, with no more than `memory`; `spark`, on a cluster.
        master: The address of the cluster; by default the one that the program was submitted to.
        memory: For instance "4GB": of this machine, or of the process that leads the work on a cluster.
        form: What Spark reads: "parquet", or for instance "delta" where that has been added to it.
        onto: The folder of an earlier run to whose claims those of this table are added: only pairs with a new claim are
            compared, and an incident keeps its id as long as its first claim stays in it.
        only_plan: Whether to count what would be compared, and end.
        mapping: What the columns mean; None for what they propose.
        settings: How pairs are found and weighed.
        tell: Called with the name of each step as it begins.

    Returns:
        What was found, and what was left out by which cap.

    Raises:
        CollectionError: Spark or Java is missing, or the table cannot be read or matched.
        ExportError: The folder cannot be written to.
    """
    if onto and Path(onto) == Path(to):
        raise CollectionError(f"{to} cannot be added to itself; allowed: another folder to write to")
    needs_spark()
    from claims.matching.engines.spark_run import SparkRun, failures_as, start_spark
    from claims.matching.engines.spark_tables import match_spark_claims, read_spark_claims

    settings = settings or MatchSettings()
    master = cluster_address(master or ("local[*]" if Engine(engine) is Engine.LOCAL else ""))
    memory = memory or (_USUAL_MEMORY if master.startswith("local") else "")
    spark = start_spark(master, in_memory(memory) if memory else "")
    run = SparkRun(spark=spark, to=str(to), onto=str(onto), settings=settings, tell=tell)
    with failures_as(CollectionError, f"{path} cannot be matched", "workers that Spark can reach, with enough memory"):
        claims = read_spark_claims(run, str(path), form, mapping)
        return match_spark_claims(run, claims, link_thresholds(settings), only_plan=only_plan)


def needs_spark() -> None:
    """Says what is missing.

    Raises:
        CollectionError: PySpark or Java is not installed.
    """
    if not find_spec("pyspark"):
        raise CollectionError('PySpark is not installed; allowed: pip install "competing-claims[spark]"')
    if not has_java():
        raise CollectionError(
            "Spark needs Java, which is not installed; allowed: Java 17 or later (Debian: apt-get install default-jre-headless)"
        )


def cluster_address(master: str) -> str:
    """The address of a cluster as given; "" is the one that the program was submitted to.

    Raises:
        CollectionError: It is no such address.
    """
    if master and not master.startswith(_MASTERS):
        raise CollectionError(
            f"{master!r} is no address of a cluster; allowed: spark://HOST:PORT, k8s://HOST:PORT, yarn or local[*]"
        )
    return master


def in_memory(text: str) -> str:
    """An amount of memory as Spark writes it.

    Raises:
        CollectionError: It is no such amount.

    Example:
        >>> in_memory("4GB")
        '4g'
    """
    number, unit = text[:-2].strip(), text[-2:].upper()
    if unit not in _UNITS or not number.isdecimal() or not int(number):
        raise CollectionError(f"{text!r} is no amount of memory; allowed: such as 4GB or 800MB")
    return f"{int(number)}{_UNITS[unit]}"


def link_thresholds(settings: MatchSettings) -> tuple[float, float]:
    """Where groups join, and from where on links need no review: as the weights say, or else as by default."""
    weights, linking = read_weights(settings.weights_file), LinkSettings()
    link_points = linking.link_points if weights.link_points is None else weights.link_points
    sure_points = linking.sure_points if weights.sure_points is None else weights.sure_points
    return link_points, max(sure_points, link_points)
