"""A study as nodes: each statement a schema.org Claim, with who said it after whom in the words of PROV-O.

Nobody is rated, so there is no ClaimReview. `prov:hadPrimarySource` is left out: it would say that a source was there.
"""

from collections.abc import Iterable, Sequence

from claims.discrepancies.discrepancy_sentences import coded_words, side_words
from claims.exports.linked.node_ids import filled, node_id, to
from claims.exports.sheet import Node
from claims.incidents import Incidents
from claims.model import Discrepancy, Side, SourceKind, Statement, split_list
from claims.tables import Collection, Row, day_of


def study_nodes(
    collection: Collection, incidents: Incidents, claim_ids: Iterable[str], discrepancies: Sequence[Discrepancy] = ()
) -> list[Node]:
    """The claims with all that they say, their incidents, documents and sources, and the discrepancies between them."""
    claims = list(dict.fromkeys(claim_ids))
    said = [each for claim_id in claims for each in collection.statements_of_claim[claim_id]]
    documents = _with_outer(collection, claims, said)
    sources = {collection.source_of_document[each] for each in documents}
    sources |= {link.source_id for each in said for link in each.chain}
    told = dict.fromkeys([*(incidents.incident_of[each] for each in claims), *(d.incident_id for d in discrepancies)])
    return [
        *(_source(row) for source_id, row in collection.rows["sources"].items() if source_id in sources),
        *(_document(row) for document_id, row in collection.rows["documents"].items() if document_id in documents),
        *(_incident(collection, incidents.row(each)) for each in told),
        *(_account(collection, incidents, claim_id) for claim_id in claims),
        *(_statement(collection, incidents, each) for each in said),
        *(_discrepancy(collection, each) for each in discrepancies),
    ]


def _with_outer(collection: Collection, claims: list[str], said: list[Statement]) -> set[str]:
    """The documents of the claims, those that their statements cite, and those in which these stand."""
    found = {collection.document_of_claim[each] for each in claims} | {cited for each in said for cited in each.cites}
    waiting = list(found)
    while waiting:
        outer = str(collection.row("documents", waiting.pop())["within"])
        if outer and outer not in found:
            found.add(outer)
            waiting.append(outer)
    return found


def _source(row: Row) -> Node:
    """A speaker may be a person or a body, so it is an agent and no more."""
    types = ["prov:Agent"] if row["kind"] == SourceKind.SPEAKER else ["Organization", "prov:Agent"]
    return filled(
        {
            "@id": node_id("source", row["source_id"]),
            "@type": types,
            "name": row["name"],
            "url": row["url"],
            "cc:kind": row["kind"],
        }
    )


def _document(row: Row) -> Node:
    earliest, latest = row["published_from"], row["published_to"]
    bounds = {} if earliest == latest else {"cc:publishedFrom": earliest, "cc:publishedTo": latest}
    return filled(
        {
            "@id": node_id("document", row["document_id"]),
            "@type": ["CreativeWork", "prov:Entity"],
            "name": row["title"],
            "publisher": to("source", row["source_id"]),
            "prov:wasAttributedTo": to("source", row["source_id"]),
            "datePublished": earliest if earliest == latest else "",
            "url": row["url"],
            "archivedAt": row["archive_url"],
            "inLanguage": row["language"],
            "isPartOf": to("document", row["within"]) if row["within"] else None,
            **bounds,
        }
    )


def _incident(collection: Collection, row: Row) -> Node:
    return filled(
        {
            "@id": node_id("incident", row["incident_id"]),
            "@type": ["Event", "prov:Entity"],
            "name": row["name"],
            "startDate": day_of(row["first"]),
            "endDate": day_of(row["last"]),
            "location": [_place(collection, each) for each in split_list(row["places"])],
            "superEvent": to("incident", row["parent"]) if row["parent"] else None,
        }
    )


def _place(collection: Collection, place_id: str) -> Node:
    row = collection.row("places", place_id)
    degrees = {name: float(row[name]) for name in ("latitude", "longitude") if row[name]}
    country = collection.country_of([place_id])
    return filled(
        {
            "@id": node_id("place", place_id),
            "@type": "Place",
            "name": row["name"],
            "geo": {"@type": "GeoCoordinates", **degrees} if len(degrees) == 2 else None,
            "containedInPlace": {"@type": "Country", "name": country} if country and country != row["name"] else None,
        }
    )


def _account(collection: Collection, incidents: Incidents, claim_id: str) -> Node:
    """One source's account of one incident, from one document: what its statements are part of."""
    document = collection.document_of_claim[claim_id]
    return filled(
        {
            "@id": node_id("claim", claim_id),
            "@type": ["CreativeWork", "prov:Entity"],
            "name": collection.name_of("claims", claim_id),
            "about": to("incident", incidents.incident_of[claim_id]),
            "isPartOf": to("document", document),
            "prov:wasAttributedTo": to("source", collection.source_of_document[document]),
            "prov:wasRevisionOf": _earlier(collection, claim_id),
        }
    )


def _earlier(collection: Collection, claim_id: str) -> Node | None:
    supersedes = str(collection.row("claims", claim_id)["supersedes"])
    return to("claim", supersedes) if supersedes else None


def _statement(collection: Collection, incidents: Incidents, statement: Statement) -> Node:
    """Its author is the innermost speaker; it is attributed to the source that publishes it."""
    document = collection.row("documents", collection.document_of_claim[statement.claim_id])
    published = document["published_from"] if document["published_from"] == document["published_to"] else ""
    author = statement.chain[-1].source_id if statement.chain else document["source_id"]
    return filled(
        {
            "@id": node_id("statement", statement.statement_id),
            "@type": ["Claim", "prov:Entity"],
            "text": _text(collection, statement),
            "author": to("source", author),
            "appearance": to("document", document["document_id"]),
            "datePublished": published,
            "about": to("incident", incidents.incident_of[statement.claim_id]),
            "isPartOf": to("claim", statement.claim_id),
            "prov:wasAttributedTo": to("source", document["source_id"]),
            "prov:wasQuotedFrom": _quoted(statement, 0),
            "prov:wasDerivedFrom": [to("document", each) for each in statement.cites],
            **_coded(collection, statement),
        }
    )


def _text(collection: Collection, statement: Statement) -> str:
    """What is claimed, in words: "killed (police): 5 (denies)"."""
    group = f" ({collection.name_of('parties', statement.group)})" if statement.group else ""
    stance = "" if statement.stance == "asserts" else f" ({statement.stance})"
    return f"{collection.name_of('fields', statement.field)}{group}: {coded_words(collection, statement)}{stance}"


def _coded(collection: Collection, statement: Statement) -> Node:
    count = statement.count
    return {
        "cc:field": statement.field,
        "cc:group": collection.name_of("parties", statement.group) if statement.group else "",
        "cc:low": count.low if count else None,
        "cc:high": count.high if count else None,
        "cc:stance": str(statement.stance),
        "cc:basis": str(statement.basis),
        "cc:written": statement.verbatim,
        "cc:quotation": statement.fragment,
        "cc:paragraph": statement.paragraph,
        "cc:note": statement.note,
    }


def _quoted(statement: Statement, place: int) -> Node | None:
    """What the speaker at this place of the chain said, and of whom that speaker has it."""
    if place == len(statement.chain):
        return None
    speaker = statement.chain[place]
    return filled(
        {
            "@id": node_id("statement", f"{statement.statement_id}/said/{place + 1}"),
            "@type": "prov:Entity",
            "prov:wasAttributedTo": to("source", speaker.source_id),
            "cc:stance": str(speaker.stance),
            "prov:wasQuotedFrom": _quoted(statement, place + 1),
        }
    )


def _discrepancy(collection: Collection, discrepancy: Discrepancy) -> Node:
    return filled(
        {
            "@id": node_id("discrepancy", discrepancy.discrepancy_id),
            "@type": ["cc:Discrepancy", "prov:Entity"],
            "description": discrepancy.sentence,
            "about": to("incident", discrepancy.incident_id),
            "cc:kind": str(discrepancy.kind),
            "cc:field": discrepancy.field,
            "cc:group": collection.name_of("parties", discrepancy.group) if discrepancy.group else "",
            "cc:relation": str(discrepancy.relation),
            "cc:severity": str(discrepancy.severity or ""),
            "cc:restsOnInference": discrepancy.rests_on_inference or None,
            "cc:side": [_side(each) for each in discrepancy.sides],
        }
    )


def _side(side: Side) -> Node:
    return filled(
        {
            "@type": ["cc:Side", "prov:Entity"],
            "cc:value": side_words(side),
            "cc:speakers": side.speakers,
            "cc:relation": str(side.relation),
            "prov:wasDerivedFrom": [
                *(to("statement", each) for each in side.statement_ids),
                *(to("claim", each) for each in side.claim_ids if not side.statement_ids),
            ],
        }
    )
