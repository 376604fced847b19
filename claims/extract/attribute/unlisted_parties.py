"""What a party is called that a text says did something and that nobody has listed: a state, its forces, an armed group."""

import re
from collections.abc import Iterable
from functools import cache

from claims.extract.attribute.body_names import is_body, name_around, points_back
from claims.extract.find.gazetteer import FoundName
from claims.extract.languages.word_lists import syntax_class
from claims.extract.syntax.parser import Parse, Token
from claims.extract.syntax.tree import kids
from claims.extract.towns.find_towns import countries_named
from claims.names import fold
from claims.territories import country_name

_STATE_BODIES = syntax_class("state bodies")
_OF_THE_STATE = syntax_class("of the state")
# Whose first name is that of their group, unlike "a Houston gunman".
_ARMED = (syntax_class("fighters") - {"gunman", "terrorist", "extremist"}) | {"column", "cell", "faction", "commando"}
_PEOPLE_OR_ARMS = syntax_class("people or arms") | _ARMED
_STRIKES_OF = syntax_class("strikes of a state")
_GROUPS = syntax_class("armed groups")
_GROUP_NOUNS = syntax_class("group nouns")
_WEAPONS = syntax_class("weapons")
_ARTICLE = re.compile(r"(?<!\w)al[ -]$")  # of an Arabic name, before it


def unlisted_party(text: str, parse: Parse, names: Iterable[FoundName], noun: Token) -> str:
    """The name of the party that a noun names as a doer; "" where it is of nobody certain ("gunmen") or a person.

    Args:
        names: What a collection knows of the sentence, and its places.
    """
    if noun.lower_ in _WEAPONS:
        return ""
    if noun.dep_ in {"amod", "compound", "nmod"} and noun.i < noun.head.i:  # "an Iranian strike", "a JNIM attack"
        return _adjective(noun)
    name, lemma = name_around(text, parse, noun, proper=True), noun.lemma_.lower()
    if lemma in _PEOPLE_OR_ARMS and not noun.text[:1].isupper():
        return _whose(text, parse, names, noun)
    opens = noun.i == 0 and noun.pos_ == "NOUN"  # its capital is that of the sentence
    if (is_body(name, noun) and not opens) or _is_group(name, noun):
        return name
    if country := _country(name):
        return country
    if lemma in _STATE_BODIES or (lemma == "force" and not _OF_THE_STATE.isdisjoint(name.lower().split())):
        return name[:1].upper() + name[1:]
    return _whose(text, parse, names, noun) if lemma in _PEOPLE_OR_ARMS | {"force"} else ""


def _adjective(noun: Token) -> str:
    """A party that stands before its attack; a country's own name, or a town's, says where: "the Kenya attack"."""
    if not noun.text[:1].isupper():
        return str(noun.text).capitalize() if noun.lemma_.lower() in _STATE_BODIES else ""
    country = _country(noun.text)
    if country:
        is_by = noun.head.lemma_.lower() in _STRIKES_OF and (fold(country) != fold(noun.text) or noun.text.isupper())
        return country if is_by else ""
    return str(noun.text) if is_body(noun.text, noun) or _is_group(noun.text, noun) else ""


def _whose(text: str, parse: Parse, names: Iterable[FoundName], noun: Token) -> str:
    """Whose people or arms a noun means: "Houthi rebels", "police bullets", "fighters of the Front", "forces loyal to it"."""
    before = [word for word in kids(noun, "compound", "amod", "nmod", "poss") if word.i < noun.i]
    state = next((word for word in before if word.lemma_.lower() in _STATE_BODIES), None)
    proper = [
        word
        for word in before
        if word.text[:1].isupper() and (word.i > 0 or word.pos_ == "PROPN" or _country(word.text))
    ]
    if proper:
        start, end = parse.spans[proper[0].left_edge.i][0], parse.spans[proper[-1].i][1]
        article = _ARTICLE.search(text[max(start - 4, 0) : start])
        called = (article[0] if article else "") + text[start:end].removeprefix("the ")
        if (country := _country(called)) and noun.lemma_ != "man":
            return country
        is_place = any(name.table == "places" and name.start < end and start < name.end for name in names)
        is_named = noun.lemma_.lower() in _ARMED or is_body(called, proper[-1]) or _is_group(called, proper[-1])
        if is_named and not is_place and proper[0].lower_ not in _WEAPONS:
            return called
    if state is not None:
        return str(state.text).capitalize()
    ties = [
        noun,
        *(word for word in kids(noun, "amod", "acl") if word.lemma_ in {"loyal", "belong", "ally", "affiliate"}),
    ]
    of = [to for each in ties for to in kids(each, "prep") if to.lower_ in {"of", "from", "to", "with"}]
    owners = (unlisted_party(text, parse, names, owner) for to in of for owner in kids(to, "pobj"))
    return next(filter(None, owners), "")


def _is_group(name: str, noun: Token) -> bool:
    """Whether a name is that of an armed group: a known one, one of several ("the Houthis"), or one that is said to be a group."""
    words = fold(name).split()
    if any(" ".join(words[at:]) in _GROUPS for at in range(len(words))):  # "the Afghan Taliban"
        return True
    if not name[:1].isupper() or noun.pos_ != "PROPN":
        return False
    beside = [*kids(noun, "appos"), *([noun.head] if noun.dep_ == "appos" else [])]
    said = any(each.lemma_.lower() in _GROUP_NOUNS for each in beside)
    return said or (noun.tag_ == "NNPS" and points_back(noun))


@cache
def _country(name: str) -> str:
    """The country that a name or an adjective is of, "" for none."""
    found = next(countries_named(name), None) if name[:1].isupper() else None
    return country_name(found[0]) if found and found[2] - found[1] == len(name) else ""
