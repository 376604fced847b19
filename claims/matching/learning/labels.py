"""Labels: the incidents that claims are known to be about, from a list or from what reviewers judged."""

from collections.abc import Mapping, Set
from dataclasses import dataclass

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Texts
from claims.model import Verdict


@dataclass(frozen=True, kw_only=True)
class Labels:
    """What is known of some claims.

    Attributes:
        incident_of: Claim id to incident id.
        apart: Pairs of incidents, the smaller id first, that are known to be different; None means that all are. Judgements
            say of few pairs of incidents that they are different, and of the others nothing can be learned.
    """

    incident_of: Mapping[str, str]
    apart: Set[tuple[str, str]] | None = None

    def decide(self, one: Texts, other: Texts) -> Bools:
        """Whether it is known of each pair of incident ids, "" for none, that they are one incident or two."""
        if self.apart is None:
            decided: Bools = (one != "") & (other != "")
            return decided
        pairs = zip(one.tolist(), other.tolist(), strict=True)
        return np.array(
            [bool(a and b) and (a == b or (min(a, b), max(a, b)) in self.apart) for a, b in pairs], dtype=bool
        )


def labels_of_judgements(judgements: pd.DataFrame) -> Labels:
    """Labels from judged pairs (columns `claim_a`, `claim_b`, `verdict`): claims judged the same share an incident.

    A claim that was only judged to be apart from others is an incident of its own. "Unsure" says nothing.
    """
    judged = judgements[judgements["verdict"] != Verdict.UNSURE].sort_values(["claim_a", "claim_b"])
    rows = list(zip(judged["claim_a"].astype(str), judged["claim_b"].astype(str), judged["verdict"], strict=True))
    incident_of = {claim: claim for claim_a, claim_b, _ in rows for claim in (claim_a, claim_b)}
    for claim_a, claim_b, verdict in rows:
        if verdict == Verdict.SAME:
            kept, gone = sorted((incident_of[claim_a], incident_of[claim_b]))
            incident_of = {claim: kept if name == gone else name for claim, name in incident_of.items()}
    unlike = (
        sorted((incident_of[claim_a], incident_of[claim_b]))
        for claim_a, claim_b, verdict in rows
        if verdict != Verdict.SAME
    )
    return Labels(incident_of=incident_of, apart=frozenset((one, other) for one, other in unlike if one != other))
