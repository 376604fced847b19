"""Who answers for a statement, and who says it, in words."""

from collections.abc import Iterable, Sequence

from claims.model import Basis, Stance, Statement
from claims.names import join_words
from claims.tables import Collection


def speaker_of(collection: Collection, statement: Statement) -> str:
    """The source that answers for the value: a quoted speaker tied to a party, else the one that publishes it.

    A source answers for itself and for all whom it quotes without a name or a party.
    """
    speaker = statement.chain[-1].source_id if statement.chain else ""
    tied = speaker and collection.row("sources", speaker)["ties"]
    return speaker if tied else collection.source_of_claim(statement.claim_id)


def speakers_in_words(collection: Collection, statements: Iterable[Statement]) -> list[str]:
    """Who says the statements, each once: "activists (in Wikipedia, hedged)", "Hawar News (inferred by the coder)"."""
    inferred: dict[tuple[str, tuple[str, ...]], list[bool]] = {}
    for statement in statements:
        inferred.setdefault(_speaker(collection, statement), []).append(statement.basis is Basis.INFERENCE)
    return [
        _with_remarks(name, [*manner, *_INFERRED_WORDS[all(of_speaker), any(of_speaker)]])
        for (name, manner), of_speaker in inferred.items()
    ]


# By whether all, and whether any, of what a speaker says is an inference.
_INFERRED_WORDS: dict[tuple[bool, bool], tuple[str, ...]] = {
    (True, True): ("inferred by the coder",),
    (False, True): ("in part inferred by the coder",),
    (False, False): (),
}


def _speaker(collection: Collection, statement: Statement) -> tuple[str, tuple[str, ...]]:
    """The name of who says it, and in what manner: through whom, with which stance, citing whom."""
    source = collection.name_of("sources", collection.source_of_claim(statement.claim_id))
    manner = {Stance.HEDGES: ("hedged",), Stance.DENIES: ("which denies it",)}.get(statement.stance, ())
    if statement.chain:
        return collection.name_of("sources", statement.chain[-1].source_id), (f"in {source}", *manner)
    cited = list(
        dict.fromkeys(collection.name_of("sources", collection.source_of_document[each]) for each in statement.cites)
    )
    return source, (*manner, *((f"citing {join_words(cited)}",) if cited and cited != [source] else ()))


def _with_remarks(name: str, remarks: Sequence[str]) -> str:
    return name + (f" ({', '.join(remarks)})" if remarks else "")
