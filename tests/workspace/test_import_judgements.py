"""Judgements from a file: every row checked, those known left as they are, the others added."""

import time
from pathlib import Path

import pytest

from claims.errors import WorkspaceError
from claims.workspace import ImportedJudgements, import_judgements, open_workspace, read_history
from tests.builders.collection_tables import Cells, build_collection, claim, row, write_rows

THREE = build_collection(claim("a"), claim("b"), claim("c"))
FIRST = row("judgements", "j1", claim_a="a", claim_b="b", by="Ana", why="the same day")


def imported(tmp_path: Path, *rows: Cells) -> ImportedJudgements:
    write_rows(tmp_path / "judgements.csv", list(rows))
    with open_workspace(tmp_path / "work.sqlite3", collection="test") as workspace:
        return import_judgements(workspace, THREE, tmp_path / "judgements.csv")


def history(tmp_path: Path) -> list[tuple[str, str, str, str]]:
    with open_workspace(tmp_path / "work.sqlite3", collection="test") as workspace:
        return [(each.judgement_id, each.claim_a, each.by, each.why) for each in read_history(workspace)]


def test_new_rows_are_added_and_known_ones_counted(tmp_path: Path) -> None:
    assert imported(tmp_path, FIRST) == ImportedJudgements(added=1, known=0, problems=())
    second = row("judgements", "j2", claim_a="b", claim_b="c", by="007")
    assert imported(tmp_path, {**FIRST, "why": "another reason"}, second) == ImportedJudgements(
        added=1, known=1, problems=()
    )
    assert history(tmp_path) == [("j1", "a", "Ana", "the same day"), ("j2", "b", "007", "")]


def test_a_row_that_names_nothing_is_left_out_with_its_problem(tmp_path: Path) -> None:
    result = imported(tmp_path, FIRST, row("judgements", "j2", claim_a="b", claim_b="nowhere"))
    assert (result.added, result.known) == (1, 0)
    assert [(each.file, each.row, each.column) for each in result.problems] == [("judgements", 3, "claim_b")]
    assert [each[0] for each in history(tmp_path)] == ["j1"]


def test_a_row_with_a_cell_too_many_is_left_out_and_the_others_keep_their_columns(tmp_path: Path) -> None:
    file = tmp_path / "judgements.csv"
    write_rows(file, [FIRST, row("judgements", "j2", claim_a="b", claim_b="c", by="Ana")])
    first, *rest = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([first, rest[0] + ",", "", rest[1]]), encoding="utf-8")
    with open_workspace(tmp_path / "work.sqlite3", collection="test") as workspace:
        result = import_judgements(workspace, THREE, file)
    assert [(each.row, "cells, as the heading has" in each.allowed) for each in result.problems] == [(2, True)]
    assert [each[0] for each in history(tmp_path)] == ["j2"]


def test_a_row_of_very_many_cells_takes_no_time(tmp_path: Path) -> None:
    file = tmp_path / "judgements.csv"
    write_rows(file, [FIRST])
    file.write_text(file.read_text(encoding="utf-8") + "," * 200_000, encoding="utf-8")
    with open_workspace(tmp_path / "work.sqlite3", collection="test") as workspace:
        started = time.process_time()
        assert import_judgements(workspace, THREE, file).added == 1
    assert time.process_time() - started < 10


def test_words_for_nothing_are_words_and_a_byte_order_mark_is_none(tmp_path: Path) -> None:
    file = tmp_path / "judgements.csv"
    write_rows(file, [{**FIRST, "why": "NA", "by": "Ana Ş."}])
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    with open_workspace(tmp_path / "work.sqlite3", collection="test") as workspace:
        assert import_judgements(workspace, THREE, file).added == 1
    assert history(tmp_path) == [("j1", "a", "Ana Ş.", "NA")]


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00"], ids=["absent", "empty", "no text"])
def test_a_file_that_is_no_table_is_refused_by_name(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "judgements.csv"
    if content is not None:
        file.write_bytes(content)
    with (
        open_workspace(tmp_path / "work.sqlite3", collection="test") as workspace,
        pytest.raises(WorkspaceError, match="cannot be read as a table") as raised,
    ):
        import_judgements(workspace, THREE, file)
    assert str(file) in str(raised.value)
    assert "allowed: a CSV file in UTF-8" in str(raised.value)
