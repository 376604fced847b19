"""Who did it: parties that act, claim, are accused or deny."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.extract.clauses.language_words import MarkedPhrase
from claims.extract.clauses.sayings import Saying, Told
from claims.extract.clauses.sentence import MarkedSentence, NameAt
from claims.extract.clauses.speakers import SpokenPiece
from claims.extract.find.gazetteer import COUNTED_ONLY


@dataclass(frozen=True)
class ResponsibilityFinder:
    """Finds the parties that one piece of a sentence makes responsible."""

    told: Told
    sentence: MarkedSentence
    piece: SpokenPiece

    def sayings(self, *, denies_counts: bool) -> Iterator[Saying]:
        """Each responsible party once; a piece that denies counts denies nothing else."""
        seen: set[str] = set()
        role = "blamed" if self.piece.act in {"accuse", "deny"} else "initiator"
        for party, first, last in self._parties(denies_counts=denies_counts):
            if party and party not in seen:
                seen.add(party)
                if self.piece.act != "deny":
                    self.told.accused = party
                yield self.told.say(
                    self.sentence, self.piece, first, last, field=role, value=party, rule="responsible party"
                )

    def _parties(self, *, denies_counts: bool) -> Iterator[tuple[str, int, int]]:
        first = min(self.piece.first, len(self.sentence.words) - 1)
        own = next(filter(None, (self.told.gazetteer.party_of(speaker) for speaker in self.piece.chain[-1:])), "")
        if self.piece.act == "accuse":
            yield from ((name.row_id, name.first, name.last) for name in self.piece.accused)
            return
        if self.piece.act == "claim" and own:
            yield own, first, min(first + 3, self.piece.last)
            return
        if self.piece.act == "deny":
            involved = self.sentence.marks_of("involvement", "act", first=self.piece.first, last=self.piece.last)
            if (
                involved
                and not denies_counts
                and not self.sentence.marks_of("figure", first=self.piece.first, last=self.piece.last)
            ):
                yield own or self.told.accused, involved[0].first, involved[0].last
            return
        yield from self._acting()

    def _acting(self) -> Iterator[tuple[str, int, int]]:
        """Parties beside a word of attack: the one right behind it, or right before a verb; or behind "by"."""
        for mark in self.sentence.marks_of("act", "by", first=self.piece.first, last=self.piece.last):
            if mark.value == "verb" and self.sentence.marks_of("event", first=max(0, mark.first - 2), last=mark.first):
                continue  # "the bombing that hit the police" was not by the police
            behind = self._actor(self._past_members(mark.last), within=2 if mark.kind == "by" else 1)
            before = self._actor_before(mark) if mark.value in {"verb", "before"} else None
            actor = behind or before if mark.value != "before" else before
            if actor:
                yield actor.row_id, min(actor.first, mark.first), max(actor.last, mark.last)

    def _past_members(self, at: int) -> int:
        """Past "gunmen of" before the force that they belong to, and past the manner of an attack: "an air raid"."""
        for manner in self.sentence.marks_of("manner", first=at, last=at + 1):
            return manner.last
        nouns = self.sentence.marks_of("noun", first=at, last=at + 1)
        of = self.sentence.marks_of("of", first=nouns[0].last, last=nouns[0].last + 1) if nouns else []
        return of[0].last if of else at

    def _actor(self, first: int, *, within: int) -> NameAt | None:
        names = [
            name for name in self.sentence.names_of("parties", first=first, last=first + within) if self._acts(name)
        ]
        return names[0] if names else None

    def _actor_before(self, mark: MarkedPhrase) -> NameAt | None:
        if mark.joined:
            return None
        names = [
            name
            for name in self.sentence.names
            if name.table == "parties" and name.last == mark.first and self._acts(name)
        ]
        return names[-1] if names else None

    def _acts(self, name: NameAt) -> bool:
        return self.told.gazetteer.kinds.get(name.row_id, "") not in COUNTED_ONLY
