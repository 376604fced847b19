"""Pages are imported when they are drawn, and all of them have a door."""

import subprocess
import sys
from pathlib import Path

from views import page_doors, pages
from views.page_doors import PageDoor


def test_every_page_has_a_door_of_its_name() -> None:
    modules = {path.stem for path in Path(pages.__path__[0]).rglob("[!_]*.py")}
    doors = {name: door for name, door in vars(page_doors).items() if isinstance(door, PageDoor)}
    assert set(doors) == modules
    for name, door in doors.items():
        assert door.open().__name__.rpartition(".")[2] == name
        assert callable(door.open().show_page)


def test_the_menu_imports_no_page_and_nothing_that_first_pages_do_without() -> None:
    code = "import sys; from views import navigation; print(*(name for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    names = done.stdout.split()
    assert "views.navigation" in names
    assert not [name for name in names if name.startswith("views.pages.")]
    assert not {"scipy", "sqlalchemy", "claims.extract.extractor"} & set(names)


def test_all_pages_can_be_opened_at_once() -> None:
    page_doors.open_all_pages()
    assert "views.pages.review" in sys.modules
