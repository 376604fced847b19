"""Reading in a process of its own: the same draft, or a refusal, within a time, and nothing left running."""

from dataclasses import replace
from datetime import date

import pytest

from claims.extract import (
    DocumentError,
    DraftDocument,
    Known,
    Limits,
    Task,
    Waiting,
    read_draft,
    read_in_process,
)
from tests.builders.document_files import drawn_pdf

TASK = Task(
    content=drawn_pdf("On Saturday, three civilians were killed."),
    name="a.pdf",
    known=Known(published=date(2021, 1, 27)),
    collection=None,
)


def test_the_same_draft_comes_from_the_other_process() -> None:
    *waited, draft = read_in_process(TASK)
    assert isinstance(draft, DraftDocument)
    assert draft.claims == read_draft(TASK).claims
    assert all(isinstance(each, Waiting) for each in waited)


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (replace(TASK, content=b"%PDF-1.7 nothing behind"), "damaged"),
        (replace(TASK, limits=Limits(most_seconds=0.001)), "not read within"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(task: Task, words: str) -> None:
    with pytest.raises(DocumentError, match=words):
        list(read_in_process(task))
