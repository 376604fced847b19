"""Correcting drafts: every change keeps statements grounded and links within their claim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract import DraftClaim, DraftDocument, DraftStatement, UngroundedError, read_passage
from claims.extract.draft import editing as edit

TEXT = "Six were wounded, one of whom seriously. Six fled. Then two died."


def at(words: str, field: str, value: str, **more: int) -> DraftStatement:
    document = read_passage(TEXT)
    start = TEXT.index(words)
    return DraftStatement(
        document=document,
        field=field,
        value=value,
        start=start,
        end=start + len(words),
        verbatim=words,
        rule="x",
        **more,  # type: ignore[arg-type]
    )


def build() -> DraftDocument:
    first = DraftClaim(
        title="First",
        statements=(
            at("Six were wounded", "wounded", "6"),
            at("one of whom seriously", "seriously_wounded", "1", part_of=0),
            at("Six fled", "displaced", "6"),
        ),
    )
    second = DraftClaim(title="Second", statements=(at("two died", "killed", "2"),))
    return DraftDocument(document=read_passage(TEXT), claims=(first, second), extractor="patterns 1")


def values(draft: DraftDocument) -> list[list[str]]:
    return [[each.value for each in draft_claim.statements] for draft_claim in draft.claims]


def links(draft: DraftDocument) -> list[list[int | None]]:
    return [[each.part_of for each in draft_claim.statements] for draft_claim in draft.claims]


def test_a_changed_statement_is_a_reviewers() -> None:
    changed = edit.change_statement(build(), 0, 0, value="5..7", group="ndf").claims[0].statements[0]
    assert (changed.value, changed.group, changed.rule, changed.confidence) == ("5..7", "ndf", edit.EDITED, 1.0)
    assert build().claims[0].statements[0].value == "6"


def test_words_are_found_nearest_to_where_they_were() -> None:
    changed = edit.change_statement(build(), 0, 2, verbatim="Six").claims[0].statements[2]
    assert changed.start == TEXT.index("Six fled")
    assert edit.change_statement(build(), 0, 0, verbatim="Six").claims[0].statements[0].start == 0


@pytest.mark.parametrize("words", ["seven", "", "  ", "six were"])
def test_words_that_the_text_does_not_have_are_refused(words: str) -> None:
    with pytest.raises(UngroundedError, match="copied exactly"):
        edit.change_statement(build(), 0, 0, verbatim=words)


def test_a_statement_is_added_with_its_words() -> None:
    added = edit.add_statement(build(), 1, field="when", value="2021-01-23", verbatim="Then", near=0)
    assert added.claims[1].statements[-1].verbatim == "Then"


@pytest.mark.parametrize(
    ("changed", "expected", "linked"),
    [
        (edit.drop_statement(build(), 0, 0), [["1", "6"], ["2"]], [[None, None], [None]]),
        (edit.drop_statement(build(), 0, 2), [["6", "1"], ["2"]], [[None, 0], [None]]),
        (edit.drop_statement(build(), 1, 0), [["6", "1", "6"]], [[None, 0, None]]),
        (edit.drop_claim(build(), 0), [["2"]], [[None]]),
        (edit.split_claim(build(), 0, 1), [["6"], ["1", "6"], ["2"]], [[None], [None, None], [None]]),
        (edit.split_claim(build(), 0, 2), [["6", "1"], ["6"], ["2"]], [[None, 0], [None], [None]]),
        (edit.split_claim(build(), 0, 0), [["6", "1", "6"], ["2"]], [[None, 0, None], [None]]),
        (edit.split_claim(build(), 0, 3), [["6", "1", "6"], ["2"]], [[None, 0, None], [None]]),
        (edit.merge_claims(build(), 1, 0), [["6", "1", "6", "2"]], [[None, 0, None, None]]),
        (edit.merge_claims(build(), 1, 1), [["6", "1", "6"], ["2"]], [[None, 0, None], [None]]),
    ],
)
def test_claims_change_and_links_stay_within_them(
    changed: DraftDocument, expected: list[list[str]], linked: list[list[int | None]]
) -> None:
    assert values(changed) == expected
    assert links(changed) == linked


def test_only_what_was_accepted_is_kept_with_the_reviewers_name() -> None:
    kept = edit.accepted_only(edit.accept_claims(build(), [1]), by="Ana")
    assert values(kept) == [["2"]]
    assert kept.extractor == "Ana, from patterns 1"
    assert edit.accepted_only(edit.accept_claims(build(), [0, 1]), by="Ana").claims[0].accepted
    assert edit.accept_claims(edit.accept_claims(build(), [1]), [1], accepted=False) == build()


def test_a_title_is_one_line() -> None:
    assert edit.retitle_claim(build(), 0, " Clash \n in town ").claims[0].title == "Clash in town"


@given(
    st.lists(st.tuples(st.sampled_from(["split", "merge", "drop"]), st.integers(0, 4), st.integers(0, 4)), max_size=8)
)
def test_any_row_of_changes_keeps_links_within_the_claim(steps: list[tuple[str, int, int]]) -> None:
    draft = build()
    for step, one, other in steps:
        if not draft.claims:
            break
        claim = one % len(draft.claims)
        size = len(draft.claims[claim].statements)
        if step == "split":
            draft = edit.split_claim(draft, claim, other)
        elif step == "merge":
            draft = edit.merge_claims(draft, claim, other % len(draft.claims))
        else:
            draft = edit.drop_statement(draft, claim, other % size)
        for draft_claim in draft.claims:
            for number, each in enumerate(draft_claim.statements):
                assert each.part_of is None or 0 <= each.part_of < len(draft_claim.statements)
                assert each.part_of != number
                if each.part_of is not None:
                    assert (each.field, draft_claim.statements[each.part_of].field) == ("seriously_wounded", "wounded")
