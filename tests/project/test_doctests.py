"""Every public name has an example in its docstring that runs; a constant has it in that of the package."""

import doctest
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import claims
from claims.study import Study

ROOT = Path(__file__).parents[2]
PARSER = doctest.DocTestParser()


@pytest.fixture(scope="module")
def names(shipped: Study) -> Iterator[dict[str, object]]:
    """What an example may use, run in the root of the project: the public names, times, the shipped study step by step."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        times = {"UTC": UTC, "date": date, "datetime": datetime}
        steps = {name: getattr(shipped, name) for name in ("collection", "matches", "incidents", "findings")}
        yield {**{name: getattr(claims, name) for name in claims.__all__}, **times, **steps}


@pytest.mark.parametrize("name", claims.__all__)
def test_the_example_of_each_public_name_runs(name: str, names: dict[str, object], tmp_path: Path) -> None:
    thing = getattr(claims, name)
    docstring = (thing if callable(thing) else claims).__doc__ or ""
    example = PARSER.get_doctest(docstring, {**names, "folder": tmp_path}, name, None, None)
    assert any(name in line.source for line in example.examples), f"no example shows {name}"
    shown: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(example, out=shown.append)
    assert not shown, "".join(shown)
