"""Checking rows: cells of one row against one another, and against the rows that they name."""

from collections.abc import Callable

import pandas as pd

from claims.collection.gathering import Frames, Gathered
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
    words = fragments.map({fragment: len(fragment.split()) for fragment in fragments.unique()})
    for row, count in words[words > MOST_FRAGMENT_WORDS].items():
        gathered.refuse_rows(
            "statements", [row], "fragment", f"{count} words", f"at most {MOST_FRAGMENT_WORDS} words of the source"
        )


def _check_verbatim(frames: Frames, gathered: Gathered) -> None:
    statements = frames["statements"]
    told = statements[statements["verbatim"] != ""]
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
    claims = _first_values(statements, "claim_id")
    for column in ("part_of", "reading_of"):
        theirs = statements[column].map(claims)
        for row in statements.index[theirs.notna() & (theirs != statements["claim_id"])]:
            found = f"{statements.at[row, column]!r}, which belongs to claim {theirs[row]!r}"
            gathered.refuse_rows(
                "statements", [row], column, found, f"a statement of claim {statements.at[row, 'claim_id']!r}"
            )


def _check_supersedes(frames: Frames, gathered: Gathered) -> None:
    claims = frames["claims"]
    sources = claims["document_id"].map(_first_values(frames["documents"], "source_id"))
    theirs = claims["supersedes"].map(dict(zip(claims["claim_id"], sources, strict=True)))
    for row in claims.index[theirs.notna() & sources.notna() & (theirs != sources)]:
        found = f"{claims.at[row, 'supersedes']!r}, a claim of source {theirs[row]!r}"
        gathered.refuse_rows("claims", [row], "supersedes", found, f"a claim of source {sources[row]!r}")


def _check_judged_pairs(frames: Frames, gathered: Gathered) -> None:
    judgements = frames["judgements"]
    same = judgements[(judgements["claim_a"] == judgements["claim_b"]) & (judgements["claim_a"] != "")]
    for row, claim in same["claim_b"].items():
        gathered.refuse_rows("judgements", [row], "claim_b", f"{claim!r}, as in claim_a", "another claim")


def _first_values(frame: pd.DataFrame, column: str) -> dict[str, str]:
    """Id to the value of the column, by the first row that has the id."""
    first = frame[~frame.iloc[:, 0].duplicated()]
    return dict(zip(first.iloc[:, 0], first[column], strict=True))


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
