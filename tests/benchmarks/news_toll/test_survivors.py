"""Those who were hurt and lived, apart from those who died."""

import pytest

from benchmarks.news_toll.toll import persons_of, wounded_candidates
from tests.builders.news import news_of, toll_of


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ("Three women were wounded at the market.", 3),
        ("A man was taken to a hospital, where he died.", 0),
        ("A man is in critical condition.", 1),
    ],
)
def test_words_of_care_alone_make_no_survivor(body: str, number: int) -> None:
    assert toll_of("News of the day", body)[1] == number


@pytest.mark.parametrize(
    ("title", "killed", "wounded"),
    [
        ("Two men dead, a boy wounded at the quay", 2, 1),
        ("One man was killed and four others were injured", 1, 4),
        ("Two men were wounded at the quay", 0, 2),
        ("A man was shot and he died", 1, 0),
    ],
)
def test_the_hurt_are_read_beside_the_dead(title: str, killed: int, wounded: int) -> None:
    assert toll_of(title, "Police came.") == (killed, wounded)


@pytest.mark.parametrize(
    ("body", "number"),
    [("Two others were wounded.", 2), ("Three other men were shot.", 3), ("Two men were wounded.", 2)],
)
def test_others_are_counted_apart_from_the_dead(body: str, number: int) -> None:
    assert toll_of("A man is killed", body) == (1, number)


def test_everybody_less_the_dead_can_be_hurt() -> None:
    shot = (f"{name} was shot." for name in ("Ann Lee, 30,", "Tom Ray, 41,", "Sue Fox, 22,", "Bob Hay, 50,"))
    news = news_of("Shots at the quay", *shot, "Lee died.")
    assert 3 in wounded_candidates(news, persons_of(news), 1)
