"""The page of the conventions: how far the rules part, as a chart, a table and a sentence."""

from claims.conventions import CONVENTIONS
from tests.builders.app_pages import html, run
from views.texts import words


def test_page_shows_the_spread_as_chart_table_and_sentence() -> None:
    app = run("conventions")
    shown = html(app)
    assert "the figure depends on the coding rule" in shown
    assert all(f'cc-range-name"><bdi>{name}</bdi>' in shown for name in ("ACLED", "GTD", "UCDP"))
    assert words.CONVENTIONS_TABLE in shown
    assert all(known.rule in shown.replace("&#x27;", "'") for known in CONVENTIONS.values())


def test_the_sentence_is_in_the_language_of_the_reader() -> None:
    shown = html(run("conventions", lang="ar"))
    assert "يتوقف الرقم على قاعدة الترميز" in shown
    assert "the figure depends on the coding rule" not in shown


def test_only_incidents_that_the_filters_leave_are_counted() -> None:
    everything, some = html(run("conventions")), html(run("conventions", place="Halko"))
    assert some.count("incident?") < everything.count("incident?")
    assert words.SPREAD_HEADING.many.split("{")[0] in everything
    assert words.SPREAD_HEADING.many.split("{")[0] not in some  # the rules give one figure for each of these
