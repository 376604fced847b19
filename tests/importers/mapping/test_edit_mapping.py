"""A mapping on a screen: what it shows, and that what comes back is what was meant."""

from pathlib import Path

import pytest

from claims.errors import CollectionError
from claims.importers import import_table, propose_mapping, read_table
from claims.importers.mapping.edit_mapping import EDIT_COLUMNS, edited_mapping, mapping_rows, setting_rows

TABLE = "event_id,date,city,killed,colour\n1,2016-04-20,Qamishli,7,a\n2,2016-04-21,Amuda,2,b\n"


def test_the_proposed_mapping_comes_back_unchanged(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(TABLE)
    table = read_table(tmp_path / "events.csv")
    mapping = propose_mapping(table)
    rows, settings = mapping_rows(mapping, table), setting_rows(mapping)
    assert tuple(rows.columns) == EDIT_COLUMNS
    back = edited_mapping(rows, settings, name=mapping.name)
    assert set(back.rows) == set(mapping.rows)
    assert back.name == mapping.name


def test_examples_stand_beside_each_column_and_ignored_ones_come_last(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(TABLE)
    table = read_table(tmp_path / "events.csv")
    rows = mapping_rows(propose_mapping(table), table)
    assert dict(zip(rows["column"], rows["cells"], strict=True))["city"] == "Qamishli · Amuda"
    assert rows["means"].tolist()[-1] == "ignore"


def test_a_changed_meaning_is_read_so(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(TABLE)
    table = read_table(tmp_path / "events.csv")
    mapping = propose_mapping(table)
    rows = mapping_rows(mapping, table)
    rows.loc[rows["column"] == "killed", "means"] = "wounded"
    made = import_table(table, edited_mapping(rows, setting_rows(mapping), name="own"))
    assert set(made.frames["statements"]["field"]) >= {"wounded", "when"}
    assert "killed" not in set(made.frames["statements"]["field"])


def test_an_unknown_meaning_is_named(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(TABLE)
    table = read_table(tmp_path / "events.csv")
    mapping = propose_mapping(table)
    rows = mapping_rows(mapping, table)
    rows.loc[0, "means"] = "dead"
    with pytest.raises(CollectionError, match="'dead'; allowed: id, source"):
        edited_mapping(rows, setting_rows(mapping), name="own")


def test_cells_left_empty_on_the_screen_say_nothing(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(TABLE)
    table = read_table(tmp_path / "events.csv")
    mapping = propose_mapping(table)
    rows, settings = mapping_rows(mapping, table), setting_rows(mapping)
    rows["group"], settings.loc[settings["name"] == "language", "value"] = None, None
    back = edited_mapping(rows, settings, name="own")
    assert {row.group for row in back.rows} == {""}
    assert back.setting("language", "none") == "none"
