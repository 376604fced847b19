"""What comparing two or three sources with each other gives."""

from dataclasses import dataclass

import pandas as pd

from claims.discrepancies.relations import CLASHES
from claims.findings import Findings
from claims.model import Discrepancy
from claims.values import Relation


@dataclass(frozen=True, kw_only=True)
class Between:
    """Two or three sources compared with each other alone, by what they publish themselves.

    Attributes:
        source_ids: Those compared, in the order asked for.
        about: What is compared, in words; "" for everything.
        fields: The fields compared, in the order of their groups.
        shared: Incidents that at least two of them report, in the order of days.
        by_all: How many of these all of them report; of two sources all that are shared.
        discrepancies: Those with two of them on different sides, narrowed to what they say, worst first.
        omissions: What one of them reports and another, which could have known, leaves out; worst first.
        alike: Agreements of several that rest on one origin, which are no discrepancy.
        quoted: Incidents that would be shared besides, if an account of others that quotes or cites a source counted as its own.
        points: One row per shared incident and field that one of them speaks of, columns `POINT_COLUMNS`.
        summary: One row per group of fields and per field, columns `SUMMARY_COLUMNS`.
    """

    source_ids: tuple[str, ...]
    about: str
    fields: tuple[str, ...]
    shared: tuple[str, ...]
    by_all: int
    discrepancies: tuple[Discrepancy, ...]
    omissions: tuple[Discrepancy, ...]
    alike: tuple[Discrepancy, ...]
    quoted: tuple[str, ...]
    points: pd.DataFrame
    summary: pd.DataFrame

    @property
    def clashes(self) -> tuple[Discrepancy, ...]:
        """The discrepancies whose values cannot all be true."""
        return tuple(each for each in self.discrepancies if each.relation in CLASHES)

    @property
    def comparable(self) -> tuple[str, ...]:
        """The shared incidents in which two of them speak of a field that is compared."""
        both = self.points[self.points["relation"] != str(Relation.SILENT)]
        return tuple(dict.fromkeys(both["incident_id"]))

    @property
    def findings(self) -> Findings:
        """The discrepancies, as exports take them."""
        return Findings(discrepancies=self.discrepancies, lookalikes=())
