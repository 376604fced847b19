"""The formats for papers, pages and programs: words stay words, references lead on, round trips lose nothing."""

import csv
import html
import io
import json
import re
import zipfile
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import mwparserfromhell
import pytest

from claims.collection import load_collection
from claims.discrepancies import find_discrepancies
from claims.errors import ExportError
from claims.exports import (
    COLLECTION_FORMATS,
    FORMATS,
    export_collection,
    export_conventions,
    export_discrepancies,
    export_incident,
)
from claims.exports.latex_bibtex import latex_text
from claims.exports.notebook import findings_html, incidents_html
from claims.exports.wikitext import wiki_text
from claims.findings import Findings
from claims.incidents import Incidents
from claims.matching import link_incidents, match_claims
from claims.schema import TABLE_COLUMNS, TABLES
from claims.tables import Collection
from tests.conftest import build_collection, claim, row, said

ROOT = Path(__file__).parents[2]
AT = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
HOSTILE = "=1+1 <script>x</script> {{tpl}} [[link]] '''b''' |- <ref>r</ref> \\input{x} $y$ %c & #h _u ~ ISBN 123 http://evil.example"
ARABIC = "قُتل ستة أشخاص"
Study = tuple[Collection, Incidents, Findings]


@pytest.fixture(scope="module")
def study() -> Study:
    place = {"when": "2021-01-23", "where": "river-town", "kind": "shooting"}
    collection = build_collection(
        claim("one", **place, killed=said("1", group="police", fragment=" ".join(HOSTILE.split()[:9]), paragraph="2")),
        claim("two", source="source-b", **place, killed=said("0", stance="denies", fragment=ARABIC, gloss="six were killed")),
        sources=[row("sources", "source-a", name=HOSTILE), row("sources", "source-b", name="The Watch")],
        documents=[
            row("documents", "one-doc", title=HOSTILE, url="https://one.example/a?b=[c]|d", archive_url="https://web.archive.org/web/20210125000000/https://one.example"),
        ],
    )  # fmt: skip
    assert not collection.problems
    incidents = link_incidents(collection, match_claims(collection))
    return collection, incidents, find_discrepancies(collection, incidents)


def exported(study: Study, format: str) -> str:
    return export_discrepancies(*study, format=format, at=AT, link="http://127.0.0.1:8501/?x=1").decode("utf-8-sig")


def plain(content: bytes) -> str:
    """All text of a file, of the files in it and of its sheets, without the signs that keep words literal."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "".join(plain(archive.read(name)) for name in archive.namelist())
    text = html.unescape(content.decode("utf-8-sig"))
    return re.sub(r"\\text\w+\{\}|\\", "", text).replace("{-}", "-").replace("$=$", "=")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("what", ["discrepancies", "incident", "conventions"])
def test_every_format_carries_filter_version_digest_time_link_and_definitions(
    study: Study, what: str, format: str
) -> None:
    link, incident = "http://127.0.0.1:8501/?x=1", next(iter(study[1].claims_of))
    content = {
        "discrepancies": lambda: export_discrepancies(*study, format=format, at=AT, link=link, filter="kind: count"),
        "incident": lambda: export_incident(*study, incident, format=format, at=AT, link=link),
        "conventions": lambda: export_conventions(study[0], study[1], ids=[incident], format=format, at=AT, link=link),
    }[what]()
    text = plain(content)
    filter = {"discrepancies": "kind: count", "incident": incident, "conventions": incident}[what]
    for words in (study[0].digest[:19], "2026-11-22T12:30:00Z", "competing-claims", filter, "127.0.0.1:8501/?x=1"):
        assert words in text, words
    flat = format.startswith("csv") or format == "text"
    assert (what == "conventions" and flat) or re.search(
        "cannot both be true|number is zero|says nothing on this", text
    )


def test_wide_csv_has_a_row_a_discrepancy_and_columns_a_side(study: Study) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(study, "csv-wide"))))
    assert len(rows) == len(study[2].discrepancies)
    assert {"A: side_value", "B: side_value", "sentence", "collection_digest"} <= set(rows[0])


def test_json_lines_are_a_head_and_the_rows(study: Study) -> None:
    head, *rows = [json.loads(line) for line in exported(study, "jsonl").splitlines()]
    assert head["provenance"]["collection_digest"] == study[0].digest
    assert len(rows) == sum(len(each.sides) for each in study[2].discrepancies)


def test_wikitext_parses_with_words_as_words_and_each_reference_once_in_full(study: Study) -> None:
    code = mwparserfromhell.parse(exported(study, "wikitext"))
    assert {str(template.name).strip() for template in code.filter_templates()} <= {"cite web"}
    assert not code.filter_wikilinks()
    tags = [str(tag.tag) for tag in code.filter_tags()]
    assert "script" not in tags
    assert tags.count("table") == 1
    [cited] = code.filter_templates()
    assert str(cited.get("archive-date").value).strip() == "2021-01-25"
    full = [tag for tag in code.filter_tags() if tag.tag == "ref" and not tag.self_closing]
    names = [str(tag.get("name").value) for tag in full]
    assert len(names) == len(set(names)) == 2


def test_wiki_text_leaves_no_sign_that_begins_markup() -> None:
    shown = wiki_text(HOSTILE)
    assert not re.search(r"[\[\]{}|'<>*=~_]", shown)
    assert "ISBN" not in shown
    assert wiki_text(ARABIC) == ARABIC


def test_latex_text_escapes_signs_and_sets_other_scripts_apart() -> None:
    shown = latex_text(HOSTILE)
    assert "\\input" not in shown
    assert r"\$y\$" in shown
    assert latex_text(ARABIC).startswith(r"\inwords{")
    assert latex_text("≠ é ş") == r"$\neq$ é ş"


class Outside(HTMLParser):
    """Gathers tags and addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "action", "style"}]


def test_html_page_asks_nothing_of_anywhere(study: Study) -> None:
    page = Outside()
    text = exported(study, "html")
    page.feed(text)
    assert not page.tags & {"script", "img", "link", "iframe", "b", "ref", "a"}
    assert page.addresses == []
    assert "url(" not in text
    assert "default-src 'none'" in text
    assert ARABIC in text


def test_text_for_a_chat_is_short_and_plain(study: Study) -> None:
    lines = exported(study, "text").splitlines()
    assert len(lines) < 120
    assert any("denies" in line for line in lines)


def test_bibtex_names_every_document_once(study: Study) -> None:
    text = exported(study, "bibtex")
    assert re.findall(r"^@misc\{(.+),$", text, flags=re.MULTILINE) == ["one-doc", "two-doc"]
    assert "Archived" in text
    assert text.count("{") - text.count("\\{") == text.count("}") - text.count("\\}")


def test_zip_holds_tables_bibliography_and_codebook(study: Study) -> None:
    content = export_discrepancies(*study, format="zip", at=AT)
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert set(archive.namelist()) == {
        "README.txt",
        "codebook.csv",
        "long.csv",
        "wide.csv",
        "table.xlsx",
        "references.bib",
    }
    told = {line["column"] for line in csv.DictReader(io.StringIO(archive.read("codebook.csv").decode("utf-8-sig")))}
    long = csv.DictReader(io.StringIO(archive.read("long.csv").decode("utf-8-sig")))
    assert set(long.fieldnames or ()) - told <= set(study[0].rows) | {
        name for name in long.fieldnames or () if name.startswith(("collection", "tool", "exported", "filter"))
    }


@pytest.mark.parametrize("format", FORMATS)
def test_conventions_and_incidents_export_in_every_format(study: Study, format: str) -> None:
    collection, incidents, findings = study
    assert export_conventions(collection, incidents, format=format, at=AT)
    assert export_incident(collection, incidents, findings, incidents.incident_of["one"], format=format, at=AT)


def test_conventions_export_leads_to_the_words(study: Study) -> None:
    rows = json.loads(export_conventions(*study[:2], format="json", at=AT))["rows"]
    acled = next(each for each in rows if each["convention"] == "as ACLED would report it")
    assert acled["value"] == "0"
    assert ARABIC in acled["words"]


SHIPPED = [path for path in sorted((ROOT / "data").iterdir()) if (path / "datapackage.json").exists()]


@pytest.mark.parametrize("format", COLLECTION_FORMATS)
@pytest.mark.parametrize("folder", SHIPPED, ids=lambda path: path.name)
def test_round_trip_of_the_shipped_collections_is_identity(folder: Path, format: str, tmp_path: Path) -> None:
    collection = load_collection(folder)
    path = tmp_path / f"study{COLLECTION_FORMATS[format].extension}"
    export_collection(collection, path, format=format)
    again = load_collection(path)
    assert again.problems == ()
    assert again.digest == collection.digest
    for table in TABLES:
        assert getattr(again, table)[list(TABLE_COLUMNS[table])].equals(
            getattr(collection, table)[list(TABLE_COLUMNS[table])]
        )
    assert (again.name, again.title, again.version, again.date, again.licence) == (
        collection.name, collection.title, collection.version, collection.date, collection.licence,
    )  # fmt: skip


def test_spoiled_json_lines_name_the_line(tmp_path: Path, study: Study) -> None:
    path = tmp_path / "study.jsonl"
    export_collection(study[0], path)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join([*lines, "{not json", '{"table": "clams"}', '{"table": "claims", "claim": "x"}']), encoding="utf-8"
    )
    found = {problem.row for problem in load_collection(path).problems}
    assert {len(lines) + 1, len(lines) + 2, len(lines) + 3} <= found


def test_a_path_without_a_form_is_told_what_there_is(study: Study, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"allowed: a folder, or a file ending in \.xlsx, \.jsonl"):
        export_collection(study[0], tmp_path / "study.pdf")


def test_notebooks_show_tables_with_words_escaped(study: Study) -> None:
    shown = incidents_html(study[1]) + findings_html(study[2])
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown or "script" not in shown
    assert study[1]._repr_html_() == incidents_html(study[1])  # type: ignore[attr-defined]  # attached for notebooks


NOTEBOOK = (ROOT / "docs" / "notebook.md").read_text(encoding="utf-8")


def test_the_worked_example_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {"folder": tmp_path}
    for block in re.findall(r"```python\n(.*?)```", NOTEBOOK, flags=re.DOTALL):
        exec(block, names)  # the blocks are ours and are what this test is about


@pytest.mark.parametrize("format", FORMATS)
def test_the_page_tells_every_format(format: str) -> None:
    assert f"| {format} |" in (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda path: path.name)
def test_shipped_collections_load_without_problems(folder: Path) -> None:
    collection = load_collection(folder)
    assert collection.problems == ()
    assert collection.licence == "CC-BY-4.0"
