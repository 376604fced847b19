"""The filters of the page of discrepancies: what each leaves, alone and together."""

from dataclasses import replace

import pytest

from claims.model import Discrepancy, Kind, Severity
from claims.survey import Filter, is_discrepancy, tally_of
from claims.values import Relation
from views.state import discrepancy_filters
from views.state.discrepancy_filters import AGREEMENTS, FIGURES, OMISSIONS, OTHER, about
from views.state.page_study import PageStudy
from views.texts import incident_words


def discrepancy(kind: Kind, incident_id: str, severity: Severity = Severity.MINOR) -> Discrepancy:
    return Discrepancy(
        discrepancy_id=f"{kind}-{incident_id}-{severity}",
        incident_id=incident_id,
        field="",
        group="",
        kind=kind,
        relation=Relation.CONTRADICTS,
        severity=severity,
        sentence="",
        sides=(),
    )


ALL = (
    discrepancy(Kind.COUNT, "a", Severity.HIGH),
    discrepancy(Kind.COUNT, "b"),
    discrepancy(Kind.PLACE, "b"),
    discrepancy(Kind.PLACE, "c"),
    discrepancy(Kind.DATE, "c"),
)


def test_filters_hold_together_and_values_of_one_are_alternatives() -> None:
    assert discrepancy_filters.filter_discrepancies(ALL, {"kind": ["place", "date"], "incident": ["a", "b"]}) == (
        ALL[2],
    )
    assert discrepancy_filters.filter_discrepancies(ALL, {"kind": ["count", "place"]}) == ALL[:4]
    assert discrepancy_filters.filter_discrepancies(ALL, {"kind": []}) == ALL


def test_numbers_of_a_filter_are_what_the_others_leave() -> None:
    selection = {"kind": ["place"], "incident": ["a"]}
    assert discrepancy_filters.numbers(ALL, selection, "incident") == {"b": 1, "c": 1}
    assert discrepancy_filters.numbers(ALL, selection, "kind") == {"count": 1}


def test_filter_that_removed_most_is_named() -> None:
    assert discrepancy_filters.most_removed(ALL, {"kind": ["date"], "incident": ["a", "b"]}) == ("kind", 3)
    assert discrepancy_filters.most_removed(ALL, {"kind": ["count", "place"], "incident": ["a"]}) == ("incident", 4)
    assert discrepancy_filters.most_removed(ALL, {"kind": ["date"], "incident": []}) == ("kind", 5)


def test_filters_that_are_set_are_told_with_the_titles_of_incidents(page_study: PageStudy) -> None:
    incident_id = page_study.worst_incident
    selection = {"kind": ["count", "place"], "incident": [incident_id]}
    title = page_study.incident_name(incident_id)
    assert discrepancy_filters.selection_words(page_study, selection) == f"kind: count or place; incident: {title}"
    assert discrepancy_filters.selection_words(page_study, {"kind": []}) == ""


def test_incidents_are_offered_where_a_list_of_them_is_of_help(
    page_study: PageStudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(discrepancy_filters.options(page_study)) == ["kind", "incident"]
    monkeypatch.setattr(discrepancy_filters, "MOST_INCIDENTS", len(page_study.incidents.table) - 1)
    assert list(discrepancy_filters.options(page_study)) == ["kind"]


HIGH, MINOR = Severity.HIGH, Severity.MINOR


def on(field: str, severity: Severity, relation: Relation) -> Discrepancy:
    return replace(discrepancy(Kind.PLACE, "one", severity), relation=relation, field=field)


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
    assert about(page_study, FOUND, discrepancy_filters.ALL) == expected


def test_each_subject_lists_what_is_about_it_in_the_order_of_a_list(page_study: PageStudy) -> None:
    study = page_study
    left = discrepancy_filters.narrowed(study, Filter(), {"kind": [], "incident": []})
    assert left.everything == left.chosen == study.findings.discrepancies
    assert list(left.by_subject) == list(incident_words.SUBJECTS)
    for subject, listed in left.by_subject.items():
        assert listed == about(study, study.findings.discrepancies, subject)
    assert sum(map(len, left.by_subject.values())) == 2 * len(left.by_subject["all"])


def test_shared_filters_and_those_of_the_page_hold_together(page_study: PageStudy) -> None:
    study, shared = page_study, Filter(severity=("high",))
    everything = study.index.choose(shared).discrepancies
    kind = str(everything[0].kind)
    left = discrepancy_filters.narrowed(study, shared, {"kind": [kind], "incident": []})
    assert 0 < len(left.chosen) < len(left.everything) == len(everything)
    assert {str(each.kind) for each in left.chosen} == {kind}
    assert left.incidents == len({each.incident_id for each in left.chosen})
    assert left.tally == tally_of(left.chosen)
    assert left.severities == {"high": sum(map(is_discrepancy, left.chosen))}
    for name in ("kind", "incident"):
        assert left.numbers[name] == discrepancy_filters.numbers(everything, {"kind": [kind], "incident": []}, name)


def test_what_the_same_filters_leave_is_worked_out_once(page_study: PageStudy) -> None:
    study = page_study
    left = discrepancy_filters.narrowed(study, Filter(), {"kind": [], "incident": []})
    assert discrepancy_filters.narrowed(study, Filter(), {"kind": [], "incident": []}) is left
    assert discrepancy_filters.narrowed(study, Filter(), {"kind": ["count"], "incident": []}) is not left
    assert discrepancy_filters.narrowed(study, Filter(severity=("high",)), {"kind": [], "incident": []}) is not left
