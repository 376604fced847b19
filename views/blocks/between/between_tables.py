"""The tables of a comparison of sources: how often they agree, field by field, and every point side by side."""

from collections.abc import Sequence

import pandas as pd

from claims.survey.between import Between
from claims.survey.figures.figure_answers import source_answers
from claims.tables import Row, records_of
from claims.values import Relation
from views.blocks import relation_badges
from views.blocks.evidence import Openings
from views.markup import Clashing, folded, link, literal, name, page_table
from views.state.page_study import PageStudy
from views.texts import between_words
from views.texts.translation import localised

_RELATIONS = {
    "agree": Relation.AGREES,
    "overlap": Relation.OVERLAPS,
    "differ": Relation.DIFFERS,
    "contradict": Relation.CONTRADICTS,
    "other": Relation.COUNTS_OTHER,
}


def summary_table(between: Between, *, in_groups: bool) -> str:
    """In how many shared incidents the sources agree, differ or contradict each other; each row links to its comparison.

    Args:
        in_groups: Whether groups of fields stand first, and their fields are there to be opened.
    """
    rows = records_of(between.summary)
    title = f'<h2>{between_words.SUMMARY}</h2><p class="cc-soft">{between_words.SUMMARY_WHY}</p>'
    fields = [row for row in rows if row["field"]]
    if not in_groups:
        return f'<div class="cc">{title}{_numbers(between, fields)}</div>'
    groups = [row for row in rows if not row["field"]]
    more = folded(between_words.FIELD_BY_FIELD, _numbers(between, fields))
    return f'<div class="cc">{title}{_numbers(between, groups)}{more}</div>'


def _numbers(between: Between, rows: Sequence[Row]) -> str:
    columns = ["both", *(name for name in _RELATIONS if any(row[name] for row in rows)), "one"]
    both = between_words.SUMMARY_BOTH if len(between.source_ids) == 2 else between_words.SUMMARY_TWO
    heads = [_head(between_words.SUMMARY_FIELD)]
    labels = {**between_words.SUMMARY_COLUMNS, "both": both}
    heads += [_head(labels[name], _RELATIONS[name].mark if name in _RELATIONS else "") for name in columns]
    body = "".join(_summary_row(between, row, columns) for row in rows)
    return f'<table class="cc-sums"><thead><tr>{"".join(heads)}</tr></thead><tbody>{body}</tbody></table>'


def _head(text: str, mark: str = "") -> str:
    shown = f'<b>{mark}</b> <span class="cc-head-words">{literal(text)}</span>' if mark else literal(text)
    return f'<th scope="col">{shown}</th>'


def _summary_row(between: Between, row: Row, columns: Sequence[str]) -> str:
    title = str(localised(row["label"]) if row["label"] else between_words.GROUPS.get(row["group"], row["group"]))
    about = row["field"] or row["group"]
    linked = link(f"{title[:1].upper()}{title[1:]}", "between", between=list(between.source_ids), about=about)
    cells = "".join(_number(row[column], clashes=column == "contradict") for column in columns)
    return f'<tr><th scope="row">{linked}</th>{cells}</tr>'


def _number(number: int, *, clashes: bool) -> str:
    tint = ' class="cc-clash-cell"' if clashes and number else ""
    return f"<td{tint}>{number}</td>"


def points_table(study: PageStudy, between: Between, points: pd.DataFrame, openings: Openings) -> str:
    """The points on which two of the sources report: date, incident, field, and what each says; each value opens its words."""
    date, incident, field, relation = between_words.POINT_COLUMNS
    heads = [date, incident, field]
    names = [*(study.source(each) for each in between.source_ids), relation]
    rows = [
        _point(study, between, str(incident_id), str(field), Relation(str(relation)), openings)
        for incident_id, field, relation in points[["incident_id", "field", "relation"]].itertuples(index=False)
    ]
    table = page_table(heads, rows, names=names, has_row_heads=False)
    why = f'<p class="cc-soft">{between_words.POINT_BY_POINT_WHY}</p>'
    return f'<div class="cc"><h2>{between_words.POINT_BY_POINT}</h2>{why}{table}</div>'


def _point(
    study: PageStudy, between: Between, incident_id: str, field: str, relation: Relation, openings: Openings
) -> list[str]:
    cells = [_answers(study, between, incident_id, field, source_id, openings) for source_id in between.source_ids]
    return [
        literal(study.incident_days(incident_id)),
        link(study.incident_name(incident_id), "incident", id=incident_id),
        name(study.field_label(field)),
        *(map(Clashing, cells) if relation in relation_badges.CLASHES else cells),
        relation_badges.badge(relation),
    ]


def _answers(
    study: PageStudy, between: Between, incident_id: str, field: str, source_id: str, openings: Openings
) -> str:
    """What a source says of a field; where it is set against the others by its figures for parts of it, what these make."""
    answers = source_answers(study.between.accounts(incident_id), source_id, field)
    told = [(answer.text, tuple(each.statement_id for each in answer.statements)) for answer in answers]
    told = told or [
        (side.value, side.statement_ids)
        for each in between.discrepancies
        if (each.incident_id, each.field) == (incident_id, field)
        for side in each.sides
        if source_id in side.source_ids
    ]
    shown = "<br>".join(openings.number(value, statement_ids) for value, statement_ids in dict.fromkeys(told))
    return shown or f'<span class="cc-none">{Relation.SILENT.mark} {literal(localised(Relation.SILENT))}</span>'
