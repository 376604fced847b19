"""What a severity is judged by: sides read away, of one party, of vague words, recalled, summed."""

from typing import Any

import pytest

from claims.discrepancies import find_discrepancies
from claims.model import Kind
from tests.builders.collection_tables import Tables, build_collection, claim, row, said
from tests.builders.findings import A, B, C, clean, compare, of_kind
from tests.builders.incidents import linked


def severities(kind: Kind, *claims: Tables, **tables: Any) -> list[str]:
    """The severities of the discrepancies of one kind among the accounts."""
    return [str(each.severity) for each in of_kind(compare(*claims, **tables), kind)]


@pytest.mark.parametrize(("by_c", "severity"), [(None, "minor"), ("c1-doc", "minor"), ("", "medium")])
def test_an_agreement_that_says_from_whom_it_has_it(by_c: str | None, severity: str) -> None:
    told = {"value": "police", "chain": "council:asserts"}
    accounts = [
        claim("c1", source=A, initiator=said(**told)),
        claim("c2", source=B, initiator=said(cites="c1-doc", **told)),
    ]
    if by_c is not None:
        accounts.append(claim("c3", source=C, initiator=said(cites=by_c, **told)))
    council = [row("sources", "council", kind="speaker", ties="administration")]
    assert severities(Kind.SHARED_ORIGIN, *accounts, sources=council) == [severity]


@pytest.mark.parametrize(
    ("quoted", "severity"),
    [
        pytest.param(f"{A}:asserts", "minor", id="the other source"),
        pytest.param(f"{A}:relays > council:asserts", "minor", id="the other source, on whom it quotes"),
        pytest.param("council:asserts", "medium", id="whom the other quotes"),
    ],
)
def test_an_agreement_of_who_quotes_the_other(quoted: str, severity: str) -> None:
    sources = [
        row("sources", "council", kind="speaker", ties="administration"),
        row("sources", A, kind="outlet", ties="administration"),
    ]
    accounts = [
        claim("c1", source=A, initiator="police"),
        claim("c2", source=B, initiator=said("police", stance="relays", chain=quoted)),
    ]
    assert severities(Kind.SHARED_ORIGIN, *accounts, sources=sources) == [severity]


@pytest.mark.parametrize(
    ("ties", "severity"),
    [(("police", "army"), "minor"), (("police", "administration"), "medium"), (("", ""), "medium")],
)
def test_reasons_that_one_side_gives(ties: tuple[str, str], severity: str) -> None:
    sources = [row("sources", source, kind="outlet", ties=tied) for source, tied in zip((A, B), ties, strict=True)]
    reasons = [row("fields", "aim", type="term", many="yes", rule="cause", severity="medium", terms="talks|power")]
    accounts = [claim("c1", source=A, aim="talks"), claim("c2", source=B, aim="power")]
    assert severities(Kind.CAUSE, *accounts, fields=reasons, sources=sources) == [severity]


@pytest.mark.parametrize(
    ("field", "value", "by", "severity"),
    [("initiator", "police", A, "minor"), ("initiator", "police", B, "medium"), ("killed", "2", A, "high")],
)
def test_a_source_that_is_surer_in_one_place_than_in_another(field: str, value: str, by: str, severity: str) -> None:
    sure: dict[str, Any] = {field: value}
    doubtful: dict[str, Any] = {field: said(value, stance="hedges")}
    accounts = [claim("c1", source=A, **sure), claim("c2", source=by, **doubtful)]
    assert severities(Kind.CERTAINTY, *accounts) == [severity]


@pytest.mark.parametrize(
    ("reading", "severity"),
    [
        (None, "high"),
        ({"killed": said("5", reading_of="c1-1")}, "minor"),
        ({"killed": said("3", reading_of="c1-1")}, "high"),
        ({"wounded": said("2", reading_of="c1-1")}, "minor"),
    ],
)
def test_another_reading_of_the_words_may_leave_nothing(reading: dict[str, Any] | None, severity: str) -> None:
    own: dict[str, Any] = {"killed": [said("2", fragment="two")]}
    for field, value in (reading or {}).items():
        own[field] = [*own.get(field, []), value]
    assert severities(Kind.COUNT, claim("c1", source=A, **own), claim("c2", source=B, killed="5")) == [severity]


def test_a_side_that_another_source_holds_too_is_not_read_away() -> None:
    own = [said("2", fragment="two"), said("5", reading_of="c1-1")]
    accounts = [claim("c1", source=A, killed=own), claim("c2", source=B, killed="5"), claim("c3", source=C, killed="2")]
    assert severities(Kind.COUNT, *accounts) == ["high"]


@pytest.mark.parametrize(("other", "severity"), [("army", "minor"), ("security", "high")])
def test_parties_of_one_side(other: str, severity: str) -> None:
    accounts = [claim("c1", source=A, initiator="police"), claim("c2", source=B, initiator=other)]
    assert severities(Kind.RESPONSIBILITY, *accounts) == [severity]


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("dozens", "120", "minor"),
        ("dozens", "400", "medium"),
        ("dozens", "9", "medium"),
        ("dozens", "12", "minor"),
        ("several", "2", "minor"),
        ("several", "1", "medium"),
        ("hundreds", "dozens", "medium"),
        ("300", "120", "medium"),
        ("hundreds", "4000", "medium"),
    ],
)
def test_numbers_that_only_our_bounds_part(one: str, other: str, severity: str) -> None:
    accounts = [claim("c1", source=A, crowd=one), claim("c2", source=B, crowd=other)]
    assert severities(Kind.CROWD, *accounts) == [severity]


@pytest.mark.parametrize(
    ("addends", "other", "severity"),
    [(("dozens", "dozens"), "450", "medium"), (("dozens", "dozens"), "390", "minor"), (("5", "5"), "dozens", "minor")],
)
@pytest.mark.parametrize("tellers", [(A,), (A, B)])
def test_the_addends_of_a_sum_are_read_as_widely_each_and_count_once(
    addends: tuple[str, str], other: str, severity: str, tellers: tuple[str, ...]
) -> None:
    crowd = [said(number, group=group) for number, group in zip(addends, ("police", "army"), strict=True)]
    accounts = [claim(f"c{source[-1]}", source=source, crowd=crowd) for source in tellers]
    accounts.append(claim("c9", source=C, crowd=said(other, group="government")))
    assert severities(Kind.CROWD, *accounts) == [severity]


def test_what_is_only_recalled() -> None:
    def severity(*, recalled: bool) -> list[str]:
        collection = clean(build_collection(claim("c1", source=A, killed="2"), claim("c2", source=B, killed="5")))
        incidents = linked(collection, {"i": ["c1", "c2"]})
        incidents.table["background"] = recalled
        return [str(each.severity) for each in of_kind(find_discrepancies(collection, incidents), Kind.COUNT)]

    assert severity(recalled=False) == ["high"]
    assert severity(recalled=True) == ["medium"]


@pytest.mark.parametrize(("part", "severity"), [("2", "high"), ("9", "medium")])
def test_one_source_that_says_nobody_and_somebody(part: str, severity: str) -> None:
    whole = "0" if part == "2" else "6"
    killed = [said(whole), said(part, group="civilians", part_of="c1-1")]
    assert set(severities(Kind.INTERNAL, claim("c1", source=A, killed=killed))) == {severity}


def test_a_sum_over_incidents_weighs_less_than_a_number_that_is_given() -> None:
    def severity(parts: int) -> list[str]:
        clashes = [
            claim(f"p{at}", source=B, when=f"2021-01-2{at}", killed=said("6", group="police")) for at in range(parts)
        ]
        whole = claim("c1", source=A, when="2021-01-20/2021-01-22", killed=said("4", group="government"))
        collection = clean(build_collection(whole, *clashes))
        groups = {"w": ["c1"], **{f"p{at}": [f"p{at}"] for at in range(parts)}}
        incidents = linked(collection, groups, parts=tuple((f"p{at}", "w") for at in range(parts)))
        return [str(each.severity) for each in of_kind(find_discrepancies(collection, incidents), Kind.COUNT)]

    assert severity(1) == ["high"]
    assert severity(2) == ["medium"]


@pytest.mark.parametrize(
    ("last", "precision", "severity"),
    [("20", "period", "minor"), ("17", "period", "minor"), ("16", "period", "medium"), ("20", "within", "medium")],
)
def test_places_of_what_goes_on(last: str, precision: str, severity: str) -> None:
    when = f"2021-01-10/2021-01-{last}"
    collection = clean(
        build_collection(
            claim("c1", source=A, when=when, where="old-quarter"), claim("c2", source=B, when=when, where="new-quarter")
        )
    )
    incidents = linked(collection, {"i": ["c1", "c2"]})
    incidents.table["precision"] = precision
    found = of_kind(find_discrepancies(collection, incidents), Kind.PLACE)
    assert [str(each.severity) for each in found] == [severity]


@pytest.mark.parametrize(("count", "severity"), [("3", "medium"), ("2", "minor")])
def test_an_unclear_number_of_dead_is_more_than_unclear_whom(count: str, severity: str) -> None:
    killed = [said("2", group="civilians", fragment="two"), said(count, group="police", reading_of="c1-1")]
    assert severities(Kind.AMBIGUITY, claim("c1", source=A, killed=killed)) == [severity]


def test_a_deed_that_is_denied() -> None:
    def severity(stance: str) -> list[str]:
        held_back = [said("food", stance=stance), said("fuel")]
        return severities(
            Kind.SCOPE, claim("c1", source=A, blocked=held_back), claim("c2", source=B, blocked=["food", "aid"])
        )

    assert severity("denies") == ["high"]
    assert severity("asserts") == ["minor"]


@pytest.mark.parametrize(
    ("last", "published", "severity"),
    [
        ("20", ("2021-01-18", "2021-01-19"), "minor"),
        ("20", ("2021-01-19", "2021-01-19"), "high"),
        ("20", ("2021-01-19", ""), "high"),
        ("12", ("2021-01-18", "2021-01-19"), "high"),
    ],
)
def test_what_is_told_on_other_days_of_an_event_that_goes_on(
    last: str, published: tuple[str, str], severity: str
) -> None:
    state = row("fields", "state", type="term", rule="scope", severity="high", terms="held|lost", exclusive="held/lost")
    when = f"2021-01-10/2021-01-{last}"
    collection = clean(
        build_collection(
            claim("c1", source=A, when=when, state="held", published=published[0]),
            claim("c2", source=B, when=when, state="lost", published=published[1]),
            fields=[state, row("fields", "when", type="span", rule="date", severity="medium")],
        )
    )
    found = find_discrepancies(collection, linked(collection, {"i": ["c1", "c2"]}))
    assert [(str(each.relation), str(each.severity)) for each in of_kind(found, Kind.SCOPE)] == [
        ("contradicts", severity)
    ]
