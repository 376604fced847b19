"""The worked example of docs/howto/notebook.md runs."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOK = (ROOT / "docs" / "howto" / "notebook.md").read_text(encoding="utf-8")


def test_the_worked_example_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {"folder": tmp_path}
    for block in re.findall(r"```python\n(.*?)```", NOTEBOOK, flags=re.DOTALL):
        exec(block, names)  # the blocks are ours and are what this test is about
