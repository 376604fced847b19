"""The bar above every page: which collection is open, what is said of one that is not known, and how a change begins anew."""

from dataclasses import replace
from datetime import date

from tests.builders.app_pages import html, press, run, sound
from tests.builders.collection_tables import build_collection, claim
from views.frame import citation
from views.texts import words


def test_unknown_collection_is_named_and_none_is_opened() -> None:
    app = run("", collection="elsewhere")
    assert "“<bdi>elsewhere</bdi>”" in html(app)
    assert "<h1>" not in html(app)
    press(app, words.SHOW_FIRST)
    assert "<h1>" in html(app)


def test_the_collection_is_chosen_by_its_title_and_stands_in_the_bar_once() -> None:
    app = run("method")
    chooser = app.selectbox(key="choose-collection")
    assert chooser.format_func(chooser.value).startswith("Qamishli and al-Hasakah")
    assert "Qamishli and al-Hasakah" not in html(app)
    other = run("method", collection="mass-shootings").selectbox(key="choose-collection")
    assert other.value == "mass-shootings"


def test_another_collection_begins_without_the_ids_and_filters_of_the_one_before() -> None:
    app = run("incident", source="SOHR")
    assert app.query_params["id"]
    app.selectbox(key="choose-collection").set_value("mass-shootings").run()
    shown = html(sound(app))
    assert "No incident" not in shown
    assert "<h1>" in shown
    assert words.CLEAR_FILTERS not in [button.label for button in app.button]
    assert "source" not in app.query_params
    assert app.selectbox(key="collection").value == "mass-shootings"


def test_the_link_to_share_has_the_filters_and_not_the_name_of_the_reviewer() -> None:
    app = run("review", source="SOHR")
    app.text_input(key="visitor-name-box").input("Ana").run()
    assert not app.code
    app.session_state["share"] = True
    address, cited = (code.value for code in sound(app.run()).code)
    assert "source=SOHR" in address
    assert address in cited
    assert "Ana" not in cited


def test_the_citation_names_a_version_and_a_date_only_where_they_are_known() -> None:
    known = build_collection(claim("a", source="one"))
    digest = known.digest.removeprefix("sha256:")[:12]
    assert len(digest) == 12
    full = replace(known, title="Title", version="1.2", date="2021-02-03", licence="CC0")
    cited = citation(full, "http://here/", date(2022, 1, 1))
    assert cited.startswith(f"Title, version 1.2, 2021-02-03 (digest {digest}, CC0).")
    assert cited.endswith("http://here/, accessed 2022-01-01.")
    bare = citation(replace(full, version="", date="", licence=""), "", date(2022, 1, 1))
    assert bare.startswith(f"Title (digest {digest}).")
