import numpy as np
import pytest

from claims.matching import claim_frame
from claims.matching.claims.prepared import prepare
from claims.matching.features.all_features import FEATURES, compare_features
from tests.builders.collection_tables import claim, said
from tests.builders.matching import collection_of

OF_NAMES = ("name of the place", "area", "likely area", "busyness of the place", "others at place and time")


def levels(imported: str) -> dict[str, str]:
    """The levels that two claims of one town get; those named are imported."""
    claims = [
        claim(
            each, source=each, title=each, when="2021-01-23", where=said("village" if imported else "town", coder=coder)
        )
        for each, coder in ((each, "import: x" if each in imported else "Ana") for each in ("a", "b"))
    ]
    prepared = prepare(claim_frame(collection_of(*claims)))
    found = compare_features(prepared, np.array([0]), np.array([1])).iloc[0]
    return {each.name: each.levels[int(found[each.name])] for each in FEATURES if each.name in {*OF_NAMES, "place"}}


def test_places_of_one_tree_are_compared_in_it_alone() -> None:
    found = levels(imported="")
    assert found["place"] == "same town"
    assert {found[name] for name in OF_NAMES} == {"not said"}


@pytest.mark.parametrize("imported", ["ab"])
def test_places_that_are_only_names_are_compared_by_them_alone(imported: str) -> None:
    found = levels(imported)
    assert found["place"] == "not said"
    assert (found["name of the place"], found["area"]) == ("same name", "same area")
    assert "not said" not in {found[name] for name in OF_NAMES}
