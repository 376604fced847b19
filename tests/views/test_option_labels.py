"""Labels of options: no two alike, each as it is shown elsewhere where it can be."""

from hypothesis import given
from hypothesis import strategies as st

from views.option_labels import told_apart


def test_options_of_one_label_are_told_apart_by_what_is_known_beside_it_and_then_by_a_number() -> None:
    names = {"a": "Hill", "b": "Hill", "c": "Hill", "d": "Dale"}
    beside = {"a": "North", "b": "South", "c": "South", "d": "North"}
    label = told_apart(names, names.__getitem__, beside.__getitem__)
    assert [label(each) for each in names] == ["Hill (North)", "Hill (South)", "Hill (South)-2", "Dale"]
    assert label("unknown") == "unknown"


@given(st.dictionaries(st.text(max_size=3), st.sampled_from(["x", "x-2", "x (1)", ""]), max_size=8))
def test_no_two_labels_are_alike(names: dict[str, str]) -> None:
    label = told_apart(names, names.__getitem__)
    assert len({label(each) for each in names}) == len(names)
