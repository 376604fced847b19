"""Writing a whole collection: it loads again as the same tables, or the path is refused."""

from datetime import timedelta, timezone
from pathlib import Path

import pytest

from claims.collection import load_collection
from claims.errors import ExportError
from claims.exports import COLLECTION_FORMATS, export_collection, export_incident
from claims.schema import TABLE_COLUMNS, TABLES
from tests.builders.hostile_study import AT, hostile_study

ROOT = Path(__file__).parents[2]
SHIPPED = [path for path in sorted((ROOT / "data").iterdir()) if (path / "datapackage.json").exists()]


def test_the_zone_of_the_time_makes_no_difference() -> None:
    incident, elsewhere = hostile_study()[1].incident_of["one"], AT.astimezone(timezone(timedelta(hours=3)))
    for format in ("csv", "xlsx", "zip"):
        one, other = (export_incident(*hostile_study(), incident, format=format, at=at) for at in (AT, elsewhere))
        assert one == other


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
        columns = list(TABLE_COLUMNS[table])
        assert getattr(again, table)[columns].equals(getattr(collection, table)[columns])
    for name in ("name", "title", "version", "date", "licence"):
        assert getattr(again, name) == getattr(collection, name)


@pytest.mark.parametrize(("ending", "start"), [("", None), (".xlsx", b"PK"), (".JSONL", b"{")])
def test_the_ending_names_the_format(ending: str, start: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / f"study{ending}"
    export_collection(hostile_study()[0], path)
    assert path.is_dir() if start is None else path.read_bytes().startswith(start)


def test_spoiled_json_lines_name_the_line(tmp_path: Path) -> None:
    path = tmp_path / "study.jsonl"
    export_collection(hostile_study()[0], path)
    lines = path.read_text(encoding="utf-8").splitlines()
    spoiled = ["{not json", '{"table": "clams"}', '{"table": "claims", "claim": "x"}']
    path.write_text("\n".join([*lines, *spoiled]), encoding="utf-8")
    rows = {problem.row for problem in load_collection(path).problems}
    assert {len(lines) + 1, len(lines) + 2, len(lines) + 3} <= rows


@pytest.mark.parametrize("format", ["", "pdf"])
def test_a_path_without_a_form_is_refused_with_those_that_there_are(format: str, tmp_path: Path) -> None:
    path = tmp_path / "study.pdf"
    with pytest.raises(ExportError) as error:
        export_collection(hostile_study()[0], path, format=format)
    allowed = "a folder, or a file ending in .xlsx, .jsonl"
    assert str(error.value) == f"{path} names no form that loads again; allowed: {allowed}"


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda path: path.name)
def test_shipped_collections_load_without_problems(folder: Path) -> None:
    collection = load_collection(folder)
    assert collection.problems == ()
    assert collection.licence == "CC-BY-4.0"
