"""Which incidents a change touches: those whose accounts are to be compared again, for the rules read something else of them now."""

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import replace
from itertools import chain

import pandas as pd

from claims.discrepancies.incident_accounts import Accounts
from claims.model import parse_chain, split_list
from claims.schema import TABLES
from claims.tables import Collection, changed_ids, same_order
from claims.trees import Tree

Ids = Set[str]
_READ = tuple(name for name in TABLES if name != "judgements")  # those act through the incidents alone
Both = tuple[Accounts, Accounts]  # of any incident, before and after the change


def touched_incidents(before: Accounts, after: Accounts) -> Ids:
    """The incidents of `after` of which a rule may read something that `before` had not, or had otherwise.

    A rule reads its incident, with the parts and wholes of it, their claims and what these name; the documents near it, with what
    they tell; and of a field whether it only ever divides another. Where fields, or the order of rows, are not
    what they were, every incident is touched.

    Args:
        before: The accounts of any incident before the change.
        after: Those of any incident after it.
    """
    every = frozenset(after.incidents.rows)
    tables = {name: (getattr(before.collection, name), getattr(after.collection, name)) for name in _READ}
    changed = {name: changed_ids(*pair) for name, pair in tables.items()}
    if changed["fields"] or not all(same_order(*pair) for pair in tables.values()):
        return every
    documents = _touched_documents((before.collection, after.collection), changed)
    claims = _touched_claims((before, after), changed, documents)
    told = _incidents_told_otherwise((before, after), claims)
    touched = {*told, *_related(after, told)}
    return every & (touched | _near((before, after), every - touched, documents, told))


def _touched_documents(collections: Iterable[Collection], changed: Mapping[str, Ids]) -> Ids:
    """The documents of which the row is another, or that of its source, of what holds it, or of a party that its source is tied to."""
    touched = set(changed["documents"])
    for collection in collections:
        documents, sources = collection.documents, _touched_sources(collection, changed)
        of_source = set(documents.loc[documents["source_id"].isin(sources), "document_id"])
        touched |= of_source | set(
            documents.loc[documents["within"].isin(of_source | changed["documents"]), "document_id"]
        )
    return touched


def _touched_sources(collection: Collection, changed: Mapping[str, Ids]) -> Ids:
    sources, parties = collection.sources, _below(collection.party_tree, changed["parties"])
    return changed["sources"] | set(sources.loc[_names(sources["ties"], parties), "source_id"])


def _touched_claims(both: Both, changed: Mapping[str, Ids], documents: Ids) -> Ids:
    """The claims of which the rules read something else, by themselves or through what they name or cite."""
    divided = {field for field, _ in _only_parts(both[0].collection) ^ _only_parts(both[1].collection)}
    titles = both[0].coverage.titles ^ both[1].coverage.titles
    touched = set(changed["claims"])
    for collection in (each.collection for each in both):
        statements = collection.statements
        nodes = _below(collection.party_tree, changed["parties"]) | _below(collection.place_tree, changed["places"])
        of_statements = (
            statements["statement_id"].isin(changed["statements"])
            | statements["field"].isin(divided)
            | statements["value"].isin(nodes)
            | statements["group"].isin(nodes)
            | _names(statements["chain"], _touched_sources(collection, changed), _speakers)
            | _names(statements["cites"], documents | titles)
        )
        touched.update(statements.loc[of_statements, "claim_id"], _claims_of(collection, documents | titles))
    for collection in (each.collection for each in both):
        cited = {collection.document_of_claim[each] for each in touched & collection.document_of_claim.keys()}
        touched.update(collection.statements.loc[_names(collection.statements["cites"], cited), "claim_id"])
    return touched


def _claims_of(collection: Collection, documents: Ids) -> list[str]:
    return list(chain.from_iterable(collection.claims_of_document.get(each, ()) for each in documents))


def _only_parts(collection: Collection) -> Set[tuple[str, str]]:
    """The fields that are only ever told as part of another number, by all statements and by those that no coder infers."""
    told = (("all", collection), ("said", collection.without_inferences))
    return {(field, by) for by, each in told for field in each.used_fields - _fields_of_wholes(each)}


def _fields_of_wholes(collection: Collection) -> Set[str]:
    statements = collection.statements
    return set(statements.loc[statements["part_of"] == "", "field"].unique())


def _below(tree: Tree, changed: Ids) -> Ids:
    """The nodes that are changed, or below one that is."""
    return {node for node in tree.parents if not changed.isdisjoint(tree.path(node))} if changed else set()


def _speakers(text: str) -> tuple[str, ...]:
    return tuple(link.source_id for link in parse_chain(text))


def _names(column: "pd.Series[str]", ids: Ids, read: Callable[[str], Iterable[str]] = split_list) -> "pd.Series[bool]":
    """The rows of a column whose lists hold one of the ids."""
    return column.isin([text for text in column.unique() if not ids.isdisjoint(read(text))] if ids else [])


def _incidents_told_otherwise(both: Both, claims: Ids) -> Ids:
    """Incidents with other claims, days, places, names, parts or wholes than before, or with a claim that is touched."""
    before, after = (each.incidents for each in both)
    moved = set(before.incident_of.items()) ^ set(after.incident_of.items())
    parts = [set(zip(each.parts["part_id"], each.parts["whole_id"], strict=True)) for each in (before, after)]
    return {
        *changed_ids(before.table, after.table),
        *(incident_id for _, incident_id in moved),
        *chain.from_iterable(parts[0] ^ parts[1]),
        *(each.incident_of[claim] for each in (before, after) for claim in claims if claim in each.incident_of),
    }


def _related(accounts: Accounts, told: Ids) -> Ids:
    """The parts and wholes of incidents, and the wholes of those parts, which may lend them their places."""
    wholes, parts = accounts.incidents.wholes_of, accounts.incidents.parts_of
    below = {part for each in told for part in parts.get(each, ())}
    return below | {whole for each in {*told, *below} for whole in wholes.get(each, ())}


def _near(both: Both, incident_ids: Ids, documents: Ids, told: Ids) -> Ids:
    """The incidents near a document that is touched or tells something else, or on whose days a source of such a document does."""
    of_incidents = {each: [replace(accounts, incident_id=each) for accounts in both] for each in incident_ids}
    near = {each: pair for each, pair in of_incidents.items() if any(accounts.documents_near for accounts in pair)}
    if not near:
        return set()
    claims = {claim for each in both for incident in told for claim in each.incidents.claims_of.get(incident, ())}
    retold = documents | _retold(both, claims)
    return {
        each
        for each, pair in near.items()
        if any(not retold.isdisjoint(accounts.documents_near) or _tells_near(accounts, claims) for accounts in pair)
    }


def _retold(both: Both, claims: Ids) -> Ids:
    """The documents that are about other days or places, of those that tell the claims."""
    documents = set()
    for accounts in both:
        own = {accounts.collection.document_of_claim.get(each, "") for each in claims} - {""}
        documents |= own | {accounts.collection.row("documents", each)["within"] for each in own}
    before, after = (each.coverage for each in both)
    return {each for each in documents if before.subject(each) != after.subject(each)}


def _tells_near(accounts: Accounts, claims: Ids) -> bool:
    """Whether one of the claims tells what some source of a document near the incident has to say of its days."""
    sources = {accounts.collection.source_of_document[each] for each in accounts.documents_near}
    return any(telling.claim_id in claims for source in sources for telling in accounts.told_around(source))
