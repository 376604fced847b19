"""The page Between sources: the answer first, the sources and what is compared in the address, omissions apart."""

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import load_workbook

from claims.collection import write_folder
from claims.survey import Filter
from tests.builders.app_pages import html, in_address, run, sound
from tests.builders.collection_tables import build_collection, claim
from views.pages.between import _downloads
from views.state.page_study import PageStudy
from views.state.work.kept_beside import KeptBeside
from views.texts import between_words, words

ANSWER = "No contradiction between <bdi>SOHR</bdi> and <bdi>Hawar News</bdi> on casualties in 4 shared incidents"


def test_the_answer_is_the_heading() -> None:
    app = run("between", between=["sohr", "hawar"], about="casualties")
    shown = html(app)
    assert f"<h1>{ANSWER}</h1>" in shown
    assert "In none of these do both report on casualties." in shown


def test_names_and_aliases_in_the_address_become_ids() -> None:
    app = run("between", between=["Syrian Observatory", "HAWAR NEWS"])
    assert "<bdi>SOHR</bdi> and <bdi>Hawar News</bdi> in 4 shared incidents" in html(app)
    assert app.query_params["between"] == ["sohr", "hawar"]


def test_a_source_that_cannot_be_compared_is_named_with_near_ones() -> None:
    shown = html(run("between", between=["sohr", "hawer"]))
    assert "no source &#x27;hawer&#x27;; allowed: an id or a name, such as hawar (Hawar News)" in shown
    assert "can only be compared with another" in shown


def test_a_source_with_itself_is_refused() -> None:
    shown = html(run("between", between=["sohr", "SOHR"]))
    assert "which cannot be compared with itself" in shown
    assert "Choose one more source" in shown


def test_without_sources_the_two_that_share_most_incidents_are_compared() -> None:
    app = run("between")
    assert "between <bdi>SOHR</bdi> and <bdi>UCDP GED</bdi> in 5 shared incidents" in html(app)
    assert "between" not in app.query_params


def test_what_is_compared_is_chosen_in_one_click_and_lives_in_the_address() -> None:
    app = run("between", between=["sohr", "wikipedia"])
    assert "1 contradiction is about casualties." in html(app)
    sound(app.segmented_control(key="choice-about").set_value("when and where").run())
    assert in_address(app, "about") == "when and where"
    assert "No contradiction between <bdi>SOHR</bdi> and <bdi>Wikipedia</bdi> on when and where" in html(app)


def test_filters_that_act_on_the_lists_alone_are_named_with_the_answer() -> None:
    without = html(run("between", between=["sohr", "wikipedia"]))
    assert between_words.LISTS_FILTERED not in without
    filtered = html(run("between", between=["sohr", "wikipedia"], relation="denies"))
    assert between_words.LISTS_FILTERED in filtered
    assert "1 contradiction between" in filtered
    assert words.NOTHING_LEFT in filtered
    assert between_words.NO_OMISSION_LEFT in filtered
    assert between_words.NO_DIFFERENCE not in filtered


def test_a_third_source_can_be_chosen() -> None:
    app = run("between", between=["sohr", "hawar"], about="casualties")
    sound(app.multiselect(key="picked-between").set_value(["sohr", "hawar", "wikipedia"]).run())
    assert app.query_params["between"] == ["sohr", "hawar", "wikipedia"]
    assert (
        "<bdi>SOHR</bdi>, <bdi>Hawar News</bdi> and <bdi>Wikipedia</bdi> on casualties in 5 shared incidents"
        in html(app)
    )
    assert "In 3 of these at least two report on casualties." in html(app)


def test_the_numbers_link_to_each_field_and_group() -> None:
    shown = html(run("between", between=["sohr", "hawar"]))
    for about in ("what+happened", "reason"):
        assert f'href="between?between=sohr&amp;between=hawar&amp;about={about}"' in shown
    alone = html(run("between", between=["sohr", "hawar"], about="reason"))
    assert "No contradiction between <bdi>SOHR</bdi> and <bdi>Hawar News</bdi> on “reason”" in alone
    assert "about=crowd_act" not in alone


def test_values_stand_side_by_side_and_open_their_words() -> None:
    shown = html(run("between", between=["sohr", "wikipedia"], about="captured"))
    table = shown[shown.index("<h2>Side by side</h2>") :]
    assert "3 or more" in table
    assert table.index("contradicts") < table.index("agrees")
    contradiction = table[table.index("cc-clash-cell") : table.index("contradicts")]
    assert "added up" in contradiction
    assert "does not say" not in contradiction
    assert "popovertarget=" in table
    assert "cc-clash-cell" in table
    assert 'href="incident?id=' in table


def test_what_one_leaves_out_stands_apart() -> None:
    shown = html(run("between", between=["sohr", "hawar"], about="casualties"))
    disagree, apart = shown.split("<h2>Where they disagree</h2>")[1].split(
        "<h2>Reported by one, left out by another</h2>"
    )
    assert "They do not disagree." in disagree
    assert "does not say" in apart


def test_filters_of_days_act_and_a_filter_on_sources_does_not() -> None:
    days = {"from": "2021-01-23", "to": "2021-01-23"}
    app = run("between", between=["sohr", "hawar"], source="Rozana", **days)
    assert "in 3 shared incidents" in html(app)
    assert "The source filter does not apply here" in html(app)


@pytest.mark.parametrize(
    ("sources", "said"), [(["a"], "Comparing sources needs two."), (["a", "b"], "report no incident in common")]
)
def test_a_collection_with_nothing_to_compare_says_what_it_needs(
    sources: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = {"a": "2021-01-20", "b": "2019-05-05"}
    claims = [claim(each, source=each, when=days[each], killed="3") for each in sources]
    write_folder(build_collection(*claims), tmp_path / "few")
    monkeypatch.setenv("CLAIMS_COLLECTION", str(tmp_path / "few"))
    assert said in html(run("between", between=sources))
    first_page = {"Comparing sources needs two.": said}.get(said, "No two sources report the same incident.")
    assert first_page in html(run())


def test_a_field_that_none_of_them_reports_has_no_numbers() -> None:
    shown = html(run("between", between=["sohr", "hawar"], about="captured"))
    assert "on “captured” in 4 shared incidents" in shown
    assert "<h2>How often they agree</h2>" not in shown


def test_the_first_page_links_the_pairs_that_share_most_incidents() -> None:
    shown = html(run())
    box = shown[shown.index("<h2>Between two sources</h2>") :]
    assert 'href="between?between=sohr&amp;between=hawar"' in box
    assert "no contradiction on casualties</bdi></a>, none on other points" in box
    assert "1 contradiction on casualties</bdi></a>, none on other points" in box
    assert 'href="between?between=sohr&amp;between=hawar&amp;about=casualties"' in box


def test_both_tables_are_offered_with_names_that_say_what_is_in_them(page_study: PageStudy) -> None:
    between = page_study.between.compare(["sohr", "hawar"], about=["casualties"])
    scope = page_study.index.choose(Filter(first=date(2021, 1, 1), last=date(2021, 1, 31)))
    context: Any = SimpleNamespace(study=page_study, scope=scope, offer=page_study.offer, kept=KeptBeside())
    figures, disagreements = _downloads(context, between, "casualties")
    assert (figures.what, figures.chosen) == ("figures-between", ("sohr-hawar", "all", "2021-01"))
    assert (disagreements.what, disagreements.chosen) == ("between", ("sohr-hawar", "casualties", "2021-01"))
    at = datetime(2026, 1, 2, tzinfo=UTC)
    assert b"SOHR & Hawar News" in figures.export("latex", at, None)
    rows = disagreements.export("csv", at, None).decode("utf-8-sig").splitlines()
    assert len(rows) == 3
    assert "No contradiction between SOHR and Hawar News on casualties in 4 shared incidents." in rows[1]
    book = load_workbook(BytesIO(disagreements.export("xlsx", at, None)))
    headings = [cell.value for cell in next(book["Figures wounded"].iter_rows())]
    assert {"SOHR", "Hawar News"} < set(headings)
    assert "Wikipedia" not in headings
    [only] = _downloads(context, page_study.between.compare(["sohr", "hawar"], about=["reason"]), "responsibility")
    assert only.what == "between"
