"""Statements as lists of options show them, with names and numbers as they are said."""

from collections.abc import Callable, Iterable

from claims.coding import CodedStatement, Vocabulary, typed_count
from claims.collection.checks.references import VALUE_TABLES
from claims.model import FieldType
from views.forms.coding.figure_box import count_in_words
from views.option_labels import told_apart
from views.texts import words
from views.texts.translation import localised


def statement_labels(vocabulary: Vocabulary, statements: Iterable[CodedStatement]) -> Callable[[str], str]:
    """The label of each statement by its id: its field, its value, who is counted, and who is quoted."""
    said = {each.statement_id: each for each in statements}

    def shown(statement_id: str) -> str:
        statement = said[statement_id]
        field = vocabulary.rows("fields")[statement.field]
        group = vocabulary.name_of("parties", statement.group) if statement.group else ""
        value = value_in_words(vocabulary, FieldType(field["type"]), statement.value)
        parts = [f"{localised(field['label'])}: {value}", group]
        speakers = [vocabulary.name_of("sources", each.source_id) for each in statement.chain]
        return words.FROM_WHOM.join([words.COMMA.join(filter(None, parts)), *speakers])

    return told_apart(said, shown)


def value_in_words(vocabulary: Vocabulary, type_: FieldType | None, value: str) -> str:
    """A value as it is said on screen: the name of a party or place, a count in words, else as it is written."""
    if type_ and (table := VALUE_TABLES.get(type_)):
        return vocabulary.name_of(table, value)
    count = typed_count(value) if type_ is FieldType.COUNT else None
    return count_in_words(count) if count else value
