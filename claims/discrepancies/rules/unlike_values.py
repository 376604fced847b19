"""Rules for fields whose values are unlike: counts, and all that is not counted."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import combinations

from claims.discrepancies.discrepancy_sentences import CLOSINGS, figure_words, sentence, set_words, value_words
from claims.discrepancies.incident_accounts import Accounts, is_denied
from claims.discrepancies.relations import Figure, figures_of, relate, relate_counts, relate_sets, sum_of_claim, worst
from claims.model import Discrepancy, FieldSpec, FieldType, Kind, Severity, Side, Statement
from claims.values import Count, Relation

ALIKE = frozenset({Relation.AGREES, Relation.OVERLAPS})
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
            clashing = _clashing(accounts, _figures_with_sums(accounts, statements))
            if clashing:
                yield _count_discrepancy(accounts, spec, clashing)


def totals_below_parts(accounts: Accounts) -> Iterator[Discrepancy]:
    """A total for the whole that is below what another source tells of one part."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.type is FieldType.COUNT and spec.rule is Kind.COUNT:
            for total in figures_of(statements):
                figures = _figures_of_parts(accounts, field)
                below = [part for part in only_parts(accounts, figures) if _exceeds(accounts, part, total)]
                if below:
                    yield _total_discrepancy(accounts, spec, total, below)


def _figures_of_parts(accounts: Accounts, field: str) -> list[Figure]:
    """The figures that the accounts of the incident's parts give, sums of one claim's groups first."""
    found: list[Figure] = []
    for part_id in accounts.incidents.parts_of.get(accounts.incident_id, ()):
        part = accounts.of_incident(part_id)
        found += _figures_with_sums(part, part.by_field.get(field, ()))
    return sorted(found, key=lambda figure: -len(figure.statements))


def only_parts(accounts: Accounts, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of sources that count in one part of the incident alone; the others' figures are summed."""
    events: dict[str, set[str]] = {}
    for figure in figures:
        claim_id = figure.statements[0].claim_id
        events.setdefault(accounts.collection.source_of_claim(claim_id), set()).add(
            accounts.incidents.incident_of[claim_id]
        )
    return [figure for figure in figures if len(events[accounts.source_of(figure.statements[0])]) == 1]


def _exceeds(accounts: Accounts, part: Figure, total: Figure) -> bool:
    other = accounts.source_of(part.statements[0]) != accounts.source_of(total.statements[0])
    holds = accounts.collection.party_tree.holds(total.group, part.group) and bool(part.group)
    return other and holds and total.count.high is not None and part.count.low > total.count.high


def _total_discrepancy(accounts: Accounts, spec: FieldSpec, total: Figure, below: Sequence[Figure]) -> Discrepancy:
    relation = Relation.CONTRADICTS
    part = below[0]
    event = accounts.incidents.row(accounts.incidents.incident_of[part.statements[0].claim_id])["title"]
    sides = [
        accounts.side(f"{figure_words(accounts.collection, total)} for the whole", total.statements, relation),
        accounts.side(f"{figure_words(accounts.collection, part)} in “{event}” alone", part.statements, relation),
    ]
    text = sentence(accounts, spec.label, sides, "A total cannot be below one of its parts.")
    return raise_discrepancy(accounts, spec, _rule(spec), relation, spec.severity, sides, text, group=total.group)


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
    kind = _rule(spec) if _several_holders(accounts, sides) else Kind.INTERNAL
    vague = any(figure.count.vague for figure, _ in clashing)
    closing = CLOSINGS[relation] + (" The bounds of vague words are a convention of this project." if vague else "")
    text = sentence(accounts, spec.label, sides, closing)
    return raise_discrepancy(accounts, spec, kind, relation, spec.severity, sides, text, group=clashing[0][0].group)


def _several_holders(accounts: Accounts, sides: Sequence[Side]) -> bool:
    records = accounts.collection.statement_records
    return len({accounts.holder(records[each]) for side in sides for each in side.statement_ids}) > 1


def unlike_values(accounts: Accounts) -> Iterator[Discrepancy]:
    """Values other than counts that are denied, that clash, or that differ between accounts."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.rule is None or spec.type in {FieldType.COUNT, FieldType.TEXT}:
            continue
        found = (
            _denial(accounts, spec, statements)
            or _clash(accounts, spec, statements)
            or _difference(accounts, spec, statements)
        )
        if found:
            yield found


def _denial(accounts: Accounts, spec: FieldSpec, statements: Sequence[Statement]) -> Discrepancy | None:
    """A value that a document tells in order to deny it, against what else is said."""
    denied = [each for each in statements if is_denied(each)]
    if not denied:
        return None
    deniers = {accounts.source_of(each) for each in denied}
    held: list[Statement] = list(denied)
    other: list[Statement] = []
    for statement in statements:
        if statement not in denied:
            meets = any(relate(accounts.collection, statement, each) in ALIKE | {Relation.DENIES} for each in denied)
            own = accounts.source_of(statement) in deniers and not statement.chain
            (held if meets and not own else other).append(statement)
    if not other:
        return None
    sides = [_set_side(accounts, held, Relation.DENIES), _set_side(accounts, other, Relation.DENIES)]
    text = sentence(accounts, spec.label, sides, CLOSINGS[Relation.DENIES])
    return raise_discrepancy(accounts, spec, _rule(spec), Relation.DENIES, spec.severity, sides, text)


def _set_side(accounts: Accounts, statements: Sequence[Statement], relation: Relation) -> Side:
    return accounts.side(set_words(accounts.collection, statements), statements, relation)


def _rule(spec: FieldSpec) -> Kind:
    assert spec.rule is not None, f"{spec.field} is shown and not compared"
    return spec.rule


def _clash(accounts: Accounts, spec: FieldSpec, statements: Sequence[Statement]) -> Discrepancy | None:
    """Values that exclude one another, one side a value; what one holder gives together does not."""
    clashing = [pair for pair in combinations(statements, 2) if _pair_clashes(accounts, spec, *pair)]
    involved = [each for each in statements if any(each in pair for pair in clashing)]
    if not involved or not _holders_clash(accounts, spec):
        return None
    relation = worst([relate(accounts.collection, *pair) for pair in clashing])
    clusters: dict[str, list[Statement]] = {}
    for statement in involved:
        clusters.setdefault(value_words(accounts.collection, statement), []).append(statement)
    sides = [accounts.side(words, each, relation) for words, each in clusters.items()]
    kind = _rule(spec) if _several_holders(accounts, sides) else Kind.INTERNAL
    severity = spec.severity if _sides_apart(accounts, spec, involved) else Severity.MINOR
    return raise_discrepancy(
        accounts, spec, kind, relation, severity, sides, sentence(accounts, spec.label, sides, CLOSINGS[relation])
    )


def _pair_clashes(accounts: Accounts, spec: FieldSpec, one: Statement, other: Statement) -> bool:
    """Whether two statements exclude each other; nodes that one account gives together hold together."""
    if relate(accounts.collection, one, other) not in CLASHES:
        return False
    if spec.type is FieldType.PLACE:
        return not any(
            _names_both(accounts, said, one.value, other.value)
            for said in _by_holder(accounts, accounts.by_field[spec.field]).values()
        )
    return spec.type is not FieldType.PARTY or accounts.holder(one) != accounts.holder(other)


def _names_both(accounts: Accounts, said: Sequence[Statement], one: str, other: str) -> bool:
    """Whether an account's places meet both of two places, so that both can be meant."""
    tree = accounts.collection.place_tree
    return all(any(tree.related(each.value, place) for each in said) for place in (one, other))


def _holders_clash(accounts: Accounts, spec: FieldSpec) -> bool:
    """Whether what two holders say as a whole clashes; for other types than parties and places any pair does."""
    if spec.type not in {FieldType.PARTY, FieldType.PLACE}:
        return True
    return relate_holders(accounts, [each for each in accounts.by_field[spec.field] if not is_denied(each)]) in CLASHES


def _sides_apart(accounts: Accounts, spec: FieldSpec, involved: Sequence[Statement]) -> bool:
    """Whether parties named belong to different sides; of other types always."""
    if spec.type is not FieldType.PARTY:
        return True
    return len({accounts.collection.party_tree.top(each.value) for each in involved}) > 1


def relate_holders(accounts: Accounts, statements: Sequence[Statement]) -> Relation:
    """The worst relation between what any two holders say on a field."""
    by_holder = _by_holder(accounts, statements)
    return worst([relate_sets(accounts.collection, one, other) for one, other in combinations(by_holder.values(), 2)])


def _by_holder(
    accounts: Accounts, statements: Sequence[Statement], *, whole: bool = False
) -> dict[str, list[Statement]]:
    """Holder to statements; `whole` takes all that one source publishes together, whoever says it."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(accounts.source_of(statement) if whole else accounts.holder(statement), []).append(statement)
    return found


def _difference(accounts: Accounts, spec: FieldSpec, statements: Sequence[Statement]) -> Discrepancy | None:
    """Accounts each with values of its own, one side a set of values; not where only listed pairs exclude."""
    held = {} if spec.exclusive else _by_holder(accounts, statements, whole=spec.rule is Kind.PARTICIPANTS)
    # What says the very same does not differ; large collections are full of it.
    told = {holder: {(each.group, each.value, each.stance) for each in said} for holder, said in held.items()}
    pairs = [
        (one, other)
        for one, other in combinations(held, 2)
        if told[one] != told[other] and relate_sets(accounts.collection, held[one], held[other]) is Relation.DIFFERS
    ]
    sets: dict[str, list[Statement]] = {}
    for holder in held:
        if any(holder in pair for pair in pairs):
            words = set_words(accounts.collection, sorted(held[holder], key=lambda each: each.value))
            sets.setdefault(words, []).extend(held[holder])
    if not sets:
        return None
    sides = [accounts.side(words, each, Relation.DIFFERS) for words, each in sets.items()]
    severity = _difference_severity(accounts, spec, [each for said in sets.values() for each in said])
    text = sentence(accounts, spec.label, sides, CLOSINGS[Relation.DIFFERS])
    return raise_discrepancy(accounts, spec, _rule(spec), Relation.DIFFERS, severity, sides, text)


def _difference_severity(accounts: Accounts, spec: FieldSpec, involved: Sequence[Statement]) -> Severity:
    """Minor where all parties named are of one side; what could both be true is at most medium, but for responsibility."""
    if not _sides_apart(accounts, spec, involved):
        return Severity.MINOR
    return spec.severity if spec.rule is Kind.RESPONSIBILITY else at_most_medium(spec.severity)
