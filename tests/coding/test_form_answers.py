"""What a form shows of an account, and what it makes of the answers."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.coding import (
    CodedStatement,
    FormAnswers,
    ReadFigure,
    Vocabulary,
    Words,
    account_of,
    answers_of,
    read_figures,
    statements_of,
    write_figures,
)
from claims.collection import load_collection
from claims.model import Basis, Speaker, Stance
from claims.schema import TABLES
from claims.values import Count
from tests.builders.coding import vocabulary
from tests.builders.shipped import ROOT

START = vocabulary()
SHIPPED = sorted(path.parent for path in (ROOT / "data").glob("*/datapackage.json"))


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_an_account_that_is_opened_and_kept_is_the_same(folder: Path) -> None:
    collection = load_collection(folder)
    kept = Vocabulary({table: getattr(collection, table) for table in TABLES})
    for claim_id in list(kept.rows("claims"))[:80]:
        account = account_of(kept, claim_id)
        shown = answers_of(kept, account)
        again = statements_of(shown, before=account, shown=shown)
        ids = [each.statement_id for each in again]
        assert sorted(ids) == sorted(each.statement_id for each in account.statements)
        for old in account.statements:
            new = again[ids.index(old.statement_id)]
            assert replace(new, part_of=None) == replace(old, part_of=None)
            assert _whole(again, new) == _whole(account.statements, old)


def _whole(statements: Sequence[CodedStatement], part: CodedStatement) -> str:
    return "" if part.part_of is None else statements[part.part_of].statement_id


_FIELDS = st.sampled_from(["killed", "wounded", "seriously_wounded", "casualties", "detained", "crowd"])
_COUNTS = st.builds(
    lambda low, more, vague: Count(low, None if more is None else low + more, vague),
    st.integers(0, 5000),
    st.none() | st.integers(0, 50),
    st.booleans(),
)


@given(
    st.lists(
        st.tuples(_FIELDS, st.sampled_from(["", "children", "police", "civilians"]), _COUNTS, st.booleans()), max_size=5
    )
)
def test_a_line_that_is_written_is_read_as_the_same_figures(drawn: list[tuple[str, str, Count, bool]]) -> None:
    figures: list[ReadFigure] = []
    for field, group, count, is_part in drawn:
        whole = max((place for place, each in enumerate(figures) if each.part_of is None), default=None)
        fits = is_part and whole is not None and figures[whole].field == field
        figures.append(
            ReadFigure(field=field, group=group, count=count, start=0, end=0, part_of=whole if fits else None)
        )
    read = read_figures(write_figures(figures, START), START)
    assert [replace(each, start=0, end=0) for each in read.figures] == figures


def test_answers_become_statements_with_the_words_that_stand_in_the_text() -> None:
    line = "at least 14 dead, among them 3 children"
    answers = FormAnswers(
        values={"kind": ("clash",), "when": ("2021-01-23",), "initiator": ("police",)},
        bases={("when", "2021-01-23"): Basis.READING},
        line=line,
        figures=read_figures(line, START).figures,
        stance=Stance.RELAYS,
        chain=(Speaker("asayish", Stance.ASSERTS),),
        deniers=("hawar",),
        words=Words(fragment="clashes broke out", paragraph=2),
    )
    text = "Clash\nOn Saturday clashes broke out. There were at least 14 dead, it said."
    made = statements_of(answers, text=text)
    assert [(each.field, each.value, each.group, each.part_of) for each in made] == [
        ("kind", "clash", "", None),
        ("when", "2021-01-23", "", None),
        ("initiator", "police", "", None),
        ("initiator", "police", "", None),
        ("killed", "14+", "", None),
        ("killed", "3", "children", 4),
    ]
    assert [each.basis for each in made[:2]] == [Basis.STATED, Basis.READING]
    assert made[3].chain == (Speaker("hawar", Stance.DENIES),)
    assert (made[4].verbatim, made[4].paragraph) == ("at least 14 dead", 2)
    assert "at least 14 dead" in made[4].fragment
    assert (made[5].verbatim, made[5].fragment) == ("", "clashes broke out")
