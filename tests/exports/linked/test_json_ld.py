"""JSON-LD: read with no other computer, valid by shapes of its own vocabulary, and true to who says what after whom."""

import io
import json
import re
from functools import cache
from typing import Any

import pyshacl
import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from claims.exports import export_claims, export_discrepancies, export_incident, export_incidents
from claims.exports.linked.json_ld import write_json_ld
from claims.survey import list_claims
from tests.builders.collection_tables import claim, row, said
from tests.builders.hostile_study import AT, SHOOTING, hostile_study, study_of
from tests.builders.sheets import small_sheet

# The library's own reader of JSON-LD uses a class that the library gives up.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
SCHEMA = Namespace("https://schema.org/")
PROV = Namespace("http://www.w3.org/ns/prov#")
OURS = Namespace("urn:competing-claims:terms:")
STUDY = Namespace("urn:competing-claims:study:test:")
# Properties of schema.org that we use, each with the types that it may stand on (its domain and their kin).
PROPERTIES = {
    "about": "CreativeWork Claim Discrepancy", "appearance": "Claim", "archivedAt": "CreativeWork", "author": "Claim", "containedInPlace": "Place",
    "datePublished": "CreativeWork Claim", "description": "Discrepancy DefinedTerm", "endDate": "Event", "geo": "Place", "inLanguage": "CreativeWork",
    "isPartOf": "CreativeWork Claim", "latitude": "GeoCoordinates", "license": "Dataset", "location": "Event", "longitude": "GeoCoordinates",
    "name": "CreativeWork Organization Agent SoftwareAgent Event Place Country Dataset DefinedTerm", "publisher": "CreativeWork",
    "startDate": "Event", "superEvent": "Event", "text": "Claim", "url": "CreativeWork Organization Dataset", "version": "Dataset",
}  # fmt: skip
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix schema: <https://schema.org/> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix cc: <urn:competing-claims:terms:> . @prefix : <urn:shapes:> .
:Claim a sh:NodeShape ; sh:targetClass schema:Claim ; sh:nodeKind sh:IRI ; sh:class prov:Entity ;
  sh:property [ sh:path schema:text ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ; sh:minLength 3 ] ;
  sh:property [ sh:path schema:author ; sh:minCount 1 ; sh:maxCount 1 ; sh:class prov:Agent ] ;
  sh:property [ sh:path schema:appearance ; sh:minCount 1 ; sh:maxCount 1 ; sh:class schema:CreativeWork ] ;
  sh:property [ sh:path schema:about ; sh:minCount 1 ; sh:maxCount 1 ; sh:class schema:Event ] ;
  sh:property [ sh:path schema:isPartOf ; sh:minCount 1 ; sh:maxCount 1 ; sh:class schema:CreativeWork ] ;
  sh:property [ sh:path schema:datePublished ; sh:maxCount 1 ; sh:datatype schema:Date ] ;
  sh:property [ sh:path prov:wasAttributedTo ; sh:minCount 1 ; sh:maxCount 1 ; sh:class prov:Agent ] ;
  sh:property [ sh:path prov:wasQuotedFrom ; sh:maxCount 1 ; sh:node :Said ] ;
  sh:property [ sh:path prov:wasDerivedFrom ; sh:class schema:CreativeWork ] .
:Said a sh:NodeShape ; sh:class prov:Entity ;
  sh:property [ sh:path prov:wasAttributedTo ; sh:minCount 1 ; sh:maxCount 1 ; sh:class prov:Agent ] ;
  sh:property [ sh:path cc:stance ; sh:minCount 1 ; sh:maxCount 1 ] .
:Document a sh:NodeShape ; sh:targetObjectsOf schema:appearance ;
  sh:property [ sh:path schema:publisher ; sh:minCount 1 ; sh:class prov:Agent ] ;
  sh:property [ sh:path schema:isPartOf ; sh:class schema:CreativeWork ] ;
  sh:property [ sh:path schema:url ; sh:maxCount 1 ; sh:datatype schema:URL ] .
:Incident a sh:NodeShape ; sh:targetClass schema:Event ;
  sh:property [ sh:path schema:name ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path schema:startDate ; sh:maxCount 1 ; sh:datatype schema:Date ] ;
  sh:property [ sh:path schema:location ; sh:class schema:Place ] .
:Discrepancy a sh:NodeShape ; sh:targetClass cc:Discrepancy ;
  sh:property [ sh:path cc:side ; sh:minCount 1 ; sh:class cc:Side ] ;
  sh:property [ sh:path schema:about ; sh:minCount 1 ; sh:class schema:Event ] .
:Side a sh:NodeShape ; sh:targetClass cc:Side ;
  sh:property [ sh:path prov:wasDerivedFrom ; sh:minCount 1 ; sh:class prov:Entity ] .
"""


NAMES = ("claims", "statements", "incidents", "discrepancies", "incident", "hostile", "rows")


@cache
def exports() -> dict[str, bytes]:
    """Source-a has it of source-b, who has it of a resident; its document stands in another and cites a third."""
    quoted = said("4", chain="source-b:hedges > resident:asserts", cites="cited-doc", fragment="four", paragraph="2")
    study = study_of(
        claim("one", **SHOOTING, killed=quoted, wounded=said("2+", group="police")),
        claim("two", source="source-b", published="2021-01-24/2021-01-26", **SHOOTING, killed=said("0", stance="denies")),
        sources=[row("sources", "resident", kind="speaker", name="A resident")],
        documents=[
            row("documents", "one-doc", title="Four <dead>", url="https://h.example/1", within="outer-doc"),
            row("documents", "outer-doc", source_id="source-b"),
            row("documents", "cited-doc", source_id="source-b"),
        ],
    )  # fmt: skip
    collection, incidents, findings = study
    claims = list_claims(collection, incidents)
    return {
        "claims": export_claims(collection, incidents, claims, format="jsonld", at=AT),
        "statements": export_claims(collection, incidents, claims, format="jsonld", at=AT, each_statement=True),
        "incidents": export_incidents(collection, incidents, findings, format="jsonld", at=AT),
        "discrepancies": export_discrepancies(collection, incidents, findings, format="jsonld", at=AT),
        "incident": export_incident(
            collection, incidents, findings, incidents.incident_of["one"], format="jsonld", at=AT
        ),
        "hostile": export_discrepancies(*hostile_study(), format="jsonld", at=AT),
        "rows": write_json_ld(small_sheet()),
    }


def graph(name: str) -> Graph:
    return Graph().parse(io.BytesIO(exports()[name]), format="json-ld")


def nodes(name: str) -> dict[str, dict[str, Any]]:
    return {each["@id"]: each for each in json.loads(exports()[name])["@graph"]}


@pytest.mark.parametrize("name", NAMES)
def test_the_shapes_hold(name: str) -> None:
    read = graph(name)
    conforms, _, report = pyshacl.validate(read, shacl_graph=Graph().parse(data=SHAPES, format="turtle"))
    assert conforms, report
    assert bool(set(read.subjects(RDF.type, SCHEMA.Claim))) == (name != "rows")


@pytest.mark.parametrize("name", NAMES)
def test_every_property_of_schema_org_stands_where_it_may(name: str) -> None:
    read = graph(name)
    wrong = []
    for subject, prop in read.subject_predicates():
        if isinstance(prop, URIRef) and prop in SCHEMA:
            types = {re.split("[#:/]", str(each))[-1] for each in read.objects(subject, RDF.type)}
            if not types & set(PROPERTIES.get(str(prop).removeprefix(str(SCHEMA)), "").split()):
                wrong.append((str(prop), types))
    assert wrong == []
    assert not set(read.subjects(RDF.type, SCHEMA.ClaimReview))


@pytest.mark.parametrize("name", NAMES)
def test_no_node_is_named_that_is_not_told_of(name: str) -> None:
    read = graph(name)
    named = {each for each in read.objects() if isinstance(each, URIRef) and each in STUDY}
    assert named <= set(read.subjects())


@pytest.mark.parametrize("name", NAMES)
def test_its_context_is_inside(name: str) -> None:
    context = json.loads(exports()[name])["@context"]
    assert isinstance(context, dict)
    assert context["@vocab"] == str(SCHEMA)


def test_a_statement_says_who_says_it_after_whom() -> None:
    one = nodes("claims")["study:statement/one-4"]
    assert (one["text"], one["author"], one["prov:wasAttributedTo"]) == (
        "killed: 4", {"@id": "study:source/resident"}, {"@id": "study:source/source-a"},
    )  # fmt: skip
    said_b = one["prov:wasQuotedFrom"]
    assert (said_b["prov:wasAttributedTo"], said_b["cc:stance"]) == ({"@id": "study:source/source-b"}, "hedges")
    said_resident = said_b["prov:wasQuotedFrom"]
    assert said_resident["prov:wasAttributedTo"] == {"@id": "study:source/resident"}
    assert "prov:wasQuotedFrom" not in said_resident
    assert one["prov:wasDerivedFrom"] == [{"@id": "study:document/cited-doc"}]
    assert (one["cc:low"], one["cc:high"], one["cc:quotation"], one["cc:paragraph"]) == (4, 4, "four", 2)


def test_a_denial_says_so_in_its_text_and_a_group_is_named() -> None:
    texts = {name: each["text"] for name, each in nodes("claims").items() if "text" in each}
    assert texts["study:statement/two-4"] == "killed: 0 (denies)"
    assert texts["study:statement/one-5"] == "wounded (The police): 2 or more"


def test_a_day_of_publication_that_is_not_known_is_given_as_two_bounds() -> None:
    told = nodes("claims")
    assert told["study:document/one-doc"]["datePublished"] == "2021-01-24"
    two = told["study:document/two-doc"]
    assert (two["cc:publishedFrom"], two["cc:publishedTo"]) == ("2021-01-24", "2021-01-26")
    assert "datePublished" not in two
    assert "datePublished" not in told["study:statement/two-4"]


def test_documents_stand_in_one_another_and_speakers_are_agents_alone() -> None:
    told = nodes("claims")
    assert told["study:document/one-doc"]["isPartOf"] == {"@id": "study:document/outer-doc"}
    assert told["study:source/resident"]["@type"] == ["prov:Agent"]
    assert told["study:source/source-a"]["@type"] == ["Organization", "prov:Agent"]


def test_the_sides_of_a_discrepancy_rest_on_their_statements() -> None:
    [killed] = [
        each for each in nodes("discrepancies").values() if each.get("cc:field") == "killed" and "cc:side" in each
    ]
    assert (killed["cc:relation"], [side["prov:wasDerivedFrom"] for side in killed["cc:side"]]) == (
        "denies", [[{"@id": "study:statement/one-4"}], [{"@id": "study:statement/two-4"}]],
    )  # fmt: skip


def test_incidents_have_their_day_and_place() -> None:
    [incident] = [each for each in nodes("incidents").values() if "Event" in each["@type"]]
    assert (incident["startDate"], incident["endDate"]) == ("2021-01-23", "2021-01-23")
    [place] = incident["location"]
    assert (place["name"], place["containedInPlace"]) == ("River Town", {"@type": "Country", "name": "The country"})


def test_a_table_without_nodes_gives_one_a_row() -> None:
    told = nodes("rows")
    first = told["study:row/1"]
    assert (first["cc:value"], first["prov:wasDerivedFrom"]) == ("6", [{"@id": "study:document/doc-1"}])
    assert told["study:document/doc-1"]["archivedAt"].startswith("https://web.archive.org/")
    assert told["study:export"]["cc:filter"] == "kind: count"
    assert (OURS.value, Literal("6")) in set(
        graph("rows").predicate_objects(URIRef("urn:competing-claims:study:study:row/1"))
    )


def test_the_time_of_the_export_and_the_program_are_provenance() -> None:
    export = nodes("claims")["study:export"]
    assert export["prov:generatedAtTime"] == "2026-11-22T12:30:00Z"
    assert export["prov:wasGeneratedBy"]["prov:wasAssociatedWith"]["name"].startswith("competing-claims ")
    assert "url" not in export
