"""BibTeX: every document named once, under a key that LaTeX takes."""

import re

import pytest

from claims.exports import export_discrepancies
from claims.exports.latex.bibtex import bibtex_key, write_bibtex
from claims.exports.sheet import Reference
from tests.builders.hostile_study import ARABIC, AT, hostile_study
from tests.builders.sheets import small_sheet


def test_every_document_is_an_entry_once() -> None:
    text = export_discrepancies(*hostile_study(), format="bibtex", at=AT).decode()
    assert re.findall(r"^@misc\{(.+),$", text, flags=re.MULTILINE) == ["one-doc", "two-doc"]
    assert "Archived" in text
    assert text.count("{") - text.count("\\{") == text.count("}") - text.count("\\}")


def test_addresses_keep_their_signs_for_latex() -> None:
    reference = Reference(key="d", source="S", title="T", url="https://h.example/a{b}\\c#d%20")
    assert (
        r"url = {https://h.example/a\%7Bb\%7D\%5Cc\#d\%20},"
        in write_bibtex(small_sheet(references=(reference,))).decode()
    )


def test_remarks_begin_no_entry() -> None:
    text = write_bibtex(small_sheet(title="a@b", references=())).decode()
    assert text.startswith("% a(at)b\n")
    assert "@" not in text


@pytest.mark.parametrize(
    ("key", "shown"), [("sohr-2021:1.a/b+c", "sohr-2021:1.a/b+c"), ("a_b", "a-b-"), ("a b", "a-b-"), ("ü,}", "--")]
)
def test_a_key_has_only_signs_that_latex_takes(key: str, shown: str) -> None:
    assert re.fullmatch(re.escape(shown) + ("" if shown == key else "[0-9a-f]{6}"), bibtex_key(key))


def test_two_keys_never_become_one() -> None:
    assert bibtex_key("a_b") != bibtex_key("a b") != bibtex_key("a-b")


def test_entries_alone_know_how_to_set_other_scripts() -> None:
    arabic = write_bibtex(small_sheet(references=(Reference(key="d", source="S", title=ARABIC),))).decode()
    assert r'@preamble{"\providecommand{\inwords}' in arabic
    assert "@preamble" not in write_bibtex(small_sheet()).decode()


def test_documents_of_tables_beside_the_rows_are_entries() -> None:
    beside = small_sheet(references=(Reference(key="only-there", source="S", title="T"),))
    text = write_bibtex(small_sheet(beside=(beside,))).decode()
    assert re.findall(r"^@misc\{(.+),$", text, flags=re.MULTILINE) == ["doc-1", "doc-2", "only-there"]
