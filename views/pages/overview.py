"""The first page: who says how many, figure by figure; how many accounts contradict one another, and the worst of it."""

import streamlit as st

from claims.model import Kind
from claims.projects.beside.notes import NoteKind
from claims.survey import Overview
from views.blocks import range_bars, relation_badges
from views.blocks.between.pairs_box import pairs_box
from views.blocks.downloads.download_menu import Download, download_menu
from views.blocks.downloads.page_downloads import discrepancies_download, figures_download, incidents_download
from views.blocks.evidence import Openings
from views.blocks.figures.serious_box import serious_box
from views.blocks.figures.who_says_table import who_says_table
from views.blocks.note_marks import tag_badges
from views.markup import link, literal, name, show
from views.state.drawn_blocks import drawn
from views.state.page_context import StudyContext
from views.state.page_study import PageStudy
from views.state.reader import is_dark
from views.state.url import first_of, list_page, pills
from views.state.work.still_open import part
from views.texts import add_document_words, import_words, words
from views.texts.translation import counted, localised

ROWS_A_PAGE = 15
FIGURES_A_PAGE = 12
MOST_COLUMNS = 5  # sources of their own; all others share a column


def show_page(context: StudyContext) -> None:
    """Draws the page for what the shared filters leave."""
    with context.actions:
        download_menu(context.study.collection, lambda: _downloads(context), key="overview")
    numbers = context.study.numbers(context.scope.filter)
    sources = _number_of_sources(context)
    show(f'<div class="cc"><h1>{_count(context.study, numbers)}</h1>{_lines(context.study, numbers, sources)}</div>')
    figures, side = st.columns([19, 6], gap="medium")
    with figures:
        if context.study.offered_figures:
            _figures(context)
    with side:
        told = (each for each in context.scope.discrepancies if each.kind is not Kind.OMISSION)
        if worst := next(told, None):
            show(serious_box(context.study, worst))
        if pairs := pairs_box(context.study, context.study.incidents_between(context.scope.filter)):
            show(pairs)
    _ranked(context)
    show(relation_badges.legend())


def _count(study: PageStudy, numbers: Overview) -> str:
    compared = counted(numbers.compared, "shared incidents")
    if not numbers.compared:
        return words.ONE_SOURCE_ALONE if len(study.publishers) == 1 else words.NOTHING_SHARED
    if not numbers.clashing:
        return words.NO_CLASH.format(compared=compared)
    sentence = words.CLASH_IN_ONE if numbers.clashing == 1 else words.CLASH_IN
    return sentence.format(number=numbers.clashing, compared=compared)


def _lines(study: PageStudy, numbers: Overview, sources: int) -> str:
    """What the contradictions are about, how much is compared, and where nothing is, what it would take."""
    fields = words.COMMA.join(
        f"{literal(study.field_label(field))} <b>{number}</b>" for field, number in numbers.clashing_fields.items()
    )
    about = words.CLASH_OVER.format(fields=fields) if fields else ""
    if len(study.publishers) == 1:
        add, table = link(add_document_words.ADD, "add"), link(import_words.IMPORT, "import")
        about = words.ADD_ANOTHER.format(add=add, table=table)
    covered = words.COMPARED.format(number=sources, incidents=counted(numbers.incidents, "incidents"))
    twice = words.COVERED_TWICE.format(number=numbers.compared) if numbers.compared else ""
    first = f'<p class="cc-line">{about}</p>' if about else ""
    return f'{first}<p class="cc-line cc-soft">{" ".join(filter(None, [covered, twice, words.WHAT_THIS_IS]))}</p>'


def _number_of_sources(context: StudyContext) -> int:
    """How many sources have an account of the incidents that the filters leave."""
    study, scope = context.study, context.scope
    if not scope.filter.names:
        return len(study.publishers)
    claims = (claim_id for incident_id in scope.incident_ids for claim_id in study.incidents.claims_of[incident_id])
    return len({study.collection.source_of_claim(claim_id) for claim_id in claims})


@part  # another figure or page draws nothing else again
def _figures(context: StudyContext) -> None:
    study, scope = context.study, context.scope
    offered = study.offered_figures
    chosen = pills(
        "figure",
        words.FIGURE_CHOICE,
        tuple(offered),
        title=lambda each: localised(offered[each].label).capitalize(),
        default=next(iter(offered)),
    )
    figure = offered[chosen]
    listed = study.figures.listing.listed(figure, scope.incident_ids)
    sources = scope.filter.source[:MOST_COLUMNS] or study.figures.listing.main_sources(scope.incident_ids)
    page = list_page(len(listed), size=FIGURES_A_PAGE, name="rows", things=words.INCIDENTS_LOWER)
    rows = [study.figures.row(figure, incident_id, sources) for incident_id in listed[page.rows]]
    openings = Openings(study)
    show(who_says_table(study, figure, rows, sources, openings), openings.html(dark=is_dark()))
    page.show_buttons()
    left_out = len(scope.incident_ids) - len(listed)
    rest = words.FIGURES_LEFT_OUT.format(number=counted(left_out, "incidents")) if left_out else ""
    show(f'<div class="cc"><p class="cc-soft">{words.FIGURES_HOW} {rest}</p></div>')


def _downloads(context: StudyContext) -> list[Download]:
    """The figure that the page shows, and all disagreements and incidents that the filters leave."""
    offered = context.study.offered_figures
    figure = offered.get(first_of("figure")) or next(iter(offered.values()), None)
    found = [discrepancies_download(context, context.scope.discrepancies), incidents_download(context)]
    return [figures_download(context, figure), *found] if figure else found


@part  # turning its pages draws nothing else again
def _ranked(context: StudyContext) -> None:
    incident_ids = context.study.ranked(context.scope.filter)
    page = list_page(len(incident_ids), size=ROWS_A_PAGE)
    show(f'<div class="cc"><h2>{words.RANKED}</h2><p class="cc-soft">{words.RANKED_WHY}</p></div>')
    ranks = enumerate(incident_ids[page.rows], page.first + 1)
    tags = context.kept.notes.tags_on
    show(*(drawn(context.study, _line, each, rank, tags((NoteKind.INCIDENT, each))) for rank, each in ranks))
    page.show_buttons()


def _line(study: PageStudy, incident_id: str, rank: int, tags: tuple[str, ...]) -> str:
    row = study.incidents.row(incident_id)
    accounts = words.ACCOUNTS_OF.format(
        claims=counted(row["claims"], "accounts"),
        sources=counted(row["sources"], "sources"),
        origins=counted(len(study.origins_of(incident_id)), "independent origins"),
    )
    when_and_where = f"{literal(study.incident_days(incident_id))} · {name(study.incident_places(incident_id))}"
    return (
        f'<div class="cc cc-ranked"><span class="cc-rank">{rank}</span><div><b>{link(row["name"], "incident", id=incident_id)}</b> {tag_badges(tags)}<p class="cc-soft">{when_and_where}</p>'
        f'<p class="cc-soft">{accounts}</p></div><div>{range_bars.range_bars(study, incident_id)}</div><div>{relation_badges.badges(study.findings.of_incident(incident_id))}</div></div>'
    )
