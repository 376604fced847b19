"""What the columns of a table seem to mean, by their headings and their cells."""

from dataclasses import replace

import pytest

from claims.importers import Mapping
from claims.importers.mapping.mapping import Meaning
from claims.importers.mapping.propose_mapping import Rule, heading_rules, propose_column, propose_mapping
from claims.importers.read.read_table import Table
from tests.builders.foreign_tables import column, table_of

DAYS, TOWNS, NUMBERS, WORDS = (
    ["2021-03-04", "2021-03-05"],
    ["Exampleville", "Sampleton"],
    ["3", "12"],
    ["Group A", "Group B"],
)


def proposed(file: str = "events.csv", /, **columns: list[str]) -> dict[str, str]:
    """Column to its meaning, with its group and detail where it has them; of an ignored one the meaning alone."""
    return _in_words(propose_mapping(table_of(file, **columns)))


def _in_words(mapping: Mapping) -> dict[str, str]:
    return {
        row.column: row.means if row.means == "ignore" else "; ".join(filter(None, (row.means, row.group, row.detail)))
        for row in mapping.rows
        if row.column
    }


def why_ignored(name: str, **columns: list[str]) -> str:
    """The reason why a column is not read."""
    row = next(row for row in propose_mapping(table_of(**columns)).rows if row.column == name)
    assert row.means == "ignore"
    return row.detail


def each_row(mapping: Mapping) -> str:
    """What each row is one of, "" where it is no person."""
    return mapping.each_row.means if mapping.each_row else ""


COUNTS = [
    ("Killed", "killed", ""),
    ("no_killed", "killed", ""),
    ("Number of people killed", "killed", ""),
    ("Min Deaths", "killed_min", ""),
    ("fatalities_high", "killed_max", ""),
    ("best_estimate_of_deaths", "killed_best", ""),
    ("civilian deaths low", "killed_min", "civilians"),
    ("Injured children", "wounded", "children"),
    ("Enforcement Fatalities", "killed", "police"),
    ("nkill_us", "killed", "nationals of the United States"),
    ("hostages killed", "killed", "hostages"),
    ("Suspects Arrested", "detained", "suspects"),
    ("qtd_morto_civil_ocorrencia", "killed", "civilians"),
    ("bdeadlow", "killed_min", ""),
    ("Killed: adults (sex unknown)", "killed", "adults"),
    ("size_mean", "crowd_best", ""),
    ("Killed (excluding the police)", "killed", ""),
    ("morts civils sans compter les policiers", "killed", "civilians"),
    ("#affected+killed+f+children", "killed", "girls"),
    ("Nb FDS tués", "killed", "security forces"),
    ("fatal injuries", "killed", ""),
    ("Dead and injured", "casualties", ""),
    ("Missing persons", "missing", ""),
    ("kidnapped", "abducted", ""),
    ("detained", "detained", ""),
    ("arrests", "detained", ""),
    ("crowd size", "crowd", ""),
    ("size_low", "crowd_min", ""),
    ("number of participants", "crowd", ""),
    ("nb de morts", "killed", ""),
    ("Nº de heridos", "wounded", ""),
    ("femmes tuées", "killed", "women"),
    ("Todesopfer", "killed", ""),
    ("Погибшие", "killed", ""),
    ("Кількість поранених", "wounded", ""),
    ("Ölü sayısı", "killed", ""),
    ("عدد القتلى", "killed", ""),
    ("الأطفال القتلى", "killed", "children"),
    ("القتلى والجرحى", "casualties", ""),
    ("کوژراو", "killed", ""),
    ("Hejmara birîndaran", "wounded", ""),
    ("Mortos", "killed", ""),
    ("Nombre minimum de morts", "killed_min", ""),
    ("Nombre d'enfants tués", "killed", "children"),
    ("En çok ölü", "killed_max", ""),
    ("ژمارەی ژنانی کوژراو", "killed", "women"),
    ("#affected+killed", "killed", ""),
    ("#affected+injured+f", "wounded", "women and girls"),
    ("#affected+killed+children", "killed", "children"),
    ("#affected", "affected", ""),
]


@pytest.mark.parametrize(("name", "means", "group"), COUNTS)
def test_a_column_of_numbers_by_its_heading(name: str, means: str, group: str) -> None:
    assert propose_column(name, column("3", "12", "")) == Meaning(name, means, group)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("killed_cum", "a running total, not the number of one event"),
        ("Deaths to date", "a running total, not the number of one event"),
        ("cumulative wounded", "a running total, not the number of one event"),
        ("killed per 100k", "a rate or share, not a number of people"),
        ("vehicles captured", "counts things, not people"),
        ("killed_description", "a description, not a number"),
        ("total_victims", "victims may be killed or wounded; map the column by hand"),
        ("Number of incidents", "counts events, not people"),
        ("Events", "counts events, not people"),
        ("Number of air raids (min)", "counts events, not people"),
        ("fips_code", "a code, not a name"),
        ("size_text", "a description, not a number"),
        ("Prior arrests", "details of persons are not read"),
        ("time_precision", "how exact a value is, in codes of its own"),
        ("country_id", "a code, not a name"),
        ("actor1 code", "a code, not a name"),
        ("Age at death", "details of persons are not read"),
        ("victims_age", "details of persons are not read"),
        ("birth year", "details of persons are not read"),
        ("number of sources", "about the sources, not a source"),
        ("Cause of death", "a cause, not a number of people"),
        ("colour", ""),
    ],
)
def test_numbers_that_are_no_people_are_kept_out_with_the_reason(name: str, reason: str) -> None:
    assert propose_column(name, column("3", "12", "12")) == Meaning(name, "ignore", "", reason)


BY_CELLS = [
    ("Incident date", DAYS, "date"),
    ("report_date", DAYS, "date"),
    ("Date of incident", DAYS, "date"),
    ("DeathDate", DAYS, "date"),
    ("InjuryDate", DAYS, "date"),
    ("date", ["03/04/2021", "04/05/2021"], "date"),
    ("End Date", DAYS, "date_end"),
    ("Publication date", DAYS, "published"),
    ("date_basis", ["published", "guess"], "date_basis"),
    ("Dirok", DAYS, "date"),
    ("بەروار", DAYS, "date"),
    ("#date+occurred", DAYS, "date"),
    ("date", TOWNS, "ignore"),
    ("DeathDate", NUMBERS, "killed"),
    ("date added", DAYS, "ignore"),
    ("Erfassungsdatum", DAYS, "ignore"),
    ("Ereignisdatum", DAYS, "date"),
    ("Datum", DAYS, "date"),
    ("Verletztenzahl", NUMBERS, "wounded"),
    ("support", WORDS, "ignore"),
    ("Dernière mise à jour", DAYS, "ignore"),
    ("N° d'incident", ["1", "2"], "id"),
    ("№", ["1", "2"], "id"),
    ("admin1 code", ["EX01"], "ignore"),
    ("state code", ["OH"], "admin1"),
    ("Informationsquelle", WORDS, "source"),
    ("killed name", WORDS, "ignore"),
    ("Event_Year", ["2015", "2016"], "year"),
    ("year", NUMBERS, "ignore"),
    ("Month", ["3", "12"], "month"),
    ("month", ["January", "Mar"], "month"),
    ("month", ["13", "40"], "ignore"),
    ("day", DAYS, "date"),
    ("LAT", ["36.5", "-.5"], "latitude"),
    ("_Location_latitude", ["36.5"], "latitude"),
    ("Länge", ["10,5"], "longitude"),
    ("#geo+lon", ["36.5"], "longitude"),
    ("lng", ["30.37 E"], "longitude"),
    ("latitude", TOWNS, "ignore"),
    ("Coordinates", ["36.5, 41.2", "36.1, 40.9"], "point"),
    ("location", ["36.5, 41.2", "36.1, 40.9"], "point"),
    ("GPS", ["36,5483; 37,9129"], "point"),
    ("location", ["POINT (41.2 36.5)"], "point"),
    ("coordinates", TOWNS, "ignore"),
    ("Incident city", TOWNS, "place"),
    ("InjuryAddress", ["100 Main St"], "place"),
    ("location", ["Road", "Market", "No Information"], "ignore"),
    ("place type", ["Road", "Market"], "ignore"),
    ("Location_Country", ["Examplia"], "country"),
    ("country code", ["EX"], "country"),
    ("country code", ["840"], "ignore"),
    ("Incident state", ["GA"], "admin1"),
    ("المحافظة", ["X"], "admin1"),
    ("oblast", ["X"], "admin1"),
    ("raion", ["X"], "admin2"),
    ("district", ["X"], "admin2"),
    ("City/Town", TOWNS, "place"),
    ("Населённый пункт", TOWNS, "place"),
    ("Localité", TOWNS, "place"),
    ("actor2", WORDS, "participant"),
    ("participants", WORDS, "participant"),
    ("Perpetrator group", WORDS, "initiator"),
    ("Target Group", WORDS, "attacked"),
    ("#group+perpetrator", WORDS, "initiator"),
    ("#group+target", WORDS, "attacked"),
    ("target type", WORDS, "ignore"),
    ("side_a_id", ["A1"], "ignore"),
    ("Event type", ["clash"], "kind"),
    ("event_type", ["1", "2"], "ignore"),
    ("weapon type", ["rifle"], "ignore"),
    ("Incident description", ["A long story."], "text"),
    ("DEATHS_DESCRIPTION", ["Many died."], "text"),
    ("headline", ["Five die in blast"], "title"),
    ("incident", ["Siege of a town"], "title"),
    ("title", ["Sam Example", "Kim Testname"], "ignore"),
    ("Event ID", ["a1", "a2"], "id"),
    ("uid", ["1", "2"], "id"),
    ("N°", ["1", "2"], "id"),
    ("Source", WORDS, "source"),
    ("outlet", WORDS, "source"),
    ("medium", ["Print", "TV", "Internet, Print"], "ignore"),
    ("medium", ["Sample Daily", "Test Radio"], "source"),
    ("source_org", WORDS, "source"),
    ("المنطقة", TOWNS, "admin1"),
    ("source_url", ["https://a.org/1"], "citation"),
    ("link", ["none given"], "ignore"),
    ("Source type", WORDS, "ignore"),
    ("arrests", ["12 people arrested"], "detained"),
    ("arrests_any", ["1", "0"], "ignore"),
    ("injured", ["yes", "no"], "ignore"),
    ("detained", ["1", "0"] * 15, "ignore"),
    ("detained", ["1", "0"] * 14, "detained"),
    ("First name", ["Sam"], "ignore"),
    ("Father's name", ["Old Sam"], "ignore"),
    ("Actor name", WORDS, "participant"),
    ("Agency responsible", WORDS, "initiator"),
    ("shooter_relationship", WORDS, "ignore"),
    ("Source of fire", WORDS, "initiator"),
    ("weapon_source", WORDS, "ignore"),
    ("Fiabilité de la source", WORDS, "ignore"),
    ("Fuente de la información", WORDS, "source"),
    ("source_1", ["https://a.org/1"], "citations"),
    ("source_headline", ["Five die in blast"], "citation"),
    ("media_url", ["https://a.org"], "ignore"),
    ("URL of image of victim", ["https://a.org/1.jpg"], "ignore"),
    ("City Or County", TOWNS, "place"),
    ("local_ocorrencia", TOWNS, "place"),
    ("Local_Foreign", WORDS, "ignore"),
    ("ISO3", ["EXA"], "country"),
    ("iso", ["840"], "ignore"),
    ("Earliest date", DAYS, "date"),
    ("Latest date", DAYS, "date_end"),
    ("created_at", DAYS, "published"),
    ("startday", ["3", "4"], "ignore"),
    ("Sl. No.", ["1", "2"], "id"),
    ("protest", ["1", "0"], "ignore"),
    ("incident", ["a1", "b"], "id"),
    ("Субъект РФ", ["X"], "admin1"),
    ("Victim name", ["Sam"], "ignore"),
    ("Shooter Name", ["Sam"], "ignore"),
    ("suspect's race", ["x"], "ignore"),
    ("Gender", ["f"], "ignore"),
]


@pytest.mark.parametrize(("name", "cells", "means"), BY_CELLS)
def test_heading_and_cells_decide_together(name: str, cells: list[str], means: str) -> None:
    assert propose_column(name, column(*cells)).means == means


@pytest.mark.parametrize(
    ("cells", "means"),
    [
        (["3", "x"], "ignore"),  # half is not most
        (["3", "4", "x"], "killed"),
        (["about 3"], "killed"),
        (["≥ 3 people"], "killed"),
        (["2021-03-04", "2021-03-05"], "ignore"),
        (["", ""], "ignore"),
        (["Unknown"], "ignore"),
        ([], "ignore"),
    ],
)
def test_numbers_of_people_hold_numbers(cells: list[str], means: str) -> None:
    assert propose_column("killed", column(*cells)).means == means


@pytest.mark.parametrize(
    ("name", "cells", "reason"),
    [
        ("date", ["x"], "most cells are no days"),
        ("killed", ["x"], "most cells are no numbers of people"),
        ("killed", [""], "no cell says anything"),
        ("city", ["Road"], "most cells are no names of places"),
        ("colour", ["red"], "the heading is not known"),
        ("colour", [""], "no cell says anything"),
    ],
)
def test_an_ignored_column_says_why(name: str, cells: list[str], reason: str) -> None:
    assert why_ignored(name, **{name: cells}) == reason


def test_settings_come_from_the_name_of_the_file() -> None:
    mapping = propose_mapping(table_of("Strikes_in Yemen.csv", id=["1"]))
    assert {row.means: row.detail for row in mapping.rows if not row.column} == {
        "source_id": "strikes-in-yemen",
        "source": "Strikes in Yemen",
    }
    assert mapping.name == "proposed for Strikes_in Yemen.csv"


TWO_OF_ONE = [
    ({"killed": ["1", "2"], "dead": ["3", "4"]}, "killed", "dead"),
    ({"dead": ["3", ""], "killed": ["1", "2"]}, "killed", "dead"),  # filled over empty
    ({"confirmed killed abroad": ["1", "2"], "killed": ["3", "4"]}, "killed", "confirmed killed abroad"),
    ({"country_code": ["EX", "EX"], "country": ["Examplia", "Examplia"]}, "country", "country_code"),
    ({"address": ["1 Main St", "2 Oak Rd"], "city": TOWNS}, "city", "address"),
    ({"region": WORDS, "state": ["GA", "OH"]}, "state", "region"),
    ({"InjuryDate": DAYS, "DeathDate": DAYS}, "DeathDate", "InjuryDate"),
    ({"uid": ["1", "2"], "event_id": ["1", "2"]}, "event_id", "uid"),
    ({"report_type": WORDS, "event_type": WORDS}, "event_type", "report_type"),
]


@pytest.mark.parametrize(("columns", "read", "ignored"), TWO_OF_ONE)
def test_of_two_columns_of_one_meaning_the_better_is_read(
    columns: dict[str, list[str]], read: str, ignored: str
) -> None:
    found = proposed(**columns)
    assert (found[read] != "ignore", found[ignored]) == (True, "ignore")


def test_the_other_column_is_named_with_the_reason() -> None:
    assert why_ignored("dead", killed=["1"], dead=["2"]) == "also looks like killed; killed is read from killed"
    reason = "also looks like killed of women; killed of women is read from women killed"
    assert why_ignored("women dead", **{"women killed": ["1"], "women dead": ["2"]}) == reason


def test_a_column_that_loses_one_meaning_may_have_another() -> None:
    assert proposed(municipio=TOWNS, vereda=WORDS) == {"municipio": "admin2", "vereda": "place"}
    assert proposed(municipio=TOWNS) == {"municipio": "place"}


def test_parties_sources_and_counts_may_stand_in_several_columns() -> None:
    links = ["https://a.org/1", "https://b.org/2"]
    found = proposed(actor1=WORDS, actor2=WORDS, link=links, link2=links, killed=["1", "2"], children_killed=["0", "1"])
    assert list(found.values()) == ["participant", "participant", "citation", "citation", "killed", "killed; children"]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"location": ["Town, Province"]}, ["place_and_region"]),
        ({"location": ["Town, Province"], "place": ["Spot, Province"]}, ["place_and_region", "ignore"]),
        ({"location": ["Town, Province"], "city": ["Town"]}, ["place_and_region", "ignore"]),
        ({"location": ["Town, Province"], "city": ["Town"], "state": ["P"]}, ["ignore", "place", "admin1"]),
        ({"location": ["Town"], "state": ["P"]}, ["place", "admin1"]),
    ],
)
def test_a_place_with_its_region_goes_before_a_plain_place(columns: dict[str, list[str]], expected: list[str]) -> None:
    assert list(proposed(**columns).values()) == expected


@pytest.mark.parametrize(
    ("titles", "means"),
    [(list("aabbcc"), "ignore"), (list("abcdaa"), "title"), (list("aaaa"), "title")],
)
def test_a_title_tells_rows_apart(titles: list[str], means: str) -> None:
    assert proposed(title=titles) == {"title": means}


def test_parts_of_a_day_are_read_where_no_column_has_it_whole() -> None:
    parts = {"year": ["2015", "2016"], "month": ["1", "2"], "day": ["3", "4"]}
    assert proposed(**parts) == {"year": "year", "month": "month", "day": "day"}
    assert proposed(date=DAYS, **parts) == {"date": "date", "year": "ignore", "month": "ignore", "day": "ignore"}
    assert why_ignored("year", date=DAYS, year=["2015", "2016"]) == "the day is read from date"


def test_a_last_day_is_read_from_its_parts_and_a_start_goes_before_a_bare_year() -> None:
    parts = {
        "Year": ["2014", "2015"],
        "Start Year": ["2015", "2015"],
        "Start Month": ["1", "2"],
        "Start Day": ["3", "4"],
    }
    ends = {"End Year": ["2015", "2015"], "endmonth": ["1", "2"], "End Day": ["5", ""]}
    assert list(proposed(**parts, **ends).values()) == [
        "ignore",
        "year",
        "month",
        "day",
        "end_year",
        "end_month",
        "end_day",
    ]


@pytest.mark.parametrize(
    ("file", "days", "means"),
    [
        ("raids_2019.csv", ["Tue 5 Feb", "late March"], "date; year=2019"),
        ("raids.csv", ["Tue 5 Feb", "late March"], "date"),
        ("raids_2019_2020.csv", ["Tue 5 Feb", "late March"], "date"),
        ("raids_2019.csv", ["5 Feb 2018", "late March 2018"], "date"),
    ],
)
def test_days_without_a_year_are_of_the_one_that_the_file_names(file: str, days: list[str], means: str) -> None:
    assert proposed(file, When=days, town=TOWNS)["When"] == means


def test_a_year_beside_days_without_one_is_theirs() -> None:
    assert proposed("raids_2019.csv", When=["5 Feb", "6 May"], year=["2015", "2016"]) == {
        "When": "date",
        "year": "year",
    }


def test_the_report_is_dated_beside_the_event() -> None:
    assert proposed(report_date=DAYS, incident_date=DAYS) == {"report_date": "published", "incident_date": "date"}


def test_a_bare_start_and_end_belong_together() -> None:
    assert proposed(start=DAYS, end=DAYS) == {"start": "date", "end": "date_end"}
    assert proposed(start=DAYS, end=DAYS, date=DAYS) == {"start": "ignore", "end": "ignore", "date": "date"}


def test_days_under_an_unknown_heading_are_days_where_nothing_else_is() -> None:
    assert proposed(xx=DAYS, city=TOWNS)["xx"] == "date"
    assert proposed(xx=DAYS, date=DAYS)["xx"] == "ignore"
    assert proposed(xx=DAYS, yy=DAYS) == {"xx": "ignore", "yy": "ignore"}


def accounts(**columns: list[str]) -> str:
    """What is made of the column `who` of a table of three rows, two of them of one day and town."""
    found = proposed(date=["2021-01-23", "2021-01-23", "2021-01-24"], city=["A", "A", "B"], **columns)
    return found[next(iter(columns))]


def test_a_source_whose_rows_share_day_and_place_gives_an_account() -> None:
    assert accounts(outlet=["One", "Two", "One"]) == "source"
    assert accounts(source=["One", "Two", "One"]) == "source"
    assert accounts(source=["One", "One", "Two"]) == "sources"
    assert accounts(outlet=["One", "One", "Two"]) == "sources"
    assert accounts(**{"according to": ["One", "One", "Two"]}) == "speaker"
    assert accounts(source=["One; Two", "Two", "One; Two"]) == "source"
    assert accounts(source=["One", "Two", "One"], extra=["x", "y", "z"]) == "source"


@pytest.mark.parametrize(
    "place",
    [
        {"location": ["Town, Province", "Town, Province", "Spot, Province"]},
        {"district": ["A", "A", "B"]},
        {"state": ["A", "A", "B"]},
        {"lat": ["36.5", "36.5", "36.9"]},
        {"title": ["A clash", "A clash", "A raid"]},
    ],
)
def test_a_place_is_whatever_says_where(place: dict[str, list[str]]) -> None:
    days = {"date": ["23 January 2021", "2021-01-23", "2021-01-24"]}
    assert proposed(outlet=["One", "Two", "One"], **days, **place)["outlet"] == "source"
    assert proposed(outlet=["One", "Two", "One"], **place)["outlet"] == "sources"
    assert proposed(outlet=["One", "Two", "One"], **days)["outlet"] == "sources"


def test_an_outlet_needs_a_tenth_of_rows_in_common_and_a_source_half() -> None:
    days, names = ["2021-01-23"] * 20, ["One", "Two"] * 10
    towns = [f"Town {letter}" for letter in "ABCDEFGHIJKLMNOPQRST"]
    shared = [towns[0], *towns[:19]]
    assert proposed(outlet=names, date=days, city=towns)["outlet"] == "sources"
    assert proposed(outlet=names, date=days, city=shared)["outlet"] == "source"
    assert proposed(source=names, date=days, city=shared)["source"] == "sources"


def test_who_said_it_stands_beside_whose_account_it_is() -> None:
    names = {"outlet": ["One", "Two", "One"], "attributed to": ["medics", "police", "medics"]}
    found = proposed(date=["2021-01-23"] * 3, city=["A"] * 3, **names)
    assert (found["outlet"], found["attributed to"]) == ("source", "speaker")


def test_a_source_that_is_cited_is_no_account() -> None:
    assert proposed(source=["https://a.org/1"]) == {"source": "citations"}
    assert proposed(source=['"A title", Agency, 3 May']) == {"source": "citations"}
    assert proposed(sources=["One; Two"]) == {"sources": "sources; sep=semicolon"}


def test_an_arabic_area_beside_a_governorate_is_smaller() -> None:
    assert proposed(**{"المحافظة": ["X", "Y"], "المنطقة": TOWNS}) == {"المحافظة": "admin1", "المنطقة": "place"}


@pytest.mark.parametrize("source", ["One News", "one.example", "www.two.example"])
def test_rows_of_published_texts_are_accounts_of_their_sources(source: str) -> None:
    texts = ["Two men were shot in the market on Monday, police said.", "A car was stopped near the bridge at noon."]
    assert proposed(source=[source, source], published=DAYS[:2], text=texts)["source"] == "source"
    assert proposed(source=[f"https://{source}/1"] * 2, published=DAYS[:2], text=texts)["source"] == "citations"
    assert proposed(source=[source, source], text=texts)["source"] == "sources"


def test_every_source_is_an_account_where_the_reader_says_so() -> None:
    table = table_of(source=["One"], date=["2021-03-04"])
    assert _in_words(propose_mapping(table, each_row_is_an_account=True))["source"] == "source"


SEVERAL_SOURCES = [
    ("sohr_killed", "hawar_killed", "SOHR", "Hawar"),
    ("killed (SOHR)", "killed (Example Watch)", "SOHR", "Example Watch"),
    ("Examplenews: killed", "State media: killed", "Examplenews", "State media"),
    ("deaths according to Alpha desk", "deaths according to Beta desk", "Alpha desk", "Beta desk"),
]


@pytest.mark.parametrize(("one", "other", "first", "second"), SEVERAL_SOURCES)
def test_counts_that_differ_by_a_name_are_of_several_sources(one: str, other: str, first: str, second: str) -> None:
    found = proposed(**{one: ["3", "1"], other: ["7", "1"]})
    assert found == {one: f"killed; source={first}", other: f"killed; source={second}"}


@pytest.mark.parametrize(
    ("one", "other", "first", "second"),
    [
        ("Muertos según policía", "Muertos según prensa", "policía", "prensa"),
        ("Tote laut Behörden", "Tote laut Aktivisten", "Behörden", "Aktivisten"),
        ("Погибло (по данным МВД)", "Погибло (по данным ТАСС)", "МВД", "ТАСС"),
        ("killed according to rebels", "killed according to army", "rebels", "army"),
        ("Killed (government)", "Killed (UN)", "government", "UN"),
    ],
)
def test_who_is_said_to_say_it_is_a_source_whatever_the_word(one: str, other: str, first: str, second: str) -> None:
    found = proposed(**{one: ["3", "1"], other: ["7", "1"]})
    assert found == {one: f"killed; source={first}", other: f"killed; source={second}"}
    assert proposed(**{"children killed according to police": ["3"]}) == {
        "children killed according to police": "killed; children; source=police"
    }


def test_a_name_that_is_a_source_once_is_one_everywhere() -> None:
    found = proposed(xx_killed=["3"], yy_killed=["7"], xx_wounded=["1"])
    assert found == {
        "xx_killed": "killed; source=xx",
        "yy_killed": "killed; source=yy",
        "xx_wounded": "wounded; source=xx",
    }


def test_letters_that_count_alone_beside_sources_are_a_source_and_a_party_is_none() -> None:
    columns = {"killed (SOHR)": ["3"], "killed (VDC)": ["7"], "XQRT - civilians killed": ["2"], "XQRT - injured": ["1"]}
    found = proposed(**columns, **{"SDF missing": ["2"], "Children injured": ["1"]})
    assert [found[name] for name in columns][2:] == ["killed; civilians; source=XQRT", "wounded; source=XQRT"]
    assert "source" not in found["SDF missing"] + found["Children injured"]
    assert "source" not in proposed(**{"XQRT - injured": ["1"]})["XQRT - injured"]


def test_a_name_of_a_party_is_a_group() -> None:
    found = proposed(sdf_killed=["3"], isis_killed=["7"])
    assert found == {"sdf_killed": "killed; SDF", "isis_killed": "killed; ISIS"}
    found = proposed(actor1=["Green Line Front"], glf_killed=["3"], xx_killed=["7"])
    assert found["glf_killed"] == "killed; glf"


def test_a_part_of_a_plain_count_is_no_source() -> None:
    assert proposed(killed=["9", "4"], xx_killed=["3", "4"], yy_killed=["2", "0"]) == {
        "killed": "killed", "xx_killed": "ignore", "yy_killed": "ignore",
    }  # fmt: skip
    assert proposed(killed=["5"], xx_killed=["3"], yy_killed=["7"])["yy_killed"] == "killed; source=yy"


def test_counts_that_do_not_go_together_are_not_of_one_event() -> None:
    rising, falling = [str(number) for number in range(1, 13)], [str(number) for number in range(12, 0, -1)]
    found = proposed(xx_killed=rising, yy_killed=falling)
    assert sorted(found.values()) == ["ignore", "killed"]


def test_counts_by_side_are_of_the_party_in_that_column() -> None:
    found = proposed(side_a=["A"], side_b=["B"], deaths_a=["1"], deaths_b=["2"])
    assert (found["deaths_a"], found["deaths_b"]) == ("killed; {side_a}", "killed; {side_b}")


def test_a_name_beside_groups_is_a_group() -> None:
    found = proposed(civilians_killed=["1"], xx_killed=["2"])
    assert found == {"civilians_killed": "killed; civilians", "xx_killed": "killed; xx"}


def test_the_longer_text_is_read() -> None:
    texts = {
        "notes": ["short", "short too"],
        "summary": ["a text of several words in all", "and another text of several words"],
    }
    assert proposed(**texts) == {"notes": "ignore", "summary": "text"}


def test_what_outlets_published_is_an_account_in_each_row() -> None:
    assert proposed(media_name=WORDS, publish_date=DAYS)["media_name"] == "source"
    assert proposed(media_name=WORDS, date=DAYS)["media_name"] == "sources"


def test_groups_that_add_up_to_a_total_are_counted_for_the_same() -> None:
    groups = {"civilian": ["2", "0"], "terrorist": ["1", "4"]}
    assert set(proposed(**groups, total_killed=["3", "4"]).values()) == {
        "killed; civilians",
        "killed; militants",
        "killed",
    }
    assert set(proposed(**groups, total_killed=["3", "9"]).values()) == {"ignore", "killed"}


def test_bare_bounds_are_of_what_all_other_counts_are() -> None:
    bounds = {"low": ["1"], "best": ["2"], "high": ["3"]}
    found = proposed(deaths_civilians=["1"], **bounds)
    assert [found[name] for name in bounds] == ["killed_min", "killed_best", "killed_max"]
    assert set(proposed(deaths=["1"], **bounds).values()) == {"killed", "ignore"}
    assert proposed(civilians_killed=["1"], civilians_wounded=["1"], **bounds)["low"] == "ignore"


def test_several_parties_of_a_cell_are_parted() -> None:
    parties = ["A; B", "C"]
    assert proposed(actor=parties, perpetrator=parties, target=parties) == {
        "actor": "participant; sep=semicolon",
        "perpetrator": "initiator; sep=semicolon",
        "target": "attacked; sep=semicolon",
    }
    assert proposed(actor=["A|B", "C"])["actor"] == "participant; sep=bar"
    assert proposed(actor=["A, B", "C"])["actor"] == "participant"
    assert proposed(sources=["A, B", "C"])["sources"] == "sources; sep=comma"
    assert proposed(sources=["A"] * 9 + ["B; C"])["sources"] == "sources"  # a tenth is not more than one
    assert proposed(sources=["A"] * 8 + ["B; C"])["sources"] == "sources; sep=semicolon"


def test_only_two_words_of_a_person_make_a_list_of_persons() -> None:
    assert each_row(propose_mapping(table_of(age=["22"], date=DAYS[:1]))) == ""
    assert each_row(propose_mapping(table_of(race=["x"], religion=["y"], date=DAYS[:1]))) == ""
    assert each_row(propose_mapping(table_of(name=["Sam Example"], surname=["Example"], date=DAYS[:1]))) == "killed"
    assert each_row(propose_mapping(table_of(name=["Sam Example"], sex=["m"], date=DAYS[:1]))) == "killed"
    assert each_row(propose_mapping(table_of(age=["22"], gender=["m"], number=["3"], type=["killed"]))) == ""


def test_one_row_a_figure() -> None:
    assert proposed(field=["killed", "wounded"], value=["3", "5"]) == {"field": "field", "value": "value"}
    assert proposed(type=["killed", "injured"], count=["3", "5"]) == {"type": "field", "count": "value"}
    assert proposed(value=["3", "5"]) == {"value": "ignore"}
    assert proposed(field=["killed", "wounded"]) == {"field": "ignore"}
    assert proposed(field=["killed", "wounded"], count=["3", "5"], total=["3", "5"])["count"] == "value"
    assert why_ignored("value", value=["3"]) == "numbers of which the heading does not say what they count"
    assert why_ignored("field", field=["killed", "wounded"]) == "names figures, but no column holds them"


PERSONS = {"name": ["Sam Example", "Kim Testname"], "age": ["22", "47"], "gender": ["m", "f"], "date": DAYS}


def test_one_row_a_person() -> None:
    mapping = propose_mapping(table_of(**PERSONS))
    assert each_row(mapping) == "killed"
    assert _in_words(mapping) == {"name": "ignore", "age": "ignore", "gender": "ignore", "date": "date"}


@pytest.mark.parametrize(
    ("file", "columns", "outcome"),
    [
        ("arrests.csv", {}, "detained"),
        ("list.csv", {"date of arrest": DAYS}, "detained"),
        ("list.csv", {"ArrestDate": DAYS, "DeathDate": DAYS}, "killed"),
        ("list.csv", {"killed": ["1", "3"]}, ""),
        ("list.csv", {"status": ["Killed", "Missing"]}, ""),
    ],
)
def test_what_each_row_is_comes_from_names_and_headings(file: str, columns: dict[str, list[str]], outcome: str) -> None:
    assert each_row(propose_mapping(table_of(file, **PERSONS, **columns))) == outcome


def test_what_became_of_each_person_is_the_figure() -> None:
    assert proposed(**PERSONS, status=["Killed", "Missing"])["status"] == "field"


def test_perpetrators_are_no_victims_listed() -> None:
    assert (
        each_row(propose_mapping(table_of(**{"shooter age": ["22"], "shooter gender": ["m"], "date": DAYS[:1]}))) == ""
    )


def test_an_id_of_each_person_is_none_of_an_event() -> None:
    assert proposed(uid=["1", "2"], **PERSONS)["uid"] == "ignore"
    assert proposed(event_id=["1", "2"], **PERSONS)["event_id"] == "id"
    assert proposed(school_name=["Oak High", "Elm High"], **PERSONS)["school_name"] == "ignore"
    assert proposed(uid=["1", "1"], **PERSONS)["uid"] == "id"


def test_the_name_of_the_file_says_what_is_counted() -> None:
    columns = {"civilians": ["1", "2"], "total": ["3", "4"], "date": DAYS}
    assert proposed("killed-2020.csv", **columns) == {
        "civilians": "killed; civilians",
        "total": "killed",
        "date": "date",
    }
    assert set(proposed(**columns).values()) == {"ignore", "date"}


def rising(rows: int, *, step: int = 1) -> dict[str, list[str]]:
    return {
        "date": [f"2021-03-{day:02}" for day in range(1, rows + 1)],
        "killed": [str(number * step) for number in range(rows)],
    }


def test_a_count_that_only_rises_is_a_running_total() -> None:
    assert proposed(**rising(8))["killed"] == "ignore"
    assert why_ignored("killed", **rising(8)) == "only rises from day to day, as a running total does"
    assert proposed(**rising(7))["killed"] == "killed"
    assert proposed(**rising(9, step=0))["killed"] == "killed"
    with_fall = rising(8) | {"killed": ["0", "1", "2", "3", "2", "5", "6", "7"]}
    assert proposed(**with_fall)["killed"] == "killed"
    two_places = {name: cells * 2 for name, cells in rising(8).items()} | {"city": ["A"] * 8 + ["B"] * 8}
    assert proposed(**two_places)["killed"] == "ignore"
    assert proposed(**(two_places | {"city": ["A"] * 16}))["killed"] == "killed"  # a day twice


def test_tags_of_hxl_below_the_headings_are_read() -> None:
    table = table_of(a=DAYS, b=TOWNS, c=["3", "4"])
    tagged = Table(
        file=table.file, frame=table.frame, remarks=table.remarks, digest=table.digest,
        tags={"a": "#date+occurred", "b": "#loc+name", "c": "#affected+killed+f+adults"},
    )  # fmt: skip
    assert _in_words(propose_mapping(tagged)) == {"a": "date", "b": "place", "c": "killed; women"}


@pytest.mark.parametrize("rule", heading_rules(), ids=lambda rule: f"{'+'.join(sorted(rule.needs))}-{rule.means}")
def test_a_rule_that_keeps_a_column_out_says_why(rule: Rule) -> None:
    assert (rule.means == "ignore") == bool(rule.reason)


@pytest.mark.parametrize(
    ("cells", "means"),
    [
        (["one.com", "two.org", "news.three.com"], "source"),
        (["https://one.com/a", "two.org/b", "www.three.com/c"], "citations"),
    ],
)
def test_a_host_names_a_source_and_an_address_a_page(cells: list[str], means: str) -> None:
    assert propose_column("source", column(*cells)).means == means


def test_an_author_of_what_is_published_is_no_person_that_it_is_about() -> None:
    cells = {
        "id": ["a1", "b2", "c3"], "author": ["", "J. Doe", ""], "publish_date": ["2023-05-03", "2023-05-04", "2023-06-11"],
        "title": ["Drone strike at Almar", "Dead at Almar market", "Bank robbed"], "media_name": ["one.com", "two.org", "three.net"],
        "language": ["en", "en", "en"],
    }  # fmt: skip
    mapping = propose_mapping(table_of("news.csv", **cells), each_row_is_an_account=True)
    assert {row.column: row.means for row in mapping.rows if row.column and row.means != "ignore"} == {
        "id": "id", "publish_date": "published", "title": "title", "media_name": "source",
    }  # fmt: skip
    assert mapping.each_row is None


@pytest.mark.parametrize("heading", ["dataset", "src.name", "Register"])
def test_more_headings_that_name_sources(heading: str) -> None:
    assert propose_column(heading, column("List A", "List B", "List A")).means == "source"


@pytest.mark.parametrize(
    ("heading", "cells", "meanings"),
    [
        ("muertos/heridos", ["7/12", "at least 4/9", "2-3/?"], ["killed 1 of 2", "wounded 2 of 2"]),
        ("Wounded / killed", ["7/12", "0/1", "3/ 1"], ["wounded 1 of 2", "killed 2 of 2"]),
        ("tués, blessés, disparus", ["1;2;3", "0;0;1", "4;1;0"], ["killed 1 of 3", "wounded 2 of 3", "missing 3 of 3"]),
        ("killed/wounded", ["19", "3", "4"], ["casualties "]),  # both counted together
        ("killed/wounded", ["19", "3/4", "5"], ["casualties "]),
        ("killed", ["7/12", "1/2", "3/4"], ["killed "]),
    ],
)
def test_a_heading_that_names_two_outcomes_over_two_figures(
    heading: str, cells: list[str], meanings: list[str]
) -> None:
    table = table_of("events.csv", **{"date": ["2020-01-01"] * 3, heading: cells})
    rows = [row for row in propose_mapping(table).rows if row.column == heading]
    assert [f"{row.means} {row.option('part')}" for row in rows] == meanings


def test_two_figures_of_a_cell_give_way_to_columns_of_their_own() -> None:
    both = ["7/12", "1/2", "3/4"]
    assert proposed(date=["2020-01-01"] * 3, killed=["7", "1", "3"], **{"killed/wounded": both})["killed"] == "killed"


def test_what_befell_each_person_and_who_said_so() -> None:
    fates = proposed(
        **{
            "day": ["2021-05-01"] * 4, "town": ["Hill"] * 4, "told": ["x"] * 4, "age": ["3", "40", "7", "8"], "sex": ["f", "m", "m", "f"],
            "published": ["2021-05-02"] * 4, "what happened": ["a raid"] * 4, "killed or injured": ["killed", "injured", "killed", "killed"],
            "said by": ["police", "family", "police", "clinic"],
        }
    )  # fmt: skip
    assert (fates["killed or injured"], fates["said by"]) == ("field", "speaker")


def test_words_for_kinds_are_kinds_though_each_row_has_another() -> None:
    cells = ["Bombardeo", "Combate", "Carro bomba", "Masacre", "Emboscada", "Confinamiento", "Ataque a patrulla"]
    assert proposed(fecha=["2021-05-01"] * 7, **{"tipo de hecho": cells})["tipo de hecho"] == "kind"


@pytest.mark.parametrize(
    ("name", "label", "means"),
    [
        ("x3", "Дата происшествия", "date"),
        ("N_POR", "Дата", "date"),  # a name of which only the "number" is known
        ("day_found", "Day on which the bodies were found", "date"),
        ("x3", "as told by whoever answered", "date"),  # days, whatever they are called
    ],
)
def test_the_label_of_a_column_says_what_its_name_does_not(name: str, label: str, means: str) -> None:
    table = replace(table_of(**{name: DAYS, "town": TOWNS}), labels={name: label})
    assert _in_words(propose_mapping(table)) == {name: means, "town": "place"}


def test_the_label_of_a_count_says_whose_it_is() -> None:
    table = replace(table_of(date=DAYS, q7=NUMBERS, injured=NUMBERS), labels={"q7": "Children killed", "injured": "q8"})
    assert _in_words(propose_mapping(table)) == {"date": "date", "q7": "killed; children", "injured": "wounded"}


def test_a_day_of_the_event_goes_before_a_day_of_editing_that_more_rows_have() -> None:
    days = [*DAYS, "2021-03-06"]
    for other in ("EditDate", "CreationDate", "Logged_Date"):
        found = proposed(Event_Date=[*DAYS, ""], **{other: days}, town=[*TOWNS, "Otherham"])
        assert (found["Event_Date"], found[other]) == ("date", "ignore")


def test_a_tag_of_hxl_decides_where_the_heading_says_nothing() -> None:
    table = replace(table_of(Q=WORDS, date=DAYS), tags={"Q": "#meta+source"})
    assert _in_words(propose_mapping(table))["Q"] == "sources"


def test_headings_in_persian() -> None:
    found = proposed(**{"تاریخ": ["1401/07/08", "1401/08/26"], "شهر": ["زاهدان", "ایذه"], "استان": ["سیستان", "خوزستان"], "کشته": NUMBERS, "زخمی": NUMBERS, "تعداد کودکان کشته": NUMBERS})  # fmt: skip
    assert list(found.values()) == ["date", "place", "admin1", "killed", "wounded", "killed; children"]


def test_texts_of_outlets_that_name_no_place_are_their_accounts() -> None:
    texts = ["Two were killed near the market, doctors say.", "No one was hurt, the ministry told us."]
    assert proposed(date=DAYS, channel=WORDS, text=texts)["channel"] == "source"
    assert proposed(date=DAYS, channel=WORDS, text=texts, town=TOWNS)["channel"] == "sources"


@pytest.mark.parametrize(("file", "read"), [("deaths.csv", "death"), ("detained.csv", "arrest")])
def test_day_and_place_of_a_person_are_those_of_what_befell_them(file: str, read: str) -> None:
    person = {"name": ["Sam Example", "Kim Testname"], "age": ["22", "47"]}
    days, places = {"Date of arrest": DAYS, "Date of death": DAYS}, {"Place of arrest": TOWNS, "Place of death": TOWNS}
    found = proposed(file, **person, **days, **places)
    assert {name for name, means in found.items() if means != "ignore"} == {f"Date of {read}", f"Place of {read}"}


@pytest.mark.parametrize(
    ("heading", "cells", "means"),
    [
        ("Casualties", ["3 killed, 5 injured", "2 dead", "none"], ["killed", "wounded"]),
        ("Victims", ["4 heridos y 2 desaparecidos", "1 muerto; 1 herido"], ["killed", "wounded", "missing"]),
        ("Casualties", ["3", "2 killed", "12"], ["casualties"]),
        ("Casualties", ["3 killed", "2 dead", "1 killed"], ["casualties"]),
        ("Remarks", ["3 killed, 5 injured", "2 dead, 1 hurt"], ["text"]),
    ],
)
def test_cells_that_say_what_their_figures_count(heading: str, cells: list[str], means: list[str]) -> None:
    mapping = propose_mapping(table_of(**{heading: cells}))
    assert [row.means for row in mapping.rows if row.column] == means


def test_a_party_that_counts_beside_sources_is_one_everywhere() -> None:
    found = proposed(
        date=DAYS,
        city=TOWNS,
        **{
            "Killed (Ministry of Health)": NUMBERS,
            "Killed (IDF)": NUMBERS,
            "Killed (UN)": NUMBERS,
            "Militants killed (IDF)": NUMBERS,
        },
    )
    assert list(found.values())[2:] == [
        "killed; source=Ministry of Health", "killed; source=IDF", "killed; source=UN", "killed; militants; source=IDF",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading", ["Убитых за год", "Загинуло від початку року", "Muertos en lo que va del año", "Tote seit Jahresbeginn"]
)
def test_a_sum_of_the_year_is_a_running_total(heading: str) -> None:
    assert why_ignored(heading, **{heading: NUMBERS}) == "a running total, not the number of one event"
