"""Files: what is no file of a known size in its folder is not opened; what is written is written whole."""

import os
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import IO

import pytest

from claims.collection import load_collection
from claims.errors import CollectionError
from claims.importers import import_file
from claims.safety.files import (
    COMPLETE,
    LEAST_ROOM,
    STAGED,
    data_folder,
    file_bytes,
    placed,
    plain_name,
    takes_files,
    write_whole,
    written_together,
)
from tests.builders.command_line import run


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "link").symlink_to("a")
    assert file_bytes(tmp_path / "link", allowed="a file", within=tmp_path) == b"x"
    assert file_bytes(tmp_path / "a", allowed="a file", most_bytes=1) == b"x"


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "sparse").touch()
    os.truncate(tmp_path / "sparse", 10**12)
    for path, said in (
        (tmp_path / "pipe", "is a pipe or a device"),
        (Path("/dev/zero"), "is a pipe or a device"),
        (tmp_path, "is a folder"),
        (tmp_path / "sparse", "has 1,000,000,000,000 bytes, of which at most"),
        (tmp_path / ("n" * 300), "cannot be read"),
        (tmp_path / "a\0b", "cannot be read"),
    ):
        with pytest.raises(CollectionError, match=f"{said}.*; allowed: a table"):
            file_bytes(path, allowed="a table")


def test_a_name_of_odd_bytes_is_text_that_can_be_written(tmp_path: Path) -> None:
    assert plain_name(tmp_path / "a.csv") == "a.csv"
    odd = tmp_path / os.fsdecode(b"t\xff.csv")
    assert plain_name(odd) == "t\ufffd.csv"
    odd.write_bytes(b"date,place,killed\n2021-01-02,Qamishli,3\n")
    assert import_file(odd).file == "t\ufffd.csv"
    assert run("import", odd, "--out", tmp_path / "c", "--yes").exit_code == 0
    text = tmp_path / os.fsdecode(b"t\xff.txt")
    text.write_text("On 3 May 2021 seven people were killed in Qamishli.", encoding="utf-8")
    assert run("extract", text, "--out", tmp_path / "d").exit_code == 0


def test_links_and_pipes_of_a_collection_are_problems_and_the_rest_is_read(small_collection: Path) -> None:
    outside = small_collection.parent / "outside.csv"
    outside.write_bytes((small_collection / "judgements.csv").read_bytes())
    (small_collection / "judgements.csv").unlink()
    (small_collection / "judgements.csv").symlink_to(outside)
    (small_collection / "datapackage.json").unlink()
    os.mkfifo(small_collection / "datapackage.json")
    collection = load_collection(small_collection)
    found = {problem.file: problem.found for problem in collection.problems}
    assert "leads out of its folder" in found["judgements.csv"]
    assert "a pipe or a device" in found["datapackage.json"]
    assert len(collection.claims)


def test_the_old_file_stays_where_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)

    def fail(file: IO[bytes]) -> None:
        file.write(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_whole(path, fail)
    assert path.read_bytes() == b"old"
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]


def test_a_link_stays_a_link_and_a_new_file_gets_the_usual_rights(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "link").symlink_to("a")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_bytes() == b"new"
    write_whole(tmp_path / "b", b"")
    (tmp_path / "c").touch()
    assert (tmp_path / "b").stat().st_mode == (tmp_path / "c").stat().st_mode


def test_files_take_their_places_together_or_not_at_all(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(b"old")

    def fail() -> None:
        with written_together(tmp_path) as staged:
            (staged / "a").write_bytes(b"new")
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        fail()
    assert [placed(tmp_path / name).read_bytes() for name in "ab"] == [b"old", b"old"]
    with written_together(tmp_path) as staged:
        (staged / "a").write_bytes(b"new")
        assert placed(tmp_path / "a").read_bytes() == b"old"
    assert [placed(tmp_path / name).read_bytes() for name in "ab"] == [b"new", b"old"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a", "b"]


def test_what_was_complete_when_a_program_ended_is_read_and_stays_when_others_are_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / STAGED).mkdir()
    (tmp_path / STAGED / "a").write_bytes(b"new")
    assert placed(tmp_path / "a").read_bytes() == b"old"
    (tmp_path / STAGED / COMPLETE).touch()
    assert placed(tmp_path / "a").read_bytes() == b"new"
    with written_together(tmp_path) as staged:
        (staged / "b").write_bytes(b"newer")
    assert [placed(tmp_path / name).read_bytes() for name in "ab"] == [b"new", b"newer"]


def test_what_users_add_is_below_their_own_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert data_folder() == tmp_path / "data" / "competing-claims"
    monkeypatch.setenv("XDG_DATA_HOME", "")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert data_folder() == tmp_path / ".local" / "share" / "competing-claims"


@pytest.mark.parametrize(
    ("may_write", "free", "takes"), [(True, LEAST_ROOM + 1, True), (True, LEAST_ROOM, False), (False, 10**15, False)]
)
def test_a_folder_takes_files_that_may_be_written_and_have_room(
    may_write: bool, free: int, takes: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "access", lambda folder, how: may_write and (folder, how) == (tmp_path, os.W_OK))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    assert takes_files(tmp_path) is takes
