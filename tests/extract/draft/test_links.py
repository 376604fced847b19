"""Links within a draft and to what is stored: parts, readings, citations, other spellings, agreement, duplicates."""

from datetime import date
from pathlib import Path

import pytest

from claims.collection import load_collection
from claims.extract import (
    Document,
    Draft,
    DraftStatement,
    Known,
    Task,
    draft_tables,
    like_documents,
    read_draft,
    read_passage,
    suggest_names,
)
from claims.extract.draft.confidence import agreeing
from claims.extract.draft.links import with_links
from tests.conftest import build_collection, claim, row

COLLECTION = load_collection(Path(__file__).parents[3] / "data" / "qamishli-hasakah")
PUBLISHED = date(2021, 1, 27)


def draft(text: str, *, own: str = "") -> Draft:
    return read_draft(Task(passage=text, known=Known(published=PUBLISHED), collection=COLLECTION, source_id=own))


def counts(text: str) -> list[DraftStatement]:
    [told] = draft(text).claims
    return [each for each in told.statements if each.rule.startswith("count of")]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        (
            "Six members of the NDF were wounded, one of whom sustained serious injuries.",
            ("seriously_wounded", "1"),
            ("wounded", "6"),
        ),
        ("مقتل تسعة مدنيين بينهم ثلاثة أطفال في القامشلي", ("killed", "3"), ("killed", "9")),
    ],
)
def test_a_part_points_to_its_whole(text: str, part: tuple[str, str], whole: tuple[str, str]) -> None:
    [told] = draft(text).claims
    [found] = [each for each in told.statements if each.part_of is not None]
    assert (found.field, found.value) == part
    assert found.part_of is not None
    of = told.statements[found.part_of]
    assert (of.field, of.value) == whole


@pytest.mark.parametrize(
    "text",
    [
        "Six policemen were wounded and three civilians were wounded in the clashes.",
        "Six policemen were wounded in clashes. Three of them had come from Hasakah, and three civilians were killed.",
        "Three policemen were wounded, and of them nine were killed in clashes.",
    ],
)
def test_other_counts_are_no_parts(text: str) -> None:
    assert [each.part_of for each in counts(text) if each.part_of is not None] == []


def test_the_other_reading_of_one_phrase_points_to_the_first() -> None:
    [told] = draft("Clashes left two civilians, a child dead.").claims
    [other] = [each for each in told.statements if each.reading_of is not None]
    assert other.reading_of is not None
    assert (told.statements[other.reading_of].value, other.value) == ("2", "3")


def test_links_become_columns() -> None:
    tables = draft_tables(
        [draft("Six members of the NDF were wounded, one of whom sustained serious injuries.")], collection=COLLECTION
    )
    rows = tables["statements"].set_index("field")
    assert str(rows.loc["seriously_wounded", "part_of"]) == str(rows.loc["wounded", "statement_id"])


def test_linking_twice_is_linking_once() -> None:
    [told] = draft("Six members of the NDF were wounded, one of whom sustained serious injuries.").claims
    assert with_links(told) == told


FOOTNOTE = 'Siege lifted in Qamishli.\n\nTwo died in clashes.[1] [7]\n  1. ^ "{title}". WRAL. 2021-02-02. Retrieved 2021-02-03.'


def test_a_footnote_is_cited_by_the_statements_that_bear_its_mark() -> None:
    found = draft(FOOTNOTE.format(title="A page that nobody has stored yet"))
    tables = draft_tables([found], collection=COLLECTION)
    cited = tables["documents"].iloc[1]["document_id"]
    assert set(tables["statements"]["cites"]) == {"", cited}


def test_a_footnote_that_is_stored_is_that_document() -> None:
    title = COLLECTION.row("documents", "wral-2021-02-02")["title"]
    found = draft(FOOTNOTE.format(title=title))
    assert [each.stored for each in found.cited] == ["wral-2021-02-02"]
    tables = draft_tables([found], collection=COLLECTION)
    assert len(tables["documents"]) == 1
    assert "wral-2021-02-02" in set(tables["statements"]["cites"])


def told_by(text: str, published: str, *more: str) -> Draft:
    own = build_collection(
        claim("a", source="daily", document="daily-1", published="2021-01-26"),
        *(claim(each, source="daily", published=published) for each in more),
        sources=[row("sources", "daily", name="Daily Herald")],
    )
    [known] = [published and date.fromisoformat(published)]
    return read_draft(Task(passage=text, known=Known(published=known or None), collection=own))


@pytest.mark.parametrize(
    ("published", "more", "cites"),
    [
        ("2021-01-27", (), ("daily-1",)),
        ("2021-01-25", (), ()),  # published before what it would cite
        ("2021-03-27", (), ()),  # too long ago
        ("2021-01-27", ("b",), ()),  # two that may be meant
        ("", (), ()),
    ],
)
def test_a_named_outlet_is_cited_where_one_document_can_be_meant(
    published: str, more: tuple[str, ...], cites: tuple[str, ...]
) -> None:
    found = told_by("Daily Herald reported that six policemen were killed in the shooting.", published, *more)
    [killed] = [each for told in found.claims for each in told.statements if each.field == "killed"]
    assert killed.cites == cites


@pytest.mark.parametrize(
    ("text", "words", "row_id"),
    [
        ("On Saturday, clashes broke out in Qamishlou after an arrest.", "Qamishlou", "qamishli"),
        ("وقعت اشتباكات في مدينة القامشلوو يوم السبت", "القامشلوو", "qamishli"),
    ],
)
def test_an_unknown_spelling_is_suggested_and_not_taken(text: str, words: str, row_id: str) -> None:
    document = read_passage(text)
    [found] = suggest_names(document, COLLECTION)
    assert (found.words, found.row_id, found.table) == (words, row_id, "places")
    assert document.text[found.start : found.end] == words
    assert found.likeness >= 85
    assert not [each for told in draft(text).claims for each in told.statements if each.value == row_id]


@pytest.mark.parametrize("text", ["Clashes broke out in Qamishli.", "Somebody went to Paris.", "", "Clashes. clashes."])
def test_known_names_and_strangers_are_not_suggested(text: str) -> None:
    assert suggest_names(Document(text=text), COLLECTION) == ()


def test_agreement_with_stored_accounts_ranks_above_the_pattern() -> None:
    stored = build_collection(claim("a", killed="2"), claim("b", killed="3"))
    [told] = draft("On Saturday, two men were killed in clashes.").claims
    [alone] = [each.confidence for each in told.statements if each.field == "killed"]

    def confidence(*claims: str) -> float:
        accounts = {each: stored.statements_of_claim[each] for each in claims}
        return next(each.confidence for each in agreeing(told, accounts).statements if each.field == "killed")

    assert confidence("a") >= 0.95
    assert confidence("b") == alone
    assert confidence("a", "b") == alone
    assert confidence() == alone


HELD = build_collection(
    claim("a", document="held"),
    documents=[
        row(
            "documents",
            "held",
            source_id="source-a",
            title="Kurds end siege of areas in the northeast",
            url="https://www.example.org/siege/",
            language="en",
            digest=Document(text="The whole text.").digest,
        ),
        row(
            "documents",
            "described",
            source_id="source-a",
            title="[Kurds end siege of areas in the northeast]",
            language="en",
        ),
    ],
)


@pytest.mark.parametrize(
    ("document", "texts", "words", "same"),
    [
        (Document(text="The whole text."), {}, "same text", True),
        (Document(text="x", url="http://example.org/siege"), {}, "same address", True),
        (Document(text="x", title="Kurds end siege of areas in the north-east"), {}, "title is nearly the same", False),
        (Document(text="x", title="KURDS END SIEGE of areas in the northeast"), {}, "same title", False),
        (
            Document(text="Shots were fired in the old town on Saturday."),
            {"held": "Shots were fired in the old town on Sunday."},
            "text is nearly",
            False,
        ),
        (Document(text="Shots."), {"held": "Something else was told here."}, "", False),
        (Document(text="x", title="Siege"), {}, "", False),
        (Document(text="x", url="http://[broken"), {}, "", False),
    ],
)
def test_a_document_that_is_stored_is_named_with_the_reason(
    document: Document, texts: dict[str, str], words: str, same: bool
) -> None:
    found = like_documents(document, HELD, texts=texts)
    assert [each.document_id for each in found] == (["held"] if words else [])
    assert all(words in each.reason and each.same is same for each in found)
