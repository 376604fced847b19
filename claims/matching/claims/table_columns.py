"""Columns of a table with one row per claim: which of them matching reads, by their names or by a mapping."""

import csv
import io
import json
from pathlib import Path

from claims.errors import CollectionError
from claims.importers.mapping.mapping import Mapping, Meaning, columns_named, parse_mapping
from claims.names import fold

# What matching reads, as mappings call it, to the names by which a column is known; the first that a table has is taken.
KNOWN_COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("claim_id", "id", "doc", "document", "event_id", "case_id", "record_id", "data_id"),
    "source": ("source", "source_id", "source_name", "outlet", "publisher", "dataset", "source_office"),
    "document": ("document_id", "source_article"),
    "published": ("published", "published_on", "publication_date", "date_published", "source_date"),
    "title": ("title", "headline", "source_headline"),
    "date": ("date_start", "date_stated", "event_date", "start_date", "date"),
    "date_end": ("date_end", "end_date"),
    "date_basis": ("date_basis",),
    "place": ("place", "location", "city", "town", "where_coordinates"),
    "admin1": ("admin1", "state", "province", "governorate", "adm_1", "region"),
    "country": ("country",),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon", "lng", "long"),
    "initiator": ("actor_a", "actor1", "side_a", "perpetrator"),
    "attacked": ("actor_b", "actor2", "side_b", "target"),
    "kind": ("kind", "event_type", "sub_event_type"),
    "text": ("summary", "description", "notes", "text", "body"),
    "citation": ("url", "link"),
}
# Meanings that `claims.importers.MEANINGS` lacks, for an import knows them of the whole table or not at all.
MATCHING_MEANINGS = {
    "source": "Who published the row's account.",
    "document": "The document that the row is from; rows of one document share it.",
    "published": "The day on which the row's account was published.",
    "date_basis": "How the date is known; published or guess where it is only inferred from the publication.",
    "text": "What the account says.",
}
_PARTIES = ("initiator", "attacked")  # of `participant` the first is read as the one, the second as the other
# The names of an older format of mappings, with the columns `reads` and `column`.
_OLD_NAMES = {
    "claim_id": "id", "source": "source", "document": "document", "published": "published", "title": "title", "date_start": "date",
    "date_end": "date_end", "date_basis": "date_basis", "place": "place", "area": "admin1", "country": "country", "latitude": "latitude",
    "longitude": "longitude", "actor_a": "initiator", "actor_b": "attacked", "kind": "kind", "summary": "text", "url": "citation",
}  # fmt: skip


def find_columns(names: list[str], mapping: Mapping | None = None, file: str = "the table") -> dict[str, str]:
    """What matching reads to the column that says it, in the order of `KNOWN_COLUMNS`.

    A mapping goes first; what it gives to no column is taken from a column of a known name that the mapping does not list.

    Raises:
        CollectionError: The mapping lists a column that is not there or gives one meaning to several, or no column holds ids.
    """
    mapped = _mapped_columns(names, mapping, file) if mapping else {}
    listed = {row.column for row in mapping.rows} if mapping else set()
    folded = {fold(name).replace(" ", "_"): name for name in reversed(names) if name not in listed}
    columns = {
        means: mapped.get(means) or next((folded[name] for name in known if name in folded), "")
        for means, known in KNOWN_COLUMNS.items()
    }
    if not columns["id"]:
        raise CollectionError(
            f"{file} has no column with the id of the claim, only {', '.join(names)}; allowed: {', '.join(KNOWN_COLUMNS['id'])}, or a mapping"
        )
    return {means: column for means, column in columns.items() if column}


def _mapped_columns(names: list[str], mapping: Mapping, file: str) -> dict[str, str]:
    columns: dict[str, list[str]] = {}
    for row in mapping.rows:
        if row.column:
            columns.setdefault(row.means, []).extend(_columns_of(row, names, file))
    parties = columns.pop("participant", [])
    free = [party for party in _PARTIES if party not in columns]
    if len(parties) > len(free):
        raise CollectionError(f"mapping: found {len(parties)} columns of participants; allowed: {len(free)}")
    columns |= {party: [column] for party, column in zip(free, parties, strict=False)}
    for means in KNOWN_COLUMNS.keys() & columns.keys():
        if len(columns[means]) > 1:
            raise CollectionError(f"mapping: found {means!r} of {', '.join(columns[means])}; allowed: one column")
    return {means: columns[means][0] for means in KNOWN_COLUMNS if columns.get(means)}


def _columns_of(row: Meaning, names: list[str], file: str) -> list[str]:
    columns = [row.column] if row.column in names else columns_named(row.column, names)
    if not columns:
        raise CollectionError(f"mapping: {file} has no column {row.column!r}; allowed: {', '.join(names)}")
    return columns


def read_table_mapping(path: Path) -> tuple[Mapping, bool]:
    """A mapping for matching, and whether its file has the older format: columns `reads,column`, or a JSON object of them.

    Raises:
        CollectionError: The file cannot be read, is no mapping, or has a meaning that is not known.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise CollectionError(
            f"{path} is no mapping ({type(error).__name__}); allowed: a CSV file with the columns column,means"
        ) from None
    if (columns := _old_columns(path, text)) is not None:
        return old_mapping(columns), True
    return parse_mapping(text, name=path.stem, further=MATCHING_MEANINGS), False


def old_mapping(columns: dict[str, str]) -> Mapping:
    """The mapping that names of the older format and their columns stand for.

    Raises:
        CollectionError: A name is not known.
    """
    if unknown := [name for name in columns if name not in _OLD_NAMES]:
        raise CollectionError(f"mapping: found {unknown[0]!r}; allowed: {', '.join(_OLD_NAMES)}")
    if empty := [name for name, column in columns.items() if not column]:
        raise CollectionError(f"mapping: {empty[0]!r} has no column; allowed: the name of a column")
    return Mapping(tuple(Meaning(column, _OLD_NAMES[name]) for name, column in columns.items()))


def _old_columns(path: Path, text: str) -> dict[str, str] | None:
    """The names and columns of a file in the older format; None where it has the present one."""
    if path.suffix.lower() == ".json":
        try:
            return {str(name): str(column) for name, column in json.loads(text).items()}
        except (ValueError, AttributeError) as error:
            raise CollectionError(
                f"{path} is no mapping ({type(error).__name__}); allowed: a CSV file with the columns column,means"
            ) from None
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if not {"reads", "column"} <= set(rows.fieldnames or ()):
        return None
    return {(row["reads"] or "").strip(): (row["column"] or "").strip() for row in rows}
