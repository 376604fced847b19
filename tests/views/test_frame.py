"""The frame: which collection is open, and what is said of one that is not known."""

from tests.builders.app_pages import html, press, run
from views.texts import words


def test_unknown_collection_is_named_and_none_is_opened() -> None:
    app = run("", collection="elsewhere")
    assert "“<bdi>elsewhere</bdi>”" in html(app)
    assert "<h1>" not in html(app)
    press(app, words.SHOW_FIRST)
    assert words.WORST in html(app)


def test_another_collection_can_be_chosen() -> None:
    assert "Stanford" in html(run("", collection="mass-shootings"))


def test_the_frame_says_what_the_data_is_and_what_the_tool_does_not_do() -> None:
    shown = html(run("method"))
    assert "Qamishli" in shown
    assert "does not decide who is right" in shown
