"""The formats by name: what each writes of a small sheet, what all of them carry, and how one is added.

What a format writes is held to files in tests/data/golden/formats. Once a difference is right,
`python -m tests.exports.test_formats` writes them anew.
"""

import csv
import html
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pyarrow import parquet

from claims.errors import ExportError
from claims.exports import FORMATS, Format, export_conventions, export_discrepancies, export_incident, file_name
from claims.exports.sheet import Sheet
from claims.findings import Findings
from tests.builders.collection_tables import SMALL, claim, said
from tests.builders.command_line import run
from tests.builders.hostile_study import AT, SHOOTING, Study, hostile_study, study_of
from tests.builders.sheets import flat_sheet, small_sheet

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "data" / "golden" / "formats"
LINK = "http://127.0.0.1:8501/?x=1"
BINARY = {"xlsx", "zip", "paper", "parquet"}  # read again in tests of their own
SHEETS: dict[str, Callable[[], Sheet]] = {"points": small_sheet, "flat": flat_sheet}
CASES = [(format, sheet) for format in FORMATS if format not in BINARY for sheet in SHEETS]
# Exports by what is in them, as functions of the study and the format.
EXPORTS: dict[str, Callable[[Study, str], bytes]] = {
    "discrepancies": lambda study, format: export_discrepancies(
        *study, format=format, at=AT, link=LINK, filter="kind: count"
    ),
    "incident": lambda study, format: export_incident(
        *study, study[1].incident_of["one"], format=format, at=AT, link=LINK
    ),
    "conventions": lambda study, format: export_conventions(
        *study[:2], ids=[study[1].incident_of["one"]], format=format, at=AT, link=LINK
    ),
}


@pytest.mark.parametrize(("format", "sheet"), CASES)
def test_each_format_writes_the_golden_file(format: str, sheet: str) -> None:
    assert FORMATS[format].write(SHEETS[sheet]()) == (GOLDEN / f"{sheet}.{format}").read_bytes()


def inferred_study() -> Study:
    """Five dead by one account in words, none by another of which the coder inferred it."""
    none = said("0", basis="inference", note="Only shots in the air are told.", fragment="in the air")
    return study_of(
        claim("one", **SHOOTING, killed=said("5", fragment="five")),
        claim("two", source="source-b", **SHOOTING, killed=none),
    )


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "bibtex"])
@pytest.mark.parametrize("content", EXPORTS)
def test_an_inferred_value_never_looks_like_a_stated_one(content: str, format: str) -> None:
    text = plain(EXPORTS[content](inferred_study(), format))
    text = re.sub(r"&#(\d+);", lambda sign: chr(int(sign[1])), text)
    assert re.search(r"\b0[^\n]{0,20} \((in part )?inferred\)", text)


def test_each_row_says_what_it_rests_on() -> None:
    rows = {
        content: list(csv.DictReader(io.StringIO(export(inferred_study(), "csv").decode("utf-8-sig"))))
        for content, export in EXPORTS.items()
    }
    assert [(row["side_value"], row["basis"]) for row in rows["discrepancies"] if row["field"] == "killed"] == [
        ("5", "stated"), ("0 (inferred)", "inference"),
    ]  # fmt: skip
    assert [(row["value"], row["basis"]) for row in rows["incident"] if row["field"] == "killed"] == [
        ("5", "stated"), ("0 (inferred)", "inference"),
    ]  # fmt: skip
    assert {row["rests_on_inference"] for row in rows["discrepancies"] if row["field"] == "killed"} == {"yes"}
    assert "stated|inference" in {row["basis"] for row in rows["conventions"]}


def plain(content: bytes) -> str:
    """All text of a file, of the files in it and of its sheets, without the signs that keep words literal."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "".join(plain(archive.read(name)) for name in archive.namelist())
    if content[:4] == b"PAR1":
        table = parquet.read_table(io.BytesIO(content))
        texts = [str(cell) for cells in table.to_pydict().values() for cell in cells]
        return "\n".join([*table.column_names, *texts, *(each.decode() for each in table.schema.metadata.values())])
    text = html.unescape(content.decode("utf-8-sig"))
    return re.sub(r"\\text\w+\{\}|\\", "", text).replace("{-}", "-").replace("$=$", "=")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("content", EXPORTS)
def test_every_format_carries_filter_version_digest_time_and_link(content: str, format: str) -> None:
    study = hostile_study()
    text = plain(EXPORTS[content](study, format))
    filter = "kind: count" if content == "discrepancies" else study[1].incident_of["one"]
    for words in (study[0].digest[:19], "2026-11-22T12:30:00Z", "competing-claims", filter, "127.0.0.1:8501/?x=1"):
        assert words in text, words


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("content", EXPORTS)
def test_every_format_with_relations_defines_them(content: str, format: str) -> None:
    if content == "conventions" and (FORMATS[format].extension == "csv" or format == "text"):
        return  # conventions have no relation, and these formats define only those of their rows
    text = plain(EXPORTS[content](hostile_study(), format))
    assert re.search("cannot both be true|number is zero|says nothing on this", text)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("content", EXPORTS)
def test_the_same_input_gives_the_same_bytes(content: str, format: str) -> None:
    assert EXPORTS[content](hostile_study(), format) == EXPORTS[content](hostile_study(), format)


@pytest.mark.parametrize("format", FORMATS)
def test_no_discrepancies_still_make_a_file(format: str) -> None:
    collection, incidents, _ = hostile_study()
    nothing = Findings(discrepancies=(), lookalikes=())
    content = export_discrepancies(collection, incidents, nothing, format=format, at=AT, filter="nothing")
    # Without rows a table of CSV is its heading.
    assert ("discrepancy_id" if FORMATS[format].extension == "csv" else "nothing") in plain(content)


@pytest.mark.parametrize("format", FORMATS)
def test_the_page_on_exports_describes_every_format(format: str) -> None:
    assert f"| {format} |" in (ROOT / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")


def test_unknown_format_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ExportError, match=r"^no format 'pdf'; allowed: csv, xlsx, json, markdown, csv-wide, jsonl, "):
        export_discrepancies(*hostile_study(), format="pdf", at=AT)


def test_file_name_says_collection_and_content() -> None:
    assert file_name(hostile_study()[0], "discrepancies", format="markdown") == "test_discrepancies.md"


@pytest.fixture
def shouted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format that nobody has: one function and one line of the registry."""

    def write_shouted(sheet: Sheet) -> bytes:
        return sheet.title.upper().encode()

    monkeypatch.setitem(FORMATS, "shouted", Format("loud", "text/x-loud", write_shouted))


@pytest.mark.usefixtures("shouted")
def test_an_added_format_is_offered_by_the_library() -> None:
    study = hostile_study()
    assert export_discrepancies(*study, format="shouted", at=AT) == b"DISCREPANCIES: "
    assert file_name(study[0], "discrepancies", format="shouted") == "test_discrepancies.loud"
    with pytest.raises(ExportError, match=r", paper, shouted$"):
        export_discrepancies(*study, format="pdf", at=AT)


@pytest.mark.usefixtures("shouted")
def test_an_added_format_is_offered_by_the_command_line(tmp_path: Path) -> None:
    named = run("export", "discrepancies", SMALL, "--format", "shouted")
    assert named.stdout == "DISCREPANCIES: A SMALL COLLECTION FOR TESTS"
    file = tmp_path / "table.loud"
    run("export", "discrepancies", SMALL, "--out", file)
    assert file.read_text(encoding="utf-8") == "DISCREPANCIES: A SMALL COLLECTION FOR TESTS"
    refused = run("export", "discrepancies", SMALL, "--format", "pdf")
    assert refused.stderr.rstrip().endswith(", paper, shouted")


def test_help_lists_every_format() -> None:
    shown = run("export", "discrepancies", "--help").stdout
    assert ", ".join(FORMATS) in " ".join(shown.split())


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name, kind in CASES:
        (GOLDEN / f"{kind}.{name}").write_bytes(FORMATS[name].write(SHEETS[kind]()))
