"""Moves about in the parse of a sentence: subjects, objects, doers, clauses, negation, what is not real."""

from collections.abc import Iterator

from claims.extract.languages.word_lists import syntax_class
from claims.extract.syntax.parser import Token

_SUBJECT = ("nsubj", "nsubjpass")
_OF_ONE, _OF_SEVERAL = {"was", "is", "has"}, {"were", "are", "have"}
_EACH = ("det", "poss", "nummod")
_UNREAL_MODALS = syntax_class("unreal modals")
_INTENDS = syntax_class("intends")
_HAPPENED = syntax_class("happened")
_DEMANDS = syntax_class("demands")
_SERIOUS = syntax_class("serious")
_REPORTING = syntax_class("reporting")
_SURFACE = syntax_class("surface")


def kids(token: Token, *relations: str) -> list[Token]:
    """The words that hang on a word by one of the relations."""
    return [child for child in token.children if child.dep_ in relations]


def listed(token: Token) -> Iterator[Token]:
    """A noun and those joined to it by "and", also behind what is said of it: "Ali, a guide, and Omar".

    Two offices of one person are one: "former minister and senator Jose Lopez", "the mayor and party leader was shot".
    """
    yield token
    if _has_two_offices(token):
        return
    for said in kids(token, "appos"):
        for name in kids(said, "conj"):
            if name.pos_ == "PROPN" and said.pos_ != "PROPN":
                yield from listed(name)
    for child in kids(token, "conj"):
        yield from listed(child)


def _has_two_offices(noun: Token) -> bool:
    """Whether one person is meant by a noun and those joined to it: by the number of the verb, or a name behind bare nouns."""
    others = kids(noun, "conj")
    if not others or any(word.tag_ not in {"NN", "NNP"} or kids(word, *_EACH) for word in others) or noun.tag_ != "NN":
        return False
    number = {word.lower_ for word in kids(noun.head, "aux", "auxpass")} if noun.dep_ in _SUBJECT else set()
    if number & (_OF_ONE | _OF_SEVERAL):
        return bool(number & _OF_ONE)
    names = [word for each in (noun, *others) for word in (each, *kids(each, "appos")) if word.pos_ == "PROPN"]
    return bool(names) and not kids(noun, *_EACH, "compound")


def is_passive_verb(verb: Token) -> bool:
    """Whether a verb says what befell its subject."""
    if kids(verb, "auxpass", "nsubjpass"):
        return True
    if verb.tag_ != "VBN" or kids(verb, "aux"):
        return False
    if verb.dep_ == "conj" and not kids(verb, "nsubj", "dobj"):
        return is_passive_verb(verb.head) and verb.head.pos_ in {"VERB", "AUX"}
    return not kids(verb, "dobj") or verb.dep_ == "acl"


def subjects(verb: Token) -> list[Token]:
    """The nouns that are the subject of a verb, its own or the one that it shares with another verb."""
    own = kids(verb, *_SUBJECT)
    if (claimed := claimed_clause(verb)) is not None:
        return [noun for each in kids(claimed, "dobj") for noun in listed(each)]
    if own:
        return [noun for each in own for noun in listed(antecedent(each))]
    head = verb.head
    if head.i == verb.i:
        return []
    if verb.dep_ in {"acl", "relcl"}:
        return list(listed(head))
    if verb.dep_ in {"conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "dep"}:
        if verb.dep_ == "xcomp" and (objects := kids(head, "dobj")):
            return [noun for each in objects for noun in listed(each)]
        if verb.dep_ == "pcomp":
            return _of_preposition(head)
        if verb.dep_ == "ccomp" and verb.tag_ not in {"VBG", "VB"}:
            return []
        return subjects(head) if head.pos_ in {"VERB", "AUX"} else []
    return []


def claimed_clause(verb: Token) -> Token | None:
    """The verb of saying before a clause that the parser reads as its object: "activists claiming one man was killed"."""
    for subject in kids(verb, *_SUBJECT):
        for saying in kids(subject, "acl"):
            if (
                saying.lemma_ in _REPORTING
                and saying.tag_ == "VBG"
                and any(noun.i > saying.i for noun in kids(saying, "dobj"))
            ):
                return saying
    return None


def _of_preposition(preposition: Token) -> list[Token]:
    """The subject of what follows a preposition: the object before it ("accused the army of firing"), else the subject."""
    verb = preposition.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return []
    objects = kids(verb, "dobj", "nsubjpass")
    if objects and preposition.lower_ in {"of", "for", "from", "with"}:
        return [noun for each in objects for noun in listed(each)]
    return subjects(verb)


def objects(verb: Token) -> list[Token]:
    """The nouns that a verb acts on."""
    own = [noun for noun in kids(verb, "dobj") if not _is_behind(noun, "them")]  # "killed nine, two of them children"
    if not own and (pair := next((child for child in kids(verb, "conj") if not kids(child, *_SUBJECT)), None)):
        own = kids(pair, "dobj")  # "shot and wounded three people"
    if not own and verb.dep_ == "relcl" and (pronoun := next(iter(kids(verb, "dobj", "nsubj")), None)):
        own = [pronoun] if pronoun.lower_ in _SURFACE and pronoun.dep_ == "dobj" else []
    return [noun for each in own for noun in listed(antecedent(each))]


def undergoers(verb: Token) -> list[Token]:
    """Whom a verb such as "kill" befell."""
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and not kids(verb, "dobj"):
        return (
            list(listed(verb.head))
            if not kids(verb.head, "conj") or verb.i > verb.head.right_edge.i - 2
            else [verb.head]
        )
    if is_passive_verb(verb):
        return subjects(verb) or _of_between(verb)
    if found := objects(verb):
        return found
    if verb.tag_ in {"VBN", "VBD"} and kids(verb, "nsubj"):  # "and 20 others wounded"
        return [noun for each in kids(verb, "nsubj") for noun in listed(antecedent(each))]
    return []


def _of_between(verb: Token) -> list[Token]:
    """The subject of a passive verb that the parser hangs elsewhere: the nouns right before its auxiliary."""
    helpers = kids(verb, "auxpass", "aux")
    if not helpers or helpers[0].i == 0:
        return []
    noun = helpers[0].nbor(-1)
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN", "NUM"}:
        noun = noun.head
    return list(listed(noun)) if noun.pos_ in {"NOUN", "PROPN", "NUM"} else []


def doers(verb: Token) -> list[Token]:
    """Who did what a verb says; nobody where the sentence does not say."""
    by = agents(verb)
    if by:
        return by
    if verb.dep_ == "conj" and is_passive_verb(verb) and not kids(verb, *_SUBJECT):
        return []
    return [] if is_passive_verb(verb) else subjects(verb)


def agents(verb: Token) -> list[Token]:
    """The nouns behind "by" on a verb, but for those that "not" stands before: "by the Front, not by the army"."""
    by = kids(verb, "agent") + [each for each in kids(verb, "prep") if each.lower_ == "by"]
    said = [each for each in by if not _is_behind(each, "not")]
    return [noun for each in said for named in kids(each, "pobj") for noun in listed(named)]


def _is_behind(token: Token, word: str) -> bool:
    return bool(token.i > 0 and token.nbor(-1).lower_ == word)


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other word itself."""
    if token.lower_ not in _SURFACE or token.pos_ not in {"PRON", "SCONJ", "DET"}:
        return token
    verb = token.head
    while verb.dep_ not in {"relcl", "ROOT"} and verb.head.i != verb.i:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else token


def is_negated(verb: Token) -> bool:
    """Whether a clause says that it did not happen."""
    if kids(verb, "neg") or any(child.lower_ in {"never", "neither"} for child in kids(verb, "advmod", "preconj")):
        return True
    if verb.dep_ in {"xcomp", "pcomp"} and verb.head.lemma_ in {"fail", "refuse", "without"}:
        return True
    if verb.dep_ == "conj" and not kids(verb, *_SUBJECT) and verb.head.pos_ == "VERB":
        return is_negated(verb.head)
    return False


def is_unreal(verb: Token) -> bool:
    """Whether a clause is only possible, wanted, feared, planned or tried."""
    helpers = [child.lower_ for child in kids(verb, "aux")]
    if not _UNREAL_MODALS.isdisjoint(helpers):
        return True
    if any(mark.lower_ in {"if", "unless", "lest", "whether"} for mark in kids(verb, "mark")):
        return True
    head = verb.head
    if "to" in helpers and verb.tag_ == "VB" and "have" not in helpers:
        return not (head.lemma_ in _HAPPENED and verb.dep_ == "xcomp") or is_unreal(head)
    if "to" in helpers and any(child.lower_ == "be" for child in kids(verb, "auxpass")):
        return head.lemma_ not in _HAPPENED | _REPORTING or is_unreal(head)  # "had to be killed"
    if verb.dep_ in {"xcomp", "ccomp", "pcomp"} and head.lemma_ in _INTENDS and head.lemma_ not in {"expect", "force"}:
        return True
    if verb.dep_ == "pcomp" and head.head.lemma_ in {
        "warn",
        "stop",
        "prevent",
        "keep",
        "threat",
        "plan",
        "attempt",
        "idea",
        "intention",
    }:
        return True
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"} and not kids(verb, *_SUBJECT):
        return is_unreal(head)
    return False


def is_presupposed(word: Token) -> bool:
    """Whether a deed is taken as known: "denied any link to the murder of two guards", "the guards who were killed"."""
    if word.dep_ == "relcl":
        return True
    return bool(word.dep_ == "pobj" and word.head.dep_ == "prep" and word.head.lower_ != "of")


def may_have(verb: Token) -> bool:
    """Whether a clause is held at a distance by its own words: "may have", "reportedly", "believed to have"."""
    if any(child.lower_ in {"may", "might"} for child in kids(verb, "aux")):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _REPORTING and is_passive_verb(verb.head):
        return True  # "are said to have been injured"
    return verb.dep_ == "xcomp" and verb.head.lemma_ in {
        "believe",
        "allege",
        "presume",
        "suspect",
        "think",
        "appear",
        "seem",
    }


def is_demanded(word: Token) -> bool:
    """Whether somebody asks for what a verb or a noun says."""
    return any(each.lemma_ in _DEMANDS for each in word.ancestors)


def is_serious(verb: Token) -> bool:
    """Whether a verb says that somebody is badly hurt: "seriously wounded", "suffered serious injuries"."""
    near = [*verb.children, *(child for noun in kids(verb, "dobj") for child in noun.children)]
    return any(child.lower_ in _SERIOUS for child in near)
