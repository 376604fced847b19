"""Phrases and names that can be read in two ways."""

from collections.abc import Iterator, Sequence

from claims.discrepancies.discrepancy_sentences import answer_words
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.raise_discrepancy import new_discrepancy
from claims.model import Discrepancy, Kind, Statement
from claims.values import Relation


def phrases_with_two_readings(accounts: Accounts) -> Iterator[Discrepancy]:
    """One phrase or name that can be read in two ways."""
    readings: dict[str, list[Statement]] = {}
    for statement in accounts.all_statements:
        if statement.reading_of:
            readings.setdefault(statement.reading_of, []).append(statement)
    for primary_id, others in readings.items():
        yield _ambiguity(accounts, accounts.collection.statement_records[primary_id], others)


def _ambiguity(accounts: Accounts, primary: Statement, others: Sequence[Statement]) -> Discrepancy:
    spec = accounts.spec(primary.field)
    sides = [accounts.side(_reading_words(accounts, each), [each], Relation.DIFFERS) for each in (primary, *others)]
    values = list(dict.fromkeys(side.value for side in sides))
    listed = f": {' or '.join(values)}" if len(values) > 1 else ""
    notes = " ".join(dict.fromkeys(each.note for each in (primary, *others) if each.note))
    text = f"{accounts.title}, {spec.label}: “{primary.fragment}” ({sides[0].speakers}) can be read in two ways{listed}. {notes}"
    return new_discrepancy(accounts, spec, Kind.AMBIGUITY, Relation.DIFFERS, spec.severity, sides, text.strip())


def _reading_words(accounts: Accounts, statement: Statement) -> str:
    whom_unsaid = statement.count is not None and not statement.group
    return answer_words(accounts.collection, statement) + (" (of whom is not said)" if whom_unsaid else "")
