"""Figures as people write them, read into counts, and questions where they leave something open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.coding import FigureReading, FigureWords, Vocabulary, read_figures, say_figures
from claims.coding.read_figures import AMONG, BEYOND, BOTH, Asked
from claims.values import Count
from tests.builders.coding import vocabulary
from tests.builders.shipped import ROOT

START = vocabulary()

# A line; each count as field, group, value, and the position of its whole.
LINES = {
    "at least 14 killed, among them 3 children": ["killed:14+", "killed/children:3<0"],
    "about 20 killed and more than 30 wounded": ["killed:~18..22", "wounded:31+"],
    "2 policemen and a boy killed": ["killed/police:2", "killed/children:1"],
    "14 dead (incl. 3 women), 5 in critical condition": ["killed:14", "killed/women:3<0", "seriously_wounded:5"],
    "a dozen dead": ["killed:12"],
    "between 10 and 12 fatalities": ["killed:10..12"],
    "12-15 dead, 40+ injured": ["killed:12..15", "wounded:40+"],
    "dozens of civilians wounded": ["wounded/civilians:~20..99"],
    "no casualties": ["casualties:0"],
    "no deaths": ["killed:0"],
    "nobody was killed": ["killed:0"],
    "killed 14 and wounded 30": ["killed:14", "wounded:30"],
    "killed: 14 soldiers; wounded: 30": ["killed/army:14", "wounded:30"],
    "killing 14 people and wounding 30": ["killed:14", "wounded:30"],
    "14 killed, 3 of them children": ["killed:14", "killed/children:3<0"],
    "14 died, 3 of whom were children, and 20 more were injured": ["killed:14", "killed/children:3<0", "wounded:20"],
    "30 wounded, 5 of them seriously": ["wounded:30", "seriously_wounded:5<0"],
    "20 killed and wounded": ["casualties:20"],
    "5,000 protesters gathered": ["crowd/demonstrators:5000"],
    "a crowd of 300": ["crowd:300"],
    "no fewer than 20 arrests": ["detained:20+"],
    "two or three homes destroyed": ["homes_destroyed:2..3"],
    "twenty-five people were killed, including two policemen, and a hundred others were wounded": [
        "killed:25",
        "killed/police:2<0",
        "wounded:100",
    ],
    "مقتل ثلاثة مدنيين بينهم طفلان وإصابة خمسة آخرين": ["killed/civilians:3", "killed/children:2<0", "wounded:5"],
    "قتيلان و3 جرحى": ["killed:2", "wounded:3"],
    "أكثر من 30 قتيلا": ["killed:31+"],
    "٧ قتلى و١٢ جريحا": ["killed:7", "wounded:12"],
    "": [],
}

# A line, what is asked of which words, an answer, and the counts once it is given.
ASKED = [
    (
        "at least 14, among them 3 children",
        Asked.OUTCOME,
        "at least 14",
        "killed",
        ["killed:14+", "killed/children:3<0"],
    ),
    ("between 10 and 12", Asked.OUTCOME, "between 10 and 12", "wounded", ["wounded:10..12"]),
    ("14 victims", Asked.OUTCOME, "14 victims", "killed", ["killed:14"]),
    ("nobody was hurt", Asked.HURT, "nobody was hurt", BOTH, ["killed:0", "wounded:0"]),
    ("nobody was hurt", Asked.HURT, "nobody was hurt", "wounded", ["wounded:0"]),
    ("لم يصب أحد", Asked.HURT, "لم يصب", BOTH, ["killed:0", "wounded:0"]),
    ("14 dead (3 children)", Asked.PART, "3 children", AMONG, ["killed:14", "killed/children:3<0"]),
    ("14 dead (3 children)", Asked.PART, "3 children", BEYOND, ["killed:14", "killed/children:3"]),
    ("14 killed: 9 men, 5 women", Asked.PART, "9 men", AMONG, ["killed:14", "killed/men:9<0", "killed/women:5<0"]),
    ("3 plumbers killed", Asked.GROUP, "plumbers", "civilians", ["killed/civilians:3"]),
    ("3 SDF fighters killed", Asked.GROUP, "SDF fighters", "fighters", ["killed/fighters:3"]),
]

# A line, and the words of it that nothing is made of.
PASSED_OVER = {
    "14 killed, wounded": ["wounded"],
    "3 of the 14 dead were children": ["3", "children"],
    "14 soldiers reportedly killed": ["reportedly"],
    "two young women killed": ["young"],
    "3 days": ["3"],
    "lots died": ["lots", "died"],
}


def counts(reading: FigureReading) -> list[str]:
    """Each count in short."""
    return [
        f"{each.field}{f'/{each.group}' if each.group else ''}:{each.count}"
        + ("" if each.part_of is None else f"<{each.part_of}")
        for each in reading.figures
    ]


@pytest.mark.parametrize(("line", "expected"), LINES.items(), ids=LINES)
def test_a_clear_line_is_read(line: str, expected: list[str]) -> None:
    reading = read_figures(line, START)
    assert (counts(reading), reading.questions, reading.unread) == (expected, (), ())


@pytest.mark.parametrize(
    ("line", "asked", "words", "answer", "expected"), ASKED, ids=[f"{line[0]}: {line[3]}" for line in ASKED]
)
def test_what_is_open_is_asked_and_the_answer_settles_it(
    line: str, asked: Asked, words: str, answer: str, expected: list[str]
) -> None:
    (question,) = read_figures(line, START).questions
    assert (question.asked, question.words) == (asked, words)
    answered = read_figures(line, START, answers={question.key: answer})
    assert (counts(answered), answered.is_clear) == (expected, True)


@pytest.mark.parametrize(("line", "words"), PASSED_OVER.items(), ids=PASSED_OVER)
def test_words_that_nothing_is_made_of_are_named_where_they_stand(line: str, words: list[str]) -> None:
    unread = read_figures(line, START).unread
    assert [each.words for each in unread] == words
    assert all(line[each.start : each.end] == each.words for each in unread)


def test_a_party_goes_by_any_of_its_names_and_one_name_of_several_is_asked() -> None:
    named = vocabulary(
        parties=[
            {"party_id": "sdf", "name": "Syrian Democratic Forces", "kind": "force", "aliases": "SDF|قسد"},
            {"party_id": "guards-a", "name": "Guards", "kind": "force"},
            {"party_id": "guards-b", "name": "the Guards", "kind": "force"},
        ]
    )
    assert counts(read_figures("3 SDF fighters killed", named)) == ["killed/sdf:3"]
    assert counts(read_figures("مقتل 3 من قسد", named)) == ["killed/sdf:3"]
    (question,) = read_figures("2 guards killed", named).questions
    assert question.options == ("guards-a", "guards-b")


def test_groups_and_fields_that_the_project_lacks_come_from_the_house() -> None:
    bare = Vocabulary({"fields": START.tables["fields"].query("field == 'killed'")})
    reading = read_figures("14 killed, among them 3 children; 5 missing", bare)
    assert counts(reading) == ["killed:14", "killed/children:3<0", "missing:5"]
    assert [row["party_id"] for row in reading.added["parties"]] == ["civilians", "children"]
    assert [row["field"] for row in reading.added["fields"]] == ["missing"]


WORDS = FigureWords(
    label=lambda field_id: START.rows("fields")[field_id]["label"],
    name=lambda party_id: START.name_of("parties", party_id),
)
TABLE = (
    (ROOT / "docs" / "reference" / "coding.md").read_text(encoding="utf-8").split("| --- | --- |\n")[1].split("\n\n")[0]
)


@pytest.mark.parametrize("row", TABLE.splitlines())
def test_the_docs_show_what_is_understood(row: str) -> None:
    written, understood = (cell.strip() for cell in row.strip("|").split("|"))
    assert say_figures(read_figures(written, START).figures, WORDS) == f"{understood}."


def test_what_was_understood_is_said_in_one_sentence() -> None:
    line = "at least 14 dead, among them 3 children and a policeman; about 30 soldiers wounded"
    assert say_figures(read_figures(line, START).figures, WORDS) == (
        "killed: 14 or more, among them 3 (Children) and 1 (Police); wounded: about 27 to 33 (Army)."
    )
    assert say_figures([], WORDS) == ""


@given(st.integers(0, 99_999), st.integers(1, 99_999))
def test_every_number_comes_back(killed: int, wounded: int) -> None:
    reading = read_figures(f"{killed} killed, {wounded} wounded", START)
    assert [each.count for each in reading.figures] == [Count(killed, killed), Count(wounded, wounded)]


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error_and_places_lie_in_it(text: str) -> None:
    reading = read_figures(text, START)
    places = [(each.start, each.end) for each in reading.figures]
    places += [(each.start, each.end) for each in reading.questions]
    places += [(each.start, each.end) for each in reading.unread]
    assert all(0 <= start <= end <= len(text) for start, end in places)
    for place, figure in enumerate(reading.figures):
        assert figure.part_of is None or figure.part_of < place


_WORDS = ("14", "at least", "3", "killed", "wounded", "dead", "children", "soldiers", "and", ",", "(", ")", "among them", "of them", "nobody", "was hurt",
          "no", "casualties", "a", "boy", ":", ";", "critically", "و", "طفلان", "plumbers", "of", "the")  # fmt: skip


@given(st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join))
def test_words_of_figures_in_any_order_are_read_or_named(text: str) -> None:
    reading = read_figures(text, START)
    for place, figure in enumerate(reading.figures):
        whole = reading.figures[figure.part_of] if figure.part_of is not None else None
        assert whole is None or (figure.part_of or 0) < place
