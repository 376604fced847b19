"""Accounts split, merged and moved."""

import pytest

from claims.coding import (
    CodedAccount,
    CodedDocument,
    CodedStatement,
    Vocabulary,
    code_claim,
    merge_accounts,
    move_account,
    split_account,
)
from claims.collection import check_frames
from claims.errors import AcceptError
from tests.builders.coding import vocabulary
from tests.coding.test_code_claim import apply

START = vocabulary()
SAID = (
    CodedStatement(field="killed", value="14"),
    CodedStatement(field="killed", group="children", value="3", part_of=0),
    CodedStatement(field="wounded", value="30"),
)


def coded(start: Vocabulary, source_id: str, day: str, **more: str) -> Vocabulary:
    document = CodedDocument(source_id=source_id, title="T", published_from=day, published_to=day, **more)  # type: ignore[arg-type]  # an id
    account = CodedAccount(document=document, statements=SAID)
    return Vocabulary(apply(start, code_claim(start, account, coder="Ada").edits))


TWO = coded(coded(START, "hawar", "2021-01-23"), "asayish", "2021-01-24")
ONE_DOCUMENT = coded(coded(START, "hawar", "2021-01-23"), "hawar", "2021-01-23", document_id="hawar-2021-01-23")


def after(start: Vocabulary, edits: tuple) -> Vocabulary:  # type: ignore[type-arg]  # edits
    tables = apply(start, edits)
    assert check_frames(tables)[1] == ()
    return Vocabulary(tables)


def fields_of(kept: Vocabulary, claim_id: str) -> list[str]:
    return [row["field"] for row in kept.rows("statements").values() if row["claim_id"] == claim_id]


def test_a_moved_account_is_of_the_other_document() -> None:
    moved = after(TWO, move_account(TWO, "hawar-2021-01-23.1", "asayish-2021-01-24"))
    assert moved.rows("claims")["hawar-2021-01-23.1"]["document_id"] == "asayish-2021-01-24"
    with pytest.raises(AcceptError, match="already"):
        move_account(TWO, "hawar-2021-01-23.1", "hawar-2021-01-23")


def test_a_moved_account_updates_none_of_another_source() -> None:
    later = coded(ONE_DOCUMENT, "asayish", "2021-01-24")
    row = {**later.rows("claims")["hawar-2021-01-23.2"], "supersedes": "hawar-2021-01-23.1"}
    linked = later.with_rows("claims", [row])
    moved = after(linked, move_account(linked, "hawar-2021-01-23.1", "asayish-2021-01-24"))
    assert moved.rows("claims")["hawar-2021-01-23.2"]["supersedes"] == ""


@pytest.mark.parametrize(
    ("text", "fragment"),
    [("", "14 dead"), ("There were 14\ndead.", "14 dead"), ("Nobody came.", "")],
    ids=["no text is kept", "it holds the words", "it does not"],
)
def test_a_moved_account_keeps_the_words_that_the_other_document_can_hold(text: str, fragment: str) -> None:
    row = {
        **TWO.rows("statements")["hawar-2021-01-23.1.killed"],
        "fragment": "14 dead",
        "verbatim": "14",
        "paragraph": "3",
    }
    moved = after(
        TWO, move_account(TWO.with_rows("statements", [row]), "hawar-2021-01-23.1", "asayish-2021-01-24", text=text)
    )
    kept = moved.rows("statements")["hawar-2021-01-23.1.killed"]
    assert (kept["fragment"], kept["verbatim"], kept["paragraph"]) == (fragment, "14" if fragment else "", "")


def test_both_sides_of_a_split_say_of_which_event_they_are() -> None:
    event = (CodedStatement(field="when", value="2021-01-23"), CodedStatement(field="where", value="qamishli"))
    document = CodedDocument(source_id="hawar", title="T", published_from="2021-01-24", published_to="2021-01-24")
    account = CodedAccount(document=document, statements=(*event, *SAID), title="Clash")
    start = Vocabulary(apply(START, code_claim(START, account, coder="Ada").edits))
    split = after(start, split_account(start, "hawar-2021-01-24.1", ["hawar-2021-01-24.1.wounded"], title="Clash"))
    assert sorted(fields_of(split, "hawar-2021-01-24.1")) == ["killed", "killed", "when", "where"]
    assert sorted(fields_of(split, "hawar-2021-01-24.1.2")) == ["when", "where", "wounded"]
    assert [row["title"] for row in split.rows("claims").values()] == ["Clash", "Clash-2"]


def test_merged_accounts_are_one_with_the_statements_of_both() -> None:
    judged = ONE_DOCUMENT.with_rows(
        "judgements",
        [{"judgement_id": "j", "claim_a": "hawar-2021-01-23.1", "claim_b": "hawar-2021-01-23.2", "verdict": "same", "by": "Ada", "at": "2021"}],
    )  # fmt: skip
    merged = after(judged, merge_accounts(judged, "hawar-2021-01-23.1", "hawar-2021-01-23.2"))
    assert list(merged.rows("claims")) == ["hawar-2021-01-23.1"]
    assert fields_of(merged, "hawar-2021-01-23.1") == ["killed", "killed", "wounded"] * 2
    assert not merged.rows("judgements")
    with pytest.raises(AcceptError, match="not two accounts of one document"):
        merge_accounts(TWO, "hawar-2021-01-23.1", "asayish-2021-01-24.1")


def test_a_split_account_is_two_and_links_between_them_end() -> None:
    going = ["hawar-2021-01-23.1.killed"]
    split = after(TWO, split_account(TWO, "hawar-2021-01-23.1", going, title="The dead"))
    assert fields_of(split, "hawar-2021-01-23.1") == ["killed", "wounded"]
    assert fields_of(split, "hawar-2021-01-23.1.2") == ["killed"]
    assert split.rows("claims")["hawar-2021-01-23.1.2"]["title"] == "The dead"
    assert {row["part_of"] for row in split.rows("statements").values() if row["claim_id"] == "hawar-2021-01-23.1"} == {
        ""
    }
    with pytest.raises(AcceptError, match="some of them, but not all"):
        split_account(TWO, "hawar-2021-01-23.1", [], title="")
