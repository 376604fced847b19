"""Links within a draft and to stored documents: a part and its whole, two readings of a phrase, a named outlet."""

import re
from dataclasses import replace
from datetime import date
from functools import cache

from claims.extract.cut.normalised_text import normalise_text
from claims.extract.languages.word_lists import rows_of_all
from claims.extract.records import DraftClaim, DraftDocument, DraftStatement
from claims.tables import Collection
from claims.values import Count, days_from

PART_WITHIN = 140  # characters between a whole and the end of its part
CITED_DAYS = 7  # an older document of a named outlet is not taken for the one that is meant
_COUNTED = "count of "
_PART = "part of "  # rules whose finds are parts of a count before them
_READ_TWICE = (
    _COUNTED,
    "place name",
)  # rules whose finds are readings of one phrase where they stand on the same words
_WHOLE_OF = {"seriously_wounded": "wounded"}  # a part may be of another field than its whole


@cache
def _of_whom() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{normalise_text(row['pattern']).text})" for row in rows_of_all("parts")))


def with_links(claim: DraftClaim) -> DraftClaim:
    """The claim with `part_of` and `reading_of` set where the words say so; positions are those of its statements."""
    linked: list[DraftStatement] = []
    first: dict[tuple[object, ...], int] = {}
    for at, statement in enumerate(claim.statements):
        reading = _first_reading(linked, first, statement)
        if reading is None:
            first.setdefault(_place(statement), at)
        whole = _whole(linked, statement) if reading is None else None
        linked.append(replace(statement, part_of=whole, reading_of=reading) if at else statement)
    return replace(claim, statements=tuple(linked))


def _place(statement: DraftStatement) -> tuple[object, ...]:
    """What readings of one phrase have in common."""
    return (statement.field, statement.group, statement.start, statement.end, statement.rule)


def _first_reading(
    before: list[DraftStatement], first: dict[tuple[object, ...], int], statement: DraftStatement
) -> int | None:
    """The statement of the same words and field that was read first, if it says something else."""
    at = first.get(_place(statement))
    if at is None or not statement.rule.startswith(_READ_TWICE):
        return None
    return at if before[at].value != statement.value else None


def _whole(before: list[DraftStatement], statement: DraftStatement) -> int | None:
    """The nearest count before, in the same paragraph, of which "of whom" or the like makes this one a part."""
    if not statement.rule.startswith((_COUNTED, _PART)):
        return None
    count = Count.parse(statement.value)
    for at in range(len(before) - 1, -1, -1):
        other = before[at]
        if statement.start - other.end > 10 * PART_WITHIN:
            return None  # what stands before it is farther off still
        if not other.rule.startswith(_COUNTED) or other.reading_of is not None or other.part_of is not None:
            continue
        if other.field not in (statement.field, _WHOLE_OF.get(statement.field)):
            continue
        if statement.rule.startswith(_PART):
            if _can_hold(other, count):
                return at
            continue
        if other.paragraph != statement.paragraph:
            continue
        if statement.end - other.end > PART_WITHIN or not _is_part_of(other, statement):
            return None
        return at if _can_hold(other, count) else None
    return None


def _can_hold(whole: DraftStatement, count: Count) -> bool:
    most = Count.parse(whole.value).high
    return most is None or count.low <= most


def _is_part_of(whole: DraftStatement, part: DraftStatement) -> bool:
    text = part.document.text[min(whole.start, part.start) : part.end]
    normalised = normalise_text(text).text
    matches = list(_of_whom().finditer(normalised))
    # What names the part stands behind what names the whole, and no full stop stands between them.
    return bool(matches) and ". " not in normalised[: matches[-1].start()]


def with_cited_outlets(draft: DraftDocument, collection: Collection, *, source_id: str = "") -> DraftDocument:
    """The draft with the stored document cited where a named outlet has only one of the days before publication."""
    published = draft.document.published
    if published is None:
        return draft
    documents = _recent_documents(collection, published)
    claims = (
        replace(claim, statements=tuple(_cited(statement, documents, source_id) for statement in claim.statements))
        for claim in draft.claims
    )
    return replace(draft, claims=tuple(claims))


def _recent_documents(collection: Collection, published: date) -> dict[str, list[str]]:
    by_source: dict[str, list[str]] = {}
    for row in collection.rows["documents"].values():
        day = row["published_to"] or row["published_from"]
        if day and days_from(published, -CITED_DAYS) <= date.fromisoformat(day) <= published:
            by_source.setdefault(str(row["source_id"]), []).append(str(row["document_id"]))
    return by_source


def _cited(statement: DraftStatement, documents: dict[str, list[str]], source_id: str) -> DraftStatement:
    named = [documents.get(link.source_id, []) for link in statement.chain if link.source_id != source_id]
    only = tuple(ids[0] for ids in named if len(ids) == 1 and ids[0] not in statement.cites)
    return replace(statement, cites=(*statement.cites, *only)) if only else statement
