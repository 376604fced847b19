"""On which day it happened: every day that a text names, weighed by how it is named and where."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from claims.extract.find.dates import DateKind, DatePhrase
from claims.extract.group.ranking import Features, Ranked, rank
from claims.extract.group.reading import Reading

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
AROUND = 200  # letters before and behind a day in which its clause is looked for
BEHIND = 60  # letters behind a day in which words may belong to it
_TIME = re.compile(r"(?i)\b(?:[ap]\.?m\b|morning|night|evening|afternoon|noon|midnight)")


def day_candidates(reading: Reading) -> dict[date, Features]:
    """Every day named, and the days up to publication, with what speaks for each."""
    found: dict[date, Features] = {}
    if reading.published:
        for back in range(3):
            found[reading.published - timedelta(back)] = {f"published less {back}": 1.0}
    named = list(_days_named(reading))
    told = {sentence: _harm_and_aftermath(reading.words(sentence)) for sentence in {each for each, _, _ in named}}
    for seen, (sentence, phrase, day) in enumerate(named):
        _add(found.setdefault(day, {}), _features(reading, sentence, phrase, seen, told[sentence]))
        if _said_at_night(reading, sentence, phrase):
            _add(found.setdefault(day - timedelta(1), {}), {"night before": 1.0})
    _add_gaps(found, reading.published)
    _add_places(found, {day for _, _, day in named})
    for _, phrase, day in named:
        if reading.published:
            found[day][f"{phrase.kind}, gap {_bucket((reading.published - day).days)}"] = 1.0
    return found


def _days_named(reading: Reading) -> Iterator[tuple[int, DatePhrase, date]]:
    """Each phrase that points to a single day: its sentence, the phrase, the day."""
    for sentence, phrases in enumerate(reading.dates):
        for phrase in phrases:
            if phrase.kind is DateKind.SAME or phrase.span is None or phrase.span.first is None:
                continue
            if phrase.span.first == phrase.span.last:
                yield sentence, phrase, phrase.span.first


def _add(features: Features, more: Features) -> None:
    for name, value in more.items():
        features[name] = max(value, features.get(name, 0.0))
    features["times"] = min(features.get("times", 0.0) + 0.5, 2.0)


def _add_gaps(found: dict[date, Features], published: date | None) -> None:
    for day, features in found.items():
        if published:
            features[f"gap {_bucket((published - day).days)}"] = 1.0


def _add_places(found: dict[date, Features], named: set[date]) -> None:
    """The place of each day among those named: the event comes before what followed it."""
    days = sorted(named)
    for place, day in enumerate(days):
        found[day]["earliest" if place == 0 else "latest" if day == days[-1] else "between"] = 1.0
        found[day][f"named {min(len(days), 4)}, {min(place, 2)}"] = 1.0


def _bucket(days: int) -> str:
    if days < 0:
        return "after"
    for limit in (0, 1, 2, 3, 6, 13, 30, 90, 365):
        if days <= limit:
            return f"up to {limit}"
    return "older"


def _harm_and_aftermath(words: str) -> str:
    return f"{'harm' if _HARM.search(words) else 'no harm'}{' aftermath' if _AFTERMATH.search(words) else ''}"


def _features(reading: Reading, sentence: int, phrase: DatePhrase, seen: int, told: str) -> Features:
    start = reading.stretches[sentence].start
    before = reading.text[max(start, phrase.start - 120) : phrase.start]
    part = reading.part(sentence)
    features = {
        f"{part} {phrase.kind}": 1.0,
        f"order {min(seen, 3)}": 1.0,
        f"sentence {told}": 1.0,
    }
    for name, pattern in (
        ("said before", _SAID_BEFORE),
        ("harm before", _HARM_BEFORE),
        ("death before", _DEATH_BEFORE),
    ):
        if pattern.search(before):
            features[name] = 1.0
            features[f"{name}, {phrase.kind}"] = 1.0
    features |= _clause_features(reading, sentence, phrase)
    if _TIME.search(reading.text[max(start, phrase.start - 24) : phrase.end + 16]):
        features["time of day"] = 1.0
    if sentence in reading.background:
        features["background"] = 1.0
    return features


def _clause_features(reading: Reading, sentence: int, phrase: DatePhrase) -> Features:
    """What the words around a day in its own clause say, and those right behind it ("the May 14 shooting")."""
    stretch = reading.stretches[sentence]
    before = reading.text[max(stretch.start, phrase.start - AROUND) : phrase.start]
    behind = reading.text[phrase.end : min(stretch.end, phrase.end + AROUND)]
    end = _CLAUSE.search(behind)
    clause = f"{_CLAUSE.split(before)[-1]} {behind[: end.start() if end else None]}"
    harm, aftermath = bool(_HARM_IN.search(clause)), bool(_AFTERMATH.search(clause))
    features = {f"clause {'harm' if harm else 'no harm'}{' aftermath' if aftermath else ''}": 1.0}
    for name, pattern in (("said after", _SAID_AFTER), ("harm after", _HARM_AFTER)):
        if pattern.match(behind[:BEHIND]):
            features[name] = 1.0
            features[f"{name}, {phrase.kind}"] = 1.0
    if _CLOCK.search(reading.text[max(stretch.start, phrase.start - 24) : phrase.end + 16]):
        features["clock"] = 1.0
    return features


def _said_at_night(reading: Reading, sentence: int, phrase: DatePhrase) -> bool:
    return phrase.kind is DateKind.RELATIVE and "overnight" in reading.words(sentence).lower()


def weigh_day(reading: Reading) -> Ranked[date] | None:
    """The day that it most likely happened; None when neither a day nor the publication is known."""
    found = day_candidates(reading)
    return rank("day", found)[0] if found else None
