"""Which cells say that a value is not known, and the one remark on them."""

import pytest

from claims.importers.cells.unknown_values import is_unknown, known_texts, note_unknown
from claims.importers.remarks import Remarks
from tests.builders.foreign_tables import column, remark_lines


@pytest.mark.parametrize(
    "text", ["Unknown", " n/a ", "-", "?", "not known", "-9", "-99", "-9999", "-88", "-77", "-99.0"]
)
def test_words_and_codes_for_unknown(text: str) -> None:
    assert is_unknown(text)


@pytest.mark.parametrize("text", ["", "0", "9", "99", "-1", "-98", "-99999", "Unknown gunmen", "Nantes"])
def test_values_that_are_no_word_for_unknown(text: str) -> None:
    assert not is_unknown(text)


def test_known_texts_are_on_one_line_and_unknown_ones_empty() -> None:
    assert list(known_texts(column("a\n b", "n/a", "", "-99"))) == ["a b", "", "", ""]


def test_each_unknown_cell_gets_a_remark() -> None:
    remarks = Remarks("table")
    assert list(note_unknown(column("7", "unk", "", "n/a"), remarks)) == [False, True, False, True]
    done = "a word or code for unknown, read as not stated"
    assert remark_lines(remarks) == [(3, "changed", done), (5, "changed", done)]
