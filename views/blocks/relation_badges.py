"""Relations on screen: the mark, the word, and a tint that repeats what the word says."""

from collections import Counter
from collections.abc import Iterable

from claims.model import Basis, Discrepancy, Severity
from claims.values import Relation
from views.markup import folded, literal
from views.texts import words
from views.texts.translation import localised

_GRAVEST_FIRST = tuple(dict.fromkeys([Relation.CONTRADICTS, Relation.DENIES, Relation.DIFFERS, *Relation]))
CLASHES = frozenset({Relation.CONTRADICTS, Relation.DENIES})
_TINTS = {
    Relation.CONTRADICTS: "cc-clash",
    Relation.DENIES: "cc-clash",
    Relation.COUNTS_OTHER: "cc-other",
    Relation.SILENT: "cc-quiet",
    Relation.NO_ACCOUNT: "cc-quiet",
}


def badge(relation: Relation, *, number: int | None = None) -> str:
    """Mark and word, with a number of discrepancies where one is given."""
    number_shown = f" {number}" if number is not None else ""
    title = literal(localised(relation.definition))
    return f'<span class="cc-badge {_TINTS.get(relation, "")}" title="{title}">{relation.mark} {localised(relation)}{number_shown}</span>'


def badges(discrepancies: Iterable[Discrepancy]) -> str:
    """The relations of several discrepancies, each with its number, the gravest first."""
    numbers = Counter(discrepancy.relation for discrepancy in discrepancies)
    shown = [badge(relation, number=numbers[relation]) for relation in _GRAVEST_FIRST if numbers[relation]]
    items = "".join(f"<li>{item}</li>" for item in shown or [words.NO_DISCREPANCY])
    return f'<ul class="cc-badges">{items}</ul>'


def severity(level: Severity | None) -> str:
    """The severity as a word; high is underlined and bold."""
    if level is None:
        return ""
    return f'<span class="{"cc-high" if level is Severity.HIGH else ""}">{localised(level)}</span>'


def legend() -> str:
    """Every relation with its mark and definition, and the mark of an inferred value, closed until opened."""
    rows = "".join(f"<p>{badge(relation)} {literal(localised(relation.definition))}</p>" for relation in Relation)
    rows += f"<p><b>{words.INFERRED_MARK}</b> {literal(localised(Basis.INFERENCE.definition))}</p>"
    return f'<div class="cc">{folded(words.MARKS, rows)}</div>'
