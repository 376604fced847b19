"""Range bars: as long as the counts, open, vague and denied ones apart, the rest counted."""

import pytest

from tests.builders.collection_tables import claim, said
from tests.builders.studies import one_incident
from views.blocks.range_bars import MOST_BARS, range_bars


@pytest.mark.parametrize(
    ("value", "stance", "bar"),
    [
        ("10", "asserts", 'cc-bar" style="left:43.5%;width:0.0%"'),
        ("10..20", "asserts", 'cc-bar" style="left:43.5%;width:43.5%"'),
        ("10+", "asserts", 'cc-bar cc-bar-open" style="left:43.5%;width:56.5%"'),
        ("~10..20", "asserts", 'cc-bar cc-bar-vague" style="left:43.5%;width:43.5%"'),
        ("10", "denies", 'cc-bar cc-bar-denied" style="left:43.5%;width:0.0%"'),
    ],
)
def test_bar_spans_its_count_on_the_scale_of_the_largest(value: str, stance: str, bar: str) -> None:
    study, incident = one_incident(
        claim("a", killed=said(value, stance=stance)), claim("b", source="source-b", killed="20")
    )
    assert bar in range_bars(study, incident)


def test_bars_beyond_the_most_are_counted() -> None:
    sources = [f"source-{letter}" for letter in "abcdef"]
    study, incident = one_incident(*(claim(source[-1], source=source, killed="9") for source in sources))
    shown = range_bars(study, incident)
    assert shown.count("<li>") == MOST_BARS
    assert "and 2 more figures" in shown


def test_incident_without_counts_says_so() -> None:
    study, incident = one_incident(claim("a", kind="clash"))
    assert range_bars(study, incident) == '<p class="cc-soft">no account gives a number</p>'


def test_count_of_nobody_alone_has_a_bar_at_zero() -> None:
    study, incident = one_incident(claim("a", killed="0"))
    assert 'cc-bar cc-bar-denied" style="left:0.0%;width:0.0%"' in range_bars(study, incident)
