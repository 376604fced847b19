"""Uses of keys in sorted runs, each of which finds the pairs that its uses find in the whole table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pyarrow as pa

from claims.matching.arrays import Bools, Floats, Ints
from claims.matching.blocking.blocks import BLOCKS, NEAREST_TEXTS, ON_DATES, BlockKeys
from claims.matching.blocking.key_pairs import Budget, Offers, Uses
from claims.matching.claims.prepared import Prepared
from claims.matching.engines.measures import in_order_of_time
from claims.matching.features.times import MOST_NEAR, near_rows_of_lists
from claims.matching.settings import BlockSettings

GAPS = 98  # the search for rows of lists near in time; other searches have two numbers for each block
OF_TEXTS = 2 * list(BLOCKS).index(NEAREST_TEXTS)  # which looks at no keys


def search_name(search: int) -> str:
    """A search as the report names it."""
    return f"{list(BLOCKS)[search // 2]}{', second part' if search % 2 else ''}"


def searches(keys: BlockKeys, *, on_dates: bool) -> dict[int, Uses]:
    """The uses of keys in which each search looks for pairs: those of stated days, which come first, or all others."""
    if on_dates:
        return {0: keys.on_dates, GAPS: near_rows_of_lists(keys)}
    names = [name for name in BLOCKS if name not in (ON_DATES, NEAREST_TEXTS)]
    return {
        2 * list(BLOCKS).index(name) + at: search
        for name in names
        for at, search in enumerate(BLOCKS[name](keys))
        if isinstance(search, Uses)
    }


def uses_of(prepared: Prepared, *, on_dates: bool) -> pd.DataFrame:
    """The uses of some claims, one row for each; `tag` is the number of the list for `GAPS`, otherwise that of `in_order_of_time`."""
    parts, order = [], in_order_of_time(prepared)
    for number, uses in searches(BlockKeys(prepared), on_dates=on_dates).items():
        rows, keys = uses.keyed
        owners = np.ones(len(order), dtype=bool) if uses.owners is None else uses.owners
        columns = {"search": np.full(len(rows), number), "key": keys, "day": uses.first[rows], "last": uses.last[rows]}
        columns |= {"row": prepared.table_rows[rows], "owner": owners[rows]}
        parts.append(pd.DataFrame(columns | {"tag": (prepared.lists if number == GAPS else order)[rows].astype(float)}))
    return pd.concat(parts, ignore_index=True)


def edges_of(run: pa.Table, around: int) -> pd.DataFrame:
    """The first and last uses of a run, with their place in it."""
    place = np.arange(len(run))
    edges = np.flatnonzero((place < around) | (place >= len(run) - around))
    found: pd.DataFrame = run.take(edges).to_pandas()
    return found.assign(place=edges)


def within_budget(
    costs: pd.DataFrame, specs: Mapping[int, Uses], settings: BlockSettings, size: int
) -> tuple[dict[int, int], dict[str, int]]:
    """The cap of each search within its budget, and how many pairs it will find at most, some of which others find too.

    Args:
        costs: How many pairs each cap allows that the one below does not, columns `search`, `cap` and `cost`.
        specs: The searches among uses of keys; any other is that of the nearest texts.
        settings: Of all blocks.
        size: How many claims the table has.
    """
    caps, expected = {GAPS: MOST_NEAR}, {}
    for search in np.unique(costs["search"][costs["search"] != GAPS]).tolist():
        of_search = costs[costs["search"] == search]
        by_cap = np.bincount(of_search["cap"], weights=of_search["cost"]).astype(np.int64)
        share = specs[search].share if search in specs else settings.shares.nearest_texts
        caps[search] = Budget(settings=settings, size=size, share=share).cap(by_cap)
        expected[f"{search_name(search)}: pairs expected"] = int(by_cap[: caps[search] + 1].sum())
    return caps, expected


@dataclass(frozen=True)
class SortedUses:
    """A run of sorted uses, with those just before and after it, which these may find but which find nothing here."""

    table: pd.DataFrame
    own: Bools
    specs: Mapping[int, Uses]

    @classmethod
    def of(cls, table: pa.Table, edges: pd.DataFrame, around: int, specs: Mapping[int, Uses]) -> "SortedUses":
        """A run among the edges of all runs, in order."""
        run: pd.DataFrame = table.to_pandas()
        number = run["run"].iloc[0]
        before, after = edges[edges["run"] < number].tail(around), edges[edges["run"] > number].head(around)
        own = np.repeat([False, True, False], [len(before), len(run), len(after)])
        return cls(pd.concat([before, run, after], ignore_index=True), own, specs)

    def map(self, do: Callable[["OfSearch"], pd.DataFrame]) -> pd.DataFrame:
        """What a function makes of the uses of each search, with the number of the search."""
        numbers, made = self.table["search"].to_numpy(), []
        for number in np.unique(numbers[self.own]).tolist():
            here = numbers == number
            found = do(OfSearch.of(number, self.table[here], self.own[here], self.specs[number]))
            made.append(found.assign(search=number))
        return pd.concat(made, ignore_index=True)


@dataclass(frozen=True, kw_only=True)
class OfSearch:
    """What the uses of one search in a run are offered, rows numbered within them."""

    number: int
    offers: Offers
    rows: Ints
    tags: Floats
    days: Ints

    @classmethod
    def of(cls, number: int, table: pd.DataFrame, own: Bools, spec: Uses) -> "OfSearch":
        rows, first, local = np.unique(table["row"].to_numpy(), return_index=True, return_inverse=True)
        keys = np.unique(table["key"].to_numpy(), return_inverse=True)[1]
        tags, days, last, owners = (table[name].to_numpy()[first] for name in ("tag", "day", "last", "owner"))
        uses = replace(spec, keyed=(local, keys), first=days, last=last, owners=owners.astype(bool))
        return cls(number=number, offers=uses.offers().to(own), rows=rows, tags=tags, days=days)

    def costs(self, most: int) -> pd.DataFrame:
        """How many pairs each cap allows that the one below does not."""
        return pd.DataFrame({"cap": np.arange(most + 1), "cost": self.offers.costs(most)})

    def served(self, cap: int) -> pd.DataFrame:
        """The rows that take all that they are offered; none of `GAPS`."""
        return pd.DataFrame({"row": self.rows[self.offers.served(cap)][: None if self.number != GAPS else 0]})

    def pairs(self, cap: int) -> pd.DataFrame:
        """The pairs within a cap, with both tags and by how many days the right one begins later; a last row says how many are left out.

        The left one has the smaller row, or for `GAPS` the smaller list.
        """
        found, size = self.offers.pairs(cap, len(self.rows)), len(self.rows)
        numbers = np.unique(found.numbers)
        left, right = numbers // size, numbers % size
        if self.number == GAPS:
            turned = self.tags[left] > self.tags[right]
            left, right = np.where(turned, right, left), np.where(turned, left, right)
        columns = {
            "left": self.rows[left],
            "right": self.rows[right],
            "tag_a": self.tags[left],
            "tag_b": self.tags[right],
        }
        pairs = pd.DataFrame(columns | {"gap": self.days[right] - self.days[left], "dropped": 0})
        left_out = pd.DataFrame([(-1, -1, 0.0, 0.0, 0, found.dropped)], columns=pairs.columns)
        return pd.concat([pairs, left_out], ignore_index=True)
