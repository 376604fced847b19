"""Foreign tables for the tests of the importers: columns of cells, whole tables, and rows of UCDP GED."""

import io
import zipfile
from pathlib import Path

import pandas as pd

from claims.importers import ImportedTable, Mapping, Table, import_file, parse_mapping
from claims.importers.assemble.collection_builder import CollectionBuilder
from claims.importers.remarks import Remarks, merge_remarks, remarks_in

EVENTS = "event_id,date,city,killed\n1,2016-04-20,Qamishli,7\n2,2016-04-21,Qamishli,Unknown\n3,2016-02-30,Amuda,2\n"
NEWER_EVENTS = EVENTS.replace(",7", ",9") + "4,2016-04-23,Amuda,1\n"
GED = (
    "id,type_of_violence,side_a,side_b,source_article,source_original,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,"
    "event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high\n"
)
_GED_CELLS = {
    "id": "7", "type_of_violence": "1", "side_a": "A", "side_b": "B", "where_prec": "1", "where_coordinates": "River Town", "adm_1": "North",
    "adm_2": "East", "latitude": "36.5", "longitude": "41.2", "country": "X", "event_clarity": "1", "date_start": "2016-04-20",
    "date_end": "2016-04-20", "low": "7", "best": "7", "high": "7",
}  # fmt: skip


def ged_rows(*rows: dict[str, str]) -> str:
    """A table of UCDP GED in which each row has these cells, and otherwise those of one ordinary row."""
    names = GED.strip().split(",")
    filled = [dict.fromkeys(names, "") | _GED_CELLS | cells for cells in rows]
    return GED + "".join(",".join(row[name] for name in names) + "\n" for row in filled)


def write_table(folder: Path, text: str | bytes, name: str = "table.csv") -> Path:
    """A file in the folder."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def import_text(folder: Path, text: str | bytes, name: str = "table.csv") -> ImportedTable:
    """What import makes of a table, whose collection has no problem."""
    imported = import_file(write_table(folder, text, name))
    assert [str(problem) for problem in imported.collection.problems] == []
    return imported


def statement_values(imported: ImportedTable, claim_id: str) -> dict[str, str]:
    """The end of the id of each statement of a claim, to its value."""
    statements = imported.frames["statements"]
    statements = statements[statements["claim_id"] == claim_id]
    ends = statements["statement_id"].str.removeprefix(f"{claim_id}.")
    return dict(zip(ends, statements["value"], strict=True))


def column(*cells: str, name: str = "cells") -> pd.Series:
    """A column of text whose first row is 2, as below a heading."""
    return pd.Series(cells, index=range(2, 2 + len(cells)), name=name, dtype="str")


def frame_of(**columns: list[str]) -> pd.DataFrame:
    """A table of text whose first row is 2."""
    return pd.DataFrame({name: column(*cells, name=name) for name, cells in columns.items()})


def table_of(file: str = "events.csv", /, **columns: list[str]) -> Table:
    """A table as it is read from a file, without remarks."""
    return Table(file=file, frame=frame_of(**columns), remarks=merge_remarks([]), digest="sha256:" + 64 * "0")


def mapping_of(*lines: str, name: str = "mapping") -> Mapping:
    """A mapping from lines of its file, as "column,means,group,detail"; what is missing at the end is empty."""
    return parse_mapping("column,means,group,detail\n" + "\n".join(lines), name=name)


def builder_for(frame: pd.DataFrame) -> CollectionBuilder:
    """A builder whose rows are claims a, b, c ..."""
    return CollectionBuilder(pd.Series(list("abcdefgh"[: len(frame)]), index=frame.index, dtype="str"), coder="test")


def built(builder: CollectionBuilder, table: str, *columns: str) -> list[tuple[str, ...]]:
    """These columns of a table as it was built, a tuple a row."""
    return list(builder.frames()[table][list(columns)].itertuples(index=False, name=None))


def remark_lines(remarks: Remarks) -> list[tuple[int | None, str, str]]:
    """Row, outcome and what was done, of each remark."""
    return [(remark.row, str(remark.outcome), remark.done) for remark in remarks_in(remarks.frame())]


def zipped(folder: Path, files: dict[str, bytes]) -> Path:
    """A zip in the folder with these files, by their names."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    path = folder / "brought.zip"
    path.write_bytes(content.getvalue())
    return path
