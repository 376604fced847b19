from typing import Any

from claims.matching import explain
from tests.builders.collection_tables import claim, said
from tests.builders.matching import collection_of


def test_a_passage_that_goes_on_takes_no_account_away_from_the_one_before() -> None:
    def lead(night: dict[str, Any]) -> float:
        """What speaks for the account of the day and that of another source, beside the pair of the night."""
        day: dict[str, Any] = {"when": "2021-05-03", "where": "town", "participant": ["army", "guard"]}
        told = claim("a", document="story", kind=said("clash", paragraph="4"), **day)
        other = claim("c", source="source-c", kind="shooting", when="[2021-05-01..2021-05-06]", where="town")
        later = claim("b", document="story", participant=["army", "guard"], **night)
        match = explain(collection_of(told, later, other), "a", "c")
        return next(each.points for each in match.evidence if each.feature == "lead over other pairs")

    goes_on = {"when": "[2021-05-03..2021-05-04]", "kind": said("clash", paragraph="4")}
    far_from_it = {"when": "[2021-05-03..2021-05-04]", "kind": said("clash", paragraph="9")}
    assert lead(goes_on) == lead(far_from_it)
