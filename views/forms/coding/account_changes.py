"""An account that stands: split, merged, moved to another document, removed, and restored."""

from collections.abc import Callable, Iterable
from functools import partial

import streamlit as st

from claims.coding import CodedAccount, Vocabulary, merge_accounts, move_account, split_account
from claims.errors import ClaimsError
from claims.exports import visible
from claims.projects import Edit, open_project
from views.blocks.alerts import alert
from views.forms.coding.statement_labels import statement_labels
from views.markup import literal
from views.option_labels import told_apart
from views.state.page_context import StudyContext
from views.state.url import plain_markdown
from views.state.work.coding_session import LastSaved, begin_form, note_saved
from views.state.work.outside_texts import stored_text
from views.state.work.project_session import own_project, save
from views.texts import coding_words

_MOST_REMOVED = 20  # accounts that can be restored here, the last first
MakeEdits = Callable[[], Iterable[Edit]]


def show_account_changes(context: StudyContext, vocabulary: Vocabulary, account: CodedAccount) -> None:
    """Draws what can be done with the whole account."""
    with st.expander(coding_words.REARRANGE):
        _split(context, vocabulary, account)
        _merge(context, vocabulary, account)
        _move(context, vocabulary, account)
        if st.button(coding_words.REMOVE, key="code-remove", icon=":material/delete:"):
            what = coding_words.REMOVED.format(title=account.title)
            _do(context, what, partial(_removal, context, account.claim_id))


def _split(context: StudyContext, vocabulary: Vocabulary, account: CodedAccount) -> None:
    said = [each.statement_id for each in account.statements]
    labels = statement_labels(vocabulary, account.statements)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        going = st.multiselect(
            coding_words.GOING, said, format_func=labels, key=f"code-going-{account.claim_id}", select_all=False
        )
        if st.button(coding_words.SPLIT, key="code-split", disabled=not going):
            make = partial(split_account, vocabulary, account.claim_id, going, title=account.title)
            _do(context, coding_words.SPLIT_DONE.format(title=account.title), make)


def _merge(context: StudyContext, vocabulary: Vocabulary, account: CodedAccount) -> None:
    claims = vocabulary.rows("claims")
    others = [
        claim_id
        for claim_id, row in claims.items()
        if row["document_id"] == account.document.document_id and claim_id != account.claim_id
    ]
    if not others:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        other = st.selectbox(
            coding_words.MERGE_WITH, others, index=None, format_func=told_apart(others, lambda each: claims[each]["title"]),
            key=f"code-other-{account.claim_id}",
        )  # fmt: skip
        if st.button(coding_words.MERGE, key="code-merge", disabled=other is None) and other:
            make = partial(merge_accounts, vocabulary, account.claim_id, other)
            _do(context, coding_words.MERGED.format(title=account.title), make)


def _move(context: StudyContext, vocabulary: Vocabulary, account: CodedAccount) -> None:
    documents = vocabulary.rows("documents")
    others = [document_id for document_id in documents if document_id != account.document.document_id]
    if not others:
        return

    def shown(document_id: str) -> str:
        row = documents[document_id]
        source = vocabulary.name_of("sources", row["source_id"])
        return f"{source}: {row['title']}"

    with st.container(horizontal=True, vertical_alignment="bottom"):
        target = st.selectbox(
            coding_words.MOVE_TO, others, index=None, format_func=told_apart(others, shown), key=f"code-target-{account.claim_id}"
        )  # fmt: skip
        if st.button(coding_words.MOVE, key="code-move", disabled=target is None) and target:
            text = stored_text(context.matched, documents[target].get("digest", ""))
            make = partial(move_account, vocabulary, account.claim_id, target, text=text)
            _do(context, coding_words.MOVED.format(title=account.title), make)


def _removal(context: StudyContext, claim_id: str) -> list[Edit]:
    with open_project(own_project(context.matched)) as project:
        return project.dependents("claims", claim_id)


def _do(context: StudyContext, what: str, make: MakeEdits) -> None:
    """Makes a change and draws the page anew; what it refuses is said."""
    try:
        save(context.matched, make(), what=what)
    except ClaimsError as error:
        alert(coding_words.NOT_SAVED, literal(error))
        return
    begin_form()
    note_saved(LastSaved(what=what))
    st.rerun()


def show_removed(context: StudyContext) -> None:
    """Offers the accounts that were removed, each with a button that brings it back."""
    if context.matched.project is None:
        return
    with st.expander(coding_words.RESTORE_HEADING, on_change="rerun", key="code-removed") as opened:
        if opened.open:
            for claim_id, (title, edits) in _removed(context).items():
                label = coding_words.RESTORE.format(title=plain_markdown(visible(title)))
                if st.button(label, key=f"code-restore-{claim_id}"):
                    _do(context, coding_words.RESTORED.format(title=title), lambda edits=edits: edits)  # type: ignore[misc]  # its own


def _removed(context: StudyContext) -> dict[str, tuple[str, list[Edit]]]:
    """By claim, its title and the edits that bring it back as it was before it was removed last."""
    assert context.matched.project is not None
    removed: dict[str, tuple[str, list[Edit]]] = {}
    with open_project(context.matched.project) as project:
        present = {table: project.rows(table) for table in ("claims", "statements", "documents")}
        for change in reversed(project.history()):
            rows = project.edited_rows(change.number)
            gone = {
                row.row_id: row.before for row in rows if row.table == "claims" and row.before and row.after is None
            }
            said = {row.row_id: row.before for row in rows if row.table == "statements" and row.before}
            for claim_id, claim in gone.items():
                if claim_id in (*present["claims"], *removed) or claim["document_id"] not in present["documents"]:
                    continue
                own = [
                    Edit("statements", row_id, row)
                    for row_id, row in said.items()
                    if row["claim_id"] == claim_id and row_id not in present["statements"]
                ]
                removed[claim_id] = (claim["title"], [Edit("claims", claim_id, claim), *own])
            if len(removed) >= _MOST_REMOVED:
                break
    return removed
