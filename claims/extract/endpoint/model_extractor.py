"""The extractor that asks a model beside the patterns: what both say comes first, what the model alone says is added."""

from dataclasses import dataclass, replace
from functools import cached_property

from claims.extract.document.document import Document
from claims.extract.document.language import language_of
from claims.extract.endpoint.ask_endpoint import EndpointError, ModelStatement, ask_endpoint
from claims.extract.endpoint.endpoint_settings import EndpointSettings
from claims.extract.endpoint.ground import Grounder
from claims.extract.extractor import PatternExtractor, offer_rows
from claims.extract.records import DraftClaim, DraftDocument, DraftStatement, ProposedRow
from claims.tables import Collection
from claims.values import number_of

MODEL_ALONE = 0.4  # confidence of what only a model says: nothing was measured
BY_MODEL = "Incident that only the model found"


@dataclass(frozen=True)
class ModelExtractor:
    """Drafts documents by patterns, then asks a model; where it gives no answer, the patterns' draft stays as it is."""

    settings: EndpointSettings
    collection: Collection | None = None
    source_id: str = ""

    @property
    def name(self) -> str:
        return f"{self.patterns.name}, {self.settings.model}"

    @cached_property
    def patterns(self) -> PatternExtractor:
        return PatternExtractor(self.collection, self.source_id)

    def extract(self, document: Document) -> DraftDocument:
        """The draft of one document; its problems say what the model did not answer, and what of its answer was dropped."""
        draft = self.patterns.extract(document)
        try:
            given, malformed = ask_endpoint(document, self.settings)
        except EndpointError as error:
            problem = f"the model was not of use: {error}; the draft is that of the patterns"
            return replace(draft, problems=(*draft.problems, problem))
        grounder = Grounder(document, self.patterns.gazetteer, language_of(document.text))
        claims, proposed, dropped = _joined(draft, given, grounder)
        problems = list(draft.problems)
        if dropped + malformed:
            problems.append(
                f"{number_of(dropped + malformed, 'statements')} of the model dropped: the text does not hold what they say"
            )
        known = {(row.table, row.row_id) for row in draft.proposed}
        new = tuple(row for row in dict.fromkeys(proposed) if (row.table, row.row_id) not in known)
        offer_rows(new, self.collection)
        return replace(
            draft, claims=claims, proposed=(*draft.proposed, *new), extractor=self.name, problems=tuple(problems)
        )


def _joined(
    draft: DraftDocument, given: list[ModelStatement], grounder: Grounder
) -> tuple[tuple[DraftClaim, ...], list[ProposedRow], int]:
    """The claims with what the model adds and confirms, the rows that this needs, and how much was dropped."""
    proposed: list[ProposedRow] = []
    by_incident: dict[int, list[DraftStatement]] = {}
    dropped = 0
    for each in given:
        grounded = grounder.statement(each)
        if grounded is None:
            dropped += 1
            continue
        statement, rows = grounded
        proposed += rows
        by_incident.setdefault(each.incident, []).append(replace(statement, confidence=MODEL_ALONE))
    claims = list(draft.claims)
    for statements in by_incident.values():
        at = _claim_of(statements, claims)
        if at is None:
            claims.append(DraftClaim(title=BY_MODEL, statements=tuple(statements)))
        else:
            claims[at] = _with_model(claims[at], statements)
    return tuple(claims), proposed, dropped


def _claim_of(statements: list[DraftStatement], claims: list[DraftClaim]) -> int | None:
    """The claim that shares most with an incident of the model; the only claim where nothing is shared; else None."""
    shared = [len([statement for statement in statements if _says(claim, statement)]) for claim in claims]
    most = max(shared, default=0)
    if most:
        return shared.index(most)
    return 0 if len(claims) == 1 else None


def _says(claim: DraftClaim, statement: DraftStatement) -> bool:
    return any(_agree(own, statement) for own in claim.statements)


def _agree(one: DraftStatement, other: DraftStatement) -> bool:
    """Whether two statements say the same of the same group, by the same speaker."""
    same = (one.field, one.value.removeprefix("~")) == (other.field, other.value.removeprefix("~"))
    groups = one.group == other.group or not (one.group and other.group)
    speakers = [each.chain[-1].source_id if each.chain else "" for each in (one, other)]
    return same and groups and speakers[0] == speakers[1]


def _with_model(claim: DraftClaim, statements: list[DraftStatement]) -> DraftClaim:
    """The claim with what both say first, half of the doubt in it gone, and what the model alone says last."""
    agreed = {at for at, own in enumerate(claim.statements) if any(_agree(own, each) for each in statements)}
    order = sorted(range(len(claim.statements)), key=lambda at: at not in agreed)
    place = {old: new for new, old in enumerate(order)}
    ranked = []
    for at in order:
        own = claim.statements[at]
        confidence = round((1 + own.confidence) / 2, 4) if at in agreed else own.confidence
        whole, first = (None if link is None else place[link] for link in (own.part_of, own.reading_of))
        ranked.append(replace(own, confidence=confidence, part_of=whole, reading_of=first))
    new = (each for each in statements if not _says(claim, each))
    return replace(claim, statements=(*ranked, *new))
