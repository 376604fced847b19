"""The words of a discrepancy: values, questions, and the sentence that a reader understands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from claims.discrepancies.speakers import join_speakers, shortened, speakers_in_words
from claims.discrepancies.wording.same_places import same_place
from claims.model import ANYTHING_ELSE, Basis, FieldType, Side, Stance, Statement
from claims.names import join_words
from claims.values import VAGUE_WORDS, Count, Relation

if TYPE_CHECKING:
    from claims.discrepancies.incident_accounts import Accounts
    from claims.discrepancies.relations import GroupCount
    from claims.tables import Collection

_OF_TWO = {Relation.CONTRADICTS: "These cannot both be true.", Relation.DIFFERS: "Both could be true."}
_OF_SEVERAL = {Relation.CONTRADICTS: "These cannot all be true.", Relation.DIFFERS: "All of these could be true."}
SILENCE = "does not say"  # the side of an account that has nothing on the point
NAMES_ONLY = "names only "  # before a side's words, where other accounts name more
ADDED_UP = " when added up: "  # before the addends of a sum that the account itself does not give
VAGUE_BOUNDS = "Vague words are read as ranges by project convention."
MOST_SPEAKERS = 5  # named on a side of a sentence; the record of the side has all
RESTS_ON_INFERENCE = "This rests on what the coder inferred."
_AS_NAMED: Mapping[str, str] = {}  # no place shares its name with another


def value_words(collection: Collection, statement: Statement, places: Mapping[str, str] = _AS_NAMED) -> str:
    """A statement's value as a reader meets it: names for ids, bounds for numbers, long dates; an aim says so.

    `places` holds texts of `distinct_places`.
    """
    if statement.value == ANYTHING_ELSE and Stance.DENIES in statement.stances:
        return "nothing else"
    bare = places.get(statement.value) or _bare_words(collection, statement)
    return bare + (" (an aim)" if Stance.AIMS in statement.stances else "")


def _bare_words(collection: Collection, statement: Statement) -> str:
    field_type = collection.field_specs[statement.field].type
    if statement.count is not None:
        return count_words(statement.count)
    if statement.span is not None:
        return statement.span.in_words
    if field_type is FieldType.PARTY:
        return collection.name_of("parties", statement.value)
    if field_type is FieldType.PLACE:
        return collection.name_of("places", statement.value)
    return statement.value


def coded_words(collection: Collection, statement: Statement) -> str:
    """The value in words, marked where the coder inferred it."""
    return value_words(collection, statement) + inferred_words([statement.basis])


def inferred_words(bases: Sequence[Basis]) -> str:
    """The mark behind a value that rests on these, so that an inferred one never looks like a stated one."""
    if Basis.INFERENCE not in bases:
        return ""
    return " (inferred)" if len(set(bases)) == 1 else " (in part inferred)"


def distinct_places(collection: Collection, places: Iterable[str]) -> dict[str, str]:
    """A text for each place: its name and, where another of them has the same without being the same place, what holds it or its id."""
    names = {place: collection.name_of("places", place) for place in places}
    alike = {
        place
        for one, other in combinations(names, 2)
        if names[one] == names[other] and not same_place(collection, one, other)
        for place in (one, other)
    }
    held = {place: collection.rows["places"].get(place, {}).get("parent", "") for place in alike}
    above = {place: collection.name_of("places", held[place]) if held[place] else place for place in alike}
    of_text = Counter((names[place], above[place]) for place in alike)
    return {
        place: f"{name} ({above[place] if of_text[name, above[place]] == 1 else place})" if place in alike else name
        for place, name in names.items()
    }


def list_words(collection: Collection, statements: Sequence[Statement], places: Mapping[str, str] = _AS_NAMED) -> str:
    """The values of several statements, each once, with a mark where all who give it infer it, or deny it."""
    by_value: dict[str, list[Statement]] = {}
    for each in statements:
        by_value.setdefault(value_words(collection, each, places), []).append(each)
    return "; ".join(value + _marks(said) for value, said in by_value.items())


def _marks(said: Sequence[Statement]) -> str:
    inferred = all(each.basis is Basis.INFERENCE for each in said)
    denied = all(each.is_denied and not (each.count and each.count.high == 0) for each in said)  # "0" says it by itself
    return " (inferred)" * inferred + " (denied)" * denied


def side_words(side: Side) -> str:
    """What a side says, marked where every account on it has it by inference alone."""
    return side.value + (inferred_words(side.basis) if side.is_inferred else "")


def count_words(count: Count) -> str:
    """The bounds in words; of a vague word or number, this and the bounds that we give it."""
    words = next((word for word, bounds in VAGUE_WORDS.items() if bounds == (count.low, count.high)), count.as_told)
    return f"{words} (read as {count.in_words})" if count.vague and words != count.in_words else count.in_words


def group_count_words(collection: Collection, count: GroupCount) -> str:
    """A count and whom it counts; of a sum, what is added up: "9 (The government) when added up: 6 (The police) and 3 (The army)"."""
    words = count_words(count.count) + _whom(collection, count.group)
    if len(count.statements) == 1:
        return words
    return words + ADDED_UP + join_words([_addend_words(collection, each) for each in count.statements])


def _addend_words(collection: Collection, statement: Statement) -> str:
    words = answer_words(collection, statement)
    read = f"(read as {statement.count.in_words}" if statement.count else ""
    return words.replace(read, f"{read} by project convention", 1) if read else words


def _whom(collection: Collection, group: str) -> str:
    return f" ({collection.name_of('parties', group)})" if group else ""


def answer_words(collection: Collection, statement: Statement) -> str:
    """A statement's value in words and, of a count, whom it counts."""
    if statement.count is None:
        return value_words(collection, statement)
    return count_words(statement.count) + _whom(collection, statement.group)


def set_words(collection: Collection, statements: Iterable[Statement]) -> str:
    """All values that one account gives, each once."""
    return join_words(list(dict.fromkeys(value_words(collection, statement) for statement in statements)))


def closing_of(relation: Relation, sides: Sequence[Side]) -> str:
    """Whether the sides can all be true, for values that contradict each other or only differ."""
    return (_OF_TWO if len(sides) <= 2 else _OF_SEVERAL)[relation]


def sentence(accounts: Accounts, label: str, sides: Sequence[Side], closing: str) -> str:
    """The long form of a discrepancy: event, question, each side with its speakers, what follows."""
    return f"{accounts.title}, {label}: {_answers(accounts, sides)} {closing}"


def _answers(accounts: Accounts, sides: Sequence[Side]) -> str:
    """Each side with the first of its speakers; these once, where all sides have the same."""
    plain = not any(side.value.startswith(NAMES_ONLY) or ADDED_UP in side.value for side in sides)
    if plain and len(sides) > 1 and len({side.speakers for side in sides}) == 1:
        both = "both" if len(sides) == 2 else "all"
        return f"{'; '.join(side.value for side in sides)}, {both} according to {first_speakers(accounts, sides[0])}."
    first, *others = (_answer(accounts, side) for side in sides)
    return " ".join(f"{each}." for each in (first, *(f"{each[:1].upper()}{each[1:]}" for each in others)))


def _answer(accounts: Accounts, side: Side) -> str:
    if side.value == SILENCE:
        return f"{first_speakers(accounts, side)} {'does' if len(side.source_ids) == 1 else 'do'} not say"
    if ADDED_UP in side.value:
        return f"{side.value}, from figures of {first_speakers(accounts, side)}"
    return f"{side.value.removeprefix('names ')}, according to {first_speakers(accounts, side)}"


def first_speakers(accounts: Accounts, side: Side) -> str:
    """Who stands on the side, as a sentence of some length can hold them."""
    if said := accounts.statements_of([side]):
        return join_speakers(speakers_in_words(accounts.collection, said, most=MOST_SPEAKERS))
    names = [accounts.collection.name_of("sources", source_id) for source_id in side.source_ids]
    return join_words(shortened(names, MOST_SPEAKERS))
