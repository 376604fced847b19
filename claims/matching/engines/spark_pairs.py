"""Pairs in Spark: candidates are found in runs of sorted keys, scored by themselves and beside others, and weighed between lists."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Any

import pandas as pd
import pyarrow as pa
from pyspark import StorageLevel
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as sf

from claims.matching.blocking.blocks import BlockKeys
from claims.matching.blocking.key_pairs import Uses
from claims.matching.engines import parts, sorted_uses
from claims.matching.engines.parts import SEEN, ListLevels, WholeTable
from claims.matching.engines.sorted_uses import GAPS, OF_TEXTS, OfSearch, SortedUses
from claims.matching.engines.spark_measures import nearest
from claims.matching.engines.spark_run import SparkRun, cogrouped, collected, mapped
from claims.matching.features.times import MOST_NEAR
from claims.matching.scoring.one_to_one import ListThresholds
from claims.matching.scoring.weights import probability

_USES = "search int, key long, day long, last long, row long, owner boolean, tag double"
_SORTED_BY = ("search", "key", "day", "row")
_PAIRS = "search int, left long, right long, tag_a double, tag_b double, gap long, dropped long"
_SCORED = "left long, right long, points double, list_a long, list_b long, beside double, levels binary"
_KEPT = ("left", "right", "points", "list_a", "list_b", "context")


@dataclass(frozen=True)
class Runs:
    """Sorted uses of keys in runs, the partitions of `uses`.

    Attributes:
        edges: The first and last uses of each run.
        specs: How the uses of each search are paired.
        around: How many uses before and after a run its own may find.
    """

    uses: DataFrame
    edges: Any  # a broadcast of pyspark carries no type
    specs: dict[int, Uses]
    around: int

    @classmethod
    def of(cls, run: SparkRun, claims: DataFrame, whole: WholeTable, *, on_dates: bool) -> "Runs":
        """Sorts the uses of all claims, those of stated days or all others."""
        around, sent = max(run.settings.blocks.most_claims_per_key, MOST_NEAR) + 1, run.sent(whole)
        uses = mapped(claims, lambda part: sorted_uses.uses_of(sent.value.prepared(part), on_dates=on_dates), _USES)
        uses = run.keep_all(f"uses-{on_dates}", uses)
        uses = uses.repartitionByRange(max(1, ceil(uses.count() / run.sizes.uses_at_once)), *_SORTED_BY)
        uses = uses.sortWithinPartitions(*_SORTED_BY).withColumn("run", sf.spark_partition_id())
        uses = uses.persist(StorageLevel.DISK_ONLY)
        schema = f"{_USES}, run int, place long"
        edges = collected(mapped(uses, lambda part: sorted_uses.edges_of(part, around), schema, whole=True))
        edges = edges.sort_values(["run", "place"], ignore_index=True)
        specs = sorted_uses.searches(BlockKeys(whole.prepared(claims.limit(0).toArrow())), on_dates=on_dates)
        return cls(uses, run.sent(edges), specs, around)

    def map(self, do: Callable[[OfSearch], pd.DataFrame], schema: str) -> DataFrame:
        """What a function makes of the uses of each search in each run."""
        edges, around, specs = self.edges, self.around, self.specs

        def of_run(part: pa.Table) -> pd.DataFrame:
            return SortedUses.of(part, edges.value, around, specs).map(do)

        return mapped(self.uses, of_run, schema, whole=True)

    def pairs(self, caps: dict[int, int]) -> DataFrame:
        """The pairs of all searches, as `OfSearch.pairs` has them."""
        return self.map(lambda uses: uses.pairs(caps[uses.number]), _PAIRS)

    def caps(self, run: SparkRun, size: int, near: DataFrame | None = None) -> dict[int, int]:
        """The cap of each search, and of the rank of `near` texts; the report says how many pairs are to be expected."""
        most = run.settings.blocks.most_claims_per_key
        costs = self.map(lambda uses: uses.costs(most), "search int, cap long, cost long")
        if near is not None:
            costs = costs.union(near.selectExpr(f"{OF_TEXTS} as search", "rank as cap", "1L as cost"))
        summed = collected(costs.groupBy("search", "cap").agg(sf.sum("cost").alias("cost")))
        caps, expected = sorted_uses.within_budget(summed, self.specs, run.settings.blocks, size)
        run.report |= expected
        return caps


@dataclass(frozen=True)
class Plan:
    """How pairs will be found: among which claims, with everything that comparing them reads, and by which caps."""

    claims: DataFrame
    whole: WholeTable
    runs: Runs
    caps: dict[int, int]


def plan_candidates(run: SparkRun, claims: DataFrame, whole: WholeTable) -> Plan:
    """Finds pairs by date and by texts, on which other searches depend, and counts what those would find."""
    by_date = Runs.of(run, claims, whole, on_dates=True)
    caps = by_date.caps(run, whole.size)
    pairs = run.keep("pairs-by-date", by_date.pairs(caps).where(_is_new(run)))
    calm = run.keep("calm", by_date.map(lambda uses: uses.served(caps[uses.number]), "row long"))
    by_date.uses.unpersist()
    if not run.onto:
        gaps = pairs.where((sf.col("search") == GAPS) & (sf.col("left") >= 0)).dropDuplicates(["left", "right"])
        whole = whole.with_gaps(collected(gaps.groupBy("tag_a", "tag_b", "gap").count()))
    run.keep("whole", run.spark.createDataFrame([(whole.as_json(),)], "whole string"))
    near = nearest(run, claims, whole)
    of_row = near.groupBy("row").agg(sf.array_sort(sf.collect_list(sf.struct("rank", "other"))).alias("ranked"))
    claims = claims.join(calm.withColumn("calm", sf.lit(True)), "row", "left").join(of_row, "row", "left")
    claims = claims.selectExpr("*", "calm is null as crowded", "ranked.other as near").drop("calm", "ranked")
    claims = run.keep_all("claims", claims)
    runs = Runs.of(run, claims.where(sf.col("row") >= run.since), whole, on_dates=False)
    plan = Plan(claims, whole, runs, runs.caps(run, whole.size, near))
    run.report |= {"runs of keys": runs.uses.rdd.getNumPartitions(), "buckets of claims": whole.buckets.number}
    return plan


def candidates(run: SparkRun, plan: Plan) -> DataFrame:
    """The pairs of all blocks, each once, with the group in which it is compared."""
    tags, on_dates = plan.claims.select("row", "place_in_time"), run.kept("pairs-by-date")
    near = run.kept("nearest").where(sf.col("rank") <= plan.caps[OF_TEXTS])
    near = near.join(tags.toDF("row", "tag_a"), "row").join(tags.toDF("other", "tag_b"), "other")
    ends = "least(row, other) as left", "greatest(row, other) as right"
    near = near.selectExpr(f"{OF_TEXTS} as search", *ends, "tag_a", "tag_b", "0L as gap", "0L as dropped")
    found = plan.runs.pairs(plan.caps).where(_is_new(run)).union(on_dates.where(sf.col("search") != GAPS)).union(near)
    pairs, buckets = run.keep("pairs", found), plan.whole.buckets
    plan.runs.uses.unpersist()
    for search, dropped in pairs.groupBy("search").agg(sf.sum("dropped")).where("sum(dropped) > 0").collect():
        run.report[f"{sorted_uses.search_name(search)}: pairs seen and left out"] = int(dropped)
    kept = mapped(pairs.where("left >= 0"), buckets.grouped, "left long, right long, group long")
    return run.keep("grouped", kept.distinct())


def _is_new(run: SparkRun) -> Column:
    """Whether a pair has a claim of this run, or is the row that says how many were left out."""
    return (sf.col("right") >= run.since) | (sf.col("left") < 0)


@dataclass(frozen=True)
class Weighed:
    """The pairs with at least the least points, and how those between lists were weighed."""

    pairs: DataFrame
    of_lists: ListThresholds
    lists: ListLevels | None = None


def score(run: SparkRun, claims: DataFrame, whole: WholeTable, pairs: DataFrame) -> DataFrame:
    """The pairs that reach the least points, by themselves and beside others; those of an earlier run as they stood."""
    sent, least = run.sent(whole), run.settings.features.least_points_in_context
    alone = cogrouped(pairs, claims, lambda some, those: parts.scored(sent.value, some, those), _SCORED)
    alone = run.keep_all("scored-alone", alone)
    edges = alone.select("left", "right", "beside").where(sf.col("beside") > least)
    both = edges.withColumn("row", sf.col("left")).union(edges.withColumn("row", sf.col("right")))
    alone = alone.where(_is_new(run)).withColumn("group", sf.floor(sf.col("left") / run.sizes.claims_at_once))
    schema = f"{_SCORED}, context binary"
    found = cogrouped(alone, both, lambda some, beside: parts.in_context(sent.value, some, beside), schema)
    return run.keep_all("scored", found)


def weigh(run: SparkRun, claims: DataFrame, whole: WholeTable, scored: DataFrame) -> Weighed:
    """Weighs the pairs between lists, all of them in one process, as they are rivals of one another."""
    is_between, least = sf.expr("list_a >= 0 and list_b >= 0 and list_a <> list_b"), run.settings.least_points
    between, high = scored.where(is_between), scored.where(sf.col("points") >= least).select(*_KEPT)
    number = between.count()
    if not number or not run.settings.calibrate_lists:
        chances = collected(high.where(is_between))["points"]
        unseen = high.select("*", *(sf.lit(None).cast("double").alias(name) for name in SEEN))
        return Weighed(unseen, ListThresholds.of(probability(chances.to_numpy())))
    if number > run.sizes.most_list_pairs:
        floor = between.approxQuantile("points", [1 - run.sizes.most_list_pairs / number], 0.001)[0]
        run.report["pairs between lists with fewer points left out"] = floor
        between = between.where(sf.col("points") > floor)
    sizes = collected(claims.where("listed").groupBy("source_id").count())
    found, lists = parts.calibrated(whole, collected(between), sizes)
    anew = run.spark.createDataFrame(pa.Table.from_pandas(found, preserve_index=False))
    pairs = run.keep("weighed", high.where(~is_between).unionByName(anew, allowMissingColumns=True))
    return Weighed(pairs, ListThresholds.of(probability(found["points"].to_numpy())), lists)
