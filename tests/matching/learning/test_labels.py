import numpy as np
import pandas as pd

from claims.matching.learning.labels import Labels, labels_of_judgements


def test_judgements_are_labels() -> None:
    rows = [("a", "b", "same"), ("b", "c", "same"), ("d", "a", "not same"), ("e", "f", "unsure"), ("g", "a", "part of")]
    labels = labels_of_judgements(pd.DataFrame(rows, columns=["claim_a", "claim_b", "verdict"]))
    gold = labels.incident_of
    assert gold["a"] == gold["b"] == gold["c"]
    assert len({gold["a"], gold["d"], gold["g"]}) == 3
    assert "e" not in gold
    assert labels.apart == {("a", "d"), ("a", "g")}


def test_incidents_that_nobody_judged_to_be_two_are_undecided() -> None:
    one, other = (np.array(list(ids), dtype=object) for ids in ("aab", "abc"))
    known = Labels(incident_of={}, apart={("b", "c")})
    assert known.decide(one, other).tolist() == [True, False, True]
    assert Labels(incident_of={}).decide(one, other).tolist() == [True, True, True]
    nobody = np.array(["", "a", "a"], dtype=object)
    assert known.decide(one, nobody).tolist() == [False, True, False]
