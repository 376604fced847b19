"""The page Sources: the table, the source that the address names, and who repeats whom."""

from tests.builders.app_pages import html, run
from views.texts import words


def test_sources_are_listed_with_what_is_declared_and_counted() -> None:
    app = run("sources")
    table = app.dataframe[0].value.set_index("Source")
    assert table.loc["Hawar News", "Affiliation"] == "Autonomous Administration side"
    assert table["Highest"].to_dict()["SOHR"] > 0
    assert words.REPEATS_LIST in html(app)


def test_source_named_in_the_address_shows_what_stands_behind_its_numbers() -> None:
    app = run("sources", source_id="sohr")
    assert words.COVERAGE in html(app)
    assert "incident?id=" in html(app)


def test_unknown_source_is_named_and_none_is_opened() -> None:
    app = run("sources", source_id="nobody")
    assert "nobody" in html(app)
    assert words.STANDINGS not in html(app)


def test_quoted_speakers_are_another_drawing() -> None:
    app = run("sources", way="quotes")
    assert "SOHR sources" in html(app)
