"""One table of three rows, written as a file of every kind that is read."""

import bz2
import gzip
import io
import json
import lzma
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyreadr
import pyreadstat
import xlsxwriter

from tests.builders.shipped import ROOT

NAMES = ["id", "date", "place", "killed", "latitude"]
ROWS: list[list[object]] = [
    [1, "2021-03-04", "Şırnak", 3, 37.5],
    [2, "2021-03-05", "Hill, North", 17118, -0.25],
    [3, "2021-04-06", "Тестово", None, 36.125],
]
CSV = "id,date,place,killed,latitude\n1,2021-03-04,Şırnak,3,37.5\n2,2021-03-05,\"Hill, North\",17118,-0.25\n3,2021-04-06,Тестово,,36.125\n"  # fmt: skip
TEXTS = {
    "id": ["1", "2", "3"],
    "date": ["2021-03-04", "2021-03-05", "2021-04-06"],
    "place": ["Şırnak", "Hill, North", "Тестово"],
    "killed": ["3", "17118", ""],
    "latitude": ["37.5", "-0.25", "36.125"],
}
LINES: list[list[object]] = [[*NAMES], *ROWS]
ODS_CELL = '<table:table-cell office:value-type="{kind}" {value}><text:p>{text}</text:p></table:table-cell>'


def typed_frame() -> pd.DataFrame:
    """The table as other programs hold it: days are days, and a number that is absent makes all of its column fractions."""
    frame = pd.DataFrame(ROWS, columns=NAMES)
    return frame.assign(date=pd.to_datetime(frame["date"]), killed=frame["killed"].astype("float64"))


def _records() -> list[dict[str, object]]:
    return [dict(zip(NAMES, row, strict=True)) for row in ROWS]


def _json(path: Path) -> None:
    path.write_text(json.dumps(_records(), indent=1), encoding="utf-8")


def _json_inside(path: Path) -> None:
    path.write_text(json.dumps({"status": "ok", "data": {"count": 3, "results": _records()}}), encoding="utf-8")


def _json_lines(path: Path) -> None:
    path.write_text("".join(json.dumps(record) + "\n" for record in _records()), encoding="utf-8")


def _geojson(path: Path) -> None:
    features = []
    for record in _records():
        latitude = record.pop("latitude")
        geometry = {"type": "Point", "coordinates": [10.5, latitude]}
        features.append({"type": "Feature", "properties": record, "geometry": geometry})
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


def _xlsx(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, NAMES)
        for at, row in enumerate(typed_frame().itertuples(index=False), 1):
            for place, cell in enumerate(row):
                if isinstance(cell, pd.Timestamp):
                    sheet.write_datetime(at, place, cell.to_pydatetime(), day)
                elif not pd.isna(cell):
                    sheet.write(at, place, cell)


def ods_bytes(rows: str) -> bytes:
    """A spreadsheet of LibreOffice with these rows in XML."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'  # fmt: skip
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr("content.xml", content)
    return packed.getvalue()


def _ods(path: Path) -> None:
    def cell(value: object) -> str:
        kind = "float" if isinstance(value, int | float) else "string"
        text = "" if value is None else str(value)
        return ODS_CELL.format(kind=kind, value=f'office:value="{text}"' if kind == "float" else "", text=text)

    rows = ["".join(map(cell, row)) for row in LINES]
    path.write_bytes(ods_bytes("".join(f"<table:table-row>{row}</table:table-row>" for row in rows)))


def _html(path: Path) -> None:
    head = "".join(f"<th>{name}</th>" for name in NAMES)
    body = "".join("<tr>" + "".join(f"<td>{'' if cell is None else cell}" for cell in row) for row in ROWS)
    path.write_text(f"<html><body><table><tr>{head}</tr>{body}</table></body></html>", encoding="utf-8")


def _xml_workbook(path: Path) -> None:
    rows = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{"" if cell is None else cell}</Data></Cell>' for cell in row) + "</Row>"
        for row in LINES
    )  # fmt: skip
    path.write_text(
        '<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="a"><Font/></Style></Styles>'
        f'<Worksheet ss:Name="Events"><Table>{rows}</Table></Worksheet></Workbook>', encoding="utf-8",
    )  # fmt: skip


def _sqlite(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"CREATE TABLE events ({', '.join(NAMES)})")
    connection.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?)", ROWS)
    connection.commit()
    connection.close()


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data/events.csv", CSV)
        archive.writestr("README.txt", "What this is.\n")
        archive.writestr("__MACOSX/data/._events.csv", b"\x00\x05\x16\x07")
        archive.writestr("codebook.pdf", b"%PDF-1.7")


# What a file is called, and what writes it; a name tells nothing to the reader.
WRITERS: dict[str, Callable[[Path], object]] = {
    "t.csv": lambda path: path.write_text(CSV, encoding="utf-8"),
    "t.tsv": lambda path: pd.DataFrame(TEXTS).to_csv(path, sep="\t", index=False),
    "t-utf-16.csv": lambda path: path.write_text(CSV, encoding="utf-16"),
    "t.xlsx": _xlsx,
    "t.xls": lambda path: path.write_bytes((ROOT / "tests/data/formats/same_rows.xls").read_bytes()),
    "t.ods": _ods,
    "t.json": _json,
    "t-inside.json": _json_inside,
    "t.jsonl": _json_lines,
    "t.geojson": _geojson,
    "t.parquet": lambda path: typed_frame().to_parquet(path),
    "t.feather": lambda path: typed_frame().to_feather(path),
    "t.dta": lambda path: typed_frame().to_stata(path, write_index=False, version=118, convert_dates={"date": "td"}),
    "t.sav": lambda path: pyreadstat.write_sav(typed_frame().assign(date=lambda frame: frame["date"].dt.date), str(path)),
    "t.zsav": lambda path: pyreadstat.write_sav(typed_frame(), str(path), compress=True),
    "t.xpt": lambda path: pyreadstat.write_xport(typed_frame(), str(path)),
    "t.rds": lambda path: pyreadr.write_rds(str(path), typed_frame(), compress="gzip", dateformat="%Y-%m-%d", datetimeformat="%Y-%m-%d"),
    "t.rda": lambda path: pyreadr.write_rdata(str(path), typed_frame(), datetimeformat="%Y-%m-%d"),
    "t.sqlite": _sqlite,
    "t.html": _html,
    "t-html.xls": _html,
    "t-xml.xls": _xml_workbook,
    "t.csv.gz": lambda path: path.write_bytes(gzip.compress(CSV.encode())),
    "t.csv.bz2": lambda path: path.write_bytes(bz2.compress(CSV.encode())),
    "t.csv.xz": lambda path: path.write_bytes(lzma.compress(CSV.encode())),
    "t.zip": _zip,
    "no-ending": _xlsx,
}  # fmt: skip
