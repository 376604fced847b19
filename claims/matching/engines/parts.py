"""What is done with one part of a table: Arrow tables or frames in and out, whatever divides the table."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from claims.errors import CollectionError
from claims.matching.arrays import MILLION, Floats, Ints, SmallInts, Texts
from claims.matching.blocking.blocks import Candidates
from claims.matching.claims.prepared import Prepared, between_lists, lists_among
from claims.matching.claims.table_numbers import SharedCounts, SourceTotals, TableNumbers
from claims.matching.claims.word_vectors import NEAREST
from claims.matching.engines.measures import in_order_of_time
from claims.matching.features.all_features import CONTEXT_FEATURES, FEATURES, PairContext, compare_features
from claims.matching.features.feature import FeatureLevels
from claims.matching.features.times import gaps_of
from claims.matching.linking.link import ids_of_incidents, link_scored, on_one_scale
from claims.matching.scoring.explain import ToldLists, tell_pairs
from claims.matching.scoring.list_calibration import SilentLevels, calibrate_levels
from claims.matching.scoring.one_to_one import ListThresholds
from claims.matching.scoring.score import Scored, no_progress, points_beside_others, weigh_pairs
from claims.matching.scoring.weights import Weights, read_weights
from claims.matching.settings import LinkSettings, MatchSettings

SEEN = ("from_left", "start", "rivals", "share", "rows")  # columns of `SeenPair`
EVIDENCE = ("feature", "points", "value_a", "value_b", "sentence")
_NO_INTS = np.empty(0, dtype=np.int64)


@dataclass(frozen=True)
class Buckets:
    """The buckets into which claims are divided, by ascending bounds between their numbers of `in_order_of_time`."""

    bounds: Floats = field(default_factory=lambda: np.empty(0))

    @property
    def number(self) -> int:
        return len(self.bounds) + 1

    def grouped(self, pairs: pa.Table) -> pd.DataFrame:
        """Pairs with the `group` in which they are compared, by the tags of both claims.

        There is one group for each bucket and the next, and larger ones for pairs of buckets far apart.
        """
        found: pd.DataFrame = pairs.to_pandas()
        ends = np.sort(found[["tag_a", "tag_b"]].to_numpy(), axis=1)
        low, high = np.searchsorted(self.bounds, ends).astype(np.int64).T
        coarse = max(1, int((self.number / 8) ** 0.5))
        far = self.number + (low // coarse) * self.number + high // coarse
        return found.assign(group=np.where(high - low <= 1, low, far))


@dataclass(frozen=True, kw_only=True)
class WholeTable:
    """What each part needs to know about the whole table, as far as it has been counted."""

    settings: MatchSettings
    size: int
    in_tree: bool = False
    same_titles: bool = False
    months: float = 1.0
    lists: Texts = field(default_factory=lambda: np.empty(0, dtype=object))
    gaps: SmallInts = field(default_factory=lambda: np.zeros((1, 1), dtype=np.int32))
    areas: tuple[Ints, Ints] = (_NO_INTS, _NO_INTS)
    totals: SourceTotals = field(default_factory=SourceTotals)
    buckets: Buckets = field(default_factory=Buckets)

    def prepared(self, table: pa.Table) -> Prepared:
        """Claims of the table in the order of their rows, with the counts that they read."""
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

    def with_order(self, table: pa.Table) -> pa.Table:
        """Claims with where they are in the order of time and place."""
        table = table.sort_by("row")
        return table.append_column("place_in_time", pa.array(in_order_of_time(self.prepared(table))))

    def as_json(self) -> str:
        """What the claims that are added to this table later are compared by."""
        arrays = {"lists": self.lists.tolist(), "gaps": self.gaps.tolist(), "bounds": self.buckets.bounds.tolist()}
        plain = {"in_tree": self.in_tree, "same_titles": self.same_titles, "months": self.months}
        return json.dumps({"settings": _told(self.settings), **plain, **arrays})

    def added_to(self, earlier: str) -> "WholeTable":
        """The same where these claims are added to a table that was matched earlier, as `as_json` tells of that; its lists are the only ones.

        Raises:
            CollectionError: That table was matched by other settings.
        """
        told = json.loads(earlier)
        if told["settings"] != _told(self.settings):
            raise CollectionError("the table was matched with other settings; allowed: the same weights and lists")
        return replace(
            self,
            in_tree=self.in_tree and told["in_tree"],
            same_titles=self.same_titles and told["same_titles"],
            months=told["months"],
            lists=np.array(told["lists"], dtype=object),
            gaps=np.array(told["gaps"], dtype=np.int32),
            buckets=Buckets(np.array(told["bounds"], dtype=np.float64)),
        )

    def with_gaps(self, pairs: pd.DataFrame) -> "WholeTable":
        """The same, with how many pairs of rows of two lists have each gap, columns `tag_a`, `tag_b`, `gap` and `count`."""
        columns = (pairs[name].to_numpy(dtype=np.int64) for name in ("tag_a", "tag_b", "gap", "count"))
        return replace(self, gaps=gaps_of(*columns, lists=len(self.lists)))


def _told(settings: MatchSettings) -> str:
    """Settings as text, the same in every process and wherever the weights file lies."""
    weights = sha256(settings.weights_file.read_bytes()).hexdigest()
    return json.dumps(
        asdict(settings) | {"weights_file": weights, "not_lists": sorted(settings.not_lists)}, default=str
    )


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


def in_context(whole: WholeTable, some: pa.Table, beside: pa.Table) -> pd.DataFrame:
    """The pairs with what the other pairs of their claims add to their points; `beside` are all scored pairs of these claims."""
    weights, pairs = read_weights(whole.settings.weights_file), some.to_pandas()
    edges = beside.to_pandas().drop_duplicates(["left", "right"])
    rows = np.unique(np.concatenate([pairs["left"], pairs["right"], edges["left"], edges["right"]]))
    local = [np.searchsorted(rows, frame[name].to_numpy()) for frame in (edges, pairs) for name in ("left", "right")]
    size = max(len(rows), min(whole.size, 3))  # beside fewer than three claims nothing is compared
    context = PairContext.of(size, local[0], local[1], edges["beside"].to_numpy(), whole.settings.features)
    levels = context.compare(local[2], local[3], pairs["beside"].to_numpy())
    points = np.round(pairs["points"].to_numpy() + weights.weigh_context(levels), 6)
    found: pd.DataFrame = pairs.assign(points=points, context=[row.tobytes() for row in levels.to_numpy(dtype=np.int8)])
    return found


def link_part(
    table: pa.Table, members: pa.Table, lists: Texts, thresholds: tuple[float, float], of_lists: ListThresholds
) -> pd.DataFrame:
    """The group of each claim as linked and as surely linked, named by its smallest row; all pairs of these claims are given."""
    pairs, claims = table.to_pandas(), members.sort_by("row").to_pandas()
    rows, settings = claims["row"].to_numpy(), LinkSettings(link_points=thresholds[0])
    some = Scored(
        ids=claims["claim_id"].to_numpy(dtype=object),
        documents=pd.factorize(claims["document_id"])[0].astype(np.int64),
        lists=lists_among(claims, lists),
        left=np.searchsorted(rows, pairs["left"].to_numpy()),
        right=np.searchsorted(rows, pairs["right"].to_numpy()),
        points=pairs["points"].to_numpy(),
    )
    groups = link_scored(some, settings=settings, thresholds=thresholds, of_lists=of_lists).groups
    return pd.DataFrame({"row": rows, "linked": rows[groups[thresholds[0]]], "sure": rows[groups[thresholds[1]]]})


def to_link(table: pa.Table, of_lists: ListThresholds) -> pd.DataFrame:
    """Pairs with their strength: the points on the scale by which groups are linked."""
    pairs: pd.DataFrame = table.to_pandas()
    lists, size = np.r_[pairs["list_a"], pairs["list_b"]], len(pairs)
    between = between_lists(lists, np.arange(size), np.arange(size) + size)
    return pairs.assign(strength=on_one_scale(pairs["points"].to_numpy(), between, of_lists) / MILLION)


def named_incidents(groups: pa.Table) -> pa.Table:
    """The incident id of each group, by its smallest `row`; groups whose ids may be taken already are all among these."""
    groups = groups.sort_by("row")
    ids = pa.array(ids_of_incidents(groups["claim_id"].to_pylist()), pa.string())
    return pa.table({"row": groups["row"], "incident_id": ids})


@dataclass(frozen=True)
class ListLevels:
    """The weights of pairs between lists, and which levels say nothing between two of them."""

    weights: Weights
    silent: SilentLevels


def calibrated(whole: WholeTable, between: pd.DataFrame, sizes: pd.DataFrame) -> tuple[pd.DataFrame, ListLevels]:
    """Weighs all pairs between lists as this table shows; gives those that reach the least points, with the columns of `SeenPair`.

    Args:
        whole: Which sources are lists, and by which weights to begin.
        between: Scored pairs.
        sizes: How many rows each list has, columns `source_id` and `count`.
    """
    between = between.sort_values(["left", "right"], ignore_index=True)
    in_list = sizes.set_index("source_id")["count"].reindex(whole.lists, fill_value=0).to_numpy(dtype=np.int64)
    rows, ends = np.unique(between[["left", "right"]].to_numpy(), return_inverse=True)
    left, right = ends.reshape(-1, 2).T
    lists = np.empty(len(rows), dtype=np.int64)
    lists[left], lists[right] = between["list_a"], between["list_b"]
    levels = _unpacked(between["levels"], FEATURES)
    found = calibrate_levels(levels, lists, left, right, read_weights(whole.settings.weights_file), in_list)
    pairs = between.drop(columns=["beside", "levels"]).assign(points=found.points)
    pairs = pd.concat([pairs, found.partners.seen_pairs(left, right)], axis=1)
    return pairs[found.points >= whole.settings.least_points], ListLevels(found.weights, found.silent)


def _unpacked(levels: "pd.Series[bytes]", features: Sequence[FeatureLevels]) -> pd.DataFrame:
    flat = np.frombuffer(b"".join(levels), dtype=np.int8).reshape(len(levels), -1)
    return pd.DataFrame(flat, columns=[feature.name for feature in features])


def reasons(whole: WholeTable, pairs: pa.Table, members: pa.Table, of_lists: ListLevels | None) -> pd.DataFrame:
    """What speaks for and against pairs; `of_lists` weighed those between lists."""
    prepared, some = whole.prepared(members), pairs.to_pandas()
    ends = tuple(np.searchsorted(prepared.table_rows, some[name].to_numpy()) for name in ("left", "right"))
    levels = [compare_features(prepared, *ends), _unpacked(some["context"], CONTEXT_FEATURES)]
    lists = None
    if of_lists:
        between = np.flatnonzero(some["start"].notna())
        seen = some.loc[between, list(SEEN)].astype({"from_left": "bool", "rows": "int64"})
        lists = ToldLists.of(of_lists.weights, of_lists.silent, between, seen)
    told = [
        {
            **vars(match),
            "evidence": [{name: getattr(part, name) for name in EVIDENCE} for part in match.evidence],
        }
        for match in tell_pairs(prepared, ends, pd.concat(levels, axis=1), lists, only_counting=True)
    ]
    return pd.DataFrame(told, columns=["claim_a", "claim_b", "points", "probability", "evidence"])
