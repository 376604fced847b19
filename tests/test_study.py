"""The five steps in one call: the same as one by one, with and without a workspace."""

from pathlib import Path

from claims import find_discrepancies, link_incidents, load_collection, match_claims
from claims.study import link_collection, make_study, match_added, match_collection
from claims.workspace import open_workspace, workspace_path
from tests.builders.collection_tables import SMALL, build_collection, claim
from tests.builders.workspaces import judge

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
