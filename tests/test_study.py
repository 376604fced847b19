"""The five steps in one call: the same as one by one, with and without a workspace."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import find_discrepancies, link_incidents, load_collection, match_claims
from claims.collection import Metadata, make_collection
from claims.discrepancies.incident_accounts import Accounts
from claims.model import Discrepancy, Verdict
from claims.schema import TABLE_COLUMNS, TABLES
from claims.study import Study, link_collection, make_study, match_added, match_collection, remake_study
from claims.tables import Collection
from claims.workspace import open_workspace, record_judgement, workspace_path
from tests.builders.collection_tables import SMALL, build_collection, claim
from tests.builders.shipped import shipped_collection, shipped_study
from tests.builders.workspaces import judge, later

CLASH = {"when": "2021-01-23", "where": "qamishli", "kind": "clash"}


def test_a_study_is_what_the_steps_give_one_by_one() -> None:
    collection = load_collection(SMALL)
    study = make_study(collection)
    matches = match_claims(collection)
    incidents = link_incidents(collection, matches)
    assert study.collection is collection
    assert study.matches.equals(matches)
    assert study.incidents.table.equals(incidents.table)
    assert study.findings == find_discrepancies(collection, incidents)


def test_each_step_is_named_as_it_begins() -> None:
    steps: list[str] = []
    make_study(load_collection(SMALL), on_step=steps.append)
    assert steps == ["Matching claims", "Linking incidents", "Comparing accounts"]


def test_judgements_of_the_workspace_are_in_the_study(tmp_path: Path) -> None:
    collection = build_collection(claim("a", killed="1"), claim("b", source="source-b", killed="2"))
    file = workspace_path(tmp_path / "study.sqlite", collection=collection.name)
    with open_workspace(file, collection=collection.name) as workspace:
        judge(workspace, collection, "ab")
    assert len(link_collection(collection).incidents.claims_of) == 2
    study = make_study(collection, file)
    assert list(study.incidents.claims_of.values()) == [("a", "b")]
    assert len(study.collection.judgements) == 1
    assert [found.field for found in study.findings.discrepancies] == ["killed"]


def test_added_claims_leave_the_scores_of_the_others() -> None:
    before = build_collection(claim("a", **CLASH), claim("b", source="source-b", **CLASH))
    after = build_collection(*(claim(name, source=f"source-{name}", **CLASH) for name in "abc"))
    matched = match_collection(before)
    extended = match_added(matched, after)
    pairs = extended.matches[["claim_a", "claim_b"]].values.tolist()
    assert pairs == [["a", "b"], ["a", "c"], ["b", "c"]]
    assert extended.matches["points"][0] == matched.matches["points"][0]
    assert match_added(matched, before) is matched


def test_an_explanation_has_the_points_of_the_pair() -> None:
    matched = match_collection(load_collection(SMALL))
    first = matched.matches.iloc[0]
    explained = matched.explain(first["claim_a"], first["claim_b"])
    assert round(explained.points, 6) == round(first["points"], 6)


Edit = tuple[
    str, str, int, int, int
]  # what is done, in which table, to which row, with which column of which other row


def edits() -> st.SearchStrategy[Edit]:
    number, table = st.integers(0, 10_000), st.sampled_from([*TABLES, "claims", *["statements"] * 4])
    return st.tuples(st.sampled_from(["set", "set", "set", "copy", "remove"]), table, number, number, number)


def edited(collection: Collection, edit: Edit) -> Collection:
    """The collection read again with a cell of another row in a row, with a row twice, or with a row less."""
    what, table, number, column, other = edit
    frames = {name: getattr(collection, name)[list(TABLE_COLUMNS[name])] for name in TABLES}
    rows = read = frames[table]
    at, other = number % len(read), other % len(read)
    if what == "remove":
        rows = read.drop(index=at)
    elif what == "copy":
        rows = pd.concat([read, read.iloc[[at]].assign(**{str(read.columns[0]): f"copy-{number}-{len(read)}"})])
    else:
        rows = read.copy()
        rows.iloc[at, 1 + column % (len(read.columns) - 1)] = read.iloc[other, 1 + column % (len(read.columns) - 1)]
    return make_collection(
        {**frames, table: rows.reset_index(drop=True)}, Metadata(name="edited", version="1.0.0", date="2026-11-22")
    )


def assert_equal(one: Study, other: Study) -> None:
    assert one.findings == other.findings
    assert one.collection.statement_records == other.collection.statement_records
    for name in ("table", "members", "parts", "perhaps"):
        pd.testing.assert_frame_equal(getattr(one.incidents, name), getattr(other.incidents, name))
    pd.testing.assert_frame_equal(one.matches, other.matches)


@settings(deadline=None, max_examples=5)
@given(st.lists(edits(), min_size=1, max_size=3))
def test_a_study_made_again_after_edits_is_the_one_made_from_scratch(changes: list[Edit]) -> None:
    study = shipped_study()
    for change in changes:
        before, study = study, remake_study(study, edited(study.collection, change))
        assert_equal(study, make_study(edited(before.collection, change)))


def test_a_study_made_again_obeys_what_was_judged_since(tmp_path: Path) -> None:
    collection = shipped_collection()
    file = workspace_path(tmp_path / "study.sqlite", collection=collection.name)
    with open_workspace(file, collection=collection.name) as workspace:
        before = make_study(collection, file)
        one, other, *_ = (claims[0] for claims in before.incidents.claims_of.values())
        record_judgement(workspace, collection, one, other, Verdict.SAME, by="Ana", at=later(), why="")
    after = remake_study(before, collection, file)
    assert after.incidents.incident_of[one] == after.incidents.incident_of[other]
    assert_equal(after, make_study(collection, file))


def test_what_is_the_same_is_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = shipped_study()
    compared: list[str] = []

    def note(accounts: Accounts) -> Iterator[Discrepancy]:
        compared.append(accounts.incident_id)
        yield from ()

    monkeypatch.setattr(sys.modules["claims.discrepancies.find_discrepancies"], "RULES", (note,))
    assert remake_study(before, shipped_collection()).findings == before.findings
    assert not compared
