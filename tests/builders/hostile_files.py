"""Damaged, huge, odd and hostile files of every kind that is read, each with its name: what people receive, and what somebody could send."""

import gzip
import io
import json
import random
import sqlite3
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pandas as pd
import xlsxwriter

from claims.collection.shipped import default_collection

EDGE_DAYS = (
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    "10000-01-01",
    "2021-02-31",
    "31/02/2021",
    "2021-13-01",
    "-0044-03-15",
    "1e9",
    "99999999999",
    "2021-W53",
    "day 9999",
    "12 BC",
    "٣١/٠٢/٢٠٢١",
)
EDGE_NUMBERS = (
    "9" * 4_000,
    "-1",
    "NaN",
    "inf",
    "-inf",
    "1e308",
    "1e99999",
    "0x10",
    "½",
    "٣",
    "1" + "0" * 400,
    "1,2,3,4",
    "--5",
    "5..1",
    "~",
    "1_000",
)
EDGE_TEXTS = (
    "\ud800",
    "a\0b",
    "\ufeff",
    "\u202e",
    "=cmd|'/c calc'!A1",
    "x" * 300,
    "\U0010ffff",
    "é" * 2_000,
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "%s%n",
    "\x1b[2J",
    "|" * 500,
    "\u0301" * 3_000,
)
EDGE_ADDRESSES = (
    "http://[::1",
    "http://[v1.x]",
    "http://a:99999999/",
    "http://℀.example/",
    "http://" + "a." * 400,
    "javascript:alert(1)",
    "file:///etc/passwd",
    "http://\u0130.example",
    "http://a b/",
    "//",
    "http://%zz",
)
DEPTHS = (100, 1_000, 100_000)


class HostileFile(NamedTuple):
    """A file to read.

    Attributes:
        kind: What it is read as: document, table, collection, mapping or judgements.
        fault: What is wrong with it.
        name: Its name; the ending is one that the kind has.
        content: Its bytes; of a folder, by name.
    """

    kind: str
    fault: str
    name: str
    content: bytes | dict[str, bytes]

    def write(self, folder: Path) -> Path:
        """Writes it into a folder; returns where it is now."""
        path = folder / self.name
        if isinstance(self.content, bytes):
            path.write_bytes(self.content)
        else:
            path.mkdir()
            for name, content in self.content.items():
                (path / name).write_bytes(content)
        return path


def hostile_files(*, seed: int = 1) -> Iterator[HostileFile]:
    """The files, the same ones each time."""
    chance = random.Random(seed)
    yield from _documents(chance)
    yield from _tables(chance)
    yield from _collections(chance)
    yield from _small_tables("mapping", b"column,means,group,detail\nday,date,,\nplace,place,,\n", chance)
    yield from _small_tables(
        "judgements", b"judgement_id,claim_a,claim_b,verdict,by,at,why,digest_a,digest_b\n", chance
    )


# Documents


def _documents(chance: random.Random) -> Iterator[HostileFile]:
    for fault, text in _long_texts():
        yield HostileFile("document", f"length: {fault}", "a.txt", text.encode("utf-8", "surrogatepass"))
    for at, words in enumerate((*EDGE_NUMBERS, *EDGE_TEXTS)):
        text = f"On 12 January 2021 {words} civilians were killed in Qamishli, {words} said.\n"
        yield HostileFile("document", "edge values", f"edge-{at}.txt", text.encode("utf-8", "surrogatepass"))
    for at, day in enumerate(EDGE_DAYS):
        text = f"Three people were killed on {day}. The day before {day}, 5 days ago, two were wounded.\n"
        yield HostileFile("document", "edge values", f"day-{at}.txt", text.encode())
        page = f'<html><head><title>T</title><meta property="article:published_time" content="{day}"/></head><body><article><p>Three people were killed yesterday.</p><p>Two died on Monday.</p></article></body></html>'
        yield HostileFile("document", "edge values", f"day-{at}.html", page.encode())
    for depth in DEPTHS:
        yield HostileFile(
            "document",
            "depth",
            "deep.html",
            b"<html><body>" + b"<div>" * depth + b"three people were killed" + b"</div>" * depth,
        )
    for at, content in enumerate(
        (
            b"%PDF-1.7\n",
            b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>",
            b"\xff\xfe" + b"a" * 9,
            b"\0" * 1_000,
            bytes(range(256)) * 40,
            b"\xef\xbb\xbf",
            b"<!DOCTYPE html [<!ENTITY a 'aaaa'>" + b"<!ENTITY b '&a;&a;'>" * 50 + b"]><html><body>&b;</body></html>",
        )
    ):
        yield HostileFile("document", "broken", f"broken-{at}.pdf", content)
    yield from _messages(chance)
    whole = _docx("<w:p><w:r><w:t>On 3 May 2021 seven people were killed in Qamishli.</w:t></w:r></w:p>")
    for at in range(25):
        yield HostileFile("document", "mutated DOCX", f"m-{at}.docx", _mutated(whole, chance))
    for number in (5_000, 16_385, 2_000_000_000):
        table = f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{number}"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
        yield HostileFile("document", "spans", f"span-{number}.docx", _docx(table))
    yield HostileFile(
        "document",
        "depth",
        "nested.docx",
        _docx("<w:tbl><w:tr><w:tc>" * 3_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 3_000),
    )
    for at in range(15):
        article = b"<html><head><title>News</title></head><body><article><p>On 3 May 2021 seven people were killed in Qamishli.</p></article></body></html>"
        yield HostileFile("document", "mutated HTML", f"m-{at}.html", _mutated(article, chance))


def _messages(chance: random.Random) -> Iterator[HostileFile]:
    """Mail and Markdown."""
    top, body = b"From: a@b.example\nTo: c@d.example\n", b"\n\nOn 3 May 2021 seven people were killed in Qamishli.\n"
    for at, header in enumerate((
        b"Content-Type: text/plain; charset=nonesuch", b"Content-Type: text/plain; charset=nonesuch\nContent-Transfer-Encoding: base64",
        b"Content-Type: multipart/mixed", b"Content-Type: message/rfc822", b"Content-Type: ///;;=", b"Content-Transfer-Encoding: nonesuch",
        b"Date: Mon, 31 Feb 10000 99:99:99 +999999", b"Date: 1 Jan " + b"9" * 5_000, b"Subject: =?nonesuch?q?a?=", b"Subject: " + b"=?utf-8?q?a?= " * 9_000,
        b"To: " + b"(" * 20_000, b"Content-Type: message/rfc822\n\n" * 3_000, b"X-A: b\n" * 50_000,
    )):  # fmt: skip
        yield HostileFile("document", "mail", f"mail-{at}.eml", top + header + body)
    for at in range(20):
        yield HostileFile(
            "document",
            "mutated mail",
            f"m-{at}.eml",
            _mutated(top + b"Subject: News\nContent-Type: text/plain; charset=utf-8" + body, chance),
        )
    for sign in ("[", "*a ", "a**b", "`", "> ", "- ", "![", "[a](", "|", "<!--", "&amp;"):
        yield HostileFile(
            "document", f"length: Markdown, {sign!r} again and again", "a.md", (sign * (30_000 // len(sign))).encode()
        )


def _long_texts() -> Iterator[tuple[str, str]]:
    for sign in (
        ".",
        "1",
        "a",
        " ",
        "\n",
        '"',
        "(",
        "1,",
        "5 killed ",
        "12/",
        "killed and ",
        "Mr. ",
        "-",
        "1-",
        "said ",
        "، ",
        "ك",
        "A. ",
        "and 5 ",
        "\u0301",
        "!?",
        "' ",
        "not ",
    ):
        yield f"{sign!r} again and again", sign * (60_000 // len(sign))
    yield (
        "one line of a megabyte",
        "Seven people were killed in the town on Monday, officials said, and others fled " * 12_500,
    )
    yield "many dates", " ".join(f"{1 + at % 28} May {1990 + at % 30}" for at in range(20_000))
    yield "many counts", " ".join(f"{at} killed," for at in range(20_000))
    yield "many paragraphs", "Two died.\n" * 20_000


def _docx(body: str) -> bytes:
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>',
    }
    return _zip({name: part.encode() for name, part in parts.items()})


# Tables


def _tables(chance: random.Random) -> Iterator[HostileFile]:
    for fault, content in _long_tables():
        yield HostileFile("table", f"length: {fault}", "long.csv", content)
    head = "date,place,killed,latitude,longitude,source,url,notes\n"
    for at, row in enumerate(_edge_rows()):
        cells = head + row + "2021-01-02,Qamishli,3,37.05,41.2,SOHR,http://a.example/,x\n"
        yield HostileFile("table", "edge values", f"edge-{at}.csv", cells.encode("utf-8", "surrogatepass"))
    rows = [
        {"date": "2021-01-02", "place": "Qamishli", "killed": 3},
        {"date": "2021-01-03", "place": "Hasakah", "killed": 4},
    ]
    wholes = {
        "t.csv": (head + "2021-01-02,Qamishli,3,37.05,41.2,SOHR,http://a.example/,x\n" * 5).encode(),
        "t.json": json.dumps(rows).encode(),
        "t.xlsx": _xlsx(rows),
        "t.ods": _ods("".join(_ods_row(row.values()) for row in [dict.fromkeys(rows[0]), *rows]) or ""),
        "t.parquet": _written(rows, "t.parquet"),
        "t.feather": _written(rows, "t.feather"),
        "t.dta": _written(rows, "t.dta"),
        "t.sqlite": _written(rows, "t.sqlite"),
        "t.html": pd.DataFrame(rows).to_html().encode(),
        "t.csv.gz": gzip.compress((head + "2021-01-02,Qamishli,3,37.05,41.2,SOHR,http://a.example/,x\n").encode()),
        "t.zip": _zip({"t.csv": head.encode() + b"2021-01-02,Qamishli,3,,,,,\n"}),
    }
    for name, whole in wholes.items():
        for _ in range(12):
            yield HostileFile("table", f"mutated {name[2:]}", name, _mutated(whole, chance))
        yield HostileFile("table", f"cut {name[2:]}", name, whole[: len(whole) // 2])
    for depth in DEPTHS:
        yield HostileFile("table", "depth", "deep.json", b"[" * depth + b"]" * depth)
        yield HostileFile(
            "table",
            "depth",
            "deep.json",
            b'[{"date": "2021-01-02", "a":' + b'{"a":' * depth + b"1" + b"}" * depth + b"}]",
        )
        yield HostileFile("table", "depth", "deep.html", b"<table><tr><td>" * depth)
    for at, (fault, book) in enumerate(_odd_sheets()):
        yield HostileFile("table", f"workbook: {fault}", f"odd-{at}.xlsx", book)
    for fault, rows_of_ods in _odd_ods():
        yield HostileFile("table", f"ODS: {fault}", "odd.ods", _ods(rows_of_ods))
    yield HostileFile("table", "bomb", "bomb.csv.gz", gzip.compress(b"a,b\n" + b"1,2\n" * 30_000_000))
    yield HostileFile("table", "bomb", "bomb.zip", _zip({"t.csv": b"a,b\n" + b"0" * 200_000_000}))
    yield HostileFile(
        "table", "bomb", "layers.zip", _zip({"a.zip": _zip({"b.zip": _zip({"c.zip": _zip({"d.csv": b"a,b\n1,2\n"})})})})
    )
    yield HostileFile(
        "table",
        "paths",
        "slip.zip",
        _zip({"../../../tmp/slipped.csv": b"a,b\n1,2\n", "/etc/slipped.csv": b"a,b\n1,2\n"}),
    )


def _long_tables() -> Iterator[tuple[str, bytes]]:
    yield "20,000 columns", (",".join(f"c{at}" for at in range(20_000)) + "\n").encode() + (b"1," * 19_999 + b"1\n") * 3
    yield "4,900 columns", (",".join(f"c{at}" for at in range(4_900)) + "\n").encode() + (b"1," * 4_899 + b"1\n") * 20
    yield (
        "a quote that never closes",
        b'date,place,killed\n2021-01-02,"Qamishli,3\n' + b"2021-01-03,Hasakah,4\n" * 20_000,
    )
    yield "a quote in each line", b"date,place,killed\n" + b'2021-01-03,Has"akah,4\n' * 20_000
    yield "one cell of two megabytes", b"date,place,killed\n2021-01-03," + b"x" * 2_000_000 + b",4\n"
    yield "cells of 100,000 digits", b"date,place,killed\n" + (b"1" * 100_000 + b",a," + b"9" * 100_000 + b"\n") * 3
    yield "no line end", b"date,place,killed " * 60_000
    yield "delimiters alone", b"," * 300_000
    yield "quotes alone", b'"' * 300_000
    yield "blank lines", b"date,place,killed\n" + b"\n" * 500_000
    yield (
        "100,000 dates",
        b"date,place,killed\n"
        + b"".join(
            f"{1 + at % 28}.{1 + at % 12}.{1990 + at % 30},Qamishli,{at % 9}\n".encode() for at in range(100_000)
        ),
    )
    yield (
        "long places",
        b"date,place,killed\n" + b"".join(b"2021-01-02," + b"a-b " * 2_000 + b",3\n" for _ in range(20)),
    )
    yield (
        "many dots",
        b"date,place,killed\n"
        + b"".join(b"2021-01-02," + b"." * 50_000 + b"," + b"." * 50_000 + b"\n" for _ in range(3)),
    )
    yield "long dates", b"date,place,killed\n" + b"".join(b"1 May - " * 5_000 + b",Qamishli,3\n" for _ in range(3))


def _edge_rows() -> Iterator[str]:
    yield from (f'"{day}",Qamishli,3,37,41,SOHR,,\n' for day in EDGE_DAYS)
    yield from (f'2021-01-02,Qamishli,"{number}",37,41,SOHR,,\n' for number in EDGE_NUMBERS)
    yield from (f'2021-01-02,Qamishli,3,"{number}","{number}",SOHR,,\n' for number in EDGE_NUMBERS)
    yield from (f'2021-01-02,Qamishli,3,37,41,SOHR,"{address}",\n' for address in EDGE_ADDRESSES)
    for text in EDGE_TEXTS:
        quoted = text.replace('"', '""')
        yield f'2021-01-02,"{quoted}",3,37,41,"{quoted}",,"{quoted}"\n'


def _xlsx(rows: list[dict[str, object]]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet("S")
        sheet.write_row(0, 0, list(rows[0]))
        for at, row in enumerate(rows, 1):
            sheet.write_row(at, 0, list(row.values()))
    return content.getvalue()


def _odd_sheets() -> Iterator[tuple[str, bytes]]:
    whole = _xlsx([{"date": "2021-01-02", "place": "Qamishli", "killed": 3}])
    for fault, old, new in (
        ("a cell at the end of the sheet", b'r="A2"', b'r="XFD1048576"'),
        ("a cell beyond the sheet", b'r="A2"', b'r="ZZZZ99999999999"'),
        ("a row number that is none", b'<row r="2"', b'<row r="-2"'),
        ("a dimension that is untrue", b'ref="A1:C2"', b'ref="A1:XFD1048576"'),
        ("a cell of a type that is none", b't="s"', b't="z"'),
        ("a text that is not there", b"<v>0</v>", b"<v>99999999</v>"),
        ("a number that is none", b"<v>3</v>", b"<v>1e999999</v>"),
        ("not a number", b"<v>3</v>", b"<v>NaN</v>"),
        (
            "merged over the sheet",
            b"</sheetData>",
            b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
        (
            "merged upside down",
            b"</sheetData>",
            b'</sheetData><mergeCells count="1"><mergeCell ref="C9:A1"/></mergeCells>',
        ),
        ("a list of texts that says to be long", b'uniqueCount="', b'uniqueCount="99999999999'),
        ("a relation that leads out", b"worksheets/sheet1.xml", b"../../../../etc/passwd"),
        ("a style that is not there", b's="', b's="99999'),
        ("entities", b"<worksheet ", b"<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet "),
        ("an end that is missing", b"</worksheet>", b""),
    ):
        yield fault, _rezipped(whole, old, new)


def _ods(rows: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    body = f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return _zip(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": body.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def _ods_row(cells: object) -> str:
    texts = [str(cell) for cell in cells]  # type: ignore[attr-defined]  # values of a row
    return (
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts
        )
        + "</table:table-row>"
    )


def _odd_ods() -> Iterator[tuple[str, str]]:
    for fault, attribute in (("columns", "number-columns-repeated"), ("rows", "number-rows-repeated")):
        for times in (1_000, 1_000_000, 2**31, 10**30):
            row = f'<table:table-row table:{attribute if fault == "rows" else "x"}="{times}"><table:table-cell office:value-type="string" table:{attribute if fault == "columns" else "x"}="{times}"><text:p>x</text:p></table:table-cell></table:table-row>'
            yield f"{fault} repeated {times:.0e} times", row


def _written(rows: list[dict[str, object]], name: str) -> bytes:
    frame = pd.DataFrame(rows)
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        if name.endswith("sqlite"):
            connection = sqlite3.connect(path)
            frame.to_sql("t", connection, index=False)
            connection.close()
        else:
            getattr(frame, {"t.parquet": "to_parquet", "t.feather": "to_feather", "t.dta": "to_stata"}[name])(path)
        return path.read_bytes()


# Collections


def _collections(chance: random.Random) -> Iterator[HostileFile]:
    whole = {
        file.name: file.read_bytes() for file in default_collection().iterdir() if file.suffix in {".csv", ".json"}
    }
    for name in sorted(whole):
        for _ in range(8):
            yield HostileFile("collection", f"mutated {name}", "c", {**whole, name: _mutated(whole[name], chance)})
    for table, column, values in (
        ("statements.csv", "value", (*EDGE_DAYS, *EDGE_NUMBERS)),
        ("documents.csv", "published_from", EDGE_DAYS),
        ("documents.csv", "url", EDGE_ADDRESSES),
        ("claims.csv", "title", EDGE_TEXTS),
        ("places.csv", "latitude", EDGE_NUMBERS),
    ):
        for value in values:
            yield HostileFile(
                "collection", "edge values", "c", {**whole, table: _with_value(whole[table], column, value, chance)}
            )
    for fault, places in (
        ("a chain of 5,000 places", [(f"p{at}", f"p{at - 1}" if at else "") for at in range(5_000)]),
        ("places in a circle", [(f"p{at}", f"p{(at + 1) % 50}") for at in range(50)]),
    ):
        for table, key in (("places.csv", "place_id"), ("parties.csv", "party_id")):
            yield HostileFile(
                "collection", fault, "c", {**whole, table: whole[table] + _chain(whole[table], key, places)}
            )
    for content in (
        b"{" * 100_000,
        b'{"title": "\\ud800"}',
        b'{"resources": [{"name": "claims", "path": "../../etc/passwd"}]}',
        b"[]",
        b"null",
        b'{"title": 5, "resources": 7, "licenses": [[]]}',
        b'{"name": "' + b"n" * 3_000 + b'"}',
        b"\xff\xfe",
    ):
        yield HostileFile("collection", "descriptor", "c", {**whole, "datapackage.json": content})
    for line in (
        b'{"table":"claims","claim_id":"\\ud800"}',
        b"[" * 100_000,
        b'{"table":"claims","claim_id":' + b"9" * 5_000 + b"}",
        b'{"table":["claims"]}',
        b'{"table":{}}',
        b'{"collection":{"date":5}}',
        b"\xff",
        b'{"table":"claims","x":NaN}',
    ):
        yield HostileFile("collection", "JSON Lines", "c.jsonl", line + b"\n")
    book = _collection_book(whole)
    for _ in range(15):
        yield HostileFile("collection", "mutated workbook", "c.xlsx", _mutated(book, chance))
    yield HostileFile(
        "collection", "a cell at the end of the sheet", "c.xlsx", _rezipped(book, b'r="A2"', b'r="XFD1048576"')
    )


def _with_value(content: bytes, column: str, value: str, chance: random.Random) -> bytes:
    frame = pd.read_csv(io.BytesIO(content), dtype="str", keep_default_na=False)
    frame[column] = frame[column].astype(object)
    frame.loc[chance.randrange(len(frame)), column if column in frame else frame.columns[-1]] = value
    return frame.to_csv(index=False).encode("utf-8", "surrogatepass")


def _chain(content: bytes, key: str, places: list[tuple[str, str]]) -> bytes:
    columns = content.split(b"\n", 1)[0].decode().strip().split(",")
    lines = [
        ",".join({key: one, "parent": above, "name": one}.get(column, "") for column in columns)
        for one, above in places
    ]
    return ("\n".join(lines) + "\n").encode()


def _collection_book(whole: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        for name in sorted(whole):
            if name.endswith(".csv"):
                sheet = book.add_worksheet(name[:-4])
                for row, line in enumerate(
                    pd.read_csv(io.BytesIO(whole[name]), header=None, dtype="str", keep_default_na=False)
                    .to_numpy()
                    .tolist()
                ):
                    sheet.write_row(row, 0, line)
    return content.getvalue()


# Mappings and judgements


def _small_tables(kind: str, head: bytes, chance: random.Random) -> Iterator[HostileFile]:
    for at, tail in enumerate(
        (
            b"",
            b"\0\0\0",
            b'"' * 50_000,
            b"," * 200_000,
            b"\n" * 200_000,
            b"\xff\xfe\xff",
            b'a,"b\n' * 3_000,
            b"x" * 3_000_000,
            "\ud800".encode("utf-8", "surrogatepass"),
            b"date,date,,\n" * 5_000,
        )
    ):
        yield HostileFile(kind, "odd", f"odd-{at}.csv", head + tail)
    for at in range(10):
        yield HostileFile(kind, "mutated", f"m-{at}.csv", _mutated(head * 3, chance))


# Changing bytes


def _mutated(content: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, doubled, taken out or put in."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 10, 60))):
        at = chance.randrange(max(len(changed), 1))
        match chance.randrange(4):
            case 0:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[at : at + chance.choice((1, 5, 50))]
            case 2:
                changed[at:at] = changed[max(at - 30, 0) : at] * chance.choice((1, 3))
            case _:
                changed[at:at] = chance.choice(
                    (b'"', b"\0", b"\xff", b",", b"\n", b"{", b"99999999999", b"<", b"\xd8\x00", b"-")
                )
    return bytes(changed)


def _zip(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, date(2021, 1, 2).timetuple()[:6]), part, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _rezipped(content: bytes, old: bytes, new: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return _zip({name: archive.read(name).replace(old, new) for name in archive.namelist()})


def xlsx_with_far_cell() -> bytes:
    """A collection as a workbook of a few kilobytes, with a cell in the last row and column that a sheet can have."""
    whole = {
        file.name: file.read_bytes() for file in default_collection().iterdir() if file.suffix in {".csv", ".json"}
    }
    return _rezipped(_collection_book(whole), b'r="A2"', b'r="XFD1048576"')
