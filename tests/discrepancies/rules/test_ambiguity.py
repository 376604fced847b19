"""Phrases and names with two readings."""

import pytest

from claims.model import Kind
from tests.builders.collection_tables import Tables, claim, said
from tests.builders.findings import A, compare, of_kind, shown


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param(
            [claim("c1", source=A, killed=[said("2", group="civilians", fragment="two, a child", note="One."), said("3", reading_of="c1-1", note="Other.")])],
            [
                ("ambiguity, differs, medium, killed", "Event i, killed: “two, a child” (source-a) can be read in two ways: 2 (Civilians) or 3 (of whom is not said). One. Other.", "2 (Civilians): c1-1", "3 (of whom is not said): c1-2"),
            ],
            id="other numbers of dead",
        ),
        pytest.param(
            [claim("c1", source=A, killed=[said("2", group="civilians", fragment="two"), said("2", group="police", reading_of="c1-1")])],
            [
                ("ambiguity, differs, minor, killed", "Event i, killed: “two” (source-a) can be read in two ways: 2 (Civilians) or 2 (The police).", "2 (Civilians): c1-1", "2 (The police): c1-2"),
            ],
            id="other people",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=[said("2", fragment="two"), said("3", reading_of="c1-1", note="Same."), said("4", reading_of="c1-1", note="Same.")])],
            [
                ("ambiguity, differs, minor, wounded", "Event i, wounded: “two” (source-a) can be read in two ways: 2 (of whom is not said) or 3 (of whom is not said) or 4 (of whom is not said). Same.", "2 (of whom is not said): c1-1", "3 (of whom is not said): c1-2", "4 (of whom is not said): c1-3"),
            ],
            id="other numbers of wounded",
        ),
        pytest.param(
            [claim("c1", source=A, where=[said("river-town", fragment="the town"), said("hill-town", reading_of="c1-1")])],
            [
                ("ambiguity, differs, minor, where", "Event i, where: “the town” (source-a) can be read in two ways: River Town or Hill Town.", "River Town: c1-1", "Hill Town: c1-2"),
            ],
            id="a place",
        ),
        pytest.param(
            [claim("c1", source=A, where=[said("river-town", fragment="the town"), said("river-town", reading_of="c1-1", note="Which bank?")])],
            [
                ("ambiguity, differs, minor, where", "Event i, where: “the town” (source-a) can be read in two ways. Which bank?", "River Town: c1-1", "River Town: c1-2"),
            ],
            id="one value",
        ),
        pytest.param(
            [claim("c1", source=A, where=[said("river-town", fragment="the town"), said("hill-town", reading_of="c1-1")], armed=[said("yes", fragment="arms"), said("no", reading_of="c1-3")])],
            [
                ("ambiguity, differs, minor, where", "Event i, where: “the town” (source-a) can be read in two ways: River Town or Hill Town.", "River Town: c1-1", "Hill Town: c1-2"),
                ("ambiguity, differs, minor, armed", "Event i, armed: “arms” (source-a) can be read in two ways: yes or no.", "yes: c1-3", "no: c1-4"),
            ],
            id="two phrases",
        ),
        pytest.param(
            [claim("c1", source=A, where="river-town")],
            [],
            id="one reading",
        ),
    ],
)  # fmt: skip
def test_each_phrase_with_its_readings(accounts: list[Tables], expected: list[tuple[str, ...]]) -> None:
    assert [shown(each) for each in of_kind(compare(*accounts), Kind.AMBIGUITY)] == expected
