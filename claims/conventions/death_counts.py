"""How many died according to each account of an incident, one count for each speaker, as conventions read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from claims.incidents import Incidents
from claims.model import KILLED, Stance, Statement
from claims.origins import Origins
from claims.tables import Collection, day_of
from claims.trees import Tree
from claims.values import Count

CIVILIANS = "civilians"  # the group that conventions on civilians count, and what lies below it


@dataclass(frozen=True, kw_only=True)
class DeathCount:
    """How many died, on one speaker's word: a document's own, or that of a speaker whom it quotes.

    Attributes:
        count: All the dead that it counts, or all the civilians; disjoint groups are added up.
        words: The words that give the number.
        published: The last day on which the document can have appeared; None where unknown.
        origins: What it goes back to.
        party: Whether it is the word of somebody tied to a party of the incident.
        whole: Whether it gives a total, or several groups that together may be one.
    """

    source_id: str
    count: Count
    words: tuple[str, ...]
    statement_ids: tuple[str, ...]
    published: date | None
    origins: tuple[str, ...]
    party: bool
    whole: bool

    @property
    def low(self) -> int:
        """The least number that it names."""
        return self.count.low

    @property
    def high(self) -> int:
        """The highest number that it names: the upper bound, or the lower one where it is open."""
        return self.count.low if self.count.high is None else self.count.high


@dataclass(frozen=True, kw_only=True)
class Deaths:
    """The dead of one incident, or of one group of people in it, as a convention reads them.

    Attributes:
        counts: Of the same dead.
        civilians: Of the same dead civilians.
        initiators: The sides named as having begun it, each by its top party.
    """

    counts: tuple[DeathCount, ...]
    civilians: tuple[DeathCount, ...]
    initiators: frozenset[str]


def read_deaths(
    collection: Collection, incidents: Incidents, incident_id: str, *, origins: Origins | None = None
) -> tuple[Deaths, ...]:
    """The deaths that an incident's own claims count, one record for each group that shares nobody with the others.

    Where any account gives a total of all the dead, there is one record, of the totals; there is one without
    counts where no account gives any. A claim that a later one supersedes is left out.

    Args:
        collection: The accounts.
        incidents: Which claims tell the same event.
        incident_id: The incident.
        origins: Of the collection, where they are made already.

    Raises:
        UnknownIdError: There is no such incident.
    """
    incidents.row(incident_id)
    claims = incidents.claims_of[incident_id]
    superseded = {collection.row("claims", claim)["supersedes"] for claim in claims}
    statements = [
        statement for claim in claims if claim not in superseded for statement in collection.statements_of_claim[claim]
    ]
    deaths = [each for each in statements if each.field == KILLED and _is_outcome(each)]
    of_civilians = [each for each in deaths if each.group and collection.party_tree.holds(CIVILIANS, each.group)]
    initiators = frozenset(collection.party_tree.top(each.value) for each in statements if each.field == "initiator")
    origins = origins or Origins(collection)
    groups = zip_longest(_by_widest_group(origins, deaths), _by_widest_group(origins, of_civilians), fillvalue=())
    return tuple(Deaths(counts=counts, civilians=civilians, initiators=initiators) for counts, civilians in groups) or (
        Deaths(counts=(), civilians=(), initiators=initiators),
    )


def _by_widest_group(origins: Origins, statements: list[Statement]) -> list[tuple[DeathCount, ...]]:
    """The counts by the widest group that they speak of; one of a part alone is no rival of a total."""
    tree = origins.collection.party_tree
    groups = list(dict.fromkeys(each.group for each in statements))
    if "" in groups:
        return [tuple(each for each in _death_counts(origins, statements) if each.whole)]
    return [
        _death_counts(origins, [each for each in statements if tree.holds(group, each.group)])
        for group in _outermost(tree, groups)
    ]


def _outermost(tree: Tree, groups: list[str]) -> list[str]:
    """The groups that no other of them holds."""
    return [group for group in groups if not any(other != group and tree.holds(other, group) for other in groups)]


def _is_outcome(statement: Statement) -> bool:
    """Whether it counts what happened: no demand or aim, no denial of another's count, no second reading of a phrase."""
    zero = statement.count is not None and statement.count.high == 0
    denied = Stance.DENIES in statement.stances and not zero
    return statement.count is not None and not denied and statement.is_outcome and not statement.reading_of


def _death_counts(origins: Origins, statements: Iterable[Statement]) -> tuple[DeathCount, ...]:
    by_speaker: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        speaker = _party_speaker(origins.collection, statement)
        by_speaker.setdefault((statement.claim_id, speaker), []).append(statement)
    return tuple(_death_count(origins, claim_id, said) for (claim_id, _), said in by_speaker.items())


def _party_speaker(collection: Collection, statement: Statement) -> str:
    """The speaker who is tied to a party and so speaks for itself; "" where the document speaks."""
    speaker = statement.chain[-1].source_id if statement.chain else ""
    return speaker if speaker and collection.row("sources", speaker)["ties"] else ""


def _death_count(origins: Origins, claim_id: str, statements: list[Statement]) -> DeathCount:
    collection = origins.collection
    summed = _widest(collection.party_tree, statements)
    first, *others = (each.count for each in summed if each.count is not None)
    document = collection.row("documents", collection.document_of_claim[claim_id])
    return DeathCount(
        source_id=str(document["source_id"]),
        count=sum(others, start=first),
        words=tuple(each.verbatim for each in summed),
        statement_ids=tuple(each.statement_id for each in summed),
        published=day_of(document["published_last"]) or day_of(document["published_first"]),
        origins=origins.of_all(summed),
        party=bool(_party_speaker(collection, summed[0])),
        whole=summed[0].group == "" or len(summed) > 1,
    )


def _widest(tree: Tree, statements: list[Statement]) -> list[Statement]:
    """The total where there is one, else the groups that no other group counted holds; one count a group."""
    first = {each.group: each for each in reversed(statements)}
    if "" in first:
        return [first[""]]
    return [first[group] for group in _outermost(tree, list(first))][::-1]
