"""Figures that nobody can check in the collection: all that is held of the document they rest on is its title."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.discrepancies.discrepancy_sentences import answer_words
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.raise_discrepancy import new_discrepancy, side_without_account
from claims.discrepancies.severity import KnownGrounds
from claims.discrepancies.speakers import said_by
from claims.model import KILLED, Discrepancy, Kind, SourceKind, Statement
from claims.names import join_words
from claims.values import Relation

_TITLE_ALONE = "Only the title of the cited document is in the collection, and it does not say this."


def figures_on_a_title_alone(accounts: Accounts) -> Iterator[Discrepancy]:
    """A figure rests on one cited document; the collection has only its title, which does not give the figure."""
    resting: dict[tuple[str, str], list[Statement]] = {}
    for statements in accounts.by_field.values():
        for statement in statements:
            if _is_figure(accounts, statement) and _rests_on_a_title(accounts, statement):
                resting.setdefault((statement.claim_id, statement.cites[0]), []).append(statement)
    for (_, document_id), figures in resting.items():
        yield _bare(accounts, document_id, figures)


def _is_figure(accounts: Accounts, statement: Statement) -> bool:
    counted = accounts.spec(statement.field).rule is Kind.COUNT and not statement.is_denied
    return counted and not statement.part_of and statement.count is not None and statement.count.low > 0


def _rests_on_a_title(accounts: Accounts, statement: Statement) -> bool:
    """Whether the one document cited is held by its title, which does not tell the point, and nothing else tells it.

    What a title tells is known only where it is coded: of others, such as those that an import makes of a citation, nothing is said.
    """
    collection = accounts.collection
    if len(statement.cites) != 1 or statement.cites[0] not in accounts.coverage.titles:
        return False
    claims = collection.claims_of_document.get(statement.cites[0], ())
    if not claims:
        return False
    of_document = [each for claim_id in claims for each in collection.statements_of_claim[claim_id]]
    return not any(_tells(accounts, each, statement) for each in (*of_document, *_told_beside(accounts, statement)))


def _told_beside(accounts: Accounts, statement: Statement) -> Iterator[Statement]:
    """What other sources tell of the incident, and what the same document tells of its parts."""
    collection = accounts.collection
    own_source, own_document = accounts.source_of(statement), collection.document_of_claim[statement.claim_id]
    yield from (each for each in accounts.by_field[statement.field] if accounts.source_of(each) != own_source)
    for part_id in accounts.part_ids:
        for claim_id in accounts.incidents.claims_of[part_id]:
            if collection.document_of_claim[claim_id] == own_document:
                yield from collection.statements_of_claim[claim_id]


def _tells(accounts: Accounts, other: Statement, statement: Statement) -> bool:
    """Whether the other statement counts the same people, or some of them or more."""
    counts = other.field == statement.field and other.count is not None
    return counts and accounts.collection.party_tree.related(other.group, statement.group)


def _bare(accounts: Accounts, document_id: str, figures: Sequence[Statement]) -> Discrepancy:
    collection = accounts.collection
    gravest = next((each for each in figures if each.field == KILLED), figures[0])
    title = collection.row("documents", document_id)["title"]
    told = [_figure_words(accounts, each, gravest.field) for each in figures]
    cited = side_without_account(accounts, (collection.source_of_document[document_id],))
    sides = [
        accounts.side(join_words(told), figures, Relation.SILENT),
        replace(cited, value=f"not in the title, “{title}”", relation=Relation.SILENT),
    ]
    spec = accounts.spec(gravest.field)
    from_dataset = collection.row("sources", accounts.source_of(gravest))["kind"] == SourceKind.DATASET
    known: KnownGrounds = {"from_dataset": from_dataset}
    publisher = collection.name_of("sources", accounts.source_of(gravest))
    text = (
        f"{accounts.title}, {spec.label}: {sides[0].value}, according to {sides[0].speakers}. "
        f"{said_by([publisher], 'cites', 'cite')} {cited.speakers} for this, “{title}”. {_TITLE_ALONE}"
    )
    return new_discrepancy(
        accounts, spec, Kind.CERTAINTY, Relation.SILENT, spec.severity, sides, text, _TITLE_ALONE, known=known
    )


def _figure_words(accounts: Accounts, figure: Statement, field: str) -> str:
    """The figure in words, with the label of its field where that is another than the one in question."""
    words = answer_words(accounts.collection, figure)
    return words if figure.field == field else f"{words} {accounts.spec(figure.field).label}"
