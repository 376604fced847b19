import json
from pathlib import Path

import pandas as pd
import pytest

from claims.errors import CollectionError
from claims.importers import parse_mapping
from claims.matching import CLAIM_COLUMNS
from claims.matching.claims.claim_table import (
    NEVER_COMPARED,
    NOT_COMPARED,
    UNKNOWN_MEANING,
    ClaimTable,
    read_claim_table,
)
from tests.builders.claim_tables import LISTS, NEWS, write_table


def read(tmp_path: Path, text: str, name: str = "table.csv", *, mapping: str = "") -> ClaimTable:
    """The claims of a file with this text, by a mapping file with these lines."""
    known = parse_mapping(f"column,means,group,detail\n{mapping}", name="map") if mapping else None
    return read_claim_table(write_table(tmp_path, text, name), mapping=known)


def problems(found: ClaimTable) -> list[tuple[int, str]]:
    return list(found.problems[["row", "column"]].itertuples(index=False, name=None))


def test_columns_of_news_are_understood(tmp_path: Path) -> None:
    found = read(tmp_path, NEWS)
    assert tuple(found.frame.columns) == CLAIM_COLUMNS
    assert found.problems.empty
    assert found.unread == {"killed": NEVER_COMPARED, "injured": NEVER_COMPARED}
    assert {row.column: row.means for row in found.read} == {
        "claim_id": "id", "source": "source", "published": "published", "title": "title", "place": "place", "state": "admin1",
        "date_stated": "date", "date_basis": "date_basis", "summary": "text",
    }  # fmt: skip
    assert found.frame["area"].tolist() == ["Michigan", "", "Ohio", "Georgia"]
    assert found.frame["guessed"].tolist() == [False, False, True, False]
    assert found.frame["listed"].tolist() == [False] * 4
    assert found.missing == ""


def test_columns_of_lists_are_understood(tmp_path: Path) -> None:
    found = read(tmp_path, LISTS)
    assert found.problems.empty
    assert set(found.unread) == {"killed_min", "killed_max", "wounded_min", "wounded_max", "summary", "url"}
    assert found.frame["party_paths"].tolist() == ["body:united-states"] * 2 + ["body:united-states|body:taliban"]
    assert found.frame["latitude"].tolist() == [33.03, 32.6, 33.02]
    assert found.frame["listed"].tolist() == [True] * 3
    assert found.frame["document_id"].tolist() == ["claim a1", "claim a2", "claim b1"]


def test_documents_are_claims(tmp_path: Path) -> None:
    document = {
        "id": "d1",
        "title": "A title",
        "published": "2016-01-05",
        "url": "https://www.one.example/x",
        "text": "Words.",
    }
    lines = [json.dumps(document), "not json", json.dumps({"id": "d2", "source": "two", "published": "2016-01-06"})]
    found = read(tmp_path, "\n".join(lines), "documents.jsonl")
    assert found.frame[["source_id", "document_id", "cites", "text"]].to_numpy().tolist() == [
        ["documents", "https://www.one.example/x", "", "a title words"],
        ["two", "claim d2", "", ""],
    ]
    assert [row for row, _ in problems(found)] == [2]


@pytest.mark.parametrize(
    ("cells", "refused", "says"),
    [
        ("n9,99,10,2016-01-05,", [(5, "lat")], {"latitude": None, "first": "2016-01-05", "place_names": "Troy"}),
        ("n9,12,x,2016-01-05,", [(5, "lon")], {"latitude": None, "first": "2016-01-05", "place_names": "Troy"}),
        ("n9,1,2,tomorrow,", [(5, "date")], {"latitude": 1.0, "first": None, "place_names": "Troy"}),
        ("n9,1,2,2016-01-05,2016-01-04", [(5, "date and end_date")], {"first": "2016-01-05", "last": "2016-01-05"}),
    ],
)
def test_a_cell_that_cannot_be_read_is_left_out_and_its_row_stays(
    cells: str, refused: list[tuple[int, str]], says: dict[str, object], tmp_path: Path
) -> None:
    heading = "id,lat,lon,date,end_date,place"
    good = "".join(f"n{at},3{at}.5,4,2016-01-05,2016-01-06,Troy\n" for at in range(3))
    found = read(tmp_path, f"{heading}\n{good}{cells},Troy\n")
    row = found.frame.set_index("claim_id").loc["n9"]
    assert problems(found) == refused
    assert {name: None if pd.isna(row[name]) else row[name] for name in says} == {
        name: pd.Timestamp(str(cell)) if name in {"first", "last"} and cell else cell for name, cell in says.items()
    }


@pytest.mark.parametrize(
    ("ids", "named"),
    [
        ("id,place\nb,x\na,y\n", ["a", "b"]),
        ("id,place\nb,x\nb,y\n", ["b", "b.2"]),
        ("id,place\n1.0,x\n2.0,y\n", ["1", "2"]),
        ("id,place\nb,x\nb,x\n", ["b"]),
    ],
)
def test_ids_are_those_of_the_table(ids: str, named: list[str], tmp_path: Path) -> None:
    assert read(tmp_path, ids).frame["claim_id"].tolist() == named


def test_rows_without_ids_are_named_by_what_they_say(tmp_path: Path) -> None:
    one = read(tmp_path, "place,country\nTroy,Ilion\nSparta,Lakonia\n", "one.csv").frame
    other = read(tmp_path, "place,country\nSparta,Lakonia\nTroy,Ilion\n", "two.csv").frame
    assert one[["claim_id", "place_names"]].equals(other[["claim_id", "place_names"]])
    named = read(tmp_path, "id,place\n,Troy\nn1,Sparta\n").frame["claim_id"].tolist()
    assert named[0] == "n1"
    assert named[1].startswith("row-")


def test_a_table_that_names_no_source_is_one_list_of_its_compiler(tmp_path: Path) -> None:
    table = "id,date,place\n1,2020-01-02,Troy\n2,2020-01-03,Troy\n"
    found = read(tmp_path, table, "my list.csv").frame
    assert found[["source_id", "listed"]].to_numpy().tolist() == [["my list", True]] * 2
    mapped = read(tmp_path, table, mapping=",source,,The List\nid,id,,\ndate,date,,\n").frame
    assert mapped["source_id"].tolist() == ["The List"] * 2
    assert mapped["place_names"].tolist() == [""] * 2


def test_a_row_that_names_no_source_is_of_the_compiler(tmp_path: Path) -> None:
    table = "nr,who,where\n1,Agency,Troy\n2,unknown,Troy\n3,,Troy\n"
    found = read(tmp_path, table, mapping=",source,,The List\nnr,id,,\nwho,source,,\nwhere,place,,\n").frame
    assert found["source_id"].tolist() == ["Agency", "The List", "The List"]


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://www.one.example/a", "one.example"),
        ("https://web.archive.org/web/2020/https://two.example/a", "two.example"),
        ("http://[z", "table"),
        ("A book", "table"),
    ],
)
def test_a_page_that_no_column_names_is_of_the_host_of_its_address(url: str, source: str, tmp_path: Path) -> None:
    mapping = ",source,,table\nnr,id,,\nout,published,,\nlink,citation,,\n"
    table = f"nr,out,link\n1,2020-01-01,{url}\n"
    assert read(tmp_path, table, mapping=mapping).frame["source_id"].tolist() == [source]
    listed = read(tmp_path, table, mapping=mapping.replace("out,published,,\n", "")).frame
    assert listed["source_id"].tolist() == ["table"]


def test_addresses_of_lists_are_cited_and_citations_in_words_are_told_apart(tmp_path: Path) -> None:
    mapping = "nr,id,,\nlink,citations,,\nmore,citation,,\nwhere,place,,\n"
    table = "nr,link,more,where\n1,https://one.example/a,A book,x\n2,https://one.example/a,,x\n3,https://one.example/a; https://two.example/b,A book,x\n"
    cites = [set(cell.split("|")) for cell in read(tmp_path, table, mapping=mapping).frame["cites"]]
    assert cites[1] == {"https://one.example/a"}
    assert [len(each) for each in cites] == [2, 1, 3]
    assert len(cites[0] & cites[2]) == 2  # the address, and the book
    assert "https://two.example/b" in cites[2]


def test_parties_of_all_columns_are_read_and_groups_lie_in_their_groups(tmp_path: Path) -> None:
    mapping = "nr,id,,\na,participant,,sep=semicolon\nb,attacked,,\nwhere,place,,\n"
    found = read(tmp_path, "nr,a,b,where\n1,Army; Police force,children,x\n2,unknown,Army,x\n", mapping=mapping).frame
    assert found["party_paths"].tolist() == ["group:civilians>group:children|body:army|body:police-force", "body:army"]
    assert found["parties"].tolist() == ["children|Army|Police force", "Army"]


def test_kinds_follow_the_codes_of_the_mapping_and_else_its_setting(tmp_path: Path) -> None:
    mapping = ",what,,clash\nnr,id,,\ntype,kind,,codes=1:air strike|2:siege\nwhere,place,,\n"
    found = read(tmp_path, "nr,type,where\n1,1,x\n2,Ambush,x\n3,,x\n", mapping=mapping).frame
    assert found["kinds"].tolist() == ["air strike", "ambush", "clash"]


def test_places_are_as_exact_as_their_code_says(tmp_path: Path) -> None:
    mapping = "nr,id,,\nland,country,,\nprov,admin1,,\ndist,admin2,,\ntown,place,,\nhow,place_precision,,scheme=ucdp\nlat,latitude,,\nlon,longitude,,\n"
    rows = [
        "1,L,P,D,T,1,1,2",
        "2,L,P,D,T,2,1,2",
        "3,L,P,D,T,3,1,2",
        "4,L,P,D,T,4,1,2",
        "5,L,P,D,T,6,1,2",
        "6,L,P,D,,1,1,2",
    ]
    found = read(tmp_path, "nr,land,prov,dist,town,how,lat,lon\n" + "\n".join(rows) + "\n", mapping=mapping).frame
    assert found["place_names"].tolist() == ["T", "T", "D", "", "", "D"]
    assert found["area"].tolist() == ["P"] * 6
    assert found["latitude"].fillna(-1).tolist() == [1, 1, 1, -1, -1, 1]
    assert found["longitude"].fillna(-1).tolist() == [2, 2, 2, -1, -1, 2]


def test_without_a_code_a_point_in_a_province_is_kept(tmp_path: Path) -> None:
    found = read(tmp_path, "id,province,latitude,longitude\n1,P,1.5,2.5\n").frame
    assert found[["place_names", "area", "latitude", "longitude"]].to_numpy().tolist() == [["", "P", 1.5, 2.5]]


def test_a_long_text_stands_for_a_title_as_far_as_its_beginning(tmp_path: Path) -> None:
    found = read(
        tmp_path, f"nr,what,head\n1,{'word ' * 30},\n2,short,A title\n", mapping="nr,id,,\nwhat,text,,\nhead,title,,\n"
    ).frame
    assert found["title"].tolist() == [("word " * 24), "A title"]
    assert found["headline"].tolist() == ["", "a title"]


def test_columns_that_are_not_read_are_told_with_the_reason(tmp_path: Path) -> None:
    mapping = "nr,id,,\nwhere,place,,\ndead,killed,,\nwho,speaker,,\nage,ignore,,too private\n"
    found = read(tmp_path, "nr,where,dead,who,age,more\n1,Troy,3,Homer,9,x\n", mapping=mapping)
    assert found.unread == {"dead": NEVER_COMPARED, "who": NOT_COMPARED, "age": "too private", "more": UNKNOWN_MEANING}
    assert [(row.column, row.means) for row in found.read] == [("nr", "id"), ("where", "place")]


def test_a_table_that_says_nothing_asks_for_what_is_missing(tmp_path: Path) -> None:
    found = read(tmp_path, "aa,bb\n1,x\n2,y\n", mapping="aa,id,,\n")
    assert "no row of table.csv gives a day, a place, a text or a document" in found.missing
    assert "aa, bb" in found.missing


def test_a_mapping_with_one_meaning_for_two_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match="'where' and 'town' both mean place"):
        read(tmp_path, "nr,where,town\n1,x,y\n", mapping="nr,id,,\nwhere,place,,\ntown,place,,\n")


def test_a_known_format_is_read_by_its_own_mapping(tmp_path: Path) -> None:
    table = "id,type_of_violence,date_start,date_end,side_a,side_b,country,adm_1,where_coordinates,where_prec,latitude,longitude\n7,2,2016-04-22,2016-04-22,Army,Rebels,Syria,Hasaka,Town,4,36.5,40.7\n"
    row = read(tmp_path, table).frame.iloc[0]
    assert (row["claim_id"], row["kinds"], row["party_paths"]) == ("7", "clash", "body:army|body:rebels")
    assert (row["place_names"], row["area"], row["source_id"]) == ("", "Hasaka", "UCDP Georeferenced Event Dataset")


@pytest.mark.parametrize(
    ("detail", "day"),
    [("order=mdy", "2020-03-04"), ("order=dmy", "2020-04-03"), ("order=dmy; calendar=gregorian", "2020-04-03")],
)
def test_a_day_of_publication_is_read_as_the_mapping_says(detail: str, day: str, tmp_path: Path) -> None:
    mapping = f"nr,id,,\nout,published,,{detail}\nwhere,place,,\n"
    found = read(tmp_path, "nr,out,where\n1,03/04/2020,Troy\n", mapping=mapping).frame
    assert found["published_first"].tolist() == found["published_last"].tolist() == [pd.Timestamp(day)]
