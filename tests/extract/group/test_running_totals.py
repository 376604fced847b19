"""People of one incident who are counted one after the other."""

import pytest

from tests.builders.drafts import draft_of


@pytest.mark.parametrize(
    ("text", "field", "total"),
    [
        ("A bomb hurt eight drivers in Qamishli. Ten other people were also hurt.", "wounded", "18"),
        ("Omar Haddad was killed in an attack in Qamishli, in which his driver was also killed.", "killed", "2"),
        ("Shells killed six teachers, a cook and her daughter in Qamishli.", "killed", "8"),
        ("Four soldiers and an interpreter were killed in Qamishli.", "killed", "5"),
    ],
)
def test_those_who_are_told_of_one_after_the_other_are_added_up(text: str, field: str, total: str) -> None:
    [claim] = draft_of(text).claims
    [summed] = [said for said in claim.statements if said.field == field and said.value == total]
    assert summed.group == ""


@pytest.mark.parametrize(
    "text",
    [
        "Six farmers were killed in Qamishli. The hospital said five farmers were killed.",
        "At least four guards and 10 to 12 rebels were killed in Qamishli.",
        "Nine guards were killed in Qamishli, and two others were hurt.",
        "Nine men were killed in Qamishli. The other two men killed were guards.",
        "Nine men were killed in Qamishli. The rebels also killed two guards.",
        "Nine men were killed in Qamishli, among them the mayor. Police say rebels killed a driver and eight other men.",
    ],
)
def test_rival_figures_bounds_and_other_fields_are_not_added_up(text: str) -> None:
    statements = [said for claim in draft_of(text).claims for said in claim.statements]
    assert not {said.value for said in statements} & {"11", "14+", "16", "11..13", "18"}
