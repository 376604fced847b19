import json
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from claims.cli import app
from tests.builders.claim_tables import GERMAN, LISTS, NEWS, write_table

RUN = CliRunner()


def test_a_table_is_matched_from_the_command_line(tmp_path: Path) -> None:
    path, out = write_table(tmp_path, NEWS + "n9,s,yesterday,t,,,,,,,\n"), tmp_path / "out"
    found = RUN.invoke(app, ["match", str(path), "--out", str(out)])
    assert found.exit_code == 0, found.output
    incidents = pd.read_csv(out / "incidents.csv", dtype=str)
    assert incidents.columns.tolist() == ["claim_id", "incident_id"]
    group = incidents.set_index("claim_id")["incident_id"]
    assert group["n1"] == group["n2"] != group["n3"]
    matches = pd.read_csv(out / "matches.csv")
    assert matches.columns.tolist() == ["claim_a", "claim_b", "points", "probability", "linked", "sure"]
    [line] = (out / "explanations.jsonl").read_text(encoding="utf-8").splitlines()
    told = json.loads(line)
    assert sum(each["points"] for each in told["evidence"]) == pytest.approx(told["points"])
    problems = pd.read_csv(out / "problems.csv")
    assert problems[["row", "column"]].to_numpy().tolist() == [[6, "published"]]


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    heading, *rows = NEWS.strip().splitlines()
    paths = [
        write_table(tmp_path, NEWS, "a.csv"),
        write_table(tmp_path, "\n".join([heading, *rows[::-1]]) + "\n", "b.csv"),
    ]
    for path in paths:
        RUN.invoke(app, ["match", str(path), "--out", str(tmp_path / path.stem)])
    for name in ("incidents.csv", "matches.csv", "explanations.jsonl"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_lists_are_named_with_what_they_share(tmp_path: Path) -> None:
    table, out = str(write_table(tmp_path, LISTS)), str(tmp_path / "out")
    words = " ".join(RUN.invoke(app, ["match", table, "--out", out]).output.split())
    assert "Taken as lists, whose rows are different events: list-a, list-b." in words
    assert "of list-a about 33% in list-b" in words
    words = " ".join(RUN.invoke(app, ["match", table, "--out", out, "--not-a-list", "list-a"]).output.split())
    assert "are different events: list-b." in words
    assert "about" not in words


def test_a_table_of_news_names_no_list(tmp_path: Path) -> None:
    found = RUN.invoke(app, ["match", str(write_table(tmp_path, NEWS)), "--out", str(tmp_path / "out")])
    assert "Taken as lists" not in found.output


def test_any_pair_of_a_table_is_explained(tmp_path: Path) -> None:
    found = RUN.invoke(app, ["match", str(write_table(tmp_path, NEWS)), "--explain", "n1", "n4"])
    assert found.exit_code == 0
    assert "stated time" in found.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "--out FOLDER"),
        (["--out", "x", "--weights", "none.csv"], "no such file"),
        (["--out", "x", "--map", "none.csv"], "no mapping"),
    ],
)
def test_wrong_use_is_told(arguments: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = RUN.invoke(app, ["match", str(write_table(tmp_path, NEWS)), *arguments])
    assert found.exit_code in {2, 3}
    assert words in " ".join(found.output.split())


def test_matching_by_an_older_mapping_tells_how_it_is_written_now(tmp_path: Path) -> None:
    old = write_table(tmp_path, "reads,column\nclaim_id,nr\nplace,wo\n", "map.csv")
    found = RUN.invoke(
        app, ["match", str(write_table(tmp_path, GERMAN)), "--map", str(old), "--out", str(tmp_path / "out")]
    )
    assert found.exit_code == 0
    assert "column,means,group,detail\nnr,id,,\nwo,place,,\n" in found.stderr


def test_meanings_that_matching_cannot_read_are_told(tmp_path: Path) -> None:
    mapping = write_table(tmp_path, "column,means\nnr,id\nwann,year\ntote,killed\nwer,ignore\n", "map.csv")
    found = RUN.invoke(
        app, ["match", str(write_table(tmp_path, GERMAN)), "--map", str(mapping), "--out", str(tmp_path / "out")]
    )
    assert found.stderr.splitlines() == ["Not read for matching: wann."]
