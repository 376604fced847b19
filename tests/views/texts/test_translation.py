"""The reader's language: which it is, that texts are read in it, and that no text is read before there is a reader."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claims.values import Relation
from tests.builders.app_pages import html, run, sound
from views.texts import translation, words
from views.texts.translation import ENGLISH, Plural, counted, language, localised, speak, translate_constant

VIEWS = Path(__file__).parents[3] / "views"
TEXTS = sorted((VIEWS / "texts").glob("*words.py"))
CODE = sorted(path for path in VIEWS.rglob("*.py") if path not in TEXTS)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak(ENGLISH)


def _catalogue(monkeypatch: pytest.MonkeyPatch, **texts: str) -> None:
    """Another language that has these texts alone."""

    class Texts:
        def gettext(self, text: str) -> str:
            return texts.get(text, text)

        def pgettext(self, context: str, text: str) -> str:
            return texts.get(f"{context}_{text}", text)

        def ngettext(self, one: str, many: str, number: int) -> str:
            return ("zero", one.upper(), "two", many.upper())[min(number, 3)]

    monkeypatch.setattr(translation, "read_catalogue", lambda _: Texts())
    translation.translate_text.cache_clear()
    speak("xx")


def test_outside_of_a_session_texts_are_english() -> None:
    assert language() == ENGLISH
    assert words.OVERVIEW == "Overview"


def test_a_text_is_read_in_the_language_of_the_reader() -> None:
    speak("ar")
    assert words.OVERVIEW == "نظرة عامة"
    speak(ENGLISH)
    assert words.OVERVIEW == "Overview"


def test_texts_in_tuples_and_dicts_are_translated_and_keys_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    _catalogue(monkeypatch, Yes="Da")
    assert translate_constant("xx", "A", ("Yes", "No")) == ("Da", "No")
    assert translate_constant("xx", "A", {"Yes": "Yes"}) == {"Yes": "Da"}
    assert translate_constant("xx", "A", Relation.AGREES) is Relation.AGREES


def test_the_name_of_a_constant_tells_the_same_words_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    _catalogue(monkeypatch, A_Source="mine", Source="any")
    assert translate_constant("xx", "A", "Source") == "mine"
    assert translate_constant("xx", "B", "Source") == "any"


def test_numbers_agree_with_their_nouns(monkeypatch: pytest.MonkeyPatch) -> None:
    more = Plural("and {number} more figure", "and {number} more figures")
    assert [more.format(number=number) for number in (1, 2)] == ["and 1 more figure", "and 2 more figures"]
    assert [counted(number, "discrepancies") for number in (0, 1)] == ["0 discrepancies", "1 discrepancy"]
    _catalogue(monkeypatch)
    assert Plural("one", "many").format(number=2) == "two"
    assert counted(2, "discrepancies") == "two"


def test_values_of_our_lists_are_translated_by_the_list_that_they_belong_to(monkeypatch: pytest.MonkeyPatch) -> None:
    assert localised(Relation.AGREES) == "agrees"
    _catalogue(monkeypatch, Relation_agrees="tak")
    assert localised(Relation.AGREES) == "tak"
    assert localised("agrees") == "agrees"


def test_arabic_has_six_forms_of_a_number() -> None:
    speak("ar")
    forms = {counted(number, "incidents").replace(str(number), "") for number in (0, 1, 2, 3, 11, 100)}
    assert len(forms) >= 4


def test_every_module_of_texts_answers_in_the_language_of_the_reader() -> None:
    assert TEXTS
    for path in TEXTS:
        assert path.read_text(encoding="utf-8").endswith("\ntranslate_module(__name__)\n"), path.name


def _read_at_import(nodes: list[ast.stmt]) -> Iterator[ast.AST]:
    """What runs when a module is imported: all but bodies of functions, with their decorators and defaults."""
    for node in nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (*node.decorator_list, *node.args.defaults, *(each for each in node.args.kw_defaults if each))
        elif isinstance(node, ast.ClassDef):
            yield from node.decorator_list
            yield from _read_at_import(node.body)
        else:
            yield node


def _outside_lambdas(node: ast.AST) -> Iterator[ast.AST]:
    if not isinstance(node, ast.Lambda):
        yield node
        for child in ast.iter_child_nodes(node):
            yield from _outside_lambdas(child)


def early_reads(code: str) -> list[str]:
    """The texts that a module reads while it is imported, when there is no reader yet."""
    tree = ast.parse(code)
    early = [
        ast.unparse(inner)
        for node in _read_at_import(tree.body)
        for inner in _outside_lambdas(node)
        if isinstance(inner, ast.Attribute) and ast.unparse(inner.value).endswith("words")
    ]
    imported = [
        f"{node.module}.{each.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("words")
        for each in node.names
    ]
    cached = [
        ast.unparse(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and any(
            "cache" in ast.unparse(each) and "cached_property" not in ast.unparse(each) for each in node.decorator_list
        )
        for inner in ast.walk(node)
        if isinstance(inner, ast.Attribute) and ast.unparse(inner.value).endswith("words")
    ]
    return early + imported + cached


def test_what_reads_a_text_early_is_found() -> None:
    assert early_reads("A = words.A\ndef f(): return words.B") == ["words.A"]
    assert early_reads("def f(a=words.A, *, b=own_words.B): pass") == ["words.A", "own_words.B"]
    assert early_reads("@cache(words.A)\ndef f(): pass")[0] == "words.A"
    assert early_reads("@cache\ndef f(): return words.A") == ["words.A"]
    assert early_reads("class C:\n a: str = words.A") == ["words.A"]
    assert early_reads("from views.texts.words import APP") == ["views.texts.words.APP"]
    assert early_reads("S = (lambda: words.A,)") == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.stem)
def test_no_text_is_read_before_there_is_a_reader(path: Path) -> None:
    assert early_reads(path.read_text(encoding="utf-8")) == []


def _told_browser(app: AppTest) -> dict[str, str]:
    """The language and direction that the browser is told; nothing where it is told none."""
    told = [json.loads(each.proto.json) for each in app.get("bidi_component") if each.proto.json]
    return next((each for each in told if "lang" in each), {})


def test_the_address_asks_for_a_language_and_the_page_keeps_it() -> None:
    app = run("method", lang="ar")
    assert _told_browser(app) == {"lang": "ar", "dir": "rtl"}
    sound(next(button for button in app.button if button.label == "English").click().run())
    assert _told_browser(app) == {"lang": "en", "dir": "ltr"}
    assert "lang" not in app.query_params
    sound(next(button for button in app.button if button.label == "العربية").click().run())
    assert app.query_params["lang"] in ("ar", ["ar"])


def test_links_within_the_app_keep_the_language() -> None:
    assert "lang=ar" in html(run(lang="ar"))


def test_a_language_that_we_do_not_have_is_ignored_with_a_sentence() -> None:
    app = run("method", lang="xx")
    assert "“<bdi>xx</bdi>”" in html(app)
    assert _told_browser(app) == {}


def test_a_hostile_language_is_shown_as_it_is() -> None:
    assert "<script>alert" not in html(run("method", lang="</script><script>alert(1)</script>"))
