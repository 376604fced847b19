import json
from pathlib import Path

import pytest

from claims.matching import CLAIM_COLUMNS
from claims.matching.claims.claim_table import read_claim_table
from tests.builders.claim_tables import LISTS, NEWS, write_table


def test_columns_of_news_are_understood(tmp_path: Path) -> None:
    found = read_claim_table(write_table(tmp_path, NEWS))
    assert tuple(found.frame.columns) == CLAIM_COLUMNS
    assert found.problems == ()
    assert found.unread == ("killed", "injured")
    assert found.frame["area"].tolist() == ["Michigan", "", "Ohio", "Georgia"]
    assert found.frame["guessed"].tolist() == [False, False, True, False]


def test_columns_of_lists_are_understood(tmp_path: Path) -> None:
    found = read_claim_table(write_table(tmp_path, LISTS))
    assert found.problems == ()
    assert all(name.startswith(("killed", "wounded")) for name in found.unread)
    assert found.frame["party_paths"].tolist() == ["party:united states"] * 2 + ["party:united states|party:taliban"]
    assert found.frame["latitude"].tolist() == [33.03, 32.6, 33.02]


def test_documents_are_claims(tmp_path: Path) -> None:
    lines = [
        {
            "doc": "d1",
            "title": "A title",
            "published": "2016-01-05",
            "url": "https://www.one.example/x",
            "text": "Words.",
        }
    ]
    found = read_claim_table(
        write_table(tmp_path, "\n".join(map(json.dumps, lines)) + "\nnot json\n", "documents.jsonl")
    )
    assert found.frame["source_id"].tolist() == ["one.example"]
    assert [problem.row for problem in found.problems] == [2]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (",s,2016-01-05,t,,,,,,,", "claim_id"),
        ("n1,s,2016-01-05,t,,,,,,,", "claim_id"),
        ("n9,s,yesterday,t,,,,,,,", "published"),
        ("n9,s,2016-01-05,t,,,32/12/2015,,,,", "date_stated"),
        ("n9,s", ""),
    ],
)
def test_a_bad_row_is_told_and_the_rest_is_read(line: str, column: str, tmp_path: Path) -> None:
    found = read_claim_table(write_table(tmp_path, NEWS + line + "\n"))
    assert {(problem.row, problem.column) for problem in found.problems} == {(6, column)}
    assert found.frame["claim_id"].tolist() == ["n1", "n2", "n3", "n4"]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("n9,99,2016-01-05,", "lat"),
        ("n9,٣٣,2016-01-05,", "lat"),
        ("n9,3,2016-01-05,2016-01-04", "end_date"),
    ],
)
def test_a_cell_that_cannot_be_meant_refuses_its_row(line: str, column: str, tmp_path: Path) -> None:
    table = f"id,lat,date,end_date\nn1,33.5,2016-01-05,2016-01-06\n{line}\n"
    found = read_claim_table(write_table(tmp_path, table))
    assert [(problem.row, problem.column) for problem in found.problems] == [(3, column)]
    assert found.frame["claim_id"].tolist() == ["n1"]


def test_a_broken_address_names_no_source_and_stops_nothing(tmp_path: Path) -> None:
    table = "id,url,lat\nn1,http://[z,1\nn2,http://[z,99\nn3,https://www.one.example/a,2\n"
    found = read_claim_table(write_table(tmp_path, table))
    assert found.frame["source_id"].tolist() == ["", "one.example"]
    assert [problem.row for problem in found.problems] == [3]


def test_a_document_with_a_control_character_is_refused_and_not_changed(tmp_path: Path) -> None:
    lines = '{"doc": "d1", "title": "x\x01y"}\n{"doc": "d2", "title": "one\u2028two"}\n'
    found = read_claim_table(write_table(tmp_path, lines, "documents.jsonl"))
    assert [problem.row for problem in found.problems] == [1]
    assert found.frame["title"].tolist() == ["one\u2028two"]


def test_a_row_of_another_width_takes_no_id(tmp_path: Path) -> None:
    found = read_claim_table(write_table(tmp_path, "id,title,lat\nb,y\nb,z,2\n"))
    assert [(problem.row, problem.found) for problem in found.problems] == [(2, "2 cells")]
    assert found.frame["title"].tolist() == ["z"]
