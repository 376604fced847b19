"""Descriptions, names and titles of incidents."""

from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from claims.matching.linking.incident_titles import DescribedIncident, IncidentHeading, consensus, short_names
from tests.builders.collection_tables import Cells, build_collection, claim, row, said
from tests.builders.matching import FIELDS, PLACES, judgement, linked

DAY, OTHER = pd.Timestamp("2021-01-23"), pd.Timestamp("2021-01-24")


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([(DAY, DAY, "day"), (OTHER, OTHER, "day"), (OTHER, OTHER, "day")], (OTHER, OTHER, "day")),
        ([(DAY, OTHER, "within"), (DAY, OTHER, "within"), (OTHER, OTHER, "day")], (OTHER, OTHER, "day")),
        ([(DAY, pd.NaT, "period"), (DAY, pd.NaT, "period"), (DAY, OTHER, "period")], (DAY, OTHER, "period")),
        ([(OTHER, OTHER, "day"), (DAY, DAY, "day")], (DAY, DAY, "day")),
    ],
)
def test_an_incident_has_the_exact_time_that_most_state(times: Any, expected: Any) -> None:
    assert consensus(times) == expected


def titled(*accounts: dict[str, Any], fields: list[Cells] = FIELDS) -> str:
    """The title of the incident that these accounts are judged to tell."""
    ids = "abcdef"[: len(accounts)]
    rows = [judgement(f"{one}{other}") for one, other in pairwise(ids)]
    claims = [claim(each, source=f"source-{each}", **account) for each, account in zip(ids, accounts, strict=True)]
    table = linked(build_collection(*claims, judgements=rows, fields=fields, places=PLACES)).table
    assert len(table) == 1
    return str(table["title"].iloc[0])


def named(*accounts: dict[str, Any]) -> list[str]:
    """The names of incidents that are told by one of these accounts each."""
    ids = "abcdef"[: len(accounts)]
    rows = [judgement(f"{one}{other}", verdict="not same") for one, other in pairwise(ids)]
    claims = [claim(each, **account) for each, account in zip(ids, accounts, strict=True)]
    return list(linked(build_collection(*claims, judgements=rows, fields=FIELDS, places=NAMED)).table["name"])


NAMED = [
    row("places", "land", name="Land", kind="country"),
    row("places", "mill", name="Mill (town)", kind="town", parent="land"),
    row("places", "mill-village", name="Mill (village)", kind="town", parent="land"),
    row("places", "mill-elsewhere", name="MILL (Town)", kind="town"),
    row("places", "well", name="Well", kind="town", parent="land"),
    row("places", "bridge", name="Old Bridge", kind="quarter", parent="mill"),
    row("places", "gate", name="East Gate", kind="quarter", parent="mill"),
]
RALLY = {"kind": ["demonstration", "shooting"]}
SHOTS = {"kind": "shooting", "wounded": "2"}


@pytest.mark.parametrize(
    ("accounts", "kind"),
    [
        ([RALLY], "Demonstration"),
        ([RALLY | {"killed": "1"}], "Shooting"),
        ([RALLY | {"killed": "0"}], "Demonstration"),
        ([RALLY | {"killed": said("1", stance="denies")}], "Demonstration"),
        ([RALLY | {"killed": said("1", stance="aims")}], "Demonstration"),
        ([RALLY | {"killed": said("1", chain="source-a:demands")}], "Demonstration"),
        ([RALLY | {"killed": said("1", chain="source-a:asserts")}], "Shooting"),
        ([{"kind": "demonstration"}, {"kind": "demonstration"}, SHOTS], "Demonstration"),
        ([{"kind": "demonstration"}, SHOTS, {}], "Shooting"),
        ([{"kind": ["arrest", "clash"]}], "Arrest"),
        ([{"kind": said("clash", stance="denies")}], "Event"),
        ([{"kind": [said("siege", stance="aims"), "talks"]}], "Talks"),
        ([{"kind": [said("siege", chain="source-a:demands"), "talks"]}], "Talks"),
        ([{"kind": ["arrest", said("clash", reading_of="a-1")], "killed": "1"}], "Arrest"),
        ([{"kind": ["arrest", "clash"], "killed": "1"}], "Clash"),
        ([{"kind": ["clash", "siege"], "killed": "3", "when": "2021-01-10/2021-02-02"}], "Siege"),
    ],
    ids=[
        "nobody hurt: what is told first", "deadly", "nobody killed", "a death denied", "a death aimed at",
        "a death that a speaker demands", "a death that a speaker asserts", "a third tells the graver", "half tell the graver",
        "nobody hurt: not the graver", "denied", "aimed at", "demanded by a speaker", "a second reading", "two kinds", "an episode",
    ],
)  # fmt: skip
def test_an_incident_is_named_after_its_gravest_kind(accounts: list[dict[str, Any]], kind: str) -> None:
    assert titled(*accounts).startswith(f"{kind}, ")


@pytest.mark.parametrize(
    ("terms", "kind"),
    [("killing|stoning|shooting", "Stoning"), ("stoning|shooting", "Shooting"), ("shooting|talks|stoning", "Shooting")],
)
def test_a_kind_of_ones_own_is_as_grave_as_the_known_one_before_it(terms: str, kind: str) -> None:
    fields = [each | {"terms": terms} if each["field"] == "kind" else each for each in FIELDS]
    assert titled({"kind": ["shooting", "stoning"], "killed": "1"}, fields=fields).startswith(f"{kind}, ")


@pytest.mark.parametrize(
    ("accounts", "where"),
    [
        ([{"where": ["town", "port"]}], "town and port"),
        ([{"where": "town"}, {"where": "port"}], "town or port"),
        ([{"where": "town"}, {"where": "port"}, {"where": ["town", "port"]}], "town and port"),
        ([{"where": ["bazaar", "port"]}], "town and port"),
        ([{"where": ["town", said("port", stance="aims")]}, {"where": "port"}], "town or port"),
        ([{"where": ["town", said("port", chain="source-a:aims")]}, {"where": "port"}], "town or port"),
        ([{"where": ["town", said("port", reading_of="a-1")]}], "town or port"),
        ([{"where": "bazaar"}, {"where": "harbour"}], "town"),
    ],
    ids=[
        "one account names both",
        "two accounts",
        "two accounts and one of both",
        "a quarter of one",
        "one of them is aimed at",
        "a speaker aims at one of them",
        "two readings",
        "one town",
    ],
)
def test_places_are_joined_by_and_where_one_account_names_them(accounts: list[dict[str, Any]], where: str) -> None:
    assert titled(*accounts) == f"Event in {where}, undated"


GUESS = {"basis": "inference", "note": "By the day of publication."}


@pytest.mark.parametrize(
    ("times", "when"),
    [
        (["2021-03-04", said("2021-03-02", **GUESS), said("2021-03-02", **GUESS)], "4 March 2021"),
        (["2021-03", said("2021-03-02", **GUESS)], "March 2021"),
        ([said("2021-03-02", **GUESS)], "2 March 2021"),
        ([said("2021-03-02", **GUESS), said("[2021-03-04..2021-03-05]", **GUESS)], "between 2 and 5 March 2021"),
        ([said("2021-03-02/..", **GUESS), said("2021-02-01/2021-03-04", **GUESS)], "from 1 February 2021"),
        ([said("[..2021-01-05]", **GUESS), said("2021-02-01/2021-02-03", **GUESS)], "until 3 February 2021"),
        ([said("[..2021-02-05]", **GUESS), said("2021-02-01/2021-02-03", **GUESS)], "until 5 February 2021"),
        ([said("2021-03-02/..", **GUESS), said("[..2021-04-04]", **GUESS)], "from 2 March 2021"),
        (["[2021-03-02..2021-03-09]"], "between 2 and 9 March 2021"),
        (["2021-03-02/2021-03-09"], "2 to 9 March 2021"),
    ],
)
def test_an_incident_has_the_days_that_accounts_state(times: list[Any], when: str) -> None:
    assert titled(*({"when": time} for time in times)) == f"Event, {when}"


CLASH = {"kind": "clash", "when": "2021-01-23"}


@pytest.mark.parametrize(
    ("accounts", "names"),
    [
        ([CLASH | {"where": "mill"}], ["Mill clash, 23 Jan 2021"]),
        ([CLASH | {"where": ["mill", "mill-village"]}], ["Mill clash, 23 Jan 2021"]),
        ([CLASH | {"where": ["mill", "well"]}], ["Mill and Well clash, 23 Jan 2021"]),
        ([CLASH | {"where": ["mill", "mill-elsewhere"]}], ["Mill clash, 23 Jan 2021"]),
        ([CLASH], ["Clash, 23 Jan 2021"]),
        ([{"kind": "siege", "where": "mill"}], ["Mill siege, undated"]),
        ([CLASH | {"when": "2021-09-20/2021-10-02"}], ["Clash, 20 Sep to 2 Oct 2021"]),
        (
            [CLASH | {"where": "mill"}, CLASH | {"where": "mill-village"}],
            ["Mill (town) clash, 23 Jan 2021", "Mill (village) clash, 23 Jan 2021"],
        ),
        (
            [CLASH | {"where": "bridge"}, CLASH | {"where": "gate"}],
            ["Mill (town) clash (Old Bridge), 23 Jan 2021", "Mill (town) clash (East Gate), 23 Jan 2021"],
        ),
        (
            [CLASH | {"where": "bridge"}, CLASH | {"where": "bridge"}, CLASH | {"where": "gate"}],
            ["Mill clash, 23 Jan 2021", "Mill (town) clash (East Gate), 23 Jan 2021", "Mill clash (2), 23 Jan 2021"],
        ),
        (
            [CLASH | {"where": "mill", "target": "homes"}, CLASH | {"where": "mill", "target": "cars"}],
            ["Mill (town) clash (homes), 23 Jan 2021", "Mill (town) clash (cars), 23 Jan 2021"],
        ),
        (
            [
                CLASH | {"where": "mill", "attacked": "police"},
                CLASH | {"where": "mill", "attacked": said("army", stance="denies")},
            ],
            ["Mill (town) clash (The police), 23 Jan 2021", "Mill clash, 23 Jan 2021"],
        ),
        ([CLASH, CLASH, CLASH], ["Clash, 23 Jan 2021", "Clash (2), 23 Jan 2021", "Clash (3), 23 Jan 2021"]),
    ],
    ids=[
        "one",
        "two places of like short names",
        "two places",
        "two places of one name",
        "no place",
        "no day",
        "several days",
        "places of one name",
        "spots in one town",
        "one spot of its own",
        "what was attacked",
        "who was attacked",
        "numbers",
    ],
)
def test_an_incident_has_a_short_name_of_its_own(accounts: list[dict[str, Any]], names: list[str]) -> None:
    assert sorted(named(*accounts)) == sorted(names)


def test_ten_thousand_incidents_of_one_day_and_place_have_ten_thousand_names() -> None:
    incident = DescribedIncident(
        incident_id="i", claims=(), first=pd.Timestamp("2021-01-23"), last=pd.Timestamp("2021-01-23"), precision="day", places=(),
        parties=(), kinds=(), place_paths=(), party_paths=(), sources=1, background=False, known_until=pd.Timestamp(0), documents=frozenset(),
    )  # fmt: skip
    heading = IncidentHeading(incident=incident, kind="clash", places=("Mill",), joint="or")
    assert len(set(short_names([heading] * 10_000))) == 10_000
