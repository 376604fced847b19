"""The coded collections in data/: their tables are sound."""

import csv
from pathlib import Path

import pytest

from claims.collection import load_collection
from claims.schema import TABLE_COLUMNS, TABLES
from tests.builders.shipped import EL_SALVADOR, SHIPPED

MOST_WORDS = 12


def read_table(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module", params=[SHIPPED, EL_SALVADOR], ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture(scope="module")
def statements(folder: Path) -> list[dict[str, str]]:
    return read_table(folder, "statements")


@pytest.fixture(scope="module")
def documents(folder: Path) -> dict[str, dict[str, str]]:
    return {row["document_id"]: row for row in read_table(folder, "documents")}


@pytest.fixture(scope="module")
def document_of_claim(folder: Path) -> dict[str, str]:
    return {row["claim_id"]: row["document_id"] for row in read_table(folder, "claims")}


def test_loads_without_problems(folder: Path) -> None:
    collection = load_collection(folder)
    assert [str(problem) for problem in collection.problems] == []
    assert {table: len(getattr(collection, table)) for table in TABLES} == {
        table: len(read_table(folder, table)) for table in TABLES
    }


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_plain_files(folder: Path, table: str) -> None:
    content = (folder / f"{table}.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    header = content.decode("utf-8").splitlines()[0]
    assert tuple(header.split(",")) == TABLE_COLUMNS[table]


def test_every_statement_names_its_words(statements: list[dict[str, str]]) -> None:
    without = [
        row["statement_id"] for row in statements if not (row["fragment"] and row["paragraph"] and row["verbatim"])
    ]
    assert without == []


def test_every_inference_says_what_it_is_concluded_from(statements: list[dict[str, str]]) -> None:
    assert [row["statement_id"] for row in statements if row["basis"] == "inference" and not row["note"]] == []


def test_what_is_relayed_names_its_speaker(statements: list[dict[str, str]]) -> None:
    assert [row["statement_id"] for row in statements if row["stance"] == "relays" and not row["chain"]] == []


def test_fragments_are_short(statements: list[dict[str, str]]) -> None:
    long = [row["statement_id"] for row in statements if len(row["fragment"].split()) > MOST_WORDS]
    assert long == []


def test_fragments_contain_their_verbatim(statements: list[dict[str, str]]) -> None:
    apart = [row["statement_id"] for row in statements if row["verbatim"] not in row["fragment"]]
    assert apart == []


def test_fragments_in_other_languages_have_a_gloss(
    statements: list[dict[str, str]], documents: dict[str, dict[str, str]], document_of_claim: dict[str, str]
) -> None:
    foreign = [
        row
        for row in statements
        if documents[document_of_claim[row["claim_id"]]]["language"] != "en" and not row["fragment"].isascii()
    ]
    assert [row["statement_id"] for row in foreign if not row["gloss"]] == []


def test_every_claim_says_something_and_every_document_claims(
    folder: Path, statements: list[dict[str, str]], documents: dict[str, dict[str, str]]
) -> None:
    claims = read_table(folder, "claims")
    assert {row["claim_id"] for row in claims} == {row["claim_id"] for row in statements}
    assert set(documents) == {row["document_id"] for row in claims}


def test_parts_and_readings_stay_within_their_claim(statements: list[dict[str, str]]) -> None:
    claim_of = {row["statement_id"]: row["claim_id"] for row in statements}
    for column in ("part_of", "reading_of"):
        assert [
            row["statement_id"] for row in statements if row[column] and claim_of[row[column]] != row["claim_id"]
        ] == []
