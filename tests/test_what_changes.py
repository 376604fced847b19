"""What a change of a project brings, before it is kept."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from claims.projects import create_project, open_project, put, remove
from claims.what_changes import moved_claims, preview_change
from tests.builders.incidents import incidents_of
from tests.builders.projects import NOW, account, two_outlets
from tests.builders.shipped import shipped_collection


def test_a_first_account_is_an_incident_and_a_second_one_a_contradiction(tmp_path: Path) -> None:
    path = create_project("Two", folder=tmp_path, at=NOW)
    first = preview_change(path, account("hawar", "3"))
    assert (first.claims, first.incidents, first.discrepancies) == (1, ("Qamishli clash, 23 Jan 2021",), ())
    with open_project(path) as project:
        assert project.revision() == 1  # nothing was kept
        project.change(account("hawar", "3"), what="First", at=NOW)
    second = preview_change(path, account("sohr", "5"))
    assert (second.claims, second.incidents, second.moved) == (1, (), ())
    assert [each.field for each in second.discrepancies] == ["killed"]


def test_a_corrected_day_moves_a_claim_and_settles_the_contradiction(tmp_path: Path) -> None:
    path = two_outlets(tmp_path)
    with open_project(path) as project:
        day = project.rows("statements")["sohr-1"]
    changes = preview_change(path, [put("statements", **{**day, "value": "2021-06-01"})])
    assert changes.settled == 1
    assert [(each.claim_id, each.after) for each in changes.moved] == [("sohr-c", "Qamishli clash, 1 Jun 2021")]
    assert changes.incidents == ("Qamishli clash, 1 Jun 2021",)


GROUPS = st.lists(st.integers(0, 3), min_size=6, max_size=6)


@given(GROUPS, GROUPS)
def test_every_incident_that_is_not_as_it_was_beside_new_claims_has_a_claim_that_moved(
    groups: list[int], later: list[int]
) -> None:
    before, after = (
        incidents_of(
            *("".join(claim for claim, group in zip(claims, of, strict=False) if group == each) for each in set(of))
        )
        for claims, of in (("abcde", groups[:5]), ("abcdef", later))
    )
    moved = {each.claim_id for each in moved_claims(before, after, shipped_collection())}
    for claims in after.claims_of.values():
        old = set(claims) - {"f"}
        if old and not moved & old:
            assert len({before.incident_of[claim] for claim in old}) == 1
            assert moved.issuperset(set(before.claims_of[before.incident_of[min(old)]]) - old)


def test_claims_that_are_new_are_counted_whatever_goes(tmp_path: Path) -> None:
    path = two_outlets(tmp_path)
    gone = [remove("statements", f"sohr-{number}") for number in range(1, 5)] + [remove("claims", "sohr-c")]
    assert preview_change(path, gone).claims == 0
    assert preview_change(path, [*gone, *account("anha", "3")]).claims == 1
