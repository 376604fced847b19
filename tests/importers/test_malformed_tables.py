"""Malformed tables: no traceback, every refused row named, all good rows in."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest

from claims.collection import check_frames
from claims.errors import CollectionError
from claims.importers import (
    ImportedTable,
    RemarkOutcome,
    import_file,
    import_table,
    propose_mapping,
    read_table,
    remarks_in,
)
from claims.schema import TABLE_COLUMNS, TABLES

HEAD = "event_id,date,country,city,latitude,longitude,killed,wounded,source\n"
GOOD = "{0},2016-04-{0:02},X,Town {0},36.5,41.2,{0},1,The Post\n"


def rows(*numbers: int) -> str:
    return "".join(GOOD.format(number) for number in numbers)


class Broken(NamedTuple):
    """A table, the claims that it must give, and the rows that must be named as refused."""

    content: str | bytes
    claims: int
    refused: tuple[int, ...] = ()
    words: str = ""  # stand in some remark


CASES: dict[str, Broken] = {
    "clean": Broken(HEAD + rows(1, 2, 3), 3),
    "byte order mark": Broken(b"\xef\xbb\xbf" + (HEAD + rows(1)).encode(), 1),
    "utf-16": Broken((HEAD + rows(1, 2)).encode("utf-16"), 2),
    "cr only": Broken((HEAD + rows(1, 2)).replace("\n", "\r"), 2, words="Macintosh"),
    "crlf": Broken((HEAD + rows(1, 2)).replace("\n", "\r\n"), 2),
    "windows-1252": Broken((HEAD + rows(1).replace("Town", "Köln")).encode("cp1252"), 1, words="not UTF-8"),
    "mixed encodings": Broken(
        (HEAD + rows(1).replace("Town", "Köln")).encode("cp1252") + rows(2).replace("Town", "القامشلي").encode(), 2, words="two encodings"
    ),
    "semicolons": Broken((HEAD + rows(1, 2)).replace(",", ";"), 2, words="';'"),
    "tabs": Broken((HEAD + rows(1, 2)).replace(",", "\t"), 2),
    "nul characters": Broken(HEAD + rows(1).replace("Town", "To\0wn"), 1, words="U+0000"),
    "blank rows": Broken(HEAD + "\n,,,,,,,,\n" + rows(1) + "\n\n", 1, words="blank rows"),
    "a quote never closed": Broken(HEAD + rows(1) + '2,2016-04-02,X,"Town,36,41,1,1,s\n' + rows(3), 2, (3,)),
    "a quote never closed at the end": Broken(HEAD + rows(1, 2) + '3,2016-04-03,X,"Town\n', 2, (4,)),
    "a quote in a cell": Broken(HEAD + rows(1) + '2,2016-04-02,X,"To"wn,36,41,1,1,s\n' + rows(3), 2, (3,)),
    "too many cells": Broken(HEAD + rows(1) + "2,2016-04-02,X,Town, North,36,41,1,1,s,more\n" + rows(3), 2, (3,)),
    "too few cells": Broken(HEAD + rows(1) + "2,2016-04-02,X\n" + rows(3), 3, words="fewer cells"),
    "totals row": Broken(HEAD + rows(1, 2) + "Total,,,,,,3,2,\n", 2, (4,)),
    "heading again": Broken(HEAD + rows(1) + HEAD + rows(2), 2, (3,)),
    "hxl tags": Broken(HEAD + "#event+id,#date,#country,#loc,#geo+lat,#geo+lon,#affected+killed,#affected+injured,#meta+source\n" + rows(1, 2), 2, words="HXL tags"),
    "second heading": Broken(HEAD + "code,day,name,name,degrees,degrees,people,people,name\n" + rows(1, 2, 3, 4), 4, (2,)),
    "title above the heading": Broken("Strikes of 2016,,,,,,,,\n,,,,,,,,\n" + HEAD + rows(1, 2), 2, words="above the heading"),
    "two heading rows": Broken(
        "event_id,date,country,city,Killed,Killed,Injured,Injured\n,,,,min,max,min,max\n1,2016-04-01,X,Town,1,2,3,4\n", 1
    ),
    "a column twice": Broken(HEAD.replace("wounded", "killed") + rows(1), 1, words="again"),
    "a nameless column": Broken(HEAD.replace("country", "") + rows(1), 1),
    "ids twice": Broken(HEAD + rows(1) + rows(1).replace("Town", "Village"), 2, words="numbered"),
    "the same row twice": Broken(HEAD + rows(1, 1), 1, (3,)),
    "no id": Broken(HEAD + rows(1) + ",2016-04-02,X,Town,36,41,1,1,s\n", 2, words="no id"),
    "dates of two habits": Broken(HEAD + rows(1).replace("2016-04-01", "13/4/2016") + rows(2).replace("2016-04-02", "4/13/2016") + rows(3).replace("2016-04-03", "5/6/2016"), 3, words="day first"),
    "short and long years": Broken(HEAD + rows(1).replace("2016-04-01", "2/26/20") + rows(2).replace("2016-04-02", "26/02/2016"), 2, words="two digits"),
    "a spreadsheet's number for a day": Broken(HEAD + rows(1).replace("2016-04-01", "42481"), 1, words="spreadsheet"),
    "not a day of the calendar": Broken(HEAD + rows(1).replace("2016-04-01", "2016-02-30"), 1, words="not a day of the calendar"),
    "a date for a number": Broken(HEAD + rows(1, 2, 3).replace(",2,1,The", ",12-Oct,1,The"), 3, words="spreadsheet changed"),
    "minus 99": Broken(HEAD + rows(1).replace(",1,1,", ",-99,-9,") + rows(2), 2, words="not stated"),
    "unknown": Broken(HEAD + rows(1).replace(",1,1,", ",Unknown,unk,") + rows(2, 3), 3, words="not stated"),
    "fractions": Broken(HEAD + rows(1).replace(",1,1,", ",1.5,2.0,") + rows(2), 2, words="fraction"),
    "below zero": Broken(HEAD + rows(1).replace(",1,1,", ",-3,1,") + rows(2), 2, words="below zero"),
    "impossible coordinates": Broken(HEAD + rows(1).replace("36.5", "136.5"), 1, words="impossible"),
    "no coordinates": Broken(HEAD + rows(1).replace("36.5", ""), 1, words="half a point"),
    "decimal commas": Broken((HEAD + rows(1)).replace(",", ";").replace("36.5", "36,5").replace("41.2", "41,2"), 1, words="decimal commas"),
    "direction overrides and formulas": Broken(HEAD + rows(1).replace("Town", "=1+1 \u202eTown"), 1),
    "a very long cell": Broken(HEAD + rows(1).replace("Town", "Town " * 3000), 1),
    "control characters": Broken(HEAD + rows(1).replace("Town", "To\x07wn"), 1, words="control"),
    "every cell quoted": Broken("\n".join(",".join(f'"{cell}"' for cell in line.split(",")) for line in (HEAD + rows(1, 2)).splitlines()), 2),
    "line breaks in cells": Broken(HEAD + rows(1).replace("Town 1", '"Town\nand village"') + rows(2), 2),
}  # fmt: skip


@pytest.fixture(scope="module")
def imports() -> dict[str, ImportedTable]:
    """What came of each table; all are checked together at the end, which costs as much as checking one."""
    return {}


@pytest.mark.parametrize("name", CASES)
def test_malformed_tables_keep_their_good_rows_and_name_the_others(
    name: str, imports: dict[str, ImportedTable], tmp_path: Path
) -> None:
    case = CASES[name]
    path = tmp_path / f"case{len(imports)}.csv"  # the file's name is part of every id: no two are alike
    path.write_bytes(case.content if isinstance(case.content, bytes) else case.content.encode())
    result = imports[name] = import_file(path)
    assert len(result.frames["claims"]) == case.claims
    remarks = list(remarks_in(result.remarks))
    assert {remark.row for remark in remarks if remark.outcome is RemarkOutcome.ROW_REFUSED} == set(case.refused)
    assert case.words in " ".join(str(remark) for remark in remarks)


def test_there_are_forty_of_them() -> None:
    assert len(CASES) >= 40


def spoil(kind: int) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        at = 97 * kind % max(len(data) - 20, 1)
        return [
            data[:at],
            data[:at] + b"\xff\xfe" + data[at:],
            data[:at] + b'"' + data[at:],
            data[:at] + b"\n" + data[at:],
        ][kind % 4]

    return change


def test_tables_cut_and_mixed_up_anywhere_never_end_in_a_traceback(
    tmp_path: Path, imports: dict[str, ImportedTable]
) -> None:
    """Damage shows in reading; what is read of all of them is then imported in one."""
    tables = []
    for kind in range(24):
        path = tmp_path / f"spoilt{kind}.csv"
        path.write_bytes(spoil(kind)((HEAD + rows(*range(1, 12))).encode()))
        if path.read_bytes():
            tables.append(read_table(path))
        else:
            with pytest.raises(CollectionError, match="no table"):
                read_table(path)
    frame = pd.concat([table.frame for table in tables], ignore_index=True).fillna("")
    together = replace(tables[0], file="spoilt.csv", frame=frame.set_axis(range(2, 2 + len(frame))))
    imports["spoilt"] = import_table(together, propose_mapping(together))
    assert len(imports["spoilt"].frames["claims"]) > 11
    assert all(io.StringIO(table.remarks.to_csv()).read() for table in tables)


def test_all_of_them_make_tables_without_a_problem(imports: dict[str, ImportedTable]) -> None:
    assert imports
    frames = {
        table: pd.concat([each.frames[table] for each in imports.values()]).drop_duplicates(TABLE_COLUMNS[table][0])
        for table in TABLES
    }
    frames["fields"].loc[frames["fields"]["field"] == "kind", "terms"] = "event"
    checked, problems = check_frames(frames)
    assert [str(problem) for problem in problems] == []
    assert len(checked["claims"]) == sum(len(each.frames["claims"]) for each in imports.values())
