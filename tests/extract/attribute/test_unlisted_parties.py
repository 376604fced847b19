"""Who answers for an event, and who says so, where no collection lists them."""

from datetime import date

import pytest

from claims.extract import Document, PatternExtractor


def answers(text: str) -> list[str]:
    """The responsible parties of a text, a line each, by names: party, speakers, stance."""
    draft = PatternExtractor(None).extract(Document(text=text, published=date(2024, 6, 14), language="en"))
    names = {row.row_id: row.name for row in draft.proposed}
    return [
        " < ".join([names[each.value], *(names[link.source_id] for link in each.chain)]) + f" {each.stance}"
        for claim in draft.claims
        for each in claim.statements
        if each.field in {"initiator", "blamed"}
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nine people were killed in an Israeli strike on Friday.", ["Israel asserts"]),
        ("Nine people were killed in the Kenya attack on Friday.", []),
        ("Nine people were killed in a Nigerian bombing on Friday.", ["Nigeria asserts"]),
        ("The United States killed nine people on Friday.", ["United States asserts"]),
        ("The army killed nine people on Friday.", ["Army asserts"]),
        ("A government jet bombed the market, killing nine people.", ["Government asserts"]),
        ("Security forces shot dead nine people on Friday.", ["Security forces asserts"]),
        ("Gunmen killed nine people on Friday.", []),
        ("A Houston man shot nine people on Friday.", []),
        ("An American man shot nine people on Friday.", []),
        ("Police officers shot nine people on Friday.", ["Police asserts"]),
        ("A Shining Dawn column shot nine people on Friday.", ["Shining Dawn asserts"]),
        ("An Ohio soldier shot nine people on Friday.", []),
        ("The Houston attack killed nine people on Friday.", []),
        ("A Houston gunman killed nine people on Friday.", []),
        ("Russian missiles killed nine people on Friday.", ["Russia asserts"]),
        ("Houthi rebels killed nine people on Friday.", ["Houthi asserts"]),
        ("Several Houthi rebels killed nine people on Friday.", ["Houthi asserts"]),
        ("Whom the army killed on Friday is not known.", ["Army asserts"]),
        ("Fighters of the Valley Front killed nine people.", ["Valley Front asserts"]),
        ("Forces loyal to the NVF killed nine people.", ["NVF asserts"]),
        ("Nine people were killed by an IED on Friday.", []),
        ("Nine people were killed by mines planted by the NVF.", ["NVF asserts"]),
        ("Nine people died. Residents blamed the Taliban.", ["Taliban < Residents relays"]),
        ("Nine people died. The mayor blamed Ann Lee.", []),
        ("Nine people died. The mayor and the Red Crescent blamed the Taliban.", ["Taliban < Mayor relays", "Taliban < Red Crescent relays"]),
        ("Nine people died. The mayor and the Red Crescent said the Taliban were to blame.", ["Taliban < Mayor relays", "Taliban < Red Crescent relays"]),
        ("Nine people died. The mayor said that the army was to blame.", ["Army < Mayor relays"]),
        ("Nine people died. The minister attributed the attack to the NVF and the army.", ["NVF < Minister relays", "Army < Minister relays"]),
        ("Nine people died in a bombing. The banned NVF accepted responsibility.", ["NVF < NVF relays"]),
        ("Nine people died in a bombing. The attack was claimed by the NVF.", ["NVF < NVF relays"]),
        ("Nine people died in a bombing. The attack was claimed by the NVF, not by a Shia militia.", ["NVF < NVF relays"]),
        ("Nine people died. Ann Lee thinks the army was to blame.", ["Army < Ann Lee hedges"]),
        ("A drone strike blamed on Norland's army killed nine people.", ["Norland's army hedges"]),
        ("Nine people were killed by an IED planted by al-Shabaab militants.", ["al-Shabaab asserts"]),
        ("Nine people died. The Afghan Taliban denied involvement.", ["Afghan Taliban < Afghan Taliban denies"]),
        ("Nine people died. Iran denied that its forces fire on migrants.", ["Iran < Iran denies"]),
        ("Nine people died. Junta spokesman Ben Hall admitted the attack.", ["Junta < Junta spokesman Ben Hall relays"]),
        ("Nine people died. Sword of Dawn, a militant group, said it was behind the attack.", ["Sword of Dawn < Sword of Dawn relays"]),
        ("Nine people died. Residents blamed the NVF. An NVF spokesman denied any involvement.", ["NVF < Residents relays", "NVF < NVF spokesman denies"]),
        ("Nine people died. Residents blamed the police. The police chief denied that his men had drawn their guns.", ["Police < Residents relays", "Police < Police chief denies"]),
    ],
)  # fmt: skip
def test_a_party_that_nobody_has_listed_answers_for_it(text: str, told: list[str]) -> None:
    assert answers(text) == told


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The ombudsman's office said nine people died.", "Ombudsman's office"),
        ("Its director Omar Hadad told reporters nine people died.", "Omar Hadad"),
        ("Yesterday's attack was cruel: the vicar says nine people died.", "Vicar"),
    ],
)
def test_a_speaker_is_proposed_by_the_whole_name(text: str, speaker: str) -> None:
    draft = PatternExtractor(None).extract(Document(text=text, published=date(2024, 6, 14), language="en"))
    assert [row.name for row in draft.proposed if row.table == "sources"] == [speaker]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Twelve NVF members were neutralised on Friday.", "NVF"),
        ("Twelve members of the Valley Front were killed on Friday.", "Valley Front"),
        ("Twelve members of the security forces were killed on Friday.", "Security forces"),
        ("Twelve Houthi fighters were killed on Friday.", "Houthi"),
        ("Twelve Houston men were killed on Friday.", ""),
        ("Twelve fighters were killed on Friday.", "Fighters"),
        ("Twelve members of one family were killed on Friday.", ""),
    ],
)
def test_people_are_of_the_body_that_is_named_with_them(text: str, group: str) -> None:
    draft = PatternExtractor(None).extract(Document(text=text, published=date(2024, 6, 14), language="en"))
    names = {row.row_id: row.name for row in draft.proposed}
    [counted] = [each for claim in draft.claims for each in claim.statements if each.field == "killed"]
    assert (counted.value, names.get(counted.group, "")) == ("12", group)


def voices(text: str) -> list[str]:
    """The counts of a text, a line each, with the names of their speakers."""
    draft = PatternExtractor(None).extract(Document(text=text, published=date(2024, 6, 14), language="en"))
    names = {row.row_id: row.name for row in draft.proposed}
    return [
        " < ".join([f"{each.field} {each.value}", *(names[link.source_id] for link in each.chain)])
        for claim in draft.claims
        for each in claim.statements
        if each.field in {"killed", "wounded", "missing"}
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The mayor and the Red Crescent said nine people died.", ["killed 9 < Mayor", "killed 9 < Red Crescent"]),
        ("Nine people died, the mayor said; two guards were wounded.", ["killed 9 < Mayor", "wounded 2 < Mayor"]),
        ("Nine people died, the mayor said. Two guards were wounded.", ["killed 9 < Mayor", "wounded 2"]),
        ("A man from the Health Ministry came. The ministry said nine people died.", ["killed 9 < Health Ministry"]),
        ("Thirty guards among the dead, says a nurse.", ["killed 30 < Nurse"]),
        ("Twenty people were hurt, three of them seriously, the mayor said.", ["wounded 20 < Mayor"]),
        ("Mayors who spoke of two dead now say five people died.", ["killed 2 < Mayors", "killed 5 < Mayors"]),
        ("The mayor put the toll at nine dead.", ["killed 9 < Mayor"]),
        ("Nine guards died, police said. The mayor raised that number to 12; two are missing, he wrote.", ["killed 9 < Police", "killed 12 < Mayor", "missing 2 < Mayor"]),
        ("Nine guards died. Ann Lee, the head of the port, put the number at 12.", ["killed 9", "killed 12 < Ann Lee"]),
        ("Nine guards died. A porter in Millbrook counted twelve.", ["killed 9", "killed 12 < Porter"]),
        ("No one was harmed.", ["wounded 0", "killed 0"]),
        ("The police speak of nine dead, the mayor of 12.", ["killed 9 < Police", "killed 12 < Mayor"]),
        ("Nine guards died, a spokesman for the NVF said.", ["killed 9 < Spokesman for the NVF"]),
        ("Nine people died. An officer disputed the toll.", ["killed 9", "killed 9 < Officer"]),
        ("Nine guards died. No one was harmed in Sanderby. An officer denied this.", ["killed 9", "wounded 0", "killed 0", "killed 9 < Officer"]),
    ],
)  # fmt: skip
def test_everybody_who_says_it_is_a_speaker(text: str, told: list[str]) -> None:
    assert voices(text) == told


@pytest.mark.parametrize("further", ["", " A road was closed."])
@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Nine people died, the mayor said; two guards were wounded in Lima.", ["Mayor"]),
        ("Two guards were wounded in Lima; nine people died, the mayor said.", []),
    ],
)
def test_a_place_is_told_by_who_tells_its_part_of_a_sentence(text: str, speakers: list[str], further: str) -> None:
    draft = PatternExtractor(None).extract(Document(text=text + further, published=date(2024, 6, 14), language="en"))
    names = {row.row_id: row.name for row in draft.proposed}
    [where] = [each for claim in draft.claims for each in claim.statements if each.field == "where"]
    assert [names[link.source_id] for link in where.chain] == speakers
