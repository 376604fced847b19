"""Sentences grouped into claims."""

import pytest

from claims.extract import Document, PatternExtractor
from claims.model import Stance
from tests.builders.drafts import PUBLISHED, draft_of, shipped


def test_another_day_begins_another_claim() -> None:
    text = "On January 2nd, clashes left two dead.\nOn January 26, the government forces shot a taxi driver, who was wounded."
    assert len(draft_of(text).claims) == 2


@pytest.mark.parametrize(("title", "claims"), [("Clash in Qamishli", 1), ("Clash in Qamishli on 2 January", 2)])
def test_a_title_without_a_day_belongs_to_the_first_claim(title: str, claims: int) -> None:
    text = f"{title}\n\nOn Saturday, two policemen were killed in clashes."
    found = PatternExtractor(shipped()).extract(Document(text=text, title=title, titled=True, published=PUBLISHED))
    assert len(found.claims) == claims


def test_a_working_title_is_in_words() -> None:
    [draft_claim] = draft_of("On January 23, 2021, Asayish and the NDF clashed in Qamishlo.").claims
    assert draft_claim.title.startswith("Clash in Qamishli, 23 January 2021: ")


def test_an_old_event_is_background() -> None:
    [claim] = draft_of("On March 12, 2004, clashes left two dead.").claims
    assert claim.background


def test_items_of_a_list_with_days_of_their_own_are_incidents_of_their_own() -> None:
    text = (
        "Highlights\n\n- At least 26 people were killed by shells on 2 January.\n"
        "- Some 900 people fled between 1 and 4 January.\n- Two drivers were abducted on 3 January. They were freed on 4 January."
    )
    claims = draft_of(text).claims
    counts = [
        [(s.field, s.value) for s in claim.statements if s.field in {"killed", "displaced", "kidnapped"}]
        for claim in claims
    ]
    assert counts == [[("killed", "26+")], [("displaced", "~900")], [("kidnapped", "2")]]


def test_items_of_a_list_about_one_day_are_one_incident() -> None:
    text = "On 2 January a bomb exploded.\n\n- 26 people were killed.\n- Forty were wounded."
    assert len(draft_of(text).claims) == 1


BULLETIN = """Weekly bulletin, 3-9 January 2021

- 3 January: Gunmen attacked a convoy. Two drivers were killed.

- 3 January: A mine killed a shepherd in Amuda.

* Tuesday, 5 January 2021 – Three people were abducted.

7 January - Shells hit a school. Nobody was hurt."""


def test_each_entry_of_a_bulletin_is_an_incident_of_its_own_day() -> None:
    claims = draft_of(BULLETIN).claims
    days = [[each.value for each in claim.statements if each.field == "when"] for claim in claims]
    assert days == [["2021-01-03"], ["2021-01-03"], ["2021-01-05"], ["2021-01-07"]]
    assert [each.value for each in claims[0].statements if each.field == "killed"] == ["2"]
    assert [each.value for each in claims[1].statements if each.field == "killed"] == ["1"]


def test_one_line_that_begins_with_a_day_is_no_bulletin() -> None:
    text = "QAMISHLI, 3 January - Two policemen were killed in clashes.\n\nThe clashes of 3 January left five wounded."
    assert len(draft_of(text).claims) == 1


@pytest.mark.parametrize(
    ("last", "background"),
    [
        ("Guests remembered the judge who was murdered.", True),
        ("Guests remembered the judge who was murdered in Qamishli on 3 January.", False),
        ("Guests remembered the six guards who were murdered.", False),
    ],
)
def test_the_only_event_of_a_text_told_in_passing_is_background(last: str, *, background: bool) -> None:
    opening = "The council met on Monday. It spoke about schools. It spoke about roads. A dinner followed. "
    [claim] = draft_of(opening + last).claims
    assert claim.background is background


@pytest.mark.parametrize(
    "text",
    ["The wave of kidnappings goes on.", "They will continue to attack and to kill.", "Attacks must be prevented."],
)
def test_what_nobody_tells_as_done_makes_no_claim(text: str) -> None:
    assert not draft_of(text).claims


def test_sums_over_years_stand_beside_the_incident() -> None:
    claims = draft_of("Two guards were killed in Qamishli today. In the past ten years 4,000 people have died.").claims
    assert [[s.value for s in claim.statements if s.field == "killed"] for claim in claims if not claim.background] == [
        ["2"]
    ]
    assert [[s.value for s in claim.statements if s.field == "killed"] for claim in claims if claim.background] == [
        ["4000"]
    ]


def test_denying_a_relation_with_a_murder_does_not_deny_the_murder() -> None:
    text = "The minister denied that the journey was related to the murder of six teachers in Qamishli."
    assert {s.stance for claim in draft_of(text).claims for s in claim.statements if s.field == "killed"} == {
        Stance.RELAYS
    }
