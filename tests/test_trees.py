"""Trees: what holds what, and what shares nobody."""

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


def test_common_is_the_nearest_node_that_holds_both() -> None:
    assert TREE.common("children", "police") == "people"
    assert TREE.common("children", "civilians") == "civilians"
    assert Tree({"a": "", "b": ""}).common("a", "b") == ""


def test_below_is_the_node_and_its_descendants() -> None:
    assert TREE.below("civilians") == {"civilians", "children"}


def test_a_cycle_does_not_trap_a_path() -> None:
    assert Tree({"a": "b", "b": "a"}).path("a") == ("a", "b")
