"""Groups sentences into claims: a new day, or another paragraph with an event, begins another claim."""

from collections.abc import Mapping

from claims.extract.attribute.statements import StatementFinder, is_background_claim
from claims.extract.records import DraftClaim, DraftStatement
from claims.names import join_words
from claims.values import Span

MOST_NAMED = 3  # kinds, places or parties that a working title names

_EVENT_FIELDS = frozenset(
    ("kind", "killed", "wounded", "captured", "detained", "displaced", "crowd", "force", "result", "demand")
)


def gather_claims(finder: StatementFinder) -> tuple[DraftClaim, ...]:
    """The claims of the running text, in order; statements about no event go with the claim before."""
    groups: list[list[DraftStatement]] = []
    paragraph, day = 0, ""
    for number, sentence in enumerate(finder.annotated.sentences):
        if finder.is_note(number):
            continue
        statements = finder.of_sentence(number)
        new_day = next((s.value for s in statements if s.field == "when"), "")
        may_begin = sentence.paragraph != paragraph or bool(new_day and day and new_day != day)
        if may_begin and _has_event(statements):
            groups.append([])
            day = new_day
        day = day or new_day
        paragraph = sentence.paragraph
        if statements and not groups:
            groups.append([])
        if statements:
            groups[-1] += statements
    return tuple(_claim(finder, group) for group in _with_title(finder, groups) if _has_event(group))


def _has_event(statements: list[DraftStatement] | tuple[DraftStatement, ...]) -> bool:
    return any(statement.field in _EVENT_FIELDS for statement in statements)


def _with_title(finder: StatementFinder, groups: list[list[DraftStatement]]) -> list[list[DraftStatement]]:
    """The groups with the title joined to the first one below it, unless the title names a day."""
    if not finder.document.titled or len(groups) < 2:
        return groups
    title = groups[0]
    if any(statement.paragraph != 1 or statement.field == "when" for statement in title):
        return groups
    return [title + groups[1], *groups[2:]]


def _claim(finder: StatementFinder, group: list[DraftStatement]) -> DraftClaim:
    """The claim of a group; what a paragraph says twice in the same way is kept once."""
    kept: dict[tuple[object, ...], DraftStatement] = {}
    for s in group:
        kept.setdefault((s.paragraph, s.field, s.group, s.value, s.chain, s.stance), s)
    statements = tuple(kept.values())
    return DraftClaim(
        title=_title(statements, finder.gazetteer.names),
        statements=statements,
        background=is_background_claim(statements, finder.annotated.published),
    )


def _title(statements: tuple[DraftStatement, ...], names: Mapping[str, str]) -> str:
    """A working title: kind of event, place, day, and who took part."""

    def named(field: str) -> list[str]:
        values = dict.fromkeys(s.value for s in statements if s.field == field)
        return [names.get(value, value) for value in values][:MOST_NAMED]

    day = next((Span.parse(s.value, said=s.said).in_words for s in statements if s.field == "when"), "")
    where, what = join_words(named("where")), join_words(named("kind")) or "event"
    place_and_day = ", ".join(filter(None, (f"{what} in {where}" if where else what, day)))
    return ": ".join(filter(None, (place_and_day[:1].upper() + place_and_day[1:], ", ".join(named("participant")))))
