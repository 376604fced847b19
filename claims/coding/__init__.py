"""Coding by hand: what people write becomes rows of a project, shown back before it is kept."""

from typing import TYPE_CHECKING

from claims.doors import open_when_used

if TYPE_CHECKING:
    from claims.coding.code_claim import CodedEdits, code_claim
    from claims.coding.coded_account import CodedAccount, CodedDocument, CodedStatement, account_of, document_of
    from claims.coding.figure_line import Unread
    from claims.coding.figure_pieces import typed_count
    from claims.coding.form_answers import FormAnswers, Words, answers_of, statements_of, write_figures
    from claims.coding.read_days import DayReading, read_day
    from claims.coding.read_figures import FigureQuestion, FigureReading, ReadFigure, read_figures
    from claims.coding.rearrange import EVENT_FIELDS, merge_accounts, move_account, split_account
    from claims.coding.say_figures import FigureWords, say_figures
    from claims.coding.speakers import SpeakerWords, say_speakers
    from claims.coding.vocabulary import (
        LikeName,
        Vocabulary,
        clean_text,
        like_names,
        name_cut_short,
        new_name,
        with_term,
    )

__all__ = [
    "EVENT_FIELDS",
    "CodedAccount",
    "CodedDocument",
    "CodedEdits",
    "CodedStatement",
    "DayReading",
    "FigureQuestion",
    "FigureReading",
    "FigureWords",
    "FormAnswers",
    "LikeName",
    "ReadFigure",
    "SpeakerWords",
    "Unread",
    "Vocabulary",
    "Words",
    "account_of",
    "answers_of",
    "clean_text",
    "code_claim",
    "document_of",
    "like_names",
    "merge_accounts",
    "move_account",
    "name_cut_short",
    "new_name",
    "read_day",
    "read_figures",
    "say_figures",
    "say_speakers",
    "split_account",
    "statements_of",
    "typed_count",
    "with_term",
    "write_figures",
]

open_when_used(__name__)
