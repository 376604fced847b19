"""Matching a table with one row per claim into a folder of tables, and explaining two of its claims."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any, TypeGuard

import typer

from claims.cli.terminal import messages, print_json, print_line, steps, terminal_text
from claims.errors import ExportError
from claims.safety.files import write_whole, written_whole
from claims.values import number_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    import pandas as pd

    from claims.databases.address import Address
    from claims.matching import MatchSettings
    from claims.matching.claims.claim_table import ClaimTable
    from claims.matching.claims.prepared import Prepared


MOST_LISTS = 8  # named
MOST_PROBLEMS = 20  # kinds shown; all are in problems.csv
MOST_COLUMNS = 20  # named
NOTHING_READ = 1  # exit code
_EXPLAINED_AT_ONCE = 20_000  # so that the evidence of a large table is never held whole
MapFile = Annotated[
    Path | None, typer.Option("--map", metavar="FILE", help="Mapping file made by claims map, for other column names.")
]
WeightsFile = Annotated[
    Path | None, typer.Option("--weights", metavar="FILE", help="Weights file; the shipped one by default.")
]
NotLists = Annotated[
    list[str] | None,
    typer.Option(
        "--not-a-list",
        help="For a table: a source with several rows per event. Without a day of publication, rows count as different events. Repeatable.",
        metavar="SOURCE",
    ),
]


@dataclass(frozen=True, kw_only=True)
class SparkOptions:
    """How a table in Parquet is matched: on this machine within some memory, or in Spark."""

    engine: str
    master: str
    memory: str
    form: str
    onto: str
    only_plan: bool

    @property
    def are_given(self) -> bool:
        """Whether a table is to be matched with Spark, on this machine or on a cluster."""
        return self.engine == "spark" or bool(self.memory or self.onto) or self.only_plan

    def check(self) -> None:
        """Refuses options that do not fit each other.

        Raises:
            BadParameter: The engine is none, or an option is given that another engine reads.
        """
        if self.engine not in ("local", "spark"):
            raise typer.BadParameter(f"{self.engine!r} is no engine; allowed: local, spark")
        for name, value in (("--master", self.master), ("--format", self.form)):
            if value and self.engine != "spark":
                raise typer.BadParameter(f"{name} {value} without the engine that reads it; allowed: --engine spark")


SheetName = Annotated[
    str, typer.Option("--sheet", metavar="NAME", help="For a table: sheet of a workbook; the fullest by default.")
]


def is_table(path: Address | None) -> TypeGuard[Path]:
    """Whether a path is a file with one row per claim or document, not a collection."""
    from claims.importers.read.recognise_file import UploadKind, recognise_file

    if not isinstance(path, Path) or not path.is_file():
        return False
    with TemporaryDirectory() as folder:
        return recognise_file(path, Path(folder)).kind is UploadKind.TABLE


def match_into_folder(
    path: Path, *, mapping: Path | None, sheet: str, settings: MatchSettings, to: Path | None
) -> None:
    """Matches the claims of a table and writes incidents, matches and explanations into a folder.

    Raises:
        ExportError: No folder is named, or it cannot be written to.
    """
    import numpy as np
    import pandas as pd

    from claims.matching import LinkSettings, explain_pairs, prepare
    from claims.matching.engines.engine_choice import link_thresholds
    from claims.matching.linking.link import link_scored
    from claims.matching.scoring.score import score_claims

    if to is None:
        raise ExportError("no folder to write to; allowed: --out FOLDER")
    link_points, sure_points = link_thresholds(settings)
    with steps(5) as step:
        step("Reading the table")
        table = read_claims(path, mapping, sheet)
        step("Matching claims")
        prepared = prepare(table.frame, settings)
        scored = score_claims(prepared)
        step("Linking incidents")
        linked = link_scored(scored, settings=LinkSettings(link_points=link_points), thresholds=(sure_points,))
        step("Writing tables")
        _make_folder(to)
        incidents, sure_incidents = (
            pd.DataFrame({"claim_id": scored.ids, "incident_id": linked.incident_ids(threshold)})
            for threshold in (link_points, sure_points)
        )
        matches = scored.matches
        for column, threshold in (("linked", link_points), ("sure", sure_points)):
            group = linked.groups[threshold]
            matches[column] = np.where(group[scored.left] == group[scored.right], "yes", "no")
        _write_csv(incidents, to / "incidents.csv")
        _write_csv(sure_incidents, to / "incidents-sure.csv")
        _write_csv(matches, to / "matches.csv")
        _write_csv(table.problems, to / "problems.csv")
        step("Explaining links")
        pairs = matches.loc[matches["linked"] == "yes", ["claim_a", "claim_b"]]
        with written_whole(to / "explanations.jsonl") as file:
            for start in range(0, len(pairs), _EXPLAINED_AT_ONCE):
                chunk = pairs.iloc[start : start + _EXPLAINED_AT_ONCE].itertuples(index=False, name=None)
                for match in explain_pairs(prepared, list(chunk)):
                    evidence = [vars(part) for part in match.evidence if part.points]
                    file.write((json.dumps({**vars(match), "evidence": evidence}, ensure_ascii=False) + "\n").encode())
    print_reading(table)
    print_lists(prepared)
    print_line(
        f"{number_of(incidents['incident_id'].nunique(), 'incidents')} from {number_of(len(incidents), 'claims')}, "
        f"{number_of(len(pairs), 'pairs')} matched; written to {to}."
    )


def parquet_table(path: Address | None, unfit: Sequence[str]) -> Path:
    """The table that is to be matched with Spark.

    Args:
        path: What was given.
        unfit: The options given that this way does not have.

    Raises:
        BadParameter: There is no table, or such an option.
    """
    if unfit:
        raise typer.BadParameter(
            f"{unfit[0]} does not go with --engine spark, --memory or --plan; allowed: {unfit[0]} without these"
        )
    if not isinstance(path, Path):
        raise typer.BadParameter("no table to match; allowed: a file or folder of Parquet")
    return path


def match_as_parquet(
    path: Path, *, mapping: Path | None, settings: MatchSettings, to: Path | None, engine: SparkOptions
) -> None:
    """Matches a table in Parquet, of any size, into a folder of Parquet.

    Raises:
        ExportError: No folder is named, or it cannot be written to.
    """
    from claims.importers import read_mapping
    from claims.matching import match_table

    if to is None:
        raise ExportError("no folder to write to; allowed: --out FOLDER")
    if "://" not in _address(to):
        _make_folder(to)
    report = match_table(
        _address(path),
        _address(to),
        engine=engine.engine,
        master=engine.master,
        memory=engine.memory,
        form=engine.form or "parquet",
        onto=engine.onto,
        only_plan=engine.only_plan,
        mapping=read_mapping(mapping) if mapping else None,
        settings=settings,
        tell=_note,
    )
    for name, number in report.items():
        print_line(f"{name}: {number:,}")
    print_line("Planned; run it without --plan to match." if engine.only_plan else f"Written to {_address(to)}.")


def _address(path: Path) -> str:
    """A path, or the address of a folder in another file system, whose second stroke a path loses."""
    return re.sub(r"^(\w{2,}):/(?!/)", r"\1://", str(path))


def print_lists(prepared: Prepared) -> None:
    """Says which sources were taken as lists, and what share of one is in another where that was estimated."""
    import numpy as np

    from claims.matching.claims.prepared import NO_LIST
    from claims.matching.scoring.score import list_calibration

    rows = prepared.lists != NO_LIST
    names = dict(zip(prepared.lists[rows].tolist(), prepared.frame["source_id"][rows], strict=True))
    if not names:
        return
    known = ", ".join(str(terminal_text(names[number])) for number in sorted(names)[:MOST_LISTS])
    more = f" and {len(names) - MOST_LISTS} more" if len(names) > MOST_LISTS else ""
    print_line(f"Taken as lists, whose rows are different events: {known}{more}. --not-a-list NAME changes that.")
    calibration = list_calibration(prepared)
    if calibration and len(names) <= MOST_LISTS:
        every = np.arange(len(names))
        for number in every.tolist():
            others = calibration.partners.share_of(np.full(len(names), number), every)
            shares = [
                f"{share:.0%} in {terminal_text(names[other])}" for other, share in enumerate(others) if other != number
            ]
            print_line(f"  of {terminal_text(names[number])} about {', '.join(shares)}")


def explain_in_table(
    path: Path, pair: tuple[str, str], *, mapping: Path | None, sheet: str, settings: MatchSettings, as_json: bool
) -> None:
    """Prints the evidence on two claims of a table."""
    from claims.matching import explain, explain_text

    match = explain(read_claims(path, mapping, sheet).frame, *pair, settings=settings)
    if as_json:
        print_json({**vars(match), "evidence": [vars(part) for part in match.evidence]})
        return
    for line in explain_text(match).splitlines():
        print_line(line)


def settings_of(weights: Path | None, not_lists: Sequence[str] = ()) -> MatchSettings:
    """The settings with a weights file, or the shipped one, and with sources that are no lists.

    Raises:
        WeightsError: There is no such file.
    """
    from claims.matching import MatchSettings
    from claims.matching.scoring.weights import WeightsError

    if weights is None:
        return MatchSettings(not_lists=frozenset(not_lists))
    if not weights.is_file():
        raise WeightsError(f"no such file: {weights}; allowed: a weights file, as claims learn writes it")
    return MatchSettings(weights_file=weights, not_lists=frozenset(not_lists))


def read_claims(path: Path, mapping_file: Path | None, sheet: str = "") -> ClaimTable:
    """The claims of a table.

    Raises:
        CollectionError: The table or the mapping cannot be read, or they do not fit each other.
        Exit: No row says anything to compare; a note says what to map.
    """
    from claims.importers import read_mapping
    from claims.matching.claims.claim_table import read_claim_table

    table = read_claim_table(path, mapping=read_mapping(mapping_file) if mapping_file else None, sheet=sheet)
    if table.missing:
        _note(f"Nothing read: {table.missing}.")
        raise typer.Exit(NOTHING_READ)
    return table


def print_reading(table: ClaimTable) -> None:
    """Says what each column was read as, which were not read and why, and on stderr what was refused or changed."""
    from claims.importers import count_remarks

    print_line("Columns read:")
    for row in table.read:
        print_line(f"  {row.column}: {row.means.replace('_', ' ')}")
    for why in dict.fromkeys(table.unread.values()):
        columns = [column for column, reason in table.unread.items() if reason == why]
        more = f" and {len(columns) - MOST_COLUMNS} more" if len(columns) > MOST_COLUMNS else ""
        print_line(f"Not read: {', '.join(columns[:MOST_COLUMNS])}{more} ({why}).")
    kinds = count_remarks(table.problems).to_dict("records")
    for kind in kinds[:MOST_PROBLEMS]:
        _note(_remark_line(kind))
    if len(kinds) > MOST_PROBLEMS:
        _note(f"and {number_of(len(kinds) - MOST_PROBLEMS, 'more kinds')}")


def _remark_line(kind: dict[Hashable, Any]) -> str:  # a row of `count_remarks`
    import pandas as pd

    where = f"{kind['column']}: " if kind["column"] else ""
    first = "" if pd.isna(kind["first_row"]) else f", first in row {kind['first_row']}"
    times = number_of(kind["times"], "times")
    return f"{kind['outcome'].capitalize()}: {where}{kind['example']}; {kind['done']} ({times}{first})."


def _note(words: str) -> None:
    messages.print(terminal_text(words), soft_wrap=True)


def _make_folder(to: Path) -> None:
    try:
        to.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"cannot write to {str(to)!r}: {error.strerror}; allowed: a folder") from error


def _write_csv(frame: pd.DataFrame, path: Path) -> None:
    try:
        write_whole(path, lambda file: frame.to_csv(file, index=False, lineterminator="\n"))
    except OSError as error:
        raise ExportError(f"cannot write {str(path)!r}: {error.strerror}; allowed: a file in a folder") from error
