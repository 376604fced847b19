"""What each account of an incident says of the dead, one figure an account, as conventions take them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from claims.incidents import Incidents
from claims.model import Stance, Statement
from claims.origins import Origins
from claims.tables import Collection, day_of
from claims.values import Count

CIVILIANS = "civilians"  # the group that conventions on civilians count, and what lies below it
_WORDS = frozenset({"killed"})


@dataclass(frozen=True, kw_only=True)
class Account:
    """One voice on how many died: a document's own, or that of a speaker whom it relays.

    Attributes:
        count: All the dead of whom it tells, or all the civilians; disjoint groups are added up.
        words: The words that give the number.
        published: The last day on which the document can have appeared; None where unknown.
        origins: What it goes back to.
        party: Whether it is the word of somebody tied to a party of the incident.
        whole: Whether it gives a total, or several groups that together may be one.
    """

    claim_id: str
    source_id: str
    count: Count
    words: tuple[str, ...]
    statement_ids: tuple[str, ...]
    published: date | None
    origins: tuple[str, ...]
    party: bool
    whole: bool


@dataclass(frozen=True, kw_only=True)
class Case:
    """An incident as a convention sees it.

    Attributes:
        deaths: Accounts of the same dead.
        civilians: Accounts of the same dead civilians.
        initiators: The sides named as having begun it, each by its top party.
        silent: Claims that tell of the incident and not of deaths.
    """

    incident_id: str
    deaths: tuple[Account, ...]
    civilians: tuple[Account, ...]
    initiators: frozenset[str]
    silent: tuple[str, ...]


def read_cases(collection: Collection, incidents: Incidents, incident_id: str) -> tuple[Case, ...]:
    """The accounts of one incident's own claims, one case for each group that shares nobody with the others.

    Where any account gives a total of all the dead, there is one case, of the totals. A claim that a
    later one supersedes is left out.

    Raises:
        UnknownIdError: There is no such incident.
    """
    incidents.row(incident_id)
    claims = incidents.claims_of[incident_id]
    replaced = set(collection.claims.loc[collection.claims["claim_id"].isin(claims), "supersedes"])
    current = [claim for claim in claims if claim not in replaced]
    said = [statement for claim in current for statement in collection.statements_of_claim[claim]]
    deaths = [each for each in said if each.field in _WORDS and _counts(each)]
    civil = [each for each in deaths if each.group and collection.party_tree.holds(CIVILIANS, each.group)]
    sides = {collection.party_tree.top(each.value) for each in said if each.field == "initiator"}
    silent = tuple(claim for claim in current if claim not in {each.claim_id for each in deaths})
    origins = Origins(collection)
    cases = zip_longest(_strata(origins, deaths), _strata(origins, civil), fillvalue=())
    return tuple(
        Case(incident_id=incident_id, deaths=dead, civilians=civilians, initiators=frozenset(sides), silent=silent)
        for dead, civilians in cases
    ) or (Case(incident_id=incident_id, deaths=(), civilians=(), initiators=frozenset(sides), silent=silent),)


def _strata(origins: Origins, statements: list[Statement]) -> list[tuple[Account, ...]]:
    """The accounts by the widest group that they tell of; what tells only of a part is no rival of a total."""
    tree = origins.collection.party_tree
    groups = list(dict.fromkeys(each.group for each in statements))
    if "" in groups:
        return [tuple(each for each in _accounts(origins, statements) if each.whole)]
    widest = [group for group in groups if not any(other != group and tree.holds(other, group) for other in groups)]
    return [_accounts(origins, [each for each in statements if tree.holds(group, each.group)]) for group in widest]


def _counts(statement: Statement) -> bool:
    """Whether it tells an outcome: no demand, no denial of another's figure, no second reading of a phrase."""
    stances = {statement.stance, *(link.stance for link in statement.chain)}
    zero = statement.count is not None and statement.count.high == 0
    denied = Stance.DENIES in stances and not zero
    return statement.count is not None and not denied and Stance.DEMANDS not in stances and not statement.reading_of


def _accounts(origins: Origins, statements: Iterable[Statement]) -> tuple[Account, ...]:
    voices: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        voices.setdefault((statement.claim_id, _voice(origins.collection, statement)), []).append(statement)
    return tuple(_account(origins, claim, said) for (claim, _), said in voices.items())


def _voice(collection: Collection, statement: Statement) -> str:
    """A speaker tied to a party speaks for itself; any other is the document's own voice."""
    speaker = statement.chain[-1].source_id if statement.chain else ""
    return speaker if speaker and collection.row("sources", speaker)["ties"] else ""


def _account(origins: Origins, claim_id: str, said: list[Statement]) -> Account:
    collection = origins.collection
    taken = _widest(collection, said)
    count = taken[0].count
    for other in taken[1:]:
        assert count is not None
        assert other.count is not None
        count = count + other.count
    assert count is not None
    document = collection.row("documents", collection.document_of_claim[claim_id])
    return Account(
        claim_id=claim_id,
        source_id=str(document["source_id"]),
        count=count,
        words=tuple(each.verbatim for each in taken),
        statement_ids=tuple(each.statement_id for each in taken),
        published=day_of(document["published_last"]) or day_of(document["published_first"]),
        origins=origins.of_all(taken),
        party=bool(_voice(collection, taken[0])),
        whole=taken[0].group == "" or len(taken) > 1,
    )


def _widest(collection: Collection, said: list[Statement]) -> list[Statement]:
    """The total where there is one, else the groups that no other group told of holds; one figure a group."""
    tree = collection.party_tree
    first = {each.group: each for each in reversed(said)}
    if "" in first:
        return [first[""]]
    return [
        each for group, each in first.items() if not any(other != group and tree.holds(other, group) for other in first)
    ][::-1]
