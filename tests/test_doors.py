"""Doors of rooms: a name is imported when it is first taken, and goes before a module of the same name."""

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import claims
from claims.doors import Door

FOLDER = Path(claims.__file__).parent
DOORS = [
    door
    for path in sorted(FOLDER.rglob("__init__.py"))
    if isinstance(door := importlib.import_module(".".join(path.parent.relative_to(FOLDER.parent).parts)), Door)
]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_a_door_gives_every_name_that_it_offers_and_no_module_in_its_place(door: ModuleType) -> None:
    taken = {name: getattr(door, name) for name in door.__all__}
    assert taken
    assert not [name for name, value in taken.items() if isinstance(value, ModuleType)]
    assert set(taken) <= set(dir(door))


def test_a_name_that_is_not_offered_is_an_error_that_says_so() -> None:
    with pytest.raises(AttributeError, match="'claims' has no attribute 'nothing_of_the_kind'"):
        getattr(claims, "nothing_of_the_kind")  # noqa: B009  # as an attribute mypy refuses it


def _run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def test_a_function_stays_what_is_taken_once_the_module_of_its_name_is_imported() -> None:
    code = """
import claims.discrepancies.side_by_side
from claims.discrepancies import side_by_side
print(callable(side_by_side), claims.discrepancies.side_by_side is side_by_side)
"""
    assert _run(code) == "True True"


def test_the_package_imports_pandas_when_a_name_needs_it_and_not_before() -> None:
    code = """
import sys
import claims
before = "pandas" in sys.modules
from claims import load_collection
print(before, "pandas" in sys.modules, callable(load_collection))
"""
    assert _run(code) == "False True True"
