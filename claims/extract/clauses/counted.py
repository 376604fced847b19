"""People who are counted in a sentence: a number with its bounds, and the noun or name that says who they are."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.extract.clauses.language_words import LanguageWords, MarkedPhrase, Noun, WordForms
from claims.values import Count

_THOUSAND = 1_000
_YEARS = range(1900, 2100)
NOUN_WITHIN = 2  # words between a number and the noun that it counts
NOT_WITHIN = frozenset(".,;:،؛()\"'")


@dataclass(frozen=True, kw_only=True)
class CountedPeople:
    """People of a sentence as one phrase counts them.

    Attributes:
        first, last: Positions of the first word, and behind the last.
        noun: What the noun says of them; None for a bare number.
        written: Whether a number is written; else the noun alone says one, two or several.
        definite: Whether the noun points back ("the dead").
    """

    count: Count
    first: int
    last: int
    noun: Noun | None = None
    written: bool = True
    definite: bool = False


def find_counted(words: list[WordForms], marks: list[MarkedPhrase], vocabulary: LanguageWords) -> list[CountedPeople]:
    """The people that a sentence counts, in order; years, and numbers of days and things, are left out."""
    by_kind: dict[str, dict[int, MarkedPhrase]] = {}
    for mark in marks:
        by_kind.setdefault(mark.kind, {})[mark.first] = mark
    reader = _Reader(words, by_kind, vocabulary)
    return list(reader.phrases())


@dataclass(frozen=True)
class _Reader:
    words: list[WordForms]
    by_kind: dict[str, dict[int, MarkedPhrase]]
    vocabulary: LanguageWords

    def phrases(self) -> Iterator[CountedPeople]:
        at = 0
        while at < len(self.words):
            found = self._numbered(at) or self._by_noun(at)
            if found and found.count.low >= 0:
                yield found
            at = found.last if found else at + 1

    def _mark(self, kind: str, at: int) -> MarkedPhrase | None:
        return self.by_kind.get(kind, {}).get(at)

    def _numbered(self, at: int) -> CountedPeople | None:
        """A number that begins here, between bounds or behind one, and its noun."""
        first, bound = at, self._mark("bound", at)
        at = bound.last if bound else at
        read = self._range(at) if bound and bound.value == "between" else self._number(at)
        if read is None:
            return None
        count, at = read
        bound = bound or self._mark("bound behind", at)
        people = self._with_noun(_bounded(count, bound.value) if bound else count, first, at)
        if people and not bound and (behind := self._mark("bound behind", people.last)):
            people = replace(people, count=_bounded(count, behind.value))
        return people

    def _range(self, at: int) -> tuple[Count, int] | None:
        """Two numbers joined by "and" or "to"."""
        low = self._number(at)
        if low is None:
            return None
        join = self._mark("and", low[1])
        start = join.last if join else low[1]
        high = self._number(start)
        if high is None or high[0].low < low[0].low:
            return low
        return Count(low[0].low, high[0].low), high[1]

    def _number(self, at: int) -> tuple[Count, int] | None:
        """A number in digits or words, added and multiplied up; the position behind it."""
        total, current = 0, self._part(at)
        if current is None:
            return None
        part, at = current
        if part.vague or part.high is None:
            return part, at
        value = part.low
        while (more := self._joined_part(at, value)) is not None:
            other, behind = more
            if other.low >= _THOUSAND and other.low % _THOUSAND == 0 and value < other.low:
                total, value = total + max(value, 1) * other.low, 0
            elif other.low == 100 and 1 < value < 10:
                value *= 100
            else:
                value += other.low
            at = behind
        number = total + value
        return Count(number, number), at

    def _joined_part(self, at: int, value: int) -> tuple[Count, int] | None:
        """The next part of a number in words: "and twenty" behind "three", "hundred" behind "five"."""
        join = self._mark("number and", at)
        start = join.last if join else at
        part = self._part(start)
        if part is None or part[0].vague or part[0].high is None or self.words[start].text[0].isdigit():
            return None
        size, other = value, part[0].low
        linked = join is not None or self._is_joined(start)
        grows = other in {100, _THOUSAND, 1_000_000} or (size < 10 and other == 10)
        adds = (
            (size < 10 <= other < 100)
            or (size >= 100 > other)
            or (size >= _THOUSAND > other)
            or (20 <= size < 100 and other < 20)
        )
        return part if (adds and (linked or size >= 100)) or (grows and not linked) else None

    def _is_joined(self, at: int) -> bool:
        mark = self._mark("number", at)
        return bool(mark and mark.joined)

    def _part(self, at: int) -> tuple[Count, int] | None:
        if at >= len(self.words):
            return None
        word = self.words[at].text
        if word[0].isdigit():
            return self._digits(at)
        mark = self._mark("number", at)
        if mark is None or self._is_definite(self.words[at].text, mark.value):
            return None  # "the five" points back; an Arabic weekday is a number with the article
        return self.vocabulary.numbers[mark.value], mark.last

    def _digits(self, at: int) -> tuple[Count, int] | None:
        """Digits with their thousands, which points, commas or spaces may set apart."""
        text, last = self.words[at].text, at + 1
        groups = text.replace(",", ".").split(".")
        if len(groups) > 1 and (any(len(group) != 3 for group in groups[1:]) or len(groups[0]) > 3):
            return None  # a decimal, a date
        digits = "".join(groups)
        while len(groups[0]) <= 3 and last < len(self.words) and self._continues(last):
            digits, last = digits + self.words[last].text, last + 1
        return (Count(int(digits), int(digits)), last) if len(digits) < 10 else None

    def _continues(self, at: int) -> bool:
        """Whether a word of three digits stands one space behind the digits before it."""
        text = self.words[at].text
        return len(text) == 3 and text.isdigit() and self.words[at].start == self.words[at - 1].end + 1

    def _with_noun(self, count: Count, first: int, at: int) -> CountedPeople | None:
        """The number with the noun behind it; None where it counts something else."""
        if self._mark("thing", at) or (at < len(self.words) and self.words[at].text in {"%", "٪"}):
            return None
        last, noun = at, self._noun_behind(at)
        if noun:
            the = any(mark.value == "the" for place in range(at, noun.first) if (mark := self._mark("of", place)))
            of_them = noun.first > at and (the or self._is_definite(self.words[noun.first].text, noun.value))
            meaning = self.vocabulary.nouns[noun.value]
            return CountedPeople(count=count, first=first, last=noun.last, noun=meaning, definite=of_them)
        if other := self._mark("other", at):
            last = other.last
        if self.words[at - 1].text.isdigit() and count.low in _YEARS and last == at:
            return None
        if count.high == 1 and last == at and not self.words[at - 1].text.isdigit():
            return None  # an article, in languages in which it is the same word
        return CountedPeople(count=count, first=first, last=last)

    def _noun_behind(self, at: int) -> MarkedPhrase | None:
        """The noun of people right behind a number, past "other", "of the" and adjectives between."""
        for position in range(at, min(at + NOUN_WITHIN + 1, len(self.words))):
            if self.words[position].text in NOT_WITHIN:
                return None
            if mark := self._mark("noun", position):
                return mark
            if not (self._mark("other", position) or self._mark("of", position)):
                return None
        return None

    def _by_noun(self, at: int) -> CountedPeople | None:
        """One or two people by the noun alone; several by a plural, whose number is not said."""
        mark = self._mark("noun", at)
        if mark is None:
            return None
        noun = self.vocabulary.nouns[mark.value]
        count = Count(noun.number, noun.number) if noun.number else Count(2, None, vague=True)
        definite = self.words[at].text != mark.value.split()[0] and self._is_definite(self.words[at].text, mark.value)
        one = CountedPeople(
            count=count, first=at, last=mark.last, noun=noun, written=noun.number == 2, definite=definite
        )
        only = self._mark("one behind", mark.last)  # "one soldier", with the number behind
        return replace(one, written=True, last=only.last) if only and noun.number == 1 else one

    def _is_definite(self, word: str, noun: str) -> bool:
        return word.removesuffix(noun.split()[0]).endswith(("ال", "لل"))


def _bounded(count: Count, bound: str) -> Count:
    """A count with what stands before it: at least, more than, at most, fewer than, about."""
    if bound == "least":
        return Count(count.low, None)
    if bound == "over":
        return Count(count.low + (not count.vague), None)
    if bound == "most":
        return Count(0, count.high)
    if bound == "between":
        return count
    if bound == "under":
        return Count(0, max(0, count.low - 1))
    return Count(count.low, count.high, vague=True)
