"""Digests: the same content gives the same digest, whatever file it was read from."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain

import pandas as pd

from claims.collection.columns import Columns
from claims.collection.problems import Frames
from claims.errors import UnknownIdError
from claims.schema import SCHEMA, TABLE_COLUMNS, TABLES
from claims.tables import Collection

# Separators of information in ASCII; the check of cells keeps them out of the tables.
CELL_END, ROW_END, TABLE_END = "\x1f", "\x1e", "\x1d"
_PIECE = 10_000  # rows hashed at a time: one by one is slow, all at once takes the memory of the table again


def collection_digest(frames: Frames) -> str:
    """SHA-256 over the schema's columns of all tables, as "sha256:" and 64 hexadecimal digits.

    The bytes are UTF-8: for each table in the order of the schema its name and U+001E, then its rows
    sorted by id, each as its cells joined by U+001F and ended by U+001E, then U+001D. A column with a default
    adds "name=value" to rows of another value alone, so that collections from before it keep their digest.
    """
    return tables_digest({table: Columns(table, frames[table]) for table in TABLES})


def tables_digest(tables: Mapping[str, Columns]) -> str:
    """The same of tables that are read column by column."""
    return _digest(chain.from_iterable(_table_texts(tables[table]) for table in TABLES))


def _table_texts(columns: Columns) -> Iterator[str]:
    """One table, piece by piece: a large one is never joined whole."""
    yield columns.table + ROW_END
    ids = columns[TABLE_COLUMNS[columns.table][0]]
    order = sorted(range(len(ids)), key=ids.__getitem__)
    for at in range(0, len(ids), _PIECE):
        yield "".join(f"{text}{ROW_END}" for text in _contents(columns, order[at : at + _PIECE]))
    yield TABLE_END


def _digest(texts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode("utf-8"))
    return f"sha256:{digest.hexdigest()}"


def claim_digests(collection: Collection, claim_ids: Iterable[str]) -> dict[str, str]:
    """Claim id to the digest of what its row and its statements say, each as a row of `collection_digest`.

    The ids of the claim and of its statements are left out, so that a claim that was only given
    another id keeps its digest; a statement that names another stands for what that one says.

    Raises:
        UnknownIdError: An id names no claim.
    """
    wanted = list(dict.fromkeys(claim_ids))
    claims, statements = collection.claims, collection.statements
    claims = claims[claims["claim_id"].isin(wanted)]
    texts = dict(zip(claims["claim_id"], _contents(Columns("claims", claims), without={"claim_id"}), strict=True))
    if unknown := [claim_id for claim_id in wanted if claim_id not in texts]:
        raise UnknownIdError(f"no claim {unknown[0]!r}; allowed: an id in the claims table")
    said: dict[str, list[str]] = {claim_id: [] for claim_id in wanted}
    statements = statements[statements["claim_id"].isin(wanted)]
    for claim_id, text in zip(statements["claim_id"], _statement_contents(statements), strict=True):
        said[claim_id].append(text)
    return {
        claim_id: _digest(f"{text}{ROW_END}" for text in (texts[claim_id], *sorted(said[claim_id])))
        for claim_id in wanted
    }


def _statement_contents(statements: pd.DataFrame) -> list[str]:
    ids, links = {"statement_id", "claim_id"}, ["part_of", "reading_of"]
    contents = _contents(Columns("statements", statements), without=ids | set(links))
    content_of = dict(zip(statements["statement_id"], contents, strict=True))
    linked = [[content_of.get(linked_id, linked_id) for linked_id in statements[link]] for link in links]
    return [CELL_END.join(cells) for cells in zip(contents, *linked, strict=True)]


def _contents(columns: Columns, order: Sequence[int] | None = None, *, without: Set[str] = frozenset()) -> list[str]:
    """The rows at the places given, or all, as joined cells."""
    specs = [spec for spec in SCHEMA[columns.table] if spec.name not in without]
    names = [spec.name for spec in specs if not spec.default]
    contents = list(map(CELL_END.join, columns.contents(names, order)))
    for spec in (spec for spec in specs if spec.default):
        for at, (text,) in enumerate(columns.contents([spec.name], order)):
            if text != spec.default:
                contents[at] += f"{CELL_END}{spec.name}={text}"
    return contents
