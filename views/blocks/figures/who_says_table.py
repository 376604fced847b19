"""Who says how many as a table: incidents down, the main sources across, each figure a button that opens its words."""

import calendar
from collections.abc import Sequence

from claims.survey.figures import CellState, Figure, FigureAnswer, FigureCell, FigureRow, between_sources
from claims.values import Relation
from views.blocks import relation_badges
from views.blocks.evidence import Openings
from views.markup import link, literal, name
from views.state.page_study import PageStudy
from views.texts import plot_words, words
from views.texts.phrases import phrase, remark
from views.texts.translation import counted, localised


def who_says_table(
    study: PageStudy, figure: Figure, rows: Sequence[FigureRow], source_ids: Sequence[str], openings: Openings
) -> str:
    """The rows as a table; sources beyond the columns share one, and the last gives the lowest and highest figure."""
    counts = not any(row.values for row in rows)
    last = words.LOWEST_TO_HIGHEST if counts else words.ALL_VERSIONS
    heads = [
        *(_head(label, kind) for label, kind in zip(words.FIGURE_COLUMNS, ("cc-when", "cc-what"), strict=True)),
        *(_head(study.source(source_id), "cc-source") for source_id in source_ids),
        *([] if _is_alone(study, source_ids) else [_head(words.OTHER_SOURCES, "cc-rest")]),
        _head(last, "cc-ends"),
    ]
    body = "".join(_row(study, figure, row, source_ids, openings) for row in rows)
    caption = f"{localised(figure.question)}: {localised(figure.label)}"
    return (
        f'<div class="cc"><table class="cc-who" role="table"><caption>{literal(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{"".join(heads)}</tr></thead><tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _head(label: str, kind: str) -> str:
    return f'<th scope="col" role="columnheader" class="{kind}">{name(label)}</th>'


def _is_alone(study: PageStudy, source_ids: Sequence[str]) -> bool:
    """Whether a source has a column and is the only one of the collection, so that no others can share one."""
    return len(source_ids) == 1 and tuple(source_ids) == study.publishers


def _row(study: PageStudy, figure: Figure, row: FigureRow, source_ids: Sequence[str], openings: Openings) -> str:
    clashing = row.clashing
    cells = "".join(_source_cell(study, figure, row.cells[source_id], openings, clashing) for source_id in source_ids)
    others = [cell for source_id, cell in row.cells.items() if source_id not in source_ids]
    rest = "" if _is_alone(study, source_ids) else _others_cell(study, figure, others, openings, clashing)
    return (
        f'<tr role="row"><td role="cell" class="cc-when">{_days(row)}</td>'
        f'<th scope="row" role="rowheader" class="cc-what">{_what(study, figure, row)}</th>{cells}'
        f'{rest}<td role="cell" class="cc-ends">{_ends(study, figure, row)}</td></tr>'
    )


def _days(row: FigureRow) -> str:
    short = row.days
    for month in calendar.month_name[1:]:
        short = short.replace(month, month[:3])
    return f'<span title="{literal(phrase(row.days))}">{literal(phrase(short) or words.UNDATED)}</span>'


def _what(study: PageStudy, figure: Figure, row: FigureRow) -> str:
    notes = [] if row.place else [literal(words.PLACE_NOT_STATED)]
    for each in row.perhaps:
        told = f": {literal(each.words)}" if each.words else ""
        other = link(each.title, "incident", id=each.incident_id)
        notes.append(words.PERHAPS_LINKED.format(relation=literal(localised(each.relation)), incident=other) + told)
    if row.against_parts:
        notes.append(words.AGAINST_PARTS.format(sources=words.COMMA.join(map(name, row.against_parts))))
    notes.extend(_clashes_elsewhere(study, figure, row))
    return link(row.name, "incident", id=row.incident_id) + "".join(f"<small>{note}</small>" for note in notes)


def _clashes_elsewhere(study: PageStudy, figure: Figure, row: FigureRow) -> list[str]:
    """What the accounts contradict each other about beside the figure, as a link to where it is shown."""
    found = study.findings.of_incident(row.incident_id)
    clashing = [
        each
        for each in between_sources(found)
        if each.relation in relation_badges.CLASHES and each.field not in figure.fields
    ]
    if not clashing:
        return []
    fields = words.COMMA.join(dict.fromkeys(study.field_label(each.field) for each in clashing if each.field))
    opened = link(words.CLASH_ELSEWHERE.format(fields=fields), "incident", id=row.incident_id, tab="disagreements")
    return [f'<span class="cc-mark">{clashing[0].relation.mark}</span> {opened}']


def _source_cell(
    study: PageStudy, figure: Figure, cell: FigureCell, openings: Openings, clashing: frozenset[str]
) -> str:
    kind = "cc-source cc-clash-cell" if cell.clashes else "cc-source"
    label = literal(study.source(cell.source_id))
    told = _together(cell.answers, clashing)
    shown = "".join(_answer(figure, answers, openings, clashing) for answers in told) or _nothing(cell)
    return f'<td role="cell" class="{kind}" data-label="{label}">{shown}</td>'


def _nothing(cell: FigureCell) -> str:
    mark = Relation.NO_ACCOUNT.mark if cell.state in (CellState.NONE, CellState.OLDER) else Relation.SILENT.mark
    small = f"<small>{literal(remark(cell.remark))}</small>" if cell.remark else ""
    return f'<span class="cc-none">{mark} {literal(localised(cell.state))}{small}</span>'


def _together(answers: Sequence[FigureAnswer], clashing: frozenset[str]) -> list[list[FigureAnswer]]:
    """The answers, those together that are equal in all but the field and clash alike: "0 killed, wounded, captured"."""
    alike: dict[tuple[object, ...], list[FigureAnswer]] = {}
    for answer in answers:
        alike.setdefault(_told(answer, clashing), []).append(answer)
    return list(alike.values())


def _told(answer: FigureAnswer, clashing: frozenset[str]) -> tuple[object, ...]:
    """All that an answer says but its field."""
    said = (answer.value, answer.group, answer.remarks, answer.of_them, answer.readings, answer.together)
    return (*said, _clashes(answer, clashing))


def _clashes(answer: FigureAnswer, clashing: frozenset[str]) -> bool:
    return any(each.statement_id in clashing for each in answer.statements)


def _answer(
    figure: Figure,
    alike: Sequence[FigureAnswer],
    openings: Openings,
    clashing: frozenset[str],
    *,
    sources: Sequence[str] = (),
) -> str:
    """A figure as a button, whom it counts beside it, who says it and how below; `alike` differ in field and source alone."""
    answer = alike[0]
    statements = [statement for each in alike for statement in each.statements]
    ids = tuple(each.statement_id for each in statements)
    hint = " / ".join(dict.fromkeys(f"“{each.fragment}”" for each in statements if each.fragment))
    number = openings.number(phrase(answer.value), ids, hint=f"{words.OPENS_WORDS}: {hint}" if hint else "")
    fields = dict.fromkeys(each.field for each in alike)
    label = words.COMMA.join(map(openings.study.field_label, fields)) if len(figure.fields) > 1 else ""
    about = [label, plot_words.TOGETHER if answer.together else "", answer.whom]
    beside = " ".join(literal(each) for each in about if each)
    mark = f' <span class="cc-mark">{Relation.CONTRADICTS.mark}</span>' if _clashes(answer, clashing) else ""
    parts = [
        *(plot_words.OF_THEM.format(part=each) for each in answer.of_them),
        *(plot_words.OTHER_READING.format(value=phrase(remark(each))) for each in answer.readings),
    ]
    below = [*sources, *parts, *map(remark, answer.remarks)]
    small = f"<small>{literal(words.COMMA.join(below))}</small>" if below else ""
    kind = "cc-figure cc-inferred" if answer.inferred else "cc-figure"
    return f'<span class="{kind}">{number} {beside}{mark}{small}</span>'


def _others_cell(
    study: PageStudy, figure: Figure, others: Sequence[FigureCell], openings: Openings, clashing: frozenset[str]
) -> str:
    """Figures of all other sources, each once with its sources; how many tell the incident without it."""
    told: dict[tuple[object, ...], tuple[list[str], list[FigureAnswer]]] = {}
    for cell in others:
        for alike in _together(cell.answers, clashing):
            key = (*_told(alike[0], clashing), *(each.field for each in alike))
            sources, answers = told.setdefault(key, ([], []))
            sources.append(study.source(cell.source_id))
            answers += alike
    shown = "".join(_answer(figure, answers, openings, clashing, sources=sources) for sources, answers in told.values())
    silent = [study.source(cell.source_id) for cell in others if not cell.answers]
    number = words.ALSO_TELL.format(number=len(silent))
    rest = f'<span class="cc-none" title="{literal(words.COMMA.join(silent))}">{number}</span>' if silent else ""
    kind = " cc-clash-cell" if any(cell.clashes for cell in others) else ""
    empty = "" if shown else " cc-empty"
    return f'<td role="cell" class="cc-rest{kind}{empty}" data-label="{words.OTHER_SOURCES}">{shown}{rest}</td>'


def _ends(study: PageStudy, figure: Figure, row: FigureRow) -> str:
    """Lowest to highest of the same people, or all versions; how many sources say it; how the accounts stand."""
    if not row.saying:
        return f'<span class="cc-none">{words.NO_SOURCE}</span>'
    compared = [each for each in row.ranges if each.sources > 1]
    lines = [
        f"<b>{literal(phrase(each.text))}</b> {literal(study.field_label(each.field) if len(figure.fields) > 1 else '')} {literal(each.whom)}"
        for each in compared or (row.ranges if len(row.ranges) == 1 else ())
    ]
    lines += [" / ".join(f"<b>{literal(value)}</b>" for value in row.values)] if row.values else []
    lines += [f"<small>{words.OTHER_PEOPLE}</small>"] if row.ranges and row.saying > 1 and not lines else []
    saying = words.ONE_SOURCE if row.saying == 1 else counted(row.saying, "sources")
    severity = f" {relation_badges.severity(row.severity)}" if row.severity else ""
    badge = f"{relation_badges.badge(row.relation)}{severity}" if row.relation else ""
    shown = "".join(f'<span class="cc-figure">{line}</span>' for line in lines)
    within = f"<small>{words.WITHIN_ONE}</small>" if row.within_one else ""
    return f"{shown}<small>{saying}</small>{badge}{within}"
