"""Bytes as lines of text: the encodings and line ends in which tables come, with a remark on each that is not UTF-8."""

import codecs
import io
import re

from claims.importers.remarks import RemarkOutcome, Remarks

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WESTERN = "windows-1252"
MAX_LINES_LISTED = 10  # by number, in a remark
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # no workbook can hold them


def decode_lines(data: bytes, remarks: Remarks, *, encoding: str = "") -> list[str]:
    """The lines of a text file with their ends, without control characters.

    A line that is not UTF-8 is read as Windows-1252, even where other lines are UTF-8: files joined from several
    keep both.

    Args:
        data: The bytes of the file.
        remarks: Gets what was found.
        encoding: The encoding, where it is known; empty detects it.
    """
    text = _decode_whole(data, remarks, encoding)
    if text is None:
        text = _decode_by_line(data, remarks)
    controls = sorted(set(_CONTROLS.findall(text)))
    for sign in controls:
        remarks.note("", f"control characters U+{ord(sign):04X}", "left out", RemarkOutcome.CHANGED)
    lines = io.StringIO(_CONTROLS.sub("", text) if controls else text, newline="").readlines()
    if len(lines) > 1 and all(line.endswith("\r") for line in lines[:-1]):
        remarks.note("", "line ends of old Macintosh files (CR)", "read as line ends")
    return lines


def _decode_whole(data: bytes, remarks: Remarks, encoding: str) -> str | None:
    """The text in the encoding given, marked, or UTF-8; None where it is not UTF-8."""
    encoding = encoding or next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "")
    if encoding:
        text = data.decode(encoding, "replace")
        if "\ufffd" in text:
            remarks.note("", f"bytes that are not {encoding}", "read as \ufffd", RemarkOutcome.CHANGED)
        return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _decode_by_line(data: bytes, remarks: Remarks) -> str:
    parts, western, is_mixed = [], [], False
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        try:
            parts.append(line.decode("utf-8"))
            is_mixed = is_mixed or not line.isascii()
        except UnicodeDecodeError:
            parts.append(_decode_western(line))
            western.append(number)
    numbers = ", ".join(str(number) for number in western[:MAX_LINES_LISTED])
    lines = f"{len(western)} lines ({numbers}{' and others' if len(western) > MAX_LINES_LISTED else ''})"
    if is_mixed:
        found = f"two encodings in one file: {lines} are not UTF-8"
        remarks.note("", found, f"these read as {WESTERN}", RemarkOutcome.CHANGED)
    else:
        remarks.note("", f"a file that is not UTF-8: {lines}", f"read as {WESTERN}; --encoding names another")
    return "".join(parts)


def _decode_western(line: bytes) -> str:
    try:
        return line.decode(WESTERN)
    except UnicodeDecodeError:  # five bytes mean nothing in Windows-1252
        return line.decode("latin-1")
