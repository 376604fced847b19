"""Origins: where a statement goes back to when its citations and its chain of speakers are followed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from claims.model import Statement, split_list
from claims.tables import Collection


@dataclass(frozen=True)
class Origins:
    """Finds the origins of statements and counts those that are independent of one another.

    The rule, in order: citations lead to the sources of the cited documents; a speaker who is tied to
    a party is an origin of his own, through whomever he is quoted; any other speaker ("activists")
    cannot be distinguished from the source that quotes him, which then is the origin. Documents of one source
    are one origin, and origins tied to one side are one side.
    """

    collection: Collection
    _known: dict[tuple[str, str, tuple[str, ...]], tuple[str, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of(self, statement: Statement) -> tuple[str, ...]:
        """The independent origins of one statement: source ids, or party ids where tied to a side."""
        speaker = statement.chain[-1].source_id if statement.chain else ""
        grounds = (statement.claim_id, speaker, statement.cites)
        if grounds not in self._known:
            sources = self._sources(*grounds)
            self._known[grounds] = tuple(sorted({self._side_or_self(source_id) for source_id in sources}))
        return self._known[grounds]

    def of_all(self, statements: Iterable[Statement]) -> tuple[str, ...]:
        """The independent origins of several statements together."""
        return tuple(sorted({origin for statement in statements for origin in self.of(statement)}))

    def name(self, origin: str) -> str:
        """An origin for display: a source's name, or the name of the side that several go back to."""
        if origin in self.collection.rows["sources"]:
            return self.collection.name_of("sources", origin)
        return self.collection.name_of("parties", origin)

    def _sources(self, claim_id: str, speaker: str, cites: tuple[str, ...]) -> set[str]:
        if speaker and self._ties.get(speaker):
            return {speaker}
        cited = {self.collection.source_of_document[document] for document in cites}
        return cited or {self.collection.source_of_claim(claim_id)}

    def _side_or_self(self, source_id: str) -> str:
        sides = {self.collection.party_tree.top(party) for party in self._ties.get(source_id, ())}
        return sides.pop() if len(sides) == 1 else source_id

    @cached_property
    def _ties(self) -> dict[str, tuple[str, ...]]:
        sources = self.collection.sources
        return {source: split_list(ties) for source, ties in zip(sources["source_id"], sources["ties"], strict=True)}
