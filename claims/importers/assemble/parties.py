"""Parties of an import: who took part, who attacked whom, and which groups are counted."""

from collections.abc import Iterator
from functools import reduce
from typing import NamedTuple

import pandas as pd

from claims.importers.assemble.collection_builder import CollectionBuilder
from claims.importers.cells.ids import id_of, name_id, name_ids
from claims.importers.cells.text_columns import distinct_texts
from claims.importers.cells.unknown_values import known_texts, note_unknown
from claims.importers.mapping.mapping import Mapping, Meaning
from claims.importers.remarks import Remarks
from claims.trees import Tree

PARTY_FIELDS = ("initiator", "attacked", "participant")
TITLE_PARTIES = 2  # named in a made title
# Groups that tables count: name, kind, and the group that contains it; a role excludes nobody, so it shares no row with a total.
GROUPS = {
    "civilians": ("Civilians", "group", ""),
    "children": ("Children", "group", "civilians"),
    "women": ("Women", "group", "civilians"),
    "men": ("Men", "group", "civilians"),
    "police": ("Police and other officers", "group", ""),
    "combatants": ("Combatants", "group", ""),
    "perpetrators": ("Perpetrators", "role", ""),
    "people of unknown status": ("People of unknown status", "role", ""),
    "nationals of the United States": ("Nationals of the United States", "role", ""),
}


class NamedParties(NamedTuple):
    """The parties in one column: what they did, their names as written, and these parted where a cell holds several."""

    field: str
    end: str  # of the ids of statements: ".2" for the second column of one field
    column: str
    names: pd.Series
    parts: list[pd.Series]
    is_split: bool


def add_parties(builder: CollectionBuilder, frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> pd.Series:
    """Adds the parties and what each did; gives the names of the first two columns, joined by " and "."""
    columns = []
    for party in named_parties(frame, mapping, remarks):
        columns.append(party.names)
        for place, part in enumerate(party.parts, 1):
            name = party.field + party.end + (f".{place}" if party.is_split else "")
            builder.add_statements(party.field, party_ids(builder, part), name=name, words=part, column=party.column)
    joined = pd.Series("", index=frame.index, dtype="str")
    for names in columns[:TITLE_PARTIES]:
        both = (joined != "") & (names != "") & (joined != names)
        joined = joined.mask(both, joined + " and " + names).mask(joined == "", names)
    return joined


def named_parties(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> Iterator[NamedParties]:
    """The parties that each row names, column by column."""
    for field in PARTY_FIELDS:
        for number, row in enumerate(mapping.columns(field), 1):
            texts = frame[row.column]
            names = texts.mask(note_unknown(texts, remarks), "").astype("str")
            end = f".{number}" if number > 1 else ""
            yield NamedParties(field, end, row.column, names, _split_names(names, row), bool(row.separator))


def party_path(name: str) -> tuple[tuple[str, str], ...]:
    """Kind and id of a party by its name and of the groups that contain it, the largest first; of an empty name nothing."""
    if name.lower() not in GROUPS:
        return (("body", id_of(name)),) if name else ()
    _, kind, parent = GROUPS[name.lower()]
    return (*party_path(parent), (kind, name_id(name)))


def _split_names(names: pd.Series, row: Meaning) -> list[pd.Series]:
    """The names in each cell, one column a place; the whole cell where the mapping has no separator."""
    if not row.separator:
        return [names]
    split = names.str.split(row.separator, regex=False, expand=True).fillna("")
    return [split[place].astype("str").str.strip() for place in split.columns]


def party_ids(builder: CollectionBuilder, names: pd.Series) -> pd.Series:
    """Adds the parties with these names; gives their ids, "" for an empty name."""
    ids = name_ids(names.astype("str"))
    rows = pd.DataFrame({"id": ids, "name": names}).drop_duplicates("id")
    rows = rows[(rows["id"] != "") & ~rows["id"].isin(name_ids(pd.Series(list(GROUPS))))]
    builder.add("parties", party_id=rows["id"], name=rows["name"], kind="body")
    for name in distinct_texts(names):
        if name.lower() in GROUPS:
            add_group(builder, name.lower())
    return ids


def add_group(builder: CollectionBuilder, group: str) -> str:
    """Adds a group that a mapping names, and the group that contains it; gives its id.

    Of several in one name the narrowest is meant ("civilians, children" are children); what all the others lie in holds them.
    """
    tree = Tree({name: parent for name, (_, _, parent) in GROUPS.items()})
    parts = [part.strip() for part in group.split(",")]
    narrowest = [part for part in parts if not any(part != other and tree.holds(part, other) for other in parts)]
    group = ", ".join(dict.fromkeys(narrowest))
    within = reduce(tree.common, narrowest) if len(narrowest) > 1 else ""
    name, kind, parent = GROUPS.get(group, (group, "group", within))
    group_id, parent_id = name_ids(pd.Series([group, parent]))
    if parent:
        add_group(builder, parent)
    builder.add("parties", party_id=[group_id], name=[name], kind=[kind], parent=[parent_id])
    return str(group_id)


def counted_group(builder: CollectionBuilder, frame: pd.DataFrame, group: str) -> pd.Series | str:
    """Adds who is counted and gives the id: "" for nobody in particular, a group by name, or, for `{column}`, the party in that column."""
    if not group:
        return ""
    if group.startswith("{"):
        column = next((name for name in frame.columns if name.lower() == group.strip("{}").lower()), "")
        return party_ids(builder, known_texts(frame[column])) if column else ""
    return add_group(builder, group)
