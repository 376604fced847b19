"""Speakers, forces and groups that an Arabic or French report names and nobody has listed."""

from datetime import date

import pytest

from claims.extract import Document, DraftDocument, PatternExtractor


def drafted(text: str, language: str = "ar") -> DraftDocument:
    return PatternExtractor(None).extract(Document(text=text, published=date(2024, 6, 14), language=language))


def read(text: str, language: str = "ar") -> list[str]:
    """The counts and responsible parties of a draft, a line each, with names for ids."""
    draft = drafted(text, language)
    names = {row.row_id: row.name for row in draft.proposed}
    return [
        " ".join(
            filter(
                None,
                (
                    each.field,
                    names.get(each.value, each.value),
                    names.get(each.group, each.group),
                    *(f"< {names[link.source_id]}" for link in each.chain),
                    str(each.stance),
                ),
            )
        )
        for claim in draft.claims
        for each in claim.statements
        if each.rule.startswith(("count of", "responsible"))
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("قال مصدر أمني إن خمسة أشخاص قتلوا.", "killed 5 < مصدر أمني relays"),
        ("قتل خمسة أشخاص، بحسب وزارة الصحة الفارنية.", "killed 5 < وزارة الصحة الفارنية relays"),
        ("أفاد المرصد الفارني لحقوق الإنسان بمقتل خمسة أشخاص.", "killed 5 < المرصد الفارني لحقوق الإنسان relays"),
        ("وقال سامر الجبلي إن خمسة أشخاص قتلوا.", "killed 5 < سامر الجبلي relays"),
        ("زعم متحدث باسم جيش الشمال أن خمسة أشخاص قتلوا.", "killed 5 < متحدث باسم جيش الشمال hedges"),
        ("قتل خمسة أشخاص وفق ما أعلنته بلدية ميلبروك أمس.", "killed 5 < بلدية ميلبروك relays"),
        ("اتهم ناشطون حركة الفجر بقصف السوق.", "blamed حركة الفجر < ناشطون relays"),
        ("نفى متحدث باسم حركة الفجر أي صلة بالقصف.", "blamed حركة الفجر < متحدث باسم حركة الفجر denies"),
        ("تبنت حركة الفجر التفجير.", "initiator حركة الفجر < حركة الفجر relays"),
        ("قتل مسلحون من كتائب النهر ثلاثة نساء.", "initiator كتائب النهر asserts"),
        ("قتل خمسة أشخاص في غارة جوية إسرائيلية.", "initiator Israel asserts"),
        ("قتل خمسة أشخاص في قصف على اليمن.", "killed 5 asserts"),
        ("قال المتحدث باسم جيش الشمال العقيد سامر الجبلي إن خمسة قتلوا.", "killed 5 < المتحدث باسم جيش الشمال relays"),
        ("قتل ثلاثة أطفال في القصف.", "killed 3 Children asserts"),
    ],
)
def test_whoever_speaks_or_acts_is_proposed(text: str, said: str) -> None:
    assert said in read(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Selon la gendarmerie, cinq civils ont été tués.", "killed 5 Civilians < gendarmerie relays"),
        ("La Direction de la santé a indiqué que cinq civils ont été tués.", "killed 5 Civilians < Direction de la santé relays"),
        ("Cinq civils ont été tués, a déclaré le maire de Valmont.", "killed 5 Civilians < maire de Valmont relays"),
        ("Cinq civils ont été tués.", "killed 5 Civilians asserts"),
    ],
)  # fmt: skip
def test_whoever_speaks_french_is_proposed(text: str, said: str) -> None:
    assert read(text, "fr") == [said]


def test_a_body_is_one_body_however_it_is_named_further_on() -> None:
    told = read("هاجمت حركة الفجر ميلبروك. وقالت الحركة إنها قتلت 11 جنديا.")
    assert told == ["initiator حركة الفجر asserts", "killed 11 Soldiers < حركة الفجر relays"]


def test_a_spokesman_is_tied_to_the_force_and_what_no_statement_uses_is_not_proposed() -> None:
    proposed = drafted("أعلن متحدث باسم جيش الشمال مقتل ثلاثة مدنيين. وزار وزير الصحة المدينة.").proposed
    assert [(row.table, row.name, len(row.ties)) for row in proposed] == [
        ("parties", "Civilians", 0),
        ("parties", "جيش الشمال", 0),
        ("sources", "متحدث باسم جيش الشمال", 1),
    ]
