"""The catalogues: every text of the interface is in each, with its placeholders, and English sentences are short."""

import re
import subprocess
import sys

import pandas as pd
import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from tests.builders.shipped import ROOT
from views.texts.catalogue import catalogue_file, read_catalogue
from views.texts.library_texts import FIELD_LABELS
from views.texts.listing import Text, all_texts, text_modules
from views.texts.translation import ENGLISH, LANGUAGES, speak

MOST_WORDS = 20
OTHERS = [language for language in LANGUAGES if language != ENGLISH]
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|;\s+|:\s+| · ")


def _forms(message: Message) -> list[str]:
    string = message.string or ""
    return [string] if isinstance(string, str) else list(string)


def _placeholders(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text))


def test_there_is_a_catalogue_for_each_language_but_english() -> None:
    assert OTHERS
    assert all(catalogue_file(language).is_file() for language in OTHERS)


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated(language: str) -> None:
    with catalogue_file(language).open("rb") as file:
        known = {message.id for message in read_po(file, locale=language) if message.string}
    wanted = {(text.one, text.english) if text.one else text.english for text in all_texts()}
    assert sorted(map(str, wanted - known)) == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_translation_is_kept_whose_text_is_gone(language: str) -> None:
    with catalogue_file(language).open("rb") as file:
        known = {message.id for message in read_po(file, locale=language) if message.id}
    wanted = {(text.one, text.english) if text.one else text.english for text in all_texts()}
    assert sorted(map(str, known - wanted)) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_fills_in_what_its_english_fills_in(language: str) -> None:
    with catalogue_file(language).open("rb") as file:
        messages = [message for message in read_po(file, locale=language) if message.id]
    for message in messages:
        if isinstance(message.id, str):
            assert _placeholders(*_forms(message)) == _placeholders(message.id), message.id
        else:
            allowed = set(_placeholders(message.id[1]))
            assert all(set(_placeholders(form)) | {"number"} == allowed | {"number"} for form in _forms(message))


@pytest.mark.parametrize("language", OTHERS)
def test_every_number_has_its_form(language: str) -> None:
    with catalogue_file(language).open("rb") as file:
        catalogue = read_po(file, locale=language)
    plurals = [message for message in catalogue if isinstance(message.id, tuple)]
    assert plurals
    assert all(len(_forms(message)) == catalogue.num_plurals and all(_forms(message)) for message in plurals)


def test_arabic_numbers_agree_with_their_nouns() -> None:
    catalogue = read_catalogue("ar")
    forms = {number: catalogue.ngettext("{number} source", "{number} sources", number) for number in (1, 2, 3, 11, 100)}
    assert forms == {1: "مصدر واحد", 2: "مصدران", 3: "{number} مصادر", 11: "{number} مصدرًا", 100: "{number} مصدر"}


def test_labels_of_shipped_fields_are_among_the_texts() -> None:
    files = [*(ROOT / "data").glob("*/fields.csv"), ROOT / "claims/importers/assemble/fields.csv"]
    labels = {str(label) for file in files for label in pd.read_csv(file)["label"]}
    assert labels == set(FIELD_LABELS)


def _sentences(text: Text) -> list[str]:
    return _SENTENCE.split(text.english)


def test_no_sentence_is_longer_than_twenty_words() -> None:
    constants = [text for text in all_texts() if "_words." in text.where or text.where.startswith("words.")]
    assert constants
    long = [(text.where, part) for text in constants for part in _sentences(text) if len(part.split()) > MOST_WORDS]
    assert long == []


def test_every_module_of_texts_is_listed_in_english_whatever_the_reader_speaks() -> None:
    listed = {text.where.partition(".")[0] for text in all_texts()}
    assert {module.__name__.rpartition(".")[2] for module in text_modules()} <= listed
    speak("ar")
    assert "Overview" in {text.english for text in all_texts()}
    speak(ENGLISH)


def test_the_script_lists_every_text_with_its_words_in_a_language() -> None:
    command = [sys.executable, "scripts/list_texts.py", "ar"]
    shown = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert len(shown.splitlines()) == len(all_texts())
    assert "words.OVERVIEW\t\tOverview\tنظرة عامة" in shown.splitlines()
