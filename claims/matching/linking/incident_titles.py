"""Names and titles of incidents: what, where and when."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from claims.matching.claims.event_kinds import shipped_kinds
from claims.matching.linking.description import DescribedIncident
from claims.model import HURT, FieldType, Stance, Statement
from claims.tables import Collection, days_in_short, days_in_words

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
        spot: The name of a place in the first of them; "" where none is named.
    """

    incident: DescribedIncident
    kind: str
    places: tuple[str, ...]
    joint: str
    spot: str

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
        places = self.places if is_full else [_IN_BRACKETS.sub("", place) for place in self.places]
        what = " ".join([f" {self.joint} ".join(places), self.kind]).strip()
        return f"{_capital(what)}{f' ({mark})' if mark else ''}, {days}"


def heading_of(incident: DescribedIncident, collection: Collection) -> IncidentHeading:
    """What the incident is called after, for its name and its title."""
    towns = _leading_towns(incident, collection)
    spots = [
        place
        for place in incident.places
        if towns and place != towns[0] and collection.place_tree.holds(towns[0], place)
    ]
    return IncidentHeading(
        incident=incident,
        kind=_leading_kind(incident, collection),
        places=tuple(collection.name_of("places", town) for town in towns),
        joint="and" if _told_together(towns, incident, collection) else "or",
        spot=collection.name_of("places", spots[0]) if spots else "",
    )


def short_names(headings: Sequence[IncidentHeading]) -> list[str]:
    """A name for each, all different: those that would share one tell the place more fully, then a spot in it, or are numbered."""
    names = [heading.name() for heading in headings]
    for told in (
        [each.name(is_full=True) for each in headings],
        [each.name(is_full=True, mark=each.spot) for each in headings],
    ):
        for group in _sharing(names):
            fuller = {told[place] for place in group}
            if len(fuller) == len(group) and fuller.isdisjoint(names):
                for place in group:
                    names[place] = told[place]
    for group in _sharing(names):
        number, taken = 1, set(names)
        for place in group[1:]:
            while names[place] in taken:
                number += 1
                names[place] = headings[place].name(mark=str(number))
            taken.add(names[place])
    return names


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
    return [each for each in statements if each.is_outcome and each.stance is not Stance.DENIES]


def _leading_towns(incident: DescribedIncident, collection: Collection) -> list[str]:
    """Up to two places, most frequent first; a spot counts as its town, and places that hold another are left out."""
    places = list(dict.fromkeys(_town(path) for path in incident.place_paths))
    tree = collection.place_tree
    narrow = [place for place in places if not any(other != place and tree.holds(place, other) for other in places)]
    return narrow[:_MOST_PLACES]


def _told_together(towns: list[str], incident: DescribedIncident, collection: Collection) -> bool:
    """Whether one account puts the event in all of these; a second reading of a place is not a second place."""
    tree = collection.place_tree
    for claim in incident.claims:
        named = [each.value for each in _places_named(claim, collection) if not each.reading_of]
        if all(any(place == town or tree.holds(town, place) for place in named) for town in towns):
            return True
    return False


def _places_named(claim_id: str, collection: Collection) -> list[Statement]:
    specs = collection.field_specs
    return [each for each in _told(claim_id, collection) if specs[each.field].type is FieldType.PLACE]


def _town(path: str) -> str:
    nodes = [node.partition(":") for node in path.split(">")]
    return next((node for kind, _, node in reversed(nodes) if kind == "town"), nodes[-1][2])
