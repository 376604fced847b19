"""The normalised text: variants made one, every position mapped back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.cut.normalised_text import normalise_text


@given(st.text())
def test_a_shadow_maps_every_span_into_the_text(text: str) -> None:
    normalised = normalise_text(text)
    for start in range(len(normalised.text)):
        first, last = normalised.original_span(start, start + 1)
        assert 0 <= first < last <= len(text)


@given(st.text())
def test_positions_in_a_shadow_keep_their_order(text: str) -> None:
    normalised = normalise_text(text)
    starts = [normalised.original_span(at, at + 1)[0] for at in range(len(normalised.text))]
    assert starts == sorted(starts)


@given(st.text(alphabet="abc XYZ.,'12"))
def test_a_plain_text_is_its_own_shadow(text: str) -> None:
    assert normalise_text(text).text == text


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("«الأسايش»", '"الاسايش"'),
        ("الـقـامشلي", "القامشلي"),
        ("٣ ضباط", "3 ضباط"),
        ("“NDF”", '"NDF"'),
        ("\u200fقُتل", "قتل"),
        ("ﻗﺘﻞ", "قتل"),
    ],
)
def test_variants_are_searched_as_one(written: str, searched: str) -> None:
    assert normalise_text(written).text == searched
