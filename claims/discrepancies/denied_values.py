"""Values that one account denies: one by one, or all but those that it names."""

from collections.abc import Collection, Sequence

from claims.discrepancies.discrepancy_sentences import set_words
from claims.discrepancies.incident_accounts import Accounts, denies_itself
from claims.discrepancies.raise_discrepancy import raise_discrepancy, rule_of, set_side
from claims.discrepancies.relations import ALIKE, relate
from claims.discrepancies.speakers import bare_speakers, join_speakers, said_by, speakers_in_words, voice_of
from claims.discrepancies.voices import by_speaker
from claims.model import ANYTHING_ELSE, Discrepancy, FieldSpec, FieldType, Side, Stance, Statement
from claims.values import Relation

_SAYS_IT = ALIKE | {Relation.DENIES}  # what a value that a document denies makes of one that is told


def denials(accounts: Accounts, spec: FieldSpec, statements: Sequence[Statement]) -> list[Discrepancy]:
    """Each value that is mentioned only to deny it: who says it, against who denies it or names what excludes it.

    Values that are one, or of which one holds the other, are denied together. Who only names another value, beside
    which it could be true, stands on neither side.
    """
    denied = [each for each in statements if each.is_denied or _deniers_in_chain(each)]
    others = [each for each in statements if each not in denied]
    found = [_denial(accounts, spec, alike, others) for alike in _alike(accounts, denied)]
    return [each for each in found if each]


def _alike(accounts: Accounts, denied: Sequence[Statement]) -> list[list[Statement]]:
    """The statements, those together whose values are alike."""
    together: list[list[Statement]] = []
    for statement in denied:
        near = [each for each in together if _relates(accounts, statement, each, _SAYS_IT)]
        together = [each for each in together if each not in near]
        together.append([*(one for each in near for one in each), statement])
    return together


def _denial(
    accounts: Accounts, spec: FieldSpec, denied: Sequence[Statement], others: Sequence[Statement]
) -> Discrepancy | None:
    """Who says one of the denied values, against who denies them; None where only a denial is told."""
    deniers = _deniers(accounts, denied)
    saying = [each for each in others if _relates(accounts, each, denied, _SAYS_IT)]
    affirmed = [each for each in saying if not _only_holds(accounts, spec, each, denied)]
    denying = [
        each
        for each in others
        if each not in saying and (voice_of(accounts.collection, each) in deniers or _closes_its_list(accounts, each))
    ]
    excluding = [
        each
        for each in others
        if _relates(accounts, each, denied, {Relation.CONTRADICTS})
        and not _is_of_their_side(accounts, spec, each, denied)
    ]
    against = denying or excluding
    if against:
        sides = [
            set_side(accounts, sorted([*denied, *affirmed], key=denies_itself), Relation.DENIES),
            set_side(accounts, against, Relation.DENIES),
        ]
    elif affirmed:
        words = f"not {set_words(accounts.collection, denied)}"
        sides = [set_side(accounts, affirmed, Relation.DENIES), accounts.side(words, denied, Relation.DENIES)]
    else:
        return None
    closing = who_denies(accounts, sides)
    return raise_discrepancy(accounts, spec, rule_of(spec), Relation.DENIES, spec.severity, sides, closing)


def _only_holds(accounts: Accounts, spec: FieldSpec, statement: Statement, denied: Sequence[Statement]) -> bool:
    """Whether it names no denied party, only one that holds them: a crew is not this pilot."""
    tree, values = accounts.collection.party_tree, {each.value for each in denied}
    is_around = statement.value not in values and all(tree.holds(statement.value, each) for each in values)
    return spec.type is FieldType.PARTY and is_around


def _is_of_their_side(accounts: Accounts, spec: FieldSpec, statement: Statement, denied: Sequence[Statement]) -> bool:
    """Whether it names another body of a denied party's side, which is no word against the one denied."""
    top = accounts.collection.party_tree.top
    return spec.type is FieldType.PARTY and any(top(statement.value) == top(each.value) for each in denied)


def who_denies(accounts: Accounts, sides: Sequence[Side]) -> str:
    """Who denies what is on a side; "" where nobody on the sides does."""
    statements = accounts.statements_of(sides)
    deniers = _deniers(accounts, [each for each in statements if each.is_denied or _deniers_in_chain(each)])
    if not deniers:
        return ""
    further = [
        each
        for each in statements
        if _closes_its_list(accounts, each) and voice_of(accounts.collection, each) not in deniers
    ]
    return f"Denied by {join_speakers([*deniers.values(), *speakers_in_words(accounts.collection, further)])}."


def _deniers(accounts: Accounts, denied: Sequence[Statement]) -> dict[str, str]:
    """Who denies the values, the documents or those whom they quote on them, with their names."""
    name_of = accounts.collection.name_of
    deniers: dict[str, str] = {}
    for statement in denied:
        source = accounts.source_of(statement)
        if statement.stance is Stance.DENIES:
            deniers.setdefault(source, name_of("sources", source))
        for speaker in _deniers_in_chain(statement):
            deniers.setdefault(speaker, f"{name_of('sources', speaker)}, as quoted by {name_of('sources', source)}")
    return deniers


def _deniers_in_chain(statement: Statement) -> list[str]:
    """The speakers who mention the value, or the word of another, only to deny it."""
    return [link.source_id for link in statement.chain if link.stance is Stance.DENIES]


def _closes_its_list(accounts: Accounts, statement: Statement) -> bool:
    """Whether its speaker says in the same words that there was nothing else."""
    return any(
        _is_all_else_denied(each)
        and each.fragment == statement.fragment
        and voice_of(accounts.collection, each) == voice_of(accounts.collection, statement)
        for each in accounts.collection.statements_of_claim[statement.claim_id]
        if each.fragment
    )


def _relates(
    accounts: Accounts, statement: Statement, denied: Sequence[Statement], relations: Collection[Relation]
) -> bool:
    return any(relate(accounts.collection, statement, each) in relations for each in denied)


def denial_of_all_else(accounts: Accounts, spec: FieldSpec, statements: Sequence[Statement]) -> Discrepancy | None:
    """A speaker says that its list is all there is, and others name what is not on it."""
    told = [each for each in accounts.all_statements if each.field == spec.field]
    closed = [each for each in told if _is_all_else_denied(each)]
    for speaker, closing_words in by_speaker(accounts, closed).items():
        listed = [each for each in statements if accounts.speaker_of(each) == speaker]
        others = [
            each
            for each in statements
            if accounts.speaker_of(each) != speaker
            and not any(relate(accounts.collection, each, own) in ALIKE for own in listed)
        ]
        if others:
            words = f"only {set_words(accounts.collection, listed)}" if listed else "none"
            sides = [
                accounts.side(words, [*listed, *closing_words], Relation.DENIES),
                set_side(accounts, others, Relation.DENIES),
            ]
            closing = who_says_nothing_else(accounts, sides)
            return raise_discrepancy(accounts, spec, rule_of(spec), Relation.DENIES, spec.severity, sides, closing)
    return None


def who_says_nothing_else(accounts: Accounts, sides: Sequence[Side]) -> str:
    """Who says on a side that its list is all there is; "" where nobody does."""
    statements = accounts.statements_of(sides)
    names = bare_speakers(accounts.collection, [each for each in statements if _is_all_else_denied(each)])
    return f"{said_by(names, 'says', 'say')} there was nothing else." if names else ""


def _is_all_else_denied(statement: Statement) -> bool:
    return statement.value == ANYTHING_ELSE and Stance.DENIES in statement.stances
