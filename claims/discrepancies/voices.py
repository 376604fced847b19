"""What each speaker says on a field, and in how many ways its words can be read."""

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import product

from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.relations import relate
from claims.model import Statement
from claims.values import Relation


def by_speaker(
    accounts: Accounts, statements: Iterable[Statement], *, whole: bool = False
) -> dict[str, list[Statement]]:
    """Speaker to statements; `whole` takes all that one source publishes together, whoever says it."""
    told: dict[str, list[Statement]] = {}
    for statement in statements:
        speaker = accounts.source_of(statement) if whole else accounts.speaker_of(statement)
        told.setdefault(speaker, []).append(statement)
    return told


def readings_of(accounts: Accounts, statement: Statement) -> tuple[Statement, ...]:
    """The statement and the other readings of its words on the same field."""
    return (statement, *accounts.collection.readings.get(statement.statement_id, ()))


def pairs_of_readings(
    accounts: Accounts, one: Statement, other: Statement
) -> Iterator[tuple[Statement, Statement, Relation]]:
    """Every reading of the one beside every reading of the other, and how they stand to each other."""
    for reading, against in product(readings_of(accounts, one), readings_of(accounts, other)):
        yield reading, against, relate(accounts.collection, reading, against)


def excludes_however_read(accounts: Accounts, one: Statement, other: Statement, excluding: Set[Relation]) -> bool:
    """Whether two statements exclude each other in every reading of their words."""
    return all(relation in excluding for _, _, relation in pairs_of_readings(accounts, one, other))


def closest_places(accounts: Accounts, statements: Sequence[Statement]) -> list[Statement]:
    """The places of one speaker without those that only hold another place that it names."""
    tree = accounts.collection.place_tree
    named = {each.value for each in statements}
    return [
        each for each in statements if not any(place != each.value and tree.holds(each.value, place) for place in named)
    ]


def names_both(accounts: Accounts, statements: Iterable[Statement], one: str, other: str) -> bool:
    """Whether a speaker's places meet both of two places, so that both can be meant."""
    tree = accounts.collection.place_tree
    named = [each.value for each in statements]
    return all(any(tree.related(value, place) for value in named) for place in (one, other))
