"""Subject and object of words of harm: who came to harm, and who did it."""

from claims.extract.cut.tokens import Token
from claims.extract.find.harm_cues import Cue, Outcome
from claims.extract.find.people import People
from claims.extract.languages.word_lists import word_class
from claims.values import Count

SUBJECT_WITHIN = 16  # words between a subject and its verb
DISPLACED_WITHIN = 32  # words between those who flee and their flight, which is reported with where they live


def is_own_deed(words: list[Token], cue: Cue) -> bool:
    """Whether the words say that people did it to themselves."""
    lows = {word.low for word in words[cue.first : cue.last]}
    return not lows.isdisjoint({"himself", "herself", "self", "themselves", "own", "suicide"})


def doers_of(words: list[Token], cue: Cue, groups: list[tuple[People, ...]], cues: list[Cue]) -> tuple[People, ...]:
    """Who did it to themselves; those whom they harmed before in the sentence did not: "he shot A, then himself"."""
    nearest = subject_of(words, cue, groups)
    for other in cues:
        if other.first < cue.first and nearest and _shared(object_of(words, other, groups, cues), nearest):
            nearest = subject_of(words, other, groups)
    return nearest or (_himself(words, cue),)


def people_listed_after(words: list[Token], cue: Cue, groups: list[tuple[People, ...]]) -> tuple[People, ...]:
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


def is_passive(words: list[Token], cue: Cue) -> bool:
    """Whether a passive verb stands before the words that say what happened."""
    position = cue.first - 1
    while position >= 0 and cue.first - position <= 4:
        if words[position].low in word_class("passive"):
            return True
        if words[position].low not in word_class("link") and not words[position].low.endswith("ly"):
            return False
        position -= 1
    return False


def object_of(words: list[Token], cue: Cue, groups: list[tuple[People, ...]], cues: list[Cue]) -> tuple[People, ...]:
    """The people right behind the cue, whom what happened befell where the sentence is active."""
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


def agents_behind(words: list[Token], cue: Cue, groups: list[tuple[People, ...]]) -> tuple[People, ...]:
    """The people behind "by"."""
    for group in groups:
        if cue.last < group[0].first <= cue.last + 3 and words[group[0].first - 1].low == "by":
            return group
    return ()


def subject_of(words: list[Token], cue: Cue, groups: list[tuple[People, ...]]) -> tuple[People, ...]:
    """The nearest people before the cue that no preposition governs."""
    for group in reversed(groups):
        if group[0].first >= cue.first:
            continue
        within = tuple(person for person in group if person.last <= cue.first)
        reach = DISPLACED_WITHIN if cue.outcome is Outcome.DISPLACED else SUBJECT_WITHIN
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
