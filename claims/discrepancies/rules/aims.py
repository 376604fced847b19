"""What one account reports as done and another as an aim alone."""

from collections.abc import Iterator, Sequence

from claims.discrepancies.acts import same_act
from claims.discrepancies.discrepancy_sentences import set_words
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.raise_discrepancy import raise_discrepancy, rule_of, set_side
from claims.discrepancies.relations import relate
from claims.discrepancies.speakers import agree, bare_speakers, said_by
from claims.findings import SEVERITY_ORDER
from claims.model import Discrepancy, FieldSpec, FieldType, Kind, Side, Stance, Statement
from claims.names import join_words
from claims.values import Relation


def deeds_against_aims(accounts: Accounts) -> Iterator[Discrepancy]:
    """One account reports as done what another reports only as an aim."""
    aims = [each for each in accounts.all_statements if Stance.AIMS in each.stances and not each.reading_of]
    fields = sorted(dict.fromkeys(each.field for each in aims), key=lambda field: _weight(accounts, field))
    of_deeds = (each for field in fields if (each := _against_aim(accounts, accounts.spec(field), aims)))
    told: set[tuple[str, str]] = set()
    for discrepancy in of_deeds:
        # One deed has an attacker, a victim and a target: the gravest of these stands for it.
        claims = {(done, aim) for done in discrepancy.sides[0].claim_ids for aim in discrepancy.sides[1].claim_ids}
        if not claims <= told:
            yield discrepancy
        told |= claims


def _weight(accounts: Accounts, field: str) -> tuple[bool, int, int]:
    spec = accounts.spec(field)
    order = list(accounts.collection.field_specs).index(field)
    return spec.rule is not Kind.RESPONSIBILITY, SEVERITY_ORDER[spec.severity], order


def _against_aim(accounts: Accounts, spec: FieldSpec, aims: Sequence[Statement]) -> Discrepancy | None:
    if spec.rule is None:
        return None
    told = [each for each in accounts.by_field.get(spec.field, ()) if not each.is_denied]
    of_field = [each for each in aims if each.field == spec.field]
    deeds = [(each, [deed for deed in told if _can_be_one(accounts, spec, deed, each)]) for each in of_field]
    against = [(each, same) for each, same in deeds if same and not _tells_it_as_done(accounts, each, same)]
    alone = [each for each, _ in against]
    if not alone:
        return None
    done_ids = {deed.statement_id for _, same in against for deed in same}
    done = [each for each in told if each.statement_id in done_ids]
    words = f"{set_words(accounts.collection, done)} (done)"
    sides = [accounts.side(words, done, Relation.CONTRADICTS), set_side(accounts, alone, Relation.CONTRADICTS)]
    closing = told_as_done(accounts, sides)
    return raise_discrepancy(accounts, spec, rule_of(spec), Relation.CONTRADICTS, spec.severity, sides, closing)


def told_as_done(accounts: Accounts, sides: Sequence[Side]) -> str:
    """Who reports as done what others report as an aim; "" where there are no two sides with statements."""
    told = [accounts.statements_of([side]) for side in sides if side.statement_ids]
    if len(told) != 2:
        return ""
    tellers, aimers = (bare_speakers(accounts.collection, each) for each in told)
    return (
        f"{said_by(tellers, 'reports', 'report')} it as done; "
        f"{join_words(aimers)} {agree(aimers, 'reports', 'report')} it only as an aim."
    )


def _can_be_one(accounts: Accounts, spec: FieldSpec, deed: Statement, aim: Statement) -> bool:
    """Whether what is told as done can be what the other says is aimed at: of parties, whatever body of one side it is."""
    if spec.type is FieldType.PARTY:
        top = accounts.collection.party_tree.top
        return not aim.is_denied and top(deed.value) == top(aim.value) and same_act(accounts, deed, aim)
    return relate(accounts.collection, deed, aim) is Relation.CONTRADICTS


def _tells_it_as_done(accounts: Accounts, aim: Statement, deeds: Sequence[Statement]) -> bool:
    return accounts.source_of(aim) in {accounts.source_of(each) for each in deeds}
