"""Features: what two claims have in common or not, as one level a pair and feature, over whole columns."""

from collections.abc import Callable, Set
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz import fuzz, process

from claims.matching.kinds import KIND, compare_kinds
from claims.matching.paths import PARTY, PLACE, compare_parties, compare_places
from claims.matching.times import PUBLISHED, WHEN, compare_published, compare_stated_times
from claims.matching.words import Prepared

Ints = npt.NDArray[np.int64]
Levels = npt.NDArray[np.int8]
ALIKE, RATHER_ALIKE = 75.0, 60.0

RARE = ("not said", "none", "one", "two", "three or more")
WORDING = ("not said", "alike", "rather alike", "unlike")
CITED = ("not said", "one cites the other", "both cite one document", "cited together", "one document")
MOST_CITED = 4
ORIGIN = ("not said", "one document", "one source", "two sources")
TELLING = ("not said", "both as news", "both as background", "one as background")


@dataclass(frozen=True)
class Feature:
    """One thing compared of two claims.

    Attributes:
        name: As in the weights file.
        levels: What comparing can find; the first means that there is nothing to compare.
        compare: Gives the index of the level for every pair of rows of a claim frame.
    """

    name: str
    levels: tuple[str, ...]
    compare: Callable[[Prepared, Ints, Ints], Levels]


def compare_features(prepared: Prepared, left: Ints, right: Ints) -> pd.DataFrame:
    """One row a pair, one column a feature: the index of its level. The order of the two claims makes no difference."""
    return pd.DataFrame({feature.name: feature.compare(prepared, left, right) for feature in FEATURES})


def _by_distinct(
    column: str, levels: tuple[str, ...], compare: Callable[[str, str], str]
) -> Callable[[Prepared, Ints, Ints], Levels]:
    """A comparison that looks at every distinct pair of texts of a column once."""

    def compare_column(prepared: Prepared, left: Ints, right: Ints) -> Levels:
        one, other, inverse, values = distinct_pairs(prepared.frame[column], left, right)
        found = [levels.index(compare(values[a], values[b])) for a, b in zip(one, other, strict=True)]
        return np.array(found, dtype=np.int8)[inverse]

    return compare_column


def distinct_pairs(column: "pd.Series[str]", left: Ints, right: Ints) -> tuple[Ints, Ints, Ints, list[str]]:
    """Each distinct pair of values once, and where every pair of rows finds its own."""
    codes, values = pd.factorize(column.to_numpy(dtype=object), sort=True)
    a, b = codes[left].astype(np.int64), codes[right].astype(np.int64)
    keys, inverse = np.unique(np.minimum(a, b) * len(values) + np.maximum(a, b), return_inverse=True)
    return keys // max(len(values), 1), keys % max(len(values), 1), inverse, [str(value) for value in values]


def _compare_rare_words(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    said = (prepared.frame["text"] != "").to_numpy()
    return np.where(said[left] & said[right], np.minimum(prepared.words.shared(left, right), 3) + 1, 0).astype(np.int8)


def _compare_wording(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    one, other, inverse, values = distinct_pairs(prepared.frame["text"], left, right)
    texts = np.array(values, dtype=object)
    # The texts are folded and masked already, so no processor; below the cutoff every score means the same.
    scores = process.cpdist(
        texts[one], texts[other], scorer=fuzz.token_set_ratio, processor=None, score_cutoff=RATHER_ALIKE
    )
    levels = np.select(
        [(texts[one] == "") | (texts[other] == ""), scores >= ALIKE, scores >= RATHER_ALIKE], [0, 1, 2], default=3
    )
    return levels[inverse].astype(np.int8)


def _compare_cited(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    frame = prepared.frame
    together = _cited_together(frame["cites"])
    one, other, inverse, values = distinct_pairs(frame["document_id"] + "\t" + frame["cites"], left, right)
    found = [CITED.index(_cited_level(values[a], values[b], together)) for a, b in zip(one, other, strict=True)]
    return np.array(found, dtype=np.int8)[inverse]


def _cited_level(one: str, other: str, together: Set[tuple[str, str]]) -> str:
    (document_a, _, cites_a), (document_b, _, cites_b) = one.partition("\t"), other.partition("\t")
    cited_a, cited_b = set(cites_a.split("|")) - {""}, set(cites_b.split("|")) - {""}
    if document_a == document_b:
        return "one document"
    if document_a in cited_b or document_b in cited_a:
        return "one cites the other"
    if cited_a & cited_b:
        return "both cite one document"
    return "cited together" if (min(document_a, document_b), max(document_a, document_b)) in together else "not said"


def _cited_together(cites: "pd.Series[str]") -> Set[tuple[str, str]]:
    """Pairs of documents that one claim cites, but for claims that cite very many."""
    lists = [sorted(each.split("|")) for each in set(cites) if each]
    return {pair for each in lists if len(each) <= MOST_CITED for pair in combinations(each, 2)}


def _compare_origin(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    document, source = (pd.factorize(prepared.frame[column])[0] for column in ("document_id", "source_id"))
    return np.select([document[left] == document[right], source[left] == source[right]], [1, 2], default=3).astype(
        np.int8
    )


def _compare_telling(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    recalled = prepared.frame["background"].to_numpy(dtype=bool)
    return np.select([recalled[left] & recalled[right], recalled[left] | recalled[right]], [2, 3], default=1).astype(
        np.int8
    )


FEATURES = (
    Feature("stated time", WHEN, compare_stated_times),
    Feature("publication", PUBLISHED, compare_published),
    Feature("place", PLACE, _by_distinct("place_paths", PLACE, compare_places)),
    Feature("parties", PARTY, _by_distinct("party_paths", PARTY, compare_parties)),
    Feature("kind of event", KIND, _by_distinct("kinds", KIND, compare_kinds)),
    Feature("rare words", RARE, _compare_rare_words),
    Feature("wording", WORDING, _compare_wording),
    Feature("cited documents", CITED, _compare_cited),
    Feature("source", ORIGIN, _compare_origin),
    Feature("telling", TELLING, _compare_telling),
)
