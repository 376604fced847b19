"""Trees: what holds what, and what shares nobody."""

import pytest

from claims.trees import Tree

TREE = Tree(
    {
        "people": "",
        "civilians": "people",
        "children": "civilians",
        "fighters": "people",
        "police": "fighters",
        "demonstrators": "people",
    },
    fluid=frozenset({"demonstrators"}),
)


def test_a_node_holds_itself_and_all_below() -> None:
    assert TREE.holds("people", "children")
    assert TREE.holds("civilians", "civilians")
    assert not TREE.holds("children", "civilians")


def test_nothing_said_holds_everyone() -> None:
    assert TREE.holds("", "police")
    assert not TREE.apart("", "police")


def test_branches_are_apart_and_roles_are_not() -> None:
    assert TREE.apart("children", "police")
    assert not TREE.apart("demonstrators", "police")
    assert not TREE.apart("civilians", "children")


RANKED = Tree(
    {
        "army": "", "soldiers": "army", "officers": "army", "guards": "army", "first-guard": "guards", "sergeants": "guards",
        "navy": "", "police": "navy", "chiefs": "",
    },
    ranks=frozenset({"soldiers", "officers", "sergeants", "chiefs"}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("soldiers", "guards", False),
        ("soldiers", "first-guard", False),
        ("soldiers", "officers", True),
        ("soldiers", "sergeants", True),
        ("soldiers", "police", True),
        ("sergeants", "first-guard", False),
        ("guards", "police", True),
        ("chiefs", "guards", True),
    ],
)
def test_a_rank_serves_in_the_bodies_beside_it(one: str, other: str, *, apart: bool) -> None:
    assert RANKED.apart(one, other) is RANKED.apart(other, one) is apart


def test_common_is_the_nearest_node_that_holds_both() -> None:
    assert TREE.common("children", "police") == "people"
    assert TREE.common("children", "civilians") == "civilians"
    assert Tree({"a": "", "b": ""}).common("a", "b") == ""


def test_below_is_the_node_and_its_descendants() -> None:
    assert TREE.below("civilians") == {"civilians", "children"}


def test_a_cycle_does_not_trap_a_path() -> None:
    assert Tree({"a": "b", "b": "a"}).path("a") == ("a", "b")
