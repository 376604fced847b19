"""Which act of an event a statement is about: what one speaker says was attacked, so that two acts are not taken for one."""

from claims.discrepancies.incident_accounts import Accounts
from claims.model import ATTACKED, INITIATOR, TARGET, FieldType, Kind, Statement, is_read, split_list


def targets_of(accounts: Accounts, statement: Statement) -> frozenset[str]:
    """What was attacked, by the word of the same speakers in the same claim; empty where they do not say."""
    if statement.field != TARGET and not is_of_act(accounts, statement):
        return frozenset()
    told = accounts.collection.statements_of_claim[statement.claim_id]
    return frozenset(each.value for each in told if each.field == TARGET and each.chain == statement.chain)


def same_act(accounts: Accounts, one: Statement, other: Statement) -> bool:
    """Whether two statements can be about one act.

    They cannot where both are about who attacked or was attacked, and their speakers name targets
    of which none is the same: who fired at homes need not be who attacked a checkpoint.
    """
    targets, others = targets_of(accounts, one), targets_of(accounts, other)
    return not (targets and others) or not targets.isdisjoint(others)


def accuse_each_other(accounts: Accounts, one: Statement, other: Statement) -> bool:
    """Whether two speakers tell of one attack and each names as attacked whom the other names as the attacker.

    One of them need not name the attacker in words, if it was its own side that was attacked.
    """
    if not (one.field == other.field == ATTACKED and same_act(accounts, one, other)):
        return False
    pairs = ((one, other), (other, one))
    return any(_names(accounts, *pair) for pair in pairs) and all(
        _names(accounts, *pair) or _tells_of_own_side(accounts, pair[0]) for pair in pairs
    )


def _names(accounts: Accounts, accusing: Statement, accused: Statement) -> bool:
    """Whether the one who accuses names as the attacker whom the other names as attacked."""
    tree = accounts.collection.party_tree
    return any(tree.related(accused.value, each.value) for each in _attackers(accounts, accusing))


def _tells_of_own_side(accounts: Accounts, statement: Statement) -> bool:
    """Whether the speaker's own side was attacked, by whom it does not say in words."""
    ties = split_list(accounts.collection.row("sources", accounts.speaker_of(statement))["ties"])
    top = accounts.collection.party_tree.top
    return not _attackers(accounts, statement) and top(statement.value) in {top(party) for party in ties}


def _attackers(accounts: Accounts, statement: Statement) -> list[Statement]:
    told = accounts.collection.statements_of_claim[statement.claim_id]
    return [each for each in told if each.field == INITIATOR and each.chain == statement.chain and is_read(each)]


def is_of_act(accounts: Accounts, statement: Statement) -> bool:
    """Whether the statement names a party that answers for something, so that what it did may differ."""
    spec = accounts.spec(statement.field)
    return spec.type is FieldType.PARTY and spec.rule is Kind.RESPONSIBILITY
