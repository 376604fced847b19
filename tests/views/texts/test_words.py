"""Words of the screen: none is kept that no page shows."""

import re
from pathlib import Path

import pytest

VIEWS = Path(__file__).parents[3] / "views"
TEXTS = sorted((VIEWS / "texts").glob("*words.py"))


def test_there_are_words() -> None:
    assert TEXTS


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_word_is_shown_somewhere(path: Path) -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in VIEWS.rglob("*.py") if file not in TEXTS)
    shown = set(re.findall(r"words\.([A-Z_]+)\b", code))
    lines = re.findall(r"^([A-Z_]+(?:, [A-Z_]+)*) = ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    kept = [name for line in lines for name in line.split(", ")]
    assert kept
    assert [name for name in kept if name not in shown] == []
