"""Makes the tables of names that come from Unicode's CLDR: months and weekdays in many languages, and languages in English.

Usage: python scripts/make_cldr_names.py
It reads them through babel, which is not needed to read the tables.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from babel import Locale

from claims.extract.document.language import LANGUAGE_NAMES
from claims.importers.cells.date_words import CALENDAR_NAMES

# Those whose dates tables are written in.
LANGUAGES = (
    "en", "ar", "ar_DZ", "ar_MA", "ar_SY", "fr", "es", "pt", "de", "ru", "uk", "tr", "ku", "ckb", "fa", "it", "nl", "ro", "pl", "sv",
)  # fmt: skip


def main() -> None:
    """Writes both tables."""
    write(CALENDAR_NAMES, ("language", "role", "number", "names"), calendar_names())
    write(LANGUAGE_NAMES, ("language", "name"), sorted(Locale("en").languages.items()))


def calendar_names() -> Iterator[tuple[str, str, int, str]]:
    """A row for each month and weekday, its names once for each form and abbreviation that differs."""
    for locale in map(Locale.parse, LANGUAGES):
        names: defaultdict[tuple[str, int], dict[str, None]] = defaultdict(dict)
        for context, width in product(("format", "stand-alone"), ("wide", "abbreviated")):
            for role, forms in (("month", locale.months), ("weekday", locale.days)):
                for number, name in forms[context][width].items():
                    names[role, number][name] = None
        for (role, number), those in sorted(names.items()):
            yield str(locale), role, number, "|".join(those)


def write(path: Path, headings: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
