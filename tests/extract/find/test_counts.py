"""Counts of people as Arabic writes them."""

import pytest

from claims.extract.cut.normalised_text import normalise_text
from claims.extract.find.counts import arabic_counts


@pytest.mark.parametrize(
    ("text", "field", "count"),
    [
        ("خرج العشرات بمظاهرة في شارع فلسطين", "crowd", "~20..99"),
        ("مئات المواطنين يتظاهرون في مدينة الحسكة", "crowd", "~200..999"),
        ("سقط قتيلان في القصف", "killed", "2"),
        ("مقتل ٣ عناصر", "killed", "3"),
        ("إصابة ستة مدنيين بجروح", "wounded", "6"),
        ("تعتقل عناصر", "captured", "~3+"),
        ("مقتل أكثر من 20 مدنيا", "killed", "21+"),
    ],
)
def test_arabic_counts(text: str, field: str, count: str) -> None:
    normalised = normalise_text(text).text
    assert (field, count) in [
        (found.field, str(found.count)) for found in arabic_counts(normalised, 0, len(normalised))
    ]


@pytest.mark.parametrize("text", ["بعد 3 أيام من القصف قتل", "في 27 كانون الثاني", "عام 2021 قتل"])
def test_arabic_days_and_years_are_no_counts(text: str) -> None:
    normalised = normalise_text(text).text
    assert arabic_counts(normalised, 0, len(normalised)) == []
