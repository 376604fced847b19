"""The page Overview: what it says first, and where it leads."""

from tests.builders.app_pages import html, run
from views.texts import words


def test_first_page_shows_the_worst_disagreement_and_the_incidents_ranked() -> None:
    shown = html(run())
    assert shown.index(words.WORST) < shown.index(words.RANKED)
    assert shown.count("cc-ranked") > 5
