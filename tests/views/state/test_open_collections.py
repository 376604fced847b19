"""The collections that can be opened, those that can be kept and removed, and files unpacked as a collection."""

import json
import shutil
from pathlib import Path

import pytest

from claims.collection import default_collection, load_collection, write_folder
from claims.errors import CollectionError
from tests.builders.collection_tables import SMALL, build_collection, claim
from tests.builders.foreign_tables import EVENTS, zipped
from views.state import open_collections
from views.state.open_collections import SessionFolder, unpack


def test_an_uploaded_zip_is_the_collection_in_it_and_nothing_else(tmp_path: Path) -> None:
    collection = build_collection(claim("a", killed="1"))
    write_folder(collection, tmp_path / "folder")
    files = {f"study/{file.name}": file.read_bytes() for file in (tmp_path / "folder").iterdir()}
    (tmp_path / "brought").mkdir()
    unpacked = unpack({"../my study.zip": zipped(tmp_path, files).read_bytes()}, tmp_path / "brought")
    assert load_collection(unpacked).digest == collection.digest
    assert list((tmp_path / "brought").iterdir()) == [unpacked]
    with pytest.raises(CollectionError, match="holds a table, no collection"):
        unpack({"events.zip": zipped(tmp_path, {"events.csv": EVENTS.encode()}).read_bytes()}, tmp_path)


@pytest.fixture
def kept_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of collections that are kept, with one collection of the name `small` in it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = open_collections.kept_folder()
    shutil.copytree(SMALL, folder / "small")
    return folder


def opened_here(name: str = "small") -> str:
    """Opens a copy of the small collection in this session."""
    folder = SessionFolder()
    shutil.copytree(SMALL, folder.path / name)
    return open_collections.open_here(folder, name)


def test_the_collection_that_the_app_was_started_with_comes_first_then_shipped_kept_and_opened_ones(
    kept_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_COLLECTION", str(SMALL))
    assert opened_here("other") == "other"
    listed = open_collections.collections()
    assert list(listed) == ["small", "el-salvador-1989", "mass-shootings", "qamishli-hasakah", "small-2", "other"]
    assert listed["small"].path == SMALL
    assert listed["small-2"].path == kept_folder / "small"
    assert [opened.is_kept for opened in listed.values()] == [False, False, False, False, True, False]
    assert [opened.is_temporary for opened in listed.values()] == [False, False, False, False, False, True]


def test_a_collection_named_on_the_command_line_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_COLLECTION", "one")
    assert open_collections.start_collection() == Path("one").absolute()
    monkeypatch.setattr("sys.argv", ["app.py", "two"])
    assert open_collections.start_collection() == Path("two").absolute()


def test_a_project_that_was_removed_since_the_start_gives_way_to_the_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_COLLECTION", str(tmp_path / "gone.sqlite3"))
    assert open_collections.start_collection() == default_collection().absolute()


def test_the_shipped_collection_is_listed_once_when_the_app_starts_with_it() -> None:
    assert list(open_collections.collections())[:3] == ["qamishli-hasakah", "el-salvador-1989", "mass-shootings"]


def test_collections_of_one_name_get_keys_that_differ(kept_folder: Path) -> None:
    assert kept_folder.is_dir()
    assert [opened_here(), opened_here()] == ["small-2", "small-3"]


def test_shipped_collections_are_never_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = Path(shutil.copytree(SMALL, tmp_path / "data" / "small"))
    monkeypatch.setattr(open_collections, "default_collection", lambda: shipped)
    monkeypatch.setenv("CLAIMS_COLLECTION", str(shutil.copytree(SMALL, tmp_path / "named")))
    for key in list(open_collections.collections()):
        open_collections.forget(key)
    assert {"small", "named"} <= set(open_collections.collections())
    assert shipped.is_dir()
    assert (tmp_path / "named").is_dir()


def test_forgetting_removes_a_kept_collection_whether_folder_or_workbook(kept_folder: Path) -> None:
    (kept_folder / "book.xlsx").write_bytes(b"a workbook")
    open_collections.forget("small")
    open_collections.forget("book")
    open_collections.forget("unknown")
    assert list(kept_folder.iterdir()) == []


def test_keeping_makes_a_project_of_a_collection_of_the_session() -> None:
    key = opened_here()
    path = open_collections.collections()[key].path
    kept_key = open_collections.keep(key)
    kept = open_collections.collections()[kept_key]
    assert kept.is_project
    assert load_collection(kept.path).digest == load_collection(SMALL).digest
    assert not path.exists()
    assert not any(opened.is_temporary for opened in open_collections.collections().values())


def test_a_folder_of_the_session_goes_with_it() -> None:
    folder = SessionFolder()
    path = folder.path
    assert path.is_dir()
    del folder
    assert not path.exists()


@pytest.mark.parametrize(
    ("descriptor", "title"), [(json.dumps({"title": "A study"}), "A study"), ("{}", "x"), ("[]", "x"), ("no JSON", "x")]
)
def test_title_is_that_of_the_descriptor_or_the_file_name(tmp_path: Path, descriptor: str, title: str) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "datapackage.json").write_text(descriptor, encoding="utf-8")
    assert open_collections.collection_title(open_collections.Opened("x", tmp_path / "x")) == title
    assert open_collections.collection_title(open_collections.Opened("x", tmp_path / "book.xlsx")) == "book.xlsx"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("../../etc/passwd.xlsx", "passwd.xlsx"), ("a\\b:c.xlsx", "b_c.xlsx"), (".xlsx/.hidden.xlsx", "hidden.xlsx")],
)
def test_an_uploaded_workbook_is_written_into_the_folder_alone(tmp_path: Path, name: str, expected: str) -> None:
    assert unpack({name: b"content"}, tmp_path) == tmp_path / expected
    assert (tmp_path / expected).read_bytes() == b"content"


def test_several_files_are_one_folder(tmp_path: Path) -> None:
    folder = unpack({"claims.csv": b"a", "x/sources.csv": b"b"}, tmp_path)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == {"claims.csv": b"a", "sources.csv": b"b"}
