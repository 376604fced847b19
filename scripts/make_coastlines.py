"""Makes views/plots/data/coastlines.npz, the coasts and borders of the map, from Natural Earth's countries as TopoJSON.

Usage: python scripts/make_coastlines.py countries-50m.json
The file is `countries-50m.json` of the npm package world-atlas 2.0.2 (Natural Earth 4.1.0, public domain).
"""

import json
import sys
from pathlib import Path

import numpy as np

OUTLINES = Path(__file__).resolve().parents[1] / "views" / "plots" / "data" / "coastlines.npz"


def main() -> None:
    """Reads the file named on the command line, writes the outlines, and prints their size."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    steps, lengths = arcs_of(topology)
    OUTLINES.parent.mkdir(exist_ok=True)
    corner, cell = grid_of(topology)
    np.savez_compressed(OUTLINES, steps=steps, lengths=lengths, corner=corner, cell=cell)
    sys.stdout.write(f"{OUTLINES}: {len(lengths)} lines, {len(steps)} points, {OUTLINES.stat().st_size} bytes\n")


def arcs_of(topology: dict[str, list[list[list[int]]]]) -> tuple[np.ndarray, np.ndarray]:
    """The steps of all lines on the grid, of which the first of each line starts at the corner, and the number of points of each line."""
    arcs = [np.array(arc, dtype=np.int32) for arc in topology["arcs"]]
    return np.concatenate(arcs), np.array([len(arc) for arc in arcs], dtype=np.int32)


def grid_of(topology: dict[str, dict[str, list[float]]]) -> tuple[np.ndarray, np.ndarray]:
    """The corner and the cell of the grid, in degrees east and north."""
    transform = topology["transform"]
    return np.array(transform["translate"]), np.array(transform["scale"])


if __name__ == "__main__":
    main()
