"""Accounts beside each other: sources, documents, and what each says field by field, with the words that differ marked."""

from collections.abc import Mapping, Sequence

from claims.discrepancies.discrepancy_sentences import inferred_words, value_words
from claims.model import Statement
from claims.values import Relation
from views.blocks import relation_badges
from views.blocks.evidence import place_line, who_says
from views.blocks.word_diff import mark_differences
from views.markup import Clashing, cut_ends, lang, literal, name, page_table, scrolling, sentence_html
from views.state.page_study import PageStudy
from views.texts import words


def accounts_side_by_side(
    study: PageStudy, claims: Sequence[str], *, relations: Mapping[str, Relation] | None = None
) -> str:
    """The accounts as HTML: sources, documents, days, titles, and their statements by field.

    Args:
        relations: How the accounts relate on each field; None keeps it from a reader who is to judge for themselves.
    """
    titles = [str(study.collection.row("claims", claim)["title"]) for claim in claims]
    heads = "".join(
        _head(study, claim, mark_differences(title, " ".join(titles[:place] + titles[place + 1 :]))[0])
        for place, (claim, title) in enumerate(zip(claims, titles, strict=True))
    )
    fields = [
        field for field in study.collection.field_specs if any(_statements(study, claim, field) for claim in claims)
    ]
    answers = page_table(
        [words.FIELD_OF_BOTH, *[words.RELATION] * (relations is not None)],
        [_row(study, field, claims, relations) for field in fields],
        names=[study.source_of_claim(claim) for claim in claims],
        classes="cc-stack cc-fields",
    )
    return (
        f'<div class="cc"><div class="cc-sides">{heads}</div><p class="cc-soft">{words.ONLY_HERE}</p>'
        f"{scrolling(words.FIELD_BY_FIELD, answers)}</div>"
    )


def _head(study: PageStudy, claim: str, title: str) -> str:
    place = place_line(study, study.document_of(claim))
    return f'<div class="cc-side"><p class="cc-value"><bdi>{title}</bdi></p>{place}</div>'


def _statements(study: PageStudy, claim: str, field: str) -> list[Statement]:
    return [statement for statement in study.collection.statements_of_claim[claim] if statement.field == field]


def _row(study: PageStudy, field: str, claims: Sequence[str], relations: Mapping[str, Relation] | None) -> list[str]:
    row = [literal(study.field_label(field))]
    if relations is not None:
        badge = relation_badges.badge(relations[field])
        row.append(Clashing(badge) if relations[field] in relation_badges.CLASHES else badge)
    answers = [_statements(study, claim, field) for claim in claims]
    for place, statements in enumerate(answers):
        others = [statement for other in answers[:place] + answers[place + 1 :] for statement in other]
        row.append(_cell(study, statements, others))
    return row


def _cell(study: PageStudy, statements: list[Statement], others: list[Statement]) -> str:
    if not statements:
        return f'<span class="cc-soft">{words.NOT_SAID}</span>'
    values = "; ".join(value_words(study.collection, other) for other in others)
    return "".join(_statement(study, statement, values, others) for statement in statements)


def _statement(study: PageStudy, statement: Statement, values: str, others: list[Statement]) -> str:
    """A statement with the words marked that no other account has, fragments within one language only."""
    value = mark_differences(value_words(study.collection, statement), values)[0]
    group = f' <span class="cc-soft">{name(study.party(statement.group))}</span>' if statement.group else ""
    language = study.document_of(statement.claim_id)["language"]
    comparable = [other.fragment for other in others if study.document_of(other.claim_id)["language"] == language]
    fragment = (
        mark_differences(statement.fragment, " ".join(comparable))[0] if comparable else literal(statement.fragment)
    )
    quoted = (
        f'<blockquote dir="auto"{lang(language)}{cut_ends(statement.fragment)}>{fragment}</blockquote>'
        if statement.fragment
        else ""
    )
    gloss = (
        f'<p class="cc-gloss"><b>{words.IN_ENGLISH}</b> {sentence_html(statement.gloss)}</p>' if statement.gloss else ""
    )
    return f'<div class="cc-answer"><b><bdi>{value}</bdi></b>{literal(inferred_words([statement.basis]))}{group}{quoted}{gloss}<p class="cc-soft">{who_says(study, statement)}</p></div>'
