"""The notebooks of the tutorials run, and the outputs stored in them are those of the run.

Once a change of the outputs is right: `python -m tests.site.test_tutorials` writes them anew.
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from claims.collection.shipped import ROOT

NOTEBOOKS = sorted((ROOT / "docs" / "tutorials").glob("*.ipynb"))


def run_notebook(path: Path, folder: Path) -> NotebookNode:
    """The notebook with the outputs of a run in an empty folder, by the Python and the command line of these tests."""
    surroundings = {
        **os.environ,
        "COLUMNS": "100",  # of a terminal
        "IPYTHONDIR": str(folder / "ipython"),
        "JUPYTER_PLATFORM_DIRS": "1",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "TTY_COMPATIBLE": "0",  # no colours and no progress, whatever the kernel asks for
        "XDG_DATA_HOME": str(folder / "share"),
    }
    work = folder / "work"
    work.mkdir()
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": work}}, record_timing=False, coalesce_streams=True
    )
    client.execute(env=surroundings)
    return notebook


def _shown(notebook: NotebookNode) -> list[tuple[str, list[object]]]:
    """Every cell with what it gave; of two streams in one the lines stand in any order."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for output in (each for cell in cells if "2>&1" in cell.source for each in cell.outputs):
        output.text = sorted(output.text.splitlines())
    return [(cell.source, cell.outputs) for cell in cells]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_what_its_run_gives(path: Path, tmp_path: Path) -> None:
    stored = nbformat.read(path, as_version=4)
    assert _shown(run_notebook(path, tmp_path)) == _shown(stored)


def _write_outputs() -> None:
    for path in NOTEBOOKS:
        with TemporaryDirectory() as folder:
            nbformat.write(run_notebook(path, Path(folder)), path)


if __name__ == "__main__":
    _write_outputs()
