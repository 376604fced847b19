"""Who says a clause, and how."""

import pytest

from claims.extract import Document, PatternExtractor
from tests.builders.drafts import PUBLISHED, draft_of
from tests.builders.shipped import shipped_collection


@pytest.mark.parametrize(
    ("text", "field", "stance", "chain"),
    [
        ("Clashes left six dead, SOHR sources reported.", "killed", "relays", "sohr-sources"),
        ("SOHR sources reported that six policemen were killed in clashes.", "killed", "relays", "sohr-sources"),
        ("The siege was enacted allegedly in response to the restrictions.", "kind", "hedges", ""),
        ("The NDF claimed that one of their checkpoints had been attacked.", "kind", "hedges", "ndf"),
        ("Clashes resumed, with activists claiming one NDF militiaman was killed.", "killed", "hedges", "activists"),
        ("ووفق مصادر محلية فإن العشرات تظاهروا في الحسكة.", "crowd", "relays", "local-sources-rozana"),
        ("They are demanding the release of 450 SDF prisoners.", "demand", "demands", ""),
        ("A bomb went off. The Kurds want the regime to leave the city.", "demand", "relays", "kurdish-officials"),
        ("A bomb went off. The Kurds said the regime should rehire teachers.", "demand", "relays", "kurdish-officials"),
        ("On Saturday, SOHR sources documented the injury of six policemen.", "when", "relays", "sohr-sources"),
    ],
)
def test_who_says_it_and_how(text: str, field: str, stance: str, chain: str) -> None:
    [first, *_] = [each for claim in draft_of(text).claims for each in claim.statements if each.field == field]
    assert first.stance == stance
    assert [link.source_id for link in first.chain] == ([chain] if chain else [])


def test_own_people_of_a_source_speak_with_it() -> None:
    [killed] = [
        each
        for claim in draft_of("SOHR activists documented that six policemen were killed.", source_id="sohr").claims
        for each in claim.statements
        if each.field == "killed"
    ]
    assert killed.stance == "asserts"
    assert [link.source_id for link in killed.chain] == ["sohr-activists"]


def test_a_source_that_a_document_names_is_no_speaker_beside_itself() -> None:
    text = "SOHR activists documented that six policemen were killed."
    name = shipped_collection().name_of("sources", "sohr")
    named = PatternExtractor(shipped_collection()).extract(Document(text=text, source=name, published=PUBLISHED))
    told, given, unnamed = (
        {(each.field, each.stance, each.chain) for claim in draft.claims for each in claim.statements}
        for draft in (named, draft_of(text, source_id="sohr"), draft_of(text))
    )
    assert told == given != unnamed


def test_sources_of_an_outlet_are_relayed() -> None:
    draft = draft_of("وذكرت مصادر روزنة أن ستة من عناصر الشرطة قتلوا.", source_id="rozana")
    [killed] = [each for claim in draft.claims for each in claim.statements if each.field == "killed"]
    assert (killed.stance, [link.source_id for link in killed.chain]) == ("relays", ["rozana-sources"])


def test_a_sentence_that_goes_on_has_the_speaker_before_it() -> None:
    text = 'مصادر في "الإدارة الذاتية" أكدت أن التوتر مفتعل. ولفتت إلى أن عناصر "الدفاع الوطني" قامت بتحريض المدنيين.'
    [blamed] = [each for claim in draft_of(text).claims for each in claim.statements if each.field == "blamed"]
    assert blamed.value == "ndf"
    assert [link.source_id for link in blamed.chain] == ["aanes-sources-rozana"]
