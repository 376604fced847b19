"""Range bars of a list: the field disputed most, the first numbers, the rest counted."""

from tests.builders.collection_tables import claim
from tests.builders.studies import one_incident
from views.blocks.range_bars import MOST_BARS, range_bars


def test_bars_show_the_field_disputed_most_on_one_axis() -> None:
    study, incident = one_incident(
        claim("a", wounded="30", killed="4"), claim("b", source="source-b", wounded="30", killed="8")
    )
    shown = range_bars(study, incident)
    assert "Killed" in shown
    assert "Wounded" not in shown
    assert '--at:0.500"></i>' in shown
    assert "<b><bdi>8</bdi></b>" in shown


def test_bars_beyond_the_most_are_counted() -> None:
    sources = [f"source-{letter}" for letter in "abcdef"]
    study, incident = one_incident(*(claim(source[-1], source=source, killed="9") for source in sources))
    shown = range_bars(study, incident)
    assert shown.count("cc-range-name") == MOST_BARS
    assert "and 2 more" in shown


def test_incident_without_counts_says_so() -> None:
    study, incident = one_incident(claim("a", kind="clash"))
    assert range_bars(study, incident) == '<p class="cc-soft">no account gives a number</p>'


def test_count_of_nobody_alone_has_a_mark_at_zero() -> None:
    study, incident = one_incident(claim("a", killed="0"))
    assert 'cc-dot cc-dot-denied" style="--at:0.000"' in range_bars(study, incident)
