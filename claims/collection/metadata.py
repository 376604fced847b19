"""What a collection says about itself: its name, title, version, day and licence."""

from collections.abc import Mapping
from dataclasses import dataclass

METADATA_KEYS = ("name", "title", "version", "date", "licence")


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """A collection's own description; empty where it does not say."""

    name: str
    title: str = ""
    version: str = ""
    date: str = ""
    licence: str = ""


def read_metadata(pairs: Mapping[str, object], *, name: str) -> Metadata:
    """The description found under `METADATA_KEYS`; `name` stands in for a missing name, and that for a title."""
    texts = {key: str(pairs.get(key) or "").strip() for key in METADATA_KEYS}
    texts["name"] = texts["name"] or name
    texts["title"] = texts["title"] or texts["name"]
    return Metadata(**texts)
