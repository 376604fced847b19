"""`claims project add` and `claims project read`: what changes is shown, kept, and taken back."""

from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook

from claims.collection import write_folder
from claims.projects import Edit, open_project, put
from claims.schema import text_digest
from claims.what_changes import WhatChanges, preview_change
from tests.builders.collection_tables import build_collection, claim, row, said
from tests.builders.command_line import run
from tests.builders.projects import NOW, two_outlets

HEADING = "date,town,country,killed\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return two_outlets(tmp_path)


def claims_of(project: Path) -> set[str]:
    with open_project(project) as opened:
        return set(opened.rows("claims"))


def test_tables_are_added_shown_and_taken_back(project: Path, tmp_path: Path) -> None:
    before = claims_of(project)
    for name, killed in (("afp", 4), ("sana", 9)):
        (tmp_path / f"{name}.csv").write_text(f"{HEADING}2021-01-23,Qamishli,,{killed}\n", encoding="utf-8")
    done = run("project", "add", str(project), str(tmp_path / "afp.csv"), str(tmp_path / "sana.csv"), "--yes")
    assert done.exit_code == 0
    assert "New: 2 claims, " in done.output
    assert len(claims_of(project)) == len(before) + 2
    assert "Undone: Imported afp.csv, sana.csv." in run("project", "undo", str(project)).output
    assert claims_of(project) == before


def test_what_was_shown_is_not_kept_where_somebody_changed_the_project_meanwhile(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def preview(path: Path, edits: list[Edit]) -> WhatChanges:
        shown = preview_change(path, edits)
        with open_project(path) as opened:  # while the first still reads what would change
            opened.change([put("sources", source_id="x", name="X", kind="outlet")], what="Meanwhile", at=NOW)
        return shown

    monkeypatch.setattr("claims.what_changes.preview_change", preview)
    table = tmp_path / "afp.csv"
    table.write_text(f"{HEADING}2021-01-23,Qamishli,,4\n", encoding="utf-8")
    before = claims_of(project)
    done = run("project", "add", str(project), str(table), "--yes")
    assert done.exit_code == 2
    assert "the project was changed meanwhile" in " ".join(done.output.split())
    assert claims_of(project) == before


def test_a_newer_release_names_the_file_that_it_replaces(project: Path, tmp_path: Path) -> None:
    table = tmp_path / "afp.csv"
    table.write_text(f"{HEADING}2021-01-23,Qamishli,,4\n", encoding="utf-8")
    run("project", "add", str(project), str(table), "--yes")
    newer = tmp_path / "afp-2.csv"
    newer.write_text(f"{HEADING}2021-01-23,Qamishli,,6\n", encoding="utf-8")
    done = run("project", "add", str(project), str(newer), "--as-newer-release-of", "afp.csv", "--yes")
    assert done.exit_code == 0
    assert [claim_id for claim_id in claims_of(project) if claim_id.endswith(".v2")]
    refused = run("project", "add", str(project), str(newer), "--as-newer-release-of", "other.csv", "--yes")
    assert refused.exit_code == 3
    assert "no file 'other.csv' in the project; allowed: one of those added (afp)" in " ".join(refused.output.split())


def test_a_project_written_and_changed_is_read_again(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.xlsx"
    run("project", "write", str(project), "--out", str(path))
    assert "Nothing changed." in run("project", "read", str(project), str(path)).output
    book = load_workbook(path)
    book["sources"]["B2"] = "Hawar agency"
    book.save(path)
    assert "sources hawar: changed" in run("project", "read", str(project), str(path), "--yes").output
    with open_project(project) as opened:
        assert opened.rows("sources")["hawar"]["name"] == "Hawar agency"


def test_a_folder_of_drafts_is_added_whole_and_by_itself(project: Path, tmp_path: Path) -> None:
    before = claims_of(project)
    write_folder(build_collection(claim("h1", killed="7"), claim("hawar-c", killed="8")), tmp_path / "drafts")
    done = run("project", "add", str(project), str(tmp_path / "drafts"), "--yes")
    assert (done.exit_code, "drafts: 2 documents, 2 claims, 2 statements\nNew: 2 claims, " in done.output) == (0, True)
    assert claims_of(project) == before | {"h1", "hawar-c-2"}
    assert "Undone: Added drafts." in run("project", "undo", str(project)).output
    assert claims_of(project) == before
    both = run("project", "add", str(project), str(tmp_path / "drafts"), "other.csv", "--yes")
    assert (both.exit_code, "allowed: one folder by itself, or files" in both.stderr) == (3, True)


def test_what_is_left_out_is_said_last_and_by_the_exit_code(project: Path, tmp_path: Path) -> None:
    write_folder(build_collection(claim("c9", killed="7"), claim("c8", killed="8")), tmp_path / "drafts")
    table = tmp_path / "drafts" / "statements.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",7,", ",many,", 1), encoding="utf-8")
    done = run("project", "add", str(project), str(tmp_path / "drafts"), "--yes")
    assert done.exit_code == 1
    assert "found 'many'" in done.output.splitlines()[0]
    assert done.output.splitlines()[-1] == (
        "Left out: 1 problem, listed first. Undo, correct and add again, or enter the rest by hand."
    )
    assert {"c8", "c9"} <= claims_of(project)


def test_a_document_that_the_project_has_is_passed_over_and_cited_as_its_own(project: Path, tmp_path: Path) -> None:
    digests = {"one": text_digest("The first text."), "two": text_digest("The second text.")}
    drafts = [
        [("first", "one", "")],
        [("again", "one", ""), ("new", "two", "again-doc")],
    ]
    for name, accounts in zip("ab", drafts, strict=True):
        told = [claim(claim_id, killed=said("7", cites=cites)) for claim_id, _, cites in accounts]
        documents = [
            row("documents", f"{claim_id}-doc", source_id="source-a", title=f"Text {text}", digest=digests[text])
            for claim_id, text, _ in accounts
        ]
        write_folder(build_collection(*told, documents=documents), tmp_path / name)
        done = run("project", "add", str(project), str(tmp_path / name), "--yes")
        assert done.exit_code == 0
    assert "'Text one' is in the project already, so it is passed over" in " ".join(done.output.split())
    assert "New: 1 claim, " in done.output
    with open_project(project) as opened:
        kept, statements = opened.rows("documents").values(), opened.rows("statements").values()
    assert Counter(each.get("digest") for each in kept)[digests["one"]] == 1
    assert [each["cites"] for each in statements if each.get("cites")] == ["first-doc"]


def test_another_collection_is_not_the_project_changed(project: Path, tmp_path: Path) -> None:
    before = claims_of(project)
    write_folder(build_collection(claim("c9", killed="7")), tmp_path / "drafts")
    refused = run("project", "read", str(project), str(tmp_path / "drafts"), "--yes")
    assert refused.exit_code == 3
    assert "drafts has none of the project's 2 claims" in " ".join(refused.output.split())
    assert claims_of(project) == before
