"""Fields that neither count nor name places: values that are denied, that clash, or that differ between accounts."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from claims.discrepancies.acts import accuse_each_other, is_of_act, same_act, targets_of
from claims.discrepancies.denied_values import denial_of_all_else, denials
from claims.discrepancies.discrepancy_sentences import NAMES_ONLY, closing_of, set_words, value_words
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.raise_discrepancy import raise_discrepancy, rule_of
from claims.discrepancies.relations import ALIKE, CLASHES, relate, relate_sets, worst
from claims.discrepancies.severity import KnownGrounds
from claims.discrepancies.voices import by_speaker, excludes_however_read
from claims.model import Discrepancy, FieldSpec, FieldType, Kind, Statement
from claims.names import join_words
from claims.values import Relation

_OPEN_LISTS = "Each names something that is missing elsewhere. A list need not be complete."
_EXCHANGED = "These cannot both be true. Day and month look exchanged."
_ACCUSATIONS = "Each side says that it was attacked."
_OF_PARTIES = frozenset({Kind.PARTICIPANTS, Kind.RESPONSIBILITY})
_NOT_COMPARED_HERE = frozenset({FieldType.COUNT, FieldType.TEXT, FieldType.PLACE})


def unlike_values(accounts: Accounts) -> Iterator[Discrepancy]:
    """Values other than counts and places that are denied, that clash, or that differ between accounts."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.rule is None or spec.type in _NOT_COMPARED_HERE:
            continue
        if denied := denials(accounts, spec, statements):
            yield from denied
            told = {each for one in denied for side in one.sides for each in side.statement_ids}
            clash = _clash(accounts, spec, [each for each in statements if not each.is_denied])
            if clash and not told.issuperset(each for side in clash.sides for each in side.statement_ids):
                yield clash
            continue
        discrepancy = (
            denial_of_all_else(accounts, spec, statements)
            or _clash(accounts, spec, statements)
            or _difference(accounts, spec, statements)
            or _further_side(accounts, spec, statements)
        )
        if discrepancy:
            yield discrepancy


def _clash(accounts: Accounts, spec: FieldSpec, statements: Sequence[Statement]) -> Discrepancy | None:
    """Values that exclude one another, one side a value; what one speaker gives together does not."""
    clashing = [pair for pair in combinations(statements, 2) if _pair_clashes(accounts, spec, *pair)]
    in_pairs = {each.statement_id for pair in clashing for each in pair}
    involved = [each for each in statements if each.statement_id in in_pairs]
    if not involved or not _speakers_clash(accounts, spec):
        return None
    relation = worst([relate(accounts.collection, *pair) for pair in clashing])
    by_value: dict[str, list[Statement]] = {}
    for statement in involved:
        by_value.setdefault(_words_of_act(accounts, statement, involved), []).append(statement)
    sides = [accounts.side(words, same, relation) for words, same in by_value.items()]
    kind = rule_of(spec) if accounts.several_speakers(sides) else Kind.INTERNAL
    closing = _EXCHANGED if _days_exchanged(clashing) else closing_of(Relation.CONTRADICTS, sides)
    return raise_discrepancy(accounts, spec, kind, relation, spec.severity, sides, closing)


def _days_exchanged(pairs: Sequence[tuple[Statement, Statement]]) -> bool:
    """Whether all pairs are days of which one has the day and the month of the other exchanged."""
    return all(one.span and other.span and one.span.is_exchange_of(other.span) for one, other in pairs)


def _pair_clashes(accounts: Accounts, spec: FieldSpec, one: Statement, other: Statement) -> bool:
    """Whether two statements exclude each other however they are read; parties that one speaker names hold together."""
    if not excludes_however_read(accounts, one, other, CLASHES):
        return False
    return spec.type is not FieldType.PARTY or accounts.speaker_of(one) != accounts.speaker_of(other)


def _speakers_clash(accounts: Accounts, spec: FieldSpec) -> bool:
    """Whether all that two speakers say clashes; of other types than parties any pair of values does.

    Who names a party more than the other does not clash with it.
    """
    if spec.type is not FieldType.PARTY:
        return True
    stated = [each for each in accounts.by_field[spec.field] if not each.is_denied]
    return any(
        relate_sets(accounts.collection, one, other) in CLASHES
        and not (_names_all_of(accounts, one, other) or _names_all_of(accounts, other, one))
        for one, other in combinations(by_speaker(accounts, stated).values(), 2)
    )


def _names_all_of(accounts: Accounts, fuller: Sequence[Statement], shorter: Sequence[Statement]) -> bool:
    return all(any(relate(accounts.collection, each, other) in ALIKE for other in fuller) for each in shorter)


def _words_of_act(accounts: Accounts, statement: Statement, involved: Sequence[Statement]) -> str:
    """The value and, where the accounts tell several acts, what was attacked."""
    words = value_words(accounts.collection, statement)
    if not is_of_act(accounts, statement) or all(same_act(accounts, statement, each) for each in involved):
        return words
    return f"{words} (attack on {join_words(sorted(targets_of(accounts, statement)))})"


def _difference(accounts: Accounts, spec: FieldSpec, statements: Sequence[Statement]) -> Discrepancy | None:
    """Accounts each with values of its own, one side a set of values; not where only listed pairs exclude."""
    only_pairs = bool(spec.exclusive) and spec.many
    told = {} if only_pairs else by_speaker(accounts, statements, whole=spec.rule is Kind.PARTICIPANTS)
    # What says the very same does not differ; large collections are full of it.
    contents = {speaker: {(each.group, each.value, each.stance) for each in said} for speaker, said in told.items()}
    pairs = [
        (one, other)
        for one, other in combinations(told, 2)
        if contents[one] != contents[other] and _differ(accounts, spec, told[one], told[other])
    ]
    if not pairs:
        return None
    by_words: dict[str, list[Statement]] = {}
    differing = {speaker: said for speaker, said in told.items() if any(speaker in pair for pair in pairs)}
    shared = _named_by_all(accounts, differing.values()) if spec.rule is Kind.PARTICIPANTS else set[str]()
    for said in differing.values():
        own = [each for each in said if each.value not in shared]
        words = set_words(accounts.collection, sorted(own, key=lambda each: each.value))
        by_words.setdefault(words, []).extend(own)
    relation = Relation.CONTRADICTS if _accusations(accounts, told, pairs) else Relation.DIFFERS
    sides = [accounts.side(words, said, relation) for words, said in by_words.items()]
    open_lists = (
        spec.many
        and spec.type is FieldType.TERM
        and (spec.rule is Kind.SCOPE or all(_share_a_value(told[one], told[other]) for one, other in pairs))
    )
    closing = _ACCUSATIONS if relation is Relation.CONTRADICTS else closing_of(relation, sides)
    closing = _OPEN_LISTS if open_lists else closing
    known: KnownGrounds = {"open_lists": open_lists}
    return raise_discrepancy(accounts, spec, rule_of(spec), relation, spec.severity, sides, closing, known=known)


def _accusations(accounts: Accounts, told: dict[str, list[Statement]], pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether two of the speakers tell of one attack and accuse each other of it."""
    return any(
        accuse_each_other(accounts, one, other)
        for speaker, rival in pairs
        for one in told[speaker]
        for other in told[rival]
    )


def _differ(accounts: Accounts, spec: FieldSpec, ones: Sequence[Statement], others: Sequence[Statement]) -> bool:
    """Whether each of two accounts has a value that the other lacks; of who took part, a side that it lacks."""
    if relate_sets(accounts.collection, ones, others) is not Relation.DIFFERS:
        return False
    if spec.rule is not Kind.PARTICIPANTS:
        return True
    sides, other_sides = (_sides_named(accounts, said) for said in (ones, others))
    named, others_named = (_sides_named(accounts, _on_parties(accounts, said)) for said in (ones, others))
    return bool(sides - others_named and other_sides - named)


def _sides_named(accounts: Accounts, said: Iterable[Statement]) -> set[str]:
    top = accounts.collection.party_tree.top
    return {top(each.value) for each in said}


def _named_by_all(accounts: Accounts, told: Iterable[Sequence[Statement]]) -> set[str]:
    """The parties that every account names, as who took part, as who did it or as whom it hit."""
    return set.intersection(*({each.value for each in _on_parties(accounts, said)} for said in told))


def _on_parties(accounts: Accounts, said: Sequence[Statement]) -> Iterator[Statement]:
    """All that the sources of the statements say of who took part, who did it and to whom."""
    sources = {accounts.source_of(each) for each in said}
    for field, statements in accounts.by_field.items():
        if accounts.spec(field).type is FieldType.PARTY and accounts.spec(field).rule in _OF_PARTIES:
            yield from (each for each in statements if accounts.source_of(each) in sources and not each.is_denied)


def _share_a_value(ones: Sequence[Statement], others: Sequence[Statement]) -> bool:
    return not {each.value for each in ones}.isdisjoint(each.value for each in others)


def _further_side(accounts: Accounts, spec: FieldSpec, statements: Sequence[Statement]) -> Discrepancy | None:
    """One account blames a further side, beside those that the others name."""
    if spec.rule is not Kind.RESPONSIBILITY or not spec.many:
        return None
    told = by_speaker(accounts, statements)
    pairs = [
        (fuller, shorter)
        for one, other in combinations(told, 2)
        for fuller, shorter in ((one, other), (other, one))
        if _adds_a_side(accounts, told[fuller], told[shorter])
    ]
    by_words: dict[str, list[Statement]] = {}
    for speaker in told:
        if any(speaker in pair for pair in pairs):
            words = set_words(accounts.collection, sorted(told[speaker], key=lambda each: each.value))
            names_only = "" if any(speaker == fuller for fuller, _ in pairs) else NAMES_ONLY
            by_words.setdefault(names_only + words, []).extend(told[speaker])
    if not by_words:
        return None
    fuller_first = sorted(by_words, key=lambda words: words.startswith(NAMES_ONLY))
    sides = [accounts.side(words, by_words[words], Relation.DIFFERS) for words in fuller_first]
    closing = closing_of(Relation.DIFFERS, sides)
    return raise_discrepancy(accounts, spec, rule_of(spec), Relation.DIFFERS, spec.severity, sides, closing)


def _adds_a_side(accounts: Accounts, fuller: Sequence[Statement], shorter: Sequence[Statement]) -> bool:
    """Whether an account names a side that is none of the other's, nor one of them under another name."""
    tree = accounts.collection.party_tree

    def is_further(one: Statement, other: Statement) -> bool:
        return (
            tree.apart(tree.top(one.value), tree.top(other.value))
            and relate(accounts.collection, one, other) not in ALIKE
        )

    return any(all(is_further(each, other) for other in shorter) for each in fuller)
