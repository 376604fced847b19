"""What was typed into a table on screen, as edits."""

from typing import Any

import pytest

from claims.projects import Edit, remove
from views.state.work.grid_changes import grid_edits

ROWS = [
    {"source_id": "hawar", "name": "Hawar", "kind": "outlet"},
    {"source_id": "sohr", "name": "SOHR", "kind": "monitor"},
]


def edits(**changes: Any) -> list[Edit]:
    taken = {"hawar", "sohr", "anha"}
    free = lambda wanted: wanted if wanted not in taken else f"{wanted}-2"  # noqa: E731
    return grid_edits("sources", ROWS, changes, defaults={"kind": "outlet"}, free_id=free)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"edited_rows": {1: {"name": " S. "}}}, [Edit("sources", "sohr", {**ROWS[1], "name": "S."})]),
        ({"edited_rows": {"0": {"url": None}}}, [Edit("sources", "hawar", {**ROWS[0], "url": ""})]),
        ({"edited_rows": {0: {"source_id": "other"}}}, [Edit("sources", "hawar", ROWS[0])]),
        ({"edited_rows": {0: {"no such": "x"}}}, [Edit("sources", "hawar", ROWS[0])]),
        ({"added_rows": [{}, {"name": ""}]}, []),
        ({"added_rows": [{"name": "AFP"}]}, [Edit("sources", "afp", {"source_id": "afp", "name": "AFP", "kind": "outlet"})]),
        ({"added_rows": [{"name": "ANHA"}]}, [Edit("sources", "anha-2", {"source_id": "anha-2", "name": "ANHA", "kind": "outlet"})]),
        (
            {"added_rows": [{"source_id": "x", "name": "X", "kind": "dataset"}]},
            [Edit("sources", "x", {"source_id": "x", "name": "X", "kind": "dataset"})],
        ),
        ({"deleted_rows": [1]}, [remove("sources", "sohr")]),
        ({"edited_rows": {1: {"name": "S."}}, "deleted_rows": [1]}, [remove("sources", "sohr")]),
    ],
)  # fmt: skip
def test_edits(changes: dict[str, Any], expected: list[Edit]) -> None:
    assert edits(**changes) == expected


def test_new_rows_of_one_name_have_ids_of_their_own() -> None:
    made = edits(added_rows=[{"name": "AFP"}, {"name": "AFP"}, {"name": "AFP"}])
    assert len({edit.row_id for edit in made}) == 3
    assert made[0].row_id == "afp"
