"""Checking rows: cells of one row against one another, and against the rows that they name."""

from collections.abc import Callable

import pandas as pd

from claims.collection.problems import Frames, ProblemLog, distinct
from claims.model import FieldType, split_list

MOST_FRAGMENT_WORDS = 12  # of someone else's text, only this much goes into a collection


def check_rows(frames: Frames, log: ProblemLog) -> None:
    """Runs every check of `ROW_CHECKS` on parsed tables."""
    for check in ROW_CHECKS:
        check(frames, log)


def _check_publication(frames: Frames, log: ProblemLog) -> None:
    documents = frames["documents"]
    for row, cells in documents[documents["published_first"] > documents["published_last"]].iterrows():
        shown = f"{cells['published_to']!r}, before published_from {cells['published_from']!r}"
        log.refuse_rows("documents", [row], "published_to", shown, "the same day or a later one")


def _check_points(frames: Frames, log: ProblemLog) -> None:
    places = frames["places"]
    for column, other in (("latitude", "longitude"), ("longitude", "latitude")):
        alone = places.index[(places[column] == "") & (places[other] != "")]
        log.refuse_rows("places", alone, column, f"nothing beside a {other}", "both, or neither")


def _check_fragments(frames: Frames, log: ProblemLog) -> None:
    fragments = frames["statements"]["fragment"]
    counts = {text: len(text.split()) for text in distinct(fragments)}
    allowed = f"at most {MOST_FRAGMENT_WORDS} words of the source"
    long = {text: f"{allowed}, not {count}" for text, count in counts.items() if count > MOST_FRAGMENT_WORDS}
    log.refuse_texts("statements", fragments, long)


def _check_verbatim(frames: Frames, log: ProblemLog) -> None:
    statements = frames["statements"]
    columns = (statements.index, statements["verbatim"].tolist(), statements["fragment"].tolist())
    for row, verbatim, fragment in zip(*columns, strict=True):
        if verbatim not in ("", fragment) and " ".join(verbatim.split()) not in " ".join(fragment.split()):
            log.refuse_rows(
                "statements", [row], "verbatim", repr(verbatim), f"words of the fragment, which is {fragment!r}"
            )


def _check_terms(frames: Frames, log: ProblemLog) -> None:
    for row, cells in frames["fields"].iterrows():
        terms = split_list(cells["terms"])
        if cells["type"] == FieldType.TERM and not terms:
            log.refuse_rows("fields", [row], "terms", "nothing", "the terms of the field, split at |")
        for pair in split_list(cells["exclusive"]):
            pair_terms = {term.strip() for term in pair.split("/")}
            if len(pair_terms) != 2 or not pair_terms <= set(terms):
                log.refuse_rows("fields", [row], "exclusive", repr(pair), "two of the field's terms, written one/other")


def _check_same_claim(frames: Frames, log: ProblemLog) -> None:
    statements = frames["statements"]
    for column in ("part_of", "reading_of"):
        if not any(statements[column].tolist()):
            continue
        linking = statements[statements[column] != ""]
        claim_of = _values_of(statements, set(linking[column].tolist()), "claim_id")
        linking = linking.assign(other=linking[column].map(claim_of))
        for row, cells in linking[linking["other"].notna() & (linking["other"] != linking["claim_id"])].iterrows():
            shown = f"{cells[column]!r}, which belongs to claim {cells['other']!r}"
            log.refuse_rows("statements", [row], column, shown, f"a statement of claim {cells['claim_id']!r}")


def _check_supersedes(frames: Frames, log: ProblemLog) -> None:
    claims, documents = frames["claims"], frames["documents"]
    if not any(claims["supersedes"].tolist()):
        return
    later = claims[claims["supersedes"] != ""]
    document_of_earlier = later["supersedes"].map(_values_of(claims, set(later["supersedes"]), "document_id"))
    source_of = _values_of(documents, {*later["document_id"], *document_of_earlier.dropna()}, "source_id")
    later = later.assign(source=later["document_id"].map(source_of), earlier=document_of_earlier.map(source_of))
    both = later["source"].notna() & later["earlier"].notna()
    for row, cells in later[both & (later["source"] != later["earlier"])].iterrows():
        shown = f"{cells['supersedes']!r}, a claim of source {cells['earlier']!r}"
        log.refuse_rows("claims", [row], "supersedes", shown, f"a claim of source {cells['source']!r}")


def _check_judged_pairs(frames: Frames, log: ProblemLog) -> None:
    judgements = frames["judgements"]
    same = judgements[(judgements["claim_a"] == judgements["claim_b"]) & (judgements["claim_a"] != "")]
    for row, claim in same["claim_b"].items():
        log.refuse_rows("judgements", [row], "claim_b", f"{claim!r}, as in claim_a", "another claim")


def _values_of(frame: pd.DataFrame, ids: set[str], column: str) -> dict[str, str]:
    """Each of the ids to the value of the column, by the first row that has the id."""
    pairs = zip(frame.iloc[::-1, 0].tolist(), frame[column].iloc[::-1].tolist(), strict=True) if ids else ()
    return {row_id: value for row_id, value in pairs if row_id in ids}


ROW_CHECKS: tuple[Callable[[Frames, ProblemLog], None], ...] = (
    _check_publication,
    _check_points,
    _check_fragments,
    _check_verbatim,
    _check_terms,
    _check_same_claim,
    _check_supersedes,
    _check_judged_pairs,
)
