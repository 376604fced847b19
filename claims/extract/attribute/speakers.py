"""Who says it: the speakers of a clause, outermost first, and how each stands to it."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from claims.extract.find.gazetteer import Named
from claims.extract.languages.word_lists import rows
from claims.model import Speaker, Stance

REACH = 60  # letters between a speaker and the verb
_BREAK = re.compile(r"(?:, |; )(?:while|whereas)\b|, with (?=\w+ claiming)|، (?:بينما|فيما) ")


@dataclass(frozen=True)
class Voice:
    """How a clause is told: the document's own stance, and the chain of speakers beyond it."""

    stance: Stance = Stance.ASSERTS
    chain: tuple[Speaker, ...] = ()


@cache
def _speaking() -> tuple[tuple[Stance, str, re.Pattern[str]], ...]:
    return tuple((Stance(row["stance"]), row["where"], re.compile(row["pattern"])) for row in rows("speaking"))


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence cut where another speaker may begin."""
    cuts = [found.start() + 1 for found in _BREAK.finditer(text, start, end)]
    edges = [start, *cuts, end]
    return list(pairwise(edges))


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether a sentence goes on with the speaker before: "ولفتت", "He explained", "the sources added"."""
    return bool(_continuing().match(text, start, end))


@cache
def _continuing() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows("continuing")))


def voice_of(text: str, start: int, end: int, named: list[Named], own: str) -> Voice:
    """The voice of one clause.

    Args:
        named: Names of the collection in the clause.
        own: Id of the document's own source, which is no speaker beyond itself.
    """
    sources = [name for name in named if name.table == "sources" and start <= name.start < end]
    links: list[tuple[int, Speaker]] = []
    hedged = denied = False
    for stance, where, pattern in _speaking():
        for found in pattern.finditer(text, start, end):
            speaker = _speaker(sources, found, where)
            if where == "nobody" or speaker is None:
                hedged |= stance is Stance.HEDGES and where == "nobody"
                denied |= stance is Stance.DENIES
            elif speaker != own and speaker not in {link.source_id for _, link in links}:
                hedged |= stance is Stance.HEDGES
                denied |= stance is Stance.DENIES
                links.append((0 if where == "after" else 1, Speaker(speaker, Stance.ASSERTS)))
    chain = tuple(link for _, link in sorted(links, key=lambda each: each[0]))
    if denied and chain:
        return Voice(Stance.DENIES, chain)
    if hedged:
        return Voice(Stance.HEDGES, chain)
    return Voice(Stance.RELAYS if chain and not _is_own(chain, own) else Stance.ASSERTS, chain)


def _is_own(chain: tuple[Speaker, ...], own: str) -> bool:
    """Whether the speakers are the source's own people ("SOHR activists")."""
    return bool(own) and all(link.source_id.startswith(f"{own}-") for link in chain)


def _speaker(sources: list[Named], found: re.Match[str], where: str) -> str | None:
    if where == "before":
        near = [name for name in sources if name.end <= found.start() and found.start() - name.end <= REACH]
        return near[-1].ids[0] if near else None
    near = [
        name for name in sources if 0 <= name.start - found.end() <= REACH or name.start <= found.start() < name.end
    ]
    return near[0].ids[0] if near else None
