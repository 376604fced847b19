"""Relations on screen: the mark, the word, and a tint that repeats what the word says."""

from collections import Counter
from collections.abc import Iterable

from claims.model import Discrepancy, Severity
from claims.values import Relation
from views.markup import literal
from views.texts import words

CLASHES = frozenset({Relation.CONTRADICTS, Relation.DENIES})
_TINTS = {
    Relation.CONTRADICTS: "cc-clash",
    Relation.DENIES: "cc-clash",
    Relation.COUNTS_OTHER: "cc-other",
    Relation.SILENT: "cc-quiet",
    Relation.NO_ACCOUNT: "cc-quiet",
}


def badge(relation: Relation, *, number: int | None = None) -> str:
    """Mark and word, with how many there are where that is asked."""
    counted = f" {number}" if number is not None else ""
    title = literal(relation.definition)
    return (
        f'<span class="cc-badge {_TINTS.get(relation, "")}" title="{title}">{relation.mark} {relation}{counted}</span>'
    )


def badges(found: Iterable[Discrepancy]) -> str:
    """The relations of several discrepancies, each with its number, the gravest first."""
    numbers = Counter(each.relation for each in found)
    order = [*CLASHES_FIRST, *(relation for relation in Relation if relation not in CLASHES_FIRST)]
    shown = [badge(relation, number=numbers[relation]) for relation in order if numbers[relation]]
    items = "".join(f"<li>{each}</li>" for each in shown) or f"<li>{words.NO_DISCREPANCY}</li>"
    return f'<ul class="cc-badges">{items}</ul>'


CLASHES_FIRST = (Relation.CONTRADICTS, Relation.DENIES, Relation.DIFFERS)


def severity(level: Severity | None) -> str:
    """The severity as a word; high is underlined and bold."""
    if level is None:
        return ""
    return f'<span class="{"cc-high" if level is Severity.HIGH else ""}">{level}</span>'


def legend() -> str:
    """Every mark with its word and definition, to be opened."""
    rows = "".join(f"<p>{badge(relation)} {literal(relation.definition)}</p>" for relation in Relation)
    return f'<div class="cc"><details><summary>{words.MARKS}</summary>{rows}</details></div>'
