"""Candidate pairs inside Spark: the keys of all claims sorted into runs, of which each finds the pairs that one process would."""

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
from claims.matching.blocking.blocks import BLOCKS, NEAREST_TEXTS, BlockKeys
from claims.matching.blocking.key_pairs import Budget, Uses
from claims.matching.engines import parts
from claims.matching.engines.parts import GAPS, OfSearch, SortedUses, WholeTable
from claims.matching.engines.spark_frames import by_number, mapped, mapped_whole
from claims.matching.engines.spark_measures import nearest
from claims.matching.engines.spark_run import SparkRun
from claims.matching.features.times import MOST_NEAR, gaps_of

_USES = "search int, key long, day long, last long, row long, owner boolean, tag long"
_SORTED_BY = ("search", "key", "day", "row")
_PAIRS = "search int, left long, right long, tag_a long, tag_b long, gap long, dropped long"


@dataclass(frozen=True)
class Runs:
    """Sorted uses of keys in runs, the partitions of `uses`.

    Attributes:
        edges: The first and last uses of each run.
        specs: How the uses of each search are paired.
        around: How many uses before and behind a run its own may find.
    """

    uses: DataFrame
    edges: Any  # a broadcast of pyspark carries no type
    specs: dict[int, Uses]
    around: int

    @classmethod
    def of(cls, run: SparkRun, claims: DataFrame, whole: WholeTable, *, on_dates: bool) -> "Runs":
        """Sorts the uses of all claims, those of stated days or all others."""
        around, told = run.settings.blocks.most_claims_per_key + 1, run.spark.sparkContext.broadcast(whole)
        uses = mapped(
            claims, lambda part: parts.uses_of(told.value.prepared(part), told.value, on_dates=on_dates), _USES
        )
        uses = run.keep(f"uses-{on_dates}", uses)
        uses = uses.repartitionByRange(max(1, ceil(uses.count() / run.dealt.uses_at_once)), *_SORTED_BY)
        uses = uses.sortWithinPartitions(*_SORTED_BY).withColumn("run", sf.spark_partition_id())
        uses = uses.persist(StorageLevel.DISK_ONLY)

        def ends(part: pd.DataFrame) -> pd.DataFrame:
            part = part.assign(place=np.arange(len(part)))
            return part[(part["place"] < around) | (part["place"] >= len(part) - around)]

        edges = mapped_whole(uses, ends, f"{_USES}, run int, place long").toArrow().to_pandas()
        edges = edges.sort_values(["run", "place"], ignore_index=True)
        specs = parts.searches(BlockKeys(whole.prepared(claims.limit(0).toArrow())), on_dates=on_dates)
        return cls(uses, run.spark.sparkContext.broadcast(edges), specs, around)

    def map(self, do: Callable[[int, OfSearch], pd.DataFrame], schema: str) -> DataFrame:
        """What a function makes of the uses of each search in each run."""
        edges, around, specs = self.edges, self.around, self.specs

        def of_run(own: pd.DataFrame) -> pd.DataFrame:
            number, known = own["run"].iloc[0], edges.value
            before, behind = known[known["run"] < number].tail(around), known[known["run"] > number].head(around)
            every = pd.concat([before, own, behind], ignore_index=True)
            is_own = np.zeros(len(every), dtype=bool)
            is_own[len(before) : len(before) + len(own)] = True
            made = [do(search, uses) for search, uses in SortedUses(every, is_own, specs).each()]
            return pd.concat(made, ignore_index=True)

        return mapped_whole(self.uses, of_run, schema)

    def caps(self, run: SparkRun, size: int) -> dict[int, int]:
        """The cap of each search within its budget; the report says how many pairs are to be expected."""
        most = run.settings.blocks.most_claims_per_key

        def costs(search: int, uses: OfSearch) -> pd.DataFrame:
            return pd.DataFrame(
                {"search": np.int32(search), "cap": np.arange(most + 1), "cost": uses.offers.costs(most)}
            )

        summed = (
            self.map(costs, "search int, cap long, cost long")
            .groupBy("search", "cap")
            .agg(sf.sum("cost").alias("cost"))
        )
        table = summed.toArrow().to_pandas().pivot_table(index="search", columns="cap", values="cost")
        caps = {GAPS: MOST_NEAR}
        for search in set(table.index) - {GAPS}:
            caps[search] = cap_of(
                run, size, search, self.specs[search].share, table.loc[search].to_numpy(dtype=np.int64)
            )
        return caps


def cap_of(run: SparkRun, size: int, search: int, share: float, costs: Ints) -> int:
    """The cap of one search; the report says how many pairs it is expected to find, some of which others find too."""
    cap = Budget(settings=run.settings.blocks, size=size, share=share).cap(costs)
    name = f"{list(BLOCKS)[search // 2]}{', second part' if search % 2 else ''}"
    run.report[f"{name}: pairs expected"] = int(costs[: cap + 1].sum())
    return cap


def _pairs(runs: Runs, caps: dict[int, int]) -> DataFrame:
    """The pairs of all searches, with their tags and by how many days the row on the right begins later."""

    def of_search(search: int, uses: OfSearch) -> pd.DataFrame:
        left, right, dropped = uses.pairs(caps[search])
        swapped = uses.rows[left] > uses.rows[right]
        left, right = np.where(swapped, right, left), np.where(swapped, left, right)
        found = pd.DataFrame(
            {
                "search": np.int32(search), "left": uses.rows[left], "right": uses.rows[right], "tag_a": uses.tags[left],
                "tag_b": uses.tags[right], "gap": uses.days[right] - uses.days[left], "dropped": np.int64(0),
            }
        )  # fmt: skip
        left_out = pd.DataFrame([(search, -1, -1, 0, 0, 0, dropped)], columns=found.columns)
        return pd.concat([found, left_out], ignore_index=True).astype({"search": "int32"})

    return runs.map(of_search, _PAIRS)


def find_by_date(run: SparkRun, claims: DataFrame, whole: WholeTable) -> tuple[DataFrame, WholeTable, DataFrame]:
    """The rows for which stated days find candidates, by how many days lists differ, and the pairs that days find."""
    runs = Runs.of(run, claims, whole, on_dates=True)
    caps = runs.caps(run, whole.size)
    pairs = run.keep("pairs-by-date", _pairs(runs, caps))

    def served(search: int, uses: OfSearch) -> pd.DataFrame:
        some = uses.offers.served(caps[search]) if search != GAPS else np.empty(0, dtype=np.int64)
        return pd.DataFrame({"row": uses.rows[some]})

    calm = run.keep("calm", runs.map(served, "row long"))
    gaps = pairs.where((sf.col("search") == GAPS) & (sf.col("left") >= 0)).dropDuplicates(["left", "right"])
    in_order = sf.col("tag_a") <= sf.col("tag_b")
    ends = sf.least("tag_a", "tag_b").alias("one"), sf.greatest("tag_a", "tag_b").alias("other")
    counts = gaps.groupBy(*ends, sf.when(in_order, sf.col("gap")).otherwise(-sf.col("gap")).alias("gap")).count()
    columns = [column.to_numpy(dtype=np.int64) for _, column in counts.toArrow().to_pandas().items()]
    runs.uses.unpersist()
    return calm, replace(whole, gaps=gaps_of(*columns, lists=len(whole.lists))), pairs.where(sf.col("search") != GAPS)


@dataclass(frozen=True)
class Plan:
    """How pairs will be found.

    Attributes:
        claims: With all that comparing reads of them.
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
    told = sf.coalesce(~sf.col("calm"), sf.lit(True)).alias("crowded"), sf.expr("ranked.other as near")
    claims = run.keep("claims", claims.select("*", *told).drop("calm", "ranked"))
    runs = Runs.of(run, claims, whole, on_dates=False)
    caps, of_texts = runs.caps(run, whole.size), 2 * list(BLOCKS).index(NEAREST_TEXTS)
    caps[of_texts] = cap_of(
        run, whole.size, of_texts, run.settings.blocks.shares.nearest_texts, by_number(near, "rank")
    )
    run.report |= {"runs of keys": runs.uses.rdd.getNumPartitions(), "buckets of claims": len(whole.bounds) + 1}
    return Plan(claims, whole, on_dates, near, runs, caps)


def candidates(run: SparkRun, plan: Plan) -> DataFrame:
    """The pairs of all blocks, each once, with the group in which it is compared; of an earlier run's claims none among themselves."""
    whole, of_texts = plan.whole, 2 * list(BLOCKS).index(NEAREST_TEXTS)
    tags = mapped(
        plan.claims.select("row", "place_in_time"),
        lambda part: pd.DataFrame({"row": part["row"], "tag": whole.bucket(part["place_in_time"].to_numpy())}),
        "row long, tag long",
    )
    near = plan.near.where(sf.col("rank") <= plan.caps[of_texts]).join(tags.withColumnRenamed("tag", "tag_a"), "row")
    near = near.join(tags.select(sf.col("row").alias("other"), sf.col("tag").alias("tag_b")), "other")
    ends = sf.least("row", "other").alias("left"), sf.greatest("row", "other").alias("right")
    nothing = (sf.lit(0).cast("long").alias(name) for name in ("gap", "dropped"))
    near = near.select(sf.lit(of_texts).alias("search"), *ends, "tag_a", "tag_b", *nothing)
    every = [_pairs(plan.runs, plan.caps), plan.on_dates, near]
    pairs = run.keep("pairs", reduce(DataFrame.unionByName, every))
    plan.runs.uses.unpersist()
    for search, dropped in pairs.groupBy("search").agg(sf.sum("dropped")).collect():
        if dropped:
            run.report[f"{list(BLOCKS)[search // 2]}: pairs seen and left out"] = int(dropped)

    def grouped(part: pa.Table) -> pd.DataFrame:
        found: pd.DataFrame = part.to_pandas()
        found["group"] = whole.group(found["tag_a"].to_numpy(), found["tag_b"].to_numpy())
        return found[["left", "right", "group"]]

    found = mapped(pairs.where("left >= 0"), grouped, "left long, right long, group long")
    return run.keep("grouped", found.distinct())
