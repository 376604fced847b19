"""What a collection says about itself: its name, title, version, day and licence."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from claims.errors import Problem
from claims.names import slug

METADATA_KEYS = ("name", "title", "version", "date", "licence")
_NAME = "[a-z0-9][a-z0-9._-]*"  # what the Data Package standard allows; it is safe in the name of a file, too


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """A collection's own description; empty where it does not say."""

    name: str
    title: str = ""
    version: str = ""
    date: str = ""
    licence: str = ""


def read_metadata(pairs: Mapping[str, object], *, file: str, name: str, problems: list[Problem]) -> Metadata:
    """The description under `METADATA_KEYS`; `name` replaces a missing name, and the name a missing title.

    What cannot be used becomes a problem of the file.
    """
    texts = {key: str(pairs.get(key) or "").strip() for key in METADATA_KEYS}
    if texts["name"] and not re.fullmatch(_NAME, texts["name"]):
        _note(problems, file, "name", texts["name"], "small letters a to z, digits, hyphen, dot and underscore")
    if texts["date"] and not _is_day(texts["date"]):
        _note(problems, file, "date", texts["date"], "a day written as 2021-01-23; read as not given")
        texts["date"] = ""
    texts["title"] = texts["title"] or texts["name"] or name
    texts["name"] = slug(texts["name"] or name, keep="._") or "collection"
    return Metadata(**texts)


def is_encodable(content: object) -> bool:
    """Whether what JSON gave can be written again: an escape can name half a pair of UTF-16, which is no character."""
    try:
        json.dumps(content, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _note(problems: list[Problem], file: str, key: str, found: str, allowed: str) -> None:
    problems.append(Problem(file=file, row=None, column=key, found=repr(found), allowed=allowed))
