"""What the severity of a discrepancy is judged by, read off its sides: how they can be read, whom they name, what they count."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, combinations, pairwise

from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.relations import ALIKE, relate
from claims.discrepancies.severity import Grounds, KnownGrounds
from claims.model import FieldSpec, FieldType, Kind, Severity, Side, Stance, Statement
from claims.values import Count, Relation

Said = Sequence[Statement]
Counted = tuple[Count, Said]  # the number of a side, and the statements behind it

# Kinds that set no value of one account against one of another.
_WITHOUT_RIVALS = frozenset({Kind.AMBIGUITY, Kind.CERTAINTY, Kind.SHARED_ORIGIN, Kind.LOST_DETAIL, Kind.OMISSION})


def grounds_of(
    accounts: Accounts,
    spec: FieldSpec | None,
    kind: Kind,
    relation: Relation,
    stake: Severity,
    sides: Sequence[Side],
    known: KnownGrounds,
) -> Grounds:
    """The grounds of a discrepancy; of the telling itself, without a field, only what is at stake and the incident count."""
    background = bool(accounts.incidents.row(accounts.incident_id)["background"])
    if spec is None:
        return Grounds(kind=kind, relation=relation, stake=stake, background=background)
    records = accounts.collection.statement_records
    telling = [side for side in sides if side.statement_ids]
    said = [[records[each] for each in side.statement_ids] for side in telling]
    rivals = kind not in _WITHOUT_RIVALS
    return Grounds(
        kind=kind,
        relation=relation,
        stake=stake,
        field=spec.field,
        readable_away=rivals and _readable_away(accounts, said),
        same_sides=rivals
        and spec.type is FieldType.PARTY
        and relation is not Relation.DENIES
        and all(each.is_outcome for each in _all(said))
        and _same_sides(accounts, said),
        background=background,
        cited_openly=_cited_openly(accounts, _all(said)),
        one_speaker=len({accounts.speaker_of(each) for each in _all(said)}) == 1
        and _incidents_of(accounts, _all(said)) < 2,
        one_origin=len(accounts.origins.of_all(_all(said))) == 1,
        lasting=accounts.lasts,
        episode=accounts.is_episode,
        days_apart=rivals and _days_apart(accounts, said),
        denied=any(Stance.DENIES in each.stances for each in _all(said)),
        zero_against_some=_zero_against_some(_all(said)),
        one_number=len({each.count for each in _all(said)}) == 1,
        summed=rivals and any(_incidents_of(accounts, each) > 1 for each in said),
        counts=spec.type is FieldType.COUNT,
        headline=rivals and spec.type is FieldType.PARTY and _headline(accounts, said),
        by_convention=rivals and _by_convention([(side.count, each) for side, each in zip(telling, said, strict=True)]),
        **known,
    )


def _days_apart(accounts: Accounts, said: Sequence[Said]) -> bool:
    """Whether the documents of every two sides were published on other days, all of one side before all of the other."""
    spans = []
    for side in said:
        days = [accounts.published(accounts.collection.document_of_claim[each.claim_id]) for each in side]
        firsts, lasts = [first for first, _ in days if first], [last for _, last in days if last]
        if not len(firsts) == len(lasts) == len(days):
            return False
        spans.append((min(firsts), max(lasts)))
    spans.sort()
    return len(spans) > 1 and all(one[1] < other[0] for one, other in pairwise(spans))


def _all(said: Sequence[Said]) -> list[Statement]:
    return [statement for side in said for statement in side]


def _cited_openly(accounts: Accounts, statements: Said) -> bool:
    sources = {accounts.source_of(each) for each in statements}
    unsaid = {
        source
        for each in statements
        if (source := accounts.source_of(each))
        and not each.cites
        and (sources - {source}).isdisjoint(link.source_id for link in each.chain)
    }
    return len(unsaid) < 2


def _readable_away(accounts: Accounts, said: Sequence[Said]) -> bool:
    """Whether fewer than two sides are left without the statements that another reading of their words takes away."""
    firm = [
        [each for each in side if not _gives_way(accounts, each, _all([other for other in said if other is not side]))]
        for side in said
    ]
    return len(said) > 1 and len([side for side in firm if side]) < 2


def _gives_way(accounts: Accounts, statement: Statement, others: Said) -> bool:
    """Whether another reading of its words speaks of something else, or agrees with another side."""
    readings = [
        each
        for each in accounts.collection.statements_of_claim[statement.claim_id]
        if each.reading_of == statement.statement_id
    ]
    return any(
        reading.field != statement.field
        or any(relate(accounts.collection, reading, other) in ALIKE for other in others)
        for reading in readings
    )


def _same_sides(accounts: Accounts, said: Sequence[Said]) -> bool:
    sides = [{accounts.collection.party_tree.top(each.value) for each in side} for side in said]
    return all(one == other for one, other in combinations(sides, 2))


def _headline(accounts: Accounts, said: Sequence[Said]) -> bool:
    """Whether fewer than two sides are left without those read out of titles alone of which another names all sides and more."""
    top, document_of = accounts.collection.party_tree.top, accounts.collection.document_of_claim
    sides = [{top(each.value) for each in side} for side in said]
    short = [
        any(names < further for further in sides)
        and all(document_of[each.claim_id] in accounts.coverage.titles for each in side)
        for side, names in zip(said, sides, strict=True)
    ]
    return any(short) and short.count(False) < 2


def _zero_against_some(statements: Iterable[Statement]) -> bool:
    counts = [each.count for each in statements if each.count]
    return any(count.high == 0 for count in counts) and any(count.low > 0 for count in counts)


def _incidents_of(accounts: Accounts, statements: Said) -> int:
    """How many incidents one side takes its numbers from; several are summed."""
    return len({accounts.incidents.incident_of[each.claim_id] for each in statements if each.count})


def _by_convention(sides: Sequence[tuple[Count | None, Said]]) -> bool:
    """Whether numbers part only by the bounds of vague words: with wider ones no exact number is apart from them."""
    counted = [(count, said) for count, said in sides if count]
    if len(counted) < 2 or not any(count.vague for count, _ in counted):
        return False
    pairs = combinations(counted, 2)
    return not any(_apart_in_words(one, other) for one, other in pairs)


def _apart_in_words(one: Counted, other: Counted) -> bool:
    if one[0].vague and other[0].vague:
        return True  # two words of unlike size: tens and hundreds
    return _widest(*one).gap(_widest(*other)) > 0


def _widest(number: Count, said: Said) -> Count:
    """The number of a side with its vague words read as widely as their speaker may mean them: from half the least to twice the most.

    Of a sum each addend is read so; those of the first account make the number, others repeat it.
    """
    counts = [each.count for each in said if each.count]
    sums = accumulate(counts)
    addends = next((counts[: place + 1] for place, made in enumerate(sums) if made == number), [number])
    first, *further = map(_widened, addends)
    return sum(further, start=first)


def _widened(count: Count) -> Count:
    if not count.vague:
        return count
    return Count((count.low + 1) // 2, None if count.high is None else count.high * 2, count.vague)
