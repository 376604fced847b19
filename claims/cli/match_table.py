"""Commands on foreign tables: matching one into incidents, and learning weights from a labelled one."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import numpy as np
import pandas as pd
import typer

from claims.cli.common_options import WorkspacePath
from claims.cli.load_study import load_judged
from claims.cli.terminal import examples, literal, messages, print_json, print_line, steps
from claims.errors import CollectionError, ExportError, Problem
from claims.importers.mapping.mapping import COUNTS, write_mapping
from claims.importers.read.as_written import AS_WRITTEN_ENDINGS
from claims.matching import LinkSettings, MatchSettings, claim_frame
from claims.matching.claims.claim_table import ClaimTable, read_claim_table
from claims.matching.claims.prepared import prepare
from claims.matching.claims.table_columns import read_table_mapping
from claims.matching.learning.learn import LearningError, apart_by_judgements, gold_of_judgements, learn_weights
from claims.matching.linking.link import link_scored
from claims.matching.scoring.explain import explain, explain_pairs, explain_text
from claims.matching.scoring.score import score_claims
from claims.matching.scoring.weights import WeightsError, read_weights, write_weights
from claims.values import number_of

PROBLEM_COLUMNS = ("file", "row", "column", "found", "allowed")
PROBLEMS_FOUND = 1
_EXPLAINED_AT_ONCE = 20_000  # so that the evidence of a large table is never held whole
_NOT_COMPARED = frozenset({*COUNTS, "ignore"})  # meanings of which nobody expects that matching reads them
MapFile = Annotated[
    Path | None, typer.Option("--map", help="Mapping, as claims map writes it, for columns of other names.")
]
WeightsFile = Annotated[Path | None, typer.Option("--weights", help="Weights file; otherwise the shipped one.")]


def add_commands(app: typer.Typer) -> None:
    """Adds the commands of this module to the command line."""
    app.command(
        "learn",
        epilog=examples("claims learn TABLE.csv --gold GOLD.csv --out weights.csv", "claims learn --out weights.csv"),
    )(learn)


def is_table(path: Path | None) -> bool:
    """Whether a path is a foreign table or a file of documents, not a collection."""
    return path is not None and path.suffix.lower() in AS_WRITTEN_ENDINGS


def match_table(
    path: Path,
    *,
    mapping: Path | None,
    weights: Path | None,
    to: Path | None,
) -> None:
    """Matches the claims of a table and writes incidents, matches and explanations into a folder.

    Raises:
        ExportError: No folder is named, or it cannot be written to.
    """
    settings = settings_of(weights)
    if to is None:
        raise ExportError("no folder to write to; allowed: --out FOLDER")
    learned = read_weights(settings.weights_file)
    join_from = LinkSettings().link_points if learned.link_points is None else learned.link_points
    sure_from = max(LinkSettings().sure_points if learned.sure_points is None else learned.sure_points, join_from)
    with steps(5) as step:
        step("Reading the table")
        table = _read(path, mapping)
        step("Matching claims")
        prepared = prepare(table.frame, settings)
        scored = score_claims(prepared)
        step("Linking incidents")
        linked = link_scored(scored, settings=LinkSettings(link_points=join_from), thresholds=(sure_from,))
        step("Writing tables")
        _make_folder(to)
        sure, joined = (
            pd.DataFrame({"claim_id": scored.ids, "incident_id": linked.incident_ids(least)})
            for least in (sure_from, join_from)
        )
        matches = scored.matches
        for column, least in (("linked", join_from), ("sure", sure_from)):
            group = linked.groups[least]
            matches[column] = np.where(group[scored.left] == group[scored.right], "yes", "no")
        _write_csv(joined, to / "incidents.csv")
        _write_csv(sure, to / "incidents-sure.csv")
        _write_csv(matches, to / "matches.csv")
        _write_csv(
            pd.DataFrame([vars(each) for each in table.problems], columns=list(PROBLEM_COLUMNS)), to / "problems.csv"
        )
        step("Explaining links")
        linked_pairs = matches.loc[matches["linked"] == "yes", ["claim_a", "claim_b"]]
        with (to / "explanations.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            for start in range(0, len(linked_pairs), _EXPLAINED_AT_ONCE):
                some = linked_pairs.iloc[start : start + _EXPLAINED_AT_ONCE]
                for match in explain_pairs(prepared, list(some.itertuples(index=False, name=None))):
                    told = [vars(each) for each in match.evidence if each.points]
                    file.write(json.dumps({**vars(match), "evidence": told}, ensure_ascii=False) + "\n")
    _tell_problems(table.problems)
    incidents = joined["incident_id"].nunique()
    print_line(
        f"{number_of(incidents, 'incidents')} from {number_of(len(joined), 'claims')}, "
        f"{number_of(len(linked_pairs), 'pairs')} linked; written to {to}."
    )


def learn(
    path: Annotated[
        Path | None,
        typer.Argument(
            help="Table with one row a claim (CSV, TSV), or documents (JSONL); or a collection with judgements.",
            metavar="TABLE",
            show_default="the shipped collection",
        ),
    ] = None,
    *,
    gold: Annotated[
        Path | None,
        typer.Option("--gold", help="CSV: the first two columns are claim id and incident id; otherwise judgements."),
    ] = None,
    to: Annotated[Path, typer.Option("--out", help="The weights file to write.")],
    mapping: MapFile = None,
    weights: WeightsFile = None,
    workspace: WorkspacePath = None,
    date: Annotated[str, typer.Option(help="Day of learning for the provenance; otherwise today.")] = "",
) -> None:
    """Fit the weights to labelled claims or to what reviewers judged, and write them unless they are worse than those there are."""
    with steps(2) as step:
        step("Reading the labels")
        labels, problems = _labels(path, gold, mapping, workspace)
        step("Learning weights")
        try:
            learned = learn_weights(
                labels.frame,
                labels.gold,
                date=date or datetime.now(UTC).date().isoformat(),
                settings=settings_of(weights),
                apart=labels.apart,
            )
        except LearningError as error:
            messages.print(literal(f"Nothing written: {error}"), soft_wrap=True)
            raise typer.Exit(PROBLEMS_FOUND) from None
    try:
        write_weights(learned.weights, to)
    except OSError as error:
        raise ExportError(
            f"cannot write {str(to)!r}: {error.strerror}; allowed: a file in a folder that exists"
        ) from error
    _tell_problems(problems)
    print_line(f"Learned from {learned.pairs[0]} pairs, of which {learned.pairs[1]} are one event.")
    print_line(f"Before: {learned.before.in_words}.")
    print_line(f"After, each fifth of the incidents by weights that had not seen it: {learned.after.in_words}.")
    print_line(f"Weights written to {to}.")


@dataclass(frozen=True)
class _Labels:
    """Claims, the incident of each that has one, and the incidents known to be two; None where all are."""

    frame: pd.DataFrame
    gold: dict[str, str]
    apart: frozenset[tuple[str, str]] | None


def _labels(
    path: Path | None, gold: Path | None, mapping: Path | None, workspace: Path | None
) -> tuple[_Labels, tuple[Problem, ...]]:
    """The labels of a table, or those that the judgements on a collection give."""
    if path is not None and is_table(path):
        if gold is None:
            raise CollectionError(f"no labels for {path}; allowed: --gold FILE")
        table = _read(path, mapping)
        return _Labels(table.frame, _read_gold(gold), None), table.problems
    collection = load_judged(path, workspace)
    if gold is not None:
        return _Labels(claim_frame(collection), _read_gold(gold), None), ()
    judged = collection.judgements
    told = gold_of_judgements(judged)
    return _Labels(claim_frame(collection), told, apart_by_judgements(judged, told)), ()


def explain_in_table(
    path: Path, pair: tuple[str, str], *, mapping: Path | None, weights: Path | None, as_json: bool
) -> None:
    """Prints the evidence on two claims of a table."""
    match = explain(_read(path, mapping).frame, *pair, settings=settings_of(weights))
    if as_json:
        print_json({**vars(match), "evidence": [vars(each) for each in match.evidence]})
        return
    for line in explain_text(match).splitlines():
        print_line(line)


def settings_of(weights: Path | None) -> MatchSettings:
    """The settings with a weights file, or the shipped one.

    Raises:
        WeightsError: There is no such file.
    """
    if weights is None:
        return MatchSettings()
    if not weights.is_file():
        raise WeightsError(f"no such file: {weights}; allowed: a weights file, as claims learn writes it")
    return MatchSettings(weights_file=weights)


def _read(path: Path, mapping_file: Path | None) -> ClaimTable:
    """The claims of a table; what the mapping says in vain, or in its older format, is told."""
    if mapping_file is None:
        return read_claim_table(path)
    mapping, old = read_table_mapping(mapping_file)
    table = read_claim_table(path, mapping=mapping)
    if old:
        messages.print(
            literal(f"{mapping_file} has an older format, which is still read; in that of claims map it is:"),
            soft_wrap=True,
        )
        messages.print(literal(write_mapping(mapping)), end="", soft_wrap=True)
    elif unread := [
        row.column for row in mapping.rows if row.column in table.unread and row.means not in _NOT_COMPARED
    ]:
        messages.print(literal(f"Not read for matching: {', '.join(unread)}."), soft_wrap=True)
    return table


def _read_gold(path: Path) -> dict[str, str]:
    """The first two columns of a file: claim and incident; rows without one of them say nothing."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))[1:]
    except (OSError, UnicodeDecodeError) as error:
        raise CollectionError(
            f"{path} cannot be read ({type(error).__name__}); allowed: a CSV file of claim id and incident id"
        ) from None
    return {row[0]: row[1] for row in rows if len(row) >= 2 and row[0] and row[1]}


def _make_folder(to: Path) -> None:
    try:
        to.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"cannot write to {str(to)!r}: {error.strerror}; allowed: a folder") from error


def _write_csv(frame: pd.DataFrame, path: Path) -> None:
    try:
        frame.to_csv(path, index=False, lineterminator="\n")
    except OSError as error:
        raise ExportError(f"cannot write {str(path)!r}: {error.strerror}; allowed: a file in a folder") from error


def _tell_problems(problems: tuple[Problem, ...]) -> None:
    if not problems:
        return
    for line in _first(problems):
        messages.print(literal(line), soft_wrap=True)
    rows = len({problem.row for problem in problems})
    messages.print(
        literal(f"{number_of(len(problems), 'problems')} in {number_of(rows, 'rows')}: these rows are left out."),
        soft_wrap=True,
    )


def _first(problems: tuple[Problem, ...], most: int = 20) -> Iterator[str]:
    yield from (str(problem) for problem in problems[:most])
    if len(problems) > most:
        yield f"and {len(problems) - most} more"
