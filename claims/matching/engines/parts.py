"""What is done with one part of a table: Arrow tables in and out, whichever engine deals the parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from claims.matching.arrays import Bools, Floats, Ints, SmallInts, Texts
from claims.matching.blocking.blocks import BLOCKS, NEAREST_TEXTS, ON_DATES, BlockKeys, Candidates
from claims.matching.blocking.key_pairs import Offers, Uses
from claims.matching.claims.prepared import Prepared, between_lists
from claims.matching.claims.table_numbers import SharedCounts, SourceTotals, TableNumbers
from claims.matching.claims.word_vectors import NEAREST
from claims.matching.engines.measures import in_order_of_time
from claims.matching.features.all_features import CONTEXT_FEATURES, PairContext, compare_features
from claims.matching.features.times import near_rows_of_lists
from claims.matching.linking.link import link_scored
from claims.matching.scoring.explain import ToldLists, tell_pairs
from claims.matching.scoring.list_calibration import SilentLevels
from claims.matching.scoring.one_to_one import ListThresholds
from claims.matching.scoring.score import Scored, no_progress, points_beside_others, weigh_pairs
from claims.matching.scoring.weights import Weights, read_weights
from claims.matching.settings import LinkSettings, MatchSettings

SEEN = ("from_left", "start", "rivals", "share", "rows")  # columns of `SeenPair`
EVIDENCE = ("feature", "points", "value_a", "value_b", "sentence")
GAPS = 98  # the search for rows of lists near in time
_NO_INTS = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, kw_only=True)
class WholeTable:
    """What every part of a table is told of the whole, as far as that is known.

    Attributes:
        settings: How pairs are found and weighed.
        bounds: Ascending numbers of `in_order_of_time` between the buckets into which claims are dealt.
    """

    settings: MatchSettings
    size: int
    in_tree: bool = False
    same_titles: bool = False
    months: float = 1.0
    lists: Texts = field(default_factory=lambda: np.empty(0, dtype=object))
    gaps: SmallInts = field(default_factory=lambda: np.zeros((1, 1), dtype=np.int32))
    areas: tuple[Ints, Ints] = (_NO_INTS, _NO_INTS)
    totals: SourceTotals = field(default_factory=SourceTotals)
    bounds: Floats = field(default_factory=lambda: np.empty(0))

    def prepared(self, table: pa.Table) -> Prepared:
        """Claims of the table, in the order of their rows, with the numbers that they read."""
        table = table.sort_by("row")
        names = [name for name in table.column_names if not pa.types.is_list(table.schema.field(name).type)]
        frame = table.select(names).to_pandas()
        keys, counts, shared = _known(table)
        numbers = TableNumbers(
            size=self.size, in_tree=self.in_tree, same_titles=self.same_titles, months=self.months, lists=self.lists, gaps=self.gaps,
            areas=self.areas, totals=self.totals, rows=frame.pop("row").to_numpy(), near=_near(table), counted=keys, counts=counts, shared=shared,
            crowded=frame.pop("crowded").to_numpy(dtype=bool) if "crowded" in frame else np.zeros(len(frame), dtype=bool),
        )  # fmt: skip
        return Prepared(frame, self.settings, numbers)

    def bucket(self, order: Floats) -> Ints:
        """The bucket of claims by their number of `in_order_of_time`."""
        return np.searchsorted(self.bounds, order).astype(np.int64)

    def group(self, one: Ints, other: Ints) -> Ints:
        """The group in which pairs of two buckets are compared: one for each bucket and the next, coarse ones for what is far apart."""
        low, high, buckets = np.minimum(one, other), np.maximum(one, other), len(self.bounds) + 1
        coarse = max(1, int((buckets / 8) ** 0.5))
        far = buckets + (low // coarse) * buckets + high // coarse
        return np.where(high - low <= 1, low, far)


def _column(table: pa.Table, name: str) -> pa.Array:
    return (
        pa.concat_arrays(table[name].chunks) if table[name].num_chunks else pa.array([], table.schema.field(name).type)
    )


def _flat(table: pa.Table, name: str) -> Ints:
    if name not in table.column_names:
        return _NO_INTS
    flat: Ints = _column(table, name).flatten().to_numpy(zero_copy_only=False).astype(np.int64)
    return flat


def _known(table: pa.Table) -> tuple[Ints, Ints, SharedCounts]:
    """The counts that some claims read: keys, how many claims have each, and those of values with keys."""
    key, value, n, total = (_flat(table, f"known_{name}") for name in ("key", "value", "n", "total"))
    plain = total == 0
    counted, at = np.unique(key[plain], return_index=True)
    shared = pd.DataFrame({"key": key, "value": value, "n": n, "total": total})[~plain].drop_duplicates(
        ["key", "value"]
    )
    columns = (column.to_numpy() for _, column in shared.sort_values(["key", "value"]).items())
    return (
        counted,
        n[plain][at],
        SharedCounts(**dict(zip(("keys", "values", "counts", "totals"), columns, strict=True))),
    )


def _near(table: pa.Table) -> Ints:
    near = np.full((len(table), NEAREST), -1, dtype=np.int64)
    if "near" in table.column_names:
        lists = _column(table, "near")
        lengths = pc.fill_null(pc.list_value_length(lists), 0).to_numpy()
        near[np.arange(NEAREST)[None, :] < lengths[:, None]] = lists.flatten().to_numpy(zero_copy_only=False)
    return near


def searches(keys: BlockKeys, *, on_dates: bool) -> dict[int, Uses]:
    """What the blocks look at, by a number: stated days, which come first, or all but these and nearest texts, which are no keys."""
    if on_dates:
        return {0: keys.on_dates, GAPS: near_rows_of_lists(keys)}
    names = [name for name in BLOCKS if name not in (ON_DATES, NEAREST_TEXTS)]
    return {
        2 * list(BLOCKS).index(name) + at: search
        for name in names
        for at, search in enumerate(BLOCKS[name](keys))
        if isinstance(search, Uses)
    }


USES = pa.schema(
    {"search": pa.int32(), "key": pa.int64(), "day": pa.int64(), "last": pa.int64(), "row": pa.int64(), "owner": pa.bool_(), "tag": pa.int64()}
)  # fmt: skip


def uses_of(prepared: Prepared, whole: WholeTable, *, on_dates: bool) -> pa.Table:
    """The uses of some claims, to be sorted by search, key, day and row; the tag is the bucket, or the list."""
    parts = [USES.empty_table()]
    buckets = whole.bucket(in_order_of_time(prepared))
    for number, uses in searches(BlockKeys(prepared), on_dates=on_dates).items():
        rows, keys = uses.keyed
        tags = prepared.lists if number == GAPS else buckets
        owners = np.ones(len(buckets), dtype=bool) if uses.owners is None else uses.owners
        columns = (
            np.full(len(rows), number),
            keys,
            uses.first[rows],
            uses.last[rows],
            prepared.table_rows[rows],
            owners[rows],
            tags[rows],
        )
        parts.append(
            pa.table([pa.array(each, field.type) for each, field in zip(columns, USES, strict=True)], schema=USES)
        )
    return pa.concat_tables(parts)


@dataclass(frozen=True)
class SortedUses:
    """A run of sorted uses, with those just before and behind it, which they may find but which find nothing here."""

    table: pd.DataFrame
    own: Bools
    specs: Mapping[int, Uses]

    def each(self) -> Iterator[tuple[int, "OfSearch"]]:
        """The uses of each search."""
        numbers = self.table["search"].to_numpy()
        for number in np.unique(numbers[self.own]).tolist():
            here = numbers == number
            yield number, OfSearch.of(self.table[here], self.own[here], self.specs[number])


@dataclass(frozen=True)
class OfSearch:
    """The offers of one search, rows numbered within them."""

    offers: Offers
    rows: Ints
    tags: Ints
    days: Ints

    @classmethod
    def of(cls, table: pd.DataFrame, own: Bools, spec: Uses) -> "OfSearch":
        rows, first, local = np.unique(table["row"].to_numpy(), return_index=True, return_inverse=True)
        keys = np.unique(table["key"].to_numpy(), return_inverse=True)[1]
        of_row = table.iloc[first]
        uses = replace(
            spec,
            keyed=(local, keys),
            first=of_row["day"].to_numpy(),
            last=of_row["last"].to_numpy(),
            owners=of_row["owner"].to_numpy(dtype=bool),
        )
        return cls(uses.offers().to(own), rows, of_row["tag"].to_numpy(), of_row["day"].to_numpy())

    def pairs(self, cap: int) -> tuple[Ints, Ints, int]:
        """The pairs within a cap by the numbers of their rows here, and how many are left out."""
        found = self.offers.pairs(cap, len(self.rows))
        numbers = np.unique(found.numbers)
        return numbers // len(self.rows), numbers % len(self.rows), found.dropped


def scored(whole: WholeTable, pairs: pa.Table, members: pa.Table) -> pd.DataFrame:
    """The pairs that reach the least points by themselves, with their points, and the levels of those between lists."""
    prepared = whole.prepared(members)
    weights, least = read_weights(whole.settings.weights_file), whole.settings.least_points
    rows, size = prepared.table_rows, len(prepared.frame)
    ends = [np.searchsorted(rows, _column(pairs, name).to_numpy()) for name in ("left", "right")]
    numbers = np.unique(ends[0] * size + ends[1])
    candidates = Candidates(left=numbers // size, right=numbers % size, blocks=pd.DataFrame())
    kept, points = weigh_pairs(prepared, candidates, weights, least=least, progress=no_progress)
    left, right = candidates.left[kept], candidates.right[kept]
    between = between_lists(prepared.lists, left, right)
    levels = np.full(len(left), None, dtype=object)
    some = np.flatnonzero(between)
    if len(some):
        of_lists = compare_features(prepared, left[some], right[some]).to_numpy(dtype=np.int8)
        levels[some] = [row.tobytes() for row in of_lists]
    return pd.DataFrame(
        {
            "left": rows[left],
            "right": rows[right],
            "points": points,
            "beside": points_beside_others(prepared, left, right, points, weights),
            "list_a": prepared.lists[left],
            "list_b": prepared.lists[right],
            "levels": levels,
        }
    )


def in_context(whole: WholeTable, pairs: pd.DataFrame, edges: pd.DataFrame) -> pd.DataFrame:
    """The pairs with what the other pairs of their claims add to their points; `edges` are all scored pairs of these claims."""
    weights = read_weights(whole.settings.weights_file)
    edges = edges.drop_duplicates(["left", "right"])
    rows = np.unique(np.concatenate([pairs["left"], pairs["right"], edges["left"], edges["right"]]))
    local = [np.searchsorted(rows, frame[name].to_numpy()) for frame in (edges, pairs) for name in ("left", "right")]
    size = max(len(rows), min(whole.size, 3))  # beside fewer than three claims nothing is compared
    context = PairContext.of(size, local[0], local[1], edges["beside"].to_numpy(), whole.settings.features)
    levels = context.compare(local[2], local[3], pairs["beside"].to_numpy())
    points = np.round(pairs["points"].to_numpy() + weights.weigh_context(levels), 6)
    return pairs.assign(points=points, context=[row.tobytes() for row in levels.to_numpy(dtype=np.int8)])


def link_part(
    claims: pd.DataFrame, pairs: pd.DataFrame, settings: LinkSettings, thresholds: list[float], of_lists: ListThresholds
) -> pd.DataFrame:
    """The group of each claim at each threshold, named by its smallest row; all pairs of these claims are among those given."""
    claims = claims.sort_values("row", ignore_index=True)
    rows = claims["row"].to_numpy()
    some = Scored(
        ids=claims["claim_id"].to_numpy(dtype=object),
        documents=pd.factorize(claims["document_id"])[0].astype(np.int64),
        lists=claims["list"].to_numpy(),
        left=np.searchsorted(rows, pairs["left"].to_numpy()),
        right=np.searchsorted(rows, pairs["right"].to_numpy()),
        points=pairs["points"].to_numpy(),
    )
    groups = link_scored(some, settings=settings, thresholds=thresholds, of_lists=of_lists).groups
    return pd.DataFrame({"row": rows, "linked": rows[groups[thresholds[0]]], "sure": rows[groups[thresholds[1]]]})


def reasons(
    whole: WholeTable, pairs: pa.Table, members: pa.Table, weights: Weights | None, silent: SilentLevels | None
) -> pd.DataFrame:
    """What speaks for and against pairs; `weights` and `silent` are those of pairs between lists."""
    prepared, some = whole.prepared(members), pairs.to_pandas()
    ends = tuple(np.searchsorted(prepared.table_rows, some[name].to_numpy()) for name in ("left", "right"))
    beside = np.frombuffer(b"".join(some["context"]), dtype=np.int8).reshape(len(some), -1)
    context = pd.DataFrame(beside, columns=[feature.name for feature in CONTEXT_FEATURES])
    levels = pd.concat([compare_features(prepared, *ends), context], axis=1)
    lists = None
    if weights and silent:
        between = np.flatnonzero(some["start"].notna())
        seen = some.loc[between, list(SEEN)].astype({"from_left": "bool", "rows": "int64"})
        lists = ToldLists.of(weights, silent, between, seen)
    told = [
        {
            **vars(match),
            "evidence": [{name: vars(part)[name] for name in EVIDENCE} for part in match.evidence if part.points],
        }
        for match in tell_pairs(prepared, ends, levels, lists)
    ]
    return pd.DataFrame(told, columns=["claim_a", "claim_b", "points", "probability", "evidence"])
