from typing import Any

import pytest

from claims.matching import claim_frame
from claims.tables import day_of, records_of
from tests.builders.collection_tables import Cells, claim, said
from tests.builders.matching import collection_of

D, E, F = "2021-01-23", "2021-01-24", "2021-02-02"


def inferred(value: str) -> Cells:
    """A value that its coder concluded."""
    return said(value, basis="inference", note="Concluded.")


def time_of(fields: dict[str, object]) -> tuple[object, ...]:
    """First day, last day, precision and whether they are inferred."""
    told: dict[str, Any] = fields
    [row] = records_of(claim_frame(collection_of(claim("a", **told))))
    first, last = (day_of(row[end]) for end in ("first", "last"))
    return first and str(first), last and str(last), row["precision"], row["inferred"]


@pytest.mark.parametrize(
    ("fields", "time"),
    [
        ({"kind": "clash"}, (None, None, "", False)),
        ({"when": D}, (D, D, "day", False)),
        ({"when": "2021-01"}, ("2021-01-01", "2021-01-31", "month", False)),
        ({"when": [D, F]}, (D, F, "within", False)),
        ({"when": [D, f"{E}/{F}"]}, (D, F, "period", False)),
        ({"when": [D, D]}, (D, D, "day", False)),
        ({"when": [D, f"{D}/.."]}, (D, None, "period", False)),
        ({"when": D, "began": E, "ended": F}, (D, D, "day", False)),
        ({"began": D, "ended": F}, (D, F, "period", False)),
        ({"began": [E, D]}, (D, None, "period", False)),
        ({"ended": F}, (None, F, "period", False)),
        ({"when": inferred(D)}, (D, D, "day", True)),
        ({"when": [inferred(D), E]}, (D, E, "within", False)),
        ({"when": inferred(D), "began": D}, (D, D, "day", True)),
        ({"began": inferred(D), "ended": inferred(F)}, (D, F, "period", True)),
    ],
)
def test_the_time_of_a_claim_holds_all_that_it_states(fields: dict[str, object], time: tuple[object, ...]) -> None:
    assert time_of(fields) == time
