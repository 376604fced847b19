"""Adds up the people of one incident whom a text counts one after the other: "a guard died; two others were also killed"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.extract.records import DraftStatement
from claims.model import Basis, Stance
from claims.values import Count


def with_sums(statements: Iterable[DraftStatement]) -> Iterator[DraftStatement]:
    """The statements of a claim, each count that goes on from one before it followed by their sum."""
    totals: dict[str, Count] = {}
    groups: dict[str, str] = {}
    for said in statements:
        yield said
        count = _count_of(said)
        if count is None:
            continue
        field, before = said.field, totals.get(said.field)
        if ", more" in said.rule and before is not None:
            group = said.group if said.group == groups[field] else ""
            totals[field], groups[field] = before + count, group
            rule = f"count of {field}, with those before"
            yield replace(said, value=str(totals[field]), group=group, rule=rule, basis=Basis.READING)
        elif before is None or count.low > before.low:
            totals[field], groups[field] = count, said.group


def _count_of(said: DraftStatement) -> Count | None:
    """The number that a statement adds, None where it counts nobody for certain or is a part of a number."""
    if not said.rule.startswith("count of ") or "aside" in said.rule or said.stance is Stance.DENIES:
        return None
    count = Count.parse(said.value)
    return None if count.vague or count.high in {0, None} else count
