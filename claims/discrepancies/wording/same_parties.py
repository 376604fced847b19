"""Two ids that are one party by their names."""

import csv
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from claims.model import split_list
from claims.names import fold, holds_acronym, is_respelling
from claims.tables import Collection
from claims.territories import country_code

_LEFT_OUT = frozenset({"and", "for", "in", "of", "the"})
_LEAST_LETTERS = 3  # of an acronym that stands for words
_ENDINGS = ("n", "an", "ian", "i", "ese", "ish")  # of what comes from a country, behind its name


def same_party(collection: Collection, one: str, other: str) -> bool:
    """Whether two parties have a name in common, or one is named as the id of the other says, whatever its spelling or letters."""
    rows = collection.rows["parties"]
    if one not in rows or other not in rows:
        return False
    return _named_alike(
        *(_names_of(party, str(rows[party]["name"]), str(rows[party]["aliases"])) for party in (one, other))
    )


@lru_cache(maxsize=65_536)
def _names_of(party: str, name: str, aliases: str) -> tuple[str, ...]:
    return (party.replace("-", " "), name, *split_list(aliases))


@lru_cache(maxsize=65_536)
def _named_alike(names: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(_same_body(name, against) for name, against in product(names, others))


@lru_cache(maxsize=65_536)
def _same_body(name: str, other: str) -> bool:
    one, two = _party_words(name), _party_words(other)
    if not one or not two:
        return False
    if set(one) == set(two) or "".join(one) == "".join(two):
        return True
    if holds_acronym(name) or holds_acronym(other):
        return _stands_for(_words(name), _words(other)) or _stands_for(_words(other), _words(name))
    return is_respelling(name, other, strict=False)


def _stands_for(short: list[str], long: list[str]) -> bool:
    """Whether one word is the first letters of several."""
    letters = "".join(short)
    return len(letters) >= _LEAST_LETTERS and len(long) == len(letters) and letters == "".join(word[0] for word in long)


@lru_cache(maxsize=65_536)
def _party_words(name: str) -> tuple[str, ...]:
    """The words of a party's name, that of a country for what comes from it, one form for singular and plural."""
    return tuple(_of_country(word) for word in _words(name))


def _words(name: str) -> list[str]:
    return [word for word in fold(name).split() if word not in _LEFT_OUT]


@lru_cache(maxsize=65_536)
def _of_country(word: str) -> str:
    """The code of the country that a word such as "syria", "syrian" or "french" means; any other word in the singular."""
    stems = [word, *(word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))]
    codes = (
        _demonyms().get(word, ""),
        *(
            country_code(stem + letter, typos=False)
            for stem in stems
            if len(stem) > _LEAST_LETTERS
            for letter in ("", "a", "e", "o", "y")
        ),
    )
    return next(filter(None, codes), "") or (word.removesuffix("s") if len(word) > _LEAST_LETTERS else word)


@cache
def _demonyms() -> dict[str, str]:
    with Path(__file__).with_name("demonyms.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["code"] for row in csv.DictReader(file)}
