"""Who says a clause: its speakers, outermost first, and how each stands to it."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from claims.extract.find.gazetteer import FoundName
from claims.extract.languages.word_lists import rows_of_all
from claims.model import Speaker, Stance

SPEAKER_WITHIN = 60  # characters between a speaker and the verb
_BREAK = re.compile(r"(?:, |; )(?:while|whereas)\b|, with (?=\w+ claiming)|، (?:بينما|فيما) ")


@dataclass(frozen=True)
class Attribution:
    """The stance of a document to a clause, and the speakers that it names for it, outermost first.

    Attributes:
        beside: The chains of others who say the same: "the mayor and the guard said".
    """

    stance: Stance = Stance.ASSERTS
    chain: tuple[Speaker, ...] = ()
    beside: tuple[tuple[Speaker, ...], ...] = ()


@cache
def _speaking() -> tuple[tuple[Stance, str, re.Pattern[str]], ...]:
    return tuple((Stance(row["stance"]), row["where"], re.compile(row["pattern"])) for row in rows_of_all("speaking"))


@cache
def _continuing() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows_of_all("continuing")))


def clause_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of a sentence, cut where another speaker may begin."""
    cuts = [match.start() + 1 for match in _BREAK.finditer(text, start, end)]
    return list(pairwise([start, *cuts, end]))


def continues_speaker(text: str, start: int, end: int) -> bool:
    """Whether a sentence goes on with the speaker of the one before: "ولفتت", "He explained", "the sources added"."""
    return bool(_continuing().match(text, start, end))


def attribution_of(text: str, start: int, end: int, names: list[FoundName], source_id: str) -> Attribution:
    """The attribution of one clause.

    Args:
        text: The normalised text.
        start, end: Span of the clause.
        names: Names of the collection in its sentence.
        source_id: The document's own source, which is no speaker beyond itself.
    """
    sources = [name for name in names if name.table == "sources" and start <= name.start < end]
    before: list[str] = []
    after: list[str] = []
    hedged = denied = False
    for stance, where, pattern in _speaking():
        for match in pattern.finditer(text, start, end):
            speaker = _speaker(sources, match, where)
            if where == "nobody" or speaker is None:
                hedged |= stance is Stance.HEDGES and where == "nobody"
                denied |= stance is Stance.DENIES
            elif speaker != source_id and speaker not in (*before, *after):
                hedged |= stance is Stance.HEDGES
                denied |= stance is Stance.DENIES
                (after if where == "after" else before).append(speaker)
    chain = tuple(Speaker(speaker, Stance.ASSERTS) for speaker in (*after, *before))
    if denied and chain:
        return Attribution(Stance.DENIES, chain)
    if hedged:
        return Attribution(Stance.HEDGES, chain)
    return Attribution(Stance.RELAYS if chain and not _is_own(chain, source_id) else Stance.ASSERTS, chain)


def _is_own(chain: tuple[Speaker, ...], source_id: str) -> bool:
    """Whether the speakers are the source's own people ("SOHR activists")."""
    return bool(source_id) and all(link.source_id.startswith(f"{source_id}-") for link in chain)


def _speaker(sources: list[FoundName], verb: re.Match[str], where: str) -> str | None:
    """Id of the source named nearest to a verb of speaking, on the side where its speaker stands."""
    if where == "before":
        near = [name for name in sources if name.end <= verb.start() and verb.start() - name.end <= SPEAKER_WITHIN]
        return near[-1].ids[0] if near else None
    near = [
        name
        for name in sources
        if 0 <= name.start - verb.end() <= SPEAKER_WITHIN or name.start <= verb.start() < name.end
    ]
    return near[0].ids[0] if near else None
