from pathlib import Path

import pandas as pd
import pytest

from claims.errors import CollectionError
from claims.importers import write_mapping
from claims.matching.claims.claim_table import read_claim_table
from claims.matching.claims.table_columns import find_columns, old_mapping, read_table_mapping
from tests.builders.claim_tables import GERMAN, write_table


def test_columns_of_other_names_are_read_by_a_mapping_as_claims_map_writes_it(tmp_path: Path) -> None:
    path = write_table(tmp_path, GERMAN)
    with pytest.raises(CollectionError, match="no column with the id"):
        read_claim_table(path)
    text = "column,means,group,detail\n,source,,Liste\nnr,id,,\nwann,date,,\nwo,place,,\nwer,participant,,\ntote,killed,,\nQuelle,source,,\n"
    mapping, old = read_table_mapping(write_table(tmp_path, text, "map.csv"))
    found = read_claim_table(path, mapping=mapping)
    row = found.frame.loc[0]
    assert not old
    assert (row["claim_id"], row["place_names"], row["parties"], row["source_id"]) == (
        "1",
        "Troy",
        "army",
        "one.example",
    )
    assert row["first"] == pd.Timestamp("2016-01-05")
    assert found.unread == ("tote",)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("map.csv", "reads,column\nclaim_id,nr\ndate_start,wann\nplace,wo\nactor_a,wer\n"),
        ("map.json", '{"claim_id": "nr", "date_start": "wann", "place": "wo", "actor_a": "wer"}'),
    ],
)
def test_an_older_mapping_says_the_same_as_the_one_it_is_written_as(name: str, text: str, tmp_path: Path) -> None:
    mapping, old = read_table_mapping(write_table(tmp_path, text, name))
    assert old
    again, old = read_table_mapping(write_table(tmp_path, write_mapping(mapping), "again.csv"))
    assert not old
    first, second = (read_claim_table(write_table(tmp_path, GERMAN), mapping=each).frame for each in (mapping, again))
    assert (first.loc[0, "claim_id"], first.loc[0, "place_names"], first.loc[0, "parties"]) == ("1", "Troy", "army")
    pd.testing.assert_frame_equal(second, first)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("number,id", "no column 'number'; allowed: nr, wann, wo"),
        ("nr,id\nwo,id", "found 'id' of nr, wo; allowed: one column"),
        ("nr,id\nwer,participant\nwo,participant\nwann,participant", "found 3 columns of participants; allowed: 2"),
        ("nr,number", "unknown meaning in row 2: 'number'"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(rows: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match=message):
        read_claim_table(
            write_table(tmp_path, GERMAN),
            mapping=read_table_mapping(write_table(tmp_path, f"column,means\n{rows}\n", "map.csv"))[0],
        )


def test_an_older_mapping_knows_its_own_names_alone() -> None:
    with pytest.raises(CollectionError, match="found 'killed'; allowed: claim_id, source"):
        old_mapping({"killed": "nr"})


def test_a_name_of_an_older_mapping_without_a_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match="'title' has no column"):
        read_table_mapping(write_table(tmp_path, "reads,column\nclaim_id,nr\ntitle,\n", "map.csv"))


def test_an_older_mapping_of_nothing_is_one(tmp_path: Path) -> None:
    mapping, old = read_table_mapping(write_table(tmp_path, "reads,column\n", "map.csv"))
    assert (mapping.rows, old) == ((), True)


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("source", "source"),
        ("document", "document"),
        ("published", "published"),
        ("title", "title"),
        ("date_start", "date"),
        ("date_end", "date_end"),
        ("date_basis", "date_basis"),
        ("place", "place"),
        ("area", "admin1"),
        ("country", "country"),
        ("latitude", "latitude"),
        ("longitude", "longitude"),
        ("actor_a", "initiator"),
        ("actor_b", "attacked"),
        ("kind", "kind"),
        ("summary", "text"),
        ("url", "citation"),
    ],
)
def test_each_name_of_an_older_mapping_has_its_meaning(name: str, means: str) -> None:
    assert find_columns(["nr", "x"], old_mapping({"claim_id": "nr", name: "x"})) == {"id": "nr", means: "x"}


def test_a_column_that_the_mapping_ignores_is_not_read_by_its_name(tmp_path: Path) -> None:
    mapping, _ = read_table_mapping(write_table(tmp_path, "column,means\ntitle,ignore\n", "map.csv"))
    assert find_columns(["id", "title", "place"], mapping) == {"id": "id", "place": "place"}
