"""Counts of the claims of a part, which add up to those of the whole table, and which of these counts each claim reads."""

from collections.abc import Iterator
from typing import cast

import numpy as np
import pandas as pd
import pyarrow as pa
from scipy import sparse

from claims.matching.arrays import Entries, Floats, Ints, digests, entries_of, salted
from claims.matching.blocking.blocks import BlockKeys
from claims.matching.claims.prepared import Prepared
from claims.matching.claims.table_numbers import CountKind, SourceTotals, beat_keys
from claims.matching.claims.word_vectors import TableCounts, ranked
from claims.matching.features.areas import (
    area_digests,
    keys_of_areas_of_place,
    keys_of_areas_of_source,
    main_digests,
    twin_keys,
)

MOST_VALUES = {
    CountKind.SOURCE_OF_PLACE: 1,
    CountKind.AREA_OF_PLACE: 5,
    CountKind.AREA_OF_SOURCE: 5,
    CountKind.CITED_WITH: 1_000,
}
Part = tuple[CountKind, Ints, Ints, Ints]  # what is counted; the row, key and value of each


def count_claims(prepared: Prepared) -> pd.DataFrame:
    """How often some claims have each thing that is counted in a table, columns `kind`, `key`, `value` and `n`."""
    parts = [*_of_words(prepared), *_of_claims(prepared)]
    frame = pd.concat(
        [pd.DataFrame({"kind": np.int8(kind), "key": keys, "value": values}) for kind, _, keys, values in parts]
    )
    counts = frame.value_counts(sort=False)
    return counts.rename("n").reset_index()


def asked(prepared: Prepared) -> pd.DataFrame:
    """Which of the counts each claim reads, columns `row` and `key`."""
    around = prepared.settings.features.twin_days
    capitals = entries_of(prepared.frame["capitals"], " ").distinct()
    dated = np.flatnonzero(prepared.stated[0] >= 0)
    least = prepared.settings.texts.least_letters
    in_capitals = [_entries(kind, capitals, least) for kind in (CountKind.WORD_USES, CountKind.CAPITAL_USES)]
    own = [part for part in _of_words(prepared) if part[0] not in (CountKind.WORD_USES, CountKind.CAPITAL_USES)]
    parts = [(rows, keys) for _, rows, keys, _ in (*own, *in_capitals, *_of_claims(prepared, every=True))]
    parts += [(dated, twin_keys(prepared, dated, step)) for step in range(-around, around + 1)]
    rows, keys = (np.concatenate([part[at] for part in parts]) for at in (0, 1))
    return pd.DataFrame({"row": prepared.table_rows[rows], "key": keys}).drop_duplicates()


def _of_words(prepared: Prepared) -> Iterator[Part]:
    words, capitals = prepared.words, entries_of(prepared.frame["capitals"], " ")
    titles = entries_of(prepared.frame["headline"], " ")
    by_kind = {
        CountKind.WORD: words.distinct(), CountKind.TITLE_WORD: titles.distinct(), CountKind.CAPITAL: capitals.distinct(),
        CountKind.CAPITAL_USES: capitals, CountKind.WORD_USES: words,
    }  # fmt: skip
    for kind, entries in by_kind.items():
        yield _entries(kind, entries, prepared.settings.texts.least_letters)


def _entries(kind: CountKind, entries: Entries, least: int) -> Part:
    long = np.array([len(text) >= least for text in entries.texts], dtype=bool)[entries.codes]
    keys = salted(digests(entries.texts), kind)[entries.codes]
    return kind, entries.rows[long], keys[long], np.zeros(int(long.sum()), dtype=np.int64)


def _of_claims(prepared: Prepared, *, every: bool = False) -> Iterator[Part]:
    """What each claim is counted under; with `every`, all that it reads, even where it is not counted itself."""
    frame, places = prepared.frame, prepared.places
    rows = np.arange(len(frame))
    nothing = np.zeros(len(frame), dtype=np.int64)
    source, document = (digests(frame[name].to_numpy(dtype=object)) for name in ("source_id", "document_id"))
    yield CountKind.SOURCE, rows, salted(source, CountKind.SOURCE), nothing
    yield CountKind.DOCUMENT, rows, salted(document, CountKind.DOCUMENT), nothing
    yield CountKind.SOURCE_OF_PLACE, rows, salted(main_digests(prepared), CountKind.SOURCE_OF_PLACE), source
    areas = area_digests(places)
    named = rows if every else np.flatnonzero(places.area_numbers >= 0)
    for kind, keys in (
        (CountKind.AREA_OF_PLACE, keys_of_areas_of_place(places)),
        (CountKind.AREA_OF_SOURCE, keys_of_areas_of_source(frame["source_id"])),
    ):
        yield kind, named, keys[named], areas[named]
    if every:
        yield CountKind.CITED_WITH, rows, salted(document, CountKind.CITED_WITH), nothing
        return
    yield CountKind.AREA, named, areas[named], nothing[named]
    dated = np.flatnonzero(prepared.stated[0] >= 0)
    yield CountKind.TWIN, dated, twin_keys(prepared, dated, 0), nothing[dated]
    yield _cited_together(prepared)


def _cited_together(prepared: Prepared) -> Part:
    """Every two documents that one claim cites, unless it cites too many."""
    cites = entries_of(prepared.frame["cites"], "|").distinct()
    lengths = np.bincount(cites.rows, minlength=cites.size)[cites.rows]
    some = (lengths > 1) & (lengths <= prepared.settings.features.most_cited_together)
    one = pd.DataFrame({"row": cites.rows[some], "document": digests(cites.texts)[cites.codes[some]]})
    pairs = one.merge(one, on="row")
    pairs = pairs[pairs["document_x"] != pairs["document_y"]]
    keys = salted(pairs["document_x"].to_numpy(dtype=np.int64), CountKind.CITED_WITH)
    return CountKind.CITED_WITH, pairs["row"].to_numpy(), keys, pairs["document_y"].to_numpy(dtype=np.int64)


def in_order_of_time(prepared: Prepared) -> Floats:
    """A number that brings claims together that are near in time, and among these the ones of one place: the day, with a fraction for the place."""
    begin = BlockKeys(prepared).under_way[0]
    fraction = main_digests(prepared).view(np.uint64) / 2.0**64
    return begin.astype(np.float64) + np.minimum(fraction, 0.999_999)


def names_by_source(prepared: Prepared) -> pd.DataFrame:
    """The names that sources use, columns `source`, `key` (digest of both) and `weight`, to be summed by key."""
    matrix = prepared.names.matrix.tocoo()
    known = prepared.have_beat[matrix.row]
    source = digests(prepared.frame["source_id"].to_numpy(dtype=object))[matrix.row[known]]
    name = digests(prepared.names.vocabulary)[matrix.col[known]]
    return pd.DataFrame({"source": source, "key": beat_keys(source, name), "weight": matrix.data[known]})


def sources_beyond(sizes: pd.DataFrame, most: int) -> list[int]:
    """The sources with most names, without which the others have no more than so many; columns `source` and `count`."""
    sizes = sizes.sort_values(["count", "source"])
    return sizes.loc[sizes["count"].cumsum() > most, "source"].tolist()


def source_totals(sums: pd.DataFrame) -> SourceTotals:
    """The names of all sources, from the sums of `names_by_source`."""
    sums = sums.sort_values("key")
    squares = (sums["weight"] ** 2).groupby(sums["source"]).sum()
    keys, weight = sums["key"].to_numpy(), sums["weight"].to_numpy()
    return SourceTotals(keys=keys, sums=weight, sources=squares.index.to_numpy(), squares=squares.to_numpy())


def words_of_near(prepared: Prepared, most: int) -> pd.DataFrame:
    """The words that say which texts are near, columns `word`, `row` and `weight`: those of at most so many claims."""
    few = cast(TableCounts, prepared.table_counts(CountKind.WORD)).of(prepared.texts.vocabulary) <= most
    matrix = prepared.texts.matrix[:, few].tocoo()
    words = prepared.texts.vocabulary[few][matrix.col]
    return pd.DataFrame({"word": words, "row": prepared.table_rows[matrix.row], "weight": matrix.data})


def nearest_rows(table: pa.Table, at_once: int) -> pa.Table:
    """The rows with the nearest texts to the rows of a chunk, columns `row`, `other` and `rank`.

    Args:
        table: Of `words_of_near`, all of the words that these rows have, with the number of the `chunk`.
        at_once: How many rows a chunk has.
    """
    words: pd.DataFrame = table.to_pandas()
    own = words["row"] // at_once == words["chunk"]
    names, rows = (np.unique(words[name].to_numpy(), return_inverse=True) for name in ("word", "row"))
    turned = sparse.csr_matrix((words["weight"], (names[1], rows[1])), shape=(len(names[0]), len(rows[0])))
    some = np.unique(rows[1][own])
    row, other, rank = ranked(turned.T.tocsr()[some], turned, some)
    return pa.table({"row": rows[0][row], "other": rows[0][other], "rank": rank})
