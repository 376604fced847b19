"""Tables with one row per claim, or files of raw documents, as claim frames."""

import re
from collections.abc import Iterable
from collections.abc import Mapping as Columns
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd

from claims.errors import CollectionError, Problem
from claims.importers.cells.plain_values import read_decimals, read_spans
from claims.importers.mapping.mapping import Mapping
from claims.importers.read.as_written import AS_WRITTEN_ENDINGS
from claims.importers.read.read_table import read_table
from claims.importers.remarks import RemarkOutcome, Remarks, remarks_in
from claims.matching.claims.claim_frame import CLAIM_COLUMNS
from claims.matching.claims.mask_numbers import mask_column, mask_columns
from claims.matching.claims.table_columns import KNOWN_COLUMNS, find_columns
from claims.matching.claims.text_codes import translated
from claims.names import fold

GUESSED_BASES = frozenset({"published", "publication", "guess", "guessed", "none", "unknown"})
_MOST_LATITUDE, _MOST_LONGITUDE = 90, 180
_TITLE_CHARACTERS = 120  # of a text that stands for a title
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\w+/")
_DAY_ALLOWED = "a day such as 2021-01-23, or nothing"
_ALLOWED = {
    "date": _DAY_ALLOWED,
    "date_end": _DAY_ALLOWED,
    "published": _DAY_ALLOWED,
    "latitude": f"a number from -{_MOST_LATITUDE} to {_MOST_LATITUDE}, or nothing",
    "longitude": f"a number from -{_MOST_LONGITUDE} to {_MOST_LONGITUDE}, or nothing",
}


@dataclass(frozen=True, kw_only=True)
class ClaimTable:
    """A table read as claims.

    Attributes:
        frame: The claim frame of the good rows, see `claim_frame`.
        columns: Meaning to the column that was read for it, see `KNOWN_COLUMNS`.
        unread: Columns that matching does not read; counts are among them.
        problems: What is wrong with the rows left out.
    """

    frame: pd.DataFrame
    columns: Columns[str, str]
    unread: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_claim_table(path: Path, *, mapping: Mapping | None = None) -> ClaimTable:
    """Reads a CSV or TSV file with one row per claim, or a JSONL file with one object per claim or document.

    Args:
        path: The table.
        mapping: What its columns mean; what it gives to no column goes by the known names.

    Raises:
        CollectionError: There is no such file, or no column that tells one claim from another.
    """
    if not path.is_file():
        raise CollectionError(f"no such file: {path}; allowed: a table (.csv, .tsv) or documents (.jsonl)")
    if path.suffix.lower() not in AS_WRITTEN_ENDINGS:
        raise CollectionError(
            f"{path} is not a readable table; allowed: a file ending in {', '.join(AS_WRITTEN_ENDINGS)}"
        )
    table = read_table(path, as_written=True)
    columns = find_columns(list(table.frame.columns), mapping, str(path))
    texts = pd.DataFrame({means: table.frame[column] for means, column in columns.items()}, dtype="str")
    remarks = Remarks(path.name)
    frame = claim_rows(texts, remarks)
    refused = [remark for remark in remarks_in(table.remarks) if remark.outcome is RemarkOutcome.ROW_REFUSED]
    problems = [
        *(Problem(file=path.name, row=row.row, column="", found=row.found, allowed=row.done) for row in refused),
        *_problems(texts, remarks, columns),
    ]
    good = ~texts.index.isin([problem.row for problem in problems])
    return ClaimTable(
        frame=frame[good].sort_values("claim_id", ignore_index=True),
        columns=columns,
        unread=tuple(name for name in table.frame.columns if name not in columns.values()),
        problems=tuple(sorted(problems, key=lambda problem: (problem.row or 0, problem.column))),
    )


def claim_rows(texts: pd.DataFrame, remarks: Remarks) -> pd.DataFrame:
    """The claim frame of rows of text whose columns are keys of `KNOWN_COLUMNS`, in their order and under their index.

    A column that is absent says nothing, nor does a cell that cannot be read, which is refused in the remarks.
    """
    texts = texts.reindex(columns=list(KNOWN_COLUMNS), fill_value="").astype("str").fillna("")
    with ThreadPoolExecutor(2) as threads:
        words = threads.submit(mask_columns, texts["title"] + ". " + texts["text"])
        headlines = threads.submit(mask_column, texts["title"])
        (masked, capitals), headline = words.result(), headlines.result()
    stated = _stated(read_spans(texts["date"], remarks), read_spans(texts["date_end"], remarks))
    published = read_spans(texts["published"], remarks)["first"]
    urls = texts["citation"].where(texts["source"] == "", "")
    hosts = urls.map({url: _host(url) for url in urls.unique()})
    return pd.DataFrame(
        {
            "claim_id": texts["id"],
            "source_id": texts["source"].where(texts["source"] != "", hosts),
            "document_id": texts["document"].where(texts["document"] != "", "claim " + texts["id"]),
            "title": texts["title"].where(texts["title"] != "", texts["text"].str.slice(0, _TITLE_CHARACTERS)),
            "first": stated["first"],
            "last": stated["last"],
            "precision": stated["precision"],
            "published_first": published,
            "published_last": published,
            "places": texts["place"],
            "place_paths": "",
            "parties": _joined(texts["initiator"], texts["attacked"]),
            "party_paths": _joined(_party_path(texts["initiator"]), _party_path(texts["attacked"])),
            "kinds": translated(texts["kind"], fold),
            "text": masked,
            "cites": texts["citation"],
            "within": "",
            "background": False,
            "guessed": texts["date_basis"].str.lower().isin(GUESSED_BASES),
            "headline": headline,
            "capitals": capitals,
            "place_names": texts["place"],
            "area": texts["admin1"],
            "country": texts["country"],
            "latitude": read_decimals(texts["latitude"], remarks, most=_MOST_LATITUDE),
            "longitude": read_decimals(texts["longitude"], remarks, most=_MOST_LONGITUDE),
            "paragraphs": "",
            "inferred": False,
            "listed": published.isna(),
            "in_tree": False,
        }
    )[list(CLAIM_COLUMNS)]


def _problems(texts: pd.DataFrame, remarks: Remarks, columns: Columns[str, str]) -> list[Problem]:
    """What is wrong with ids, and with the cells that were refused; in each column in the order of the rows."""
    ids = texts["id"].str.strip()
    wrong: list[tuple[str, Iterable[int], str]] = [
        ("id", texts.index[ids == ""], "an id"),
        ("id", texts.index[texts["id"].duplicated() & (ids != "")], "an id that no row above has"),
    ]
    refused = remarks.frame()
    refused = refused[refused["outcome"] == RemarkOutcome.VALUE_REFUSED]
    wrong += [(means, refused.loc[refused["column"] == means, "row"], text) for means, text in _ALLOWED.items()]
    if {"date", "date_end"} <= set(texts):
        turned = texts["date_end"] < texts["date"]
        for means in ("date", "date_end"):
            turned[turned] = texts[means][turned].str.fullmatch(_DAY)
        wrong.append(("date_end", texts.index[turned], "a day that is not before the first"))
    return [
        Problem(
            file=remarks.file, row=int(row), column=columns[means], found=repr(str(texts[means][row])), allowed=allowed
        )
        for means, rows, allowed in wrong
        for row in rows
    ]


def _stated(start: pd.DataFrame, end: pd.DataFrame) -> pd.DataFrame:
    """The first columns as far as the second do not end later, then a period."""
    longer = (end["last"].notna() & (end["last"] > start["last"])).fillna(value=False)
    return start.assign(
        last=start["last"].where(~longer, end["last"]), precision=start["precision"].where(~longer, "period")
    )


def _party_path(names: "pd.Series[str]") -> "pd.Series[str]":
    """A party as a path of one node, so that spellings of one name are one side."""
    return translated(names, lambda name: f"party:{fold(name)}" if fold(name) else "")


def _joined(one: "pd.Series[str]", other: "pd.Series[str]") -> "pd.Series[str]":
    """The texts of both columns with a bar between them where neither is empty."""
    bars = (one != "").to_numpy() & (other != "").to_numpy()
    return one + pd.Series(["", "|"], dtype="str").take(bars.astype("intp")).set_axis(one.index) + other


def _host(url: str) -> str:
    """The host of an address, which says whose page it is; of an archived copy that of the page itself; "" of a broken one."""
    try:
        return (urlsplit(_ARCHIVE.sub("", url)).hostname or "").removeprefix("www.")
    except ValueError:  # such as a bracket that does not close
        return ""
