from pathlib import Path

import pytest
from typer.testing import CliRunner

from claims.cli import app
from claims.errors import CollectionError
from claims.matching import LinkSettings, MatchSettings, match_table
from claims.matching.engines import engine_choice
from claims.matching.engines.engine_choice import cluster_address, in_memory, link_thresholds

RUN = CliRunner()


@pytest.mark.parametrize("master", ["", "local[2]", "spark://host:7077", "k8s://host", "yarn"])
def test_the_address_of_a_cluster_is_taken_as_given(master: str) -> None:
    assert cluster_address(master) == master


def test_what_is_no_address_of_a_cluster_is_refused_before_spark_starts() -> None:
    with pytest.raises(CollectionError, match="'nonsense' is no address of a cluster; allowed: spark://HOST:PORT"):
        cluster_address("nonsense")


@pytest.mark.parametrize(("text", "expected"), [("4GB", "4g"), ("800 mb", "800m"), ("16gb", "16g")])
def test_memory_is_written_as_spark_writes_it(text: str, expected: str) -> None:
    assert in_memory(text) == expected


@pytest.mark.parametrize("text", ["", "4", "GB", "0GB", "-1GB", "4TB", "4.5GB"])
def test_what_is_no_amount_of_memory_is_refused(text: str) -> None:
    with pytest.raises(CollectionError, match="allowed: such as 4GB"):
        in_memory(text)


def test_what_is_missing_is_named_with_what_would_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(engine_choice, "find_spec", lambda _: None)
    with pytest.raises(
        CollectionError, match=r"PySpark is not installed; allowed: pip install \"competing-claims\[spark\]\""
    ):
        match_table(tmp_path, tmp_path, engine="spark")
    monkeypatch.setattr(engine_choice, "find_spec", lambda name: name)
    monkeypatch.setattr(engine_choice, "has_java", lambda: False)
    with pytest.raises(CollectionError, match="allowed: Java 17 or later"):
        match_table(tmp_path, tmp_path, engine="spark")


def test_links_are_made_where_the_weights_say() -> None:
    joined, sure = link_thresholds(MatchSettings())
    assert joined <= sure
    assert sure <= max(LinkSettings().sure_points, joined)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--engine", "cloud"), "'cloud' is no engine; allowed: local, spark"),
        (("--engine", "spark"), "no folder to write to; allowed: --out FOLDER"),
        (("--memory", "4GB"), "no folder to write to; allowed: --out FOLDER"),
        (("--plan",), "no folder to write to; allowed: --out FOLDER"),
        (("--plan", "--json"), "--json does not go with --engine spark, --memory or --plan"),
        (("--plan", "--sheet", "One"), "--sheet does not go with"),
        (("--memory", "4GB", "--explain", "a", "b"), "--explain does not go with"),
        (("--master", "yarn"), "--master yarn without the engine that reads it; allowed: --engine spark"),
        (("--memory", "4GB", "--format", "delta"), "--format delta without the engine that reads it"),
    ],
)
def test_the_command_says_what_an_engine_needs(tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    found = RUN.invoke(app, ["match", str(tmp_path), *options])
    assert found.exit_code != 0
    assert words in " ".join((found.output + str(found.exception)).replace("│", " ").split())


def test_a_folder_is_not_added_to_itself(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match="cannot be added to itself; allowed: another folder to write to"):
        match_table(tmp_path / "new.parquet", tmp_path, onto=tmp_path)


def test_without_a_table_nothing_is_matched_with_spark() -> None:
    found = RUN.invoke(app, ["match", "--engine", "spark"])
    assert "no table to match; allowed: a file or folder of Parquet" in " ".join(found.output.replace("│", " ").split())


def test_a_folder_that_cannot_be_made_is_refused_first(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    found = RUN.invoke(app, ["match", str(tmp_path), "--memory", "4GB", "--out", str(tmp_path / "file" / "out")])
    assert found.exit_code == 2
    assert "cannot write to" in found.output
