"""The command learn: weights fitted to a labelled table, or to what reviewers judged."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.common_options import WorkspacePath
from claims.cli.load_study import load_judged
from claims.cli.matching.match_table import (
    MapFile,
    SheetName,
    WeightsFile,
    is_table,
    print_reading,
    read_claims,
    settings_of,
)
from claims.cli.terminal import PROBLEMS_FOUND, examples, messages, print_line, steps, terminal_text
from claims.errors import CollectionError, ExportError
from claims.safety.files import file_bytes

if TYPE_CHECKING:
    from claims.databases.address import Address
    from claims.matching import Claims
    from claims.matching.claims.claim_table import ClaimTable
    from claims.matching.learning.review_questions import Labels


def add_commands(app: typer.Typer) -> None:
    """Adds the commands of this module to the command line."""
    app.command(
        epilog=examples("claims learn TABLE.csv --gold GOLD.csv --out weights.csv", "claims learn --out weights.csv"),
    )(learn)


def learn(
    path: Annotated[
        Path | None,
        typer.Argument(
            help="Table of any format with one row per claim or document, or a collection with judgements.",
            metavar="TABLE",
            show_default="the shipped collection",
        ),
    ] = None,
    *,
    gold: Annotated[
        Path | None,
        typer.Option(
            "--gold",
            metavar="FILE",
            help="CSV with claim id and incident id in its first two columns. By default the judgements.",
        ),
    ] = None,
    to: Annotated[Path, typer.Option("--out", metavar="FILE", help="The weights file to write.")],
    mapping: MapFile = None,
    sheet: SheetName = "",
    weights: WeightsFile = None,
    workspace: WorkspacePath = None,
    date: Annotated[str, typer.Option(metavar="DAY", help="Day to record in the weights file; today by default.")] = "",
) -> None:
    """Fit the matching weights to labels or judgements.

    The new weights are written unless accuracy drops.
    """
    from claims.matching.learning.learn import LearningError, learn_weights
    from claims.matching.scoring.weights import write_weights

    with steps(2) as step:
        step("Reading the labels")
        claims, labels, table = _labelled_claims(path, gold, mapping, workspace, sheet)
        step("Learning weights")
        today = datetime.now(UTC).date().isoformat()
        try:
            learned = learn_weights(claims, labels, date=date or today, settings=settings_of(weights))
        except LearningError as error:
            messages.print(terminal_text(f"Nothing written: {error}"), soft_wrap=True)
            raise typer.Exit(PROBLEMS_FOUND) from None
    try:
        write_weights(learned.weights, to)
    except OSError as error:
        raise ExportError(
            f"cannot write {str(to)!r}: {error.strerror}; allowed: a file in a folder that exists"
        ) from error
    if table:
        print_reading(table)
    print_line(f"Learned from {learned.pairs[0]} pairs, of which {learned.pairs[1]} are about the same event.")
    print_line(f"Before: {learned.before.in_words}.")
    print_line(f"After, each fifth of the incidents by weights learned from the others: {learned.after.in_words}.")
    print_line(f"Weights written to {to}.")


def _labelled_claims(
    path: Address | None, gold: Path | None, mapping: Path | None, workspace: Address | None, sheet: str
) -> tuple[Claims, Labels, ClaimTable | None]:
    """The claims of a table or collection, their labels from a file or else from judgements, and the table if it is one."""
    from claims.matching.learning.review_questions import labels_of_judgements

    if is_table(path):
        if gold is None:
            raise CollectionError(f"no labels for {path}; allowed: --gold FILE")
        table = read_claims(path, mapping, sheet)
        return table.frame, _read_labels(gold), table
    collection = load_judged(path, workspace)
    return collection, _read_labels(gold) if gold else labels_of_judgements(collection.judgements), None


def _read_labels(path: Path) -> Labels:
    """Claim and incident from the first two columns of a file; rows without one of them say nothing."""
    from claims.safety.read_apart import read_apart

    return read_apart(_labels_of, path, name=str(path))


def _labels_of(path: Path) -> Labels:
    from claims.matching.learning.review_questions import Labels

    try:
        text = file_bytes(path, allowed="a CSV file of claim id and incident id").decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline="")))[1:]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CollectionError(
            f"{path} cannot be read ({type(error).__name__}); allowed: a CSV file of claim id and incident id"
        ) from None
    return Labels(incident_of={row[0]: row[1] for row in rows if len(row) >= 2 and row[0] and row[1]})
