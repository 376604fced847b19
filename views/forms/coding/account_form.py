"""The form that codes one account, in the order of a report: who says so, what, when, where, how many, who did it, in which words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from claims.coding import (
    CodedAccount,
    CodedDocument,
    CodedStatement,
    FormAnswers,
    Vocabulary,
    answers_of,
    document_of,
    say_speakers,
    statements_of,
)
from claims.coding.form_answers import RESPONSIBLE
from claims.collection.checks.references import VALUE_TABLES
from claims.exports import visible
from claims.model import Basis, FieldType, Speaker, Stance
from views.blocks.evidence import speaker_words
from views.forms.coding.day_box import settled_day
from views.forms.coding.document_box import document_box
from views.forms.coding.figure_box import figure_box
from views.forms.coding.name_choice import NameBoxes, plain_line, soft
from views.forms.coding.quotation_box import quotation_box
from views.forms.coding.statement_labels import statement_labels
from views.markup import literal, show
from views.option_labels import told_apart
from views.state.cached_study import CachedMatched
from views.state.work.coding_session import CodingSession, opened_account
from views.state.work.outside_texts import stored_text
from views.texts import coding_words
from views.texts.translation import localised

_OWN_BOXES = ("kind", "when", "where", RESPONSIBLE, "attacked", "participant")


@dataclass(frozen=True, kw_only=True)
class FilledForm:
    """What stands in the form.

    Attributes:
        account: As it would be saved.
        vocabulary: The project with the names that are new.
        missing: Keys of `coding_words.MISSING` that keep it from being saved.
    """

    account: CodedAccount
    answers: FormAnswers
    vocabulary: Vocabulary
    missing: tuple[str, ...]


class AccountForm:
    """Draws the form once and holds what stands in it."""

    def __init__(self, matched: CachedMatched, vocabulary: Vocabulary, session: CodingSession) -> None:
        """Fills the form with the account that is changed, or with what a new one begins with."""
        self._matched, self._session = matched, session
        self._before = opened_account(vocabulary, session)
        self._shown = answers_of(vocabulary, self._before) if self._before else session.answers
        self._key = f"code-{session.serial}"
        self._boxes = NameBoxes(vocabulary, self._key)
        self._missing: dict[str, None] = {}
        self._values: dict[str, tuple[str, ...]] = {}
        self._bases: dict[tuple[str, str], Basis] = {}

    def draw(self) -> FilledForm:
        """Draws every box and gives what stands in them."""
        _heading(coding_words.WHO_HEADING)
        document = document_box(self._boxes, self._given_document(), self._key, self._missing)
        _heading(coding_words.WHAT_HEADING)
        self._what(document)
        _heading(coding_words.FIGURES_HEADING)
        line, reading = figure_box(self._boxes, self._shown.line, self._key)
        if not reading.is_clear:
            self._missing["figures"] = None
        _heading(coding_words.ACTED_HEADING)
        deniers = self._acted()
        _heading(coding_words.SAID_HEADING)
        stance, chain = self._speakers(document)
        _heading(coding_words.WORDS_HEADING)
        text = document.text or stored_text(self._matched, document.kept.get("digest", ""))
        quotation, is_good = quotation_box(text, document.language, self._shown.words, self._key)
        if not is_good:
            self._missing["quotation"] = None
        answers = FormAnswers(
            values={field_id: values for field_id, values in self._values.items() if values},
            bases=self._bases, line=line, figures=reading.figures, stance=stance, chain=chain, deniers=deniers,
            words=quotation, rest=self._rest(),
        )  # fmt: skip
        return self._filled(document, answers, text)

    def _given_document(self) -> CodedDocument | None:
        if self._before:
            return self._before.document
        documents = self._boxes.vocabulary.rows("documents")
        document_id = self._session.document_id
        return document_of(self._boxes.vocabulary, document_id) if document_id in documents else None

    def _filled(self, document: CodedDocument, answers: FormAnswers, text: str) -> FilledForm:
        before = self._before or CodedAccount(document=document, statements=())
        left, right = st.columns(2)
        with left:
            title = st.text_input(coding_words.TITLE, before.title, key=f"{self._key}-title")
            is_old = st.checkbox(coding_words.BACKGROUND, before.background, key=f"{self._key}-background")
        with right:
            note = st.text_input(coding_words.NOTE, before.note, key=f"{self._key}-note")
        statements = statements_of(answers, text=text, before=self._before, shown=self._shown)
        if not statements:
            self._missing["statements"] = None
        if self._boxes.open_questions:
            self._missing["names"] = None
        account = replace(
            before, document=document, statements=statements, title=title or "", background=is_old, note=note or ""
        )
        return FilledForm(
            account=account, answers=answers, vocabulary=self._boxes.vocabulary, missing=tuple(self._missing)
        )

    # What happened, when and where

    def _what(self, document: CodedDocument) -> None:
        left, right = st.columns(2)
        with left:
            if "kind" in self._boxes.vocabulary.rows("fields"):
                self._put("kind", self._boxes.terms(coding_words.KIND, "kind", "kind", self._chosen("kind")))
            self._days("when", coding_words.WHEN, document)
        with right:
            self._put("where", self._boxes.several(coding_words.WHERE, "places", "where", self._chosen("where")))

    def _days(self, field_id: str, label: str, document: CodedDocument) -> None:
        written = st.text_input(
            label, "; ".join(self._chosen(field_id)), key=f"{self._key}-{field_id}", placeholder=coding_words.WHEN_HINT, live=True,
            help=coding_words.DAYS_PARTED,
        )  # fmt: skip
        said = date.fromisoformat(document.published_to) if document.published_to else None
        parts = [part.strip() for part in (written or "").split(";")]
        days = [settled_day(part, said, f"{self._key}-{field_id}-{place}") for place, part in enumerate(parts) if part]
        if not all(day.value for day in days):
            self._missing["days"] = None
        self._bases |= {(field_id, day.value): day.basis for day in days if day.basis is not Basis.STATED}
        self._put(field_id, tuple(day.value for day in days if day.value))

    # Who did it, and what else it says

    def _acted(self) -> tuple[str, ...]:
        fields = self._boxes.vocabulary.rows("fields")
        labels = {
            RESPONSIBLE: coding_words.INITIATOR,
            "attacked": coding_words.ATTACKED,
            "participant": coding_words.PARTICIPANT,
        }
        columns = st.columns(2)
        for place, (field_id, label) in enumerate(labels.items()):
            if field_id in fields:
                with columns[place % 2]:
                    self._put(field_id, self._boxes.several(label, "parties", field_id, self._chosen(field_id)))
        with columns[1]:
            deniers = self._boxes.several(
                coding_words.DENIED_BY, "sources", "deniers", self._shown.deniers, kind="speaker", hint=coding_words.SOURCE_HINT
            )  # fmt: skip
        if deniers and not self._values.get(RESPONSIBLE):
            plain_line(coding_words.DENIED_NEEDS)
        self._more()
        return deniers

    def _more(self) -> None:
        """A box for each further field that is chosen."""
        fields = self._boxes.vocabulary.rows("fields")
        others = [
            field_id
            for field_id, row in fields.items()
            if field_id not in _OWN_BOXES and row["type"] != FieldType.COUNT
        ]
        chosen = st.multiselect(
            coding_words.MORE, others, [field_id for field_id in self._shown.values if field_id in others],
            format_func=told_apart(others, lambda field_id: localised(fields[field_id]["label"])), key=f"{self._key}-more",
            placeholder=coding_words.MORE_HINT, select_all=False,
        )  # fmt: skip
        columns = st.columns(2)
        for place, field_id in enumerate(chosen):
            with columns[place % 2]:
                self._put(field_id, self._further(field_id, fields[field_id]))

    def _further(self, field_id: str, row: dict[str, str]) -> Sequence[str]:
        label, type_ = localised(row["label"]), FieldType(row["type"])
        if table := VALUE_TABLES.get(type_):
            return self._boxes.several(label, table, field_id, self._chosen(field_id))
        if type_ is FieldType.TERM:
            return self._boxes.terms(label, field_id, field_id, self._chosen(field_id))
        if type_ is FieldType.FLAG:
            return st.multiselect(
                label,
                ["yes", "no"],
                self._chosen(field_id),
                key=f"{self._key}-{field_id}",
                format_func=localised,
                select_all=False,
            )
        if type_ is FieldType.SPAN:
            self._days(field_id, label, CodedDocument(source_id="", title=""))
            return self._values[field_id]
        lines = st.text_area(
            label, "\n".join(self._chosen(field_id)), key=f"{self._key}-{field_id}", help=coding_words.ONE_PER_LINE
        )
        return tuple(line.strip() for line in (lines or "").splitlines() if line.strip())

    def _chosen(self, field_id: str) -> tuple[str, ...]:
        return tuple(self._shown.values.get(field_id, ()))

    def _put(self, field_id: str, values: Sequence[str]) -> None:
        self._values[field_id] = tuple(dict.fromkeys(values))

    # Who is quoted

    def _speakers(self, document: CodedDocument) -> tuple[Stance, tuple[Speaker, ...]]:
        left, right = st.columns(2)
        before = {speaker.source_id: speaker.stance for speaker in self._shown.chain}
        with left:
            quoted = self._boxes.several(
                coding_words.QUOTED, "sources", "quoted", list(before), kind="speaker", hint=coding_words.QUOTED_HINT
            )  # fmt: skip
        stances = list(Stance)
        with right:
            stance = st.selectbox(
                coding_words.HOW_SAID, stances, index=stances.index(self._shown.stance), format_func=coding_words.VERBS.__getitem__,
                key=f"{self._key}-stance",
            )  # fmt: skip
        chain = tuple(self._manner(source_id, before.get(source_id, Stance.ASSERTS)) for source_id in quoted)
        publisher = self._boxes.vocabulary.name_of("sources", document.source_id) or "…"
        names = self._boxes.vocabulary
        sentence = say_speakers(publisher, stance, chain, lambda each: names.name_of("sources", each), speaker_words())
        soft(f"<b><bdi>{literal(sentence)}</bdi></b>")
        self._said_otherwise()
        return stance, chain

    def _said_otherwise(self) -> None:
        """What the account has from other speakers, which stays theirs."""
        spoken = (self._shown.stance, self._shown.chain)
        before = self._before.statements if self._before else ()
        others = [each for each in before if (each.stance, each.chain) != spoken and each not in self._shown.rest]
        if others:
            label = statement_labels(self._boxes.vocabulary, others)
            plain_line(coding_words.SAID_OTHERWISE.format(said="; ".join(label(each.statement_id) for each in others)))

    def _manner(self, source_id: str, stance: Stance) -> Speaker:
        stances = list(Stance)
        label = coding_words.HOW_QUOTED.format(name=visible(self._boxes.vocabulary.name_of("sources", source_id)))
        chosen = st.selectbox(
            label, stances, index=stances.index(stance), format_func=coding_words.MANNERS.__getitem__, key=f"{self._key}-manner-{source_id}"
        )  # fmt: skip
        return Speaker(source_id, chosen)

    def _rest(self) -> tuple[CodedStatement, ...]:
        """What the form has no box for, but for what is taken out."""
        rest = {statement.statement_id: statement for statement in self._shown.rest}
        if not rest:
            return ()
        labels = statement_labels(self._boxes.vocabulary, self._shown.rest)
        kept = st.multiselect(
            coding_words.KEPT_AS_IS, list(rest), list(rest), format_func=labels, key=f"{self._key}-rest", select_all=False
        )  # fmt: skip
        return tuple(rest[statement_id] for statement_id in kept)


def _heading(words: str) -> None:
    show(f'<div class="cc"><h2>{words}</h2></div>')
