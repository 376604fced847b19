"""What an import job answers."""

import json
from pathlib import Path

import pytest

from claims.collection import load_collection, write_jsonlines
from claims.importers import import_table, parse_mapping
from claims.importers.job.import_job import ANSWER_FILE, Answer, ImportJob
from claims.importers.job.run_job import HEAD_ROWS, head_of, run_job
from claims.importers.read.recognise_file import UploadKind
from tests.builders.foreign_tables import EVENTS, NEWER_EVENTS, write_table


def answered(job: ImportJob, folder: Path) -> Answer:
    """The answer to a job, without a process."""
    job.write(folder)
    run_job(folder)
    answer: Answer = json.loads((folder / ANSWER_FILE).read_text(encoding="utf-8"))
    return answer


def test_looking_tells_the_format_the_columns_and_the_first_rows(tmp_path: Path) -> None:
    answer = answered(ImportJob(file=str(write_table(tmp_path, EVENTS))), tmp_path)
    head = head_of(answer)
    assert answer["kind"] == UploadKind.TABLE
    assert list(head.frame.index) == [2, 3, 4]
    made = import_table(head, parse_mapping(str(answer["mapping"]), name="proposed"))
    assert made.rows == 3
    assert not made.collection.problems


def test_looking_at_a_known_format_gives_every_column_a_row(tmp_path: Path) -> None:
    text = "id,type_of_violence,date_start,side_a,side_b,low,best,high,own\n1,1,2016-04-20,A,B,1,2,3,x\n"
    answer = answered(ImportJob(file=str(write_table(tmp_path, text))), tmp_path)
    assert answer["format"] == "ucdp"
    mapping = parse_mapping(str(answer["mapping"]), name="ucdp")
    assert [row.means for row in mapping.rows if row.column == "own"] == ["ignore"]
    assert {row.column for row in mapping.rows} - {""} == set(text.splitlines()[0].split(","))


def test_only_the_first_rows_are_shown_before_all_is_read(tmp_path: Path) -> None:
    rows = "".join(f"{number},2016-04-20,Amuda,1\n" for number in range(HEAD_ROWS + 50))
    answer = answered(ImportJob(file=str(write_table(tmp_path, "event_id,date,city,killed\n" + rows))), tmp_path)
    assert answer["rows"] == HEAD_ROWS + 50
    assert len(head_of(answer).frame) == HEAD_ROWS


def test_a_newer_release_tells_what_changed_and_keeps_what_was_there(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    answered(ImportJob(file=str(write_table(tmp_path, EVENTS)), to=str(old)), tmp_path)
    answer = answered(ImportJob(file=str(write_table(tmp_path, NEWER_EVENTS)), to=str(new), onto=str(old)), tmp_path)
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
    answer = answered(
        ImportJob(file=str(write_table(tmp_path, EVENTS)), to=str(tmp_path / "made"), mapping=mapping), tmp_path
    )
    assert answer["unread"] == {"city": "no meaning is known for it"}
    assert set(load_collection(tmp_path / "made").statements["field"]) == {"when", "wounded"}


@pytest.mark.parametrize("content", ["", "\n\n", "\x00"])
def test_what_is_no_table_is_answered_in_a_sentence(content: str, tmp_path: Path) -> None:
    answer = answered(ImportJob(file=str(write_table(tmp_path, content))), tmp_path)
    assert "contains no table" in str(answer["error"])


def test_a_collection_is_answered_with_what_it_holds(tmp_path: Path) -> None:
    made = tmp_path / "made"
    answered(ImportJob(file=str(write_table(tmp_path, EVENTS)), to=str(made)), tmp_path)
    write_jsonlines(load_collection(made), tmp_path / "made.jsonl")
    answer = answered(ImportJob(file=str(tmp_path / "made.jsonl")), tmp_path)
    assert (answer["kind"], answer["tables"]["claims"], answer["problems"]) == ("collection", 3, [])


def test_the_worst_remarks_come_first_and_none_that_only_notes(tmp_path: Path) -> None:
    table = EVENTS + "4,2016-04-23,Amuda,1,x\n"
    answer = answered(ImportJob(file=str(write_table(tmp_path, table)), to=str(tmp_path / "made")), tmp_path)
    assert [(row, outcome) for row, *_, outcome in answer["worst"]] == [
        (5, "row refused"),
        (4, "value refused"),
        (3, "changed"),
    ]
    assert answer["remarks"][0].keys() == {"outcome", "column", "done", "times", "first_row", "example"}
