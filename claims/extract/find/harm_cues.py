"""Words that say what happened to people: "killed", "was shot", "fled"."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from claims.extract.languages.word_lists import Phrases, cell_words, rows


class Outcome(StrEnum):
    """What happened to people; SHOT leaves open whether they lived."""

    KILLED = "killed"
    WOUNDED = "wounded"
    SHOT = "shot"
    CAPTURED = "captured"
    DISPLACED = "displaced"


HARM = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.SHOT})


class Form(StrEnum):
    """On which side of the words that say what happened the people stand."""

    EITHER = "either"
    OBJECT = "object"
    SUBJECT = "subject"
    NONE = "none"  # looks like harm and is none: "shot at"


@dataclass(frozen=True)
class Cue:
    """Words that say what happened to somebody, by position in the sentence."""

    outcome: Outcome
    form: Form
    first: int
    last: int


@cache
def harm_cues() -> Phrases[tuple[Outcome, Form]]:
    """The phrases that say what happened, each with its outcome and the side on which the people stand."""
    return Phrases(
        {
            phrase: (Outcome(row["outcome"] or Outcome.SHOT), Form(row["form"]))
            for row in rows("cues", "en")
            for phrase in cell_words(row["phrases"])
        }
    )
