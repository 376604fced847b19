"""The first claims of an import as they will be shown: who gives the account, when, where, and what it says."""

import pandas as pd

from claims.importers.assemble.import_table import ImportedTable
from claims.model import FieldType
from claims.trees import Tree
from claims.values import Count, Span

PREVIEW_COLUMNS = ("row", "claim_id", "source", "day", "place", "says")


def preview(imported: ImportedTable, *, rows: int = 3) -> pd.DataFrame:
    """The first claims, one a row, columns `PREVIEW_COLUMNS`, in words."""
    frames = imported.frames
    claims = frames["claims"].head(rows).merge(frames["documents"][["document_id", "source_id"]], on="document_id")
    statements = frames["statements"][frames["statements"]["claim_id"].isin(claims["claim_id"])]
    statements = statements.merge(frames["fields"][["field", "label", "type"]], on="field")
    names = _names(frames, "sources") | _names(frames, "parties") | _place_names(frames["places"])
    shown = []
    for claim_id, source_id in zip(claims["claim_id"], claims["source_id"], strict=True):
        said = statements[statements["claim_id"] == claim_id]
        words = [_in_words(value, type_, names) for value, type_ in zip(said["value"], said["type"], strict=True)]
        groups = [f" ({names[group]})" if group else "" for group in said["group"]]
        told = {"day": said["field"] == "when", "place": said["field"] == "where"}
        cells = {name: ", ".join(pd.Series(words, index=said.index)[rows_of]) for name, rows_of in told.items()}
        others = zip(said["field"], said["label"], groups, words, strict=True)
        says = "; ".join(
            f"{label}{group}: {value}" for field, label, group, value in others if field not in ("when", "where")
        )
        row = next(iter(said["paragraph"]), "")
        shown.append((row, claim_id, names[source_id], cells["day"], cells["place"], says))
    return pd.DataFrame(shown, columns=list(PREVIEW_COLUMNS))


def _in_words(value: str, type_: str, names: dict[str, str]) -> str:
    if type_ == FieldType.SPAN:
        return Span.parse(value).in_words
    return Count.parse(value).in_words if type_ == FieldType.COUNT else names.get(value, value)


def _names(frames: dict[str, pd.DataFrame], table: str) -> dict[str, str]:
    frame = frames[table]
    return dict(zip(frame.iloc[:, 0], frame["name"], strict=True))


def _place_names(places: pd.DataFrame) -> dict[str, str]:
    """Each place with those that contain it: "Town, Province, Country"."""
    above = dict(zip(places["place_id"], places["parent"], strict=True))
    names = dict(zip(places["place_id"], places["name"], strict=True))
    return {
        place_id: ", ".join(names[step] for step in Tree(above).path(place_id) if step in names) for place_id in above
    }
