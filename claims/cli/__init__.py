"""The command line: the five steps, each with a table for people and JSON for programs."""

import string
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from claims.cli import exporting, extracting, importing, judging, tables
from claims.cli.choice import Choice, numbers_of
from claims.cli.records import day_of, discrepancy_record, incident_record
from claims.cli.serving import serve_app
from claims.cli.study import ROOT, AsJson, CollectionPath, WorkspacePath, compare, default_collection, link, load
from claims.cli.terminal import (
    examples,
    literal,
    messages,
    number_of,
    out,
    print_indented,
    print_json,
    print_line,
    steps,
    table_of,
)
from claims.collection import load_collection
from claims.errors import ClaimsError, CollectionError, ExportError
from claims.exports import FORMATS, export_discrepancies, export_incident, words_of
from claims.findings import Findings
from claims.matching import MatchSettings, match_claims
from claims.matching import explain as explain_match
from claims.model import Discrepancy, Kind, Severity, split_list
from claims.tables import Collection, Row
from claims.values import Precision, Relation, Span
from claims.version import __version__

PROBLEMS_FOUND, WRONG_USE, CANNOT_OPEN = 1, 2, 3
WIDE = 120  # columns from which on days and places have columns of their own; titles tell them too


class Commands(TyperGroup):
    """Turns the errors of this package into one line and an exit code."""

    def invoke(self, ctx: Any) -> Any:  # typer keeps the type of this context private
        """Runs the command.

        Raises:
            Exit: The command ended with an error, which is told in one line.
        """
        try:
            return super().invoke(ctx)
        except CollectionError as error:
            code, message = CANNOT_OPEN, str(error)
        except ClaimsError as error:
            code, message = WRONG_USE, str(error)
        messages.print(literal(f"Error: {message}"), soft_wrap=True)
        raise typer.Exit(code)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    epilog=examples("claims validate", "claims discrepancies --severity high", "claims serve")
    + "\n\n\b\nExit codes: 0 all is well, 1 problems found, 2 wrong use, 3 cannot open.",
)
export_app = typer.Typer(cls=Commands, no_args_is_help=True, rich_markup_mode=None)
app.add_typer(export_app, name="export", help="Write a table to a file: discrepancies, or one incident side by side.")

Kinds = Annotated[list[Kind] | None, typer.Option("--kind", help="Only this kind; may be given several times.")]
Relations = Annotated[list[Relation] | None, typer.Option("--relation", help="Only this relation; likewise.")]
Severities = Annotated[list[Severity] | None, typer.Option("--severity", help="Only this severity; likewise.")]
IncidentIds = Annotated[list[str] | None, typer.Option("--incident", help="Only the incident of this id; likewise.")]
Lookalikes = Annotated[bool, typer.Option("--lookalikes", help="Instead, what looks like a discrepancy and is none.")]
FormatName = Annotated[
    str, typer.Option("--format", help=f"{', '.join(FORMATS)}; otherwise read from the file's ending.")
]
OutFile = Annotated[Path | None, typer.Option("--out", help="The file to write; otherwise standard output.")]
importing.add_commands(app)
extracting.add_commands(app)
tables.add_commands(app)
exporting.add_to(app, export_app)
judging.add_to(app)


def main() -> None:
    """Runs the command line."""
    app()


def _tell_version(asked: bool) -> None:
    if asked:
        out.print(f"claims {__version__}")
        raise typer.Exit


@app.callback()
def _start(
    *,
    _: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_tell_version)
    ] = False,
) -> None:
    """Where several sources tell the same event differently: side by side, down to the words each used."""


@app.command(epilog=examples("claims validate", "claims validate my-study.xlsx --json"))
def validate(path: CollectionPath = None, *, as_json: AsJson = False) -> None:
    """Read a collection and list every problem in it."""
    with steps(1) as step:
        step("Reading the collection")
        collection = load_collection(path or default_collection())
    if as_json:
        print_json(
            {
                "collection": collection.name,
                "digest": collection.digest,
                "read": {table: len(rows) for table, rows in collection.rows.items()},
                "problems": [vars(problem) for problem in collection.problems],
            }
        )
    else:
        for problem in collection.problems:
            print_line(str(problem))
        print_line(_what_was_read(collection))
    raise typer.Exit(PROBLEMS_FOUND if collection.problems else 0)


def _what_was_read(collection: Collection) -> str:
    read = [number_of(len(rows), table) for table, rows in collection.rows.items()]
    problems = number_of(len(collection.problems), "problems")
    return f"Read {', '.join(read[:4])} ({', '.join(read[4:])}). {problems}."


@app.command(
    epilog=examples(
        "claims match",
        "claims match --least 0.5 --json",
        "claims match --explain CLAIM CLAIM",
        "claims match TABLE.csv --out my-table",
    )
)
def match(
    path: CollectionPath = None,
    *,
    explain: Annotated[
        tuple[str, str] | None,
        typer.Option(help="Two claim ids: show the points per feature, with both values.", metavar="CLAIM CLAIM"),
    ] = None,
    least: Annotated[float, typer.Option(min=0, max=1, help="Leave out pairs below this probability.")] = 0.1,
    mapping: tables.MapFile = None,
    weights: tables.WeightsFile = None,
    to: Annotated[Path | None, typer.Option("--out", help="Of a table: the folder to write to.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the pairs of claims that may tell the same event, best first.

    Instead of a collection it takes any table with one row a claim (CSV, TSV) or documents (JSONL), matches and links
    them, and writes incidents.csv, matches.csv and explanations.jsonl.
    """
    if path is not None and tables.is_table(path):
        tables.match_table(path, mapping=mapping, weights=weights, to=to, explain=explain, as_json=as_json)
        return
    settings = tables.settings_of(weights)
    if explain:
        _explain_pair(load(path), *explain, settings=settings, as_json=as_json)
        return
    with steps(2) as step:
        step("Reading the collection")
        collection = load(path)
        step("Matching claims")
        pairs = match_claims(collection, settings=settings)[["claim_a", "claim_b", "points", "probability"]]
    shown = pairs[pairs["probability"] >= least].sort_values(
        ["probability", "points", "claim_a", "claim_b"], ascending=[False, False, True, True]
    )
    if as_json:
        print_json(shown.to_dict("records"))
        return
    table = table_of("One claim", "Other claim", "Points", "Probability")
    for claim_a, claim_b, points, probability in shown.itertuples(index=False):
        table.add_row(literal(claim_a), literal(claim_b), f"{points:+.1f}", f"{probability:.2f}")
    out.print(table)
    left_out = len(pairs) - len(shown)
    print_line(f"{number_of(len(shown), 'pairs')}; {left_out} below a probability of {least:g} left out.")


def _explain_pair(
    collection: Collection, claim_a: str, claim_b: str, *, settings: MatchSettings, as_json: bool
) -> None:
    for claim_id in (claim_a, claim_b):
        collection.row("claims", claim_id)
    found = explain_match(collection, claim_a, claim_b, settings=settings)
    if as_json:
        print_json({**vars(found), "evidence": [vars(each) for each in found.evidence]})
        return
    for claim_id in (claim_a, claim_b):
        source = collection.name_of("sources", collection.source_of_claim(claim_id))
        print_line(f"{claim_id}: {source}, {collection.name_of('claims', claim_id)}")
    table = table_of("Feature", "Points", "One claim", "Other claim", "In a sentence")
    for each in found.evidence:
        table.add_row(
            each.feature, f"{each.points:+.1f}", literal(each.value_a), literal(each.value_b), literal(each.sentence)
        )
    out.print(table)
    print_line(f"Together {found.points:+.1f} points: probability {found.probability:.2f}.")


@app.command(epilog=examples("claims incidents", "claims incidents --json"))
def incidents(path: CollectionPath = None, *, workspace: WorkspacePath = None, as_json: AsJson = False) -> None:
    """List the incidents that the claims are about, in the order of their days."""
    collection, linked = link(path, workspace)
    if as_json:
        print_json([incident_record(collection, linked, incident_id) for incident_id in linked.rows])
        return
    wide = out.width >= WIDE
    table = table_of("Id", "Incident", *(("When", "Where") if wide else ()), "Claims", "Sources", "Part of")
    for row in linked.rows.values():
        title = str(row["title"]) + (" (background)" if row["background"] else "")
        where = ", ".join(collection.name_of("places", place_id) for place_id in split_list(row["places"]))
        cells = [
            row["incident_id"],
            title,
            *((_days(row), where) if wide else ()),
            row["claims"],
            row["sources"],
            row["parent"],
        ]
        table.add_row(*(literal(cell) for cell in cells))
    out.print(table)
    parts = sum(1 for row in linked.rows.values() if row["parent"])
    print_line(
        f"{number_of(len(linked.rows), 'incidents')} from {number_of(len(linked.members), 'claims')}; {parts} part of another."
    )


@app.command(
    epilog=examples(
        "claims discrepancies --severity high --severity medium",
        'claims discrepancies --kind "crowd size" --json',
        "claims discrepancies --counts",
    )
)
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
    collection, linked, findings = compare(path, workspace)
    choice = Choice(kind, relation, severity, incident, lookalikes)
    shown = choice.of(linked, findings)
    if as_json:
        records = [discrepancy_record(collection, linked, found) for found in shown]
        print_json(numbers_of(shown, findings) if counts else records)
        return
    if not counts:
        for rank, found in enumerate(shown, 1):
            _print_discrepancy(collection, rank, found)
    _print_numbers(numbers_of(shown, findings), "look-alikes" if lookalikes else "discrepancies")


def _print_discrepancy(collection: Collection, rank: int, found: Discrepancy) -> None:
    severity = found.severity or "explained"
    title = f"{rank}. {severity}, {found.kind}: {found.relation} {found.relation.mark}  ({found.incident_id})"
    print_indented(title, by=0, style="bold")
    print_indented(found.sentence, by=3)
    for letter, side in zip(string.ascii_uppercase, found.sides, strict=False):
        origins = number_of(len(side.origins), "independent origins")
        print_indented(f"({letter}) {side.value}: {side.speakers} ({origins})", by=3)
        for statement_id in side.statement_ids:
            print_indented(words_of(collection, collection.statement_records[statement_id]), by=6, style="dim")
    out.print()


def _print_numbers(numbers: dict[str, Any], what: str) -> None:  # as numbers_of gives them
    print_line(f"{numbers['total']} {what}.")
    for name in ("kind", "relation", "severity"):
        told = ", ".join(f"{value} {number}" for value, number in numbers[name].items())
        print_line(f"By {name}: {told or 'none'}.")
    print_line(f"Look-alikes explained, not raised: {numbers['lookalikes_explained']}.")


@export_app.command(
    "discrepancies",
    epilog=examples(
        "claims export discrepancies --out discrepancies.xlsx",
        "claims export discrepancies --severity high --format markdown",
    ),
)
def export_discrepancy_table(
    path: CollectionPath = None,
    *,
    format: FormatName = "",
    to: OutFile = None,
    kind: Kinds = None,
    relation: Relations = None,
    severity: Severities = None,
    incident: IncidentIds = None,
    lookalikes: Lookalikes = False,
    workspace: WorkspacePath = None,
) -> None:
    """Write the discrepancies, one row a side, each with the words behind it."""
    format = _format_of(format, to)
    collection, linked, findings = compare(path, workspace)
    choice = Choice(kind, relation, severity, incident, lookalikes)
    chosen = Findings(discrepancies=choice.of(linked, findings), lookalikes=())
    content = export_discrepancies(
        collection, linked, chosen, format=format, filter=choice.in_words, at=datetime.now(UTC)
    )
    _write(content, to, number_of(len(chosen.discrepancies), "discrepancies"))


@export_app.command("incident", epilog=examples("claims export incident INCIDENT --out incident.csv"))
def export_one_incident(
    incident: Annotated[
        str, typer.Argument(help="Id of the incident, as claims incidents lists it.", metavar="INCIDENT")
    ],
    path: CollectionPath = None,
    *,
    format: FormatName = "",
    to: OutFile = None,
    workspace: WorkspacePath = None,
) -> None:
    """Write what every account of one incident says, field by field."""
    format = _format_of(format, to)
    collection, linked, findings = compare(path, workspace)
    content = export_incident(collection, linked, findings, incident, format=format, at=datetime.now(UTC))
    _write(content, to, f"The accounts of {incident}")


def _format_of(name: str, to: Path | None) -> str:
    """The format asked for, or that of the file's ending, or CSV."""
    if name in FORMATS:
        return name
    by_ending = {format.extension: known for known, format in reversed(FORMATS.items())}  # the first of an ending
    if name or (to and to.suffix[1:].lower() not in by_ending):
        found = f"--format {name!r}" if name else f"the ending of {str(to)!r}"
        raise ExportError(f"{found} names no format; allowed: --format {', '.join(FORMATS)}")
    return by_ending[to.suffix[1:].lower()] if to else "csv"


def _write(content: bytes, to: Path | None, what: str) -> None:
    if to is None:
        sys.stdout.buffer.write(content)
        return
    try:
        to.write_bytes(content)
    except OSError as error:
        raise ExportError(
            f"cannot write {str(to)!r}: {error.strerror}; allowed: a file in a folder that exists"
        ) from error
    messages.print(literal(f"{what} written to {to}."), soft_wrap=True)


@app.command(epilog=examples("claims serve", "claims serve my-study.xlsx --port 8600"))
def serve(
    path: CollectionPath = None,
    *,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on 127.0.0.1.")] = 8501,
    workspace: WorkspacePath = None,
) -> None:
    """Serve the app to this computer's browsers, until Ctrl+C."""
    script = ROOT / "app.py"
    if not script.is_file():
        raise CollectionError(f"no app.py in {ROOT}; allowed: a checkout of the project, or its installed wheel")
    collection = (path or default_collection()).resolve()
    if not collection.exists():
        raise CollectionError(f"no collection at {str(path)!r}; allowed: a folder or workbook")
    messages.print(literal(f"Serving {collection.name} at http://127.0.0.1:{port} (stop with Ctrl+C)"), soft_wrap=True)
    raise typer.Exit(serve_app(script, collection, port, workspace))


def _days(row: Row) -> str:
    if not row["precision"]:
        return "undated"
    return Span(day_of(row["first"]), day_of(row["last"]), Precision(row["precision"])).in_words
