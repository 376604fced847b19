"""The house keeps its order: rooms are packages of doors, and one name means one thing."""

import ast
import builtins
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for top in ("claims", "views") for path in (ROOT / top).rglob("*.py"))
# The same thing at two layers: a command and a page of one name, what is made and the file that shows it,
# a party or a place as it is imported and as it is compared.
SAME_THING = {"project", "discrepancies", "import_table", "matrix", "places", "review", "speakers"}
# What every command, page or process has one of.
ONE_EACH = {"add_commands", "main", "show_page", "work_out"}


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _public(kind: type[ast.AST]) -> Iterator[tuple[str, str]]:
    for path in MODULES:
        for node in _tree(path).body:
            if isinstance(node, kind) and not getattr(node, "name", "_").startswith("_"):
                yield getattr(node, "name", ""), str(path.relative_to(ROOT))


def _named_twice(pairs: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for name, place in pairs:
        places[name].append(place)
    return {name: found for name, found in places.items() if len(found) > 1}


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.stem == "__init__"], ids=lambda path: path.parent.name
)
def test_a_package_holds_its_doors_and_nothing_else(path: Path) -> None:
    body = _tree(path).body
    opened = [node for node in body if ast.unparse(node) == "open_when_used(__name__)"]
    taken_later = [node for block in body if opened and _is_for_types(block) for node in block.body]
    for node in (*body, *taken_later):
        is_all = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        is_door = node in opened or (opened and _is_for_types(node))
        assert isinstance(node, ast.ImportFrom) or is_all or is_docstring or is_door, ast.unparse(node)


def _is_for_types(node: ast.stmt) -> TypeGuard[ast.If]:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def test_no_module_takes_the_name_of_the_standard_library_or_of_a_builtin() -> None:
    stems = {path.stem for path in MODULES} - {"__init__", "__main__"}
    assert not stems & (set(sys.stdlib_module_names) | set(dir(builtins)))


def test_a_file_name_means_one_thing() -> None:
    stems = ((path.stem, str(path.relative_to(ROOT))) for path in MODULES if not path.stem.startswith("__"))
    assert set(_named_twice(stems)) == SAME_THING


def test_a_class_name_means_one_thing() -> None:
    assert _named_twice(_public(ast.ClassDef)) == {}


def test_the_name_of_a_public_function_means_one_thing() -> None:
    assert set(_named_twice(_public(ast.FunctionDef))) == ONE_EACH


def test_no_folder_holds_more_than_sixteen_modules() -> None:
    folders: defaultdict[Path, int] = defaultdict(int)
    for path in MODULES:
        folders[path.parent] += 1
    assert {str(folder.relative_to(ROOT)): count for folder, count in folders.items() if count > 16} == {}


def test_the_picture_of_the_packages_is_that_of_the_code() -> None:
    command = [sys.executable, "scripts/draw_packages.py", "--check"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0
