"""Countries by any name: codes, official and former names, ten languages, and names that are never taken for one another."""

import subprocess
import sys

import pycountry
import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from claims.territories import country_box, country_code, country_codes, country_name, has_other_script

NAMES = {
    "BA": ("Bosnia-Herzegovina", "Bosnia & Herzegovina", "Bosnie-Herzégovine", "BiH"),
    "CD": ("DR Congo", "DRC", "Congo, Dem. Rep.", "Congo (Kinshasa)", "DR Congo (Zaire)", "Zaïre", "ДР Конго"),
    "CF": ("CAR", "Central African Rep.", "RCA"),
    "CG": ("Republic of Congo", "Congo, Rep.", "Congo (Brazzaville)", "Congo-Brazzaville"),
    "CI": ("Ivory Coast", "Côte d'Ivoire", "Côte d’Ivoire", "Cote D Ivoire", "COTE DIVOIRE", "ساحل العاج"),
    "CN": ("China", "People's Republic of China"),
    "CZ": ("Czech Republic", "Czechia"),
    "DE": ("Germany", "Deutschland", "Alemania", "Allemagne", "West Germany (FRG)", "Almanya", "ألمانيا"),
    "DM": ("Dominica", "Dominique"),
    "DO": ("Dominican Republic", "Dominican Rep.", "República Dominicana"),
    "EG": ("Egypt, Arab Rep.", "Ägypten", "مصر"),
    "GB": ("UK", "U.K.", "Great Britain", "United Kingdom"),
    "GE": ("Georgia", "Republic of Georgia", "Грузия"),
    "GM": ("Gambia, The", "The Gambia", "the gambia"),
    "GN": ("Guinea", "Guinée", "Gine"),
    "GQ": ("Equatorial Guinea", "Guinea, Equatorial", "Eq. Guinea", "Guinée équatoriale"),
    "GW": ("Guinea-Bissau", "Guinea Bissau"),
    "IQ": ("Iraq", "Irak", "العراق", "Ірак", "Îraq", "عێراق"),
    "IR": ("Iran (Islamic Republic of)", "Iran, Islamic Rep.", "IRAN", "Persia", "Іран"),
    "KP": ("North Korea", "DPRK", "Korea, Dem. People's Rep.", "Korea (North)"),
    "KR": ("South Korea", "Republic of Korea", "Korea, Rep."),
    "LC": ("St. Lucia", "Saint Lucia", "St Lucia"),
    "MK": ("North Macedonia", "Macedonia, FYR", "Macedonia (FYROM)"),
    "MM": ("Burma", "Myanmar", "Myanmar (Burma)"),
    "NE": ("Niger", "Nijer"),
    "NG": ("Nigeria", "Nijerya"),
    "PS": ("Palestine", "State of Palestine", "West Bank and Gaza", "West Bank and Gaza Strip", "فلسطين"),
    "RS": ("Serbia", "Serbia (Yugoslavia)"),
    "RU": ("Russia", "Russian Federation", "Russia (Soviet Union)", "Россия", "روسيا"),
    "SD": ("Sudan", "Sudán", "Republic of Sudan"),
    "SS": ("South Sudan", "S. Sudan", "Sudan, South", "SOUTH SUDAN"),
    "SY": ("Syria", "Syrian Arab Republic", "Syrie", "سوريا", "سورية", "سووریا", "Suriye", "Сирія", " Syria "),
    "SZ": ("Swaziland", "Eswatini", "Kingdom of eSwatini (Swaziland)"),
    "TR": ("Turkey", "Türkiye", "Turkiye", "Турция"),
    "TW": ("Taiwan", "Republic of China", "Taiwan, Province of China"),
    "US": ("USA", "U.S.", "usa", "United States of America", "États-Unis", "США", "ABD", "الولايات المتحدة"),
    "VN": ("Vietnam", "Viet Nam"),
    "XK": ("Kosovo",),
    "YE": ("Yemen", "Yemen (North Yemen)", "Republic of Yemen", "Yemen, Rep."),
    "YDYE": ("South Yemen", "Democratic Yemen"),
    "SUHH": ("Soviet Union", "USSR", "СССР"),
    "YUCS": ("Yugoslavia",),
}
CODES = [("SY", "SY"), ("SYR", "SY"), ("US", "US"), ("USA", "US"), ("XKX", "XK"), ("SUN", "SUHH"), ("SUHH", "SUHH")]
# Names of more than one state, of none, and words that are no names.
NO_COUNTRIES = [
    "Congo", "Korea", "Kongo", "Virgin Islands", "Georgia (USA)", "Jordan (Minnesota)", "Sahel", "Punjab", "Kurdistan", "Islamic State",
    "Republic of Vietnam", "England", "Gaza", "No", "no", "in", "sy", "syr", "", " ", "-", "760", "Examplia", "International", "()",
]  # fmt: skip
TYPOS = [
    ("Afganistan", "AF"), ("Afghanistn", "AF"), ("Philippnes", "PH"), ("Isreal", "IL"), ("Somlaia", "SO"),
    ("Nigera", ""), ("Zambai", "ZM"), ("Gamibia", ""), ("Iberia", ""), ("Vienna", ""), ("Albany", ""), ("Sryai", ""), ("Irna", ""),
]  # fmt: skip


@pytest.mark.parametrize(("name", "code"), [(name, code) for code, names in NAMES.items() for name in names])
def test_a_country_has_many_names(name: str, code: str) -> None:
    assert country_code(name) == code


@pytest.mark.parametrize(("text", "code"), CODES)
def test_codes_in_capitals_are_read(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize("text", NO_COUNTRIES)
def test_what_is_no_name_of_one_country_has_no_code(text: str) -> None:
    assert country_code(text) == ""


@pytest.mark.parametrize(("text", "code"), TYPOS)
def test_a_letter_may_be_wrong_where_one_country_alone_is_meant(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize(
    ("text", "code"), [("760", "SY"), ("004", "AF"), ("4", "AF"), ("4.0", "AF"), ("652", "BL"), ("999", "")]
)
def test_numbers_are_read_where_they_are_said_to_be_codes(text: str, code: str) -> None:
    assert country_code(text, numeric=True) == code
    assert country_code(text) == ""


def test_a_column_with_numbers_may_have_names_too() -> None:
    assert country_codes(["760", "Iraq"], numeric=True) == {"760": "SY", "Iraq": "IQ"}


def test_a_shared_name_is_known_where_the_column_names_the_other_country() -> None:
    assert country_codes(["Congo", "Chad", "Congo"]) == {"Congo": "", "Chad": "TD"}
    assert country_codes(["Congo", "DR Congo"]) == {"Congo": "CG", "DR Congo": "CD"}
    assert country_codes(["North Korea", "Korea"]) == {"North Korea": "KP", "Korea": "KR"}


@pytest.mark.parametrize("language", ["en", "ar", "fr", "es", "pt", "de", "ru", "uk", "tr", "ku", "ckb"])
def test_the_names_of_each_language_are_known(language: str) -> None:
    territories = {str(code): str(name) for code, name in Locale.parse(language).territories.items()}
    codes = {code for code in territories if country_name(code)}
    unlike = {code: territories[code] for code in codes if country_code(territories[code]) not in {code, ""}}
    unknown = {territories[code] for code in codes if country_code(territories[code]) == ""}
    assert unlike == {}
    assert len(codes) > 240
    assert unknown <= {"Congo"}


@given(st.text())
def test_any_text_has_a_code_with_a_name_or_none(text: str) -> None:
    code = country_code(text)
    assert (code == "") == (country_name(code) == "")


@pytest.mark.parametrize(
    ("code", "name"),
    [("SY", "Syria"), ("CD", "DR Congo"), ("PS", "Palestine"), ("SUHH", "Soviet Union"), ("ZZ", ""), ("", "")],
)
def test_a_code_has_its_usual_english_name(code: str, name: str) -> None:
    assert country_name(code) == name


def test_every_name_of_a_code_is_that_country() -> None:
    for code in ("SY", "US", "CI", "CD", "KR", "GB", "PS", "YDYE"):
        assert country_code(country_name(code)) == code


def test_the_tables_are_read_when_a_name_is_asked_for() -> None:
    asked = (
        "import claims.territories, claims.territories.countries as c, claims.territories.territory_names as t;"
        "print(c.country_table.cache_info().currsize, t.further_names.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "0"]


def test_the_lists_of_iso_are_known() -> None:
    for country in pycountry.countries:
        code = country.alpha_2
        names = {
            country.alpha_3,
            getattr(country, "common_name", country.name),
            getattr(country, "official_name", country.name),
        }
        assert {country_code(name) for name in {*names, country.name}} <= ({code, ""} if code == "CG" else {code})
        assert country_code(country.numeric, numeric=True) == code


@pytest.mark.parametrize(
    ("code", "box"),
    [("SY", (32, 35, 38, 43)), ("AU", (-55, 112, -10, 159)), ("PE", (-19, -82, 0, -68)), ("SUHH", None), ("", None)],
)
def test_the_box_around_a_country_is_in_whole_degrees(code: str, box: tuple[int, ...] | None) -> None:
    assert country_box(code) == box


@pytest.mark.parametrize(("code", "other"), [("SY", True), ("UA", True), ("US", False), ("ML", False), ("", False)])
def test_the_usual_script_of_a_country_is_known(code: str, other: bool) -> None:
    assert has_other_script(code) is other


def test_a_typo_is_read_unless_the_caller_says_otherwise() -> None:
    assert country_code("Afghanstan") == "AF"
    assert country_code("Afghanstan", typos=False) == ""
    assert country_code("Afghanistan", typos=False) == "AF"
