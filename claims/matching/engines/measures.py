"""What of some claims is counted for the numbers of their whole table, and which of these numbers they read."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from claims.matching.arrays import Entries, Floats, Ints, digests, entries_of, salted
from claims.matching.blocking.blocks import BlockKeys
from claims.matching.claims.prepared import Prepared
from claims.matching.claims.table_numbers import CountKind
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
    """Which of the counts each claim reads, columns `row` (within these claims) and `key`."""
    around = prepared.settings.features.twin_days
    capitals = entries_of(prepared.frame["capitals"], " ").distinct()
    dated = np.flatnonzero(prepared.stated[0] >= 0)
    least = prepared.settings.texts.least_letters
    in_capitals = [_entries(kind, capitals, least) for kind in (CountKind.WORD_USES, CountKind.CAPITAL_USES)]
    own = [part for part in _of_words(prepared) if part[0] not in (CountKind.WORD_USES, CountKind.CAPITAL_USES)]
    parts = [(rows, keys) for _, rows, keys, _ in (*own, *in_capitals, *_of_claims(prepared, every=True))]
    parts += [(dated, twin_keys(prepared, dated, step)) for step in range(-around, around + 1)]
    frame = pd.DataFrame(
        {"row": np.concatenate([part[0] for part in parts]), "key": np.concatenate([part[1] for part in parts])}
    )
    return frame.drop_duplicates()


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
    """What each claim is counted by; with `every`, whatever it reads, though it may not be counted itself."""
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
    """A number by which claims near in time, and among these those of one place, are near: the day with a fraction for the place."""
    begin = BlockKeys(prepared).under_way[0]
    fraction = main_digests(prepared).view(np.uint64) / 2.0**64
    return begin.astype(np.float64) + np.minimum(fraction, 0.999_999)
