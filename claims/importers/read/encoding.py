"""Bytes as text in UTF-8: the encodings and line ends in which tables come, with a remark on each that is not UTF-8."""

import codecs
import csv
import functools
import re
import unicodedata
from collections.abc import Collection
from pathlib import Path

from claims.errors import CollectionError
from claims.importers.remarks import RemarkOutcome, Remarks

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as the mark of UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WESTERN = "windows-1252"
MAX_LINES_LISTED = 10  # by number, in a remark
MAX_BYTES_TRIED = 50_000  # of the lines that are not UTF-8, to find their encoding
FEW_SIGNS = 8  # so few that they are read as Western where a Western language has them all
MIN_KNOWN = 0.98  # of the signs beyond ASCII, in the alphabet of one language
_LARGER = {"iso-8859-1": WESTERN, "iso-8859-9": "windows-1254"}  # the same letters, and more signs
WEIGHT_OF_NO_WORDS = 0.3
WEIGHT_BESIDE = 10  # of letters that other lines of the file have
MIN_GOOD_SIGNS = 4  # of UTF-8 in a line, for each byte that is not
MIN_ZEROS = 0.1  # of the bytes of UTF-16: signs between cells, digits and line ends at least
FEWEST_ZEROS = 4
_UNMARKED_HEAD = 4_096
_CONTROL_BYTES = bytes({*range(32), 0x7F} - {*b"\t\n\r"})
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")  # U+FFFE and U+FFFF: no workbook can hold them
_PUNCTUATION = frozenset(
    "\u00a0\u200c\u200d\u200e\u200f\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u2122«»°№€£§©®·¿¡ªº´½¼¾²³±×،؛؟ـ٪"
)
_INSIDE_WORD = re.compile(r"(?<=([^\W\d_]))([^\x00-\x7f])(?=([^\W\d_]))")
_ICELANDIC = frozenset("ÞþÐðÝý")  # where the code page of Turkish has Ş, ş, Ğ, ğ, İ and ı
UNSURE = 0.1  # as the best chance, as for names of several languages: these are Western before anything else
MOST_ODD = 0.2  # of the signs inside words
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def utf8_bytes(data: bytes, remarks: Remarks, *, encoding: str = "") -> bytes:
    """The text in UTF-8, without a mark and without control characters; lines end with a line feed, or CR and line feed.

    Lines that are not UTF-8 are read in the encoding in which all of them make words, even where other lines are
    UTF-8: files joined from several keep both.

    Args:
        data: The bytes of the file.
        remarks: Gets what was found.
        encoding: The encoding, where it is known; empty detects it.

    Raises:
        CollectionError: There is no encoding of this name.
    """
    if encoding and not is_encoding(encoding):
        raise CollectionError(
            f"no encoding {encoding!r} is known; allowed: a name such as utf-8, windows-1256 or koi8-r"
        )
    encoding = encoding or wide_encoding(data)
    if encoding:
        data = _decoded(data, encoding, remarks).encode("utf-8", "replace")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        data = _decoded(data, "utf-8", remarks).encode() if encoding else _join_lines(data, remarks)
    return _plain_lines(data, remarks)


def wide_encoding(data: bytes) -> str:
    """UTF-16 or UTF-32 by their mark, or since of plain letters and signs every second byte is 0, or three in four; else ""."""
    if marked := next((name for mark, name in _MARKS if data.startswith(mark)), ""):
        return marked
    head = data[:_UNMARKED_HEAD]
    first, second = head[::2].count(0), head[1::2].count(0)
    if len(data) % 2 or max(first, second) < max(len(head) * MIN_ZEROS, FEWEST_ZEROS):
        return ""
    if min(first, second) > len(head) / 8:
        return "utf-32-be" if head[0] == 0 else "utf-32-le"
    return "" if min(first, second) else "utf-16-be" if first else "utf-16-le"


def _decoded(data: bytes, encoding: str, remarks: Remarks) -> str:
    text = data.decode(encoding, "replace")
    if "\ufffd" in text:
        remarks.note("", f"bytes that are not {encoding}", "read as \ufffd", RemarkOutcome.CHANGED)
    return text


def _join_lines(data: bytes, remarks: Remarks) -> bytes:
    """The lines, those that are not UTF-8 in the encoding found for all of them."""
    lines = data.splitlines(keepends=True)
    others, broken, beside = list[int](), list[int](), set[str]()
    for at, line in enumerate(lines):
        try:
            beside.update(() if line.isascii() else line.decode("utf-8"))
        except UnicodeDecodeError:
            (broken if _is_broken(line) else others).append(at)
    for at in broken:
        lines[at] = lines[at].decode("utf-8", "replace").encode()
    if broken:
        remarks.note("", f"bytes that are not UTF-8 in {_listed(broken)}", "read as \ufffd", RemarkOutcome.CHANGED)
    if not others:
        return b"".join(lines)
    encoding = find_encoding(b"".join(lines[at] for at in others), beside)
    for at in others:
        lines[at] = lines[at].decode(encoding, "replace").encode()
    if beside:
        found = f"two encodings in one file: {_listed(others)} are not UTF-8"
        remarks.note("", found, f"these read as {encoding}", RemarkOutcome.CHANGED)
    else:
        remarks.note(
            "", f"a file that is not UTF-8: {_listed(others)}", f"read as {encoding}; --encoding names another"
        )
    return b"".join(lines)


def _listed(places: list[int]) -> str:
    numbers = ", ".join(str(at + 1) for at in places[:MAX_LINES_LISTED])
    return f"{len(places)} lines ({numbers}{' and others' if len(places) > MAX_LINES_LISTED else ''})"


def _is_broken(line: bytes) -> bool:
    """Whether a line is UTF-8 but for a few bytes."""
    signs = _NOT_ASCII.findall(line.decode("utf-8", "replace"))
    bad = signs.count("\ufffd")
    return len(signs) >= MIN_GOOD_SIGNS * bad


def find_encoding(data: bytes, beside: Collection[str] = ()) -> str:
    """The encoding in which these bytes make words of one language, see `alphabets.csv`; or else the likeliest.

    Args:
        data: Bytes that are not UTF-8.
        beside: Characters of other lines of the file, whose letters are to be expected.
    """
    import chardet  # needed for few files

    data = b"\n".join(line for line in data[:MAX_BYTES_TRIED].splitlines() if not line.isascii())
    chances: dict[str, float] = {WESTERN: 0.0}
    for found in chardet.detect_all(data, ignore_threshold=True):
        name = str(found["encoding"]).lower()
        if is_encoding(name):
            chances.setdefault(_LARGER.get(name, name), float(found["confidence"]))
    if sum(byte > 0x7F for byte in data) <= FEW_SIGNS or max(chances.values()) < UNSURE:
        chances[WESTERN] = max(chances.values())
    least = WEIGHT_OF_NO_WORDS * max(chances.values()) if not beside else 0
    likely = {
        name: chance * _weight_of_words(data, name, beside) for name, chance in chances.items() if chance >= least
    }
    return max(likely, key=likely.__getitem__)


def is_encoding(name: str) -> bool:
    """Whether Python knows an encoding of this name."""
    try:
        b"a".decode(name)
    except (LookupError, ValueError):
        return False
    return True


def _weight_of_words(data: bytes, encoding: str, beside: Collection[str]) -> float:
    """The weight of the language whose alphabet has nearly all letters, little where none has; more for letters beside."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0
    signs = _NOT_ASCII.findall(text)
    if not _makes_words(text):
        return WEIGHT_OF_NO_WORDS**2
    letters = [sign for sign in signs if sign not in _PUNCTUATION]
    unknown = (1 - MIN_KNOWN) * len(signs)
    weights = (
        weight
        for alphabet, weight in _alphabets()
        if sum(map(alphabet.__contains__, letters)) >= len(letters) - unknown
    )
    known = sum(letter in beside for letter in letters) / len(letters) if letters and beside else 0
    of_none = WEIGHT_OF_NO_WORDS**2 if _ICELANDIC & set(letters) else WEIGHT_OF_NO_WORDS
    return max(weights, default=of_none) * (1 + WEIGHT_BESIDE * known)


def _makes_words(text: str) -> bool:
    """Whether the signs between letters are letters too, and none is large between small ones: "Nari±o" and "ToribÚo" are no words.

    Nor are the control characters that other encodings have where Windows has quotation marks.
    """
    inside = [each for each in _INSIDE_WORD.findall(text) if each[1] not in _PUNCTUATION]
    odd: int = sum(
        unicodedata.category(sign)[0] not in "LM" or ((before + after).islower() and sign.isupper())
        for before, sign, after in inside
    )
    return odd <= MOST_ODD * len(inside) and not any("\x80" <= sign <= "\x9f" for sign in text)


@functools.cache
def _alphabets() -> tuple[tuple[frozenset[str], float], ...]:
    """The letters beyond ASCII of each language, large and small, and how far the language is to be expected."""
    with (Path(__file__).parent / "alphabets.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            (frozenset(row["letters"] + row["letters"].upper()), float(row["weight"])) for row in csv.DictReader(file)
        )


def _plain_lines(data: bytes, remarks: Remarks) -> bytes:
    plain = data.translate(None, _CONTROL_BYTES)
    found = {f"U+{byte:04X}" for byte in _CONTROL_BYTES if len(plain) < len(data) and byte in data}
    for sign in _NO_CHARACTERS:
        if sign in plain:
            plain = plain.replace(sign, b"")
            found.add(f"U+{ord(sign.decode()):04X}")
    for character in sorted(found):
        remarks.note("", f"control characters {character}", "left out", RemarkOutcome.CHANGED)
    if b"\r" in plain.rstrip(b"\r") and b"\n" not in plain:
        remarks.note("", "line ends of old Macintosh files (CR)", "read as line ends")
        plain = plain.replace(b"\r", b"\n")
    return plain
