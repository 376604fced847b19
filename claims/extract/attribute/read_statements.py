"""What the parse of a clause tells: a count, or a party that answers for an event, and who says so."""

from dataclasses import dataclass, replace

from claims.extract.attribute.speakers import Attribution
from claims.model import Basis
from claims.values import Count


@dataclass(frozen=True, kw_only=True)
class ReadStatement:
    """A count, or a party that answers for an event, as a clause tells it; spans are of the normalised text.

    Attributes:
        rule: What found it.
        loose: Whether a count without a number that may be of people told of before.
        aside: Whether it is told beside events.
        more: Whether it counts people beside those counted before: "two others", "was also killed".
    """

    field: str
    value: str
    start: int
    end: int
    rule: str
    attribution: Attribution
    group: str = ""
    loose: bool = False
    aside: bool = False
    more: bool = False
    basis: Basis = Basis.STATED


def counted_together(told: list[ReadStatement]) -> list[ReadStatement]:
    """Several people in one list are counted together, and those of a group on their own as well."""
    counts = [Count.parse(each.value) for each in told]
    if len(told) < 2 or not all(count.exact and not count.vague and count.low for count in counts):
        return told
    joined = replace(
        told[0], value=str(sum(counts[1:], start=counts[0])), group="", start=min(each.start for each in told),
        end=max(each.end for each in told), loose=all(each.loose for each in told), more=told[0].more,
    )  # fmt: skip
    return [joined, *(told if any(each.group for each in told) else ())]
