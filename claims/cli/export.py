"""The commands `claims export` and `claims conventions`: tables for others to read."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.between_options import BetweenNames, FigureNames, FirstDay, LastDay, Narrowing, PlaceNames
from claims.cli.common_options import (
    FORMAT_NAMES,
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
from claims.cli.load_study import load_linked, load_notes, load_study, load_with_added
from claims.cli.terminal import examples, messages, out, print_json, print_line, table_of, terminal_text
from claims.errors import ExportError
from claims.safety.files import write_whole
from claims.values import number_of

if TYPE_CHECKING:
    from claims.study import Linked
    from claims.tables import Collection

FormatName = Annotated[
    str,
    typer.Option("--format", metavar="FORMAT", help=f"{', '.join(FORMAT_NAMES)}. By default from the file's ending."),
]
OutFile = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="The file to write; standard output by default.")
]
Ranking = Annotated[
    list[str] | None,
    typer.Option(
        "--rank", metavar="SOURCE", help="Source id for the convention of ranked sources, best first; repeatable."
    ),
]


def add_commands(app: typer.Typer, export_app: typer.Typer) -> None:
    """Adds the commands of this module to the command line."""
    app.command(epilog=examples("claims conventions", "claims conventions --incident INCIDENT --rank sohr"))(
        conventions
    )
    export_app.command(
        "discrepancies",
        epilog=examples(
            "claims export discrepancies --out discrepancies.xlsx",
            "claims export discrepancies --severity high --format markdown",
            "claims export discrepancies --between sohr,hawar --figure casualties --out between.xlsx",
        ),
    )(export_discrepancy_table)
    export_app.command(
        "claims",
        epilog=examples(
            "claims export claims --format hxl --out claims.csv",
            "claims export claims --each-statement --out statements.parquet",
        ),
    )(export_claim_list)
    export_app.command("incidents", epilog=examples("claims export incidents --out incidents.jsonld"))(
        export_incident_list
    )
    export_app.command("incident", epilog=examples("claims export incident INCIDENT --out incident.csv"))(
        export_one_incident
    )
    export_app.command(
        "figures",
        epilog=examples(
            "claims export figures --figure killed --out killed.xlsx",
            "claims export figures --between sohr,hawar --figure casualties --out table.tex",
            "claims export figures --figure wounded --source sohr --source hawar --from 2021-01-23 --to 2021-01-31",
        ),
    )(export_figure_table)
    export_app.command("conventions", epilog=examples("claims export conventions --out conventions.xlsx"))(
        export_conventions_table
    )
    export_app.command("collection", epilog=examples("claims export collection --out study.jsonl"))(
        export_whole_collection
    )


def conventions(
    path: CollectionPath = None, *, incident: IncidentIds = None, rank: Ranking = None, as_json: AsJson = False
) -> None:
    """Show how known datasets would code the incidents.

    The datasets are ACLED, GTD, UCDP, Iraq Body Count and Airwars, by our reading of their rules.
    """
    from claims.conventions import CONVENTIONS, conventions_table

    study = load_linked(path)
    long = conventions_table(study.collection, study.incidents, ids=incident, ranking=tuple(rank or ()))
    if as_json:
        print_json(long.astype("object").where(long.notna(), None).to_dict("records"))
        return
    wide = long.pivot(index="incident_id", columns="convention", values="value").reindex(long["incident_id"].unique())
    table = table_of("Incident", *CONVENTIONS)
    for incident_id, cells in zip(wide.index, wide[list(CONVENTIONS)].itertuples(index=False), strict=True):
        table.add_row(
            terminal_text(study.incidents.name_of(str(incident_id))),
            *(terminal_text(cell or "-") for cell in cells),
        )
    out.print(table)
    print_line(
        "This is our reading of each rule; docs/explanation/conventions.md cites them. --json adds the statements behind each figure."
    )


def export_conventions_table(
    path: CollectionPath = None,
    *,
    format: FormatName = "",
    to: OutFile = None,
    between: BetweenNames = None,
    first: FirstDay = None,
    last: LastDay = None,
    place: PlaceNames = None,
    incident: IncidentIds = None,
    rank: Ranking = None,
) -> None:
    """Write how known datasets would code each incident, with quotations."""
    from claims.exports import export_conventions

    name = _format_of(format, to)
    study = load_linked(path)
    ids, words = _incidents_chosen(study, Narrowing(between=between, first=first, last=last, places=place), incident)
    content = export_conventions(
        study.collection,
        study.incidents,
        format=name,
        at=datetime.now(UTC),
        ids=ids if words else None,
        ranking=tuple(rank or ()),
        filter=words,
    )
    _write(content, to, "The conventions")


def export_whole_collection(
    path: CollectionPath = None,
    *,
    to: Annotated[Path, typer.Option("--out", help="A folder, or a file ending in .xlsx or .jsonl.", metavar="PATH")],
) -> None:
    """Write the whole collection as a folder, workbook or JSON Lines.

    It loads again as the same tables. Documents accepted in the workspace are included.
    """
    from claims.exports import export_collection

    export_collection(load_with_added(path), to)
    print_line(f"The collection written to {to}.")


def export_discrepancy_table(
    path: CollectionPath = None,
    *,
    format: FormatName = "",
    to: OutFile = None,
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
    workspace: WorkspacePath = None,
) -> None:
    """Write the discrepancies, one row per side, with quotations."""
    from claims.exports import FigureScope, export_discrepancies
    from claims.findings import Findings
    from claims.survey import tally_of
    from claims.survey.between import answer_line

    format = _format_of(format, to)
    study = load_study(path, workspace)
    choice = Choice(kind, relation, severity, incident, lookalikes)
    narrowing = Narrowing(between, figure, first, last, place)
    compared = narrowing.compare(study)
    found = choice.among(study.incidents, narrowing.findings(study, compared))
    chosen = Findings(discrepancies=found, lookalikes=())
    words = "; ".join(filter(None, (narrowing.in_words(study.collection), choice.in_words)))
    if compared:
        words += f". {answer_line(study.collection, compared)}"
    scope = FigureScope(
        incident_ids=compared.shared if compared else None,
        source_ids=compared.source_ids if compared else (),
        figures=_figures(study.collection, figure or []),
        alone=bool(compared),
    )
    content = export_discrepancies(
        study.collection, study.incidents, chosen, format=format, filter=words, at=datetime.now(UTC), figures=scope,
        notes=load_notes(path, study),
    )  # fmt: skip
    _write(content, to, tally_of(chosen.discrepancies).in_words)


def _figures(collection: Collection, names: list[str]) -> tuple[str, ...]:
    """The figures of the tables beside the discrepancies: each field that is asked for, and all casualties together."""
    from claims.survey.between import CASUALTIES, fields_named
    from claims.survey.figures import ALL_CASUALTIES, offered_figures

    together = [ALL_CASUALTIES] if CASUALTIES in names and ALL_CASUALTIES in offered_figures(collection) else []
    return (*fields_named(collection, names), *together)


def export_figure_table(
    path: CollectionPath = None,
    *,
    figure: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="killed, wounded, captured, casualties, initiator or another field. By default the first.",
        ),
    ] = "",
    source: Annotated[
        list[str] | None, typer.Option(metavar="SOURCE", help="Source id to show as a column; repeatable.")
    ] = None,
    between: BetweenNames = None,
    first: FirstDay = None,
    last: LastDay = None,
    place: PlaceNames = None,
    incident: IncidentIds = None,
    each_answer: Annotated[
        bool, typer.Option("--each-answer", help="Write one row per answer, with its quotation.")
    ] = False,
    format: FormatName = "",
    to: OutFile = None,
    workspace: WorkspacePath = None,
) -> None:
    """Write who reports how many: incidents by sources.

    One row per incident and one column per source; contradictions are marked.
    """
    from claims.exports import export_figures
    from claims.survey.between import answer_line
    from claims.survey.figures import ALL_CASUALTIES, FigureIndex, figure_named, offered_figures

    format = _format_of(format, to)
    study = load_study(path, workspace)
    for incident_id in incident or ():
        study.incidents.row(incident_id)
    for source_id in source or ():
        study.collection.row("sources", source_id)
    chosen = figure_named(study.collection, figure or next(iter(offered_figures(study.collection)), ""))
    about = ["casualties"] if chosen.name == ALL_CASUALTIES else list(chosen.fields)
    narrowing = Narrowing(between, about, first, last, place)
    compared = narrowing.compare(study)
    ids = [each for each in narrowing.incident_ids(study) if not incident or each in incident]
    columns = compared.source_ids if compared else tuple(source or ())
    index = FigureIndex(study.collection, study.incidents, compared.findings if compared else study.findings)
    table = index.table(chosen, ids, source_ids=columns, alone=bool(compared))
    options = {"source": [] if compared else source, "incident": incident}
    words = [narrowing._replace(figures=None).in_words(study.collection)]
    words += [f"{option}: {' or '.join(values)}" for option, values in options.items() if values]
    filter = "; ".join(each for each in words if each)
    if compared:
        filter += f". {answer_line(study.collection, compared)}"
    content = export_figures(
        study.collection, table, format=format, at=datetime.now(UTC), each_answer=each_answer, filter=filter
    )
    _write(content, to, number_of(len(table.rows), "incidents"))


def export_claim_list(
    path: CollectionPath = None,
    *,
    format: FormatName = "",
    to: OutFile = None,
    first: FirstDay = None,
    last: LastDay = None,
    place: PlaceNames = None,
    incident: IncidentIds = None,
    each_statement: Annotated[
        bool, typer.Option("--each-statement", help="Write one row per statement, with its quotation.")
    ] = False,
    workspace: WorkspacePath = None,
) -> None:
    """Write the claims, one row each, with their figures in columns.

    A claim that relays several speakers has one row for each. claims import reads the file again.
    """
    from claims.exports import export_claims
    from claims.survey import list_claims

    format = _format_of(format, to)
    study = load_study(path, workspace)
    ids, words = _incidents_chosen(study, Narrowing(first=first, last=last, places=place), incident)
    claims = list_claims(study.collection, study.incidents)
    claims = claims[claims["incident_id"].isin(ids)]
    content = export_claims(
        study.collection,
        study.incidents,
        claims,
        format=format,
        at=datetime.now(UTC),
        each_statement=each_statement,
        filter=words,
    )
    _write(content, to, number_of(len(claims), "claims"))


def export_incident_list(
    path: CollectionPath = None,
    *,
    format: FormatName = "",
    to: OutFile = None,
    first: FirstDay = None,
    last: LastDay = None,
    place: PlaceNames = None,
    incident: IncidentIds = None,
    workspace: WorkspacePath = None,
) -> None:
    """Write the incidents, one row each, with the range of their figures."""
    from claims.exports import export_incidents

    format = _format_of(format, to)
    study = load_study(path, workspace)
    ids, words = _incidents_chosen(study, Narrowing(first=first, last=last, places=place), incident)
    content = export_incidents(
        study.collection, study.incidents, study.findings, format=format, at=datetime.now(UTC), ids=ids, filter=words
    )
    _write(content, to, number_of(len(ids), "incidents"))


def _incidents_chosen(study: Linked, narrowing: Narrowing, incident: list[str] | None) -> tuple[list[str], str]:
    """The incidents that the options leave, in order, and the options in words; "" where none is given."""
    for incident_id in incident or ():
        study.incidents.row(incident_id)
    narrowed = narrowing.in_words(study.collection)
    left = set(narrowing.incident_ids(study)) if narrowed else set(study.incidents.rows)
    named = f"incident: {' or '.join(incident)}" if incident else ""
    ids = [each for each in study.incidents.rows if each in left and (not incident or each in incident)]
    return ids, "; ".join(filter(None, (narrowed, named)))


def export_one_incident(
    incident: Annotated[
        str, typer.Argument(help="Id of the incident; claims incidents lists them.", metavar="INCIDENT")
    ],
    path: CollectionPath = None,
    *,
    format: FormatName = "",
    to: OutFile = None,
    workspace: WorkspacePath = None,
) -> None:
    """Write all accounts of one incident, field by field."""
    from claims.exports import export_incident

    format = _format_of(format, to)
    study = load_study(path, workspace)
    content = export_incident(
        study.collection, study.incidents, study.findings, incident, format=format, at=datetime.now(UTC)
    )
    _write(content, to, f"The accounts of {incident}")


def _format_of(name: str, to: Path | None) -> str:
    """The format of this name, or that of the file's ending, or CSV."""
    from claims.exports import FORMATS

    if name in FORMATS:
        return name
    by_ending = {format.extension: name for name, format in reversed(FORMATS.items())}  # the first of an ending
    if name or (to and to.suffix[1:].lower() not in by_ending):
        given = f"--format {name!r}" if name else f"the ending of {str(to)!r}"
        raise ExportError(f"{given} names no format; allowed: --format {', '.join(FORMATS)}")
    return by_ending[to.suffix[1:].lower()] if to else "csv"


def _write(content: bytes, to: Path | None, what: str) -> None:
    if to is None:
        sys.stdout.buffer.write(content)
        return
    try:
        write_whole(to, content)
    except OSError as error:
        raise ExportError(
            f"cannot write {str(to)!r}: {error.strerror}; allowed: a file in a folder that exists"
        ) from error
    messages.print(terminal_text(f"{what} written to {to}."), soft_wrap=True)
