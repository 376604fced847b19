"""CSV with HXL tags: tags by the standard's form, which its own library reads, validates and finds the columns by."""

import csv
import io
import re
from datetime import date
from functools import cache

import hxl
import pytest

from claims.exports import export_claims, export_discrepancies, export_incidents
from claims.exports.sheet import Column
from claims.exports.spreadsheets.hxl_tables import figure_tag, tag_of, write_hxl
from claims.survey import list_claims
from tests.builders.collection_tables import claim, row, said
from tests.builders.hostile_study import AT, SHOOTING, hostile_study, study_of
from tests.builders.sheets import flat_sheet, small_sheet

TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")
# The hashtags of the core schema 1.1 that our tables use.
CORE = {"#adm1", "#affected", "#country", "#date", "#description", "#event", "#geo", "#group", "#indicator", "#loc", "#meta", "#population", "#severity"}  # fmt: skip


NAMES = ("claims", "statements", "incidents", "discrepancies")


@cache
def tables() -> dict[str, bytes]:
    collection, incidents, findings = study_of(
        claim("one", **SHOOTING, killed=[said("3", group="police"), said("4..6")], wounded="7"),
        claim("two", source="source-b", **SHOOTING, killed=said("0", stance="denies")),
        documents=[row("documents", "one-doc", title="Six dead", url="https://h.example/1")],
    )
    claims = list_claims(collection, incidents)
    return {
        "claims": export_claims(collection, incidents, claims, format="hxl", at=AT),
        "statements": export_claims(collection, incidents, claims, format="hxl", at=AT, each_statement=True),
        "incidents": export_incidents(collection, incidents, findings, format="hxl", at=AT),
        "discrepancies": export_discrepancies(collection, incidents, findings, format="hxl", at=AT),
    }


def lines(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", NAMES)
def test_every_column_has_a_tag_of_its_own_by_the_standard(name: str) -> None:
    heading, tags, *rows = lines(tables()[name])
    assert len(heading) == len(tags) == len(set(tags))
    assert [tag for tag in tags if not TAG.fullmatch(tag) or tag.partition("+")[0] not in CORE] == []
    assert rows


@pytest.mark.parametrize("name", NAMES)
def test_the_library_of_the_standard_reads_and_validates_it(name: str) -> None:
    wrong: list[str] = []
    schema = hxl.schema(callback=lambda error: wrong.append(str(error.message)))
    schema.rules = [
        rule for rule in schema.rules if rule.severity == "error"
    ]  # the others ask whether a rare word is spelt right
    assert schema.rules
    assert schema.validate(hxl.data(lines(tables()[name]))), wrong


def test_the_columns_are_found_by_their_tags() -> None:
    found = {each.get("#meta+id"): each for each in hxl.data(lines(tables()["claims"]))}
    first = found["one"]
    patterns = {
        "#meta+id": "one", "#meta+source": "source-a", "#date+start": "2021-01-23", "#date+end": "2021-01-23", "#country+name": "The country",
        "#loc+name": "River Town", "#affected+killed+min-police": "4", "#affected+killed+max-police": "6", "#affected+killed+police+min": "3",
        "#affected+injured+min": "7", "#meta+url": "https://h.example/1",
    }  # fmt: skip
    assert {pattern: first.get(pattern) for pattern in patterns} == patterns


def test_outcomes_and_groups_take_the_words_of_the_standard() -> None:
    assert figure_tag("killed", "", "min") == "#affected+killed+min"
    assert figure_tag("wounded", "children", "max") == "#affected+injured+children+max"
    assert figure_tag("killed", "women", "min") == "#affected+killed+f+min"
    assert figure_tag("killed", "girls", "min") == "#affected+killed+f+children+min"
    assert figure_tag("killed_best", "men", "best") == "#affected+killed+m+best"
    assert figure_tag("crowd", "", "max") == "#population+crowd+max"
    assert figure_tag("killed", "1st-brigade", "min") == "#affected+killed+x_1st_brigade+min"


def test_a_column_without_a_word_in_the_standard_is_metadata_under_its_name() -> None:
    assert tag_of(Column(name="Rests on: x", label="", meaning="")) == "#meta+rests_on_x"
    assert tag_of(Column(name="killed", label="", meaning="", tag="#affected+killed")) == "#affected+killed"
    assert tag_of(Column(name="date_from", label="", meaning="")) == "#date+start"
    assert tag_of(Column(name="date_from", label="", meaning="", spread=True)) == "#meta+date_from"


def test_two_columns_of_one_tag_are_told_apart() -> None:
    columns = tuple(Column(name=name, label=name, meaning=name) for name in ("a b", "a-b", "a.b"))
    heading, tags, cells = lines(
        write_hxl(small_sheet(columns=columns, rows=((1, date(2021, 1, 2), "=x"),), cited=((),)))
    )
    assert tags[:3] == ["#meta+a_b", "#meta+a_b+n2", "#meta+a_b+n3"]
    assert (heading[:3], cells[:3]) == (["a b", "a-b", "a.b"], ["1", "2021-01-02", "'=x"])


def test_tags_stand_below_the_heading_and_provenance_last() -> None:
    heading, tags, *rows = lines(write_hxl(flat_sheet()))
    assert (heading[:2], tags[:2], len(rows)) == (["word", "number"], ["#meta+word", "#meta+number"], 2)
    assert (heading[-1], tags[-1], rows[0][-1]) == ("link", "#meta+link", "http://127.0.0.1/")


def test_words_of_sources_are_no_formulas_below_the_tags_either() -> None:
    content = export_discrepancies(*hostile_study(), format="hxl", at=AT)
    assert not [cell for cells in lines(content)[2:] for cell in cells if cell[:1] in "=+-@" and cell]
