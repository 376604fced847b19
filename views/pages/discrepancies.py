"""The page of all discrepancies: what they are about, filters, the list as rows, and its downloads."""

from collections.abc import Sequence
from difflib import get_close_matches

import streamlit as st

from claims.model import Discrepancy, Severity
from claims.projects.beside.notes import NoteKind
from views.blocks import relation_badges
from views.blocks.alerts import alert
from views.blocks.discrepancy import OPENED, RowsOpened, discrepancy_box, discrepancy_list
from views.blocks.downloads.download_menu import Download, download_menu
from views.blocks.downloads.page_downloads import discrepancies_download
from views.blocks.note_marks import Mark, marks_on
from views.forms.kept.notes_form import notes_box
from views.markup import link, name, quoted, show
from views.state import discrepancy_filters, url
from views.state.discrepancy_filters import ALL, Narrowed, narrowed
from views.state.drawn_blocks import drawn
from views.state.page_context import StudyContext
from views.state.page_study import PageStudy, tally_words
from views.state.work.still_open import part
from views.texts import incident_words, words
from views.texts.translation import counted, localised

ROWS_A_PAGE = 12


def show_page(context: StudyContext) -> None:
    """Draws what the shared filters leave; the address holds the filters of this page and the discrepancy that is open."""
    study = context.study
    offered = discrepancy_filters.options(study)
    selection = {filter_name: url.synced(filter_name, values) for filter_name, values in offered.items()}
    left = narrowed(study, context.scope.filter, selection)
    show(f'<div class="cc"><h1>{words.WHERE_ACCOUNTS_PART}</h1>{_numbers(left)}</div>')
    _asked_for(context)
    _filters(study, left)
    if left.chosen:
        with context.actions:
            download_menu(study.collection, lambda: [_download(context, left)], key="discrepancies")
        _list(context, left)
    elif left.everything:
        _nothing_left(left.everything, selection)
    else:
        alert(words.NOTHING_LEFT)
    show(relation_badges.legend())


def _numbers(left: Narrowed) -> str:
    """How many there are in how many incidents, and how serious the discrepancies are."""
    incidents = counted(left.incidents, "incidents")
    grave = words.COMMA.join(
        words.SEVERITY_NUMBER.format(number=left.severities[severity], severity=localised(severity))
        for severity in map(str, Severity)
        if left.severities[severity]
    )
    numbers = incident_words.IN_INCIDENTS.format(numbers=f"<b>{tally_words(left.tally)}</b>", incidents=incidents)
    return f"<p>{numbers}{f': {grave}' if grave else ''}.</p>"


def _asked_for(context: StudyContext) -> None:
    """The discrepancy that the address names, open, with the place for its notes."""
    study = context.study
    wanted = st.query_params.get("discrepancy", "")
    if wanted and wanted not in study.discrepancies:
        near = get_close_matches(wanted, list(study.discrepancies), n=3, cutoff=0.3)
        links = words.COMMA.join(link(near_id, "discrepancies", discrepancy=near_id) for near_id in near)
        alert(words.UNKNOWN_DISCREPANCY.format(id=f"“{name(wanted)}”"), f"{words.NEAR} {links}" if near else "")
    elif wanted:
        box = discrepancy_box(study, study.discrepancies[wanted], is_open=True)
        show(f'<div class="cc"><h2>{words.ASKED_FOR}</h2></div>')
        notes_box(context, NoteKind.DISCREPANCY, wanted)
        show(box)


def _filters(study: PageStudy, left: Narrowed) -> None:
    """The filters of this page, each value with its number; values that the collection does not have are named."""
    offered = discrepancy_filters.options(study)
    for filter_name, values in offered.items():
        unknown = [value for value in url.in_address(filter_name) if value not in values]
        if unknown:
            alert(words.NOT_IN_COLLECTION.format(filter=words.FILTERS[filter_name].lower(), values=quoted(unknown)))
    with st.container(horizontal=True):
        for filter_name, values in offered.items():
            numbers = left.numbers[filter_name]
            labels = {value: discrepancy_filters.value_name(study, filter_name, value) for value in values}
            with st.container(width="stretch", gap=None):
                url.multiselect(
                    filter_name,
                    words.FILTERS[filter_name],
                    values,
                    title={value: f"{label} ({numbers[value]})" for value, label in labels.items()}.__getitem__,
                    placeholder=words.ANY,
                )


@part  # another subject or page draws nothing else again
def _list(context: StudyContext, left: Narrowed) -> None:
    study = context.study
    numbers = {subject: len(left.by_subject[subject]) for subject in incident_words.SUBJECTS}
    offered = tuple(subject for subject, number in numbers.items() if number)
    with st.container(horizontal=True, vertical_alignment="center"):
        subject = url.pills(
            "about",
            incident_words.SUBJECT_OF,
            offered,
            title=lambda each: f"{incident_words.SUBJECTS[each]} {numbers[each]}",
            default=ALL,
        )
        listed = left.by_subject[subject]
    page = url.list_page(len(listed), size=ROWS_A_PAGE)
    how = f'<p class="cc-soft">{incident_words.SORTED}</p>'
    shown = tuple(each.discrepancy_id for each in listed[page.rows])
    asked = {each: tuple(url.in_address(each)) for each in ("discrepancy", "about", "page", *left.selection)}
    opened = RowsOpened(
        "discrepancies",
        tuple(each for each in url.in_address(OPENED) if each in study.discrepancies),
        tuple((each, values) for each, values in asked.items() if values),
    )
    marks = tuple(marks_on(context.kept.notes, NoteKind.DISCREPANCY, shown).items())
    show(f'<div class="cc">{how}</div>', drawn(study, _rows, shown, opened, marks))
    page.show_buttons()


def _rows(
    study: PageStudy, discrepancy_ids: tuple[str, ...], opened: RowsOpened, marks: tuple[tuple[str, Mark], ...]
) -> str:
    found = [study.discrepancies[each] for each in discrepancy_ids]
    return discrepancy_list(study, found, rows=opened, marks=dict(marks))


def _download(context: StudyContext, left: Narrowed) -> Download:
    """Those that the list shows, on all its pages."""
    study, selection, asked = context.study, left.selection, url.first_of("about", ALL)
    subject = asked if asked in incident_words.SUBJECTS else ALL
    is_narrowed = subject != ALL
    told = [discrepancy_filters.selection_words(study, selection), f"about: {subject}" if is_narrowed else ""]
    parts = [value for values in selection.values() for value in values]
    return discrepancies_download(
        context,
        left.by_subject[subject],
        words="; ".join(filter(None, told)),
        chosen=[*parts, *([subject] if is_narrowed else [])],
    )


def _nothing_left(everything: Sequence[Discrepancy], selection: discrepancy_filters.Selection) -> None:
    filter_name, number = discrepancy_filters.most_removed(everything, selection)
    label = words.FILTERS[filter_name]
    alert(words.NOTHING_LEFT, words.MOST_REMOVED.format(filter=label, number=counted(number, "discrepancies")))
    with st.container(horizontal=True):
        st.button(words.UNDO.format(filter=label), on_click=url.remove_parameters, args=(filter_name,), type="primary")
        st.button(words.CLEAR_FILTERS, on_click=url.remove_parameters, args=tuple(selection))
