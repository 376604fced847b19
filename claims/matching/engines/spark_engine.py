"""The steps of matching in Spark: claims are counted, candidates found, scored beside others, weighed between lists, linked."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as sf

from claims.matching.engines import parts
from claims.matching.engines.parts import SEEN, WholeTable
from claims.matching.engines.spark_candidates import Plan, candidates, plan_candidates
from claims.matching.engines.spark_frames import cogrouped, collected, members
from claims.matching.engines.spark_linking import link_rows
from claims.matching.engines.spark_measures import measure, number_rows
from claims.matching.engines.spark_run import SparkRun
from claims.matching.scoring.list_calibration import SilentLevels
from claims.matching.scoring.one_to_one import ListThresholds
from claims.matching.scoring.weights import Weights, probability

_KEPT = ("left", "right", "points", "list_a", "list_b", "context")
_SCORED = "left long, right long, points double, list_a long, list_b long, beside double, levels binary"


@dataclass(frozen=True)
class Weighed:
    """The pairs with at least the least points, those between lists weighed as the table shows.

    Attributes:
        of_lists: From where on rows of two lists are joined.
        weights: Of pairs between lists; None where there are none.
        silent: Levels that say nothing between two lists.
    """

    pairs: DataFrame
    of_lists: ListThresholds
    weights: Weights | None = None
    silent: SilentLevels | None = None


@dataclass(frozen=True)
class Found:
    """What a run found.

    Attributes:
        claims: With everything that comparing them reads.
        groups: Of `link_rows`.
    """

    claims: DataFrame
    whole: WholeTable
    weighed: Weighed
    groups: DataFrame


def plan(run: SparkRun, claims: DataFrame) -> Plan:
    """Numbers and counts the claims, and says how many pairs are to be expected."""
    run.tell("counting what claims have in common")
    return plan_candidates(run, *measure(run, number_rows(run, claims)))


def match_planned(run: SparkRun, planned: Plan, thresholds: tuple[float, float]) -> Found:
    """Scores the pairs of a table and links its claims at the two thresholds, as linked and as surely linked."""
    run.tell("finding candidates")
    pairs = candidates(run, planned)
    run.tell("comparing")
    claims, whole = planned.claims, planned.whole
    weighed = weigh(run, claims, whole, score(run, claims, whole, pairs))
    run.tell("linking")
    groups = link_rows(run, claims, whole, weighed.pairs, weighed.of_lists, thresholds)
    return Found(claims, whole, weighed, groups)


def score(run: SparkRun, claims: DataFrame, whole: WholeTable, pairs: DataFrame) -> DataFrame:
    """The pairs that reach the least points, by themselves and beside others."""
    sent, least = run.sent(whole), run.settings.features.least_points_in_context
    of_claims = members(pairs, "group").join(claims, "row")
    alone = cogrouped(pairs, of_claims, "group", lambda some, those: parts.scored(sent.value, some, those), _SCORED)
    alone = run.keep("scored-alone", alone)
    edges = alone.select("left", "right", "beside").where(sf.col("beside") > least)
    both = edges.withColumn("row", sf.col("left")).union(edges.withColumn("row", sf.col("right")))
    alone = alone.withColumn("group", sf.floor(sf.col("left") / run.sizes.claims_at_once))

    def in_context(some: pa.Table, others: pa.Table) -> pd.DataFrame:
        return parts.in_context(sent.value, some.to_pandas(), others.to_pandas())

    beside = members(alone, "group").join(both, "row")
    return run.keep("scored", cogrouped(alone, beside, "group", in_context, f"{_SCORED}, context binary"))


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
    rows = collected(claims.where("listed").groupBy("source_id").count()).set_index("source_id")["count"]
    sizes = rows.reindex(whole.lists, fill_value=0).to_numpy(dtype=np.int64)
    pairs = collected(between).sort_values(["left", "right"], ignore_index=True)
    found, lists = parts.calibrated(pairs, sizes, run.settings)
    anew = run.spark.createDataFrame(pa.Table.from_pandas(found, preserve_index=False))
    weighed = run.keep("weighed", high.where(~is_between).unionByName(anew, allowMissingColumns=True))
    return Weighed(weighed, ListThresholds.of(probability(found["points"].to_numpy())), lists.weights, lists.silent)
