"""Relations on screen: gravest first, and no tint without the word that says the same."""

import pytest

from claims.model import Basis, Severity
from claims.values import Relation
from tests.builders.discrepancies import discrepancy
from views.blocks.relation_badges import badge, badges, legend, severity


def test_badges_come_gravest_first_with_their_numbers() -> None:
    relations = [Relation.AGREES, Relation.DIFFERS, Relation.CONTRADICTS, Relation.CONTRADICTS, Relation.DENIES]
    shown = badges([discrepancy(Severity.MINOR, "a", relation=relation) for relation in relations])
    words = ["≠ contradicts 2", "✕ denies 1", "differs 1", "= agrees 1"]
    places = [shown.index(word) for word in words]
    assert places == sorted(places)
    assert shown.count("<li>") == 4


def test_no_badge_without_a_discrepancy() -> None:
    assert badges([]) == '<ul class="cc-badges"><li>no discrepancy</li></ul>'


@pytest.mark.parametrize(
    ("relation", "tint"),
    [
        (Relation.CONTRADICTS, "cc-clash"),
        (Relation.DENIES, "cc-clash"),
        (Relation.COUNTS_OTHER, "cc-other"),
        (Relation.SILENT, "cc-quiet"),
        (Relation.NO_ACCOUNT, "cc-quiet"),
        (Relation.AGREES, ""),
        (Relation.DIFFERS, ""),
    ],
)
def test_badge_has_mark_and_word_beside_its_tint(relation: Relation, tint: str) -> None:
    shown = badge(relation)
    assert shown.startswith(f'<span class="cc-badge {tint}" title=')
    assert shown.endswith(f">{relation.mark} {relation}</span>")


def test_number_of_none_is_shown_where_it_is_asked_for() -> None:
    assert badge(Relation.AGREES, number=0).endswith("agrees 0</span>")


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        (Severity.HIGH, '<span class="cc-high">high</span>'),
        (Severity.MINOR, '<span class="">minor</span>'),
        (None, ""),
    ],
)
def test_high_severity_alone_stands_out(level: Severity | None, shown: str) -> None:
    assert severity(level) == shown


def test_legend_explains_every_relation() -> None:
    assert all(relation.mark in legend() for relation in Relation)
    assert legend().count('<p><span class="cc-badge') == len(Relation)


def test_the_legend_says_what_inferred_means() -> None:
    assert f"<b>(inferred)</b> {Basis.INFERENCE.definition}" in legend()
