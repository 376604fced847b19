"""Who says a clause, and how."""

import pytest

from claims.extract.languages.word_lists import rows
from claims.extract.syntax.clause_voices import voice_of_word
from tests.builders.parsed import clause_of


@pytest.mark.parametrize(
    ("text", "speakers", "how"),
    [
        ("Two men died, the mayor said.", ["mayor"], ""),
        ("The mayor said that two men died.", ["mayor"], ""),
        ("According to the mayor, two men died.", ["mayor"], ""),
        ("Two men died, according to the mayor.", ["mayor"], ""),
        ("State media, quoting a colonel, said two men died.", ["media", "colonel"], ""),
        ("The Front said in a message that two men died.", ["Front"], ""),
        ("The radio said three soldiers died and claimed that two men died.", ["radio"], "hedged"),
        ("Two men reportedly died.", [], "hedged"),
        ("Two men may have died.", [], "hedged"),
        ("Activists claiming two men died left.", ["Activists"], "hedged"),
        ("The mayor denied that two men died.", ["mayor"], "denied"),
        ("The mayor claimed the road was cut, while the guard said two men died.", ["guard"], ""),
        ("Two men are believed to have died.", [], "hedged"),
        ("Two men are said to have died.", [], "hedged"),
        ("Rescuers fear that two men died.", ["Rescuers"], "hedged"),
        ("Two men died.", [], ""),
    ],
)
def test_who_says_that_they_died(text: str, speakers: list[str], how: str) -> None:
    clause = clause_of(text)
    died = [token for token in clause.parse.tokens if token.lemma_ == "die"][-1]
    voice = voice_of_word(died)
    assert [noun.text for noun in voice.speakers] == speakers
    assert (voice.hedged, voice.denied) == (how == "hedged", how == "denied")


def test_who_claims_lives_says_nothing() -> None:
    clause = clause_of("Gunmen stormed the town, claiming the lives of nine men, the mayor said.")
    [lives] = [token for token in clause.parse.tokens if token.lemma_ == "life"]
    assert [noun.text for noun in voice_of_word(lives).speakers] == ["mayor"]


def test_every_verb_of_saying_has_a_stance_that_is_known() -> None:
    assert {row["stance"] for row in rows("saying", "en")} == {"relays", "hedges", "denies", "accuses"}
