"""Judgements in a workspace: kept, undone, confirmed, applied, carried from one version of a collection to the next."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.collection import claim_digests
from claims.databases.address import Address
from claims.errors import JudgementError, UnknownIdError
from claims.matching import link_incidents, match_claims
from claims.model import Verdict
from claims.tables import Collection
from claims.workspace import (
    Judgement,
    Workspace,
    add_judgements,
    confirm_judgement,
    judgement_frame,
    last_judgement,
    open_workspace,
    read_history,
    record_judgement,
    standing,
    undo_judgement,
    with_judgements,
)
from tests.builders.collection_tables import build_collection, claim, row, said
from tests.builders.workspaces import NOON, judge, later

THREE = build_collection(claim("a", title="one"), claim("b", title="two"), claim("c", title="three"))


@pytest.fixture
def path(work: Address) -> Address:
    return work


def opened(path: Address) -> Workspace:
    return open_workspace(path, collection="test")


# Recording


def test_a_judgement_holds_who_when_why_and_both_claims_as_they_were(path: Address) -> None:
    with opened(path) as workspace:
        record_judgement(workspace, THREE, "b", "a", Verdict.PART_OF, by=" Ana \x07 B. ", at=NOON, why="one\nline")
        [found] = read_history(workspace)
    assert (found.claim_a, found.claim_b, found.verdict) == ("b", "a", Verdict.PART_OF)
    assert (found.by, found.at, found.why) == ("Ana B.", "2026-11-22T12:00:00.000000Z", "one line")
    assert (found.digest_a, found.digest_b) == (claim_digests(THREE, ["b"])["b"], claim_digests(THREE, ["a"])["a"])
    assert found.stands


def test_the_same_judgement_twice_is_one(path: Address) -> None:
    with opened(path) as workspace:
        ids = {
            record_judgement(workspace, THREE, "a", "b", Verdict.SAME, by="Ana", at=NOON).judgement_id for _ in range(2)
        }
        assert [each.judgement_id for each in read_history(workspace)] == list(ids)


@pytest.mark.parametrize(
    ("pair", "by", "error", "words"),
    [
        (("a", "a"), "Ana", JudgementError, "twice"),
        (("a", "b"), " \t", JudgementError, "no name given"),
        (("a", "x"), "Ana", UnknownIdError, "'x'"),
    ],
)
def test_what_cannot_be_judged_is_refused(
    path: Address, pair: tuple[str, str], by: str, error: type[Exception], words: str
) -> None:
    with opened(path) as workspace:
        with pytest.raises(error, match=words):
            record_judgement(workspace, THREE, pair[0], pair[1], Verdict.SAME, by=by, at=NOON)
        assert read_history(workspace) == ()


# Undoing


def test_undoing_keeps_the_history_and_takes_the_effect(path: Address) -> None:
    with opened(path) as workspace:
        done = judge(workspace, THREE, "ab")
        undone = undo_judgement(workspace, done.judgement_id, by="Ben", at=NOON)
        assert read_history(workspace) == (undone,)
        assert (undone.undone_by, undone.stands) == ("Ben", False)
        assert with_judgements(THREE, workspace) is THREE


def test_undoing_twice_says_who_was_first(path: Address) -> None:
    with opened(path) as workspace:
        done = judge(workspace, THREE, "ab")
        undo_judgement(workspace, done.judgement_id, by="Ben", at=NOON)
        with pytest.raises(JudgementError, match="Ben has undone"):
            undo_judgement(workspace, done.judgement_id, by="Ana", at=NOON)


def test_undoing_what_is_not_there_is_refused(path: Address) -> None:
    with opened(path) as workspace, pytest.raises(UnknownIdError, match="'j-x'"):
        undo_judgement(workspace, "j-x", by="Ana", at=NOON)


def test_what_was_undone_can_be_judged_again_in_the_same_second(path: Address) -> None:
    with opened(path) as workspace:
        first = record_judgement(workspace, THREE, "a", "b", Verdict.SAME, by="Ana", at=NOON)
        undo_judgement(workspace, first.judgement_id, by="Ana", at=NOON)
        again = record_judgement(workspace, THREE, "a", "b", Verdict.SAME, by="Ana", at=NOON)
        assert [each.stands for each in read_history(workspace)] == [False, True]
        assert again.judgement_id != first.judgement_id


def test_the_last_judgement_is_ones_own_and_stands(path: Address) -> None:
    with opened(path) as workspace:
        first, second = judge(workspace, THREE, "ab"), judge(workspace, THREE, "ac")
        judge(workspace, THREE, "bc", by="Ben")
        assert last_judgement(read_history(workspace), by="Ana") == second
        undo_judgement(workspace, second.judgement_id, by="Ana", at=later())
        assert last_judgement(read_history(workspace), by="Ana") == first
        with pytest.raises(JudgementError, match="Cem"):
            last_judgement(read_history(workspace), by="Cem")


def test_a_judgement_that_the_collection_brings_along_can_be_undone(path: Address) -> None:
    brought = build_collection(claim("a"), claim("b"), judgements=[row("judgements", "j1", claim_a="a", claim_b="b")])
    with opened(path) as workspace:
        assert with_judgements(brought, workspace) is brought
        undo_judgement(workspace, "j1", by="Ana", at=NOON, collection=brought)
        assert with_judgements(brought, workspace).judgements.empty
        assert not read_history(workspace, brought)[0].stands


# Applying


def test_judgements_reach_linking(path: Address) -> None:
    with opened(path) as workspace:
        judge(workspace, THREE, "ab")
        judge(workspace, THREE, "bc", Verdict.NOT_SAME)
        judged = with_judgements(THREE, workspace)
    incidents = link_incidents(judged, match_claims(judged))
    assert sorted(incidents.claims_of.values()) == [("a", "b"), ("c",)]
    assert judged.digest != THREE.digest
    assert judged.claims is THREE.claims


def test_the_order_of_judging_makes_no_difference(tmp_path: Path) -> None:
    found = set()
    for number, order in enumerate(permutations(["ab", "bc", "ac"])):
        with opened(tmp_path / f"{number}.sqlite3") as workspace:
            for pair in order:
                record_judgement(workspace, THREE, pair[0], pair[1], Verdict.SAME, by="Ana", at=NOON)
            found.add(with_judgements(THREE, workspace).digest)
    assert len(found) == 1


@settings(max_examples=15, deadline=None)
@given(steps=st.lists(st.tuples(st.sampled_from(["ab", "bc", "ac"]), st.sampled_from(Verdict)), max_size=5))
def test_undoing_everything_restores_the_collection(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, Verdict]]
) -> None:
    with opened(tmp_path_factory.mktemp("undo") / "work.sqlite3") as workspace:
        made = [judge(workspace, THREE, pair, verdict) for pair, verdict in steps]
        assert len(with_judgements(THREE, workspace).judgements) == len(made)
        for each in reversed(made):
            undo_judgement(workspace, each.judgement_id, by="Ana", at=NOON)
        assert with_judgements(THREE, workspace) is THREE
        assert len(read_history(workspace)) == len(made)


# The collection changes


def changed_b() -> Collection:
    return build_collection(
        claim("a", title="one"), claim("b", title="two", killed=said("3")), claim("c", title="three")
    )


def test_a_judgement_on_a_claim_that_changed_holds_and_waits_for_confirmation(path: Address) -> None:
    with opened(path) as workspace:
        done = judge(workspace, THREE, "ab")
        found = standing(changed_b(), read_history(workspace))
        assert found.changed == found.in_force == (done,)
        confirm_judgement(workspace, changed_b(), done, by="Ben", at=NOON)
        found = standing(changed_b(), read_history(workspace))
        assert (found.changed, len(found.in_force)) == ((), 1)
        assert read_history(workspace)[0].confirmed_by == "Ben"
        assert standing(THREE, read_history(workspace)).changed


def test_an_unchanged_collection_asks_for_nothing(path: Address) -> None:
    with opened(path) as workspace:
        judge(workspace, THREE, "ab")
        again = build_collection(claim("c", title="three"), claim("a", title="one"), claim("b", title="two"))
        assert standing(again, read_history(workspace)).changed == ()


def renamed(*ids: str) -> Collection:
    """Claims one, two and three under other ids, their documents unchanged."""
    titles = ("one", "two", "three")
    return build_collection(
        *(claim(each, document=f"{old}-doc", title=title) for each, old, title in zip(ids, "abc", titles, strict=True))
    )


def test_a_judgement_follows_a_claim_that_was_given_another_id(path: Address) -> None:
    with opened(path) as workspace:
        judge(workspace, THREE, "ab")
        found = standing(renamed("x", "y", "z"), read_history(workspace))
        assert [each.pair for each in found.in_force] == [("x", "y")]
        assert (found.changed, found.elsewhere) == ((), ())
        found = standing(renamed("b", "c", "a"), read_history(workspace))  # every id means another claim now
        assert [each.pair for each in found.in_force] == [("b", "c")]
        judged = with_judgements(renamed("x", "y", "z"), workspace)
        assert list(judged.judgements["claim_a"]) == ["x"]


def test_a_judgement_on_a_claim_that_is_gone_is_kept_without_effect(path: Address) -> None:
    fewer = build_collection(claim("a", title="one"))
    with opened(path) as workspace:
        done = judge(workspace, THREE, "ab")
        found = standing(fewer, read_history(workspace))
        assert (found.in_force, found.elsewhere) == ((), (done,))
        assert with_judgements(fewer, workspace) is fewer
        assert standing(THREE, read_history(workspace)).in_force == (done,)


# As a table


def test_export_and_import_give_the_same_judgements(tmp_path: Path) -> None:
    with opened(tmp_path / "one.sqlite3") as workspace:
        judge(workspace, THREE, "ab", why="=1+1, “two”")
        judge(workspace, THREE, "ca", Verdict.PART_OF, by="Ben")
        exported = judgement_frame(standing(THREE, read_history(workspace)).in_force)
        history = read_history(workspace)
    with opened(tmp_path / "two.sqlite3") as workspace:
        assert add_judgements(workspace, exported) == 2
        assert add_judgements(workspace, exported) == 0
        assert read_history(workspace) == history


def test_an_export_is_the_judgements_table_of_a_collection(path: Address) -> None:
    with opened(path) as workspace:
        judge(workspace, THREE, "ab")
        judged = with_judgements(THREE, workspace)
        rows = [{str(key): str(cell) for key, cell in each.items()} for each in judged.judgements.to_dict("records")]
        brought = build_collection(
            claim("a", title="one"), claim("b", title="two"), claim("c", title="three"), judgements=rows
        )
        assert brought.problems == ()
        assert brought.digest == judged.digest
        assert with_judgements(brought, workspace).digest == brought.digest


def test_records_compare_by_what_they_say() -> None:
    one = Judgement(judgement_id="j", claim_a="b", claim_b="a", verdict=Verdict.SAME, by="Ana", at="")
    assert one.pair == ("a", "b")
