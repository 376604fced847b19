"""The form for an account: what stands in it is what the project has, whatever boxes there are."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from claims.coding import Vocabulary, code_claim
from claims.collection import load_collection
from claims.extract.draft.draft_tables import draft_tables
from claims.projects import Edit
from claims.schema import TABLES
from claims.tables import Collection
from tests.builders.app_pages import sound
from tests.builders.coding import ASAYISH, HAWAR, vocabulary
from tests.builders.drafts import draft_of, shipped
from tests.builders.shipped import ROOT

FOLDERS = sorted(path.parent for path in (ROOT / "data").glob("*/datapackage.json"))
FORMS = 40  # in one run of the app


def draw_forms(vocabulary: "Vocabulary", claim_ids: list[str], matched: "Any", filled: "dict[str, Any]") -> None:
    """Draws a form for each account, one below the other."""
    from views.forms.coding.account_form import AccountForm
    from views.state.work.coding_session import CodingSession

    for serial, claim_id in enumerate(claim_ids):
        filled[claim_id] = AccountForm(matched, vocabulary, CodingSession(serial=serial, claim_id=claim_id)).draw()


def changed_by_saving(vocabulary: Vocabulary, claim_ids: list[str]) -> list[Edit]:
    """What a save of each account changes, opened in the form and left as it is."""
    filled: dict[str, Any] = {}
    given = {
        "vocabulary": vocabulary,
        "claim_ids": claim_ids,
        "matched": SimpleNamespace(project=None, workspace_file=None),
        "filled": filled,
    }
    app = sound(AppTest.from_function(draw_forms, default_timeout=300, kwargs=given).run())
    sound(app.run())  # as at a click, when the boxes tell what stands in them
    assert {claim_id: form.missing for claim_id, form in filled.items() if form.missing} == {}
    edits = [edit for form in filled.values() for edit in code_claim(form.vocabulary, form.account, coder="Ada").edits]
    return [edit for edit in edits if _cells(edit.cells) != _cells(vocabulary.rows(edit.table).get(edit.row_id))]


def vocabulary_of(collection: Collection) -> Vocabulary:
    return Vocabulary({table: getattr(collection, table) for table in TABLES})


def _cells(row: Any) -> dict[str, str] | None:
    return None if row is None else {name: cell for name, cell in row.items() if cell}


@pytest.mark.parametrize("step", [9, pytest.param(1, marks=pytest.mark.long)], ids=["some", "all"])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_account_that_is_opened_and_saved_is_not_changed(folder: Path, step: int) -> None:
    kept = vocabulary_of(load_collection(folder))
    claim_ids = list(kept.rows("claims"))[::step]
    for start in range(0, len(claim_ids), FORMS):
        assert changed_by_saving(kept, claim_ids[start : start + FORMS]) == []


REPORTS = (
    "On Thursday the SDF killed 5 soldiers in Qamishli, among them 2 officers, the Asayish said. SANA said that 7 soldiers"
    " were killed and about 10 wounded. The SDF denied it. Police detained three people in Hasakah on 12/01/2021.",
    "Clashes near Qamishli left at least 4 dead and between 3 and 11 wounded, according to SOHR. Hawar said that 2 children"
    " were among the dead. Dozens fled.",
)


@pytest.mark.parametrize("report", REPORTS)
def test_an_accepted_report_that_is_opened_and_saved_is_not_changed(report: str) -> None:
    kept = Vocabulary(draft_tables([draft_of(report)], collection=shipped(), source_id="sohr"))
    assert changed_by_saving(kept, list(kept.rows("claims"))) == []


DOCUMENT = {"document_id": "d", "source_id": "hawar", "title": "Report", "language": "en"}
CLAIM = {"claim_id": "c", "document_id": "d", "title": "Event", "background": "no"}


def statement(row_id: str, **cells: str) -> dict[str, str]:
    return {"statement_id": row_id, "claim_id": "c", "stance": "asserts", "coder": "Ada", **cells}


TIBU = ({"place_id": "tibu", "name": "Tibu", "kind": "town"}, {"place_id": "tibu-2", "name": "Tibu", "kind": "town"})


@pytest.mark.parametrize(
    "statements",
    [
        [statement("1", field="where", value="tibu"), statement("2", field="where", value="tibu-2", reading_of="1")],
        [statement(f"{number}", field="kind", value="clash", fragment=f"{number}") for number in range(3)],
        [
            statement("1", field="killed", value="5"),
            statement("2", field="killed", value="dozens", chain="asayish:asserts"),
        ],
        [statement("1", field="reason", value="of two  kinds"), statement("2", field="reason", value="one; another")],
        [statement("1", field="kind", value="clash", chain="asayish:asserts > hawar:hedges > asayish:denies")],
    ],
    ids=["places of one name", "one thing thrice", "two speakers", "texts", "a speaker who comes twice"],
)
def test_what_the_form_cannot_show_apart_is_kept(statements: list[dict[str, str]]) -> None:
    kept = vocabulary(
        places=[*TIBU], sources=[HAWAR, ASAYISH], documents=[DOCUMENT], claims=[CLAIM], statements=statements
    )
    assert changed_by_saving(kept, ["c"]) == []
