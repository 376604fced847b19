"""Every threshold of matching and linking, named, with its default."""

from dataclasses import dataclass
from pathlib import Path

WEIGHTS_FILE = Path(__file__).parent / "scoring" / "weights.csv"
KINDS_FILE = Path(__file__).parent / "claims" / "event_kinds.csv"
UNSCORED_POINTS = -8.0


@dataclass(frozen=True, kw_only=True)
class MatchSettings:
    """How pairs of claims are found and weighed.

    Attributes:
        weights_file: The points of every level of every feature.
        near_days: Stated dates this near make a pair a candidate.
        published_days: The same for publication, of claims that state no date or no place.
        most_days: Claims that may have happened on any of more days than this are found by place, not by date.
        period_days: Claims of one place, or of one kind of episode, are candidates when they were under way this near.
        most_claims_per_key: Near a day, of a place, party, word or document that more claims share than this, a claim finds no
            candidates by it, or only so many of the nearest.
        most_pairs: How many pairs one block may find in a large collection, the least crowded first.
        most_pairs_per_claim: The same of a claim on average, in a small collection.
        least_pairs_per_claim: The same however large the collection.
        rare_claims: A word is rare when no more claims than this have it, or than `rare_share` of all.
        least_points: Pairs below are not kept; linking counts them as it counts unscored pairs.
    """

    weights_file: Path = WEIGHTS_FILE
    near_days: int = 3
    published_days: int = 4
    most_days: int = 31
    period_days: int = 60
    most_claims_per_key: int = 200
    most_pairs: int = 1_000_000
    most_pairs_per_claim: int = 40
    least_pairs_per_claim: int = 4
    rare_claims: int = 4
    rare_share: float = 0.002
    least_points: float = UNSCORED_POINTS


@dataclass(frozen=True, kw_only=True)
class LinkSettings:
    """How scored pairs become incidents; points are natural log-odds (0 is as likely as not).

    Attributes:
        link_points: Two groups of claims join when their pairs score at least this on average.
        sure_points: The same for links that need no review; weights that were learned say their own.
        one_document_points: Groups that hold two claims of one document join only when these two score at least this.
        unscored_points: What a pair counts that was no candidate, and the least that any pair counts.
        near_points: Unlinked pairs from here on are near misses.
        most_near_misses: How many near misses are kept, nearest first.
        least_days_of_whole: An incident lasts at least so many days to hold others as parts.
        least_share_within: Of the days on one of which a part happened, at least this share lies within the whole.
    """

    link_points: float = 0.0
    sure_points: float = 3.0
    one_document_points: float = 1.0
    unscored_points: float = UNSCORED_POINTS
    near_points: float = -2.0
    most_near_misses: int = 500
    least_days_of_whole: int = 4
    least_share_within: float = 0.75
