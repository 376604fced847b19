"""A sentence as it is read by word lists: words, phrases of the lists, names of the collection."""

from dataclasses import dataclass

from claims.extract.clauses.language_words import MarkedPhrase, WordForms

SIGNS = frozenset(".,;:،؛!?؟")  # which part clauses


@dataclass(frozen=True)
class NameAt:
    """A name of the collection in a sentence, by positions of words; `told`: somebody speaks to it ("told the agency")."""

    table: str
    row_id: str
    first: int
    last: int
    told: bool = False


@dataclass(frozen=True)
class MarkedSentence:
    """A sentence as it is read here: words, phrases of the word lists, names of the collection."""

    words: list[WordForms]
    marks: list[MarkedPhrase]
    names: list[NameAt]

    def marks_of(self, *kinds: str, first: int = 0, last: int | None = None) -> list[MarkedPhrase]:
        """The phrases of some kinds that begin in a stretch, none of them inside a name."""
        end = len(self.words) if last is None else last
        return [
            mark for mark in self.marks if mark.kind in kinds and first <= mark.first < end and not self._in_name(mark)
        ]

    def names_of(self, *tables: str, first: int, last: int) -> list[NameAt]:
        """The names of some tables that begin in a stretch."""
        return [name for name in self.names if name.table in tables and first <= name.first < last]

    def _in_name(self, mark: MarkedPhrase) -> bool:
        return any(
            name.table != "parties"
            and name.first <= mark.first
            and mark.last <= name.last
            and name.last - name.first > mark.last - mark.first
            for name in self.names
        )

    def has_sign(self, first: int, last: int) -> bool:
        """Whether a sign that parts clauses stands in a stretch."""
        return any(word.text in SIGNS for word in self.words[first:last])
