"""Who is said to answer for an event, beside whoever did a deed: accused, suspected, claiming, denying."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.extract.languages.word_lists import syntax_class
from claims.extract.syntax.deed_rules import rule_of_verb
from claims.extract.syntax.parser import Parse, Token
from claims.extract.syntax.tree import agents, doers, is_negated, is_passive_verb, is_unreal, kids, listed, subjects

_REFUSES = syntax_class("refuses")
_ACCUSES = frozenset({"accuse", "blame"})
_ACCUSATION = syntax_class("accusation")
_OWN_PART = syntax_class("own part")
_MISSILES = syntax_class("missiles")
_FALSE = syntax_class("false")
_CRIMES = syntax_class("crimes")
_THEIRS = frozenset({"it", "they", "its", "their", "his", "her", "our"})
_OWNS = frozenset({"claim", "admit", "acknowledge"})  # an attack, as one's own
_GUILT = frozenset({"responsibility", "guilt", "complicity"})
# Words for what somebody did that do not say what it was.
_UNTOLD_ACTS = frozenset({"act", "action", "crime", "deed", "operation", "outrage", "atrocity"})


@dataclass(frozen=True, eq=False)
class Blame:
    """Words that say who answers for an event, or take it back.

    Attributes:
        word: The verb or adjective that says it.
        party: The noun that names who it is; None: whoever was named before.
        by: The nouns of those who say it; empty: the speaker of the clause.
        own: Whether it is the speaker that claims or denies it for itself.
        denied: Whether it is said not to be so.
        hedged: Whether it is suspected only.
        figures: Whether it is figures, rather than the deed, that are taken back.
        each_other: Whether two sides say it of each other.
    """

    word: Token
    party: Token | None = None
    by: tuple[Token, ...] = ()
    own: bool = False
    denied: bool = False
    hedged: bool = False
    figures: bool = False
    each_other: bool = False


def blames_of(parse: Parse) -> Iterator[Blame]:
    """What a sentence says of who answers for an event, in the order of its words."""
    for word in parse.tokens:
        if word.pos_ in {"VERB", "AUX"} and not is_unreal(word):
            yield from _accused(word)
            yield from _claimed(word)
            yield from _refused(word)
            yield from _came_from(word)
            yield from _called_false(word)
            yield from _took_part(word)
        yield from _responsible(word)
        yield from _act_of(word)


def _accused(verb: Token) -> Iterator[Blame]:
    lemma = verb.lemma_.lower()
    if lemma in _ACCUSES and not is_negated(verb):
        on = [
            noun
            for each in kids(verb, "prep", "dative")
            if lemma == "blame" and each.lower_ == "on"
            for noun in kids(each, "pobj")
        ]
        if is_passive_verb(verb):
            nouns, by = on or subjects(verb), ()
        else:
            nouns, by = on or [each for noun in kids(verb, "dobj") for each in listed(noun)], tuple(subjects(verb))
        for noun in nouns:
            other = noun.lower_ in {"other", "another"}
            yield Blame(verb, noun, by, hedged=is_passive_verb(verb), each_other=other)
    elif lemma == "suspect" and is_passive_verb(verb) and any(each.lower_ == "of" for each in kids(verb, "prep")):
        yield from (Blame(verb, noun, hedged=True) for noun in subjects(verb))
    elif lemma == "suspect" and not is_passive_verb(verb) and kids(verb, "dobj"):
        yield from (Blame(verb, noun, tuple(subjects(verb)), hedged=True) for noun in kids(verb, "dobj"))
    elif lemma in {"attribute", "ascribe", "impute"}:
        to = [each for noun in kids(verb, "dobj") for each in kids(noun, "prep") if each.lower_ == "to"]
        for each in [*kids(verb, "prep", "dative"), *to]:
            yield from (
                Blame(verb, noun, tuple(subjects(verb)) if not is_passive_verb(verb) else ())
                for named in kids(each, "pobj")
                for noun in listed(named)
            )


def _claimed(verb: Token) -> Iterator[Blame]:
    """Such as "claimed responsibility for", "took credit", "admitted the attack"."""
    if verb.lemma_ in {"claim", "assume", "take", "admit", "accept", "acknowledge"} and not is_negated(verb):
        nouns = kids(verb, "dobj", "nsubjpass")
        owned = {"responsibility", "credit", "authorship"} | (_CRIMES if verb.lemma_ in _OWNS else frozenset())
        if any(noun.lemma_.lower() in owned for noun in nouns):
            by = tuple(subjects(verb)) if not is_passive_verb(verb) else tuple(agents(verb))
            if not any(
                each.lower_ in {"nobody", "one", "none"} or any(c.lower_ == "no" for c in kids(each, "det"))
                for each in by
            ):
                yield Blame(verb, None, by, own=True)


def _refused(verb: Token) -> Iterator[Blame]:
    if verb.lemma_.lower() not in _REFUSES or is_negated(verb) or is_passive_verb(verb):
        return
    for deed in kids(verb, "ccomp"):
        owners = [each for noun in kids(deed, "nsubj") for each in (noun, *kids(noun, "poss"))]
        rule = rule_of_verb(deed)
        if any(each.lower_ in _THEIRS for each in owners) and (rule is None or rule.blames):
            yield Blame(verb, None, tuple(subjects(verb)), own=True, denied=True)
    for noun in kids(verb, "dobj"):
        lemma = noun.lemma_.lower()
        if lemma in _OWN_PART or any(child.lemma_.lower() in _OWN_PART for child in kids(noun, "compound")):
            yield Blame(verb, None, tuple(subjects(verb)), own=True, denied=True)
        elif lemma in _ACCUSATION:
            yield Blame(
                verb,
                None,
                tuple(subjects(verb)),
                denied=True,
                figures=lemma
                in {"figure", "number", "toll", "count", "it", "this", "that", "report", "version", "account"},
            )


def _came_from(verb: Token) -> Iterator[Blame]:
    """Such as "the shells came from army positions", "rockets were fired from"."""
    if verb.lemma_ not in {"come", "fire", "launch", "originate"}:
        return
    if not any(noun.lemma_.lower() in _MISSILES for noun in subjects(verb)):
        return
    for each in kids(verb, "prep"):
        if each.lower_ == "from":
            yield from (Blame(verb, noun, denied=is_negated(verb)) for noun in kids(each, "pobj"))


def _called_false(verb: Token) -> Iterator[Blame]:
    """Such as "That was wrong", "the government called that figure propaganda"."""
    if verb.lemma_ == "be" and any(
        each.lower_ in {"that", "this", "it"} or each.lemma_.lower() in _ACCUSATION for each in kids(verb, "nsubj")
    ):
        if any(each.lemma_.lower() in _FALSE for each in kids(verb, "acomp", "attr")) and not is_negated(verb):
            yield Blame(verb, None, (), denied=True, figures=True)
    elif verb.lemma_ in {"call", "describe", "brand", "label", "term"}:
        false = [each for each in verb.subtree if each.lemma_.lower() in _FALSE]
        if false and any(
            each.lemma_.lower() in _ACCUSATION or each.lower_ in {"that", "this"} for each in verb.subtree
        ):
            yield Blame(verb, None, tuple(subjects(verb)), denied=True, figures=True)


def _responsible(word: Token) -> Iterator[Blame]:
    """Such as "X is responsible for the attack", "X was behind the attack", "X was to blame", "the work of X"."""
    if word.lower_ == "responsible" and word.dep_ in {"acomp", "oprd", "attr"}:
        verb = word.head
        if verb.lemma_ == "hold":
            yield from (
                Blame(
                    word, noun, tuple(subjects(verb)) if not is_passive_verb(verb) else (), hedged=is_passive_verb(verb)
                )
                for noun in (kids(verb, "dobj", "nsubjpass"))
            )
        elif verb.lemma_ in {"be", "remain"} and not is_unreal(verb):
            yield from (Blame(word, noun, denied=is_negated(verb)) for noun in subjects(verb))
    elif word.head.lemma_ == "be" and (
        (word.lower_ == "behind" and kids(word, "pobj")) or (word.lower_ == "blame" and word.dep_ == "xcomp")
    ):
        yield from (Blame(word, noun, denied=is_negated(word.head)) for noun in subjects(word.head))
    elif word.lower_ == "work" and word.dep_ == "attr":
        for each in kids(word, "prep"):
            yield from (Blame(word, noun, denied=is_negated(word.head)) for noun in kids(each, "pobj"))


def _took_part(verb: Token) -> Iterator[Blame]:
    """Such as "soldiers took part in the massacre", "officers are implicated in the murder"."""
    if verb.lemma_ not in {"participate", "involve", "implicate", "take", "link", "connect"} or is_negated(verb):
        return
    hedged = verb.lemma_ in {"link", "connect"}  # "officers linked with the murder"
    holders = kids(verb, "dobj") if verb.lemma_ == "take" else [verb]
    if verb.lemma_ == "take" and not any(noun.lower_ == "part" for noun in holders):
        return
    for each in [child for holder in [verb, *holders] for child in kids(holder, "prep")]:
        to = each.lower_ in {"with", "to"} if hedged else each.lower_ == "in"
        if to and any(noun.lemma_.lower() in _CRIMES for noun in kids(each, "pobj")):
            yield from (Blame(verb, noun, hedged=hedged) for noun in subjects(verb))


def _act_of(noun: Token) -> Iterator[Blame]:
    """Such as "a cowardly act by the brigade", "the government's responsibility for the killings"."""
    if noun.pos_ == "NOUN" and noun.lemma_ in _UNTOLD_ACTS:
        for each in kids(noun, "prep"):
            yield from (Blame(noun, by) for by in kids(each, "pobj") if each.lower_ == "by")
        for verb in kids(noun, "acl"):
            yield from (Blame(verb, by) for by in doers(verb) if verb.tag_ == "VBN")
    elif (
        noun.lemma_ in _GUILT
        and noun.dep_ != "attr"
        and any(each.lower_ in {"for", "in"} for each in kids(noun, "prep"))
    ):
        yield from (Blame(noun, by) for by in kids(noun, "poss"))
