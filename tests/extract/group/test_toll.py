"""The toll of a text as a whole: each way of reading it, and the answer that they give together."""

import pytest

from claims.extract.extractor import weigh
from claims.extract.find.harm import Outcome
from claims.extract.find.multiples import multiples_in
from claims.extract.group.estimates import estimates
from claims.extract.group.reading import Reading, read
from claims.extract.group.toll import killed_estimates, persons_of, wounded_estimates


def reading_of(title: str, *body: str) -> Reading:
    return read("\n\n".join((title, *body)), title_end=len(title), published=None)


def killed_by(title: str, *body: str) -> dict[str, int | None]:
    """What each way of reading gives for the dead."""
    reading = reading_of(title, *body)
    return killed_estimates(reading, persons_of(reading))


@pytest.mark.parametrize(
    ("sentence", "name", "number"),
    [
        ("It is investigated as a triple murder.", "multiple killed", 3),
        ("She faces two counts of capital murder.", "counts of murder", 2),
        ("He faces four counts of attempted murder.", "counts of attempt", 4),
        ("A fourth patient has died, the clinic said.", "nth death", 4),
        ("Medics treated five victims there.", "victims", 5),
        ("That brought the death toll to six.", "toll", 6),
        ("A quadruple shooting shook the street.", "multiple shot", 4),
    ],
)
def test_numbers_outside_phrases_of_people_are_read(sentence: str, name: str, number: int) -> None:
    assert multiples_in([sentence])[name] == number


def test_attempted_murder_counts_nobody_dead() -> None:
    assert multiples_in(["He faces four counts of attempted murder."])["counts of murder"] is None


def test_the_shooter_is_counted_beside_the_victims() -> None:
    found = killed_by("Gunman kills two", "The gunman killed two people in a shop.", "The gunman then killed himself.")
    assert found["title"] == 2
    assert found["victims title and shooter"] == found["victims max and shooter"] == 3


def test_a_toll_that_counts_the_shooter_is_not_raised() -> None:
    found = killed_by("A man killed his wife and himself", "A man killed his wife and himself at home.")
    assert found["title"] == found["victims title and shooter"] == 2


def test_no_shooter_is_added_where_none_died() -> None:
    assert "victims title and shooter" not in killed_by("Two killed in shop", "Two people were killed in a shop.")


def test_a_third_death_makes_three() -> None:
    assert killed_by("Third person dies of wounds", "A third person has died.")["title"] == 3


def test_background_alone_still_gives_a_toll() -> None:
    found = killed_by(
        "No charges are filed", "The office decided.", "It closed the files.", "Last month, a woman died."
    )
    assert found["max"] is None
    assert found["max everywhere"] == 1


def test_words_told_of_other_events_are_no_signs() -> None:
    filler = ("The office spoke of it.", "It closed the files.")
    assert "suicide" in reading_of("News", *filler, "It was a suicide.").signs["body"]
    assert "suicide" not in reading_of("News", *filler, "A separate incident was a suicide.").signs["body"]


def test_those_shot_less_the_dead_are_hurt() -> None:
    reading = reading_of("Five shot", "Five people were shot at a party.", "Two of them died.")
    assert wounded_estimates(reading, persons_of(reading), 2)["shot title less killed"] == 3


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
    ],
)
def test_plain_tolls_are_told(text: tuple[str, str], killed: int, wounded: int) -> None:
    found = weigh(reading_of(*text))
    assert (found.killed, found.wounded) == (killed, wounded)


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Up to 16 people were killed there.", 16),
        ("Two men with an AK-47 were killed there.", 2),
        ("In other attacks, four people were killed.", None),
        ("He died of natural causes.", None),
        ("0:47 Driver shot to death near the quay", None),
    ],
)
def test_the_dead_of_the_event_alone_are_counted(sentence: str, number: int | None) -> None:
    filler = ("The office spoke of it.", "It closed the files.")
    assert killed_by("News of the day", *filler, sentence)["max"] == number


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("She is in a coma.", 1),
        ("A boy fights for his life.", 1),
        ("A man received a graze wound.", 1),
        ("Three people were blasted at the party.", 3),
        ("A bullet grazes two women.", 2),
    ],
)
def test_further_words_of_harm_are_read(sentence: str, number: int) -> None:
    assert wounded_estimates(reading_of("News", sentence), [], 0)["either max"] == number


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ("Up to eight people were injured, two in critical condition.", 8),
        ("Eight people were injured, two in critical condition.", 8),
        ("Two people were injured, one man in critical condition.", 3),
    ],
)
def test_some_of_more_people_are_not_added_to_them(body: str, number: int) -> None:
    reading = read(body, title_end=0, published=None)
    assert estimates(reading, [Outcome.WOUNDED])["max"] == number
