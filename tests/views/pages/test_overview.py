"""The page Overview: who says how many comes first, then how many contradict one another, the worst of it, and where it leads."""

import re

import pytest

from claims.survey import Filter, ScopeIndex
from tests.builders.app_pages import html, in_address, run, sound
from tests.builders.shipped import shipped_study
from views.texts import words

_ROW = re.compile(r'<tr role="row">(<td.*?)</tr>', re.DOTALL)


def figure_rows(shown: str) -> list[str]:
    """The rows of the table of figures, as text."""
    table = shown[shown.index('<table class="cc-who"') :].partition("</table>")[0]
    return [" ".join(re.sub("<[^>]*>", " ", row).split()) for row in _ROW.findall(table)]


def test_the_count_comes_first_then_the_table_with_the_most_serious_beside_it_then_the_incidents_ranked() -> None:
    shown = html(run())
    assert shown.index("contain a contradiction") < shown.index('class="cc-who"') < shown.index(words.MOST_SERIOUS)
    assert shown.index(words.MOST_SERIOUS) < shown.index(words.RANKED)
    assert shown.count("cc-ranked") > 5
    assert words.WHAT_THIS_IS in shown


def test_the_sources_counted_are_those_of_the_incidents_that_are_left() -> None:
    study = shipped_study()
    left = ScopeIndex(study.collection, study.incidents, study.findings).choose(Filter(place=("halko",)))
    claims = [claim_id for incident_id in left.incident_ids for claim_id in study.incidents.claims_of[incident_id]]
    number = len({study.collection.source_of_claim(claim_id) for claim_id in claims})
    line = words.COMPARED.format(number=number, incidents=f"{len(left.incident_ids)} incidents")
    assert line in html(run(place="Halko"))
    assert line not in html(run())


def test_a_collection_of_one_source_says_what_it_takes_to_compare() -> None:
    shown = html(run(collection="mass-shootings"))
    assert f"<h1>{words.ONE_SOURCE_ALONE}</h1>" in shown
    assert 'href="add?collection=mass-shootings"' in shown
    assert 'href="import?collection=mass-shootings"' in shown
    assert "1 source covers 330 incidents." in shown
    assert words.COVERED_TWICE.format(number=0) not in shown


def test_where_the_filters_leave_no_contradiction_or_nothing_shared_the_heading_says_so() -> None:
    assert "<h1>No contradiction in 2 shared incidents</h1>" in html(run(source="ARA News"))
    assert f"<h1>{words.NOTHING_SHARED}</h1>" in html(run(to="2010-12-31"))
    assert f"<h1>{words.NOTHING_SHARED}</h1>" in html(run(place="Alaya"))


def test_a_title_in_the_ranking_is_a_link() -> None:
    study = shipped_study()
    worst = study.findings.discrepancies[0].incident_id
    ranked = html(run()).partition(words.RANKED)[2]
    assert f'<b><a href="incident?id={worst}"><bdi>{study.incidents.row(worst)["name"]}</bdi></a></b>' in ranked


def test_the_line_above_counts_shared_incidents_that_contain_a_contradiction() -> None:
    study = shipped_study()
    shared = {row["incident_id"] for row in study.incidents.table.to_dict("records") if row["sources"] > 1}
    clashing = {each.incident_id for each in study.findings.discrepancies if each.relation in ("contradicts", "denies")}
    count = f"{len(clashing & shared)} of {len(shared)} shared incidents contain a contradiction"
    assert f"<h1>{count}</h1>" in html(run())


def test_the_main_sources_are_columns_and_rows_have_heads() -> None:
    shown = html(run())
    for head in ("SOHR", "Hawar News", "Wikipedia"):
        assert f'<th scope="col" role="columnheader" class="cc-source"><bdi>{head}</bdi></th>' in shown
    assert shown.count('<th scope="row" role="rowheader"') == len(figure_rows(shown)) == 12


def test_a_figure_opens_its_words_and_hints_at_them() -> None:
    shown = html(run(figure="wounded"))
    assert re.search(
        r'popovertarget="words-\w+" title="shows the wording: “[^"]*injury of six[^"]*"><bdi>6</bdi>', shown
    )


@pytest.mark.parametrize(("figure", "first"), [("", "killed"), ("captured", "Captured"), ("initiator", "Who began it")])
def test_the_address_chooses_the_figure_and_a_click_puts_it_there(figure: str, first: str) -> None:
    app = run(figure=figure) if figure else run()
    question = "Who says what" if figure == "initiator" else "Who says how many"
    assert f"<caption>{question}: {first.lower()}</caption>" in html(app)
    choice = app.segmented_control(key="choice-figure")
    assert choice.value == (figure or "killed")
    sound(choice.set_value("wounded").run())
    assert in_address(app, "figure") == "wounded"
    assert ": wounded</caption>" in html(app)


def test_an_unknown_figure_in_the_address_shows_the_first() -> None:
    assert ": killed</caption>" in html(run(figure="nobody"))


def test_filters_choose_columns_and_incidents() -> None:
    shown = html(run(source="ARA News"))
    assert 'class="cc-source"><bdi>ARA News</bdi></th>' in shown
    assert 'class="cc-source"><bdi>Hawar News</bdi></th>' not in shown
    rows = figure_rows(html(run(**{"from": "2021-01-30", "to": "2021-01-31"})))
    assert rows
    assert not [row for row in rows if "2016" in row]
