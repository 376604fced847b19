"""Vocabularies to code with."""

import pandas as pd

from claims.coding import Vocabulary
from claims.projects import starter_frames
from claims.schema import TABLE_COLUMNS

HAWAR = {"source_id": "hawar", "name": "Hawar News", "kind": "outlet", "aliases": "ANHA|هاوار"}
ASAYISH = {"source_id": "asayish", "name": "the Asayish", "kind": "speaker", "aliases": "Internal Security Forces"}
QAMISHLI = {"place_id": "qamishli", "name": "Qamishli", "kind": "town", "aliases": "Qamishlo|القامشلي"}


def vocabulary(**more: list[dict[str, str]]) -> Vocabulary:
    """What a new project knows, and two sources, a place, and these rows."""
    rows: dict[str, list[dict[str, str]]] = {"sources": [HAWAR, ASAYISH], "places": [QAMISHLI], **more}
    tables = starter_frames()
    for table, added in rows.items():
        frame = pd.DataFrame(added, columns=list(TABLE_COLUMNS[table]), dtype="str").fillna("")
        tables[table] = pd.concat([tables[table], frame]) if table in tables else frame
    return Vocabulary(tables)
