"""Foreign tables: any table with one row a claim, or a file of raw documents, read as a claim frame."""

import csv
import json
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pandas as pd

from claims.errors import CollectionError, Problem, ValueFormatError
from claims.matching.claims.claim_frame import CLAIM_COLUMNS
from claims.matching.claims.foreign_rows import READERS
from claims.matching.claims.mask_numbers import mask_column, mask_columns
from claims.matching.claims.text_codes import translated
from claims.names import fold
from claims.values import Span

# What each thing that matching reads may be called; the first column that a table has is taken.
KNOWN_COLUMNS: dict[str, tuple[str, ...]] = {
    "claim_id": ("claim_id", "id", "doc", "document", "event_id", "case_id", "record_id", "data_id"),
    "source": ("source", "source_id", "source_name", "outlet", "publisher", "dataset", "source_office"),
    "document": ("document_id", "source_article"),
    "published": ("published", "published_on", "publication_date", "date_published", "source_date"),
    "title": ("title", "headline", "source_headline"),
    "date_start": ("date_start", "date_stated", "event_date", "start_date", "date"),
    "date_end": ("date_end", "end_date"),
    "date_basis": ("date_basis",),
    "place": ("place", "location", "city", "town", "where_coordinates"),
    "area": ("admin1", "state", "province", "governorate", "adm_1", "region"),
    "country": ("country",),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon", "lng", "long"),
    "actor_a": ("actor_a", "actor1", "side_a", "perpetrator"),
    "actor_b": ("actor_b", "actor2", "side_b", "target"),
    "kind": ("kind", "event_type", "sub_event_type"),
    "summary": ("summary", "description", "notes", "text", "body"),
    "url": ("url", "link"),
}
GUESSED_BASES = frozenset({"published", "publication", "guess", "guessed", "none", "unknown"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\w+/")


@dataclass(frozen=True, kw_only=True)
class ForeignTable:
    """A table read as claims.

    Attributes:
        frame: The claim frame of the good rows, see `claim_frame`.
        columns: What is read to the column that says it.
        unread: Columns that matching does not read; counts are among them.
        problems: What is wrong with the rows left out.
    """

    frame: pd.DataFrame
    columns: Mapping[str, str]
    unread: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_table(path: Path, *, mapping: Mapping[str, str] | None = None) -> ForeignTable:
    """Reads a CSV file with one row a claim, or a JSONL file with one object a claim or document.

    Args:
        mapping: What is read (a key of `KNOWN_COLUMNS`) to the name of the column that says it; the
            rest goes by the known names.

    Raises:
        CollectionError: There is no such file, or no column that tells one claim from another.
    """
    if not path.is_file():
        raise CollectionError(f"no such file: {path}; allowed: a table (.csv, .tsv) or documents (.jsonl)")
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise CollectionError(f"{path} is no table that can be read; allowed: a file ending in {', '.join(READERS)}")
    rows, problems = reader(path)
    columns = find_columns(list(rows.columns), mapping or {}, str(path))
    claims = pd.DataFrame({field: rows[column] for field, column in columns.items()}, dtype="str")
    found = [*problems, *_check(claims, columns, path.name)]
    bad = {problem.row for problem in found}
    good = claims[~claims.index.isin(bad)]
    return ForeignTable(
        frame=frame_of(good),
        columns=columns,
        unread=tuple(str(each) for each in rows.columns if each not in columns.values()),
        problems=tuple(sorted(found, key=lambda problem: (problem.row or 0, problem.column))),
    )


def find_columns(names: list[str], mapping: Mapping[str, str], file: str = "the table") -> dict[str, str]:
    """What is read to the column that says it, in the order of `KNOWN_COLUMNS`.

    Raises:
        CollectionError: The mapping names a column that is not there or a thing that is not read, or there are no ids.
    """
    for field, column in mapping.items():
        if field not in KNOWN_COLUMNS:
            raise CollectionError(f"mapping: found {field!r}; allowed: {', '.join(KNOWN_COLUMNS)}")
        if column not in names:
            raise CollectionError(f"mapping: {file} has no column {column!r}; allowed: {', '.join(names)}")
    folded = {fold(name).replace(" ", "_"): name for name in reversed(names)}
    found = {
        field: next((folded[each] for each in known if each in folded), "") for field, known in KNOWN_COLUMNS.items()
    }
    found |= mapping
    if not found["claim_id"]:
        raise CollectionError(
            f"{file} has no column with the id of the claim, only {', '.join(names)}; allowed: {', '.join(KNOWN_COLUMNS['claim_id'])}, or a mapping"
        )
    return {field: column for field, column in found.items() if column}


def read_mapping(path: Path) -> dict[str, str]:
    """Reads a mapping: a CSV file with the columns `reads` and `column`, or a JSON object of the same.

    Raises:
        CollectionError: The file is not there or is neither.
    """
    try:
        if path.suffix.lower() == ".json":
            return {str(field): str(column) for field, column in json.loads(path.read_text(encoding="utf-8")).items()}
        with path.open(encoding="utf-8-sig", newline="") as file:
            return {row["reads"].strip(): row["column"].strip() for row in csv.DictReader(file)}
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise CollectionError(
            f"{path} is no mapping ({type(error).__name__}); allowed: a CSV file with the columns reads,column"
        ) from None


def frame_of(claims: pd.DataFrame) -> pd.DataFrame:
    """The claim frame of checked rows of text, whose columns are keys of `KNOWN_COLUMNS`."""
    claims = claims.reindex(columns=list(KNOWN_COLUMNS), fill_value="").astype("str").fillna("")
    with ThreadPoolExecutor(2) as threads:
        words = threads.submit(mask_columns, claims["title"] + ". " + claims["summary"])
        headlines = threads.submit(mask_column, claims["title"])
        (masked, capitals), headline = words.result(), headlines.result()
    first, last, precision = _stated(claims["date_start"], claims["date_end"])
    published = _days(claims["published"])
    urls = claims["url"].where(claims["source"] == "", "")
    hosts = urls.map({url: _host(url) for url in urls.unique()})
    actors = [_node(claims["actor_a"]), _node(claims["actor_b"])]
    frame = pd.DataFrame(
        {
            "claim_id": claims["claim_id"],
            "source_id": claims["source"].where(claims["source"] != "", hosts),
            "document_id": claims["document"].where(claims["document"] != "", "claim " + claims["claim_id"]),
            "title": claims["title"].where(claims["title"] != "", claims["summary"].str.slice(0, 120)),
            "first": first,
            "last": last,
            "precision": precision,
            "published_first": published,
            "published_last": published,
            "places": claims["place"],
            "place_paths": "",
            "parties": _joined(claims["actor_a"], claims["actor_b"]),
            "party_paths": _joined(*actors),
            "kinds": translated(claims["kind"], fold),
            "text": masked,
            "cites": claims["url"],
            "within": "",
            "background": False,
            "guessed": claims["date_basis"].str.lower().isin(GUESSED_BASES),
            "headline": headline,
            "capitals": capitals,
            "place_names": claims["place"],
            "area": claims["area"],
            "country": claims["country"],
            "latitude": pd.to_numeric(claims["latitude"].replace("", None)).astype("float64"),
            "longitude": pd.to_numeric(claims["longitude"].replace("", None)).astype("float64"),
        }
    )[list(CLAIM_COLUMNS)]
    return frame.sort_values("claim_id", ignore_index=True)


def _check(claims: pd.DataFrame, columns: Mapping[str, str], file: str) -> list[Problem]:
    """What is wrong in the cells that matching reads."""
    bad: list[tuple[str, pd.Series[bool], str]] = [
        ("claim_id", claims["claim_id"].str.strip() == "", "an id"),
        (
            "claim_id",
            claims["claim_id"].duplicated() & (claims["claim_id"].str.strip() != ""),
            "an id that no row above has",
        ),
    ]
    for field in ("date_start", "date_end", "published"):
        if field in claims:
            codes, said = pd.factorize(claims[field])
            days = np.array([_is_day(each) for each in said], dtype=bool)
            bad.append((field, pd.Series(~days[codes], index=claims.index), "a day such as 2021-01-23, or nothing"))
    for field, most in (("latitude", 90), ("longitude", 180)):
        if field in claims:
            number = pd.to_numeric(claims[field], errors="coerce")
            bad.append(
                (
                    field,
                    (claims[field].str.strip() != "") & ~(number.abs() <= most),
                    f"a number from -{most} to {most}, or nothing",
                )
            )
    if {"date_start", "date_end"} <= set(claims):
        turned = claims["date_end"] < claims["date_start"]
        for field in ("date_start", "date_end"):
            turned[turned] = claims[field][turned].str.fullmatch(_DAY)
        bad.append(("date_end", turned, "a day that is not before the first"))
    return [
        Problem(file=file, row=int(row), column=columns[field], found=repr(str(claims[field][row])), allowed=allowed)
        for field, mask, allowed in bad
        for row in claims.index[mask]
    ]


def _is_day(text: str) -> bool:
    try:
        return not text.strip() or Span.parse(text.strip()) is not None
    except ValueFormatError:
        return False


def _days(texts: "pd.Series[str]") -> "pd.Series[pd.Timestamp]":
    """The first day that each text can mean."""
    return _bounds(texts)[0]


def _bounds(texts: "pd.Series[str]") -> tuple["pd.Series[pd.Timestamp]", "pd.Series[pd.Timestamp]", "pd.Series[str]"]:
    """First day, last day and precision of each distinct text, once."""
    codes, said = pd.factorize(texts)
    spans = [Span.parse(text.strip()) if text.strip() else None for text in said]
    first, last = (
        pd.Series(np.array(days, dtype="datetime64[us]")[codes], index=texts.index)
        for days in ([span and span.first for span in spans], [span and span.last for span in spans])
    )
    precision = translated(
        texts, dict(zip(said, (str(span.precision) if span else "" for span in spans), strict=True)).__getitem__
    )
    return first, last, precision


def _stated(
    start: "pd.Series[str]", end: "pd.Series[str]"
) -> tuple["pd.Series[pd.Timestamp]", "pd.Series[pd.Timestamp]", "pd.Series[str]"]:
    first, last, precision = _bounds(start)
    _, until, _ = _bounds(end)
    longer = (until.notna() & (until > last)).fillna(value=False)
    return first, last.where(~longer, until), precision.where(~longer, "period")


def _node(names: "pd.Series[str]") -> "pd.Series[str]":
    """A party as a path of one node, so that spellings of one name are one side."""
    return translated(names, lambda name: f"party:{fold(name)}" if fold(name) else "")


def _joined(one: "pd.Series[str]", other: "pd.Series[str]") -> "pd.Series[str]":
    both = ((one != "") & (other != "")).to_numpy(dtype=np.intp)
    return one + pd.Series(["", "|"], dtype="str").take(both).set_axis(one.index) + other


def _host(url: str) -> str:
    """Whose page it is: the host, also of an archived copy."""
    return (urlsplit(_ARCHIVE.sub("", url)).hostname or "").removeprefix("www.")
