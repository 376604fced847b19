"""A text read once: its sentences, the people who came to harm, the days it names, the sentences about other events."""

from dataclasses import dataclass
from datetime import date

from claims.extract.cut.sentences import Sentence, split_sentences
from claims.extract.find.background import is_background
from claims.extract.find.dates import DateKind, DatePhrase, chain_days, find_dates
from claims.extract.find.harm import Mention, find_mentions
from claims.extract.languages.word_lists import word_class
from claims.values import days_from

LEAD_SENTENCES = 2
OTHER_EVENT_DAYS = 4  # a day named after the lead that lies further from the days before it is another event's
TITLE, LEAD, BODY = "title", "lead", "body"
_EXACT = (DateKind.FULL, DateKind.DAY_MONTH, DateKind.MONTH)


@dataclass(frozen=True, kw_only=True)
class AnnotatedText:
    """What a text says, found but not yet tied to speakers and claims. All spans are of the normalised text.

    Attributes:
        text: The normalised text.
        titled: Number of sentences that are the title.
        dates: Of each sentence, the phrases that point to a day.
        background: Numbers of the sentences about other events.
        published: Day of publication, None where it is not known.
    """

    text: str
    sentences: tuple[Sentence, ...]
    titled: int
    mentions: tuple[Mention, ...]
    dates: tuple[tuple[DatePhrase, ...], ...]
    background: frozenset[int]
    published: date | None

    def part_of_text(self, sentence: int) -> str:
        """`TITLE`, `LEAD` or `BODY`: the part of the text that a sentence belongs to."""
        if sentence < self.titled:
            return TITLE
        return LEAD if sentence < self.titled + LEAD_SENTENCES else BODY

    def words(self, sentence: int) -> str:
        """The text of a sentence."""
        span = self.sentences[sentence]
        return self.text[span.start : span.end]


def annotate_text(text: str, *, title_end: int, published: date | None) -> AnnotatedText:
    """Reads a normalised text whose title ends at a position (0: it has none)."""
    sentences = tuple(split_sentences(text, word_class("abbreviation") | word_class("abbreviation", "ar")))
    titled = sum(sentence.start < title_end for sentence in sentences)
    dates = tuple(chain_days(find_dates(text, span.start, span.end, said=published) for span in sentences))
    return AnnotatedText(
        text=text,
        sentences=sentences,
        titled=titled,
        mentions=tuple(find_mentions(text, sentences)),
        dates=dates,
        background=_background(text, sentences, dates, titled),
        published=published,
    )


def _background(
    text: str, sentences: tuple[Sentence, ...], dates: tuple[tuple[DatePhrase, ...], ...], titled: int
) -> frozenset[int]:
    """Sentences behind the lead that speak of another event, by their words or by the days that they name."""
    background: set[int] = set()
    event_days: list[date] = []
    for number, sentence in enumerate(sentences[titled:], start=titled):
        if number >= titled + LEAD_SENTENCES and (
            is_background(text[sentence.start : sentence.end]) or _is_of_another_day(dates[number], event_days)
        ):
            background.add(number)
        else:
            event_days += _days(dates[number])
    return frozenset(background)


def _is_of_another_day(phrases: tuple[DatePhrase, ...], event_days: list[date]) -> bool:
    days = [phrase.span.last for phrase in phrases if phrase.kind in _EXACT and phrase.span and phrase.span.last]
    if not days or not event_days:
        return False
    return all(day < days_from(min(event_days), -OTHER_EVENT_DAYS) for day in days)


def _days(phrases: tuple[DatePhrase, ...]) -> list[date]:
    return [phrase.span.first for phrase in phrases if phrase.span and phrase.span.first]
