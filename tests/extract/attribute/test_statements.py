"""The statements of a sentence."""

import pytest

from tests.builders.drafts import draft_of


def said(text: str) -> set[tuple[str, str, str]]:
    return {(each.field, each.group, each.value) for claim in draft_of(text).claims for each in claim.statements}


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("On Saturday, six members of the NDF were wounded in clashes.", ("wounded", "ndf", "6")),
        (
            "Six members of the NDF were wounded, one of whom sustained serious injuries.",
            ("seriously_wounded", "ndf", "1"),
        ),
        (
            "At least 31 regime fighters were killed and 102 captured in the fight.",
            ("captured", "government-side", "102"),
        ),
        (
            "The death of two civilians, a child and more than 20 civilians were of light injuries.",
            ("killed", "civilians", "3"),
        ),
        ("Clashes left two civilians, a child dead.", ("killed", "civilians", "3")),
        ("Security branches arrested a number of residents in clashes.", ("detained", "civilians", "~2+")),
        ("Demanding the government to release 450 SDF prisoners.", ("released", "sdf", "450")),
        ("The siege went on in the security square in Qamishlo.", ("where", "", "qamishli-security-box")),
        ("Asayish continue the siege for the 13th day.", ("began", "", "day 13")),
        ("Asayish fired shots in the air at the gathering.", ("force", "", "shots in the air")),
        ("Asayish continued imposing a siege on regime forces.", ("besieged", "", "government-side")),
        ("Several families living near the front started to leave their homes.", ("displaced", "families", "~3+")),
        ("تظاهر العشرات من مؤيدي حكومة دمشق في شارع فلسطين", ("crowd", "government-supporters", "~20..99")),
        ('أطلق عناصر "الأسايش" النار في الهواء لتفريق المتظاهرين', ("force", "", "shots in the air")),
        ("تظاهر العشرات ظهر اليوم الأربعاء في مدينة الحسكة", ("when", "", "2021-01-27")),
        ('عناصر "الدفاع الوطني" قامت بتحريض المدنيين من أجل التصعيد', ("blamed", "", "ndf")),
    ],
)
def test_statements_of_a_sentence(text: str, statement: tuple[str, str, str]) -> None:
    assert statement in said(text)


@pytest.mark.parametrize(
    ("text", "field", "basis"),
    [
        ("Clashes broke out on 23 January 2021 in Qamishlo.", "when", "stated"),
        ("Clashes broke out on 23 January in Qamishlo.", "when", "reading"),
        ("On Saturday, clashes broke out in Qamishlo.", "when", "reading"),
        ("Clashes raged in Qamishlo from 20 January 2021 to 23 January 2021.", "when", "stated"),
        ("Asayish continue the siege for the 13th day.", "began", "stated"),
        ("Asayish continue the siege for the 13th day.", "when", "reading"),
        ("On Saturday, six members of the NDF were wounded in clashes.", "wounded", "stated"),
        ("Six members of the NDF were wounded and one was killed.", "killed", "reading"),
    ],
)
def test_what_is_filled_in_is_a_reading(text: str, field: str, basis: str) -> None:
    statements = [each for claim in draft_of(text).claims for each in claim.statements if each.field == field]
    assert {str(each.basis) for each in statements} == {basis}
