"""Blocks drawn before: the same for the same reader, drawn anew for another language, theme or filter, and not saved."""

import pickle

import pytest

from tests.builders.app_pages import html, run
from tests.builders.shipped import shipped_study
from views.state import drawn_blocks
from views.state.drawn_blocks import drawn, worked_out
from views.state.page_study import PageStudy

times: list[int] = []


def _block(study: PageStudy, number: int) -> str:
    times.append(number)
    return f"{study.collection.name} {number}"


@pytest.fixture
def study() -> PageStudy:
    times.clear()
    return PageStudy(**vars(shipped_study()))


def test_a_block_is_drawn_once_for_its_arguments(study: PageStudy) -> None:
    name = study.collection.name
    assert [drawn(study, _block, number) for number in (1, 2, 1)] == [f"{name} {number}" for number in (1, 2, 1)]
    assert times == [1, 2]


@pytest.mark.parametrize(("what", "value"), [("language", "ar"), ("is_dark", True), ("carried", [("source", "sohr")])])
def test_another_reader_gets_a_block_of_his_own_and_the_first_keeps_hers(
    what: str, value: object, study: PageStudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn(study, _block, 1)
    worked_out(study, _block, 5)
    with monkeypatch.context() as other:
        other.setattr(drawn_blocks, what, lambda: value)
        drawn(study, _block, 1)
        worked_out(study, _block, 5)
        assert times == [1, 5, 1]
    drawn(study, _block, 1)
    assert times == [1, 5, 1]


def test_blocks_are_not_saved_with_the_study(study: PageStudy) -> None:
    drawn(study, _block, 1)
    read = pickle.loads(pickle.dumps(study))
    drawn(read, _block, 1)
    assert times == [1, 1]
    assert read.collection.digest == study.collection.digest


def test_links_in_a_block_take_along_the_filter_of_the_moment() -> None:
    assert "severity=high" not in html(run())
    assert "severity=high" in html(run(severity="high"))
    assert "severity=high" not in html(run())
