"""Features of wording: rare words, names and ages in common, likeness of texts and titles, and nearest texts; numbers are masked."""

import re
from collections.abc import Callable

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Floats, Ints, Levels, Matrix, entries_of, ones, row_products
from claims.matching.claims.prepared import Prepared
from claims.matching.claims.word_vectors import NEAREST, Vectors
from claims.matching.features.feature import TITLES, ClaimPair, Feature, Words, graded, words_by

# Levels of what is measured on a scale, and the bounds between them from the second level on. Rarities are those of `Vectors`.
RARE = ("not said", "none", "hardly any", "a few", "some", "several", "many", "very many", "most")
RARITIES = (0.0, 4.0, 8.0, 12.0, 18.0, 26.0, 40.0)
RAREST = ("not said", "none", "common", "fairly common", "not so common", "rather rare", "rare", "very rare", "rarest")
RAREST_RARITIES = (0.0, 3.0, 4.0, 5.0, 5.5, 6.0, 6.5)  # 6.5 is one claim in 665
NAMES = ("not said", "none", "hardly any", "a few", "some", "several", "many", "very many", "most")
NAME_RARITIES = (0.0, 4.0, 7.0, 11.0, 16.0, 24.0, 34.0)
WORDING = (
    "not said", "nothing alike", "hardly alike", "a little alike", "somewhat alike", "fairly alike", "alike", "much alike", "nearly the same",
)  # fmt: skip
COSINES = (0.02, 0.05, 0.1, 0.16, 0.24, 0.35, 0.5)
LIKENESS_OF_NAMES = WORDING
TITLE = ("not said", "nothing alike", "hardly alike", "somewhat alike", "alike", "much alike", "nearly the same")
TITLE_COSINES = (0.0, 0.1, 0.2, 0.35, 0.55)
NEIGHBOURS = (
    "not said", "no neighbour shared", "one neighbour shared", "two neighbours shared", "some neighbours shared", "many neighbours shared",
    "most neighbours shared",
)  # fmt: skip
NEIGHBOURS_SHARED = (0, 1, 2, 4, 6)
RANK = (
    "not said", "nearest of each other", "among three of each other", "nearest of one", "among ten of each other", "among three of one",
    "among ten of one", "no neighbours",
)  # fmt: skip
AGES = ("not said", "other ages", "one age", "several ages")
_AGE = re.compile(r"\bage\d{1,3}m?\b")  # as `mask_numbers` writes ages
_MOST_WORDS = 8  # quoted in an explanation; more make a sentence that nobody reads


def without_words(prepared: Prepared) -> dict[str, int]:
    """The levels of other features that are settled where "rare words" finds "none"."""
    settled = {"wording": 1, "rarest word": 1, "rank among neighbours": RANK.index("no neighbours")}
    return settled | ({"title": 1} if prepared.titles is prepared.texts else {})


def ages_of(text: str) -> list[str]:
    """The ages in a text without numbers: "5", or "9 months"."""
    return [age.removeprefix("age").replace("m", " months") for age in dict.fromkeys(_AGE.findall(text))]


def _on_scale(
    vectors: Callable[[Prepared], Vectors], measure: Callable[[Vectors, Ints, Ints], Floats], bounds: tuple[float, ...]
) -> Callable[[Prepared, Ints, Ints], Levels]:
    """The comparison of a feature that measures something of two texts."""

    def compare(prepared: Prepared, left: Ints, right: Ints) -> Levels:
        words = vectors(prepared)
        if not words.has_words.any():
            return np.zeros(len(left), dtype=np.int8)
        return np.where(_both_have_words(words, left, right), graded(measure(words, left, right), bounds), np.int8(0))

    return compare


def _both_have_words(vectors: Vectors, left: Ints, right: Ints) -> Bools:
    both: Bools = vectors.has_words[left] & vectors.has_words[right]
    return both


def _compare_ranks(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    better, worse = prepared.neighbours.ranks(left, right)
    conditions = [worse == 1, worse <= 3, better == 1, worse <= NEAREST, better <= 3, better <= NEAREST]
    level = np.select(conditions, range(1, 7), default=RANK.index("no neighbours"))
    return np.where(_both_have_words(prepared.texts, left, right), level, 0).astype(np.int8)


def _compare_neighbours(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    level = graded(prepared.neighbours.shared(left, right), NEIGHBOURS_SHARED)
    return np.where(_both_have_words(prepared.texts, left, right), level, np.int8(0))


def _compare_ages(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    """How many ages both give, where both give any."""
    ages = prepared.once(_ages)
    said = np.diff(ages.indptr) > 0
    both = np.flatnonzero(said[left] & said[right])
    level = np.zeros(len(left), dtype=np.int8)
    level[both] = 1 + np.minimum(row_products(ages, ages, left[both], right[both]), 2)
    return level


def _ages(prepared: Prepared) -> Matrix:
    """One row per claim, one column per age."""
    # No age stands in two words, so it is enough to look at each distinct word.
    words = prepared.words
    ages = entries_of(pd.Series([" ".join(_AGE.findall(word)) for word in words.texts], dtype="str"), " ")
    uses = ages.take(words.codes)
    return ones(words.rows[uses.rows], uses.codes, (words.size, len(ages.values)))


def _texts(prepared: Prepared) -> Vectors:
    return prepared.texts


def _titles(prepared: Prepared) -> Vectors:
    return prepared.titles


def _names(prepared: Prepared) -> Vectors:
    return prepared.names


def _shared(vectors: Callable[[Prepared], Vectors], most: int = _MOST_WORDS) -> Words:
    """The words that both claims use, the rarest first."""

    def words(pair: ClaimPair) -> tuple[str, str]:
        shared = ", ".join(vectors(pair.prepared).shared_words(*pair.rows)[:most])
        return shared, shared

    return words


FEATURES = (
    Feature(
        "rare words",
        RARE,
        _shared(_texts),
        _on_scale(_texts, Vectors.shared_rarity, RARITIES),
        orders=(RARE[:0:-1],),
        cost=200,
    ),
    Feature(
        "rarest word",
        RAREST,
        _shared(_texts, 1),
        _on_scale(_texts, Vectors.rarest_shared, RAREST_RARITIES),
        orders=(RAREST[:0:-1],),
        cost=560,
    ),
    Feature(
        "names",
        NAMES,
        _shared(_names),
        _on_scale(_names, Vectors.shared_rarity, NAME_RARITIES),
        orders=(NAMES[:0:-1],),
        cost=90,
    ),
    Feature(
        "likeness of names",
        LIKENESS_OF_NAMES,
        _shared(_names),
        _on_scale(_names, Vectors.cosine, COSINES),
        orders=(LIKENESS_OF_NAMES[:0:-1],),
        cost=100,
    ),
    Feature(
        "ages",
        AGES,
        words_by(lambda record, _: ", ".join(ages_of(str(record["text"]))) or "none given"),
        _compare_ages,
        orders=(AGES[:0:-1],),
        cost=80,
    ),
    Feature("wording", WORDING, TITLES, _on_scale(_texts, Vectors.cosine, COSINES), orders=(WORDING[:0:-1],), cost=610),
    Feature(
        "title", TITLE, TITLES, _on_scale(_titles, Vectors.cosine, TITLE_COSINES), orders=(TITLE[:0:-1],), cost=620
    ),
    Feature("rank among neighbours", RANK, TITLES, _compare_ranks, orders=(RANK[1:],), cost=550),
    Feature("neighbours in common", NEIGHBOURS, TITLES, _compare_neighbours, orders=(NEIGHBOURS[:0:-1],), cost=630),
)
