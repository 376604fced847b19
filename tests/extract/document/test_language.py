"""The language of a text."""

import pytest

from claims.extract.document.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("تظاهر العشرات في الحسكة", "ar"),
        ("Поддерживаемые США", "ru"),
        ("Two men died.", "en"),
        ("12 34", "und"),
        ("لە شاری قامیشلۆ ڕوویدا", "ckb"),
    ],
)
def test_language_is_told_by_the_letters(text: str, language: str) -> None:
    assert language_of(text) == language
