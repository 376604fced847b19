"""The vocabulary of a project as one types: like names first, and the row of what is new."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd
from rapidfuzz import fuzz, process

from claims.importers.cells.ids import id_of
from claims.model import FieldType, split_list
from claims.names import NameTable, fold, free_name, romanise, without_articles
from claims.projects.starter_frames import starter_frames
from claims.schema import TABLE_COLUMNS

Row = dict[str, str]
LIKE_FROM = 72.0  # of 100, over the letters: what is shown beside a typed name, never taken for it
LEAST_TYPED = 2  # letters from which on names that begin with them are shown
_UNWRITABLE = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_NAMED = ("sources", "parties", "places")


@dataclass(frozen=True, kw_only=True)
class LikeName:
    """A row whose name is like the one that was typed.

    Attributes:
        name: The name of the row.
        matched: The name of it that is alike.
        likeness: 0 to 100; 100 for the same name but for case, marks and articles.
    """

    row_id: str
    name: str
    matched: str
    likeness: float

    @property
    def same(self) -> bool:
        """Whether the row goes by the very name."""
        return self.likeness == 100  # what equal names get


@dataclass(frozen=True)
class Vocabulary:
    """The names that a project knows, and those that are to be added with what is being coded.

    Attributes:
        tables: The tables of a project, as text.
        added: Rows that are to be added, by table and id.
    """

    tables: Mapping[str, pd.DataFrame]
    added: Mapping[str, Mapping[str, Row]] = field(default_factory=dict)

    def rows(self, table: str) -> dict[str, Row]:
        """Every row by its id, those to be added last."""
        if table not in self._read:
            stored = _rows_of(self.tables.get(table), TABLE_COLUMNS[table])
            self._read[table] = {**stored, **self.added.get(table, {})}
        return self._read[table]

    def names(self, table: str) -> dict[str, tuple[str, ...]]:
        """Every name that a row goes by, its display name first."""
        return {
            row_id: (row.get("name", "") or row_id, *split_list(row.get("aliases", "")))
            for row_id, row in self.rows(table).items()
        }

    def name_of(self, table: str, row_id: str) -> str:
        """The name for display; the id where there is no such row."""
        return self.rows(table).get(row_id, {}).get("name", "") or row_id

    def with_rows(self, table: str, rows: Iterable[Row]) -> "Vocabulary":
        """The vocabulary with rows that are to be added, or that take the place of others."""
        key = TABLE_COLUMNS[table][0]
        of_table = {**self.added.get(table, {}), **{row[key]: row for row in rows}}
        return Vocabulary(self.tables, {**self.added, table: of_table})

    @cached_property
    def _read(self) -> dict[str, dict[str, Row]]:
        return {}


def _rows_of(frame: pd.DataFrame | None, columns: Sequence[str]) -> dict[str, Row]:
    """The rows by their id, the first column."""
    if frame is None:
        return {}
    texts = [frame[column].astype("str").tolist() for column in columns]
    return {cells[0]: dict(zip(columns, cells, strict=True)) for cells in zip(*texts, strict=True)}


def like_names(vocabulary: Vocabulary, table: str, typed: str, *, most: int = 6) -> tuple[LikeName, ...]:
    """The rows of sources, parties or places that can be meant by a typed name, the likest first.

    Names are compared in any script, by their consonants and by their letters; unlike ones that begin with what is
    typed are shown as well.
    """
    names = vocabulary.names(table)
    name_table = NameTable(names)
    folded = without_articles(fold(romanise(typed)))
    if not folded:
        return ()
    found = dict.fromkeys(name_table.candidates(typed), (100.0, ""))
    for row_id, score in name_table.suggest(typed, most=most):
        found.setdefault(row_id, (min(score, 99.0), ""))
    letters = {
        (row_id, name): without_articles(fold(romanise(name))) for row_id, each in names.items() for name in each
    }
    near = process.extract(folded, letters, scorer=fuzz.ratio, processor=None, score_cutoff=LIKE_FROM, limit=None)
    starting = [(text, 90.0, key) for key, text in letters.items() if _begins(text, folded)]
    for _, score, (row_id, name) in (*near, *starting):
        if found.get(row_id, (0.0, ""))[0] < min(score, 99.0):
            found[row_id] = (min(score, 99.0), name)
    best = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))[:most]
    return tuple(
        LikeName(row_id=row_id, name=names[row_id][0], matched=name or names[row_id][0], likeness=score)
        for row_id, (score, name) in best
    )


def name_cut_short(typed: str, like: Iterable[LikeName]) -> str:
    """The id of the one name that goes on where what was typed breaks off within a word ("Armed opp"); "" for none or several."""
    begun = fold(typed)
    cut = [each.row_id for each in like if begun and re.match(rf"{re.escape(begun)}\w", fold(each.matched))]
    return cut[0] if len(cut) == 1 else ""


def _begins(name: str, typed: str) -> bool:
    return len(typed) >= LEAST_TYPED and any(f" {name}".startswith(f" {typed}", at) for at in _word_starts(name))


def _word_starts(name: str) -> list[int]:
    return [at for at, letter in enumerate(f" {name}") if letter == " "]


def new_name(vocabulary: Vocabulary, table: str, name: str, kind: str, **cells: str) -> Row:
    """The row of a source, party or place that the project does not have, under an id made of its name that is free."""
    assert table in _NAMED, f"{table}; allowed: one of {_NAMED}"
    name = clean_text(name)
    return {
        TABLE_COLUMNS[table][0]: free_name(id_of(name), vocabulary.rows(table)),
        "name": name,
        "kind": kind,
        **cells,
    }


def with_term(vocabulary: Vocabulary, field_id: str, term: str) -> tuple[Row, str]:
    """The row of a field of terms with one more of them, and the term; row and term as they stand where it has the term.

    The term is "" where nothing was typed.
    """
    row = vocabulary.rows("fields")[field_id]
    assert row["type"] == FieldType.TERM, f"{field_id} has no terms"
    term = clean_text(term.replace("|", " "))
    terms = split_list(row["terms"])
    same = [each for each in terms if each == term] or [each for each in terms if (fold(each) or each) == fold(term)]
    if same or not term:
        return row, same[0] if same else ""
    return {**row, "terms": "|".join((*terms, term))}, term


def house_rows(vocabulary: Vocabulary, table: str, row_id: str) -> list[Row]:
    """The row of the house vocabulary and those that contain it, as far as the project lacks them, the largest first."""
    house = _rows_of(starter_frames()[table], TABLE_COLUMNS[table])
    rows: list[Row] = []
    while row_id and row_id in house and row_id not in vocabulary.rows(table):
        rows.insert(0, house[row_id])
        row_id = house[row_id].get("parent", "")
    return rows


def clean_text(text: str) -> str:
    """The text on one line, without the signs that no table can hold."""
    return " ".join(_UNWRITABLE.sub(" ", text).split())
