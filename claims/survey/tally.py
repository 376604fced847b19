"""How many discrepancies there are: what is left out is counted apart, and what agrees or is explained is none."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.model import Discrepancy
from claims.values import Relation, number_of

OMISSIONS = frozenset({Relation.SILENT, Relation.NO_ACCOUNT})


@dataclass(frozen=True, kw_only=True)
class Tally:
    """The findings on some incidents, in numbers.

    Attributes:
        discrepancies: Points on which accounts give different answers.
        omissions: Points, or whole incidents, on which one account says nothing.
        agreements: Points on which accounts agree, all from one origin.

    Example:
        >>> tally_of(findings.discrepancies).in_words
        '49 discrepancies, 28 omissions'
    """

    discrepancies: int
    omissions: int
    agreements: int

    @property
    def in_words(self) -> str:
        """The discrepancies and, where there are any, the omissions: "34 discrepancies, 26 omissions"."""
        omitted = f", {number_of(self.omissions, 'omissions')}" if self.omissions else ""
        return number_of(self.discrepancies, "discrepancies") + omitted


def tally_of(findings: Iterable[Discrepancy]) -> Tally:
    """The numbers of these; look-alikes among them are explained, so they count for nothing."""
    raised = [each for each in findings if each.severity is not None]
    omissions = sum(is_omission(each) for each in raised)
    agreements = sum(is_agreement(each) for each in raised)
    return Tally(discrepancies=len(raised) - omissions - agreements, omissions=omissions, agreements=agreements)


def is_omission(finding: Discrepancy) -> bool:
    """Whether one side says nothing on the point, or has no account of the incident."""
    return finding.relation in OMISSIONS


def is_agreement(finding: Discrepancy) -> bool:
    """Whether the accounts agree; it is raised where all of them rest on one origin."""
    return finding.relation is Relation.AGREES


def is_discrepancy(finding: Discrepancy) -> bool:
    """Whether the accounts give different answers: raised, no agreement and no omission."""
    return finding.severity is not None and not is_omission(finding) and not is_agreement(finding)
