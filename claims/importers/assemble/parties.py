"""Parties of an import: who took part, who attacked whom, and which groups are counted."""

import pandas as pd

from claims.importers.assemble.collection_builder import CollectionBuilder
from claims.importers.cells.ids import name_ids
from claims.importers.cells.text_columns import distinct_texts, known_texts
from claims.importers.cells.unknown_values import is_unknown
from claims.importers.mapping.mapping import Mapping, Meaning
from claims.importers.remarks import RemarkOutcome, Remarks

FIELDS = ("initiator", "attacked", "participant")
# Groups that tables count, with what holds them; a role excludes nobody, so it shares no row with a total.
GROUPS = {
    "civilians": ("Civilians", "group", ""),
    "children": ("Children", "group", "civilians"),
    "women": ("Women", "group", "civilians"),
    "police": ("Police and other officers", "group", ""),
    "combatants": ("Combatants", "group", ""),
    "perpetrators": ("Perpetrators", "role", ""),
    "people of unknown status": ("People of unknown status", "role", ""),
    "nationals of the United States": ("Nationals of the United States", "role", ""),
}


def add_parties(builder: CollectionBuilder, frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> pd.Series:
    """Adds the parties and says what each did; gives their names, joined by " and "."""
    names = []
    for field in FIELDS:
        for number, row in enumerate(mapping.columns(field), 1):
            cells = _known(frame[row.column], remarks)
            end = f".{number}" if number > 1 else ""
            for place, part in enumerate(_parts(cells, row), 1):
                name = f"{field}{end}" + (f".{place}" if row.separator else "")
                builder.add_statements(field, party_ids(builder, part), name=name, words=part, column=row.column)
            names.append(cells)
    if not names:
        return pd.Series("", index=frame.index, dtype="str")
    joined = names[0].astype("str")
    for each in names[1:2]:
        joined = joined.mask((joined != "") & (each != "") & (joined != each), joined + " and " + each).mask(
            joined == "", each
        )
    return joined


def _known(texts: pd.Series, remarks: Remarks) -> pd.Series:
    unknown = [text for text in distinct_texts(texts) if text and is_unknown(text)]
    remarks.note_rows(
        texts.index[texts.isin(unknown)],
        str(texts.name),
        texts,
        "a word or code for unknown, read as not stated",
        RemarkOutcome.CHANGED,
    )
    return texts.mask(texts.isin(unknown), "").astype("str")


def _parts(texts: pd.Series, row: Meaning) -> list[pd.Series]:
    """The names in each cell, one column a place; the whole cell where the mapping names no separator."""
    if not row.separator:
        return [texts]
    split = texts.str.split(row.separator, regex=False, expand=True).fillna("")
    return [split[place].astype("str").str.strip() for place in split.columns]


def party_ids(builder: CollectionBuilder, names: pd.Series) -> pd.Series:
    """The ids of the parties named, which are added."""
    ids = name_ids(names.astype("str"))
    rows = pd.DataFrame({"id": ids, "name": names}).drop_duplicates("id")
    rows = rows[(rows["id"] != "") & ~rows["id"].isin(name_ids(pd.Series(list(GROUPS))))]
    builder.add("parties", party_id=rows["id"], name=rows["name"], kind="body")
    for group in distinct_texts(names):
        if group.lower() in GROUPS:
            add_group(builder, group.lower())
    return ids


def add_group(builder: CollectionBuilder, group: str) -> str:
    """The id of a group that a mapping names; the group is added with what holds it."""
    name, kind, parent = GROUPS.get(group, (group, "group", ""))
    own, above = name_ids(pd.Series([group, parent]))
    if parent:
        add_group(builder, parent)
    builder.add("parties", party_id=[own], name=[name], kind=[kind], parent=[above])
    return str(own)


def group_of(builder: CollectionBuilder, frame: pd.DataFrame, group: str) -> "pd.Series | str":
    """Who is counted: nobody in particular, a group by name, or the party in a column, written {column}."""
    if not group:
        return ""
    if group.startswith("{"):
        column = next((name for name in frame.columns if name.lower() == group.strip("{}").lower()), "")
        return party_ids(builder, known_texts(frame[column])) if column else ""
    return add_group(builder, group)
