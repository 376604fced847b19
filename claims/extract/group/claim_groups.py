"""Puts sentences together that tell of one incident: by day, place and what binds a sentence to the one before it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import filterfalse

from claims.extract.attribute.parsed_statements import ARREST
from claims.extract.attribute.statements import EVENT_FIELDS, StatementFinder
from claims.extract.group.running_totals import with_sums
from claims.extract.records import DraftClaim, DraftStatement, values_named, working_title
from claims.model import Basis, Stance
from claims.trees import Tree
from claims.values import Span

BACKGROUND_DAYS = 60  # an incident told beside another that lies further before publication is background
LEAST_ENTRIES = 2  # paragraphs that begin with a day, which make a text a bulletin
OLD_DAYS = 180  # any incident that lies further before publication is background

LEAD = 3  # sentences of a text in which an event is told that it is about

_OTHER = re.compile(
    r"(?i)^(?:meanwhile|elsewhere|separately|later|in the (?:morning|afternoon|evening)|at night|hours later)\b|\b(?:in (?:an)?other|another|a separate|a second|a third|a similar|in a different|also in|other) "
    r"(?:\w+ ){0,2}(?:attacks?|incidents?|bomb(?:ing)?s?|explosions?|ambush(?:es)?|clash(?:es)?|actions?|raids?|strikes?|shooting|murders?|kidnapping|town|village|province|area|case)\b"
)


_DAY_FIRST = re.compile(r"[\W\d]{0,8}(?:[^\W\d]{3,9},? )?")  # a bullet or a number, and the day of the week
_ITEM = re.compile(r"[-*\u2022\u2023\u25aa\u25cf\u27a1\u2013]\ufe0f? ")  # what an item of a list begins with
_DAY_ENDS = re.compile(r"(?:,? \d{4})?\s*[:\u2013\u2014-]")

_COUNTED = EVENT_FIELDS - {"kind"}


@dataclass
class Incident:
    """What a text has told so far of one incident."""

    statements: list[DraftStatement] = field(default_factory=list)
    days: list[Span] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    victims: set[str] = field(default_factory=set)
    aside: bool = False  # told beside the incidents
    happened: bool = False
    told: list[int] = field(default_factory=list)  # numbers of the sentences that tell something done
    placed: bool = False  # whether they say where

    def take(self, statements: Iterable[DraftStatement], *, tells: bool) -> None:
        """Adds what a sentence says; days and places of one that tells of no event do not set it apart from others."""
        kept = list(statements)
        self.statements += kept
        if tells or not self.days:
            self.days += _days(kept)
        if tells or not self.places:
            self.places += _places(kept)


def gather_claims(finder: StatementFinder) -> tuple[DraftClaim, ...]:
    """The claims of the running text, one an incident, in the order in which they are first told."""
    entries = _entries(finder)
    incidents = _incidents(finder, entries)
    if not entries:
        _carry(incidents, "when")
        _carry(incidents[::-1], "when")
        _carry(incidents, "where")
    _place_in_country(finder, incidents)
    first = next((incident for incident in incidents if not incident.aside), None)
    if first is not None and all(incident.aside for incident in incidents if incident is not first):
        first.aside = _is_in_passing(first)
    claims = (
        _claim(finder, incident, first=incident is first)
        for incident in incidents
        if incident.happened or incident.aside
    )
    return tuple(claim for claim in claims if any(statement.field in EVENT_FIELDS for statement in claim.statements))


def _incidents(finder: StatementFinder, entries: set[int]) -> list[Incident]:
    """What the sentences tell, one incident after the other; what stands beside events on its own."""
    incidents: list[Incident] = []
    before: list[DraftStatement] = []  # told before any incident
    current: Incident | None = None
    unread = set(entries)  # paragraphs of a bulletin that have not begun an incident yet
    turns = 0  # paragraph in which the text has turned to something else, though no event of it was told yet
    for number in filterfalse(finder.is_note, range(len(finder.annotated.sentences))):
        told = finder.of_sentence(number)
        if aside := [said for said in told if said.rule.endswith(", aside")]:
            incidents.append(Incident(statements=aside, aside=True))
        statements = tuple(said for said in told if said not in aside)
        strength = finder.strength(number, statements)
        paragraph = finder.annotated.sentences[number].paragraph
        if strength == 0 and current is None and paragraph not in unread:
            before += statements
            continue
        turned = _OTHER.search(finder.annotated.words(number)) is not None
        if turned and strength < 2:
            turns = paragraph
        if paragraph in unread or (strength == 2 and current is not None and (turned or turns == paragraph)):
            found, turns = None, 0
        else:
            found = _incident_of(finder, number, statements, incidents, current) if strength == 2 else current
        unread.discard(paragraph)
        if found is None:
            found = Incident()
            if all(incident.aside for incident in incidents):
                found.take(_of_all(before) if entries else before, tells=False)
            incidents.append(found)
        current = found
        current.happened |= strength == 2 or any(s.field in _COUNTED for s in statements)
        if strength == 2:
            current.told.append(number)
            current.placed |= any(said.field == "where" and said.rule != "place by the way" for said in statements)
        current.victims |= finder.named_victims(number)
        current.take(statements if strength else _of_its_day(statements, current), tells=strength > 0)
    return incidents


def _entries(finder: StatementFinder) -> set[int]:
    """The paragraphs of a bulletin: those that begin with a day ("- 3 April: Gunmen ..."), items of a list with other days each."""
    annotated = finder.annotated
    entries: set[int] = set()
    items: dict[int, set[Span]] = {}
    for sentence, dates in zip(annotated.sentences, annotated.dates, strict=True):
        if sentence.paragraph == 1 and annotated.titled:
            continue
        text, start = annotated.text, sentence.start
        if dates and _DAY_FIRST.fullmatch(text[start : dates[0].start]) and _DAY_ENDS.match(text, dates[0].end):
            entries.add(sentence.paragraph)
        if _ITEM.match(text, start) or sentence.paragraph in items:
            days = {phrase.span for phrase in dates if phrase.span}
            items[sentence.paragraph] = items.get(sentence.paragraph, set()) | days
    told: list[set[Span]] = []
    for paragraph, days in items.items():
        if days and days not in told:
            told.append(days)
            entries.add(paragraph)
    return entries if len(entries) >= LEAST_ENTRIES else set()


def _of_all(statements: list[DraftStatement]) -> list[DraftStatement]:
    """What a bulletin says before its entries, but for the days that it covers."""
    return [said for said in statements if said.field != "when"]


def _of_its_day(statements: tuple[DraftStatement, ...], incident: Incident) -> tuple[DraftStatement, ...]:
    """What a sentence without an event says, but for days on which the incident was not: "On 3 March a bridge was opened"."""
    return tuple(said for said in statements if said.field != "when" or not _are_apart(_days([said]), incident.days))


def _are_apart(days: list[Span], others: list[Span]) -> bool:
    """Whether both are told and no day of one can be a day of the other."""
    return bool(days and others) and not any(day.gap(other) == 0 for day in days for other in others)


def _carry(incidents: list[Incident], field: str) -> None:
    """An incident that names no day, or no place, is read as of the one told before it: "Meanwhile, a bomb went off"."""
    last: DraftStatement | None = None
    for incident in incidents:
        own = [s for s in incident.statements if s.field == field]
        if not own and last is not None and not incident.aside:
            incident.statements.append(replace(last, basis=Basis.READING, rule=f"{field} told elsewhere"))
        told = [s for s in own if s.rule not in {"date aside", "place by the way"}]
        last = last if incident.aside else next(iter(told or own), last)


def _place_in_country(finder: StatementFinder, incidents: list[Incident]) -> None:
    """An incident of which no place is told, or places by the way alone, is read as in the country of the text."""
    for incident in incidents:
        told = any(s.field == "where" and s.rule != "place by the way" for s in incident.statements)
        if finder.country is not None and not (told or incident.aside):
            incident.statements.append(finder.country)


def _incident_of(
    finder: StatementFinder,
    number: int,
    statements: tuple[DraftStatement, ...],
    incidents: list[Incident],
    current: Incident | None,
) -> Incident | None:
    """The incident that a sentence goes on with; None where it begins another."""
    days, places = _days(statements), _places(statements)
    tree = finder.gazetteer.place_tree
    victims = finder.named_victims(number)

    def differs(incident: Incident) -> bool:
        if _are_apart(days, incident.days):
            return True
        if victims and incident.victims and not victims & incident.victims:
            return True
        here, there = _lowest(tree, places), _lowest(tree, incident.places)
        return bool(here and there) and not any(tree.related(place, other) for place in here for other in there)

    if current is not None and not differs(current):
        return current
    for incident in reversed(incidents):
        if not incident.aside and not differs(incident) and (days or places):
            return incident
    return None


def _is_in_passing(incident: Incident) -> bool:
    """Whether the only incident of a text is told once, behind the lead, without a day, and without a number or a place."""
    if len(incident.told) > 1 or any(number < LEAD for number in incident.told):
        return False
    counted = [said for said in incident.statements if said.field in _COUNTED and said.value != "0"]
    certain = incident.placed or any(not said.rule.endswith("loose") for said in counted)
    return not (counted and certain) and not any(map(_is_day, incident.statements))


def _is_day(said: DraftStatement) -> bool:
    """Whether a statement gives the day of something that its own sentence tells."""
    return said.field == "when" and said.rule != "date aside"


def _lowest(tree: Tree, places: list[str]) -> list[str]:
    """The places without those that hold another of them: "a village in Aleppo, Syria" is the village."""
    return [place for place in places if not any(other != place and tree.holds(place, other) for other in places)]


def _days(statements: list[DraftStatement] | tuple[DraftStatement, ...]) -> list[Span]:
    return [Span.parse(s.value, said=s.said) for s in statements if s.field == "when"]


def _places(statements: list[DraftStatement] | tuple[DraftStatement, ...]) -> list[str]:
    return [s.value for s in statements if s.field == "where"]


def _claim(finder: StatementFinder, incident: Incident, *, first: bool) -> DraftClaim:
    """The claim of an incident; what a text says twice in the same way is kept once."""
    kept: dict[tuple[object, ...], DraftStatement] = {}
    for s in with_sums(incident.statements):
        counted = s.rule.startswith(("count of ", "part of "))
        kept.setdefault((0 if counted else s.paragraph, s.field, s.group, s.value, s.chain, s.stance), s)
    statements = tuple(_without_repeats(list(kept.values())))
    return DraftClaim(
        title=_title(statements, finder.gazetteer.names),
        statements=statements,
        background=incident.aside or lies_long_before(statements, finder.annotated.published, first=first),
    )


def _without_repeats(statements: list[DraftStatement]) -> Iterator[DraftStatement]:
    """The statements without those that only point back: a title's figure told again below, "the victims were killed"."""
    for s in statements:
        others = [
            o
            for o in statements
            if o is not s and o.field == s.field and (o.group == s.group or not o.group or not s.group)
        ]
        if s.rule == ARREST and any(o.field == "kind" and o.value != "arrest" for o in statements):
            continue  # the police who arrest suspects of an attack did not make it
        if s.rule.startswith("count of shot") and any(o.field == "killed" and o.value != "0" for o in statements):
            continue  # whoever was shot and died is among the dead
        if s.rule.endswith("loose") and any(not o.rule.endswith("loose") or o.start < s.start for o in others):
            continue
        of_title = s.paragraph == 1 and not s.chain and s.document.titled and s.stance is Stance.ASSERTS
        if of_title and any(o.value == s.value and o.paragraph > 1 for o in others):
            continue
        yield s


def lies_long_before(statements: tuple[DraftStatement, ...], published: date | None, *, first: bool) -> bool:
    """Whether all days of a claim lie long before publication; False where it names none."""
    told = [s for s in statements if s.field == "when"]
    of_deeds = [s for s in told if s.rule != "date aside"]
    days = [Span.parse(s.value, said=s.said) for s in of_deeds or told]
    ends = [day.last for day in days if day.last]
    if published is None or not ends:
        return False
    return all((published - end).days > (OLD_DAYS if first else BACKGROUND_DAYS) for end in ends)


def _title(statements: tuple[DraftStatement, ...], names: Mapping[str, str]) -> str:
    """A working title: kind of event, place, day, and who took part."""
    parties = ", ".join(values_named(statements, "participant", names))
    return ": ".join(filter(None, (working_title(statements, names), parties)))
