"""Where the time of matching goes, feature by feature, against the floor: reading two bytes a claim over the same pairs.

Usage: python -m benchmarks.profile_matching DIRECTORY     a directory that benchmarks.synthetic wrote
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import pandas as pd

from benchmarks.scores import peak_gigabytes
from claims.matching.blocking.blocks import BLOCKS, BlockKeys, find_candidates
from claims.matching.claims.claim_table import read_claim_table
from claims.matching.claims.prepared import prepare
from claims.matching.features.all_features import FEATURES
from claims.matching.linking.link import link_scored
from claims.matching.scoring.score import Scored
from claims.matching.scoring.weights import read_weights
from claims.matching.settings import MatchSettings

T = TypeVar("T")
_MOST_PAIRS = 1_000_000  # features are timed on as many pairs as this, so that a profile of any size is short


def timed(name: str, make: Callable[[], T], per: int = 0) -> T:
    """What a step makes; its processor time is told, and that of one of `per`."""
    start = time.process_time()
    made = make()
    seconds = time.process_time() - start
    each = f"{1e9 * seconds / per:8.0f} ns a pair" if per else ""
    sys.stdout.write(f"{name:34s}{seconds:8.2f} s {each:18s} {peak_gigabytes():6.2f} GB\n")
    return made


def profile(directory: Path) -> None:
    frame = timed("read", lambda: read_claim_table(directory / "claims.csv").frame)
    prepared = timed("prepare", lambda: prepare(frame, MatchSettings()))
    timed("words", lambda: prepared.texts)
    timed("nearest texts", lambda: prepared.neighbours)
    keys = BlockKeys(prepared)
    for name, block in BLOCKS.items():
        timed(f"block: {name}", lambda block=block: block(keys))  # type: ignore[misc]  # a default binds the loop's own
    found = timed("all candidates", lambda: find_candidates(prepared))
    some = np.sort(np.random.default_rng(1).permutation(len(found.left))[:_MOST_PAIRS])
    left, right = found.left[some], found.right[some]
    column = np.arange(len(frame), dtype=np.int16)
    timed("floor: one column of both claims", lambda: column[left] == column[right], len(some))
    levels = {}
    for feature in FEATURES:
        timed(f"{feature.name}, first use", lambda feature=feature: feature.compare(prepared, left[:2], right[:2]))  # type: ignore[misc]
        levels[feature.name] = timed(
            feature.name,
            lambda feature=feature: feature.compare(prepared, left, right),  # type: ignore[misc]
            len(some),
        )
    weights = read_weights(prepared.settings.weights_file)
    points = timed("weigh", lambda: weights.weigh(pd.DataFrame(levels)), len(some))
    scored = Scored(
        ids=prepared.frame["claim_id"].to_numpy(dtype=object),
        documents=prepared.coded("document_id")[0],
        lists=prepared.lists,
        left=left,
        right=right,
        points=points,
    )
    timed("link", lambda: link_scored(scored), len(some))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    profile(parser.parse_args().directory)


if __name__ == "__main__":
    main()
