"""Drafts as tables of a collection."""

from claims.collection import check_frames
from claims.extract import draft_tables
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
