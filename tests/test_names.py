import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.names import NameTable, fold, free_name, is_point_name, join_words, romanise, skeleton, slug
from tests.builders.shipped import shipped_collection

COLLECTION = shipped_collection()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("QAMISHLI", "Qamishli"),
        ("Hesekê", "Heseke"),
        ("Kamışlı", "Kamisli"),
        ("İstanbul", "istanbul"),
        ("Asayîş", "ASAYIS"),
        ("الأسايش", "الاسايش"),
        ("الحسكة", "الحسكه"),
        ("القـامشلي", "القامشلي"),
        ("قامشلی", "قامشلي"),
        ("مُحافَظة", "محافظه"),
        ("Al-Hasakah", "al hasakah"),
        ("Sheikh  Maqsoud,", "sheikh maqsoud"),
        ("ＮＤＦ", "ndf"),
    ],
)
def test_fold_removes_case_marks_and_letter_variants(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "roman"),
    [
        ("شارع", "shar"),
        ("Kamışlı", "kamishli"),
        ("Камышлы", "kamyshly"),
        ("خليل", "khlyl"),
        ("Serêkaniyê", "serekaniye"),
    ],
)
def test_romanise_spells_in_latin_letters(text: str, roman: str) -> None:
    assert romanise(text) == roman


@given(st.text())
def test_romanise_leaves_no_other_letters(text: str) -> None:
    assert romanise(text).isascii()


SPELLINGS = {
    "Qamishli": [
        "Qamishlo",
        "al-Qamishli",
        "Al-Qamishily",
        "القامشلي",
        "قامشلو",
        "Камышлы",
        "Kamışlı",
        "Qamişlo",
        "Kamishly",
        "El Kamişli",
    ],
    "Hasakah": ["al-Hasakah", "al-Hasakeh", "Al-Ḥasakah", "Hasaka", "Haseke", "Hesekê", "الحسكة", "حسكة", "Хасака"],
    "Asayish": ["Asayîş", "Asayiş", "الأسايش", "الآسايش", "اسايش", "Асаиш", "Asayesh"],
    "Halko": ["Halku", "Halako", "حلكو"],
    "Maqsoud": ["Maksoud", "Maqsud", "مقصود"],
}


@pytest.mark.parametrize(("name", "spelling"), [(name, each) for name, some in SPELLINGS.items() for each in some])
def test_spellings_of_one_name_share_a_skeleton(name: str, spelling: str) -> None:
    assert skeleton(spelling) == skeleton(name)


def table(**aliases: str) -> NameTable:
    rows = [{"place_id": row_id, "name": row_id, "aliases": some} for row_id, some in aliases.items()]
    return NameTable.of(pd.DataFrame(rows))


def test_resolve_needs_the_name_itself() -> None:
    names = table(qamishli="Qamishlo|القامشلي")
    assert names.resolve("QAMISHLO") == "qamishli"
    assert names.resolve("al-Qamishlo") == "qamishli"
    assert names.resolve("Qamishly") is None


def test_a_name_of_two_rows_is_ambiguous() -> None:
    names = table(city="Hasakah|Hasakah city", governorate="al-Hasakah|Hasakah governorate")
    assert names.resolve("Hasakah") is None
    assert names.candidates("El Hasakah") == ("city", "governorate")
    assert names.resolve("Hasakah city") == "city"


def test_an_empty_name_has_no_candidates() -> None:
    assert table(place="").candidates(" - ") == ()


def test_suggest_finds_a_slip_and_says_how_near() -> None:
    suggested = table(qamishli="Qamishli", hasakah="Hasakah").suggest("Al-Qamishi")
    assert [row_id for row_id, _ in suggested] == ["qamishli"]
    assert 85 <= suggested[0][1] < 100


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("SAF", "Sudanese Armed Forces"),
        ("R.S.F.", "The Rapid Support Forces"),
        ("ONG", "Office of the National Guard"),
        ("FSR", "Forces de soutien rapide"),
    ],
)
def test_an_acronym_suggests_the_words_that_it_may_stand_for_and_these_suggest_it(short: str, long: str) -> None:
    assert [row_id for row_id, _ in table(it=long, other="Army").suggest(short)] == ["it"]
    assert [row_id for row_id, _ in table(it=short, other="Army").suggest(long)] == ["it"]
    assert table(it=long).resolve(short) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SA", "Sudanese Army"),
        ("saf", "Sudanese Armed Forces"),
        ("SAF", "Armed Forces"),
        ("SAF", "Sudan Air Fund of Ex"),
    ],
)
def test_other_letters_and_two_of_them_stand_for_nothing(one: str, other: str) -> None:
    assert table(it=other).suggest(one) == []


def test_a_slip_goes_before_an_acronym_of_the_same_letters() -> None:
    names = table(other="SDF", meant="Syrian Democratic Forces")
    assert [row_id for row_id, _ in names.suggest("Syrian Democratic Fores")] == ["meant", "other"]


def test_two_consonants_suggest_nothing() -> None:
    assert table(tayy="Tayy", asayish="Asayish").suggest("Asayesh") == []


FRIENDS = ["NDF", "SDF", "NDM", "SNA", "SAA", "YPG"]


@pytest.mark.parametrize(("one", "other"), [(one, other) for one in FRIENDS for other in FRIENDS if one != other])
def test_acronyms_never_suggest_one_another(one: str, other: str) -> None:
    names = table(it=f"{other}|{other.lower()} forces|{other} forces")
    assert names.suggest(one) == []
    assert names.suggest(f"{one} forces") == []
    assert names.resolve(one) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الدفاع الوطني", "قوات الدفاع الذاتي"),
        ("National Defence Forces", "Civil Defence"),
        ("Asayish", "Internal Security Forces"),
        ("Kobani", "Ayn al-Arab"),
    ],
)
def test_false_friends_and_other_names_are_left_to_the_table(one: str, other: str) -> None:
    assert table(it=one).suggest(other) == []


@pytest.mark.parametrize("name", ["parties", "places", "sources"])
def test_every_alias_of_the_collection_finds_its_own_row(name: str) -> None:
    names = NameTable.of(getattr(COLLECTION, name))
    for row_id, aliases in names.names.items():
        for alias in aliases:
            found = names.candidates(alias)
            assert row_id in found
            assert names.resolve(alias) == (row_id if len(found) == 1 else None)


@pytest.mark.parametrize(
    ("text", "keep", "made"),
    [
        ("Aleppo Governorate", "", "aleppo-governorate"),
        ("  U.S. / U.K. ", "", "u-s-u-k"),
        ("Releases_2.1 (final).", "._", "releases_2.1-final"),
        ("--", "", ""),
        ("القامشلي", "", ""),
    ],
)
def test_a_slug_is_small_letters_digits_and_hyphens(text: str, keep: str, made: str) -> None:
    assert slug(text, keep=keep) == made


@pytest.mark.parametrize(
    ("taken", "free"), [([], "a"), (["b"], "a"), (["a"], "a-2"), (["a", "a-2"], "a-3"), (["a", "a-3"], "a-2")]
)
def test_the_least_number_makes_an_id_free(taken: list[str], free: str) -> None:
    assert free_name("a", taken) == free


@pytest.mark.parametrize(
    ("words", "joined"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_are_joined_as_a_sentence_lists_them(words: list[str], joined: str) -> None:
    assert join_words(words) == joined


@pytest.mark.parametrize(
    ("name", "bones"),
    [
        ("Al-Hasakah", "hsk"),
        ("Qamishlo", "kmxl"),
        ("Kahramanmaraş", "khrmnmrx"),
        ("the", "t"),
        ("Yaşar Yılmaz", "yxr ylmz"),
    ],
)
def test_a_skeleton_is_the_consonants_by_sound(name: str, bones: str) -> None:
    assert skeleton(name) == bones


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("36.1, 52.7", True), ("-36, -52.75", True), ("Exampleville (36.1, 52.7)", True), ("Exampleville", False), ("Exampleville, Province", False),
        ("36.1", False), ("12, Main Road", False), ("Hill (old, new)", False),
    ],
)  # fmt: skip
def test_names_made_of_coordinates_are_known(name: str, is_one: bool) -> None:
    assert is_point_name(name) is is_one


def test_a_free_name_has_the_least_number_that_makes_it_one() -> None:
    assert [free_name("a", taken) for taken in ([], ["a"], ["a", "a-2"], ["a-2"])] == ["a", "a-2", "a-3", "a"]
