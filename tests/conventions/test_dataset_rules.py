"""What each dataset's rule makes of the same accounts: the row, the statements that it rests on, and why."""

import pytest

from claims.conventions import Published, publish, read_deaths
from claims.conventions.dataset_rules import add_up
from tests.builders.collection_tables import Cells, Tables, row, said
from tests.builders.death_accounts import account, of_civilians, of_police, one_shooting

NO_FIGURE = ("", None, None, None, ())
IN_TWO_GROUPS = (account("a", of_police("4")), account("b", [of_civilians("2"), of_police("5")]))


def published(convention: str, *accounts: Tables, ranking: tuple[str, ...] = (), **tables: list[Cells]) -> Published:
    collection, incidents, incident_id = one_shooting(*accounts, **tables)
    return publish(read_deaths(collection, incidents, incident_id), convention, ranking=ranking)


def dozens(words: str) -> Tables:
    return account("a", said("~20..99", verbatim=words, fragment=words))


@pytest.mark.parametrize(
    ("convention", "accounts", "row"),
    [
        ("acled", [account("a", "6")], ("6", 6, 6, 6, ("a-4",), "The only account.")),
        ("acled", [account("a", "6"), account("b", "4")], ("4", 4, 4, 4, ("b-4",), "The lowest of 2 accounts.")),
        ("acled", [dozens("dozens")], ("12", 12, 12, 12, ("a-4",), "The only account.")),
        ("acled", [dozens("tens")], ("10", 10, 10, 10, ("a-4",), "The only account.")),
        ("acled", [dozens("Hundreds")], ("100", 100, 100, 100, ("a-4",), "The only account.")),
        ("acled", [dozens("many")], ("20", 20, 20, 20, ("a-4",), "The only account.")),
        ("acled", [account("a", said("24", verbatim="two dozens", fragment="two dozens"))], ("24", 24, 24, 24, ("a-4",), "The only account.")),
        ("acled", [account("a", [])], ("0", 0, 0, 0, (), "No account reports deaths, so the row says 0.")),
        ("acled", [account("a", [of_police("4"), of_civilians("2")])], ("6", 6, 6, 6, ("a-4", "a-5"), "Groups that do not overlap, added up: 4 (the only account); 2 (the only account).")),
        ("gtd", [account("a", "6")], ("6", 6, 6, 6, ("a-4",), "The newest independent account.")),
        ("gtd", [account("a", "6"), account("b", "4", published="2021-01-26")], ("4", 4, 4, 4, ("b-4",), "The newest independent account.")),
        ("gtd", [account("a", "6"), account("b", "4", published="")], ("6", 6, 6, 6, ("a-4",), "The newest independent account.")),
        ("gtd", [account("a", "6"), account("b", "4"), account("c", "6")], ("6", 6, 6, 6, ("a-4", "c-4"), "2 of the 3 newest accounts give it.")),
        ("gtd", [account("a", "6"), account("b", "4")], ("4", 4, 4, 4, ("b-4",), "The 2 newest accounts have no majority, so the lowest.")),
        ("gtd", [account("a", [])], (*NO_FIGURE, "Only the parties themselves give a figure, so the field is blank.")),
        ("ucdp", [account("a", "6")], ("low 6, best 6, high 6", 6, 6, 6, ("a-4",), "The only account.")),
        ("ucdp", [account("a", "6"), account("b", "4..9")], ("low 4, best 4, high 9", 4, 4, 9, ("b-4",), "The 2 accounts are not ranked, so best is the lowest.")),
        ("ucdp", [account("a", "1"), account("b", "0")], ("low 1, best 1, high 1", 1, 1, 1, ("a-4",), "The only account.")),
        ("ucdp", [account("a", "0")], (*NO_FIGURE, "No account reports a death, so there is no event.")),
        ("ibc", [account("a", of_civilians("6")), account("b", of_civilians("4"))], ("4 to 6", 4, None, 6, ("a-4", "b-4"), "The lowest and highest of 2 independent sources.")),
        ("ibc", [account("a", of_civilians("6"))], ("6 (provisional)", 6, None, 6, ("a-4",), "One independent source, so the row is provisional.")),
        ("ibc", [account("a", of_civilians("1")), account("b", of_civilians("0"))], ("0 to 1", 0, None, 1, ("a-4", "b-4"), "The lowest and highest of 2 independent sources.")),
        ("ibc", [account("a", of_civilians("0"))], (*NO_FIGURE, "No account reports civilians killed, so there is no row.")),
        ("ibc", [account("a", of_police("6"))], (*NO_FIGURE, "No account reports civilians killed, so there is no row.")),
        ("ibc", [account("a", said("2", group="children"))], ("2 (provisional)", 2, None, 2, ("a-4",), "One independent source, so the row is provisional.")),
        ("airwars", [account("a", of_civilians("6"))], ("6 (weak)", 6, None, 6, ("a-4",), "1 independent source, 0 sides said to have begun it: weak.")),
        ("airwars", [account("a", of_civilians("6")), account("b", of_civilians("4"))], ("4 to 6 (fair)", 4, None, 6, ("a-4", "b-4"), "2 independent sources, 0 sides said to have begun it: fair.")),
        ("airwars", [account("a", of_civilians("6"), initiator="army"), account("b", of_civilians("6"), initiator="police")], ("6 (contested)", 6, None, 6, ("a-4", "b-4"), "2 independent sources, 2 sides said to have begun it: contested.")),
        ("airwars", [account("a", "6")], (*NO_FIGURE, "No account reports civilians killed.")),
        ("range", [account("a", "6"), account("b", "21+"), account("c", "9")], ("6 to 21", 6, None, 21, ("a-4", "b-4"), "3 accounts.")),
        ("range", [account("a", "6"), account("b", of_police("2"))], ("6", 6, None, 6, ("a-4",), "1 accounts.")),
        ("range", [account("a", [])], (*NO_FIGURE, "No account gives a figure.")),
        ("majority", [account("a", "6"), account("b", "4"), account("c", "4")], ("4", 4, 4, 4, ("b-4", "c-4"), "2 independent sources give it.")),
        ("majority", [account("a", "6"), account("b", "4")], (*NO_FIGURE, "2 figures have 1 independent source each, so there is no majority.")),
        ("majority", [account("a", [])], (*NO_FIGURE, "No account gives a figure.")),
        ("open", [account("a", "6"), account("b", "4..5")], ("open", None, None, None, ("a-4", "b-4"), "The accounts give 6, 4 to 5.")),
        ("open", [account("a", "6..7"), account("b", "6..7")], ("6 to 7", 6, 6, 7, ("a-4", "b-4"), "All accounts that give a figure agree.")),
        ("open", [account("a", [])], (*NO_FIGURE, "No account gives a figure.")),
    ],
)  # fmt: skip
def test_the_row_of_each_convention(convention: str, accounts: list[Tables], row: tuple[object, ...]) -> None:
    assert tuple(published(convention, *accounts)) == row


@pytest.mark.parametrize(
    ("convention", "row", "reasons"),
    [
        ("range", ("6 to 7", 6, None, 7), "4 to 5 (2 accounts); 2 (1 accounts)"),
        ("ucdp", ("low 6, best 6, high 7", 6, 6, 7), "low 4, best 4, high 5 (the 2 accounts are not ranked, so best is the lowest); low 2, best 2, high 2 (the only account)"),
        ("open", ("open", None, None, None), "open (the accounts give 4, 5); 2 (all accounts that give a figure agree)"),
    ],
)  # fmt: skip
def test_groups_that_share_nobody_are_added_up(convention: str, row: tuple[object, ...], reasons: str) -> None:
    why = f"Groups that do not overlap, added up: {reasons}."
    assert tuple(published(convention, *IN_TWO_GROUPS)) == (*row, ("a-4", "b-5", "b-4"), why)


def test_a_group_counted_as_none_adds_nothing() -> None:
    row = published("acled", account("a", of_police("4")), account("b", of_civilians("0")))
    assert (row.value, row.low, row.best, row.high) == ("4", 4, 4, 4)


def test_grades_of_added_rows_are_named_once_each() -> None:
    weak, fair = (Published(f"2 ({grade})", 2, None, 3, (grade,), "Seen.") for grade in ("weak", "fair"))
    assert add_up([weak, fair, weak], "airwars")[:5] == ("6 to 9 (fair, weak)", 6, None, 9, ("weak", "fair"))


def test_a_row_with_an_open_end_counts_its_low_end_in_a_sum() -> None:
    exact, open_end = Published("0", 0, 0, 0, ("a",), "One."), Published("4", 4, 4, None, ("b",), "Two.")
    assert add_up([exact, open_end], "open")[:4] == ("4", 4, 4, 4)


def test_rows_without_a_figure_leave_the_first_as_it_is() -> None:
    nothing = Published(*NO_FIGURE, "None.")
    only = Published("2", 2, 2, 2, ("a",), "One.")
    assert add_up([nothing, only], "acled") == only
    assert add_up([nothing, Published(*NO_FIGURE, "Other.")], "acled") == nothing


@pytest.mark.parametrize(
    ("ranking", "row"),
    [
        (
            ("source-b", "source-a"),
            ("4 to 5", 4, 4, 5, ("b-4",), "source-b is the highest-ranked source that gives a figure."),
        ),
        (
            ("source-c", "source-a"),
            ("6", 6, 6, 6, ("a-4",), "source-a is the highest-ranked source that gives a figure."),
        ),
        (("source-c",), (*NO_FIGURE, "No ranked source gives a figure.")),
        ((), (*NO_FIGURE, "No ranking of sources is given.")),
    ],
)
def test_ranked_sources_follow_the_ranking_given(ranking: tuple[str, ...], row: tuple[object, ...]) -> None:
    assert tuple(published("ranked", account("a", "6"), account("b", "4..5"), ranking=ranking)) == row


def test_a_partys_own_word_is_not_an_independent_source_for_gtd() -> None:
    relayed = account("a", said("9", chain="army-spokesman:asserts", stance="relays"))
    speaker = row("sources", "army-spokesman", kind="speaker", ties="army")
    assert published("gtd", relayed, account("b", "4"), sources=[speaker]).statement_ids == ("b-4",)


def test_demands_denials_and_second_readings_are_no_figures() -> None:
    counts = [said("5", stance="demands"), said("7", stance="denies"), said("2"), said("3", reading_of="a-6")]
    row = published("range", account("a", counts))
    assert (row.value, row.statement_ids) == ("2", ("a-6",))
