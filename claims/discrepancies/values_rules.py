"""Rules for fields whose values are unlike: counts, and all that is not counted."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import combinations

from claims.discrepancies.accounts import Accounts, is_denied
from claims.discrepancies.comparing import Figure, figures_of, relate, relate_counts, relate_sets, sum_of_claim, worst
from claims.discrepancies.wording import CLOSINGS, figure_words, sentence, set_words, value_words
from claims.model import Discrepancy, FieldSpec, FieldType, Kind, Severity, Side, Statement
from claims.values import Count, Relation

CLASHES = frozenset({Relation.DENIES, Relation.CONTRADICTS})


def raise_discrepancy(
    accounts: Accounts,
    spec: FieldSpec | None,
    kind: Kind,
    relation: Relation,
    severity: Severity | None,
    sides: Sequence[Side],
    text: str,
    *,
    group: str = "",
) -> Discrepancy:
    """Builds the record; its id is a digest of what it is about and of the statements on each side."""
    field = spec.field if spec else ""
    content = "\n".join(
        [accounts.incident_id, kind, field, group, *("|".join(side.statement_ids + side.claim_ids) for side in sides)]
    )
    return Discrepancy(
        discrepancy_id="d-" + sha256(content.encode()).hexdigest()[:8],
        incident_id=accounts.incident_id,
        field=field,
        group=group,
        kind=kind,
        relation=relation,
        severity=severity,
        sentence=text,
        sides=tuple(sides),
    )


def at_most_medium(severity: Severity) -> Severity:
    """Medium for high, else as it is: values that could both be true weigh less than a contradiction."""
    return Severity.MEDIUM if severity is Severity.HIGH else severity


def lower(severity: Severity) -> Severity:
    """One step less severe."""
    return {Severity.HIGH: Severity.MEDIUM}.get(severity, Severity.MINOR)


def unlike_counts(accounts: Accounts) -> Iterator[Discrepancy]:
    """Numbers of the same people that cannot both be right, sums of one claim's groups included."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.type is FieldType.COUNT and spec.rule:
            figures = _figures_with_sums(accounts, statements)
            clashing = _clashing(accounts, figures)
            if clashing:
                yield _count_discrepancy(accounts, spec, clashing)


def _figures_with_sums(accounts: Accounts, statements: Sequence[Statement]) -> list[Figure]:
    figures = [_as_floor(accounts, figure) for figure in figures_of(statements)]
    for claim_id in dict.fromkeys(statement.claim_id for statement in statements):
        own = [figure for figure in figures if figure.statements[0].claim_id == claim_id]
        if total := sum_of_claim(accounts.collection.party_tree, own):
            figures.append(total)
    return figures


def _as_floor(accounts: Accounts, figure: Figure) -> Figure:
    """A number that is part of another on the same field only bounds its group from below."""
    whole = accounts.collection.statement_records.get(figure.statements[0].part_of)
    if whole is None or whole.field != figure.statements[0].field:
        return figure
    return replace(figure, count=Count(figure.count.low, None, figure.count.vague))


def _clashing(accounts: Accounts, figures: Sequence[Figure]) -> list[tuple[Figure, Relation]]:
    """The figures that clash with another, each with its worst relation; a sum only where no part of it clashes."""
    found: dict[int, list[Relation]] = {}
    for (i, one), (j, other) in combinations(enumerate(figures), 2):
        if {each.statement_id for each in one.statements} & {each.statement_id for each in other.statements}:
            continue
        relation = relate_counts(accounts.collection.party_tree, one, other)
        if relation in CLASHES:
            found.setdefault(i, []).append(relation)
            found.setdefault(j, []).append(relation)
    parts = {each.statement_id for i in found if len(figures[i].statements) == 1 for each in figures[i].statements}
    kept = [
        i
        for i in found
        if len(figures[i].statements) == 1 or not {each.statement_id for each in figures[i].statements} & parts
    ]
    return [(figures[i], worst(found[i])) for i in sorted(kept)] if len(kept) > 1 else []


def _count_discrepancy(accounts: Accounts, spec: FieldSpec, clashing: Sequence[tuple[Figure, Relation]]) -> Discrepancy:
    relation = worst([each for _, each in clashing])
    grouped: dict[str, list[Figure]] = {}
    for figure, _ in clashing:
        grouped.setdefault(figure_words(accounts.collection, figure), []).append(figure)
    sides = [
        accounts.side(words, (each for figure in figures for each in figure.statements), relation)
        for words, figures in sorted(grouped.items(), key=lambda item: -item[1][0].count.low)
    ]
    assert spec.rule is not None
    kind = spec.rule if _several_voices(accounts, sides) else Kind.INTERNAL
    vague = any(figure.count.vague for figure, _ in clashing)
    closing = CLOSINGS[relation] + (" The bounds of vague words are a convention of this project." if vague else "")
    text = sentence(accounts, spec.label, sides, closing)
    return raise_discrepancy(accounts, spec, kind, relation, spec.severity, sides, text, group=clashing[0][0].group)


def _several_voices(accounts: Accounts, sides: Sequence[Side]) -> bool:
    records = accounts.collection.statement_records
    return len({accounts.voice(records[each]) for side in sides for each in side.statement_ids}) > 1


def unlike_values(accounts: Accounts) -> Iterator[Discrepancy]:
    """Values other than counts that clash, or that differ between accounts."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.rule is None or spec.type in {FieldType.COUNT, FieldType.TEXT}:
            continue
        found = _clash(accounts, spec, statements) or _difference(accounts, spec, statements)
        if found:
            yield found


def _clash(accounts: Accounts, spec: FieldSpec, statements: Sequence[Statement]) -> Discrepancy | None:
    """Values that exclude one another, one side a value."""
    clusters = _by_value(accounts, statements)
    relations = {
        (one, other): relate(accounts.collection, clusters[one][0], clusters[other][0])
        for one, other in combinations(clusters, 2)
    }
    clashing = [pair for pair, relation in relations.items() if relation in CLASHES]
    if spec.many and spec.type is FieldType.PLACE:
        clashing = [] if relate_voices(accounts, statements) not in CLASHES else clashing
    if not clashing:
        return None
    relation = worst([relations[pair] for pair in clashing])
    involved = [words for words in clusters if any(words in pair for pair in clashing)]
    sides = [accounts.side(words, clusters[words], relation) for words in involved]
    assert spec.rule is not None
    kind = spec.rule if _several_voices(accounts, sides) else Kind.INTERNAL
    text = sentence(accounts, spec.label, sides, CLOSINGS[relation])
    return raise_discrepancy(accounts, spec, kind, relation, spec.severity, sides, text)


def _by_value(accounts: Accounts, statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    """Value in words to the statements that give it; a value told in order to be denied stands by itself."""
    clusters: dict[str, list[Statement]] = {}
    for statement in statements:
        words = value_words(accounts.collection, statement)
        clusters.setdefault(f"{words} (denied)" if is_denied(statement) and not statement.chain else words, []).append(
            statement
        )
    return clusters


def relate_voices(accounts: Accounts, statements: Sequence[Statement]) -> Relation:
    """The worst relation between what any two sources say on a field."""
    by_holder = _by_holder(accounts, statements)
    return worst([relate_sets(accounts.collection, one, other) for one, other in combinations(by_holder.values(), 2)])


def _by_holder(accounts: Accounts, statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(accounts.holder(statement), []).append(statement)
    return found


def _difference(accounts: Accounts, spec: FieldSpec, statements: Sequence[Statement]) -> Discrepancy | None:
    """Accounts each with values of its own, one side a set of values."""
    held = _by_holder(accounts, statements)
    differing = [
        pair
        for pair in combinations(held, 2)
        if relate_sets(accounts.collection, held[pair[0]], held[pair[1]]) is Relation.DIFFERS
    ]
    if not differing:
        return None
    sets: dict[str, list[Statement]] = {}
    for holder in held:
        if any(holder in pair for pair in differing):
            sets.setdefault(
                set_words(accounts.collection, sorted(held[holder], key=lambda each: each.value)), []
            ).extend(held[holder])
    sides = [accounts.side(words, each, Relation.DIFFERS) for words, each in sets.items()]
    assert spec.rule is not None
    severity = spec.severity if spec.rule is Kind.RESPONSIBILITY else at_most_medium(spec.severity)
    text = sentence(accounts, spec.label, sides, CLOSINGS[Relation.DIFFERS])
    return raise_discrepancy(accounts, spec, spec.rule, Relation.DIFFERS, severity, sides, text)
