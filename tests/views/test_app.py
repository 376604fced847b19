"""The app without a browser: what each page says, for a good address, a wrong one, and a broken collection."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claims.collection import load_collection
from claims.study import make_study
from tests.builders.app_pages import asked, html, run
from tests.builders.collection_tables import SMALL
from tests.builders.shipped import SHIPPED
from views.texts import words


@pytest.fixture(autouse=True)
def _named_collection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["app.py"])
    monkeypatch.delenv("CLAIMS_COLLECTION", raising=False)


def incident_id() -> str:
    """The incident that the app opens when none is named."""
    return asked(run("incident"), "id")


def test_first_page_names_the_collection_and_shows_the_worst_disagreement() -> None:
    app = run()
    assert not app.exception
    assert "Qamishli" in html(app)
    assert "does not decide who is right" in html(app)
    assert words.WORST in html(app)
    assert html(app).index(words.WORST) < html(app).index(words.RANKED)
    assert html(app).count("cc-ranked") > 5


def test_both_addresses_of_the_overview_show_the_same() -> None:
    assert html(run()) == html(run("overview"))


def test_filters_come_from_the_address_and_count_what_is_not_there() -> None:
    app = run("discrepancies", severity="high")
    assert not app.exception
    assert words.CHOSEN_DISCREPANCIES in html(app)
    assert app.multiselect(key="severity").value == ["high"]
    assert "severity: <b>" in html(app).lower()
    assert any(option.endswith("(0)") for option in app.multiselect(key="filter-kind").options)
    assert "severity medium" not in html(app)


def test_filter_chosen_is_written_to_the_address() -> None:
    app = run("discrepancies")
    app.multiselect(key="filter-kind").select("place").run()
    assert asked(app, "kind") == "place"
    assert words.WORST_CHOSEN in html(app)


def test_shared_filters_choose_what_every_page_shows() -> None:
    for page in ("", "matrix", "discrepancies"):
        app = run(page)
        app.multiselect(key="source").select("Hawar News").run()
        assert not app.exception
        assert words.ONLY in html(app)
        assert "Open this" not in html(app)


def test_filters_that_leave_no_incident_say_which_removed_most_and_drop_it() -> None:
    app = run("", place="Halko", to="1990-01-01")
    assert words.NO_INCIDENT_LEFT in html(app)
    next(button for button in app.button if button.label.startswith(words.UNDO.split(" {")[0])).click().run()
    assert not app.exception


def test_incident_without_a_date_is_counted_where_a_period_is_asked_for() -> None:
    app = run("", **{"from": "1900-01-01"})
    assert not app.exception
    assert "without a date left out" in html(app)


@pytest.mark.parametrize("name", ["from", "place", "relation"])
def test_unknown_value_of_a_shared_filter_is_named(name: str) -> None:
    assert "“<bdi>nowhere</bdi>”" in html(run("", **{name: "nowhere"}))


def test_unknown_collection_is_named_and_none_is_opened() -> None:
    app = run("", collection="elsewhere")
    assert "“<bdi>elsewhere</bdi>”" in html(app)
    assert "<h1>" not in html(app)
    app.button[0].click().run()
    assert words.WORST in html(app)


def test_another_collection_can_be_chosen() -> None:
    app = run("", collection="mass-shootings")
    assert not app.exception
    assert "Stanford" in html(app)


def test_compare_starts_with_the_sides_of_the_worst_disagreement() -> None:
    app = run("compare")
    assert not app.exception
    assert words.OF_ONE_INCIDENT in html(app)
    assert "≠ contradicts" in html(app)
    assert len(app.get("plotly_chart")) == 1


def test_three_accounts_are_compared_pair_by_pair() -> None:
    claims = make_study(load_collection(SHIPPED)).incidents.claims_of[incident_id()][:3]
    app = run("compare", claim=list(claims))
    assert not app.exception
    assert len(app.get("plotly_chart")) == 3


def test_unknown_claim_is_named() -> None:
    assert "“<bdi>c-nothing</bdi>”" in html(run("compare", claim="c-nothing"))


def test_matrix_shows_figures_of_a_field_and_the_accounts_of_a_cell() -> None:
    app = run("matrix", field="killed")
    assert not app.exception
    table = app.dataframe[0].value
    assert table.shape[0] > 10
    assert table.astype(str).apply(lambda column: column.str.contains("≠")).to_numpy().any()
    app.session_state["matrix-grid"] = {"selection": {"rows": [], "columns": [], "cells": [(0, "SOHR")]}}
    app.run()
    assert words.CHOOSE_CELL not in html(app)
    assert len(app.query_params["cell"]) == 2


def test_method_shows_the_text_of_the_project_and_leads_to_the_others() -> None:
    app = run("method")
    assert not app.exception
    assert "## Relations" in app.markdown[0].value
    assert "(method?text=matching)" in app.markdown[0].value


def test_collections_are_listed_and_one_can_be_opened_checked_kept_and_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    app = run("collections")
    assert not app.exception
    assert "mass-shootings" in html(app)
    for each in sorted(SMALL.iterdir()):
        app.file_uploader(key="collection-files").upload(each.name, each.read_bytes(), "text/csv")
    app.run()
    assert not app.exception
    assert words.NO_PROBLEMS in html(app)
    _press(app, words.OPEN_IT)
    assert words.THIS_SESSION in html(app)
    _press(app, words.KEEP)
    assert words.KEPT in html(app)
    assert list((tmp_path / "competing-claims" / "collections").iterdir())
    _press(app, words.FORGET_KEPT)
    assert words.KEPT not in html(app)
    assert not list((tmp_path / "competing-claims" / "collections").iterdir())


def test_file_that_is_no_collection_is_refused_with_the_reason() -> None:
    app = run("collections")
    app.file_uploader(key="collection-files").upload("bad.zip", b"nothing", "application/zip").run()
    assert not app.exception
    assert words.REFUSED in html(app)
    assert "cannot be unpacked" in html(app)


def _press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def test_no_result_names_the_filter_that_removed_most_and_drops_it() -> None:
    app = run("discrepancies", severity="high", kind="lost detail")
    assert words.NOTHING_LEFT in html(app)
    [undo] = [button for button in app.button if button.label.startswith(words.UNDO.split(" {")[0])]
    undo.click().run()
    assert not app.exception
    assert words.NOTHING_LEFT not in html(app)


def test_value_that_the_collection_does_not_have_is_named() -> None:
    assert "“<bdi>nobody</bdi>”" in html(run("discrepancies", source="nobody"))


def test_unknown_discrepancy_is_named_and_none_is_opened() -> None:
    app = run("discrepancies", discrepancy="d-nothing")
    assert "d-nothing" in html(app)
    assert words.WORST not in html(app)


def test_pages_are_turned() -> None:
    app = run("discrepancies")
    next(button for button in app.button if button.label == words.NEXT).click().run()
    assert asked(app, "page") == "2"
    assert not app.exception


def test_incident_opened_without_an_id_names_itself_in_the_address() -> None:
    app = run("incident")
    assert not app.exception
    assert app.selectbox(key="choice-id").value == asked(app, "id")


def test_incident_page_shows_accounts_figures_fields_and_words() -> None:
    app = run("incident", id=incident_id())
    assert not app.exception
    for heading in (words.CLAIMS, words.DISCREPANCIES_HERE, words.FIELD_BY_FIELD, words.CARDS):
        assert heading in html(app)
    assert "blockquote" in html(app)
    assert "popover" in html(app)


def test_incidents_of_every_sort_can_be_opened() -> None:
    app = run("incident")
    for each in app.selectbox(key="choice-id").options[::4]:
        position = app.selectbox(key="choice-id").options.index(each)
        app.selectbox(key="choice-id").select_index(position).run()
        assert not app.exception, each


def test_unknown_incident_is_named_with_near_ones_and_none_is_opened() -> None:
    app = run("incident", id="i-nothing")
    assert not app.exception
    assert "i-nothing" in html(app)
    assert words.NEAR in html(app)
    assert "<h1>" not in html(app)


def test_problems_of_a_collection_are_counted_and_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Path(shutil.copytree(SMALL, tmp_path / "broken"))
    statements = broken / "statements.csv"
    statements.write_text(statements.read_text(encoding="utf-8").replace("asserts", "sings", 1), encoding="utf-8")
    monkeypatch.setenv("CLAIMS_COLLECTION", str(broken))
    app = run()
    assert not app.exception
    assert "found while reading this collection" in html(app)
    assert "sings" in html(app)


def test_missing_collection_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["app.py", str(tmp_path / "<b>nowhere</b>")])
    app = run()
    assert not app.exception
    assert words.CANNOT_OPEN in html(app)
    assert "&lt;b&gt;nowhere" in html(app)


def test_collection_without_claims_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = Path(shutil.copytree(SMALL, tmp_path / "empty"))
    for table in ("claims", "statements", "documents", "judgements"):
        path = empty / f"{table}.csv"
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    monkeypatch.setenv("CLAIMS_COLLECTION", str(empty))
    app = run("incident")
    assert not app.exception
    assert words.NO_CLAIMS in html(app)


def test_changed_files_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = Path(shutil.copytree(SMALL, tmp_path / "copy"))
    monkeypatch.setenv("CLAIMS_COLLECTION", str(copy))
    before = run()
    sources = copy / "sources.csv"
    named = sources.read_text(encoding="utf-8").splitlines()
    name = named[1].split(",")[1]
    sources.write_text(sources.read_text(encoding="utf-8").replace(name, "Renamed Source"), encoding="utf-8")
    assert "Renamed Source" not in html(before)
    assert "Renamed Source" in html(before.run())
