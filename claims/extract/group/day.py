"""Finds the day of the main event: every day that a text names is weighed by how and where it is named.

`day_weights.csv` holds the weights, which `benchmarks/news_extraction.py --fit` fits on labelled news, so that the
probability of an answer is a measured one.
"""

import math
import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Generic, TypeVar

from claims.extract.find.annotated_text import AnnotatedText
from claims.extract.find.dates import DateKind, DatePhrase
from claims.extract.languages.word_lists import csv_rows
from claims.extract.records import EventDay
from claims.values import days_from

Answer = TypeVar("Answer", bound=Hashable)
Features = dict[str, float]  # what speaks for one answer, by name

_HARM = re.compile(
    r"(?i)\b(?:shot|shooting|shots|gunfire|killed|wounded|injured|died|dead|happened|occurred|opened fire|fired|struck|gunned|"
    r"called to|responded|erupted|clash\w*|attack\w*|found|slain|robbery|fatal\w*|gunshot|incident)\b"
)
_AFTERMATH = re.compile(
    r"(?i)\b(?:charged|arrest\w*|court|sentenced|pleaded|indicted|appeared|convicted|trial|vigil|funeral|memorial|said|announced|identified|"
    r"released|news conference|updated|posted|published|photo|copyright|hearing|judge|bail|bond|gathered|arraign\w*|captured|turned)\b"
)
_SAID_BEFORE = re.compile(
    r"(?i)\b(?:said|says|announced|charged|arrested|identified|released|posted|published|updated|told|court|appeared|reported)\b[^.]{0,24}$"
)
_HARM_BEFORE = re.compile(
    r"(?i)\b(?:shot|shooting|killed|wounded|injured|happened|occurred|gunned down|opened fire|dead|shootings|incident|gunfire|found|died)\b[^.]{0,40}$"
)
_DEATH_BEFORE = re.compile(r"(?i)\b(?:died|pronounced)\b[^.]{0,40}$")
_HARM_WORDS = (
    r"(?:shot|shooting|shootout|killed|wounded|injured|happened|occurred|gunned|opened fire|fired|struck|slain|robbery|incident|gunfire|"
    r"attack\w*|erupted|stabb\w*|slaying|murder of|died|homicide|murders?|killings?|deaths?|violence|clash\w*)"
)
_HARM_IN = re.compile(rf"(?i)\b{_HARM_WORDS}\b")
_HARM_AFTER = re.compile(rf"(?i)(?:'s)?(?: [\w'-]+){{0,2}}? {_HARM_WORDS}\b")
_SAID_AFTER = re.compile(
    r"(?i)[^.;]{0,24}?\b(?:said|says|announced|charged|arrested|identified|released|confirmed|posted|told|court|appeared|reported|filed|"
    r"found guilty|sentenced|convicted|indicted|remained|pleaded|ruled|hearing|update\w*|arraign\w*|vigil|funeral|news conference|"
    r"press conference|turned)\b"
)
_CLAUSE = re.compile(r"[,;—–]| - | after | when | while | who | that | before | since | as ")
_CLOCK = re.compile(r"(?i)\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b")
_TIME = re.compile(r"(?i)\b(?:[ap]\.?m\b|morning|night|evening|afternoon|noon|midnight)")
CLAUSE_WITHIN = 200  # characters before and behind a day in which its clause is looked for
WORDS_WITHIN = 60  # characters behind a day in which words can belong to it
DAYS_BEFORE_PUBLICATION = 3  # days up to publication that are weighed though no word names them


@dataclass(frozen=True)
class Ranked(Generic[Answer]):
    """An answer and the probability that it is the right one."""

    answer: Answer
    probability: float


def rank(candidates: Mapping[Answer, Features], weights: Mapping[str, float]) -> list[Ranked[Answer]]:
    """The candidates by probability (softmax of the summed weights), the likeliest first; equal ones keep their order."""
    scores = {
        answer: sum(weights.get(name, 0.0) * value for name, value in features.items())
        for answer, features in candidates.items()
    }
    top = max(scores.values())
    powers = {answer: math.exp(score - top) for answer, score in scores.items()}
    total = sum(powers.values())
    ranked = [Ranked(answer, power / total) for answer, power in powers.items()]
    return sorted(ranked, key=lambda answer: -answer.probability)


def find_event_day(annotated: AnnotatedText) -> EventDay | None:
    """The likeliest day of the main event; None where neither a day nor the publication is known."""
    candidates = day_candidates(annotated)
    if not candidates:
        return None
    likeliest = rank(candidates, _weights())[0]
    return EventDay(likeliest.answer, likeliest.probability)


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in csv_rows("claims.extract.group", "day_weights.csv")}


def day_candidates(annotated: AnnotatedText) -> dict[date, Features]:
    """Every day named, and the days up to publication, with what speaks for each."""
    published = annotated.published
    candidates: dict[date, Features] = {}
    if published:
        for back in range(DAYS_BEFORE_PUBLICATION):
            candidates[days_from(published, -back)] = {f"published less {back}": 1.0}
    named = list(_named_days(annotated))
    kinds = {sentence: _kind_of(annotated.words(sentence), _HARM) for sentence in {each[0] for each in named}}
    for order, (sentence, phrase, day) in enumerate(named):
        features = _features(annotated, sentence, phrase)
        features |= {f"order {min(order, 3)}": 1.0, f"sentence {kinds[sentence]}": 1.0}
        _add(candidates.setdefault(day, {}), features)
        if phrase.kind is DateKind.RELATIVE and "overnight" in annotated.words(sentence).lower():
            _add(candidates.setdefault(days_from(day, -1), {}), {"night before": 1.0})
    if published:
        for day, features in candidates.items():
            features[f"gap {_bucket((published - day).days)}"] = 1.0
    _add_order(candidates, {day for _, _, day in named})
    for _, phrase, day in named:
        if published:
            candidates[day][f"{phrase.kind}, gap {_bucket((published - day).days)}"] = 1.0
    return candidates


def _named_days(annotated: AnnotatedText) -> Iterator[tuple[int, DatePhrase, date]]:
    """Each phrase that points to a single day: number of its sentence, the phrase, the day."""
    for sentence, phrases in enumerate(annotated.dates):
        for phrase in phrases:
            if phrase.kind is DateKind.SAME or phrase.span is None or phrase.span.first is None:
                continue
            if phrase.span.first == phrase.span.last:
                yield sentence, phrase, phrase.span.first


def _add(features: Features, more: Features) -> None:
    for name, value in more.items():
        features[name] = max(value, features.get(name, 0.0))
    features["times"] = min(features.get("times", 0.0) + 0.5, 2.0)


def _add_order(candidates: dict[date, Features], named: set[date]) -> None:
    """Adds the place of each day among those named: the event comes before what followed it."""
    days = sorted(named)
    for place, day in enumerate(days):
        candidates[day]["earliest" if place == 0 else "latest" if day == days[-1] else "between"] = 1.0
        candidates[day][f"named {min(len(days), 4)}, {min(place, 2)}"] = 1.0


def _bucket(days: int) -> str:
    if days < 0:
        return "after"
    for limit in (0, 1, 2, 3, 6, 13, 30, 90, 365):
        if days <= limit:
            return f"up to {limit}"
    return "older"


def _kind_of(words: str, harm: re.Pattern[str]) -> str:
    """Whether words speak of harm, and whether of what followed, such as a trial."""
    return f"{'harm' if harm.search(words) else 'no harm'}{' aftermath' if _AFTERMATH.search(words) else ''}"


def _features(annotated: AnnotatedText, sentence: int, phrase: DatePhrase) -> Features:
    """What speaks for a day by the words around one phrase that names it."""
    span = annotated.sentences[sentence]
    before = annotated.text[max(span.start, phrase.start - CLAUSE_WITHIN) : phrase.start]
    behind = annotated.text[phrase.end : min(span.end, phrase.end + CLAUSE_WITHIN)]
    near = annotated.text[max(span.start, phrase.start - 24) : phrase.end + 16]
    clause_end = _CLAUSE.search(behind)
    clause = f"{_CLAUSE.split(before)[-1]} {behind[: clause_end.start() if clause_end else None]}"
    found = {
        "said before": _SAID_BEFORE.search(before[-120:]),
        "harm before": _HARM_BEFORE.search(before[-120:]),
        "death before": _DEATH_BEFORE.search(before[-120:]),
        "said after": _SAID_AFTER.match(behind[:WORDS_WITHIN]),
        "harm after": _HARM_AFTER.match(behind[:WORDS_WITHIN]),
    }
    features = {f"{annotated.part_of_text(sentence)} {phrase.kind}": 1.0, f"clause {_kind_of(clause, _HARM_IN)}": 1.0}
    features |= {name: 1.0 for name, match in found.items() if match}
    features |= {f"{name}, {phrase.kind}": 1.0 for name, match in found.items() if match}
    features |= {name: 1.0 for name, pattern in (("clock", _CLOCK), ("time of day", _TIME)) if pattern.search(near)}
    if sentence in annotated.background:
        features["background"] = 1.0
    return features
