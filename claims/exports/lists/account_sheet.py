"""Claims as a list: a row per claim and speaker, with when, where, and each figure in a column of its own."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import pandas as pd

from claims.exports.cited_words import chain_words, references
from claims.exports.linked.study_nodes import study_nodes
from claims.exports.lists.place_cells import PLACE_COLUMNS, place_cells
from claims.exports.shared_columns import INCIDENT_ID
from claims.exports.sheet import Cell, Column, Holds, Layout, Several, Sheet, in_utc, provenance
from claims.exports.spreadsheets.hxl_tables import figure_tag
from claims.incidents import Incidents
from claims.model import Basis, Stance, Statement
from claims.tables import Collection, Row, day_of, records_of

_BEST = "_best"
BEFORE = (
    Column(name="claim_id", label="Claim id", meaning="Id of the claim; a further speaker of it has a number behind.", width=14),
    Column(name="source", label="Source", meaning="Who publishes it.", width=18),
    Column(name="speaker", label="On whose word", meaning="Who says it, where that is not the source itself.", width=24),
    Column(name="document", label="Document", meaning="Title of the document.", width=36),
    Column(name="published", label="Published", meaning="Day of publication; empty where not known to the day.", width=12, holds=Holds.DAY),
    Column(name="date_from", label="From", meaning="First day of the event as the claim has it; empty where open or not said.", width=12, holds=Holds.DAY),
    Column(name="date_to", label="To", meaning="Last day; empty where open or not said.", width=12, holds=Holds.DAY),
    *PLACE_COLUMNS,
    Column(name="kinds", label="Kinds", meaning="Kinds of event.", width=16, holds=Holds.LIST),
)  # fmt: skip
AFTER = (
    Column(name="with_reservation", label="With reservation", meaning="The figures that are said with reservation.", holds=Holds.LIST),
    Column(name="denied", label="Denied", meaning="The figures that are denied.", holds=Holds.LIST),
    Column(name="inferred", label="Inferred", meaning="The figures that no words say, and that the coder concludes.", holds=Holds.LIST),
    Column(name="url", label="Address", meaning="Address of the document, where known.", width=30),
    Column(name="archive_url", label="Archived copy", meaning="Address of an archived copy, where known.", width=30),
    Column(name="incident", label="Incident", meaning="Name of the incident.", width=28),
    INCIDENT_ID,
    Column(name="statement_ids", label="Statement ids", meaning="Ids of the statements that give the figures.", width=18, holds=Holds.LIST),
)  # fmt: skip


@dataclass(frozen=True)
class SpeakerFigures:
    """What one speaker says in one claim: at most one statement of each figure."""

    chain: str
    speaker: str = ""
    figures: dict[tuple[str, str], Statement] = field(default_factory=dict)


def account_sheet(
    collection: Collection, incidents: Incidents, claims: pd.DataFrame, *, filter: str, at: datetime, link: str = ""
) -> Sheet:
    """A row per claim and speaker, in the order of the claims; two figures of the same people make two rows.

    Args:
        claims: Rows of `claims.survey.list_claims`.
    """
    rows = records_of(claims)
    tellings = {row["claim_id"]: _tellings(collection, row["claim_id"]) for row in rows}
    figures = _figures_of(collection, (each for told in tellings.values() for each in told))
    columns = (*BEFORE, *(column for each in figures for column in _figure_columns(collection, *each)), *AFTER)
    filled: list[dict[str, Cell]] = []
    cited: list[tuple[str, ...]] = []
    for row in rows:
        told = _claim_cells(collection, incidents, row)
        for number, telling in enumerate(tellings[row["claim_id"]], 1):
            behind = f".{number}" if number > 1 else ""
            filled.append(told | {"claim_id": row["claim_id"] + behind} | _telling_cells(telling))
            cited.append((str(row["document_id"]),))
    at = in_utc(at)
    return Sheet(
        name="Claims",
        title=f"Claims, a row each: {collection.title}",
        columns=columns,
        rows=tuple(tuple(cells.get(column.name, "") for column in columns) for cells in filled),
        provenance=provenance(collection, filter=filter, at=at, link=link),
        at=at,
        layout=Layout(heading=(), facts=(), table=tuple(column.name for column in columns), ids=(), facet="claim_id"),
        references=references(collection, cited),
        cited=tuple(cited),
        linked=lambda: study_nodes(collection, incidents, claims["claim_id"]),
    )


def _tellings(collection: Collection, claim_id: str) -> list[SpeakerFigures]:
    """The figures by who says them, the source itself first; a second value of one figure opens a further row."""
    tellings: list[SpeakerFigures] = []
    for each in collection.statements_of_claim[claim_id]:
        if each.count is None or not each.is_outcome:
            continue
        chain, key = chain_words(collection, each), (each.field, each.group)
        open_ones = (telling for telling in tellings if telling.chain == chain and key not in telling.figures)
        telling = next(open_ones, None)
        if telling is None:
            speaker = collection.name_of("sources", each.chain[-1].source_id) if each.chain else ""
            telling = SpeakerFigures(chain, speaker)
            tellings.append(telling)
        telling.figures[key] = each
    return sorted(tellings, key=lambda telling: telling.chain != "") or [SpeakerFigures("")]


def _figures_of(collection: Collection, tellings: Iterable[SpeakerFigures]) -> list[tuple[str, str]]:
    """The fields and groups that are counted, in the order of the collection's own tables."""
    order = {name: place for place, name in enumerate([*collection.field_specs])}
    groups = {name: place for place, name in enumerate(["", *collection.rows["parties"]])}
    used = {key for telling in tellings for key in telling.figures}
    return sorted(used, key=lambda key: (order[key[0]], groups.get(key[1], len(groups)), key[1]))


def _figure_columns(collection: Collection, name: str, group: str) -> list[Column]:
    label = collection.name_of("fields", name)
    whom = f", {collection.name_of('parties', group)}" if group else ""
    ends = [("", "the figure")] if name.endswith(_BEST) else [("_min", "at least"), ("_max", "at most; empty: open")]
    return [
        Column(
            name=f"{_figure_name(name, group)}{end}",
            label=f"{label.capitalize()}{whom}{', ' + words.partition(';')[0] if end else ''}",
            meaning=f"How many {label}{whom or ', whoever they are'}: {words}.",
            width=8,
            holds=Holds.WHOLE,
            tag=figure_tag(name, group, end.strip("_") or "best"),
        )
        for end, words in ends
    ]


def _figure_name(name: str, group: str) -> str:
    """The outcome, then whom it counts: "killed_children"; the best estimate says so last."""
    outcome, best = name.removesuffix(_BEST), _BEST if name.endswith(_BEST) else ""
    return "_".join(part.replace("-", "_") for part in (outcome, group) if part) + best


def _claim_cells(collection: Collection, incidents: Incidents, row: Row) -> dict[str, Cell]:
    document = collection.row("documents", row["document_id"])
    first, last = day_of(row["published_first"]), day_of(row["published_last"])
    return {
        "source": collection.name_of("sources", row["source_id"]),
        "document": document["title"],
        "published": (first if first == last else None) or "",
        "date_from": day_of(row["first"]) or "",
        "date_to": day_of(row["last"]) or "",
        **place_cells(collection, row["place_id"]),
        "kinds": Several(row["kinds"].split("|") if row["kinds"] else ()),
        "url": document["url"],
        "archive_url": document["archive_url"],
        "incident": incidents.name_of(row["incident_id"]),
        "incident_id": row["incident_id"],
    }


def _telling_cells(telling: SpeakerFigures) -> dict[str, Cell]:
    figures = {_figure_name(*key): each for key, each in telling.figures.items()}
    cells: dict[str, Cell] = {}
    for name, each in figures.items():
        assert each.count is not None  # only statements that count are told
        if name.endswith(_BEST):
            cells[name] = each.count.low
        else:
            cells |= {f"{name}_min": each.count.low, f"{name}_max": "" if each.count.high is None else each.count.high}
    return cells | {
        "speaker": telling.speaker,
        "with_reservation": Several(name for name, each in figures.items() if not each.certain),
        "denied": Several(name for name, each in figures.items() if Stance.DENIES in each.stances),
        "inferred": Several(name for name, each in figures.items() if each.basis is Basis.INFERENCE),
        "statement_ids": Several(each.statement_id for each in telling.figures.values()),
    }
