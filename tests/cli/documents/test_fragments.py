"""The command verify-fragments: what it prints, and how it ends."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.collection import write_folder
from claims.projects import copy_collection, open_project
from claims.texts import VARIABLE
from tests.builders.command_line import run, run_json
from tests.builders.outside_texts import FRAGMENT, TEXT, told_in


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "one.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "texts"


def written(folder: Path, **columns: str) -> Path:
    write_folder(told_in(**columns), folder)
    return folder


def test_fragments_that_stand_in_their_texts(tmp_path: Path, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    collection = written(tmp_path / "study", fragment=FRAGMENT, paragraph="2")
    result = run("verify-fragments", collection, "--texts", texts)
    assert (result.exit_code, result.stdout) == (
        0, "Checked 1 statement of 1 document: 0 astray. Without a text: 0 documents. Without a fragment: 0 statements.\n"
    )  # fmt: skip
    monkeypatch.setenv(VARIABLE, str(texts))
    assert run_json("verify-fragments", collection) == {
        "checked": 1, "documents": 1, "astray": [], "without_text": [], "unlocated": 0, "refused": []
    }  # fmt: skip


def test_what_is_astray_ends_with_1(tmp_path: Path, texts: Path) -> None:
    (texts / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    (texts / "a.jsonl").write_text("{}\n")
    collection = written(tmp_path / "study", fragment="Seven were wounded", paragraph="3")
    result = run("verify-fragments", collection, "--texts", texts)
    assert result.exit_code == 1
    said, passed_over, *_ = result.stdout.splitlines()
    assert said.startswith("document c1-doc, statement c1-1: found “Seven were wounded”, which is not in")
    assert passed_over.startswith("Passed over: a.jsonl has 1 lines without a text")
    [astray] = json.loads(run("verify-fragments", collection, "--texts", texts, "--json").stdout)["astray"]
    assert (astray["statement_id"], astray["nearest"], astray["nearest_paragraph"]) == (
        "c1-1",
        "Six were wounded, a",
        3,
    )


def test_without_texts_it_says_what_to_give(tmp_path: Path) -> None:
    collection = written(tmp_path / "study", fragment=FRAGMENT)
    result = run("verify-fragments", collection)
    assert result.exit_code == 1
    assert (
        "No text: c1-doc\nNothing was checked, for no text has the digest of a document; --texts names" in result.stdout
    )
    nowhere = run("verify-fragments", collection, "--texts", tmp_path / "nowhere")
    assert (nowhere.exit_code, len(nowhere.stderr.splitlines())) == (3, 1)
    assert (
        "allowed: a folder of texts, or a file of JSON Lines whose objects have text, body or content" in nowhere.stderr
    )


def test_the_texts_that_a_project_keeps_are_looked_at(tmp_path: Path) -> None:
    project = copy_collection(
        told_in(fragment=FRAGMENT), title="Kept", folder=tmp_path, at=datetime(2026, 1, 2, tzinfo=UTC)
    )
    with open_project(project) as opened:
        opened.keep_texts([TEXT])
    assert run("verify-fragments", project).stdout.startswith("Checked 1 statement of 1 document: 0 astray.")
