"""Choosing names that grow with use: like names are offered first, and what is new is described in one line."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from claims.coding import Vocabulary, like_names, name_cut_short, new_name, with_term
from claims.exports import visible
from claims.model import SourceKind, split_list
from claims.names import NameTable
from claims.schema import PARTY_KINDS, PLACE_KINDS
from views.markup import literal, name, show
from views.option_labels import told_apart
from views.texts import coding_words, words

_KINDS = {"sources": tuple(map(str, SourceKind)), "parties": PARTY_KINDS, "places": PLACE_KINDS}
_USUAL = {"sources": "outlet", "parties": "body", "places": "town"}
# The column in which a new name names what it belongs to, and the table of that.
_BESIDE = {"sources": ("ties", "parties"), "parties": ("parent", "parties"), "places": ("parent", "places")}
_NEW = ""  # the option that stands for a new name
MOST_LIKE = 4  # like names offered


class NameBoxes:
    """The boxes of one form, and the vocabulary of the project as it grows by them.

    Attributes:
        vocabulary: With the rows that were typed so far.
        open_questions: How many typed names are not settled yet.
    """

    def __init__(self, vocabulary: Vocabulary, key: str) -> None:
        """Begins with what the project knows; the key is that of the form."""
        self.vocabulary = vocabulary
        self.open_questions = 0
        self._key = key

    def one(
        self,
        label: str,
        table: str,
        part: str,
        chosen: str,
        *,
        hint: str = "",
        options: Sequence[str] = (),
        kind: str = "",
        none: str = "",
    ) -> str:
        """The id that is chosen in a box for one name; "" for none.

        Args:
            label: Above the box.
            table: The table of the names.
            part: Names the box within the form.
            chosen: The id that it begins with.
            hint: In the empty box.
            options: The ids that are offered; all by default.
            kind: Of a new name, as it is proposed.
            none: The words of an option that stands for no name; "" for no such option.
        """
        ids = [*([""] * bool(none)), *(options or self.vocabulary.rows(table))]
        shown = self._shown(table)
        typed = st.selectbox(
            label, ids, index=ids.index(chosen) if chosen in ids else None, format_func=lambda each: shown(each) if each else none,
            accept_new_options=True, key=f"{self._key}-{part}", placeholder=hint or coding_words.CHOOSE_OR_TYPE,
        )  # fmt: skip
        return self._settled(table, str(typed), part, kind) if typed else ""

    def several(
        self, label: str, table: str, part: str, chosen: Sequence[str], *, kind: str = "", hint: str = ""
    ) -> tuple[str, ...]:
        """The ids that are chosen in a box for several names, in the order of choosing."""
        ids = list(self.vocabulary.rows(table))
        typed = st.multiselect(
            label, ids, [each for each in chosen if each in ids], format_func=self._shown(table), accept_new_options=True,
            key=f"{self._key}-{part}", placeholder=hint or coding_words.CHOOSE_OR_TYPE, select_all=False,
        )  # fmt: skip
        settled = (self._settled(table, str(each), f"{part}-{each}", kind) for each in typed)
        return tuple(dict.fromkeys(filter(None, settled)))

    def terms(self, label: str, field_id: str, part: str, chosen: Sequence[str]) -> tuple[str, ...]:
        """The terms of a field that are chosen; a new one is added to the field."""
        known = list(split_list(self.vocabulary.rows("fields")[field_id]["terms"]))
        typed = st.multiselect(
            label, known, [each for each in chosen if each in known], accept_new_options=True,
            key=f"{self._key}-{part}", placeholder=coding_words.CHOOSE_OR_TYPE, format_func=visible, select_all=False,
        )  # fmt: skip
        return tuple(dict.fromkeys(filter(None, (self._term(field_id, str(each)) for each in typed))))

    def _term(self, field_id: str, typed: str) -> str:
        row, term = with_term(self.vocabulary, field_id, typed)
        if row != self.vocabulary.rows("fields")[field_id]:
            self.vocabulary = self.vocabulary.with_rows("fields", [row])
        return term

    def _shown(self, table: str) -> Callable[[str], str]:
        vocabulary = self.vocabulary
        column, other = _BESIDE[table]

        def described(row_id: str) -> str:
            row = vocabulary.rows(table)[row_id]
            within = (vocabulary.name_of(other, each) for each in split_list(row.get(column, "")))
            return words.COMMA.join(filter(None, [*within, coding_words.KINDS.get(row.get("kind", ""))]))

        return told_apart(vocabulary.rows(table), partial(vocabulary.name_of, table), described)

    def _settled(self, table: str, typed: str, part: str, kind: str) -> str:
        """The id of what was chosen or typed; "" while it is asked what a typed name is."""
        if typed in self.vocabulary.rows(table):
            return typed
        like = like_names(self.vocabulary, table, typed, most=MOST_LIKE)
        if like and like[0].same:
            show(
                f'<div class="cc"><p class="cc-soft">{coding_words.IS_KNOWN.format(typed=name(typed), name=name(like[0].name))}</p></div>'
            )
            return like[0].row_id
        if like:
            ids = [*(each.row_id for each in like), _NEW]
            shown = self._shown(table)
            meant = name_cut_short(typed, like)
            answer = st.radio(
                coding_words.LIKE.format(typed=visible(typed)), ids, index=ids.index(meant) if meant else None, format_func=lambda each: shown(each) if each else coding_words.IS_NEW,
                horizontal=True, key=f"{self._key}-{part}-like-{typed}",
            )  # fmt: skip
            if answer is None:
                self.open_questions += 1
                return ""
            if answer != _NEW:
                return answer
        return self._new(table, typed, part, kind)

    def _new(self, table: str, typed: str, part: str, kind: str) -> str:
        kinds, usual = list(_KINDS[table]), kind or _USUAL[table]
        with st.container(horizontal=True):
            chosen = st.selectbox(
                coding_words.KIND_OF_NEW.format(name=visible(typed)), kinds, index=kinds.index(usual), format_func=coding_words.KINDS.__getitem__,
                key=f"{self._key}-{part}-kind-{typed}",
            )  # fmt: skip
            column, other = _BESIDE[table]
            is_source = table == "sources"
            label = coding_words.SPEAKS_FOR if is_source else coding_words.WITHIN
            none = coding_words.NOBODY_LISTED if is_source else coding_words.NOWHERE
            same = NameTable(self.vocabulary.names(other)).resolve(typed) if is_source else None
            rows, shown = ["", *self.vocabulary.rows(other)], self._shown(other)
            beside = st.selectbox(
                label.format(name=visible(typed)), rows, index=rows.index(same or ""),
                format_func=lambda each: shown(each) if each else none, key=f"{self._key}-{part}-beside-{typed}",
            )  # fmt: skip
        more = {column: beside} if beside else {}
        row = new_name(self.vocabulary, table, typed, chosen or usual, **more)
        self.vocabulary = self.vocabulary.with_rows(table, [row])
        return next(iter(row.values()))


def soft(sentence: str) -> None:
    """One line below a box, as HTML."""
    show(f'<div class="cc"><p class="cc-soft" role="status">{sentence}</p></div>')


def plain_line(words: str) -> None:
    """The same with words from outside."""
    soft(literal(words))
