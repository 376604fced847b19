"""Who did what to whom, in sentences of one kind each."""

import pytest

from claims.extract.languages.word_lists import rows
from tests.builders.parsed import clause_of


def harmed(text: str) -> set[tuple[str, str, str]]:
    """Field, people and number of everybody whom a sentence says something befell."""
    return {
        (deed.rule.field, text[people.start : people.end], str(people.count))
        for deed in clause_of(text).deeds
        for people in deed.befell
    }


@pytest.mark.parametrize("row", rows("deeds", "en"), ids=lambda row: f"{row['words'][:24]} {row['form']}")
def test_every_row_finds_its_own_example(row: dict[str, str]) -> None:
    found = {(deed.rule.field, deed.rule.kind) for deed in clause_of(f"{row['test']}.").deeds}
    assert any(field == row["field"] and (not row["kind"] or kind == row["kind"]) for field, kind in found), found


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Shells killed four farmers near the mill.", {("killed", "four farmers", "4")}),
        ("Four farmers were killed by shells near the mill.", {("killed", "Four farmers", "4")}),
        ("The four farmers killed near the mill were buried.", {("killed", "The four farmers", "4")}),
        ("Jets bombed a farm, killing five people.", {("killed", "five people", "5")}),
        ("Between 10 and 12 soldiers were killed.", {("killed", "Between 10 and 12 soldiers", "10..12")}),
        ("Six nurses were killed and at least 20 others wounded.", {("killed", "Six nurses", "6"), ("wounded", "at least 20 others", "20+")}),
        ("The quake left 300 people dead and 1,250 injured.", {("killed", "300 people", "300"), ("wounded", "1,250", "1250")}),
        ("21 killed and 5,678 injured.", {("killed", "21", "21"), ("wounded", "5,678", "5678")}),
        ("The attack left three women and six men dead.", {("killed", "three women", "3"), ("killed", "six men", "6")}),
        ("The blast left 40 people with injuries.", {("wounded", "40 people", "40")}),
        ("Nine guards are feared dead.", {("killed", "Nine guards", "9")}),
        ("The blast killed nine guards, two of them women.", {("killed", "nine guards", "9")}),
        ("Ten men were executed by M23 fighters.", {("killed", "Ten men", "10")}),
        ("Two of the raiders were neutralised.", {("killed", "Two of the raiders", "2")}),
        ("Five guards embraced martyrdom.", {("killed", "Five guards", "5")}),
        ("Nine travellers were whisked away.", {("kidnapped", "Nine travellers", "9")}),
        ("Forty people were reported missing.", {("missing", "Forty people", "40")}),
        ("The blast claimed the lives of four guards.", {("killed", "four guards", "4")}),
        ("A judge was shot dead.", {("killed", "A judge", "1")}),
        ("The bodies of two men were found in a ditch.", {("killed", "two men", "2")}),
        ("The murder of six priests shocked the town.", {("killed", "six priests", "6")}),
        ("There were no deaths.", {("killed", "no deaths", "0")}),
        ("The raid caused no casualties.", {("killed", "no casualties", "0"), ("wounded", "no casualties", "0")}),
        ("Rebels took nine villagers hostage.", {("kidnapped", "nine villagers", "9")}),
        ("Rebels captured two soldiers and 34 tanks.", {("captured", "two soldiers", "2")}),
        ("Police arrested 17 demonstrators.", {("detained", "17 demonstrators", "17")}),
        ("Around 40 families left the village.", {("displaced", "Around 40 families", "~40")}),
        ("Several thousand people marched through the town.", {("crowd", "Several thousand people", "~2000..9999")}),
        ("Three passengers suffered serious injuries.", {("seriously_wounded", "Three passengers", "3")}),
        ("Activists claiming one guard was killed left the town.", {("killed", "one guard", "1")}),
        ("Troops murdered students Omar Haddad and Ali Nasser.", {("killed", "Omar Haddad", "1"), ("killed", "Ali Nasser", "1")}),
        ("A commando killed Omar Haddad, leader of the union, and Ali Nasser.", {("killed", "Omar Haddad", "1"), ("killed", "Ali Nasser", "1")}),
        ("The mayor and party leader was shot dead.", {("killed", "The mayor", "1")}),
        ("Former minister and senator Omar Haddad died.", {("killed", "Former minister", "1")}),
        ("The mayor and the clerk were shot dead.", {("killed", "The mayor", "1"), ("killed", "the clerk", "1")}),
        ("A driver and passenger Omar Haddad were shot dead.", {("killed", "A driver", "1"), ("killed", "passenger", "1")}),
        ("Forty guards were killed or wounded.", {("casualties", "Forty guards", "40")}),
        ("Rebels killed or wounded 15 guards.", {("casualties", "15 guards", "15")}),
        ("The blast left 12 dead or injured.", {("casualties", "12", "12")}),
        ("Nobody was killed or hurt.", {("killed", "Nobody", "0"), ("wounded", "Nobody", "0")}),
        ("Two guards who were inside escaped injury.", {("killed", "injury", "0"), ("wounded", "injury", "0")}),
        ("In addition to the slain foreigners, a cook and a guard were killed.", {("killed", "a cook", "1"), ("killed", "a guard", "1")}),
    ],
)  # fmt: skip
def test_people_whom_something_befell(text: str, people: set[tuple[str, str, str]]) -> None:
    assert people <= harmed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thirty detainees were taken to the prison.",
        "Seventy prisoners remained in the camp.",
        "He said her husband wouldn't die for a flag.",
        "The aircraft suffered a stall.",
        "Gunmen tried to kill the mayor.",
        "They threatened to kill the two hostages.",
        "The army could have killed dozens of people.",
        "He said that three priests had to be killed.",
        "The army will not be responsible for the deaths of two priests.",
        "The strike killed 40 sheep.",
        "The shells destroyed six houses.",
        "The number of people killed is not known.",
        "Several gunmen shot repeatedly at the newspaper.",
    ],
)
def test_nobody_came_to_harm(text: str) -> None:
    assert not {(field, count) for field, _, count in harmed(text) if count != "0"}


def test_killed_or_wounded_is_one_count() -> None:
    assert {field for field, *_ in harmed("The blast left 12 dead or injured, and killed or wounded 15 guards.")} == {
        "casualties"
    }


def test_what_is_not_wanted_is_no_count_of_nobody() -> None:
    assert harmed("We do not want any more casualties.") == set()


def test_what_is_said_of_the_dead_is_no_plan() -> None:
    assert harmed("Three priests were reported to be killed.") == {("killed", "Three priests", "3")}
    assert harmed("The army is responsible for the deaths of two priests.") == {("killed", "two priests", "2")}


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Rebel fighters ambushed a convoy.", ["fighters"]),
        ("A convoy was ambushed by rebel fighters.", ["fighters"]),
        ("Jets of the air force bombed a farm, killing five people.", ["Jets", "Jets"]),
        ("One of its members carried out the attack.", ["One"]),
        ("The colonel said that his men had killed nobody.", ["men"]),
        ("A bomb exploded in the market.", []),
        ("The army suffered 20 dead or wounded.", []),
    ],
)
def test_who_did_it(text: str, doers: list[str]) -> None:
    assert [noun.text for deed in clause_of(text).deeds if deed.concrete or deed.by for noun in deed.by][
        : len(doers)
    ] == doers


def test_what_was_not_done_is_told_as_that() -> None:
    assert [deed.negated for deed in clause_of("The army did not shell the town.").deeds] == [True]


@pytest.mark.parametrize(
    ("text", "concrete"),
    [("Rebels killed two guards.", True), ("Rebels kill farmers.", False), ("Demanding the release of nine prisoners.", False)],
)  # fmt: skip
def test_a_habit_and_a_demand_are_nothing_that_happened(text: str, *, concrete: bool) -> None:
    assert [deed.concrete for deed in clause_of(text).deeds] == [concrete]
