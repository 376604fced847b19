"""The filters of the page of discrepancies: what they offer, what they leave, and which removes most; and what each is about.

What they leave is sorted and counted once for each set of filters, for thousands of discrepancies take time.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.discrepancies.relations import CLASHES
from claims.findings import SEVERITY_ORDER
from claims.model import Discrepancy, FieldType, Kind
from claims.survey import Filter, Tally, is_agreement, is_discrepancy, is_omission, tally_of
from claims.workspace.saved_results import Remembered
from views.state.drawn_blocks import worked_out
from views.state.page_study import PageStudy
from views.texts import incident_words

MOST_INCIDENTS = 500  # beyond, a list of all is no help; period, place and the Overview lead to one
Selection = Mapping[str, Sequence[str]]  # filter to the values chosen; none: any
Values = tuple[tuple[str, tuple[str, ...]], ...]  # a selection that can be asked for again
_MOST_KEPT = 16  # sets of filters


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


@dataclass(frozen=True)
class Narrowed:
    """What the shared filters and those of the page leave.

    Attributes:
        everything: What the shared filters leave.
        selection: The filters of the page.
        chosen: What both leave, in the order of `everything`.
        by_subject: The same as a list shows it, by what it is about; `ALL` has them all.
    """

    everything: tuple[Discrepancy, ...]
    selection: Selection
    chosen: tuple[Discrepancy, ...]
    by_subject: dict[str, tuple[Discrepancy, ...]]

    @cached_property
    def tally(self) -> Tally:
        """How many discrepancies and omissions are chosen."""
        return tally_of(self.chosen)

    @cached_property
    def incidents(self) -> int:
        """How many incidents the chosen ones are in."""
        return len({each.incident_id for each in self.chosen})

    @cached_property
    def severities(self) -> Counter[str]:
        """How many of the discrepancies are of each severity."""
        return Counter(str(each.severity) for each in self.chosen if is_discrepancy(each))

    @cached_property
    def numbers(self) -> dict[str, Counter[str]]:
        """Filter of the page to its values, each with the number that would be left if it alone were chosen there."""
        return {name: numbers(self.everything, self.selection, name) for name in self.selection}


def narrowed(study: PageStudy, chosen: Filter, selection: Selection) -> Narrowed:
    """What the shared filters and those of the page leave; the same is not sorted and counted again."""
    values = tuple((name, tuple(values)) for name, values in selection.items())
    found: Narrowed = worked_out(study, _memory)(chosen, values)
    return found


def _memory(study: PageStudy) -> Callable[[Filter, Values], Narrowed]:
    return Remembered(lambda chosen, values: _narrow(study, chosen, dict(values)), most=_MOST_KEPT)


def _narrow(study: PageStudy, shared: Filter, selection: Selection) -> Narrowed:
    everything = study.index.choose(shared).discrepancies
    chosen = filter_discrepancies(everything, selection)
    by_subject: dict[str, list[Discrepancy]] = {subject: [] for subject in incident_words.SUBJECTS}
    by_subject[ALL] = list(about(study, chosen, ALL))
    for discrepancy in by_subject[ALL]:
        by_subject[named_subject(study, discrepancy)].append(discrepancy)
    return Narrowed(everything, selection, chosen, {subject: tuple(each) for subject, each in by_subject.items()})
