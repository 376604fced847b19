"""Who says a clause: the subjects of verbs of saying above it, "according to", and what keeps it at a distance."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.extract.languages.word_lists import cell_words, rows, syntax_class
from claims.extract.syntax.deed_rules import BEFALLEN
from claims.extract.syntax.parser import Token
from claims.extract.syntax.tree import (
    claimed_clause,
    is_negated,
    is_passive_verb,
    is_presupposed,
    kids,
    may_have,
    subjects,
)

_HEDGES = syntax_class("hedges")
_DEMANDS = syntax_class("demands")
_SUSPECTED = syntax_class("suspected")
_MESSAGES = syntax_class("messages")
PUTS = frozenset({"put", "place", "set", "raise", "revise", "estimate", "give", "lower", "correct"})
_TOLLS = syntax_class("tolls")
_TOLD_BEFORE, _EARLIER = syntax_class("told before"), syntax_class("earlier")
_OWN_PART = syntax_class("own part")  # who denies their part in a deed does not deny the deed


@dataclass(frozen=True, eq=False)
class Voice:
    """Who says a clause, as words of its sentence.

    Attributes:
        speakers: Nouns that name the speakers, outermost first.
        hedged: Whether it is kept at a distance.
        denied: Whether a speaker says that it is not so.
        accused: The verb that accuses, where the clause is what somebody is accused of.
    """

    speakers: tuple[Token, ...] = ()
    hedged: bool = False
    denied: bool = False
    accused: Token | None = None


@cache
def stance_of_verb() -> dict[str, str]:
    """The stance that each verb of saying gives, by its lemma."""
    return {
        word.split("+")[0]: row["stance"]
        for row in rows("saying", "en")
        for word in cell_words(row["words"])
        if "+" not in word
    }


def is_saying(word: Token) -> bool:
    """Whether a word is a verb of saying whose subject speaks: "said", not "was said"."""
    return word.pos_ == "VERB" and bool(_stance(word)) and not is_passive_verb(word)


def _stance(word: Token) -> str | None:
    """The stance that a verb of saying gives; None for other verbs: "a blast claimed the lives of four" says nothing."""
    objects = {form for noun in kids(word, "dobj") for form in (noun.lemma_.lower(), noun.lower_)}
    if word.lemma_ in PUTS and not objects.isdisjoint(_TOLLS | {"loss"} | BEFALLEN.keys()):  # "put the toll at nine"
        return "relays"
    return None if "life" in objects else stance_of_verb().get(word.lemma_.lower())


def voice_of_word(word: Token) -> Voice:
    """Who says the clause in which a word stands."""
    speakers: list[Token] = []
    hedged = denied = False
    accused: Token | None = None
    node, in_message, known = word, False, False
    while True:
        for speaker in _according_to(node):
            speakers.insert(0, speaker)
        hedged |= _is_hedged(node)
        if (claiming := claimed_clause(node)) is not None:
            speakers.append(claiming.head)
            hedged |= stance_of_verb().get(claiming.lemma_) == "hedges"
        head = node.head
        if head.i == node.i or _sets_against(node):
            break
        stance = _stance(head)
        known |= is_presupposed(node)
        in_message = (in_message and node.dep_ in {"pobj", "prep", "acl"}) or head.lemma_.lower() in _MESSAGES
        if (
            stance
            and head.pos_ in {"VERB", "AUX", "NOUN"}
            and (_says(head, node) or (in_message and node.dep_ == "prep"))
            and not (stance == "denies" and _is_own_part(head, node))
        ):
            hedged |= stance == "hedges"
            denied |= stance == "denies" and not is_negated(head) and not known
            if stance == "accuses":
                accused = head
                hedged |= is_passive_verb(head)
            if not is_passive_verb(head):
                by = speakers_of(head)
                if any(map(_is_taken_back, by)):
                    denied = not denied
                else:
                    speakers[:0] = by
        node = head
    return Voice(tuple(dict.fromkeys(speakers)), hedged, denied, accused)


def _sets_against(clause: Token) -> bool:
    """Whether a clause sets another speaker against the one before: "while the army claimed that ..."."""
    against = any(mark.lower_ in {"while", "whereas"} for mark in kids(clause, "mark"))
    tells = clause.lemma_.lower() in {*stance_of_verb(), *PUTS}
    return against and tells and bool(kids(clause, "nsubj"))


def _is_taken_back(speaker: Token) -> bool:
    """Whether it is what the document said before: "an earlier version said"."""
    described = {child.lemma_.lower() for child in kids(speaker, "amod")}
    return speaker.lemma_.lower() in _TOLD_BEFORE and not described.isdisjoint(_EARLIER)


def _is_own_part(verb: Token, clause: Token) -> bool:
    """Whether what a verb denies is a part in something: "any link", "any link with", "having a hand in"."""
    within = [clause, *kids(verb if clause.dep_ == "prep" else clause, "dobj")]
    return any(word.lemma_.lower() in _OWN_PART for word in within)


def _says(verb: Token, clause: Token) -> bool:
    """Whether a clause is what a verb says, not the reason or the time of saying."""
    if clause.dep_ in {"ccomp", "xcomp", "parataxis", "dep"}:
        return True
    if clause.dep_ == "advcl":
        return clause.pos_ == "ADJ" and clause.lower_ in BEFALLEN  # "spoke of two dead"
    if clause.dep_ == "nsubj":  # "thirty children among the dead, says a nurse"
        return clause.i < verb.i and any(noun.i > verb.i for noun in kids(verb, "nsubj"))
    if clause.dep_ == "dobj":
        return bool(verb.pos_ == "VERB")
    if clause.dep_ == "acl":
        return bool(verb.pos_ == "NOUN")
    if clause.dep_ != "prep" or (verb.dep_ == "advcl" and clause.lower_ == "about"):
        return False  # "speaking about the clashes" names what a quotation is about
    leads = {"at", "as", "from"} if verb.lemma_ in PUTS else set()
    return bool(clause.lower_ in {"of", "for", "with", "about", "to", *leads})


def speakers_of(verb: Token) -> list[Token]:
    """The subject of a verb of saying, and whom it quotes in turn."""
    while (
        not kids(verb, "nsubj", "nsubjpass")
        and verb.dep_ == "conj"
        and verb.head.lemma_.lower() not in stance_of_verb()
    ):
        verb = verb.head if verb.head.dep_ == "conj" else verb.head.head  # "said three died and claimed that"
        if verb.head.i == verb.i:
            break
    found = [noun for noun in subjects(verb) if noun.pos_ not in {"VERB", "AUX"}]
    found = [noun for noun in found if noun.i > verb.i] or found
    if found and found[0].pos_ == "PROPN":  # "Ann Lee, the head of the port, put"
        found = [noun for noun in found if noun.dep_ != "nsubj" or noun is found[0]]
    first = min([verb, *found], key=lambda token: token.i)
    behind = [child for child in verb.children if child.dep_ in {"advcl", "prep"}]
    for quoting in [*verb.doc[first.i : verb.i], *behind]:
        if quoting.lemma_.lower() in {"quote", "cite"} and quoting.tag_ == "VBG":
            found += kids(quoting, "dobj", "pobj")
    return found


def _according_to(node: Token) -> Iterator[Token]:
    """The nouns behind "according to", "in the words of", "as told by" on a word."""
    for child in node.children:
        if child.lower_ in {"according", "per"}:
            behind = [each for to in kids(child, "prep") for each in kids(to, "pobj")] or kids(child, "pobj")
            yield from behind
        elif child.dep_ == "advcl" and child.lower_ in {"reported", "said", "stated", "announced"} and _as(child):
            yield from subjects(child)


def _as(clause: Token) -> bool:
    """Whether "as" opens a clause: "as the mayor said"."""
    return any(mark.lower_ == "as" for mark in kids(clause, "mark"))


def _is_hedged(node: Token) -> bool:
    if any(child.lower_ in _HEDGES for child in node.children if child.dep_ in {"advmod", "amod", "npadvmod"}):
        return True
    if node.lemma_ in {"fear", "believe", "presume"} and kids(node, "oprd", "acomp"):  # "nine are feared dead"
        return True
    open_question = any(mark.lower_ == "whether" for mark in kids(node, "mark"))
    return node.pos_ in {"VERB", "AUX"} and (may_have(node) or open_question)


def demanders(words: list[Token]) -> list[Token]:
    """The subjects of the verb of demanding that words stand under: "the council calls for the siege to be lifted"."""
    for word in words:
        for verb in [word, *word.ancestors]:
            if verb.lemma_ in _DEMANDS and verb.pos_ == "VERB" and verb.lemma_ != "exchange":
                return subjects(verb)
    return []


def is_suspected(doer: Token) -> bool:
    """Whether words say that somebody is only thought to have done it: "by alleged members", "apparently by"."""
    before = [child for child in doer.subtree if child.i < doer.i and child.dep_ in {"amod", "advmod", "compound"}]
    if any(word.lower_ in _SUSPECTED for word in before):
        return True
    by = doer.head
    word = by.nbor(-1) if by.i else by
    return by.dep_ in {"agent", "prep"} and (word.lower_ in _HEDGES or any(c.lower_ in _HEDGES for c in by.children))
