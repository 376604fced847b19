"""The page where people add a document: read it into draft claims, correct and accept them, see what is new."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial

import streamlit as st

from claims.errors import AcceptError, ClaimsError
from claims.extract import added_rows, draft_document
from claims.extract.draft.editing import accept_claims, accepted_only
from claims.model import Discrepancy
from claims.values import number_of
from claims.workspace import (
    Accepted,
    accept_document,
    open_workspace,
    read_accepted,
    remove_document,
    workspace_path,
)
from views.blocks.alerts import alert
from views.blocks.relation_badges import badge, severity
from views.forms.document_form import EARLIEST, show_intake
from views.forms.draft_claims import show_drafts
from views.forms.similar_stored import stored_already, suggestions
from views.markup import link, literal, name, plain_table, sentence, show
from views.state.cached_study import CachedMatched
from views.state.draft_session import BENCH, CLAIM, DONE, ERROR, change, clear, current, redraw, set_up
from views.state.page_context import StudyContext
from views.state.page_study import PageStudy
from views.texts import add_document_words as own_words
from views.texts import words

NAME = "adding-name"
MOST_NEW = 8  # new discrepancies listed of one incident; the number of all is said


@dataclass(frozen=True)
class Done:
    """What was added last: the claims, and which discrepancies there were before."""

    title: str
    claim_ids: tuple[str, ...]
    before: frozenset[str]


def show_page(context: StudyContext) -> None:
    """Draws the page; a document that is not added yet is in the session alone."""
    study, matched = context.study, context.matched
    show(f'<div class="cc"><h1>{own_words.ADD}</h1></div>')
    if DONE in st.session_state:
        _show_added(context, st.session_state[DONE])
    if ERROR in st.session_state:
        _tell_error(st.session_state.pop(ERROR))
    if BENCH in st.session_state:
        _bench(study, matched)
    else:
        show_intake(study, matched)
        _added_before(matched)


@st.fragment
def _bench(study: PageStudy, matched: CachedMatched) -> None:
    if BENCH not in st.session_state:
        st.rerun()
    st.session_state.pop(DONE, None)
    bench = current()
    show(
        f'<div class="cc"><h2>{own_words.DRAFTS}: {name(bench.source["name"])}</h2><p>{own_words.DRAFTS_WHY}</p></div>',
        stored_already(matched.collection, bench.stored),
    )
    for problem in bench.draft.problems:
        show(f'<div class="cc cc-alert"><p>{literal(problem[:1].upper() + problem[1:])}.</p></div>')
    _about(study, matched)
    _save(study, matched)
    suggestions(matched.collection)
    show_drafts(matched.collection, study.incidents)


def _about(study: PageStudy, matched: CachedMatched) -> None:
    """Title and day of the document; another day is read anew, for days such as Saturday hang on it."""
    bench = current()
    document = bench.draft.document
    with st.container(horizontal=True, vertical_alignment="bottom"):
        title = st.text_input(own_words.DOCUMENT_TITLE, document.title, key="adding-title")
        day = st.date_input(
            own_words.DAY_PUBLISHED,
            document.published,
            min_value=EARLIEST,
            key="adding-published",
            help=own_words.DAY_HELP,
        )
        again = st.button(own_words.READ_AGAIN, key="adding-again", help=own_words.READ_AGAIN_HELP)
    if title is not None and title.strip() != document.title:
        st.session_state[BENCH] = replace(
            bench, draft=replace(bench.draft, document=replace(document, title=title.strip()))
        )
    if again:
        document = replace(
            current().draft.document, published=day if isinstance(day, date) else None, titled=document.titled
        )
        draft = draft_document(document, matched.collection, source_id=bench.source["source_id"])
        st.session_state[BENCH] = set_up(study, matched, draft, bench.source)
        redraw()


def _save(study: PageStudy, matched: CachedMatched) -> None:
    """How many claims are accepted, and the buttons that add them or forget all."""
    claims = current().draft.claims
    number = sum(each.accepted for each in claims)
    st.session_state.setdefault(NAME, st.query_params.get("by", ""))
    counted = own_words.CLAIMS_ACCEPTED.format(accepted=number, all=len(claims))
    show(f'<div class="cc"><p><b>{counted}</b> · <span class="cc-soft">{own_words.FOR_YOUR_NAME}</span></p></div>')
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.text_input(own_words.WHO_ADDS, key=NAME, max_chars=80, width=260) or ""
        st.button(
            own_words.ACCEPT_ALL,
            key="adding-accept-all",
            disabled=number == len(claims),
            on_click=lambda: change(accept_claims(current().draft, range(len(claims)))),
        )
        add = st.button(
            own_words.ADD_THESE.format(number=number_of(number, "claims")),
            key="adding-add",
            type="primary",
            disabled=not number,
            help=None if number else own_words.ADD_HINT,
        )
        st.button(own_words.START_OVER, key="adding-over", on_click=clear)
    if add and not by.strip():
        alert(own_words.NOT_ADDED, own_words.MISSING_NAME)
    elif add:
        _add(study, matched, " ".join(by.split()))


def _add(study: PageStudy, matched: CachedMatched, by: str) -> None:
    bench = current()
    draft = accepted_only(bench.draft, by=by)
    place = workspace_path(None, collection=matched.collection.name)
    try:
        rows = added_rows(draft, collection=matched.collection, source=bench.source)
        with open_workspace(place, collection=matched.collection.name) as workspace:
            added = accept_document(
                workspace, matched.collection, rows, text=draft.document.text, by=by, at=datetime.now(UTC)
            )
    except ClaimsError as error:
        st.session_state[ERROR] = error
    else:
        clear()
        st.query_params["by"] = by
        st.session_state[DONE] = Done(added.accepted.title, added.claim_ids, frozenset(study.discrepancies))
    st.rerun()


def _tell_error(error: ClaimsError) -> None:
    """Why nothing was added, row by row where rows are at fault."""
    found = error.problems if isinstance(error, AcceptError) else ()
    rows = [(each.row_id, each.column, each.found, each.allowed) for each in found]
    listed = f'<div class="cc-scroll">{plain_table(own_words.PROBLEM_TABLE, rows)}</div>'
    alert(own_words.NOT_ADDED, listed if found else literal(error))


def _show_added(context: StudyContext, done: Done) -> None:
    """What was added, the incidents that gained an account, and the discrepancies that are new."""
    study = context.study
    claim_ids = [claim_id for claim_id in done.claim_ids if claim_id in study.incidents.incident_of]
    line = own_words.ADDED_LINE.format(claims=number_of(len(claim_ids), "claims"), title=name(done.title))
    show(f'<div class="cc cc-box"><h2>{own_words.ADDED}</h2><p>{line}</p></div>')
    incident_ids = dict.fromkeys(study.incidents.incident_of[claim_id] for claim_id in claim_ids)
    new = {incident_id: _new(study, done, incident_id) for incident_id in incident_ids}
    gained = sorted(new, key=lambda incident_id: -len(new[incident_id]))
    shown = [incident_id for incident_id in gained if new[incident_id]] or gained[:1]
    for number, incident_id in enumerate(shown, start=1):
        _show_incident(study, incident_id, new[incident_id])
        label = own_words.OPEN_ADDED.format(number=number)
        st.page_link(context.pages["incident"], label=label, query_params={"id": incident_id})
    if quiet := [incident_id for incident_id in gained if incident_id not in shown]:
        links = "".join(f"<li>{link(study.incident_title(row_id), 'incident', id=row_id)}</li>" for row_id in quiet)
        show(f'<div class="cc"><p><b>{own_words.QUIET_HERE}</b></p><ul class="cc-near">{links}</ul></div>')


def _new(study: PageStudy, done: Done, incident_id: str) -> list[Discrepancy]:
    return [
        discrepancy
        for discrepancy in study.findings.of_incident(incident_id)
        if discrepancy.discrepancy_id not in done.before
    ]


def _show_incident(study: PageStudy, incident_id: str, new: list[Discrepancy]) -> None:
    lines = "".join(
        f"<li>{badge(discrepancy.relation)} {severity(discrepancy.severity)} {sentence(discrepancy.sentence)} "
        f"{link(words.ADDRESS_OF, 'discrepancies', discrepancy=discrepancy.discrepancy_id)}</li>"
        for discrepancy in new[:MOST_NEW]
    )
    more = f'<p class="cc-soft">… {len(new) - MOST_NEW}</p>' if len(new) > MOST_NEW else ""
    listed = (
        f'<p><b>{own_words.NEW_HERE}</b></p><ul class="cc-near">{lines}</ul>{more}'
        if new
        else f"<p>{own_words.NOTHING_NEW}</p>"
    )
    days, places = literal(study.incident_days(incident_id)), name(study.incident_places(incident_id))
    show(
        f'<div class="cc"><h3>{name(study.incident_title(incident_id))}</h3><p class="cc-soft">{days} · {places}</p>{listed}</div>'
    )


def _added_before(matched: CachedMatched) -> None:
    """The documents that were added, the newest first, each with a button that takes it out."""
    if matched.workspace_file is None:
        return
    with open_workspace(matched.workspace_file, collection=matched.collection.name) as workspace:
        history = read_accepted(workspace)
    if not history:
        return
    with st.expander(own_words.ADDED_BEFORE):
        for number, each in enumerate(reversed(history), start=1):
            line = own_words.ADDED_BY.format(
                title=f"<b>{name(each.title)}</b>", by=name(each.by), at=literal(each.at[:10])
            )
            out = own_words.REMOVED_BY.format(by=name(each.removed_by), at=literal(each.removed_at[:10]))
            show(f'<div class="cc"><p>{line}{"" if each.stands else f" · {out}"}</p></div>')
            if each.stands:
                st.button(
                    own_words.REMOVE.format(number=number),
                    key=f"remove-{each.accepted_id}",
                    on_click=partial(_remove, matched, each),
                )


def _remove(matched: CachedMatched, accepted: Accepted) -> None:
    place = workspace_path(None, collection=matched.collection.name)
    by = st.query_params.get("by", "") or accepted.by
    try:
        with open_workspace(place, collection=matched.collection.name) as workspace:
            remove_document(workspace, accepted.accepted_id, by=by, at=datetime.now(UTC))
    except ClaimsError as error:
        st.session_state[ERROR] = error
    st.session_state.pop(DONE, None)
    st.session_state.pop(CLAIM, None)
