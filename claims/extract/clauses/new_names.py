"""Bodies that a report names and nobody has listed: by the words that begin their names, and whoever a verb makes speak."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from claims.extract.clauses.language_words import LanguageWords, MarkedPhrase, WordForms
from claims.extract.clauses.sentence import SIGNS
from claims.extract.clauses.speakers import SPEAKING
from claims.extract.document.document import Document
from claims.extract.find.gazetteer import Gazetteer
from claims.extract.languages.word_lists import rows
from claims.extract.records import ProposedRow
from claims.extract.towns.find_towns import country_of_adjective
from claims.names import fold, romanise, slug
from claims.territories import country_name

MOST_WORDS = 6  # of a name
LEAST_WORDS = 2  # of the name of somebody whom nothing but a verb makes a speaker
ADJECTIVE_WITHIN = 2  # words behind a word of attack in which an adjective says of which state it is
MOST_LETTERS = 48  # of an id
_NO_CONSTRUCT = ("ون", "ين")  # plurals that lose this ending before whom they are of
_THE, _TO_THE = "ال", "لل"
_NOUNS = frozenset({"event", "responsibility", "accusation"})  # behind an article too; others are other words then
_ENDS = frozenset({"name end", "that", "from", "of", "outcome", "number", "bound", "thing", "contrast", "who", "act", "among", "other", *_NOUNS, *SPEAKING})  # fmt: skip

_PERSONS_SPEAK = frozenset({"say", "quote", "per"})  # behind other verbs stands as often what is denied or claimed


class NewNames(NamedTuple):
    """Rows to propose and, by their ids, how else a text writes them."""

    rows: list[ProposedRow]
    written: dict[str, set[str]]


def new_names(
    document: Document, spans: Iterable[tuple[int, int]], vocabulary: LanguageWords, gazetteer: Gazetteer
) -> NewNames:
    """The speakers, forces, states and groups of people that the sentences of a report name and a collection does not have."""
    reader = _Reader(document, vocabulary, gazetteer)
    for start, end in spans:
        reader.read(start, end)
    return NewNames(list(reader.found.values()), reader.written)


@dataclass(frozen=True)
class _Name:
    """A name in a sentence: its words, "speaker", "force" or "name" (of a force, whole), and the particles before it."""

    words: tuple[WordForms, ...]
    kind: str
    particles: str = ""

    @property
    def start(self) -> int:
        return self.words[0].start + len(self.particles.removesuffix(_THE))

    @property
    def end(self) -> int:
        return self.words[-1].end

    @property
    def head(self) -> str:
        return self.words[0].text[len(self.particles) :]

    @property
    def is_definite(self) -> bool:
        return self.particles.endswith((_THE, _TO_THE))


@dataclass
class _Reader:
    document: Document
    vocabulary: LanguageWords
    gazetteer: Gazetteer
    found: dict[tuple[str, str], ProposedRow] = field(default_factory=dict)
    written: dict[str, set[str]] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)  # first words of longer names: "the council" is the one named before

    def read(self, start: int, end: int) -> None:
        """Takes up what one sentence names; forces first, for spokesmen are tied to them."""
        text = self.document.normalised.text
        words = self.vocabulary.words(text, start, end)
        marks = self.vocabulary.marks(words)
        for mark in marks:
            self._group(self.vocabulary.nouns[mark.value].group if mark.kind == "noun" else "")
            for word in words[mark.last : mark.last + ADJECTIVE_WITHIN] if mark.value == "noun" else ():
                self._state(word.text)
        known = [each for each in self.gazetteer.find(text, start, end) if each.table != "places"]
        self.heads |= {text[each.start : each.end].split()[0].removeprefix(_THE) for each in known}
        forces: list[tuple[_Name, str]] = []
        for name in sorted(_names_in(words, marks), key=lambda name: name.kind == "speaker"):
            if any(each.start < name.end and name.start < each.end for each in known) or not self._is_new(name):
                continue
            party = next((party for force, party in forces if name.start <= force.start and force.end <= name.end), "")
            if name.kind != "speaker":
                party = self._propose("parties", self._written(name), "force")
                forces.append((name, party))
            self._propose("sources", self._written(name), "speaker", ties=(party,) if party else ())

    def _is_new(self, name: _Name) -> bool:
        """Whether a name says whom it means: not "forces", nor "the council" where a longer name has told which."""
        if len(name.words) > 1:
            self.heads.add(name.head)
            return True
        return name.kind == "name" or (name.head not in self.heads and (name.kind == "speaker" or name.is_definite))

    def _written(self, name: _Name) -> str:
        start, end = self.document.normalised.original_span(name.start, name.end)
        return (_THE if name.particles.endswith(_TO_THE) else "") + self.document.text[start:end]

    def _group(self, group: str) -> None:
        """A group of people that most conflicts know, such as children."""
        if group and not self.gazetteer.named("parties", group):
            for row in rows("groups", "en"):
                if fold(group) in {fold(row["name"]), row["id"]}:
                    self._propose("parties", row["name"], row["kind"], row_id=row["id"])

    def _state(self, adjective: str) -> None:
        """The state whose attack an adjective says that it is: "an Israeli raid"."""
        if name := country_name(country_of_adjective(adjective)):
            self.written.setdefault(self._propose("parties", name, "force"), set()).add(adjective)

    def _propose(self, table: str, name: str, kind: str, *, row_id: str = "", ties: tuple[str, ...] = ()) -> str:
        row_id = row_id or slug(romanise(name.removeprefix(_THE)))[:MOST_LETTERS]
        self.found.setdefault((table, row_id), ProposedRow(table=table, row_id=row_id, name=name, kind=kind, ties=ties))
        return row_id


def _names_in(words: list[WordForms], marks: list[MarkedPhrase]) -> Iterator[_Name]:
    bodies, links = ({mark.first for mark in marks if mark.kind == kind} for kind in ("body", "name link"))
    articles = {mark.first: mark.last for mark in marks if mark.kind == "name start"}
    ends = {
        mark.first
        for mark in marks
        if mark.kind in _ENDS and (mark.kind in _NOUNS or not words[mark.first].text[: mark.particles].endswith(_THE))
    } - links
    for mark in marks:
        particles = words[mark.first].text[: mark.particles]
        if mark.kind == "body":
            last = mark.last
            if mark.value != "name":
                the = particles.endswith((_THE, _TO_THE)) or (
                    last > mark.first + 1 and words[last - 1].text.startswith(_THE)
                )
                last = _end_of_name(words, mark.first, last, ends, bodies, links, definite=the)
            yield _Name(tuple(words[mark.first : last]), mark.value, particles)
        elif mark.kind in _PERSONS_SPEAK and mark.last < len(words) and mark.last not in bodies:
            first = articles.get(mark.last, mark.last)
            last = _end_of_name(words, first, first, ends, bodies, links)
            least = LEAST_WORDS if first == mark.last else 1
            if last - first >= least and (last == len(words) or last in ends | bodies or words[last].text in SIGNS):
                yield _Name(tuple(words[first:last]), "speaker")
        if mark.value == "before" and mark.kind in SPEAKING:  # "la Direction de la santé a indiqué"
            opens = max((at + 1 for at in range(mark.first) if words[at].text in SIGNS), default=0)
            first = articles.get(opens, mark.first)
            if first < mark.first <= first + MOST_WORDS and ends.isdisjoint(range(first, mark.first)):
                yield _Name(tuple(words[first : mark.first]), "speaker")


def _end_of_name(
    words: list[WordForms],
    first: int,
    start: int,
    ends: set[int],
    bodies: set[int],
    links: set[int],
    *,
    definite: bool = False,
) -> int:
    """The position behind a name, from a position in it on: once a word has the article, all further ones must have it."""
    for at in range(start, min(first + MOST_WORDS, len(words))):
        word = words[at].text
        apart = definite or words[at - 1].text.endswith(_NO_CONSTRUCT)
        if at in ends or not word.isalpha() or (at > first and apart and at in bodies):
            return at
        if at > first and (at in links or (at > first + 1 and word.startswith(_TO_THE))):
            definite = word.startswith(_TO_THE)  # "spokesman for the army", "Observatory for the Mines"
            continue
        if (definite and not word.startswith(_THE)) or (at > first and word.startswith("ل")):
            return at
        definite |= word.startswith(_THE)
    return min(first + MOST_WORDS, len(words))
