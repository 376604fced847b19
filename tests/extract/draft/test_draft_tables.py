"""Drafts as tables of a collection."""

import pytest

from claims.collection import check_frames
from claims.extract import draft_tables
from claims.extract.draft.draft_tables import added_rows
from claims.extract.draft.editing import change_statement
from claims.model import Basis
from tests.builders.drafts import draft_of, read_of, shipped


def test_tables_of_drafts_validate() -> None:
    texts = (
        "On Saturday, six members of the NDF were wounded in clashes in Qamishlo, SOHR sources reported.",
        'Siege lifted.\n  1. ^ "Kurds end siege". WRAL. 2021-02-02. Retrieved 2021-02-03.',
        "خرج العشرات بمظاهرة في شارع فلسطين",
    )
    frames, problems = check_frames(draft_tables([draft_of(text) for text in texts], collection=shipped()))
    assert problems == ()
    assert len(frames["claims"]) >= 3


def test_links_become_columns() -> None:
    tables = draft_tables(
        [read_of("Six members of the NDF were wounded, one of whom sustained serious injuries.")], collection=shipped()
    )
    rows = tables["statements"].set_index("field")
    assert str(rows.loc["seriously_wounded", "part_of"]) == str(rows.loc["wounded", "statement_id"])


def test_a_basis_and_a_note_become_columns_and_the_note_stays_when_it_is_added() -> None:
    draft = draft_of("Six members of the NDF were wounded in clashes in Qamishlo on 23 January 2021.")
    at = next(place for place, each in enumerate(draft.claims[0].statements) if each.field == "wounded")
    changed = change_statement(draft, 0, at, basis=Basis.INFERENCE, note="Only fire is told.")
    rows = draft_tables([changed], collection=shipped())["statements"].set_index("field")
    assert rows.loc["wounded", "basis"] == "inference"
    assert rows.loc["wounded", "note"] == "Only fire is told.; corrected by a reviewer; confidence 1.00"
    assert rows.loc["when", "basis"] == "stated"
    source = shipped().row("sources", "sohr")
    added = added_rows(changed, collection=shipped(), source=source)["statements"].set_index("field")
    assert list(added.loc["wounded", ["basis", "note"]]) == ["inference", "Only fire is told."]
    assert added.loc["when", "note"] == ""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Six policemen were wounded in Qamishlo on Saturday.",
            "[text beginning “Six policemen were wounded in Qamishlo …”]",
        ),
        ("Six were wounded.", "[text beginning “Six were wounded.”]"),
    ],
)
def test_a_pasted_text_without_a_title_is_named_after_its_first_words(text: str, title: str) -> None:
    assert list(draft_tables([draft_of(text)], collection=shipped())["documents"]["title"]) == [title]


@pytest.mark.parametrize(
    ("text", "stance", "chain"),
    [
        (
            "SOHR denied that six members of the NDF were wounded in Qamishlo on 23 January 2021.",
            "relays",
            "sohr:denies",
        ),
        (
            "SOHR said that six members of the NDF were wounded in Qamishlo on 23 January 2021.",
            "relays",
            "sohr:asserts",
        ),
    ],
)
def test_who_is_quoted_as_denying_denies_and_not_the_document(text: str, stance: str, chain: str) -> None:
    rows = draft_tables([read_of(text)], collection=shipped())["statements"].set_index("field")
    assert (rows.loc["wounded", "stance"], rows.loc["wounded", "chain"]) == (stance, chain)
