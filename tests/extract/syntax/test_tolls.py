"""Figures that a sentence gives without the people."""

import pytest

from tests.builders.parsed import clause_of


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The rescue service put the number of wounded at 26.", [("wounded", "26", False)]),
        ("The death toll rose to 15.", [("killed", "15", False)]),
        ("The number of people killed rose to 20 on Saturday, up from 14.", [("killed", "20", False), ("killed", "14", False)]),
        ("It had put the figure at 13.", [("same", "13", False)]),
        ("Police spoke of 800.", [("same", "800", False)]),
        ("Nine of the dead were cadets.", [("killed", "9", True)]),
        ("Among those held are four women and a journalist.", [("detained", "4", True), ("detained", "1", True)]),
        ("Nine people, including three children, were killed.", [("same", "3", True)]),
        ("Seventeen people, among them two minors, were hurt.", [("same", "2", True)]),
        ("Three of the wounded are in a critical condition.", [("seriously_wounded", "3", True)]),
        ("Thirty-one people remain in hospital.", [("wounded", "31", False)]),
        ("Seventy prisoners remained in the camp.", []),
        ("A guard gave a lower toll of 13.", [("killed", "13", False)]),
        ("The office raised the number of those who lost their lives from 24 to 26.", [("killed", "24", False), ("killed", "26", False)]),
        ("The clinic received 41 of the injured.", [("wounded", "41", True)]),
        ("The blast killed nine people, three of them children.", [("same", "3", True)]),
        ("A nurse saw thirty women among the dead.", [("killed", "30", True)]),
        ("The prosecution spoke of 43 victims.", [("same", "43", False)]),
        ("Twenty people were hurt, three of them seriously.", [("seriously_wounded", "3", True)]),
        ("Eight were injured, including two in critical condition.", [("seriously_wounded", "2", True)]),
        ("It put the army's losses at 28.", [("killed", "28", False)]),
        ("The mayor put the number of those taken at 19.", [("kidnapped", "19", False)]),
        ("Police claimed 15.", [("same", "15", False)]),
        ("A guard counted forty.", [("same", "40", False)]),
        ("The council put the death toll at 34, and the radio at 115.", [("killed", "34", False), ("killed", "115", False)]),
    ],
)  # fmt: skip
def test_figures(text: str, figures: list[tuple[str, str, bool]]) -> None:
    assert [(each.field, str(each.count), each.part) for each in clause_of(text).tolls] == figures
