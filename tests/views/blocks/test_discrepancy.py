"""Discrepancies on screen: ranks, sentences that do not repeat the incident, sides with all their words and silences."""

from tests.builders.collection_tables import claim, said
from tests.builders.studies import one_incident
from views.blocks.discrepancy import discrepancy_box, discrepancy_list


def test_list_is_numbered_from_the_rank_given_and_does_not_repeat_the_incident() -> None:
    study, incident = one_incident(
        claim("a", killed="9", wounded="3"), claim("b", source="source-b", killed="4", wounded="1")
    )
    found = study.findings.of_incident(incident)
    title = study.incident_name(incident)
    shown = discrepancy_list(study, found, first_rank=11, within=title)
    assert [part.split("<")[0] for part in shown.split('class="cc-rank">')[1:]] == [
        str(11 + place) for place in range(len(found))
    ]
    assert all(discrepancy.sentence.startswith(title) for discrepancy in found)
    sentences = [part.split("</span>")[0] for part in shown.split('cc-sentence"><span dir="ltr">')[1:]]
    assert len(sentences) == len(found)
    assert not any(sentence.startswith(title) for sentence in sentences)
    assert all(
        sentence == sentence[:1].upper() + sentence[1:].lower() for sentence in (each.split()[0] for each in sentences)
    )


def test_box_has_a_side_for_each_value_with_speakers_and_origins() -> None:
    study, incident = one_incident(claim("a", killed="9"), claim("b", source="source-b", killed="4"))
    shown = discrepancy_box(study, study.findings.of_incident(incident)[0])
    assert shown.count('class="cc-side cc-head cc-side-clash"') == 2
    assert shown.count("<b>1</b> (<bdi>source-") == 2
    assert "Side A" in shown
    assert "Side B" in shown


def test_words_beyond_the_first_two_of_a_side_are_folded_and_counted() -> None:
    sources = ("source-a", "source-b", "source-c", "source-d")
    study, incident = one_incident(
        *(claim(source[-1], source=source, killed="9") for source in sources), claim("e", source="source-e", killed="4")
    )
    contradiction = study.findings.of_incident(incident)[0]
    shown = discrepancy_box(study, contradiction)
    assert "<details><summary>2 more</summary>" in shown
    assert shown.count('<div class="cc-words">') == 5


def test_an_inferred_side_is_marked_and_the_sentence_says_that_it_rests_on_it() -> None:
    none = said("0", basis="inference", note="n")
    study, incident = one_incident(claim("a", killed="9"), claim("b", source="source-b", killed=none))
    shown = discrepancy_box(study, study.findings.of_incident(incident)[0])
    assert '<p class="cc-value"><span dir="ltr">0 (inferred)</span></p>' in shown
    assert '<p class="cc-value"><span dir="ltr">9</span></p>' in shown
    assert "source-b, inferred by the coder" in shown
    assert "This rests on what the coder inferred." in shown
