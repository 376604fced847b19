"""The matrix of incidents and sources: each cell reads without colour."""

import pytest

from claims.errors import UnknownIdError
from claims.model import Discrepancy, Severity
from claims.survey import MatrixCell, matrix_row
from claims.values import Relation
from tests.builders.collection_tables import build_collection, claim, said
from tests.builders.compared import COLLECTION, INCIDENTS, A, B, C
from tests.builders.discrepancies import discrepancy
from tests.builders.incidents import linked


@pytest.mark.parametrize(
    ("incident", "source", "field", "text"),
    [
        ("one", A, "killed", "5 ≠"),
        ("one", B, "killed", "8 ≠"),
        ("one", C, "killed", "·"),
        ("one", B, "participant", "∅"),
        ("one", A, "", "≠ contradicts"),
        ("two", A, "when", "1 to 5 March 2021 ≈"),
        ("three", B, "", "only account"),
        ("three", B, "force", "fire at people"),
        ("three", A, "", "·"),
    ],
)
def test_cell_of_the_matrix_reads_without_colour(incident: str, source: str, field: str, text: str) -> None:
    assert matrix_row(COLLECTION, INCIDENTS, incident, [A, B, C], field=field)[source].text == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (MatrixCell(("a",), "5", Relation.AGREES), "5 ="),
        (MatrixCell(("a",), "", Relation.AGREES), "= agrees"),
        (MatrixCell(("a",), "", Relation.SILENT), "∅"),
        (MatrixCell((), "", Relation.NO_ACCOUNT), "·"),
        (MatrixCell((), "", None), ""),
        (MatrixCell(("a",), "5", None), "5"),
    ],
)
def test_text_of_a_cell(cell: MatrixCell, text: str) -> None:
    assert cell.text == text


def test_cells_come_in_the_order_of_the_sources_with_all_claims_of_each() -> None:
    collection = build_collection(
        *(claim(name, source=A, killed=number) for name, number in (("a", "5"), ("b", "6"), ("d", "6"))),
        claim("c", source=B, killed="6"),
    )
    incidents = linked(collection, {"i": ["a", "b", "c", "d"]})
    row = matrix_row(collection, incidents, "i", [B, C, A], field="killed")
    assert list(row) == [B, C, A]
    assert row[A].claim_ids == ("a", "b", "d")
    assert row[A].value == "5; 6"
    assert row[B] == MatrixCell(("c",), "6", row[B].relation)
    assert row[C] == MatrixCell((), "", Relation.NO_ACCOUNT)


def test_unknown_incident_is_refused() -> None:
    with pytest.raises(UnknownIdError):
        matrix_row(COLLECTION, INCIDENTS, "four", [A])


def test_a_claim_that_is_silent_adds_nothing_to_the_cell_of_its_source() -> None:
    collection = build_collection(
        claim("a", source=A, wounded="1"), claim("b", source=A, killed="5"), claim("c", source=B, killed="5")
    )
    row = matrix_row(collection, linked(collection, {"i": ["a", "b", "c"]}), "i", [A], field="killed")
    assert row[A].text == "5 ="


def test_an_inferred_value_is_marked() -> None:
    none = said("0", basis="inference", note="n")
    collection = build_collection(claim("a", source=A, killed="5"), claim("b", source=B, killed=none))
    row = matrix_row(collection, linked(collection, {"i": ["a", "b"]}), "i", [A, B], field="killed")
    assert [row[source].text for source in (A, B)] == ["5 ~", "0 (inferred) ~"]


@pytest.mark.parametrize(
    ("raised", "relations"),
    [
        (discrepancy(Severity.HIGH, A, B), [Relation.CONTRADICTS, Relation.CONTRADICTS, Relation.AGREES]),
        (discrepancy(Severity.HIGH, A), [Relation.AGREES] * 3),
        (discrepancy(Severity.HIGH, A, B, relation=Relation.DIFFERS), [Relation.AGREES] * 3),
    ],
)
def test_a_clash_that_no_two_answers_show_stands_in_the_cells_of_its_sources(
    raised: Discrepancy, relations: list[Relation]
) -> None:
    """Where each side says that it was attacked, the answers differ, and only the rule on it raises a clash."""
    collection = build_collection(*(claim(source, source=source, killed="5") for source in (A, B, C)))
    incidents = linked(collection, {"i": [A, B, C]})
    row = matrix_row(collection, incidents, "i", [A, B, C], discrepancies=[raised])
    assert [cell.relation for cell in row.values()] == relations
    of_field = matrix_row(collection, incidents, "i", [A], field="killed", discrepancies=[raised])
    assert of_field[A].relation is Relation.AGREES
