"""What the package offers is what the README says it offers."""

import re
from pathlib import Path

import claims


def test_every_public_name_is_there() -> None:
    assert all(hasattr(claims, name) for name in claims.__all__)
    assert len(set(claims.__all__)) == len(claims.__all__)


def test_readme_lists_the_public_names() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    table = readme.split("| name | what it is |")[1].split("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", table)) == set(claims.__all__)
