"""Mentions of people who came to harm, sentence by sentence: people joined to the words that say what happened to them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from claims.extract.cut.sentences import Sentence
from claims.extract.cut.tokens import Token, tokens
from claims.extract.find.harm_cues import Cue, Form, Outcome, harm_cues
from claims.extract.find.people import People, read_people
from claims.extract.find.people_lists import join_people
from claims.extract.find.person_names import surnames_in
from claims.extract.find.subject_object import (
    agents_behind,
    doers_of,
    is_own_deed,
    is_passive,
    object_of,
    people_listed_after,
    subject_of,
)
from claims.extract.languages.word_lists import word_class

LONG_WORD = 4  # letters of a word that is short without a capital even in a headline
HEADLINE_SHARE = 0.85


@dataclass(frozen=True, kw_only=True)
class Mention:
    """Words of one sentence that say what happened to people.

    Attributes:
        people: The people, as listed.
        cue: The words that say what happened, in small letters.
        by_self: Whether they did it to themselves.
        doers: Positions in the sentence of those who did it to themselves.
        none: Whether it is said of nobody ("no one was hurt").
        sentence: Number of the sentence.
        start, end: Span in the text, from the first of the people to the end of the cue, or the reverse.
    """

    outcome: Outcome
    people: tuple[People, ...]
    cue: str
    by_self: bool
    none: bool
    doers: frozenset[int]
    sentence: int
    start: int
    end: int


def find_mentions(text: str, sentences: Iterable[Sentence]) -> list[Mention]:
    """Every mention of people who came to harm, in the order of the text."""
    lines = [tokens(text, sentence.start, sentence.end) for sentence in sentences]
    headlines = [_is_headline(words) for words in lines]
    plain = (words for words, headline in zip(lines, headlines, strict=True) if not headline)
    surnames = frozenset(name for words in plain for name in surnames_in(words))
    return [
        mention
        for number, (words, headline) in enumerate(zip(lines, headlines, strict=True))
        for mention in _of_sentence(words, number, surnames, headline=headline)
    ]


def _is_headline(words: list[Token]) -> bool:
    """Whether nearly every long word has a capital, so that a capital says nothing about names."""
    long = [word.text[0].isupper() for word in words if len(word.text) > LONG_WORD and word.text[0].isalpha()]
    return len(long) >= LONG_WORD and sum(long) >= HEADLINE_SHARE * len(long)


def _of_sentence(words: list[Token], number: int, surnames: frozenset[str], *, headline: bool) -> list[Mention]:
    people, cues = _scan(words, surnames, headline=headline)
    if not cues:
        return []
    groups = join_people(words, people)
    mentions = (_mention(words, cue, groups, cues, number) for cue in cues)
    return [mention for mention in mentions if mention]


def _scan(words: list[Token], surnames: frozenset[str], *, headline: bool) -> tuple[list[People], list[Cue]]:
    """The people and the cues of a sentence, left to right, none overlapping."""
    lows = [word.low for word in words]
    people: list[People] = []
    cues: list[Cue] = []
    if harm_cues().firsts.isdisjoint(lows):
        return people, cues  # most sentences harm nobody, and reading people is what takes time
    at, part_end = 0, -1  # end of the last people who are some of those named before
    while at < len(words):
        if phrase := harm_cues().at(lows, at):
            length, (outcome, form) = phrase
            if form is not Form.NONE and not _is_shot_at(lows, at + length):
                cues.append(Cue(outcome, form, at, at + length))
            at += length
        elif (
            someone := read_people(words, at, surnames=surnames, after_cue=bool(cues) and cues[-1].last == at)
        ) is not None and not (headline and _is_doubtful(words, someone, surnames)):
            someone = replace(someone, start=words[someone.first].start, end=words[someone.last - 1].end)
            partial = _is_part(lows, at, someone) or lows[part_end:at] == ["and"]
            part_end = someone.last if partial else -1
            if someone.kind != "who" and not partial:
                people.append(someone)
            at = max(someone.last, at + 1)
        else:
            at += 1
    return people, cues


def _is_doubtful(words: list[Token], people: People, surnames: frozenset[str]) -> bool:
    """Whether words of a headline were taken for a name that the text has nowhere else."""
    if people.kind != "name" or people.ages or words[people.first].low in word_class("title"):
        return False
    return people.name.split()[-1] not in surnames


def _is_part(lows: list[str], at: int, people: People) -> bool:
    """Whether these are some of the people named before: "including a child", "four of them students"."""
    if at > 0 and lows[at - 1] in {"including", "includes"}:
        return True
    if "them" not in lows[people.last - 2 : people.last] or not people.counted or at == 0 or lows[at - 1] != ",":
        return False
    return people.last >= len(lows) or lows[people.last] not in word_class("passive")


def _is_shot_at(lows: list[str], behind: int) -> bool:
    """Whether "at" and a person follow: "shot at him" harms nobody, "shot at a hotel" may."""
    return lows[behind - 1] in {"shot", "shooting", "shoots", "shoot"} and lows[behind : behind + 2] in _AT_SOMEBODY


_AT_SOMEBODY = [
    ["at", word] for word in ("him", "her", "them", "officers", "police", "deputies", "people", "each", "one")
]


def _mention(
    words: list[Token], cue: Cue, groups: list[tuple[People, ...]], cues: list[Cue], number: int
) -> Mention | None:
    own_deed = is_own_deed(words, cue)
    before = doers_of(words, cue, groups, cues) if own_deed else subject_of(words, cue, groups)
    after = object_of(words, cue, groups, cues)
    passive = is_passive(words, cue)
    if cue.form is Form.OBJECT or (cue.form is Form.EITHER and after and not passive):
        patients, agents = after, before
    else:
        patients, agents = before, agents_behind(words, cue, groups)
    if not patients or _is_unreal(words, cue):
        return None
    by_self = any(person.kind == "self" for person in patients) or own_deed
    doers = before if by_self else ()
    if own_deed:
        patients = (*patients, *people_listed_after(words, cue, groups))
    if not own_deed and any(person.kind == "self" for person in patients):
        others = tuple(person for person in patients if person.kind != "self")
        patients = tuple(sorted((*agents, *others), key=lambda person: person.first)) or patients
    first, last = min(patients[0].first, cue.first), max(patients[-1].last, cue.last)
    return Mention(
        outcome=cue.outcome,
        people=patients,
        cue=" ".join(word.low for word in words[cue.first : cue.last]),
        by_self=by_self,
        doers=frozenset(person.first for person in doers),
        none=_says_none(words, patients, cue),
        sentence=number,
        start=words[first].start,
        end=words[last - 1].end,
    )


def _is_unreal(words: list[Token], cue: Cue) -> bool:
    """Whether it is only said that it could happen, or was tried."""
    position = cue.first - 1
    while position >= 0 and (words[position].low in _AUXILIARY or words[position].low.endswith("ly")):
        position -= 1
    if position < 0:
        return False
    if words[position].low == "to" and position > 0:
        return words[position - 1].low in word_class("unreal")
    return words[position].low in word_class("modal")


_AUXILIARY = frozenset(["have", "has", "been", "be", "being", "get", "also", "not"])


def _says_none(words: list[Token], people: tuple[People, ...], cue: Cue) -> bool:
    if people[0].count.high == 0 or words[people[0].first].low in {"no", "nobody", "none"}:
        return True
    return any(word.low in {"not", "n't", "never"} for word in words[max(0, cue.first - 3) : cue.first])
