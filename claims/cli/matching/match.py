"""Commands around pairs and incidents: match, incidents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.common_options import AsJson, CollectionPath, WorkspacePath
from claims.cli.json_records import incident_record
from claims.cli.load_study import load, load_linked
from claims.cli.matching import match_table
from claims.cli.terminal import examples, out, print_json, print_line, steps, table_of, terminal_text
from claims.model import split_list
from claims.values import number_of

if TYPE_CHECKING:
    from claims.databases.address import Address
    from claims.matching import MatchSettings
    from claims.tables import Collection, Row


WIDE = 120  # characters of a terminal that has room for columns of days and places; titles hold them too


def add_commands(app: typer.Typer) -> None:
    """Adds the commands of this module to the command line."""
    app.command(
        epilog=examples(
            "claims match",
            "claims match --least 0.5 --json",
            "claims match --explain CLAIM CLAIM",
            "claims match TABLE.csv --out my-table",
        )
    )(match)
    app.command(epilog=examples("claims incidents", "claims incidents --near-misses", "claims incidents --json"))(
        incidents
    )


def match(
    path: CollectionPath = None,
    *,
    explain: Annotated[
        tuple[str, str] | None,
        typer.Option(help="Explain the match of two claims, feature by feature.", metavar="CLAIM CLAIM"),
    ] = None,
    least: Annotated[
        float, typer.Option(min=0, max=1, metavar="NUMBER", help="Leave out pairs below this probability.")
    ] = 0.1,
    mapping: match_table.MapFile = None,
    sheet: match_table.SheetName = "",
    weights: match_table.WeightsFile = None,
    not_a_list: match_table.NotLists = None,
    to: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="For a table: the folder to write to.")
    ] = None,
    engine: Annotated[
        str,
        typer.Option(
            metavar="ENGINE", help="For a table in Parquet: local, or spark to match it in Spark, into Parquet."
        ),
    ] = "local",
    master: Annotated[
        str, typer.Option(metavar="URL", help="For --engine spark: the cluster; by default the one submitted to.")
    ] = "",
    memory: Annotated[
        str,
        typer.Option(metavar="AMOUNT", help="For a table in Parquet larger than memory: match it within 4GB, say."),
    ] = "",
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="For --engine spark: what it reads, such as delta.")
    ] = "",
    onto: Annotated[
        str,
        typer.Option(
            metavar="FOLDER", help="For a table in Parquet: add its claims to those that were matched into this folder."
        ),
    ] = "",
    plan: Annotated[
        bool, typer.Option("--plan", help="For a table in Parquet: count what would be compared, and end.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List pairs of claims that may be about the same event.

    The most likely come first.

    Instead of a collection you can give a table of any format with one row per claim or document. It is matched, and
    incidents.csv, matches.csv and explanations.jsonl are written.
    """
    from claims.matching import match_claims

    settings = match_table.settings_of(weights, not_a_list or ())
    options = match_table.SparkOptions(
        engine=engine, master=master, memory=memory, form=form, onto=onto, only_plan=plan
    )
    options.check()
    if options.are_given:
        unfit = {"--explain": explain, "--json": as_json, "--sheet": sheet}
        rows = match_table.parquet_table(path, [name for name, value in unfit.items() if value])
        match_table.match_as_parquet(rows, mapping=mapping, settings=settings, to=to, engine=options)
        return
    if match_table.is_table(path):
        if explain:
            match_table.explain_in_table(
                path, explain, mapping=mapping, sheet=sheet, settings=settings, as_json=as_json
            )
        else:
            match_table.match_into_folder(path, mapping=mapping, sheet=sheet, settings=settings, to=to)
        return
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
        table.add_row(terminal_text(claim_a), terminal_text(claim_b), f"{points:+.1f}", f"{probability:.2f}")
    out.print(table)
    left_out = len(pairs) - len(shown)
    print_line(f"{number_of(len(shown), 'pairs')}; {left_out} below a probability of {least:g} left out.")


def _explain_pair(
    collection: Collection, claim_a: str, claim_b: str, *, settings: MatchSettings, as_json: bool
) -> None:
    from claims.matching import explain as explain_match
    from claims.matching.scoring.explain import adapted_words, in_few_lines

    for claim_id in (claim_a, claim_b):
        collection.row("claims", claim_id)
    match = explain_match(collection, claim_a, claim_b, settings=settings)
    if as_json:
        print_json({**vars(match), "evidence": [vars(part) for part in match.evidence]})
        return
    for claim_id in (claim_a, claim_b):
        source = collection.name_of("sources", collection.source_of_claim(claim_id))
        print_line(f"{claim_id}: {source}, {collection.name_of('claims', claim_id)}")
    table = table_of("Points", "Feature", "In a sentence")
    for part in in_few_lines(match).evidence:
        words = terminal_text(part.sentence + adapted_words(part))
        table.add_row(f"{part.points:+.1f}", part.feature, words)
    out.print(table)
    print_line(f"Together {match.points:+.1f} points: probability {match.probability:.2f}.")


def incidents(
    path: CollectionPath = None,
    *,
    near: Annotated[
        bool, typer.Option("--near-misses", help="List pairs of claims that almost matched, and why not.")
    ] = False,
    workspace: WorkspacePath = None,
    as_json: AsJson = False,
) -> None:
    """List the incidents in order of date."""
    if near:
        _near_misses(path, workspace, as_json=as_json)
        return
    study = load_linked(path, workspace)
    collection, rows = study.collection, study.incidents.rows
    if as_json:
        print_json([incident_record(collection, study.incidents, incident_id) for incident_id in rows])
        return
    wide = out.width >= WIDE
    table = table_of("Id", "Incident", *(("When", "Where") if wide else ()), "Claims", "Sources", "Part of")
    for row in rows.values():
        title = str(row["name"]) + (" (background)" if row["background"] else "")
        where = ", ".join(collection.name_of("places", place_id) for place_id in split_list(row["places"]))
        cells = [
            row["incident_id"],
            title,
            *((_days(row), where) if wide else ()),
            row["claims"],
            row["sources"],
            row["parent"],
        ]
        table.add_row(*(terminal_text(cell) for cell in cells))
    out.print(table)
    for incident_id, row in rows.items():
        for words in study.incidents.perhaps_in_words(incident_id):
            print_line(f"{row['name']} ({incident_id}): {words[:1].lower()}{words[1:]}.")
    parts = sum(1 for row in rows.values() if row["parent"])
    print_line(
        f"{number_of(len(rows), 'incidents')} from {number_of(len(study.incidents.members), 'claims')}; {parts} part of another."
    )


def _near_misses(path: Address | None, workspace: Address | None, *, as_json: bool) -> None:
    from claims.matching import near_misses

    linked = load_linked(path, workspace)
    misses = near_misses(linked.collection, linked.matches, linked.incidents)
    if as_json:
        print_json(misses.to_dict("records"))
        return
    table = table_of("One claim", "Other claim", "Probability", "What speaks against it")
    for claim_a, claim_b, chance, reason in misses.itertuples(index=False):
        table.add_row(terminal_text(claim_a), terminal_text(claim_b), f"{chance:.2f}", terminal_text(reason))
    out.print(table)
    print_line(f"{number_of(len(misses), 'pairs')} almost matched.")


def _days(row: Row) -> str:
    from claims.tables import days_in_words

    return days_in_words(row["first"], row["last"], row["precision"]) or "undated"
