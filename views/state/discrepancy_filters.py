"""The filters of the page of discrepancies: what they offer, what they leave, and which removes most; and what each is about."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from claims.findings import SEVERITY_ORDER
from claims.model import Discrepancy, FieldType, Kind, Severity
from claims.survey import is_agreement, is_omission
from claims.survey.ranking import CLASHES
from claims.values import Relation
from views.state.page_study import PageStudy
from views.texts import words

MOST_INCIDENTS = 500  # beyond, a list of all is no help; period, place and the Overview lead to one
Selection = Mapping[str, Sequence[str]]  # filter to the values chosen; none: any

ALL, FIGURES, OTHER, OMISSIONS, AGREEMENTS = "all", "figures", "other", "omissions", "agreements"
_PLACE = {name: place for place, name in enumerate((FIGURES, OTHER, OMISSIONS, AGREEMENTS))}

VALUE_OF: dict[str, Callable[[Discrepancy], str]] = {
    "kind": lambda discrepancy: str(discrepancy.kind),
    "incident": lambda discrepancy: discrepancy.incident_id,
}


def options(study: PageStudy) -> dict[str, tuple[str, ...]]:
    """Each filter of this page to all its values, whether a discrepancy has them or not; those of all pages stand in the frame."""
    incident_ids = tuple(study.incidents.table["incident_id"])
    return {
        "kind": tuple(map(str, Kind)),
        **({"incident": incident_ids} if len(incident_ids) <= MOST_INCIDENTS else {}),
    }


def value_name(study: PageStudy, filter_name: str, value: str) -> str:
    """The words for a value on screen."""
    return study.incident_name(value) if filter_name == "incident" else value


def filter_discrepancies(
    discrepancies: Iterable[Discrepancy], selection: Selection, *, without: str = ""
) -> tuple[Discrepancy, ...]:
    """Those that pass every filter, in their order; the filter named by `without` is ignored."""
    chosen = {name: set(values) for name, values in selection.items() if values and name != without}
    return tuple(
        discrepancy
        for discrepancy in discrepancies
        if all(VALUE_OF[name](discrepancy) in values for name, values in chosen.items())
    )


def numbers(discrepancies: Sequence[Discrepancy], selection: Selection, filter_name: str) -> Counter[str]:
    """For each value of a filter, how many discrepancies would be left if it alone were chosen there."""
    left = filter_discrepancies(discrepancies, selection, without=filter_name)
    return Counter(map(VALUE_OF[filter_name], left))


def most_removed(discrepancies: Sequence[Discrepancy], selection: Selection) -> tuple[str, int]:
    """The filter without which most would be left, and how many these are."""
    left = {
        name: len(filter_discrepancies(discrepancies, selection, without=name))
        for name, values in selection.items()
        if values
    }
    filter_name = max(left, key=left.__getitem__)
    return filter_name, left[filter_name]


def selection_words(study: PageStudy, selection: Selection) -> str:
    """The filters that are set, as an export names them; "" where none is."""
    chosen = {
        name: [value_name(study, name, value) for value in values] for name, values in selection.items() if values
    }
    return "; ".join(f"{name}: {' or '.join(values)}" for name, values in chosen.items())


def summary(discrepancies: Sequence[Discrepancy]) -> dict[str, dict[str, int]]:
    """How many there are by severity, relation and kind, in the order of these lists; zeros left out."""
    lists = {"severity": Severity, "relation": Relation, "kind": Kind}
    counts = {name: Counter(str(getattr(discrepancy, name)) for discrepancy in discrepancies) for name in lists}
    return {
        words.FILTERS[name]: {str(value): counts[name][str(value)] for value in values if counts[name][str(value)]}
        for name, values in lists.items()
    }


def named_subject(study: PageStudy, discrepancy: Discrepancy) -> str:
    """One of the subjects but `ALL`."""
    if is_omission(discrepancy):
        return OMISSIONS
    if is_agreement(discrepancy):
        return AGREEMENTS
    spec = study.collection.field_specs.get(discrepancy.field)
    return FIGURES if spec is not None and spec.type is FieldType.COUNT else OTHER


def about(study: PageStudy, discrepancies: Iterable[Discrepancy], subject: str) -> tuple[Discrepancy, ...]:
    """Those about a subject, in the order of a list: discrepancies, then omissions, then agreements, each most serious first.

    Among equally serious ones those that cannot all be true come first, then figures.
    """
    chosen = [each for each in discrepancies if subject in (ALL, named_subject(study, each))]
    return tuple(sorted(chosen, key=_order(study)))


def _order(study: PageStudy) -> Callable[[Discrepancy], tuple[bool, bool, int, bool, int]]:
    def place(each: Discrepancy) -> tuple[bool, bool, int, bool, int]:
        severity = SEVERITY_ORDER[each.severity] if each.severity else len(SEVERITY_ORDER)
        return (
            is_agreement(each),
            is_omission(each),
            severity,
            each.relation not in CLASHES,
            _PLACE[named_subject(study, each)],
        )

    return place
