"""A table in Parquet, read and matched inside Spark, and its incidents, matches and reasons written as Parquet."""

import json
import os
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sf

from claims.errors import CollectionError
from claims.importers.mapping.mapping import Mapping
from claims.matching.engines import parts
from claims.matching.engines.part_claims import claims_of_part, mapping_of_sample, remark_on_repeats
from claims.matching.engines.spark_engine import Found, match_planned, plan
from claims.matching.engines.spark_frames import FRAME, cogrouped, mapped, members
from claims.matching.engines.spark_run import SparkRun, failures_as
from claims.safety import reader_loop

STEPS = "_steps"
_SAMPLE = 10_000  # rows from which it is read what the columns mean
_EVIDENCE = "array<struct<feature:string,points:double,value_a:string,value_b:string,sentence:string>>"
_REASON = f"claim_a string, claim_b string, points double, probability double, evidence {_EVIDENCE}"


def start_spark(master: str, memory: str) -> SparkSession:
    """A session of Spark; one that the program was started within (`spark-submit`) is taken as it is.

    Raises:
        CollectionError: Spark does not start.
    """
    builder = SparkSession.builder.appName("claims match").config("spark.sql.session.timeZone", "UTC")
    builder = builder.config("spark.sql.execution.arrow.pyspark.enabled", "true")
    if master:
        builder = builder.master(master)
    if memory:
        builder = builder.config("spark.driver.memory", memory)
    if master.startswith("local"):
        builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
        builder = builder.config("spark.ui.enabled", "false")
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # where Spark looks for it; there is no setting for it
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    with failures_as(
        CollectionError, "Spark does not start", "a machine with Java 17 or later, and the address of a cluster"
    ):
        session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


@dataclass(frozen=True, kw_only=True)
class SparkTable:
    """A table of claims in Parquet, or in another format that this Spark reads, and where its incidents are written.

    Attributes:
        path: A file or a folder of files.
        to: The folder to write to.
        mapping: What its columns mean; None for what they propose.
        form: As Spark names it: "parquet" or, where it has been added, "delta".
    """

    path: str
    to: str
    mapping: Mapping | None = None
    form: str = "parquet"


def read_spark_claims(run: SparkRun, table: SparkTable) -> tuple[DataFrame, DataFrame]:
    """The claims of a table, and the remarks on what was refused or changed.

    What the columns mean is read off the first rows. Of rows that are identical in the whole table one is read.

    Raises:
        CollectionError: It cannot be read, says nothing to compare, or gives one id to different rows.
    """
    with failures_as(
        CollectionError, f"{table.path} cannot be read as {table.form}", "a file or folder that Spark reads"
    ):
        rows = run.spark.read.format(table.form).load(table.path)
        sample = rows.limit(_SAMPLE).toArrow()
    name = f"{Path(table.path).name.removesuffix('.parquet')}.parquet"
    mapping, not_lists = mapping_of_sample(sample, name, table.mapping), run.settings.not_lists
    distinct = run.keep("distinct", rows.dropDuplicates())
    repeats = rows.count() - distinct.count()

    def claims_of(part: pa.Table) -> pd.DataFrame:
        reader_loop.is_reader = True  # a worker is a process apart already; one that ends early is replaced by Spark
        return claims_of_part(part, name, mapping, not_lists)

    read = run.keep("read", mapped(distinct, claims_of, f"{FRAME}, remark string, taken string"))
    claims, problems = read.where("remark is null").drop("remark", "taken"), read.where("remark is not null")
    of_several = claims.groupBy("claim_id").count().where("count > 1").select(sf.expr('concat("\'", claim_id, "\'")'))
    taken = problems.where("taken is not null").select("taken").union(of_several).orderBy("taken").first()
    if taken:
        raise CollectionError(
            f"{table.path} gives the id {taken[0]} to different rows; allowed: a column with an id of its own for each row"
        )
    problems = problems.select("remark")
    if repeats:
        problems = problems.union(run.spark.createDataFrame([(remark_on_repeats(name, repeats),)], "remark string"))
    return claims, problems


def match_spark_table(
    run: SparkRun, table: SparkTable, thresholds: tuple[float, float], *, only_plan: bool = False
) -> dict[str, object]:
    """Matches a table; writes `incidents`, `matches`, `reasons` and `problems` into its folder, and gives the report of the run.

    Raises:
        CollectionError: The table cannot be read.
    """
    run.tell("reading the table")
    claims, problems = read_spark_claims(run, table)
    planned = plan(run, claims)
    if only_plan:
        return run.report
    found = match_planned(run, planned, thresholds)
    run.tell("writing incidents and reasons")
    linked, sure = _ids(run, found.groups, "linked"), _ids(run, found.groups, "sure")
    incidents = found.groups.join(linked, "linked").join(sure, "sure")
    written = {"incidents": incidents.select("claim_id", "incident_id", "sure_incident_id"), "problems": problems}
    written |= {"matches": _matches(found), "reasons": _reasons(run, found)}
    counts = {}
    for name, frame in written.items():
        counts[name] = run.write(frame, f"{table.to}/{name}").count()
    run.report |= {"claims": counts["incidents"], "incidents": linked.count(), "pairs scored": counts["matches"]}
    run.report |= {"pairs of one incident": counts["reasons"], "cells and rows refused or changed": counts["problems"]}
    told = run.spark.createDataFrame([(json.dumps(run.report),)], "report string")
    run.write(told.coalesce(1), f"{table.to}/report", "text")
    return run.report


def _ids(run: SparkRun, groups: DataFrame, name: str) -> DataFrame:
    """The incident of each group: an id made from its smallest claim."""
    column = "incident_id" if name == "linked" else "sure_incident_id"
    of_group = groups.where(f"row = {name}").selectExpr(f"row as {name}", "claim_id")
    divided = of_group.groupBy(sf.expr("substring(sha2(claim_id, 256), 1, 3)"))

    def of_part(some: pa.Table) -> pa.Table:
        return parts.named_incidents(some.to_pandas(), name, column)

    return run.keep(f"ids-{name}", divided.applyInArrow(of_part, f"{name} long, {column} string"))


def _matches(found: Found) -> DataFrame:
    """The scored pairs by the ids of their claims, and whether these are in one incident."""
    pairs = found.weighed.pairs.select("left", "right", "points")
    for end, name in (("left", "a"), ("right", "b")):
        pairs = pairs.join(found.groups.toDF(end, f"claim_{name}", f"linked_{name}", f"sure_{name}"), end)
    same = (f"if({name}_a = {name}_b, 'yes', 'no') as {name}" for name in ("linked", "sure"))
    return pairs.selectExpr("claim_a", "claim_b", "points", "round(1 / (1 + exp(-points)), 6) as probability", *same)


def _reasons(run: SparkRun, found: Found) -> DataFrame:
    """The evidence on every pair in one incident."""
    sent, weights, silent = run.sent(found.whole), found.weighed.weights, found.weighed.silent
    linked, groups = found.weighed.pairs, found.groups.select("row", "linked")
    linked = linked.join(groups.toDF("left", "one"), "left").join(groups.toDF("right", "other"), "right")
    group = sf.floor(sf.col("left") / run.sizes.claims_at_once).alias("group")
    linked = linked.where("one = other").select(*found.weighed.pairs.columns, group)

    def of_group(some: pa.Table, of_claims: pa.Table) -> pd.DataFrame:
        return parts.reasons(sent.value, some, of_claims, weights, silent)

    return cogrouped(linked, members(linked, "group").join(found.claims, "row"), "group", of_group, _REASON)
