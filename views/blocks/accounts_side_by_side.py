"""Two or three accounts beside each other: who tells them, and what each says field by field, with the words that differ marked."""

from collections.abc import Mapping, Sequence

from claims.discrepancies.discrepancy_sentences import value_words
from claims.model import Statement
from claims.values import Relation
from views.blocks import relation_badges
from views.blocks.evidence import place_of, who_says
from views.blocks.word_diff import marked
from views.markup import Clashing, lang, literal, name, page_table, scrolling, sentence
from views.state.page_study import PageStudy
from views.texts import words


def beside(study: PageStudy, claims: Sequence[str], *, relations: Mapping[str, Relation] | None = None) -> str:
    """The accounts: sources, documents, days, titles, and their statements by field.

    Args:
        relations: Field to how the accounts stand to one another on it, to be shown; None where a
            reader is to judge without being told.
    """
    titles = [str(study.collection.row("claims", claim)["title"]) for claim in claims]
    heads = "".join(
        _head(study, claim, marked(title, _others(titles, place))[0])
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


def _others(texts: Sequence[str], place: int) -> str:
    return " ".join(text for other, text in enumerate(texts) if other != place)


def _head(study: PageStudy, claim: str, title: str) -> str:
    where = place_of(study, study.document_of(claim))
    return f'<div class="cc-side"><p class="cc-value"><bdi>{title}</bdi></p>{where}</div>'


def _statements(study: PageStudy, claim: str, field: str) -> list[Statement]:
    return [statement for statement in study.collection.statements_of_claim[claim] if statement.field == field]


def _row(study: PageStudy, field: str, claims: Sequence[str], relations: Mapping[str, Relation] | None) -> list[str]:
    row = [literal(study.collection.field_specs[field].label)]
    if relations is not None:
        badge = relation_badges.badge(relations[field])
        row.append(Clashing(badge) if relations[field] in relation_badges.CLASHES else badge)
    answers = [_statements(study, claim, field) for claim in claims]
    return row + [_cell(study, statements, _all_but(answers, place)) for place, statements in enumerate(answers)]


def _all_but(said: Sequence[list[Statement]], place: int) -> list[Statement]:
    return [each for other, statements in enumerate(said) if other != place for each in statements]


def _cell(study: PageStudy, own: list[Statement], others: list[Statement]) -> str:
    if not own:
        return f'<span class="cc-soft">{words.NOT_SAID}</span>'
    values = "; ".join(value_words(study.collection, each) for each in others)
    return "".join(_statement(study, each, values, others) for each in own)


def _statement(study: PageStudy, statement: Statement, values: str, others: list[Statement]) -> str:
    value = marked(value_words(study.collection, statement), values)[0]
    whom = f' <span class="cc-soft">{name(study.party(statement.group))}</span>' if statement.group else ""
    language = study.document_of(statement.claim_id)["language"]
    same_language = [each for each in others if study.document_of(each.claim_id)["language"] == language]
    fragment = (
        marked(statement.fragment, " ".join(each.fragment for each in same_language))[0]
        if same_language
        else literal(statement.fragment)
    )
    quoted = f'<blockquote dir="auto"{lang(language)}>{fragment}</blockquote>' if statement.fragment else ""
    gloss = f'<p class="cc-gloss"><b>{words.IN_ENGLISH}</b> {sentence(statement.gloss)}</p>' if statement.gloss else ""
    return f'<div class="cc-answer"><b><bdi>{value}</bdi></b>{whom}{quoted}{gloss}<p class="cc-soft">{who_says(study, statement)}</p></div>'
