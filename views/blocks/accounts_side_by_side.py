"""Accounts beside each other: sources, documents, quotations, and what each says field by field, with the words that differ marked."""

from collections.abc import Mapping, Sequence

from claims.discrepancies.discrepancy_sentences import inferred_words, value_words
from claims.model import Statement
from claims.tables import Row
from claims.values import Relation
from views.blocks import relation_badges
from views.blocks.evidence import place_line, who_says
from views.blocks.word_diff import mark_differences
from views.markup import Clashing, cut_ends, lang, literal, name, page_table, scrolling, sentence_html
from views.state.page_study import PageStudy
from views.texts import words
from views.texts.phrases import phrase

Quotations = Mapping[int, Sequence[Statement]]  # number of a quotation to the statements that it is the words of


def accounts_side_by_side(
    study: PageStudy, claims: Sequence[str], *, relations: Mapping[str, Relation] | None = None
) -> str:
    """The accounts as HTML: sources, documents, days, titles, and their statements by field.

    Args:
        relations: How the accounts relate on each field; None keeps it from a reader who is to judge for themselves.
    """
    quotations = {claim: _quotations(study, claim) for claim in claims}
    heads = "".join(_head(study, claim, quotations) for claim in claims)
    fields = [
        field for field in study.collection.field_specs if any(_statements(study, claim, field) for claim in claims)
    ]
    answers = page_table(
        [words.FIELD_OF_BOTH, *[words.RELATION] * (relations is not None)],
        [_row(study, field, quotations, relations) for field in fields],
        names=[study.source_of_claim(claim) for claim in claims],
        classes="cc-stack cc-fields",
    )
    return (
        f'<div class="cc"><div class="cc-sides">{heads}</div><p class="cc-soft">{words.ONLY_HERE}</p>'
        f"{scrolling(words.FIELD_BY_FIELD, answers)}</div>"
    )


def _quotations(study: PageStudy, claim: str) -> Quotations:
    """Every quotation of an account once, in its widest form, by its number."""
    told = [each for each in study.collection.statements_of_claim[claim] if each.fragment]
    fragments = dict.fromkeys(each.fragment for each in told)
    widest = [each for each in fragments if not any(each != other and each in other for other in fragments)]
    return {number: [each for each in told if each.fragment in fragment] for number, fragment in enumerate(widest, 1)}


def _head(study: PageStudy, claim: str, quotations: Mapping[str, Quotations]) -> str:
    """Title, document and quotations of an account; the words that no other account has are marked."""
    title = mark_differences(
        _title(study, claim), " ".join(_title(study, each) for each in quotations if each != claim)
    )[0]
    document = study.document_of(claim)
    known = " ".join(
        each.fragment
        for other, told in quotations.items()
        if other != claim and study.document_of(other)["language"] == document["language"]
        for said in told.values()
        for each in said
    )
    quoted = "".join(_quotation(document, said, known) for said in quotations[claim].values())
    words_of = f'<ol class="cc-quoted">{quoted}</ol>' if quoted else ""
    return (
        f'<div class="cc-side"><p class="cc-value"><bdi>{title}</bdi></p>{place_line(study, document)}{words_of}</div>'
    )


def _title(study: PageStudy, claim: str) -> str:
    return str(study.collection.row("claims", claim)["title"])


def _quotation(document: Row, said: Sequence[Statement], known: str) -> str:
    """A quotation whole, with its gloss; marked only beside words in its language, fragments within one language only."""
    fragment = max((each.fragment for each in said), key=len)
    shown = mark_differences(fragment, known)[0] if known else literal(fragment)
    gloss = max((each.gloss for each in said if each.fragment == fragment), key=len)
    in_english = f'<p class="cc-gloss"><b>{words.IN_ENGLISH}</b> {sentence_html(gloss)}</p>' if gloss else ""
    cut = "" if fragment == document["title"] else cut_ends(fragment)
    return f'<li><blockquote dir="auto"{lang(document["language"])}{cut}>{shown}</blockquote>{in_english}</li>'


def _statements(study: PageStudy, claim: str, field: str) -> list[Statement]:
    return [statement for statement in study.collection.statements_of_claim[claim] if statement.field == field]


def _row(
    study: PageStudy, field: str, quotations: Mapping[str, Quotations], relations: Mapping[str, Relation] | None
) -> list[str]:
    row = [literal(study.field_label(field))]
    if relations is not None:
        badge = relation_badges.badge(relations[field])
        row.append(Clashing(badge) if relations[field] in relation_badges.CLASHES else badge)
    answers = {claim: _statements(study, claim, field) for claim in quotations}
    for claim, statements in answers.items():
        others = [statement for other, said in answers.items() if other != claim for statement in said]
        values = "; ".join(value_words(study.collection, other) for other in others)
        cells = [_statement(study, each, values, quotations[claim]) for each in statements]
        row.append("".join(cells) or f'<span class="cc-soft">{words.NOT_SAID}</span>')
    return row


def _statement(study: PageStudy, statement: Statement, values: str, quotations: Quotations) -> str:
    """A value with the words marked that no other account has, the number of its quotation, and who says it."""
    value = mark_differences(value_words(study.collection, statement), values)[0]
    group = f' <span class="cc-soft">{name(study.party(statement.group))}</span>' if statement.group else ""
    number = "".join(f" <sup>[{number}]</sup>" for number, said in quotations.items() if statement in said)
    return f'<div class="cc-answer"><b><bdi>{value}</bdi></b>{number}{literal(phrase(inferred_words([statement.basis])))}{group}<p class="cc-soft">{who_says(study, statement)}</p></div>'
