"""The box of the most serious discrepancy: two sides, who says each, the mark between, and what the heading calls it."""

import re
from dataclasses import replace

from claims.discrepancies.discrepancy_sentences import side_words
from claims.values import Relation
from views.blocks.figures.serious_box import serious_box
from views.state.page_study import PageStudy
from views.texts import words


def text_of(box: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", box).split())


def test_two_sides_stand_against_each_other_with_who_says_them(page_study: PageStudy) -> None:
    worst = page_study.findings.discrepancies[0]
    box = serious_box(page_study, worst)
    told = text_of(box)
    one, other = page_study.figures.opposed(worst)
    places = [told.index(f"{side_words(side)} {side.speakers}") for side in (one, other)]
    assert places[0] < told.index("≠") < places[1]
    assert words.MOST_SERIOUS in told
    assert f'href="incident?id={worst.incident_id}"' in box
    assert worst.closing in told
    assert words.MORE_VERSIONS.format(number=len(worst.sides) - 2) in told


def test_the_colour_and_the_word_contradiction_are_for_contradictions_alone(page_study: PageStudy) -> None:
    worst = page_study.findings.discrepancies[0]
    assert "cc-mark" in serious_box(page_study, worst)
    milder = serious_box(page_study, replace(worst, relation=Relation.DIFFERS, sides=worst.sides[:2], closing=""))
    assert "cc-mark" not in milder
    assert words.MOST_SERIOUS not in milder
    assert words.MOST_SERIOUS_OTHER in milder
    assert "more version" not in milder


def test_what_one_source_says_against_itself_is_called_so(page_study: PageStudy) -> None:
    worst = page_study.findings.discrepancies[0]
    [first, *_] = worst.sides
    within = replace(worst, sides=tuple(replace(side, source_ids=first.source_ids[:1]) for side in worst.sides))
    assert f"<h2>{words.MOST_SERIOUS_WITHIN}</h2>" in serious_box(page_study, within)
    assert f"<h2>{words.MOST_SERIOUS}</h2>" in serious_box(page_study, worst)
