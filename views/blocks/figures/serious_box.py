"""The most serious discrepancy in a box beside the table of figures: two values, each with who says it, the mark between."""

from claims.model import Discrepancy
from views.blocks.discrepancy import duel, subject
from views.blocks.relation_badges import CLASHES
from views.markup import link, literal, sentence_html
from views.state.page_study import PageStudy
from views.texts import words


def serious_box(study: PageStudy, worst: Discrepancy) -> str:
    """The two sides that stand against each other, what follows in one sentence, and where to read on."""
    heading = words.MOST_SERIOUS if worst.relation in CLASHES else words.MOST_SERIOUS_OTHER
    if worst.relation in CLASHES and len({source for side in worst.sides for source in side.source_ids}) == 1:
        heading = words.MOST_SERIOUS_WITHIN
    where = link(study.incident_name(worst.incident_id), "incident", id=worst.incident_id)
    shown = study.figures.opposed(worst)
    hidden = len(worst.sides) - len(shown)
    more = f" {words.MORE_VERSIONS.format(number=hidden)}" if hidden else ""
    closing = f"<p>{sentence_html(worst.closing)}{more}</p>" if worst.closing or more else ""
    rest = f"<p>{link(words.ALL_OF_INCIDENTS, 'discrepancies')}</p>"
    return (
        f'<div class="cc cc-box cc-serious"><h2>{heading}</h2><p>{where}: {literal(subject(study, worst))}</p>'
        f'<div class="cc-duel"><div class="cc-duel-sides">{duel(study, worst, shown)}</div></div>{closing}{rest}</div>'
    )
