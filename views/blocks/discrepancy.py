"""A discrepancy on screen: its sentence, its sides with their speakers, and the words behind each."""

from collections.abc import Sequence

from claims.discrepancies.discrepancy_sentences import side_words
from claims.model import Discrepancy, Side
from views.blocks import relation_badges
from views.blocks.evidence import place_line, words_block
from views.markup import folded, link, literal, name, sentence_html
from views.state.page_study import PageStudy
from views.texts import words

MOST_SHOWN = 2  # statements of a side that are open; the others are one click away


def discrepancy_box(study: PageStudy, discrepancy: Discrepancy) -> str:
    """The sentence and all sides, as a block of its own."""
    return f'<div class="cc cc-box">{_tag_line(study, discrepancy)}<p class="cc-sentence">{sentence_html(discrepancy.sentence)}</p>{_sides(study, discrepancy)}</div>'


def discrepancy_list(
    study: PageStudy, discrepancies: Sequence[Discrepancy], *, first_rank: int = 1, within: str = ""
) -> str:
    """Discrepancies as a numbered list, each line of which opens its sides in place.

    Args:
        first_rank: The number of the first.
        within: The title of the incident of all, which their sentences then do not repeat.
    """
    lines = "".join(
        _line(study, discrepancy, rank, within) for rank, discrepancy in enumerate(discrepancies, first_rank)
    )
    return f'<div class="cc"><ol class="cc-list">{lines}</ol></div>'


def _line(study: PageStudy, discrepancy: Discrepancy, rank: int, within: str) -> str:
    return (
        f'<li><details class="cc-row"><summary>'
        f'<span class="cc-rank">{rank}</span>'
        f'<span class="cc-tags">{_tags(discrepancy)}</span>'
        f'<span class="cc-words-cell cc-sentence">{sentence_html(_without_title(discrepancy.sentence, within))}</span>'
        f'<span class="cc-about">{_about(study, discrepancy)}</span>'
        f"</summary>{_sides(study, discrepancy)}{_links(study, discrepancy)}</details></li>"
    )


def _without_title(words: str, title: str) -> str:
    rest = words.removeprefix(f"{title}, ").removeprefix(f"{title}: ") if title else words
    return rest[:1].upper() + rest[1:]


def _tag_line(study: PageStudy, discrepancy: Discrepancy) -> str:
    """Relation, severity, kind and incident in one line."""
    parts = [relation_badges.badge(discrepancy.relation), _severity_words(discrepancy), literal(discrepancy.kind)]
    where = link(study.incident_name(discrepancy.incident_id), "incident", id=discrepancy.incident_id)
    return f'<p class="cc-badges">{" · ".join(part for part in parts if part)} · {where}</p>'


def _tags(discrepancy: Discrepancy) -> str:
    return f"{relation_badges.badge(discrepancy.relation)}<span>{_severity_words(discrepancy)}</span>"


def _severity_words(discrepancy: Discrepancy) -> str:
    return (
        f"{words.FILTERS['severity'].lower()} {relation_badges.severity(discrepancy.severity)}"
        if discrepancy.severity
        else ""
    )


def _about(study: PageStudy, discrepancy: Discrepancy) -> str:
    sources = dict.fromkeys(source for side in discrepancy.sides for source in side.source_ids)
    named = ", ".join(name(study.source(source)) for source in sources)
    return f"<b>{literal(discrepancy.kind)}</b><span>{named}</span>"


def _links(study: PageStudy, discrepancy: Discrepancy) -> str:
    incident = link(study.incident_name(discrepancy.incident_id), "incident", id=discrepancy.incident_id)
    itself = link(words.ADDRESS_OF, "discrepancies", discrepancy=discrepancy.discrepancy_id)
    return f'<p class="cc-links"><span>{words.INCIDENT}: {incident}</span><span>{itself}</span></p>'


def _sides(study: PageStudy, discrepancy: Discrepancy) -> str:
    """The sides beside each other: first what each says and on whose word, then the words themselves."""
    lettered = [(words.SIDE.format(letter=chr(ord("A") + index)), side) for index, side in enumerate(discrepancy.sides)]
    heads = "".join(_head(study, discrepancy, title, side) for title, side in lettered)
    bodies = "".join(
        f'<div class="cc-side"><p class="cc-soft">{title}</p>{_evidence(study, side)}</div>' for title, side in lettered
    )
    return f'<div class="cc-sides cc-heads">{heads}</div><div class="cc-sides">{bodies}</div>'


def _head(study: PageStudy, discrepancy: Discrepancy, title: str, side: Side) -> str:
    tint = " cc-side-clash" if discrepancy.relation in relation_badges.CLASHES else ""
    return (
        f'<div class="cc-side cc-head{tint}"><p class="cc-soft">{title}</p><p class="cc-value">{sentence_html(side_words(side))}</p>'
        f'<p>{words.SPEAKERS} {sentence_html(side.speakers)}</p><p class="cc-soft">{words.ORIGINS} {_origins(study, side)}</p></div>'
    )


def _origins(study: PageStudy, side: Side) -> str:
    if not side.origins:
        return words.NO_ORIGIN
    named = ", ".join(name(study.origins.name(origin)) for origin in side.origins)
    return f"<b>{len(side.origins)}</b> ({named})"


def _evidence(study: PageStudy, side: Side) -> str:
    statements = [study.collection.statement_records[statement_id] for statement_id in side.statement_ids]
    blocks = [words_block(study, statement) for statement in statements] + _silences(study, side)
    rest = "".join(blocks[MOST_SHOWN:])
    number = words.MORE_WORDS.format(number=len(blocks) - MOST_SHOWN)
    return "".join(blocks[:MOST_SHOWN]) + (folded(number, rest) if rest else "")


def _silences(study: PageStudy, side: Side) -> list[str]:
    records = study.collection.statement_records
    speaking = {records[statement_id].claim_id for statement_id in side.statement_ids}
    silent = [claim_id for claim_id in side.claim_ids if claim_id not in speaking]
    return [
        f'<div class="cc-words"><p>{name(study.source_of_claim(claim_id))} {words.SAYS_NOTHING}</p>{place_line(study, study.document_of(claim_id))}</div>'
        for claim_id in silent
    ]
