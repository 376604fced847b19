"""Look-alikes: what a reader may take for a discrepancy and is none, explained and not raised."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from claims.discrepancies.discrepancy_sentences import count_words, figure_words, value_words
from claims.discrepancies.incident_accounts import Accounts, is_demand
from claims.discrepancies.relations import Figure, figures_of, relate
from claims.discrepancies.rules.telling import totals_and_parts, totals_and_sums_of_others
from claims.discrepancies.rules.unlike_values import ALIKE, only_parts, raise_discrepancy
from claims.model import Discrepancy, FieldSpec, FieldType, Kind, Side, Statement, split_list
from claims.names import fold, join_words
from claims.values import Relation, Span


def _explain(
    accounts: Accounts, spec: FieldSpec | None, kind: Kind, relation: Relation, sides: Sequence[Side], text: str
) -> Discrepancy:
    return raise_discrepancy(accounts, spec, kind, relation, None, sides, f"{accounts.title}: {text}")


def equal_numbers_of_others(accounts: Accounts) -> Iterator[Discrepancy]:
    """The same number of other people: neither agreement nor contradiction."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        for one, other in combinations(figures_of(statements), 2):
            apart = accounts.collection.party_tree.apart(one.group, other.group)
            if one.count == other.count and apart and one.statements[0].claim_id != other.statements[0].claim_id:
                sides = [
                    accounts.side(figure_words(accounts.collection, each), each.statements, Relation.COUNTS_OTHER)
                    for each in (one, other)
                ]
                text = f"{sides[0].value} and {sides[1].value} {spec.label} are the same number of different people."
                yield _explain(accounts, spec, Kind.COUNT, Relation.COUNTS_OTHER, sides, text)


def demands(accounts: Accounts) -> Iterator[Discrepancy]:
    """A number that is demanded is not an outcome."""
    for statement in accounts.all_statements:
        spec = accounts.spec(statement.field)
        if is_demand(statement) and statement.count is not None:
            sides = [accounts.side(f"{count_words(statement.count)}, demanded", [statement], Relation.COUNTS_OTHER)]
            text = f"{count_words(statement.count)} ({spec.label}) is demanded, by the word of {sides[0].speakers}; it is not counted as having happened."
            yield _explain(accounts, spec, Kind.COUNT, Relation.COUNTS_OTHER, sides, text)


def day_counts(accounts: Accounts) -> Iterator[Discrepancy]:
    """Day counts said on different days that allow one first day."""
    for field in accounts.by_field:
        statements = [
            each for each in accounts.all_statements if each.field == field and each.span and not each.reading_of
        ]
        spans = [each.span for each in statements if each.span]
        if len({each.value for each in statements if each.value.startswith("day ")}) > 1 and _meet(spans):
            words = {_counted_words(each): each for each in statements}
            sides = [accounts.side(value, [each], Relation.OVERLAPS) for value, each in words.items()]
            told = "; ".join(words)
            text = f"{told}. Counted from the day each was said, with the first day counted or not, they allow one day."
            yield _explain(accounts, accounts.spec(field), Kind.DATE, Relation.OVERLAPS, sides, text)


def _counted_words(statement: Statement) -> str:
    if statement.span is None:
        return statement.value
    if statement.value.startswith("day "):
        return f"“{statement.verbatim or statement.value}” gives {statement.span.in_words}"
    return statement.span.in_words


def _meet(spans: Sequence[Span]) -> bool:
    return all(one.gap(other) == 0 for one, other in combinations(spans, 2))


def sums_that_carry_totals(accounts: Accounts) -> Iterator[Discrepancy]:
    """A total for the whole next to smaller figures for its parts, which add up to it."""
    for spec, total, inside, loose in totals_and_parts(accounts):
        floor = sum((figure.count for figure in inside[1:]), start=inside[0].count)
        if floor == total.count and not loose and all(figure.certain for figure in inside):
            parts = join_words([figure_words(accounts.collection, each) for each in inside])
            statements = [each for figure in inside for each in figure.statements]
            sides = [
                accounts.side(
                    f"{figure_words(accounts.collection, total)} for the whole", total.statements, Relation.AGREES
                ),
                accounts.side(parts, statements, Relation.AGREES),
            ]
            yield _explain(
                accounts,
                spec,
                Kind.COUNT,
                Relation.AGREES,
                sides,
                f"{spec.label}, {sides[0].value} is the sum of its parts: {parts}.",
            )


def sums_of_others_that_fit(accounts: Accounts) -> Iterator[Discrepancy]:
    """A total for the whole next to another source's smaller figures for its parts, whose sum fits it."""
    for spec, total, parts in totals_and_sums_of_others(accounts):
        summed = sum((figure.count for figure in parts[1:]), start=parts[0].count)
        if summed.gap(total.count) == 0:
            pieces = join_words([figure_words(accounts.collection, each) for each in parts])
            statements = [each for part in parts for each in part.statements]
            sides = [
                accounts.side(
                    f"{figure_words(accounts.collection, total)} for the whole", total.statements, Relation.OVERLAPS
                ),
                accounts.side(pieces, statements, Relation.OVERLAPS),
            ]
            text = (
                f"{spec.label}, {sides[0].value} ({sides[0].speakers}) and {pieces} for parts ({sides[1].speakers}) fit: "
                f"the parts sum to {count_words(summed)}."
            )
            yield _explain(accounts, spec, Kind.COUNT, Relation.OVERLAPS, sides, text)


def part_figures_beside_whole(accounts: Accounts) -> Iterator[Discrepancy]:
    """Another source's figure for one part stands beside a total for the whole."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        for total in figures_of(statements):
            parts = [
                each
                for each in _part_statements(accounts, field)
                if accounts.source_of(each) != accounts.source_of(total.statements[0])
            ]
            for part in only_parts(accounts, figures_of(parts)):
                if _only_looks_less(accounts, part, total):
                    sides = [
                        accounts.side(
                            f"{figure_words(accounts.collection, total)} for the whole",
                            total.statements,
                            Relation.COUNTS_OTHER,
                        ),
                        accounts.side(
                            f"{figure_words(accounts.collection, part)} for a part",
                            part.statements,
                            Relation.COUNTS_OTHER,
                        ),
                    ]
                    event = accounts.incidents.row(accounts.incidents.incident_of[part.statements[0].claim_id])["title"]
                    text = (
                        f"{spec.label}, {sides[0].value} ({sides[0].speakers}) and {figure_words(accounts.collection, part)} ({sides[1].speakers}) "
                        f"count different spans: the second is about “{event}” alone."
                    )
                    yield _explain(accounts, spec, Kind.COUNT, Relation.COUNTS_OTHER, sides, text)


def _only_looks_less(accounts: Accounts, part: Figure, total: Figure) -> bool:
    """Whether the part is another number, above zero, of the total's people, and not more than the total."""
    fits = part.count != total.count and part.count.low > 0 and not part.count.vague
    within = total.count.high is None or part.count.low <= total.count.high
    return fits and within and accounts.collection.party_tree.holds(total.group, part.group)


def _part_statements(accounts: Accounts, field: str) -> list[Statement]:
    parts = accounts.incidents.parts_of.get(accounts.incident_id, ())
    claims = [claim for part in parts for claim in accounts.incidents.claims_of[part]]
    found = [each for claim in claims for each in accounts.collection.statements_of_claim[claim] if each.field == field]
    return [each for each in found if not each.part_of and not each.reading_of and not is_demand(each)]


def larger_groups(accounts: Accounts) -> Iterator[Discrepancy]:
    """The same number of a group and of the side that it belongs to, from independent origins."""
    tree = accounts.collection.party_tree
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        for one, other in combinations(figures_of(statements), 2):
            same_origin = set(accounts.origins.of_all(one.statements)) & set(accounts.origins.of_all(other.statements))
            if (
                one.count == other.count
                and one.group != other.group
                and tree.related(one.group, other.group)
                and not same_origin
            ):
                sides = [
                    accounts.side(figure_words(accounts.collection, each), each.statements, Relation.OVERLAPS)
                    for each in (one, other)
                ]
                text = f"{spec.label}, {sides[0].value} and {sides[1].value} fit: one group is part of the other."
                yield _explain(accounts, spec, Kind.COUNT, Relation.OVERLAPS, sides, text)


def names_of_one_party(accounts: Accounts) -> Iterator[Discrepancy]:
    """Two names of one party or place."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.type not in {FieldType.PARTY, FieldType.PLACE} or field not in {"participant", "where"}:
            continue
        for node in dict.fromkeys(each.value for each in statements):
            written = _names_written(accounts, spec, [each for each in statements if each.value == node])
            if len(written) > 1 and len({accounts.source_of(each) for group in written.values() for each in group}) > 1:
                sides = [accounts.side(f"“{words}”", group, Relation.AGREES) for words, group in written.items()]
                name = value_words(accounts.collection, next(iter(written.values()))[0])
                text = f"{join_words([side.value for side in sides])} are names of one {spec.type}, {name}."
                yield _explain(accounts, spec, _kind(spec), Relation.AGREES, sides, text)


def _names_written(accounts: Accounts, spec: FieldSpec, statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    """The longest name from the collection that each statement's words hold, to the statements that use it."""
    table = "parties" if spec.type is FieldType.PARTY else "places"
    row = accounts.collection.row(table, statements[0].value)
    names = sorted(
        {fold(name): name for name in (row["name"], *split_list(row["aliases"]))}.items(),
        key=lambda item: -len(item[0]),
    )
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        words = f" {fold(statement.verbatim)} "
        written = next((name for folded, name in names if f" {folded} " in words), "")
        if written:
            found.setdefault(written, []).append(statement)
    return found


def _kind(spec: FieldSpec) -> Kind:
    return spec.rule or Kind.PARTICIPANTS


def revisions(accounts: Accounts) -> Iterator[Discrepancy]:
    """A source's later statement takes the place of its earlier one."""
    records = accounts.collection.statement_records
    for earlier_id, later in accounts.superseded.items():
        earlier = records[earlier_id]
        spec = accounts.spec(earlier.field)
        single = not spec.many or spec.type is FieldType.COUNT
        if single and spec.rule and relate(accounts.collection, earlier, later) not in ALIKE:
            sides = [
                accounts.side(value_words(accounts.collection, each), [each], Relation.DIFFERS)
                for each in (earlier, later)
            ]
            text = f"{spec.label}, {sides[0].value} became {sides[1].value} in a later account of the same source; the later one counts."
            yield _explain(accounts, spec, spec.rule, Relation.DIFFERS, sides, text)


def documents_that_may_predate(accounts: Accounts) -> Iterator[Discrepancy]:
    """Silence of a document that may be older than the event is not an omission."""
    if accounts.incidents.row(accounts.incident_id)["background"]:
        return
    source_of = accounts.collection.source_of_document
    documents = [(document, source_of[document]) for document in accounts.documents_near]
    could = {source for document, source in documents if accounts.could_have_known(document)}
    quiet = [
        source
        for document, source in documents
        if source not in {*accounts.source_ids, *could} and accounts.may_predate(document)
    ]
    if quiet:
        sources = tuple(dict.fromkeys(quiet))
        names = join_words([accounts.collection.name_of("sources", source) for source in sources])
        side = Side(
            value="no account",
            statement_ids=(),
            claim_ids=(),
            source_ids=sources,
            speakers=names,
            origins=(),
            relation=Relation.NO_ACCOUNT,
        )
        text = f"{names} appeared, or may have appeared, before it, so the silence means nothing."
        yield _explain(accounts, None, Kind.OMISSION, Relation.NO_ACCOUNT, [side], text)


LOOKALIKES: tuple[Callable[[Accounts], Iterator[Discrepancy]], ...] = (
    equal_numbers_of_others,
    demands,
    day_counts,
    sums_that_carry_totals,
    sums_of_others_that_fit,
    part_figures_beside_whole,
    larger_groups,
    names_of_one_party,
    revisions,
    documents_that_may_predate,
)
