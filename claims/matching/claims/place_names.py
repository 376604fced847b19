"""The places and areas that claims name, taken apart into names that can be compared, and those of a tree as a table would write them."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Entries, Ints, Matrix, Texts, coded_texts, entries_of, ones, row_products
from claims.names import fold, is_point_name, romanise, skeleton
from claims.tables import Collection
from claims.trees import Tree


def _alternatives(*roles: str) -> str:
    """The words of the data file with these roles, as alternatives of a regular expression."""
    with Path(__file__).with_name("place_words.csv").open(encoding="utf-8", newline="") as file:
        return "|".join(re.escape(row["word"]) for row in csv.DictReader(file) if row["role"] in roles)


_BEHIND_ARTICLE = r"(?<!\b[AE][ldnrstz])(?<!\bAsh)"  # "Al-Bab" is one name
_BETWEEN_NAMES = re.compile(
    rf"[,;/()|]|\s-\s|{_BEHIND_ARTICLE}-(?=[A-Z])|\b(?:{_alternatives('between')})\b(?: of| from)?", re.IGNORECASE
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
        return _numbered(self.main_names)[self.codes]

    @cached_property
    def main_names(self) -> Texts:
        """The consonants of the first name of each distinct place text."""
        consonants = [skeleton(part[0]).replace(" ", "") or part[0] if part else "" for part in self.parts]
        return np.array(consonants, dtype=object)

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
    def name_words(self) -> "NamesInTexts":
        """The words of first place names, and which of them the text and place of each claim have."""
        return NamesInTexts.of([part[0] if part else "" for part in self.parts], self.codes, *self._words_of_texts)

    @cached_property
    def area_words(self) -> "NamesInTexts":
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


@dataclass(frozen=True)
class NamesInTexts:
    """The words of names, and those of them that texts hold.

    Attributes:
        names: A row per distinct name, a one for every word of it.
        of_rows: The name of each row of a claim frame.
        lengths: How many words each distinct name has.
        texts: A row per claim, a one for every word of its text that any name has.
    """

    names: Matrix
    of_rows: Ints
    lengths: Ints
    texts: Matrix

    @classmethod
    def of(cls, names: Sequence[str], of_rows: Ints, *texts: Entries) -> "NamesInTexts":
        """Reads distinct folded names, the name of each row, and the words of columns of folded text of which each row has one."""
        name_words = entries_of(pd.Series(names, dtype="str"), " ").distinct()
        vocabulary = pd.Index(name_words.texts)
        rows, codes = [], []
        for words in texts:
            known = vocabulary.get_indexer(pd.Index(words.texts))[words.codes]
            rows.append(words.rows[known >= 0])
            codes.append(known[known >= 0])
        return cls(
            names=ones(name_words.rows, name_words.codes, (len(names), len(vocabulary))),
            of_rows=of_rows,
            lengths=np.bincount(name_words.rows, minlength=len(names)).astype(np.int64),
            texts=ones(np.concatenate(rows), np.concatenate(codes), (len(of_rows), len(vocabulary))),
        )

    def hold(self, left: Ints, right: Ints) -> Bools:
        """Whether the text of either row of each pair holds all words of the name of the other; False where that has none."""
        return self._holds(left, right) | self._holds(right, left)

    def _holds(self, named: Ints, text: Ints) -> Bools:
        names = self.of_rows[named]
        needed = self.lengths[names]
        holds = np.zeros(len(named), dtype=bool)
        may = np.flatnonzero((needed > 0) & (np.diff(self.texts.indptr)[text] >= needed))
        holds[may] = row_products(self.names, self.texts, names[may], text[may]) >= needed[may] - 1e-6
        return holds


MOST_KM = 25.0  # the point of a place that reaches farther says nothing of where in it something happened
_SPOTS = frozenset({"quarter", "site"})
_NAMELESS = frozenset({"country", "governorate"})  # they stand in columns of their own
COLUMNS = ("place_names", "area", "country", "latitude", "longitude")
_SILENT = ("", "", "", "", "")


@dataclass(frozen=True)
class TreePlaces:
    """The cells of `COLUMNS` of every place of a collection, by its id; all are text."""

    cells: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, collection: Collection) -> "TreePlaces":
        places = collection.places
        columns = ("place_id", "name", "kind", "latitude", "longitude", "radius_km")
        rows = {row[0]: row[1:] for row in zip(*(places[column].tolist() for column in columns), strict=True)}
        return cls({place_id: _cells(place_id, rows, collection.place_tree) for place_id in rows})

    def columns(self, statements: pd.DataFrame, size: int) -> dict[str, pd.Series]:
        """The columns of a claim frame; several places of a claim are joined by "|", an area or a point must be that of all.

        Args:
            statements: Those that name a place, with the `row` of their claim.
            size: How many claims there are.
        """
        named = statements[["row", "value"]].drop_duplicates().sort_values(["row", "value"], kind="stable")
        ids = named["value"].tolist()
        of_places = [self.cells.get(place_id, (place_id, *_SILENT[1:])) for place_id in ids]
        cells = pd.DataFrame(of_places, columns=list(COLUMNS), index=pd.Index(named["row"]), dtype="str")
        again = cells.index.duplicated()
        first = cells[~again].reindex(range(size), fill_value="")
        for row in dict.fromkeys(cells.index[again].tolist()):
            of_row = cells.loc[[row]]
            names = "|".join(name for name in dict.fromkeys(of_row["place_names"].tolist()) if name)
            alike = {name: of_row[name].iloc[0] if of_row[name].nunique() == 1 else "" for name in COLUMNS[1:]}
            first.loc[row] = [names, *alike.values()]
        degrees = {axis: pd.to_numeric(first[axis]).astype("float64") for axis in ("latitude", "longitude")}
        return {name: degrees.get(name, first[name]) for name in COLUMNS}


def _cells(place_id: str, rows: dict[str, tuple[str, ...]], tree: Tree) -> tuple[str, ...]:
    above = [rows[node] for node in tree.path(place_id) if node in rows]
    names: list[str] = []
    for name, kind, *_ in above:
        if kind in _NAMELESS or (names and kind not in {*_SPOTS, "town"}):
            break
        if not is_point_name(name):
            names.append(name)
        if kind not in _SPOTS:
            break
    area, country = (
        next((name for name, kind, *_ in above if kind == wanted), "") for wanted in ("governorate", "country")
    )
    _, kind, latitude, longitude, radius = above[0]
    has_point = kind not in _NAMELESS and latitude and longitude and float(radius or 0) <= MOST_KM
    return (", ".join(names), area, country, *((latitude, longitude) if has_point else ("", "")))


def paths_in(tree: Tree, frame: pd.DataFrame) -> dict[str, str]:
    """The path of every node of a tree, largest first, each with its kind: "town:qamishli>quarter:halko"."""
    kinds = dict(zip(frame.iloc[:, 0], frame["kind"], strict=True))
    return {node: ">".join(f"{kinds.get(step, '')}:{step}" for step in reversed(tree.path(node))) for node in kinds}
