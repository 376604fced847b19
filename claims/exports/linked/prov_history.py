"""The history of a workspace as linked data in the terms of PROV-O: acts, who did them, and each row as it was after each."""

import json
from collections.abc import Iterator

import pandas as pd

from claims.exports.linked.node_ids import CONTEXT, filled, node_id, study_id, to
from claims.exports.sheet import Node
from claims.workspace.whole.change_history import HistoryLine, acts_of


def write_prov(history: pd.DataFrame, *, collection: str) -> bytes:
    """JSON-LD with its context inside.

    Args:
        history: As `change_history` gives it.
        collection: What the workspace belongs to; ids begin with it.
    """
    graph = {
        "@context": {
            **CONTEXT,
            **{f"prov:{name}": {"@type": "xsd:dateTime"} for name in ("startedAtTime", "endedAtTime")},
            "study": study_id(collection),
        },
        "@graph": [*_agents(history), *_acts(history)],
    }
    return (json.dumps(graph, ensure_ascii=False, indent=1) + "\n").encode()


def _agents(history: pd.DataFrame) -> Iterator[Node]:
    for name in sorted(set(history["by"]) - {""}):
        yield {"@id": node_id("person", name), "@type": "prov:Agent", "name": name}


def _acts(history: pd.DataFrame) -> Iterator[Node]:
    latest: dict[tuple[str, str], str] = {}  # of each row, the version that stands
    for change, lines in acts_of(HistoryLine(*line) for line in history.itertuples(index=False, name=None)).items():
        first = lines[0]
        yield filled(
            {
                "@id": node_id("act", change),
                "@type": "prov:Activity",
                "name": first.what,
                "prov:startedAtTime": first.at,
                "prov:endedAtTime": first.at,
                "prov:wasAssociatedWith": to("person", first.by) if first.by else None,
            }
        )
        for line in lines:
            yield from _versions(change, line, latest)


def _versions(change: str, line: HistoryLine, latest: dict[tuple[str, str], str]) -> Iterator[Node]:
    """The row as it is after an act, and that the version before it ended with this act."""
    row = line.table, line.row_id
    before = latest.pop(row, "")
    if before:
        yield {"@id": before, "prov:wasInvalidatedBy": to("act", change)}
    if not line.after:
        return
    latest[row] = node_id("version", f"{line.table}/{line.row_id}/{change}")
    yield filled(
        {
            "@id": latest[row],
            "@type": "prov:Entity",
            "name": f"{line.table} {line.row_id}",
            "prov:specializationOf": to(line.table, line.row_id),
            "prov:value": line.after,
            "prov:wasGeneratedBy": to("act", change),
            "prov:wasRevisionOf": {"@id": before} if before else None,
        }
    )
