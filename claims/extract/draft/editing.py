"""Corrects drafts: a reviewer changes, splits, merges and drops; each call gives a new draft."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from claims.errors import UngroundedError
from claims.extract.document.document import Document
from claims.extract.records import DraftClaim, DraftDocument, DraftStatement

EDITED = "corrected by a reviewer"
_BREAKS = str.maketrans("\n\r", "  ")


def change_statement(
    draft: DraftDocument, claim: int, at: int, **changes: Any
) -> DraftDocument:  # fields of the record
    """The draft with one statement changed by a person, and its confidence 1; its words must stand in the text.

    Raises:
        UngroundedError: The words given do not stand in the text.
    """
    old = draft.claims[claim].statements[at]
    if "verbatim" in changes:
        start, end = find_words(draft.document, changes["verbatim"], near=old.start)
        changes |= {"start": start, "end": end, "verbatim": draft.document.text[start:end]}
    new = replace(old, **{"rule": EDITED, "confidence": 1.0, **changes})
    statements = draft.claims[claim].statements
    return _with(draft, claim, replace(draft.claims[claim], statements=(*statements[:at], new, *statements[at + 1 :])))


def add_statement(
    draft: DraftDocument, claim: int, *, verbatim: str, near: int, **fields: Any
) -> DraftDocument:  # fields of the record
    """The draft with a statement added to a claim, behind the others.

    Args:
        verbatim: Its words, copied from the text.
        near: Where in the text they are looked for first.

    Raises:
        UngroundedError: The words given do not stand in the text.
    """
    start, end = find_words(draft.document, verbatim, near=near)
    added = DraftStatement(
        document=draft.document,
        start=start,
        end=end,
        verbatim=draft.document.text[start:end],
        rule=EDITED,
        confidence=1.0,
        **fields,
    )
    old = draft.claims[claim]
    return _with(draft, claim, replace(old, statements=(*old.statements, added)))


def find_words(document: Document, words: str, *, near: int) -> tuple[int, int]:
    """The span of words in the text, exactly as written but for breaks of lines: of several places the one nearest to a position.

    Raises:
        UngroundedError: They stand nowhere in it.
    """
    text, wanted = (each.translate(_BREAKS) for each in (document.text, words.strip()))
    places, at = [], -1
    while wanted and (at := text.find(wanted, at + 1)) >= 0:
        places.append(at)
    if not places:
        raise UngroundedError(f"{words!r} is not in the text; allowed: words copied exactly from the text")
    start = min(places, key=lambda place: (abs(place - near), place))
    return start, start + len(wanted)


def drop_statement(draft: DraftDocument, claim: int, at: int) -> DraftDocument:
    """The draft without one statement; a claim goes with its last statement."""
    left = [number for number in range(len(draft.claims[claim].statements)) if number != at]
    return _with(draft, claim, _only(draft.claims[claim], left)) if left else drop_claim(draft, claim)


def drop_claim(draft: DraftDocument, claim: int) -> DraftDocument:
    """The draft without one claim."""
    return replace(draft, claims=draft.claims[:claim] + draft.claims[claim + 1 :])


def accept_claims(draft: DraftDocument, claims: Iterable[int], *, accepted: bool = True) -> DraftDocument:
    """The draft with some claims accepted, or no longer accepted."""
    chosen = set(claims)
    return replace(
        draft,
        claims=tuple(
            replace(claim, accepted=accepted) if number in chosen else claim
            for number, claim in enumerate(draft.claims)
        ),
    )


def retitle_claim(draft: DraftDocument, claim: int, title: str) -> DraftDocument:
    """The draft with one claim under another title."""
    return _with(draft, claim, replace(draft.claims[claim], title=" ".join(title.split())))


def split_claim(draft: DraftDocument, claim: int, at: int) -> DraftDocument:
    """The draft with one claim made two: the statements from this position on become another claim.

    At the first position or behind the last, nothing changes.
    """
    old = draft.claims[claim]
    size = len(old.statements)
    if not 0 < at < size:
        return draft
    both = (_only(old, range(at)), replace(_only(old, range(at, size)), accepted=False))
    return replace(draft, claims=(*draft.claims[:claim], *both, *draft.claims[claim + 1 :]))


def merge_claims(draft: DraftDocument, claim: int, other: int) -> DraftDocument:
    """The draft with two claims made one, in the place of the earlier, with its title; statements in the order of the text."""
    if claim == other:
        return draft
    first, second = sorted((claim, other))
    one, two = draft.claims[first], draft.claims[second]
    shifted = tuple(
        _moved(statement, {n: n + len(one.statements) for n in range(len(two.statements))})
        for statement in two.statements
    )
    whole = replace(one, statements=(*one.statements, *shifted), accepted=one.accepted and two.accepted)
    order = sorted(range(len(whole.statements)), key=lambda number: (whole.statements[number].start, number))
    left = [kept for number, kept in enumerate(draft.claims) if number != second]
    left[first] = _only(whole, order)
    return replace(draft, claims=tuple(left))


def accepted_only(draft: DraftDocument, *, by: str = "") -> DraftDocument:
    """The draft with its accepted claims alone, and the reviewer named beside the extractor that drafted them."""
    coder = f"{by}, from {draft.extractor}" if by and draft.extractor else by or draft.extractor
    return replace(draft, claims=tuple(claim for claim in draft.claims if claim.accepted), extractor=coder)


def _with(draft: DraftDocument, claim: int, new: DraftClaim) -> DraftDocument:
    return replace(draft, claims=(*draft.claims[:claim], new, *draft.claims[claim + 1 :]))


def _only(claim: DraftClaim, kept: Iterable[int]) -> DraftClaim:
    """Some of a claim's statements in an order; links to those that are gone end."""
    order = list(kept)
    moved = {old: new for new, old in enumerate(order)}
    return replace(claim, statements=tuple(_moved(claim.statements[number], moved) for number in order))


def _moved(statement: DraftStatement, moved: dict[int, int]) -> DraftStatement:
    part = None if statement.part_of is None else moved.get(statement.part_of)
    reading = None if statement.reading_of is None else moved.get(statement.reading_of)
    return replace(statement, part_of=part, reading_of=reading)
