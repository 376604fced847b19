"""Small inputs that went wrong once; they stand beside the project, and tests of them are left out where they do not."""

from pathlib import Path

import pytest

from tests.builders.shipped import ROOT

CASES = ROOT.parent / "shared" / "cases"


def shared_case(name: str) -> Path:
    """The file of a case, such as "formats/t.json"."""
    path = CASES / name
    if not path.exists():
        pytest.skip(f"{path} is not here: these cases are no part of the project")
    return path
