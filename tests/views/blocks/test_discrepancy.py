"""Discrepancies on screen: two values, who says each, the mark between; all words and silences on opening."""

import re
from dataclasses import replace

from claims.values import Relation
from tests.builders.collection_tables import claim, said
from tests.builders.studies import one_incident
from views.blocks.discrepancy import discrepancy_box, discrepancy_list
from views.texts import incident_words


def summary(shown: str) -> str:
    """What the first row says before it is opened."""
    return shown.partition("<summary>")[2].partition("</summary>")[0]


def plain(shown: str) -> str:
    return " ".join(re.sub("<[^>]*>", " ", shown).split())


def test_a_row_is_what_two_values_who_says_them_and_what_follows() -> None:
    study, incident = one_incident(claim("a", killed="9"), claim("b", source="source-b", killed="4"))
    shown = discrepancy_list(study, study.findings.of_incident(incident)[:1])
    closing = study.findings.of_incident(incident)[0].closing
    assert plain(summary(shown)) == f"9 source-a ≠ 4 source-b Difference: 5. {closing} {incident_words.QUOTATIONS}"
    assert len(closing.split()) <= 25
    assert "<b>Killed</b>" in shown
    assert "≠ contradicts" in shown.partition("<summary>")[0]


def test_a_row_names_its_incident_unless_that_stands_above() -> None:
    study, incident = one_incident(claim("a", killed="9"), claim("b", source="source-b", killed="4"))
    found = study.findings.of_incident(incident)
    named = f'<small><a href="incident?id={incident}"><bdi>{study.incident_name(incident)}</bdi></a></small>'
    assert discrepancy_list(study, found).count(named) == len(found)
    assert named not in discrepancy_list(study, found, has_incident=False)


def test_marks_stand_between_three_values_and_only_those_of_a_clash_have_its_colour() -> None:
    numbers = zip("abc", "941", strict=True)
    study, incident = one_incident(*(claim(each, source=f"source-{each}", killed=number) for each, number in numbers))
    clash = study.findings.of_incident(incident)[0]
    assert summary(discrepancy_list(study, [clash])).count('<span class="cc-versus cc-mark">≠</span>') == 2
    silent = summary(discrepancy_list(study, [replace(clash, relation=Relation.SILENT)]))
    assert silent.count('<span class="cc-versus">∅</span>') == 2
    assert "cc-mark" not in silent


def test_a_row_names_two_speakers_of_a_side_and_counts_the_others() -> None:
    study, incident = one_incident(claim("a", killed="9"), claim("b", source="source-b", killed="4"))
    clash = study.findings.of_incident(incident)[0]
    told = replace(clash.sides[0], speakers="Ash; Birch, citing Oak; Cedar; Elm")
    shown = discrepancy_list(study, [replace(clash, sides=(told, clash.sides[1]))])
    assert "Ash; Birch, citing Oak and 2 more" in plain(summary(shown))
    assert "Cedar; Elm" in shown


def test_a_row_names_each_source_before_one_says_it_again() -> None:
    study, incident = one_incident(claim("a", killed="9"), claim("b", source="source-b", killed="4"))
    clash = study.findings.of_incident(incident)[0]
    told = replace(clash.sides[0], speakers="Ash; Ash, quoting Oak; Birch")
    assert "Ash; Birch and 1 more" in plain(
        summary(discrepancy_list(study, [replace(clash, sides=(told, clash.sides[1]))]))
    )


def test_an_opened_row_has_the_long_form_and_a_side_for_each_value_with_speakers_and_origins() -> None:
    study, incident = one_incident(claim("a", killed="9"), claim("b", source="source-b", killed="4"))
    found = study.findings.of_incident(incident)[0]
    shown = discrepancy_box(study, found)
    opened = shown.partition("</summary>")[2]
    assert "<details><summary>" in shown
    assert "<details open><summary>" in discrepancy_box(study, found, is_open=True)
    assert plain(opened).startswith(f"{incident_words.IN_FULL} {found.sentence}")
    assert opened.count('<div class="cc-side">') == 2
    assert opened.count("<b>1</b> (<bdi>source-") == 2


def test_words_beyond_the_first_two_of_a_side_are_folded_and_counted() -> None:
    sources = ("source-a", "source-b", "source-c", "source-d")
    study, incident = one_incident(
        *(claim(source[-1], source=source, killed="9") for source in sources), claim("e", source="source-e", killed="4")
    )
    shown = discrepancy_box(study, study.findings.of_incident(incident)[0])
    assert "<details><summary>2 more</summary>" in shown
    assert shown.count('<div class="cc-words">') == 5


def test_an_inferred_side_is_marked_and_the_row_says_that_it_rests_on_it() -> None:
    none = said("0", basis="inference", note="n")
    study, incident = one_incident(claim("a", killed="9"), claim("b", source="source-b", killed=none))
    shown = discrepancy_box(study, study.findings.of_incident(incident)[0])
    assert '<b><span dir="ltr">0 (inferred)</span></b>' in summary(shown)
    assert '<b><span dir="ltr">9</span></b>' in summary(shown)
    assert "source-b, inferred by the coder" in plain(summary(shown))
    assert "This rests on what the coder inferred." in plain(summary(shown))
