"""The matrix of agreement on the page: shares in words, what is left out, and what is needed to compare."""

import pytest

from claims.survey import Filter
from claims.survey.between import Agreement, PairAgreement
from tests.builders.collection_tables import claim
from tests.builders.studies import one_incident
from views.blocks.plots import agreement_matrix
from views.blocks.plots.agreement_matrix import show_agreement
from views.blocks.plots.plot_menu import PlotFiles
from views.state.page_study import PageStudy


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is shown, with how to read it last."""
    parts: list[str] = []

    def menu(_: object, files: PlotFiles, *, how: str) -> None:
        parts.extend([files.what, how])

    monkeypatch.setattr(agreement_matrix, "show", parts.append)
    monkeypatch.setattr(agreement_matrix, "plot_menu", menu)
    return parts


def test_a_pair_is_shown_with_shares_fields_and_incidents(shown: list[str]) -> None:
    study, incident = one_incident(
        claim("a", killed="9", wounded="1"), claim("b", source="source-b", killed="4", wounded="1")
    )
    show_agreement(study, [incident], chosen=Filter())
    table = shown[1]
    assert '<td data-label="source-a"><span class="cc-share"' in table
    assert 'data-label="source-b"' not in table  # the pair stands once
    assert "= 50% agree" in table
    assert "≠ 50% contradict" in table
    assert "differ" not in table
    assert '<a href="between?between=source-a&amp;between=source-b"><bdi>2 fields in 1 incident</bdi></a>' in table
    assert "Shown are" not in shown[-1]


def test_what_is_left_out_is_said(shown: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    study, incident = one_incident(claim("a", killed="9"), claim("b", source="source-b", killed="4"))
    pairs = {("source-a", "source-b"): PairAgreement(400)}
    large = Agreement(source_ids=("source-a", "source-b"), connected=200, pairs=pairs, incidents=400, counted=200)
    monkeypatch.setattr(PageStudy, "agreement", lambda *_: large)
    show_agreement(study, [incident], chosen=Filter())
    assert "no field in common" in shown[1]
    assert "Showing the 2 of 200 sources with the most shared incidents." in shown[-1]
    assert "Counted in 200 of 400 shared incidents" in shown[-1]


def test_a_single_source_is_told_what_would_be_needed(shown: list[str]) -> None:
    study, incident = one_incident(claim("a", killed="9"))
    show_agreement(study, [incident], chosen=Filter())
    assert "add accounts of a second source" in shown[1]
    assert len(shown) == 2
