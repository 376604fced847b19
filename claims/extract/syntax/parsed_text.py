"""A text with the parse of each of its sentences, cut at semicolons, and what each tells."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise

from claims.extract.cut.sentences import Sentence
from claims.extract.find.dates import DatePhrase
from claims.extract.find.gazetteer import FoundName
from claims.extract.languages.word_lists import syntax_class
from claims.extract.syntax.asides import is_aside, is_of_many_events
from claims.extract.syntax.blame import Blame, blames_of
from claims.extract.syntax.clause_voices import Voice, is_saying, speakers_of, stance_of_verb, voice_of_word
from claims.extract.syntax.deeds import Deed, deeds_of
from claims.extract.syntax.merged_words import merged_words
from claims.extract.syntax.parser import Parse, Token, parse_sentences
from claims.extract.syntax.persons import is_person
from claims.extract.syntax.toll_parts import parts_of
from claims.extract.syntax.tolls import Toll, figures_of
from claims.extract.syntax.tree import kids
from claims.values import Count

# The words in front of a report: "SANDERBY, 4 May 2024 (AFP) - ".
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,40}(?:[,/] ?[^-–—\n]{0,40})?(?: ?\([\w -]{2,30}\))? ?(?:-{1,2}|–|—) ")
_ARTICLES = frozenset({"el", "la", "al", "los", "las", "the", "san", "santa"})
_AREAS = syntax_class("areas")
_WHERE = syntax_class("where")
_REACTIONS = syntax_class("reactions")
_STATE_FORCES = syntax_class("state forces")
_CUT = re.compile(r";\s+(?!and\b)|, with (?=(?:\w+ ){1,4}(?:claim|say|report|alleg|confirm|add|stat)(?:y?ing)\b)")


@dataclass(frozen=True, eq=False)
class Clause:
    """A sentence, or a part of one between semicolons, with its parse.

    Attributes:
        sentence: Number of its sentence in the text.
        counts: The numbers of people in it, by where they begin.
        names: The names of the collection in it.
        days: The phrases in it that point to a day.
    """

    sentence: int
    parse: Parse
    counts: Mapping[int, Count]
    names: tuple[FoundName, ...]
    days: tuple[DatePhrase, ...]

    @cached_property
    def deeds(self) -> list[Deed]:
        deeds = deeds_of(self.parse, self.counts)
        return [replace(d, aside=True, concrete=False) if is_aside(self.parse, d) else d for d in deeds]

    @cached_property
    def speaking(self) -> list[tuple[int, int]]:
        """Where the nouns stand whom a verb of saying makes speak."""
        verbs = filter(is_saying, self.parse.tokens)
        return [self.parse.spans[noun.i] for verb in verbs for noun in speakers_of(verb)]

    @cached_property
    def blames(self) -> list[Blame]:
        return list(blames_of(self.parse))

    @cached_property
    def tolls(self) -> list[Toll]:
        counted = {people.start for deed in self.deeds for people in deed.befell}
        tolls = [each for find in (figures_of, parts_of) for each in find(self.parse, self.counts, counted)]
        tolls.sort(key=lambda each: each.word.i)
        return [replace(t, aside=True) if is_of_many_events(self.parse, t.word) else t for t in tolls]

    def holds(self, position: int) -> bool:
        """Whether a position of the text is in the clause."""
        spans = self.parse.spans
        return bool(spans) and spans[0][0] <= position < spans[-1][1]

    def voice_at(self, position: int) -> Voice:
        """Who says the words at a position of the text."""
        words = self.parse.within(position, position + 1)
        return voice_of_word(words[0]) if words else Voice()

    def governor(self, phrase: DatePhrase) -> Token | None:
        """The verb or noun that a day belongs to."""
        words = self.parse.within(phrase.start, phrase.end)
        if not words:
            return None
        inside = {word.i for word in words}
        word = words[0]
        while word.head.i != word.i and (
            word.i in inside
            or (word.dep_ in {"prep", "pobj", "compound", "npadvmod", "nummod"} and word.pos_ not in {"VERB", "AUX"})
        ):
            word = word.head
        return word

    def is_surname(self, name: FoundName) -> bool:
        """Whether a name stands within a longer one that is no place: "Cesar" in "Cesar Gaviria"."""
        words = self.parse.within(name.start, name.end)
        if not words:
            return False
        own = {word.i for word in words}
        before, behind = words[0].i - 1, words[-1].i + 1
        joined = (
            before >= 0 and self.parse.tokens[before].dep_ == "compound" and self.parse.tokens[before].head.i in own
        )
        if joined and self.parse.tokens[before].pos_ == "PROPN" and self.parse.tokens[before].lower_ not in _ARTICLES:
            return True
        head = words[-1].head
        return bool(
            words[-1].dep_ == "compound" and head.i == behind and head.pos_ == "PROPN" and head.lower_ not in _AREAS
        )

    def is_located(self, name: FoundName, *, country: bool) -> bool:
        """Whether a place is one where something can be: "in Lima", "the Lima market"; not "left for Lima", "the Lima cartel".

        Args:
            country: Whether it is a country, which acts as often as something happens there: "Peru protested".
        """
        words = self.parse.within(name.start, name.end)
        if not words:
            return False
        word = words[-1]
        while word.dep_ in {"appos", "conj"} and word.head.i != word.i and word.head.pos_ == "PROPN":
            word = word.head
        if word.dep_ == "pobj" and word.head.lower_ != "of":
            return word.head.lower_ in _WHERE
        if word.dep_ == "npadvmod" or not country:
            of = word.head.head if word.dep_ == "pobj" else word.head
            described = word.dep_ in {"pobj", "compound", "nmod", "amod", "poss"}
            return not described or not (is_person(of) or of.lemma_.lower() in _STATE_FORCES)
        return False

    def is_of_speaker(self, name: FoundName) -> bool:
        """Whether a place says where a speaker is from: "the hospital in Darsaya says"."""
        words = self.parse.within(name.start, name.end)
        above = [words[-1], *words[-1].ancestors] if words else []
        for noun, verb in pairwise(above):
            if noun.dep_ == "nsubj" and verb.lemma_.lower() in stance_of_verb() and noun.i != words[-1].i:
                return True
        return False

    def is_day_of_saying(self, phrase: DatePhrase) -> bool:
        """Whether a day is that on which something was said: "the mayor said on Saturday"."""
        verb = self.governor(phrase)
        return (
            verb is not None
            and verb.lemma_.lower() in stance_of_verb()
            and verb.pos_ == "VERB"
            and not kids(verb, "dobj")
        )

    def is_day_of_deed(self, phrase: DatePhrase) -> bool:
        """Whether a day stands in the clause of something done."""
        word = self.governor(phrase)
        words = {deed.word.i for deed in self.deeds if deed.concrete}
        if word is None or not words or (word.lemma_ in _REACTIONS and word.i not in words):
            return False
        near = {word.i, word.head.i, *(child.i for child in word.children)}
        return bool(words & near) or any(above.i in words for above in word.ancestors)


def parse_text(
    text: str,
    sentences: Iterable[tuple[int, Sentence]],
    *,
    days: Callable[[int], tuple[DatePhrase, ...]],
    names_of: Callable[[str, int, int], list[FoundName]],
) -> Iterator[tuple[int, list[Clause]]]:
    """The clauses of each numbered sentence, in order."""
    parts = [(number, start, end) for number, span in sentences for start, end in _parts(text, span)]
    known = []
    for number, start, end in parts:
        names = tuple(names_of(text, start, end))
        own = tuple(day for day in days(number) if start <= day.start < end)
        known.append((names, own, merged_words(text, start, end, days=own, names=names)))
    wanted = (((start, end), merged) for (_, start, end), (_, _, (merged, _)) in zip(parts, known, strict=True))
    parses = parse_sentences(text, wanted)
    clauses = (
        Clause(number, parse, counts, names, own)
        for (number, _, _), (names, own, (_, counts)), parse in zip(parts, known, parses, strict=True)
    )
    for number, group in groupby(clauses, key=lambda clause: clause.sentence):
        yield number, list(group)


def _parts(text: str, span: Sentence) -> Iterator[tuple[int, int]]:
    cuts = [match.end() for match in _CUT.finditer(text, span.start, span.end)]
    if "; and" in text[span.start : span.end]:
        cuts = []  # a list
    dateline = _DATELINE.match(text, span.start, span.end)
    yield from pairwise([dateline.end() if dateline else span.start, *cuts, span.end])
