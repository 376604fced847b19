from claims.matching import CLAIM_COLUMNS, claim_frame
from tests.builders.collection_tables import claim, said
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


def test_demands_are_not_what_happened() -> None:
    frame = claim_frame(collection_of(claim("a", where=said("town", stance="demands"))))
    assert frame.iloc[0]["places"] == ""
