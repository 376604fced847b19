"""The command import on tables with the accounts of several sources: their discrepancies are found."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

from claims.cli import app
from tests.builders.foreign_tables import write_table

LIST = "id,date,town,country,killed\n1,2021-01-23,Exampleville,Examplia,{killed}\n2,2021-02-25,Testtown,Examplia,1\n"
OUTLETS = (
    "id,outlet,date,town,country,killed,wounded\n1,Agency One,2021-01-23,Exampleville,Examplia,3,5\n"
    "2,Observer Two,2021-01-23,Exampleville,Examplia,7,5\n3,State News,2021-01-23,Exampleville,Examplia,none,2\n"
)
COLUMNS = (
    "id,date,town,country,sohr_killed,hawar_killed\n1,2021-01-23,Exampleville,Examplia,3,7\n"
    "2,2021-01-23,Exampleville,Examplia,12,12\n3,2021-02-25,Testtown,Examplia,1,\n"
)
LONG = (
    "source,date,town,country,field,value\nOne,2021-01-23,Exampleville,Examplia,killed,3\n"
    "Two,2021-01-23,Exampleville,Examplia,killed,7\nOne,2021-01-23,Exampleville,Examplia,wounded,1\n"
)


def run(*words: str | Path, code: int = 0) -> str:
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == code, result.output
    return result.output


def record(*words: str | Path, code: int = 0) -> Any:  # what JSON holds
    result = CliRunner().invoke(app, [str(word) for word in words])
    assert result.exit_code == code, result.output
    return json.loads(result.stdout)


def sides(folder: Path) -> list[tuple[str, str, list[tuple[str, list[str]]]]]:
    """Field and relation of each discrepancy, and its sides: the value, and who says it."""
    found = record("discrepancies", folder, "--json")
    return [
        (each["field"], each["relation"], sorted((side["value"], sorted(side["sources"])) for side in each["sides"]))
        for each in found
    ]


def mapping(folder: Path, *lines: str) -> Path:
    return write_table(folder, "column,means,group,detail\n" + "\n".join(lines) + "\n", "mapping.csv")


def workbook(folder: Path) -> Path:
    path = folder / "book.xlsx"
    with pd.ExcelWriter(path) as book:
        pd.DataFrame({"about": ["made by hand"]}).to_excel(book, sheet_name="About", index=False)
        for name, killed in (("One", "3"), ("Two", "7")):
            cells = [line.split(",") for line in LIST.format(killed=killed).splitlines()]
            pd.DataFrame(cells[1:], columns=cells[0]).to_excel(book, sheet_name=name, index=False)
    return path


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (OUTLETS, ()),
        (
            OUTLETS,
            ("id,id,,", "outlet,source,,", "date,date,,", "town,place,,", "killed,killed,,", "wounded,wounded,,"),
        ),
    ],
    ids=["proposed", "mapped"],
)
def test_a_column_of_outlets_makes_one_incident_with_an_account_of_each(
    text: str, lines: tuple[str, ...], tmp_path: Path
) -> None:
    path = write_table(tmp_path, text)
    given: list[str | Path] = ["--map", mapping(tmp_path, *lines)] if lines else []
    shown = run("import", path, *given, "--out", tmp_path / "made", "--yes")
    assert "source   3 of 3" in shown
    assert sides(tmp_path / "made") == [
        ("killed", "denies", [("0", ["state-news"]), ("3", ["agency-one"]), ("7", ["observer-two"])]),
        ("wounded", "contradicts", [("2", ["state-news"]), ("5", ["agency-one", "observer-two"])]),
    ]


def test_columns_of_sources_are_compared_row_by_row_though_rows_look_alike(tmp_path: Path) -> None:
    run("import", write_table(tmp_path, COLUMNS), "--out", tmp_path / "made", "--yes")
    assert sides(tmp_path / "made") == [("killed", "contradicts", [("3", ["sohr"]), ("7", ["hawar"])])]
    assert run("validate", tmp_path / "made").endswith("0 problems.\n")


@pytest.mark.parametrize(
    ("options", "code"), [(["--sheet", "One", "--sheet", "Two"], 0), (["--all-sheets"], 1)], ids=["named", "all"]
)
def test_each_sheet_is_a_source(options: list[str], code: int, tmp_path: Path) -> None:
    shown = run("import", workbook(tmp_path), *options, "--out", tmp_path / "made", "--yes", code=code)
    assert "book.xlsx, sheet Two: what was read" in shown
    assert ("Error: book.xlsx, sheet About: no row gives a day" in shown) is bool(code)
    assert sides(tmp_path / "made") == [("killed", "contradicts", [("3", ["one"]), ("7", ["two"])])]


@pytest.mark.parametrize("is_one_call", [True, False])
def test_each_file_is_a_source_in_one_call_or_one_after_the_other(is_one_call: bool, tmp_path: Path) -> None:
    paths = [
        write_table(tmp_path, LIST.format(killed=killed), f"{name}.csv")
        for name, killed in (("sohr", 3), ("hawar", 7), ("anha", 9))
    ]
    for files in [paths] if is_one_call else [[path] for path in paths]:
        run("import", *files, "--out", tmp_path / "made", "--yes")
    values = [("3", ["sohr"]), ("7", ["hawar"]), ("9", ["anha"])]
    assert sides(tmp_path / "made") == [("killed", "contradicts", values)]
    report = pd.read_csv(tmp_path / "made" / "import-report.csv")
    assert list(report["file"].unique()) == ["sohr.csv", "hawar.csv", "anha.csv"]


def test_files_of_one_name_are_sources_by_their_folders(tmp_path: Path) -> None:
    for name in ("sohr", "hawar"):
        (tmp_path / name).mkdir()
    paths = [
        write_table(tmp_path / name, LIST.format(killed=killed), "events.csv")
        for name, killed in (("sohr", 3), ("hawar", 7))
    ]
    run("import", *paths, "--out", tmp_path / "made", "--yes")
    assert sides(tmp_path / "made") == [
        ("killed", "contradicts", [("3", ["sohr-events"]), ("7", ["hawar-events"])])
    ]  # fmt: skip


def test_rows_that_are_figures_are_joined_to_the_account_of_each_source(tmp_path: Path) -> None:
    run("import", write_table(tmp_path, LONG), "--out", tmp_path / "made", "--yes")
    assert sides(tmp_path / "made")[0] == ("killed", "contradicts", [("3", ["one"]), ("7", ["two"])])


def test_a_file_that_cannot_be_read_does_not_keep_the_others_away(tmp_path: Path) -> None:
    good, bad = (
        write_table(tmp_path, LIST.format(killed=3), "good.csv"),
        write_table(tmp_path, b"PK\x03\x04 no workbook", "bad.xlsx"),
    )
    shown = run("import", bad, good, "--out", tmp_path / "made", "--yes", code=3)
    assert "Error: bad.xlsx is a zip" in shown
    assert "Written to" in shown
    assert (tmp_path / "made" / "datapackage.json").exists()


def test_json_is_an_object_for_one_table_and_a_list_for_several(tmp_path: Path) -> None:
    paths = [write_table(tmp_path, LIST.format(killed=killed), f"{killed}.csv") for killed in (3, 7)]
    one = record("import", paths[0], "--json")
    assert {"what": "killed", "rows": 2, "of": 2, "example": "3"} in one["read"]
    assert (one["missing"], one["not_read"], one["revision"]) == ("", [], None)
    assert one["preview"][0]["says"] == "killed: 3"
    several = record("import", *paths, "--json", "--out", tmp_path / "made")
    assert [(each["file"], bool(each["revision"])) for each in several] == [("3.csv", False), ("7.csv", True)]


def test_json_of_a_table_that_says_nothing_tells_what_is_missing(tmp_path: Path) -> None:
    path = write_table(tmp_path, "town,colour\nX,red\n")
    said = record("import", path, "--json", "--out", tmp_path / "made", code=1)
    assert said["missing"].startswith("no row gives a day")
    assert not (tmp_path / "made").exists()
