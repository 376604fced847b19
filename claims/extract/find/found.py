"""What a search finds, before it is tied to parties, speakers and claims."""

from dataclasses import dataclass

from claims.values import Count


@dataclass(frozen=True)
class CountFound:
    """A number of people with its outcome.

    Attributes:
        field: The field that it counts for.
        start, end: Span of the words that give it, in the shadow.
        people_start, people_end: Span of the people alone; their party stands in or right behind it.
        part: Whether these are some of the people counted right before.
    """

    field: str
    count: Count
    start: int
    end: int
    people_start: int
    people_end: int
    part: bool = False
