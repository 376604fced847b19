"""A generated table as the importer reads it, cell by cell against what is right."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd

from benchmarks.generated_tables.files import Made
from benchmarks.generated_tables.records import Perhaps
from claims.errors import ClaimsError
from claims.importers import ImportedTable, import_file
from claims.territories import country_code
from claims.values import Count, Span

_DEGREES_APART, _TOWN_WIDE = 0.002, 0.15
_POINT = re.compile(r"-?[\d.]+, -?[\d.]+\)?$")
_PLACES = ("country", "admin1", "place")


class Verdict(StrEnum):
    """What became of a cell."""

    RIGHT = "right"
    NOTHING = "rightly nothing"
    WRONG = "wrong without a remark"
    WRONG_TOLD = "wrong with a remark"
    MADE_UP = "made up"
    REFUSED = "refused with a remark"
    LOST = "lost without a remark"
    UNREAD = "column not read"


@dataclass
class Outcome:
    """How the cells of a table were read, by what they say."""

    made: Made
    verdicts: Counter[tuple[str, Verdict]] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    error: str = ""


def read_and_compare(made: Made) -> Outcome:
    """Imports the file without a mapping; an error in words is an outcome, any other error is raised."""
    outcome = Outcome(made)
    try:
        imported = import_file(made.path)
    except ClaimsError as error:
        outcome.error = str(error)
        return outcome
    Comparison(made, imported, outcome).run()
    return outcome


class Comparison:
    """One table beside its records."""

    def __init__(self, made: Made, imported: ImportedTable, outcome: Outcome) -> None:
        self.made, self.imported, self.outcome = made, imported, outcome
        frames = imported.frames
        self.statements = frames["statements"]
        self.places = frames["places"].set_index("place_id").to_dict("index")
        self.names = dict(zip(frames["parties"]["party_id"], frames["parties"]["name"], strict=True))
        self.rows = made.rows or self._rows_in_order()
        remarks = imported.remarks
        rows = remarks["row"].fillna(0).astype(int)
        self.told = {
            (row, each)
            for row, column in zip(rows, remarks["column"].astype(str), strict=True)
            for each in (column, *re.split(", | and ", column))
        }

    def _rows_in_order(self) -> list[int]:
        """The rows of a format in which nobody counts them: in the order of the claims, if none is missing."""
        paragraphs = sorted({int(each) for each in self.statements["paragraph"] if each})
        size = len(self.made.content.columns[0].cells)
        first = paragraphs[0] if paragraphs else 1
        return list(range(first, first + size))

    def run(self) -> None:
        """Compares every cell of what the table says, then looks for what nothing says."""
        read = self._read_by_row()
        for thing, said in self.made.content.said.items():
            for row, value in zip(self.rows, said.values, strict=True):
                found = read.get(row, {}).get(thing, set())
                verdict = self._verdict(thing, row, value, found)
                self._note(
                    thing,
                    verdict,
                    f"row {row}, {said.headings}: {self._cells(row, said.headings)} read as {found or 'nothing'}",
                )
        for row, things in read.items():
            for thing in set(things) - set(self.made.content.said):
                if thing not in _PLACES and thing not in {"point", "source"}:
                    self._note(thing, Verdict.MADE_UP, f"row {row}: {things[thing]} from no column of this")
        for title in set(self.imported.frames["claims"]["title"]) & self.made.content.persons:
            self._note("title", Verdict.MADE_UP, f"a person's name as title: {title}")

    def _note(self, thing: str, verdict: Verdict, words: str) -> None:
        self.outcome.verdicts[thing, verdict] += 1
        if verdict not in {Verdict.RIGHT, Verdict.NOTHING}:
            self.outcome.examples.append(
                f"{self.made.path.name} [{self.made.content.language}] {thing}: {verdict}: {words}"
            )

    def _cells(self, row: int, headings: list[str]) -> list[str]:
        at = self.rows.index(row)
        return [each.cells[at] for each in self.made.content.columns if each.heading in headings]

    def _verdict(self, thing: str, row: int, value: object, found: set[object]) -> Verdict:
        headings = self.made.content.said[thing].headings
        is_told = any((at, column) in self.told for at in (row, 0) for column in headings) or (row, "") in self.told
        if value is None or isinstance(value, Perhaps):
            if all(isinstance(value, Perhaps) and _agree(thing, value.value, each, apart=_TOWN_WIDE) for each in found):
                return Verdict.NOTHING
            return Verdict.WRONG_TOLD if is_told else Verdict.MADE_UP
        if not found:
            if set(headings) <= set(self.imported.unread):
                return Verdict.UNREAD
            return Verdict.REFUSED if is_told else Verdict.LOST
        written = (
            set(self._cells(row, headings)) if thing == "country" else set()
        )  # a name that no list has stays as it is
        if all(_agree(thing, value, each) or each in written for each in found):
            return Verdict.RIGHT
        return Verdict.WRONG_TOLD if is_told else Verdict.WRONG

    def _read_by_row(self) -> dict[int, dict[str, set[object]]]:
        read: dict[int, dict[str, set[object]]] = {}
        for row, thing, value in (*self._statements(), *self._sources()):
            read.setdefault(row, {}).setdefault(thing, set()).add(value)
        return read

    def _statements(self) -> Iterator[tuple[int, str, object]]:
        fields = self.imported.frames["fields"]
        counted = set(fields.loc[fields["type"] == "count", "field"])
        columns = ("paragraph", "field", "group", "value", "basis")
        for paragraph, name, group, value, basis in self.statements[list(columns)].itertuples(index=False, name=None):
            if not paragraph or basis == "inference" or name.endswith("_best"):
                continue
            row = int(paragraph)
            if name == "when":
                span = Span.parse(value)
                yield row, "day", (span.first, span.last)
            elif name == "where":
                yield from ((row, thing, each) for thing, each in self._place(value))
            elif name in counted:
                count = Count.parse(value)
                yield row, f"{name} {self.names.get(group, '').lower()}".strip(), (count.low, count.high)

    def _place(self, place_id: str) -> Iterator[tuple[str, object]]:
        kinds = {"country": "country", "region": "admin1", "governorate": "admin1", "district": "admin2"}
        row = self.places[place_id]
        if row["latitude"] and row["longitude"]:
            yield "point", (float(row["latitude"]), float(row["longitude"]))
        while True:
            if not _POINT.search(row["name"]):  # a point in a town, or a place that nothing but its point names
                yield kinds.get(row["kind"], "place"), row["name"]
            if not row["parent"] or row["parent"] not in self.places:
                return
            row = self.places[row["parent"]]

    def _sources(self) -> Iterator[tuple[int, str, object]]:
        """Who gives the account of a row, or whom it cites."""
        frames = self.imported.frames
        names = dict(zip(frames["sources"]["source_id"], frames["sources"]["name"], strict=True))
        documents = dict(zip(frames["documents"]["document_id"], frames["documents"]["source_id"], strict=True))
        claims = dict(zip(frames["claims"]["claim_id"], frames["claims"]["document_id"], strict=True))
        if "source" not in self.made.content.said:
            return
        outlets = {str(each) for each in self.made.content.said["source"].values if each}
        rows = self.statements[["claim_id", "paragraph", "cites", "chain"]].drop_duplicates()
        for claim_id, paragraph, cites, chain in rows.itertuples(index=False, name=None):
            cited = [
                documents[each] for each in [claims[claim_id], *filter(None, cites.split("|"))] if each in documents
            ]
            spoken = [link.partition(":")[0].strip() for link in chain.split(">") if link.strip()]
            for name in {names.get(each, "") for each in (*cited, *spoken)} & outlets:
                yield int(paragraph or 0), "source", name


def _agree(thing: str, value: object, found: object, *, apart: float = _DEGREES_APART) -> bool:
    if thing == "country":
        return country_code(str(found)) == value
    if thing == "point":
        pairs = zip(value, found, strict=True)  # type: ignore[call-overload]  # two pairs of degrees
        return all(abs(float(first) - float(second)) <= apart for first, second in pairs)
    if isinstance(value, str):
        return " ".join(str(found).split()).casefold() == " ".join(value.split()).casefold()
    return bool(found == value)


def tally(outcomes: list[Outcome]) -> pd.DataFrame:
    """Cells by what they say and what became of them."""
    total: Counter[tuple[str, Verdict]] = Counter()
    for each in outcomes:
        total.update(each.verdicts)
    rows = [(thing, str(verdict), number) for (thing, verdict), number in total.items()]
    frame = pd.DataFrame(rows, columns=["thing", "verdict", "cells"])
    return frame.pivot(index="thing", columns="verdict", values="cells").fillna(0).astype(int).sort_index()
