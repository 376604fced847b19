"""All texts of the interface in English, with where each stands: what a translator has to translate."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from claims.model import Basis, Kind, Severity, SourceKind, Stance, Verdict
from claims.schema import TABLES
from claims.survey import STANDINGS, standing_definition
from claims.survey.figures import CellState
from claims.values import Relation
from views.texts.library_texts import FIELD_LABELS, FIGURES, MATRIX, POSSIBLE_LINKS
from views.texts.translation import Plural, counted

_LISTS = (Relation, Severity, Kind, Stance, Basis, SourceKind, Verdict, CellState)
_VIEWS = Path(__file__).parents[1]


@dataclass(frozen=True)
class Text:
    """A text to translate.

    Attributes:
        where: The module and constant, the list or the noun that it belongs to.
        english: The text; of a sentence with a number the form for many.
        one: The form for one; empty where the text has no number that it agrees with.
    """

    where: str
    english: str
    one: str = ""

    @property
    def context(self) -> str:
        """The constant or the list, which tells a text apart from the same English words elsewhere."""
        return self.where.rpartition(".")[2].split("[")[0]


def all_texts() -> list[Text]:
    """Every text of the modules of texts, every noun that is counted, and every value of the library's closed lists."""
    return [*_constants(), *_nouns(), *_values()]


def text_modules() -> list[ModuleType]:
    """The modules of texts, by name."""
    return [import_module(f"views.texts.{path.stem}") for path in sorted(Path(__file__).parent.glob("*words.py"))]


def _constants() -> Iterator[Text]:
    for module in text_modules():
        for name, value in vars(module).items():
            if name.isupper():
                yield from _texts_in(f"{module.__name__.rpartition('.')[2]}.{name}", value)


def _texts_in(where: str, value: Any) -> Iterator[Text]:  # what a constant of texts holds
    if isinstance(value, Plural):
        yield Text(where, value.many, value.one)
    elif isinstance(value, str):
        yield Text(where, value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts_in(where, item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts_in(f"{where}[{key}]", item)


def _nouns() -> Iterator[Text]:
    """What `counted` is called with in the code of the pages, and the tables of a collection."""
    nouns = {
        call.args[1].value
        for path in sorted(_VIEWS.rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func) == "counted"
        and len(call.args) == 2
        and isinstance(call.args[1], ast.Constant)
    }
    for noun in sorted({*map(str, nouns), *TABLES}):
        yield Text("counted", f"{{number}} {noun}", f"{{number}} {counted(1, noun).removeprefix('1 ')}")


def _values() -> Iterator[Text]:
    for closed in _LISTS:
        for value in closed:
            yield Text(closed.__name__, str(value))
            if isinstance(value, Relation | Basis):
                yield Text(f"{closed.__name__} definition", value.definition)
    for standing in STANDINGS:
        yield Text("standing definition", standing_definition(standing))
    for place, texts in (
        ("field", FIELD_LABELS),
        ("figure", FIGURES),
        ("possible link", POSSIBLE_LINKS),
        ("matrix", MATRIX),
    ):
        for text in texts:
            yield Text(place, text)
