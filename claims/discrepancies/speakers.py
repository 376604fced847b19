"""Who answers for a statement, and who says it, in words: each speaker once, with through whom, how, and citing whom."""

import re
from collections.abc import Iterable, Sequence

from claims.model import Basis, Stance, Statement
from claims.names import join_words
from claims.tables import Collection

_MANNERS = {Stance.HEDGES: "hedged", Stance.DENIES: "which denies it"}
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


def speakers_in_words(collection: Collection, statements: Iterable[Statement]) -> list[str]:
    """Who says the statements, in words, each once: "activists (in Wikipedia, hedged)", "Hawar News (inferred by the coder)"."""
    return [name + _remarks(collection, said) for name, said in _by_name(collection, statements).items()]


def bare_speakers(collection: Collection, statements: Iterable[Statement]) -> list[str]:
    """The names of who says the statements, each once, without remarks."""
    return list(_by_name(collection, statements))


def publishers_of(collection: Collection, statements: Iterable[Statement]) -> list[str]:
    """The names of the sources that publish the statements, each once."""
    return list(dict.fromkeys(_publisher(collection, each) for each in statements))


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


def _remarks(collection: Collection, said: Sequence[Statement]) -> str:
    """Through whom one speaker says the statements, with which stance, citing whom, and whether a coder inferred them."""
    quoted = [each for each in said if each.chain]
    remarks = [_among(f"in {join_words(publishers_of(collection, quoted))}", quoted, said, "also ")] if quoted else []
    for stance, words in _MANNERS.items():
        with_it = [each for each in said if each.stance is stance]
        remarks += [_among(words, with_it, said, "in part ")] if with_it else []
    if cited := _cited(collection, said):
        remarks.append(f"citing {join_words(cited)}")
    inferred = [each for each in said if each.basis is Basis.INFERENCE]
    remarks += [_among("inferred by the coder", inferred, said, "in part ")] if inferred else []
    return f" ({', '.join(remarks)})" if remarks else ""


def _among(words: str, some: Sequence[Statement], said: Sequence[Statement], where_few: str) -> str:
    return words if len(some) == len(said) else where_few + words


def _cited(collection: Collection, said: Sequence[Statement]) -> list[str]:
    """The names of the sources whose documents a source cites for what it says itself, but for its own."""
    cited: dict[str, None] = {}
    for statement in said:
        sources = dict.fromkeys(collection.source_of_document[each] for each in statement.cites)
        names = [collection.name_of("sources", each) for each in sources]
        if not statement.chain and names != [_publisher(collection, statement)]:
            cited |= dict.fromkeys(names)
    return list(cited)
