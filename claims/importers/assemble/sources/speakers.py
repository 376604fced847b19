"""Speakers: on whose word a row stands, beyond the sources that it cites."""

import re
from collections.abc import Mapping as Pairs

import pandas as pd

from claims.importers.assemble.collection_builder import CollectionBuilder
from claims.importers.cells.ids import name_ids
from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.importers.cells.unknown_values import is_unknown
from claims.importers.mapping.mapping import Mapping

_QUOTING = re.compile(r"\s+(?:quoting|citing|according to|via|quoted by)\s+", re.IGNORECASE)


def speaker_chains(
    builder: CollectionBuilder,
    frame: pd.DataFrame,
    mapping: Mapping,
    cites: pd.Series,
    of_figures: Pairs[str, pd.Series],
) -> dict[str, pd.Series]:
    """Adds the speakers; gives the chain of each row, "" where the table names nobody beyond the sources it cites.

    "SOHR quoting locals" is two speakers, the first quoting the second; any other cell is one speaker.

    Args:
        builder: Gets the speakers as sources.
        frame: The table.
        mapping: Which column names them.
        cites: The documents that each row cites.
        of_figures: Column to who says the figure of each row, where rows were joined whose speakers may differ.

    Returns:
        Column to chains for each of `of_figures`; by "" those of all other columns.
    """
    row = mapping.column("speaker")
    if row is None:
        return {"": pd.Series("", index=frame.index, dtype="str")}
    names = {"": frame[row.column]} if not of_figures else {}
    names |= {column: texts.reindex(frame.index, fill_value="") for column, texts in of_figures.items()}
    chains = {column: _chains(builder, texts, cites) for column, texts in names.items()}
    for column, texts in names.items():
        builder.note_read("who said it", chains[column] != "", [texts])
    return chains


def _chains(builder: CollectionBuilder, texts: pd.Series, cites: pd.Series) -> pd.Series:
    sources = {source_id for part in builder.parts["sources"] for source_id in part["source_id"]}
    chains = lookup(texts, {text: _chain(builder, text, sources) for text in distinct_texts(texts)})
    is_cited = chains.isin([f"{source_id}:asserts" for source_id in sources]) & (cites != "")
    is_nobody = chains.str.removeprefix("speaker-").str.removesuffix(":asserts") == ""
    return chains.mask(is_cited | is_nobody, "")


def _chain(builder: CollectionBuilder, text: str, sources: set[str]) -> str:
    if not text or is_unknown(text):
        return ""
    names = [name.strip() for name in _QUOTING.split(" ".join(text.split()))]
    ids = [name_id if name_id in sources else f"speaker-{name_id}" for name_id in name_ids(pd.Series(names))]
    for name, speaker_id in zip(names, ids, strict=True):
        if speaker_id not in sources:
            note = "Named by the table as the origin; the ties are not known."
            builder.add("sources", source_id=[speaker_id], name=[name], kind="speaker", note=note)
    return " > ".join(f"{speaker_id}:asserts" for speaker_id in ids)
