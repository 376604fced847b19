"""The language of a text."""

import pytest

from claims.extract.document.language import language_name, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("تظاهر العشرات في الحسكة", "ar"),
        ("Поддерживаемые США", "ru"),
        ("Two men died.", "en"),
        ("12 34", "und"),
        ("Al menos cinco civiles murieron el sábado en un ataque contra la aldea, informó la policía", "es"),
        ("Drei Menschen kamen bei dem Angriff auf das Dorf ums Leben, die Polizei ermittelt", "de"),
        ("Beş sivil öldü, on iki kişi yaralandı ve üç ev yıkıldı", "tr"),
        ("Hundreds fled; 12 dead, 34 wounded, monitors say", "en"),
        ("لە شاری قامیشلۆ ڕوویدا", "ckb"),
    ],
)
def test_language_is_told_by_letters_and_common_words(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("language", "name"), [("fr", "French"), ("kmr", "Kurdish"), ("tr", "Turkish"), ("xyz", "xyz")]
)
def test_a_language_is_named_in_english(language: str, name: str) -> None:
    assert language_name(language) == name
