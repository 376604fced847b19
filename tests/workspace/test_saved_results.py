"""Results kept on this machine: read back whole, not when damaged or by other code; other content finds none."""

import gc
import os
import pickle
from collections.abc import Iterator
from pathlib import Path
from weakref import ref

import pytest

from claims.workspace import saved_results
from claims.workspace.saved_results import Remembered, Shelf, content_digest, file_stamps, paused_garbage_collection

RESULT = {"worked": "out"}


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shelf:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return Shelf("some", most_files=2)


def test_what_is_saved_is_read_back_under_its_key_and_as_its_kind(shelf: Shelf) -> None:
    assert shelf.read("a key", dict) is None
    shelf.write("a key", RESULT)
    assert shelf.read("a key", dict) == RESULT
    assert shelf.read("a key", list) is None
    assert shelf.read("another key", dict) is None


def test_files_are_the_users_own(shelf: Shelf, tmp_path: Path) -> None:
    shelf.write("a key", RESULT)
    assert shelf.folder == tmp_path / "competing-claims" / "some"
    assert {path.stat().st_mode & 0o077 for path in (shelf.folder, *shelf.folder.iterdir())} == {0}


@pytest.mark.parametrize(
    "content", [b"", b"no pickle", pickle.dumps("something else"), b"\x80\x05cno_such_module\nname\n."]
)
def test_damaged_file_is_passed_over_and_replaced(shelf: Shelf, content: bytes) -> None:
    shelf.write("a key", RESULT)
    [file] = shelf.folder.iterdir()
    file.write_bytes(content)
    assert shelf.read("a key", dict) is None
    shelf.write("a key", RESULT)
    assert shelf.read("a key", dict) == RESULT


def test_other_code_reads_nothing_that_this_code_saved(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.write("a key", RESULT)
    monkeypatch.setattr(saved_results, "code_digest", lambda _: "changed")
    assert shelf.read("a key", dict) is None


def test_code_outside_the_package_is_a_part_of_what_a_result_is_kept_for(tmp_path: Path, shelf: Shelf) -> None:
    file = tmp_path / "page.py"
    file.write_text("ONE = 1")
    with_file = Shelf("some", code=(file,))
    with_file.write("a key", RESULT)
    assert with_file.read("a key", dict) == RESULT
    assert shelf.read("a key", dict) is None


def test_rules_kept_in_tables_are_code_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = tmp_path / "claims" / "room"
    room.mkdir(parents=True)
    monkeypatch.setattr(saved_results, "__file__", str(room / "saved_results.py"))
    digests = set()
    for name, content in (("a.py", "ONE = 1"), ("words.csv", "one"), ("words.csv", "two"), ("notes.txt", "not code")):
        (room / name).write_text(content)
        saved_results.code_digest.cache_clear()
        digests.add(saved_results.code_digest())
    saved_results.code_digest.cache_clear()
    assert len(digests) == 3


def test_a_file_that_others_may_write_to_is_not_opened(shelf: Shelf) -> None:
    shelf.write("key", {"a": 1})
    [file] = shelf.folder.iterdir()
    file.chmod(0o666)
    assert shelf.read("key", dict) is None
    file.chmod(0o600)
    assert shelf.read("key", dict) == {"a": 1}


def test_what_cannot_be_kept_leaves_nothing_behind(shelf: Shelf) -> None:
    shelf.write("key", lambda: 1)
    assert not shelf.folder.exists() or not list(shelf.folder.iterdir())


def test_the_oldest_files_go(shelf: Shelf) -> None:
    for number in range(3):
        shelf.write(f"key {number}", RESULT)
        newest = max(shelf.folder.iterdir(), key=lambda file: file.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    assert len(list(shelf.folder.iterdir())) == 2
    assert shelf.read("key 0", dict) is None
    assert shelf.read("key 2", dict) == RESULT


def test_a_folder_that_cannot_be_written_to_is_no_error(shelf: Shelf) -> None:
    shelf.folder.parent.mkdir()
    shelf.folder.write_text("in the way")
    shelf.write("a key", RESULT)
    assert shelf.read("a key", dict) is None


def test_the_digest_is_that_of_path_and_content(small_collection: Path) -> None:
    before = content_digest(small_collection, file_stamps(small_collection))
    assert content_digest(small_collection, file_stamps(small_collection)) == before
    assert content_digest(small_collection / "elsewhere", file_stamps(small_collection)) != before
    [file] = small_collection.glob("claims.csv")
    file.write_bytes(file.read_bytes() + b"\n")
    assert content_digest(small_collection, file_stamps(small_collection)) != before


def test_garbage_is_searched_for_again_when_the_last_thread_is_done() -> None:
    first, second = paused_garbage_collection(), paused_garbage_collection()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()


@pytest.fixture
def small_graphs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A few thousand objects count as many; afterwards none is left out of the collector's sight."""
    monkeypatch.setattr(saved_results, "MANY_OBJECTS", 5_000)
    yield
    gc.unfreeze()


class Ring:
    """Refers to itself, so that the collector alone can find it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.mark.usefixtures("small_graphs")
def test_a_large_graph_is_left_alone_by_the_collector_until_the_next_is_built() -> None:
    with paused_garbage_collection():
        rings = [Ring() for _ in range(10_000)]
    assert gc.get_freeze_count() >= 10_000
    seen = ref(rings[0])
    del rings
    gc.collect()
    assert seen() is not None
    with paused_garbage_collection():
        others = [Ring() for _ in range(10_000)]
    assert seen() is None
    assert len(others) == 10_000


@pytest.mark.usefixtures("small_graphs")
def test_what_is_small_stays_in_sight_of_the_collector() -> None:
    gc.collect()
    before = gc.get_freeze_count()
    with paused_garbage_collection():
        few = [Ring() for _ in range(100)]
    assert gc.get_freeze_count() == before
    assert len(few) == 100


class Counting:
    """Doubles numbers and counts how often."""

    def __init__(self) -> None:
        self.times = 0
        self.double = Remembered(self._double, most=2)

    def _double(self, number: int) -> int:
        self.times += 1
        return 2 * number


def test_a_result_is_worked_out_once() -> None:
    counting = Counting()
    assert [counting.double(number) for number in (1, 2, 1, 2)] == [2, 4, 2, 4]
    assert counting.times == 2


def test_the_result_that_was_asked_for_longest_ago_goes() -> None:
    counting = Counting()
    for number in (1, 2, 1, 3, 1):
        counting.double(number)
    assert counting.times == 3
    counting.double(2)
    assert counting.times == 4


def test_results_are_saved_with_the_object_and_the_function_stays_its_own() -> None:
    counting = Counting()
    counting.double(1)
    read = pickle.loads(pickle.dumps(counting))
    assert (read.double(1), read.times) == (2, 1)
    assert (read.double(5), read.times, counting.times) == (10, 2, 1)
