"""Those who were hurt and lived, apart from those who died."""

import pytest

from claims.extract.group.reading import Reading, read
from claims.extract.group.survivors import survivor_estimates
from claims.extract.group.toll import persons_of, wounded_estimates


def reading_of(title: str, *body: str) -> Reading:
    return read("\n\n".join((title, *body)), title_end=len(title), published=None)


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ("Three women were wounded at the market.", 3),
        ("A man was taken to a hospital, where he died.", None),
        ("A man is in critical condition.", 1),
    ],
)
def test_words_of_care_alone_make_no_survivor(body: str, number: int | None) -> None:
    assert survivor_estimates(reading_of("News of the day", body))["plain lead"] == number


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Two men dead, a boy wounded at the quay", 1),
        ("One man was killed and four others were injured", 4),
        ("Two men were wounded at the quay", None),
        ("A man was shot and he died", None),
    ],
)
def test_the_hurt_are_read_beside_the_dead(title: str, number: int | None) -> None:
    assert survivor_estimates(reading_of(title, "Police came."))["beside first"] == number


@pytest.mark.parametrize(
    ("body", "number"), [("Two others were wounded.", 2), ("Another man was shot.", 1), ("Two men were wounded.", None)]
)
def test_others_are_counted_apart(body: str, number: int | None) -> None:
    assert survivor_estimates(reading_of("A man is killed", body))["other"] == number


def test_everybody_less_the_dead_is_hurt() -> None:
    reading = reading_of("Shots at the quay", "Ann Lee, 30, was shot.", "Tom Ray, 41, was shot.", "Lee died.")
    assert wounded_estimates(reading, persons_of(reading), 1)["everybody less killed"] == 1
