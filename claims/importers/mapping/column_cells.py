"""What the cells of a column look like: the share of them that can be a day, a count, a name and so on."""

import re
from collections.abc import Callable
from functools import cached_property

import pandas as pd

from claims.importers.cells.count_cells import read_counts
from claims.importers.cells.date_cells import lacks_year, read_days
from claims.importers.cells.degrees import read_degree, split_point
from claims.importers.cells.kind_words import known_kind
from claims.importers.cells.unknown_values import is_unknown
from claims.importers.mapping.heading_words import read_heading
from claims.importers.remarks import Remarks

CELLS_TRIED = 500  # filled ones of a column; more change nothing on the tables tried
PROSE_SPACES = 4  # in a sentence
FEW_ROWS = 5  # too few to tell a title from a kind
FLAG_LETTERS = 8  # more than any yes or no has
FLAG_ROWS = 30  # from which 0 and 1 alone are taken for a yes and no
RISING_ROWS = 8  # from which a column that never falls may be a running total
_DAY = re.compile(r"\D{0,12}\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b.*")
_MONTH_WORD = re.compile(r"[^\W\d_]{3}")
_FIGURE = re.compile(r"[\W_]{0,20}\d")
_URL = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|gov)(?:/\S*)?", re.IGNORECASE)
_NAME_PART = re.compile(r"al-\w+|bin|ibn|abu|de|von|van")  # that stands in names with a small letter


class ColumnCells:
    """The filled cells of a column that are no words for unknown, as far as they are tried."""

    def __init__(self, texts: pd.Series) -> None:
        filled = texts[texts != ""]
        self.column = texts
        self.filled = len(filled) / max(len(texts), 1)
        known = filled.head(CELLS_TRIED)
        self.texts: list[str] = [text for text in known.tolist() if not is_unknown(text)]
        self.distinct = list(dict.fromkeys(self.texts))

    def share(self, holds: Callable[[str], bool]) -> float:
        """The share of the cells of which it is true; 0 where there is no cell."""
        true = {text for text in self.distinct if holds(text)}
        return sum(text in true for text in self.texts) / len(self.texts) if self.texts else 0.0

    @cached_property
    def _days(self) -> set[str]:
        """The cells that are read as days, or are written so and doubtful."""
        texts = pd.Series(self.distinct, dtype="str")
        read = read_days(texts, Remarks(""))["first"].notna()
        return {
            text for text, is_day in zip(self.distinct, read, strict=True)
            if is_day or _DAY.fullmatch(text) or text in self.without_year
        }  # fmt: skip

    @cached_property
    def without_year(self) -> set[str]:
        """The cells that name a month, and perhaps a day, but no year."""
        return {text for text in self.distinct if _MONTH_WORD.search(text) and lacks_year(text)}

    @cached_property
    def _counts(self) -> set[str]:
        """The cells that are read as numbers of people, or begin with a figure."""
        texts = pd.Series(self.distinct, dtype="str")
        read = read_counts(texts, Remarks("")) != ""
        return {
            text for text, is_count in zip(self.distinct, read, strict=True)
            if (is_count or _FIGURE.match(text)) and not _DAY.fullmatch(text)
        }  # fmt: skip

    def dates(self) -> float:
        return self.share(lambda text: text in self._days)

    def counts(self) -> float:
        return self.share(lambda text: text in self._counts)

    def flags(self) -> float:
        """1 where every cell is a yes or no in words, or there are many that are all 0 or 1."""
        is_word = all("yes or no" in read_heading(text).tags for text in self.distinct)
        return self.zero_or_one() * float(is_word or len(self.texts) >= FLAG_ROWS)

    def zero_or_one(self) -> float:
        """1 where every cell is 0, 1, or a yes or no in words."""
        is_flag = all(
            text.removesuffix(".0") in {"0", "1"}
            or (len(text) < FLAG_LETTERS and "yes or no" in read_heading(text).tags)
            for text in self.distinct
        )
        return float(is_flag and bool(self.texts))

    def whole(self, least: int, most: int) -> float:
        """The share of whole numbers in a range."""
        return self.share(
            lambda text: text.removesuffix(".0").isdecimal() and least <= int(text.removesuffix(".0")) <= most
        )

    def months(self) -> float:
        words = pd.Series(self.distinct, dtype="str")
        read = read_days("1 " + words + " 2000", Remarks(""))["first"].notna()
        named = {
            text
            for text, is_month in zip(self.distinct, read, strict=True)
            if is_month and text.replace(" ", "").isalpha()
        }
        return max(self.whole(0, 12), self.share(lambda text: text in named or (text.isdecimal() and int(text) <= 12)))

    def numbers(self) -> float:
        """The share of cells with a figure in them, or 1 where there is none to tell."""
        return self.share(lambda text: any(sign.isdecimal() for sign in text)) if self.texts else 1.0

    def degrees(self, most: int) -> float:
        """The share of degrees, none of them beyond `most`."""
        return self.share(lambda text: (number := read_degree(text).number) is not None and abs(number) <= most)

    def points(self) -> float:
        return self.share(lambda text: split_point(text) is not None)

    def urls(self) -> float:
        return self.share(lambda text: bool(_URL.search(text)))

    def pages(self) -> float:
        """The share of addresses of pages; a host alone, as "one.example", names who publishes there."""
        return self.share(lambda text: "/" in text and bool(_URL.search(text)))

    def names(self) -> float:
        """The share of short texts in words."""
        if self.flags() or self.dates() > 0.5:
            return 0.0
        return self.share(
            lambda text: text[:1] != "#" and any(sign.isalpha() for sign in text) and not text[:1].isdecimal()
        )

    def letters(self) -> float:
        """The share of codes of letters alone."""
        return self.share(str.isalpha)

    def places(self) -> float:
        """As `names`, or an address; 0 where most are kinds of place, such as "Road"."""
        if self.share(lambda text: "place kind" in (heading := read_heading(text)).tags and not heading.unknown) > 0.5:
            return 0.0
        return (
            self.share(lambda text: sum(sign.isalpha() for sign in text) >= 1 and not _URL.match(text))
            if not self.flags()
            else 0.0
        )

    def sentences(self) -> float:
        return self.share(lambda text: any(sign.isalpha() for sign in text)) if not self.flags() else 0.0

    def outlets(self) -> float:
        """As `sentences`; 0 where most are kinds of media, such as "Print"."""
        kinds = self.share(lambda text: "media kind" in (heading := read_heading(text)).tags and not heading.unknown)
        return 0.0 if kinds > 0.5 else self.sentences()

    def prose(self) -> float:
        """As `sentences`; more than half of it for texts of several words."""
        words = self.share(lambda text: text.count(" ") >= PROSE_SPACES)
        return self.sentences() * (0.6 + 0.4 * words)

    def titles(self) -> float:
        """As `sentences`; 0 where rows share them, or where they look like names of persons."""
        is_shared = len(self.texts) >= FEW_ROWS and len(self.distinct) <= 0.5 * len(self.texts)
        return 0.0 if is_shared or self.persons() > 0.8 else self.sentences()

    def persons(self) -> float:
        """The share of names of two to four words, each with a capital, none a word for an event or place."""
        return self.share(_is_person)

    def kinds(self) -> float:
        """As `names`; 0 where nearly every row has another, unless most are common words for kinds."""
        is_list = len(self.texts) < FEW_ROWS or len(self.distinct) <= 0.7 * len(self.texts)
        is_list |= self.share(lambda text: bool(known_kind(text))) > 0.5
        return (
            self.share(lambda text: text[:1].isalpha() and text.count(" ") < 10)
            if is_list and not self.flags()
            else 0.0
        )

    def outcomes(self) -> float:
        """The share of cells that say what people are counted for, as headings do."""
        return self.share(lambda text: bool(read_heading(text).outcome) and len(text) < 60)

    def codes(self) -> float:
        """The share of short texts without a space and with a figure, or of up to three signs."""
        if self.zero_or_one():
            return 0.0
        return self.share(lambda text: " " not in text and (len(text) <= 3 or any(sign.isdecimal() for sign in text)))

    def ids(self) -> float:
        return self.share(lambda text: len(text) <= 60 and text.count(" ") <= 2) * (
            len(self.distinct) >= 0.05 * len(self.texts)
        )

    def all_distinct(self) -> float:
        return self.ids() * (len(self.distinct) == len(self.texts))

    def rises_with(self, days: pd.Series, places: pd.Series | None) -> bool:
        """Whether the numbers of each place never fall from day to day and mostly rise, over enough days."""
        read = read_days(days.head(CELLS_TRIED), Remarks(""))["first"]
        numbers = pd.to_numeric(self.column.head(CELLS_TRIED), errors="coerce")
        where = "" if places is None else places.head(CELLS_TRIED)
        known = (
            pd.DataFrame({"day": read, "number": numbers, "where": where}).dropna().sort_values("day", kind="stable")
        )
        steps = known.groupby("where")["number"].diff().dropna()
        is_long = len(steps) + 1 >= max(RISING_ROWS, 0.7 * len(read)) and not known.duplicated(["day", "where"]).any()
        return is_long and bool((steps >= 0).all() and (steps > 0).mean() > 0.5)


def _is_of_a_name(word: str) -> bool:
    is_name = word[:1].isupper() and not any(sign.isdecimal() or sign in ":;!?" for sign in word)
    return is_name or bool(_NAME_PART.fullmatch(word))


def _is_person(text: str) -> bool:
    words = text.replace(",", " ").split()
    is_name = 2 <= len(words) <= 4 and all(map(_is_of_a_name, words))
    tags = read_heading(text).tags if is_name else frozenset()
    return is_name and not tags & {"event", "place", "place kind", "town", "count", "country"}


# What a rule asks of the cells, by its word in `heading_rules.csv`; each gives the share of cells for which it is so.
TESTS: dict[str, Callable[[ColumnCells], float]] = {
    "": lambda _: 1.0,
    "dates": ColumnCells.dates,
    "counts": ColumnCells.counts,
    "flags": ColumnCells.flags,
    "zero or one": ColumnCells.zero_or_one,
    "year": lambda cells: cells.whole(1200, 2100),
    "month": ColumnCells.months,
    "day": lambda cells: cells.whole(0, 31),
    "numbers": ColumnCells.numbers,
    "latitude": lambda cells: cells.degrees(90),
    "longitude": lambda cells: cells.degrees(180),
    "point": ColumnCells.points,
    "urls": ColumnCells.urls,
    "pages": ColumnCells.pages,
    "names": ColumnCells.names,
    "letters": ColumnCells.letters,
    "places": ColumnCells.places,
    "parties": ColumnCells.names,
    "sentences": ColumnCells.sentences,
    "outlets": ColumnCells.outlets,
    "prose": ColumnCells.prose,
    "titles": ColumnCells.titles,
    "kinds": ColumnCells.kinds,
    "outcomes": ColumnCells.outcomes,
    "codes": ColumnCells.codes,
    "ids": ColumnCells.ids,
    "distinct": ColumnCells.all_distinct,
}
# Why a column whose heading fits is not read, by the same words.
WHY_UNFIT = {
    "dates": "most cells are no days",
    "counts": "most cells are no numbers of people",
    "year": "most cells are no years",
    "month": "most cells are no months",
    "day": "most cells are no days of a month",
    "numbers": "most cells are no degrees",
    "names": "most cells are no names",
    "letters": "a code, not a name",
    "places": "most cells are no names of places",
    "parties": "most cells are no names",
    "sentences": "most cells are no words",
    "outlets": "most cells are no names of outlets",
    "prose": "most cells are no words",
    "titles": "rows share its texts, or they look like names of persons",
    "kinds": "most cells are no kinds of event",
    "ids": "it does not tell rows apart",
    "distinct": "it does not tell rows apart",
    "urls": "most cells are no addresses",
    "pages": "most cells are no addresses of pages",
}
