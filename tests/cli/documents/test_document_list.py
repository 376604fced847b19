"""A table that says of each file who published it and when."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claims.cli import app
from claims.cli.documents.document_list import read_document_list
from claims.collection import load_collection
from claims.collection.shipped import DEFAULT_COLLECTION
from claims.errors import CollectionError
from claims.extract import Known

SOHR = {"sohr": "Syrian Observatory"}


def listed(folder: Path, text: str) -> Path:
    path = folder / "documents.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("file,source,published,url\na.txt,sohr,2021-01-27,https://x.org/a\n", Known(source="Syrian Observatory", url="https://x.org/a", published=date(2021, 1, 27))),
        ("File;Published;Note\na.txt;27 January 2021;seen\n", Known(published=date(2021, 1, 27))),
        ("file,source\n a.txt ,A paper of ours\n", Known(source="A paper of ours")),
        ("file,published\na.txt,\n", Known()),
    ],
)  # fmt: skip
def test_a_row_says_what_is_known_of_its_file(tmp_path: Path, text: str, told: Known) -> None:
    assert read_document_list(listed(tmp_path, text), SOHR) == ({tmp_path / "a.txt": told}, [])


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("b.txt,sohr,January 2021", "documents.csv, row 3, column published: several days; allowed: one day"),
        ("b.txt,sohr,soon", "documents.csv, row 3, column published: value refused: 'soon'"),
        ("a.txt,hawar,2021-01-28", "documents.csv, row 3: a.txt is listed above already; allowed: each file once"),
        (",sohr,2021-01-28", "documents.csv, row 3: no file; allowed: a name"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_other_rows_stand(tmp_path: Path, row: str, problem: str) -> None:
    path = listed(tmp_path, f"file,source,published\na.txt,sohr,2021-01-27\n{row}\nc.txt,sohr,2021-01-29\n")
    files, problems = read_document_list(path, SOHR)
    assert files[tmp_path / "a.txt"] == Known(source="Syrian Observatory", published=date(2021, 1, 27))
    assert files[tmp_path / "c.txt"].published == date(2021, 1, 29)
    assert len(problems) == 1
    assert problems[0].startswith(problem)


def test_a_table_without_files_is_refused(tmp_path: Path) -> None:
    path = listed(tmp_path, "source,published\nsohr,2021-01-27\n")
    with pytest.raises(CollectionError, match=r"documents.csv has no column file; allowed: file, and any of source"):
        read_document_list(path, SOHR)


def test_files_of_several_sources_and_days_are_drafted_at_once(tmp_path: Path) -> None:
    for name, told in (("a", "two"), ("b", "five")):
        (tmp_path / f"{name}.txt").write_text(
            f"Clash\n\nOn Saturday, {told} civilians were killed in Qamishli.", encoding="utf-8"
        )
    path = listed(
        tmp_path,
        "file,source,published\na.txt,sohr,2021-01-27\nb.txt,Paper of ours,2021-02-10\nno.txt,sohr,2021-01-27\n",
    )
    to = tmp_path / "out"
    result = CliRunner().invoke(
        app, ["extract", "--documents", str(path), "--collection", str(DEFAULT_COLLECTION), "--out", str(to), "--json"]
    )
    assert result.exit_code == 1
    assert [refused.partition(":")[0] for refused in json.loads(result.stdout)["refused"]] == ["no.txt"]
    drafted = load_collection(to)
    documents = drafted.documents[drafted.documents["digest"] != ""].set_index("title")
    sohr = load_collection(DEFAULT_COLLECTION).name_of("sources", "sohr")
    assert {drafted.name_of("sources", each) for each in documents["source_id"]} == {sohr, "Paper of ours"}
    days = drafted.statements.query("field == 'when'")["value"]
    assert {"2021-01-23", "2021-02-06"} <= set(days)


@pytest.mark.parametrize("given", [[], ["--source", "sohr", "--documents", "documents.csv"]])
def test_files_are_given_in_one_way(given: list[str]) -> None:
    result = CliRunner().invoke(app, ["extract", "--collection", str(DEFAULT_COLLECTION), *given])
    assert result.exit_code == 2
