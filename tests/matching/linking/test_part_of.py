import pandas as pd
import pytest

from claims.matching.claims.foreign import KNOWN_COLUMNS, frame_of
from claims.matching.linking.part_of import SUM_COLUMNS, suggest_sums

CLAIMS = {
    "sum": ("a", "2021-01-23", "2021-01-25", "Qamishli", "army"),
    "first": ("b", "2021-01-23", "2021-01-23", "Qamishli", "army"),
    "second": ("b", "2021-01-25", "2021-01-25", "Qamishli", ""),
}


def suggested(changed: dict[str, tuple[str, ...]] | None = None) -> pd.DataFrame:
    """What is suggested for the claims above, some of them changed; each is an incident of its own."""
    rows = [
        dict.fromkeys(KNOWN_COLUMNS, "") | dict(zip(("source", "date_start", "date_end", "place", "actor_a"), cells, strict=True)) | {"claim_id": name}
        for name, cells in (CLAIMS | (changed or {})).items()
    ]  # fmt: skip
    frame = frame_of(pd.DataFrame(rows, dtype="str"))
    return suggest_sums(frame, pd.DataFrame({"claim_id": frame["claim_id"], "incident_id": "i-" + frame["claim_id"]}))


def test_a_claim_of_several_days_may_sum_the_incidents_of_another_source() -> None:
    found = suggested()
    assert tuple(found.columns) == SUM_COLUMNS
    assert list(found["incident_id"]) == ["i-first", "i-second"]
    assert set(found["claim_id"]) == {"sum"}
    assert "holds 2 incidents of other sources at Qamishli" in found["reason"][0]


@pytest.mark.parametrize(
    "changed",
    [
        {"second": ("b", "2021-01-26", "2021-01-26", "Qamishli", "")},
        {"second": ("b", "2021-01-25", "2021-01-25", "Hasakah", "")},
        {"second": ("b", "2021-01-25", "2021-01-25", "Qamishli", "guard")},
        {"second": ("a", "2021-01-25", "2021-01-25", "Qamishli", "")},
        {"sum": ("a", "2021-01-23", "2021-01-23", "Qamishli", "army")},
    ],
)
def test_what_lies_outside_or_is_alone_is_no_sum(changed: dict[str, tuple[str, ...]]) -> None:
    assert suggested(changed).empty
