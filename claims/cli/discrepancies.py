"""The command `claims discrepancies`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.cli.between_options import BetweenNames, FigureNames, FirstDay, LastDay, Narrowing, PlaceNames
from claims.cli.common_options import (
    AsJson,
    Choice,
    CollectionPath,
    IncidentIds,
    Kinds,
    Lookalikes,
    Relations,
    Severities,
    WorkspacePath,
)
from claims.cli.json_records import discrepancy_record
from claims.cli.load_study import load_study
from claims.cli.terminal import examples, out, print_indented, print_json, print_line, table_of, terminal_text
from claims.model import Discrepancy, Kind, Severity
from claims.values import Relation, number_of

if TYPE_CHECKING:
    import pandas as pd
    from rich.table import Table

    from claims.findings import Findings
    from claims.study import Study
    from claims.survey import Tally
    from claims.survey.between import Between


_SUMMARY_HEADINGS = ("Field", "Both", "Agree", "Overlap", "Differ", "Contradict", "Other", "One")
_SUMMARY_MEANS = "Shared incidents by field. Other: they count other people. One: only one source reports it."


def add_commands(app: typer.Typer) -> None:
    """Adds the command to the command line."""
    app.command(
        epilog=examples(
            "claims discrepancies --severity high --severity medium",
            'claims discrepancies --kind "crowd size" --json',
            "claims discrepancies --between sohr,hawar --figure casualties --from 2021-01-01 --to 2021-01-31",
            "claims discrepancies --counts",
        )
    )(discrepancies)


def discrepancies(
    path: CollectionPath = None,
    *,
    kind: Kinds = None,
    relation: Relations = None,
    severity: Severities = None,
    between: BetweenNames = None,
    figure: FigureNames = None,
    first: FirstDay = None,
    last: LastDay = None,
    place: PlaceNames = None,
    incident: IncidentIds = None,
    lookalikes: Lookalikes = False,
    counts: Annotated[bool, typer.Option("--counts", help="Print only the numbers.")] = False,
    workspace: WorkspacePath = None,
    as_json: AsJson = False,
) -> None:
    """List discrepancies between accounts, most serious first.

    Each side says how many independent sources are behind it.
    """
    from claims.survey import tally_of

    study = load_study(path, workspace)
    narrowing = Narrowing(between, figure, first, last, place)
    compared = narrowing.compare(study)
    findings = narrowing.findings(study, compared)
    chosen = Choice(kind, relation, severity, incident, lookalikes).among(study.incidents, findings)
    if as_json:
        records = [discrepancy_record(study.collection, study.incidents, each) for each in chosen]
        listed = _numbers_of(chosen, findings) if counts else records
        print_json(_between_record(study, compared, listed) if compared else listed)
        return
    if compared:
        _print_between(study, compared)
    if not counts:
        _print_all(study, chosen, apart=bool(compared))
    total = number_of(len(chosen), "look-alikes") if lookalikes else _total(tally_of(chosen))
    _print_numbers(_numbers_of(chosen, findings), total)


def _print_all(study: Study, chosen: Sequence[Discrepancy], *, apart: bool) -> None:
    """Prints them in order; with `apart` under a heading of their own what one of the sources leaves out."""
    from claims.survey import is_omission

    for rank, each in enumerate(chosen, 1):
        if apart and is_omission(each) and not (rank > 1 and is_omission(chosen[rank - 2])):
            print_indented("Reported by one source and left out by another that could have known:", by=0, style="bold")
            out.print()
        _print_discrepancy(study, rank, each)


def _print_between(study: Study, compared: Between) -> None:
    """The answer, what other accounts would add, and how often the sources agree, differ or contradict each other."""
    from claims.survey.between import answer_line, quoted_line

    print_line(answer_line(study.collection, compared))
    if quoted := quoted_line(study.collection, compared):
        print_line(quoted)
    if not compared.summary.empty:
        out.print()
        print_line(_SUMMARY_MEANS)
        out.print(_summary_table(compared.summary))
    out.print()


def _summary_table(summary: pd.DataFrame) -> Table:
    """The numbers of each field below those of its group; a group of one field has no line of its own."""
    table = table_of(*_SUMMARY_HEADINGS)
    fields = Counter(summary["group"])
    for group, _, label, *numbers in summary.itertuples(index=False):
        if label or fields[group] > 2:
            cells = (f"  {label}" if label and fields[group] > 2 else label or group, *numbers)
            table.add_row(*map(terminal_text, cells), style="" if label else "bold")
    return table


def _between_record(study: Study, compared: Between, listed: Any) -> dict[str, Any]:  # records or numbers
    from claims.survey.between import answer_line

    return {
        "answer": answer_line(study.collection, compared),
        "sources": list(compared.source_ids),
        "figures": list(compared.fields),
        "shared_incidents": list(compared.shared),
        "incidents_to_compare": list(compared.comparable),
        "incidents_if_quoted": list(compared.quoted),
        "contradictions": len(compared.clashes),
        "summary": compared.summary.to_dict("records"),
        "listed": listed,
    }


def _print_discrepancy(study: Study, rank: int, discrepancy: Discrepancy) -> None:
    """Prints each value with who says it and the words behind it, and below them what follows."""
    from claims.discrepancies.discrepancy_sentences import side_words
    from claims.exports import words_of
    from claims.findings import side_letter

    severity, relation, field = discrepancy.severity or "explained", discrepancy.relation, discrepancy.field
    question = f", {study.collection.field_specs[field].label}" if field else ""
    print_indented(f"{rank}. {study.incidents.name_of(discrepancy.incident_id)}{question}", by=0, style="bold")
    print_indented(f"{severity}, {discrepancy.kind}: {relation} {relation.mark}  ({discrepancy.incident_id})", by=3)
    for index, side in enumerate(discrepancy.sides):
        print_indented(f"({side_letter(index)}) {side_words(side)}", by=3)
        print_indented(f"{side.speakers} ({number_of(len(side.origins), 'independent sources')})", by=7)
        for statement in map(study.collection.statement_records.__getitem__, side.statement_ids):
            print_indented(words_of(study.collection, statement), by=7, style="dim")
            if discrepancy.kind is Kind.AMBIGUITY and statement.note:
                print_indented(f"Note: {statement.note}", by=7)
    print_indented(discrepancy.closing, by=3)
    out.print()


def _total(tally: Tally) -> str:
    agreeing = f"; {number_of(tally.agreements, 'agreements')} from one original source" if tally.agreements else ""
    return tally.in_words + agreeing


def _print_numbers(numbers: dict[str, Any], total: str) -> None:  # as _numbers_of gives them
    print_line(f"{total}.")
    for name in ("kind", "relation", "severity"):
        by_value = ", ".join(f"{value} {number}" for value, number in numbers[name].items())
        print_line(f"By {name}: {by_value or 'none'}.")
    print_line(f"Apparent discrepancies that are not: {numbers['lookalikes_explained']}.")


def _numbers_of(chosen: Sequence[Discrepancy], findings: Findings) -> dict[str, Any]:  # numbers, and numbers by name
    """How many are listed; how many of these are discrepancies, omissions and agreements; how many look-alikes there are.

    The numbers by kind, relation and severity are those of discrepancies and omissions; of look-alikes, where these are chosen.
    """
    from claims.survey import is_agreement, tally_of

    parted = [each for each in chosen if each.severity is None or not is_agreement(each)]
    return {
        "listed": len(chosen),
        **asdict(tally_of(chosen)),
        "kind": _number_of_each(Kind, (each.kind for each in parted)),
        "relation": _number_of_each(Relation, (each.relation for each in parted)),
        "severity": _number_of_each(Severity, (each.severity for each in parted if each.severity)),
        "lookalikes_explained": len(findings.lookalikes),
    }


def _number_of_each(order: Iterable[str], values: Iterable[str]) -> dict[str, int]:
    numbers = Counter(values)
    return {str(value): numbers[value] for value in order if numbers[value]}
