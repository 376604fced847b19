from pathlib import Path

import numpy as np
import pytest

from claims.errors import UnknownIdError
from claims.matching import explain, explain_text, match_claims
from claims.matching.claims.claim_table import read_claim_table
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
