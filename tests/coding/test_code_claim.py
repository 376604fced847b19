"""A coded account as edits: whatever is coded, the project's check has nothing to say, or it is refused in words."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.coding import CodedAccount, CodedDocument, CodedStatement, Vocabulary, account_of, code_claim, new_name
from claims.collection import check_frames
from claims.errors import AcceptError
from claims.model import Basis, Speaker, Stance
from claims.projects import Edit
from claims.schema import TABLE_COLUMNS, TABLES
from tests.builders.coding import vocabulary

START = vocabulary()
DOCUMENT = CodedDocument(
    source_id="hawar", title="Clash", published_from="2021-01-23", published_to="2021-01-23", language="en"
)
ACCOUNT = CodedAccount(
    document=DOCUMENT,
    statements=(
        CodedStatement(field="kind", value="clash"),
        CodedStatement(field="where", value="qamishli"),
        CodedStatement(field="when", value="2021-01-23"),
        CodedStatement(field="killed", value="14+", verbatim="at least 14", fragment="at least 14 people were killed"),
        CodedStatement(field="killed", group="children", value="3", part_of=3, chain=(Speaker("asayish", Stance.HEDGES),)),
    ),
)  # fmt: skip


def apply(start: Vocabulary, edits: tuple[Edit, ...]) -> dict[str, pd.DataFrame]:
    """The tables once the edits are done."""
    rows = {table: dict(start.rows(table)) for table in TABLES}
    for edit in edits:
        if edit.cells is None:
            del rows[edit.table][edit.row_id]
        else:
            rows[edit.table][edit.row_id] = dict(edit.cells)
    return {
        table: pd.DataFrame([*rows[table].values()], columns=list(TABLE_COLUMNS[table]), dtype="str").fillna("")
        for table in TABLES
    }


def test_an_account_becomes_rows_of_every_table() -> None:
    coded = code_claim(START, ACCOUNT, coder="Ada")
    tables = apply(START, coded.edits)
    assert check_frames(tables)[1] == ()
    assert (coded.document_id, coded.claim_id) == ("hawar-2021-01-23", "hawar-2021-01-23.1")
    assert tables["claims"]["title"].tolist() == ["Clash at Qamishli, 23 January 2021"]
    part = Vocabulary(tables).rows("statements")["hawar-2021-01-23.1.killed-2"]
    assert (part["part_of"], part["chain"], part["coder"]) == ("hawar-2021-01-23.1.killed", "asayish:hedges", "Ada")


def test_names_that_are_new_are_added_with_it() -> None:
    place = new_name(START, "places", "Tell Tamer", "town")
    grown = START.with_rows("places", [place])
    account = replace(ACCOUNT, statements=(CodedStatement(field="where", value=place["place_id"]),))
    tables = apply(START, code_claim(grown, account, coder="Ada").edits)
    assert check_frames(tables)[1] == ()
    assert "Tell Tamer" in set(tables["places"]["name"])


def test_an_account_that_is_opened_again_is_the_same_and_keeps_what_is_not_shown() -> None:
    tables = apply(START, code_claim(START, ACCOUNT, coder="Ada").edits)
    tables["statements"].loc[0, "gloss"] = "a gloss"
    tables["statements"].loc[0, "cites"] = "hawar-2021-01-23"
    kept = Vocabulary(tables)
    opened = account_of(kept, "hawar-2021-01-23.1")
    assert opened.statements[4].part_of == 3
    assert apply(kept, code_claim(kept, opened, coder="Bo").edits)["statements"].equals(tables["statements"])


def test_a_statement_that_is_dropped_is_removed_with_the_links_to_it() -> None:
    tables = apply(START, code_claim(START, ACCOUNT, coder="Ada").edits)
    tables["statements"].loc[4, "part_of"] = ""
    tables["statements"].loc[4, "reading_of"] = "hawar-2021-01-23.1.killed"
    kept = Vocabulary(tables)
    opened = account_of(kept, "hawar-2021-01-23.1")
    left = replace(opened, statements=(*opened.statements[:3], opened.statements[4]))
    after = apply(kept, code_claim(kept, left, coder="Ada").edits)
    assert check_frames(after)[1] == ()
    assert after["statements"]["field"].tolist() == ["kind", "where", "when", "killed"]


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"document": replace(DOCUMENT, source_id="nobody")}, "source_id"),
        ({"document": replace(DOCUMENT, title=" ")}, "title"),
        ({"document": replace(DOCUMENT, url="ftp://x")}, "url"),
        ({"document": replace(DOCUMENT, published_from="2021-02-30")}, "published_from"),
        ({"document": replace(DOCUMENT, published_from="2021-03-01")}, "published_to"),
        ({"statements": ()}, "statements"),
        ({"statements": (CodedStatement(field="killed", value="many"),)}, "value"),
        ({"statements": (CodedStatement(field="kind", value="party"),)}, "value"),
        ({"statements": (CodedStatement(field="where", value="nowhere"),)}, "value"),
        ({"statements": (CodedStatement(field="killed", value="3", group="nobody"),)}, "group"),
        ({"statements": (CodedStatement(field="killed", value="3", part_of=0),)}, "part_of"),
        ({"statements": (CodedStatement(field="killed", value="3", verbatim="three"),)}, "verbatim"),
        ({"statements": (CodedStatement(field="killed", value="3", fragment="word " * 13),)}, "fragment"),
        ({"statements": (CodedStatement(field="killed", value="3", basis=Basis.INFERENCE),)}, "note"),
        ({"statements": (CodedStatement(field="when", value="day 13"),), "document": replace(DOCUMENT, published_from="", published_to="")}, "value"),
        ({"note": "x" * 40_000}, "note"),
    ],
)  # fmt: skip
def test_what_no_project_can_hold_is_refused_in_words(changes: dict[str, object], column: str) -> None:
    with pytest.raises(AcceptError) as refused:
        code_claim(START, replace(ACCOUNT, **changes), coder="Ada")  # type: ignore[arg-type]  # a table of changes
    assert [problem.column for problem in refused.value.problems] == [column]


_TEXTS = st.text(max_size=12)
_DAYS = st.sampled_from(["", "2021-01-23", "2021-02-30", "2020-12-31"])
_STATEMENTS = st.builds(
    CodedStatement,
    field=st.sampled_from(["killed", "when", "where", "kind", "armed", "reason", "initiator", "nothing"]),
    value=st.sampled_from(["3", "14+", "~20", "2021-01-23", "day 4", "qamishli", "clash", "yes", "police", "x"])
    | _TEXTS,
    group=st.sampled_from(["", "children", "nobody"]),
    fragment=st.sampled_from(["", "three of them were killed", "w " * 13]) | _TEXTS,
    verbatim=st.sampled_from(["", "three"]) | _TEXTS,
    paragraph=st.none() | st.integers(-1, 9),
    stance=st.sampled_from(Stance),
    chain=st.lists(st.builds(Speaker, st.sampled_from(["asayish", "x"]), st.sampled_from(Stance)), max_size=2).map(
        tuple
    ),
    said=st.sampled_from(["", "2021-01-24", "soon"]),
    part_of=st.none() | st.integers(-1, 4),
    basis=st.sampled_from(Basis),
    note=_TEXTS,
)
_DOCUMENTS = st.builds(
    CodedDocument,
    source_id=st.sampled_from(["hawar", "hawar", "nobody"]),
    title=_TEXTS,
    published_from=_DAYS,
    published_to=_DAYS,
    url=st.sampled_from(["", "https://example.org/a", "example.org"]) | _TEXTS,
    language=st.sampled_from(["", "en"]) | _TEXTS,
    text=_TEXTS,
)


@given(
    st.builds(
        CodedAccount,
        document=_DOCUMENTS,
        statements=st.lists(_STATEMENTS, max_size=4).map(tuple),
        title=_TEXTS,
        background=st.booleans(),
        note=_TEXTS,
        supersedes=st.sampled_from(["", "x"]),
    ),
    _TEXTS,
)
def test_whatever_is_coded_the_check_finds_nothing_or_it_is_refused(account: CodedAccount, coder: str) -> None:
    try:
        coded = code_claim(START, account, coder=coder)
    except AcceptError as error:
        refused = error.problems
    else:
        refused = ()
        assert check_frames(apply(START, coded.edits))[1] == ()
    assert refused or coded.edits


@given(st.lists(_STATEMENTS, min_size=1, max_size=4).map(tuple))
def test_of_statements_those_are_kept_that_the_check_lets_through(statements: tuple[CodedStatement, ...]) -> None:
    """Each alone, so that many are kept."""
    for statement in statements:
        alone = replace(statement, part_of=None)
        try:
            coded = code_claim(START, replace(ACCOUNT, statements=(alone,)), coder="Ada")
        except AcceptError:
            continue
        assert check_frames(apply(START, coded.edits))[1] == ()
