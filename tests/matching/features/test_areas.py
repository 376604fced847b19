import numpy as np
import pandas as pd

from claims.matching.arrays import entries_of
from claims.matching.claims.place_names import PlaceNames
from claims.matching.features.areas import LIKELY, LikelyAreas
from claims.matching.settings import AreaEvidence


def likely_areas(frame: pd.DataFrame) -> LikelyAreas | None:
    return LikelyAreas.of(PlaceNames(frame, entries_of(frame["text"], " ")), frame["source_id"], AreaEvidence())


def test_where_a_claim_is_likely_set_is_told_by_its_place_and_its_source() -> None:
    rows = [
        ("a", "Troy", "Ohio"),
        ("a", "Troy", "Ohio"),
        ("a", "", "Ohio"),
        ("a", "", ""),
        ("b", "Troy", ""),
        ("c", "", ""),
    ]
    rows += [("d", f"Town {at}", f"Area {at % 5}") for at in range(20)]
    frame = pd.DataFrame(rows, columns=["source_id", "place_names", "area"])
    frame = frame.assign(country="", text="")
    areas = likely_areas(frame)
    assert areas is not None
    left, right = np.array([0, 3, 0, 0, 3]), np.array([1, 4, 6, 5, 5])
    levels = [LIKELY[level] for level in areas.compare(left, right)]
    assert levels[0] in {"quite likely", "very likely"}
    assert LIKELY.index(levels[1]) > LIKELY.index("rather likely")
    assert levels[2:] == ["hardly", "not said", "not said"]
    assert likely_areas(frame.assign(area="")) is None
