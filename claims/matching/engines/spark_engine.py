"""The steps of matching inside Spark: claims are counted, candidates found, scored beside others, weighed between lists, linked."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as sf

from claims.matching.engines import parts
from claims.matching.engines.parts import SEEN, WholeTable
from claims.matching.engines.spark_candidates import Plan, candidates, plan_candidates
from claims.matching.engines.spark_frames import cogrouped, members
from claims.matching.engines.spark_linking import link_rows
from claims.matching.engines.spark_measures import measure, number_rows
from claims.matching.engines.spark_run import SparkRun
from claims.matching.features.all_features import FEATURES
from claims.matching.scoring.list_calibration import SilentLevels, calibrate_levels
from claims.matching.scoring.one_to_one import ListThresholds
from claims.matching.scoring.weights import Weights, probability, read_weights

_PAIR = "left long, right long, points double, list_a long, list_b long"
_SCORED = f"{_PAIR}, beside double, levels binary"
_SEEN = "from_left boolean, start double, rivals double, share double, rows long"


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
        claims: With all that comparing reads of them.
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
    told, least = run.spark.sparkContext.broadcast(whole), run.settings.features.least_points_in_context
    of_claims = members(pairs, "group").join(claims, "row")
    alone = cogrouped(pairs, of_claims, "group", lambda some, those: parts.scored(told.value, some, those), _SCORED)
    alone = run.keep("scored-alone", alone)
    edges = alone.select("left", "right", "beside").where(sf.col("beside") > least)
    both = edges.withColumn("row", sf.col("left")).union(edges.withColumn("row", sf.col("right")))
    alone = alone.withColumn("group", sf.floor(sf.col("left") / run.dealt.claims_at_once))

    def in_context(some: pa.Table, others: pa.Table) -> pd.DataFrame:
        return parts.in_context(told.value, some.to_pandas(), others.to_pandas())

    found = cogrouped(
        alone, members(alone, "group").join(both, "row"), "group", in_context, f"{_SCORED}, context binary"
    )
    return run.keep("scored", found)


def weigh(run: SparkRun, claims: DataFrame, whole: WholeTable, scored: DataFrame) -> Weighed:
    """Weighs the pairs between lists, all of them in one process, as they are rivals of one another."""
    is_between = (sf.col("list_a") >= 0) & (sf.col("list_b") >= 0) & (sf.col("list_a") != sf.col("list_b"))
    is_high, columns = (
        sf.col("points") >= run.settings.least_points,
        [*(each.split()[0] for each in _PAIR.split(", ")), "context"],
    )
    between, others = scored.where(is_between), scored.where(~is_between & is_high).select(*columns)
    number = between.count()
    if not number or not run.settings.calibrate_lists:
        chances = between.where(is_high).select("points").toArrow().to_pandas()["points"]
        pairs = scored.where(is_high).select(*columns, *(sf.lit(None).cast("double").alias(name) for name in SEEN))
        return Weighed(pairs, ListThresholds.of(probability(chances.to_numpy())))
    if number > run.dealt.most_list_pairs:
        floor = between.approxQuantile("points", [1 - run.dealt.most_list_pairs / number], 0.001)[0]
        run.report["pairs between lists with fewer points left out"] = floor
        between = between.where(sf.col("points") > floor)
    found = between.toArrow().to_pandas().sort_values(["left", "right"], ignore_index=True)
    rows, ends = np.unique(found[["left", "right"]].to_numpy(), return_inverse=True)
    left, right = ends.reshape(-1, 2).T
    lists = np.empty(len(rows), dtype=np.int64)
    lists[left], lists[right] = found["list_a"], found["list_b"]
    in_lists = claims.where("listed").groupBy("source_id").count().toArrow().to_pandas().set_index("source_id")["count"]
    sizes = in_lists.reindex(whole.lists, fill_value=0).to_numpy(dtype=np.int64)
    flat = np.frombuffer(b"".join(found["levels"]), dtype=np.int8).reshape(len(found), -1)
    levels = pd.DataFrame(flat, columns=[feature.name for feature in FEATURES])
    made = calibrate_levels(levels, lists, left, right, read_weights(run.settings.weights_file), sizes)
    found = pd.concat([found[columns].assign(points=made.points), made.partners.seen_pairs(left, right)], axis=1)
    found = found[made.points >= run.settings.least_points]
    anew = run.spark.createDataFrame(pa.Table.from_pandas(found, preserve_index=False))
    pairs = run.keep("weighed", others.unionByName(anew, allowMissingColumns=True))
    return Weighed(pairs, ListThresholds.of(probability(found["points"].to_numpy())), made.weights, made.silent)
