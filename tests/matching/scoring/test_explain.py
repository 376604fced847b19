from itertools import permutations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from claims.errors import UnknownIdError
from claims.matching import explain, explain_text, match_claims
from claims.matching.claims.claim_table import read_claim_table
from claims.matching.claims.prepared import prepare
from claims.matching.features.all_features import CONTEXT_FEATURES, compare_features
from claims.matching.scoring.explain import in_few_lines, tell_pairs
from claims.model import Evidence, Match
from tests.builders.claim_tables import NEWS, write_table
from tests.builders.matching import SMALL, collection_of, evidence


@pytest.mark.parametrize("pair", [("a", "b"), ("b", "a"), ("a", "e")])
def test_the_evidence_sums_to_the_points_whichever_claim_comes_first(pair: tuple[str, str]) -> None:
    collection = collection_of(*SMALL)
    match = explain(collection, *pair)
    assert match == explain(collection, *reversed(pair))
    assert sum(each.points for each in match.evidence) == pytest.approx(match.points)
    assert match.probability == pytest.approx(1 / (1 + np.exp(-match.points)), abs=1e-6)
    assert all(each.sentence and "{" not in each.sentence for each in match.evidence)


def test_what_is_not_said_is_neutral_and_said_so() -> None:
    found = evidence(collection_of(*SMALL), "a", "d")["stated time"]
    assert (found.points, found.value_b) == (0, "no date")
    assert "has no effect" in found.sentence


def test_explaining_an_unknown_claim_names_known_ones() -> None:
    with pytest.raises(UnknownIdError, match="allowed: one of 5 ids such as a, b, c"):
        explain(collection_of(*SMALL), "a", "nobody")


def test_explanations_sum_to_the_score(tmp_path: Path) -> None:
    frame = read_claim_table(write_table(tmp_path, NEWS)).frame
    for one, other in (("n1", "n2"), ("n1", "n4")):
        match = explain(frame, one, other)
        assert sum(part.points for part in match.evidence) == pytest.approx(match.points)
        assert f"{match.points:+.2f}  together" in explain_text(match)
        assert not any("{" in part.sentence for part in match.evidence)
    matches = match_claims(frame).set_index(["claim_a", "claim_b"])["points"]
    assert matches["n1", "n2"] == pytest.approx(explain(frame, "n1", "n2").points)


def test_of_many_pairs_only_what_counts_is_told_where_that_is_enough() -> None:
    prepared = prepare(collection_of(*SMALL), None)
    ends = np.array([0, 0, 1]), np.array([1, 4, 3])
    levels = pd.concat(
        [compare_features(prepared, *ends), pd.DataFrame(0, index=range(3), columns=[each.name for each in CONTEXT_FEATURES])], axis=1
    )  # fmt: skip
    every, counting = (tell_pairs(prepared, ends, levels, None, only_counting=only) for only in (False, True))
    assert [match.evidence for match in counting] == [
        tuple(part for part in match.evidence if part.points) for match in every
    ]
    assert [match.points for match in counting] == [match.points for match in every]
    assert any(len(match.evidence) < len(other.evidence) for match, other in zip(counting, every, strict=True))


def test_shared_words_are_told_the_rarest_first_and_by_the_alphabet_among_equals(tmp_path: Path) -> None:
    texts = prepare(read_claim_table(write_table(tmp_path, NEWS)).frame, None).texts
    alike = [texts.shared_words(*pair) for pair in permutations(range(texts.matrix.shape[0]), 2)]
    rarity = dict(zip(texts.vocabulary, texts.rarity, strict=True))
    assert any(len(words) > 1 for words in alike)
    for words in alike:
        assert list(words) == sorted(words, key=lambda word: (-rarity[word], word))


def part(feature: str, points: float) -> Evidence:
    return Evidence(feature=feature, points=points, value_a="", value_b="", sentence=f"About {feature}.")


@pytest.mark.parametrize(
    ("points", "told"),
    [
        pytest.param([1.0, -2.0], {"f1": -2.0, "f0": 1.0}, id="the strongest first"),
        pytest.param([1.0, 0.0], {"f0": 1.0}, id="what says nothing is left out"),
        pytest.param([7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0], dict(zip([f"f{at}" for at in range(7)], [7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0], strict=True)), id="one more is told by itself"),
        pytest.param([7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, -0.5], {"f0": 7.0, "f1": 6.0, "f2": 5.0, "f3": 4.0, "f4": 3.0, "f5": 2.0, "everything else": 0.5}, id="two more together"),
        pytest.param([], {}, id="nothing"),
    ],
)  # fmt: skip
def test_an_explanation_fits_into_a_few_lines(points: list[float], told: dict[str, float]) -> None:
    evidence = tuple(part(f"f{at}", each) for at, each in enumerate(points))
    match = Match(claim_a="a", claim_b="b", points=sum(points), probability=0.5, evidence=evidence)
    assert {each.feature: each.points for each in in_few_lines(match).evidence} == told
    assert list(told) == [each.feature for each in in_few_lines(match).evidence]
    assert len(explain_text(match).splitlines()) <= 8


def test_weaker_features_are_named() -> None:
    evidence = tuple(part(f"f{at}", 9.0 - at) for at in range(9))
    match = Match(claim_a="a", claim_b="b", points=45, probability=1, evidence=evidence)
    assert in_few_lines(match).evidence[-1].sentence == "3 weaker features together: f6, f7, f8."
