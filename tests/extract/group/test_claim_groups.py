"""Sentences grouped into claims."""

import pytest

from claims.extract import Document, PatternExtractor
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
