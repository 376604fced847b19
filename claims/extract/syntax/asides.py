"""Which deeds a sentence tells beside events: sums over a long time, people in general, accidents, arrests of suspects."""

import re
from functools import cache

from claims.extract.languages.word_lists import rows, syntax_class
from claims.extract.syntax.deeds import Deed
from claims.extract.syntax.parser import Parse, Token
from claims.extract.syntax.persons import Persons
from claims.extract.syntax.tree import kids

MOST_OF_ONE_EVENT = 10_000  # more people than come to harm in one event
HUNDREDS = 200  # as read from "hundreds of people"
_DAYS = syntax_class("days")


@cache
def _patterns(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in rows("asides", "en") if row["kind"] == kind), re.IGNORECASE)


def is_aside(parse: Parse, deed: Deed) -> bool:
    """Whether a deed is told as one of many, of people in general, as an accident, or as an arrest of suspects."""
    if not deed.rule.field:
        return False
    if _stands_with(parse, deed.word, "accident") or _stands_with(parse, deed.word, "history"):
        return True
    if deed.rule.field in {"detained", "captured"} and _stands_with(parse, deed.word, "arrest"):
        return True
    if is_of_many_events(parse, deed.word) and not any(each.count and each.count.high == 1 for each in deed.befell):
        return True
    return bool(deed.befell) and all(_is_general(deed, people) for people in deed.befell)


def is_of_many_events(parse: Parse, word: Token) -> bool:
    """Whether the clause of a word tells of a long time, or of a row of events."""
    return _stands_with(parse, word, "period")


def _stands_with(parse: Parse, said: Token, kind: str) -> bool:
    """Whether words of a kind belong to a word, or to the verb of its clause, and not to what is joined to it by "and"."""
    for match in _patterns(kind).finditer(parse.tokens.text):
        word = next((each for each in parse.tokens if each.idx >= match.start()), said)
        while word.i != said.i and word.pos_ not in {"VERB", "AUX"} and word.dep_ not in {"conj", "appos", "ROOT"}:
            word = word.head
        own = {said.i, _clause(said).i}
        if (
            word.i in own
            or (word.dep_ == "advcl" and word.head.i in own)
            or (kind == "accident" and word.i in _beside(said))
        ):
            return True
    return False


def _beside(word: Token) -> set[int]:
    """The words on which a word hangs and that hang on it: "was killed when the bus crashed", "crashed, killing two"."""
    return {word.head.i, *(child.i for child in word.children)}


def _clause(word: Token) -> Token:
    """The verb of the clause in which a word stands."""
    while word.pos_ not in {"VERB", "AUX"} and word.head.i != word.i:
        word = word.head
    return word


def _is_general(deed: Deed, people: Persons) -> bool:
    """Whether nobody in particular is meant: "many have died", "people maimed in war", "whoever they kill"."""
    count, described = people.count, deed.word.dep_ in {"acl", "amod", "relcl"} and deed.word.head.i == people.noun.i
    if count is not None and (not count.vague or count.high == count.low):
        return count.low >= MOST_OF_ONE_EVENT
    if people.definite or not _DAYS.isdisjoint(word.lower_ for word in deed.word.subtree):
        return False
    if count is None and described and people.noun.tag_ in {"NNS", "NNPS"} and not kids(people.noun, "det", "poss"):
        return True
    told = deed.word.tag_ in {"VBD", "VBN"} and deed.word.pos_ in {"VERB", "AUX"}
    return is_perfect(deed.word) or (count is not None and (count.low >= HUNDREDS or not told))


def is_perfect(verb: Token) -> bool:
    """Whether a verb tells what has been done up to now: "has killed", "have been murdered"."""
    if any(child.lemma_ == "have" and child.tag_ in {"VBP", "VBZ"} for child in kids(verb, "aux")):
        return True
    return (
        verb.dep_ == "conj"
        and not kids(verb, "nsubj", "nsubjpass", "aux", "auxpass")
        and verb.head.pos_ == "VERB"
        and is_perfect(verb.head)
    )
