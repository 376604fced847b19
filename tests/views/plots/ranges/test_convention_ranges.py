"""What datasets would publish, as rows: a section per incident, the datasets in a fixed order."""

from views.plots.ranges.convention_ranges import Row, convention_sections


def row(convention: str, low: int, high: int) -> Row:
    return {"convention": convention, "low": low, "high": high, "value": f"{low} to {high}"}


def test_datasets_come_in_their_order_under_their_incident() -> None:
    one, other = convention_sections([("One", [row("ucdp", 1, 4), row("acled", 2, 2)]), ("Two", [row("ibc", 3, 3)])])
    assert (one.heading, other.heading) == ("One", "Two")
    assert [(each.name, each.value, each.count.low, each.count.high) for each in one.rows] == [
        ("ACLED", "2 to 2", 2, 2),
        ("UCDP", "1 to 4", 1, 4),
    ]
    assert [each.name for each in other.rows] == ["Iraq Body Count"]
