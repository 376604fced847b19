"""Days, names and revisions that look like a discrepancy and are none."""

import pytest

from tests.builders.collection_tables import Tables, claim, said
from tests.builders.findings import A, B, C, compare, shown


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param(
            [claim("c1", source=A, began=said("day 13", said="2021-01-23", verbatim="13th day", fragment="13th day")), claim("c2", source=B, began=said("day 22", said="2021-02-01")), claim("c3", source=C, began="2021-01-10")],
            [
                ("date, overlaps, explained, began", "Event i: “13th day” means 10 or 11 January 2021; “day 22” means 10 or 11 January 2021; 10 January 2021. Counted from the day each was said, these can mean the same day.", "“13th day” means 10 or 11 January 2021: c1-1", "“day 22” means 10 or 11 January 2021: c2-1", "10 January 2021: c3-1"),
            ],
            id="day counts that allow one day",
        ),
        pytest.param(
            [claim("c1", source=A, began=said("day 13", said="2021-01-23")), claim("c2", source=B, began=said("day 23", said="2021-01-23"))],
            [],
            id="day counts that allow none",
        ),
        pytest.param(
            [claim("c1", source=A, began=said("day 13", said="2021-01-23")), claim("c2", source=B, began="2021-01-10")],
            [],
            id="one day count",
        ),
        pytest.param(
            [claim("c1", source=A, began=said("day 13", said="2021-01-23")), claim("c2", source=B, began="[2021-01-02..2021-02-02]")],
            [],
            id="a day count and a month of days",
        ),
        pytest.param(
            [claim("c1", source=A, participant=said("police", verbatim="the police", fragment="the police")), claim("c2", source=B, participant=said("police", verbatim="الشرطة", fragment="الشرطة"))],
            [
                ("who took part, agrees, explained, participant", "Event i: “The police” and “الشرطة”. These are names for the same party, The police.", "“The police”: c1-1", "“الشرطة”: c2-1"),
            ],
            id="names of one party",
        ),
        pytest.param(
            [claim("c1", source=A, where=said("river-town", verbatim="River Town", fragment="River Town")), claim("c2", source=B, where=said("river-town", verbatim="مدينة النهر", fragment="مدينة النهر"))],
            [
                ("place, agrees, explained, where", "Event i: “River Town” and “مدينة النهر”. These are names for the same place, River Town.", "“River Town”: c1-1", "“مدينة النهر”: c2-1"),
            ],
            id="names of one place",
        ),
        pytest.param(
            [claim("c1", source=A, participant=[said("police", verbatim="the police", fragment="the police"), said("police", verbatim="الشرطة", fragment="الشرطة")])],
            [],
            id="names in one source",
        ),
        pytest.param(
            [claim("c1", source=A, participant=said("police", verbatim="the police", fragment="the police")), claim("c2", source=B, participant=said("police", verbatim="police", fragment="police"))],
            [],
            id="one name in two sources",
        ),
        pytest.param(
            [claim("c1", source=A, initiator=said("police", verbatim="the police", fragment="the police")), claim("c2", source=B, initiator=said("police", verbatim="الشرطة", fragment="الشرطة"))],
            [],
            id="names in another field",
        ),
        pytest.param(
            [claim("c1", source=A, participant=said("police", verbatim="they", fragment="they")), claim("c2", source=B, participant=said("police", verbatim="الشرطة", fragment="الشرطة"))],
            [],
            id="words that hold no name",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=said("4", group="police")), claim("c2", source=A, wounded=said("6", group="police"), supersedes="c1")],
            [
                ("count, differs, explained, wounded", "Event i: wounded, first 4, later 6, both according to source-a. The same source corrected itself; its later account counts.", "4: c1-1", "6: c2-1"),
            ],
            id="a count that was revised",
        ),
        pytest.param(
            [claim("c1", source=A, wounded="4"), claim("c2", source=A, wounded="6", supersedes="c1"), claim("c3", source=A, wounded="7", supersedes="c2")],
            [
                ("count, differs, explained, wounded", "Event i: wounded, first 4, later 6, both according to source-a. The same source corrected itself; its later account counts.", "4: c1-1", "6: c2-1"),
                ("count, differs, explained, wounded", "Event i: wounded, first 6, later 7, both according to source-a. The same source corrected itself; its later account counts.", "6: c2-1", "7: c3-1"),
            ],
            id="a count that was revised twice",
        ),
        pytest.param(
            [claim("c1", source=A, when="2021-01-23"), claim("c2", source=A, when="2021-01-24", supersedes="c1")],
            [
                ("date, differs, explained, when", "Event i: when, first 23 January 2021, later 24 January 2021, both according to source-a. The same source corrected itself; its later account counts.", "23 January 2021: c1-1", "24 January 2021: c2-1"),
            ],
            id="a day that was revised",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=said("4", group="police")), claim("c2", source=A, wounded=said("6", group="army"), supersedes="c1")],
            [],
            id="a count of others",
        ),
        pytest.param(
            [claim("c1", source=A, wounded="4"), claim("c2", source=A, wounded="4", supersedes="c1")],
            [],
            id="the same count again",
        ),
        pytest.param(
            [claim("c1", source=A, blocked="fuel"), claim("c2", source=A, blocked="food", supersedes="c1")],
            [],
            id="one of several values",
        ),
    ],
)  # fmt: skip
def test_days_names_and_revisions_that_only_look_unlike(
    accounts: list[Tables], expected: list[tuple[str, ...]]
) -> None:
    assert [shown(each) for each in compare(*accounts).lookalikes] == expected
