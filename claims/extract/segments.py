"""Sentences gathered into claims: one account of one incident, begun anew by a new day or another paragraph's event."""

from claims.extract.drafts import DraftClaim, DraftStatement
from claims.extract.finding import Finder, is_background

_EVENT_FIELDS = frozenset(
    ("kind", "killed", "wounded", "captured", "detained", "displaced", "crowd", "force", "result", "demand")
)


def gather_claims(finder: Finder) -> tuple[DraftClaim, ...]:
    """The claims of the running text, in order; statements about no event go with the claim before."""
    groups: list[list[DraftStatement]] = []
    paragraph, day = 0, ""
    for number, stretch in enumerate(finder.reading.stretches):
        if finder.is_note(number):
            continue
        statements = list(finder.of_sentence(number))
        new_day = next((s.value for s in statements if s.field == "when"), "")
        begins = stretch.paragraph != paragraph or bool(new_day and day and new_day != day)
        if begins and any(s.field in _EVENT_FIELDS for s in statements):
            groups.append([])
            day = new_day
        day = day or new_day
        paragraph = stretch.paragraph
        if statements and not groups:
            groups.append([])
        if statements:
            groups[-1] += statements
    return tuple(_claim(finder, group) for group in groups if any(s.field in _EVENT_FIELDS for s in group))


def _claim(finder: Finder, statements: list[DraftStatement]) -> DraftClaim:
    kept: dict[tuple[object, ...], DraftStatement] = {}
    for statement in statements:
        key = (
            statement.paragraph,
            statement.field,
            statement.group,
            statement.value,
            statement.chain,
            statement.stance,
        )
        kept.setdefault(key, statement)
    own = tuple(kept.values())
    return DraftClaim(title=_title(own), statements=own, background=is_background(own, finder.reading.published))


def _title(statements: tuple[DraftStatement, ...]) -> str:
    """A working title from what was read: kind, place and day."""

    def first(field: str) -> str:
        return next((s.value for s in statements if s.field == field), "")

    parts = [first("kind") or "event", first("where"), first("when")]
    return ", ".join(part for part in parts if part).capitalize()
