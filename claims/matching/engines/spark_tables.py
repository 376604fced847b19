"""A table in Parquet matched in Spark: read, counted, paired, scored and linked; incidents, matches and reasons are written."""

import json
from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as sf

from claims.errors import CollectionError
from claims.importers.mapping.mapping import Mapping
from claims.matching.engines import parts
from claims.matching.engines.part_claims import FRAME, claims_of_part, mapping_of_sample, remark_on_repeats
from claims.matching.engines.parts import WholeTable
from claims.matching.engines.spark_linking import link_rows
from claims.matching.engines.spark_measures import measure, number_rows
from claims.matching.engines.spark_pairs import Weighed, candidates, plan_candidates, score, weigh
from claims.matching.engines.spark_run import SparkRun, cogrouped, failures_as, mapped
from claims.safety import reader_loop

_SAMPLE = 10_000  # rows from which it is read what the columns mean
_EVIDENCE = "array<struct<feature:string,points:double,value_a:string,value_b:string,sentence:string>>"
_REASON = f"claim_a string, claim_b string, points double, probability double, evidence {_EVIDENCE}"


def read_spark_claims(run: SparkRun, path: str, form: str, mapping: Mapping | None) -> DataFrame:
    """The claims of a file or folder in a form that this Spark reads, such as parquet; writes `problems`: what was refused or changed.

    Without a mapping the first rows say what the columns mean. Of rows that are identical in the whole table one is read.

    Raises:
        CollectionError: It cannot be read, says nothing to compare, or gives one id to different rows.
    """
    run.tell("reading the table")
    with failures_as(CollectionError, f"{path} cannot be read as {form}", "a file or folder that Spark reads"):
        rows = run.spark.read.format(form).load(path)
        sample = rows.limit(_SAMPLE).toArrow()
    name = f"{Path(path).name.removesuffix('.parquet')}.parquet"
    meant, not_lists = mapping_of_sample(sample, name, mapping), run.settings.not_lists
    distinct = run.keep("distinct", rows.dropDuplicates())
    repeats = rows.count() - distinct.count()

    def claims_of(part: pa.Table) -> pd.DataFrame:
        reader_loop.is_reader = True  # a worker is a process apart already; one that ends early is replaced by Spark
        return claims_of_part(part, name, meant, not_lists)

    read = run.keep("read", mapped(distinct, claims_of, f"{FRAME}, remark string, taken string"))
    claims, problems = read.where("remark is null").drop("remark", "taken"), read.where("remark is not null")
    of_several = claims.groupBy("claim_id").count().where("count > 1").select(sf.expr('concat("\'", claim_id, "\'")'))
    taken = problems.where("taken is not null").select("taken").union(of_several).orderBy("taken").first()
    if taken:
        raise CollectionError(
            f"{path} gives the id {taken[0]} to different rows; allowed: a column with an id of its own for each row"
        )
    told = [(remark_on_repeats(name, repeats),)] if repeats else []
    problems = problems.select("remark").union(run.spark.createDataFrame(told, "remark string"))
    run.report["cells and rows refused or changed"] = run.write("problems", problems).count()
    return claims


def match_spark_claims(
    run: SparkRun, claims: DataFrame, thresholds: tuple[float, float], *, only_plan: bool = False
) -> dict[str, object]:
    """Matches claims at the thresholds from which on they are linked, and surely linked; with `only_plan` counts what would be compared.

    Writes `incidents`, `matches` and `reasons` into the folder of the run, and gives its report.
    """
    if run.onto:
        _add_behind(run, claims)
    run.tell("counting what claims have in common")
    planned = plan_candidates(run, *measure(run, number_rows(run, claims)))
    if only_plan:
        return run.report
    run.tell("finding candidates")
    pairs = candidates(run, planned)
    run.tell("comparing")
    claims, whole = planned.claims, planned.whole
    weighed = weigh(run, claims, whole, score(run, claims, whole, pairs))
    run.tell("linking")
    groups = link_rows(run, claims, whole.lists, weighed, thresholds)
    run.tell("writing incidents and reasons")
    linked, sure = (_ids(run, groups, name) for name in ("linked", "sure"))
    incidents = groups.join(linked.toDF("linked", "incident_id"), "linked")
    incidents = incidents.join(sure.toDF("sure", "sure_incident_id"), "sure")
    incidents = incidents.select("claim_id", "incident_id", "sure_incident_id")
    run.report |= {"claims": run.write("incidents", incidents).count(), "incidents": linked.count()}
    run.report["pairs scored"] = run.write("matches", _matches(weighed.pairs, groups)).count()
    reasons = _reasons(run, claims, whole, weighed, groups)
    run.report["pairs of one incident"] = run.write("reasons", reasons).count()
    run.write("report", run.spark.createDataFrame([(json.dumps(run.report),)], "report string").coalesce(1), "text")
    return run.report


def _add_behind(run: SparkRun, claims: DataFrame) -> None:
    """Numbers these claims behind those of the earlier run.

    Raises:
        CollectionError: One of them has the id of an earlier one.
    """
    earlier = run.earlier("incidents").select("claim_id")
    if taken := earlier.join(claims, "claim_id", "left_semi").orderBy("claim_id").first():
        raise CollectionError(
            f"{taken[0]!r} is in {run.onto} already; allowed: new rows, or all rows matched anew without --onto"
        )
    run.since = earlier.count()
    run.report["claims added"] = claims.count()


def _ids(run: SparkRun, groups: DataFrame, name: str) -> DataFrame:
    """The incident of each group: an id made from its smallest claim, columns `row` and `incident_id`."""
    divided = groups.where(f"row = {name}").groupBy(sf.expr("substring(sha2(claim_id, 256), 1, 3)"))
    return run.keep(f"ids-{name}", divided.applyInArrow(parts.named_incidents, "row long, incident_id string"))


def _matches(pairs: DataFrame, groups: DataFrame) -> DataFrame:
    """The scored pairs by the ids of their claims, and whether these are in one incident."""
    pairs = pairs.select("left", "right", "points")
    for end, name in (("left", "a"), ("right", "b")):
        pairs = pairs.join(groups.toDF(end, f"claim_{name}", f"linked_{name}", f"sure_{name}"), end)
    same = (f"if({name}_a = {name}_b, 'yes', 'no') as {name}" for name in ("linked", "sure"))
    return pairs.selectExpr("claim_a", "claim_b", "points", "round(1 / (1 + exp(-points)), 6) as probability", *same)


def _reasons(run: SparkRun, claims: DataFrame, whole: WholeTable, weighed: Weighed, groups: DataFrame) -> DataFrame:
    """The evidence on every pair in one incident; on those that an earlier run told of, as it stood."""
    sent, lists, pairs = run.sent(whole), weighed.lists, weighed.pairs
    for end, name in (("left", "a"), ("right", "b")):
        pairs = pairs.join(groups.select("row", "claim_id", "linked").toDF(end, f"claim_{name}", f"linked_{name}"), end)
    pairs = pairs.where("linked_a = linked_b")
    told = run.earlier("reasons") if run.onto else run.spark.createDataFrame([], _REASON)
    group = sf.floor(sf.col("left") / run.sizes.claims_explained_at_once).alias("group")
    fresh = pairs.join(told, ["claim_a", "claim_b"], "left_anti").select(*weighed.pairs.columns, group)
    found = cogrouped(fresh, claims, lambda some, those: parts.reasons(sent.value, some, those, lists), _REASON)
    return told.join(pairs, ["claim_a", "claim_b"], "left_semi").unionByName(found)
