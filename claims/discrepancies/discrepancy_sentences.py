"""The words of a discrepancy: values, questions, and the sentence that a reader understands alone."""

from collections.abc import Iterable, Sequence

from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.relations import Figure
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
    kind = collection.field_specs[statement.field].type
    if statement.count is not None:
        return count_words(statement.count)
    if statement.span is not None:
        return statement.span.in_words
    if kind is FieldType.PARTY:
        return collection.name_of("parties", statement.value)
    if kind is FieldType.PLACE:
        return collection.name_of("places", statement.value)
    return statement.value


def count_words(count: Count) -> str:
    """The bounds in words; of a vague word, the word and the bounds that we give it."""
    words = next((word for word, bounds in VAGUE_WORDS.items() if bounds == (count.low, count.high)), "")
    return f"{words} (read as {count.in_words})" if count.vague and words else count.in_words


def figure_words(collection: Collection, figure: Figure) -> str:
    """A number and whom it counts."""
    whom = f" ({collection.name_of('parties', figure.group)})" if figure.group else ""
    together = " together" if len(figure.statements) > 1 else ""
    return count_words(figure.count) + together + whom


def set_words(collection: Collection, statements: Iterable[Statement]) -> str:
    """All values that one account gives, each once."""
    return join_words(list(dict.fromkeys(value_words(collection, statement) for statement in statements)))


def sentence(accounts: Accounts, label: str, sides: Sequence[Side], closing: str) -> str:
    """The sentence of a discrepancy: event, question, each side with its speakers, what follows."""
    told = "; ".join(f"{side.value}, according to {side.speakers}" for side in sides)
    return f"{accounts.title}, {label}: {told}. {closing}"
