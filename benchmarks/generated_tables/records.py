"""Known records, and the columns of a table that says them, each cell with what is right for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from benchmarks.generated_tables.date_writing import date_forms, month_alone
from benchmarks.generated_tables.words import THOUSANDS, Town, headings, one_of, towns, words

FIRST_DAY, DAYS = date(2014, 1, 1), 2190
COUNTS = (
    "wounded", "killed children", "killed women", "killed civilians", "missing", "displaced", "detained",
)  # fmt: skip
EXTRAS = ("id", "description", "x person", "x age", "x running", "x flag", "x note", "x url", "x entered", "x code")
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
Truth = object | None  # what a cell says; None where it says nothing


class Perhaps(NamedTuple):
    """What other rows say of the same town: right where it is read, and right where it is not."""

    value: object


@dataclass(kw_only=True)
class Written:
    """One column as it stands in a file."""

    heading: str
    cells: list[str]
    days: list[date | None] = field(default_factory=list)  # in a workbook these are cells of the type date


@dataclass(kw_only=True)
class Said:
    """What the columns of one thing say, row by row."""

    headings: list[str]
    values: list[Truth]


@dataclass(kw_only=True)
class Content:
    """A table before it is a file: its columns, shuffled, and what is right for each thing that it says."""

    language: str
    date_form: str
    columns: list[Written]
    said: dict[str, Said]
    persons: set[str]


@dataclass
class _Making:
    language: str
    chance: Random
    rows: int
    columns: list[Written] = field(default_factory=list)
    said: dict[str, Said] = field(default_factory=dict)

    def heading(self, column: str) -> str:
        """One that no other column has."""
        taken = {each.heading.lower() for each in self.columns}
        free = [each for each in headings(column, self.language) if each.lower() not in taken]
        return self.chance.choice(free or [f"{headings(column, self.language)[0]} {len(self.columns)}"])

    def add(self, thing: str, column: str, cells: list[str], values: list[Truth]) -> Written:
        """A column that says the thing; several for one thing say it together."""
        written = Written(heading=self.heading(column), cells=cells)
        self.columns.append(written)
        self.said.setdefault(thing, Said(headings=[], values=values)).headings.append(written.heading)
        return written

    def dirty(self, text: str, share: float = 0.04) -> tuple[str, bool]:
        """The text, or a cell that says that nothing is known, and whether it is the text; stray spaces now and then."""
        luck = self.chance.random()
        if luck < share / 2:
            return "", False
        if luck < share:
            return one_of("unknown", self.language, self.chance), False
        return (
            self.chance.choice((" ", "", "\u00a0")) + text + self.chance.choice(("  ", " ")) if luck > 0.96 else text
        ), True


def make_content(language: str, chance: Random) -> Content:
    """A table of 12 to 60 records in the language."""
    making = _Making(language, chance, chance.randint(12, 60))
    at_home = chance.sample(towns(), 6)
    where = [chance.choice(at_home) for _ in range(making.rows)]
    days = sorted(FIRST_DAY + timedelta(days=chance.randrange(DAYS)) for _ in range(making.rows))
    form = _add_dates(making, days)
    _add_places(making, where)
    _add_points(making, where)
    _add_counts(making)
    if chance.random() < 0.4:
        _add_texts(
            making, "source", "source", [one_of(f"outlet {chance.randint(1, 3)}", language, chance) for _ in days]
        )
    persons = _add_extras(making, days)
    chance.shuffle(making.columns)
    return Content(language=language, date_form=form, columns=making.columns, said=making.said, persons=persons)


def _add_dates(making: _Making, days: list[date]) -> str:
    chance, language = making.chance, making.language
    if chance.random() < 0.15:
        in_words = language not in {"ru", "uk"} and chance.random() < 0.5
        months = [words(f"month {day.month}", language)[0] if in_words else str(day.month) for day in days]
        values: list[Truth] = [(day, day) for day in days]
        making.add("day", "year", [str(day.year) for day in days], values)
        making.add("day", "month", months, values)
        making.add("day", "day", [str(day.day) for day in days], values)
        return f"three columns{', months in words' if in_words else ''}"
    forms = date_forms(language, chance)
    common = [name for name in forms if name not in {"serial", "jalali", "jalali in words"}]
    form = chance.choice(list(forms) if chance.random() < 0.3 else common)
    cells, truths, typed = [], [], []
    for day in days:
        imprecise = chance.random() < 0.03 and form not in {"serial", "compact", "jalali", "jalali in words"}
        text, is_said = making.dirty(month_alone(day, language, form) if imprecise else forms[form](day))
        cells.append(text)
        truths.append((_month_of(day) if imprecise else (day, day)) if is_said else None)
        typed.append(day if is_said and not imprecise else None)
    making.add("day", "date", cells, list(truths)).days = (
        typed if form.startswith(("iso", "day first", "month first")) else []
    )
    return form


def _month_of(day: date) -> tuple[date, date]:
    after = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return day.replace(day=1), after - timedelta(days=1)


def _add_places(making: _Making, where: list[Town]) -> None:
    chance, language = making.chance, making.language
    if chance.random() < 0.7:
        at = chance.randrange(4)
        names = [(each.country, words(f"country {each.country}", language)) for each in where]
        _add_texts(
            making, "country", "country", [known[at % len(known)] for _, known in names], [code for code, _ in names]
        )
    if chance.random() < 0.7:
        _add_texts(making, "admin1", "admin1", [each.admin1 for each in where])
    if chance.random() < 0.9:
        _add_texts(making, "place", "place", [each.place for each in where])


def _add_texts(making: _Making, thing: str, column: str, texts: list[str], values: list[str] | None = None) -> None:
    cells, truths = [], []
    for text, value in zip(texts, values or texts, strict=True):
        cell, is_said = making.dirty(text)
        cells.append(cell)
        truths.append(value if is_said else Perhaps(value))  # of a country or province, other rows may say it
    making.add(thing, column, cells, list(truths))


def _add_points(making: _Making, where: list[Town]) -> None:
    chance = making.chance
    luck = chance.random()
    if luck < 0.4:
        return
    write = chance.choice(_degree_forms(making.language))
    moved = {town: _near(town, chance) for town in sorted(set(where))}
    cells: list[tuple[str, str]] = []
    truths: list[Truth] = []
    for town in where:
        latitude, longitude = moved[town] if chance.random() < 0.9 else _near(town, chance)
        blank = chance.random() < 0.04
        cells.append(("", "") if blank else (write(latitude, "N", "S"), write(longitude, "E", "W")))
        truths.append(Perhaps(moved[town]) if blank else (latitude, longitude))
    if luck < 0.75:
        making.add("point", "latitude", [first for first, _ in cells], list(truths))
        making.add("point", "longitude", [second for _, second in cells], list(truths))
    else:
        between = "; " if any("," in first for first, _ in cells) else chance.choice((", ", ",", " ", "; "))
        making.add("point", "coordinates", [between.join(pair) if pair[0] else "" for pair in cells], list(truths))


def _near(town: Town, chance: Random) -> tuple[float, float]:
    return town.latitude + chance.uniform(-0.05, 0.05), town.longitude + chance.uniform(-0.05, 0.05)


def _degree_forms(language: str) -> list[Callable[[float, str, str], str]]:
    def plain(degrees: float, _: str, __: str) -> str:
        return f"{degrees:.4f}"

    def lettered(degrees: float, plus: str, minus: str) -> str:
        return f"{abs(degrees):.4f} {plus if degrees >= 0 else minus}"

    def sexagesimal(degrees: float, plus: str, minus: str) -> str:
        seconds = round(abs(degrees) * 3600)
        return f"{seconds // 3600}°{seconds // 60 % 60:02}'{seconds % 60:02}\"{plus if degrees >= 0 else minus}"

    def with_comma(degrees: float, _: str, __: str) -> str:
        return f"{degrees:.4f}".replace(".", ",")

    own = [with_comma] if THOUSANDS.get(language, ",") != "," else []
    return [plain, plain, plain, lettered, sexagesimal, *own, *own]


def _add_counts(making: _Making) -> None:
    chance = making.chance
    arabic = making.language in {"ar", "ckb"} and chance.random() < 0.25
    floats = chance.random() < 0.08
    if chance.random() < 0.2:
        lows = [_small(chance) for _ in range(making.rows)]
        highs = [low + chance.choice((0, 0, 1, 3, 10)) for low in lows]
        bounds: list[Truth] = list(zip(lows, highs, strict=True))
        making.add("killed", "killed_min", [str(low) for low in lows], bounds)
        making.add("killed", "killed_max", [str(high) for high in highs], bounds)
    else:
        _add_count(making, "killed", arabic=arabic, floats=floats)
    for thing in chance.sample(COUNTS, chance.choice((0, 1, 1, 2, 3))):
        _add_count(making, thing, arabic=arabic, floats=floats)


def _small(chance: Random) -> int:
    return chance.choice((0, 0, 1, 1, 2, 3, 4, 5, 7, 12, 30))


def _add_count(making: _Making, thing: str, *, arabic: bool, floats: bool) -> None:
    chance = making.chance
    cells, truths = [], []
    for _ in range(making.rows):
        number = _small(chance) * (
            chance.choice((40, 350, 1200)) if thing == "displaced" or chance.random() < 0.02 else 1
        )
        text, value = _count_words(making, number, floats=floats)
        text, is_said = making.dirty(text)
        cells.append(text.translate(_ARABIC_DIGITS) if arabic else text)
        truths.append(value if is_said else None)
    making.add(thing, thing, cells, list(truths))


def _count_words(making: _Making, number: int, *, floats: bool) -> tuple[str, tuple[int, int | None]]:
    chance, language = making.chance, making.language
    luck = chance.random()
    if floats:
        return f"{number}.0", (number, number)
    if luck < 0.02 and number:
        return f"{number}-{number + 2}", (number, number + 2)
    if luck < 0.04 and number:
        return one_of("at least", language, chance).format(number), (number, None)
    plain = f"{number:,}".replace(",", THOUSANDS.get(language, ",")) if number >= 1000 and luck < 0.7 else str(number)
    return plain + (chance.choice(("*", "[1]", " (1)")) if luck > 0.985 else ""), (number, number)


def _add_extras(making: _Making, days: list[date]) -> set[str]:
    chance, language = making.chance, making.language
    running, persons = (
        0,
        [
            f"{chance.choice('ABCDKLM')}. {chance.choice(('Haddad', 'Osei', 'Petrenko', 'Ruiz'))}{n}"
            for n in range(making.rows)
        ],
    )
    entered = [(day + timedelta(days=chance.randint(1, 40))).isoformat() for day in days]
    totals = []
    for _ in days:
        running += _small(chance)
        totals.append(str(running))
    texts = {
        "id": [f"{chance.choice('IE')}-{number + 101}" for number in range(making.rows)],
        "description": [one_of("prose", language, chance) for _ in days],
        "x person": persons,
        "x age": [str(chance.randint(3, 80)) for _ in days],
        "x running": totals,
        "x flag": [chance.choice("01") for _ in days],
        "x note": [chance.choice(("", "", one_of("prose", language, chance))) for _ in days],
        "x url": [f"https://news.example/{number}" for number in range(making.rows)],
        "x entered": entered,
        "x code": [f"{chance.randint(10, 60)}{number % 90 + 10}" for number in range(making.rows)],
    }  # fmt: skip
    chosen = chance.sample(EXTRAS, chance.randint(1, 5))
    for column in chosen:
        making.columns.append(Written(heading=making.heading(column), cells=texts[column]))
    return set(persons) if "x person" in chosen else set()
