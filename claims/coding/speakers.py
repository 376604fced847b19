"""Who says it, as a sentence and back: "Wikipedia, quoting the Asayish, says"."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from claims.model import Speaker, Stance
from claims.names import NameTable


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
            Stance.AIMS: "tells as an aim",
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


@dataclass(frozen=True, kw_only=True)
class SpeakerReading:
    """A sentence as read.

    Attributes:
        publisher: The source that publishes, as written.
        unknown: The names in it that no source has, or that several have, as written.
        problem: Why it is no such sentence; "" otherwise.
    """

    publisher: str = ""
    stance: Stance = Stance.ASSERTS
    chain: tuple[Speaker, ...] = ()
    unknown: tuple[str, ...] = ()
    problem: str = ""


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


def read_speakers(sentence: str, sources: NameTable, words: SpeakerWords = ENGLISH_WORDS) -> SpeakerReading:
    """Reads a sentence that `say_speakers` makes, with the names of sources as one types them."""
    text = " ".join(sentence.split()).rstrip(".")
    stance = next((stance for stance, verb in _longest_first(words.verbs) if text.endswith(verb)), None)
    if stance is None:
        return SpeakerReading(problem=f"ends in no verb such as {', '.join(words.verbs.values())}")
    publisher, *speakers = _openings(words).split(_bare(text.removesuffix(words.verbs[stance]), words))
    chain: list[Speaker] = []
    unknown: list[str] = []
    for speaker in speakers:
        name, manner = _manner(_bare(speaker, words), words)
        source_id = sources.resolve(name)
        if source_id is None:
            unknown.append(name)
        else:
            chain.append(Speaker(source_id, manner))
    return SpeakerReading(publisher=_bare(publisher, words), stance=stance, chain=tuple(chain), unknown=tuple(unknown))


def _bare(part: str, words: SpeakerWords) -> str:
    return part.strip().removesuffix(words.comma.strip()).strip()


def _openings(words: SpeakerWords) -> re.Pattern[str]:
    either = "|".join(re.escape(opening.strip()) for opening in (words.first, words.further))
    return re.compile(rf"{re.escape(words.comma.strip())}\s*(?:{either})\s+")


def _manner(speaker: str, words: SpeakerWords) -> tuple[str, Stance]:
    for stance, manner in _longest_first(words.manners):
        if manner and speaker.endswith(f"{words.comma}{manner}"):
            return speaker.removesuffix(f"{words.comma}{manner}"), stance
    return speaker, Stance.ASSERTS


def _longest_first(said: dict[Stance, str]) -> list[tuple[Stance, str]]:
    return sorted(said.items(), key=lambda item: -len(item[1]))


def write_chain(chain: Iterable[Speaker]) -> str:
    """The chain as a collection writes it; `model.parse_chain` reads it."""
    return " > ".join(f"{speaker.source_id}:{speaker.stance}" for speaker in chain)
