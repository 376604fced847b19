"""Accounts beside each other: fields that one of them speaks of, differing words marked, relations only where they are given."""

import pytest

from claims.values import Relation
from tests.builders.collection_tables import claim, said
from tests.builders.studies import one_incident
from views.blocks.accounts_side_by_side import accounts_side_by_side


def test_fields_that_no_account_speaks_of_are_left_out_and_silence_is_said() -> None:
    study, _ = one_incident(claim("a", killed="9"), claim("b", source="source-b", wounded="3"))
    shown = accounts_side_by_side(study, ["a", "b"])
    assert shown.count("<tr>") == 3
    assert shown.count("does not say") == 2
    assert "Relation" not in shown


@pytest.mark.parametrize(("relation", "is_tinted"), [(Relation.CONTRADICTS, True), (Relation.AGREES, False)])
def test_relation_stands_beside_the_field_and_is_tinted_where_accounts_clash(
    relation: Relation, is_tinted: bool
) -> None:
    study, _ = one_incident(claim("a", killed="9"), claim("b", source="source-b", killed="4"))
    shown = accounts_side_by_side(study, ["a", "b"], relations={"killed": relation})
    assert f"{relation.mark} {relation}</span></td>" in shown
    assert ("cc-clash-cell" in shown) is is_tinted


def test_words_that_only_one_account_has_are_marked_in_titles_values_and_fragments() -> None:
    study, _ = one_incident(
        claim("a", title="Nine dead", killed=said("9", fragment="nine were killed")),
        claim("b", source="source-b", title="Six dead", killed=said("6", fragment="six were killed")),
    )
    shown = accounts_side_by_side(study, ["a", "b"])
    number = "<bdi><mark>9</mark></bdi></b> <sup>[1]</sup>"  # a figure and the number of its quotation are two
    for part in ("<bdi><mark>Nine</mark> dead</bdi>", number, "<mark>nine</mark> were killed"):
        assert part in shown


def test_fragments_in_another_language_are_not_compared() -> None:
    study, _ = one_incident(
        claim("a", killed=said("9", fragment="nine were killed")),
        claim("b", source="source-b", document="other", killed=said("6", fragment="قتل ستة")),
        documents=[{"document_id": "other", "source_id": "source-b", "language": "ar", "title": "other"}],
    )
    shown = accounts_side_by_side(study, ["a", "b"])
    assert '<blockquote dir="auto" lang="en" class="cc-cut-start cc-cut-end">nine were killed</blockquote>' in shown
    assert '<blockquote dir="auto" lang="ar" class="cc-cut-end">قتل ستة</blockquote>' in shown


def test_third_account_is_compared_with_both_others() -> None:
    study, _ = one_incident(
        claim("a", title="one two"),
        claim("b", source="source-b", title="two three"),
        claim("c", source="source-c", title="three one four"),
    )
    shown = accounts_side_by_side(study, ["a", "b", "c"])
    assert "<bdi>one two</bdi>" in shown
    assert "<bdi>three one <mark>four</mark></bdi>" in shown


def test_values_are_compared_with_all_that_the_others_say_of_the_field() -> None:
    study, _ = one_incident(
        claim("a", killed="9"),
        claim("b", source="source-b", killed=["4", "9"]),
        claim("c", source="source-c", killed="9"),
    )
    shown = accounts_side_by_side(study, ["a", "b", "c"])
    assert shown.count("<bdi>9</bdi>") == 3
    assert shown.count("<bdi><mark>4</mark></bdi>") == 1


def test_an_inferred_value_is_marked() -> None:
    none = said("0", basis="inference", note="n")
    study, _ = one_incident(claim("a", killed="9"), claim("b", source="source-b", killed=none))
    shown = accounts_side_by_side(study, ["a", "b"])
    assert "<bdi><mark>0</mark></bdi></b> (inferred)" in shown
    assert shown.count("(inferred)") == 1
