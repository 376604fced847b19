"""Who says how many: which incidents are listed, in which order, and what each cell, range and remark says."""

from dataclasses import replace

import pandas as pd
import pytest

from claims.discrepancies import find_discrepancies
from claims.errors import UnknownIdError
from claims.findings import Findings
from claims.incidents import PERHAPS_COLUMNS
from claims.model import Severity
from claims.survey.figures import ALL_CASUALTIES, CellState, FigureIndex, FigureRow, figure_named, offered_figures
from claims.tables import Collection
from claims.values import Relation
from tests.builders.collection_tables import Cells, Tables, build_collection, claim, row, said
from tests.builders.incidents import linked

A, B, C, D = "source-a", "source-b", "source-c", "source-d"
PARTIES = [
    row("parties", "state"),
    row("parties", "guard", parent="state", name="Home Guard (volunteers)", aliases="guards|HG|HGV"),
    row("parties", "police", parent="state", name="Police"),
    row("parties", "rebels", name="Rebels"),
]


def study(*claims: Tables, **tables: list[Cells]) -> Collection:
    return build_collection(*claims, parties=PARTIES, **tables)


def index_of(
    collection: Collection,
    groups: dict[str, list[str]],
    *,
    parts: tuple[tuple[str, str], ...] = (),
    perhaps: list[tuple[str, str, str, float]] | None = None,
) -> FigureIndex:
    """The index over incidents as the test says they are."""
    incidents = linked(collection, groups, parts=parts)
    sources = incidents.members.assign(source=incidents.members["claim_id"].map(collection.source_of_claim))
    incidents.table["sources"] = incidents.table["incident_id"].map(sources.groupby("incident_id")["source"].nunique())
    incidents = replace(incidents, perhaps=pd.DataFrame(perhaps or [], columns=list(PERHAPS_COLUMNS)))
    return FigureIndex(collection, incidents, find_discrepancies(collection, incidents))


def row_of(*claims: Tables, figure: str = "killed", **tables: list[Cells]) -> FigureRow:
    """The row of one incident that all claims tell."""
    collection = study(*claims, **tables)
    index = index_of(collection, {"i": list(collection.claims["claim_id"])})
    return index.row(figure_named(collection, figure), "i")


def texts(row: FigureRow, source: str) -> list[str]:
    return [answer.text for answer in row.cells[source].answers]


NOTHING = Findings(discrepancies=(), lookalikes=())
WHOLE = {"when": "2021-01-20", "where": "river-town"}


@pytest.mark.parametrize(
    ("killed", "text"),
    [
        ("5", "5"),
        (said("6", group="guard"), "6 (HG)"),
        (said("6", group="police"), "6 (Police)"),
        (said("~3+"), "3 or more [“several”]"),
        (said("1", stance="hedges", chain="witness:asserts"), "1 [A witness, with reservation]"),
        (said("0", stance="denies"), "0 [denied]"),
        (said("0", basis="inference", note="why"), "0 [inferred]"),
        (said("2", cites="other-doc"), "2 [citing source-b]"),
        (said("2", cites="a-doc"), "2"),
        ([said("4"), said("5", reading_of="a-3")], "4 or 5"),
        ([said("4", group="guard"), said("1", group="police", part_of="a-3")], "4 (HG, including 1 Police)"),
    ],
)
def test_an_answer_says_whom_it_counts_and_who_says_so(killed: object, text: str) -> None:
    shown = row_of(
        claim("a", **WHOLE, killed=killed),
        sources=[row("sources", "witness", name="A witness", kind="speaker"), row("sources", B)],
        documents=[row("documents", "other-doc", source_id=B)],
    )
    assert texts(shown, A) == [text]


def test_several_figures_of_one_source_are_kept_and_summed_only_as_the_rules_sum_them() -> None:
    killed = [said("4", group="guard"), said("2", group="police"), said("3", group="rebels")]
    assert texts(row_of(claim("a", **WHOLE, killed=killed)), A) == ["4 (HG)", "2 (Police)", "3 (Rebels)"]
    assert texts(row_of(claim("a", **WHOLE, killed=killed[:2])), A) == ["4 (HG)", "2 (Police)", "6 together (state)"]


def test_the_same_figure_of_two_documents_is_one_answer_with_the_words_of_both() -> None:
    [answer] = row_of(claim("a", **WHOLE, killed="5"), claim("b", **WHOLE, killed="5")).cells[A].answers
    assert [each.statement_id for each in answer.statements] == ["a-3", "b-3"]


def test_a_later_figure_of_a_source_takes_the_place_of_the_earlier_one() -> None:
    shown = row_of(claim("a", **WHOLE, killed="5"), claim("b", **WHOLE, killed="7", supersedes="a"))
    assert texts(shown, A) == ["7"]


def test_what_is_demanded_is_no_figure() -> None:
    assert row_of(claim("a", **WHOLE, killed=said("5", stance="demands"))).cells[A].state is CellState.SILENT


def test_silence_a_title_alone_an_older_document_and_no_account_are_told_apart() -> None:
    listed = row("documents", "c-doc", source_id=C, title="Shots in the town", within="a-doc")
    cited = row("documents", "d-doc", source_id=D, title="The town in January", within="a-doc")
    old = row(
        "documents",
        "old",
        source_id="source-old",
        published_from="2021-01-20",
        published_to="2021-01-20",
        coverage="river-town",
    )
    collection = study(
        claim("a", **WHOLE, killed=said("5", cites="d-doc")),
        claim("b", source=B, **WHOLE, wounded="2"),
        claim("c", source=C, when="2021-01-20", kind=said("shooting", fragment="Shots")),
        documents=[listed, cited, old],
        sources=[row("sources", D), row("sources", "source-old"), row("sources", "source-e")],
    )
    index = index_of(collection, {"i": ["a", "b", "c"]})
    shown = index.row(figure_named(collection, "killed"), "i", (A, B, C, D, "source-old", "source-e"))
    assert {source: cell.state for source, cell in shown.cells.items()} == {
        A: CellState.SAYS,
        B: CellState.SILENT,
        C: CellState.TITLE,
        D: CellState.TITLE,
        "source-old": CellState.OLDER,
        "source-e": CellState.NONE,
    }


def test_a_listed_document_with_words_beyond_its_title_is_more_than_a_title() -> None:
    listed = row("documents", "c-doc", source_id=C, title="Shots in the town", within="a-doc")
    beyond = claim("c", source=C, when="2021-01-20", kind=said("shooting", fragment="fire was opened on Friday"))
    shown = row_of(claim("a", **WHOLE, killed="5"), beyond, documents=[listed])
    assert shown.cells[C].state is CellState.SILENT


def test_a_source_that_lists_a_title_of_the_incident_without_telling_it_says_so() -> None:
    listed = row("documents", "c-doc", source_id=C, title="Shots in the town", within="b-doc")
    collection = study(
        claim("c", source=C, **WHOLE, kind=said("shooting", fragment="Shots")),
        claim("b", source=B, when="2021-02-01"),
        documents=[listed],
    )
    index = index_of(collection, {"i": ["c"], "other": ["b"]})
    cell = index.row(figure_named(collection, "killed"), "i", (B,)).cells[B]
    assert (cell.state, cell.remark) == (CellState.NONE, "lists a title of source-c")


@pytest.mark.parametrize(
    ("one", "other", "ranges"),
    [
        ("5", "8", [("", "5 to 8", 2)]),
        ("5", "5", [("", "5", 2)]),
        ("5", said("8", group="police"), [("", "5 to 8", 2)]),
        (said("6", group="guard"), said("6", group="state"), [("", "6", 2)]),
        ("~3+", "6", [("", "3+ to 6", 2)]),
        ("1..25", "4", [("", "1 to 25", 2)]),
        ("5", "31+", [("", "5 to 31+", 2)]),
        (said("6", group="police"), said("4", group="rebels"), [("Rebels", "4", 1), ("Police", "6", 1)]),
        (
            [said("4", group="guard"), said("2", group="police")],
            said("3", group="guard"),
            [("", "3 to 6", 2)],
        ),
        ("5", said("0", stance="denies"), [("", "5", 1)]),
    ],
)
def test_lowest_to_highest_is_of_the_same_people(
    one: object, other: object, ranges: list[tuple[str, str, int]]
) -> None:
    shown = row_of(claim("a", **WHOLE, killed=one), claim("b", source=B, **WHOLE, killed=other))
    assert [(each.whom, each.text, each.sources) for each in shown.ranges] == ranges


def test_a_contradiction_marks_the_row_and_the_cells_on_its_sides() -> None:
    shown = row_of(
        claim("a", **WHOLE, killed="5"),
        claim("b", source=B, **WHOLE, killed="8"),
        claim("c", source=C, **WHOLE, killed=said("2", group="rebels")),
    )
    assert (shown.relation, shown.severity) == (Relation.CONTRADICTS, Severity.HIGH)
    assert [cell.clashes for cell in shown.cells.values()] == [True, True, False]


@pytest.mark.parametrize(
    ("other", "relation"),
    [("5", Relation.AGREES), ("4+", Relation.OVERLAPS), (said("2", group="rebels"), Relation.COUNTS_OTHER)],
)
def test_a_row_without_a_discrepancy_says_how_the_figures_stand(other: object, relation: Relation) -> None:
    killed = said("5", group="police") if relation is Relation.COUNTS_OTHER else "5"
    shown = row_of(claim("a", **WHOLE, killed=killed), claim("b", source=B, **WHOLE, killed=other))
    assert (shown.relation, shown.severity) == (relation, None)


@pytest.mark.parametrize(
    ("published", "relation", "severity"),
    [("2021-01-25", Relation.OVERLAPS, None), ("2021-01-21", Relation.CONTRADICTS, Severity.HIGH)],
)
def test_a_later_toll_that_is_explained_is_no_clash(
    published: str, relation: Relation, severity: Severity | None
) -> None:
    first = row("documents", "a-doc", published_from="2021-01-21", published_to="2021-01-21")
    second = row("documents", "b-doc", source_id=B, published_from=published, published_to=published)
    shown = row_of(
        claim("a", **WHOLE, killed="5"),
        claim("b", source=B, **WHOLE, killed="8"),
        documents=[first, second],
    )
    assert (shown.relation, shown.severity) == (relation, severity)


def test_a_clash_that_is_not_raised_is_shown_as_a_difference() -> None:
    collection = study(claim("a", **WHOLE, killed="5"), claim("b", source=B, **WHOLE, killed="8"))
    index = replace(index_of(collection, {"i": ["a", "b"]}), findings=NOTHING)
    assert index.row(figure_named(collection, "killed"), "i").relation is Relation.DIFFERS


def test_one_source_alone_stands_in_no_relation() -> None:
    assert row_of(claim("a", **WHOLE, killed="5"), claim("b", source=B, **WHOLE)).relation is None


def test_versions_of_who_began_it_are_named_in_short() -> None:
    shown = row_of(
        claim("a", **WHOLE, initiator="guard"), claim("b", source=B, **WHOLE, initiator="rebels"), figure="initiator"
    )
    assert (shown.values, shown.ranges) == (("HG", "Rebels"), ())


def test_a_row_has_a_name_without_days_a_place_and_a_country() -> None:
    collection = build_collection(
        claim("a", when="2021-01-20", where="town", killed="5"),
        places=[row("places", "land", name="Land", kind="country"), row("places", "town", name="Town", parent="land")],
    )
    incidents = linked(collection, {"i": ["a"]})
    incidents.table["name"] = "Town clash, 20 Jan 2021"
    index = FigureIndex(collection, incidents, NOTHING)
    shown = index.row(figure_named(collection, "killed"), "i")
    assert (shown.name, shown.days, shown.place, shown.country) == ("Town clash", "20 January 2021", "Town", "Land")


def test_widest_gap_first_then_contradictions_elsewhere_then_shared_then_alone() -> None:
    collection = study(
        *(claim(f"{name}{source[-1]}", source=source, **WHOLE, killed=killed) for name, source, killed in (
            ("near", A, "5"), ("near", B, "6"), ("far", A, "5"), ("far", B, "60"), ("same", A, "5"), ("same", B, "5"),
            ("alone", A, "50"),
        )),
        claim("beganA", source=A, **WHOLE, initiator="guard"),
        claim("beganB", source=B, **WHOLE, initiator="rebels"),
        claim("untold", source=A, **WHOLE),
    )  # fmt: skip
    groups = {
        "near": ["neara", "nearb"], "far": ["fara", "farb"], "same": ["samea", "sameb"], "alone": ["alonea"],
        "began": ["beganA", "beganB"], "untold": ["untold"],
    }  # fmt: skip
    index = index_of(collection, groups)
    table = index.table(figure_named(collection, "killed"), list(groups))
    assert [row.incident_id for row in table.rows] == ["far", "near", "began", "same", "alone"]
    assert table.left_out == 1


def test_the_gap_to_a_sum_is_that_to_what_its_addends_make_together() -> None:
    groups = {"sum": ["sumA", "sumB"], "plain": ["plainA", "plainB"]}
    summed = [said("6", group="guard"), said("3", group="police")]
    collection = study(
        claim("sumA", source=A, **WHOLE, killed=summed),
        claim("sumB", source=B, **WHOLE, killed=said("15", group="state")),
        claim("plainA", source=A, **WHOLE, killed=said("5", group="state")),
        claim("plainB", source=B, **WHOLE, killed=said("15", group="state")),
    )
    table = index_of(collection, groups).table(figure_named(collection, "killed"), list(groups))
    assert [(row.incident_id, row.relation) for row in table.rows] == [
        ("plain", Relation.CONTRADICTS),
        ("sum", Relation.CONTRADICTS),
    ]


def test_columns_are_the_main_sources_and_those_that_give_the_figure() -> None:
    collection = study(
        *(claim(f"x{number}", source=source, **WHOLE) for number, source in enumerate([A, A, A, B, B, C, C, D])),
        claim("e", source="source-e", **WHOLE, killed="5"),
    )
    index = index_of(collection, {"i": list(collection.claims["claim_id"])})
    figure = figure_named(collection, "killed")
    assert index.table(figure, ["i"]).source_ids == (A, B, C, "source-e")
    assert index.table(figure, ["i"], source_ids=(D,)).source_ids == (D,)


def test_an_incident_that_may_be_this_one_is_named_with_its_figure() -> None:
    collection = study(
        claim("a", **WHOLE, wounded="6"),
        claim("n", source=B, when="2021-01-20", killed=said("1", stance="hedges")),
    )
    perhaps = [("clash", "the same event as", "night", 0.4), ("night", "the same event as", "clash", 0.4)]
    index = index_of(collection, {"clash": ["a"], "night": ["n"]}, perhaps=perhaps)
    killed = figure_named(collection, "killed")
    [other] = index.row(killed, "clash").perhaps
    assert other.text == "Perhaps the same event as Event night: source-b 1 [with reservation]"
    [back] = index.row(killed, "night").perhaps
    assert back.text == "Perhaps the same event as Event clash"
    assert index.row(figure_named(collection, "wounded"), "clash").perhaps == ()


def test_figures_against_parts_name_the_source() -> None:
    collection = study(
        claim("a", when="2021-01-20/2021-01-29", where="river-town", killed=said("3", group="state")),
        claim("p", source=B, **WHOLE, killed=said("9", group="state")),
    )
    index = index_of(collection, {"whole": ["a"], "part": ["p"]}, parts=(("part", "whole"),))
    assert index.row(figure_named(collection, "killed"), "whole").against_parts == (B,)


def test_harm_is_offered_first_then_all_of_it_then_who_began_it() -> None:
    counted = [
        row("fields", name, type="count", rule="count") for name in ("displaced", "captured", "wounded", "killed")
    ]
    fields = [*counted, row("fields", "struck", type="party", rule="responsibility")]
    collection = study(claim("a", captured="1", wounded="2", struck="guard", displaced="20", killed="3"), fields=fields)
    offered = offered_figures(collection)
    assert list(offered) == ["killed", "wounded", "captured", ALL_CASUALTIES, "struck"]
    assert offered[ALL_CASUALTIES].fields == ("killed", "wounded", "captured")


def test_only_what_somebody_gives_is_offered_and_any_field_can_be_asked_for() -> None:
    collection = study(claim("a", wounded="2", where="river-town"))
    assert list(offered_figures(collection)) == ["wounded"]
    assert figure_named(collection, "where").fields == ("where",)
    with pytest.raises(UnknownIdError, match="no figure 'x'; allowed: wounded"):
        figure_named(collection, "x")
