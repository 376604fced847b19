"""The opened menu: a table, a format, how the file begins, its name; the whole file is made when it is saved."""

from streamlit.testing.v1 import AppTest

from claims.exports import FORMATS
from tests.builders.app_pages import html, sound
from views.texts import download_words


def two_tables() -> None:
    from datetime import datetime

    import streamlit as st

    from claims.errors import ExportError
    from tests.builders.hostile_study import hostile_study
    from views.blocks.downloads.download_menu import Download, show_choice

    def export(format_name: str, at: datetime, most: int | None) -> bytes:
        if format_name == "json":
            raise ExportError("2 rows <b>do not</b> fit")
        assert at.tzinfo
        st.session_state.setdefault("made", []).append((format_name, most))
        return f"head\n{format_name}\n".encode()

    offers = [
        Download(what=what, title=what.upper(), export=export, chosen=("sohr", "2021")) for what in ("one", "two")
    ]
    show_choice(hostile_study()[0], offers, "test")


def opened() -> AppTest:
    return sound(AppTest.from_function(two_tables).run())


def save(app: AppTest) -> str:
    """The label of the button that saves, with the name of its file beside it."""
    [button] = app.get("download_button")
    return str(button.proto.label)


def test_a_workbook_is_chosen_first_and_its_beginning_is_worked_out_from_few_points() -> None:
    app = opened()
    assert "test_one_sohr_2021.xlsx" in html(app)
    assert save(app) == download_words.SAVE
    assert app.session_state["made"] == [("csv", 3)]


def test_every_format_is_offered_and_names_its_file() -> None:
    app = opened()
    assert len(app.button_group[0].options) == len(FORMATS)
    app.button_group[0].set_value("latex").run()
    assert "test_one_sohr_2021.tex" in html(sound(app))
    assert app.session_state["made"][-1] == ("latex", 3)


def test_another_table_has_another_name() -> None:
    app = opened()
    app.radio[0].set_value("two").run()
    assert "test_two_sohr_2021.xlsx" in html(sound(app))


def test_a_file_that_cannot_be_made_says_why_and_is_not_offered() -> None:
    app = opened()
    app.button_group[0].set_value("json").run()
    assert "2 rows &lt;b&gt;do not&lt;/b&gt; fit" in html(sound(app))
    assert not app.get("download_button")


def test_all_formats_have_a_name_on_screen() -> None:
    assert set(download_words.FORMATS) == set(FORMATS)
