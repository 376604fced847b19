"""Who came to harm, sentence by sentence: people joined to the words that say what happened to them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from claims.extract.cut.sentences import Sentence
from claims.extract.cut.tokens import Token, tokens
from claims.extract.find.people import People, read_people, surnames_in
from claims.extract.languages.word_lists import Phrases, rows, word_class, words_of
from claims.values import Count

MOST_WORDS_BETWEEN = 16  # of a subject and its verb
FARTHEST = 32  # words between those who flee and their flight, which is told with where they live
LONG_WORD = 4  # letters of a word that is short without a capital even in a headline
HEADLINE_SHARE = 0.85
MOST_WORDS_JOINED = 7  # between two people of one list


class Outcome(StrEnum):
    """What happened to people; SHOT leaves open whether they lived."""

    KILLED = "killed"
    WOUNDED = "wounded"
    SHOT = "shot"
    CAPTURED = "captured"
    DISPLACED = "displaced"


HARM = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.SHOT})


class Form(StrEnum):
    """On which side of the words that say what happened the people stand."""

    EITHER = "either"
    OBJECT = "object"
    SUBJECT = "subject"
    NONE = "none"  # looks like harm and is none: "shot at"


@dataclass(frozen=True)
class Cue:
    """Words that say what happened to somebody, by position in the sentence."""

    outcome: Outcome
    form: Form
    first: int
    last: int


@dataclass(frozen=True, kw_only=True)
class Mention:
    """One sentence's word that people came to harm.

    Attributes:
        people: The people, as listed.
        agents: Who did it, where the sentence says so.
        by_self: Whether they did it to themselves.
        doers: Positions in the sentence of those who did it to themselves.
        none: Whether it is said of nobody ("no one was hurt").
        start, end: Span in the text, from the first of the people to the end of the cue, or the reverse.
    """

    outcome: Outcome
    people: tuple[People, ...]
    agents: tuple[People, ...]
    cue: str
    by_self: bool
    none: bool
    doers: frozenset[int]
    sentence: int
    start: int
    end: int


@cache
def _cues() -> Phrases[tuple[Outcome, Form]]:
    return Phrases(
        {
            phrase: (Outcome(row["outcome"] or Outcome.SHOT), Form(row["form"]))
            for row in rows("cues", "en")
            for phrase in words_of(row["phrases"])
        }
    )


def find_mentions(text: str, sentences: Iterable[Sentence]) -> list[Mention]:
    """Every mention of people who came to harm, in the order of the text."""
    lines = [tokens(text, sentence_span.start, sentence_span.end) for sentence_span in sentences]
    headlines = [_is_headline(words) for words in lines]
    plain = (words for words, headline in zip(lines, headlines, strict=True) if not headline)
    surnames = frozenset(name for words in plain for name in surnames_in(words))
    each = enumerate(zip(lines, headlines, strict=True))
    return [
        mention
        for number, (words, headline) in each
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
    groups = _join(words, people)
    found = []
    for cue in cues:
        if mention := _mention(words, cue, groups, cues, number):
            found.append(mention)
    return found


def _scan(words: list[Token], surnames: frozenset[str], *, headline: bool) -> tuple[list[People], list[Cue]]:
    """The people and the cues of a sentence, left to right, none overlapping."""
    lows = [word.low for word in words]
    people: list[People] = []
    cues: list[Cue] = []
    if _cues().firsts.isdisjoint(lows):
        return people, cues  # most sentences harm nobody, and reading people is what takes time
    at, part_end = 0, -1  # where the last of those ends who are some of people told of before
    while at < len(words):
        if found := _cues().at(lows, at):
            length, (outcome, form) = found
            if form is not Form.NONE and not _is_fire(lows, at + length):
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
    """Whether these are some of people who are told of before: "including a child", "four of them students"."""
    if at > 0 and lows[at - 1] in {"including", "includes"}:
        return True
    if "them" not in lows[people.last - 2 : people.last] or not people.counted or at == 0 or lows[at - 1] != ",":
        return False
    return people.last >= len(lows) or lows[people.last] not in word_class("passive")


def _is_fire(lows: list[str], behind: int) -> bool:
    """Whether "at" and a person follow: "shot at him" harms nobody, "shot at a hotel" may."""
    return lows[behind - 1] in {"shot", "shooting", "shoots", "shoot"} and lows[behind : behind + 2] in _AT_SOMEBODY


_AT_SOMEBODY = [
    ["at", word] for word in ("him", "her", "them", "officers", "police", "deputies", "people", "each", "one")
]


def _join(words: list[Token], people: list[People]) -> list[tuple[People, ...]]:
    """Lists of people: "a man, 23, of Chicago, and his wife" is one group."""
    groups: list[list[People]] = []
    for someone in people:
        if groups and _joined(words[groups[-1][-1].last : someone.first]):
            groups[-1].append(someone)
        else:
            groups.append([someone])
    return [_collapse(words, group) for group in groups]


def _collapse(words: list[Token], group: list[People]) -> tuple[People, ...]:
    """The group without those who are told twice: a name with its description, a total with its list."""
    kept: list[People] = []
    position = 0
    while position < len(group):
        head, rest = group[position], group[position + 1 :]
        told = _details(words, head, rest)
        kept.append(_merged(head, rest[:told]))
        position += 1 + told
    return tuple(kept)


def _details(words: list[Token], head: People, rest: list[People]) -> int:
    """How many of the following people are details of this one: "a victim, a 40-year-old man"."""
    if not rest or words[head.last - 1 : head.last + 1] == [] or "and" in _between(words, head, rest[0]):
        return 0
    if head.count.high == 1:
        alone = len(rest) == 1 or "and" in _between(words, rest[0], rest[1])
        return 1 if alone and rest[0].count.high == 1 and _describes(words, head, rest[0]) else 0
    total = 0
    for number, person in enumerate(rest, start=1):
        total += person.count.low
        if total == head.count.low and head.counted:
            return 0 if number == 1 and _is_like_list(words, head, person) else number
    return 0


def _is_like_list(words: list[Token], head: People, other: People) -> bool:
    """Whether two counted phrases of equal number are a list: "two adults, two teens", but "two people, two men"."""
    return other.counted and words[head.last - 1].low not in {"people", "persons", "victims", "individuals", "others"}


def _describes(words: list[Token], head: People, other: People) -> bool:
    """Whether the second can be the first in other words; headlines list people with a comma alone."""
    if other.kind == "self" or other.other or other.counted or (head.name and other.name):
        return False
    if head.ages and other.ages and set(head.ages) != set(other.ages):
        return False
    if head.kind not in _PLAIN_KINDS and other.kind not in _PLAIN_KINDS and head.kind != other.kind:
        return False
    return bool(other.name) or words[other.first].low in {"a", "an", "the", "who"}


_PLAIN_KINDS = {"person", "name", "", "shooter", "officer", "fighter"}


def _between(words: list[Token], one: People, other: People) -> set[str]:
    return {word.low for word in words[one.last : other.first]}


def _merged(head: People, details: list[People]) -> People:
    if len(details) != 1 or head.count.high != 1:
        return replace(head, last=details[-1].last) if details else head
    other = details[0]
    kind = other.kind if head.kind in {"name", "", "person"} else head.kind
    return replace(head, last=other.last, kind=kind, name=head.name or other.name, ages=head.ages or other.ages)


def _joined(between: list[Token]) -> bool:
    if len(between) > MOST_WORDS_JOINED:
        return False
    lows = [word.low for word in between]
    if not {"and", ",", "&", ";"} & set(lows):
        return False
    return all(
        low in {"and", ",", "&", ";", "of", "as", "well", "along", "with", "both", "then"}
        or low in word_class("adjective")
        or (word.text[0].isupper() and "of" in lows)
        for low, word in zip(lows, between, strict=True)
    )


def _mention(
    words: list[Token], cue: Cue, groups: list[tuple[People, ...]], cues: list[Cue], number: int
) -> Mention | None:
    own = _is_own_deed(words, cue)
    before = _doer(words, cue, groups, cues) if own else _subject(words, cue, groups)
    after = _object(words, cue, groups, cues)
    passive = _is_passive(words, cue)
    if cue.form is Form.OBJECT or (cue.form is Form.EITHER and after and not passive):
        patients, agents = after, before
    else:
        patients, agents = before, _agent_by(words, cue, groups)
    if not patients or _is_unreal(words, cue):
        return None
    by_self = any(person.kind == "self" for person in patients) or own
    doers = before if by_self else ()
    if own:
        patients = (*patients, *_listed_after(words, cue, groups))
    if not own and any(person.kind == "self" for person in patients):
        others = tuple(person for person in patients if person.kind != "self")
        patients = sorted_people((*agents, *others)) or patients
    first, last = min(patients[0].first, cue.first), max(patients[-1].last, cue.last)
    return Mention(
        outcome=cue.outcome,
        people=patients,
        agents=() if by_self else agents,
        cue=" ".join(word.low for word in words[cue.first : cue.last]),
        by_self=by_self,
        doers=frozenset(person.first for person in doers),
        none=_says_none(words, patients, cue),
        sentence=number,
        start=words[first].start,
        end=words[last - 1].end,
    )


def _is_own_deed(words: list[Token], cue: Cue) -> bool:
    lows = {word.low for word in words[cue.first : cue.last]}
    return not lows.isdisjoint({"himself", "herself", "self", "themselves", "own", "suicide"})


def _doer(words: list[Token], cue: Cue, groups: list[tuple[People, ...]], cues: list[Cue]) -> tuple[People, ...]:
    """Who did it to themselves; those whom they harmed before in the sentence did not: "he shot A, then himself"."""
    nearest = _subject(words, cue, groups)
    for other in cues:
        if other.first < cue.first and nearest and _shared(_object(words, other, groups, cues), nearest):
            nearest = _subject(words, other, groups)
    return nearest or (_himself(words, cue),)


def _listed_after(words: list[Token], cue: Cue, groups: list[tuple[People, ...]]) -> tuple[People, ...]:
    """People in one list with the doer: "kills himself, two children"."""
    if cue.last >= len(words) or words[cue.last].low not in {",", "and", "&"} or words[cue.last - 1].low == "life":
        return ()
    return next((group for group in groups if group[0].first == cue.last + 1), ())


def _shared(some: tuple[People, ...], others: tuple[People, ...]) -> bool:
    return bool({person.first for person in some} & {person.first for person in others})


def _himself(words: list[Token], cue: Cue) -> People:
    """The doer whom the sentence does not name, in the words of the deed."""
    last = words[cue.last - 1]
    return People(
        count=Count(1, 1), kind="self", first=cue.last - 1, last=cue.last, definite=True, start=last.start, end=last.end
    )


def sorted_people(people: Iterable[People]) -> tuple[People, ...]:
    return tuple(sorted(people, key=lambda person: person.first))


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


def _is_passive(words: list[Token], cue: Cue) -> bool:
    position = cue.first - 1
    while position >= 0 and cue.first - position <= 4:
        if words[position].low in word_class("passive"):
            return True
        if words[position].low not in word_class("link") and not words[position].low.endswith("ly"):
            return False
        position -= 1
    return False


def _object(words: list[Token], cue: Cue, groups: list[tuple[People, ...]], cues: list[Cue]) -> tuple[People, ...]:
    behind = cue.last
    for other in cues:  # "shot and injured three people" shares its object
        if other.first == behind + 1 and words[behind].low in {"and", "or"}:
            behind = other.last
    for group in groups:
        if behind <= group[0].first <= behind + 1:
            if len(group) > 1 and any(_shares(words, other, group) for other in cues):
                group = group[:-1]
            return group if group[0].first == behind or words[behind].low in {"of", "to", ":", "both", "all"} else ()
        if group[0].first < behind < group[-1].last:  # the cue stands within the list
            return tuple(person for person in group if person.first >= behind)
    return ()


def _adjoins(between: list[Token]) -> bool:
    return all(
        word.low in word_class("link") or word.low in word_class("passive") or word.low.endswith("ly")
        for word in between
    )


def _opens_object(words: list[Token], group: tuple[People, ...]) -> bool:
    before = words[max(0, group[0].first - 2) : group[0].first]
    return any(word.low in {"of", "killing", "wounding", "injuring"} for word in before)


def _shares(words: list[Token], cue: Cue, group: tuple[People, ...]) -> bool:
    """Whether a cue with a verb of its own follows and claims the last of the list: "killing A and B were hurt"."""
    return 1 <= cue.first - group[-1].last <= 2 and words[group[-1].last].low in {"was", "were"}


def _agent_by(words: list[Token], cue: Cue, groups: list[tuple[People, ...]]) -> tuple[People, ...]:
    for group in groups:
        if cue.last < group[0].first <= cue.last + 3 and words[group[0].first - 1].low == "by":
            return group
    return ()


def _subject(words: list[Token], cue: Cue, groups: list[tuple[People, ...]]) -> tuple[People, ...]:
    """The nearest people before the cue that no preposition governs."""
    for group in reversed(groups):
        if group[0].first >= cue.first:
            continue
        within = tuple(person for person in group if person.last <= cue.first)
        reach = FARTHEST if cue.outcome is Outcome.DISPLACED else MOST_WORDS_BETWEEN
        if not within or cue.first - within[-1].last > reach:
            continue
        between = words[within[-1].last : cue.first]
        if any(word.low in word_class("cutter") for word in between):
            return ()
        if len(within) > 1 and _shares(words, cue, within) and _opens_object(words, within):
            return within[-1:]
        governed = within[0].first > 0 and words[within[0].first - 1].low in word_class("preposition")
        if not governed or _adjoins(between):
            return within
    return ()
