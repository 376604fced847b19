"""First-level divisions: names, letters, words beside them, and the country that they belong to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.territories import division_code, division_name

NAMES = [
    ("AF", "AF-HEL", ("Helmand", "Hilmand", "HELMAND", "Helmand Province")),
    ("AF", "AF-HER", ("Herat", "Hirat")),
    ("AF", "AF-PIA", ("Paktia", "Paktya")),
    ("AF", "AF-PKA", ("Paktika",)),
    ("CA", "CA-QC", ("Québec", "Quebec", "QC", "Que.")),
    ("CD", "CD-NK", ("North Kivu", "Nord-Kivu", "NORD KIVU", "Kivu du Nord")),
    (
        "SD",
        "SD-DS",
        ("South Darfur", "Darfour du Sud", "Darfur del Sur", "Süd-Darfur", "جنوب دارفور", "دارفور الجنوبية"),
    ),
    ("SD", "SD-DW", ("West Darfur", "Darfour de l'Ouest", "Darfur Occidental", "Western Darfur state")),
    ("US", "US-NC", ("North Carolina", "Carolina del Norte", "Caroline du Nord")),
    ("DE", "DE-BY", ("Bayern", "Bavaria", "BY")),
    ("IN", "IN-JK", ("Jammu and Kashmir", "Jammu & Kashmir", "J&K", "JK")),
    ("IN", "IN-PB", ("Punjab",)),
    ("IQ", "IQ-AN", ("Anbar", "Al-Anbar Governorate", "الأنبار", "محافظة الأنبار")),
    ("IQ", "IQ-NI", ("Ninewa", "Nineveh", "Ninawa", "Nīnawá")),
    ("IQ", "IQ-SD", ("Salah al-Din", "Salah ad-Din", "Salahuddin")),
    ("IR", "IR-18", ("Bushire", "BUSHIRE", "Bushehr", "Būshehr")),
    ("IR", "IR-06", ("Khuzestan", "Khuzistan")),
    ("ML", "ML-7", ("Gao", "Gao region", "Région de Gao")),
    ("MX", "MX-CMX", ("CDMX", "Ciudad de México", "Mexico City", "Distrito Federal")),
    ("MX", "MX-MEX", ("México", "Estado de México")),
    ("NG", "NG-NI", ("Niger", "Niger State")),
    ("PK", "PK-PB", ("Punjab",)),
    ("RU", "RU-MOS", ("Moscow Oblast", "Московская область")),
    ("SY", "SY-DI", ("Damascus", "Dimashq", "Damascus Governorate")),
    ("SY", "SY-RD", ("Rural Damascus", "Rif Dimashq", "ريف دمشق")),
    ("SY", "SY-DY", ("Deir ez-Zor", "Deir Ezzor", "Dayr az Zawr", "Deir ez-Zor Governorate", "Dair al-Zor")),
    ("SY", "SY-HA", ("Al-Hasakah", "Hassakeh", "الحسكة", "Hesekê", "muhafazat al-Hasakah")),
    ("SY", "SY-HL", ("Aleppo", "Halab", "محافظة حلب", "Aleppo province", "Muhafazat Halab")),
    ("UA", "UA-14", ("Donetsk Oblast", "Donetska oblast", "Донецька область", "Донецкая область", "Donets'k")),
    ("UA", "UA-30", ("Kyiv City",)),
    ("UA", "UA-32", ("Kyiv Oblast", "Київська область")),
    ("US", "US-DC", ("Washington DC", "D.C.", "District of Columbia")),
    ("US", "US-GA", ("Georgia", "GA", "Ga.")),
    ("US", "US-NE", ("NE", "US-NE", "Nebraska", "nebraska", "Neb.")),
    ("US", "US-NY", ("New York", "N.Y.", "NY", "New York State", "State of New York")),
    ("US", "US-OH", ("OH", "Ohio", "US OH", "US.OH", " OH ")),
    ("US", "US-VA", ("Virginia",)),
    ("US", "US-WA", ("Washington",)),
    ("US", "US-WV", ("West Virginia", "W. Va.")),
    ("US", "US-MA", ("Massachusets", "Massachusetts")),
]
NONE = [
    ("US", "Mountain"), ("US", "New York City"), ("US", "Kansas City"), ("US", "oh"), ("US", "in"), ("US", ""), ("US", "Punjab"),
    ("US", "Virignai"), ("UA", "Kyiv"), ("SD", "Kordofan"), ("SY", "Ohio"), ("SY", "Examplia"), ("", "Ohio"), ("", "Georgia"), ("XX", "Ohio"), ("RU", "Georgia"),
    ("SY", "State"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("country", "code", "name"), [(country, code, name) for country, code, names in NAMES for name in names]
)
def test_a_division_has_many_names(country: str, code: str, name: str) -> None:
    assert division_code(name, country) == code


@pytest.mark.parametrize(("country", "name"), NONE)
def test_what_is_no_division_of_the_country_has_no_code(country: str, name: str) -> None:
    assert division_code(name, country) == ""


@given(st.text(), st.sampled_from(["US", "SY", "UA", "FR", ""]))
def test_a_division_is_one_of_its_country(text: str, country: str) -> None:
    code = division_code(text, country)
    assert (code == "") == (division_name(code) == "")
    assert code == "" or code.partition("-")[0] == country


@pytest.mark.parametrize(("code", "name"), [("US-OH", "Ohio"), ("SY-HL", "Aleppo"), ("SY-XX", ""), ("", "")])
def test_a_code_has_its_usual_english_name(code: str, name: str) -> None:
    assert division_name(code) == name
