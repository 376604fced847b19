import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.claims import mask_numbers as masking
from claims.matching.claims.mask_numbers import capital_words, mask_column, mask_columns, mask_numbers

HOSTILE = [
    "",
    " ",
    "two  spaces and Three",
    "tab\tand\nnew line\r\nin Texts",
    "Girl, 5, shot at 5:25 p.m. on the 11600 block of Elm Street",
    "Baby, 9\tmonths old",
    "a\u00a0no-break\u2003space, a\x1cseparator and a\x85next line",
    "صاروخ ٣ على 4 مدن وثلاثة قتلى",
    "Тридцать один убит, ранен ２ и ²",
    "O'Neil’s Ǆungla İstanbul ſtraße ŉ fiﬁ",
    "١",
    "word.",
    "...",
    "Aged 12 and 13",
    "e\u0301t\u00e9 \u0301 \u200b zero\u200bwidth",
    "\ud7ff \U0001f4a3 bomb\U0001f4a3 12\U0001f4a3",
    "ONE Two twenty-three Hundreds",
]


@pytest.mark.parametrize("letters_at_once", [1, 50, 50_000_000])
def test_columns_are_masked_as_each_text_is(letters_at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(masking, "_LETTERS_AT_ONCE", letters_at_once)
    texts = pd.Series([*HOSTILE, *reversed(HOSTILE)], dtype="str").set_axis(range(5, 5 + 2 * len(HOSTILE)))
    masked, capitals = mask_columns(texts)
    assert masked.tolist() == [mask_numbers(each) for each in texts]
    assert capitals.tolist() == [capital_words(each) for each in texts]
    assert masked.index.equals(texts.index)
    assert capitals.index.equals(texts.index)
    assert mask_column(texts).equals(masked)


def test_an_empty_column_is_masked() -> None:
    assert [len(each) for each in mask_columns(pd.Series([], dtype="str"))] == [0, 0]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Girl, 5, shot", "girl age5 shot"),
        ("Shooting death of Detroit girl, 3", "shooting death of detroit girl age3"),
        ("Mecca Canty, 21, of Toledo", "mecca canty age21 of toledo"),
        ("a 9-month-old baby", "a age9m baby"),
        ("a man aged 30 was shot", "a man age30 was shot"),
        ("Homs, 12, Hama, 7, Idlib, 3", "homs hama idlib"),
        ("Deir Ezzor, 12, Hama, 7", "deir ezzor hama"),
        ("One man, 3 women killed", "man women killed"),
        ("killed aged 3 and 12", "killed aged and"),
    ],
)
def test_ages_count_nobody_and_stay(text: str, masked: str) -> None:
    assert mask_numbers(text) == masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 4-year-old boy", "a age4 boy"),
        ("around 5:25 p.m. Monday", "around clock525p monday"),
        ("the 11600 block of Bishop", "the no11600 block of bishop"),
        ("at 1287 Hebron Road", "at no1287 hebron road"),
        ("6 wounded, 12 dead", "wounded dead"),
        ("26 people of Hebron", "people of hebron"),
    ],
)
def test_only_numbers_that_count_nobody_stay(text: str, expected: str) -> None:
    assert mask_numbers(text) == expected


def test_capital_words_are_folded_and_without_numbers() -> None:
    assert capital_words("Three men of Al-Hasakah, said John O'Neil in 2016") == "al hasakah john oneil"


@pytest.mark.parametrize(
    "text",
    [
        "six wounded",
        "SIX wounded",
        "6 wounded",
        "at the 13th wounded",
        "dozens wounded",
        "hundreds of wounded",
        "a number of wounded",
        "twenty-one wounded",
        "ستة wounded",
        "العشرات wounded",
        "وثلاثة wounded",
        "٦ wounded",
        "шесть wounded",
        "altı wounded",
    ],
)
def test_numbers_are_taken_out_of_texts(text: str) -> None:
    words = set(mask_numbers(text).split())
    assert words <= {"wounded", "at", "the", "of", "a"}


@given(st.integers(0, 10_000))
def test_numbers_in_titles_never_change_a_score(number: int) -> None:
    assert mask_numbers(f"clash leaves {number} wounded") == "clash leaves wounded"
