"""Scoring in Spark: candidate pairs by themselves and beside others, those between lists as the whole table shows."""

from dataclasses import dataclass

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as sf

from claims.matching.engines import parts
from claims.matching.engines.parts import SEEN, ListLevels, WholeTable
from claims.matching.engines.spark_run import SparkRun, cogrouped, collected, members
from claims.matching.scoring.one_to_one import ListThresholds
from claims.matching.scoring.weights import probability

_KEPT = ("left", "right", "points", "list_a", "list_b", "context")
_SCORED = "left long, right long, points double, list_a long, list_b long, beside double, levels binary"


@dataclass(frozen=True)
class Weighed:
    """The pairs with at least the least points, and how those between lists were weighed."""

    pairs: DataFrame
    of_lists: ListThresholds
    lists: ListLevels | None = None


def score(run: SparkRun, claims: DataFrame, whole: WholeTable, pairs: DataFrame) -> DataFrame:
    """The pairs that reach the least points, by themselves and beside others."""
    sent, least = run.sent(whole), run.settings.features.least_points_in_context
    of_claims = members(pairs).join(claims, "row")
    alone = cogrouped(pairs, of_claims, lambda some, those: parts.scored(sent.value, some, those), _SCORED)
    alone = run.keep("scored-alone", alone)
    edges = alone.select("left", "right", "beside").where(sf.col("beside") > least)
    both = edges.withColumn("row", sf.col("left")).union(edges.withColumn("row", sf.col("right")))
    alone = alone.withColumn("group", sf.floor(sf.col("left") / run.sizes.claims_at_once))
    both, schema = members(alone).join(both, "row"), f"{_SCORED}, context binary"
    found = cogrouped(alone, both, lambda some, beside: parts.in_context(sent.value, some, beside), schema)
    return run.keep("scored", found)


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
