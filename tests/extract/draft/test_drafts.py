"""Drafts: statements that stand in the text, their voices, and tables that validate."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from claims.cli import app
from claims.collection import check_frames, load_collection
from claims.extract import Document, Draft, DraftStatement, PatternExtractor, UngroundedError, draft_tables
from claims.extract.draft.confidence import with_agreement
from claims.extract.records import fragment_of

ROOT = Path(__file__).parents[3]
COLLECTION = load_collection(ROOT / "data" / "qamishli-hasakah")
PUBLISHED = date(2021, 1, 27)


def draft(text: str, *, own: str = "", published: date | None = PUBLISHED) -> Draft:
    return PatternExtractor(COLLECTION, own).extract(Document(text=text, published=published))


def said(text: str, *, own: str = "") -> set[tuple[str, str, str]]:
    return {(each.field, each.group, each.value) for claim in draft(text, own=own).claims for each in claim.statements}


@pytest.mark.parametrize(
    ("start", "end", "verbatim"), [(0, 3, "Two"), (4, 7, "me"), (4, 4, ""), (-1, 3, "Two"), (0, 99, "Two men")]
)
def test_a_statement_whose_words_are_not_in_the_text_cannot_be_built(start: int, end: int, verbatim: str) -> None:
    def build() -> DraftStatement:
        return DraftStatement(
            document=Document(text="Two men died."),
            field="killed",
            value="2",
            start=start,
            end=end,
            verbatim=verbatim,
            rule="x",
        )

    if (start, end) == (0, 3):
        assert build().paragraph == 1
    else:
        with pytest.raises(UngroundedError):
            build()


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("On Saturday, six members of the NDF were wounded in clashes.", ("wounded", "ndf", "6")),
        (
            "Six members of the NDF were wounded, one of whom sustained serious injuries.",
            ("seriously_wounded", "ndf", "1"),
        ),
        (
            "At least 31 regime fighters were killed and 102 captured in the fight.",
            ("captured", "government-side", "102"),
        ),
        (
            "The death of two civilians, a child and more than 20 civilians were of light injuries.",
            ("wounded", "civilians", "21+"),
        ),
        ("Clashes left two civilians, a child dead.", ("killed", "civilians", "3")),
        ("Security branches arrested a number of residents in clashes.", ("detained", "civilians", "~2+")),
        ("Demanding the government to release 450 SDF prisoners.", ("released", "sdf", "450")),
        ("The siege went on in the security square in Qamishlo.", ("where", "", "qamishli-security-box")),
        ("Asayish continue the siege for the 13th day.", ("began", "", "day 13")),
        ("Asayish fired shots in the air at the gathering.", ("force", "", "shots in the air")),
        ("Asayish continued imposing a siege on regime forces.", ("besieged", "", "government-side")),
        ("Several families living near the front started to leave their homes.", ("displaced", "families", "~3+")),
        ("تظاهر العشرات من مؤيدي حكومة دمشق في شارع فلسطين", ("crowd", "government-supporters", "~20..99")),
        ('أطلق عناصر "الأسايش" النار في الهواء لتفريق المتظاهرين', ("force", "", "shots in the air")),
        ("تظاهر العشرات ظهر اليوم الأربعاء في مدينة الحسكة", ("when", "", "2021-01-27")),
        ('عناصر "الدفاع الوطني" قامت بتحريض المدنيين من أجل التصعيد', ("blamed", "", "ndf")),
    ],
)
def test_statements_of_a_sentence(text: str, statement: tuple[str, str, str]) -> None:
    assert statement in said(text)


@pytest.mark.parametrize(
    ("text", "field", "stance", "chain"),
    [
        ("Clashes left six dead, SOHR sources reported.", "killed", "relays", "sohr-sources"),
        ("SOHR sources reported that six policemen were killed in clashes.", "killed", "relays", "sohr-sources"),
        ("The siege was enacted allegedly in response to the restrictions.", "kind", "hedges", ""),
        ("The NDF claimed that one of their checkpoints had been attacked.", "kind", "hedges", "ndf"),
        ("Clashes resumed, with activists claiming one NDF militiaman was killed.", "killed", "hedges", "activists"),
        ("ووفق مصادر محلية فإن العشرات تظاهروا في الحسكة.", "crowd", "relays", "local-sources-rozana"),
        ("They are demanding the release of 450 SDF prisoners.", "demand", "demands", ""),
    ],
)
def test_who_says_it_and_how(text: str, field: str, stance: str, chain: str) -> None:
    [first, *_] = [each for claim in draft(text).claims for each in claim.statements if each.field == field]
    assert first.stance == stance
    assert [link.source_id for link in first.chain] == ([chain] if chain else [])


def test_own_people_of_a_source_speak_with_it() -> None:
    [killed] = [
        each
        for claim in draft("SOHR activists documented that six policemen were killed.", own="sohr").claims
        for each in claim.statements
        if each.field == "killed"
    ]
    assert killed.stance == "asserts"
    assert [link.source_id for link in killed.chain] == ["sohr-activists"]


def test_a_sentence_that_goes_on_has_the_speaker_before_it() -> None:
    text = 'مصادر في "الإدارة الذاتية" أكدت أن التوتر مفتعل. ولفتت إلى أن عناصر "الدفاع الوطني" قامت بتحريض المدنيين.'
    [blamed] = [each for claim in draft(text).claims for each in claim.statements if each.field == "blamed"]
    assert blamed.value == "ndf"
    assert [link.source_id for link in blamed.chain] == ["aanes-sources-rozana"]


def test_another_day_begins_another_claim() -> None:
    text = "On January 2nd, clashes left two dead.\nOn January 26, the government forces shot a taxi driver, who was wounded."
    assert len(draft(text).claims) == 2


@pytest.mark.parametrize(("title", "claims"), [("Clash in Qamishli", 1), ("Clash in Qamishli on 2 January", 2)])
def test_a_title_without_a_day_belongs_to_the_first_claim(title: str, claims: int) -> None:
    text = f"{title}\n\nOn Saturday, two policemen were killed in clashes."
    found = PatternExtractor(COLLECTION).extract(Document(text=text, title=title, titled=True, published=PUBLISHED))
    assert len(found.claims) == claims


def test_a_working_title_is_in_words() -> None:
    [told] = draft("On January 23, 2021, Asayish and the NDF clashed in Qamishlo.").claims
    assert told.title.startswith("Clash in Qamishli, 23 January 2021: ")


def test_an_old_event_is_background() -> None:
    [claim] = draft("On March 12, 2004, clashes left two dead.").claims
    assert claim.background


def test_footnotes_are_documents_of_their_own() -> None:
    text = 'Siege lifted.\n  1. ^ "Kurds end siege of government-held areas". WRAL. 2021-02-02. Retrieved 2021-02-03.'
    found = draft(text)
    assert [(cited.source, cited.published) for cited in found.cited] == [("WRAL", "2021-02-02")]
    assert [claim.within for claim in found.claims] == [None, 0]


def test_without_a_day_of_publication_one_is_asked_for() -> None:
    assert "day of publication" in draft("On Saturday, two men died.", published=None).problems[0]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_gives_a_draft_that_stands_in_it(text: str) -> None:
    document = Document(text=text, published=PUBLISHED)
    for claim in PatternExtractor(COLLECTION).extract(document).claims:
        for each in claim.statements:
            assert text[each.start : each.end] == each.verbatim


@pytest.mark.parametrize("words", [3, 12, 13, 400])
def test_a_fragment_holds_at_most_twelve_words(words: int) -> None:
    text = " ".join(f"w{number}" for number in range(words))
    fragment, verbatim = fragment_of(Document(text=text), 0, len(text))
    assert len(fragment.split()) == min(12, words)
    assert verbatim in fragment


def test_tables_of_drafts_validate() -> None:
    texts = (
        "On Saturday, six members of the NDF were wounded in clashes in Qamishlo, SOHR sources reported.",
        'Siege lifted.\n  1. ^ "Kurds end siege". WRAL. 2021-02-02. Retrieved 2021-02-03.',
        "خرج العشرات بمظاهرة في شارع فلسطين",
    )
    frames, problems = check_frames(draft_tables([draft(text) for text in texts], collection=COLLECTION))
    assert problems == ()
    assert len(frames["claims"]) >= 3


def test_sources_that_agree_outrank_patterns() -> None:
    one, other, third = (
        draft(f"On Saturday, {words} in clashes.")
        for words in ("two men were killed", "two people died", "9 were hurt")
    )
    sources = zip((one, other, third), "abc", strict=True)
    named = [replace(each, document=replace(each.document, source=source)) for each, source in sources]
    raised = with_agreement(named)
    confidence = {
        (number, each.field): each.confidence
        for number, found in enumerate(raised)
        for claim in found.claims
        for each in claim.statements
        if each.field in {"killed", "wounded"}
    }
    assert min(confidence[0, "killed"], confidence[1, "killed"]) >= 0.95


def test_the_command_reads_a_folder_and_lists_what_it_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "Clash\n\nOn Saturday, two civilians were killed in Qamishli.", encoding="utf-8"
    )
    (tmp_path / "in" / "b.txt").write_bytes(b"\x00\x01")
    result = CliRunner().invoke(
        app, ["extract", str(tmp_path / "in"), "--published", "2021-01-27", "--out", str(tmp_path / "out"), "--json"]
    )
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [each["name"] for each in found["documents"]] == ["a.txt"]
    assert "no text" in found["refused"][0]
    assert load_collection(tmp_path / "out").problems == ()


def test_the_command_wants_a_day_it_can_read(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["extract", str(tmp_path), "--published", "yesterday"])
    assert result.exit_code == 2


PAGE = """<html><head><title>{title}</title><meta property="og:site_name" content="{source}"></head>
<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"""


def confidence_of_killed(folder: Path, *words: str) -> list[float]:
    """What the command says of the dead that pages of as many sources tell."""
    folder.mkdir()
    for number, told in enumerate(words):
        text = f"On Saturday, 23 January 2021, {told} in clashes between the NDF and Asayish in Qamishli."
        page = PAGE.format(title=f"Clashes in Qamishli {number}", source=f"Paper {number}", text=text)
        (folder / f"{number}.html").write_text(page, encoding="utf-8")
    result = CliRunner().invoke(app, ["extract", str(folder), "--published", "2021-01-27", "--json"])
    documents = json.loads(result.stdout)["documents"]
    said = [each for document in documents for claim in document["claims"] for each in claim["statements"]]
    return [each["confidence"] for each in said if each["field"] == "killed" and each["value"] != "0"]


def test_the_command_raises_what_several_sources_give_alike(tmp_path: Path) -> None:
    alike = confidence_of_killed(tmp_path / "alike", "as many as 2 men were killed", "up to 2 men were killed")
    unlike = confidence_of_killed(tmp_path / "unlike", "as many as 2 men were killed", "up to 5 men were killed")
    assert min(alike) > max(unlike)
