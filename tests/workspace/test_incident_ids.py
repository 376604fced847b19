"""Ids of incidents: stable while claims are added, and leading on after merges and splits."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.databases.address import Address
from claims.workspace import Resolved, Workspace, keep_ids, open_workspace, resolve
from claims.workspace.incident_ids import assign_ids
from tests.builders.incidents import incidents_of
from tests.builders.workspaces import NOON


@pytest.fixture
def workspace(work: Address) -> Iterator[Workspace]:
    with open_workspace(work, collection="test") as opened:
        yield opened


def kept(workspace: Workspace, *groups: str) -> dict[str, str]:
    """The claims of each id, joined, after these groups were found."""
    named = keep_ids(incidents_of(*groups), workspace, at=NOON)
    assert list(named.claims_of) == list(named.rows)
    return {incident_id: "".join(claims) for incident_id, claims in named.claims_of.items()}


def test_first_ids_are_the_provisional_ones(workspace: Workspace) -> None:
    assert kept(workspace, "ab", "c") == {"i-a": "ab", "i-c": "c"}


def test_an_added_claim_with_a_smaller_id_changes_no_id(workspace: Workspace) -> None:
    kept(workspace, "bc", "d")
    assert kept(workspace, "abc", "d") == {"i-b": "abc", "i-d": "d"}
    assert kept(workspace, "abc", "d", "e") == {"i-b": "abc", "i-d": "d", "i-e": "e"}


def test_nothing_is_written_where_nothing_changed(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(workspace, "bc", "d")
    monkeypatch.setattr(Workspace, "writing", None)
    assert kept(workspace, "d", "bc") == {"i-d": "d", "i-b": "bc"}


def test_a_merge_keeps_the_larger_and_leads_on_from_the_other(workspace: Workspace) -> None:
    kept(workspace, "a", "bcd")
    assert kept(workspace, "abcd") == {"i-b": "abcd"}
    found = resolve(workspace, "i-a")
    assert found.incident_ids == ("i-b",)
    assert found.why == "Incident i-a was merged into i-b. (2026-11-22)"
    assert resolve(workspace, "i-b").incident_ids == ("i-b",)


def test_of_equally_large_ones_the_smaller_id_stays(workspace: Workspace) -> None:
    kept(workspace, "ab", "cd")
    assert kept(workspace, "abcd") == {"i-a": "abcd"}


def test_a_split_keeps_the_id_with_most_of_its_claims(workspace: Workspace) -> None:
    kept(workspace, "abcde")
    assert kept(workspace, "cde", "ab")["i-a"] == "cde"
    found = resolve(workspace, "i-a")
    assert found.incident_ids == ("i-a",)
    assert "Of the 5 claims of incident i-a, 2 split off as" in found.why


def test_an_id_is_never_given_twice(workspace: Workspace) -> None:
    kept(workspace, "ab", "cde")
    kept(workspace, "abcde")  # i-a is merged into i-c
    again = kept(workspace, "ab", "cde")  # and comes apart again
    assert again.pop("i-c") == "cde"
    [(fresh, claims)] = again.items()
    assert claims == "ab"
    assert fresh not in {"i-a", "i-c"}
    assert resolve(workspace, "i-a").incident_ids == ("i-c",)


def test_old_ids_lead_on_through_several_changes(workspace: Workspace) -> None:
    kept(workspace, "a", "bc", "defg")
    kept(workspace, "abc", "defg")
    kept(workspace, "abcdefg")
    assert resolve(workspace, "i-a").incident_ids == ("i-d",)
    assert resolve(workspace, "i-a").why.count("merged") == 2


def test_an_incident_without_claims_ends(workspace: Workspace) -> None:
    kept(workspace, "a", "b")
    assert kept(workspace, "b") == {"i-b": "b"}
    assert resolve(workspace, "i-a") == Resolved(
        (), "Incident i-a no longer exists: it has no claims left. (2026-11-22)"
    )
    assert resolve(workspace, "i-never").incident_ids == ()


def test_parents_and_parts_are_renamed_too(workspace: Workspace) -> None:
    kept(workspace, "b", "c")
    found = incidents_of("ab", "c", parts=(("a", "c"),))
    found.table.loc[1, "parent"] = "i-a"
    named = keep_ids(found, workspace, at=NOON)
    assert list(named.parts["part_id"]) == ["i-b"]
    assert named.row("i-c")["parent"] == "i-b"


GROUPINGS = st.lists(st.integers(0, 3), min_size=6, max_size=6)


def grouping(numbers: list[int]) -> dict[str, tuple[str, ...]]:
    groups: dict[int, list[str]] = {}
    for claim, number in zip("abcdef", numbers, strict=True):
        groups.setdefault(number, []).append(claim)
    return {f"p-{claims[0]}": tuple(claims) for claims in groups.values()}


@given(before=GROUPINGS, after=GROUPINGS)
def test_ids_are_given_once_each_and_do_not_depend_on_order(before: list[int], after: list[int]) -> None:
    old = {group.replace("p", "i"): claims for group, claims in grouping(before).items()}
    new = grouping(after)
    given = assign_ids(old, new, taken=frozenset(old))
    assert set(given) == set(new)
    assert len(set(given.values())) == len(given)
    turned = assign_ids(dict(reversed(old.items())), dict(reversed(new.items())), taken=frozenset(old))
    assert turned == given


@given(groups=GROUPINGS)
def test_unchanged_groups_keep_their_ids(groups: list[int]) -> None:
    found = grouping(groups)
    given = assign_ids({f"i-{each}": claims for each, claims in found.items()}, found, taken=frozenset())
    assert given == {each: f"i-{each}" for each in found}
