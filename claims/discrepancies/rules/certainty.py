"""How sure the accounts are: what one only hedges and another gives as a fact."""

from collections.abc import Iterator

from claims.discrepancies.acts import same_act
from claims.discrepancies.discrepancy_sentences import value_words
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.raise_discrepancy import raise_discrepancy
from claims.discrepancies.relations import same_value
from claims.model import Discrepancy, Kind, Severity, Stance, Statement
from claims.tables import Collection
from claims.values import Relation

Pair = tuple[Statement, Statement]  # one that states a value as fact, one that hedges it
# Fields on which a hedge repeated as a fact matters, besides those of high severity.
_COMPARED = frozenset({Kind.COUNT, Kind.CROWD, Kind.RESPONSIBILITY, Kind.CAUSE})


def hedges_as_facts(accounts: Accounts) -> Iterator[Discrepancy]:
    """One account states as fact what another gives only with reservation."""
    collection = accounts.collection
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if not spec.rule or not (spec.rule in _COMPARED or spec.severity is Severity.HIGH):
            continue
        hedged = [each for each in statements if not each.certain and not each.is_denied]
        pairs = [
            (fact, doubt)
            for fact in statements
            if _is_fact(fact)
            for doubt in hedged
            if same_value(collection, fact, doubt) and same_act(accounts, fact, doubt)
        ]
        for alike in _by_value(collection, pairs):
            facts, doubts = (tuple(dict.fromkeys(statements)) for statements in zip(*alike, strict=True))
            sides = [
                accounts.side(f"{value_words(collection, facts[0])} (as fact)", facts, Relation.OVERLAPS),
                accounts.side(f"{value_words(collection, doubts[0])} (with reservation)", doubts, Relation.OVERLAPS),
            ]
            closing = "The value is the same: one account states it as fact, the other with reservation."
            yield raise_discrepancy(accounts, spec, Kind.CERTAINTY, Relation.DIFFERS, spec.severity, sides, closing)


def _by_value(collection: Collection, pairs: list[Pair]) -> list[list[Pair]]:
    """The pairs of each value apart: accounts that hedge several would else be said to state the first of them."""
    groups: list[list[Pair]] = []
    for pair in pairs:
        known = (group for group in groups if same_value(collection, group[0][0], pair[0]))
        group = next(known, None)
        if group is None:
            groups.append(group := [])
        group.append(pair)
    return groups


def _is_fact(statement: Statement) -> bool:
    return statement.stance is Stance.ASSERTS and not statement.chain
