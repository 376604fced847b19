"""Sources that go back to one original source: their agreement is not independent, and repeating may lose detail."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from claims.discrepancies.acts import same_act
from claims.discrepancies.discrepancy_sentences import NAMES_ONLY, SILENCE, answer_words, set_words, value_words
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.raise_discrepancy import count_side, raise_discrepancy
from claims.discrepancies.relations import group_counts, same_value
from claims.discrepancies.severity import stake_of_silence
from claims.model import ATTACKED, Discrepancy, FieldSpec, FieldType, Kind, Severity, Statement
from claims.names import join_words
from claims.tables import Collection
from claims.values import Relation


def agreements_of_one_origin(accounts: Accounts) -> Iterator[Discrepancy]:
    """Several sources agree, and all go back to one original source."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.rule is None or (spec.type is not FieldType.COUNT and spec.severity is not Severity.HIGH):
            continue
        stated = [each for each in statements if not each.is_denied]
        for alike in _of_one_side(accounts, spec, _alike(accounts.collection, stated)):
            origins = accounts.origins.of_all(_saying_so(accounts, spec, alike, stated))
            of_one = len({accounts.source_of(each) for each in alike}) > 1 and len(origins) == 1
            if of_one and not _is_admission(accounts, spec, alike, origins[0]):
                words = set_words(accounts.collection, [alike[0], *(each for each in alike if _is_party(spec))])
                sides = [accounts.side(words, alike, Relation.AGREES)]
                agreed = (
                    "They agree on who it was, not on the act" if _tell_several_acts(accounts, alike) else "They agree"
                )
                closing = f"{agreed}. {_goes_back_to(accounts, origins[0])}."
                yield raise_discrepancy(
                    accounts, spec, Kind.SHARED_ORIGIN, Relation.AGREES, spec.severity, sides, closing
                )


def _saying_so(
    accounts: Accounts, spec: FieldSpec, alike: Sequence[Statement], stated: Sequence[Statement]
) -> Sequence[Statement]:
    """All that says what is agreed on: who names a body of a party names the party."""
    holds = accounts.collection.party_tree.holds
    return [each for each in stated if any(holds(one.value, each.value) for one in alike)] if _is_party(spec) else alike


def _is_admission(accounts: Accounts, spec: FieldSpec, alike: Sequence[Statement], origin: str) -> bool:
    """Whether a side names itself as who did it: that it is alone in saying so makes it no weaker."""
    names_doer = spec.rule is Kind.RESPONSIBILITY and spec.field != ATTACKED and _is_party(spec)
    return names_doer and all(accounts.collection.party_tree.holds(origin, each.value) for each in alike)


def _goes_back_to(accounts: Accounts, origin: str) -> str:
    if origin in accounts.collection.rows["sources"]:
        return f"All of it goes back to one original source: {accounts.origins.name(origin)}"
    return f"All who say so are on one side: {accounts.origins.name(origin)}"


def _is_party(spec: FieldSpec) -> bool:
    return spec.type is FieldType.PARTY


def _of_one_side(accounts: Accounts, spec: FieldSpec, groups: list[list[Statement]]) -> list[list[Statement]]:
    """The groups, joined where they name parties of one side by the word of the same sources."""
    if not _is_party(spec):
        return groups
    joined: dict[tuple[str, frozenset[str]], list[Statement]] = {}
    for group in groups:
        side = accounts.collection.party_tree.top(group[0].value)
        joined.setdefault((side, frozenset(accounts.source_of(each) for each in group)), []).extend(group)
    return list(joined.values())


def _tell_several_acts(accounts: Accounts, statements: Sequence[Statement]) -> bool:
    return not all(same_act(accounts, one, other) for one, other in combinations(statements, 2))


def _alike(collection: Collection, statements: Sequence[Statement]) -> list[list[Statement]]:
    """Statements in groups of one value; a count of a larger group joins the equal count of a smaller one."""
    groups: list[list[Statement]] = []
    for statement in statements:
        home = next((group for group in groups if same_value(collection, group[0], statement)), None)
        if home is None:
            groups.append([statement])
        else:
            home.append(statement)
    return groups


def details_lost(accounts: Accounts) -> Iterator[Discrepancy]:
    """A source repeats what another reports, from the same original source, but less exactly."""
    tree = accounts.collection.party_tree
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.type is FieldType.COUNT:
            for one, other in combinations(statements, 2):
                if one.count != other.count:
                    continue
                exact, loose = (one, other) if tree.holds(other.group, one.group) else (other, one)
                if exact.group != loose.group and _repeats(accounts, exact, loose):
                    yield _coarser(accounts, spec, exact, loose)
                for whole, repeat in ((one, other), (other, one)):
                    yield from _parts_dropped(accounts, whole, repeat)


def _repeats(accounts: Accounts, exact: Statement, loose: Statement) -> bool:
    """Whether the looser count is the same number, of a larger group, from a shared origin in another source."""
    return (
        same_value(accounts.collection, exact, loose)
        and accounts.source_of(exact) != accounts.source_of(loose)
        and accounts.collection.party_tree.holds(loose.group, exact.group)
        and not set(accounts.origins.of(exact)).isdisjoint(accounts.origins.of(loose))
    )


def _coarser(accounts: Accounts, spec: FieldSpec, exact: Statement, loose: Statement) -> Discrepancy:
    sides = [count_side(accounts, count, Relation.OVERLAPS) for count in group_counts([exact, loose])]
    closing = "Both go back to one original source; the second says less exactly who they were."
    return raise_discrepancy(accounts, spec, Kind.LOST_DETAIL, Relation.OVERLAPS, spec.severity, sides, closing)


def _parts_dropped(accounts: Accounts, whole: Statement, repeat: Statement) -> Iterator[Discrepancy]:
    """What the first claim counts as part of a number, where the second repeats the number without it."""
    if not (_repeats(accounts, whole, repeat) or _repeats(accounts, repeat, whole)):
        return
    collection = accounts.collection
    repeated = {each.field for each in collection.statements_of_claim[repeat.claim_id]}
    for part in collection.statements_of_claim[whole.claim_id]:
        if part.part_of == whole.statement_id and part.field not in repeated:
            value = f"{value_words(collection, part)} of the {value_words(collection, whole)}"
            sides = [
                accounts.side(value, [part], Relation.SILENT),
                accounts.side(SILENCE, [], Relation.SILENT, silent=[repeat.claim_id]),
            ]
            closing = "The second repeats the number and leaves this out."
            stake = stake_of_silence(deaths=False, grave=True, unexcused=False)
            yield raise_discrepancy(
                accounts, accounts.spec(part.field), Kind.LOST_DETAIL, Relation.SILENT, stake, sides, closing
            )


def counts_dropped_from_citations(accounts: Accounts) -> Iterator[Discrepancy]:
    """A source takes one figure from a document that it cites and leaves out another of the same kind."""
    document_of = accounts.collection.document_of_claim
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        for citing in statements if spec.type is FieldType.COUNT else ():
            cited = [each for each in statements if document_of[each.claim_id] in citing.cites]
            groups = [each.group for each in statements if each.claim_id == citing.claim_id]
            dropped = [each for each in cited if not _is_covered(accounts, each, groups)]
            if dropped and len(dropped) < len(cited):
                yield _dropped(accounts, spec, citing, cited)


def _is_covered(accounts: Accounts, cited: Statement, groups: Sequence[str]) -> bool:
    """Whether one of the groups holds the group that the cited statement counts."""
    return any(accounts.collection.party_tree.holds(group, cited.group) for group in groups)


def _dropped(accounts: Accounts, spec: FieldSpec, citing: Statement, cited: Sequence[Statement]) -> Discrepancy:
    collection = accounts.collection
    sides = [
        accounts.side(join_words([answer_words(collection, each) for each in cited]), cited, Relation.SILENT),
        accounts.side(f"{NAMES_ONLY}{answer_words(collection, citing)}", [citing], Relation.SILENT),
    ]
    closing = "The second cites the first and leaves out part of its count."
    stake = stake_of_silence(deaths=False, grave=True, unexcused=True)
    return raise_discrepancy(accounts, spec, Kind.LOST_DETAIL, Relation.SILENT, stake, sides, closing)
