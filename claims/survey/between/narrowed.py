"""A discrepancy among many sources, as it stands between some of them: their sides alone, and how these stand to each other."""

from collections.abc import Collection as Ids
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from claims.discrepancies.denied_values import who_denies, who_says_nothing_else
from claims.discrepancies.discrepancy_sentences import closing_of, sentence
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.raise_discrepancy import resting_on_inference
from claims.discrepancies.relations import CLASHES, worst
from claims.discrepancies.rules.aims import told_as_done
from claims.discrepancies.rules.omissions import SILENCES, no_account_closing, no_account_sentence
from claims.discrepancies.severity import mildest
from claims.model import KILLED, Basis, Discrepancy, Severity, Side, is_read
from claims.names import join_words
from claims.survey.figures.opposed_sides import relate_sides
from claims.values import Relation

LEFT_OUT = frozenset({Relation.SILENT, Relation.NO_ACCOUNT})  # relations of what one side leaves out
_SAID_OF_VALUES = frozenset({Relation.CONTRADICTS, Relation.DIFFERS})  # what a closing says of the values alone
# What is left of a contradiction between some of its sources.
_STILL_APART = frozenset({*_SAID_OF_VALUES, Relation.DENIES})
APART = frozenset({*CLASHES, Relation.DIFFERS, Relation.OVERLAPS, Relation.COUNTS_OTHER})


def narrow(accounts: Accounts, discrepancy: Discrepancy, source_ids: Ids[str]) -> Discrepancy | None:
    """The discrepancy with what these sources publish alone, under its own id; None where it is not between them.

    It is between them where two sides are of two different sources. An omission is where one tells what the other
    leaves out; where only others tell of its dead, it is no more than medium. A contradiction that only a side of another source made is what their own values make it; its severity is
    then no more than medium. Where only what a coder inferred puts one of the sources on its side, it rests on inference.
    """
    if not may_be_apart(discrepancy, source_ids):
        return None
    sides = tuple(side for each in discrepancy.sides if (side := _side_of(accounts, each, source_ids)))
    if not _are_apart(sides, discrepancy.relation):
        return None
    if sides == discrepancy.sides:
        return _as_said(accounts, discrepancy)
    relation, severity = discrepancy.relation, discrepancy.severity
    if _is_of_another(accounts, discrepancy, sides):
        related = _related(accounts, discrepancy.field, sides)
        relation = worst(list(related.values()))
        if relation in CLASHES:
            clashing = {place for pair, each in related.items() if each in CLASHES for place in pair}
            sides = tuple(side for place, side in enumerate(sides) if place in clashing)
        is_clash = discrepancy.relation in CLASHES
        if relation not in APART or (is_clash and relation not in _STILL_APART):
            return None
        if relation is not discrepancy.relation and severity:
            severity = mildest([severity, Severity.MEDIUM])
            sides = tuple(replace(side, relation=relation) for side in sides)
    if relation is Relation.NO_ACCOUNT and severity and not _tell_dead(accounts, sides):
        severity = mildest([severity, Severity.MEDIUM])
    closing = _closing(accounts, discrepancy, sides, relation)
    words = _sentence(accounts, discrepancy, sides, closing)
    return _as_said(
        accounts,
        replace(discrepancy, sides=sides, relation=relation, severity=severity, sentence=words, closing=closing),
    )


def _as_said(accounts: Accounts, discrepancy: Discrepancy) -> Discrepancy:
    """The discrepancy, resting on inference where what the sources say in words is not on two sides of different sources."""
    inferred = any(Basis.INFERENCE in side.basis for side in discrepancy.sides)
    if not inferred or discrepancy.rests_on_inference or discrepancy.relation in LEFT_OUT:
        return discrepancy
    records = accounts.collection.statement_records
    in_words = [
        {accounts.source_of(records[each]) for each in side.statement_ids if is_read(records[each])}
        for side in discrepancy.sides
    ]
    if any(one and other and len(one | other) > 1 for one, other in combinations(in_words, 2)):
        return discrepancy
    return resting_on_inference(discrepancy)


def may_be_apart(discrepancy: Discrepancy, source_ids: Ids[str]) -> bool:
    """Whether two of these sources stand on two sides; looked at before anything is made, for most are not."""
    kept = [found for side in discrepancy.sides if (found := {each for each in side.source_ids if each in source_ids})]
    return any(one != other or len(one) > 1 for one, other in combinations(kept, 2))


def _side_of(accounts: Accounts, side: Side, source_ids: Ids[str]) -> Side | None:
    """What these sources say on a side, or leave out; None where they are not on it."""
    kept = [source_id for source_id in side.source_ids if source_id in source_ids]
    if not kept:
        return None
    if len(kept) == len(side.source_ids):
        return side
    collection, records = accounts.collection, accounts.collection.statement_records
    said = [each for each in map(records.__getitem__, side.statement_ids) if accounts.source_of(each) in source_ids]
    speaking = {records[each].claim_id for each in side.statement_ids}
    silent = [
        each for each in side.claim_ids if each not in speaking and collection.source_of_claim(each) in source_ids
    ]
    if said or silent:
        return accounts.side(side.value, said, side.relation, silent=silent, count=side.count)
    names = [collection.name_of("sources", source_id) for source_id in kept]
    return replace(side, source_ids=tuple(kept), speakers=join_words(names))


def _are_apart(sides: Sequence[Side], relation: Relation) -> bool:
    """Whether two sides are of different sources; of an omission, whether one tells and another leaves out."""
    return any(
        any(a != b for a in one.source_ids for b in other.source_ids)
        and (relation not in LEFT_OUT or bool(one.statement_ids) != bool(other.statement_ids))
        for one, other in combinations(sides, 2)
    )


def _related(accounts: Accounts, field: str, sides: Sequence[Side]) -> dict[tuple[int, int], Relation]:
    """How every two sides of different sources stand; what cannot be told from the values contradicts, as raised."""
    return {
        (i, j): relate_sides(accounts, field, one, other) or Relation.CONTRADICTS
        for (i, one), (j, other) in combinations(enumerate(sides), 2)
        if any(a != b for a in one.source_ids for b in other.source_ids)
    }


def _is_of_another(accounts: Accounts, discrepancy: Discrepancy, sides: Sequence[Side]) -> bool:
    """Whether a side that made the contradiction may be gone, or whoever denied it is."""
    if discrepancy.relation is Relation.DENIES and not _are_counted(sides):
        return bool(who_denies(accounts, discrepancy.sides)) and not who_denies(accounts, sides)
    return discrepancy.relation in CLASHES and len(sides) < len(discrepancy.sides)


def _tell_dead(accounts: Accounts, sides: Sequence[Side]) -> bool:
    return any(each.field == KILLED for each in accounts.statements_of(sides))


def _are_counted(sides: Sequence[Side]) -> bool:
    return all(side.count for side in sides)


def _closing(accounts: Accounts, before: Discrepancy, sides: Sequence[Side], relation: Relation) -> str:
    """What follows from the sides that are left: whether all can be true, who of them says what, who of them is silent."""
    if relation is not before.relation:
        return closing_of(relation, sides) if relation in _SAID_OF_VALUES else before.closing
    if relation in LEFT_OUT:
        return _closing_on_silence(accounts, before, sides)
    closing = before.closing
    if relation in _SAID_OF_VALUES:
        closing = closing.replace(closing_of(relation, before.sides), closing_of(relation, sides))
    for words in (told_as_done, who_denies, who_says_nothing_else):
        if said := words(accounts, before.sides):
            closing = closing.replace(said, words(accounts, sides))
    return closing


def _closing_on_silence(accounts: Accounts, before: Discrepancy, sides: Sequence[Side]) -> str:
    silent = [_silent_sources(each) for each in (before.sides, sides)]
    telling = {source_id for side in sides if side.statement_ids for source_id in side.source_ids}
    if before.relation is Relation.NO_ACCOUNT:
        return before.closing.replace(
            no_account_closing(accounts, silent[0]), no_account_closing(accounts, silent[1], telling)
        )
    closing = before.closing
    for words in SILENCES if len(silent[1]) == 1 else ():
        closing = closing.replace(words[1], words[0])
    return closing


def _silent_sources(sides: Sequence[Side]) -> list[str]:
    return [source_id for side in sides if not side.statement_ids for source_id in side.source_ids]


def _sentence(accounts: Accounts, before: Discrepancy, sides: Sequence[Side], closing: str) -> str:
    """The sentence with the sides that are left; as it was where it is not made of its sides."""
    if before.relation is Relation.NO_ACCOUNT:
        whole = no_account_sentence(accounts, before.sides, before.closing)
        return no_account_sentence(accounts, sides, closing) if whole == before.sentence else before.sentence
    spec = accounts.collection.field_specs.get(before.field)
    if not spec or before.sentence != sentence(accounts, spec.label, before.sides, before.closing):
        return before.sentence
    return sentence(accounts, spec.label, sides, closing)
