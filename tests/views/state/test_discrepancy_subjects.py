"""What discrepancies are about, and the order of their list."""

from dataclasses import replace

from claims.model import Discrepancy, Severity
from claims.values import Relation
from tests.builders.discrepancies import discrepancy
from views.state.discrepancy_subjects import AGREEMENTS, ALL, FIGURES, OMISSIONS, OTHER, about
from views.state.page_study import PageStudy

HIGH, MINOR = Severity.HIGH, Severity.MINOR


def on(field: str, severity: Severity, relation: Relation) -> Discrepancy:
    return replace(discrepancy(severity, "a", relation=relation), field=field)


AGREED = on("killed", HIGH, Relation.AGREES)
UNTOLD = on("killed", HIGH, Relation.SILENT)
NO_ACCOUNT = on("", HIGH, Relation.NO_ACCOUNT)
MINOR_COUNT = on("killed", MINOR, Relation.CONTRADICTS)
UNLIKE_COUNT = on("killed", HIGH, Relation.DIFFERS)
UNLIKE_PLACE = on("where", HIGH, Relation.DIFFERS)
CLASH = on("where", HIGH, Relation.CONTRADICTS)
FOUND = (AGREED, UNTOLD, NO_ACCOUNT, MINOR_COUNT, UNLIKE_PLACE, UNLIKE_COUNT, CLASH)


def test_each_is_about_one_subject(page_study: PageStudy) -> None:
    assert about(page_study, FOUND, FIGURES) == (UNLIKE_COUNT, MINOR_COUNT)
    assert about(page_study, FOUND, OTHER) == (CLASH, UNLIKE_PLACE)
    assert about(page_study, FOUND, OMISSIONS) == (UNTOLD, NO_ACCOUNT)
    assert about(page_study, FOUND, AGREEMENTS) == (AGREED,)


def test_serious_ones_come_first_then_clashes_then_figures_and_omissions_and_agreements_last(
    page_study: PageStudy,
) -> None:
    expected = (CLASH, UNLIKE_COUNT, UNLIKE_PLACE, MINOR_COUNT, UNTOLD, NO_ACCOUNT, AGREED)
    assert about(page_study, FOUND, ALL) == expected
