"""The descriptor: made from the schema, valid for other programs."""

import json
from pathlib import Path

import frictionless
import pytest

from claims.collection import (
    Metadata,
    descriptor,
    load_collection,
    metadata_of,
)
from tests.builders.collection_files import (
    Spoil,
)
from tests.builders.collection_tables import SMALL
from tests.builders.shipped import SHIPPED


@pytest.mark.parametrize("folder", [SMALL, SHIPPED], ids=lambda path: path.name)
def test_descriptor_on_disk_is_made_from_the_schema(folder: Path) -> None:
    assert json.loads((folder / "datapackage.json").read_text(encoding="utf-8")) == descriptor(
        metadata_of(load_collection(folder))
    )


@pytest.mark.parametrize("folder", [SMALL, SHIPPED], ids=lambda path: path.name)
def test_folder_is_a_valid_data_package(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []


def test_data_package_names_what_the_loader_names(spoil: Spoil) -> None:
    path = spoil("claims", "h1", {"document_id": "herald-9"})
    report = frictionless.validate(str(path / "datapackage.json"))
    assert report.flatten(["type"]) == [["foreign-key"]] * len(report.flatten(["type"]))
    assert not report.valid


def test_descriptor_leaves_out_what_is_not_known() -> None:
    assert not {"created", "licenses", "version"} & set(descriptor(Metadata(name="x")))
