from typing import Any

import pandas as pd
import pytest

from claims.matching.linking.description import consensus

DAY, OTHER = pd.Timestamp("2021-01-23"), pd.Timestamp("2021-01-24")


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([(DAY, DAY, "day"), (OTHER, OTHER, "day"), (OTHER, OTHER, "day")], (OTHER, OTHER, "day")),
        ([(DAY, OTHER, "within"), (DAY, OTHER, "within"), (OTHER, OTHER, "day")], (OTHER, OTHER, "day")),
        ([(DAY, pd.NaT, "period"), (DAY, pd.NaT, "period"), (DAY, OTHER, "period")], (DAY, OTHER, "period")),
        ([(OTHER, OTHER, "day"), (DAY, DAY, "day")], (DAY, DAY, "day")),
    ],
)
def test_an_incident_has_the_exact_time_that_most_state(times: Any, expected: Any) -> None:
    assert consensus(times) == expected
