"""Claim ids: from which cells, and which rows are left out."""

import pytest

from claims.importers.assemble.rows.claim_ids import name_rows, source_id
from claims.importers.mapping.mapping import Mapping
from claims.importers.remarks import Remarks
from tests.builders.foreign_tables import frame_of, mapping_of, remark_lines


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([",source_id,,UCDP"], "ucdp"),
        ([",source,,The Post"], "the-post"),
        ([",source_id,,…", ",source,,A"], "a"),
        ([], "table"),
    ],
)
def test_the_source_that_compiled_the_table(lines: list[str], expected: str) -> None:
    assert source_id(mapping_of(*lines) if lines else Mapping(())) == expected


def test_rows_are_named_by_their_ids_and_a_second_one_is_numbered() -> None:
    frame, remarks = frame_of(no=["7", "8.0", "7"], x=["a", "a", "b"]), Remarks("table")
    rows, claim_ids = name_rows(frame, mapping_of("no,id"), remarks)
    assert list(claim_ids) == ["table-7", "table-8", "table-7.2"]
    assert list(rows.index) == [2, 3, 4]
    assert remark_lines(remarks) == [(4, "changed", "an id that another row has; numbered .2 and so on")]


def test_several_columns_make_one_id() -> None:
    _, claim_ids = name_rows(
        frame_of(year=["2016", ""], no=["7", "7"]), mapping_of("year,id", "no,id"), Remarks("table")
    )
    assert list(claim_ids) == ["table-2016-7", "table-7"]


def test_the_same_row_again_is_refused() -> None:
    frame, remarks = frame_of(no=["7", "7", "8"]), Remarks("table")
    rows, claim_ids = name_rows(frame, mapping_of("no,id"), remarks)
    assert list(claim_ids) == ["table-7", "table-8"]
    assert list(rows.index) == [2, 4]
    assert remark_lines(remarks) == [(3, "row refused", "not read twice")]


def test_a_row_without_an_id_is_named_by_its_content() -> None:
    frame, remarks = frame_of(no=["", "7", "n/a"], x=["a", "b", "c"]), Remarks("table")
    _, claim_ids = name_rows(frame, mapping_of("no,id"), remarks)
    first, second, third = claim_ids
    assert second == "table-7"
    assert first.startswith("table-row-")
    assert third.startswith("table-row-")
    assert first != third
    done = "named by a digest of its cells"
    assert remark_lines(remarks) == [(2, "changed", done), (4, "changed", done)]


def test_a_table_without_ids_names_its_rows_by_their_filled_cells() -> None:
    remarks = Remarks("table")
    _, claim_ids = name_rows(frame_of(x=["a", "b"], y=["1", "1"]), mapping_of("y,killed"), remarks)
    _, with_empty = name_rows(frame_of(x=["b"], z=[""], y=["1"]), mapping_of("y,killed"), Remarks("table"))
    assert len(set(claim_ids)) == 2
    assert with_empty.iloc[0] == claim_ids.iloc[1]
    assert remark_lines(remarks) == [(None, "noted", "each row is named by a digest of its cells")]
