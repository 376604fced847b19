"""Links within a draft, and from it to stored documents."""

from datetime import date

import pytest

from claims.extract import DraftDocument, DraftStatement, Known, Task, draft_tables, read_draft
from claims.extract.draft.links import with_links
from tests.builders.collection_tables import build_collection, claim, row
from tests.builders.drafts import read_of, shipped

FOOTNOTE = 'Siege lifted in Qamishli.\n\nTwo died in clashes.[1] [7]\n  1. ^ "{title}". WRAL. 2021-02-02. Retrieved 2021-02-03.'


def counts(text: str) -> list[DraftStatement]:
    [draft_claim] = read_of(text).claims
    return [each for each in draft_claim.statements if each.rule.startswith("count of")]


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
    [draft_claim] = read_of(text).claims
    [found] = [each for each in draft_claim.statements if each.part_of is not None]
    assert (found.field, found.value) == part
    assert found.part_of is not None
    of = draft_claim.statements[found.part_of]
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
    [draft_claim] = read_of("Clashes left two civilians, a child dead.").claims
    [other] = [each for each in draft_claim.statements if each.reading_of is not None]
    assert other.reading_of is not None
    assert (draft_claim.statements[other.reading_of].value, other.value) == ("2", "3")


def test_linking_twice_is_linking_once() -> None:
    [draft_claim] = read_of("Six members of the NDF were wounded, one of whom sustained serious injuries.").claims
    assert with_links(draft_claim) == draft_claim


def test_a_footnote_is_cited_by_the_statements_that_bear_its_mark() -> None:
    found = read_of(FOOTNOTE.format(title="A page that nobody has stored yet"))
    tables = draft_tables([found], collection=shipped())
    cited = tables["documents"].iloc[1]["document_id"]
    assert set(tables["statements"]["cites"]) == {"", cited}


def draft_with_daily(text: str, published: str, *more: str) -> DraftDocument:
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
    found = draft_with_daily("Daily Herald reported that six policemen were killed in the shooting.", published, *more)
    [killed] = [each for draft_claim in found.claims for each in draft_claim.statements if each.field == "killed"]
    assert killed.cites == cites
