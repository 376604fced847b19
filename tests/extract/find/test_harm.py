"""People joined to what happened to them."""

import pytest

from claims.extract.cut.normalised_text import normalise_text
from claims.extract.find.annotated_text import annotate_text


def mentioned(text: str) -> list[tuple[str, list[str]]]:
    """The outcome and the counts of each mention of harm."""
    annotated = annotate_text(normalise_text(text).text, title_end=0, published=None)
    return [
        (mention.outcome, [str(people.count) for people in mention.people])
        for mention in annotated.mentions
        if not mention.none
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two men were shot and one died Saturday.", [("shot", ["2"]), ("killed", ["1"])]),
        ("Five teenagers were shot at a hotel.", [("shot", ["5"])]),
        ("Man kills 7-year-old daughter, himself", [("killed", ["1", "1"])]),
        ("1 dead, 2 injured in shooting", [("killed", ["1"]), ("wounded", ["2"])]),
        ("The victim, a 20-year-old man, died.", [("killed", ["1"])]),
        ("Baby, 20-year-old man killed", [("killed", ["1", "1"])]),
        (
            "killing one policeman and injuring another policeman and six civilians",
            [("killed", ["1"]), ("wounded", ["1", "6"])],
        ),
        ("the injury of six members of the NDF", [("wounded", ["6"])]),
        ("at least 31 regime fighters were killed and 102 captured", [("killed", ["31+"]), ("captured", ["102"])]),
        ("None 2 killed[1][2]", [("killed", ["2"])]),
        ("Arresting 3 high ranking Syrian Army officers in Hasakah.", [("captured", ["3"])]),
        ("The gunman killed Jane Doe, 23, of Boise, and Amy Poe, 24.", [("killed", ["1", "1"])]),
        ("as a result, one of them was killed", [("killed", ["1"])]),
        ("hitting five people, four of them students", [("shot", ["5"])]),
        ("Four people, including three children, were wounded.", [("wounded", ["4"])]),
        ("Six people, including a nurse and a driver, were wounded.", [("wounded", ["6"])]),
        ("He shot his wife and her son, then turned the gun on himself.", [("shot", ["1", "1"]), ("killed", ["1"])]),
        ("A guard kills himself, two children", [("killed", ["1", "2"])]),
        ("It ended with a man killing his son and then taking his own life.", [("killed", ["1"]), ("killed", ["1"])]),
        ("Killed were Jane Doe, 23, of Boise, and Amy Poe, 24.", [("killed", ["1", "1"])]),
        ("The shots claimed the lives of a boy and his mother.", [("killed", ["1", "1"])]),
        ("The two were taken to a clinic, but both died.", [("wounded", ["2"]), ("killed", ["2"])]),
        ("One died at once, the other died on Monday.", [("killed", ["1"]), ("killed", ["1"])]),
        ("Father of 5 killed, 4 wounded", [("killed", ["1"]), ("wounded", ["4"])]),
        ("The raid killed 2 adults, 2 teens.", [("killed", ["2", "2"])]),
        ("2 women, unborn child slain in yard", [("killed", ["2", "1"])]),
        ("It sent four women and one man to the hospital.", [("wounded", ["4", "1"])]),
        ("They found two people with gunshot wounds.", [("shot", ["2"])]),
        ("Channel 22News said a 17-year-old boy was wounded.", [("wounded", ["1"])]),
        ("Picture 3 of 8 A 5-year-old girl was wounded.", [("wounded", ["1"])]),
        ("3 People Found Shot To Death Inside Grand Saloon On Long Pier", [("killed", ["3"])]),
    ],
)
def test_people_are_joined_to_what_happened_to_them(text: str, found: list[tuple[str, list[str]]]) -> None:
    assert mentioned(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "He could have been killed.",
        "She threatened to kill him.",
        "Nobody was hurt.",
        "Wasfi Bave Dindar (55) spoke.",
        "The 4th Division fired shots.",
        "He faces the death penalty.",
        "News 6 heard a shot.",
    ],
)
def test_nobody_is_counted_where_nobody_came_to_harm(text: str) -> None:
    assert mentioned(text) == []
