"""The most serious discrepancy in a box beside the table of figures: two values, each with who says it, the mark between."""

from claims.discrepancies.discrepancy_sentences import side_words
from claims.model import Discrepancy, Side
from views.blocks.relation_badges import CLASHES
from views.markup import link, literal, sentence_html
from views.state.page_study import PageStudy
from views.texts import words


def serious_box(study: PageStudy, worst: Discrepancy) -> str:
    """The two sides that stand against each other, what follows in one sentence, and where to read on."""
    clashes = worst.relation in CLASHES
    heading = words.MOST_SERIOUS if clashes else words.MOST_SERIOUS_OTHER
    label = study.collection.name_of("fields", worst.field) if worst.field else str(worst.kind)
    where = link(study.incident_name(worst.incident_id), "incident", id=worst.incident_id)
    kind = "cc-mark" if clashes else "cc-soft"
    mark = f'<span class="{kind}" title="{literal(worst.relation)}">{worst.relation.mark}</span>'
    shown = study.figures.opposed(worst)
    sides = mark.join(_side(side) for side in shown)
    hidden = len(worst.sides) - len(shown)
    more = f" {words.MORE_VERSIONS.format(number=hidden)}" if hidden else ""
    closing = f"<p>{sentence_html(worst.closing)}{more}</p>" if worst.closing or more else ""
    rest = f"<p>{link(words.ALL_OF_INCIDENTS, 'discrepancies')}</p>"
    return (
        f'<div class="cc cc-box cc-serious"><h2>{heading}</h2><p>{where}: {literal(label)}</p>'
        f'<div class="cc-versus">{sides}</div>{closing}{rest}</div>'
    )


def _side(side: Side) -> str:
    return f"<div><b>{sentence_html(side_words(side))}</b><small>{sentence_html(side.speakers)}</small></div>"
