"""Reading apart: the same result, and a sentence for whatever hangs, aborts, or takes too much memory."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from claims.collection import load_collection
from claims.errors import CollectionError
from claims.safety import faults, reader_loop
from claims.safety.faults import log_file, note_places
from claims.safety.read_apart import Reader, ReadingError, Waiting, read_apart, watch_apart
from claims.safety.reader_loop import Shared
from tests.builders import reading_faults


@pytest.fixture(params=["a copy", "a fresh process"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways in which a reader starts."""
    monkeypatch.setattr("claims.safety.read_apart._idle", [])
    threads = 1 if request.param == "a copy" else 2
    monkeypatch.setattr(threading, "active_count", lambda: threads)


@pytest.fixture(params=["in memory", "through the pipe"])
def handing_over(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways in which a large result comes over; the second is for systems without files in memory."""
    monkeypatch.setattr("claims.safety.read_apart._idle", [])  # the next reader is a copy of this process, as it is now
    if request.param == "through the pipe":
        monkeypatch.delattr(os, "memfd_create")


@pytest.mark.usefixtures("way")
def test_a_reader_is_another_process_and_is_kept_for_the_next_file() -> None:
    first, second = (read_apart(reading_faults.name_process, name="x") for _ in range(2))
    assert first == second != os.getpid()


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("read", "said"),
    [
        (reading_faults.abort, r"x\.csv cannot be read: .*\(Aborted\)"),
        (reading_faults.hang, r"x\.csv is not read within 0\.5 seconds \(limit most_table_seconds\)"),
        (reading_faults.run_on, r"x\.csv is not read within 0\.5 seconds"),
        (reading_faults.take_memory, r"x\.csv cannot be read: .*more memory than allowed \(limit most_memory\)"),
        (reading_faults.go_deep, r"x\.csv cannot be read: it is nested too deeply"),
        (reading_faults.fall_over, r"x\.csv cannot be read: .*a fault of this program \(code [0-9a-f]{6}\)"),
        (
            reading_faults.give_what_cannot_be_sent,
            r"x\.csv cannot be read: .*a fault of this program \(code [0-9a-f]{6}\)",
        ),
    ],
)
def test_what_breaks_a_reader_is_a_sentence_and_the_next_file_is_read(read: Callable[[], object], said: str) -> None:
    read_apart(reading_faults.give, "", name="a reader that is ready")
    with pytest.raises(ReadingError, match=said):
        read_apart(read, name="x.csv", seconds=0.5 if "0" in said else 60.0)
    assert read_apart(reading_faults.give, "next", name="y.csv") == "next"


def test_a_reader_that_took_much_memory_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.safety.read_apart._idle", [])
    assert read_apart(reading_faults.name_process, name="x") == read_apart(reading_faults.use_memory, 50, name="x")
    assert read_apart(reading_faults.use_memory, 1_000, name="x") != read_apart(reading_faults.name_process, name="x")


@pytest.mark.usefixtures("handing_over")
def test_arrays_of_uneven_sizes_begin_where_numpy_wants_them() -> None:
    parts = read_apart(reading_faults.make_uneven_arrays, name="x")
    assert [part[-1] for part in parts] == [1, 2, 3, 4]
    assert all(part.flags.aligned and part.flags.writeable for part in parts)


def test_what_a_reader_refuses_is_raised_as_it_is() -> None:
    with pytest.raises(CollectionError, match=r"^x\.csv is empty; allowed: a table$"):
        read_apart(reading_faults.refuse, name="x.csv")


def test_a_fault_is_logged_by_its_place_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with pytest.raises(ReadingError) as raised:
        read_apart(reading_faults.fall_over, name="a private name.csv")
    log = log_file().read_text(encoding="utf-8")
    assert "tests/builders/reading_faults.py" in log
    assert "KeyError" in log
    assert "secret" not in log
    assert "private" not in log
    assert log.split()[1] in str(raised.value)


def test_a_log_that_is_long_is_begun_anew_and_the_old_one_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    note_places(("one",))
    monkeypatch.setattr(faults, "MOST_LOG_BYTES", log_file().stat().st_size)
    note_places(("two",))
    note_places(("three",))
    kept = log_file().with_suffix(".old.log").read_text(encoding="utf-8")
    assert kept.splitlines()[1::2] == ["one", "two"]
    assert log_file().read_text(encoding="utf-8").splitlines()[1:] == ["three"]


def test_a_reader_that_dies_while_idle_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    idle: list[Reader] = []
    monkeypatch.setattr("claims.safety.read_apart._idle", idle)
    os.kill(read_apart(reading_faults.name_process, name="x"), 9)
    assert idle[0].owner.poll(30)  # it is gone
    assert read_apart(reading_faults.give, "next", name="y") == "next"


def test_words_of_a_reader_arrive_while_it_reads_and_what_is_shared_is_sent_ahead() -> None:
    told: list[str] = []
    assert read_apart(reading_faults.tell_twice, name="x", on_told=told.append) == "done"
    assert told == ["one", "two"]
    *waited, given = watch_apart(reading_faults.give, name="x", shared=Shared("key", "held"))
    assert given == "held"
    assert all(isinstance(state, Waiting) for state in waited)
    *_, given = watch_apart(reading_faults.give, name="x", shared=Shared("another", "held now"))
    assert given == "held now"


def test_relative_paths_are_those_of_the_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_apart(reading_faults.give, "", name="a reader that is kept")
    monkeypatch.chdir(tmp_path)
    assert read_apart(reading_faults.say_folder, name="x") == str(tmp_path.resolve())


def test_limits_are_those_of_the_owner(small_collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_LIMITS", "most_table_bytes=10")
    [problem, *_] = [each for each in load_collection(small_collection).problems if each.file == "claims.csv"]
    assert "of which at most 10 are read" in problem.found


@pytest.mark.usefixtures("handing_over")
@pytest.mark.parametrize("rows", [0, 1, 50_001])
def test_a_table_arrives_as_it_was_and_can_be_changed(rows: int) -> None:
    table = read_apart(reading_faults.read_a_table, rows, name="t")
    pd.testing.assert_frame_equal(table, reading_faults.read_a_table(rows))
    for column in ("number", "flag", "day", "text"):
        table.loc[table.index[:1], column] = table[column].iloc[-1] if rows else None
        assert table[column].iloc[:1].to_list() == table[column].iloc[-1:].to_list()


@pytest.mark.parametrize(
    ("threads", "is_open", "started"),
    [(1, False, "a copy"), (2, False, "a fresh process"), (1, True, "a fresh process"), (2, True, "a fresh process")],
)
def test_a_reader_is_a_copy_of_this_process_where_a_copy_shares_nothing_that_it_must_not(
    threads: int, is_open: bool, started: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    monkeypatch.setattr("claims.safety.read_apart.held_open", {"a database"} if is_open else set())
    monkeypatch.setattr("claims.safety.read_apart._fork", lambda *_: begun.append("a copy"))
    monkeypatch.setattr("claims.safety.read_apart._start", lambda *_: begun.append("a fresh process"))
    monkeypatch.setattr("claims.safety.read_apart._end", lambda *_: None)
    Reader()
    assert begun == [started]


def test_a_reader_reads_by_itself_what_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_loop, "is_reader", True)
    assert read_apart(reading_faults.name_process, name="x") == os.getpid()
    assert list(watch_apart(reading_faults.give, name="x", shared=Shared("key", "held"))) == ["held"]


@pytest.mark.parametrize(
    ("limits", "seconds", "said"),
    [
        ("most_table_seconds=0.3", 0, r"within 0\.3 seconds \(limit most_table_seconds\)"),
        ("most_seconds=0.4", 0.4, r"within 0\.4 seconds \(limit most_seconds\)"),
    ],
)
def test_the_limit_that_is_reached_is_named(
    limits: str, seconds: float, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_LIMITS", limits)
    with pytest.raises(ReadingError, match=said):
        list(watch_apart(reading_faults.hang, name="x", seconds=seconds))


def test_of_the_lines_that_led_to_an_error_the_first_and_the_last_are_kept() -> None:
    with pytest.raises(RecursionError) as met:
        reading_faults.go_deep()
    kind, *lines = faults.code_places(met.value)
    assert kind == "RecursionError"
    assert len(lines) == 20 + 20
    assert "test_read_apart" in lines[0]
    assert all("go_deep" in line for line in lines[1:])


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="the system has no files in memory")
def test_arrays_are_put_into_a_file_in_memory_each_at_a_place_that_numpy_takes() -> None:
    file = reader_loop._in_memory([memoryview(b"abc"), memoryview(b"de")])
    assert file is not None
    with file:
        assert os.pread(file.fileno(), 1000, 0).rstrip(bytes(1)) == b"abc".ljust(reader_loop.ALIGNED, bytes(1)) + b"de"
