"""The address as memory: widgets follow it, it follows the widgets, and lists are shown a page at a time."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.builders.app_pages import sound
from views.state import url
from views.state.url import ListPage, list_page


def test_parameters_are_read_written_and_taken_out() -> None:
    assert url.in_address("kind") == []
    assert url.first_of("kind", "none") == "none"
    url.put_in_address("kind", ["date", "place"])
    assert url.in_address("kind") == ["date", "place"]
    assert url.first_of("kind", "none") == "date"
    url.put_in_address("kind", [])
    assert "kind" not in st.query_params


def test_a_filter_has_the_values_of_the_address_that_are_allowed_each_once() -> None:
    st.query_params["kind"] = ["date", "nonsense", "date", "place"]
    assert url.synced("kind", ("place", "date")) == ["date", "place"]


def test_a_filter_keeps_what_its_widget_says_until_the_address_changes() -> None:
    st.query_params["kind"] = ["date"]
    url.synced("kind", ("place", "date"))
    st.session_state["filter-kind"] = ["place"]  # as the widget does
    assert url.synced("kind", ("place", "date")) == ["place"]
    st.query_params["kind"] = ["date", "place"]  # as a link, Back or a reload does
    assert url.synced("kind", ("place", "date")) == ["date", "place"]


def test_clearing_empties_the_address_and_the_widgets_of_those_named() -> None:
    for name in ("kind", "q"):
        st.query_params[name] = "x"
    st.session_state.update({"filter-kind": ["x"], "text-q": "x", "filter-other": ["x"]})
    url.remove_parameters("kind", "q", "nothing")
    assert dict(st.query_params) == {}
    assert set(st.session_state) == {"filter-other"}


def test_a_table_begins_anew_when_the_address_changes_and_not_when_a_row_is_ticked() -> None:
    first = url.times_changed("claim")
    assert url.times_changed("claim") == first
    url.put_in_address("claim", ["a"])  # ticked
    assert url.times_changed("claim") == first
    st.query_params["claim"] = "b"  # a link
    assert url.times_changed("claim") == first + 1


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("", 45, 1),
        ("1", 45, 1),
        ("3", 45, 3),
        ("4", 45, 3),
        ("0", 45, 1),
        ("-1", 45, 1),
        ("two", 45, 1),
        ("٢", 45, 1),
        ("9" * 30, 45, 1),
        ("2", 20, 1),
        ("2", 21, 2),
        ("2", 0, 1),
    ],
)
def test_the_page_of_a_list_is_one_that_there_is(text: str, length: int, expected: int) -> None:
    if text:
        st.query_params["page"] = text
    assert list_page(length, size=20).number == expected


@pytest.mark.parametrize(("number", "rows"), [(1, list(range(20))), (3, [40, 41, 42, 43, 44])])
def test_a_page_has_its_rows(number: int, rows: list[int]) -> None:
    page = ListPage(number, pages=3, size=20)
    assert list(range(45))[page.rows] == rows
    assert page.first == rows[0]


def test_links_carry_nothing_where_no_app_runs() -> None:
    st.session_state["place"] = ["Halko"]
    assert url.going_to(id="i", claim=["a", "b"]) == [("id", "i"), ("claim", "a"), ("claim", "b")]


def test_links_carry_collection_and_filters_but_what_they_name_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(url, "get_script_run_ctx", lambda **_: object())
    st.session_state.update({"collection": "small", "place": ["Halko", "Tayy"], "from": None, "party": []})
    assert url.going_to(id="i") == [("id", "i"), ("place", "Halko"), ("place", "Tayy")]
    st.query_params["collection"] = "small"  # else it is the one that the app was started with
    assert url.going_to(place="Amuda") == [("place", "Amuda"), ("collection", "small")]
    st.query_params["source"] = "SOHR"  # a widget that is not drawn yet
    assert url.carried()[-1] == ("source", "SOHR")


# Widgets, in an app of their own


def widgets() -> None:
    """One widget of each sort, and what each returns."""
    import streamlit as st

    from views.state import url

    letters = ("a", "b", "c")
    st.session_state["returned"] = {
        "one": url.selectbox("one", "One", letters, title=str.upper, default="b", says_default=False),
        "said": url.selectbox("said", "Said", letters, title=str.upper, default="b", says_default=True),
        "some": url.synced("some", letters),
        "few": url.limited_multiselect("few", "Few", letters, title=str.upper, default=["a", "b"], most=2),
        "text": url.text_input("text", "Text", placeholder=""),
    }
    url.multiselect("some", "Some", letters, title=str.upper, placeholder="any")
    url.list_page(45, size=20).show_buttons()


def drawn(**params: str | list[str]) -> AppTest:
    app = AppTest.from_function(widgets)
    for name, value in params.items():
        app.query_params[name] = value
    return sound(app.run())


def returned(app: AppTest) -> dict[str, object]:
    values: dict[str, object] = app.session_state["returned"]
    return values


def address(app: AppTest) -> dict[str, list[str]]:
    return {name: [values] if isinstance(values, str) else values for name, values in app.query_params.items()}


def test_without_an_address_widgets_have_their_defaults_and_write_only_what_should_be_said() -> None:
    app = drawn()
    assert returned(app) == {"one": "b", "said": "b", "some": [], "few": ["a", "b"], "text": ""}
    assert address(app) == {"said": ["b"]}
    assert app.selectbox(key="choice-one").options == ["A", "B", "C"]


def test_widgets_take_what_the_address_gives() -> None:
    app = drawn(one="c", said="a", some=["b", "x"], few=["c", "x"], text="words")
    assert returned(app) == {"one": "c", "said": "a", "some": ["b"], "few": ["c"], "text": "words"}
    assert app.multiselect(key="filter-some").value == ["b"]
    assert address(app)["some"] == ["b"]


def test_an_unknown_choice_is_none_and_stays_in_the_address_to_be_named() -> None:
    app = drawn(one="x")
    assert returned(app)["one"] == ""
    assert app.selectbox(key="choice-one").value is None
    assert address(app)["one"] == ["x"]


def test_what_is_chosen_goes_to_the_address_and_stays() -> None:
    app = drawn()
    app.selectbox(key="choice-one").select("c")
    app.multiselect(key="filter-some").select("a")
    app.multiselect(key="picked-few").unselect("a")
    app.text_input(key="text-text").input("words")
    sound(app.run())
    assert address(app) == {"one": ["c"], "said": ["b"], "some": ["a"], "few": ["b"], "text": ["words"]}
    assert returned(sound(app.run()))["text"] == "words"
    app.text_input(key="text-text").input("").run()
    assert "text" not in app.query_params


def test_a_widget_follows_when_the_address_changes() -> None:
    app = drawn(text="words", few=["c"])
    app.query_params["text"] = "others"
    app.query_params["few"] = ["a"]
    sound(app.run())
    assert returned(app)["text"] == app.text_input(key="text-text").value == "others"
    assert returned(app)["few"] == app.multiselect(key="picked-few").value == ["a"]


def alike() -> None:
    """Widgets whose options have one name."""
    from views.state import url

    ids = ["a", "b", "c"]
    url.selectbox("one", "One", ids, title=lambda _: "Tibú", default="a", says_default=False)
    url.limited_multiselect("few", "Few", ids, title=lambda _: "Tibú", default=[], most=2)
    url.multiselect("some", "Some", ids, title=lambda _: "Tibú", placeholder="any")


def test_of_options_with_one_name_the_chosen_one_is_meant() -> None:
    app = AppTest.from_function(alike).run()
    app.selectbox(key="choice-one").set_value("b").run()
    app.multiselect(key="picked-few").set_value(["c", "b"]).run()
    app.multiselect(key="filter-some").set_value(["b"]).run()
    assert address(app.run()) == {"one": ["b"], "few": ["c", "b"], "some": ["b"]}


def test_pages_are_turned_between_the_first_and_the_last() -> None:
    app = drawn()
    assert app.button(key="page-before").disabled
    for page in ("2", "3"):
        app.button(key="page-after").click().run()
        assert address(app)["page"] == [page]
    assert app.button(key="page-after").disabled
    assert "3" in app.text[0].value
    app.button(key="page-before").click().run()
    assert address(app)["page"] == ["2"]


def pills_of_a_hostile_name() -> None:
    from views.state import url

    names = {"a": "**b** ![x](http://elsewhere.example/a.png) :smile: :red[c]", "b": "plain"}
    url.pills("chosen", "Chosen", tuple(names), title=names.__getitem__, default="b")


def test_pills_show_names_literally() -> None:
    [hostile, plain] = sound(AppTest.from_function(pills_of_a_hostile_name).run()).segmented_control[0].options
    assert hostile == r"\*\*b\*\* !\[x\](http\://elsewhere.example/a.png) \:smile\: \:red\[c\]"
    assert plain == "plain"


def test_pills_follow_a_click_and_the_address_and_one_stays_chosen() -> None:
    app = sound(AppTest.from_function(pills_of_a_hostile_name).run())
    assert app.segmented_control[0].value == "b"
    sound(app.segmented_control[0].set_value("a").run())
    assert app.query_params["chosen"] in ("a", ["a"])
    sound(app.segmented_control[0].set_value(None).run())
    assert sound(app.run()).segmented_control[0].value == "a"


def test_what_links_take_along_is_read_once_the_filters_stand_and_anew_in_the_next_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(url, "get_script_run_ctx", lambda **_: object())
    held = {"source": ["sohr"]}
    monkeypatch.setattr(url, "_widget_values", lambda name: held.get(name, []))
    url.forget_carried(is_settled=False)
    assert url.carried() == [("source", "sohr")]
    held["source"] = ["hawar"]
    assert url.carried() == [("source", "hawar")]
    url.forget_carried(is_settled=True)
    assert url.carried() == [("source", "hawar")]
    held["source"] = ["sohr"]
    assert url.carried() == [("source", "hawar")]
    url.forget_carried(is_settled=False)
    assert url.carried() == [("source", "sohr")]
