"""A table matched in Spark has the incidents, pairs and reasons that one process finds; two worker processes share the work."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from benchmarks.scores import scores
from benchmarks.synthetic import synthetic_claims
from claims.installation.readiness import has_java
from claims.matching import LinkSettings, MatchSettings, explain_pairs, prepare
from claims.matching.claims.claim_table import read_claim_table
from claims.matching.engines.engine_choice import no_words
from claims.matching.linking.link import link_scored
from claims.matching.scoring.score import score_claims
from claims.matching.settings import BlockSettings
from tests.builders.shipped import ROOT

pytest.importorskip("pyspark", reason="PySpark is not installed (pip install pyspark)")
if not has_java():
    pytest.skip("Spark needs Java, which is not installed (make test installs it on Debian)", allow_module_level=True)

from pyspark.sql import SparkSession

from claims.matching.engines.part_sizes import PartSizes
from claims.matching.engines.spark_linking import inner_pairs
from claims.matching.engines.spark_run import SparkRun, mapped
from claims.matching.engines.spark_tables import match_spark_claims, read_spark_claims

QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # nothing runs long enough to be worth compiling well
SMALL_PARTS = PartSizes(claims_at_once=120, uses_at_once=2_500, pairs_at_once=400, most_pairs_linked=400)
TIGHT = BlockSettings(
    most_claims_per_key=12, most_pairs=400, most_pairs_per_claim=2, least_pairs_per_claim=1, least_pairs=150
)
pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    quick = {
        "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.ui.enabled": "false",
        "spark.executorEnv.PYTHONPATH": f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}",
        "spark.sql.shuffle.partitions": "2", "spark.sql.adaptive.enabled": "false", "spark.sql.codegen.wholeStage": "false",
        "spark.driver.extraJavaOptions": QUICK_START, "spark.executor.extraJavaOptions": QUICK_START, "spark.sql.session.timeZone": "UTC", "spark.ui.showConsoleProgress": "false",
    }  # fmt: skip
    builder = SparkSession.builder.master("local-cluster[2,1,2048]")
    for name, value in quick.items():
        builder = builder.config(name, value)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Claims of outlets and of three lists, some with names in capitals, with pages that they cite."""
    rows = synthetic_claims(260, seed=5)[0]
    number = np.arange(len(rows))
    rows["title"] = rows["title"].where(number % 3 > 0, rows["title"].str.title())
    rows["source"] = rows["source"].mask(
        number % 4 == 0, "list-" + pd.Series(number % 12 // 4, index=rows.index).astype(str)
    )
    rows.loc[number % 4 == 0, ["published", "url"]] = ""
    path = tmp_path_factory.mktemp("table") / "claims.parquet"
    rows.to_parquet(path, index=False)
    return path


def matched(
    spark: SparkSession,
    path: Path,
    to: Path,
    settings: MatchSettings,
    sizes: PartSizes,
    *,
    onto: str = "",
) -> dict[str, object]:
    run = SparkRun(spark=spark, to=str(to), onto=onto, settings=settings, sizes=sizes, tell=no_words)
    claims = read_spark_claims(run, str(path), "parquet", None)
    return match_spark_claims(run, claims, (0.0, LinkSettings().sure_points))


@pytest.mark.parametrize(("blocks", "sizes"), [(TIGHT, SMALL_PARTS)])
def test_incidents_pairs_and_reasons_are_those_of_one_process(
    spark: SparkSession, table: Path, tmp_path: Path, blocks: BlockSettings, sizes: PartSizes
) -> None:
    settings = MatchSettings(blocks=blocks)
    report = matched(spark, table, tmp_path, settings, sizes)
    prepared = prepare(read_claim_table(table).frame, settings)
    scored = score_claims(prepared)
    linked = link_scored(scored, thresholds=(LinkSettings().sure_points,))
    incidents = pd.read_parquet(tmp_path / "incidents").set_index("claim_id").sort_index()
    assert incidents.index.tolist() == scored.ids.tolist()
    assert incidents["incident_id"].tolist() == linked.incident_ids(0.0).tolist()
    assert incidents["sure_incident_id"].tolist() == linked.incident_ids(LinkSettings().sure_points).tolist()
    matches = pd.read_parquet(tmp_path / "matches").sort_values(["claim_a", "claim_b"], ignore_index=True)
    pd.testing.assert_frame_equal(matches[scored.matches.columns], scored.matches, check_dtype=False)
    reasons = pd.read_parquet(tmp_path / "reasons").sort_values(["claim_a", "claim_b"], ignore_index=True)
    pairs = matches.loc[matches["linked"] == "yes", ["claim_a", "claim_b"]]
    assert reasons[["claim_a", "claim_b"]].to_numpy().tolist() == pairs.to_numpy().tolist()
    told = explain_pairs(prepared, list(pairs.itertuples(index=False, name=None)))
    assert reasons["points"].tolist() == [match.points for match in told]
    assert [[part["sentence"] for part in evidence] for evidence in reasons["evidence"]] == [
        [part.sentence for part in match.evidence if part.points] for match in told
    ]
    assert report["claims"] == len(scored.ids)
    assert any(name.startswith("stated dates near") for name in report)


@pytest.mark.long  # some hundred small jobs, each of which starts slowly: two minutes
def test_claims_are_added_to_a_table_that_was_matched(spark: SparkSession, table: Path, tmp_path: Path) -> None:
    rows, settings = pd.read_parquet(table), MatchSettings()
    is_new = np.arange(len(rows)) % 5 == 0
    for name, some in (("first", ~is_new), ("second", is_new)):
        rows[some].to_parquet(tmp_path / f"{name}.parquet", index=False)
    matched(spark, tmp_path / "first.parquet", tmp_path / "one", settings, SMALL_PARTS)
    report = matched(
        spark, tmp_path / "second.parquet", tmp_path / "two", settings, SMALL_PARTS, onto=str(tmp_path / "one")
    )
    assert (report["claims"], report["claims added"]) == (len(rows), int(is_new.sum()))
    one, two = (_incidents(tmp_path / name) for name in ("one", "two"))
    assert sorted(two) == sorted(rows["claim_id"])
    assert {claim: two[claim] for claim in _first_claims(one)} == _first_claims(one)
    before, after = (
        pd.read_parquet(tmp_path / name / "_steps" / "scored")[["left", "right", "points"]] for name in ("one", "two")
    )
    stand = after[after["right"] < len(one)].sort_values(["left", "right"], ignore_index=True)
    pd.testing.assert_frame_equal(stand, before.sort_values(["left", "right"], ignore_index=True))
    assert len(after) > len(before)
    scored = score_claims(prepare(read_claim_table(table).frame, settings))
    anew = pd.DataFrame({"claim_id": scored.ids, "incident_id": link_scored(scored).incident_ids(0.0)})
    assert scores(anew, two)["f1"] > 0.95
    told, matches = (pd.read_parquet(tmp_path / "two" / name) for name in ("reasons", "matches"))
    linked = matches.loc[matches["linked"] == "yes", ["claim_a", "claim_b"]]
    assert sorted(zip(told["claim_a"], told["claim_b"], strict=True)) == sorted(
        linked.itertuples(index=False, name=None)
    )


def _incidents(folder: Path) -> dict[str, str]:
    found = pd.read_parquet(folder / "incidents")
    return dict(zip(found["claim_id"], found["incident_id"], strict=True))


def _first_claims(incident_of: dict[str, str]) -> dict[str, str]:
    """The first claim of every incident, by which it is named."""
    firsts = pd.Series(incident_of).rename_axis("claim").reset_index(name="incident").groupby("incident")["claim"].min()
    return {str(claim): str(incident) for incident, claim in firsts.items()}


def test_a_task_that_fails_halfway_is_done_again_with_no_row_twice(spark: SparkSession, tmp_path: Path) -> None:
    failed = tmp_path / "failed"

    def fails_once(part: pa.Table) -> pa.Table:
        if (
            part["id"][0].as_py() % 20_000 and not failed.exists()
        ):  # the second batch, when the first has been handed on
            failed.touch()
            raise MemoryError
        return part

    run = SparkRun(spark=spark, to=str(tmp_path), settings=MatchSettings(), tell=no_words)
    kept = run.keep("step", mapped(spark.range(40_000, numPartitions=2), fails_once, "id long"))
    assert failed.exists()
    assert sorted(row.id for row in kept.collect()) == list(range(40_000))


def test_a_component_that_is_too_large_is_cut_where_its_pairs_are_weakest(spark: SparkSession, tmp_path: Path) -> None:
    run = SparkRun(
        spark=spark, to=str(tmp_path), settings=MatchSettings(), sizes=PartSizes(most_pairs_linked=4), tell=no_words
    )
    path = [(row, row + 1, 0.5 if row == 3 else 5.0) for row in range(7)]
    apart = [(20, 21, 5.0), (20, 22, -1.0)]
    pairs = spark.createDataFrame([*path, *apart], "left long, right long, strength double")
    inner = inner_pairs(run, pairs, 0.0).toArrow().to_pandas()
    found = {name: set(zip(part["left"], part["right"], strict=True)) for name, part in inner.groupby("component")}
    assert found == {
        0: {(0, 1), (1, 2), (2, 3)},
        4: {(4, 5), (5, 6), (6, 7)},
        20: {(20, 21)},
    }
    assert run.report == {"components cut where pairs score less than 1": 1}
