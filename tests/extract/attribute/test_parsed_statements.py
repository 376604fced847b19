"""Counts and who answers for them, with speakers and stance, in reports written for these tests."""

from datetime import date

import pytest

from claims.collection import Metadata, make_collection
from claims.extract import Document, DraftClaim, PatternExtractor, draft_tables
from tests.builders.collection_tables import build_collection, claim, row

PUBLISHED = date(2024, 5, 18)  # a Saturday
MARKET = (
    "At least 14 people were killed and more than 30 wounded when rockets hit a market in Ostrava Bay on Friday, the "
    "Coastal Monitor said, blaming the Northern Army. Three of the dead were children. The Northern Army denied shelling "
    "the market. The Harbour Rescue Service said 13 people died and put the number of wounded at 36. A hospital director "
    "spoke of 10 to 12 dead.\n\nThe death toll rose to 15 on Saturday, the Coastal Monitor said."
)
Said = tuple[str, str, str, str]


def claims_of(text: str) -> tuple[DraftClaim, ...]:
    nothing = make_collection({}, Metadata(name="nothing"))
    draft = PatternExtractor(nothing).extract(Document(text=text, published=PUBLISHED, language="en"))
    tables = draft_tables([draft], collection=nothing)
    assert not make_collection(tables, Metadata(name="drafts")).problems
    return draft.claims


def said(claim: DraftClaim) -> set[Said]:
    """Field, value, stance and speakers of the counts of a claim and of who answers for it."""
    counted = [
        each
        for each in claim.statements
        if each.rule.startswith(("count", "part", "initiator", "blamed", "denial", "own"))
    ]
    return {
        (each.field, each.value, str(each.stance), ">".join(link.source_id for link in each.chain)) for each in counted
    }


def test_a_report_with_several_voices_is_one_incident_with_every_voice() -> None:
    [claim] = claims_of(MARKET)
    assert {
        ("killed", "14+", "relays", "coastal-monitor"),
        ("wounded", "31+", "relays", "coastal-monitor"),
        ("killed", "13", "relays", "harbour-rescue-service"),
        ("wounded", "36", "relays", "harbour-rescue-service"),
        ("killed", "15", "relays", "coastal-monitor"),
    } <= said(claim)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The colonel said two guards were killed. He added that nine were wounded.", ("wounded", "9", "relays", "colonel")),
        ("Four people were killed, residents said. The army denied this.", ("killed", "4", "denies", "army")),
        ("It is feared that two guards were killed, but the mayor said nobody was hurt.", ("wounded", "0", "relays", "mayor")),
        ("Two guards were allegedly killed.", ("killed", "2", "hedges", "")),
        ("The guards suffered 2,000 dead or wounded.", ("casualties", "2000", "asserts", "")),
        ("According to the same reports, nine guards were killed.", ("killed", "9", "relays", "reports")),
        ("The army denied any link with the murder of six guards.", ("killed", "6", "asserts", "")),
        ("The army denied its role in the killing of six guards.", ("killed", "6", "asserts", "")),
        ("The army denied having a hand in the killing of six guards.", ("killed", "6", "asserts", "")),
        ("The army denied the murder of six guards.", ("killed", "6", "denies", "army")),
        ("A bomb killed no fewer than five guards.", ("killed", "5+", "asserts", "")),
        ("No more than three guards were killed.", ("killed", "~0..3", "asserts", "")),
        ("The guard said that not less than 12 farmers were killed.", ("killed", "12+", "relays", "guard")),
        ("A bomb went off. The hospital put the dead at four, while residents gave the number of dead as nine.", ("killed", "4", "relays", "hospital")),
        ("Porters said that 7 people were killed, while the hospital gave the number of dead as 9.", ("killed", "9", "relays", "hospital")),
        ("A bomb killed two guards. Correction: an earlier version said that five guards were killed.", ("killed", "5", "denies", "")),
        ("A bomb killed two guards. A later version said that five guards were killed.", ("killed", "5", "relays", "later-version")),
        ("A bomb killed two guards. The mayor accused the Lower Valley Brigade of the attack.", ("blamed", "lower-valley-brigade", "relays", "mayor")),
        ("A bomb killed two guards. The mayor accused the Lower Valley Brigade. The brigade denied it.", ("initiator", "lower-valley-brigade", "denies", "lower-valley-brigade")),
        ("A bomb killed two guards. The LVB claimed responsibility.", ("initiator", "lvb", "relays", "lvb")),
        ("A bomb killed two guards, the Harbour Council said. The mayor denied it.", ("killed", "2", "denies", "mayor")),
        ("We wrote that seven guards had been killed. That was wrong.", ("killed", "7", "denies", "")),
        ('"Two guards were killed. Nine were wounded," Ann Lee said.', ("killed", "2", "relays", "ann-lee")),
        ('Ann Lee was there. "Two guards were killed. Nine were wounded," she said.', ("killed", "2", "asserts", "")),
        ('Ann Lee said: "It was dark. Two guards were killed."', ("killed", "2", "relays", "ann-lee")),
        ("Ann Lee, an officer of the port, spoke. Lee said two guards were killed.", ("killed", "2", "relays", "ann-lee")),
        ("Ann Lee, an old port officer, said it was dark. The port officer said two guards were killed.", ("killed", "2", "relays", "ann-lee")),
        ("One of the drivers said it was dark. The witness said two guards were killed.", ("killed", "2", "relays", "drivers")),
    ],
)  # fmt: skip
def test_speakers_over_sentences(text: str, statement: Said) -> None:
    assert statement in {each for claim in claims_of(text) for each in said(claim)}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Two guards were killed in a raid on Friday. The attack lasted an hour. Nine people were wounded.", 1),
        ("Two guards were killed on Friday. On 3 April, five farmers died when a mine went off.", 2),
        ("A bomb killed two guards. In another attack, gunmen shot dead a judge.", 2),
        ("The talks went on.", 0),
    ],
)
def test_sentences_of_one_incident_are_one_claim(text: str, number: int) -> None:
    assert len(claims_of(text)) == number


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Ms Ann Lee was killed. Two guards were also killed.", ("killed", "3", "asserts", "")),
        ("The bomb exploded without causing casualties.", ("killed", "0", "asserts", "")),
        ("There were no reports of casualties.", ("wounded", "0", "asserts", "")),
        ("A military spokesman said two guards were killed. Residents spoke of four. The spokesman added that nine were wounded.", ("wounded", "9", "relays", "military-spokesman")),
        ("Sixty-two detainees were released in return for 19 soldiers.", ("released", "19", "asserts", "")),
    ],
)  # fmt: skip
def test_figures_that_words_around_them_decide(text: str, statement: Said) -> None:
    assert statement in {each for claim in claims_of(text) for each in said(claim)}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Two guards were killed on Friday. Meanwhile, a bomb went off in the port.", ["2024-05-17", "2024-05-17"]),
        ("Two guards were killed, the mayor said on Friday.", []),
    ],
)
def test_the_day_of_an_incident_is_not_that_of_saying(text: str, days: list[str]) -> None:
    assert [each.value for claim in claims_of(text) for each in claim.statements if each.field == "when"] == days


def test_sums_over_years_are_background() -> None:
    first, total = claims_of("Two guards were killed on Friday. Some 70,000 people have died in ten years of war.")
    assert (first.background, total.background) == (False, True)


def test_officials_who_only_say_something_took_no_part() -> None:
    parties = [
        row("parties", "government", name="Government", kind="body", aliases="officials"),
        row("parties", "army", name="Army", kind="force"),
    ]
    collection = build_collection(claim("c1"), parties=parties)
    text = "Two guards were killed in a raid of the army, officials said. The Army said nothing."
    draft = PatternExtractor(collection).extract(Document(text=text, published=PUBLISHED, language="en"))
    assert {s.value for each in draft.claims for s in each.statements if s.field == "participant"} == {"army"}


@pytest.mark.parametrize(
    ("named", "speaker"),
    [("Gen. Marek", "marek"), ("Minister Marek", "marek"), ("Marek", "marek"), ("Ivo Marek", "ivo-marek"), ("Radio Marek", "radio-marek")],
)  # fmt: skip
def test_a_rank_before_a_known_name_is_no_part_of_it(named: str, speaker: str) -> None:
    known = build_collection(sources=[row("sources", "marek", name="Jan Marek", aliases="Marek", kind="speaker")])
    text = f"{named} said that five guards were killed in Ford."
    draft = PatternExtractor(known).extract(Document(text=text, published=PUBLISHED, language="en"))
    assert {said_by for each in draft.claims for *_, said_by in said(each)} == {speaker}
