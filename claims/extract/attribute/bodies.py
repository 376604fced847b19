"""Which source, party or group a noun of a parsed sentence means: one of the collection by its whole name, else a proposed one."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache

from claims.extract.attribute.body_names import (
    CORE,
    describing,
    is_bare,
    is_proper,
    is_whole,
    name_around,
    points_back,
    same_person,
    stands_for,
    words_around,
)
from claims.extract.attribute.unlisted_parties import unlisted_party
from claims.extract.find.gazetteer import FoundName, Gazetteer
from claims.extract.languages.word_lists import cell_words, rows, syntax_class
from claims.extract.records import ProposedRow
from claims.extract.syntax.parser import Parse, Token
from claims.extract.syntax.persons import Persons
from claims.extract.syntax.tree import kids
from claims.names import romanise, slug

MOST_LETTERS = 48  # of a proposed id
_SPOKESPERSON = syntax_class("spokesperson")
_PRONOUNS = syntax_class("pronouns")
_MEMBERS = syntax_class("fighters") | {"member", "element", "militiaman", "supporter", "commander", "personnel"}
_NO_BODY = syntax_class("no body")
_FORCES = frozenset({"side", "force", "body"})


@dataclass(frozen=True, eq=False)
class Bodies:
    """Resolves nouns to rows; what is proposed is kept.

    Attributes:
        source_id: The source that publishes the document, "" where the collection does not have it.
        proposed: The rows proposed so far, by table and id.
        called: Speakers so far, by the noun that brought them in, each with the words that describe it.
    """

    gazetteer: Gazetteer
    source_id: str
    proposed: dict[tuple[str, str], ProposedRow] = field(default_factory=dict)
    called: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    bodies_named: dict[str, str] = field(default_factory=dict)  # parties that were proposed, by the noun of their name
    in_full: dict[str, str] = field(default_factory=dict)  # names of several words by their last, in small letters
    may_act: dict[str, str] = field(default_factory=dict)  # the name of the body that a proposed speaker speaks for
    armed: list[str] = field(default_factory=list)  # groups named so far that are no forces of a state
    to_come: list[str] = field(default_factory=list)  # such groups of the whole text

    def speaker(self, text: str, parse: Parse, names: Iterable[FoundName], noun: Token, last: str) -> str:
        """Id of the source that a noun names as a speaker; "" where it names nobody who can be said.

        Args:
            last: The speaker before, whom "he" and "the spokesman" mean.
        """
        if noun.lower_ in _PRONOUNS:
            return last
        if noun.lower_ == "one":  # "one of the drivers"
            noun = next((each for of in kids(noun, "prep") for each in kids(of, "pobj")), noun)
        if noun.lower_ in _NO_BODY:
            return ""
        if called := self._called(noun):
            return called
        found = self._speaker(text, parse, names, noun, last)
        if found and not is_bare(noun):
            for each in same_person(noun):
                self.called[each.lemma_.lower()] = found, describing(each)
        return found

    def _called(self, noun: Token) -> str:
        """The speaker whom a surname, or "the officer" and "the district officer", brings up again; "" where none."""
        found, described = self.called.get(noun.lemma_.lower(), ("", frozenset()))
        again = noun.pos_ == "PROPN" or (points_back(noun) and not kids(noun, "prep", "appos", "poss"))
        return found if again and describing(noun) <= described else ""

    def _speaker(self, text: str, parse: Parse, names: Iterable[FoundName], noun: Token, last: str) -> str:
        sources = [name for name in names if name.table == "sources"]
        for each in same_person(noun):
            if known := self._named(parse, sources, each, titled=True):
                return known.ids[0]
        party = self._named(parse, [name for name in names if name.table == "parties"], noun)
        if party and self.gazetteer.kinds.get(party.ids[0]) in _FORCES:
            return self._propose_speaker(self.gazetteer.names[party.ids[0]], ties=(party.ids[0],))
        if last and is_bare(noun):
            return last
        if points_back(noun) and (body := self.bodies_named.get(noun.lemma_.lower())):
            return self.speaker_for(body)
        if points_back(noun) and not kids(noun, "prep", *CORE) and (name := self.in_full.get(noun.lemma_.lower())):
            return self._propose_speaker(name)
        person = next((each for each in kids(noun, "appos") if each.pos_ == "PROPN"), noun)
        name = name_around(text, parse, noun if noun.pos_ == "PROPN" else person)
        speaker = self._propose_speaker(name) if name else ""
        if speaker and (body := self._spoken_for(text, parse, names, noun)):
            self.may_act[speaker] = body
        return speaker

    def _spoken_for(self, text: str, parse: Parse, names: Iterable[FoundName], noun: Token) -> str:
        """The name of the body that speaks, or that a spokesman speaks for."""
        own = unlisted_party(text, parse, names, noun)
        speaks_for = {noun.lemma_.lower(), *(word.lemma_.lower() for word in kids(noun, "compound"))} & _SPOKESPERSON
        around = words_around(noun) if speaks_for and not own else []
        return own or next(filter(None, (unlisted_party(text, parse, names, each) for each in around)), "")

    def party(self, parse: Parse, names: Iterable[FoundName], noun: Token) -> str:
        """Id of the party that a noun names as a doer: a force, or a force that its fighters are of; "" where none."""
        own = [name for name in names if name.table == "parties"]
        found = self._named(parse, own, noun, forces=True)
        if found is None or not stands_for(parse, found, noun):
            return ""
        party = found.ids[0] if is_proper(parse, found) else self._meant(parse, found, noun)
        while self.gazetteer.kinds.get(party) == "rank" and (above := self.gazetteer.party_tree.parents.get(party)):
            party = above
        return party if self.gazetteer.kinds.get(party) != "group" else ""

    def doer(self, text: str, parse: Parse, names: Iterable[FoundName], noun: Token) -> str:
        """As `party`; a body with a name that nobody has listed is proposed, and "the brigade" is the one named before."""
        before_deed = noun.dep_ in {"amod", "compound", "nmod"}  # "a terrorist attack" is by nobody certain
        if (not before_deed or self._is_named(parse, names, noun)) and (known := self.party(parse, names, noun)):
            return known
        if points_back(noun) and noun.lemma_.lower() in self.bodies_named and not kids(noun, "prep", *CORE):
            return self.bodies_named[noun.lemma_.lower()]
        name = unlisted_party(text, parse, names, noun)
        if not name:
            return ""
        self.bodies_named[noun.lemma_.lower()] = _id_of(name)
        return self._propose_party(name)

    def _propose_party(self, name: str) -> str:
        return self._known(ProposedRow(table="parties", row_id=_id_of(name), name=name, kind="force"))

    def forces_in(self, parse: Parse, names: Iterable[FoundName]) -> list[str]:
        """The forces that are named, but not inside the name of a source: "council" in "the local council"."""
        sources = [name for name in names if name.table == "sources"]
        return [
            name.ids[0]
            for name in names
            if name.table == "parties"
            and self.gazetteer.kinds.get(name.ids[0]) in _FORCES
            and is_whole(parse, name)
            and not any(
                other.end - other.start > name.end - name.start and other.start <= name.start and name.end <= other.end
                for other in sources
            )
        ]

    def hear_names(self, parse: Parse, names: Iterable[FoundName], *, heard: list[str]) -> None:
        """Remembers the armed groups that a text names, which "the rebels" mean."""
        for name in names:
            if name.table != "parties" or not is_whole(parse, name) or self.gazetteer.kinds.get(name.ids[0]) != "force":
                continue
            words = {word.lower_ for word in parse.within(name.start, name.end)}
            shown = set(self.gazetteer.names[name.ids[0]].lower().split())
            if is_proper(parse, name) and not (words | shown) & syntax_class("state forces"):
                heard.append(name.ids[0])

    def hear_bodies(self, text: str, parse: Parse) -> None:
        """Remembers what bodies are called in full, which "the ministry" means: "a source in the Health Ministry"."""
        for noun in parse.tokens:
            if noun.pos_ == "PROPN" and noun.dep_ != "compound" and kids(noun, "compound", "amod", "poss"):
                self.in_full[noun.lower_] = name_around(text, parse, noun)

    def _is_named(self, parse: Parse, names: Iterable[FoundName], noun: Token) -> bool:
        """Whether a noun is the name of one certain party."""
        found = self._named(parse, [name for name in names if name.table == "parties"], noun, forces=True)
        return found is not None and is_proper(parse, found)

    def _meant(self, parse: Parse, found: FoundName, noun: Token) -> str:
        """The group that "the rebels" means where the text has named one, else what the collection calls so.

        "Rebels", "two rebels" are people of no certain group.
        """
        words = parse.within(found.start, found.end)
        if not {form for word in words for form in (word.lemma_.lower(), word.lower_[:-1])} & syntax_class("fighters"):
            return found.ids[0]
        known = self.armed[-1:] or self.to_come[:1]
        if any(child.lower_ in {"a", "an", "another"} or child.dep_ == "nummod" for child in noun.children):
            return ""
        return known[0] if known else found.ids[0] if points_back(noun) else ""

    def group(self, text: str, parse: Parse, names: Iterable[FoundName], people: Persons) -> str:
        """Id of the party that people are of, "" where the words do not say."""
        own = [name for name in names if name.table == "parties"]
        found = self._named(parse, own, people.noun)
        if found is not None:
            return self._more_exact(found, own, parse, people.noun)
        lemma, groups = people.noun.lemma_.lower(), _usual_groups()
        before = (f"{word.lower_} {lemma}" for word in kids(people.noun, "compound", "amod"))  # "aid worker"
        usual = next((groups[word] for word in (*before, lemma, people.noun.lower_) if word in groups), None)
        force = self._named(parse, own, people.noun, forces=True) if usual else None
        if force is None and (usual is None or usual[0] == "fighters") and lemma in _MEMBERS:
            body = unlisted_party(text, parse, names, people.noun)  # "twelve members of the Front"
            return self._propose_party(body) if body else self._proposed_group(usual)
        return force.ids[0] if force else self._proposed_group(usual)

    def _more_exact(self, found: FoundName, names: list[FoundName], parse: Parse, noun: Token) -> str:
        """The force of whose fighters a word such as "fighters" speaks, where it is named; else what was found."""
        if self.gazetteer.kinds.get(found.ids[0]) == "group" and not self.gazetteer.party_tree.parents.get(
            found.ids[0]
        ):
            force = self._named(parse, [name for name in names if name is not found], noun, forces=True)
            if force and self.gazetteer.kinds.get(force.ids[0]) in _FORCES:
                return force.ids[0]
        return found.ids[0]

    def _proposed_group(self, usual: tuple[str, str, str] | None) -> str:
        """A group that most conflicts know ("children"), proposed where the collection does not have it."""
        if usual is None:
            return ""
        row_id, name, kind = usual
        return self._known(ProposedRow(table="parties", row_id=row_id, name=name, kind=kind))

    def tied(self, source_id: str) -> str:
        """The party that a source speaks for, "" where it speaks for none."""
        row = self.proposed.get(("sources", source_id))
        if row and not row.ties and (name := self.may_act.get(source_id)):
            self.proposed["sources", source_id] = row = replace(row, ties=(self._propose_party(name),))
        return row.ties[0] if row and row.ties else self.gazetteer.party_of(source_id)

    def speaker_for(self, party: str) -> str:
        """A source that speaks for a party, proposed where the collection has none."""
        known = self.gazetteer.speaker_for(party)
        row = self.proposed.get(("parties", party))
        name = row.name if row else self.gazetteer.names.get(party, party)
        return known or self._propose_speaker(name, ties=(party,))

    def _propose_speaker(self, name: str, *, ties: tuple[str, ...] = ()) -> str:
        shown = name[:1].upper() + name[1:]
        return self._known(ProposedRow(table="sources", row_id=_id_of(name), name=shown, kind="speaker", ties=ties))

    def _known(self, row: ProposedRow) -> str:
        """The id of a row, which is proposed where the collection does not have it; "" where its name has no letters."""
        if row.row_id and not self.gazetteer.has(row.table, row.row_id):
            self.proposed.setdefault((row.table, row.row_id), row)
        return row.row_id

    def _named(
        self, parse: Parse, names: list[FoundName], noun: Token, *, forces: bool = False, titled: bool = False
    ) -> FoundName | None:
        """The name that a noun with its words stands for: one on the noun, else one before it or behind "of".

        Args:
            titled: Whether the noun can be the name of a person whose office is named before it.
        """
        start, end = parse.spans[noun.i]
        of_person = titled and noun.pos_ == "PROPN"
        whole = [name for name in names if is_whole(parse, name, titled=of_person)]
        on = [name for name in whole if name.start < end and name.end > start]
        inner = [
            name
            for name in whole
            if name not in on
            and any(
                name.start < parse.spans[word.i][1] and name.end > parse.spans[word.i][0] for word in words_around(noun)
            )
        ]
        if forces:
            on = [name for name in on if self.gazetteer.kinds.get(name.ids[0]) != "group"]
            inner = [name for name in inner if self.gazetteer.kinds.get(name.ids[0]) in _FORCES | {"rank"}]
            proper = [name for name in inner if is_proper(parse, name)]
            if proper and not any(is_proper(parse, name) for name in on):
                return proper[-1]
        if on:
            return on[0]
        if inner and (forces or noun.lemma_.lower() in _SPOKESPERSON or of_person):
            return inner[-1]
        return None


def _id_of(name: str) -> str:
    return slug(romanise(name))[:MOST_LETTERS]


@cache
def _usual_groups() -> dict[str, tuple[str, str, str]]:
    return {
        word: (row["id"], row["name"], row["kind"]) for row in rows("groups", "en") for word in cell_words(row["words"])
    }
