"""Candidate pairs in Spark: the keys of all claims sorted into runs, each of which finds the pairs that one process would find."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import reduce
from math import ceil
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from pyspark import StorageLevel
from pyspark.sql import DataFrame
from pyspark.sql import functions as sf

from claims.matching.arrays import Ints
from claims.matching.blocking.blocks import BlockKeys
from claims.matching.blocking.key_pairs import Budget, Uses
from claims.matching.engines.parts import WholeTable
from claims.matching.engines.sorted_uses import (
    GAPS,
    OF_TEXTS,
    OfSearch,
    SortedUses,
    edges_of,
    search_name,
    searches,
    uses_of,
)
from claims.matching.engines.spark_frames import by_number, collected, mapped
from claims.matching.engines.spark_measures import nearest
from claims.matching.engines.spark_run import SparkRun
from claims.matching.features.times import MOST_NEAR, gaps_of

_USES = "search int, key long, day long, last long, row long, owner boolean, tag double"
_SORTED_BY = ("search", "key", "day", "row")
_PAIRS = "search int, left long, right long, tag_a double, tag_b double, gap long, dropped long"


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
        uses = mapped(claims, lambda part: uses_of(sent.value.prepared(part), on_dates=on_dates), _USES)
        uses = run.keep(f"uses-{on_dates}", uses)
        uses = uses.repartitionByRange(max(1, ceil(uses.count() / run.sizes.uses_at_once)), *_SORTED_BY)
        uses = uses.sortWithinPartitions(*_SORTED_BY).withColumn("run", sf.spark_partition_id())
        uses = uses.persist(StorageLevel.DISK_ONLY)
        schema = f"{_USES}, run int, place long"
        edges = collected(mapped(uses, lambda part: edges_of(part.to_pandas(), around), schema, whole=True))
        edges = edges.sort_values(["run", "place"], ignore_index=True)
        specs = searches(BlockKeys(whole.prepared(claims.limit(0).toArrow())), on_dates=on_dates)
        return cls(uses, run.sent(edges), specs, around)

    def map(self, do: Callable[[OfSearch], pd.DataFrame], schema: str) -> DataFrame:
        """What a function makes of the uses of each search in each run."""
        edges, around, specs = self.edges, self.around, self.specs

        def of_run(part: pa.Table) -> pd.DataFrame:
            return SortedUses.of(part.to_pandas(), edges.value, around, specs).map(do)

        return mapped(self.uses, of_run, schema, whole=True)

    def caps(self, run: SparkRun, size: int) -> dict[int, int]:
        """The cap of each search within its budget; the report says how many pairs are to be expected."""
        most = run.settings.blocks.most_claims_per_key
        every = self.map(lambda uses: uses.costs(most), "search int, cap long, cost long").groupBy("search", "cap")
        costs = collected(every.agg(sf.sum("cost").alias("cost"))).pivot_table("cost", "search", "cap")
        caps = {GAPS: MOST_NEAR}
        for search in sorted(set(costs.index) - {GAPS}):
            of_search = costs.loc[search].to_numpy(dtype=np.int64)
            caps[search] = cap_of(run, size, search, self.specs[search].share, of_search)
        return caps

    def pairs(self, caps: dict[int, int]) -> DataFrame:
        """The pairs of all searches, as `OfSearch.pairs` has them."""
        return self.map(lambda uses: uses.pairs(caps[uses.number]), _PAIRS)


def cap_of(run: SparkRun, size: int, search: int, share: float, costs: Ints) -> int:
    """The cap of one search; the report says how many pairs it is expected to find, some of which others find too."""
    cap = Budget(settings=run.settings.blocks, size=size, share=share).cap(costs)
    run.report[f"{search_name(search)}: pairs expected"] = int(costs[: cap + 1].sum())
    return cap


def find_by_date(run: SparkRun, claims: DataFrame, whole: WholeTable) -> tuple[DataFrame, WholeTable, DataFrame]:
    """The rows for which stated days find candidates, by how many days lists differ, and the pairs that days find."""
    runs = Runs.of(run, claims, whole, on_dates=True)
    caps = runs.caps(run, whole.size)
    pairs = run.keep("pairs-by-date", runs.pairs(caps))
    calm = run.keep("calm", runs.map(lambda uses: uses.served(caps[uses.number]), "row long"))
    runs.uses.unpersist()
    gaps = pairs.where((sf.col("search") == GAPS) & (sf.col("left") >= 0)).dropDuplicates(["left", "right"])
    counts = collected(gaps.groupBy("tag_a", "tag_b", "gap").count()).astype("int64")
    columns = (column.to_numpy() for _, column in counts.items())
    return calm, replace(whole, gaps=gaps_of(*columns, lists=len(whole.lists))), pairs.where(sf.col("search") != GAPS)


@dataclass(frozen=True)
class Plan:
    """How pairs will be found.

    Attributes:
        claims: With everything that comparing them reads.
        on_dates: The pairs that stated days find.
        near: The rows with the nearest texts and their ranks.
        caps: Of each search.
    """

    claims: DataFrame
    whole: WholeTable
    on_dates: DataFrame
    near: DataFrame
    runs: Runs
    caps: dict[int, int]


def plan_candidates(run: SparkRun, claims: DataFrame, whole: WholeTable) -> Plan:
    """Counts what every block would find, which its cap depends on."""
    calm, whole, on_dates = find_by_date(run, claims, whole)
    near = nearest(run, claims, whole)
    of_row = near.groupBy("row").agg(sf.array_sort(sf.collect_list(sf.struct("rank", "other"))).alias("ranked"))
    claims = claims.join(calm.withColumn("calm", sf.lit(True)), "row", "left").join(of_row, "row", "left")
    claims = claims.selectExpr("*", "calm is null as crowded", "ranked.other as near").drop("calm", "ranked")
    claims = run.keep("claims", claims)
    runs = Runs.of(run, claims, whole, on_dates=False)
    caps, share = runs.caps(run, whole.size), run.settings.blocks.shares.nearest_texts
    caps[OF_TEXTS] = cap_of(run, whole.size, OF_TEXTS, share, by_number(near, "rank"))
    run.report |= {"runs of keys": runs.uses.rdd.getNumPartitions(), "buckets of claims": whole.buckets.number}
    return Plan(claims, whole, on_dates, near, runs, caps)


def candidates(run: SparkRun, plan: Plan) -> DataFrame:
    """The pairs of all blocks, each once, with the group in which it is compared."""
    tags = plan.claims.select("row", "place_in_time")
    near = plan.near.where(sf.col("rank") <= plan.caps[OF_TEXTS])
    near = near.join(tags.toDF("row", "tag_a"), "row").join(tags.toDF("other", "tag_b"), "other")
    ends = "least(row, other) as left", "greatest(row, other) as right"
    near = near.selectExpr(f"{OF_TEXTS} as search", *ends, "tag_a", "tag_b", "0L as gap", "0L as dropped")
    pairs = run.keep("pairs", reduce(DataFrame.unionByName, [plan.runs.pairs(plan.caps), plan.on_dates, near]))
    plan.runs.uses.unpersist()
    for search, dropped in pairs.groupBy("search").agg(sf.sum("dropped")).where("sum(dropped) > 0").collect():
        run.report[f"{search_name(search)}: pairs seen and left out"] = int(dropped)
    buckets = plan.whole.buckets

    def grouped(part: pa.Table) -> pd.DataFrame:
        found: pd.DataFrame = part.to_pandas()
        return found.assign(group=buckets.group(found["tag_a"].to_numpy(), found["tag_b"].to_numpy()))

    found = mapped(pairs.where("left >= 0"), grouped, "left long, right long, group long")
    return run.keep("grouped", found.distinct())
