"""Who says it, as a sentence and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.coding import SpeakerReading, SpeakerWords, read_speakers, say_speakers, write_chain
from claims.model import Speaker, Stance, parse_chain
from claims.names import NameTable

NAMES = {
    "wikipedia": ("Wikipedia",),
    "asayish": ("the Asayish", "Internal Security Forces"),
    "resident": ("a resident, 45",),
}
SOURCES = NameTable(NAMES)
SENTENCES = [
    ("Wikipedia says", Stance.ASSERTS, ""),
    ("Wikipedia says with reservation", Stance.HEDGES, ""),
    ("Wikipedia, quoting the Asayish, says", Stance.ASSERTS, "asayish:asserts"),
    ("Wikipedia, quoting the Asayish, who denies it, passes on", Stance.RELAYS, "asayish:denies"),
    (
        "Wikipedia, quoting the Asayish, who quotes a resident, 45, who is not sure, denies",
        Stance.DENIES,
        "asayish:asserts > resident:hedges",
    ),
]


def say(stance: Stance, chain: str) -> str:
    return say_speakers("Wikipedia", stance, parse_chain(chain), lambda source_id: NAMES[source_id][0])


@pytest.mark.parametrize(("sentence", "stance", "chain"), SENTENCES)
def test_the_sentence_says_the_chain_and_is_read_back(sentence: str, stance: Stance, chain: str) -> None:
    assert say(stance, chain) == sentence
    read = read_speakers(sentence, SOURCES)
    assert (read.publisher, read.stance, write_chain(read.chain)) == ("Wikipedia", stance, chain)


@given(
    st.sampled_from(Stance),
    st.lists(st.builds(Speaker, st.sampled_from(sorted(NAMES)), st.sampled_from(Stance)), max_size=4),
)
def test_every_chain_comes_back(stance: Stance, chain: list[Speaker]) -> None:
    read = read_speakers(say(stance, write_chain(chain)), SOURCES)
    assert (read.stance, read.chain) == (stance, tuple(chain))


@given(
    st.sampled_from(Stance),
    st.lists(st.builds(Speaker, st.sampled_from(sorted(NAMES)), st.sampled_from(Stance)), max_size=3),
)
def test_another_language_has_its_own_words(stance: Stance, chain: list[Speaker]) -> None:
    german = SpeakerWords(
        verbs={stance: f"verb {number}" for number, stance in enumerate(Stance)},
        first="mit Verweis auf ",
        further="laut ",
        manners={stance: f"so {number}" if number else "" for number, stance in enumerate(Stance)},
        comma="; ",
    )
    sentence = say_speakers("Wikipedia", stance, chain, lambda source_id: NAMES[source_id][0], german)
    read = read_speakers(sentence, SOURCES, german)
    assert (read.stance, read.chain) == (stance, tuple(chain))


def test_names_are_found_however_they_are_written_and_unknown_ones_are_named() -> None:
    read = read_speakers("Wikipedia, quoting asayish, says.", SOURCES)
    assert write_chain(read.chain) == "asayish:asserts"
    assert read_speakers("Wikipedia, quoting the council, says", SOURCES).unknown == ("the council",)


def test_a_sentence_without_a_verb_is_said_to_have_none() -> None:
    assert read_speakers("Wikipedia", SOURCES) == SpeakerReading(
        problem="ends in no verb such as says, passes on, says with reservation, denies, demands, tells as an aim"
    )
