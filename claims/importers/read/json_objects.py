"""JSON as named columns: objects in a list, one a line, or inside another object; messages and features of a map too."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from claims.errors import CollectionError
from claims.importers.read.encoding import utf8_bytes
from claims.importers.read.geometries import GEOMETRY_KEYS, MapPoint, geometry_point
from claims.importers.read.sheet_cells import SheetCells, SheetReader, Sheets, named_cells, value_text
from claims.importers.remarks import MAX_CHARACTERS, RemarkOutcome, Remarks
from claims.safety.limits import current_limits

Json = Any  # whatever a file holds
Records = list[tuple[int, Json]]  # each under the number of its line, or its place in the list
MAX_DEPTH = 4  # of objects around a list of records, and of objects in a record
_LATITUDES, _LONGITUDES = {"lat", "latitude"}, {"lon", "long", "lng", "longitude"}
_ASSIGNMENT = re.compile(r"\A\s*(?:var|let|const|window)\b[\w.$ ]*=\s*")  # as archives of web services write it
_TYPED = frozenset({"type", "value", "datatype", "xml:lang"})  # of a value that says what it is
_TYPES = ("uri", "literal", "typed-literal", "bnode")
_NOISE = 15  # digits behind the point, from which on they are noise of binary numbers


def _number_text(text: str) -> str:
    """A number as it is written, without an empty fraction."""
    noisy = len(text.partition(".")[2]) > _NOISE
    return value_text(float(text)) if noisy else re.sub(r"\.0+$", "", text)


_DECODER = json.JSONDecoder(parse_float=_number_text, parse_int=str, parse_constant=lambda _: None)


def json_sheets(data: bytes, name: str, remarks: Remarks, *, encoding: str = "") -> Sheets:
    """The lists of records in a file, by where they stand in it.

    Raises:
        CollectionError: It is broken, or holds no record.
    """
    text = utf8_bytes(data, remarks, encoding=encoding).decode("utf-8", "replace")
    text = _ASSIGNMENT.sub("", text, count=1).rstrip("; \t\r\n")
    try:
        lists = dict(_record_lists(_DECODER.decode(text), ""))
    except json.JSONDecodeError as error:
        lists = {"": _lines_of_records(text, remarks)}
        if not lists[""]:
            raise CollectionError(f"{name} is JSON that is broken ({error}); allowed: JSON that is whole") from error
    except RecursionError as error:
        raise CollectionError(
            f"{name} is JSON with lists inside lists without end; allowed: a list of objects"
        ) from error
    if not lists:
        raise CollectionError(f"{name} is JSON without a list of objects; allowed: one object a row")
    return {place if len(lists) > 1 else "": _reader(records, name) for place, records in lists.items()}


def _reader(records: Records, name: str) -> SheetReader:
    return lambda remarks: _cells_of(records, name, remarks)


def _lines_of_records(text: str, remarks: Remarks) -> Records:
    """The objects of a file with one a line; a line that is none is refused in the remarks, unless none is one."""
    records: Records = []
    bad: dict[int, str] = {}
    for row, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = _DECODER.decode(line)
        except (ValueError, RecursionError):
            record = None
        if isinstance(record, dict | list):
            records.append((row, record))
        else:
            bad[row] = line[: MAX_CHARACTERS + 1]
    _refuse(bad if records else {}, "one JSON object per line", remarks)
    return records if len(records) > 1 or not bad else []


def _refuse(found: dict[int, str], done: str, remarks: Remarks) -> None:
    remarks.note_rows(found, "", pd.Series(found, dtype="str"), done, RemarkOutcome.ROW_REFUSED)


def _record_lists(value: Json, place: str, depth: int = MAX_DEPTH) -> Iterator[tuple[str, Records]]:
    """The lists of objects, or of rows, that are in no record themselves; else the object as records."""
    if isinstance(value, list):
        chats = [item for item in value if isinstance(item, dict) and isinstance(item.get("messages"), list)]
        if chats and len(chats) == len(value):
            for number, chat in enumerate(chats, 1):
                yield str(chat.get("name") or f"{place} {number}"), _messages(chat)
        elif any(isinstance(item, dict | list) for item in value):
            yield place, list(enumerate(value, 1))
    elif isinstance(value, dict) and "name" in value and _holds_objects(value.get("messages")):
        yield place, _messages(value)
    elif isinstance(value, dict) and (rows := _rows_with_names(value)):
        yield place, list(enumerate(rows, 1))
    elif isinstance(value, dict):
        found = [] if depth == 0 else [
            lists
            for key, inner in value.items()
            if isinstance(inner, dict | list) and not _is_feature(value) and not (key == "schema" and "data" in value)
            for lists in _record_lists(inner, f"{place}.{key}".lstrip("."), depth - 1)
        ]  # fmt: skip
        if found or depth < MAX_DEPTH:
            yield from found
        else:
            yield place, list(enumerate(_records_of_object(value), 1))


def _holds_objects(value: Json) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _messages(chat: dict[str, Json]) -> Records:
    """The messages of a chat; those of a channel, which speaks with one voice, with its name."""
    named = {"channel": chat["name"]} if chat.get("name") and "channel" in str(chat.get("type")) else {}
    return [(row, named | item if isinstance(item, dict) else item) for row, item in enumerate(chat["messages"], 1)]


def _rows_with_names(value: dict[str, Json]) -> list[Json]:
    """Rows of cells as records, where the names of the columns stand beside them."""
    rows = value.get("data", value.get("rows"))
    view = value["meta"].get("view") if isinstance(value.get("meta"), dict) else None
    names = value.get("columns", value.get("fields", view.get("columns") if isinstance(view, dict) else None))
    if not isinstance(rows, list) or not isinstance(names, list) or not rows:
        return []
    words = [str(name.get("name", "") if isinstance(name, dict) else name) for name in names]
    if not all(isinstance(row, list) and len(row) == len(words) for row in rows):
        return []
    return [dict(zip(words, row, strict=True)) for row in rows]


def _records_of_object(value: dict[str, Json]) -> list[Json]:
    """An object that holds no list of records: columns by name, records by key, or one record."""
    inner = list(value.values())
    if inner and all(isinstance(each, list) and len(each) == len(inner[0]) for each in inner):
        return [dict(zip(value, cells, strict=True)) for cells in zip(*inner, strict=True)]
    if len(inner) > 1 and all(isinstance(each, dict) for each in inner):
        if all(list(each) == list(inner[0]) and "0" in each for each in inner):  # columns, each by number of row
            return [{name: each[row] for name, each in value.items()} for row in inner[0]]
        return [{"key": key, **each} for key, each in value.items()]
    return [value] if value else []


def _cells_of(records: Records, name: str, remarks: Remarks) -> SheetCells:
    if all(isinstance(record, list) for _, record in records):
        return _rows_of_lists(records)
    columns: dict[str, list[str]] = {}
    rows: list[int] = []
    notices: list[int] = []
    others: dict[int, str] = {}
    shapes: list[int] = []
    for row, record in records:
        if not isinstance(record, dict):
            others[row] = value_text(record)[: MAX_CHARACTERS + 1]
            continue
        if record.get("type") == "service" and "action" in record:
            notices.append(row)
            continue
        if record.get("type") == "message" and "text" in record:  # what it is, and nothing that it tells
            record = {key: value for key, value in record.items() if key != "type"}
        for column, text in flat_record(_properties(record, row, shapes)).items():
            cells = columns.setdefault(_whole(column), [])
            cells += [""] * (len(rows) - len(cells))
            cells.append(_whole(text))
        if len(columns) > current_limits().most_columns:
            raise CollectionError(
                f"{name} has records of more than {current_limits().most_columns:,} different keys; allowed: fewer columns (limit most_columns)"
            )
        rows.append(row)
    _refuse(others, "no object, not read", remarks)
    remarks.note_rows(notices, "", "a notice of the messenger", "not read as a message", RemarkOutcome.ROW_REFUSED)
    found, done = "a line or an area, not a point", "read as the middle of its extent"
    remarks.note_rows(shapes, "latitude", found, done, RemarkOutcome.CHANGED)
    texts = {
        column: pd.Series(pd.array(cells + [""] * (len(rows) - len(cells)), dtype="str"))
        for column, cells in columns.items()
    }
    return named_cells(texts.items(), name, rows=rows)


def _whole(text: str) -> str:
    """The text with the half of a character that an escape left alone as U+FFFD."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _rows_of_lists(records: Records) -> SheetCells:
    rows = [[_whole(value_text(cell)).strip() for cell in cells] for _, cells in records]
    most = min(max(map(len, rows), default=0), current_limits().most_columns)
    frame = pd.DataFrame([(cells + [""] * most)[:most] for cells in rows], dtype="str")
    return SheetCells(cells=frame.set_axis(pd.Index([row for row, _ in records])))


def _is_feature(record: dict[str, Json]) -> bool:
    return "geometry" in record and ("properties" in record or "attributes" in record)


def _properties(record: dict[str, Json], row: int, shapes: list[int]) -> dict[str, Json]:
    """The properties of a feature with the point of its geometry; any other record as it is."""
    if not _is_feature(record):
        return record
    properties = dict(record.get("properties") or record.get("attributes") or {})
    if "id" in record and not {"id", "ID", "Id"} & properties.keys():
        properties = {"id": record["id"], **properties}
    point = geometry_point(record["geometry"])
    names = {key.lower() for key in properties}
    if point is None or (names & _LATITUDES and names & _LONGITUDES):
        return properties
    if not point.is_exact:
        shapes.append(row)
    return properties | {"latitude": point.latitude, "longitude": point.longitude}


def flat_record(record: dict[str, Json], prefix: str = "", depth: int = MAX_DEPTH) -> dict[str, str]:
    """The cells of a record: objects inside it as `name.key`, lists joined by "; ", pieces of one text as that text."""
    cells: dict[str, str] = {}
    for key, value in record.items():
        column = prefix + key
        if isinstance(value, str):
            cells[column] = value
            continue
        if isinstance(value, dict) and len(value) == 1 and next(iter(value)).startswith("$"):
            value = next(iter(value.values()))  # as databases write types of their own
        if isinstance(value, dict) and {"type", "value"} <= value.keys() <= _TYPED and value["type"] in _TYPES:
            value = value["value"]  # as answers to SPARQL are written
        if key == "text_entities" and "text" in record:  # a messenger's text once more, in pieces
            continue
        if isinstance(value, dict) and depth:
            point = geometry_point(value)
            inner = value if point is None else _beside_geometry(value, point)
            cells |= flat_record(inner, f"{column}.", depth - 1)
        elif isinstance(value, list) and _is_text_in_pieces(value):
            cells[column] = "".join(piece if isinstance(piece, str) else piece["text"] for piece in value)
        elif isinstance(value, list) and depth and value and all(isinstance(each, dict) for each in value):
            cells |= _joined([flat_record(each, f"{column}.", depth - 1) for each in value])
        else:
            cells[column] = value_text(value)
    return cells


def _beside_geometry(value: dict[str, Json], point: MapPoint) -> dict[str, Json]:
    """A geometry as its point; what else the object says, such as the name of the place, stays."""
    others = {key: each for key, each in value.items() if key not in GEOMETRY_KEYS}
    return {**others, "latitude": point.latitude, "longitude": point.longitude}


def _is_text_in_pieces(value: list[Json]) -> bool:
    pieces = [piece for piece in value if isinstance(piece, dict)]
    is_all_text = all(isinstance(piece.get("text"), str) and "type" in piece for piece in pieces)
    return bool(pieces) and is_all_text and all(isinstance(piece, str | dict) for piece in value)


def _joined(records: Iterable[dict[str, str]]) -> dict[str, str]:
    joined: dict[str, list[str]] = {}
    for record in records:
        for column, text in record.items():
            joined.setdefault(column, []).append(text)
    return {column: "; ".join(filter(None, texts)) for column, texts in joined.items()}
