"""Arabic reports: counts, speakers, stances, who did it, incidents."""

import pytest

from tests.builders.told_reports import counts, told


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("سقط قتيلان في القصف.", "killed 2: wire asserts"),
        ("مقتل ٣ عناصر.", "killed 3: wire asserts"),
        ("أصيب ثلاثة وعشرون شخصا.", "wounded 23: wire asserts"),
        ("مقتل مئة وخمسة عشر مدنيا.", "killed 115 civilians: wire asserts"),
        ("مقتل أحد عشر مدنيا.", "killed 11 civilians: wire asserts"),
        ("مقتل ثلاثة آلاف شخص.", "killed 3000: wire asserts"),
        ("قتل 12 500 شخص.", "killed 12500: wire asserts"),
        ("قتل 62,622 شخصا.", "killed 62622: wire asserts"),
        ("مقتل أكثر من 20 مدنيا.", "killed 21+ civilians: wire asserts"),
        ("مقتل ما لا يقل عن عشرة مدنيين.", "killed 10+ civilians: wire asserts"),
        ("قتل 14 شخصا على الأقل.", "killed 14+: wire asserts"),
        ("خمسة أشخاص ما زالوا تحت الأنقاض.", "missing 5: wire asserts"),
        ("مقتل أقل من ثلاثين شخصا.", "killed 0..29: wire asserts"),
        ("قتل ما بين 10 و12 شخصا.", "killed 10..12: wire asserts"),
        ("مقتل نحو 40 شخصا.", "killed ~40: wire asserts"),
        ("خرج العشرات بمظاهرة.", "crowd ~20..99: wire asserts"),
        ("مقتل جندي واحد.", "killed 1 ranks: wire asserts"),
        ("استشهد شاب وجرح ثلاثة.", "killed 1: wire asserts"),
        ("لقي أربعة أشخاص حتفهم.", "killed 4: wire asserts"),
        ("نزحت 120 عائلة.", "displaced 120 families: wire asserts"),
        ("اعتقال سبعة شبان.", "detained 7: wire asserts"),
        ("أطلق سراح 31 معتقلا.", "released 31: wire asserts"),
        ("انتهى الهجوم دون وقوع إصابات.", "wounded 0: wire asserts"),
        ("لم تسفر الغارة التي استهدفت أطراف البلدة فجرا عن ضحايا.", "killed 0: wire asserts"),
        ("تجمع ألف متظاهر، وقدر آخرون عددهم بنحو 600.", "crowd ~600: wire asserts"),
        ("لم يقتل أحد.", "killed 0: wire asserts"),
        ("لم تخسر القوة سوى مقاتل واحد.", "killed 1 fighters: wire asserts"),
        ("ارتفع عدد القتلى إلى 23.", "killed 23: wire asserts"),
        ("قتل ستة من عناصر الشرطة.", "killed 6 police-force: wire asserts"),
    ],
)
def test_a_count_is_read(text: str, read: str) -> None:
    assert read in counts(told(text, "ar"))


@pytest.mark.parametrize(
    "text",
    [
        "بعد 3 أيام من القصف قتل كثيرون.",
        "وقع القصف في 27 كانون الثاني.",
        "قتل كثيرون عام 2021.",
        "دمرت خمسة منازل.",
        "قتل القائد يوم الاثنين.",
        "سقطت ثلاثة صواريخ.",
    ],
)
def test_days_years_and_things_are_no_counts_of_people(text: str) -> None:
    assert counts(told(text, "ar")) == []


def test_a_part_has_the_outcome_of_its_whole_and_the_next_outcome_its_own_people() -> None:
    draft = told("قتل 12 مدنيا بينهم ثلاثة أطفال وأصيب 31 آخرون في ميلبروك.", "ar")
    assert counts(draft) == [
        "killed 12 civilians: wire asserts",
        "killed 3 kids: wire asserts",
        "wounded 31: wire asserts",
    ]
    assert [each.part_of is not None for each in draft.claims[0].statements if each.value == "3"] == [True]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("قال الدفاع المدني إن خمسة أشخاص قتلوا.", "killed 5: rescue relays"),
        ("قتل خمسة أشخاص، بحسب الدفاع المدني.", "killed 5: rescue relays"),
        ("ووفق المرصد، قتل خمسة أشخاص.", "killed 5: monitor relays"),
        ("أما المرصد فأعلن مقتل خمسة أشخاص.", "killed 5: monitor relays"),
        ("قتل خمسة أشخاص، حسبما أفاد به الدفاع المدني.", "killed 5: rescue relays"),
        ("نقلت وكالة السلك عن مصدر طبي أن خمسة أشخاص قتلوا.", "killed 5: medical relays"),
        ("نقل المرصد عن مصدر طبي أن خمسة أشخاص قتلوا.", "killed 5: monitor > medical relays"),
        ("زعم الجيش أنه قتل 30 شخصا.", "killed 30: army-speaker hedges"),
        ("نفى الجيش مقتل أي جندي.", "killed 1+ ranks: army-speaker denies"),
        ("قال المرصد لوكالة السلك إن خمسة أشخاص قتلوا.", "killed 5: monitor relays"),
        ("قتل خمسة وفق المرصد، بينما تحدث الدفاع المدني عن سبعة قتلى.", "killed 7: rescue relays"),
        ("وردت أنباء عن مقتل خمسة أشخاص.", "killed 5: wire hedges"),
        ("قالت وكالة السلك إن خمسة أشخاص قتلوا.", "killed 5: wire asserts"),
        ("زعم الجيش وفق المرصد أن خمسة أشخاص قتلوا.", "killed 5: monitor > army-speaker hedges"),
    ],
)
def test_a_count_has_its_speakers_and_its_stance(text: str, read: str) -> None:
    assert counts(told(text, "ar")) == [read] if "بينما" not in text else read in counts(told(text, "ar"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("اتهم المرصد الجيش بقصف ميلبروك.", ["blamed troops: monitor relays"]),
        ("حمل المرصد الجيش المسؤولية عن القصف.", ["blamed troops: monitor relays"]),
        ("ألقى المرصد باللوم على الجيش.", ["blamed troops: monitor relays"]),
        ("تبنت جبهة الشمال التفجير.", ["initiator front: front-speaker relays"]),
        ("أعلنت جبهة الشمال مسؤوليتها عن التفجير.", ["initiator front: front-speaker relays"]),
        ("نفى الجيش أي صلة بالقصف.", ["blamed troops: army-speaker denies"]),
        ("رفض الجيش هذه الاتهامات.", ["blamed troops: army-speaker denies"]),
        ("قصف الجيش ميلبروك.", ["initiator troops: wire asserts"]),
        ("قال المرصد إن الجيش مسؤول عن القصف.", ["initiator troops: monitor relays"]),
        ("وقع هجوم شنه مسلحون من جبهة الشمال.", ["initiator front: wire asserts"]),
        ("حمل الجيش جرحاه إلى ميلبروك.", []),
        ("التفجير استهدف الشرطة.", []),
    ],
)
def test_who_did_it_and_who_denies_it(text: str, read: list[str]) -> None:
    assert counts(told(text, "ar")) == read


def test_what_points_back_is_resolved() -> None:
    draft = told(
        "قال المرصد إن تسعة أشخاص قتلوا. وأضاف أن الجيش قصف ميلبروك.\n\nونفى الجيش ذلك. ونفت جبهة الشمال هذا الرقم.",
        "ar",
    )
    assert counts(draft) == [
        "killed 9: monitor relays",
        "initiator troops: monitor relays",
        "blamed troops: army-speaker denies",
        "killed 9: front-speaker denies",
    ]


def test_a_body_is_known_again_by_the_first_word_of_its_name() -> None:
    assert counts(told("هاجمت جبهة الشمال ميلبروك. وقالت الجبهة إنها قتلت 11 جنديا.", "ar"))[-1] == (
        "killed 11 ranks: front-speaker relays"
    )


def test_the_short_name_of_a_body_accuses_whom_stands_behind_it() -> None:
    assert counts(told("نددت جبهة الشمال بالقصف. وحملت الجبهة الجيش المسؤولية عنه.", "ar"))[-1] == (
        "blamed troops: front-speaker relays"
    )


def test_another_incident_and_an_earlier_one_are_claims_of_their_own() -> None:
    draft = told(
        "قتل خمسة أشخاص في قصف على ميلبروك أمس.\n\nوفي حادث منفصل، أصيب شرطي.\n\nوكان سبعة أشخاص قد قتلوا في كانون الثاني الماضي.",
        "ar",
        title="مقتل خمسة أشخاص في ميلبروك",
    )
    assert [claim.background for claim in draft.claims] == [False, False, True]
    assert counts(draft) == ["killed 5: wire asserts", "wounded 1 policemen: wire asserts", "killed 7: wire asserts"]


def test_the_day_on_which_somebody_spoke_is_not_the_day_of_the_event() -> None:
    draft = told("قتل خمسة أشخاص يوم الأربعاء، حسبما أعلن الدفاع المدني اليوم.", "ar")
    assert [each.value for each in draft.claims[0].statements if each.field == "when"] == ["2024-06-12"]


def test_without_a_collection_counts_are_read_and_no_name_is_made_up() -> None:
    from claims.extract import Document, PatternExtractor

    draft = PatternExtractor(None).extract(Document(text="أسفر الهجوم عن 12 قتيلا و34 جريحا.", language="ar"))
    assert [(each.field, each.value) for each in draft.claims[0].statements if each.field != "kind"] == [
        ("killed", "12"),
        ("wounded", "34"),
    ]
