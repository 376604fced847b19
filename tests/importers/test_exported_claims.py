"""Claims that were exported come back: the same figures, days, places, sources and speakers."""

from pathlib import Path
from typing import Any

import pytest

from claims.collection import load_collection
from claims.exports import export_claims
from claims.importers import detect_format, import_file, read_table
from claims.incidents import Incidents
from claims.matching import link_incidents, match_claims
from claims.survey import list_claims
from claims.tables import Collection, day_of
from claims.values import Precision
from tests.builders.collection_tables import claim, row, said
from tests.builders.hostile_study import AT, study_of

STANDARD = {"killed", "wounded", "missing", "captured", "detained", "displaced", "crowd"}
Told = tuple[str, str, str, str, str]


def small_study() -> tuple[Collection, Incidents]:
    places = [
        row("places", "town", name="River Town", parent="the-region", latitude="37.05", longitude="41.22"),
        row("places", "the-region", name="The Region", kind="governorate", parent="the-country"),
        row("places", "the-country", name="Syria", kind="country"),
    ]
    figures: dict[str, Any] = {
        "killed": [said("3..5"), said("4", chain="resident:asserts"), said("2", group="police")],
        "wounded": said("7+", group="civilians"),
    }
    collection, incidents, _ = study_of(
        claim("one", when="2021-01-23", where="town", **figures),
        claim("two", source="source-b", when="2021-01-20/2021-01-25", where="the-region", killed="0", crowd="100..200"),
        claim("three", source="source-c", when="2021-02", where="town"),
        places=places,
        sources=[row("sources", "resident", kind="speaker", name="A resident"), row("sources", "source-a", name="The Herald")],
    )  # fmt: skip
    return collection, incidents


def figures_of(collection: Collection) -> set[Told]:
    """Each figure with its source, innermost speaker, field, group and bounds."""
    found = set()
    for each in collection.statement_records.values():
        if each.count is None or each.field not in STANDARD or not each.is_outcome:
            continue
        document = collection.row("documents", collection.document_of_claim[each.claim_id])
        speaker = collection.name_of("sources", each.chain[-1].source_id) if each.chain else ""
        source = collection.name_of("sources", document["source_id"])
        group = each.group
        bounds = f"{each.count.low}..{'' if each.count.high is None else each.count.high}"
        found.add((source, speaker if speaker != source else "", each.field, group, bounds))
    return found


def when_and_where(collection: Collection, incidents: Incidents) -> set[tuple[str, str, str, str, str]]:
    """Each claim's source, days, place and country."""
    claims = list_claims(collection, incidents)
    return {
        (
            collection.name_of("sources", each["source_id"]),
            str(day_of(each["first"]) or ""),
            str(day_of(each["last"]) or ""),
            collection.name_of("places", each["place_id"]) if each["place_id"] else "",
            collection.country_of([each["place_id"]]) if each["place_id"] else "",
        )
        for each in claims.to_dict("records")
    }


@pytest.mark.parametrize("format", ["hxl", "parquet", "csv"])
def test_an_exported_list_of_claims_comes_back(format: str, tmp_path: Path) -> None:
    collection, incidents = small_study()
    file = tmp_path / f"list.{'parquet' if format == 'parquet' else 'csv'}"
    file.write_bytes(export_claims(collection, incidents, list_claims(collection, incidents), format=format, at=AT))
    assert detect_format(read_table(file)) == "claims"
    read = import_file(file).collection
    assert read.problems == ()
    assert figures_of(read) == figures_of(collection)
    again = link_incidents(read, match_claims(read))
    assert when_and_where(read, again) == when_and_where(collection, incidents)


def test_the_shipped_collection_comes_back_with_its_figures(tmp_path: Path) -> None:
    collection = load_collection(Path(__file__).parents[2] / "data" / "qamishli-hasakah")
    incidents = link_incidents(collection, match_claims(collection))
    file = tmp_path / "claims.parquet"
    file.write_bytes(export_claims(collection, incidents, list_claims(collection, incidents), format="parquet", at=AT))
    read = import_file(file).collection
    assert read.problems == ()
    assert figures_of(read) == figures_of(collection)
    assert Precision.DAY in set(read.statements["precision"])
