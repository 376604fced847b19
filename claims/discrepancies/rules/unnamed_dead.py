"""Deaths of a whole group that an account leaves out, though it counts the dead of others."""

from collections.abc import Iterator, Sequence
from functools import reduce

from claims.discrepancies.discrepancy_sentences import answer_words
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.raise_discrepancy import raise_discrepancy
from claims.discrepancies.severity import stake_of_silence
from claims.model import KILLED, Discrepancy, Kind, Side, Statement
from claims.names import join_words
from claims.values import Relation

_CLOSING = (
    "The silent source published after the event and covers the area. None of its totals can include these deaths."
)


def dead_of_a_group_left_out(accounts: Accounts) -> Iterator[Discrepancy]:
    """An account counts the dead of some groups and leaves out those of another group, which another source counts."""
    counting = _counting_sources(accounts)
    told = _dead_of_groups(accounts) if counting else []
    for source_id, counts in counting.items():
        missing = _left_out_by(accounts, source_id, told)
        for of_group in _by_side(accounts, missing).values():
            if _is_independent(accounts, of_group, counts):
                yield _omission(accounts, of_group, counts)


def _omission(accounts: Accounts, of_group: Sequence[Statement], counts: Sequence[Statement]) -> Discrepancy:
    group = reduce(accounts.collection.party_tree.common, (each.group for each in of_group))
    sides = [*_telling_sides(accounts, of_group), _silent_side(accounts, group, counts)]
    stake = stake_of_silence(deaths=True, grave=True, unexcused=False)
    spec = accounts.spec(KILLED)
    return raise_discrepancy(accounts, spec, Kind.OMISSION, Relation.SILENT, stake, sides, _CLOSING, group=group)


def _counting_sources(accounts: Accounts) -> dict[str, list[Statement]]:
    """Source to the dead that it counts in this incident, by documents that could have counted all."""
    counting: dict[str, list[Statement]] = {}
    for statement in accounts.by_field.get(KILLED, ()):
        document_id = accounts.collection.document_of_claim[statement.claim_id]
        could_count = accounts.could_have_known(document_id) and accounts.over_before(document_id)
        if could_count and _counts_dead(statement):
            counting.setdefault(accounts.source_of(statement), []).append(statement)
    return counting


def _dead_of_groups(accounts: Accounts) -> list[Statement]:
    """What accounts report of the dead of named groups in the incident and its parts."""
    told = [each for incident in (accounts, *accounts.parts) for each in incident.by_field.get(KILLED, ())]
    return [each for each in told if each.group and not each.part_of and _counts_dead(each)]


def _counts_dead(statement: Statement) -> bool:
    return statement.count is not None and statement.count.low > 0 and not statement.is_denied


def _left_out_by(accounts: Accounts, source_id: str, told: Sequence[Statement]) -> list[Statement]:
    """The dead of others' accounts that no number of the source on people killed could hold."""
    apart = accounts.collection.party_tree.apart
    own = {each.group for each in _of_source(accounts, source_id)}
    outside = {group for group in {each.group for each in told} if all(apart(each, group) for each in own)}
    return [each for each in told if each.group in outside]


def _by_side(accounts: Accounts, statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    by_side: dict[str, list[Statement]] = {}
    for statement in statements:
        by_side.setdefault(accounts.collection.party_tree.top(statement.group), []).append(statement)
    return by_side


def _is_independent(accounts: Accounts, told: Sequence[Statement], counts: Sequence[Statement]) -> bool:
    """Whether what is told goes back to somebody beside those whom the silent account has its numbers from."""
    return not set(accounts.origins.of_all(told)) <= set(accounts.origins.of_all(counts))


def _of_source(accounts: Accounts, source_id: str) -> list[Statement]:
    """Everything that the source says of people killed in the incident, in its parts and in what it is part of."""
    around = accounts.incidents.wholes_of.get(accounts.incident_id, ())
    incidents = (accounts, *accounts.parts, *(accounts.of_incident(each) for each in around))
    told = (each for incident in incidents for each in incident.all_statements if each.field == KILLED)
    return [each for each in told if accounts.source_of(each) == source_id]


def _telling_sides(accounts: Accounts, statements: Sequence[Statement]) -> list[Side]:
    by_source: dict[str, list[Statement]] = {}
    for statement in statements:
        by_source.setdefault(accounts.source_of(statement), []).append(statement)
    return [
        accounts.side(join_words([_words(accounts, each) for each in told]), told, Relation.SILENT)
        for told in by_source.values()
    ]


def _words(accounts: Accounts, statement: Statement) -> str:
    """The count and, where it is of a part of the incident, which."""
    within = accounts.incidents.incident_of[statement.claim_id]
    where = "" if within == accounts.incident_id else f" in “{accounts.title_of(statement)}”"
    return answer_words(accounts.collection, statement) + where


def _silent_side(accounts: Accounts, group: str, counts: Sequence[Statement]) -> Side:
    name = accounts.collection.name_of("parties", group)
    beside = join_words([answer_words(accounts.collection, each) for each in counts])
    return accounts.side(f"no {name} counted, only {beside}", counts, Relation.SILENT)
