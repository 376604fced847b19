"""What happened to the people that a sentence counts, and to whom they belong."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.extract.clauses.counted import CountedPeople
from claims.extract.clauses.language_words import MarkedPhrase
from claims.extract.clauses.nobody import NobodyFinder
from claims.extract.clauses.sayings import Saying, Told
from claims.extract.clauses.sentence import MarkedSentence
from claims.extract.clauses.speakers import SpokenPiece
from claims.extract.find.gazetteer import COUNTED_ONLY
from claims.values import Count

OUTCOME_WITHIN = 16  # words between people and what happened to them
BEHIND_COSTS = 3  # how much further an outcome behind people counts as than one before them
THAT_COSTS = 4  # and how much a sign or "that" between them costs
_CROWD = "crowd"
_TURNS = {"wounded": ("killed",), "detained": ("killed", "released", "displaced"), "captured": ("killed", "released")}
TURNED_WITHIN = 3  # words between prisoners, or wounded, and the word that says what became of them
_ARMED = frozenset({"soldiers", "fighters", "police officers"})  # who is captured, where others are detained
_LISTING = frozenset({"و", "،", ",", "et", "y", "e"})


@dataclass(frozen=True)
class OutcomeFinder:
    """Finds the counts of one piece of a sentence."""

    told: Told
    sentence: MarkedSentence
    piece: SpokenPiece

    def sayings(self, counted: list[CountedPeople]) -> Iterator[Saying]:
        """The counts of the piece, those of nobody first; a denied figure where it denies "this figure"."""
        nobody = NobodyFinder(self.told, self.sentence, self.piece)
        nobodies = list(nobody.sayings())
        yield from nobodies
        taken = {position for _, first, last in nobody.spans() for position in range(first, last)}
        before: tuple[CountedPeople, str] | None = None
        for people in counted:
            if people.first in taken or self._is_named(people):
                continue
            outcome = self._outcome(people, before)
            if not outcome:
                continue
            count = people.count
            if self.piece.act == "deny" and (not people.written or count.vague):
                count = Count(1, None)
            elif not people.written and count.vague:
                continue
            before = people, outcome
            if outcome == "detained" and people.noun and people.noun.group in _ARMED:
                outcome = "captured"
            yield self.told.say(
                self.sentence,
                self.piece,
                people.first,
                people.last,
                field=outcome,
                value=str(count),
                rule=f"count of {outcome}",
                group=self._group(people),
            )
        if self.piece.act == "deny" and before is None and not nobodies:
            yield from self._denied_figure()

    def _is_named(self, people: CountedPeople) -> bool:
        """Whether words are a part of the name of a source or a place."""
        return any(
            name.table != "parties"
            and name.first <= people.first
            and people.last <= name.last
            and name.last - name.first >= people.last - people.first
            for name in self.sentence.names
        )

    def _outcome(self, people: CountedPeople, before: tuple[CountedPeople, str] | None) -> str:
        """What happened to people; "" where nothing says so."""
        own = people.noun.field if people.noun and not people.definite else ""
        if own and self.piece.act == "deny":
            return own
        if own and own != _CROWD and (people.written or self._is_counted_noun(people)):
            return self._turned(people, own)
        among = self.sentence.marks_of("among", first=before[0].last if before else self.piece.first, last=people.first)
        outcomes = self._outcomes(people, since=among[-1].last if among else 0)
        outcome = next((mark for mark in outcomes if self._fits(people, mark, before)), None)
        last = before[1] if before else next((s.field for s in reversed(self.told.counts)), "")
        if outcome and outcome.value == "same":  # "their number"
            return last
        if among and outcome is None:
            return last if people.written or self._is_single(people) else ""
        if outcome:
            return outcome.value
        if before and self._is_joined(before[0], people):
            return before[1]
        return own if own and not outcomes and (people.written or self._is_counted_noun(people)) else ""

    def _turned(self, people: CountedPeople, own: str) -> str:
        """What became of the wounded or the prisoners, where a word right before them says so; else their own noun."""
        first = max(self.piece.first, people.first - TURNED_WITHIN)
        for mark in self.sentence.marks_of("outcome", first=first, last=people.first):
            if self.sentence.marks_of("noun", first=mark.first, last=mark.first + 1):
                continue  # "ten dead and 24 wounded": those are others
            if mark.value in _TURNS.get(own, ()) and not self._is_parted(mark.last, people.first):
                return "" if self._is_explained(people, mark) else mark.value
        return own

    def _is_counted_noun(self, people: CountedPeople) -> bool:
        return (
            people.count.high == 1
            and people.count.low == 1
            and not people.definite
            and people.noun is not None
            and people.noun.field != _CROWD
        )

    def _is_single(self, people: CountedPeople) -> bool:
        return people.count.high in {1, 2} and not people.definite

    def _is_joined(self, one: CountedPeople, other: CountedPeople) -> bool:
        """Whether people stand in one list with those before them."""
        between = self.sentence.words[self._phrase_end(one) : other.first]
        joined = bool(between) or any(mark.joined for mark in self.sentence.marks if mark.first == other.first)
        return joined and len(between) <= 2 and all(word.text in _LISTING for word in between)

    def _phrase_end(self, people: CountedPeople) -> int:
        """Position behind people and the party that they are said to be of."""
        of = self.sentence.marks_of("of", first=people.last, last=people.last + 1)
        names = self.sentence.names_of("parties", first=people.last, last=(of[0].last if of else people.last) + 1)
        return max([people.last, *(name.last for name in names)])

    def _outcomes(self, people: CountedPeople, *, since: int) -> list[MarkedPhrase]:
        """The words near people that say what happened, the nearest first; those before people are nearer."""
        costs = []
        for mark in self.sentence.marks_of("outcome", "toll", first=max(self.piece.first, since), last=self.piece.last):
            before = mark.last <= people.first
            between = (mark.last, people.first) if before else (people.last, mark.first)
            parted = self._is_parted(*between) and not (not before and self._is_aside(*between))
            if people.first <= mark.first < people.last or (not before and (mark.joined or parted)):
                continue
            gap = between[1] - between[0] + (0 if before else BEHIND_COSTS) + THAT_COSTS * parted
            if gap <= OUTCOME_WITHIN:
                costs.append((gap, mark.first, mark))
        return [mark for _, _, mark in sorted(costs)]

    def _is_aside(self, first: int, last: int) -> bool:
        """Whether what stands between people and an outcome tells of a part of them: ", among them two children,"."""
        among = self.sentence.marks_of("among", first=first, last=first + 2)
        return bool(among) and sum(word.text == "," for word in self.sentence.words[first:last]) == 2

    def _is_parted(self, first: int, last: int) -> bool:
        """Whether a sign, or "that", stands in a stretch."""
        return self.sentence.has_sign(first, last) or bool(self.sentence.marks_of("that", first=first, last=last))

    def _fits(self, people: CountedPeople, outcome: MarkedPhrase, before: tuple[CountedPeople, str] | None) -> bool:
        """Whether people are those that an outcome is of: a noun alone must stand right behind it."""
        if self._is_explained(people, outcome):
            return False
        if people.written and people.noun is not None:
            return True
        part = self.sentence.marks_of("among", "other", first=people.last, last=people.last + 1)
        near = 0 <= people.first - outcome.last <= (3 if part else 1)
        joined = before is not None and self._is_joined(before[0], people)
        if people.written:
            toll = self.sentence.marks_of("toll", "rise", first=self.piece.first, last=people.first)
            behind = 4 if part or self.sentence.marks_of("of", first=people.last, last=people.last + 1) else 1
            return near or joined or bool(toll) or 0 <= outcome.first - people.last <= behind
        if self.piece.act == "deny":
            return people.first - outcome.last <= 3
        if outcome.value == "seriously_wounded":
            return people.count.high == 1 and not outcome.last <= people.first
        return (near or joined) and (not people.definite or outcome.value != _CROWD)

    def _is_explained(self, people: CountedPeople, outcome: MarkedPhrase) -> bool:
        """Whether people explain a toll that rose: "to 12, after three of the wounded died"."""
        after = self.sentence.marks_of("after", first=max(0, outcome.first - 2), last=outcome.first)
        return (
            bool(after) and bool(self.sentence.marks_of("rise", last=outcome.first)) and people.first >= outcome.first
        )

    def _group(self, people: CountedPeople) -> str:
        """Id of the party that people are of: the force that they belong to, else what the words call them."""
        end = self._phrase_end(people)
        if self.sentence.marks_of("own people", first=people.first, last=end + 1) and self.piece.chain:
            return self.told.gazetteer.party_of(self.piece.chain[-1])
        names = self.sentence.names_of("parties", first=people.first, last=end)
        kinds = self.told.gazetteer.kinds
        forces = [
            name for name in names if name.first >= people.last and kinds.get(name.row_id, "") not in COUNTED_ONLY
        ]
        ranks = [name for name in names if kinds.get(name.row_id, "") == "rank"]
        called = self.told.gazetteer.named("parties", people.noun.group) if people.noun else ""
        return next((name.row_id for name in (*ranks, *forces, *reversed(names))), called)

    def _denied_figure(self) -> Iterator[Saying]:
        """The last count of somebody else, where "this figure" is denied."""
        figures = self.sentence.marks_of("figure", first=self.piece.first, last=self.piece.last)
        others = [s for s in self.told.counts if tuple(link.source_id for link in s.chain) != self.piece.chain]
        if figures and others:
            tolls = [other for other in others if other.field == "killed"] if figures[0].value == "toll" else []
            denied = (tolls or others)[-1]
            yield self.told.say(
                self.sentence,
                self.piece,
                figures[0].first,
                figures[0].last,
                field=denied.field,
                value=denied.value,
                rule=denied.rule,
                group=denied.group,
            )
