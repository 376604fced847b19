"""Who says it, as a sentence: "Wikipedia, quoting the Asayish, says"."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from claims.model import Speaker, Stance


@dataclass(frozen=True, kw_only=True)
class SpeakerWords:
    """The parts of the sentence; other languages have their own.

    Attributes:
        verbs: How the document itself presents it, at the end of the sentence.
        first: Opens the first speaker who is quoted.
        further: Opens one who is quoted by the speaker before.
        manners: Behind the name of a speaker, how he says it; "" where he says so.
        comma: Parts one part from the next.
    """

    verbs: dict[Stance, str] = field(
        default_factory=lambda: {
            Stance.ASSERTS: "says",
            Stance.RELAYS: "passes on",
            Stance.HEDGES: "says with reservation",
            Stance.DENIES: "denies",
            Stance.DEMANDS: "demands",
            Stance.AIMS: "states as an aim",
        }
    )
    first: str = "quoting "
    further: str = "who quotes "
    manners: dict[Stance, str] = field(
        default_factory=lambda: {
            Stance.ASSERTS: "",
            Stance.RELAYS: "who passes it on",
            Stance.HEDGES: "who is not sure",
            Stance.DENIES: "who denies it",
            Stance.DEMANDS: "who demands it",
            Stance.AIMS: "who means to do it",
        }
    )
    comma: str = ", "


ENGLISH_WORDS = SpeakerWords()


def say_speakers(
    publisher: str,
    stance: Stance,
    chain: Iterable[Speaker],
    name_of: Callable[[str], str],
    words: SpeakerWords = ENGLISH_WORDS,
) -> str:
    """The sentence that says who says it.

    Args:
        publisher: The name of the source that publishes the document.
        stance: How the document itself presents it.
        chain: Who is quoted, outermost first.
        name_of: The name of a source by its id.
        words: Of the language.
    """
    parts = [publisher]
    for number, speaker in enumerate(chain):
        opening = words.further if number else words.first
        parts += [opening + name_of(speaker.source_id), words.manners[speaker.stance]]
    said = words.comma.join(filter(None, parts))
    return f"{said}{words.comma if len(parts) > 1 else ' '}{words.verbs[stance]}"
