"""The table of who says how many: what each cell shows, and how the sources stand."""

import re

from claims.survey.figures import ALL_CASUALTIES, FigureIndex, figure_named
from tests.builders.collection_tables import Tables, claim, said
from tests.builders.studies import one_incident
from views.blocks.evidence import Openings
from views.blocks.figures.who_says_table import who_says_table
from views.texts import words

A, B, C, D = "source-a", "source-b", "source-c", "source-d"


def cells_of(*claims: Tables, figure: str = "killed", across: tuple[str, ...] = (A, B)) -> list[str]:
    """The cells of the one row: days, incident, one for each source across, other sources, lowest to highest."""
    study, incident = one_incident(*claims)
    chosen = figure_named(study.collection, figure)
    row = FigureIndex(study.collection, study.incidents, study.findings).row(chosen, incident, across)
    table = who_says_table(study, chosen, [row], across, Openings(study))
    body = table.partition("<tbody")[2]
    return re.findall(r"<t[dh] [^>]*>.*?</t[dh]>", body)


def texts_of(*claims: Tables, figure: str = "killed", across: tuple[str, ...] = (A, B)) -> list[str]:
    return [text(cell) for cell in cells_of(*claims, figure=figure, across=across)]


def text(html: str) -> str:
    """What a reader sees: without tags and without the words behind a number."""
    shown = re.sub(r"<div[^>]*popover.*?</div></div>", "", html)
    return " ".join(re.sub(r"<[^>]+>", " ", shown).split())


def test_months_are_short_and_the_whole_day_is_the_hint() -> None:
    days, *_ = cells_of(claim("a", when="2021-09-23", killed="1"), claim("b", source=B, when="2021-09-23"))
    assert text(days) == "23 Sep 2021"
    assert 'title="23 September 2021"' in days
    may, *_ = texts_of(claim("a", when="2021-05-03", killed="1"))
    assert may == "3 May 2021"
    undated, *_ = texts_of(claim("a", killed="1"))
    assert undated == words.UNDATED


def test_figures_that_clash_are_marked_and_their_ends_stand_last() -> None:
    _, what, one, other, rest, ends = cells_of(
        claim("a", where="river-town", killed=said("9", group="police")),
        claim("b", source=B, where="river-town", killed=said("4", group="police", stance="hedges")),
    )
    assert "cc-clash-cell" in one
    assert "cc-clash-cell" in other
    assert "cc-clash-cell" not in rest
    assert text(one).startswith("9 ")
    assert "≠" in text(one)
    assert "with reservation" in text(other)
    assert words.PLACE_NOT_STATED not in what
    assert text(ends) == "4 to 9 2 sources ≠ contradicts high"


def test_one_source_alone_has_its_figure_and_no_relation() -> None:
    _, what, one, other, _, ends = texts_of(claim("a", killed="3"), claim("b", source=B, wounded="1"))
    assert what.endswith(words.PLACE_NOT_STATED)
    assert one == "3"
    assert other == "∅ not said"
    assert ends == f"3 {words.ONE_SOURCE}"


def test_a_source_without_an_account_has_none() -> None:
    cells = cells_of(claim("a", killed="3"), claim("b", source=B), across=(A, B, C), figure="killed")
    assert text(cells[3]) == "∅ not said"
    assert text(cells[4]) == "· no account"
    assert "<small>" not in cells[4]


def test_other_sources_are_named_and_the_silent_ones_counted() -> None:
    claims = [claim("a", killed="3"), claim("b", source=B), claim("c", source=C, killed="3"), claim("d", source=D)]
    *_, rest, ends = cells_of(*claims, across=(A,))
    assert text(rest) == f"3 source-c {words.ALSO_TELL.format(number=2)}"
    assert f'title="{B}, {D}"' in rest
    assert "cc-empty" not in rest
    assert text(ends) == "3 2 sources = agrees"
    *_, empty, _ = cells_of(claim("a", killed="3"), claim("b", source=B), across=(A, B))
    assert "cc-empty" in empty
    assert text(empty) == ""


def test_nobody_says_it() -> None:
    *_, ends = texts_of(claim("a", wounded="3"), claim("b", source=B, wounded="3"))
    assert ends == words.NO_SOURCE


def test_figures_of_other_people_have_no_common_ends() -> None:
    *_, ends = texts_of(
        claim("a", killed=said("3", group="police")), claim("b", source=B, killed=said("5", group="civilians"))
    )
    assert ends.startswith(f"{words.OTHER_PEOPLE} 2 sources")
    *_, ends = texts_of(claim("a", killed=[said("3", group="police"), said("5", group="civilians")]))
    assert ends == words.ONE_SOURCE


def test_equal_figures_of_several_fields_stand_together() -> None:
    _, _, one, *_ = texts_of(claim("a", killed="2", wounded="2"), figure=ALL_CASUALTIES)
    assert one == "2 killed, wounded"


def test_equal_figures_of_which_one_clashes_stand_apart() -> None:
    _, _, one, other, _, ends = texts_of(
        claim("a", killed="2", wounded="2"), claim("b", source=B, killed="2", wounded="5"), figure=ALL_CASUALTIES
    )
    assert (one, other) == ("2 killed 2 wounded ≠", "2 killed 5 wounded ≠")
    assert ends.startswith("2 killed")
    assert "2 to 5 wounded" in ends


def test_what_does_not_count_lists_all_versions() -> None:
    *_, ends = texts_of(claim("a", kind="clash"), claim("b", source=B, kind="shooting"), figure="kind")
    assert ends.startswith("clash / shooting 2 sources")


def test_a_contradiction_about_something_else_is_marked_beside_the_incident_and_leads_to_it() -> None:
    claims = (claim("a", killed="1", wounded="2"), claim("b", source=B, killed="1", wounded="9"))
    _, what, *_ = cells_of(*claims)
    assert words.CLASH_ELSEWHERE.format(fields="wounded") in text(what)
    assert "≠" in text(what)
    assert "tab=disagreements" in what
    _, of_itself, *_ = cells_of(*claims, figure="wounded")
    assert "≠" not in text(of_itself)


def test_the_only_source_of_a_collection_shares_no_column_with_others() -> None:
    assert len(cells_of(claim("a", killed="1"), across=(A,))) == len(("days", "incident", A, "ends"))
    assert len(cells_of(claim("a", killed="1"), claim("b", source=B), across=(A,))) == len(
        ("days", "incident", A, "others", "ends")
    )


def test_other_sources_that_say_the_same_share_a_figure() -> None:
    told = (
        claim("a", killed="9"),
        claim("c", source=C, killed="4"),
        claim("d", source=D, killed="4"),
        claim("b", source=B, killed=said("4", stance="hedges")),
    )
    *_, rest, _ = texts_of(*told, across=(A,))
    assert rest == f"4 ≠ {B}, with reservation 4 ≠ {C}, {D}"
