"""What incidents are called: the time, places, parties and kinds that their claims give them, and names and titles made of these."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from claims.matching.claims.prepared import shipped_kinds
from claims.model import ATTACKED, HURT, TARGET, Statement, split_list
from claims.names import fold
from claims.tables import Collection, Row, days_in_short, days_in_words

Time = tuple[pd.Timestamp, pd.Timestamp, str]
_UNDATED: Time = (pd.NaT, pd.NaT, "")  # type: ignore[assignment]  # pandas types NaT apart from Timestamp


@dataclass(frozen=True, kw_only=True)
class DescribedIncident:
    """An incident as its claims describe it.

    Attributes:
        claims: Ids of its claims, ascending.
        place_paths: Paths of the places that its claims name.
        party_paths: Paths of the parties that its claims name.
        known_until: The latest day on which one of its documents can have been published.
        documents: The documents that tell it, and those that hold these.
    """

    incident_id: str
    claims: tuple[str, ...]
    first: pd.Timestamp
    last: pd.Timestamp
    precision: str
    places: tuple[str, ...]
    parties: tuple[str, ...]
    kinds: tuple[str, ...]
    place_paths: tuple[str, ...]
    party_paths: tuple[str, ...]
    sources: int
    background: bool
    known_until: pd.Timestamp
    documents: frozenset[str]


def describe_incident(incident_id: str, rows: list[Row]) -> DescribedIncident:
    """The incident of these rows of a claim frame, which stand in the order of the claim ids."""
    first, last, precision = stated_time(rows)
    return DescribedIncident(
        incident_id=incident_id,
        claims=tuple(row["claim_id"] for row in rows),
        first=first,
        last=last,
        precision=precision,
        places=_by_use(rows, "places"),
        parties=_by_use(rows, "parties"),
        kinds=_by_use(rows, "kinds"),
        place_paths=_by_use(rows, "place_paths"),
        party_paths=_by_use(rows, "party_paths"),
        sources=len({row["source_id"] for row in rows}),
        background=all(row["background"] for row in rows),
        known_until=_latest(row["published_last"] for row in rows),
        documents=frozenset({row["document_id"] for row in rows} | {row["within"] for row in rows}) - {""},
    )


def stated_time(rows: Iterable[Row]) -> Time:
    """The time that accounts state; where none does, all the days from the first to the last that coders infer."""
    rows = list(rows)
    stated = consensus([_time(row) for row in rows if not row["inferred"]])
    return stated if stated[2] else _hull([_time(row) for row in rows])


def consensus(times: Iterable[Time]) -> Time:
    """The most exact time that claims state; of equally exact ones the one stated most often, then the earlier.

    Days and closed periods go before "one of these days", these before months, years and open periods.
    """
    stated = Counter(time for time in times if time[2])
    if not stated:
        return _UNDATED
    return min(stated, key=lambda time: (_vagueness(time), -stated[time], str(time[0]), str(time[1])))


def _time(row: Row) -> Time:
    return row["first"], row["last"], row["precision"]


def _hull(times: list[Time]) -> Time:
    """The shortest time that holds all of these, open at an end where one of them is.

    Where one has no beginning and another no end, it runs from the first beginning that is known.
    """
    known = [time for time in times if time[2]]
    if len(set(known)) < 2:
        return known[0] if known else _UNDATED
    firsts = [time[0] for time in known if not pd.isna(time[0])]
    lasts = [time[1] for time in known if not pd.isna(time[1])]
    last = max(lasts) if len(lasts) == len(known) else _UNDATED[1]
    first = min(firsts, default=_UNDATED[0]) if len(firsts) == len(known) or pd.isna(last) else _UNDATED[0]
    precision = "period" if any(time[2] == "period" for time in known) else "within"
    return first, last, precision


def _latest(days: Iterable[pd.Timestamp]) -> pd.Timestamp:
    return max((day for day in days if not pd.isna(day)), default=_UNDATED[0])


def _vagueness(time: Time) -> int:
    first, last, precision = time
    if pd.isna(first) or pd.isna(last):
        return 4
    return {"day": 0, "period": 0, "within": 1, "month": 2, "year": 3}.get(precision, 4)


def _by_use(rows: list[Row], column: str) -> tuple[str, ...]:
    """The values that the rows list, most frequent first, ties alphabetical."""
    used = Counter(value for row in rows for value in split_list(row[column]))
    return tuple(sorted(used, key=lambda value: (-used[value], value)))


_KIND = "kind"
_MOST_PLACES = 2
_IN_BRACKETS = re.compile(r" \([^()]*\)$")


@dataclass(frozen=True, kw_only=True)
class IncidentHeading:
    """What an incident is called after.

    Attributes:
        kind: What happened, in lower case.
        places: The names of up to two towns.
        joint: The word between them.
        marks: What tells it from others of the same name, the plainest first: a place in the first of the towns, what was
            attacked, and whom; "" for what is not told.
    """

    incident: DescribedIncident
    kind: str
    places: tuple[str, ...]
    joint: str
    marks: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """For example "Clash in Qamishli, 23 January 2021"."""
        days = days_in_words(self.incident.first, self.incident.last, self.incident.precision) or "undated"
        where = f" in {f' {self.joint} '.join(self.places)}" if self.places else ""
        return f"{_capital(self.kind)}{where}, {days}"

    def name(self, *, is_full: bool = False, mark: str = "") -> str:
        """For example "Qamishli clash, 23 Jan 2021".

        Args:
            is_full: Whether what stands in brackets behind the name of a place is kept.
            mark: Stands in brackets behind what happened, to tell it from others.
        """
        days = days_in_short(self.incident.first, self.incident.last, self.incident.precision) or "undated"
        places = self.places if is_full else dict.fromkeys(_IN_BRACKETS.sub("", place) for place in self.places)
        what = " ".join([f" {self.joint} ".join(places), self.kind]).strip()
        return f"{_capital(what)}{f' ({mark})' if mark else ''}, {days}"


def heading_of(incident: DescribedIncident, collection: Collection) -> IncidentHeading:
    """What the incident is called after, for its name and its title."""
    towns = _leading_towns(incident, collection)
    return IncidentHeading(
        incident=incident,
        kind=_leading_kind(incident, collection),
        places=tuple(collection.name_of("places", town) for town in towns),
        joint="and" if _told_together(towns, incident, collection) else "or",
        marks=(_spot(incident, towns, collection), *_attacked(incident, collection)),
    )


def _spot(incident: DescribedIncident, towns: Sequence[str], collection: Collection) -> str:
    """The name of a place in the first of the towns; "" where none is named."""
    within = (each for each in incident.places if each not in towns and collection.place_tree.holds(towns[0], each))
    spot = next(within, "") if towns else ""
    return collection.name_of("places", spot) if spot else ""


def _attacked(incident: DescribedIncident, collection: Collection) -> tuple[str, str]:
    """What most accounts say was attacked, and the name of whom; each "" where none does."""
    told = [each for claim_id in incident.claims for each in _told(claim_id, collection)]
    targets = Counter(each.value for each in told if each.field == TARGET)
    parties = Counter(each.value for each in told if each.field == ATTACKED)
    target, party = (next((value for value, _ in found.most_common(1)), "") for found in (targets, parties))
    return target, collection.name_of("parties", party) if party else ""


def short_names(headings: Sequence[IncidentHeading]) -> list[str]:
    """A name for each, all different: those that would share one tell the place more fully, then a mark of their own, or are numbered."""
    names = [heading.name() for heading in headings]
    for group in _sharing(names):
        fuller = [headings[place].name(is_full=True) for place in group]
        if len(set(fuller)) == len(group) and set(fuller).isdisjoint(names):
            for place, told in zip(group, fuller, strict=True):
                names[place] = told
    for at in range(max((len(each.marks) for each in headings), default=0)):
        for group in _sharing(names):
            for place, told in _marked(headings, group, at).items():
                names[place] = names[place] if told in names else told
    for group in _sharing(names):
        number, taken = 1, set(names)
        for place in group[1:]:
            while names[place] in taken:
                number += 1
                names[place] = headings[place].name(mark=str(number))
    return names


def _marked(headings: Sequence[IncidentHeading], group: Sequence[int], at: int) -> dict[int, str]:
    """The names of those of a group that have a mark of their own, each with it."""
    marks = {place: headings[place].marks[at] for place in group}
    own = Counter(marks.values())
    return {
        place: headings[place].name(is_full=True, mark=mark) for place, mark in marks.items() if mark and own[mark] == 1
    }


def _sharing(names: Sequence[str]) -> list[list[int]]:
    """The positions of each name that stands in several."""
    positions: dict[str, list[int]] = defaultdict(list)
    for position, name in enumerate(names):
        positions[name].append(position)
    return [group for group in positions.values() if len(group) > 1]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _leading_kind(incident: DescribedIncident, collection: Collection) -> str:
    """What an episode is; else, where people were hurt, the gravest kind that half of the accounts tell; else the one most tell."""
    table, told = shipped_kinds(), _kinds_told(incident, collection)
    if not told:
        return "event"
    terms = collection.field_specs[_KIND].terms
    uses = Counter(kind for kinds in told for kind in kinds)
    turns: dict[str, int] = defaultdict(int)  # how late accounts tell each kind
    for kinds in told:
        for turn, kind in enumerate(kinds):
            turns[kind] += turn
    grave = sorted(uses, key=lambda kind: (-table.gravity_of(kind, terms), kind))
    common = sorted(grave, key=lambda kind: (-uses[kind], turns[kind]))
    if incident.precision == "period" and (lasting := [kind for kind in common if kind in table.episodes]):
        return lasting[0]
    if _people_hurt(incident, collection):
        return next((kind for kind in grave if 2 * uses[kind] >= len(told)), common[0])
    return common[0]


def _kinds_told(incident: DescribedIncident, collection: Collection) -> list[tuple[str, ...]]:
    """The kinds of each account that names any, in its order; a second reading of a kind is not a second kind."""
    told = ([each for each in _told(claim, collection) if each.field == _KIND] for claim in incident.claims)
    kinds = [tuple(dict.fromkeys(each.value for each in account if not each.reading_of)) for account in told]
    return [each for each in kinds if each]


def _people_hurt(incident: DescribedIncident, collection: Collection) -> bool:
    statements = (each for claim in incident.claims for each in _told(claim, collection) if each.field in HURT)
    return any(each.count is not None and each.count.low > 0 for each in statements)


def _told(claim_id: str, collection: Collection) -> list[Statement]:
    """What a claim says happened: not what it denies, nor what anybody only demands or aims at."""
    statements = collection.statements_of_claim[claim_id]
    return [each for each in statements if each.is_outcome and not each.is_denied]


def _leading_towns(incident: DescribedIncident, collection: Collection) -> list[str]:
    """Up to two places of different names, most frequent first; a spot counts as its town, and places that hold another are left out."""
    places = list(dict.fromkeys(_town(path) for path in incident.place_paths))
    tree = collection.place_tree
    narrow = [place for place in places if not any(other != place and tree.holds(place, other) for other in places)]
    by_name = {fold(collection.name_of("places", place)): place for place in reversed(narrow)}
    return [place for place in narrow if place in by_name.values()][:_MOST_PLACES]


def _told_together(towns: list[str], incident: DescribedIncident, collection: Collection) -> bool:
    """Whether one account puts the event in all of these; a second reading of a place is not a second place."""
    tree = collection.place_tree
    for claim in incident.claims:
        named = [each.value for each in _places_named(claim, collection) if not each.reading_of]
        if all(any(place == town or tree.holds(town, place) for place in named) for town in towns):
            return True
    return False


def _places_named(claim_id: str, collection: Collection) -> list[Statement]:
    return [each for each in _told(claim_id, collection) if each.field in collection.event_place_fields]


def _town(path: str) -> str:
    nodes = [node.partition(":") for node in path.split(">")]
    return next((node for kind, _, node in reversed(nodes) if kind == "town"), nodes[-1][2])
