"""People as an English sentence names them: counted, described or by name, one by one or joined."""

import re
from dataclasses import dataclass, replace
from functools import cache

from claims.extract.cut.tokens import Token, age_of
from claims.extract.languages.en.english_numbers import is_number, number_beginnings, read_count
from claims.extract.languages.word_lists import rows, word_class, words_of
from claims.values import Count

MOST_MODIFIERS = 5


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


@cache
def _nouns() -> dict[str, tuple[str, str]]:
    return {word: (row["number"], row["kind"]) for row in rows("people", "en") for word in words_of(row["words"])}


_PRONOUNS = {"self", "he", "she", "they", "who"}
_AGE_RANGE = re.compile(r"\d{1,2}")
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
    nouns = {noun.split()[0] for noun in _nouns()}
    others = {"no", "nobody", "none", "both", "another", "police", "her"}
    return frozenset(nouns | others | number_beginnings() | word_class("determiner") | word_class("other"))


def _object_pronoun(words: list[Token], at: int) -> People | None:
    """The pronoun in "shot her", where no noun follows it."""
    if words[at].low != "her":
        return None
    return People(count=Count(1, 1), kind="she", first=at, last=at + 1, definite=True)


def surnames_in(words: list[Token]) -> set[str]:
    """Last names that stand in full names here."""
    found, at = set(), 0
    while at < len(words):
        end = _name_end(words, at)
        if 2 <= end - at <= 4:
            found.add(_join(words, at, end).split()[-1])
        at = max(end, at + 1)
    return found


def _nobody(words: list[Token], at: int) -> People | None:
    length = (
        2
        if words[at].low in {"no", "nobody"} and [word.low for word in words[at + 1 : at + 2]] in (["one"], ["else"])
        else 1
    )
    if length == 1 and words[at].low not in {"nobody", "none"}:
        return None
    return People(count=Count(0, 0), kind="nobody", first=at, last=at + length)


_OF_THE = [["of", word] for word in ("the", "his", "her", "their")]


def _described(words: list[Token], at: int) -> People | None:
    first = words[at]
    position, count, definite, other = at, None, False, False
    if found := read_count(words, position):
        count, position = found
        if [word.low for word in words[position : position + 2]] in _OF_THE:
            position += 2
    elif first.low == "both":
        count, position, definite = Count(2, 2), position + 1, True
    elif first.low in word_class("determiner"):
        definite = first.low not in word_class("indefinite") and first.low not in {"his", "her", "their", "my"}
        other = first.low == "another"
        position += 1
        if (found := read_count(words, position)) and not found[0].vague:
            count, position = found
    return _noun_phrase(words, at, position, count, definite=definite, other=other)


def _noun_phrase(
    words: list[Token], at: int, position: int, count: Count | None, *, definite: bool, other: bool
) -> People | None:
    opened, explicit = position, position > at
    ages: list[int] = []
    ordinal = 0
    found: tuple[tuple[str, str], int] | None = None  # the noun, and the position behind it
    while position < len(words) and position - opened <= MOST_MODIFIERS:
        word = words[position]
        if word.low in word_class("other"):
            other = True
            found = _others(words, count, position) if word.low == "others" or explicit else found
        elif word.low in _ordinals() and (explicit or position == at):
            ordinal, other = _ordinals()[word.low], True
        elif (age := age_of(word)) is not None:
            ages.append(age)
            found = (("many" if word.low.endswith("s") else "one", "person"), position + 1)
        elif noun := _noun_at(words, position, alone=position == at):
            found = noun
            if not _noun_at(words, noun[1], alone=False):
                break
            position = noun[1] - 1
        elif not _goes_before_noun(words, position, sure=explicit or found is not None):
            break
        position += 1
    if (found := found or _unknown_plural(words, position, count)) is None:
        return None
    people = _people(words, at, found[1], found[0], count, ages, definite=definite, other=other)
    return replace(people, ordinal=ordinal) if people and ordinal else people


def _others(words: list[Token], count: Count | None, position: int) -> tuple[tuple[str, str], int]:
    single = count.high == 1 if count else words[position].low == "other"
    return ("one" if single else "many", "person"), position + 1


@cache
def _ordinals() -> dict[str, int]:
    """Ordinals that can stand for one more person: "second" to "ninth", in letters or digits."""
    return {
        word: int(row["value"])
        for row in rows("ordinals", "en")
        if 2 <= int(row["value"]) <= 9
        for word in words_of(row["words"])
    }


def _unknown_plural(words: list[Token], position: int, count: Count | None) -> tuple[tuple[str, str], int] | None:
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


def _goes_before_noun(words: list[Token], position: int, *, sure: bool) -> bool:
    return _is_modifier(words[position], words, position) and (sure or words[position].text[0].isupper())


def _noun_at(words: list[Token], position: int, *, alone: bool) -> tuple[tuple[str, str], int] | None:
    """The noun of people here, and the position behind it; a pronoun only where it stands alone."""
    if position >= len(words):
        return None
    nouns = _nouns()
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
    name, position, more = _apposition(words, position)
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


def _apposition(words: list[Token], position: int) -> tuple[str, int, list[int]]:
    """A name, an age in commas or brackets, or both, that follow a noun."""
    ages: list[int] = []
    name = ""
    start = position + 1 if position < len(words) and words[position].low == "," else position
    end = _name_end(words, start)
    if end - start >= 2:
        name, position = _join(words, start, end), end
    position = _read_age(words, position, ages)
    return name, position, ages


def _read_age(words: list[Token], position: int, ages: list[int]) -> int:
    if position + 1 >= len(words) or words[position].low not in {",", "("}:
        return position
    inside = position + 1
    if words[inside].low in {"age", "aged"} and inside + 1 < len(words):
        inside += 1
    if (age := age_of(words[inside])) is not None or (
        _AGE_RANGE.fullmatch(words[inside].low) and int(words[inside].low) < 100
    ):
        behind = inside + 1
        if behind >= len(words) or words[behind].low in {",", ")", ".", "and", ";"}:
            ages.append(age if age is not None else int(words[inside].low))
            return behind + 1 if behind < len(words) and words[behind].low in {")", ","} else behind
    return position


def _named(words: list[Token], at: int, surnames: frozenset[str]) -> People | None:
    start = at
    if words[at].low in word_class("title") and words[at].text[0].isupper():
        start = at + 1 + (words[at + 1 : at + 2] != [] and words[at + 1].text == ".")
    end = _name_end(words, start)
    if end - start < 1 or _goes_on(words, end):
        return None
    ages: list[int] = []
    behind = _read_age(words, end, ages)
    if end - start < 2 and not ages and start == at and not (words[at].low in surnames and len(words[at].low) > 2):
        return None
    return People(
        count=Count(1, 1), kind="name", first=at, last=behind, name=_join(words, start, end), ages=tuple(ages)
    )


def _goes_on(words: list[Token], end: int) -> bool:
    """Whether a capitalised word follows that makes an organisation or a street of a name."""
    return end < len(words) and words[end].text[0].isupper() and words[end].low in word_class("organisation")


def _name_end(words: list[Token], start: int) -> int:
    position = start
    while position < len(words) and position - start < 5 and _is_name_part(words[position], inside=position > start):
        position += 1
    if position > start and [word.low.strip(".") for word in words[position : position + 2]] in (
        [",", "jr"],
        [",", "sr"],
    ):
        position += 2 + (words[position + 2 : position + 3] != [] and words[position + 2].low == ".")
    return position


def _is_name_part(word: Token, *, inside: bool) -> bool:
    if inside and word.low in {"jr", "jr.", "sr", "sr.", "de", "la", "van", "del", "el", "al", "ii", "iii"}:
        return True
    return (
        word.text[0].isupper()
        and word.text[0].isalpha()
        and word.low not in word_class("notname")
        and word.low not in _nouns()
        and not _starts_cue(word.low)
        and not is_number(word.low)
        and not (word.text.isupper() and len(word.text) > 3)
    )


def _join(words: list[Token], start: int, end: int) -> str:
    parts = [word.low for word in words[start:end] if word.low.strip(".") not in {"jr", "sr", "ii", "iii"}]
    return " ".join(parts)


def _bare_number(words: list[Token], at: int, *, after_cue: bool) -> People | None:
    if other := _another(words, at) or _bare_both(words, at):
        return other
    found = read_count(words, at)
    if found is None:
        return None
    count, behind = found
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
    """Two people told of before: "both died", "both were hurt"."""
    if (
        words[at].low != "both"
        or at + 1 >= len(words)
        or words[at + 1].low not in word_class("behind number") - {"of", "in"}
    ):
        return None
    return People(count=Count(2, 2), kind="", first=at, last=at + 1, definite=True, counted=True)


def _another(words: list[Token], at: int) -> People | None:
    """One more person without a noun: "another injured", "a fourth was wounded"."""
    lows = [word.low for word in words[at : at + 3]]
    length = (
        1
        if lows[:1] == ["another"]
        else 2
        if lows[:1] in (["a"], ["the"]) and lows[1:2] and lows[1] in _ordinals()
        else 0
    )
    if not length or len(lows) <= length or lows[length] not in word_class("behind number"):
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
    return word.text[0].isalpha() and word.low not in word_class("stop") and not _starts_cue(word.low)


@cache
def _cue_words() -> frozenset[str]:
    return frozenset(
        phrase for row in rows("cues", "en") for phrase in words_of(row["phrases"]) if " " not in phrase
    ) - {
        "victims",
        "shooting",
        "hit",
        "critical",
    }


def _starts_cue(low: str) -> bool:
    return low in _cue_words()
