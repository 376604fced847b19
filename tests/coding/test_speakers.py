"""Who says it, as a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.coding import SpeakerWords, say_speakers
from claims.coding.speakers import ENGLISH_WORDS
from claims.model import Speaker, Stance, parse_chain

NAMES = {"wikipedia": "Wikipedia", "asayish": "the Asayish", "resident": "a resident, 45"}


@pytest.mark.parametrize(
    ("sentence", "stance", "chain"),
    [
        ("Wikipedia says", Stance.ASSERTS, ""),
        ("Wikipedia says with reservation", Stance.HEDGES, ""),
        ("Wikipedia, quoting the Asayish, says", Stance.ASSERTS, "asayish:asserts"),
        ("Wikipedia, quoting the Asayish, who denies it, passes on", Stance.RELAYS, "asayish:denies"),
        (
            "Wikipedia, quoting the Asayish, who quotes a resident, 45, who is not sure, denies",
            Stance.DENIES,
            "asayish:asserts > resident:hedges",
        ),
    ],
)
def test_the_sentence_says_the_chain(sentence: str, stance: Stance, chain: str) -> None:
    assert say_speakers("Wikipedia", stance, parse_chain(chain), NAMES.__getitem__) == sentence


@given(
    st.sampled_from(Stance),
    st.lists(st.builds(Speaker, st.sampled_from(sorted(NAMES)), st.sampled_from(Stance)), max_size=4),
)
def test_every_speaker_stands_in_its_place_with_its_manner(stance: Stance, chain: list[Speaker]) -> None:
    left = say_speakers("The publisher", stance, chain, NAMES.__getitem__)
    for speaker in chain:
        before, _, left = left.partition(NAMES[speaker.source_id])
        assert before.endswith(("quoting ", "who quotes "))
        assert left.startswith(", " + ENGLISH_WORDS.manners[speaker.stance])
    assert left.endswith(ENGLISH_WORDS.verbs[stance])


def test_another_language_has_its_own_words() -> None:
    german = SpeakerWords(
        verbs=dict.fromkeys(Stance, "berichtet") | {Stance.DENIES: "bestreitet"},
        first="mit Verweis auf ",
        further="laut ",
        manners=dict.fromkeys(Stance, "") | {Stance.HEDGES: "unsicher"},
        comma="; ",
    )
    chain = parse_chain("asayish:hedges > resident:asserts")
    assert say_speakers("Wikipedia", Stance.DENIES, chain, NAMES.__getitem__, german) == (
        "Wikipedia; mit Verweis auf the Asayish; unsicher; laut a resident, 45; bestreitet"
    )
