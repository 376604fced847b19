"""Linking in Spark: connected components by alternating joins of stars, and average link within them by the function of one process."""

from functools import partial, reduce
from math import ceil

from pyspark.sql import DataFrame
from pyspark.sql import functions as sf

from claims.errors import CollectionError
from claims.matching.arrays import Texts
from claims.matching.engines import parts
from claims.matching.engines.spark_pairs import Weighed
from claims.matching.engines.spark_run import SparkRun, cogrouped, mapped

_MOST_ROUNDS = 60  # every round at least halves what is left of a path
_TO_LINK = "left long, right long, points double, strength double"


def link_rows(
    run: SparkRun, claims: DataFrame, lists: Texts, weighed: Weighed, thresholds: tuple[float, float]
) -> DataFrame:
    """The id and the group of every row as linked and as surely linked; a group is named by its smallest row."""
    of_lists, pairs = weighed.of_lists, weighed.pairs.select("left", "right", "points", "list_a", "list_b")
    some = run.keep("pairs-to-link", mapped(pairs, partial(parts.to_link, of_lists=of_lists), _TO_LINK))
    buckets = ceil(some.count() / run.sizes.pairs_at_once)
    inner = inner_pairs(run, some, min(thresholds)) if buckets > 1 else some.withColumn("component", sf.lit(0))
    inner = inner.withColumn("group", sf.pmod(sf.xxhash64("component"), sf.lit(max(buckets, 1))))
    of_rows = claims.select("row", "claim_id", "document_id", "source_id", "listed")
    link = partial(parts.link_part, lists=lists, thresholds=thresholds, of_lists=of_lists)
    groups = cogrouped(inner, of_rows, link, "row long, linked long, sure long")
    every = claims.select("row", "claim_id").join(groups, "row", "left")
    alone = (f"coalesce({name}, row) as {name}" for name in ("linked", "sure"))
    return run.keep("groups", every.selectExpr("row", "claim_id", *alone))


def inner_pairs(run: SparkRun, pairs: DataFrame, least: float) -> DataFrame:
    """The pairs within components; a component with more pairs than a worker links at once is cut where its pairs are weakest."""
    done: list[DataFrame] = []
    while True:
        rows = run.keep(f"components-{len(done)}", star_components(run, pairs.where(sf.col("strength") >= least)))
        inner = pairs.join(rows.toDF("left", "component"), "left").join(rows.toDF("right", "other"), "right")
        inner = run.keep(f"inner-{len(done)}", inner.where("component = other").drop("other"))
        sizes = inner.groupBy("component").count().where(sf.col("count") > run.sizes.most_pairs_linked)
        large = run.keep(f"large-{len(done)}", sizes.select("component"))
        done.append(inner.join(large, "component", "left_anti"))
        if not (number := large.count()):
            return reduce(DataFrame.unionByName, done)
        least += 1.0
        run.report[f"components cut where pairs score less than {least:g}"] = number
        pairs = inner.join(large, "component", "left_semi").select(*pairs.columns)


def star_components(run: SparkRun, pairs: DataFrame) -> DataFrame:
    """The component of every row that is in a pair, named by its smallest row, columns `row` and `component`.

    Large and small stars are joined in turn until nothing changes (Kiveris, Lattanzi, Mirrokni, Rastogi and Vassilvitskii 2014,
    "Connected components in MapReduce and beyond").

    Raises:
        CollectionError: Something still changes after more rounds than any table needs.
    """
    stars = run.keep("stars", pairs.select("left", "right").distinct())
    for at in range(_MOST_ROUNDS):
        before, stars = stars, run.keep(f"stars-{at % 2}", _small_star(_large_star(stars)))
        if before.count() == stars.count() and before.subtract(stars).isEmpty():
            leaves = stars.selectExpr("right as row", "left as component")
            return leaves.union(leaves.select("component", "component")).distinct()
    raise CollectionError(
        f"links are not followed to their ends in {_MOST_ROUNDS} rounds; allowed: fewer links, by a higher link_points in --weights"
    )


def _large_star(stars: DataFrame) -> DataFrame:
    """Every larger neighbour of a row joined to the smallest of its neighbours and itself."""
    both = stars.union(stars.select("right", "left"))
    smallest = both.groupBy("left").agg(sf.min("right").alias("smallest"))
    joined = both.join(smallest, "left").where("right > left")
    return joined.select(sf.least("smallest", "left").alias("left"), "right").distinct()


def _small_star(stars: DataFrame) -> DataFrame:
    """Every smaller neighbour of a row, and the row, joined to the smallest of these."""
    smallest = stars.groupBy("right").agg(sf.min("left").alias("smallest"))
    inner = stars.join(smallest, "right").where("left > smallest")
    return inner.select("smallest", "left").toDF("left", "right").union(smallest.select("smallest", "right")).distinct()
