"""Bytes to text: the encodings and line ends that tables come in, each reported."""

import codecs
import io
import re

from claims.importers.remarks import RemarkOutcome, Remarks

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WESTERN = "windows-1252"
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no workbook can hold them


def decode_lines(data: bytes, remarks: Remarks, *, encoding: str = "") -> list[str]:
    """The lines of a text file with their ends; what is not UTF-8 is read as Windows-1252 and reported.

    A line that is UTF-8 is read as UTF-8 even where others are not: files glued together keep both.
    """
    text = _whole(data, remarks, encoding)
    if text is None:
        text = _line_by_line(data, remarks)
    for sign in sorted(set(_CONTROLS.findall(text))):
        remarks.note("", f"control characters U+{ord(sign):04X}", "left out", RemarkOutcome.CHANGED)
    lines = io.StringIO(_CONTROLS.sub("", text), newline="").readlines()
    if lines and all(line.endswith("\r") for line in lines[:-1]) and len(lines) > 1:
        remarks.note("", "line ends of old Macintosh files (CR)", "read as line ends")
    return lines


def _whole(data: bytes, remarks: Remarks, encoding: str) -> str | None:
    """The text where one encoding fits all of it; None where it is not UTF-8."""
    mark = next((name for sign, name in _MARKS if data.startswith(sign)), "")
    if encoding or mark:
        text = data.decode(encoding or mark, "replace")
        if "\ufffd" in text:
            remarks.note("", f"bytes that are not {encoding or mark}", "read as \ufffd", RemarkOutcome.CHANGED)
        return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _line_by_line(data: bytes, remarks: Remarks) -> str:
    parts, western, both = [], [], False
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        try:
            parts.append(line.decode("utf-8"))
            both = both or not line.isascii()
        except UnicodeDecodeError:
            parts.append(_western(line))
            western.append(number)
    first = ", ".join(str(number) for number in western[:10]) + (" and others" if len(western) > 10 else "")
    lines = f"{len(western)} lines ({first})"
    if both:
        remarks.note(
            "", f"two encodings in one file: {lines} are not UTF-8", f"these read as {WESTERN}", RemarkOutcome.CHANGED
        )
    else:
        remarks.note("", f"a file that is not UTF-8: {lines}", f"read as {WESTERN}; --encoding names another")
    return "".join(parts)


def _western(line: bytes) -> str:
    try:
        return line.decode(WESTERN)
    except UnicodeDecodeError:  # five bytes mean nothing in Windows-1252
        return line.decode("latin-1")
