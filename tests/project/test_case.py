"""The case in docs/tutorials/case.md: each command runs and prints what the page shows; with the corpus where it is held."""

import csv
import os
import re
import shlex
from pathlib import Path

import pytest

from tests.builders.command_line import run
from tests.builders.shipped import ROOT

PAGE = (ROOT / "docs" / "tutorials" / "case.md").read_text(encoding="utf-8")
CORPUS = Path(
    os.environ.get("CLAIMS_CORPUS", ROOT.parent / "shared" / "benchmarks" / "muc" / "documents.jsonl")
)  # stays outside the project
DATA = "~/.local/share/competing-claims"  # as the page writes it
CORRECTED = re.compile(r"^\| (army|rebels) \| (\w+) \| (.+?) \| (\S+) \| (\w*) ?\|$", re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands run: beside the data that come along."""
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path / "case")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "case"


def steps(section: str) -> list[tuple[str, str]]:
    """Each command of a part of the page with the output that is shown for it."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", section, flags=re.DOTALL):
        for part in re.split(r"^\$ claims ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output.strip()))
    return found


def follow(section: str, folder: Path) -> None:
    """Runs the commands of a part of the page; what is shown is what they print."""
    for command, shown in steps(section):
        done = run(*shlex.split(command))
        assert done.exit_code == 0, f"{command}: {done.output}"
        lines = [line.rstrip() for line in done.stdout.strip().splitlines()]
        printed = "\n".join(lines).replace(str(folder.parent / "data" / "competing-claims"), DATA)
        assert not shown or printed == shown, command


def correct(folder: Path) -> None:
    """Does what the table of the page says: its rows stay, with their values, and all others go."""
    for name in ("army", "rebels"):
        wanted = [row[1:] for row in CORRECTED.findall(PAGE) if row[0] == name]
        statements, claims = rows(folder / name / "statements.csv"), rows(folder / name / "claims.csv")
        event = next(each["claim_id"] for each in statements if each["verbatim"] == wanted[1][1])
        kept = []
        for field, words, value, group in wanted:
            found = next(
                each
                for each in statements
                if (each["claim_id"], each["field"], each["verbatim"]) == (event, field, words)
            )
            kept.append({**found, "value": value, "group": group})
        title = {"title": "The murder of the Jesuits"}
        write(folder / name / "statements.csv", kept)
        write(folder / name / "claims.csv", [{**each, **title} for each in claims if each["claim_id"] == event])


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, kept: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(kept[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)


def test_the_case_goes_from_texts_to_a_table(folder: Path) -> None:
    if not CORPUS.is_file():
        pytest.skip(
            f"no corpus at {CORPUS}; CLAIMS_CORPUS names the file that docs/tutorials/case.md calls corpus.jsonl"
        )
    (folder / "corpus.jsonl").symlink_to(CORPUS)
    [code] = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    exec(code, {})  # the block is ours and is what this test is about
    extracting, correcting = PAGE.split("## Correct")
    follow(extracting, folder)
    correct(folder)
    follow(correcting, folder)
    assert len(rows(folder / "killed.csv")) == 1


def test_what_needs_no_corpus_runs_without_it(folder: Path) -> None:
    last = PAGE.split("## The same with ")[1]
    follow("\n".join(line for line in last.splitlines() if "corpus.jsonl" not in line), folder)
    assert "casualties" in (folder / "casualties.tex").read_text(encoding="utf-8")
