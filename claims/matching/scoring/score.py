"""Scoring: candidate pairs of claims are compared and weighed, cheap features first, until it is certain that a pair stays too low."""

import os
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Floats, Ints, Levels, Texts, map_on_threads
from claims.matching.blocking.blocks import Candidates, find_candidates
from claims.matching.claims.prepared import NO_LIST, Claims, Prepared, between_lists, lists_of, prepare
from claims.matching.features.all_features import FEATURES, PairContext, read_whole
from claims.matching.features.feature import Feature
from claims.matching.features.sources_and_citations import may_tell_one_event
from claims.matching.features.wording import without_words
from claims.matching.scoring.list_calibration import ListCalibration, calibrate_lists
from claims.matching.scoring.weights import Weights, probability, read_weights
from claims.matching.settings import MatchSettings
from claims.tables import Collection

MATCH_COLUMNS = ("claim_a", "claim_b", "points", "probability")
Progress = Callable[[str, int, int], None]  # stage, done, total


def no_progress(stage: str, done: int, total: int) -> None:
    """Reports nothing."""


@dataclass(frozen=True, kw_only=True)
class Scored:
    """Claims in the order of their ids, and pairs of their rows with points.

    Attributes:
        ids: Claim ids, ascending.
        documents: A number for the document of each claim.
        lists: The number of the list of each claim, `NO_LIST` outside any.
        left: Row of the one claim of each pair, always above that of the other.
        right: Row of the other.
        points: Natural log-odds.
    """

    ids: Texts
    documents: Ints
    lists: Ints
    left: Ints
    right: Ints
    points: Floats

    @classmethod
    def of(cls, frame: pd.DataFrame, matches: pd.DataFrame) -> "Scored":
        """Reads a claim frame and the first three columns of its matches, in any order."""
        frame = frame.sort_values("claim_id", ignore_index=True)
        index = pd.Index(frame["claim_id"])
        one, other = (index.get_indexer(matches[column]).astype(np.int64) for column in ("claim_a", "claim_b"))
        return cls(
            ids=frame["claim_id"].to_numpy(dtype=object),
            documents=pd.factorize(frame["document_id"])[0].astype(np.int64),
            lists=lists_of(frame),
            left=np.minimum(one, other),
            right=np.maximum(one, other),
            points=matches["points"].to_numpy(dtype=np.float64),
        )

    @property
    def between_lists(self) -> Bools:
        """Whether each pair joins rows of two lists."""
        return between_lists(self.lists, self.left, self.right)

    @property
    def matches(self) -> pd.DataFrame:
        """One row per pair with the ids of both claims, columns `MATCH_COLUMNS`."""
        columns = (self.ids[self.left], self.ids[self.right], self.points, probability(self.points))
        matches = pd.DataFrame(dict(zip(MATCH_COLUMNS, columns, strict=True)))
        return matches.astype({"claim_a": "str", "claim_b": "str"})


_SOURCE = "source"


def points_beside_others(prepared: Prepared, left: Ints, right: Ints, points: Floats, weights: Weights) -> Floats:
    """The points of pairs by themselves, those of neighbouring passages as of any two claims of one document.

    Whoever else tells the event matches the one passage and the other; were the two as near as they score, each
    would be the better match of the other, and the accounts of other sources would count for less.
    """
    more = weights.points[_SOURCE, "neighbouring passages"] - weights.points[_SOURCE, "one document"]
    beside = points.copy()
    beside[may_tell_one_event(prepared, left, right)] -= more
    rounded: Floats = np.round(beside, 6)
    return rounded


_PAIRS_AT_ONCE = 400_000  # bounds the memory of comparing, whatever the number of pairs
_MOST_THREADS = 4  # more threads wait for memory, not for processors
_WORDS, _NO_WORD = "rare words", "none"
_ROUNDING = 1e-6  # points are kept to a millionth
_CALIBRATION = "list calibration"  # under which a prepared frame keeps it
_WORTH_DROPPING = 0.95  # fewer pairs are carried on where at most this share is left


def match_claims(
    claims: Claims, *, settings: MatchSettings | None = None, progress: Progress = no_progress
) -> pd.DataFrame:
    """Every candidate pair of claims with its score, columns `MATCH_COLUMNS`, in the order of the ids.

    `points` are natural log-odds that the two tell the same event, `probability` says the same from 0
    to 1. Figures play no part; judgements do not either, they are obeyed when claims are linked.

    Args:
        claims: A collection, a claim frame whatever it was made from, or a frame that is prepared already.
        settings: How pairs are found and weighed; a prepared frame has its own.
        progress: Called with the name of each stage, the pairs done and all pairs.

    Example:
        >>> matches = match_claims(collection)
        >>> list(matches.columns), len(matches)
        (['claim_a', 'claim_b', 'points', 'probability'], 543)
    """
    return score_claims(claims, settings=settings, progress=progress).matches


def score_claims(claims: Claims, *, settings: MatchSettings | None = None, progress: Progress = no_progress) -> Scored:
    """`match_claims` as pairs of row numbers, which is what linking a large table needs."""
    prepared = prepare(claims, settings)
    progress("finding candidates", 0, len(prepared.frame))
    return _score(prepared, find_candidates(prepared), progress=progress)


def match_added_claims(
    claims: Claims, matches: pd.DataFrame, *, before: Collection, settings: MatchSettings | None = None
) -> pd.DataFrame:
    """The scored pairs of a collection to which claims were added, columns `MATCH_COLUMNS`, in the order of the ids.

    Pairs of claims that were there keep their points; only pairs with an added claim are scored anew, among all claims. So
    a word that the added claims make less rare counts as before for the others: what was matched does not move because
    a document came. The result depends on the two collections alone, not on the order in which claims were added.

    Args:
        claims: All claims, the added ones among them, as `match_claims` takes them.
        matches: Of `match_claims(before)`.
        before: The collection without the added claims.
        settings: As for `match_claims`.
    """
    prepared = prepare(claims, settings)
    added = ~prepared.frame["claim_id"].isin(before.claims["claim_id"].tolist()).to_numpy()
    if not added.any():
        return matches
    candidates = find_candidates(prepared)
    scored = _score(prepared, candidates, wanted=added[candidates.left] | added[candidates.right])
    return pd.concat([matches, scored.matches]).sort_values(["claim_a", "claim_b"], ignore_index=True)


def _score(
    prepared: Prepared, candidates: Candidates, *, wanted: Bools | None = None, progress: Progress = no_progress
) -> Scored:
    """The candidates, or the wanted ones among them, that reach the least points, by themselves and in their context.

    Pairs between two lists are weighed as the table calibrates them, where rivals take the part of the context.
    """
    weights, least = read_weights(prepared.settings.weights_file), prepared.settings.least_points
    kept, points = weigh_pairs(prepared, candidates, weights, least=least, progress=progress)
    left, right = candidates.left[kept], candidates.right[kept]
    points = add_context(prepared, left, right, points, weights)
    calibration = prepared.once_named(_CALIBRATION, lambda: _calibrate(prepared, left, right, weights))
    if calibration:
        points[calibration.between] = calibration.points
    high = (points >= least) if wanted is None else (points >= least) & wanted[kept]
    return Scored(
        ids=prepared.frame["claim_id"].to_numpy(dtype=object),
        documents=prepared.codes("document_id"),
        lists=prepared.lists,
        left=left[high],
        right=right[high],
        points=points[high],
    )


def list_calibration(prepared: Prepared) -> ListCalibration | None:
    """How the pairs between lists are weighed on a table; None where it has no two lists with rows that may be one event."""

    def made() -> ListCalibration | None:
        if np.unique(prepared.lists[prepared.lists != NO_LIST]).size < 2:  # a pair takes two
            return None
        weights, least = read_weights(prepared.settings.weights_file), prepared.settings.least_points
        candidates = prepared.once(find_candidates)
        kept, _ = weigh_pairs(prepared, candidates, weights, least=least, progress=no_progress)
        return _calibrate(prepared, candidates.left[kept], candidates.right[kept], weights)

    return prepared.once_named(_CALIBRATION, made)


def _calibrate(prepared: Prepared, left: Ints, right: Ints, weights: Weights) -> ListCalibration | None:
    return calibrate_lists(prepared, left, right, weights) if prepared.settings.calibrate_lists else None


def add_context(prepared: Prepared, left: Ints, right: Ints, points: Floats, weights: Weights) -> Floats:
    """The points of pairs plus what the other pairs of the same claims add."""
    if not weights.uses_context:
        return points
    beside = points_beside_others(prepared, left, right, points, weights)
    context = PairContext.of(len(prepared.frame), left, right, beside, prepared.settings.features)

    def weigh(start: int) -> Floats:
        some = slice(start, start + _PAIRS_AT_ONCE)
        return weights.weigh_context(context.compare(left[some], right[some], beside[some]))

    added = [np.empty(0), *map_on_threads(weigh, range(0, len(left), _PAIRS_AT_ONCE), threads=_threads())]
    return np.round(points + np.concatenate(added), 6)


def _threads() -> int:
    return min(_MOST_THREADS, os.cpu_count() or 1)


def weigh_pairs(
    prepared: Prepared, candidates: Candidates, weights: Weights, *, least: float, progress: Progress
) -> tuple[Ints, Floats]:
    """Which candidates reach so many points by themselves, and their points; chunk by chunk, so that memory stays bounded."""
    total = len(candidates.left)
    progress("comparing", 0, total)
    weighing = Weighing.of(prepared, weights, least)

    def weigh(start: int) -> tuple[Ints, Floats]:
        some = slice(start, start + _PAIRS_AT_ONCE)
        kept, points = weighing.weigh(candidates.left[some], candidates.right[some])
        return kept + start, points

    if total:  # so that no two threads make what all of them read
        read_whole(prepared)
    chunks = [(np.empty(0, dtype=np.int64), np.empty(0))]
    for chunk in map_on_threads(weigh, range(0, total, _PAIRS_AT_ONCE), threads=_threads()):
        chunks.append(chunk)
        progress("comparing", min((len(chunks) - 1) * _PAIRS_AT_ONCE, total), total)
    kept, points = (np.concatenate(column) for column in zip(*chunks, strict=True))
    return kept, points


@dataclass(frozen=True, kw_only=True)
class Weighing:
    """The features in the order of their cost, and the most that those after each can still add.

    Points add up, so a pair that even the best levels of all features to come would leave too low needs no more
    comparing. Nothing is estimated: the pairs that are kept have the points that comparing everything gives.

    Attributes:
        prepared: The claims.
        features: Those with any points, in the order in which they are compared.
        tables: Of each feature the points of its levels.
        start: Points before anything is compared.
        least: Pairs with fewer points are dropped.
        after: The most that the features after each can add.
        after_no_word: The same for pairs that are known to share no word.
        settled: The level of each feature that is known once a pair shares no word.
    """

    prepared: Prepared
    features: tuple[Feature, ...]
    tables: tuple[Floats, ...]
    start: float
    least: float
    after: Floats
    after_no_word: Floats
    settled: dict[str, int]

    @classmethod
    def of(cls, prepared: Prepared, weights: Weights, least: float) -> "Weighing":
        weighty = (feature for feature in FEATURES if weights.points_of(feature).any())
        features = tuple(sorted(weighty, key=lambda feature: feature.cost))
        tables = tuple(weights.points_of(feature) for feature in features)
        settled = without_words(prepared)
        best = np.array([table.max() for table in tables])
        known = np.array(
            [
                table[settled[feature.name]] if feature.name in settled else most
                for feature, table, most in zip(features, tables, best, strict=True)
            ]
        )
        return cls(
            prepared=prepared,
            features=features,
            tables=tables,
            start=weights.start,
            least=least,
            after=_still_to_come(best),
            after_no_word=_still_to_come(known),
            settled=settled,
        )

    def weigh(self, left: Ints, right: Ints) -> tuple[Ints, Floats]:
        """Row numbers, within the pairs given, of those that reach `least`, and their points."""
        kept, points = np.arange(len(left)), np.full(len(left), self.start)
        wordless, after_words = np.zeros(len(left), dtype=bool), False
        for at, (feature, table) in enumerate(zip(self.features, self.tables, strict=True)):
            levels = self._compare(feature, left, right, wordless)
            points += table[levels]
            if feature.name == _WORDS:
                wordless, after_words = levels == feature.levels.index(_NO_WORD), True
            open_ = points >= self.least - _ROUNDING - self.after[at]
            if after_words:
                open_ &= ~wordless | (points >= self.least - _ROUNDING - self.after_no_word[at])
            if np.count_nonzero(open_) <= _WORTH_DROPPING * len(open_):
                kept, points, wordless = kept[open_], points[open_], wordless[open_]
                left, right = left[open_], right[open_]
        points = np.round(points, 6)
        reached = points >= self.least
        return kept[reached], points[reached]

    def _compare(self, feature: Feature, left: Ints, right: Ints, wordless: Bools) -> Levels:
        if feature.name not in self.settled or not wordless.any():
            return feature.compare(self.prepared, left, right)
        levels = np.full(len(left), self.settled[feature.name], dtype=np.int8)
        open_ = np.flatnonzero(~wordless)
        levels[open_] = feature.compare(self.prepared, left[open_], right[open_])
        return levels


def _still_to_come(best: Floats) -> Floats:
    """For every position, the sum of the numbers after it."""
    sums: Floats = np.append(np.cumsum(best[::-1])[::-1][1:], 0.0)
    return sums
