"""The words of headings: how they are parted, and what they stand for."""

import csv
from collections.abc import Iterator
from importlib.resources import files

import pytest

from claims.importers.mapping import heading_words
from claims.importers.mapping.heading_words import read_heading
from claims.importers.mapping.mapping import OUTCOMES
from claims.importers.mapping.propose_mapping import heading_rules


@pytest.fixture(autouse=True)
def _nothing_is_remembered() -> Iterator[None]:
    read_heading.cache_clear()
    yield
    heading_words._phrases.cache_clear()


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Incident city", ["Incident", "city"]),
        ("_Location_latitude", ["Location", "latitude"]),
        ("InjuryAddress", ["Injury", "Address"]),
        ("SFs killed", ["SFs", "killed"]),
        ("HTMLPage", ["HTML", "Page"]),
        ("actor1", ["actor", "1"]),
        ("2ndDate", ["2", "nd", "Date"]),
        ("Date of incident", ["Date", "of", "incident"]),
        ("Nº de heridos", ["No de", "heridos"]),
        ("№", ["No"]),
        ("N° d'incident", ["N", "d", "incident"]),
        ("N° d’incident", ["N", "d", "incident"]),
        ("victim's age", ["victims", "age"]),
        ("killed (SOHR)", ["killed", "SOHR"]),
        ("#Affected +killed+f", ["#affected", "killed", "f"]),
        ("القتلى والجرحى", ["القتلى", "والجرحى"]),
        ("", []),
        ("--", []),
    ],
)
def test_a_heading_is_parted_into_words(heading: str, words: list[str]) -> None:
    assert [word.written for word in read_heading(heading).words] == words


@pytest.mark.parametrize(
    ("word", "tags"),
    [
        ("killings", {"killed", "count"}),
        ("date", {"date", "event date"}),
        ("DATE", {"date", "event date"}),
        ("End date", {"date", "end", "event date"}),
        ("publication date", {"date", "publish"}),
        ("non-fatal injuries", {"wounded", "count"}),
        ("Число погибших", {"number", "killed", "count"}),
        ("Число", {"number", "day"}),
        ("Ereignisdatum", {"date", "event", "event date"}),
        ("Erfassungsdatum", {"date", "record"}),
        ("المدينة", {"town"}),
        ("بالمدينة", {"town"}),
        ("مدينة", {"town"}),
        ("Localité", {"town"}),
        ("Ölü", {"killed", "count"}),
        ("#loc", {"place"}),
        ("#adm1+name", {"admin1", "name"}),
        ("loc", {"place"}),
        ("m", set()),
        ("#x", {"rate"}),
        ("qwertz", set()),
        ("hostages", {"abducted", "@hostages", "count"}),
    ],
)
def test_what_a_heading_stands_for(word: str, tags: set[str]) -> None:
    assert read_heading(word).tags == tags


def test_the_longest_phrase_is_taken_first() -> None:
    heading = read_heading("date of birth of the dead")
    assert [word.written for word in heading.words] == ["date", "of", "birth", "of", "the", "dead"]
    assert [word.written for word in read_heading("number of dead").words] == ["number of", "dead"]
    assert [word.written for word in read_heading("number").words] == ["number"]


def test_a_whole_word_goes_before_a_part_of_one() -> None:
    assert "killed" in read_heading("mortalidad").tags  # mortal*
    assert "crowd" in read_heading("participantes").tags
    assert read_heading("medio").tags == {"outlet"}
    assert read_heading("medic").tags == {"@medical workers"}


@pytest.mark.parametrize(
    ("heading", "outcome", "bound", "group"),
    [
        ("killed", "killed", "", ""),
        ("killed and wounded", "casualties", "", ""),
        ("casualties killed", "killed", "", ""),
        ("hostages killed", "killed", "", "hostages"),
        ("hostages", "abducted", "", ""),
        ("civilian women killed", "killed", "", "civilians, women"),
        ("women women killed", "killed", "", "women"),
        ("civilians killed (including women)", "killed", "", "civilians"),
        ("including women killed", "killed", "", "women"),
        ("civils tués, y compris enfants", "killed", "", "civilians"),
        ("min killed", "killed", "_min", ""),
        ("killed max", "killed", "_max", ""),
        ("best killed", "killed", "_best", ""),
        ("killed min-max", "killed", "", ""),
        ("killed max best", "killed", "_max", ""),
        ("women", "", "", "women"),
        ("place", "", "", ""),
    ],
)
def test_what_a_heading_counts(heading: str, outcome: str, bound: str, group: str) -> None:
    read = read_heading(heading)
    assert (read.outcome, read.bound, read.group) == (outcome, bound, group)
    assert ("count" in read.tags) == bool(outcome)


@pytest.mark.parametrize(
    ("heading", "name", "unknown"),
    [
        ("sohr_killed", "sohr", "sohr"),
        ("killed 2", "", ""),
        ("killed by Example Watch 2", "Example Watch", "Example Watch"),
        ("State media: killed", "State media", ""),
        ("media: killed", "", ""),
        ("killed", "", ""),
    ],
)
def test_the_words_that_may_name_somebody(heading: str, name: str, unknown: str) -> None:
    assert (read_heading(heading).name, read_heading(heading).unknown) == (name, unknown)


@pytest.mark.parametrize(
    ("heading", "is_of_event"),
    [("date", True), ("start date", True), ("report date", False), ("publication date", False), ("date added", False),
     ("birth date", False), ("source date", False), ("outlet date", False), ("year", False)],
)  # fmt: skip
def test_a_day_is_of_the_event_unless_the_heading_says_otherwise(heading: str, is_of_event: bool) -> None:
    assert ("event date" in read_heading(heading).tags) == is_of_event


def test_every_rule_stands_on_words_there_are() -> None:
    with (files("claims.importers.mapping") / "heading_words.csv").open(encoding="utf-8") as file:
        words = {row["means"] for row in csv.DictReader(file)}
    needed = {tag for rule in heading_rules() for tag in {*rule.needs, rule.beside} if tag}
    assert needed - words == {"count", "event date"}
    assert set(OUTCOMES) <= words


def test_no_phrase_stands_twice_for_one_thing() -> None:
    with (files("claims.importers.mapping") / "heading_words.csv").open(encoding="utf-8") as file:
        rows = [
            (row["language"], row["means"], word) for row in csv.DictReader(file) for word in row["words"].split("|")
        ]
    assert [row for row in rows if rows.count(row) > 1] == []
    assert [row for row in rows if row[2] != row[2].strip() or not row[2]] == []
