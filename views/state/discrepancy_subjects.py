"""What discrepancies are about: figures, who and what, what is left out, agreement from one origin; and the order in which they are listed."""

from collections.abc import Callable, Iterable

from claims.findings import SEVERITY_ORDER
from claims.model import Discrepancy, FieldType
from claims.survey import is_agreement, is_omission
from claims.survey.ranking import CLASHES
from views.state.page_study import PageStudy

ALL, FIGURES, OTHER, OMISSIONS, AGREEMENTS = "all", "figures", "other", "omissions", "agreements"
_PLACE = {name: place for place, name in enumerate((FIGURES, OTHER, OMISSIONS, AGREEMENTS))}


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
