"""Every command and every piece of Python on the site, in the README and in the help of a command runs as it is shown."""

import json
import re
import shlex
import tomllib
from collections.abc import Callable, Iterator
from contextlib import chdir
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any  # a command of Typer
from urllib.parse import urlsplit

import pandas as pd
import pytest
from fastapi.routing import APIRoute
from typer.main import get_command

import claims
from claims.api.application import app as api
from claims.cli import app, commands
from claims.collection import load_collection, write_folder, write_workbook
from claims.collection.shipped import DEFAULT_COLLECTION, ROOT
from claims.databases.address import ServerAddress
from claims.projects import copy_collection
from claims.study import Study
from tests.builders.command_line import run
from tests.builders.foreign_tables import ged_rows
from tests.builders.model_server import model_server
from tests.builders.outside_texts import FRAGMENT, TEXT, told_in
from tests.builders.shipped import shipped_study

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
NAMED_FILE = re.compile(r"`([\w.-]+)`[^`]*\Z")  # the file that a block before which it stands is the content of
OF_ANOTHER_TEST = {"case.md"}  # it reads texts that do not come with the project
# What stands for an id in an example.
CLAIMS = "sohr-2021-01-23-clash", "wikipedia-2021-01-23-clash"
OF_TABLE = "registry1", "tracker1"
STAND_INS = {"INCIDENT": next(iter(shipped_study().incidents.rows)), "PART": CLAIMS[0], "WHOLE": CLAIMS[1]}
TEAM_DATABASE = "postgresql+psycopg://claims@localhost/claims"
# What has to be there before the examples of a command.
BEFORE = {
    "judgements": ('judge CLAIM CLAIM same --by "Ana B."',),
    "agreement": ('project new "My project"',),
    "project read": ("project write qamishli-2021 --out study.xlsx",),
    "workspace copy": ('judge CLAIM CLAIM same --by "Ana B." --workspace work.sqlite3',),
    "workspace backup": ('project new "My study"', f"workspace copy my-study '{TEAM_DATABASE}?project=my-study'"),
    "workspace restore": ('project new "My study"', "workspace backup my-study backup.sqlite3"),
    "workspace history": ('project new "My study"',),
    "project redo": ("project undo qamishli-2021",),
    "project restore": ("project remove qamishli-2021",),
}
# The shipped collection has too few judgements to learn from, and no texts; both are said.
ENDS_WITH_1 = {"learn --out weights.csv", "verify-fragments --texts corpus.jsonl"}


def _pages() -> dict[str, str]:
    """Every text with examples, by the path of its file."""
    written = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    files = [path for path in written if "made" not in path.parts and path.name not in OF_ANOTHER_TEST]
    texts = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in files}
    return {name: text for name, text in texts.items() if BLOCK.search(text)}


def _examples(command: object, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every command with the examples at the end of its help."""
    lines = re.findall(r"^  claims (.*)$", getattr(command, "epilog", None) or "", flags=re.MULTILINE)
    if lines:
        yield path.strip(), lines
    for name, below in getattr(command, "commands", {}).items():
        yield from _examples(below, f"{path} {name}")


def _mentioned() -> list[tuple[str, str]]:
    """Every command in the middle of a sentence or a table, with its page."""
    written = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    texts = {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in written if "made" not in path.parts
    }
    spans = [(name, span) for name, text in texts.items() for span in re.findall(r"`claims ([^`\n]+)`", text)]
    return sorted({(span, name) for name, span in spans if not span.startswith("COMMAND")})


PAGES = _pages()
OF_COMMANDS = dict(_examples(get_command(app)))


@pytest.fixture
def database_of(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """An example with a database of ours in place of the one that it names."""

    def put_in(text: str) -> str:
        if TEAM_DATABASE not in text:
            return text
        database: ServerAddress = request.getfixturevalue("database")
        return text.replace(TEAM_DATABASE, str(database))

    return put_in


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder like the root of a checkout, in which lie the files that examples name."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setattr(commands, "serve_app", lambda *_, **__: 0)
    monkeypatch.setattr("typer.launch", lambda _: 0)
    monkeypatch.setattr("uvicorn.run", lambda *_, **__: None)
    place = tmp_path / "root"
    place.mkdir()
    (place / "data").symlink_to(ROOT / "data")
    _write_files(place)
    with chdir(place), model_server("[]") as model:
        monkeypatch.setenv("CLAIMS_ENDPOINT", model.settings().address)
        monkeypatch.setenv("CLAIMS_ENDPOINT_MODEL", "small")
        yield place


def _write_files(folder: Path) -> None:
    (folder / "GEDEvent_v25_1.csv").write_text(ged_rows({}), encoding="utf-8")
    for name in ("agency", "hawar", "sohr"):
        rows = {"date": ["2021-01-23"], "town": ["Qamishli"], "killed": [len(name)]}
        pd.DataFrame(rows).to_csv(folder / f"{name}.csv", index=False)
    for name in ("observer", "strikes"):
        pd.DataFrame({"date": ["2021-01-23"], "town": ["Qamishli"], "killed": [3]}).to_excel(
            folder / f"{name}.xlsx", index=False
        )
    report = "<html><body><article><p>On Saturday two people were killed in Qamishli.</p></article></body></html>"
    (folder / "article.html").write_text(report, encoding="utf-8")
    (folder / "documents.csv").write_text("file\narticle.html\n", encoding="utf-8")
    (folder / "folder").mkdir()
    (folder / "folder" / "one.txt").write_text("On Saturday two people were killed in Qamishli.", encoding="utf-8")
    _write_lists(folder)


def _write_lists(folder: Path) -> None:
    """Two lists of forty events, and which rows are of one event."""
    days = pd.date_range("2024-01-01", periods=40, freq="4D").strftime("%Y-%m-%d")
    towns = ["Harbourton", "Milltown", "Oldbridge", "Newgate"] * 10
    rows = [
        {"id": f"{source}{number}", "source": source, "date": day, "town": town, "event type": "clash"}
        for source in ("registry", "tracker")
        for number, (day, town) in enumerate(zip(days, towns, strict=True))
    ]
    for name in ("TABLE", "OTHER"):
        pd.DataFrame(rows).to_csv(folder / f"{name}.csv", index=False)
    gold = pd.DataFrame({"claim_id": [row["id"] for row in rows], "incident_id": [*range(40), *range(40)]})
    gold.to_csv(folder / "GOLD.csv", index=False)


def run_line(line: str) -> str:
    """Runs one line of a terminal, and gives what it printed; what is not ours is only looked up."""
    line, _, to = line.partition(" > ")
    words = shlex.split(line, comments=True)
    if setting := re.fullmatch(r"([A-Z_]+)=(.*)", words[0]):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(*setting.groups())
            return run_line(line.removeprefix(words[0]))
    check = OTHERS.get(words[0])
    if check:
        assert check(words), f"{line}: there is no such thing"
        return ""
    assert words[0] == "claims", f"{line}: no test knows how to try it"
    if "--memory" in words:
        return ""  # starts Java; tried in tests/matching/engines
    printed = _run_claims(words[1:])
    if to:
        Path(to.split("#")[0].strip()).write_text(printed, encoding="utf-8")
    return printed


def _run_claims(words: list[str]) -> str:
    stands_in = iter(OF_TABLE if "TABLE.csv" in words else CLAIMS)
    words = [next(stands_in) if word == "CLAIM" else STAND_INS.get(word, word) for word in words]
    result = run(*words)
    assert result.exit_code == (shlex.join(words) in ENDS_WITH_1), f"claims {shlex.join(words)}: {result.output}"
    return result.stdout


def _is_installable(words: list[str]) -> bool:
    """Whether what is installed is this project, or the folder it lies in, with extras that there are."""
    [(name, extras)] = re.findall(r"^([\w.-]+?)(?:\[([\w,-]+)\])?$", words[-1])
    wanted = set(extras.split(",")) - {""}
    return name in {PROJECT["name"], "."} and wanted <= set(PROJECT["optional-dependencies"])


OTHERS: dict[str, Callable[[list[str]], bool]] = {
    "make": lambda words: set(words[1:]) <= TARGETS,
    "pip": _is_installable,
    "pipx": lambda words: words[1] in {"run", "install"} and _is_installable(words),
    "uvx": lambda words: _is_installable(words),
    "podman": lambda words: words[1] == "run" and words[-1] == PROJECT["name"] and (ROOT / "Containerfile").is_file(),
    "curl": lambda words: any(
        isinstance(each, APIRoute) and each.path_regex.match(urlsplit(words[-1]).path) for each in api.routes
    ),
    "export": lambda words: all(re.fullmatch(r"[A-Z_]+=\S+", word) for word in words[1:]),
    "python": lambda words: words[1] == "-m" and find_spec(words[2]) is not None,
}


def _run_session(text: str) -> None:
    """Runs the commands of a terminal session and holds what they print to what is shown."""
    parts = re.split(r"^\$ (.*)\n", text, flags=re.MULTILINE)[1:]
    for command, shown in zip(parts[::2], parts[1::2], strict=True):
        assert [line.rstrip() for line in run_line(command).splitlines()] == shown.splitlines()


def _write_file(text: str, before: str) -> None:
    if named := NAMED_FILE.search(before):
        Path(named[1]).write_text(text, encoding="utf-8")


def _write_told(text: str) -> None:
    """The collection whose fragments an example looks up, with the text that they are of."""
    if "verify-fragments my-study" in text:
        write_folder(told_in(fragment=FRAGMENT, paragraph="2"), Path("my-study"))
        Path("corpus.jsonl").write_text(json.dumps({"text": TEXT}), encoding="utf-8")
        Path("folder/told.txt").write_text(TEXT, encoding="utf-8")
        Path("more").mkdir()


@pytest.mark.parametrize("name", PAGES)
def test_the_examples_of_a_page_run(name: str, folder: Path, shipped: Study, database_of: Callable[[str], str]) -> None:
    _write_told(PAGES[name])
    if "projects/qamishli-2021.sqlite3" in PAGES[name]:
        project = copy_collection(shipped.collection, workspace=None, folder=folder / "projects", at=datetime.now(UTC))
        assert isinstance(project, Path)
        project.rename(project.with_name("qamishli-2021.sqlite3"))
    if "our-study" in PAGES[name].partition("claims project new")[0]:
        run_line('claims project new "Our study"')
    steps = {each: getattr(shipped, each) for each in ("collection", "matches", "incidents", "findings")}
    public = {each: getattr(claims, each) for each in claims.__all__}
    names: dict[str, object] = {**public, **steps, "folder": folder, "at": datetime.now(UTC)}
    for block in BLOCK.finditer(PAGES[name]):
        indent, language, text = block.groups()
        text = re.sub(f"^{indent}", "", text, flags=re.MULTILINE)
        before = PAGES[name][: block.start()]
        match language:
            case "python":
                exec(text, names)  # the blocks are ours and are what this test is about
            case "sh":
                for line in database_of(text).splitlines():
                    run_line(line)
            case "console":
                _run_session(text)
            case "csv" | "text":
                _write_file(text, before[-200:])


@pytest.mark.parametrize("command", OF_COMMANDS)
def test_the_examples_of_a_command_run(command: str, folder: Path, database_of: Callable[[str], str]) -> None:
    _prepare(command, folder, database_of)
    _write_told("\n".join(f"claims {line}" for line in OF_COMMANDS[command]))
    for line in OF_COMMANDS[command]:
        run_line(database_of(f"claims {_with_ids(line)}"))


def _prepare(command: str, folder: Path, database_of: Callable[[str], str]) -> None:
    """What the examples of a command take to be there: a project, a workbook, a judgement."""
    if any("my-study.xlsx" in line for line in OF_COMMANDS[command]):
        write_workbook(load_collection(folder / DEFAULT_COLLECTION), folder / "my-study.xlsx")
    if command.startswith("project "):
        run_line('claims project new "Qamishli 2021"')
        run_line("claims project add qamishli-2021 agency.csv")
    for line in BEFORE.get(command, ()):
        run_line(database_of(f"claims {line}"))


def _with_ids(line: str) -> str:
    """The example with the id of the judgement that was made before."""
    judged = partial(re.search, r'"judgement_id": "([^"]+)"')
    return re.sub(
        r"\bID\b", lambda _: found[1] if (found := judged(run("judgements", "--json").stdout)) else "ID", line
    )


@pytest.mark.parametrize(("span", "name"), _mentioned())
def test_a_command_that_is_mentioned_has_its_options(span: str, name: str) -> None:
    words = re.split(r"[\s=]+", span)
    command: Any = get_command(app)
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    asked = {word for word in words if re.match(r"--\w", word)}
    is_complete = not words or words[0] in asked or not hasattr(command, "commands")
    assert is_complete, f"{name}: there is no claims {span}"
    known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    assert asked <= known, f"{name}: claims {span}"
