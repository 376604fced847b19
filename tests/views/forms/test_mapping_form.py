"""What columns mean, as the page Import says it."""

import pytest

from claims.importers import MEANINGS
from views.forms.mapping_form import meaning_label


@pytest.mark.parametrize(
    ("means", "label"),
    [
        ("killed", "killed"),
        ("killed_min", "killed, at least"),
        ("wounded_best", "wounded, best estimate"),
        ("admin1", "province or state"),
        ("date", "date"),
        ("date_end", "last day"),
    ],
)
def test_a_meaning_is_said_in_words(means: str, label: str) -> None:
    assert meaning_label(means) == label


def test_every_meaning_has_words_of_its_own() -> None:
    labels = [meaning_label(means) for means in MEANINGS]
    assert len(set(labels)) == len(labels)
    assert [label for label in labels if "_" in label] == []
