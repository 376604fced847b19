"""Hostile and damaged files: read, or refused with a sentence; never a fault, and never neither."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.hostile import LIMITS, outcome_of
from tests.builders.command_line import run
from tests.builders.hostile_files import HostileFile, hostile_files
from tests.builders.shared_cases import shared_case

EVERY = 25  # of the files, so that they take less than a minute
CORPUS = {
    "table": b'date,place,killed,url\n2021-01-02,"Qamishli",3,http://a.example/\n',
    "document": b"<html><body><article><p>On 3 May 2021 seven people were killed.</p></article></body></html>",
    "mapping": b"column,means,group,detail\nday,date,,\n",
    "judgements": b"judgement_id,claim_a,claim_b,verdict,by,at,why\n",
}


@pytest.fixture(autouse=True)
def limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_LIMITS", LIMITS)


def test_there_are_more_than_four_hundred_files_of_every_kind() -> None:
    files = list(hostile_files())
    assert len(files) > 400
    assert {file.kind for file in files} == {*CORPUS, "collection"}


def test_a_sample_of_hostile_files_shows_no_fault(tmp_path: Path) -> None:
    small = [file for file in hostile_files() if not file.fault.startswith(("length", "bomb", "ODS", "depth"))]
    for at, file in enumerate(small[::EVERY]):
        folder = tmp_path / str(at)
        folder.mkdir()
        assert outcome_of(file, folder)[0] in {"read", "refused"}, (file.kind, file.fault, file.name)


@given(
    kind=st.sampled_from(sorted(CORPUS)),
    put=st.binary(max_size=12),
    share=st.integers(0, 100),
    times=st.integers(1, 300),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bytes_put_anywhere_show_no_fault(
    kind: str, put: bytes, share: int, times: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = CORPUS[kind]
    at = len(whole) * share // 100
    file = HostileFile(kind, "generated", "t.csv", whole[:at] + put * times + whole[at:])
    assert outcome_of(file, tmp_path_factory.mktemp("file"))[0] in {"read", "refused"}


def test_what_was_met_ends_in_a_sentence(tmp_path: Path) -> None:
    for path in sorted(shared_case("hostile").iterdir()):
        if path.suffix in {".txt", ".docx"}:
            done = run("extract", path)
        elif path.is_dir() or path.name.startswith("collection"):
            done = run("discrepancies", path)
        else:
            done = run("import", path, "--out", tmp_path / path.stem, "--yes")
        assert done.exception is None or isinstance(done.exception, SystemExit), path.name
        assert done.exit_code in {0, 1, 2, 3}, path.name
        assert "Traceback" not in done.output, path.name


def test_the_other_files_of_a_call_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("On 3 May 2021 seven people were killed in Qamishli.", encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04 no document")
    (tmp_path / "c.txt").write_text("On 4 May 2021 two people were wounded in Hasakah.", encoding="utf-8")
    done = run("extract", *sorted(tmp_path.iterdir()))
    assert done.exit_code == 1
    assert "Read 2 documents, refused 1." in done.stdout
    assert "b.docx" in done.stdout
