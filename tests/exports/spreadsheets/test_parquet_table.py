"""Parquet: days are days, numbers numbers and lists lists; what the columns mean and where all comes from is inside."""

import io
import json
from datetime import date
from functools import cache
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from claims.exports import export_claims, export_discrepancies, export_figures, export_incident, export_incidents
from claims.exports.sheet import Column, Holds, Several
from claims.exports.spreadsheets.parquet_table import write_parquet
from claims.survey import list_claims
from claims.survey.figures import FigureIndex, figure_named
from tests.builders.collection_tables import claim, said
from tests.builders.hostile_study import AT, SHOOTING, study_of
from tests.builders.sheets import small_sheet

COLUMNS = (
    Column(name="word", label="Word", meaning="A word."),
    Column(name="number", label="Number", meaning="A number.", holds=Holds.WHOLE),
    Column(name="degrees", label="Degrees", meaning="Degrees.", holds=Holds.NUMBER),
    Column(name="date_from", label="From", meaning="A day.", holds=Holds.DAY),
    Column(name="names", label="Names", meaning="Names.", holds=Holds.LIST),
)


def table(content: bytes) -> pa.Table:
    return parquet.read_table(io.BytesIO(content))


def small_table(*rows: tuple[Any, ...]) -> pa.Table:
    return table(write_parquet(small_sheet(columns=COLUMNS, rows=rows, cited=((),) * len(rows))))


def test_each_kind_of_cell_has_its_type_also_without_rows() -> None:
    types = [pa.string(), pa.int64(), pa.float64(), pa.date32(), pa.list_(pa.string())]
    assert small_table().schema.types == types
    assert small_table(("a", 1, 2.5, date(2021, 1, 23), "x")).schema.types == types


def test_values_come_back_and_an_empty_cell_is_none() -> None:
    read = small_table(
        ("=1+1", 3, 37.05, date(2021, 1, 23), Several(["a | b", "c"], " | ")),
        ("", "", "", "", ""),
        (7, 0, 0, "", "one"),
    )
    assert read.to_pylist() == [
        {"word": "=1+1", "number": 3, "degrees": 37.05, "date_from": date(2021, 1, 23), "names": ["a | b", "c"]},
        {"word": None, "number": None, "degrees": None, "date_from": None, "names": []},
        {"word": "7", "number": 0, "degrees": 0.0, "date_from": None, "names": ["one"]},
    ]


def test_meaning_tag_and_provenance_are_inside() -> None:
    schema = small_table().schema
    assert schema.field("date_from").metadata == {b"label": b"From", b"meaning": b"A day.", b"hxl": b"#date+start"}
    told = {name.decode(): text.decode() for name, text in schema.metadata.items()}
    assert (told["title"], told["filter"], told["link"]) == ("Points of a study", "kind: count", "http://127.0.0.1/")
    assert json.loads(told["definitions"])["contradicts (≠)"].startswith("The values are about the same thing")


NAMES = ("claims", "statements", "incidents", "discrepancies", "incident", "figures", "answers")


@cache
def exports() -> dict[str, bytes]:
    killed = [said("3", group="police", chain="source-b:hedges"), said("4+", fragment="four")]
    collection, incidents, findings = study_of(
        claim("one", **SHOOTING, killed=killed), claim("two", source="source-b", **SHOOTING, killed="0")
    )
    claims = list_claims(collection, incidents)
    figures = FigureIndex(collection, incidents, findings).table(
        figure_named(collection, "killed"), list(incidents.rows)
    )
    return {
        "claims": export_claims(collection, incidents, claims, format="parquet", at=AT),
        "statements": export_claims(collection, incidents, claims, format="parquet", at=AT, each_statement=True),
        "incidents": export_incidents(collection, incidents, findings, format="parquet", at=AT),
        "discrepancies": export_discrepancies(collection, incidents, findings, format="parquet", at=AT),
        "incident": export_incident(
            collection, incidents, findings, incidents.incident_of["one"], format="parquet", at=AT
        ),
        "figures": export_figures(collection, figures, format="parquet", at=AT),
        "answers": export_figures(collection, figures, format="parquet", at=AT, each_answer=True),
    }


@pytest.mark.parametrize("name", NAMES)
def test_days_of_every_table_are_days(name: str) -> None:
    read = table(exports()[name])
    days = [each.name for each in read.schema if each.name in {"date_from", "date_to", "published"}]
    assert {read.schema.field(each).type for each in days} <= {pa.date32()}
    if name != "incident":
        assert read.column("date_from").to_pylist()[0] == date(2021, 1, 23)


def test_lists_and_numbers_of_discrepancies_are_lists_and_numbers() -> None:
    [first, *_] = [row for row in table(exports()["discrepancies"]).to_pylist() if row["field"] == "killed"]
    assert isinstance(first["claim_ids"], list)
    assert isinstance(first["low"], int)
    assert first["sources"] in (["source-a"], ["source-b"])
