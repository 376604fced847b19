"""Checking rows: cells of one row against one another, and against the rows that they name."""

from collections.abc import Callable

import pandas as pd

from claims.collection.problems import Frames, Gathered
from claims.model import FieldType, split_list

MOST_FRAGMENT_WORDS = 12  # of someone else's text, only this much goes into a collection


def check_rows(frames: Frames, gathered: Gathered) -> None:
    """Runs every check of `ROW_CHECKS` on parsed tables."""
    for check in ROW_CHECKS:
        check(frames, gathered)


def _check_publication(frames: Frames, gathered: Gathered) -> None:
    documents = frames["documents"]
    for row, found in documents[documents["published_first"] > documents["published_last"]].iterrows():
        shown = f"{found['published_to']!r}, before published_from {found['published_from']!r}"
        gathered.refuse_rows("documents", [row], "published_to", shown, "the same day or a later one")


def _check_points(frames: Frames, gathered: Gathered) -> None:
    places = frames["places"]
    for column, other in (("latitude", "longitude"), ("longitude", "latitude")):
        alone = places.index[(places[column] == "") & (places[other] != "")]
        gathered.refuse_rows("places", alone, column, f"nothing beside a {other}", "both, or neither")


def _check_fragments(frames: Frames, gathered: Gathered) -> None:
    fragments = frames["statements"]["fragment"]
    counts = {text: len(text.split()) for text in fragments.unique().tolist()}
    allowed = f"at most {MOST_FRAGMENT_WORDS} words of the source"
    long = {text: f"{allowed}, not {count}" for text, count in counts.items() if count > MOST_FRAGMENT_WORDS}
    gathered.refuse_texts("statements", fragments, long)


def _check_verbatim(frames: Frames, gathered: Gathered) -> None:
    statements = frames["statements"]
    told = statements[(statements["verbatim"] != "") & (statements["verbatim"] != statements["fragment"])]
    for row, verbatim, fragment in zip(told.index, told["verbatim"], told["fragment"], strict=True):
        if " ".join(verbatim.split()) not in " ".join(fragment.split()):
            gathered.refuse_rows(
                "statements", [row], "verbatim", repr(verbatim), f"words of the fragment, which is {fragment!r}"
            )


def _check_terms(frames: Frames, gathered: Gathered) -> None:
    for row, found in frames["fields"].iterrows():
        terms = split_list(found["terms"])
        if found["type"] == FieldType.TERM and not terms:
            gathered.refuse_rows("fields", [row], "terms", "nothing", "the terms of the field, split at |")
        for pair in split_list(found["exclusive"]):
            parts = {part.strip() for part in pair.split("/")}
            if len(parts) != 2 or not parts <= set(terms):
                gathered.refuse_rows(
                    "fields", [row], "exclusive", repr(pair), "two of the field's terms, written one/other"
                )


def _check_same_claim(frames: Frames, gathered: Gathered) -> None:
    statements = frames["statements"]
    for column in ("part_of", "reading_of"):
        own = statements[statements[column] != ""]
        own = own.assign(theirs=own[column].map(_values_of(statements, set(own[column].tolist()), "claim_id")))
        for row, found in own[own["theirs"].notna() & (own["theirs"] != own["claim_id"])].iterrows():
            shown = f"{found[column]!r}, which belongs to claim {found['theirs']!r}"
            gathered.refuse_rows("statements", [row], column, shown, f"a statement of claim {found['claim_id']!r}")


def _check_supersedes(frames: Frames, gathered: Gathered) -> None:
    claims, documents = frames["claims"], frames["documents"]
    own = claims[claims["supersedes"] != ""]
    told_in = own["supersedes"].map(_values_of(claims, set(own["supersedes"]), "document_id"))
    source_of = _values_of(documents, {*own["document_id"], *told_in.dropna()}, "source_id")
    own = own.assign(source=own["document_id"].map(source_of), theirs=told_in.map(source_of))
    both = own["source"].notna() & own["theirs"].notna()
    for row, found in own[both & (own["source"] != own["theirs"])].iterrows():
        shown = f"{found['supersedes']!r}, a claim of source {found['theirs']!r}"
        gathered.refuse_rows("claims", [row], "supersedes", shown, f"a claim of source {found['source']!r}")


def _check_judged_pairs(frames: Frames, gathered: Gathered) -> None:
    judgements = frames["judgements"]
    same = judgements[(judgements["claim_a"] == judgements["claim_b"]) & (judgements["claim_a"] != "")]
    for row, claim in same["claim_b"].items():
        gathered.refuse_rows("judgements", [row], "claim_b", f"{claim!r}, as in claim_a", "another claim")


def _values_of(frame: pd.DataFrame, ids: set[str], column: str) -> dict[str, str]:
    """Each of the ids to the value of the column, by the first row that has the id."""
    pairs = zip(frame.iloc[::-1, 0].tolist(), frame[column].iloc[::-1].tolist(), strict=True) if ids else ()
    return {row_id: value for row_id, value in pairs if row_id in ids}


ROW_CHECKS: tuple[Callable[[Frames, Gathered], None], ...] = (
    _check_publication,
    _check_points,
    _check_fragments,
    _check_verbatim,
    _check_terms,
    _check_same_claim,
    _check_supersedes,
    _check_judged_pairs,
)
