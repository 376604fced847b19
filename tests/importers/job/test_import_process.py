"""An import in a process of its own: what it answers, how it is stopped, what it refuses."""

import io
import time
import zipfile
from pathlib import Path

import pytest

from claims.collection import load_collection, write_folder, write_workbook
from claims.errors import CollectionError
from claims.importers import import_table, parse_mapping
from claims.importers.job.import_job import STEPS, ImportJob
from claims.importers.job.import_process import ImportProcess
from claims.importers.job.run_job import HEAD_ROWS, head_of, run_job
from claims.importers.read.recognise_file import UploadKind, recognise_file
from tests.builders.collection_tables import build_collection, claim
from views.state.open_collections import unpack

TABLE = "event_id,date,city,killed\n1,2016-04-20,Qamishli,7\n2,2016-04-21,Qamishli,Unknown\n3,2016-02-30,Amuda,2\n"
NEWER = TABLE.replace(",7", ",9") + "4,2016-04-23,Amuda,1\n"


def answered(order: ImportJob, folder: Path) -> dict[str, object]:
    """What the process would answer, without the process."""
    order.write(folder)
    run_job(folder)
    return ImportProcess.answer.fget(type("Over", (), {"folder": folder, "process": None})())  # type: ignore[attr-defined, no-any-return]


def write(folder: Path, text: str, name: str = "events.csv") -> str:
    (folder / name).write_text(text)
    return str(folder / name)


def test_process_imports_and_answers(tmp_path: Path) -> None:
    running = ImportProcess.start(ImportJob(file=write(tmp_path, TABLE), to=str(tmp_path / "made")), tmp_path)
    assert running.process.wait(120) == 0
    answer = running.answer
    assert running.is_over
    assert answer["rows"] == 3
    assert running.progress.step == list(STEPS)[-1]
    assert len(load_collection(tmp_path / "made").claims) == 3
    assert (tmp_path / "made" / "import-report.csv").read_text().count("value refused") == 1


def test_a_stopped_import_is_over_and_says_so(tmp_path: Path) -> None:
    running = ImportProcess.start(ImportJob(file=write(tmp_path, TABLE), to=str(tmp_path / "made")), tmp_path)
    running.stop()
    assert running.is_over
    assert "error" in running.answer


def test_process_ends_when_nobody_holds_it(tmp_path: Path) -> None:
    process = ImportProcess.start(ImportJob(file=write(tmp_path, TABLE), to=str(tmp_path / "made")), tmp_path).process
    for _ in range(100):
        if process.poll() is not None:
            break
        time.sleep(0.05)
    assert process.poll() is not None


def test_looking_tells_the_format_the_columns_and_the_first_rows(tmp_path: Path) -> None:
    answer = answered(ImportJob(file=write(tmp_path, TABLE)), tmp_path)
    head = head_of(answer)
    assert answer["kind"] == UploadKind.TABLE
    assert list(head.frame.index) == [2, 3, 4]
    made = import_table(head, parse_mapping(str(answer["mapping"]), name="proposed"))
    assert made.rows == 3
    assert not made.collection.problems


def test_looking_at_a_known_format_gives_every_column_a_row(tmp_path: Path) -> None:
    text = "id,type_of_violence,date_start,side_a,side_b,low,best,high,own\n1,1,2016-04-20,A,B,1,2,3,x\n"
    answer = answered(ImportJob(file=write(tmp_path, text)), tmp_path)
    assert answer["format"] == "ucdp"
    mapping = parse_mapping(str(answer["mapping"]), name="ucdp")
    assert [row.means for row in mapping.rows if row.column == "own"] == ["ignore"]
    assert {row.column for row in mapping.rows} - {""} == set(text.splitlines()[0].split(","))


def test_only_the_first_rows_are_shown_before_all_is_read(tmp_path: Path) -> None:
    rows = "".join(f"{number},2016-04-20,Amuda,1\n" for number in range(HEAD_ROWS + 50))
    answer = answered(ImportJob(file=write(tmp_path, "event_id,date,city,killed\n" + rows)), tmp_path)
    assert answer["rows"] == HEAD_ROWS + 50
    assert len(head_of(answer).frame) == HEAD_ROWS


def test_a_newer_release_tells_what_changed_and_keeps_what_was_there(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    answered(ImportJob(file=write(tmp_path, TABLE), to=str(old)), tmp_path)
    answer = answered(ImportJob(file=write(tmp_path, NEWER), to=str(new), onto=str(old)), tmp_path)
    revision = answer["revision"]
    assert isinstance(revision, dict)
    assert {name: kind["number"] for name, kind in revision.items()} == {
        "added": 1,
        "changed": 1,
        "unchanged": 2,
        "gone": 0,
    }
    assert len(load_collection(new).claims) == 5
    assert len(load_collection(old).claims) == 3


def test_a_mapping_changed_by_hand_is_the_one_that_counts(tmp_path: Path) -> None:
    mapping = "column,means,group,detail\nevent_id,id,,\ndate,date,,\nkilled,wounded,,\n"
    answer = answered(ImportJob(file=write(tmp_path, TABLE), to=str(tmp_path / "made"), mapping=mapping), tmp_path)
    assert answer["unread"] == ["city"]
    assert set(load_collection(tmp_path / "made").statements["field"]) == {"when", "wounded"}


@pytest.mark.parametrize("content", ["", "\n\n", "\x00"])
def test_what_is_no_table_is_answered_in_a_sentence(content: str, tmp_path: Path) -> None:
    answer = answered(ImportJob(file=write(tmp_path, content)), tmp_path)
    assert "holds no table" in str(answer["error"])


def zipped(folder: Path, files: dict[str, bytes]) -> Path:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    path = folder / "brought.zip"
    path.write_bytes(content.getvalue())
    return path


def test_collections_are_recognised_in_every_form(tmp_path: Path) -> None:
    collection = build_collection(claim("a", killed="1"))
    write_folder(collection, tmp_path / "folder")
    write_workbook(collection, tmp_path / "book.xlsx")
    files = {f"study/{each.name}": each.read_bytes() for each in (tmp_path / "folder").iterdir()}
    for path in (tmp_path / "book.xlsx", zipped(tmp_path, files)):
        upload = recognise_file(path, tmp_path)
        assert upload.kind is UploadKind.COLLECTION
        assert load_collection(upload.path).digest == collection.digest


def test_a_zip_around_one_table_is_that_table(tmp_path: Path) -> None:
    upload = recognise_file(zipped(tmp_path, {"a/../../events.csv": TABLE.encode(), "readme.md": b""}), tmp_path)
    assert upload == (tmp_path / "events.csv", UploadKind.TABLE)


@pytest.mark.parametrize("files", [{}, {"a.csv": b"x", "b.csv": b"y"}, {"readme.md": b""}])
def test_a_zip_of_something_else_is_refused_in_a_sentence(files: dict[str, bytes], tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match="allowed: one table"):
        recognise_file(zipped(tmp_path, files), tmp_path)


def test_a_zip_whose_packed_data_is_damaged_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "brought.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("events.csv", TABLE * 50)
    content = path.read_bytes()
    path.write_bytes(content[:60] + b"\x00" * 20 + content[80:])
    with pytest.raises(CollectionError, match="cannot be unpacked"):
        recognise_file(path, tmp_path)


def test_a_zip_of_two_collections_is_refused_for_neither_is_the_one(tmp_path: Path) -> None:
    files = {f"{folder}/{table}.csv": b"x" for folder in "ab" for table in ("claims", "statements")}
    with pytest.raises(CollectionError, match=r"holds claims.csv 2 times; allowed: one collection"):
        recognise_file(zipped(tmp_path, files), tmp_path)


def test_an_uploaded_zip_is_the_collection_in_it_and_nothing_else(tmp_path: Path) -> None:
    collection = build_collection(claim("a", killed="1"))
    write_folder(collection, tmp_path / "folder")
    files = {f"study/{each.name}": each.read_bytes() for each in (tmp_path / "folder").iterdir()}
    (tmp_path / "brought").mkdir()
    held = unpack({"../my study.zip": zipped(tmp_path, files).read_bytes()}, tmp_path / "brought")
    assert load_collection(held).digest == collection.digest
    assert list((tmp_path / "brought").iterdir()) == [held]
    with pytest.raises(CollectionError, match="holds a table, no collection"):
        unpack({"events.zip": zipped(tmp_path, {"events.csv": TABLE.encode()}).read_bytes()}, tmp_path)


def test_a_broken_zip_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 no zip")
    with pytest.raises(CollectionError, match="cannot be unpacked"):
        recognise_file(tmp_path / "x.zip", tmp_path)


def test_the_shares_of_the_steps_are_the_whole() -> None:
    assert sum(STEPS.values()) == pytest.approx(1)
