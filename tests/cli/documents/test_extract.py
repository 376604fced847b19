"""The command that reads documents into draft claims."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claims.cli import app
from claims.collection import load_collection

PAGE = """<html><head><title>{title}</title><meta property="og:site_name" content="{source}"></head>
<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"""


def test_the_command_reads_a_folder_and_lists_what_it_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "Clash\n\nOn Saturday, two civilians were killed in Qamishli.", encoding="utf-8"
    )
    (tmp_path / "in" / "b.txt").write_bytes(b"\x00\x01")
    result = CliRunner().invoke(
        app, ["extract", str(tmp_path / "in"), "--published", "2021-01-27", "--out", str(tmp_path / "out"), "--json"]
    )
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [each["name"] for each in found["documents"]] == ["a.txt"]
    assert "not text" in found["refused"][0]
    assert load_collection(tmp_path / "out").problems == ()


def test_the_command_wants_a_day_it_can_read(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["extract", str(tmp_path), "--published", "yesterday"])
    assert result.exit_code == 2


def confidence_of_killed(folder: Path, *words: str) -> list[float]:
    """What the command says of the dead that pages of as many sources tell."""
    folder.mkdir()
    for number, told in enumerate(words):
        text = f"On Saturday, 23 January 2021, {told} in clashes between the NDF and Asayish in Qamishli."
        page = PAGE.format(title=f"Clashes in Qamishli {number}", source=f"Paper {number}", text=text)
        (folder / f"{number}.html").write_text(page, encoding="utf-8")
    result = CliRunner().invoke(app, ["extract", str(folder), "--published", "2021-01-27", "--json"])
    documents = json.loads(result.stdout)["documents"]
    said = [each for document in documents for claim in document["claims"] for each in claim["statements"]]
    return [each["confidence"] for each in said if each["field"] == "killed" and each["value"] != "0"]


def test_the_command_raises_what_several_sources_give_alike(tmp_path: Path) -> None:
    alike = confidence_of_killed(tmp_path / "alike", "as many as 2 men were killed", "up to 2 men were killed")
    unlike = confidence_of_killed(tmp_path / "unlike", "as many as 2 men were killed", "up to 5 men were killed")
    assert min(alike) > max(unlike)


def test_messages_are_documents_of_their_senders_and_days(tmp_path: Path) -> None:
    sent = {"type": "message", "from": "Harbour News"}
    messages = [
        {"id": 1, "type": "service", "date": "2024-05-03T09:00:00", "action": "create_channel"},
        {"id": 2, "date": "2024-05-03T10:15:00", "text": [{"type": "bold", "text": "Old Harbour:"}, " a strike killed 4 people."], **sent},
        {"id": 3, "date": "2024-05-04T21:40:00", "text": "Five people were killed in Ford.", "forwarded_from": "Rescue", **sent},
        {"id": 4, "date": "2024-05-05T21:40:00", "text": "", **sent},
    ]  # fmt: skip
    path = tmp_path / "result.json"
    path.write_text(json.dumps({"name": "Harbour News", "messages": messages}), encoding="utf-8")
    result = CliRunner().invoke(app, ["extract", str(path), "--json", "--out", str(tmp_path / "out")])
    documents = json.loads(result.stdout)["documents"]
    assert [(each["name"], each["published"]) for each in documents] == [
        ("result.json, message 2", "2024-05-03"),
        ("result.json, message 3", "2024-05-04"),
    ]
    killed = [
        [each["value"] for claim in document["claims"] for each in claim["statements"] if each["field"] == "killed"]
        for document in documents
    ]
    assert killed == [["4"], ["5"]]
    drafted = load_collection(tmp_path / "out")
    assert {"Harbour News", "Rescue"} <= set(drafted.sources["name"])


def test_json_without_messages_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rows.json").write_text('[{"town": "Ford", "killed": 5}]', encoding="utf-8")
    result = CliRunner().invoke(app, ["extract", str(tmp_path / "rows.json"), "--json"])
    assert result.exit_code == 1
    assert json.loads(result.stdout)["refused"] == [
        "rows.json holds no messages; allowed: messages with text and date (claims import reads tables)"
    ]


def test_the_collection_can_be_a_project_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    run = CliRunner()
    assert run.invoke(app, ["project", "new", "My reports"]).exit_code == 0
    (tmp_path / "a.txt").write_text("On Saturday, two civilians were killed in Qamishli.", encoding="utf-8")
    asked = ["extract", str(tmp_path / "a.txt"), "--published", "2021-01-27", "--collection", "my-reports"]
    result = run.invoke(app, asked)
    assert (result.exit_code, "a.txt: 1 claim" in result.stdout) == (0, True)
