"""Mappings: what each column of a foreign table means, kept as a small CSV file."""

import csv
import io
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from claims.errors import CollectionError
from claims.safety.files import file_bytes
from claims.safety.read_apart import read_apart

MAPPING_COLUMNS = ("column", "means", "group", "detail")
# What people are counted for, with the words that say it; a field of each is in assemble/fields.csv.
_COUNTED = {
    "killed": "killed",
    "wounded": "wounded",
    "casualties": "killed or wounded, counted together",
    "missing": "missing",
    "abducted": "abducted or held hostage",
    "captured": "taken prisoner",
    "detained": "arrested or held",
    "displaced": "who left their homes",
    "affected": "affected in any way",
    "crowd": "who took part in a gathering",
}
SEPARATORS = {"semicolon": ";", "comma": ",", "slash": "/", "bar": "|"}
_GROUP = "{group}"  # in the name of a column of a known format
OUTCOMES = tuple(_COUNTED)
BOUNDS = {"": "", "_min": ", at least", "_max": ", at most", "_best": ", best estimate"}
COUNTS = tuple(f"{outcome}{bound}" for outcome in OUTCOMES for bound in BOUNDS)
# What a column can mean, with a sentence each; a test holds docs/reference/importing.md to them.
MEANINGS = {
    "id": "The id of the row; several columns together make one id.",
    "source": "Who gives the account of this row; each value is a source of its own.",
    "document": "The document that the row is from; rows of one document share it.",
    "published": "The day on which the row's account was published.",
    "title": "What the row is about.",
    "text": "What the account says, in sentences.",
    "date": "The day, or the first day.",
    "date_end": "The last day.",
    "year": "The year, as a number.",
    "month": "The month, as a number or a word; 0 for unknown.",
    "day": "The day of the month; 0 for unknown.",
    "end_year": "The year of the last day.",
    "end_month": "The month of the last day.",
    "end_day": "The last day of the month.",
    "date_precision": "How exact the date is; detail scheme=ucdp or scheme=acled.",
    "date_basis": "How the date is known; published or guess where it is only inferred from the publication.",
    "lasting": "Whether it lasted from the first day to the last; detail yes=CODE.",
    "country": "The country.",
    "admin1": "The governorate, province or state.",
    "admin2": "The district or county.",
    "place": "The town or spot.",
    "place_and_region": "The town, a comma, the region.",
    "latitude": "Degrees north.",
    "longitude": "Degrees east.",
    "point": "Latitude and longitude in one cell.",
    "place_precision": "How exact the place is; detail scheme=ucdp, scheme=acled or scheme=gtd.",
    "participant": "A party that took part.",
    "initiator": "The party that acted first or attacked.",
    "attacked": "The party that was attacked.",
    "kind": "The kind of event; detail codes=WRITTEN:KIND|WRITTEN:KIND.",
    **{
        f"{outcome}{bound}": f"A number of people {words}{least}; group says who is counted."
        for outcome, words in _COUNTED.items()
        for bound, least in BOUNDS.items()
    },
    "field": "Which figure the row gives: killed, children killed; without a value, what became of its one person.",
    "value": "The figure that the row gives.",
    "articles": "Cited articles, each as \"source,date,title\", separated by semicolons.",
    "citation": "One cited document: an address, or a citation in words.",
    "citations": "Several of these, separated by semicolons.",
    "sources": "Names of sources, separated by semicolons.",
    "speaker": "Who said it, where that is not the compiler.",
    "ignore": "Not read; detail says why.",
}  # fmt: skip
# Meanings that several columns may have; of any other, one column has it, and of a count one for each group and source.
REPEATED = frozenset(
    {
        "id",
        "lasting",
        "participant",
        "initiator",
        "attacked",
        "kind",
        "articles",
        "citation",
        "citations",
        "sources",
        "ignore",
    }
)
# Settings of the whole table: rows without a column.
SETTINGS = {
    "source_id": "Short id of the source that compiled the table.",
    "source": "Its name.",
    "url": "Its address.",
    "release": "Title of the release, as cited.",
    "version": "Version of the release; part of the id of its document.",
    "published": "Day on which the release was published.",
    "licence": "Licence of the rows, as its short name.",
    "language": "Language of the table, as a code such as ar or fr.",
    "where": "The country, if no column gives it.",
    "each_row": "What one row is, where it is one person: killed, or killed; group=children. No name is read.",
    "what": "The kind of event, if no column gives it; marked as inferred, because the table does not say it.",
    "note": "What a reader of the source should know.",
}


@dataclass(frozen=True)
class Meaning:
    """One row of a mapping: a column, what it means, who is counted, and options as `name=value; name=value`.

    A row without a column is a setting of the whole table; `means` is its name and `detail` its value.
    """

    column: str
    means: str
    group: str = ""
    detail: str = ""

    def option(self, name: str, default: str = "") -> str:
        """The value of an option in the detail."""
        options = dict(part.strip().partition("=")[::2] for part in self.detail.split(";"))
        return options.get(name, default).strip()

    @property
    def outcome(self) -> str:
        """What people are counted for; "" where the column holds no number of people."""
        return self.means.partition("_")[0] if self.means in COUNTS else ""

    @property
    def bound(self) -> str:
        """Which end of a count the column gives: "min", "max", "best", or "" for the count itself."""
        return self.means.partition("_")[2] if self.means in COUNTS else ""

    @property
    def takes(self) -> tuple[str, str, str, str]:
        """What no other column may mean beside this one: the meaning, and for a count its group, source and set."""
        counted = (self.group, self.option("source"), self.option("set")) if self.outcome else ("", "", "")
        return (self.means, *counted)

    @property
    def separator(self) -> str:
        """The sign between several values of one cell; "" where a cell holds one value."""
        return SEPARATORS.get(self.option("sep"), "")

    @property
    def part(self) -> tuple[int, int]:
        """Which of how many figures of a cell is meant, from 1; 0 for a cell that is one figure.

        Raises:
            CollectionError: The detail says another thing than part=1 of 2.
        """
        written = self.option("part") or "0 of 0"
        match = re.fullmatch(r"(\d+) of (\d+)", written)
        if match is None or int(match[1]) > int(match[2]):
            raise CollectionError(f"{self.column}: part={written}; allowed: for example part=1 of 2")
        return int(match[1]), int(match[2])


@dataclass(frozen=True)
class Mapping:
    """What the columns of a table mean, and the settings that hold for all of it."""

    rows: tuple[Meaning, ...]
    name: str = "mapping"

    def columns(self, means: str) -> tuple[Meaning, ...]:
        """The rows of columns with the meaning, in order."""
        return tuple(row for row in self.rows if row.means == means and row.column)

    def column(self, means: str) -> Meaning | None:
        """The first row of a column with the meaning; None if there is none."""
        return next(iter(self.columns(means)), None)

    def setting(self, name: str, default: str = "") -> str:
        """The value of a setting of the whole table."""
        return next((row.detail for row in self.rows if not row.column and row.means == name), default)

    @property
    def each_row(self) -> Meaning | None:
        """What one row counts as one person, with its group; None where a row is not one person."""
        row = next((row for row in self.rows if not row.column and row.means == "each_row"), None)
        if row is None:
            return None
        return Meaning("", row.detail.partition(";")[0].strip(), row.group or row.option("group"))

    def with_settings(self, **settings: str) -> "Mapping":
        """The mapping with these settings changed; an empty text changes nothing."""
        changed = {name: text for name, text in settings.items() if text}
        rows = tuple(row for row in self.rows if row.column or row.means not in changed)
        return replace(self, rows=(*(Meaning("", name, "", text) for name, text in changed.items()), *rows))

    def fitted(self, columns: list[str]) -> "Mapping":
        """The settings, and a row for each column that `columns_named` finds, with the name that the table has for it.

        Raises:
            CollectionError: Two columns have one meaning that only one can have; both are named.
        """
        fitted = self._fitted(columns)
        for row, first in fitted.taken_twice():
            what = " of ".join(part for part in (row.means, row.group, row.option("source")) if part)
            allowed = "one column" + (", another group, or a detail such as source=NAME" if row.outcome else "")
            raise CollectionError(
                f"{self.name}: the columns {first.column!r} and {row.column!r} both mean {what}; allowed: {allowed}"
            )
        return fitted

    def fitted_first(self, columns: list[str]) -> "Mapping":
        """As `fitted`, but of several columns with one meaning the first in the mapping is read, the others are ignored."""
        fitted = self._fitted(columns)
        ignored = {
            row: replace(row, means="ignore", detail=f"{row.means} is read from {first.column}")
            for row, first in fitted.taken_twice()
        }
        return replace(fitted, rows=tuple(ignored.get(row, row) for row in fitted.rows))

    def _fitted(self, columns: list[str]) -> "Mapping":
        settings = [row for row in self.rows if not row.column]
        patterns = [row for row in self.rows if row.column]
        by_name: dict[str, list[str]] = {}
        for column in columns:
            by_name.setdefault(_folded(column), []).append(column)
        rows = [
            replace(row, column=name, group=row.group.replace(_GROUP, _named_group(row.column, name)))
            for row in patterns
            for name in (
                columns_named(row.column, columns) if _is_pattern(row.column) else by_name.get(_folded(row.column), ())
            )
        ]
        return replace(self, rows=(*settings, *rows))

    def taken_twice(self) -> list[tuple[Meaning, Meaning]]:
        """Each row whose meaning an earlier row has and only one can have, with that earlier row."""
        first: dict[tuple[str, ...], Meaning] = {}
        rows = [row for row in self.rows if row.column and row.means not in REPEATED]
        pairs = [(row, first.setdefault(row.takes, row)) for row in rows]
        return [(row, earlier) for row, earlier in pairs if row.column != earlier.column]


def columns_named(pattern: str, columns: list[str]) -> list[str]:
    """The columns that a name in a mapping stands for.

    Case does not count, space is underscore, `*` is a number, and `{group}` whoever is counted, which the row's own group then names.
    """
    named = _pattern(pattern)
    return [column for column in columns if named.fullmatch(_folded(column))]


def _is_pattern(name: str) -> bool:
    return "*" in name or _GROUP in name


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(re.escape(_folded(name)).replace(r"\*", r"\d+").replace(re.escape(_GROUP), "(.+)"))


def _named_group(pattern: str, column: str) -> str:
    """Who is counted in a column whose pattern has `{group}`; the pattern's own word where it has none."""
    match = _pattern(pattern).fullmatch(_folded(column))
    return match[1].replace("_", " ") if match and match.groups() else _GROUP


def _folded(name: str) -> str:
    return re.sub(r"[\s_]+", "_", name.strip().lower())


def read_mapping(path: str | Path) -> Mapping:
    """Reads a mapping file.

    Raises:
        CollectionError: The file cannot be read, or rows have a meaning that is not known; all of them are named.
    """
    return read_apart(_read_mapping, Path(path), name=str(path))


def _read_mapping(path: Path) -> Mapping:
    try:
        text = file_bytes(path, allowed="a mapping in UTF-8 CSV").decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CollectionError(f"{path} cannot be read ({error}); allowed: a mapping in UTF-8 CSV") from error
    return parse_mapping(text, name=path.stem)


def parse_mapping(text: str, *, name: str, further: Collection[str] = ()) -> Mapping:
    """The mapping in the text of a mapping file.

    Args:
        text: The text.
        name: Names the mapping, also in errors.
        further: Meanings of columns that are known beside `MEANINGS`.

    Raises:
        CollectionError: The text is no mapping, or rows have a meaning that is not known; all of them are named.
    """
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise CollectionError(f"{name}: no mapping ({error}); allowed: a mapping as claims map writes it") from error
    if not rows or not {"column", "means"} <= set(rows[0]):
        raise CollectionError(f"{name}: no mapping; allowed: a table with the columns {', '.join(MAPPING_COLUMNS)}")
    meanings = tuple(Meaning(*((row.get(key) or "").strip() for key in MAPPING_COLUMNS)) for row in rows)
    unknown = [
        f"row {number}: {row.means!r}"
        for number, row in enumerate(meanings, 2)
        if row.means not in ({*MEANINGS, *further} if row.column else SETTINGS)
    ]
    if unknown:
        raise CollectionError(
            f"{name}: unknown meaning in {', '.join(unknown)}; allowed: {', '.join([*MEANINGS, *further, *SETTINGS])}"
        )
    return Mapping(meanings, name=name)


def write_mapping(mapping: Mapping) -> str:
    """The mapping as the text of a mapping file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(MAPPING_COLUMNS)
    writer.writerows((row.column, row.means, row.group, row.detail) for row in mapping.rows)
    return text.getvalue()
