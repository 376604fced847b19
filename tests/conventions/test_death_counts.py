"""How many died according to each account: who speaks, which groups are summed, what is no outcome."""

from datetime import date

import pytest

from claims.conventions import Deaths, read_deaths
from claims.errors import UnknownIdError
from tests.builders.collection_tables import Cells, Tables, row, said
from tests.builders.death_accounts import account, of_civilians, of_police, one_shooting


def deaths_of(*accounts: Tables, **tables: list[Cells]) -> list[Deaths]:
    collection, incidents, incident_id = one_shooting(*accounts, **tables)
    return list(read_deaths(collection, incidents, incident_id))


def ids(deaths: Deaths) -> list[tuple[str, ...]]:
    return [count.statement_ids for count in deaths.counts]


def test_a_count_carries_what_it_rests_on() -> None:
    killed = said("5..7", verbatim="five to seven", fragment="five to seven")
    [deaths] = deaths_of(account("a", killed, published="2021-01-24/2021-01-26"))
    [count] = deaths.counts
    assert (count.low, count.high, count.words) == (5, 7, ("five to seven",))
    assert (count.source_id, count.origins, count.statement_ids) == ("source-a", ("source-a",), ("a-4",))
    assert (count.published, count.party, count.whole) == (date(2021, 1, 26), False, True)


def test_an_open_count_is_as_high_as_it_is_low() -> None:
    [deaths] = deaths_of(account("a", "21+"))
    assert (deaths.counts[0].low, deaths.counts[0].high) == (21, 21)


def test_an_unknown_day_of_publication_is_none() -> None:
    [deaths] = deaths_of(account("a", "6", published=""))
    assert deaths.counts[0].published is None


def test_a_total_stands_alone_and_counts_of_one_group_are_no_rivals() -> None:
    [deaths] = deaths_of(
        account("a", "6"), account("b", of_police("2")), account("c", [of_police("1"), of_civilians("3")])
    )
    assert ids(deaths) == [("a-4",), ("c-4", "c-5")]
    assert [count.low for count in deaths.counts] == [6, 4]


def test_a_claim_with_a_total_is_not_summed_with_its_groups() -> None:
    [deaths] = deaths_of(account("a", [of_police("2"), said("6"), of_civilians("3")]))
    assert ids(deaths) == [("a-5",)]


def test_a_group_within_another_is_counted_once() -> None:
    counts = [said("2", group="children"), of_civilians("3")]
    [deaths] = deaths_of(account("a", counts), account("b", said("1", group="children")))
    assert ids(deaths) == [("a-5",), ("b-4",)]
    assert [count.low for count in deaths.civilians] == [3, 1]


def test_groups_that_share_nobody_are_records_of_their_own() -> None:
    police, civilians = deaths_of(account("a", of_police("4")), account("b", [of_civilians("2"), of_police("5")]))
    assert ids(police) == [("a-4",), ("b-5",)]
    assert ids(civilians) == [("b-4",)]
    assert [count.statement_ids for count in police.civilians] == [("b-4",)]


def test_only_the_first_count_of_a_group_in_a_claim_counts() -> None:
    [deaths] = deaths_of(account("a", [of_police("4"), of_police("9")]))
    assert [count.low for count in deaths.counts] == [4]


@pytest.mark.parametrize(
    "counted",
    [
        said("5", stance="demands"),
        said("5", stance="relays", chain="council:demands"),
        said("5", stance="aims"),
        said("7", stance="denies"),
        said("7", stance="relays", chain="council:denies"),
    ],
    ids=["demanded", "demanded by a speaker", "an aim", "denied", "denied by a speaker"],
)
def test_what_is_demanded_an_aim_or_denied_is_no_outcome(counted: Cells) -> None:
    speaker = row("sources", "council", kind="speaker")
    [deaths] = deaths_of(account("a", [counted, said("2")]), sources=[speaker])
    assert ids(deaths) == [("a-5",)]


def test_a_second_reading_of_a_phrase_is_no_outcome() -> None:
    [deaths] = deaths_of(account("a", [said("2"), said("3", reading_of="a-4")]))
    assert ids(deaths) == [("a-4",)]


def test_to_deny_that_anybody_died_is_a_count_of_zero() -> None:
    [deaths] = deaths_of(account("a", said("0", stance="denies")))
    assert [count.high for count in deaths.counts] == [0]


@pytest.mark.parametrize(("ties", "party", "number"), [("army", True, 2), ("", False, 1)])
def test_a_speaker_tied_to_a_party_speaks_for_itself(ties: str, party: bool, number: int) -> None:
    speaker = row("sources", "spokesman", kind="speaker", ties=ties)
    relayed = said("9", stance="relays", chain="spokesman:asserts")
    [deaths] = deaths_of(account("a", [relayed, said("4")]), sources=[speaker])
    assert deaths.counts[0].party is party
    assert len(deaths.counts) == number


def test_a_superseded_claim_is_left_out() -> None:
    later = account("b", "8", supersedes="a")
    later["documents"][0]["source_id"] = "source-a"
    [deaths] = deaths_of(account("a", "6"), later)
    assert ids(deaths) == [("b-4",)]


def test_sides_that_are_said_to_have_begun_it_are_known_by_their_top_party() -> None:
    [deaths] = deaths_of(account("a", "6", initiator="children"), account("b", "6", initiator="civilians"))
    assert deaths.initiators == {"civilians"}


def test_an_incident_without_counts_is_one_record_without_counts() -> None:
    assert deaths_of(account("a", [], initiator="army")) == [
        Deaths(counts=(), civilians=(), initiators=frozenset({"army"}))
    ]


def test_an_unknown_incident_is_refused() -> None:
    collection, incidents, _ = one_shooting(account("a", "6"))
    with pytest.raises(UnknownIdError, match="no incident 'nowhere'"):
        read_deaths(collection, incidents, "nowhere")
