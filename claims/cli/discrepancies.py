"""The command `claims discrepancies`."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from claims.cli.common_options import AsJson, CollectionPath, WorkspacePath
from claims.cli.discrepancy_options import Choice, IncidentIds, Kinds, Lookalikes, Relations, Severities
from claims.cli.json_records import discrepancy_record
from claims.cli.load_study import load_study
from claims.cli.terminal import examples, out, print_indented, print_json, print_line
from claims.model import Discrepancy, Kind, Severity
from claims.values import Relation, number_of

if TYPE_CHECKING:
    from claims.findings import Findings
    from claims.survey import Tally
    from claims.tables import Collection


def add_commands(app: typer.Typer) -> None:
    """Adds the command to the command line."""
    app.command(
        epilog=examples(
            "claims discrepancies --severity high --severity medium",
            'claims discrepancies --kind "crowd size" --json',
            "claims discrepancies --counts",
        )
    )(discrepancies)


def discrepancies(
    path: CollectionPath = None,
    *,
    kind: Kinds = None,
    relation: Relations = None,
    severity: Severities = None,
    incident: IncidentIds = None,
    lookalikes: Lookalikes = False,
    counts: Annotated[bool, typer.Option("--counts", help="Only the numbers.")] = False,
    workspace: WorkspacePath = None,
    as_json: AsJson = False,
) -> None:
    """List where the accounts of an incident part, worst first, and how many origins stand behind each side."""
    from claims.survey import tally_of

    study = load_study(path, workspace)
    choice = Choice(kind, relation, severity, incident, lookalikes)
    chosen = choice.among(study.incidents, study.findings)
    if as_json:
        records = [discrepancy_record(study.collection, study.incidents, each) for each in chosen]
        print_json(_numbers_of(chosen, study.findings) if counts else records)
        return
    if not counts:
        for rank, each in enumerate(chosen, 1):
            _print_discrepancy(study.collection, rank, each)
    total = number_of(len(chosen), "look-alikes") if lookalikes else _total(tally_of(chosen))
    _print_numbers(_numbers_of(chosen, study.findings), total)


def _print_discrepancy(collection: Collection, rank: int, discrepancy: Discrepancy) -> None:
    from claims.discrepancies.discrepancy_sentences import side_words
    from claims.exports import words_of

    severity, relation = discrepancy.severity or "explained", discrepancy.relation
    title = f"{rank}. {severity}, {discrepancy.kind}: {relation} {relation.mark}  ({discrepancy.incident_id})"
    print_indented(title, by=0, style="bold")
    print_indented(discrepancy.sentence, by=3)
    for letter, side in zip(string.ascii_uppercase, discrepancy.sides, strict=False):
        origins = number_of(len(side.origins), "independent origins")
        print_indented(f"({letter}) {side_words(side)}: {side.speakers} ({origins})", by=3)
        for statement_id in side.statement_ids:
            print_indented(words_of(collection, collection.statement_records[statement_id]), by=6, style="dim")
    out.print()


def _total(tally: Tally) -> str:
    agreeing = f"; {number_of(tally.agreements, 'agreements')} from one origin" if tally.agreements else ""
    return tally.in_words + agreeing


def _print_numbers(numbers: dict[str, Any], total: str) -> None:  # as _numbers_of gives them
    print_line(f"{total}.")
    for name in ("kind", "relation", "severity"):
        by_value = ", ".join(f"{value} {number}" for value, number in numbers[name].items())
        print_line(f"By {name}: {by_value or 'none'}.")
    print_line(f"Look-alikes explained, not raised: {numbers['lookalikes_explained']}.")


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
