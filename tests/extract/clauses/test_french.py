"""French reports: counts, speakers, stances, who did it, incidents."""

import pytest

from tests.builders.told_reports import counts, told


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Cinq civils ont été tués.", "killed 5 civilians: wire asserts"),
        ("Au moins huit personnes ont été blessées.", "wounded 8+: wire asserts"),
        ("L'attaque a fait dix morts et 24 blessés.", "wounded 24: wire asserts"),
        ("Vingt et une personnes ont été arrêtées.", "detained 21: wire asserts"),
        ("Quatre-vingt-dix personnes ont été tuées.", "killed 90: wire asserts"),
        ("Deux cents personnes ont manifesté.", "crowd 200: wire asserts"),
        ("Une vingtaine de personnes ont été blessées.", "wounded 20: wire asserts"),
        ("Entre 10 et 12 personnes ont été tuées.", "killed 10..12: wire asserts"),
        ("Plus de 50 personnes ont été tuées.", "killed 51+: wire asserts"),
        ("Le tir n'a fait aucune victime.", "killed 0: wire asserts"),
        ("1 250 personnes ont fui.", "displaced 1250: wire asserts"),
        ("Trois des blessés sont dans un état critique.", "seriously_wounded 3: wire asserts"),
    ],
)
def test_a_count_is_read(text: str, read: str) -> None:
    assert read in counts(told(text, "fr"))


@pytest.mark.parametrize(
    "text", ["Une attaque a visé le village.", "Trois obus sont tombés.", "Cinq jours plus tard, le calme est revenu."]
)
def test_articles_and_things_are_no_counts_of_people(text: str) -> None:
    assert counts(told(text, "fr")) == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Cinq civils ont été tués, a indiqué la protection civile.", ["killed 5 civilians: rescue relays"]),
        ("Selon l'Observatoire, cinq civils ont été tués.", ["killed 5 civilians: monitor relays"]),
        ("La protection civile, de son côté, fait état de dix morts.", ["killed 10: rescue relays"]),
        ("Cinq civils auraient été tués.", ["killed 5 civilians: wire hedges"]),
        ("L'Observatoire accuse l'armée.", ["blamed troops: monitor relays"]),
        ("Le Front du Nord a revendiqué l'attaque.", ["initiator front: front-speaker relays"]),
        (
            "L'Observatoire accuse l'armée, qui nie avoir tiré.",
            ["blamed troops: monitor relays", "blamed troops: army-speaker denies"],
        ),
        (
            "L'armée met en cause le Front du Nord. Celui-ci rejette l'accusation.",
            ["blamed front: army-speaker relays", "blamed front: front-speaker denies"],
        ),
    ],
)
def test_who_says_it_and_who_did_it(text: str, read: list[str]) -> None:
    assert counts(told(text, "fr")) == read


def test_a_part_and_an_earlier_incident() -> None:
    draft = told(
        "Huit civils, dont deux enfants, ont été tués jeudi.\n\nLundi, un tir n'avait fait aucune victime.", "fr"
    )
    assert sorted(counts(draft)) == [
        "killed 0: wire asserts",
        "killed 2 kids: wire asserts",
        "killed 8 civilians: wire asserts",
        "wounded 0: wire asserts",
    ]
    assert len(draft.claims) == 2
