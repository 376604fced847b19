"""Saved views: their address word for word, one for each name, in the history like every change."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.projects import Project, open_project, read_views, save_view
from tests.builders.projects import NOW, two_outlets

ASKED = [
    ("tag", "to check"),
    ("place", "Qamishli & al-Hasakah"),
    ("place", "القامشلي"),
    ("q", ""),
    ("from", "2021-01-23"),
]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with open_project(two_outlets(tmp_path)) as opened:
        yield opened


def save(project: Project, name: str, page: str, *asked: tuple[str, str]) -> None:
    project.change([save_view(project, name, page, asked)], what="View saved", at=NOW)


def test_a_view_is_its_page_and_all_that_the_address_says(project: Project) -> None:
    save(project, " To  check ", "discrepancies", *ASKED)
    [view] = read_views(project)
    assert (view.name, view.page, view.parameters) == ("To check", "discrepancies", ASKED)


def test_the_first_page_without_a_filter_is_a_view_too(project: Project) -> None:
    save(project, "Start", "")
    assert [(view.page, view.parameters) for view in read_views(project)] == [("", [])]


def test_a_view_of_the_same_name_is_replaced_and_undo_brings_it_back(project: Project) -> None:
    save(project, "To check", "discrepancies", *ASKED)
    save(project, "another", "overview")
    save(project, "to CHECK", "matrix")
    assert [(view.name, view.page) for view in read_views(project)] == [("another", "overview"), ("to CHECK", "matrix")]
    project.undo(at=NOW)
    assert [(view.name, view.page) for view in read_views(project)] == [
        ("another", "overview"),
        ("To check", "discrepancies"),
    ]


def test_views_whose_names_have_one_id_are_two(project: Project) -> None:
    save(project, "To check", "discrepancies")
    save(project, "To: check", "overview")
    assert len(read_views(project)) == 2
