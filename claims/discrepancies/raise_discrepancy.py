"""Builds the record of a discrepancy or a look-alike, with its id, its sides and its severity."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from claims.discrepancies.discrepancy_sentences import (
    RESTS_ON_INFERENCE,
    closing_of,
    group_count_words,
    sentence,
    set_words,
)
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.relations import CLASHES, GroupCount
from claims.discrepancies.severity import KnownGrounds, gravest, mildest, severity_of
from claims.discrepancies.severity_grounds import grounds_of
from claims.model import Basis, Discrepancy, FieldSpec, Kind, Severity, Side, Statement
from claims.names import join_words
from claims.values import Relation

Rule = Callable[[Accounts], Iterator[Discrepancy]]  # its docstring is one plain sentence, for it is shown to readers


def raised_by(rule: Rule, accounts: Accounts) -> Iterator[Discrepancy]:
    """What the rule raises, never graver than it would be without what coders inferred.

    Where an inference stands on a side, the rule compares the accounts again without inferences. What it then
    does not raise rests on inference: it says so, and is minor.
    """
    said: list[Discrepancy] | None = None  # what the rule raises without inferences
    for discrepancy in rule(accounts):
        if any(Basis.INFERENCE in side.basis for side in discrepancy.sides):
            said = list(rule(accounts.without_inferences)) if said is None else said
            yield _as_said(discrepancy, [each for each in said if _is_within(each, discrepancy)])
        else:
            yield discrepancy


def without_repeats(raised: Sequence[Discrepancy]) -> tuple[Discrepancy, ...]:
    """The discrepancies of one incident; an agreement of one origin is minor where a graver one has it on a side.

    That one shows how many independent sources each of its sides has.
    """
    sides = {
        (each.field, frozenset(side.statement_ids))
        for each in raised
        if each.relation in CLASHES and each.severity is not Severity.MINOR
        for side in each.sides
    }
    return tuple(replace(each, severity=Severity.MINOR) if _repeats_a_side(each, sides) else each for each in raised)


def _repeats_a_side(discrepancy: Discrepancy, sides: Iterable[tuple[str, frozenset[str]]]) -> bool:
    agreed = {each for side in discrepancy.sides for each in side.statement_ids}
    return discrepancy.kind is Kind.SHARED_ORIGIN and any(
        field == discrepancy.field and agreed <= ids for field, ids in sides
    )


def _as_said(discrepancy: Discrepancy, said: Sequence[Discrepancy]) -> Discrepancy:
    """The discrepancy, at most as grave as what remains of it without inferences; it clashes only where that does."""
    if not said:
        return resting_on_inference(discrepancy)
    if discrepancy.relation in CLASHES and not any(each.relation in CLASHES for each in said):
        discrepancy = _that_differs(discrepancy)
    most = gravest([each.severity for each in said if each.severity])
    return replace(discrepancy, severity=mildest([discrepancy.severity or most, most]))


def resting_on_inference(discrepancy: Discrepancy) -> Discrepancy:
    """The discrepancy as one that would not stand without what coders inferred: it says so, is minor, and no contradiction."""
    if discrepancy.relation in CLASHES:
        discrepancy = _that_differs(discrepancy)
    long_form, closing = (f"{words} {RESTS_ON_INFERENCE}" for words in (discrepancy.sentence, discrepancy.closing))
    return replace(discrepancy, severity=Severity.MINOR, sentence=long_form, closing=closing, rests_on_inference=True)


def _that_differs(discrepancy: Discrepancy) -> Discrepancy:
    """The same discrepancy as one whose sides could all be true."""
    sides = tuple(replace(side, relation=Relation.DIFFERS) for side in discrepancy.sides)
    clash, difference = (closing_of(each, sides) for each in (Relation.CONTRADICTS, Relation.DIFFERS))
    long_form, closing = (words.replace(clash, difference) for words in (discrepancy.sentence, discrepancy.closing))
    return replace(discrepancy, relation=Relation.DIFFERS, sides=sides, sentence=long_form, closing=closing)


def _is_within(one: Discrepancy, other: Discrepancy) -> bool:
    """Whether a discrepancy is on the field of another, between sources and statements that all stand in it."""
    return one.field == other.field and _behind(one) <= _behind(other)


def _behind(discrepancy: Discrepancy) -> set[str]:
    """The ids of the sources on any side, and of the statements, or of the claims where the telling itself is in question."""
    ids: set[str] = set()
    for side in discrepancy.sides:
        ids.update(side.source_ids, side.statement_ids if discrepancy.field else side.claim_ids)
    return ids


def raise_discrepancy(
    accounts: Accounts,
    spec: FieldSpec,
    kind: Kind,
    relation: Relation,
    stake: Severity,
    sides: Sequence[Side],
    closing: str,
    *,
    group: str = "",
    known: KnownGrounds | None = None,
) -> Discrepancy:
    """A discrepancy on a field; its sentence lists the sides with their speakers and ends with `closing`."""
    text = sentence(accounts, spec.label, sides, closing)
    return new_discrepancy(accounts, spec, kind, relation, stake, sides, text, closing, group=group, known=known)


def explain_lookalike(
    accounts: Accounts,
    spec: FieldSpec | None,
    kind: Kind,
    relation: Relation,
    sides: Sequence[Side],
    text: str,
    closing: str = "",
) -> Discrepancy:
    """A look-alike: a record without severity, whose sentence is the incident's title, the text and the closing."""
    long_form = f"{accounts.title}: {text} {closing}" if text else f"{accounts.title}: {closing}"
    return new_discrepancy(accounts, spec, kind, relation, None, sides, long_form, closing)


def new_discrepancy(
    accounts: Accounts,
    spec: FieldSpec | None,
    kind: Kind,
    relation: Relation,
    stake: Severity | None,
    sides: Sequence[Side],
    text: str,
    closing: str,
    *,
    group: str = "",
    known: KnownGrounds | None = None,
) -> Discrepancy:
    """The record with the sentence as given; its id is a digest of what it is about and of each side's statements.

    Args:
        accounts: The incident.
        spec: The field in question; None where the telling itself is.
        kind: What it is about.
        relation: How the sides stand to each other.
        stake: How much hangs on the point; the severity follows from it and from what the sides rest on. None for a look-alike.
        sides: The answers, each with its speakers.
        text: The sentence that a reader understands alone.
        closing: Its end: what follows from the sides, in at most 25 words.
        group: Whom the count in question counts; "" for everyone.
        known: What the severity is judged by, beside what the sides show.
    """
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
        severity=stake
        and severity_of(grounds_of(accounts, spec, kind, relation, stake, sides, known or KnownGrounds())),
        sentence=text,
        sides=tuple(sides),
        closing=closing,
    )


def count_side(accounts: Accounts, count: GroupCount, relation: Relation, remark: str = "") -> Side:
    """A side that is one count of one group, with a remark behind it such as " in total"."""
    words = group_count_words(accounts.collection, count) + remark
    return accounts.side(words, count.statements, relation, count=count.count)


def set_side(accounts: Accounts, statements: Sequence[Statement], relation: Relation) -> Side:
    """A side that is all values of the statements together."""
    return accounts.side(set_words(accounts.collection, statements), statements, relation)


def side_without_account(accounts: Accounts, source_ids: tuple[str, ...]) -> Side:
    """The side of sources that have no account of the incident."""
    return Side(
        value="no account",
        statement_ids=(),
        claim_ids=(),
        source_ids=source_ids,
        speakers=join_words([accounts.collection.name_of("sources", source_id) for source_id in source_ids]),
        origins=(),
        relation=Relation.NO_ACCOUNT,
    )


def rule_of(spec: FieldSpec) -> Kind:
    """The kind of discrepancy that unlike values of a compared field make."""
    assert spec.rule is not None, f"{spec.field} is shown and not compared"
    return spec.rule
