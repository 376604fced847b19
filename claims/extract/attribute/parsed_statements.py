"""Statements of parsed sentences: counts and who answers for them, each with the speakers that its clause names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from claims.extract.attribute.bodies import Bodies
from claims.extract.attribute.quotations import Quotation, quotations_in
from claims.extract.attribute.read_statements import ReadStatement, counted_together
from claims.extract.attribute.speakers import Attribution
from claims.extract.find.dates import DatePhrase
from claims.extract.languages.word_lists import syntax_class
from claims.extract.syntax.blame import Blame
from claims.extract.syntax.clause_voices import Voice, demanders, is_saying, is_suspected, speakers_of
from claims.extract.syntax.deeds import Deed
from claims.extract.syntax.parsed_text import Clause
from claims.extract.syntax.parser import Token
from claims.extract.syntax.persons import SOME, Persons
from claims.extract.syntax.tolls import SAME, Toll
from claims.extract.syntax.tree import is_passive_verb, kids
from claims.model import Basis, Speaker, Stance
from claims.values import Count

_OWN = syntax_class("own")
ARREST = "initiator of an arrest"
_MORE = syntax_class("more")


@dataclass(eq=False)
class ParsedReader:
    """Reads the clauses of a text in order and remembers who spoke, who was accused and what was counted."""

    text: str
    bodies: Bodies
    speaker: str = ""  # who spoke last
    accused: str = ""  # who was last said to answer for it
    accused_at: int = -1  # where that is said
    parties: list[str] = field(default_factory=list)  # parties named so far, the latest last
    counted: list[ReadStatement] = field(default_factory=list)  # counts so far
    group: str = ""  # whom the last deed befell
    quotations: list[Quotation] = field(default_factory=list)
    spoke: tuple[int, list[str]] = (-1, [])  # the sentence whose last part ended with a speaker, and who that is
    goes_on: dict[Clause, list[str]] = field(default_factory=dict)  # who spoke in the part before
    _speakers: dict[tuple[int, int], str] = field(default_factory=dict)

    def hear(self, clauses: Iterable[Clause]) -> None:
        """Learns who speaks in a whole text, so that the first sentence of a quotation has the speaker behind its last."""
        heard: list[tuple[int, str]] = []
        for clause in clauses:
            heard += self._hear(clause)
        self.quotations = quotations_in(self.text, heard)
        self.speaker = ""

    def read(self, clause: Clause) -> list[ReadStatement]:
        """What one clause tells, in the order of its words."""
        self._hear(clause)
        self.goes_on[clause] = self.spoke[1] if self.spoke[0] == clause.sentence else []
        self.bodies.hear_names(clause.parse, clause.names, heard=self.bodies.armed)
        self.parties += self.bodies.forces_in(clause.parse, clause.names)
        told: list[ReadStatement] = []
        for find in (self._counts, self._figures, self._doers, self._blamed):
            told += find(clause)
        told += [
            replace(each, more=False, attribution=replace(each.attribution, chain=chain, beside=()))
            for each in told
            for chain in each.attribution.beside
        ]
        self._remember_speaker(clause)
        return sorted(told, key=lambda each: each.start)

    def _remember_speaker(self, clause: Clause) -> None:
        """Remembers who spoke behind what was said: "nine died, the mayor said; two are missing" is all the mayor's."""
        roots = (word for word in clause.parse.tokens if word.dep_ == "ROOT" and is_saying(word))
        behind = [
            noun for word in roots for noun in speakers_of(word) if any(said.i < noun.i for said in kids(word, "ccomp"))
        ]
        self.spoke = clause.sentence, [self._speaker(clause, noun) for noun in behind[:1]]

    def attribution(self, clause: Clause, position: int, *, denied: bool = False, hedged: bool = False) -> Attribution:
        """Who says the words at a position."""
        return self._attributed(clause, clause.voice_at(position), position, denied=denied, hedged=hedged)

    def day_attribution(self, clause: Clause, phrase: DatePhrase) -> Attribution:
        """Who says that something happened on a day, which can stand beside the verb of saying: "on Friday, X reported"."""
        verb = clause.governor(phrase)
        if verb is not None and is_saying(verb):
            return self._attributed(clause, Voice(tuple(speakers_of(verb))), phrase.start)
        return self.attribution(clause, phrase.start)

    def demand(self, clause: Clause, start: int, end: int) -> Attribution:
        """Who demands what stands in a span: the subject of a verb of demanding there, else whoever speaks."""
        told = self.attribution(clause, start)
        ids = [link.source_id for link in told.chain]
        by = [each for noun in demanders(clause.parse.within(start, end)[:1]) if (each := self._speaker(clause, noun))]
        ids = [*(each for each in ids if each not in by), *by[:1]] or ids
        if not ids or ids == [self.bodies.source_id]:
            return Attribution(Stance.DEMANDS)
        links = (*(Speaker(each, Stance.ASSERTS) for each in ids[:-1]), Speaker(ids[-1], Stance.DEMANDS))
        return Attribution(Stance.RELAYS, links)

    def _hear(self, clause: Clause) -> list[tuple[int, str]]:
        """Resolves the speakers of a clause in the order in which they speak: where each stands, and its id."""
        self.bodies.hear_bodies(self.text, clause.parse)
        for blame in clause.blames:  # whom "the brigade" means further on, as a speaker too
            for noun in [*(blame.by if blame.own else ()), *filter(None, [blame.party])]:
                self.bodies.doer(self.text, clause.parse, clause.names, noun)
        found: list[tuple[int, str]] = []
        for word in clause.parse.tokens:
            nouns = (
                speakers_of(word)
                if is_saying(word)
                else [n for to in kids(word, "prep") for n in kids(to, "pobj")]
                if word.lower_ == "according"
                else []
            )
            heard = [(clause.parse.spans[noun.i][0], each) for noun in nouns if (each := self._speaker(clause, noun))]
            self.speaker = heard[0][1] if heard else self.speaker
            found += heard
        return found

    def _speaker(self, clause: Clause, noun: Token) -> str:
        key = (clause.parse.spans[noun.i][0], noun.i)
        if key not in self._speakers:
            self._speakers[key] = self.bodies.speaker(self.text, clause.parse, clause.names, noun, self.speaker)
        return self._speakers[key]

    def _attributed(
        self, clause: Clause, voice: Voice, position: int, *, denied: bool = False, hedged: bool = False
    ) -> Attribution:
        own = self.bodies.source_id
        first, joined = _joined(voice.speakers)
        ids = [self._speaker(clause, noun) for noun in first]
        if not any(ids):
            ids = [each.speaker for each in self.quotations if each.start < position < each.end]
        if not any(ids):
            ids = self.goes_on.get(clause, [])
        chain = tuple(Speaker(each, Stance.ASSERTS) for each in dict.fromkeys(ids) if each and each != own)
        others = [each for noun in joined if (each := self._speaker(clause, noun)) and each not in {own, *ids}]
        beside = tuple((*chain[:-1], Speaker(each, Stance.ASSERTS)) for each in dict.fromkeys(others))
        if denied or voice.denied:
            return Attribution(Stance.DENIES, chain, beside)
        if hedged or voice.hedged:
            return Attribution(Stance.HEDGES, chain, beside)
        is_own = self.bodies.gazetteer.are_own_people(own, (link.source_id for link in chain))
        return Attribution(Stance.RELAYS if chain and not is_own else Stance.ASSERTS, chain, beside)

    def _counts(self, clause: Clause) -> Iterator[ReadStatement]:
        for deed in clause.deeds:
            if not deed.rule.field:
                continue
            whom = "wounded" if deed.rule.field == "shot" else deed.rule.field
            if whom == "seriously_wounded" and not any(people.part for people in deed.befell):
                whom = "wounded"
            voice = self.attribution(clause, clause.parse.spans[deed.word.i][0])
            told = [each for people in deed.befell if (each := self._count(clause, deed, whom, people, voice))]
            told += [
                replace(each, value=str(Count.parse(each.value) + Count(people.or_more, people.or_more)))
                for people in deed.befell
                for each in told[:1]
                if people.or_more and len(told) == 1
            ]
            yield from self._remembered(
                counted_together(told) if not any(people.or_more for people in deed.befell) else told
            )
            if deed.befell and told:
                self.group = told[-1].group

    def _remembered(self, told: list[ReadStatement]) -> list[ReadStatement]:
        self.counted += told
        return told

    def _count(
        self, clause: Clause, deed: Deed, whom: str, people: Persons, voice: Attribution
    ) -> ReadStatement | None:
        count = people.count
        if count is None and voice.stance is Stance.DENIES:
            count = Count(1, None)
        unhurt = deed.negated and whom in {"killed", "wounded"} and is_passive_verb(deed.word)
        if unhurt:
            count = Count(0, 0)
        if deed.negated and not (count and count.high == 0):
            if not voice.chain or count is None:
                return None
            voice = replace(voice, stance=Stance.DENIES)
        if not (count and count.high == 0) and any(child.lower_ == "any" for child in kids(people.noun, "det")):
            count = Count(1, None) if voice.stance is Stance.DENIES else Count(0, 0) if deed.negated else None
        loose = (
            unhurt
            or count is None
            or (not people.written and (people.definite or people.noun.pos_ in {"PROPN", "PRON"}))
        )
        if count is None and (people.part or people.noun.tag_ not in {"NNS", "NNPS"}):
            return None
        if count is None and not deed.concrete:
            return None
        start, end = clause.parse.spans[deed.word.i]
        group = self.bodies.group(self.text, clause.parse, clause.names, people)
        carried = not group and (
            people.noun.pos_ == "NUM" or people.noun.lower_ in {"others", "one", "other", "them", "whom"}
        )
        group = (
            self.group if carried and self._same_sentence(clause, self.counted[-1] if self.counted else None) else group
        )
        if deed.demanded:
            voice = replace(voice, stance=Stance.DEMANDS)
        return ReadStatement(
            field=self._field(whom, group),
            value=str(count or SOME),
            start=min(people.start, start),
            end=max(people.end, end),
            rule="count of shot" if deed.rule.field == "shot" else f"count of {whom}",
            attribution=voice,
            group=group,
            loose=loose,
            aside=deed.aside,
            more=_is_more(deed, people),
            basis=Basis.READING if carried and group else Basis.STATED,
        )

    def _field(self, whom: str, group: str) -> str:
        """Fighters are captured, civilians are detained, whichever verb is used."""
        if whom not in {"captured", "detained"} or not group:
            return whom
        gazetteer = self.bodies.gazetteer
        kinds = {gazetteer.kinds.get(node, "") for node in gazetteer.party_tree.path(group)}
        return "captured" if kinds & {"side", "force", "body"} else "detained"

    def _figures(self, clause: Clause) -> Iterator[ReadStatement]:
        for figure in clause.tolls:
            voice = self.attribution(clause, clause.parse.spans[figure.word.i][0])
            voice = self._with_speakers(voice, clause, figure.by, instead=figure.instead)
            before = next(
                (each for each in reversed(self.counted) if each.start < figure.start or each.field != "wounded"), None
            )
            whom = figure.field if figure.field != SAME else before.field if before else ""
            if not whom or (figure.field == SAME and figure.part and not self._same_sentence(clause, before)):
                continue
            of_before = before and before.start < figure.start and whom.removeprefix("seriously_") == before.field
            if not voice.chain and figure.part and before and of_before:
                voice = before.attribution if self._same_sentence(clause, before) else voice
            yield from self._remembered([self._figure(clause, figure, whom, voice)])

    def _with_speakers(
        self, voice: Attribution, clause: Clause, nouns: Sequence[Token], *, instead: bool = False
    ) -> Attribution:
        """The voice with those behind it whom it does not have yet; `instead` of the last, where they say what it does not."""
        told = {self.bodies.source_id, *(link.source_id for link in voice.chain)}
        added, others = (
            [
                Speaker(each, Stance.ASSERTS)
                for noun in some
                if (each := self._speaker(clause, noun)) and each not in told
            ]
            for some in _joined(nouns)
        )
        if not added:
            return voice
        kept = voice.chain[:-1] if instead else voice.chain
        stance = Stance.RELAYS if voice.stance is Stance.ASSERTS else voice.stance
        return Attribution(stance, (*kept, *added), tuple((*kept, *added[:-1], each) for each in others))

    def _same_sentence(self, clause: Clause, told: ReadStatement | None) -> bool:
        return told is not None and clause.holds(told.start)

    def _figure(self, clause: Clause, figure: Toll, whom: str, voice: Attribution) -> ReadStatement:
        group = self.bodies.group(self.text, clause.parse, clause.names, figure.who) if figure.who else ""
        return ReadStatement(
            field=self._field(whom, group),
            value=str(figure.count),
            start=figure.start,
            end=figure.end,
            rule=f"{'part' if figure.part else 'count'} of {whom}",
            attribution=voice,
            group=group,
            aside=figure.aside,
        )

    def _doers(self, clause: Clause) -> Iterator[ReadStatement]:
        for deed in clause.deeds:
            voice = self.attribution(clause, clause.parse.spans[deed.word.i][0], denied=deed.negated)
            accused = clause.voice_at(clause.parse.spans[deed.word.i][0]).accused is not None
            for noun in deed.by if deed.rule.blames and not accused else ():
                if party := self._party(clause, noun, voice):
                    hedged = voice.stance is not Stance.DENIES and is_suspected(noun)
                    said = replace(voice, stance=Stance.HEDGES) if hedged else voice
                    told = self._answers("initiator", party, clause, noun, said)
                    yield replace(told, rule=ARREST) if deed.rule.field == "detained" else told

    def _answers(self, name: str, party: str, clause: Clause, noun: Token, voice: Attribution) -> ReadStatement:
        first = noun.left_edge if noun.left_edge.i >= noun.i - 6 else noun
        start, end = clause.parse.span(first, noun)
        self.accused, self.accused_at = party, start
        return ReadStatement(field=name, value=party, start=start, end=end, rule=f"{name} of a deed", attribution=voice)

    def _party(self, clause: Clause, noun: Token, voice: Attribution) -> str:
        """The party that a noun names; "its fighters" and "it" are of the speaker, or of the party named before."""
        if party := self.bodies.doer(self.text, clause.parse, clause.names, noun):
            return party
        own = noun.lower_ in _OWN and (noun.lower_ != "one" or _of_its(noun))
        if not voice.chain or not (own or any(child.lower_ in _OWN for child in kids(noun, "poss"))):
            return ""
        return self.bodies.tied(voice.chain[-1].source_id) if noun.lower_ not in {"he", "his"} else ""

    def _blamed(self, clause: Clause) -> Iterator[ReadStatement]:
        for blame in clause.blames:
            start = clause.parse.spans[blame.word.i][0]
            voice = self.attribution(clause, start, denied=blame.denied, hedged=blame.hedged)
            yield from self._of_blame(clause, blame, self._with_speakers(voice, clause, blame.by))

    def _of_blame(self, clause: Clause, blame: Blame, voice: Attribution) -> Iterator[ReadStatement]:
        start, end = clause.parse.spans[blame.word.i]
        if blame.party is not None:
            if blame.each_other:
                yield from self._each_other(clause, blame)
            elif party := self._party(clause, blame.party, voice):
                name = "blamed" if blame.by or blame.hedged else "initiator"
                yield self._answers(name, party, clause, blame.party, voice)
            return
        speaker = voice.chain[-1].source_id if voice.chain else ""
        behind = max(
            (word.i for word in blame.word.subtree if word.dep_ in {"dobj", "prep", "pobj", "oprd", "acomp", "attr"}),
            default=blame.word.i,
        )
        end = clause.parse.spans[behind][1] if behind >= blame.word.i else end
        before = self._figure_before(start, toll=any(noun.lower_ == "toll" for noun in kids(blame.word, "dobj")))
        is_accusation = before and self.accused_at > before.start and _is_pronoun_of(blame.word)
        if blame.figures and before and not is_accusation:
            yield from self._taken_back(before, voice, start, end)
            return
        tied = self.bodies.tied(speaker)
        party = self._speaker_party(clause, blame) or tied if blame.own else tied or self.accused
        party = party or (self.accused if blame.denied else "")
        if blame.own and party and party != tied and party != self.accused:
            own = Speaker(self.bodies.speaker_for(party), Stance.ASSERTS)
            voice = replace(voice, chain=(*voice.chain[:-1], own))
        if party:
            yield ReadStatement(
                field="initiator",
                value=party,
                start=start,
                end=end,
                rule="own responsibility" if blame.own else "denial",
                attribution=voice,
            )

    def _figure_before(self, start: int, *, toll: bool) -> ReadStatement | None:
        """The last count of somebody before a position; of a toll the last of the dead, where there is one."""
        before = [told for told in reversed(self.counted) if told.start < start and told.value != "0"]
        dead = [told for told in before if toll and told.field == "killed" and not told.rule.startswith("part")]
        return next(iter(dead or before), None)

    def _speaker_party(self, clause: Clause, blame: Blame) -> str:
        found = (self.bodies.doer(self.text, clause.parse, clause.names, noun) for noun in blame.by)
        return next(filter(None, found), "")

    def _each_other(self, clause: Clause, blame: Blame) -> Iterator[ReadStatement]:
        """Two sides that accuse each other: each of the two named last, by the word of the other."""
        sides = list(dict.fromkeys(reversed(self.parties)))[:2]
        for party, other in zip(sides, reversed(sides), strict=True) if len(sides) == 2 else ():
            speaker = self.bodies.speaker_for(other)
            start, end = clause.parse.spans[blame.word.i]
            yield ReadStatement(
                field="blamed", value=party, start=start, end=end, rule="blamed by each other",
                attribution=Attribution(Stance.RELAYS, (Speaker(speaker, Stance.ASSERTS),)),
            )  # fmt: skip

    def _taken_back(self, last: ReadStatement, voice: Attribution, start: int, end: int) -> Iterator[ReadStatement]:
        """The last figures of another speaker, which this one says are not so."""
        speakers = {link.source_id for link in voice.chain}
        if speakers & {link.source_id for link in last.attribution.chain}:
            return
        yield replace(
            last,
            start=start,
            end=end,
            rule=f"{last.rule}, denied",
            attribution=Attribution(Stance.DENIES, voice.chain),
        )


def _is_pronoun_of(verb: Token) -> bool:
    """Whether what a verb denies is "it" or "this", which is what was said last."""
    return any(noun.lower_ in {"it", "this", "that"} for noun in kids(verb, "dobj", "nsubjpass"))


def _of_its(noun: Token) -> bool:
    """Such as "one of its members"."""
    return any(kids(inner, "poss") for of in kids(noun, "prep") for inner in kids(of, "pobj"))


def _is_more(deed: Deed, people: Persons) -> bool:
    """Whether people are told of beside others: "another guard", "three more", "the driver was also killed"."""
    words = {people.noun.lower_, *(child.lower_ for child in kids(people.noun, "det", "amod", "advmod", "nummod"))}
    also = any(child.lower_ == "also" for child in deed.word.children)
    if also and (is_passive_verb(deed.word) or deed.rule.befalls == "subject"):
        return True
    return not _MORE.isdisjoint(words) and "the" not in words


def _joined(nouns: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """The nouns without those that "and" joins to another of them, and these: "the mayor and the guard said"."""
    joined = [noun for noun in nouns if noun.dep_ == "conj" and noun.head in nouns]
    return [noun for noun in nouns if noun not in joined], joined
