"""What a sentence tells beside events."""

import pytest

from claims.extract.languages.word_lists import rows
from tests.builders.parsed import clause_of


@pytest.mark.parametrize(
    "text",
    [
        "The rebels have killed several teachers.",
        "Many farmers have been kidnapped.",
        "He told of hundreds of peasants who were murdered by the militia.",
        "The rule of the generals left behind 100,000 dead.",
        "People maimed by mines asked for help.",
        "She thanked them after the murder of several judges.",
        "The court sentenced him for kidnapping many traders.",
        "Twelve passengers were killed when the bus crashed.",
        "A plane crashed in the hills, killing 17 people.",
        "Police arrested nine suspects.",
        "Nine people were arrested on charges of theft.",
        *(f"{row['test']}." for row in rows("asides", "en")),
    ],
)
def test_a_sum_people_in_general_accidents_and_suspects_stand_beside_events(text: str) -> None:
    deeds = [deed for deed in clause_of(text).deeds if deed.rule.field]
    assert deeds
    assert all(deed.aside and not deed.concrete for deed in deeds)


@pytest.mark.parametrize(
    "text",
    [
        "Several people have been killed in clashes today.",
        "About 24 students have been arrested.",
        "A teacher has been kidnapped.",
        "The hostages have been killed.",
        "Four guards were killed in a raid, one of many attacks on the town.",
        "They condemned the murder of ten farmers in a blast and blamed the army for other attacks.",
        "Security forces detained 60 people in house raids.",
        "The blast killed dozens of people.",
        "Shells killed farmers near the mill.",
    ],
)
def test_people_of_one_event_are_no_aside(text: str) -> None:
    assert not any(deed.aside for deed in clause_of(text).deeds)


@pytest.mark.parametrize(
    ("text", "aside"),
    [("The number of people killed rose to 90 this year.", True), ("The number of people killed rose to 9.", False)],
)
def test_a_toll_over_a_long_time_is_an_aside(text: str, *, aside: bool) -> None:
    assert {toll.aside for toll in clause_of(text).tolls} == {aside}
