"""Findings: the discrepancies of all incidents and the look-alikes explained, as records and as frames."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from claims.escaping import MOST_ROWS, notebook_table
from claims.model import Discrepancy, Severity

DISCREPANCY_COLUMNS = (
    "discrepancy_id", "incident_id", "kind", "relation", "severity", "field", "group", "sentence", "sources", "origins", "sides",
    "rests_on_inference",
)  # fmt: skip
SIDE_COLUMNS = (
    "discrepancy_id",
    "side",
    "value",
    "relation",
    "speakers",
    "source_ids",
    "origins",
    "origin_names",
    "claim_ids",
    "statement_ids",
    "basis",
)


@dataclass(frozen=True, kw_only=True)
class Findings:
    """The result of comparing the accounts of every incident.

    Attributes:
        discrepancies: Worst first.
        lookalikes: What looks like a discrepancy and is none; their severity is None.

    Example:
        >>> findings.table[["kind", "relation", "severity"]].head(1)
                     kind     relation severity
        0  responsibility  contradicts     high
        >>> only_high = tuple(each for each in findings.discrepancies if each.severity == Severity.HIGH)
        >>> Findings(discrepancies=only_high, lookalikes=()).table["severity"].unique().tolist()
        ['high']
    """

    discrepancies: tuple[Discrepancy, ...]
    lookalikes: tuple[Discrepancy, ...]

    @cached_property
    def table(self) -> pd.DataFrame:
        """One row per discrepancy, worst first, columns `DISCREPANCY_COLUMNS`."""
        return discrepancy_frame(self.discrepancies)

    @cached_property
    def lookalike_table(self) -> pd.DataFrame:
        """One row per look-alike, columns `DISCREPANCY_COLUMNS`."""
        return discrepancy_frame(self.lookalikes)

    @cached_property
    def side_table(self) -> pd.DataFrame:
        """One row per side of a discrepancy or look-alike, columns `SIDE_COLUMNS`."""
        return side_frame(self.discrepancies + self.lookalikes)

    @cached_property
    def _by_incident(self) -> dict[str, tuple[Discrepancy, ...]]:
        return _grouped(self.discrepancies)

    @cached_property
    def _lookalikes_by_incident(self) -> dict[str, tuple[Discrepancy, ...]]:
        return _grouped(self.lookalikes)

    def _repr_html_(self) -> str:
        """The worst discrepancies as notebooks show them: how severe, of which kind, the sentence."""
        rows = [
            (each.severity or "", f"{each.relation.mark} {each.relation}", each.kind, each.sentence)
            for each in self.discrepancies[:MOST_ROWS]
        ]
        headings = ("Severity", "Relation", "Kind", "In a sentence")
        return notebook_table(headings, rows, total=len(self.discrepancies), things="discrepancies")

    def of_incident(self, incident_id: str) -> tuple[Discrepancy, ...]:
        """The discrepancies of one incident, worst first."""
        return self._by_incident.get(incident_id, ())

    def lookalikes_of(self, incident_id: str) -> tuple[Discrepancy, ...]:
        """The look-alikes of one incident."""
        return self._lookalikes_by_incident.get(incident_id, ())


def _grouped(discrepancies: tuple[Discrepancy, ...]) -> dict[str, tuple[Discrepancy, ...]]:
    groups: dict[str, list[Discrepancy]] = {}
    for each in discrepancies:
        groups.setdefault(each.incident_id, []).append(each)
    return {incident_id: tuple(group) for incident_id, group in groups.items()}


def discrepancy_frame(discrepancies: tuple[Discrepancy, ...]) -> pd.DataFrame:
    """The records as a frame with `DISCREPANCY_COLUMNS`; `sources` and `origins` count them over all sides."""
    rows = [
        (
            each.discrepancy_id, each.incident_id, str(each.kind), str(each.relation), str(each.severity or ""), each.field, each.group,
            each.sentence, len({source for side in each.sides for source in side.source_ids}),
            len({origin for side in each.sides for origin in side.origins}), len(each.sides), each.rests_on_inference,
        )
        for each in discrepancies
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(DISCREPANCY_COLUMNS))


def side_letter(index: int) -> str:
    """The letter of a side: A to Z, then AA, AB and so on."""
    before, last = divmod(index, 26)
    return (side_letter(before - 1) if before else "") + chr(ord("A") + last)


def side_frame(discrepancies: tuple[Discrepancy, ...]) -> pd.DataFrame:
    """The sides of the records as a frame with `SIDE_COLUMNS`; a side is a letter, lists are joined by "|"."""
    rows = [
        (
            each.discrepancy_id, side_letter(index), side.value, str(side.relation), side.speakers, "|".join(side.source_ids),
            len(side.origins), "|".join(side.origins), "|".join(side.claim_ids), "|".join(side.statement_ids), "|".join(side.basis),
        )
        for each in discrepancies
        for index, side in enumerate(each.sides)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(SIDE_COLUMNS))


SEVERITY_ORDER = {severity: index for index, severity in enumerate(Severity)}
