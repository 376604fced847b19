"""What other pages ask for is there before they are opened."""

import pytest

from tests.builders.collection_tables import SMALL
from tests.builders.shipped import shipped_study
from views import prepared_pages
from views.blocks import claim_counts
from views.pages import matrix
from views.state.cached_study import open_matched, open_study
from views.state.page_study import PageStudy


def fresh() -> PageStudy:
    """The shipped study, of which no page has asked anything."""
    return PageStudy(**{name: getattr(shipped_study(), name) for name in PageStudy.__dataclass_fields__})


def prepared(monkeypatch: pytest.MonkeyPatch, *, most: int) -> tuple[PageStudy, bool]:
    """The study that was worked out, and whether it counts as large."""
    monkeypatch.setenv("CLAIMS_COLLECTION", str(SMALL))
    monkeypatch.setattr(prepared_pages, "MOST_CLAIMS", most)
    worked: list[tuple[PageStudy, bool]] = []
    monkeypatch.setattr(prepared_pages, "work_out", lambda study, *, is_large: worked.append((study, is_large)))
    prepared_pages.prepare_other_pages()
    return worked[0]


def test_the_collection_that_opens_first_is_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    study = open_study(open_matched(SMALL))
    claims = len(study.collection.claims)
    assert prepared(monkeypatch, most=claims) == (study, False)
    assert prepared(monkeypatch, most=claims - 1) == (study, True)


def test_catalogue_search_and_figures_of_sources_are_worked_out() -> None:
    study = fresh()
    prepared_pages.work_out(study, is_large=False)
    assert {"catalogue", "conventions", "search", "standings"} <= vars(study).keys()
    assert "_words" in vars(study.search)


def test_of_a_large_collection_nothing_is_worked_out_that_takes_seconds() -> None:
    study = fresh()
    prepared_pages.work_out(study, is_large=True)
    assert not {"catalogue", "conventions", "search", "standings"} & vars(study).keys()


def test_what_the_pages_show_first_is_drawn_already(monkeypatch: pytest.MonkeyPatch) -> None:
    study = fresh()
    prepared_pages.work_out(study, is_large=False)
    for module, work in ((matrix, "matrix_row"), (claim_counts, "count_per_period")):
        monkeypatch.delattr(module, work)
    prepared_pages.work_out(study, is_large=False)
