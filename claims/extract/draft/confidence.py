"""How sure each statement is: the measured share of what its rule finds that a reviewer keeps, then agreement.

`languages/lists/confidence.csv` holds the shares, counted against the hand coding of the shipped collection by
`benchmarks/extraction_coding.py --measure`. A count or day that is also the answer of the text as a whole takes
the probability of that answer, which was fitted on labelled news. Sources that agree outrank both.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from claims.extract.languages.word_lists import csv_rows
from claims.extract.records import DraftClaim, DraftDocument, DraftStatement, EventDay
from claims.model import Statement

UNKNOWN_RULE = 0.5
AGREED = 0.95  # a lower bound: where all of several sources agree, 89 % of their tolls are right in labelled news
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
    """Drafts of one event, told by several sources: figures that all who count give alike are raised above the rest.

    Only for drafts that a person or the matching holds to be about one event.
    """
    given: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(dict)
    for number, draft in enumerate(drafts):
        for statement in _counts(draft):
            key = statement.field, statement.group
            given[key].setdefault(draft.document.source or str(number), set()).add(statement.value)
    agreed = {
        key for key, by_source in given.items() if len(by_source) > 1 and len(set.union(*by_source.values())) == 1
    }
    return tuple(_raised(draft, agreed) for draft in drafts)


def with_stored_agreement(claim: DraftClaim, told: Mapping[str, Iterable[Statement]]) -> DraftClaim:
    """A draft claim held against stored accounts of its incident: figures that all sources who count give alike are raised.

    Args:
        told: The statements of those accounts by source; the draft's own source is not among them.
    """
    given: dict[tuple[str, str], set[str]] = defaultdict(set)
    for statements in told.values():
        for each in statements:
            given[each.field, each.group].add(each.value)
    own: dict[tuple[str, str], set[str]] = defaultdict(set)
    for draft in claim.statements:
        own[draft.field, draft.group].add(draft.value)
    agreed = {key for key, values in own.items() if len(values) == 1 and given.get(key) == values}
    agreed = {key for key in agreed if key[0] in _AGREEING_FIELDS}
    raised = (_borne_out(each) if (each.field, each.group) in agreed else each for each in claim.statements)
    return replace(claim, statements=tuple(raised))


def _borne_out(statement: DraftStatement) -> DraftStatement:
    """The statement above what its own pattern gives: half of the doubt is gone, and all but a little at least."""
    return replace(statement, confidence=round(max(AGREED, (1 + statement.confidence) / 2), 4))


def _counts(draft: DraftDocument) -> Iterable[DraftStatement]:
    return (each for claim in draft.claims for each in claim.statements if each.field in _AGREEING_FIELDS)


def _raised(draft: DraftDocument, agreed: set[tuple[str, str]]) -> DraftDocument:
    def raised(statement: DraftStatement) -> DraftStatement:
        if (statement.field, statement.group) not in agreed:
            return statement
        return _borne_out(statement)

    claims = (replace(claim, statements=tuple(map(raised, claim.statements))) for claim in draft.claims)
    return replace(draft, claims=tuple(claims))
