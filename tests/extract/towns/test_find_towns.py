"""Towns of the world in a text: with their levels, or open where the text does not settle them."""

import pytest

from claims.extract.cut.normalised_text import normalise_text
from claims.extract.towns.find_towns import find_towns


def found(text: str) -> dict[str, str]:
    """The places of a text by name, each with the id of what holds it."""
    normalised = normalise_text(text).text
    return {place.name: place.parent for place in find_towns(normalised, arabic=not text.isascii())}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "A bomb exploded in Suchitoto, El Salvador.",
            {"El Salvador": "", "Cuscatlán": "el-salvador", "Suchitoto": "el-salvador-cuscatlan"},
        ),
        ("Clashes broke out in Manbij.", {"Syria": "", "Aleppo": "syria", "Manbij": "syria-aleppo"}),
        (
            "The Salvadoran army said that three died in San Miguel.",
            {"El Salvador": "", "San Miguel": "el-salvador-san-miguel"},
        ),
        (
            "Two were hurt in Springfield, Illinois, in the United States.",
            {"United States": "", "Illinois": "united-states", "Springfield": "united-states-illinois"},
        ),
        ("Two were hurt in Springfield.", {"United States": "", "Springfield": "united-states"}),
        (
            "A bomb exploded in the centre of Baghdad. That was all.",
            {"Iraq": "", "Baghdad": "iraq"},
        ),
        (
            "Monthly summary of Yemen\n\nTaiz. On 4 November a mine killed a man.",
            {"Taiz": "yemen-taiz"},
        ),
        ("The Nigerian army said that three died in Owo.", {"Nigeria": "", "Owo": "nigeria-ondo"}),
        ("قتل جندي يمني في مديرية حيس", {"Yemen": "", "Hays": "yemen-al-hudaydah"}),
        ("انفجار في مدينة منبج", {"Syria": "", "Aleppo": "syria", "Manbij": "syria-aleppo"}),
    ],
)
def test_a_town_is_found_with_its_levels(text: str, places: dict[str, str]) -> None:
    assert found(text).items() >= places.items()


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian Observatory for Human Rights said five were killed.",
        "Five were killed north of Aleppo.",
        "Five were killed 10 km from Aleppo.",
        "The Aleppo Media Center reported clashes.",
        "It happened in March.",
        "He was held in Police custody.",
        "London said that it knew of nothing.",
        "Ali: the road is closed.",
        "قال المرصد السوري لحقوق الإنسان إن خمسة قتلوا",
    ],
)
def test_what_is_no_place_is_left(text: str) -> None:
    assert found(text) == {}


def test_a_name_that_is_not_the_usual_one_of_a_town_elsewhere_is_left_where_a_country_is_named() -> None:
    assert "Al-Qahira" not in found("A mortar bomb struck a house in Al-Qahira in Yemen.")


def test_what_the_collection_names_is_not_looked_for() -> None:
    text = "Clashes broke out in Manbij."
    assert find_towns(text, arabic=False, known=[(text.index("Manbij"), text.index("."))]) == []


def test_a_collection_with_places_has_towns_elsewhere_only_where_their_country_is_named() -> None:
    syria = frozenset({"SY"})
    assert find_towns("Clashes broke out in Aleppo.", arabic=False, about=syria)
    assert not find_towns("Clashes broke out in Paris.", arabic=False, about=syria)
    assert find_towns("Clashes broke out in Paris, France.", arabic=False, about=syria)


def test_in_alone_makes_no_town_of_an_arabic_word() -> None:
    assert found("قال الجيش في بيان إن خمسة قتلوا") == {}
