"""The matrix of incidents and sources: each cell reads without colour."""

import pytest

from claims.errors import UnknownIdError
from claims.survey import MatrixCell, matrix_row
from claims.values import Relation
from tests.builders.collection_tables import build_collection, claim, said
from tests.builders.compared import COLLECTION, INCIDENTS, A, B, C
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
