"""Doors of rooms that open when something is taken out: what a package offers is imported when it is first used."""

import ast
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any


class Door(ModuleType):
    """A package whose names are imported when they are first taken.

    A module whose name the package also offers (`discrepancies.side_by_side` is a file and its function) does not take the place of what is offered.
    """

    modules: dict[str, str]  # of each name, where it is defined

    def __getattr__(self, name: str) -> Any:  # what an attribute of a module is
        """The offered name, imported now.

        Raises:
            AttributeError: The package offers no such name.
        """
        if name not in self.modules:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}", name=name, obj=self)
        value = getattr(import_module(self.modules[name]), name)
        self.__dict__[name] = value
        return value

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, ModuleType) and name in self.modules):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.modules})


def open_when_used(package: str) -> None:
    """Makes a door of a package: the imports under its `if TYPE_CHECKING` are made when their names are first taken.

    They are read from the file of the package, so that type checkers, the linter of imports and the program go by one list.
    """
    door = sys.modules[package]
    file = door.__file__
    assert file is not None, "a package with an __init__.py"
    door.__dict__["modules"] = {
        alias.name: str(statement.module)
        for block in ast.parse(Path(file).read_text(encoding="utf-8")).body
        if isinstance(block, ast.If)
        for statement in block.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    }
    door.__class__ = Door
