"""A DOCX as it reads today, with its tables in their place and its footnotes."""

from claims.extract import read_content
from claims.extract.document.docx_lines import table_lines
from tests.builders.document_files import revised_word_file


def test_inserted_words_are_read_deleted_ones_are_not_and_notes_and_tables_stand_where_they_belong() -> None:
    assert read_content(revised_word_file(), name="a.docx").text.split("\n") == [
        "The strike killed nine people.[7]",
        "Place Killed Injured",
        "Sanderby, 3 killed, 0 injured.",
        "The end.",
        "[7] The ministry gave ten.",
    ]


def test_numbers_of_a_table_stand_with_the_heading_of_their_column() -> None:
    assert table_lines([["Day", "Killed"], ["3 May", "12"], ["", "5", "more"]]) == [
        "Day Killed",
        "3 May, 12 killed.",
        "5 killed, more.",
    ]
    assert table_lines([]) == []
