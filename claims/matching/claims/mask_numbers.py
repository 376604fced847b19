"""Masks the numbers in texts, so that a count never helps two accounts to match."""

import csv
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd

from claims.matching.arrays import Entries, entries_of, joined_entries
from claims.names import fold

with Path(__file__).with_name("number_words.csv").open(encoding="utf-8", newline="") as _file:
    NUMBER_WORDS = frozenset(fold(word) for row in csv.DictReader(_file) for word in row["words"].split("|"))
_DIGIT = re.compile(r"[0-9]")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|e|er)?")
_ARABIC_PREFIX = re.compile(r"^(?:و|ب|ل|ف)?(?:ال)?")  # "and", "in", "for", "then", and the article
_MOST_TOKENS = 1_048_576  # a text without digits is masked token by token, and tokens recur
_LETTERS_AT_ONCE = 50_000_000  # so that the tokens of many long texts do not fill the memory

# Numbers that count nobody: ages, times of day and house numbers. They are kept as words such as "age5".
_AGE = re.compile(r"\b(\d{1,3})[- ]?(?:years?[- ]old|yo[mf]?\b)", re.IGNORECASE)
_MONTHS = re.compile(r"\b(\d{1,2})[- ]?months?[- ]old\b", re.IGNORECASE)
_AGED = re.compile(r"\baged? (\d{1,2})\b(?! (?:and|to|or) \d)", re.IGNORECASE)
# "Girl, 5" and "Mecca Canty, 21, of Toledo": one person and a number between commas; "Homs, 12, Hama, 7" is none.
_PERSON = r"boy|girl|man|woman|teen|teenager|toddler|child|baby|infant|son|daughter|brother|sister|mother|father|husband|wife|student|suspect|victim"
_APPOSED = re.compile(rf"\b({_PERSON}), (\d{{1,2}})(?=\s*(?:[,.;:)\]]|$|[-–—|] ))", re.IGNORECASE)
_NAMED = re.compile(
    r"\b([A-Z][\w'’-]+ [A-Z][\w'’.-]+), (\d{1,2}), (?=of |was |is |who |faces |died |had |has |were |allegedly )"
)
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?\s?m\b\.?", re.IGNORECASE)
_BLOCK = re.compile(r"\b(\d{2,5}) block\b", re.IGNORECASE)
_HOUSE = re.compile(
    r"\b(\d{2,5}) (?=(?:[NSEW]\.? )?(?:[A-Z]\w+ |\d+(?:st|nd|rd|th) ){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Drive|Dr|Lane|Ln|Boulevard|Blvd|Highway|Hwy|Way|Court|Ct|Place|Pl|Parkway|Pkwy|Circle|Cir)\b)"
)


def mask_numbers(text: str) -> str:
    """Folds a text and removes every number that may count people, in digits or in words, exact or vague.

    Ages ("4-year-old", "girl, 5"), times of day ("5:25 p.m.") and house numbers ("11600 block", "1287 Hebron Road")
    count nobody and stay, as words: "Girl, 5, and 12 men shot" becomes "girl age5 and men shot".
    """
    parts = [_plain(token) for token in text.split()]
    if None in parts:
        return " ".join(word for word in _words(_keep_labels(text)) if not _is_number(word))
    return " ".join(part for part in parts if part)


def capital_words(text: str) -> str:
    """The words that a text writes with a capital, in their order, folded and without numbers."""
    parts = [_plain_capitals(token) for token in text.split()]
    if None in parts:
        return mask_numbers(_capitals(text))
    return " ".join(part for part in parts if part)


def mask_columns(texts: "pd.Series[str]") -> tuple["pd.Series[str]", "pd.Series[str]"]:
    """`mask_numbers` and `capital_words` of each text of a column."""
    masked, capitals = [], []
    for some in _some_at_once(texts):
        tokens = entries_of(some, " ")
        masked.append(_by_tokens(some, tokens, _plain, mask_numbers))
        capitals.append(_by_tokens(some, tokens, _plain_capitals, capital_words))
    return pd.concat(masked), pd.concat(capitals)


def mask_column(texts: "pd.Series[str]") -> "pd.Series[str]":
    """`mask_numbers` of each text of a column."""
    return pd.concat([_by_tokens(some, entries_of(some, " "), _plain, mask_numbers) for some in _some_at_once(texts)])


def _some_at_once(texts: "pd.Series[str]") -> Iterator["pd.Series[str]"]:
    """Cuts a column into parts with a bounded number of letters; an empty column is one part."""
    letters = np.cumsum(texts.str.len().to_numpy(dtype=np.int64)) // _LETTERS_AT_ONCE
    cuts = np.flatnonzero(np.diff(letters)) + 1
    for start, end in pairwise([0, *cuts.tolist(), len(texts)]):
        yield texts.iloc[start:end]


def _by_tokens(
    texts: "pd.Series[str]", tokens: Entries, part: Callable[[str], str | None], whole: Callable[[str], str]
) -> "pd.Series[str]":
    """Masks each text token by token, or as a whole where one of its tokens cannot be masked alone.

    Args:
        texts: The texts to mask.
        tokens: The same texts split at spaces.
        part: Masks a token; None where that takes the words around it.
        whole: Masks a text.
    """
    # A token with other white space in it is several, which only the text as a whole keeps apart.
    parts = [
        part(token) if token.isalpha() or token.split() == [token] else None for token in tokens.values.to_pylist()
    ]
    masked = joined_entries(texts, tokens, [words or "" for words in parts])
    not_alone = np.array([words is None for words in parts], dtype=bool)
    rows = np.unique(tokens.rows[not_alone[tokens.codes]])
    if len(rows):
        masked.iloc[rows.astype(np.int64)] = pd.Index([whole(text) for text in texts.iloc[rows]], dtype="str")
    return masked


def _capitals(text: str) -> str:
    return " ".join(word for word in re.findall(r"[\w'’-]+", text) if word[:1].isupper())


@lru_cache(maxsize=_MOST_TOKENS)
def _plain(token: str) -> str | None:
    """A token without numbers; None where it has a digit, which can only be read with the words around it."""
    if _has_digit(token):
        return None
    return " ".join(word for word in _words(token) if not _is_number(word))


@lru_cache(maxsize=_MOST_TOKENS)
def _plain_capitals(token: str) -> str | None:
    """The words of a token that begin with a capital, in the same way."""
    if _has_digit(token):
        return None
    return "" if token.islower() else mask_numbers(_capitals(token))


def _has_digit(text: str) -> bool:
    if text.isascii():
        return _DIGIT.search(text) is not None
    return any(letter.isdigit() for letter in text)


def _keep_labels(text: str) -> str:
    if not _has_digit(text):
        return text
    text = _MONTHS.sub(r" age\1m ", _AGE.sub(r" age\1 ", text))
    text = _AGED.sub(r" age\1 ", _APPOSED.sub(r"\1 age\2 ", _NAMED.sub(r"\1 age\2 ", text)))
    text = _CLOCK.sub(lambda clock: f" clock{clock[1]}{clock[2] or ''}{clock[3].lower()} ", text)
    return _HOUSE.sub(r" no\1 ", _BLOCK.sub(r" no\1 block ", text))


def _words(text: str) -> list[str]:
    if text.isascii():  # the same as folding it, ten times as fast
        return re.findall(r"[a-z0-9]+", text.lower().replace("'", "").replace("`", ""))
    return fold(text).split()


@lru_cache(maxsize=262_144)
def _is_number(word: str) -> bool:
    if _has_digit(word):
        return bool(_ORDINAL.fullmatch(word)) or word[0].isdigit()
    return word in NUMBER_WORDS or _ARABIC_PREFIX.sub("", word, count=1) in NUMBER_WORDS
