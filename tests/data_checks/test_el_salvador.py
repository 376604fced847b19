"""The collection El Salvador, November 1989: how much it holds, and how many sides tell of one event."""

import re
from collections.abc import Iterable
from datetime import date

from claims.model import Stance, split_list
from tests.builders.shipped import el_salvador_study

LEAST_DOCUMENTS, LEAST_SOURCES, LEAST_CLAIMS, LEAST_INCIDENTS = 60, 10, 150, 15
THROUGH_THE_TOOL = ("coder-e", "coder-f")
FIRST_DAY, LAST_DAY = date(1989, 10, 31), date(1989, 12, 5)


def sides_of(source_id: str) -> set[str]:
    """The sides that a source is tied to; none for an agency or a witness."""
    collection = el_salvador_study().collection
    ties = split_list(collection.row("sources", source_id)["ties"])
    return {collection.party_tree.top(party) for party in ties}


def sources_telling(claims: Iterable[str]) -> set[str]:
    return set(map(el_salvador_study().collection.source_of_claim, claims))


def sides_heard(claims: Iterable[str]) -> set[str]:
    """The sides that tell of an incident themselves or are quoted on it."""
    statements = el_salvador_study().collection.statements_of_claim
    quoted = {link.source_id for claim in claims for each in statements[claim] for link in each.chain}
    return set().union(*map(sides_of, sources_telling(claims) | quoted))


def told_by_several(incidents: Iterable[Iterable[str]]) -> int:
    """How many incidents, given by their claims, three sources or more tell, from two sides or more."""
    told = map(set, incidents)
    return sum(len(sources_telling(claims)) >= 3 and len(sides_heard(claims)) >= 2 for claims in told)


def through_the_tool() -> set[str]:
    """The claims that were drafted, corrected and accepted by commands, as their coder's mark says."""
    statements = el_salvador_study().collection.statements
    return set(statements.loc[statements["coder"].isin(THROUGH_THE_TOOL), "claim_id"])


def test_it_holds_what_a_case_needs() -> None:
    collection = el_salvador_study().collection
    publishers = set(collection.documents["source_id"])
    assert len(collection.documents) >= LEAST_DOCUMENTS
    assert len(publishers) >= LEAST_SOURCES
    assert {"government-side", "fmln-side"} < set().union(*map(sides_of, publishers))
    assert len(collection.claims) >= LEAST_CLAIMS


def test_many_incidents_are_told_by_three_sources_and_two_sides() -> None:
    assert told_by_several(el_salvador_study().incidents.claims_of.values()) >= LEAST_INCIDENTS


def test_what_was_coded_through_the_tool_is_a_case_by_itself() -> None:
    study, claims = el_salvador_study(), through_the_tool()
    documents = set(study.collection.claims.set_index("claim_id").loc[list(claims), "document_id"])
    publishers = sources_telling(claims)
    assert len(documents) >= LEAST_DOCUMENTS
    assert len(publishers) >= LEAST_SOURCES
    assert {"government-side", "fmln-side", "soviet-union", "nicaragua"} <= set().union(*map(sides_of, publishers))
    assert len(claims) >= LEAST_CLAIMS
    assert told_by_several(claims.intersection(each) for each in study.incidents.claims_of.values()) >= LEAST_INCIDENTS


def test_each_side_denies_what_the_other_says_of_the_jesuits() -> None:
    collection = el_salvador_study().collection
    said = [each for each in collection.statements_of_claim["dev-muc3-0757-jesuits"] if each.field == "initiator"]
    assert {(each.value, each.chain[-1].stance) for each in said} == {
        ("fmln", Stance.ASSERTS),
        ("armed-forces", Stance.DENIES),
    }


def test_every_document_names_its_number_in_the_corpus() -> None:
    notes = el_salvador_study().collection.documents.set_index("document_id")["note"].to_dict()
    numbers = {str(document): str(note).partition(".")[0] for document, note in notes.items()}
    assert [number for number in numbers.values() if not re.fullmatch(r"(DEV|TST[12])-MUC[34]-\d{4}", number)] == []
    assert [document for document, number in numbers.items() if number.lower() != document] == []


def test_every_claim_is_of_the_offensive_and_the_days_behind_it() -> None:
    collection = el_salvador_study().collection
    outside = [
        each.statement_id
        for claim_id in collection.claims["claim_id"]
        for each in collection.statements_of_claim[claim_id]
        if each.field == "when" and each.span and each.span.last and not FIRST_DAY <= each.span.last <= LAST_DAY
    ]
    assert outside == []
