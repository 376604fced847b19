"""An uploaded file is unpacked as the collection in it."""

from pathlib import Path

import pytest

from claims.collection import load_collection, write_folder
from claims.errors import CollectionError
from tests.builders.collection_tables import build_collection, claim
from tests.builders.foreign_tables import EVENTS, zipped
from views.state.open_collections import unpack


def test_an_uploaded_zip_is_the_collection_in_it_and_nothing_else(tmp_path: Path) -> None:
    collection = build_collection(claim("a", killed="1"))
    write_folder(collection, tmp_path / "folder")
    files = {f"study/{file.name}": file.read_bytes() for file in (tmp_path / "folder").iterdir()}
    (tmp_path / "brought").mkdir()
    held = unpack({"../my study.zip": zipped(tmp_path, files).read_bytes()}, tmp_path / "brought")
    assert load_collection(held).digest == collection.digest
    assert list((tmp_path / "brought").iterdir()) == [held]
    with pytest.raises(CollectionError, match="holds a table, no collection"):
        unpack({"events.zip": zipped(tmp_path, {"events.csv": EVENTS.encode()}).read_bytes()}, tmp_path)
