"""Values that one account denies: one by one, or all but those that it names."""

from collections.abc import Sequence

from claims.discrepancies.discrepancy_sentences import CLOSINGS, set_words
from claims.discrepancies.incident_accounts import Accounts, is_denied
from claims.discrepancies.raise_discrepancy import raise_discrepancy, rule_of, set_side
from claims.discrepancies.relations import ALIKE, relate
from claims.discrepancies.voices import by_speaker
from claims.model import ANYTHING_ELSE, Discrepancy, FieldSpec, Stance, Statement
from claims.values import Relation


def denial(accounts: Accounts, spec: FieldSpec, statements: Sequence[Statement]) -> Discrepancy | None:
    """A value that a document mentions only to deny it, against what else is said."""
    denied = [each for each in statements if is_denied(each)]
    if not denied:
        return None
    deniers = {accounts.source_of(each) for each in denied}
    affirmed: list[Statement] = list(denied)
    others: list[Statement] = []
    for statement in statements:
        if statement not in denied:
            meets = any(relate(accounts.collection, statement, each) in ALIKE | {Relation.DENIES} for each in denied)
            of_denier = accounts.source_of(statement) in deniers and not statement.chain
            (affirmed if meets and not of_denier else others).append(statement)
    if not others:
        return None
    sides = [set_side(accounts, affirmed, Relation.DENIES), set_side(accounts, others, Relation.DENIES)]
    closing = CLOSINGS[Relation.DENIES]
    return raise_discrepancy(accounts, spec, rule_of(spec), Relation.DENIES, spec.severity, sides, closing)


def denial_of_all_else(accounts: Accounts, spec: FieldSpec, statements: Sequence[Statement]) -> Discrepancy | None:
    """A speaker says that its list is all there is, and others name what is not on it."""
    told = [each for each in accounts.all_statements if each.field == spec.field]
    closed = [each for each in told if each.value == ANYTHING_ELSE and Stance.DENIES in each.stances]
    for speaker, closing_words in by_speaker(accounts, closed).items():
        listed = [each for each in statements if accounts.speaker_of(each) == speaker]
        others = [
            each
            for each in statements
            if accounts.speaker_of(each) != speaker
            and not any(relate(accounts.collection, each, own) in ALIKE for own in listed)
        ]
        if others:
            words = f"{set_words(accounts.collection, listed) or 'none'} alone"
            sides = [
                accounts.side(words, [*listed, *closing_words], Relation.DENIES),
                set_side(accounts, others, Relation.DENIES),
            ]
            closing = "One account says that there was nothing else."
            return raise_discrepancy(accounts, spec, rule_of(spec), Relation.DENIES, spec.severity, sides, closing)
    return None
