"""The page where people add a document: read it into draft claims, correct and accept them, see what is new."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from claims.errors import AcceptError, ClaimsError
from claims.extract import added_rows, draft_document
from claims.extract.draft.editing import accept_claims, accepted_only
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
from views.state.draft_session import BENCH, CLAIM, DONE, ERROR, change, clear, current, redraw, set_up
from views.state.page_study import Matched, PageStudy
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


def show_page(study: PageStudy, matched: Matched, incident_page: StreamlitPage) -> None:
    """Draws the page; a document that is not added yet is in the session alone."""
    show(f'<div class="cc"><h1>{own_words.ADD}</h1></div>')
    if DONE in st.session_state:
        _tell(study, st.session_state[DONE], incident_page)
    if ERROR in st.session_state:
        _tell_error(st.session_state.pop(ERROR))
    if BENCH in st.session_state:
        _bench(study, matched)
    else:
        show_intake(study, matched)
        _added_before(matched)


@st.fragment
def _bench(study: PageStudy, matched: Matched) -> None:
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


def _about(study: PageStudy, matched: Matched) -> None:
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


def _save(study: PageStudy, matched: Matched) -> None:
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


def _add(study: PageStudy, matched: Matched, by: str) -> None:
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


def _tell(study: PageStudy, done: Done, incident_page: StreamlitPage) -> None:
    """What was added, the incidents that gained an account, and the discrepancies that are new."""
    there = [each for each in done.claim_ids if each in study.incidents.incident_of]
    incidents = list(dict.fromkeys(study.incidents.incident_of[each] for each in there))
    line = own_words.ADDED_LINE.format(claims=number_of(len(there), "claims"), title=name(done.title))
    show(f'<div class="cc cc-box"><h2>{own_words.ADDED}</h2><p>{line}</p></div>')
    gained = sorted(incidents, key=lambda each: -len(_new(study, done, each)))
    told = [each for each in gained if _new(study, done, each)] or gained[:1]
    for number, incident_id in enumerate(told, start=1):
        _tell_incident(study, done, incident_id)
        st.page_link(incident_page, label=own_words.OPEN_ADDED.format(number=number), query_params={"id": incident_id})
    if quiet := [each for each in gained if each not in told]:
        links = "".join(f"<li>{link(study.incident_title(each), 'incident', id=each)}</li>" for each in quiet)
        show(f'<div class="cc"><p><b>{own_words.QUIET_HERE}</b></p><ul class="cc-near">{links}</ul></div>')


def _new(study: PageStudy, done: Done, incident_id: str) -> list[str]:
    return [
        each.discrepancy_id
        for each in study.findings.of_incident(incident_id)
        if each.discrepancy_id not in done.before
    ]


def _tell_incident(study: PageStudy, done: Done, incident_id: str) -> None:
    new = [study.discrepancies[each] for each in _new(study, done, incident_id)]
    lines = "".join(
        f"<li>{badge(each.relation)} {severity(each.severity)} {sentence(each.sentence)} "
        f"{link(words.ADDRESS_OF, 'discrepancies', discrepancy=each.discrepancy_id)}</li>"
        for each in new[:MOST_NEW]
    )
    more = f'<p class="cc-soft">… {len(new) - MOST_NEW}</p>' if len(new) > MOST_NEW else ""
    told = (
        f'<p><b>{own_words.NEW_HERE}</b></p><ul class="cc-near">{lines}</ul>{more}'
        if new
        else f"<p>{own_words.NOTHING_NEW}</p>"
    )
    days, where = literal(study.incident_days(incident_id)), name(study.incident_places(incident_id))
    show(
        f'<div class="cc"><h3>{name(study.incident_title(incident_id))}</h3><p class="cc-soft">{days} · {where}</p>{told}</div>'
    )


def _added_before(matched: Matched) -> None:
    """The documents that were added, the newest first, each with a button that takes it out."""
    if matched.place is None:
        return
    with open_workspace(matched.place, collection=matched.collection.name) as workspace:
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


def _remove(matched: Matched, accepted: Accepted) -> None:
    place = workspace_path(None, collection=matched.collection.name)
    by = st.query_params.get("by", "") or accepted.by
    try:
        with open_workspace(place, collection=matched.collection.name) as workspace:
            remove_document(workspace, accepted.accepted_id, by=by, at=datetime.now(UTC))
    except ClaimsError as error:
        st.session_state[ERROR] = error
    st.session_state.pop(DONE, None)
    st.session_state.pop(CLAIM, None)
