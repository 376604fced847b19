"""Rules for how an incident is told: what is left out, hedged, summed, repeated, or can be read in two ways."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from claims.discrepancies.discrepancy_sentences import count_words, figure_words, sentence, value_words
from claims.discrepancies.incident_accounts import Accounts, is_denied
from claims.discrepancies.relations import Figure, figures_of, relate
from claims.discrepancies.rules.unlike_values import ALIKE, lower, raise_discrepancy
from claims.model import Discrepancy, FieldSpec, FieldType, Kind, Severity, Side, Stance, Statement
from claims.names import join_words
from claims.values import Count, Relation

# Fields on which silence is worth a remark: who did what to whom, and figures.
TELLING_RULES = frozenset({Kind.COUNT, Kind.RESPONSIBILITY})
# Fields on which a hedge repeated as a fact matters, besides those of high severity.
CERTAINTY_RULES = frozenset({Kind.COUNT, Kind.CROWD, Kind.RESPONSIBILITY, Kind.CAUSE})


def hedges_as_facts(accounts: Accounts) -> Iterator[Discrepancy]:
    """What one account only hedges stands in another as a fact."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        facts = [each for each in statements if _is_fact(each)]
        hedged = [each for each in statements if not each.certain and not is_denied(each)]
        pairs = [(fact, doubt) for fact in facts for doubt in hedged if _same_value(accounts, spec, fact, doubt)]
        if pairs and spec.rule and (spec.rule in CERTAINTY_RULES or spec.severity is Severity.HIGH):
            yield _certainty(accounts, spec, pairs)


def _is_fact(statement: Statement) -> bool:
    return statement.stance is Stance.ASSERTS and not statement.chain


def _same_value(accounts: Accounts, spec: FieldSpec, one: Statement, other: Statement) -> bool:
    if spec.type is FieldType.COUNT:
        return one.count == other.count and relate(accounts.collection, one, other) in ALIKE
    return relate(accounts.collection, one, other) is Relation.AGREES


def _certainty(accounts: Accounts, spec: FieldSpec, pairs: Sequence[tuple[Statement, Statement]]) -> Discrepancy:
    facts = tuple(dict.fromkeys(fact for fact, _ in pairs))
    doubts = tuple(dict.fromkeys(doubt for _, doubt in pairs))
    sides = [
        accounts.side(f"{value_words(accounts.collection, facts[0])}, as a fact", facts, Relation.OVERLAPS),
        accounts.side(f"{value_words(accounts.collection, doubts[0])}, with a hedge", doubts, Relation.OVERLAPS),
    ]
    severity = Severity.HIGH if spec.field == "killed" else Severity.MEDIUM
    text = sentence(accounts, spec.label, sides, "The value is the same; how sure the accounts are of it is not.")
    return raise_discrepancy(accounts, spec, Kind.CERTAINTY, Relation.DIFFERS, severity, sides, text)


def totals_and_parts(accounts: Accounts) -> Iterator[tuple[FieldSpec, Figure, list[Figure], list[Statement]]]:
    """A source's exact or bounded totals for this incident with its own figures for the incident's parts.

    Yields:
        The field, the total, the figures within its group, and statements on the field whose number
        or side is open, so that they make the sum a floor.
    """
    parts = _own_parts(accounts)
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.type is FieldType.COUNT and spec.rule is Kind.COUNT:
            for total in figures_of(statements):
                own = [each for each in parts.get(accounts.source_of(total.statements[0]), []) if each.field == field]
                inside, loose = _split(accounts, total, own)
                if inside:
                    yield spec, total, figures_of(inside), loose


def _own_parts(accounts: Accounts) -> dict[str, list[Statement]]:
    """Source id to its statements on the parts of the incident, one part of a part counted once."""
    found: dict[str, list[Statement]] = {}
    for part_id in dict.fromkeys(accounts.incidents.parts_of.get(accounts.incident_id, ())):
        for claim_id in accounts.incidents.claims_of[part_id]:
            for statement in accounts.collection.statements_of_claim[claim_id]:
                if (
                    not statement.part_of
                    and not statement.reading_of
                    and not is_denied(statement)
                    and Stance.DEMANDS is not statement.stance
                ):
                    found.setdefault(accounts.collection.source_of_claim(claim_id), []).append(statement)
    return found


def _split(accounts: Accounts, total: Figure, own: Sequence[Statement]) -> tuple[list[Statement], list[Statement]]:
    tree = accounts.collection.party_tree
    inside = [
        each for each in own if each.group and each.count and each.count.exact and tree.holds(total.group, each.group)
    ]
    loose = [
        each
        for each in own
        if each not in inside and each.count and not (each.group and tree.apart(total.group, each.group))
    ]
    return inside, loose


def sums_against_totals(accounts: Accounts) -> Iterator[Discrepancy]:
    """A source's total for the whole that its own figures for the parts do not carry."""
    for spec, total, inside, loose in totals_and_parts(accounts):
        floor = _sum(inside)
        if total.count.high is not None and floor.low > total.count.high:
            yield _against(
                accounts, spec, total, inside, Relation.CONTRADICTS, "A total cannot be below the sum of its parts."
            )
        elif total.count.exact and floor.low == total.count.low and loose:
            why = "Others are told of without a number or a side, so the sum is a floor and the exact total leaves them out."
            yield _against(accounts, spec, total, [*inside, *figures_of(loose)], Relation.DIFFERS, why)
        elif floor.high is not None and floor.high < total.count.low and not loose:
            yield _against(
                accounts, spec, total, inside, Relation.DIFFERS, "The parts that are told do not make up the total."
            )


def sums_of_others_against_totals(accounts: Accounts) -> Iterator[Discrepancy]:
    """A total for the whole that is below the sum of what another source tells of its parts."""
    for spec, total, parts in totals_and_sums_of_others(accounts):
        if total.count.high is not None and _sum(parts).low > total.count.high:
            yield _against_others(accounts, spec, total, parts)


def totals_and_sums_of_others(accounts: Accounts) -> Iterator[tuple[FieldSpec, Figure, list[Figure]]]:
    """Totals for this incident, each with what one other source tells of two or more of its parts."""
    parts = _own_parts(accounts)
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.type is not FieldType.COUNT or spec.rule is not Kind.COUNT:
            continue
        for total in figures_of(statements):
            for source_id in parts:
                inside, _ = _split(accounts, total, [each for each in parts[source_id] if each.field == field])
                if source_id != accounts.source_of(total.statements[0]) and len(inside) > 1:
                    yield spec, total, figures_of(inside)


def _sum(figures: Sequence[Figure]) -> Count:
    return sum((figure.count for figure in figures[1:]), start=figures[0].count)


def _against_others(accounts: Accounts, spec: FieldSpec, total: Figure, parts: Sequence[Figure]) -> Discrepancy:
    summed = f"{count_words(_sum(parts))}, the sum of {_pieces(accounts, parts)}"
    sides = [
        accounts.side(
            f"{figure_words(accounts.collection, total)} for the whole", total.statements, Relation.CONTRADICTS
        ),
        accounts.side(summed, (each for part in parts for each in part.statements), Relation.CONTRADICTS),
    ]
    text = sentence(accounts, spec.label, sides, "A total cannot be below the sum of its parts, if these share nobody.")
    return raise_discrepancy(
        accounts, spec, Kind.COUNT, Relation.CONTRADICTS, spec.severity, sides, text, group=total.group
    )


def _pieces(accounts: Accounts, parts: Sequence[Figure]) -> str:
    return join_words(
        [f"{figure_words(accounts.collection, part)} in {_event_of(accounts, part)}{_hedge(part)}" for part in parts]
    )


def totals_less_sure_than_told(accounts: Accounts) -> Iterator[Discrepancy]:
    """A total given as a fact rests on a part that is only hedged."""
    for spec, total, inside, _ in totals_and_parts(accounts):
        floor = _sum(inside)
        if total.certain and floor == total.count and not all(figure.certain for figure in inside):
            why = "A sum is as certain as its weakest part."
            found = _against(accounts, spec, total, inside, Relation.DIFFERS, why)
            severity = Severity.HIGH if spec.field == "killed" else Severity.MEDIUM
            text = found.sentence
            yield raise_discrepancy(
                accounts, spec, Kind.CERTAINTY, Relation.DIFFERS, severity, found.sides, text, group=total.group
            )


def _against(
    accounts: Accounts, spec: FieldSpec, total: Figure, parts: Sequence[Figure], relation: Relation, why: str
) -> Discrepancy:
    pieces = _pieces(accounts, parts)
    sides = [
        accounts.side(f"{figure_words(accounts.collection, total)} for the whole", total.statements, relation),
        accounts.side(pieces, (each for part in parts for each in part.statements), relation),
    ]
    text = sentence(accounts, spec.label, sides, why)
    return raise_discrepancy(
        accounts, spec, Kind.INTERNAL, relation, lower(spec.severity), sides, text, group=total.group
    )


def _hedge(figure: Figure) -> str:
    return "" if figure.certain else " (hedged)"


def _event_of(accounts: Accounts, figure: Figure) -> str:
    incident_id = accounts.incidents.incident_of[figure.statements[0].claim_id]
    return f"“{accounts.incidents.row(incident_id)['title']}”"


def parts_above_wholes(accounts: Accounts) -> Iterator[Discrepancy]:
    """A part that is larger than the number it is part of."""
    records = accounts.collection.statement_records
    for statement in accounts.all_statements:
        whole = records.get(statement.part_of)
        if (
            whole
            and whole.count
            and statement.count
            and whole.count.high is not None
            and statement.count.low > whole.count.high
        ):
            spec = accounts.spec(statement.field)
            sides = [
                accounts.side(f"{count_words(statement.count)} as a part", [statement], Relation.CONTRADICTS),
                accounts.side(f"{count_words(whole.count)} as the whole", [whole], Relation.CONTRADICTS),
            ]
            text = sentence(accounts, spec.label, sides, "A part cannot be larger than its whole.")
            yield raise_discrepancy(accounts, spec, Kind.INTERNAL, Relation.CONTRADICTS, spec.severity, sides, text)


def phrases_with_two_readings(accounts: Accounts) -> Iterator[Discrepancy]:
    """One phrase or name that can be read in two ways."""
    readings: dict[str, list[Statement]] = {}
    for statement in accounts.all_statements:
        if statement.reading_of:
            readings.setdefault(statement.reading_of, []).append(statement)
    for primary_id, others in readings.items():
        yield _ambiguity(accounts, accounts.collection.statement_records[primary_id], others)


def _ambiguity(accounts: Accounts, primary: Statement, others: Sequence[Statement]) -> Discrepancy:
    spec = accounts.spec(primary.field)
    sides = [accounts.side(_reading_of_anyone(accounts, each), [each], Relation.DIFFERS) for each in (primary, *others)]
    of_deaths = spec.field == "killed" and any(each.count != primary.count for each in others)
    values = list(dict.fromkeys(side.value for side in sides))
    told = f": {' or '.join(values)}" if len(values) > 1 else ""
    words = f"{accounts.title}, {spec.label}: “{primary.fragment}” ({sides[0].speakers}) can be read in two ways"
    note = " ".join(dict.fromkeys(each.note for each in (primary, *others) if each.note))
    text = f"{words}{told}. {note}".strip()
    severity = spec.severity if of_deaths else lower(spec.severity)
    return raise_discrepancy(accounts, spec, Kind.AMBIGUITY, Relation.DIFFERS, severity, sides, text)


def _reading_of_anyone(accounts: Accounts, statement: Statement) -> str:
    nobody = statement.count is not None and not statement.group
    return _reading_words(accounts, statement) + (" (of whom is not said)" if nobody else "")


def _reading_words(accounts: Accounts, statement: Statement) -> str:
    if statement.count is not None:
        return figure_words(accounts.collection, Figure(statement.group, statement.count, (statement,)))
    return value_words(accounts.collection, statement)


def agreements_of_one_origin(accounts: Accounts) -> Iterator[Discrepancy]:
    """Several sources agree, and all go back to one origin."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.rule is None or (spec.type is not FieldType.COUNT and spec.severity is not Severity.HIGH):
            continue
        for alike in _alike(accounts, spec, [each for each in statements if not is_denied(each)]):
            sources = {accounts.source_of(each) for each in alike}
            origins = accounts.origins.of_all(alike)
            if len(sources) > 1 and len(origins) == 1:
                yield _one_origin(accounts, spec, alike, accounts.origins.name(origins[0]))


def _alike(accounts: Accounts, spec: FieldSpec, statements: Sequence[Statement]) -> list[list[Statement]]:
    """Statements in groups of one value; a figure of a larger group joins the equal figure of a smaller one."""
    found: list[list[Statement]] = []
    for statement in statements:
        home = next((each for each in found if _same_value(accounts, spec, each[0], statement)), None)
        if home is None:
            found.append([statement])
        else:
            home.append(statement)
    return found


def _one_origin(accounts: Accounts, spec: FieldSpec, alike: Sequence[Statement], origin: str) -> Discrepancy:
    sides = [accounts.side(value_words(accounts.collection, alike[0]), alike, Relation.AGREES)]
    text = sentence(accounts, spec.label, sides, f"They agree, and all of it goes back to one origin: {origin}.")
    severity = Severity.MEDIUM if spec.severity is Severity.HIGH else Severity.MINOR
    return raise_discrepancy(accounts, spec, Kind.SHARED_ORIGIN, Relation.AGREES, severity, sides, text)


def details_lost(accounts: Accounts) -> Iterator[Discrepancy]:
    """A source that goes back to the same origin as another tells less exactly what that one tells."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.type is FieldType.COUNT:
            for one, other in combinations(statements, 2):
                exact, loose = (
                    (one, other) if accounts.collection.party_tree.holds(other.group, one.group) else (other, one)
                )
                if exact.group != loose.group and _repeats(accounts, exact, loose):
                    yield _coarser(accounts, spec, exact, loose)
                for whole, repeat in ((one, other), (other, one)):
                    yield from _parts_dropped(accounts, whole, repeat)


def figures_dropped_from_citations(accounts: Accounts) -> Iterator[Discrepancy]:
    """A source takes one figure from a document that it cites and leaves out another of the same kind."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.type is not FieldType.COUNT:
            continue
        for citing in (each for each in statements if each.cites):
            cited = [
                each for each in statements if accounts.collection.document_of_claim[each.claim_id] in citing.cites
            ]
            dropped = [each for each in cited if not _told_by(accounts, each, citing, statements)]
            if dropped and len(dropped) < len(cited):
                yield _dropped(accounts, spec, citing, cited)


def _told_by(accounts: Accounts, cited: Statement, citing: Statement, statements: Sequence[Statement]) -> bool:
    """Whether the citing claim gives a figure for the group that the cited one counts, or for one that holds it."""
    own = [each.group for each in statements if each.claim_id == citing.claim_id]
    return any(accounts.collection.party_tree.holds(group, cited.group) for group in own)


def _dropped(accounts: Accounts, spec: FieldSpec, citing: Statement, cited: Sequence[Statement]) -> Discrepancy:
    sides = [
        accounts.side(join_words([_reading_words(accounts, each) for each in cited]), cited, Relation.SILENT),
        accounts.side(f"{_reading_words(accounts, citing)} alone", [citing], Relation.SILENT),
    ]
    text = sentence(accounts, spec.label, sides, "The second cites the first and leaves out part of what it counts.")
    return raise_discrepancy(accounts, spec, Kind.LOST_DETAIL, Relation.SILENT, Severity.MEDIUM, sides, text)


def _repeats(accounts: Accounts, exact: Statement, loose: Statement) -> bool:
    """Whether the looser figure is the same number, of a larger group, from a shared origin in another source."""
    return (
        exact.count == loose.count
        and accounts.source_of(exact) != accounts.source_of(loose)
        and accounts.collection.party_tree.holds(loose.group, exact.group)
        and not set(accounts.origins.of(exact)).isdisjoint(accounts.origins.of(loose))
    )


def _coarser(accounts: Accounts, spec: FieldSpec, exact: Statement, loose: Statement) -> Discrepancy:
    figures = figures_of([exact, loose])
    sides = [
        accounts.side(figure_words(accounts.collection, each), each.statements, Relation.OVERLAPS) for each in figures
    ]
    text = sentence(
        accounts, spec.label, sides, "Both go back to one origin; the second says less exactly who they were."
    )
    return raise_discrepancy(accounts, spec, Kind.LOST_DETAIL, Relation.OVERLAPS, Severity.MINOR, sides, text)


def _parts_dropped(accounts: Accounts, whole: Statement, repeat: Statement) -> Iterator[Discrepancy]:
    if not (_repeats(accounts, whole, repeat) or _repeats(accounts, repeat, whole)):
        return
    said = {each.field for each in accounts.collection.statements_of_claim[repeat.claim_id]}
    for part in accounts.collection.statements_of_claim[whole.claim_id]:
        if part.part_of == whole.statement_id and part.field not in said:
            spec = accounts.spec(part.field)
            sides = [
                accounts.side(
                    f"{value_words(accounts.collection, part)} of the {value_words(accounts.collection, whole)}",
                    [part],
                    Relation.SILENT,
                ),
                accounts.side("nothing on it", [], Relation.SILENT, silent=[repeat.claim_id]),
            ]
            text = sentence(accounts, spec.label, sides, "The second takes the number and leaves this out.")
            yield raise_discrepancy(accounts, spec, Kind.LOST_DETAIL, Relation.SILENT, Severity.MINOR, sides, text)


def points_left_out(accounts: Accounts) -> Iterator[Discrepancy]:
    """A source that could have known says nothing on a point that others tell."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        told = [each for each in statements if not is_denied(each)]
        silent = [claim for claim in _silent_claims(accounts, field) if _should_tell(accounts, spec, claim)]
        if spec.rule in TELLING_RULES and told and silent and not spec.field.startswith("seriously"):
            sides = [*_told_sides(accounts, told), accounts.side("nothing on it", [], Relation.SILENT, silent=silent)]
            severity = _omission_severity(accounts, spec, told, silent)
            text = sentence(
                accounts, spec.label, sides, "The silent account appeared after the event and covers the place."
            )
            yield raise_discrepancy(accounts, spec, Kind.OMISSION, Relation.SILENT, severity, sides, text)


def _should_tell(accounts: Accounts, spec: FieldSpec, claim_id: str) -> bool:
    """Whether the claim's document could have told the point; the totals of an episode only once it was over."""
    document_id = accounts.collection.document_of_claim[claim_id]
    over = spec.type is not FieldType.COUNT or accounts.over_before(document_id)
    return over and accounts.could_have_known(document_id)


def _silent_claims(accounts: Accounts, field: str) -> list[str]:
    """One claim of each source that has an account of the incident and nothing on the field in any of them."""
    speaking = {accounts.source_of(each) for each in accounts.all_statements if each.field == field}
    silent: dict[str, str] = {}
    for claim_id in accounts.claim_ids:
        source_id = accounts.collection.source_of_claim(claim_id)
        if source_id not in speaking and (
            source_id not in silent or accounts.could_have_known(accounts.collection.document_of_claim[claim_id])
        ):
            silent[source_id] = claim_id
    return list(silent.values())


def _told_sides(accounts: Accounts, told: Sequence[Statement]) -> list[Side]:
    values: dict[str, list[Statement]] = {}
    for statement in told:
        values.setdefault(_reading_words(accounts, statement), []).append(statement)
    return [accounts.side(words, statements, Relation.SILENT) for words, statements in values.items()]


def _omission_severity(
    accounts: Accounts, spec: FieldSpec, told: Sequence[Statement], silent: Sequence[str]
) -> Severity:
    """Minor unless it is a death, or a document that the silent account itself cites tells it."""
    if spec.field == "killed" and any(each.count and each.count.low > 0 for each in told):
        return Severity.HIGH
    cited = {doc for claim in silent for each in accounts.collection.statements_of_claim[claim] for doc in each.cites}
    by_citation = any(accounts.collection.document_of_claim[each.claim_id] in cited for each in told)
    return Severity.MEDIUM if by_citation else Severity.MINOR


def incidents_left_out(accounts: Accounts) -> Iterator[Discrepancy]:
    """A source that could have known has no account of the incident at all."""
    row = accounts.incidents.row(accounts.incident_id)
    if row["background"]:
        return
    missing = sources_without_account(accounts)
    told = [each for each in accounts.all_statements if each.field == "when"] or list(accounts.all_statements[:1])
    if not missing or not told:
        return
    deaths = [each for each in accounts.by_field.get("killed", ()) if each.count and each.count.low > 0]
    names = join_words([accounts.collection.name_of("sources", source_id) for source_id in missing])
    telling = accounts.side(_toll(accounts, deaths) or "an account", [*told, *deaths], Relation.NO_ACCOUNT)
    quiet = Side(
        value="no account",
        statement_ids=(),
        claim_ids=(),
        source_ids=missing,
        speakers=names,
        origins=(),
        relation=Relation.NO_ACCOUNT,
    )
    text = (
        f"{accounts.title}: told by {telling.speakers}{_deaths(accounts, deaths)}; the collection holds no account of it by {names}, "
        "whose documents appeared after it and cover the place."
    )
    minor = Severity.MEDIUM if _cited_by(accounts, missing) else Severity.MINOR
    severity = Severity.HIGH if deaths and _leaves_out_deaths(accounts, missing) else minor
    yield raise_discrepancy(accounts, None, Kind.OMISSION, Relation.NO_ACCOUNT, severity, [telling, quiet], text)


def _cited_by(accounts: Accounts, source_ids: Sequence[str]) -> bool:
    """Whether one of the sources cites a document that tells the incident, or lists it as a footnote."""
    documents = accounts.collection.rows["documents"]
    telling = {accounts.collection.document_of_claim[claim] for claim in accounts.claim_ids}
    holding = {
        accounts.collection.source_of_document[documents[each]["within"]]
        for each in telling
        if documents[each]["within"]
    }
    return bool(holding & set(source_ids))


def _toll(accounts: Accounts, deaths: Sequence[Statement]) -> str:
    return join_words([f"{_reading_words(accounts, each)} killed" for each in deaths])


def _deaths(accounts: Accounts, deaths: Sequence[Statement]) -> str:
    return f", with {_toll(accounts, deaths)}" if deaths else ""


def sources_without_account(accounts: Accounts) -> tuple[str, ...]:
    """Sources with no claim in the incident or its parts, and a document that could have told of it."""
    family = {accounts.incident_id, *accounts.incidents.parts_of.get(accounts.incident_id, ())}
    claims = [claim for each in family for claim in accounts.incidents.claims_of[each]]
    telling = {accounts.collection.source_of_claim(claim) for claim in claims}
    source_of = accounts.collection.source_of_document
    could = [source_of[document] for document in accounts.documents_near if accounts.could_have_known(document)]
    return tuple(dict.fromkeys(source for source in could if source not in telling))


def _leaves_out_deaths(accounts: Accounts, source_ids: Sequence[str]) -> bool:
    """Whether one of the sources gives no toll for a whole either, which would hold the deaths of its parts."""
    wholes = accounts.incidents.wholes_of.get(accounts.incident_id, ())
    claims = [claim for each in wholes for claim in accounts.incidents.claims_of[each]]
    of_claim = accounts.collection.statements_of_claim
    counting = [claim for claim in claims if any(each.field == "killed" for each in of_claim[claim])]
    return bool(set(source_ids) - {accounts.collection.source_of_claim(claim) for claim in counting})
