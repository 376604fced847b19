"""What other pages ask for is there before they are opened."""

import pytest

from tests.builders.collection_tables import SMALL
from tests.builders.shipped import shipped_study
from views import prepared_pages
from views.state.cached_study import open_matched, open_study
from views.state.page_study import PageStudy


def prepared(monkeypatch: pytest.MonkeyPatch, *, most: int) -> PageStudy | None:
    """The study that was worked out; None where it was left for later."""
    monkeypatch.setenv("CLAIMS_COLLECTION", str(SMALL))
    monkeypatch.setattr(prepared_pages, "MOST_CLAIMS", most)
    worked: list[PageStudy] = []
    monkeypatch.setattr(prepared_pages, "work_out", worked.append)
    prepared_pages.prepare_other_pages()
    return worked[0] if worked else None


def test_the_collection_that_opens_first_is_worked_out_unless_it_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    study = open_study(open_matched(SMALL), may_save=False)
    claims = len(study.collection.claims)
    assert prepared(monkeypatch, most=claims) is study
    assert prepared(monkeypatch, most=claims - 1) is None


def test_catalogue_search_and_figures_of_sources_are_worked_out() -> None:
    study = PageStudy(**{name: getattr(shipped_study(), name) for name in PageStudy.__dataclass_fields__})
    prepared_pages.work_out(study)
    assert {"catalogue", "search", "standings"} <= vars(study).keys()
