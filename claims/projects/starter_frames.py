"""The tables that a project begins with."""

from functools import cache
from importlib.resources import files

import pandas as pd

from claims.importers.assemble.collection_builder import standard_fields
from claims.schema import TABLE_COLUMNS


def house_kinds() -> list[str]:
    """The kinds of event that a project knows from its beginning; others are added where they are needed."""
    return _read("kinds")["kind"].tolist()


def starter_frames(language: str = "en") -> dict[str, pd.DataFrame]:
    """The fields that imports and readers of reports fill, and a tree of parties to begin with.

    Args:
        language: Of the names of the parties: "ar", or any other for English. The other name is an alias.
    """
    fields = pd.concat([standard_fields(house_kinds()), _read("fields")], ignore_index=True)
    parties = _read("parties")
    if language == "ar":
        parties = parties.rename(columns={"name": "name_ar", "name_ar": "name"})
    parties["aliases"] = parties["name_ar"] + "|" + parties["aliases"]
    return {"fields": fields, "parties": parties.reindex(columns=list(TABLE_COLUMNS["parties"]), fill_value="")}


@cache
def _read_once(name: str) -> pd.DataFrame:
    with (files("claims.projects.starter") / f"{name}.csv").open(encoding="utf-8") as file:
        return pd.read_csv(file, dtype="str", keep_default_na=False)


def _read(name: str) -> pd.DataFrame:
    return _read_once(name).copy()
