import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claims.cli import app
from claims.errors import CollectionError
from claims.matching import LinkSettings, MatchSettings, match_table
from claims.matching.engines import engine_choice
from claims.matching.engines.engine_choice import in_memory, link_thresholds

RUN = CliRunner()


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
    monkeypatch.setattr(shutil, "which", lambda _: None)
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
    ],
)
def test_the_command_says_what_an_engine_needs(tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    found = RUN.invoke(app, ["match", str(tmp_path), *options])
    assert found.exit_code != 0
    assert words in " ".join((found.output + str(found.exception)).replace("│", " ").split())
