"""The places and areas that claims name, taken apart into names that can be compared."""

import csv
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from claims.matching.arrays import Ints, Texts
from claims.matching.claims.names_in_texts import NamesInTexts
from claims.matching.claims.text_codes import Entries, coded_texts, entries_of
from claims.names import fold, romanise, skeleton


def _alternatives(*roles: str) -> str:
    """The words of the data file with these roles, as alternatives of a regular expression."""
    with Path(__file__).with_name("place_words.csv").open(encoding="utf-8", newline="") as file:
        return "|".join(re.escape(row["word"]) for row in csv.DictReader(file) if row["role"] in roles)


_BETWEEN_NAMES = re.compile(
    rf"[,;/()|]|\s-\s|-(?=[A-Z])|\b(?:{_alternatives('between')})\b(?: of| from)?", re.IGNORECASE
)
_BESIDE_NAMES = re.compile(rf"\b(?:{_alternatives('joining', 'administrative')})\b", re.IGNORECASE)


@dataclass(frozen=True)
class PlaceNames:
    """The places and areas of a claim frame by their names.

    Attributes:
        frame: A claim frame.
        words: The words of its texts.
    """

    frame: pd.DataFrame
    words: Entries

    @property
    def codes(self) -> Ints:
        """Of each claim the number of its place text; that of the empty text is 0."""
        return self._coded_places[0]

    @cached_property
    def parts(self) -> list[tuple[str, ...]]:
        """The names that each distinct place text is made of, folded and romanised, the narrowest first."""
        return [name_parts(text) for text in self._coded_places[1]]

    @cached_property
    def main(self) -> Ints:
        """Of each claim a number for the consonants of its first name; -1 where it names no place."""
        consonants = [skeleton(part[0]).replace(" ", "") or part[0] if part else "" for part in self.parts]
        return _numbered(np.array(consonants, dtype=object))[self.codes]

    @property
    def area_codes(self) -> Ints:
        """Of each claim the number of its area text."""
        return self._coded_areas[0]

    @cached_property
    def areas(self) -> Texts:
        """The distinct areas, folded and without words such as "region"."""
        return np.array([_bare_name(text) for text in self._coded_areas[1]], dtype=object)

    @cached_property
    def area_numbers(self) -> Ints:
        """Of each claim a number for its area in `areas`; -1 where it names none."""
        return _numbered(self.areas)[self.area_codes]

    @cached_property
    def country_numbers(self) -> Ints:
        """Of each claim a number for its country, whatever its case; -1 where it names none."""
        codes, countries = coded_texts(self.frame["country"])
        return _numbered(np.array([country.casefold() for country in countries.to_pylist()], dtype=object))[codes]

    @cached_property
    def name_words(self) -> NamesInTexts:
        """The words of first place names, and which of them the text and place of each claim have."""
        return NamesInTexts.of([part[0] if part else "" for part in self.parts], self.codes, *self._words_of_texts)

    @cached_property
    def area_words(self) -> NamesInTexts:
        """The same for areas."""
        return NamesInTexts.of(self.areas.tolist(), self.area_codes, *self._words_of_texts)

    @property
    def _words_of_texts(self) -> tuple[Entries, Entries]:
        folded = pd.Series([fold(text) for text in self._coded_places[1]], dtype="str")
        return self.words, entries_of(folded, " ").take(self.codes)

    @cached_property
    def _coded_places(self) -> tuple[Ints, list[str]]:
        codes, texts = coded_texts(self.frame["place_names"])
        return codes, texts.to_pylist()

    @cached_property
    def _coded_areas(self) -> tuple[Ints, list[str]]:
        codes, texts = coded_texts(self.frame["area"])
        return codes, texts.to_pylist()


def name_parts(text: str) -> tuple[str, ...]:
    """The names in a text such as "Halko, near Qamishli", folded and romanised, without words such as "village"."""
    names = (_bare_name(part) for part in _BETWEEN_NAMES.split(text))
    return tuple(dict.fromkeys(name for name in names if len(name) > 1))


def _bare_name(text: str) -> str:
    romanised = fold(romanise(text))
    words = [word for word in _BESIDE_NAMES.sub(" ", romanised).split() if not any(letter.isdigit() for letter in word)]
    return " ".join(words) or romanised


def _numbered(texts: Texts) -> Ints:
    """One number for every distinct text; -1 for the empty one."""
    codes = pd.factorize(texts)[0].astype(np.int64)
    return np.where(texts == "", -1, codes)
