"""Facets of the claims: facet_answers, numbers that count what is not stated, and what they leave."""

import pandas as pd

from claims.survey import NOT_STATED, choose_claims, count_answers, facet_answers

TABLE = pd.DataFrame(
    {
        "precision": ["day", "", "month"],
        "place_kind": ["town", "town", ""],
        "kinds": ["clash|siege", "", "siege"],
        "outcomes": ["", "", ""],
        "language": ["en", "ar", "en"],
    }
)


def test_every_answer_is_offered_and_what_is_not_stated_comes_last() -> None:
    assert facet_answers(TABLE, "kind") == ("clash", "siege", NOT_STATED)
    assert facet_answers(TABLE, "language") == ("ar", "en")


def test_numbers_count_each_answer_of_a_claim_and_the_empty_ones() -> None:
    assert count_answers(TABLE, "kind") == {"clash": 1, "siege": 2, NOT_STATED: 1}


def test_answers_are_alternatives_and_facets_hold_together() -> None:
    assert choose_claims(TABLE, {"date": ["day", NOT_STATED], "language": ["ar", "en"]}).tolist() == [True, True, False]
    assert choose_claims(TABLE, {"date": ["day"], "language": ["ar"]}).tolist() == [False, False, False]
    assert choose_claims(TABLE, {"date": ["day"], "language": ["ar"]}, without="date").tolist() == [False, True, False]
    assert choose_claims(TABLE, {"kind": []}).tolist() == [True, True, True]
