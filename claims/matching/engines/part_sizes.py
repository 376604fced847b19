"""How large the parts of a table are, which bounds the memory of a worker."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PartSizes:
    """How the work is divided, and what bounds the memory of a worker.

    Attributes:
        claims_at_once: How many claims a worker prepares at once.
        claims_explained_at_once: Of how many claims it explains the pairs at once, which takes longer than to compare them.
        uses_at_once: How many keys of claims it sorts at once.
        pairs_at_once: How many pairs of several components it links at once.
        most_pairs_linked: A component with more pairs is cut.
        most_totals: How many names are kept of what sources speak of; the sources with most names are left out beyond that.
        most_list_pairs: How many pairs between lists are calibrated; the least likely are left out beyond that.
    """

    claims_at_once: int = 50_000
    claims_explained_at_once: int = 5_000
    uses_at_once: int = 1_000_000
    pairs_at_once: int = 500_000
    most_pairs_linked: int = 2_000_000
    most_totals: int = 8_000_000
    most_list_pairs: int = 3_000_000
