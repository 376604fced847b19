"""What a parsed sentence says was done, to how many people and by whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from claims.extract.languages.word_lists import syntax_class
from claims.extract.syntax.deed_rules import BEFALLEN, DeedRule, rule_of_noun, rule_of_verb
from claims.extract.syntax.parser import Parse, Token
from claims.extract.syntax.persons import Persons, is_person, is_thing, people_of
from claims.extract.syntax.tree import (
    doers,
    is_demanded,
    is_negated,
    is_passive_verb,
    is_serious,
    is_unreal,
    kids,
    listed,
    objects,
    subjects,
    undergoers,
)
from claims.values import Count


@dataclass(frozen=True, eq=False)
class Deed:
    """Something that a sentence says was done.

    Attributes:
        word: The verb or noun that says it.
        befell: Those whom it befell.
        by: The nouns that say who did it.
        negated: Whether it is said that it was not done.
        concrete: Whether it is told as one thing that happened, not as a habit or a general idea.
        demanded: Whether somebody asks that it be done.
        aside: Whether it is told beside events: a sum over years, people in general, an accident, an arrest of suspects.
    """

    rule: DeedRule
    word: Token
    befell: tuple[Persons, ...]
    by: tuple[Token, ...]
    negated: bool
    concrete: bool
    demanded: bool = False
    aside: bool = False

    @property
    def points_back(self) -> bool:
        """Whether it is something mentioned before: "the explosion"."""
        nouns = {"the", "this", "that", "these", "those"}
        if self.rule.kind == "explosion" and self.word.pos_ == "VERB":
            return any(child.lower_ in nouns for noun in subjects(self.word) for child in kids(noun, "det"))
        return self.rule.befalls == "act" and any(child.lower_ in nouns for child in kids(self.word, "det"))


_SUPPORT = syntax_class("support")
_TAKES_PLACE = syntax_class("takes place")
_STRIKES = syntax_class("strikes")
_FINDS = syntax_class("finds")
_TAKES_LIVES = frozenset(["claim", "take", "cost"])
_PRISONERS = syntax_class("prisoners")
_UNHURT = syntax_class("unhurt")
_NO_HARM = frozenset({"casualty", "victim"})
_HARM = frozenset({"killed", "wounded"})
_TOGETHER = "casualties"  # killed or wounded, where the words do not say which
_WISHED = frozenset({"want", "wish", "seek", "need", "desire", "expect", "like", "hope"})


def deeds_of(parse: Parse, counts: Mapping[int, Count]) -> list[Deed]:
    """The deeds that a sentence tells, in the order of its words."""
    found: list[Deed] = []
    for word in parse.tokens:
        deeds = list(_of_word(parse, counts, word))
        if _is_harm(word) and not _befell_nobody(deeds):
            if _is_harm(_joined_by_or(word, -1)):
                continue
            if _is_harm(_joined_by_or(word, 1)):
                deeds = [replace(each, rule=each.rule._replace(field=_TOGETHER)) for each in deeds]
        found += deeds
    together = {people.noun.i for deed in found if deed.rule.field == _TOGETHER for people in deed.befell}
    return [
        deed
        for deed in found
        if deed.rule.field not in _HARM or together.isdisjoint(each.noun.i for each in deed.befell)
    ]


def _befell_nobody(deeds: list[Deed]) -> bool:
    return any(people.count is not None and people.count.high == 0 for deed in deeds for people in deed.befell)


def _is_harm(word: Token | None) -> bool:
    return word is not None and BEFALLEN.get(word.lower_) in _HARM


def _joined_by_or(word: Token, step: int) -> Token | None:
    """The word behind "or", or before it: of "killed or wounded" the one at the other side."""
    at, last = word.i + 2 * step, len(word.doc) - 1
    return word.doc[at] if 0 <= at <= last and word.doc[word.i + step].lower_ in {"or", "and/or"} else None


def _of_word(parse: Parse, counts: Mapping[int, Count], word: Token) -> Iterator[Deed]:
    if (number := _number_before(parse, counts, word)) is not None:
        rule = DeedRule(BEFALLEN[word.lower_], "", "any", "", False)
        yield Deed(rule, word, (people_of(parse, counts, number),), (), False, True)
    elif (verb := rule_of_verb(word)) is not None:
        deeds = list(_of_verb(parse, counts, word, verb))
        yield from deeds
        if not any(deed.befell for deed in deeds):
            yield from _counted(parse, counts, word)
    elif (noun := rule_of_noun(word)) is not None:
        yield from _of_noun(parse, counts, word, noun)
    else:
        yield from _counted(parse, counts, word)


def _number_before(parse: Parse, counts: Mapping[int, Count], word: Token) -> Token | None:
    """The number in "1,250 injured", where no noun stands between it and what happened."""
    if word.lower_ not in BEFALLEN or word.i == 0 or word.tag_ not in {"VBN", "VBD", "JJ", "NN", "NNS"}:
        return None
    before: Token = word.nbor(-1)
    described = word.dep_ in {"amod", "compound"} and word.head.i > word.i
    return before if parse.spans[before.i][0] in counts and not described and before.pos_ == "NUM" else None


def _of_verb(parse: Parse, counts: Mapping[int, Count], verb: Token, rule: DeedRule) -> Iterator[Deed]:
    demanded = rule.field == "released" and is_demanded(verb)
    if (is_unreal(verb) and not demanded) or (verb.dep_ == "acl" and verb.head.dep_ == "appos"):
        return  # "her son, a teacher arrested in 2021"
    befell = tuple(_fitting(parse, counts, _befallen(verb, rule), rule))
    if rule.field == "shot" and not is_passive_verb(verb) and not objects(verb) and verb.tag_ != "VBN":
        rule, befell = rule._replace(field=""), ()  # "gunmen shot at the guards"
    if rule.befalls == "passive" and not is_passive_verb(verb):
        return
    if rule.field and not befell and not rule.kind and not rule.blames:
        return
    harmed = {people.noun.i for people in befell}
    by = tuple(noun for noun in doers(verb) if noun.i not in harmed) if rule.blames and not _is_present(verb) else ()
    generic = _is_present(verb) and not any(each.written for each in befell)
    generic = generic or (
        verb.tag_ == "VBG"
        and verb.dep_ in {"pcomp", "xcomp", "ROOT", "advcl", "conj"}
        and not any(each.count for each in befell)
    )
    if rule.field == "displaced" and not any(each.written for each in befell):
        return
    if rule.field == "crowd" and not any(each.written and each.noun.pos_ != "NUM" for each in befell):
        return
    if rule.field == "wounded" and is_serious(verb):
        rule = rule._replace(field="seriously_wounded")
    yield Deed(rule, verb, befell, by, is_negated(verb), not generic and not demanded, demanded)
    if verb.lemma_ == "harm" and all(people.count and people.count.high == 0 for people in befell):
        yield Deed(rule._replace(field="killed"), verb, befell, (), False, True)


def _is_present(verb: Token) -> bool:
    """Whether a verb tells what is done as a rule or goes on, rather than what was done."""
    helpers = kids(verb, "aux", "auxpass")
    if helpers:
        return verb.tag_ == "VBG" and helpers[0].tag_ in {"VBP", "VBZ"}
    return verb.tag_ in {"VBP", "VBZ"}


def _befallen(verb: Token, rule: DeedRule) -> list[Token]:
    if rule.befalls in {"object", "passive"}:
        return [_taken(noun) for noun in undergoers(verb)]
    if rule.befalls == "subject":
        return subjects(verb)
    if rule.befalls == "state":
        return objects(verb) if verb.lemma_ in {"leave", "find"} and not is_passive_verb(verb) else subjects(verb)
    return []


def _taken(noun: Token) -> Token:
    """The people in "took nine villagers hostage", which the parser reads as one noun."""
    inner = kids(noun, "compound") if noun.lemma_ in {"hostage", "captive", "prisoner"} else []
    return inner[-1] if inner and inner[-1].tag_ in {"NNS", "NNPS"} else noun


def _fitting(parse: Parse, counts: Mapping[int, Count], nouns: list[Token], rule: DeedRule) -> Iterator[Persons]:
    for noun in nouns:
        people = people_of(parse, counts, noun)
        if (
            noun.dep_ == "pobj"
            and noun.head.head.lemma_ in {"number", "toll", "total", "figure"}
            and not people.written
        ):
            continue  # the number is told elsewhere
        if names := _names_behind(noun, nouns):
            yield from (people_of(parse, counts, name) for name in names if name not in nouns)
            continue
        if rule.people == "people" and not (
            is_person(people.noun) or (people.noun.i == noun.i and people.written and noun.pos_ == "NUM")
        ):
            continue
        if rule.people == "prisoners" and people.noun.lemma_.lower() not in _PRISONERS:
            continue
        if not is_thing(people.noun):
            yield people


def _names_behind(noun: Token, nouns: list[Token]) -> list[Token]:
    """The names for which a plural noun stands before them: "students Omar and Ali"."""
    if noun.tag_ != "NNS" or kids(noun, "nummod") or noun.i + 1 >= len(noun.doc) or noun.nbor(1).pos_ != "PROPN":
        return []
    own = [name for said in kids(noun, "appos") if said.pos_ == "PROPN" for name in listed(said)]
    return own or [name for name in nouns if name.i > noun.i and name.pos_ == "PROPN"]


def _of_noun(parse: Parse, counts: Mapping[int, Count], noun: Token, rule: DeedRule) -> Iterator[Deed]:
    demanded = rule.field == "released" and is_demanded(noun)
    if _is_unreal_noun(noun) and not demanded:
        return
    if rule.befalls == "act":
        yield Deed(rule, noun, (), tuple(_noun_doers(noun)), _is_none(noun), _is_told(noun))
        return
    if noun.lemma_ in {"injury", "harm"} and noun.head.lemma_ in {"escape", "avoid"}:
        yield from (_of_nobody(parse, counts, noun, each, certain=False) for each in ("killed", "wounded"))
        return
    befell = list(_noun_befallen(parse, counts, noun, rule))
    if rule.befalls in {"bodies", "lives"} and not befell:
        return
    concrete = bool(befell) and (_is_told(noun) or any(each.written or each.noun.pos_ == "PROPN" for each in befell))
    by = tuple(_noun_doers(noun)) if rule.blames else ()
    yield Deed(rule, noun, tuple(befell), by, _is_none(noun), concrete and not demanded, demanded)


def _noun_befallen(parse: Parse, counts: Mapping[int, Count], noun: Token, rule: DeedRule) -> Iterator[Persons]:
    if rule.befalls == "bodies" and not _is_found(noun):
        return
    if rule.befalls == "lives" and noun.head.lemma_ not in _TAKES_LIVES:
        return
    own = people_of(parse, counts, noun)
    named = [
        *(
            each
            for preposition in kids(noun, "prep")
            if preposition.lower_ in {"of", "to", "against"}
            for each in kids(preposition, "pobj")
        ),
        *kids(noun, "poss"),
    ]
    people = list(
        _fitting(parse, counts, [each for one in named for each in listed(one)], rule._replace(people="people"))
    )
    if (
        own.written
        and own.noun.i == noun.i
        and (rule.befalls in {"bodies", "lives"} or noun.lemma_.lower() in BEFALLEN)
    ):
        yield own
    else:
        yield from people


def _is_found(noun: Token) -> bool:
    head = noun.head
    while head.dep_ in {"conj", "prep", "pobj"} and head.head.i != head.i:
        head = head.head
    return head.lemma_ in _FINDS or any(child.lemma_ in _FINDS for child in kids(noun, "acl", "relcl"))


def _noun_doers(noun: Token) -> Iterator[Token]:
    """Who an attack was made by: behind "by", before it ("a rebel attack"), or the subject of its verb."""
    for preposition in kids(noun, "prep", "agent"):
        if preposition.lower_ == "by":
            yield from (each for one in kids(preposition, "pobj") for each in listed(one))
    yield from (word for word in kids(noun, "poss", "compound", "amod", "nmod") if word.pos_ != "PRON")
    for verb in kids(noun, "acl"):
        yield from doers(verb)
    verb = noun.head
    if verb.lemma_ in _SUPPORT and noun.dep_ in {"dobj", "nsubjpass"}:
        yield from doers(verb)


def _is_told(noun: Token) -> bool:
    """Whether a noun such as "attack" is told as something that happened, not as an idea."""
    head = noun.head
    past = head.tag_ in {"VBD", "VBN"} and not is_unreal(head)
    if noun.dep_ in {"nsubj", "nsubjpass"} and head.lemma_ in _TAKES_PLACE | _STRIKES:
        return past
    if noun.tag_ in {"NNS", "NNPS"} and not any(child.pos_ == "NUM" for child in noun.children):
        return False
    if noun.dep_ == "ROOT":
        return True
    acts = head.lemma_ in _TAKES_PLACE | _SUPPORT or bool(kids(noun, "acl", "relcl"))
    return (
        noun.dep_ in {"dobj", "attr", "nsubjpass", "nsubj"} and acts and not (head.pos_ == "VERB" and is_unreal(head))
    )


def _is_none(noun: Token) -> bool:
    """Whether a noun is said not to be: "no casualties", "no reports of casualties", "without causing casualties"."""
    head = noun.head
    if any(child.lower_ in {"no", "neither"} for child in kids(noun, "det")) or head.lower_ == "without":
        return True
    if noun.dep_ == "conj" and head.pos_ in {"NOUN", "PROPN"}:
        return not kids(noun, "det", "nummod") and _is_none(head)
    if (
        noun.dep_ == "pobj"
        and head.lower_ in {"of", "about"}
        and head.head.lemma_ in {"report", "word", "information", "news"}
    ):
        return _is_none(head.head)
    if noun.dep_ in {"dobj", "attr"} and head.lemma_ not in _WISHED:  # "we do not want casualties"
        return is_negated(head) or (head.dep_ == "pcomp" and head.head.lower_ == "without")
    return False


def _is_unreal_noun(noun: Token) -> bool:
    head = noun.head
    if head.dep_ == "prep" or head.pos_ == "ADP":
        head = head.head
    if head.lemma_ == "responsible" and is_unreal(head.head):  # "will be responsible for the deaths of"
        return True
    return head.lemma_ in {
        "threat",
        "threaten",
        "plan",
        "fear",
        "prevent",
        "avoid",
        "avert",
        "attempt",
        "call",
        "end",
        "stop",
    } and noun.dep_ in {"dobj", "pobj"}


def _counted(parse: Parse, counts: Mapping[int, Count], word: Token) -> Iterator[Deed]:
    """Such as "29 dead", "five soldiers killed", "one dead rebel", "three deaths", "no casualties"."""
    lemma = word.lemma_.lower()
    field = BEFALLEN.get(word.lower_) or BEFALLEN.get(lemma)
    if lemma in _NO_HARM:
        for each in ("killed", "wounded") if _is_none(word) else ():
            yield _of_nobody(parse, counts, word, each)
        return
    if word.lower_ in _UNHURT:
        people = next((people_of(parse, counts, noun) for noun in subjects(word.head) if is_person(noun)), None)
        for each in ("killed", "wounded") if people else ():
            yield _of_nobody(parse, counts, word, each, certain=False)
        return
    if field is None:
        return
    rule = DeedRule(field, "", "any", "", False)
    if word.dep_ == "amod" and word.pos_ in {"ADJ", "VERB"}:
        # "left two civilians, a child dead", "left three women and six children dead"
        whole = word.head.dep_ in {"appos", "conj"} and word.head.head.head.lemma_ == "leave"
        first = word.head.head if whole else word.head
        befell = [people_of(parse, counts, each) for each in (listed(first) if whole else [first])]
        if is_person(word.head) and all(people.count and not people.definite for people in befell):
            yield Deed(rule, word, tuple(befell), (), False, True)
    elif any(parse.spans[child.i][0] in counts or child.lower_ == "no" for child in kids(word, "nummod", "det")):
        yield Deed(rule, word, (people_of(parse, counts, word),), (), False, True)


def _of_nobody(parse: Parse, counts: Mapping[int, Count], word: Token, field: str, *, certain: bool = True) -> Deed:
    """What befell nobody, as a word says; not certain: one person or some, others perhaps."""
    nobody = replace(people_of(parse, counts, word), count=Count(0, 0), written=certain, definite=not certain)
    return Deed(DeedRule(field, "", "any", "", False), word, (nobody,), (), False, True)
