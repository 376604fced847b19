"""Titles of incidents: what, where and when, as short as they say it."""

from collections import Counter, defaultdict

from claims.matching.claims.event_kinds import shipped_kinds
from claims.matching.features.times import time_words
from claims.matching.linking.description import DescribedIncident
from claims.model import HURT, FieldType, Stance, Statement
from claims.tables import Collection

_KIND = "kind"
_MOST_PLACES = 2


def title_of(incident: DescribedIncident, collection: Collection) -> str:
    """For example "Clash in Qamishli, 23 January 2021"."""
    kind = _leading_kind(incident, collection)
    towns = _leading_towns(incident, collection)
    joint = " and " if _told_together(towns, incident, collection) else " or "
    where = f" in {joint.join(collection.name_of('places', town) for town in towns)}" if towns else ""
    when = f", {time_words(incident.first, incident.last, incident.precision)}" if incident.precision else ", undated"
    return f"{kind[:1].upper()}{kind[1:]}{where}{when}"


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
