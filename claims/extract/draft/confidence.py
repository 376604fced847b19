"""Sets the confidence of statements: the measured share of what a rule finds that a reviewer keeps, then agreement.

`confidence.csv` holds the shares, counted against the hand coding of the shipped collection by
`benchmarks/extraction_coding.py --measure`. The day of the main event has the probability of that day, which was
fitted on labelled news, where it is higher. Sources that agree outrank both.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from claims.extract.languages.word_lists import csv_rows
from claims.extract.records import DraftClaim, DraftDocument, EventDay
from claims.model import Statement

UNKNOWN_RULE = 0.5
AGREED = 0.95  # a lower bound: where all of several sources agree, 89 % of their counts are right in labelled news
_AGREEING_FIELDS = frozenset({"killed", "wounded", "captured", "detained", "crowd", "displaced"})


@cache
def _shares() -> dict[str, float]:
    return {row["rule"]: float(row["share"]) for row in csv_rows("claims.extract.draft", "confidence.csv")}


def with_confidence(claim: DraftClaim, event_day: EventDay | None) -> DraftClaim:
    """The claim with the confidence of each statement set: the kept share of its rule.

    The day of the main event has the probability of that day, where it is higher.
    """
    day = event_day.day.isoformat() if event_day else ""
    statements = []
    for statement in claim.statements:
        confidence = _shares().get(statement.rule, UNKNOWN_RULE)
        if event_day and (statement.field, statement.value) == ("when", day):
            confidence = max(confidence, event_day.probability)
        statements.append(replace(statement, confidence=round(confidence, 4)))
    return replace(claim, statements=tuple(statements))


def with_agreement(drafts: Sequence[DraftDocument]) -> tuple[DraftDocument, ...]:
    """Drafts about one event by several sources, with the counts raised that all sources who count give alike.

    Only for drafts that a person or the matching takes to be about one event.
    """
    values: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(dict)
    for number, draft in enumerate(drafts):
        for claim in draft.claims:
            for statement in claim.statements:
                if statement.field in _AGREEING_FIELDS:
                    by_source = values[statement.field, statement.group]
                    by_source.setdefault(draft.document.source or str(number), set()).add(statement.value)
    agreed = {
        key for key, by_source in values.items() if len(by_source) > 1 and len(set.union(*by_source.values())) == 1
    }
    return tuple(replace(draft, claims=tuple(_raised(claim, agreed) for claim in draft.claims)) for draft in drafts)


def with_stored_agreement(claim: DraftClaim, accounts: Mapping[str, Iterable[Statement]]) -> DraftClaim:
    """A draft claim with the counts raised that all stored accounts of its incident who count give alike.

    Args:
        claim: The draft claim.
        accounts: The statements of those accounts by source; the draft's own source is not among them.
    """
    stored: dict[tuple[str, str], set[str]] = defaultdict(set)
    for statements in accounts.values():
        for statement in statements:
            stored[statement.field, statement.group].add(statement.value)
    drafted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for draft in claim.statements:
        if draft.field in _AGREEING_FIELDS:
            drafted[draft.field, draft.group].add(draft.value)
    return _raised(claim, {key for key, values in drafted.items() if len(values) == 1 and stored.get(key) == values})


def _raised(claim: DraftClaim, agreed: set[tuple[str, str]]) -> DraftClaim:
    """The claim with half of the doubt in agreed counts gone, and at least all but `AGREED` of it."""
    statements = (
        replace(statement, confidence=round(max(AGREED, (1 + statement.confidence) / 2), 4))
        if (statement.field, statement.group) in agreed
        else statement
        for statement in claim.statements
    )
    return replace(claim, statements=tuple(statements))
