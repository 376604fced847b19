"""What is left out: a point, or the whole incident, by sources that could have known."""

from collections.abc import Iterator, Sequence

from claims.discrepancies.discrepancy_sentences import answer_words
from claims.discrepancies.incident_accounts import Accounts, is_denied
from claims.discrepancies.raise_discrepancy import new_discrepancy, raise_discrepancy, side_without_account
from claims.model import KILLED, Discrepancy, FieldSpec, FieldType, Kind, Severity, Side, Statement
from claims.names import join_words
from claims.values import Relation

# Fields on which silence is worth a remark: who did what to whom, and counts.
_EXPECTED = frozenset({Kind.COUNT, Kind.RESPONSIBILITY})


def points_left_out(accounts: Accounts) -> Iterator[Discrepancy]:
    """A source that could have known says nothing on a point that others tell."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        stated = [each for each in statements if not is_denied(each)]
        silent = [claim for claim in _silent_claims(accounts, field) if _should_tell(accounts, spec, claim)]
        if spec.rule in _EXPECTED and stated and silent and not spec.field.startswith("seriously"):
            silent_side = accounts.side("nothing on it", [], Relation.SILENT, silent=silent)
            sides = [*_sides_by_answer(accounts, stated), silent_side]
            severity = _omission_severity(accounts, spec, stated, silent)
            closing = "The silent account appeared after the event and covers the place."
            yield raise_discrepancy(accounts, spec, Kind.OMISSION, Relation.SILENT, severity, sides, closing)


def _silent_claims(accounts: Accounts, field: str) -> list[str]:
    """One claim of each source that has an account of the incident and nothing on the field in any of them."""
    collection = accounts.collection
    speaking = {accounts.source_of(each) for each in accounts.all_statements if each.field == field}
    silent: dict[str, str] = {}
    for claim_id in accounts.claim_ids:
        source_id = collection.source_of_claim(claim_id)
        if source_id not in speaking and (
            source_id not in silent or accounts.could_have_known(collection.document_of_claim[claim_id])
        ):
            silent[source_id] = claim_id
    return list(silent.values())


def _should_tell(accounts: Accounts, spec: FieldSpec, claim_id: str) -> bool:
    """Whether the claim's document could have told the point; the totals of an episode only once it was over."""
    document_id = accounts.collection.document_of_claim[claim_id]
    over = spec.type is not FieldType.COUNT or accounts.over_before(document_id)
    return over and accounts.could_have_known(document_id)


def _sides_by_answer(accounts: Accounts, statements: Sequence[Statement]) -> list[Side]:
    answers: dict[str, list[Statement]] = {}
    for statement in statements:
        answers.setdefault(answer_words(accounts.collection, statement), []).append(statement)
    return [accounts.side(words, same, Relation.SILENT) for words, same in answers.items()]


def _omission_severity(
    accounts: Accounts, spec: FieldSpec, stated: Sequence[Statement], silent: Sequence[str]
) -> Severity:
    """Minor unless it is a death, or a document that the silent account itself cites tells it."""
    if spec.field == KILLED and any(_is_above_zero(each) for each in stated):
        return Severity.HIGH
    collection = accounts.collection
    cited = {document for claim in silent for each in collection.statements_of_claim[claim] for document in each.cites}
    by_citation = any(collection.document_of_claim[each.claim_id] in cited for each in stated)
    return Severity.MEDIUM if by_citation else Severity.MINOR


def _is_above_zero(statement: Statement) -> bool:
    return statement.count is not None and statement.count.low > 0


def incidents_left_out(accounts: Accounts) -> Iterator[Discrepancy]:
    """A source that could have known has no account of the incident at all."""
    if accounts.incidents.row(accounts.incident_id)["background"]:
        return
    missing = _sources_without_account(accounts)
    dated = [each for each in accounts.all_statements if each.field == "when"] or list(accounts.all_statements[:1])
    if not missing or not dated:
        return
    deaths = [each for each in accounts.by_field.get(KILLED, ()) if _is_above_zero(each)]
    death_words = join_words([f"{answer_words(accounts.collection, each)} killed" for each in deaths])
    telling = accounts.side(death_words or "an account", [*dated, *deaths], Relation.NO_ACCOUNT)
    quiet = side_without_account(accounts, missing)
    text = (
        f"{accounts.title}: told by {telling.speakers}{f', with {death_words}' if deaths else ''}; the collection holds no account of it by "
        f"{quiet.speakers}, whose documents appeared after it and cover the place."
    )
    severity = Severity.MEDIUM if _cited_by(accounts, missing) else Severity.MINOR
    if deaths and _leaves_out_deaths(accounts, missing):
        severity = Severity.HIGH
    yield new_discrepancy(accounts, None, Kind.OMISSION, Relation.NO_ACCOUNT, severity, [telling, quiet], text)


def _sources_without_account(accounts: Accounts) -> tuple[str, ...]:
    """Sources with no claim in the incident or its parts, and a document that could have told of it."""
    collection = accounts.collection
    claims = [
        claim for each in (accounts.incident_id, *accounts.part_ids) for claim in accounts.incidents.claims_of[each]
    ]
    telling = {collection.source_of_claim(claim) for claim in claims}
    documents = [document for document in accounts.documents_near if accounts.could_have_known(document)]
    sources = dict.fromkeys(collection.source_of_document[document] for document in documents)
    return tuple(source for source in sources if source not in telling)


def _cited_by(accounts: Accounts, source_ids: Sequence[str]) -> bool:
    """Whether a document of one of the sources holds one that tells the incident, as a citation or a footnote."""
    collection = accounts.collection
    telling = {collection.document_of_claim[claim] for claim in accounts.claim_ids}
    holding = {within for document in telling if (within := collection.rows["documents"][document]["within"])}
    return any(collection.source_of_document[document] in source_ids for document in holding)


def _leaves_out_deaths(accounts: Accounts, source_ids: Sequence[str]) -> bool:
    """Whether one of the sources gives no deaths for a whole either, which would hold those of its parts."""
    collection = accounts.collection
    wholes = accounts.incidents.wholes_of.get(accounts.incident_id, ())
    claims = [claim for each in wholes for claim in accounts.incidents.claims_of[each]]
    counting = [
        claim for claim in claims if any(each.field == KILLED for each in collection.statements_of_claim[claim])
    ]
    return bool(set(source_ids) - {collection.source_of_claim(claim) for claim in counting})
