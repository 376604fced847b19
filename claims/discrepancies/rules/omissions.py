"""What is left out: a point, or the whole incident, by sources that could have known."""

from collections.abc import Container, Iterable, Iterator, Sequence

from claims.discrepancies.discrepancy_sentences import SILENCE, answer_words, first_speakers
from claims.discrepancies.document_coverage import Telling
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.raise_discrepancy import new_discrepancy, raise_discrepancy, side_without_account
from claims.discrepancies.severity import stake_of_silence
from claims.discrepancies.speakers import said_by
from claims.model import KILLED, Discrepancy, FieldSpec, FieldType, Kind, Severity, Side, Statement, is_read, split_list
from claims.values import Relation

# Fields on which silence is worth a remark: who did what to whom, and counts; of flags, those of high severity that are true.
_EXPECTED = frozenset({Kind.COUNT, Kind.RESPONSIBILITY})
_SILENT = (
    "The silent source published after the event and covers the area.",
    "The silent sources published after the event and cover the area.",
)
_SILENT_ON_FLAG = (
    "The silent source reports the same event and covers the area.",
    "The silent sources report the same event and cover the area.",
)
_PUBLISHED_LATER = (
    "The silent source later published on the same period and area.",
    "The silent sources later published on the same period and area.",
)
SILENCES = (_SILENT, _SILENT_ON_FLAG, _PUBLISHED_LATER)  # each of one source and of several
_AN_ACCOUNT = "an account"


def points_left_out(accounts: Accounts) -> Iterator[Discrepancy]:
    """A source that could have known says nothing on a point that others report."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        stated = [each for each in statements if not each.is_denied]
        if not _is_expected(accounts, spec, stated):
            continue
        silent = [claim for claim in _silent_claims(accounts, field) if _should_tell(accounts, spec, claim)]
        if stated and silent:
            silent_side = accounts.side(SILENCE, [], Relation.SILENT, silent=silent)
            sides = [*_sides_by_answer(accounts, stated), silent_side]
            stake = _stake_of_point(accounts, spec, stated, silent)
            one, several = _SILENT_ON_FLAG if spec.type is FieldType.FLAG else _SILENT
            closing = one if len(silent) == 1 else several
            yield raise_discrepancy(accounts, spec, Kind.OMISSION, Relation.SILENT, stake, sides, closing)


def _is_expected(accounts: Accounts, spec: FieldSpec, stated: Sequence[Statement]) -> bool:
    if spec.type is FieldType.FLAG:
        return (
            spec.severity is Severity.HIGH and any(each.flag for each in stated) and all(each.flag for each in stated)
        )
    return spec.rule in _EXPECTED and not _only_divides(accounts, spec, stated)


def _only_divides(accounts: Accounts, spec: FieldSpec, stated: Sequence[Statement]) -> bool:
    """Whether the field is only ever told as part of another number, as how many of the wounded are so seriously."""
    told = (each for each in accounts.collection.statement_records.values() if each.field == spec.field)
    return all(each.part_of for each in stated) and all(each.part_of for each in told)


def _silent_claims(accounts: Accounts, field: str) -> list[str]:
    """One claim of each source that has an account of the incident and nothing on the field in any of them."""
    collection = accounts.collection
    speaking = _heard(accounts, (each for each in accounts.all_statements if each.field == field))
    silent: dict[str, str] = {}
    for claim_id in accounts.claim_ids:
        source_id = collection.source_of_claim(claim_id)
        if source_id not in speaking and (
            source_id not in silent or accounts.could_have_known(collection.document_of_claim[claim_id])
        ):
            silent[source_id] = claim_id
    return list(silent.values())


def _heard(accounts: Accounts, statements: Iterable[Statement]) -> set[str]:
    """The sources that publish the statements, and those whom others quote on them."""
    told = list(statements)
    return {accounts.source_of(each) for each in told} | {link.source_id for each in told for link in each.chain}


def _should_tell(accounts: Accounts, spec: FieldSpec, claim_id: str) -> bool:
    """Whether the claim's document could have told the point: what all could see at once; the totals of an episode only once it was over."""
    document_id = accounts.collection.document_of_claim[claim_id]
    if spec.type is FieldType.FLAG:
        return accounts.covers(document_id)
    over = spec.type is not FieldType.COUNT or accounts.over_before(document_id)
    return over and accounts.could_have_known(document_id)


def _sides_by_answer(accounts: Accounts, statements: Sequence[Statement]) -> list[Side]:
    answers: dict[str, list[Statement]] = {}
    for statement in statements:
        answers.setdefault(answer_words(accounts.collection, statement), []).append(statement)
    return [accounts.side(words, same, Relation.SILENT) for words, same in answers.items()]


def _stake_of_point(
    accounts: Accounts, spec: FieldSpec, stated: Sequence[Statement], silent: Sequence[str]
) -> Severity:
    collection = accounts.collection
    cited = {document for claim in silent for each in collection.statements_of_claim[claim] for document in each.cites}
    by_citation = any(collection.document_of_claim[each.claim_id] in cited for each in stated)
    return stake_of_silence(
        deaths=spec.field == KILLED and any(_is_above_zero(each) for each in stated),
        grave=spec.severity is not Severity.MINOR,
        unexcused=by_citation or spec.type is FieldType.FLAG,
    )


def _is_above_zero(statement: Statement) -> bool:
    return statement.count is not None and statement.count.low > 0


def incidents_left_out(accounts: Accounts) -> Iterator[Discrepancy]:
    """A source that could have known has no account of the incident at all."""
    if accounts.incidents.row(accounts.incident_id)["background"]:
        return
    missing = _sources_without_account(accounts)
    telling = _telling_sides(accounts)
    if not missing or not telling:
        return
    quiet = side_without_account(accounts, missing)
    citing = _citations(accounts, missing)
    closing = no_account_closing(accounts, missing)
    sides = [*telling, quiet]
    text = no_account_sentence(accounts, sides, closing)
    stake = stake_of_silence(
        deaths=bool(_deaths(accounts)) and _leaves_out_deaths(accounts, missing),
        grave=_is_grave(accounts),
        unexcused=bool(citing),
        concerned=any(_is_concerned(accounts, source_id) for source_id in missing),
    )
    yield new_discrepancy(accounts, None, Kind.OMISSION, Relation.NO_ACCOUNT, stake, sides, text, closing)


def no_account_closing(accounts: Accounts, silent_ids: Sequence[str], telling_ids: Container[str] | None = None) -> str:
    """What makes the silence of these sources worth a remark: they published later, and cite a source that tells it.

    Args:
        telling_ids: Only these are named as cited; None for all.
    """
    citing = [
        f"{said_by([citer], 'cites', 'cite')} a document of {teller} that reports it."
        for citer, teller in _citations(accounts, silent_ids, telling_ids)
    ]
    return " ".join([_PUBLISHED_LATER[len(silent_ids) > 1], *citing])


def no_account_sentence(accounts: Accounts, sides: Sequence[Side], closing: str) -> str:
    """The long form: who reports the incident, with its deaths if any, and who has no account of it."""
    *telling, quiet = sides
    reported = [_reported(accounts, side, first=side is telling[0]) for side in telling]
    return f"{accounts.title}: {' '.join(reported)} No account by {first_speakers(accounts, quiet)}. {closing}"


def _reported(accounts: Accounts, side: Side, *, first: bool) -> str:
    """What one side tells, as the first or a later sentence has it."""
    by = first_speakers(accounts, side)
    if side.value != _AN_ACCOUNT:
        return f"{side.value}, according to {by}."
    return f"reported by {by}." if first else f"Also reported by {by}."


def _is_concerned(accounts: Accounts, source_id: str) -> bool:
    """Whether a source is tied to a party that did something in the incident, or whose people were harmed."""
    collection = accounts.collection
    ties = split_list(collection.row("sources", source_id)["ties"])
    told = [each for statements in accounts.by_field.values() for each in statements]
    parties = {each.value if accounts.spec(each.field).type is FieldType.PARTY else each.group for each in told} - {""}
    return any(collection.party_tree.related(tie, party) for tie in ties for party in parties)


def _deaths(accounts: Accounts) -> list[Statement]:
    """What accounts report of people killed, without what the coder infers."""
    return [each for each in accounts.by_field.get(KILLED, ()) if _is_above_zero(each) and is_read(each)]


def _is_grave(accounts: Accounts) -> bool:
    """Whether the accounts tell more than that something was going on: a point of high severity, or somebody harmed."""
    told = [each for statements in accounts.by_field.values() for each in statements if is_read(each)]
    return any(
        _is_above_zero(each) if each.count else accounts.spec(each.field).severity is Severity.HIGH for each in told
    )


def _telling_sides(accounts: Accounts) -> list[Side]:
    """Each number of dead with those who give it, and those who report the incident and give none."""
    deaths = _deaths(accounts)
    by_words: dict[str, list[Statement]] = {}
    for each in deaths:
        by_words.setdefault(f"{answer_words(accounts.collection, each)} killed", []).append(each)
    counting = {accounts.source_of(each) for each in deaths}
    others = [each for each in _statements_that_tell(accounts) if accounts.source_of(each) not in counting]
    if others:
        by_words[_AN_ACCOUNT] = others
    return [accounts.side(words, told, Relation.NO_ACCOUNT) for words, told in by_words.items()]


def _statements_that_tell(accounts: Accounts) -> list[Statement]:
    """The date that each account gives, or, where the coder inferred it, the first statement that the account has in words."""
    dated = [each for each in accounts.all_statements if each.field == "when"] or list(accounts.all_statements[:1])
    said = {each.claim_id: each for each in reversed(accounts.all_statements) if is_read(each)}
    return [each if is_read(each) else said.get(each.claim_id, each) for each in dated]


def _sources_without_account(accounts: Accounts) -> tuple[str, ...]:
    """Sources not heard in the incident or its parts, with a document about its time and place that could have told of it."""
    collection = accounts.collection
    told = (accounts, *accounts.parts)
    telling = {collection.source_of_claim(claim) for each in told for claim in each.claim_ids}
    telling |= _heard(accounts, (said for each in told for said in each.all_statements))
    documents = [
        document
        for document in accounts.documents_near
        if accounts.could_have_known(document) and accounts.is_about(document)
    ]
    sources = dict.fromkeys(collection.source_of_document[document] for document in documents)
    return tuple(source for source in sources if source not in telling and not _tells_elsewhere(accounts, source))


def _tells_elsewhere(accounts: Accounts, source_id: str) -> bool:
    """Whether another claim of the source tells it, though not linked: on its days, and citing one of its documents or of its kind and place.

    One that tells no deaths does not tell an event with deaths; of an event of weeks it tells a part.
    """
    near = accounts.told_around(source_id)
    return any(_tells(accounts, telling) for telling in near if telling.incident_id != accounts.incident_id)


def _tells(accounts: Accounts, telling: Telling) -> bool:
    collection = accounts.collection
    said = collection.statements_of_claim[telling.claim_id]
    whole = not accounts.lasts
    if whole and _deaths(accounts) and not any(each.field == KILLED and _is_above_zero(each) for each in said):
        return False
    documents = {collection.document_of_claim[claim] for claim in accounts.claim_ids}
    cited = any(not documents.isdisjoint(each.cites) for each in said)
    related = collection.place_tree.related
    same_place = any(related(one, other) for one in telling.places for other in accounts.places)
    kinds = {each.value for each in accounts.by_field.get("kind", ())}
    return cited or (same_place and any(each.field == "kind" and each.value in kinds for each in said))


def _citations(
    accounts: Accounts, source_ids: Sequence[str], telling_ids: Container[str] | None = None
) -> list[tuple[str, str]]:
    """The names of those sources of which a document holds one that tells the incident, as a citation or a footnote, each with its teller's."""
    collection = accounts.collection
    source_of, name_of = collection.source_of_document, collection.name_of
    documents = dict.fromkeys(collection.document_of_claim[claim] for claim in accounts.claim_ids)
    pairs = {
        (source_of[within], source_of[document]): None
        for document in documents
        if (within := collection.rows["documents"][document]["within"])
    }
    return [
        (name_of("sources", holder), name_of("sources", teller))
        for holder, teller in pairs
        if holder in source_ids and (telling_ids is None or teller in telling_ids)
    ]


def _leaves_out_deaths(accounts: Accounts, source_ids: Sequence[str]) -> bool:
    """Whether one of the sources gives no deaths for a whole either, which would hold those of its parts."""
    collection = accounts.collection
    wholes = accounts.incidents.wholes_of.get(accounts.incident_id, ())
    claims = [claim for each in wholes for claim in accounts.incidents.claims_of[each]]
    counting = [
        claim for claim in claims if any(each.field == KILLED for each in collection.statements_of_claim[claim])
    ]
    return bool(set(source_ids) - {collection.source_of_claim(claim) for claim in counting})
