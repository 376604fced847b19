"""The words of a discrepancy: values, questions, and the sentence that a reader understands alone."""

from collections.abc import Iterable, Sequence

from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.relations import GroupCount
from claims.model import FieldType, Side, Statement
from claims.names import join_words
from claims.tables import Collection
from claims.values import VAGUE_WORDS, Count, Relation

CLOSINGS = {
    Relation.CONTRADICTS: "Both cannot be true.",
    Relation.DENIES: "One account denies what the other says.",
    Relation.DIFFERS: "Both could be true.",
}


def value_words(collection: Collection, statement: Statement) -> str:
    """A statement's value as a reader meets it: names for ids, bounds for numbers, long dates."""
    field_type = collection.field_specs[statement.field].type
    if statement.count is not None:
        return count_words(statement.count)
    if statement.span is not None:
        return statement.span.in_words
    if field_type is FieldType.PARTY:
        return collection.name_of("parties", statement.value)
    if field_type is FieldType.PLACE:
        return collection.name_of("places", statement.value)
    return statement.value


def count_words(count: Count) -> str:
    """The bounds in words; of a vague word, the word and the bounds that we give it."""
    words = next((word for word, bounds in VAGUE_WORDS.items() if bounds == (count.low, count.high)), "")
    return f"{words} (read as {count.in_words})" if count.vague and words else count.in_words


def group_count_words(collection: Collection, count: GroupCount) -> str:
    """A count and whom it counts: "9 together (The government)"."""
    whom = f" ({collection.name_of('parties', count.group)})" if count.group else ""
    together = " together" if len(count.statements) > 1 else ""
    return count_words(count.count) + together + whom


def answer_words(collection: Collection, statement: Statement) -> str:
    """A statement's value in words and, of a count, whom it counts."""
    if statement.count is None:
        return value_words(collection, statement)
    return group_count_words(collection, GroupCount(statement.group, statement.count, (statement,)))


def set_words(collection: Collection, statements: Iterable[Statement]) -> str:
    """All values that one account gives, each once."""
    return join_words(list(dict.fromkeys(value_words(collection, statement) for statement in statements)))


def sentence(accounts: Accounts, label: str, sides: Sequence[Side], closing: str) -> str:
    """The sentence of a discrepancy: event, question, each side with its speakers, what follows."""
    answers = "; ".join(f"{side.value}, according to {side.speakers}" for side in sides)
    return f"{accounts.title}, {label}: {answers}. {closing}"
