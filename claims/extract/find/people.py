"""People as an English sentence names them: counted, described or by name, one by one or joined."""

from dataclasses import dataclass, replace
from functools import cache

from claims.extract.cut.tokens import Token, age_of
from claims.extract.find.people_nouns import cue_words, ordinals, people_nouns
from claims.extract.find.person_names import (
    continues_as_organisation,
    join_name,
    name_and_age_behind,
    name_end,
    read_age,
)
from claims.extract.languages.en.english_numbers import is_number, number_beginnings, read_count
from claims.extract.languages.word_lists import word_class
from claims.values import Count

MOST_MODIFIERS = 5  # words before a noun
NounAt = tuple[tuple[str, str], int]  # a noun ("one" or "many", kind of people), and the position behind it


@dataclass(frozen=True, kw_only=True)
class People:
    """One person or several, as one phrase of a sentence names them.

    Attributes:
        count: How many; one where a single person is meant.
        kind: What the noun says ("man", "officer", "shooter"), "name" for a bare name, "" for a bare number.
        first, last: Positions of the first word, and behind the last one, in the words of the sentence.
        name: The name in small letters, where there is one.
        ages: Ages given.
        definite: Whether the words point back ("the man", "he") and may bring nobody new.
        other: Whether the words set these people apart from those before ("two others").
        counted: Whether a number is written.
        ordinal: 2 in "a second man", 0 where there is none.
        start, end: Span in the text.
    """

    count: Count
    kind: str
    first: int
    last: int
    name: str = ""
    ages: tuple[int, ...] = ()
    definite: bool = False
    other: bool = False
    counted: bool = False
    ordinal: int = 0
    start: int = 0
    end: int = 0


_PRONOUNS = {"self", "he", "she", "they", "who"}
_ARTICLES = frozenset(["a", "an", "the"])
_BARE_IN = frozenset(["critical", "serious", "stable", "hospital", "custody", "grave", "fair", "good"])
_BARE_OF = frozenset(["them", "whom", "those", "which"])


def read_people(
    words: list[Token], at: int, *, surnames: frozenset[str] = frozenset(), after_cue: bool = False
) -> People | None:
    """The people that a phrase beginning at this position names, or None.

    Args:
        surnames: Last names that the text gives elsewhere with a first name, in small letters.
        after_cue: Whether words such as "shot" stand right before, after which a bare number is people.
    """
    if not _may_begin(words[at]):
        return None
    return (
        _nobody(words, at)
        or _named(words, at, surnames)
        or _described(words, at)
        or _bare_number(words, at, after_cue=after_cue)
        or (_object_pronoun(words, at) if after_cue else None)
    )


def _may_begin(word: Token) -> bool:
    """Whether a phrase of people can begin here at all: what is asked of every word must be quick."""
    first = word.text[0]
    return first.isupper() or first.isdigit() or "-" in word.low or word.low in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    nouns = {noun.split()[0] for noun in people_nouns()}
    others = {"no", "nobody", "none", "both", "another", "police", "her"}
    return frozenset(nouns | others | number_beginnings() | word_class("determiner") | word_class("other"))


def _object_pronoun(words: list[Token], at: int) -> People | None:
    """The pronoun in "shot her", where no noun follows it."""
    if words[at].low != "her":
        return None
    return People(count=Count(1, 1), kind="she", first=at, last=at + 1, definite=True)


def _nobody(words: list[Token], at: int) -> People | None:
    word, behind = words[at].low, words[at + 1].low if at + 1 < len(words) else ""
    pair = word in {"no", "nobody"} and behind in {"one", "else"}
    if not pair and word not in {"nobody", "none"}:
        return None
    return People(count=Count(0, 0), kind="nobody", first=at, last=at + (2 if pair else 1))


_OF_THE = [["of", word] for word in ("the", "his", "her", "their")]


def _described(words: list[Token], at: int) -> People | None:
    first = words[at]
    position, count, definite, other = at, None, False, False
    if read := read_count(words, position):
        count, position = read
        if [word.low for word in words[position : position + 2]] in _OF_THE:
            position += 2
    elif first.low == "both":
        count, position, definite = Count(2, 2), position + 1, True
    elif first.low in word_class("determiner"):
        definite = first.low not in word_class("indefinite") and first.low not in {"his", "her", "their", "my"}
        other = first.low == "another"
        position += 1
        if (read := read_count(words, position)) and not read[0].vague:
            count, position = read
    return _noun_phrase(words, at, position, count, definite=definite, other=other)


def _noun_phrase(
    words: list[Token], at: int, position: int, count: Count | None, *, definite: bool, other: bool
) -> People | None:
    opened, explicit = position, position > at
    ages: list[int] = []
    ordinal = 0
    noun_at: NounAt | None = None
    while position < len(words) and position - opened <= MOST_MODIFIERS:
        word = words[position]
        if word.low in word_class("other"):
            other = True
            noun_at = _others(words, count, position) if word.low == "others" or explicit else noun_at
        elif word.low in ordinals() and (explicit or position == at):
            ordinal, other = ordinals()[word.low], True
        elif (age := age_of(word)) is not None:
            ages.append(age)
            noun_at = (("many" if word.low.endswith("s") else "one", "person"), position + 1)
        elif found := _noun_at(words, position, alone=position == at):
            noun_at = found
            if not _noun_at(words, found[1], alone=False):
                break
            position = found[1] - 1
        elif not _is_before_noun(words, position, is_phrase=explicit or noun_at is not None):
            break
        position += 1
    if (noun_at := noun_at or _unknown_plural(words, position, count)) is None:
        return None
    noun, behind = noun_at
    people = _people(words, at, behind, noun, count, ages, definite=definite, other=other)
    return replace(people, ordinal=ordinal) if people and ordinal else people


def _others(words: list[Token], count: Count | None, position: int) -> NounAt:
    single = count.high == 1 if count else words[position].low == "other"
    return ("one" if single else "many", "person"), position + 1


def _unknown_plural(words: list[Token], position: int, count: Count | None) -> NounAt | None:
    """People by a noun that is in no list: a counted word in -s that is not a known thing."""
    if count is None or count.vague or not 1 < count.low < 100:
        return None
    last = words[position - 1]
    if (
        not last.low.endswith("s")
        or last.low.endswith("ss")
        or last.low in word_class("thing")
        or not last.low.isalpha()
    ):
        return None
    return ("many", "person"), position


def _is_before_noun(words: list[Token], position: int, *, is_phrase: bool) -> bool:
    """Whether a word can stand before a noun; where nothing shows yet that a phrase began, only with a capital."""
    return _is_modifier(words[position], words, position) and (is_phrase or words[position].text[0].isupper())


def _noun_at(words: list[Token], position: int, *, alone: bool) -> NounAt | None:
    """The noun of people here, and the position behind it; a pronoun only where it stands alone."""
    if position >= len(words):
        return None
    nouns = people_nouns()
    if position + 1 < len(words) and (pair := nouns.get(f"{words[position].low} {words[position + 1].low}")):
        return pair, position + 2
    noun = nouns.get(words[position].low)
    if noun and noun[0] == "the":
        return (("many", noun[1]), position + 1) if position > 1 and words[position - 2].low == "of" else None
    if noun is None or (noun[1] in _PRONOUNS and not alone):
        return None
    return noun, position + 1


def _people(
    words: list[Token],
    at: int,
    position: int,
    noun: tuple[str, str],
    count: Count | None,
    ages: list[int],
    *,
    definite: bool,
    other: bool,
) -> People | None:
    number, kind = noun
    counted = count is not None
    if count is None:
        if number == "many":
            couple = words[position - 1].low in {"couple", "pair", "duo"}
            count = Count(2, 2) if couple else Count(2, None, vague=True)
        else:
            count = Count(1, 1)
    elif number == "one" and count.low > 1 and not ages:
        return None  # "two man" is no number of men; "450 gun"
    position = _behind_offspring(words, position) if number == "one" else position
    name, position, more = name_and_age_behind(words, position)
    definite = definite or kind in _PRONOUNS
    return People(
        count=count,
        kind=kind,
        first=at,
        last=position,
        name=name,
        ages=(*ages, *more),
        definite=definite,
        other=other,
        counted=counted,
    )


def _behind_offspring(words: list[Token], position: int) -> int:
    """Past the children in "a father of five": they came to no harm."""
    if position + 1 >= len(words) or words[position].low != "of" or not is_number(words[position + 1].low):
        return position
    if words[position - 1].low not in _PARENTS:
        return position
    behind = position + 2
    return behind + (behind < len(words) and words[behind].low in _CHILDREN)


_CHILDREN = frozenset(["children", "kids", "sons", "daughters", "girls", "boys"])
_PARENTS = frozenset(["father", "mother", "dad", "mom", "parent", "grandfather", "grandmother"])


def _named(words: list[Token], at: int, surnames: frozenset[str]) -> People | None:
    start = at
    if words[at].low in word_class("title") and words[at].text[0].isupper():
        start = at + 1 + (words[at + 1 : at + 2] != [] and words[at + 1].text == ".")
    end = name_end(words, start)
    if end - start < 1 or continues_as_organisation(words, end):
        return None
    ages: list[int] = []
    behind = read_age(words, end, ages)
    if end - start < 2 and not ages and start == at and not (words[at].low in surnames and len(words[at].low) > 2):
        return None
    return People(
        count=Count(1, 1), kind="name", first=at, last=behind, name=join_name(words, start, end), ages=tuple(ages)
    )


def _bare_number(words: list[Token], at: int, *, after_cue: bool) -> People | None:
    if other := _another(words, at) or _bare_both(words, at):
        return other
    if (read := read_count(words, at)) is None:
        return None
    count, behind = read
    if after_cue and count.low < 100 and (behind >= len(words) or _may_follow(words[behind])):
        return People(count=count, kind="", first=at, last=behind, counted=True)
    if behind >= len(words):
        return None
    follower = words[behind].low
    after = words[behind + 1].low if behind + 1 < len(words) else ""
    if follower == "in" and after not in _BARE_IN:
        return None
    if follower == "of" and after not in _BARE_OF:
        return None
    if follower not in word_class("behind number") or (words[at].text[0].isdigit() and count.low > 999):
        return None
    last = behind + 2 if follower == "of" else behind
    return People(count=count, kind="", first=at, last=last, counted=True)


def _bare_both(words: list[Token], at: int) -> People | None:
    """Two people named before: "both died", "both were hurt"."""
    if words[at].low != "both" or at + 1 >= len(words):
        return None
    if words[at + 1].low in {"of", "in"} or words[at + 1].low not in word_class("behind number"):
        return None
    return People(count=Count(2, 2), kind="", first=at, last=at + 1, definite=True, counted=True)


def _another(words: list[Token], at: int) -> People | None:
    """One more person without a noun: "another injured", "a fourth was wounded"."""
    lows = [word.low for word in words[at : at + 3]]
    if lows[0] == "another":
        length = 1
    elif lows[0] in _ARTICLES - {"an"} and len(lows) > 1 and lows[1] in ordinals():
        length = 2
    else:
        return None
    if len(lows) <= length or lows[length] not in word_class("behind number"):
        return None
    return People(count=Count(1, 1), kind="", first=at, last=at + length, other=True)


def _may_follow(word: Token) -> bool:
    """Whether a number before this word can be people: "killed four last year", not "shot four times"."""
    return word.low not in word_class("thing") and word.low not in {"-", "/", "%", "p.m.", "a.m."}


def _is_modifier(word: Token, words: list[Token], position: int) -> bool:
    if word.low == "police":
        return _noun_at(words, position + 1, alone=False) is not None
    if word.low in _ARTICLES or is_number(word.low):
        return False
    return word.text[0].isalpha() and word.low not in word_class("stop") and word.low not in cue_words()
