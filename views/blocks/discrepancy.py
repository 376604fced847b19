"""A discrepancy on screen: its sentence, its sides with those who hold them, and the words behind each."""

from claims.model import Discrepancy, Side
from views.blocks import relation_badges
from views.blocks.evidence import place_of, words_of
from views.markup import link, literal, name, sentence
from views.state.page_study import PageStudy
from views.texts import words

MOST_SHOWN = 2  # statements of a side that stand open; the others are one click away


def opened(study: PageStudy, found: Discrepancy) -> str:
    """The sentence and all sides, as a block of its own."""
    return f'<div class="cc cc-box">{tags(study, found)}<p class="cc-sentence">{sentence(found.sentence)}</p>{sides(study, found)}</div>'


def row(study: PageStudy, found: Discrepancy, rank: int, *, within: str = "") -> str:
    """A discrepancy as one line of a list, which opens its sides in place; `within` names the incident that need not be repeated."""
    return (
        f'<li><details class="cc-row"><summary>'
        f'<span class="cc-rank">{rank}</span>'
        f'<span class="cc-tags">{_tags(found)}</span>'
        f'<span class="cc-words-cell cc-sentence">{sentence(_without_title(found.sentence, within))}</span>'
        f'<span class="cc-about">{_about(study, found)}</span>'
        f"</summary>{sides(study, found)}{_links(study, found)}</details></li>"
    )


def _without_title(told: str, title: str) -> str:
    rest = told.removeprefix(f"{title}, ").removeprefix(f"{title}: ") if title else told
    return rest[:1].upper() + rest[1:]


def rows(study: PageStudy, found: list[Discrepancy], *, first_rank: int = 1, within: str = "") -> str:
    """Discrepancies as a list."""
    lines = "".join(row(study, each, rank, within=within) for rank, each in enumerate(found, first_rank))
    return f'<div class="cc"><ol class="cc-list">{lines}</ol></div>'


def tags(study: PageStudy, found: Discrepancy) -> str:
    """Relation, severity, kind and incident in one line."""
    parts = [relation_badges.badge(found.relation), _severity_words(found), literal(found.kind)]
    where = link(study.incident_title(found.incident_id), "incident", id=found.incident_id)
    return f'<p class="cc-badges">{" · ".join(part for part in parts if part)} · {where}</p>'


def _tags(found: Discrepancy) -> str:
    return f"{relation_badges.badge(found.relation)}<span>{_severity_words(found)}</span>"


def _severity_words(found: Discrepancy) -> str:
    return f"{words.FILTERS['severity'].lower()} {relation_badges.severity(found.severity)}" if found.severity else ""


def _about(study: PageStudy, found: Discrepancy) -> str:
    sources = dict.fromkeys(source for side in found.sides for source in side.source_ids)
    named = ", ".join(name(study.source(source)) for source in sources)
    return f"<b>{literal(found.kind)}</b><span>{named}</span>"


def _links(study: PageStudy, found: Discrepancy) -> str:
    incident = link(study.incident_title(found.incident_id), "incident", id=found.incident_id)
    itself = link(words.ADDRESS_OF, "discrepancies", discrepancy=found.discrepancy_id)
    return f'<p class="cc-links"><span>{words.INCIDENT}: {incident}</span><span>{itself}</span></p>'


def sides(study: PageStudy, found: Discrepancy) -> str:
    """Every side of a discrepancy beside the others: first what each says, on whose word, then the words themselves."""
    lettered = [(words.SIDE.format(letter=chr(ord("A") + index)), side) for index, side in enumerate(found.sides)]
    heads = "".join(_head(study, found, title, side) for title, side in lettered)
    bodies = "".join(
        f'<div class="cc-side"><p class="cc-soft">{title}</p>{_evidence(study, side)}</div>' for title, side in lettered
    )
    return f'<div class="cc-sides cc-heads">{heads}</div><div class="cc-sides">{bodies}</div>'


def _head(study: PageStudy, found: Discrepancy, title: str, side: Side) -> str:
    tint = " cc-side-clash" if found.relation in relation_badges.CLASHES else ""
    return (
        f'<div class="cc-side cc-head{tint}"><p class="cc-soft">{title}</p><p class="cc-value">{sentence(side.value)}</p>'
        f'<p>{words.SPEAKERS} {sentence(side.speakers)}</p><p class="cc-soft">{words.ORIGINS} {_origins(study, side)}</p></div>'
    )


def _origins(study: PageStudy, side: Side) -> str:
    if not side.origins:
        return words.NO_ORIGIN
    named = ", ".join(name(study.origins.name(origin)) for origin in side.origins)
    return f"<b>{len(side.origins)}</b> ({named})"


def _evidence(study: PageStudy, side: Side) -> str:
    records = [study.collection.statement_records[each] for each in side.statement_ids]
    blocks = [words_of(study, record) for record in records] + _silent(study, side)
    folded = "".join(blocks[MOST_SHOWN:])
    number = words.MORE_WORDS.format(number=len(blocks) - MOST_SHOWN)
    return "".join(blocks[:MOST_SHOWN]) + (f"<details><summary>{number}</summary>{folded}</details>" if folded else "")


def _silent(study: PageStudy, side: Side) -> list[str]:
    records = study.collection.statement_records
    speaking = {records[each].claim_id for each in side.statement_ids}
    silent = [claim_id for claim_id in side.claim_ids if claim_id not in speaking]
    return [
        f'<div class="cc-words"><p>{name(study.source_of_claim(claim_id))} {words.SAYS_NOTHING}</p>{place_of(study, study.document_of(claim_id))}</div>'
        for claim_id in silent
    ]
