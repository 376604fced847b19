"""The toll of a whole news text: the numbers that are read, and the answer that they give together."""

import pytest

from benchmarks.news_toll.estimates import event_mentions, sums_by_sentence
from benchmarks.news_toll.news_text import multiples_in
from benchmarks.news_toll.toll import killed_candidates, persons_of, shooter_died
from claims.extract.find.harm_cues import Outcome
from tests.builders.news import news_of, toll_of

FILLER = ("The office spoke of it.", "It closed the files.")  # a lead without harm: what follows can be background


def possible_killed(title: str, *body: str) -> set[int]:
    """The numbers of killed that the text can be read for."""
    news = news_of(title, *body)
    return set(killed_candidates(news, persons_of(news)))


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("It is investigated as a triple murder.", 3),
        ("She faces two counts of capital murder.", 2),
        ("He faces four counts of attempted murder.", 4),
        ("A fourth patient has died, the clinic said.", 4),
        ("Medics treated five victims there.", 5),
        ("That brought the death toll to six.", 6),
        ("A quadruple shooting shook the street.", 4),
    ],
)
def test_numbers_outside_phrases_of_people_are_read(sentence: str, number: int) -> None:
    assert set(multiples_in([sentence]).values()) - {None} == {number}


def test_attempted_murder_counts_the_wounded_and_nobody_dead() -> None:
    assert toll_of("News of the day", "He faces four counts of attempted murder.") == (0, 4)


@pytest.mark.parametrize(
    ("text", "died"),
    [
        (("Gunman kills two", "The gunman killed two people in a shop.", "The gunman then killed himself."), True),
        (("A man killed his wife and himself", "A man killed his wife and himself at home."), True),
        (("Two killed in shop", "Two people were killed in a shop."), False),
        (("News", *FILLER, "It was a suicide."), True),
        (("News", *FILLER, "A separate incident was a suicide."), False),
    ],
)
def test_whether_the_shooter_died_is_read_from_the_event_alone(text: tuple[str, ...], died: bool) -> None:
    assert shooter_died(news_of(*text)) is died


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        (("Gunman kills two", "The gunman killed two people in a shop.", "The gunman then killed himself."), True),
        (("Two killed in shop", "Two people were killed in a shop."), False),
    ],
)
def test_a_shooter_who_died_can_be_one_more_than_the_victims(text: tuple[str, ...], possible: bool) -> None:
    assert (3 in possible_killed(*text)) is possible


def test_a_toll_that_counts_the_shooter_is_not_raised() -> None:
    assert toll_of("A man killed his wife and himself", "A man killed his wife and himself at home.") == (2, 0)


def test_a_third_death_makes_three() -> None:
    assert toll_of("Third person dies of wounds", "A third person has died.")[0] == 3


def test_background_alone_still_gives_a_toll() -> None:
    text = ("No charges are filed", *FILLER, "Last month, a woman died.")
    assert event_mentions(news_of(*text).annotated, [Outcome.KILLED]) == []
    assert toll_of(*text)[0] == 1


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        (("Two dead, three hurt in shooting", "Two men were killed and three others were wounded on Sunday."), 2, 3),
        (("Man shot", "A man was shot in the leg on Sunday. He is expected to survive."), 0, 1),
        (("Woman dies after shooting", "A woman was shot on Sunday. She died at a hospital."), 1, 0),
        (
            ("Murder-suicide", "A man shot and killed his wife and then killed himself in an apparent murder-suicide."),
            2,
            0,
        ),
        (("Five shot", "Five people were shot at a party.", "Two of them died."), 2, 3),
    ],
)
def test_the_toll_of_a_plain_text(text: tuple[str, ...], killed: int, wounded: int) -> None:
    assert toll_of(*text) == (killed, wounded)


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Up to 16 people were killed there.", [16]),
        ("Two men with an AK-47 were killed there.", [2]),
        ("In other attacks, four people were killed.", []),
        ("He died of natural causes.", []),
        ("0:47 Driver shot to death near the quay", []),
    ],
)
def test_the_dead_of_the_event_alone_are_counted(sentence: str, numbers: list[int]) -> None:
    killed = event_mentions(news_of("News of the day", *FILLER, sentence).annotated, [Outcome.KILLED])
    assert list(sums_by_sentence(killed).values()) == numbers


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("She is in a coma.", 1),
        ("A boy fights for his life.", 1),
        ("A man received a graze wound.", 1),
        ("Three people were blasted at the party.", 3),
        ("A bullet grazes two women.", 2),
        ("Up to eight people were injured, two in critical condition.", 8),
        ("Eight people were injured, two in critical condition.", 8),
        ("Two people were injured, one man in critical condition.", 3),
    ],
)
def test_the_wounded_of_one_sentence(sentence: str, number: int) -> None:
    assert toll_of("News", sentence)[1] == number
