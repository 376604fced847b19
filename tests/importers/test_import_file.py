"""Files of each format, imported whole."""

import csv
from itertools import groupby
from pathlib import Path

import pytest

from claims.errors import CollectionError, ExportError
from claims.importers import (
    REPORT_FILE,
    Table,
    detect_format,
    import_file,
    propose_mapping,
    read_table,
    write_import,
)
from claims.importers.import_file import tables_in
from tests.builders.foreign_tables import EVENTS, GED, ged_rows, import_text, mapping_of, statement_values, write_table

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "benchmarks" / "importer_samples"
GED_ROW = (
    '7,1,Government of X,River Front,"""SOHR,2016-04-20,Clashes in the town"";""AFP,2016-04-21,Dead"" ",locals,1,River Town,North,East,36.5,41.2,X,'
    "1,1,2016-04-20,2016-04-20,4,3,0,0,7,7,9\n"
)
ACLED = (
    "EVENT_ID_CNTY,EVENT_DATE,TIME_PRECISION,EVENT_TYPE,SUB_EVENT_TYPE,ACTOR1,ASSOC_ACTOR_1,ACTOR2,COUNTRY,ADMIN1,ADMIN2,LOCATION,"
    "LATITUDE,LONGITUDE,GEO_PRECISION,SOURCE,FATALITIES\n"
)
GTD = "eventid,iyear,imonth,iday,country_txt,city,attacktype1_txt,gname,gname2,guncertain1,claimed,claim2,compclaim,nkill,nkillter,nwound,scite1\n"


def test_a_row_of_ged_is_the_compilers_claim_with_sides_sources_and_range(tmp_path: Path) -> None:
    result = import_text(tmp_path, GED + GED_ROW)
    assert statement_values(result, "ucdp-7") == {
        "when": "2016-04-20",
        "where": "x.north.east.river-town",
        "kind": "clash",
        "participant": "government-of-x",
        "participant.2": "river-front",
        "killed": "7..9",
        "killed.best": "7",
        "killed.side-a": "4",
        "killed.side-b": "3",
    }
    rows = result.frames["statements"].set_index("statement_id")
    killed = rows.loc["ucdp-7.killed.side-a"]
    assert (killed["group"], killed["part_of"], killed["chain"]) == (
        "government-of-x",
        "ucdp-7.killed",
        "speaker-locals:asserts",
    )
    assert (killed["verbatim"], killed["paragraph"], killed["stance"]) == ("4", "2", "relays")
    assert len(killed["cites"].split("|")) == 2
    titles = set(result.frames["documents"]["title"])
    assert {"Clashes in the town", "Dead"} <= titles


@pytest.mark.parametrize(
    ("cells", "when"),
    [
        ({"date_end": "2016-04-25", "event_clarity": "2", "date_prec": "3"}, "2016-04-20/2016-04-25"),
        ({"date_end": "2016-04-23", "event_clarity": "2", "date_prec": "2"}, "[2016-04-20..2016-04-23]"),
        ({"date_end": "2016-04-23", "event_clarity": "1"}, "[2016-04-20..2016-04-23]"),
        ({"date_start": "2016-04-01", "date_end": "2016-04-30"}, "2016-04"),
        ({"date_start": "2016-01-01", "date_end": "2016-12-31"}, "2016"),
    ],
)
def test_a_total_over_many_clashes_is_a_period_and_one_clash_is_some_day(
    tmp_path: Path, cells: dict[str, str], when: str
) -> None:
    assert statement_values(import_text(tmp_path, ged_rows(cells)), "ucdp-7")["when"] == when


def test_a_row_of_acled_names_its_sources_and_blurs_its_date(tmp_path: Path) -> None:
    text = (
        ACLED
        + "SYR1,20 April 2016,2,Battles,Armed clash,QSD,YPG; Asayish,Military,Syria,Al Hasakeh,Quamishli,Al-Qamishli,37.05,41.22,1,SOHR; ANHA,12\n"
    )
    result = import_text(tmp_path, text)
    assert statement_values(result, "acled-syr1") | {"where": ""} == {
        "when": "[2016-04-14..2016-04-26]", "where": "", "kind": "clash", "participant": "qsd", "participant.2": "military",
        "participant.3.1": "ypg", "participant.3.2": "asayish", "killed": "12",
    }  # fmt: skip
    cites = result.frames["statements"].set_index("statement_id").loc["acled-syr1.killed", "cites"]
    assert cites == "acled-syr1.from.sohr|acled-syr1.from.anha"


def test_rival_claims_of_responsibility_are_rival_statements(tmp_path: Path) -> None:
    result = import_text(
        tmp_path,
        GTD
        + '201604200001,2016,4,0,X,Unknown,Armed Assault,Front A,Front B,0,1,1,1,2.5,-9,-99,"""Attack,"" The Post, 21 April 2016."\n',
    )
    own = statement_values(result, "gtd-201604200001")
    assert own["when"] == "2016-04"
    assert own["killed"] == "2..3"
    assert not {"killed.perpetrators", "wounded", "initiator"} & set(own)
    assert (own["initiator.own"], own["initiator.2.own"]) == ("front-a", "front-b")
    chains = result.frames["statements"].set_index("statement_id")["chain"]
    assert chains["gtd-201604200001.initiator.2.own"] == "speaker-front-b:asserts"
    assert own["where"] == "x"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("scad", "eventid,countryname,startdate,enddate,etype,actor1,target1,npart,ndeath,elocal\n9,X,1/20/2010,1/22/2010,3,A,B,3,-99,Town\n", {"crowd": "101..1000", "kind": "strife"}),
        ("ibc", "IBC code,Start Date,End Date,Location,Reported Minimum,Reported Maximum,Sources\nk1,1 Jan 2006,1 Jan 2006,Kirkuk,2,3,\"AP, REU\"\n", {"killed.civilians": "2..3", "kind": "attack"}),
        (
            "airwars",
            "unique_reference_code,date,country_name,location_name,civilian_non_combatants_killed_min,civilian_non_combatants_killed_max,"
            "belligerent_1_belligerent_name,belligerent_1_deaths_conceded_min,belligerent_1_deaths_conceded_max\nCS1,2017-03-17,Iraq,Mosul,105,240,US-led Coalition,105,114\n",
            {"killed.civilians": "105..240", "killed.conceded.1": "105..114", "initiator.1": "us-led-coalition"},
        ),
    ],
)  # fmt: skip
def test_other_formats_by_their_columns(tmp_path: Path, name: str, text: str, expected: dict[str, str]) -> None:
    result = import_text(tmp_path, text)
    assert detect_format(read_table(tmp_path / "table.csv")) == name
    own = statement_values(result, str(result.frames["claims"]["claim_id"][0]))
    assert expected.items() <= own.items()


def test_import_is_the_same_each_time(tmp_path: Path) -> None:
    first, second = import_text(tmp_path, GED + GED_ROW), import_text(tmp_path, GED + GED_ROW)
    assert first.collection.digest == second.collection.digest
    assert first.remarks.equals(second.remarks)


def test_a_proposed_mapping_is_remarked_and_a_known_or_given_one_is_not(tmp_path: Path) -> None:
    proposed = "read by a mapping proposed from the columns; claims map writes it"
    events = import_text(tmp_path, EVENTS)
    assert proposed in set(events.remarks["done"])
    assert proposed not in set(import_text(tmp_path, ged_rows({})).remarks["done"])
    given = import_file(write_table(tmp_path, EVENTS), mapping=mapping_of("event_id,id", "killed,killed"))
    assert proposed not in set(given.remarks["done"])
    assert list(given.unread) == ["date", "city"]


def test_a_format_that_is_named_is_used_and_another_refused(tmp_path: Path) -> None:
    path = write_table(tmp_path, EVENTS.replace("event_id", "id"))
    assert import_file(path, format="ucdp").metadata.name.startswith("ucdp-")
    with pytest.raises(CollectionError, match="no format 'other'"):
        import_file(path, format="other")


def test_version_and_day_of_the_release_are_those_given(tmp_path: Path) -> None:
    imported = import_file(write_table(tmp_path, ged_rows({})), version="25.1", published="2025-06-11")
    assert (imported.metadata.name, imported.metadata.version, imported.metadata.date) == (
        "ucdp-25-1",
        "25.1",
        "2025-06-11",
    )


@pytest.mark.parametrize(
    ("sheets", "names"),
    [
        (["north.csv", "south.v2.json"], ["north", "south.v2"]),
        (["book.xlsx: May. 2021", "book.xlsx: June"], ["book: May. 2021", "book: June"]),
        (["Jan. 2021", "Feb. 2021"], ["Jan. 2021", "Feb. 2021"]),
    ],
)
def test_several_sheets_are_sources_by_their_names(sheets: list[str], names: list[str]) -> None:
    assert [table.source for table in tables_in(["t.zip"], sheets=sheets)] == names


def test_the_report_stands_beside_the_tables_and_keeps_what_it_says_of_other_files(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    for name in ("a.csv", "b.csv", "a.csv"):
        imported = import_text(tmp_path, EVENTS.replace("event_id", "nr,event_id,").replace("\n", "\n,,", 3), name)
        write_import(imported, imported.collection, folder)
    with (folder / REPORT_FILE).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["file", "row", "column", "found", "done", "outcome"]
    assert [file for file, _ in groupby(row["file"] for row in rows)] == ["b.csv", "a.csv"]
    of_a = [row for row in rows if row["file"] == "a.csv"]
    assert [tuple(row.values())[1:] for row in of_a[:2]] == [
        ("", "day", "2 of 3 rows", "2016-04-20", "read"),
        ("", "place", "3 of 3 rows", "Qamishli", "read"),
    ]
    assert len([row for row in of_a if row["outcome"] not in {"read", "not read"}]) == len(imported.remarks)
    assert {(row["column"], row["done"]) for row in of_a if row["outcome"] == "not read"} >= {
        ("nr", imported.unread["nr"])
    }
    assert (folder / "datapackage.json").exists()


def test_a_report_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    imported = import_text(tmp_path, EVENTS)
    (tmp_path / "made" / REPORT_FILE).mkdir(parents=True)
    with pytest.raises(ExportError, match=r"import-report\.csv .*Is a directory"):
        write_import(imported, imported.collection, tmp_path / "made")


def sample(name: str) -> Table:
    if not (SAMPLES / name).exists():
        pytest.skip(f"no {name} in {SAMPLES}; put the sample there to check it")
    return read_table(SAMPLES / name)


@pytest.mark.parametrize(
    ("name", "claims", "statement"),
    [
        ("ucdp_ged_syria_sample.csv", 800, ("ucdp-219100", "killed.side-b", "15")),
        ("tbij_us-yemen-strikes-from-2007.xlsx", 324, ("tbij-us-yemen-strikes-from-2007-yem002", "killed", "55..58")),
        ("mother_jones_2020.csv", 118, ("", "", "")),
        ("stanford_msa.csv", 335, ("stanford-msa-1", "killed.police", "1")),
    ],
)
def test_samples_are_read_whole(name: str, claims: int, statement: tuple[str, str, str]) -> None:
    sample(name)
    result = import_file(SAMPLES / name)
    assert len(result.frames["claims"]) == claims
    assert result.collection.problems == ()
    if statement[0]:
        assert statement_values(result, statement[0])[statement[1]] == statement[2]


def test_mapping_proposed_for_mother_jones_sees_both_locations() -> None:
    mapping = propose_mapping(sample("mother_jones_2020.csv"))
    means = {row.column: row.means for row in mapping.rows if row.column}
    assert (means["location"], means["location (2)"], means["fatalities"]) == ("place_and_region", "ignore", "killed")


def test_names_of_private_persons_are_not_proposed() -> None:
    mapping = propose_mapping(sample("stanford_msa.csv"))
    assert {row.column: row.means for row in mapping.rows}["Shooter Name"] == "ignore"
