import pytest

from claims.matching import CLAIM_COLUMNS, claim_frame
from tests.builders.collection_tables import claim, row, said
from tests.builders.matching import collection_of


def test_the_claim_frame_reads_times_places_parties_and_no_counts() -> None:
    collection = collection_of(
        claim(
            "a",
            where=["town", "bazaar"],
            participant="officers",
            killed=said("6", group="guard", gloss="six guards"),
            kind="clash",
        )
    )
    frame = claim_frame(collection)
    assert tuple(frame.columns) == CLAIM_COLUMNS
    only = frame.iloc[0]
    assert (
        only["place_paths"]
        == "country:country>governorate:north>town:town>quarter:bazaar|country:country>governorate:north>town:town"
    )
    assert only["parties"] == "officers"
    assert "guards" not in only["text"]


@pytest.mark.parametrize("cells", [{"stance": "demands"}, {"stance": "aims"}, {"chain": "somebody:aims"}])
def test_demands_and_aims_are_not_what_happened(cells: dict[str, str]) -> None:
    somebody = row("sources", "somebody", kind="speaker")
    frame = claim_frame(collection_of(claim("a", where=said("town", **cells)), sources=[somebody]))
    assert frame.iloc[0]["places"] == ""
