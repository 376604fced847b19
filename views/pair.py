"""Two accounts beside each other: who tells them, and what each says field by field, with the words that differ marked."""

from claims.discrepancies.wording import value_words
from claims.model import Statement
from views import words
from views.differences import marked
from views.evidence import place_of, who_says
from views.safe import lang, literal, name, sentence
from views.study import Study

Sides = tuple[str, str]


def pair(study: Study, claim_a: str, claim_b: str) -> str:
    """Both accounts: sources, documents, days, titles, and their statements by field."""
    claims = (claim_a, claim_b)
    titles = marked(*(str(study.collection.row("claims", claim)["title"]) for claim in claims))
    heads = "".join(_head(study, claim, title) for claim, title in zip(claims, titles, strict=True))
    fields = [field for field in study.collection.field_specs if any(_said(study, claim, field) for claim in claims)]
    rows = "".join(_row(study, field, claims) for field in fields)
    names = "".join(f'<th scope="col">{name(study.source_of_claim(claim))}</th>' for claim in claims)
    table = f'<table class="cc-stack cc-fields"><thead><tr><th scope="col">{words.FIELD_OF_BOTH}</th>{names}</tr></thead><tbody>{rows}</tbody></table>'
    return f'<div class="cc"><div class="cc-sides">{heads}</div><p class="cc-soft">{words.ONLY_HERE}</p>{table}</div>'


def _head(study: Study, claim: str, title: str) -> str:
    where = place_of(study, study.document_of(claim))
    return f'<div class="cc-side"><p class="cc-value"><bdi>{title}</bdi></p>{where}</div>'


def _said(study: Study, claim: str, field: str) -> list[Statement]:
    return [each for each in study.collection.statements_of_claim[claim] if each.field == field]


def _row(study: Study, field: str, claims: Sides) -> str:
    label = study.collection.field_specs[field].label
    said = [_said(study, claim, field) for claim in claims]
    cells = [_cell(study, own, other) for own, other in (said, said[::-1])]
    shown = "".join(
        f'<td data-label="{literal(study.source_of_claim(claim))}">{cell}</td>'
        for claim, cell in zip(claims, cells, strict=True)
    )
    return f'<tr><th scope="row">{literal(label)}</th>{shown}</tr>'


def _cell(study: Study, own: list[Statement], other: list[Statement]) -> str:
    if not own:
        return f'<span class="cc-soft">{words.NOT_SAID}</span>'
    values = "; ".join(value_words(study.collection, each) for each in other)
    return "".join(_statement(study, each, values, other) for each in own)


def _statement(study: Study, statement: Statement, values: str, other: list[Statement]) -> str:
    value = marked(value_words(study.collection, statement), values)[0]
    whom = f' <span class="cc-soft">{name(study.party(statement.group))}</span>' if statement.group else ""
    language = study.document_of(statement.claim_id)["language"]
    same_language = [each for each in other if study.document_of(each.claim_id)["language"] == language]
    fragment = (
        marked(statement.fragment, " ".join(each.fragment for each in same_language))[0]
        if same_language
        else literal(statement.fragment)
    )
    quoted = f'<blockquote dir="auto"{lang(language)}>{fragment}</blockquote>' if statement.fragment else ""
    gloss = f'<p class="cc-gloss"><b>{words.IN_ENGLISH}</b> {sentence(statement.gloss)}</p>' if statement.gloss else ""
    return f'<div class="cc-answer"><b><bdi>{value}</bdi></b>{whom}{quoted}{gloss}<p class="cc-soft">{who_says(study, statement)}</p></div>'
