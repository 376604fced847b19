"""Dropping pairs early changes nothing: what is kept, its points and the links are those of comparing everything."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.synthetic import synthetic_claims
from claims.matching.blocking.blocks import find_candidates
from claims.matching.claims.prepared import Prepared, prepare
from claims.matching.features.registry import FEATURES, compare_features
from claims.matching.features.wording import without_words
from claims.matching.linking.link import link_scored
from claims.matching.scoring.score import Weighing
from claims.matching.scoring.scored_pairs import Scored
from claims.matching.scoring.weights import read_weights
from claims.matching.settings import MatchSettings
from tests.builders.matching import frame_of

TABLE = synthetic_claims(600, seed=4)[0]
TOLD_TWICE = TABLE.assign(summary=np.where(np.arange(len(TABLE)) % 3, "", TABLE["title"] + " Near the Old Mill"))
WEIGHTS = read_weights(MatchSettings().weights_file)


@pytest.fixture(scope="module", params=[TABLE, TOLD_TWICE], ids=["titles alone", "titles and summaries"])
def prepared(request: pytest.FixtureRequest) -> Prepared:
    return prepare(frame_of(request.param))


@pytest.mark.parametrize("least", [-100.0, -4.0, 0.0])
def test_pairs_kept_and_points_are_those_of_comparing_everything(prepared: Prepared, least: float) -> None:
    found = find_candidates(prepared)
    points = WEIGHTS.weigh(compare_features(prepared, found.left, found.right))
    kept, early = Weighing.of(prepared, WEIGHTS, least).weigh(found.left, found.right)
    assert kept.tolist() == np.flatnonzero(points >= least).tolist()
    assert early.tolist() == points[kept].tolist()


def test_links_are_those_of_comparing_everything(prepared: Prepared) -> None:
    found = find_candidates(prepared)
    ids, documents = prepared.frame["claim_id"].to_numpy(dtype=object), prepared.codes("document_id")
    points = WEIGHTS.weigh(compare_features(prepared, found.left, found.right))
    every = Scored(ids=ids, documents=documents, left=found.left, right=found.right, points=points)
    kept, early = Weighing.of(prepared, WEIGHTS, MatchSettings().least_points).weigh(found.left, found.right)
    some = replace(every, left=found.left[kept], right=found.right[kept], points=early)
    assert len(kept) < len(points)
    linked = (link_scored(each, thresholds=(-3.0, 3.0)).groups for each in (every, some))
    assert len({str({at: groups.tolist() for at, groups in each.items()}) for each in linked}) == 1


def test_sharing_no_word_settles_what_it_is_said_to_settle(prepared: Prepared) -> None:
    found = find_candidates(prepared)
    levels = compare_features(prepared, found.left, found.right)
    words = next(feature for feature in FEATURES if feature.name == "rare words").levels
    wordless = levels[levels["rare words"] == words.index("none")]
    assert len(wordless)
    for name, level in without_words(prepared).items():
        assert (wordless[name] == level).all()
