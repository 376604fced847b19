import json
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from claims.cli import app
from tests.builders.claim_tables import GERMAN, LISTS, NEWS, write_table

RUN = CliRunner()


def test_a_table_is_matched_into_a_folder(tmp_path: Path) -> None:
    out = tmp_path / "out"
    bad = "n9,s,2016-13-45,t,Troy,,,,,,\n"
    found = RUN.invoke(app, ["match", str(write_table(tmp_path, NEWS + bad)), "--out", str(out)])
    assert found.exit_code == 0, found.output
    group = dict(pd.read_csv(out / "incidents.csv").itertuples(index=False, name=None))
    sure = dict(pd.read_csv(out / "incidents-sure.csv").itertuples(index=False, name=None))
    assert list(group) == list(sure) == ["n1", "n2", "n3", "n4", "n9"]
    assert group["n1"] == group["n2"] != group["n3"]
    matches = pd.read_csv(out / "matches.csv")
    assert matches.columns.tolist() == ["claim_a", "claim_b", "points", "probability", "linked", "sure"]
    [line] = (out / "explanations.jsonl").read_text(encoding="utf-8").splitlines()
    told = json.loads(line)
    assert sum(each["points"] for each in told["evidence"]) == pytest.approx(told["points"])
    problems = pd.read_csv(out / "problems.csv")
    assert problems[["row", "column", "outcome"]].to_numpy().tolist() == [[6, "published", "value refused"]]
    assert "Value refused: published: '2016-13-45'" in found.stderr
    assert "(1 time, first in row 6)." in found.stderr


def test_each_column_that_is_read_is_told_and_each_that_is_not_with_the_reason(tmp_path: Path) -> None:
    table = write_table(tmp_path, "nr,where,dead,hurt,who,age\n1,Troy,3,4,Homer,9\n2,Troy,1,0,Homer,8\n")
    mapping = "column,means\nnr,id\nwhere,place\ndead,killed_min\nhurt,wounded\nwho,speaker\n"
    arguments = ["--map", str(write_table(tmp_path, mapping, "map.csv")), "--out", str(tmp_path / "out")]
    lines = RUN.invoke(app, ["match", str(table), *arguments]).stdout.splitlines()
    assert lines[:6] == [
        "Columns read:",
        "  nr: id",
        "  where: place",
        "Not read: dead, hurt (a number of people, which never decides what is one event).",
        "Not read: who (nothing that tells one event from another).",
        "Not read: age (no meaning is known for it).",
    ]


def test_of_many_columns_that_are_not_read_some_are_named(tmp_path: Path) -> None:
    names = [f"c{number}" for number in range(22)]
    table = write_table(tmp_path, f"nr,where,{','.join(names)}\n1,Troy{',x' * 22}\n")
    arguments = ["--map", str(write_table(tmp_path, "column,means\nnr,id\nwhere,place\n", "map.csv"))]
    found = RUN.invoke(app, ["match", str(table), *arguments, "--out", str(tmp_path / "out")])
    assert f"Not read: {', '.join(names[:20])} and 2 more (" in found.stdout


def test_kinds_of_problems_are_counted_and_the_first_are_told(tmp_path: Path) -> None:
    good = "".join(f"g{number},2020-01-01,Troy\n" for number in range(60))
    bad = "".join(f"b{number},2020-13-{10 + number},Troy\n" for number in range(3))
    table = write_table(tmp_path, f"id,date,place\n{good}{bad}")
    found = RUN.invoke(app, ["match", str(table), "--out", str(tmp_path / "out")])
    assert len([line for line in found.stderr.splitlines() if "(3 times, first in row 62)." in line]) == 1


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


def test_a_sheet_of_a_workbook_is_matched_as_the_text_table_is(tmp_path: Path) -> None:
    with pd.ExcelWriter(tmp_path / "book.xlsx") as book:
        pd.DataFrame({"id": ["x"] * 9, "place": ["Elsewhere"] * 9}).to_excel(book, sheet_name="other", index=False)
        pd.read_csv(write_table(tmp_path, LISTS), dtype=str).to_excel(book, sheet_name="lists", index=False)
    for name, options in (("table.csv", []), ("book.xlsx", ["--sheet", "lists"])):
        found = RUN.invoke(app, ["match", str(tmp_path / name), *options, "--out", str(tmp_path / name[:4])])
        assert found.exit_code == 0, found.output
    assert (tmp_path / "tabl" / "incidents.csv").read_bytes() == (tmp_path / "book" / "incidents.csv").read_bytes()
    found = RUN.invoke(app, ["match", str(tmp_path / "book.xlsx"), "--sheet", "lists", "--explain", "a1", "b1"])
    assert "stated time" in found.output


def test_a_table_that_says_nothing_ends_with_1_and_asks_for_a_mapping(tmp_path: Path) -> None:
    mapping = write_table(tmp_path, "column,means\nwann,ignore\nnr,id\n", "map.csv")
    table = str(write_table(tmp_path, GERMAN))
    for command in (["match", table, "--out", str(tmp_path / "out")], ["match", table, "--explain", "1", "2"]):
        found = RUN.invoke(app, [*command, "--map", str(mapping)])
        assert found.exit_code == 1
        assert found.stderr.startswith("Nothing read: no row of table.csv gives a day, a place, a text or a document")
    assert not (tmp_path / "out").exists()


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
        (["--out", "x", "--map", "none.csv"], "none.csv cannot be read"),
    ],
)
def test_wrong_use_is_told(arguments: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = RUN.invoke(app, ["match", str(write_table(tmp_path, NEWS)), *arguments])
    assert found.exit_code in {2, 3}
    assert words in " ".join(found.output.split())
