"""What an import job answers."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from claims.adding.import_job import ANSWER_FILE, Answer, ImportJob, TableJob
from claims.adding.run_job import HEAD_ROWS, head_of, read_edits, run_job
from claims.collection import load_collection, write_folder, write_jsonlines
from claims.importers import import_table, parse_mapping
from claims.importers.read.recognise_file import UploadKind
from claims.people import Person, Role, acting
from claims.projects import create_project, open_project
from tests.builders.foreign_tables import EVENTS, NEWER_EVENTS, write_table
from tests.builders.projects import NOW, two_outlets
from tests.builders.team import STRANGER, member, team_project


def answered(job: ImportJob, folder: Path) -> Answer:
    """The answer to a job, without a process."""
    job.write(folder)
    run_job(folder)
    answer: Answer = json.loads((folder / ANSWER_FILE).read_text(encoding="utf-8"))
    return answer


def looked(folder: Path, *files: Path, project: str = "") -> list[Answer]:
    files_seen: list[Answer] = answered(ImportJob(files=tuple(map(str, files)), project=project), folder)["files"]
    return files_seen


def table_jobs(files: list[Answer], release_of: str = "") -> tuple[TableJob, ...]:
    return tuple(
        TableJob(
            file=file["path"],
            sheet=table["sheet"],
            format=table["format"],
            mapping=table["mapping"],
            release_of=release_of,
        )
        for file in files
        for table in file["tables"]
    )


def test_looking_tells_the_format_the_columns_and_the_first_rows(tmp_path: Path) -> None:
    [file] = looked(tmp_path, write_table(tmp_path, EVENTS))
    [table] = file["tables"]
    head = head_of(table)
    assert file["kind"] == UploadKind.TABLE
    assert list(head.frame.index) == [2, 3, 4]
    made = import_table(head, parse_mapping(str(table["mapping"]), name="proposed"))
    assert made.rows == 3
    assert not made.collection.problems


def test_looking_at_a_known_format_gives_every_column_a_row(tmp_path: Path) -> None:
    text = "id,type_of_violence,date_start,side_a,side_b,low,best,high,own\n1,1,2016-04-20,A,B,1,2,3,x\n"
    [file] = looked(tmp_path, write_table(tmp_path, text))
    [table] = file["tables"]
    assert table["format"] == "ucdp"
    mapping = parse_mapping(str(table["mapping"]), name="ucdp")
    assert [row.means for row in mapping.rows if row.column == "own"] == ["ignore"]
    assert {row.column for row in mapping.rows} - {""} == set(text.splitlines()[0].split(","))


def test_only_the_first_rows_are_shown_before_all_is_read(tmp_path: Path) -> None:
    rows = "".join(f"{number},2016-04-20,Amuda,1\n" for number in range(HEAD_ROWS + 50))
    [file] = looked(tmp_path, write_table(tmp_path, "event_id,date,city,killed\n" + rows))
    [table] = file["tables"]
    assert table["rows"] == HEAD_ROWS + 50
    assert len(head_of(table).frame) == HEAD_ROWS


def test_the_sheets_of_one_heading_are_chosen_and_the_others_are_offered(tmp_path: Path) -> None:
    book = Workbook()
    for name, killed in (("SOHR", 7), ("Hawar", 3)):
        sheet = book.create_sheet(name)
        sheet.append(["date", "town", "killed"])
        sheet.append(["2021-01-23", "Qamishli", killed])
    notes = book.create_sheet("notes")
    notes.append(["who", "what"])
    notes.append(["me", "to do"])
    book.save(tmp_path / "book.xlsx")
    [file] = looked(tmp_path, tmp_path / "book.xlsx")
    assert sorted(file["chosen"]) == ["Hawar", "SOHR"]
    assert {table["sheet"] for table in file["tables"]} >= {"Hawar", "SOHR", "notes"}


def test_what_files_change_is_told_and_nothing_is_kept(tmp_path: Path) -> None:
    project = create_project("Mine", folder=tmp_path / "projects", at=NOW)
    first = looked(tmp_path, write_table(tmp_path, EVENTS), project=str(project))
    answer = answered(ImportJob(project=str(project), tables=table_jobs(first)), tmp_path)
    assert (answer["changes"]["claims"], answer["revision"]) == (3, 1)
    with open_project(project) as opened:
        assert opened.revision() == 1
        opened.change(read_edits(tmp_path), what="Imported", at=NOW)
    [again] = looked(tmp_path, write_table(tmp_path, NEWER_EVENTS), project=str(project))
    [table] = again["tables"]
    assert table["remembered"] == "table.csv"
    answer = answered(ImportJob(project=str(project), tables=table_jobs([again], "table")), tmp_path)
    [read] = answer["tables"]
    assert {name: kind["number"] for name, kind in read["revision"].items()} == {
        "added": 1,
        "changed": 1,
        "unchanged": 2,
        "gone": 0,
    }


def test_a_new_project_and_a_copy_of_a_folder_are_told_of_too(tmp_path: Path) -> None:
    files = looked(tmp_path, write_table(tmp_path, EVENTS))
    assert answered(ImportJob(tables=table_jobs(files)), tmp_path)["changes"]["claims"] == 3
    write_folder(load_collection(two_outlets(tmp_path / "outlets")), tmp_path / "folder")
    answer = answered(ImportJob(collection=str(tmp_path / "folder"), tables=table_jobs(files)), tmp_path)
    assert answer["changes"]["claims"] == 3


def test_a_project_that_was_exported_and_changed_is_known_again(tmp_path: Path) -> None:
    project = two_outlets(tmp_path / "projects")
    write_jsonlines(load_collection(project), tmp_path / "outlets.jsonl")
    text = (tmp_path / "outlets.jsonl").read_text(encoding="utf-8").replace('"value": "5"', '"value": "6"')
    (tmp_path / "outlets.jsonl").write_text(text, encoding="utf-8")
    [file] = looked(tmp_path, tmp_path / "outlets.jsonl", project=str(project))
    assert (file["kind"], file["is_changed"]) == (UploadKind.COLLECTION, True)
    answer = answered(ImportJob(project=str(project), workbooks=(file["path"],)), tmp_path)
    assert [(table, row_id, after["value"]) for table, row_id, _, after in answer["rows"]] == [
        ("statements", "sohr-4", "6")
    ]
    assert answer["changes"]["claims"] == 0


def test_another_collection_brings_its_rows_under_free_ids(tmp_path: Path) -> None:
    project, other = two_outlets(tmp_path / "one"), two_outlets(tmp_path / "other")
    with open_project(project) as opened:
        opened.change(opened.dependents("claims", "hawar-c"), what="Without", at=NOW)
        opened.change(opened.dependents("claims", "sohr-c"), what="Without", at=NOW)
    write_jsonlines(load_collection(other), tmp_path / "outlets.jsonl")
    [file] = looked(tmp_path, tmp_path / "outlets.jsonl", project=str(project))
    assert not file["is_changed"]
    answer = answered(ImportJob(project=str(project), workbooks=(file["path"],)), tmp_path)
    assert answer["changes"]["claims"] == 2
    assert {edit.row_id for edit in read_edits(tmp_path) if edit.table == "documents"} == {"hawar-d-2", "sohr-d-2"}
    assert not [edit for edit in read_edits(tmp_path) if edit.table == "sources"]


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"PK\x03\x04 no workbook"])
def test_what_is_no_table_is_answered_with_the_reason(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.csv").write_bytes(content)
    [file] = looked(tmp_path, tmp_path / "bad.csv")
    assert file["error"]


def test_a_table_of_which_nothing_can_be_compared_is_an_error(tmp_path: Path) -> None:
    files = looked(tmp_path, write_table(tmp_path, "town,colour\nQamishli,red\n"))
    assert "no row gives a day" in answered(ImportJob(tables=table_jobs(files)), tmp_path)["error"]


def test_the_row_of_the_headings_can_be_chosen(tmp_path: Path) -> None:
    text = "Strikes,by,month\nof,the,year\nday,town,killed\n2021-01-23,Hill,7\n2021-01-24,Lake,3\n"
    file = write_table(tmp_path, text)
    [found] = looked(tmp_path, file)
    assert (found["tables"][0]["columns"], found["tables"][0]["heading_row"]) == (["Strikes", "by", "month"], 1)
    [chosen] = answered(ImportJob(files=(str(file),), heading_rows=((0, "", 3),)), tmp_path)["files"]
    [table] = chosen["tables"]
    assert (table["columns"], table["heading_row"], table["rows"]) == (["day", "town", "killed"], 3, 2)
    job = TableJob(file=chosen["path"], mapping=table["mapping"], heading_row=3)
    assert answered(ImportJob(tables=(job,)), tmp_path)["tables"][0]["rows"] == 2


def test_a_row_without_headings_is_refused_and_the_table_stays(tmp_path: Path) -> None:
    file = write_table(tmp_path, EVENTS)
    [again] = answered(ImportJob(files=(str(file),), heading_rows=((0, "", 9),)), tmp_path)["files"]
    [table] = again["tables"]
    assert table["refused"].startswith("row 9 holds no headings; allowed:")
    assert table["heading_row"] == 1


@pytest.mark.parametrize(
    ("person", "why"), [(member(Role.CODER), ""), (member(Role.READER), "may not add"), (STRANGER, "is no member")]
)
def test_a_job_may_what_whoever_asked_for_it_may(tmp_path: Path, person: Person, why: str) -> None:
    project, table = team_project(tmp_path / "projects"), write_table(tmp_path, EVENTS)
    with acting(person):
        job = ImportJob(project=str(project), tables=table_jobs(looked(tmp_path, table)))
    answer = answered(job, tmp_path)  # in a process that nobody signed in to
    assert why in answer.get("error", "")
    assert ("error" in answer) == bool(why)
