"""The texts of documents: those that a project or workspace keeps, and those outside, which are read once for each state of their files."""

from pathlib import Path

import streamlit as st

from claims.errors import CollectionError
from claims.safety.limits import current_limits
from claims.texts import FoundTexts, find_texts, text_digests, text_places, text_stamps
from claims.texts.find_texts import Stamps
from views.state.cached_study import CachedMatched


def stored_text(matched: CachedMatched, digest: str) -> str:
    """The text with this digest, as it is kept or found; "" where there is none."""
    if not digest:
        return ""
    if matched.workspace_file is not None:
        from claims.workspace import kept_texts  # here, for it takes long to import

        with matched.open_workspace() as workspace:
            if kept := kept_texts(workspace, [digest]):
                return kept[digest]
    return outside_texts(matched).by_digest.get(digest, "")


def outside_texts(matched: CachedMatched) -> FoundTexts:
    """The texts of the open collection in the places that are set; a place that cannot be read is among what is refused."""
    if not (places := text_places()):
        return FoundTexts(by_digest={})
    return _found(text_digests(matched.collection), places, text_stamps(places))


@st.cache_resource(max_entries=4, show_spinner=False)
def _found(digests: frozenset[str], places: tuple[Path, ...], stamps: Stamps) -> FoundTexts:  # noqa: ARG001  # stamps: in the key
    found: dict[str, str] = {}
    refused: list[str] = []
    for place in places:
        try:
            more = find_texts(digests - found.keys(), [place], seconds=current_limits().most_seconds)
        except CollectionError as error:
            refused.append(str(error))
        else:
            found |= more.by_digest
            refused += more.refused
    return FoundTexts(by_digest=found, refused=tuple(refused))
