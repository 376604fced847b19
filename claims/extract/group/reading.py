"""A text read once: its sentences, the people who came to harm, the days it names, and its signs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from claims.extract.cut.sentences import Stretch, sentences
from claims.extract.find.dates import DateKind, DatePhrase, chain_days, find_dates
from claims.extract.find.harm import Mention, find_mentions
from claims.extract.find.multiples import multiples_in
from claims.extract.find.signs import is_background, signs_in

LEAD_SENTENCES = 2
OTHER_EVENT_DAYS = 4  # a day named after the lead that lies further from the days before it is another event's
TITLE, LEAD, BODY = "title", "lead", "body"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a text says, found but not yet weighed. All spans are of the shadow.

    Attributes:
        text: The shadow.
        titled: How many sentences are the title.
        dates: Of each sentence, the phrases that point to a day.
        background: Numbers of the sentences that tell of other events.
        signs: Signs by the part of the text they stand in, background left out.
        multiples: Numbers of victims that stand in no phrase of people, background left out.
        published: Day of publication, None where it is not known.
    """

    text: str
    stretches: tuple[Stretch, ...]
    titled: int
    mentions: tuple[Mention, ...]
    dates: tuple[tuple[DatePhrase, ...], ...]
    background: frozenset[int]
    signs: Mapping[str, frozenset[str]]
    multiples: Mapping[str, int | None]
    published: date | None

    def part(self, sentence: int) -> str:
        """Which part of the text a sentence belongs to."""
        if sentence < self.titled:
            return TITLE
        return LEAD if sentence < self.titled + LEAD_SENTENCES else BODY

    def words(self, sentence: int) -> str:
        stretch = self.stretches[sentence]
        return self.text[stretch.start : stretch.end]


def read(text: str, *, title_end: int, published: date | None) -> Reading:
    """Reads a shadow whose title ends at a position (0: it has none)."""
    stretches = tuple(sentences(text))
    titled = sum(stretch.start < title_end for stretch in stretches)
    dates = tuple(chain_days(find_dates(text, stretch.start, stretch.end, said=published) for stretch in stretches))
    background = _background(text, stretches, dates, titled)
    told = [text[each.start : each.end] for number, each in enumerate(stretches) if number not in background]
    return Reading(
        text=text,
        stretches=stretches,
        titled=titled,
        mentions=tuple(find_mentions(text, stretches)),
        dates=dates,
        background=background,
        signs=_signs(told, titled),
        multiples=multiples_in(told),
        published=published,
    )


def _signs(told: list[str], titled: int) -> dict[str, frozenset[str]]:
    """Signs by part; title and lead are never background, so the sentences told begin with both."""
    lead_end = titled + LEAD_SENTENCES
    parts = {TITLE: told[:titled], LEAD: told[titled:lead_end], BODY: told[lead_end:]}
    return {part: signs_in("\n".join(own)) for part, own in parts.items()}


def _background(
    text: str, stretches: tuple[Stretch, ...], dates: tuple[tuple[DatePhrase, ...], ...], titled: int
) -> frozenset[int]:
    """Sentences told as background, and those after them in the same paragraph with a pronoun for a subject."""
    found: set[int] = set()
    known: list[date] = []
    for number, stretch in enumerate(stretches):
        if number < titled:
            continue
        if number < titled + LEAD_SENTENCES:
            known += _days(dates[number])
        elif is_background(text[stretch.start : stretch.end]) or _is_of_another_day(
            dates[number], known, number - titled
        ):
            found.add(number)
        else:
            known += _days(dates[number])
    return frozenset(found)


def _is_of_another_day(phrases: tuple[DatePhrase, ...], known: list[date], number: int) -> bool:
    days = [phrase.span.last for phrase in phrases if phrase.kind in _EXACT and phrase.span and phrase.span.last]
    if number < LEAD_SENTENCES or not days or not known:
        return False
    return all(day < min(known) - timedelta(OTHER_EVENT_DAYS) for day in days)


def _days(phrases: tuple[DatePhrase, ...]) -> list[date]:
    return [phrase.span.first for phrase in phrases if phrase.span and phrase.span.first]


_EXACT = (DateKind.FULL, DateKind.DAY_MONTH, DateKind.MONTH)
