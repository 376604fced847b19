"""Sentences gathered into claims: one account of one incident, begun anew by a new day or another paragraph's event."""

from collections.abc import Mapping

from claims.extract.attribute.statements import Finder, is_background
from claims.extract.records import DraftClaim, DraftStatement
from claims.names import join_words
from claims.values import Span

MOST_NAMED = 3  # kinds, places or parties that a working title names

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
    groups = _with_title(finder, groups)
    return tuple(_claim(finder, group) for group in groups if any(s.field in _EVENT_FIELDS for s in group))


def _with_title(finder: Finder, groups: list[list[DraftStatement]]) -> list[list[DraftStatement]]:
    """A title that names no day tells what the first claim below it tells."""
    if not finder.document.titled or len(groups) < 2:
        return groups
    title = groups[0]
    if any(each.paragraph != 1 or each.field == "when" for each in title):
        return groups
    return [title + groups[1], *groups[2:]]


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
    return DraftClaim(
        title=_title(own, finder.gazetteer.shown),
        statements=own,
        background=is_background(own, finder.reading.published),
    )


def _title(statements: tuple[DraftStatement, ...], shown: Mapping[str, str]) -> str:
    """A working title from what was read: kind, place, day, and who took part."""

    def named(field: str) -> list[str]:
        values = dict.fromkeys(s.value for s in statements if s.field == field)
        return [shown.get(value, value) for value in values][:MOST_NAMED]

    day = next((Span.parse(s.value, said=s.said).in_words for s in statements if s.field == "when"), "")
    where, what = join_words(named("where")), join_words(named("kind")) or "event"
    place_and_day = ", ".join(filter(None, (f"{what} in {where}" if where else what, day)))
    return ": ".join(filter(None, (place_and_day[:1].upper() + place_and_day[1:], ", ".join(named("participant")))))
