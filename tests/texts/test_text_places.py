"""Places of texts: named, in the environment, or kept on this machine, in this order."""

import os
from pathlib import Path

import pytest

from claims.texts import VARIABLE, keep_text_places, text_places


def test_places_are_kept_until_others_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv(VARIABLE, raising=False)
    assert text_places() == ()
    kept = (tmp_path / "a folder", tmp_path / "corpus.jsonl")
    keep_text_places(kept)
    assert text_places() == text_places([]) == kept
    monkeypatch.setenv(VARIABLE, os.pathsep.join(["one", "", "two"]))
    assert text_places() == (Path("one"), Path("two"))
    assert text_places([tmp_path]) == (tmp_path,)
    monkeypatch.delenv(VARIABLE)
    keep_text_places([])
    assert text_places() == ()
