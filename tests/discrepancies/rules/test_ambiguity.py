"""Phrases and names with two readings."""

from typing import Any

import pytest

from claims.model import Kind
from tests.builders.collection_tables import Tables, claim, said
from tests.builders.findings import A, compare, compare_parts, of_kind, shown


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param(
            [claim("c1", source=A, killed=[said("2", group="civilians", fragment="two, a child", note="One."), said("3", reading_of="c1-1", note="Other.")])],
            [
                ("ambiguity, differs, medium, killed", "Event i, killed: “two, a child” (source-a) can be read in two ways: 2 (Civilians) or 3 (of whom is not stated). One. Other.", "2 (Civilians): c1-1", "3 (of whom is not stated): c1-2"),
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
                ("ambiguity, differs, minor, wounded", "Event i, wounded: “two” (source-a) can be read in two ways: 2 (of whom is not stated) or 3 (of whom is not stated) or 4 (of whom is not stated). Same.", "2 (of whom is not stated): c1-1", "3 (of whom is not stated): c1-2", "4 (of whom is not stated): c1-3"),
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


BOX = [said("2", group="police", fragment="2 killed", paragraph="1"), said("2", reading_of="box-1", paragraph="1")]


def told(name: str, killed: object, *, paragraph: str = "5", document: str = "book") -> Tables:
    counted = {**killed, "paragraph": paragraph} if isinstance(killed, dict) else killed
    return claim(name, source=A, document=document, killed=counted)


def settled(*accounts: Tables) -> bool:
    """Whether the phrase is explained; it is raised or explained, never both."""
    findings = compare_parts(*accounts)
    explained = [each for each in findings.lookalikes if each.kind is Kind.AMBIGUITY]
    assert bool(explained) is not bool(of_kind(findings, Kind.AMBIGUITY))
    return bool(explained)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param([told("a", said("1", group="officers")), told("b", said("1", group="police"))], True, id="its parts come to one reading"),
        pytest.param([told("a", said("2", group="police"))], True, id="one part does"),
        pytest.param([told("a", said("1", group="officers"))], False, id="its parts come to less"),
        pytest.param([told("a", said("2", group="police"), paragraph="1")], False, id="in the same paragraph"),
        pytest.param([told("a", said("2", group="police"), document="other")], False, id="in another document"),
        pytest.param([told("a", said("1", group="officers")), told("b", said("1", group="police")), told("c", said("1+", group="police"))], False, id="others are unresolved"),
        pytest.param([told("a", said("2", group="police", stance="demands"))], False, id="a demand"),
        pytest.param([told("a", said("2", group="police")), told("b", said("0", group="security"))], True, id="nobody of the other side"),
    ],
)  # fmt: skip
def test_what_the_document_counts_elsewhere_settles_a_number(parts: list[Tables], *, expected: bool) -> None:
    assert settled(claim("box", source=A, document="book", killed=BOX), *parts) is expected


@pytest.mark.parametrize(
    ("field", "elsewhere", "expected"),
    [
        ("initiator", said("police", paragraph="5"), True),
        ("initiator", said("army", paragraph="5"), False),
        ("initiator", said("police", paragraph="1"), False),
        ("initiator", said("police", paragraph="5", chain="source-a:asserts"), False),
        ("initiator", [said("police", paragraph="5"), said("security", paragraph="6")], False),
        ("participant", said("police", paragraph="5"), False),
    ],
)
def test_what_the_document_names_elsewhere_settles_a_name(field: str, elsewhere: object, *, expected: bool) -> None:
    readings = [said("police", fragment="the force", paragraph="1"), said("security", reading_of="c1-1", paragraph="1")]
    first, second = (
        claim(name, source=A, document="book", **dict[str, Any]({field: values}))
        for name, values in (("c1", readings), ("c2", elsewhere))
    )
    findings = compare(first, second)
    assert (Kind.AMBIGUITY not in {each.kind for each in findings.discrepancies}) is expected


def test_the_explanation_tells_the_readings_and_what_settles_them() -> None:
    findings = compare_parts(claim("box", source=A, document="book", killed=BOX), told("a", said("2", group="police")))
    assert [shown(each) for each in findings.lookalikes if each.kind is Kind.AMBIGUITY] == [
        (
            "ambiguity, differs, explained, killed",
            "Event w: killed, “2 killed” (source-a) can be read in two ways: 2 (The police) or 2 (of whom is not stated). "
            "The same document settles it elsewhere: 2 (The police).",
            "2 (The police): box-1",
            "2 (of whom is not stated): box-2",
            "2 (The police): a-1 agrees",
        )
    ]
