"""Draws which package imports which, as docs/images/packages.svg, from the code and the layers in pyproject.toml.

python scripts/draw_packages.py            # writes the picture
python scripts/draw_packages.py --check    # says whether the picture is the one of the code
"""

import sys
import tomllib
from html import escape
from pathlib import Path
from typing import NamedTuple

import grimp

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "images" / "packages.svg"
WIDTH, BOX_WIDTH, BOX_HEIGHT, GAP, ROW, MARGIN, SHIFT = 900, 170, 34, 60, 82, 20, 190
HEAD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13">
<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse"
orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="#5b6b7b"/></marker></defs>
<rect width="{width}" height="{height}" fill="#ffffff"/>"""


class Box(NamedTuple):
    """One package of the picture, with the corner of its box in pixels."""

    name: str
    x: int
    y: int

    @property
    def middle(self) -> int:
        """The middle of the box, in pixels from the left."""
        return self.x + BOX_WIDTH // 2


def main() -> int:
    """Writes the picture, or with --check compares it; the exit code is 1 where it differs."""
    drawing = draw(layers())
    if "--check" not in sys.argv:
        PICTURE.write_text(drawing, encoding="utf-8")
        print(f"wrote {PICTURE.relative_to(ROOT)}")
        return 0
    return int(not PICTURE.is_file() or PICTURE.read_text(encoding="utf-8") != drawing)


def layers() -> list[list[str]]:
    """The packages and modules of each layer, top first, as the first contract of import-linter names them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rows = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return [[name.strip() for name in row.split(":")] for row in rows]


def count_imports(names: list[str]) -> dict[tuple[str, str], int]:
    """How many modules of one package import another, for each pair of packages where any does."""
    graph = grimp.build_graph("claims", "views", cache_dir=None)
    counts: dict[tuple[str, str], int] = {}
    for module in sorted(graph.modules):
        importer = _package_of(module, names)
        imported = {_package_of(name, names) for name in graph.find_modules_directly_imported_by(module)}
        for package in imported - {importer, ""}:
            if importer:
                counts[importer, package] = counts.get((importer, package), 0) + 1
    return counts


def _package_of(module: str, names: list[str]) -> str:
    return next((name for name in names if module == name or module.startswith(f"{name}.")), "")


def draw(rows: list[list[str]]) -> str:
    """The picture as SVG: one row per layer, an arrow to each package that another imports, wider for more modules.

    The modules below the packages are one box: every package imports from there.
    """
    last = max(level for level, row in enumerate(rows) if any(map(_is_package, row)))
    packages, ground = rows[: last + 1], [name.removeprefix("claims.") for row in rows[last + 1 :] for name in row]
    names = [name for row in packages for name in row]
    boxes = {box.name: box for level, row in enumerate(packages) for box in _place(row, level)}
    height = len(packages) * ROW + BOX_HEIGHT + 2 * MARGIN
    shapes = [
        *(_arrow(boxes[one], boxes[other], count) for (one, other), count in sorted(count_imports(names).items())),
        *(_rectangle(box.x, box.y, BOX_WIDTH, box.name) for box in boxes.values()),
        _rectangle(
            MARGIN, height - MARGIN - BOX_HEIGHT, WIDTH - 2 * MARGIN, "ground floor, claims/: " + ", ".join(ground)
        ),
    ]
    return "\n".join([HEAD.format(width=WIDTH, height=height), *shapes, "</svg>\n"])


def _is_package(name: str) -> bool:
    return (ROOT / name.replace(".", "/")).is_dir()


def _place(row: list[str], level: int) -> list[Box]:
    """Boxes side by side; rows of one box alternate around the middle, so that arrows pass beside boxes."""
    taken = len(row) * (BOX_WIDTH + GAP) - GAP
    left = (WIDTH - taken) // 2 + (-1) ** level * (SHIFT if len(row) == 1 else 0)
    return [Box(name, left + at * (BOX_WIDTH + GAP), MARGIN + level * ROW) for at, name in enumerate(row)]


def _arrow(one: Box, other: Box, count: int) -> str:
    y1, y2 = one.y + BOX_HEIGHT, other.y
    bend = (y2 - y1) // 2
    return (
        f'<path d="M{one.middle},{y1} C{one.middle},{y1 + bend} {other.middle},{y2 - bend} {other.middle},{y2}" '
        f'fill="none" stroke="#8a99a8" stroke-opacity=".6" stroke-width="{min(1 + count / 8, 4):.2f}" '
        f'marker-end="url(#head)"><title>{count} modules of {escape(one.name)} import {escape(other.name)}</title></path>'
    )


def _rectangle(x: int, y: int, width: int, text: str) -> str:
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{BOX_HEIGHT}" rx="5" fill="#eef3f8" stroke="#33475b"/>'
        f'<text x="{x + width // 2}" y="{y + 22}" text-anchor="middle" fill="#1c2733">{escape(text)}</text>'
    )


if __name__ == "__main__":
    sys.exit(main())
