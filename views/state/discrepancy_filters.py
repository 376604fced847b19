"""Which discrepancies a reader asks for, how many each answer would leave, and which answer removes most."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from claims.findings import Findings
from claims.model import Discrepancy, Kind, Severity
from claims.values import Relation
from views.state.page_study import PageStudy
from views.texts import words

MOST_INCIDENTS = 500  # beyond, a list of all is no help; period, place and the Overview lead to one
Selection = Mapping[str, Sequence[str]]  # name of a filter to the values asked for; none: any

VALUES: dict[str, Callable[[Discrepancy], Iterable[str]]] = {
    "severity": lambda found: (str(found.severity),),
    "relation": lambda found: (str(found.relation),),
    "kind": lambda found: (str(found.kind),),
    "source": lambda found: {source for side in found.sides for source in side.source_ids},
    "incident": lambda found: (found.incident_id,),
}


def options(study: PageStudy) -> dict[str, tuple[str, ...]]:
    """Every value that each filter of the page offers, found or not; those that all pages share stand in the frame."""
    incidents = tuple(study.incidents.table["incident_id"])
    own = {"incident": incidents} if len(incidents) <= MOST_INCIDENTS else {}
    return {"kind": tuple(map(str, Kind)), **own}


def value_name(study: PageStudy, filter_name: str, value: str) -> str:
    """What a value is called on screen."""
    return study.incident_title(value) if filter_name == "incident" else value


def choose(discrepancies: Iterable[Discrepancy], selection: Selection, *, without: str = "") -> tuple[Discrepancy, ...]:
    """Those that pass every filter (but the one named), in their order."""
    asked = {name: set(values) for name, values in selection.items() if values and name != without}
    if not asked:
        return tuple(discrepancies)
    return tuple(
        found for found in discrepancies if all(wanted & set(VALUES[name](found)) for name, wanted in asked.items())
    )


def numbers(discrepancies: Sequence[Discrepancy], selection: Selection, filter_name: str) -> Counter[str]:
    """How many discrepancies have each value, under what the other filters leave."""
    left = choose(discrepancies, selection, without=filter_name)
    return Counter(value for found in left for value in set(VALUES[filter_name](found)))


def most_removed(discrepancies: Sequence[Discrepancy], selection: Selection) -> tuple[str, int]:
    """The filter without which most would be left, and how many these are."""
    left = {name: len(choose(discrepancies, selection, without=name)) for name, values in selection.items() if values}
    name = max(left, key=lambda each: left[each])
    return name, left[name]


def in_words(study: PageStudy, selection: Selection) -> str:
    """The filter as an export tells it; empty where there is none."""
    asked = {name: [value_name(study, name, value) for value in values] for name, values in selection.items() if values}
    return "; ".join(f"{name}: {' or '.join(values)}" for name, values in asked.items())


def only(discrepancies: tuple[Discrepancy, ...]) -> Findings:
    """The findings that an export of a choice is made from."""
    return Findings(discrepancies=discrepancies, lookalikes=())


def summary(discrepancies: Sequence[Discrepancy]) -> dict[str, dict[str, int]]:
    """How many there are by severity, relation and kind, in the order of the lists; zeros left out."""
    lists = {"severity": Severity, "relation": Relation, "kind": Kind}
    counted = {name: Counter(str(getattr(found, name)) for found in discrepancies) for name in lists}
    return {
        words.FILTERS[name]: {str(value): counted[name][str(value)] for value in values if counted[name][str(value)]}
        for name, values in lists.items()
    }
