"""Importers: what each format becomes, and what the report says of values changed or refused."""

from pathlib import Path

import pandas as pd
import pytest

from claims.errors import CollectionError
from claims.importers import (
    KNOWN_FORMATS,
    MEANINGS,
    SETTINGS,
    ImportedTable,
    RemarkOutcome,
    Table,
    count_remarks,
    detect_format,
    import_file,
    import_table,
    mapping_for,
    parse_mapping,
    preview,
    propose_mapping,
    read_table,
    remarks_in,
    revise,
    write_mapping,
    write_template,
)
from claims.importers.cells.coordinates import read_points
from claims.importers.cells.count_cells import join_bounds, read_counts
from claims.importers.cells.date_cells import read_days, write_spans
from claims.importers.remarks import Remarks

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "benchmarks" / "importer_samples"
GED = (
    "id,type_of_violence,side_a,side_b,source_article,source_original,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,"
    "event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high\n"
)
GED_ROW = (
    '7,1,Government of X,River Front,"""SOHR,2016-04-20,Clashes in the town"";""AFP,2016-04-21,Dead"" ",locals,1,River Town,North,East,36.5,41.2,X,'
    "1,1,2016-04-20,2016-04-20,4,3,0,0,7,7,9\n"
)


def written(tmp_path: Path, text: str | bytes, name: str = "table.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def imported(tmp_path: Path, text: str | bytes, name: str = "table.csv") -> ImportedTable:
    result = import_file(written(tmp_path, text, name))
    assert [str(problem) for problem in result.collection.problems] == []
    return result


def said(result: ImportedTable, claim_id: str) -> dict[str, str]:
    rows = result.frames["statements"]
    rows = rows[rows["claim_id"] == claim_id]
    ends = rows["statement_id"].str.removeprefix(f"{claim_id}.")
    return dict(zip(ends, rows["value"], strict=True))


def series(*texts: str) -> pd.Series:
    return pd.Series(texts, index=range(2, 2 + len(texts)), name="cells", dtype="str")


def test_a_row_of_ged_is_the_compilers_claim_with_sides_sources_and_range(tmp_path: Path) -> None:
    result = imported(tmp_path, GED + GED_ROW)
    assert said(result, "ucdp-7") == {
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
    assert said(imported(tmp_path, ged_row(**cells)), "ucdp-7")["when"] == when


@pytest.mark.parametrize(
    ("code", "where"),
    [
        ("1", "x.north.east.river-town"),
        ("2", "x.north.east.river-town.around"),
        ("3", "x.north.east"),
        ("4", "x.north"),
        ("6", "x"),
    ],
)
def test_a_place_is_as_wide_as_its_code_says(tmp_path: Path, code: str, where: str) -> None:
    result = imported(tmp_path, ged_row(where_prec=code))
    assert said(result, "ucdp-7")["where"] == where


def test_a_town_lies_in_the_area_around_it(tmp_path: Path) -> None:
    two = ged_row(where_prec="2") + ged_row(id="8").partition("\n")[2]
    places = imported(tmp_path, two).frames["places"].set_index("place_id")
    assert places.loc["x.north.east.river-town", "parent"] == "x.north.east.river-town.around"
    assert places.loc["x.north.east.river-town.around", "radius_km"] == "25"


def ged_row(**cells: str) -> str:
    names = GED.strip().split(",")
    row = dict.fromkeys(names, "") | {
        "id": "7", "type_of_violence": "1", "side_a": "A", "side_b": "B", "where_prec": "1", "where_coordinates": "River Town", "adm_1": "North",
        "adm_2": "East", "latitude": "36.5", "longitude": "41.2", "country": "X", "event_clarity": "1", "date_start": "2016-04-20",
        "date_end": "2016-04-20", "low": "7", "best": "7", "high": "7",
    } | cells  # fmt: skip
    return GED + ",".join(row[name] for name in names) + "\n"


def test_low_above_high_is_refused_and_the_best_estimate_stands(tmp_path: Path) -> None:
    result = imported(tmp_path, ged_row(low="9", best="8", high="4"))
    assert said(result, "ucdp-7")["killed"] == "8"
    assert "'9 above 4'" in set(result.remarks["found"])


def test_no_deaths_recorded_is_not_read_as_none_died(tmp_path: Path) -> None:
    result = imported(tmp_path, ged_row(deaths_a="0"))
    assert "killed.side-a" not in said(result, "ucdp-7")
    assert any("does not say that there were none" in done for done in result.remarks["done"])


ACLED = (
    "EVENT_ID_CNTY,EVENT_DATE,TIME_PRECISION,EVENT_TYPE,SUB_EVENT_TYPE,ACTOR1,ASSOC_ACTOR_1,ACTOR2,COUNTRY,ADMIN1,ADMIN2,LOCATION,"
    "LATITUDE,LONGITUDE,GEO_PRECISION,SOURCE,FATALITIES\n"
)


def test_a_row_of_acled_names_its_sources_and_blurs_its_date(tmp_path: Path) -> None:
    text = (
        ACLED
        + "SYR1,20 April 2016,2,Battles,Armed clash,QSD,YPG; Asayish,Military,Syria,Al Hasakeh,Quamishli,Al-Qamishli,37.05,41.22,1,SOHR; ANHA,12\n"
    )
    result = imported(tmp_path, text)
    assert said(result, "acled-syr1") | {"where": ""} == {
        "when": "[2016-04-14..2016-04-26]", "where": "", "kind": "clash", "participant": "qsd", "participant.2": "military",
        "participant.3.1": "ypg", "participant.3.2": "asayish", "killed": "12",
    }  # fmt: skip
    cites = result.frames["statements"].set_index("statement_id").loc["acled-syr1.killed", "cites"]
    assert cites == "acled-syr1.from.sohr|acled-syr1.from.anha"


GTD = "eventid,iyear,imonth,iday,country_txt,city,attacktype1_txt,gname,gname2,guncertain1,claimed,claim2,compclaim,nkill,nkillter,nwound,scite1\n"


def test_rival_claims_of_responsibility_are_rival_statements(tmp_path: Path) -> None:
    result = imported(
        tmp_path,
        GTD
        + '201604200001,2016,4,0,X,Unknown,Armed Assault,Front A,Front B,0,1,1,1,2.5,-9,-99,"""Attack,"" The Post, 21 April 2016."\n',
    )
    own = said(result, "gtd-201604200001")
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
    result = imported(tmp_path, text)
    assert detect_format(read_table(tmp_path / "table.csv")) == name
    own = said(result, str(result.frames["claims"]["claim_id"][0]))
    assert expected.items() <= own.items()


@pytest.mark.parametrize("name", KNOWN_FORMATS)
def test_every_format_has_a_mapping_that_is_read_again(name: str) -> None:
    mapping = mapping_for(name)
    assert parse_mapping(write_mapping(mapping), name=name) == mapping
    assert mapping.setting("source_id") == name


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("6", "6"), ("10-12", "10..12"), ("10 – 12", "10..12"), ("at least 31", "31+"), ("31+", "31+"), ("more than 20", "21+"), ("up to 5", "0..5"),
        ("dozens", "~20..99"), ("about 200", "~180..220"), ("1.5", "1..2"), ("3.0", "3"), ("-99", ""), ("-9", ""), ("Unknown", ""), ("n/a", ""),
        ("12-Oct", ""), ("9-5", ""), ("-3", ""), ("many", ""), ("fewer than 4", "0..3"),
    ],
)  # fmt: skip
def test_numbers_are_read_or_refused_with_the_reason(cell: str, count: str) -> None:
    remarks = Remarks("table")
    read = read_counts(series(cell), remarks).iloc[0]
    assert (f"0{read}" if read.startswith("..") else read) == count
    if read == "":
        assert [remark.row for remark in remarks_in(remarks.frame())] == [2]


def test_thousands_are_read_where_the_column_shows_them() -> None:
    remarks = Remarks("table")
    assert list(read_counts(series("1,234", "12", "2,345,678"), remarks)) == ["1234", "12", "2345678"]
    assert list(read_counts(series("1.234", "12"), remarks)) == ["", "12"]


@pytest.mark.parametrize(
    ("low", "high", "count"),
    [("2", "3", "2..3"), ("2", "", "2+"), ("", "3", "0..3"), ("3", "2", ""), ("", "", ""), ("4", "4", "4")],
)
def test_bounds_join_unless_they_cross(low: str, high: str, count: str) -> None:
    joined = join_bounds(series(low), series(high), Remarks("table")).iloc[0]
    assert joined == count or (joined.startswith("..") and count == f"0{joined}")


def spans(*texts: str, order: str = "") -> list[str]:
    read = read_days(series(*texts), Remarks("table"), order=order)
    return list(write_spans(read["first"], read["last"], pd.Series(False, index=read.index)))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2016-04-20", "2016-04-20"), ("2016-04-20 00:00:00.000", "2016-04-20"), ("20 April 2016", "2016-04-20"), ("April 20, 2016", "2016-04-20"),
        ("Monday, August 01, 1966", "1966-08-01"), ("1-Jan-97", "1997-01-01"), ("20160420", "2016-04-20"), ("April 2016", "2016-04"), ("2016", "2016"),
        ("43831", "2020-01-01"), ("2/26/20", "2020-02-26"), ("26/2/2020", "2020-02-26"), ("31/02/2016", ""), ("Unknown", ""), ("soon", ""), ("5/5/2012", "2012-05-05"),
    ],
)  # fmt: skip
def test_dates_are_read_in_the_ways_they_are_written(text: str, span: str) -> None:
    assert spans(text) == [span]


def test_day_and_month_are_told_apart_by_the_whole_column() -> None:
    assert spans("3/4/2016", "2/26/2016") == ["2016-03-04", "2016-02-26"]
    assert spans("3/4/2016", "26/2/2016") == ["2016-04-03", "2016-02-26"]
    assert spans("3/4/2016") == [""]
    assert spans("3/4/2016", order="dmy") == ["2016-04-03"]
    assert spans("3/4/16", "2/26/16", "3/4/2016", "26/2/2016") == [
        "2016-03-04",
        "2016-02-26",
        "2016-04-03",
        "2016-02-26",
    ]
    assert spans("3/4/2016", "26/2/2016", "2/26/2016") == ["", "2016-02-26", "2016-02-26"]


@pytest.mark.parametrize(
    ("north", "east", "point"),
    [("36.5", "41.2", ("36.5", "41.2")), ("36,5", "41,2", ("36.5", "41.2")), ("95", "41", ("", "")), ("0", "0", ("", "")), ("36.5N", "41.2W", ("36.5", "-41.2")), ("-99", "41", ("", "")), ("x", "41", ("", ""))],
)  # fmt: skip
def test_impossible_points_are_refused(north: str, east: str, point: tuple[str, str]) -> None:
    read = read_points(series(north), series(east).rename("east"), Remarks("table"))
    assert (read[0].iloc[0], read[1].iloc[0]) == point


def test_a_repeated_id_is_numbered_and_a_repeated_row_left_out(tmp_path: Path) -> None:
    row = ged_row().partition("\n")[2]
    result = imported(tmp_path, ged_row() + row + ged_row(best="8", high="8").partition("\n")[2])
    assert list(result.frames["claims"]["claim_id"]) == ["ucdp-7", "ucdp-7.2"]
    refused = [remark.row for remark in remarks_in(result.remarks) if remark.outcome is RemarkOutcome.ROW_REFUSED]
    assert refused == [3]


def test_import_is_the_same_each_time(tmp_path: Path) -> None:
    first, second = imported(tmp_path, GED + GED_ROW), imported(tmp_path, GED + GED_ROW)
    assert first.collection.digest == second.collection.digest
    assert first.remarks.equals(second.remarks)


def test_a_table_imported_twice_gives_the_same_twice(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, ged_row(deaths_a="0").replace("\n", ",\n", 1) + "Total,,3\n"))
    before = table.remarks.copy()
    first, second = (import_table(table, mapping_for("ucdp")) for _ in range(2))
    assert len(first.remarks) > len(before) > 0
    assert second.remarks.equals(first.remarks)
    assert table.remarks.equals(before)
    assert second.collection.digest == first.collection.digest


def test_a_new_release_adds_revisions_and_overwrites_nothing(tmp_path: Path) -> None:
    def rows(*cells: dict[str, str]) -> str:
        return GED + "".join(ged_row(**each).partition("\n")[2] for each in cells)

    old = imported(tmp_path, rows({"id": "7"}, {"id": "8"}, {"id": "9"}))
    new = imported(tmp_path, rows({"id": "10"}, {"id": "7"}, {"id": "8", "best": "9", "high": "9"}), "newer.csv")
    revision = revise(old.collection, new)
    assert (revision.added, revision.changed) == (("ucdp-10",), ("ucdp-8.v2",))
    assert (revision.unchanged, revision.gone) == (("ucdp-7",), ("ucdp-9",))
    claims = revision.collection.claims.set_index("claim_id")
    assert claims.loc["ucdp-8.v2", "supersedes"] == "ucdp-8"
    assert {"ucdp-7", "ucdp-8", "ucdp-9", "ucdp-10"} <= set(claims.index)
    assert revision.collection.problems == ()
    again = revise(revision.collection, new)
    assert (again.added, again.changed) == ((), ())
    assert again.collection.digest == revision.collection.digest


def test_preview_shows_the_first_rows_as_they_will_be_read(tmp_path: Path) -> None:
    shown = preview(imported(tmp_path, GED + GED_ROW), rows=1)
    assert {"ucdp-7"} == set(shown["claim_id"])
    assert ("killed", "7..9") in set(zip(shown["field"], shown["value"], strict=True))


def test_template_is_made_from_the_schema_and_loads(tmp_path: Path) -> None:
    from claims.collection import load_collection

    write_template(tmp_path / "template.xlsx")
    collection = load_collection(tmp_path / "template.xlsx")
    assert "killed" in collection.field_specs
    assert not [problem for problem in collection.problems if problem.row and "fields" in problem.file]


def test_unknown_meaning_in_a_mapping_is_named() -> None:
    with pytest.raises(CollectionError, match=r"row 2: 'deaths'"):
        parse_mapping("column,means\nx,deaths\n", name="mine")


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
        assert said(result, statement[0])[statement[1]] == statement[2]


def test_mapping_proposed_for_mother_jones_sees_both_locations() -> None:
    mapping = propose_mapping(sample("mother_jones_2020.csv"))
    means = {row.column: row.means for row in mapping.rows if row.column}
    assert (means["location"], means["location (2)"], means["fatalities"]) == ("place_and_region", "ignore", "killed")


def test_names_of_private_persons_are_not_proposed() -> None:
    mapping = propose_mapping(sample("stanford_msa.csv"))
    assert {row.column: row.means for row in mapping.rows}["Shooter Name"] == "ignore"


def test_tally_counts_the_remarks_of_each_kind(tmp_path: Path) -> None:
    counted = count_remarks(imported(tmp_path, ged_row(deaths_a="0")).remarks)
    assert int(counted.loc[counted["column"] == "deaths_a", "times"].iloc[0]) == 1


@pytest.mark.parametrize("name", KNOWN_FORMATS)
def test_the_page_says_which_formats_were_tried_on_a_real_file(name: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "importing.md").read_text(encoding="utf-8")
    known = KNOWN_FORMATS[name]
    assert f"| {name} | {known.title} | {'verified' if known.verified else 'unverified'} |" in page


@pytest.mark.parametrize("name", [*MEANINGS, *SETTINGS])
def test_the_page_explains_every_word_of_a_mapping(name: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "importing.md").read_text(encoding="utf-8")
    assert f"| {name} | {MEANINGS.get(name) or SETTINGS[name]} |" in page
