"""Candidate pairs: a union of cheap blocks, none of which has to find every pair, each within a budget."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from claims.matching.arrays import Ints
from claims.matching.blocking.block_keys import BlockKeys, distinct_entries
from claims.matching.blocking.budgets import BlockPairs
from claims.matching.blocking.key_pairs import Keyed, KeyUses
from claims.matching.claims.prepared import Prepared
from claims.matching.threads import map_on_threads, threads_for

BLOCK_COLUMNS = ("block", "pairs", "only_here", "dropped")
_ANY_DAYS = 2_000_000  # more than there are
_MOST_BLOCKS = 16


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """Pairs of rows of a claim frame worth comparing.

    Attributes:
        left: Row of the one claim, always above that of the other.
        right: Row of the other.
        blocks: One row per block, columns `BLOCK_COLUMNS`: how many pairs it found, how many no other block found, and how many
            it left to the others because a day, place, party or word was too crowded.
    """

    left: Ints
    right: Ints
    blocks: pd.DataFrame


def find_candidates(prepared: Prepared) -> Candidates:
    """The union of all blocks, in the order of the rows, with what each block adds."""
    keys = BlockKeys(prepared)
    threads = threads_for(len(prepared.frame), 2)
    list(map_on_threads(lambda read: read(), (keys.read_words, keys.read_keys), threads=threads))
    longest_first = list(reversed(BLOCKS))
    found = dict(
        zip(longest_first, map_on_threads(lambda name: BLOCKS[name](keys), longest_first, threads=threads), strict=True)
    )
    blocks = {name: found[name] for name in BLOCKS}
    # One sort of all: pairs that several blocks found stand side by side, each with the numbers of its blocks.
    marked = np.sort(np.concatenate([pairs.numbers * _MOST_BLOCKS + at for at, pairs in enumerate(blocks.values())]))
    marked = marked[np.r_[True, marked[1:] != marked[:-1]]] if len(marked) else marked
    numbers = marked // _MOST_BLOCKS
    block = (marked - numbers * _MOST_BLOCKS).astype(np.int8)
    fresh = np.r_[True, numbers[1:] != numbers[:-1]] if len(numbers) else np.empty(0, dtype=bool)
    alone = fresh & np.r_[fresh[1:], True] if len(numbers) else fresh
    counts, counts_alone = (np.bincount(of_pair, minlength=len(BLOCKS)).tolist() for of_pair in (block, block[alone]))
    rows = [(name, counts[at], counts_alone[at], pairs.dropped) for at, (name, pairs) in enumerate(blocks.items())]
    numbers, size = numbers[fresh], max(len(prepared.frame), 1)
    left = numbers // size
    return Candidates(left=left, right=numbers - left * size, blocks=pd.DataFrame(rows, columns=list(BLOCK_COLUMNS)))


def dates_near(keys: BlockKeys) -> BlockPairs:
    """Claims whose stated days meet or lie a few days apart, but for days that too many claims state."""
    return keys.by_date[0]


def dates_near_in_place(keys: BlockKeys) -> BlockPairs:
    """On such days claims that share a place, area, country or square of the map, the less crowded first."""
    return _on_crowded_days(keys, keys.places, keys.stated, keys.settings.shares.dates_near_in_place)


def dates_near_of_party(keys: BlockKeys) -> BlockPairs:
    """On such days claims that name one party."""
    return _on_crowded_days(keys, keys.parties, keys.stated, keys.settings.shares.dates_near_of_party)


def dates_near_with_word(keys: BlockKeys) -> BlockPairs:
    """On such days claims that share a word; what states no day counts by its day of publication."""
    return _on_crowded_days(keys, keys.words, keys.under_way, keys.settings.shares.dates_near_with_word)


def dates_exchanged(keys: BlockKeys) -> BlockPairs:
    """Claims that share a place or area, of one day or of days that differ by the order of day and month."""
    return keys.budget(keys.settings.shares.dates_exchanged).least_crowded(keys.written_either_way)[1]


def published_near(keys: BlockKeys) -> BlockPairs:
    """Claims published within a few days of one another, but for days on which too many were."""
    uses = keys.dated(keys.everywhere, keys.published, keys.settings.published_days)
    return keys.budget(keys.settings.shares.published_near).least_crowded(uses)[1]


def published_near_undated(keys: BlockKeys) -> BlockPairs:
    """Claims without a date or a place of their own, with claims that share a party, place or area and were published near them."""
    days, vague = keys.settings.published_days, keys.undated | keys.unplaced
    budget = keys.budget(keys.settings.shares.published_near_undated)
    pairs = [
        budget.around(keys.dated(keyed, keys.published, days), vague, days) for keyed in (keys.places, keys.parties)
    ]
    return BlockPairs(np.concatenate([some.numbers for some in pairs]), sum(some.dropped for some in pairs))


def place_and_period(keys: BlockKeys) -> BlockPairs:
    """Claims of one place, or of places under one town or district, under way within two months of one another; the nearest in time first."""
    share = keys.settings.shares.place_and_period
    return keys.budget(share).nearest(keys.in_period(keys.small_places))


def episodes(keys: BlockKeys) -> BlockPairs:
    """Claims of one kind of episode, wherever it is, that were under way within two months of one another."""
    return keys.budget(keys.settings.shares.episodes).nearest(keys.in_period(keys.episodes))


def place_undated(keys: BlockKeys) -> BlockPairs:
    """Claims of one place of which one states no time."""
    begin = np.maximum(keys.under_way[0], 0)
    uses = KeyUses.of(keys.small_places, begin, begin)
    return keys.budget(keys.settings.shares.place_undated).around(uses, keys.undated, _ANY_DAYS)


def rare_words(keys: BlockKeys) -> BlockPairs:
    """Claims that share a rare word, the rarest first."""
    settings = keys.settings
    rare = max(settings.rare_claims, int(keys.size * settings.rare_share))
    return keys.budget(settings.shares.rare_words).same_key(keys.words, most_rows=rare)


def pairs_of_nearest_texts(keys: BlockKeys) -> BlockPairs:
    """Claims of which one is among those with the texts nearest to the other."""
    rank = keys.prepared.neighbours.rank.tocoo()
    left, right, ranks = (column.astype(np.int64) for column in (rank.row, rank.col, rank.data))
    return keys.budget(keys.settings.shares.nearest_texts).nearest_texts(left, right, ranks)


def cited_documents(keys: BlockKeys) -> BlockPairs:
    """Claims of documents of which one cites or holds the other, or that cite the same one."""
    frame = keys.prepared.frame
    documents = distinct_entries(frame["cites"] + "|" + frame["document_id"] + "|" + frame["within"])
    shared = np.bincount(documents.codes, minlength=len(documents.values))[documents.codes] > 1
    keyed = documents.rows[shared], documents.codes[shared]
    return keys.budget(keys.settings.shares.cited_documents).same_key(keyed)


BLOCKS: dict[str, Callable[[BlockKeys], BlockPairs]] = {
    "stated dates near": dates_near,
    "stated dates near, same place": dates_near_in_place,
    "stated dates near, same party": dates_near_of_party,
    "stated dates near, shared word": dates_near_with_word,
    "day and month exchanged": dates_exchanged,
    "published near": published_near,
    "published near, no date or place": published_near_undated,
    "same place and period": place_and_period,
    "same place, undated": place_undated,
    "same kind of episode": episodes,
    "shared rare words": rare_words,
    "nearest texts": pairs_of_nearest_texts,
    "cited documents": cited_documents,
}


def _on_crowded_days(keys: BlockKeys, keyed: Keyed, times: tuple[Ints, Ints], share: float) -> BlockPairs:
    """Pairs that share a key and are near in time, from the claims for which days alone find none."""
    crowded = keys.by_date[1]
    if not crowded.any():
        return BlockPairs(np.empty(0, dtype=np.int64))
    return keys.budget(share).least_crowded(keys.dated(keyed, times, keys.settings.near_days), crowded)[1]
