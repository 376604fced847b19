"""What a column seems to mean, by its name and its cells."""

import pytest

from claims.importers.mapping.mapping import Meaning
from claims.importers.mapping.propose_mapping import propose_column, propose_mapping
from tests.builders.foreign_tables import column, table_of


@pytest.mark.parametrize(
    ("name", "means", "group"),
    [
        ("Killed", "killed", ""),
        ("Min Deaths", "killed_min", ""),
        ("fatalities_high", "killed_max", ""),
        ("best_estimate_of_deaths", "killed_best", ""),
        ("Injured children", "wounded", "children"),
        ("Enforcement Fatalities", "killed", "police"),
        ("detained", "detained", ""),
        ("crowd size", "crowd", ""),
        ("Total victims killed", "ignore", ""),
        ("Cause of death", "ignore", ""),
        ("Event ID", "id", ""),
        ("start_date", "date", ""),
        ("End Date", "date_end", ""),
        ("iyear", "year", ""),
        ("LAT", "latitude", ""),
        ("lng", "longitude", ""),
        ("Province", "admin1", ""),
        ("district", "admin2", ""),
        ("City/Town", "place", ""),
        ("actor2", "participant", ""),
        ("Target Group", "attacked", ""),
        ("Source 3", "citations", ""),
        ("Remarks", "ignore", ""),
    ],
)
def test_a_column_of_numbers_by_its_name(name: str, means: str, group: str) -> None:
    assert propose_column(name, column("3", "12", "")) == Meaning(name, means, group)


@pytest.mark.parametrize(
    ("cells", "means"),
    [
        (["3", "x"], "ignore"),  # half is not most
        (["3", "4", "x"], "killed"),
        (["about 3"], "ignore"),
        (["≥ 3 people"], "killed"),
        (["", ""], "ignore"),
        ([], "ignore"),
    ],
)
def test_numbers_of_people_hold_numbers(cells: list[str], means: str) -> None:
    assert propose_column("killed", column(*cells)).means == means


@pytest.mark.parametrize("name", ["Shooter Name", "victims_age", "First name", "suspect's race"])
def test_names_of_private_persons_are_not_proposed(name: str) -> None:
    assert propose_column(name, column("1")) == Meaning(
        name, "ignore", "", "names and ages of private persons are not imported"
    )


def test_settings_come_from_the_name_of_the_file() -> None:
    mapping = propose_mapping(table_of("Strikes_in Yemen.csv", id=["1"]))
    assert {row.means: row.detail for row in mapping.rows if not row.column} == {
        "source_id": "strikes-in-yemen",
        "source": "Strikes in Yemen",
        "language": "und",
    }
    assert mapping.name == "proposed for Strikes_in Yemen.csv"


def proposed(**columns: list[str]) -> dict[str, str]:
    return {row.column: row.means for row in propose_mapping(table_of(**columns)).rows if row.column}


def test_the_first_of_several_columns_with_one_meaning_stays() -> None:
    assert proposed(date=["2016"], day=["2016"]) == {"date": "date", "day": "ignore"}


def test_parties_sources_and_counts_may_stand_in_several_columns() -> None:
    found = proposed(actor1=["A"], actor2=["B"], source=["x"], links=["y"], killed=["1"], dead=["2"])
    assert list(found.values()) == ["participant", "participant", "citations", "citations", "killed", "ignore"]


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
