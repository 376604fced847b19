"""Nearest texts."""

import numpy as np
import pandas as pd

from claims.matching.arrays import Entries, entries_of
from claims.matching.claims.word_vectors import (
    NOT_NEAR,
    beats_of,
    most_claims_of_word,
    names_of,
    nearest_texts,
    vectors_of,
)
from claims.matching.settings import TextSettings

TEXTS = ["bakery clash night", "bakery clash dawn", "bakery fire dawn", "market flood", "market flood warning", "quiet"]
WORDS = entries_of(pd.Series(TEXTS, dtype="str"), " ")


def test_the_nearest_text_shares_the_most_of_the_rare_words() -> None:
    neighbours = nearest_texts(vectors_of(WORDS, TextSettings()), TextSettings())
    left, right = np.array([0, 1, 3, 0, 5]), np.array([1, 2, 4, 3, 0])
    better, worse = neighbours.ranks(left, right)
    assert better.tolist() == [1, 1, 1, NOT_NEAR, NOT_NEAR]
    # The second text is as near to the first as to the third; the first stands before.
    assert worse.tolist() == [1, 2, 1, NOT_NEAR, NOT_NEAR]
    assert neighbours.shared(np.array([0]), np.array([2])).tolist() == [1]


def test_words_that_too_many_claims_use_make_no_neighbours() -> None:
    rare = TextSettings(most_claims_of_near_word=1)
    neighbours = nearest_texts(vectors_of(WORDS, rare), rare)
    assert neighbours.rank.nnz == 0


def words(*texts: str) -> Entries:
    return entries_of(pd.Series(texts, dtype="str"), " ")


def test_a_name_has_a_capital_wherever_it_stands() -> None:
    every = words("paris march", "paris march", "march on", "march on")
    names = names_of(every, words("paris march", "paris march", "", ""), TextSettings())
    assert names.vocabulary.tolist() == ["paris"]


def test_a_beat_is_what_the_other_claims_of_a_source_speak_of() -> None:
    texts = words("homs", "hama", "hama", "homs", "idlib", "idlib")
    beats = beats_of(
        vectors_of(texts, TextSettings()), pd.Series(["a", "a", "b", "c", "", ""], dtype="str"), TextSettings()
    )
    assert beats.known.tolist() == [True, True, False, False, False, False]
    left, right = np.array([0, 2, 0, 2]), np.array([2, 0, 3, 4])
    assert beats.cosine(left, right).round(6).tolist() == [1.0, 1.0, 0.0, 0.0]  # of a nothing else tells of Homs


def test_a_word_of_every_claim_is_too_common_however_few_claims_there_are() -> None:
    settings = TextSettings(least_claims_of_common=20, most_share=0.1)
    assert [most_claims_of_word(size, settings) for size in (2, 10, 100, 1000)] == [1, 9, 20, 100]
