"""Who answers for a statement, and who says it, in words: each source once, with whom it quotes, how, and citing whom."""

import re
from collections.abc import Iterable, Sequence

from claims.model import ANYTHING_ELSE, Basis, Stance, Statement
from claims.names import join_words
from claims.tables import Collection

_SEVERAL = re.compile(r"(?!an? )[^(]*\b[a-z]+[^\Ws]s\b")  # a name such as "sources in the town", not "a man with goods"


def speaker_of(collection: Collection, statement: Statement) -> str:
    """The source that answers for the value: a quoted speaker tied to a party, else the one that publishes it.

    A source answers for itself and for all whom it quotes without a name or a party.
    """
    speaker = statement.chain[-1].source_id if statement.chain else ""
    tied = speaker and collection.row("sources", speaker)["ties"]
    return speaker if tied else collection.source_of_claim(statement.claim_id)


def voice_of(collection: Collection, statement: Statement) -> str:
    """The source whose word it is: the last one quoted, else the one that publishes it."""
    return statement.chain[-1].source_id if statement.chain else collection.source_of_claim(statement.claim_id)


def speakers_in_words(collection: Collection, statements: Iterable[Statement], *, most: int | None = None) -> list[str]:
    """Who says the statements, source by source: "Hawar News", "Wikipedia, quoting the Asayish, with reservation".

    Args:
        most: Of more sources, or of more speakers whom one source quotes, the rest is counted: "5 more".
    """
    by_source: dict[str, list[Statement]] = {}
    for statement in statements:
        by_source.setdefault(_publisher(collection, statement), []).append(statement)
    said_by_each = [words for source, said in by_source.items() for words in _of_source(collection, source, said, most)]
    return shortened(said_by_each, most)


def shortened(names: Sequence[str], most: int | None) -> list[str]:
    """The names, or the first of them and how many more there are; one more is named."""
    if most is None or len(names) <= most + 1:
        return list(names)
    return [*names[:most], f"{len(names) - most} more"]


def join_speakers(speakers: Sequence[str]) -> str:
    """The speakers, each once, as a sentence lists them; semicolons part them where any brings words of its own."""
    once = list(dict.fromkeys(speakers))
    return "; ".join(once) if any(", " in each for each in once) else join_words(once)


def bare_speakers(collection: Collection, statements: Iterable[Statement]) -> list[str]:
    """The names of who says the statements, each once, without remarks."""
    return list(_by_name(collection, statements))


def said_by(names: Sequence[str], one: str, several: str) -> str:
    """The names and the verb that goes with them, as a sentence begins: "The council says"."""
    words = join_words(list(names))
    return f"{words[:1].upper()}{words[1:]} {agree(names, one, several)}"


def agree(names: Sequence[str], one: str, several: str) -> str:
    """The form of a verb for these names: of several, or of one that is of several people."""
    return several if len(names) > 1 or _SEVERAL.match(names[0]) else one


def _by_name(collection: Collection, statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    by_name: dict[str, list[Statement]] = {}
    for statement in statements:
        by_name.setdefault(collection.name_of("sources", voice_of(collection, statement)), []).append(statement)
    return by_name


def _publisher(collection: Collection, statement: Statement) -> str:
    return collection.name_of("sources", collection.source_of_claim(statement.claim_id))


def _of_source(collection: Collection, source: str, said: Sequence[Statement], most: int | None) -> list[str]:
    """What one source says itself, and whom it quotes: speakers whom it quotes in one manner stand together."""
    own = [each for each in said if not each.chain]
    by_voice = _by_name(collection, [each for each in said if each.chain])
    by_manner: dict[str, list[str]] = {_manner(collection, own): []} if own else {}
    for voice, quoted in by_voice.items():
        by_manner.setdefault(_manner(collection, quoted), []).append(voice)
    return [
        source + _quoting(shortened(voices, most), also=bool(own) and index == 0) + manner
        for index, (manner, voices) in enumerate(by_manner.items())
    ]


def _quoting(voices: Sequence[str], *, also: bool) -> str:
    return f", {'also ' if also else ''}quoting {join_words(list(voices))}" if voices else ""


def _manner(collection: Collection, said: Sequence[Statement]) -> str:
    """Whether the statements are said with reservation, by the source or whom it quotes, or to deny them; citing whom; whether a coder inferred them."""
    hedged = [each for each in said if not each.certain]
    denied = [each for each in said if _is_denied(each)]
    pairs = (("with reservation", hedged), ("to deny it", denied))
    manners = [_among(words, with_it, said) for words, with_it in pairs if with_it]
    if cited := _cited(collection, said):
        manners.append(f"citing {join_words(cited)}")
    inferred = [each for each in said if each.basis is Basis.INFERENCE]
    manners += [_among("inferred by the coder", inferred, said)] if inferred else []
    return "".join(f", {words}" for words in manners)


def _is_denied(statement: Statement) -> bool:
    """Whether it is said only to deny it; who says that there was nothing else tells what there was."""
    return statement.stance is Stance.DENIES or (statement.is_denied and statement.value != ANYTHING_ELSE)


def _among(words: str, some: Sequence[Statement], said: Sequence[Statement]) -> str:
    return words if len(some) == len(said) else f"partly {words}"


def _cited(collection: Collection, said: Sequence[Statement]) -> list[str]:
    """The names of the sources whose documents a source cites for what it says itself, but for its own."""
    cited: dict[str, None] = {}
    for statement in said:
        sources = dict.fromkeys(collection.source_of_document[each] for each in statement.cites)
        names = [collection.name_of("sources", each) for each in sources]
        if not statement.chain and names != [_publisher(collection, statement)]:
            cited |= dict.fromkeys(names)
    return list(cited)
