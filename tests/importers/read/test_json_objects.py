"""JSON as named columns."""

import json
from pathlib import Path
from typing import Any

import pytest

from claims.errors import CollectionError
from claims.importers import Table, read_table, remarks_in
from tests.builders.foreign_tables import write_table
from tests.builders.shared_cases import shared_case

EVENTS = [{"id": 1, "place": "Hill"}, {"id": 2, "killed": 3}]


def read(folder: Path, content: Any, sheet: str = "") -> Table:  # content is any JSON
    text = content if isinstance(content, str) else json.dumps(content)
    return read_table(write_table(folder, text, "t.json"), sheet=sheet)


def columns(folder: Path, content: Any) -> dict[Any, list[str]]:  # as above
    return read(folder, content).frame.to_dict("list")


@pytest.mark.parametrize(
    "content",
    [
        EVENTS,
        {"data": EVENTS},
        {"status": "ok", "page": {"number": 1, "results": EVENTS}},
        "\n".join(json.dumps(event) for event in EVENTS),
        "\n\n".join(json.dumps(event) for event in EVENTS) + "\n",
        f"window.YTD.tweets.part0 = {json.dumps(EVENTS)};\n",
        f"var events={json.dumps(EVENTS)}",
        {"id": [1, 2], "place": ["Hill", None], "killed": [None, 3]},
        {"id": {"0": 1, "1": 2}, "place": {"0": "Hill", "1": None}, "killed": {"0": None, "1": 3}},
        {"columns": ["id", "place", "killed"], "index": [0, 1], "data": [[1, "Hill", None], [2, None, 3]]},
        {
            "results": {
                "bindings": [
                    {
                        "id": {"type": "literal", "value": "1"},
                        "place": {"type": "literal", "xml:lang": "en", "value": "Hill"},
                        "killed": {"type": "literal", "value": ""},
                    },
                    {
                        "id": {"type": "literal", "value": "2"},
                        "place": {"type": "literal", "value": ""},
                        "killed": {"type": "literal", "datatype": "integer", "value": 3},
                    },
                ]
            }
        },
        {
            "meta": {"view": {"columns": [{"name": "id"}, {"name": "place"}, {"name": "killed"}]}},
            "data": [[1, "Hill", None], [2, "", 3]],
        },
        {"schema": {"fields": [{"name": name, "type": "x"} for name in "abcdefgh"]}, "data": EVENTS},
        {"fields": [{"id": "id"}], "records": EVENTS},
        {"name": "Events", "messages": ["2 found"], "data": EVENTS},
        {"fields": ["id", "place", "killed"], "rows": [[1, "Hill", None], [2, None, 3]]},
    ],
)
def test_records_are_found_wherever_they_stand(content: Any, tmp_path: Path) -> None:
    assert columns(tmp_path, content) == {"id": ["1", "2"], "place": ["Hill", ""], "killed": ["", "3"]}


def test_records_by_their_keys_keep_these(tmp_path: Path) -> None:
    assert columns(tmp_path, {"a": {"killed": 1}, "b": {"killed": 2}}) == {"key": ["a", "b"], "killed": ["1", "2"]}


def test_one_object_is_one_row_and_lists_of_cells_are_rows(tmp_path: Path) -> None:
    assert columns(tmp_path, {"id": 1, "at": {"place": "Hill"}}) == {"id": ["1"], "at.place": ["Hill"]}
    assert columns(tmp_path, [["id", "place"], [1, "Hill"], [2]]) == {"id": ["1", "2"], "place": ["Hill", ""]}
    assert columns(tmp_path, '["id", "place"]\n[1, "Hill"]\n') == {"id": ["1"], "place": ["Hill"]}


def test_several_lists_are_sheets_by_where_they_stand(tmp_path: Path) -> None:
    content = {"events": EVENTS, "more": {"people": [{"name": "A"}]}}
    assert read(tmp_path, content).sheets == ("events", "more.people")
    assert read(tmp_path, content).sheet == "events"
    assert read(tmp_path, content, sheet="more.people").frame.to_dict("list") == {"name": ["A"]}


@pytest.mark.parametrize(
    ("record", "cells"),
    [
        ({"at": {"place": "Hill", "in": {"country": "X"}}}, {"at.place": "Hill", "at.in.country": "X"}),
        ({"tags": ["a", None, 2]}, {"tags": "a; 2"}),
        ({"by": [{"name": "A", "url": "u"}, {"name": "B"}]}, {"by.name": "A; B", "by.url": "u"}),
        ({"text": ["a ", {"type": "bold", "text": "b"}, "c"]}, {"text": "a bc"}),
        ({"_id": {"$oid": "5f"}, "day": {"$date": "2021-03-04"}}, {"_id": "5f", "day": "2021-03-04"}),
        ({"at": {"type": "Point", "coordinates": [10.5, 50]}}, {"at.latitude": "50", "at.longitude": "10.5"}),
        ({"dead": {"type": "reported", "value": 3}}, {"dead.type": "reported", "dead.value": "3"}),
        ({"yes": True, "no": False, "none": None, "empty": []}, {"yes": "true", "no": "false", "none": "", "empty": ""}),
        ({"n": "\ud83d"}, {"n": "\ufffd"}),
        ({"n": "\U0001f600"}, {"n": "\U0001f600"}),
        ({"a": {"b": {"c": {"d": {"e": {"f": 1}}}}}}, {"a.b.c.d.e": '{"f": "1"}'}),
        ({" a\nb ": "x"}, {"a b": "x"}),
    ],
)  # fmt: skip
def test_what_stands_inside_a_record(record: Any, cells: dict[str, str], tmp_path: Path) -> None:
    frame = read(tmp_path, [record, {"other": 1}]).frame
    assert {name: frame[name].iloc[0] for name in cells} == cells


@pytest.mark.parametrize(
    ("number", "text"),
    [("17118", "17118"), ("17118.0", "17118"), ("5.50", "5.50"), ("-0.25", "-0.25"), ("0.30000000000000004", "0.3"), ("1" * 5000, "1" * 5000), ("NaN", "")],
)  # fmt: skip
def test_numbers_are_as_they_are_written(number: str, text: str, tmp_path: Path) -> None:
    assert columns(tmp_path, f'[{{"n": {number}, "m": 1}}]')["n"] == [text]


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "id": "f", "properties": properties, "geometry": geometry}


@pytest.mark.parametrize(
    ("geometry", "point"),
    [
        ({"type": "Point", "coordinates": [10.5, 50.25, 3]}, ["50.25", "10.5"]),
        ({"type": "MultiPoint", "coordinates": [[10.5, 50]]}, ["50", "10.5"]),
        ({"type": "LineString", "coordinates": [[10, 50], [12, 51]]}, ["50.500000", "11.000000"]),
        ({"type": "Polygon", "coordinates": [[[10, 50], [12, 50], [12, 52], [10, 50]]]}, ["51.000000", "11.000000"]),
        ({"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2]}]}, ["2", "1"]),
        ({"x": 10.5, "y": 50}, ["50", "10.5"]),
    ],
)
def test_features_have_the_point_of_their_geometry(geometry: Any, point: list[str], tmp_path: Path) -> None:
    table = read(tmp_path, {"type": "FeatureCollection", "features": [feature(geometry, place="Hill")]})
    assert table.frame.iloc[0].tolist() == ["f", "Hill", *point]
    remarks = [remark.done for remark in remarks_in(table.remarks)]
    assert remarks == (["read as the middle of its extent"] if point[0].endswith("000") else [])


@pytest.mark.parametrize(
    "geometry",
    [None, {}, [1], {"type": "Point", "coordinates": []}, {"type": "Point", "coordinates": [500_000, 4_000_000]}, {"x": "a", "y": 1}],
)  # fmt: skip
def test_features_without_a_point_in_degrees_have_none(geometry: Any, tmp_path: Path) -> None:
    assert columns(tmp_path, {"features": [feature(geometry, place="Hill")]}) == {"id": ["f"], "place": ["Hill"]}


def test_coordinates_among_the_properties_stand(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [1, 2]}
    found = columns(tmp_path, {"features": [feature(point, ID=7, Lat="50", Lon="10")]})
    assert found == {"ID": ["7"], "Lat": ["50"], "Lon": ["10"]}
    half = columns(tmp_path, {"features": [feature(point, Lat="50")]})
    assert half == {"id": ["f"], "Lat": ["50"], "latitude": ["2"], "longitude": ["1"]}


def test_messages_are_read_and_notices_are_not(tmp_path: Path) -> None:
    message = {"id": 1, "type": "message", "text": ["a", {"type": "bold", "text": "b"}], "text_entities": [{"type": "bold", "text": "b"}]}  # fmt: skip
    notice = {"id": 2, "type": "service", "action": "pin_message", "text": ""}
    table = read(tmp_path, {"name": "Front", "messages": [message, notice, message]})
    assert table.frame.to_dict("list") == {"id": ["1", "1"], "text": ["ab", "ab"]}
    assert [(remark.row, str(remark.outcome)) for remark in remarks_in(table.remarks)] == [(2, "row refused")]
    chats = {"chats": {"list": [{"name": "A", "messages": [message]}, {"messages": [message, message]}]}}
    assert read(tmp_path, chats).sheets == ("A", "chats.list 2")


@pytest.mark.parametrize(("kind", "named"), [("public_channel", ["Front"]), ("private_supergroup", [])])
def test_messages_of_a_channel_are_the_channels_and_those_of_a_group_nobodys(
    kind: str, named: list[str], tmp_path: Path
) -> None:
    message = {"id": 1, "type": "message", "text": "a"}
    table = read(tmp_path, {"name": "Front", "type": kind, "messages": [message, "broken"]})
    assert table.frame.to_dict("list") == {**({"channel": named} if named else {}), "id": ["1"], "text": ["a"]}


def test_the_messages_of_the_shared_case() -> None:
    table = read_table(shared_case("reports/21-telegram.json"))
    assert table.frame["text"].str.slice(0, 30).tolist() == [
        "Old Harbour: an air strike thi",
        "Two more bodies found in Old H",
    ]


def test_lines_that_are_no_objects_are_refused_by_their_numbers(tmp_path: Path) -> None:
    table = read(tmp_path, '{"id": 1}\nno object\n\n{"id": 2}\n3\n')
    assert table.frame.to_dict("index") == {1: {"id": "1"}, 4: {"id": "2"}}
    refused = [(remark.row, remark.found, remark.done) for remark in remarks_in(table.remarks)]
    assert refused == [(2, "'no object'", "one JSON object per line"), (5, "'3'", "one JSON object per line")]


def test_an_item_that_is_no_object_is_refused(tmp_path: Path) -> None:
    table = read(tmp_path, [{"id": 1}, "x", {"id": 2}])
    assert table.frame.index.tolist() == [1, 3]
    assert [(remark.row, remark.found) for remark in remarks_in(table.remarks)] == [(2, "'x'")]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('[{"id": 1}, {"id"', r"t.json is JSON that is broken \(.*line 1"),
        ('{"a": []}', "t.json contains no table|without a list of objects"),
        ("[" * 100_000, "lists inside lists without end|is JSON that is broken"),
        ([{f"k{at}": at} for at in range(5001)], "records of more than 5,000 different keys"),
    ],
)
def test_what_is_no_list_of_records_is_refused(content: Any, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match=sentence):
        read(tmp_path, content)
