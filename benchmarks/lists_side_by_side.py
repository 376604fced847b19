"""Prints how well lists of one war are matched by date and place alone, by Splink, and by this program, in one run and without labels.

Usage: python -m benchmarks.lists_side_by_side FOLDER [FOLDER ...]

Each FOLDER holds claims.csv and gold.csv, see `benchmarks.matching_quality`. Needs the extra `bench`.
"""

import sys
from itertools import combinations
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import splink
import splink.comparison_library as cl
from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from benchmarks.gold import read_gold, read_spared
from benchmarks.matching_quality import frame_of, linked
from benchmarks.scores import scores
from claims.installation.version import __version__
from claims.matching.claims.claim_table import read_claim_table
from claims.names import fold

NEAR_KM, LIKE_NAMES = 20.0, 80.0
OFFICIAL = (
    r"\b(?:town|city|village|district|province|governorate|region|near|area|neighbou?rhoods?|al|ad|ash|as|an|el)\b"
)
EARTH_KM = 6371.0
COLUMNS = ["claim_id", "source", "date_start", "place", "admin1", "latitude", "longitude"]


def main() -> None:
    """Runs every folder."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    print(f"claims {__version__}, splink {splink.__version__}, duckdb {duckdb.__version__}")  # noqa: T201
    print(f"{'set':20s} {'by':28s} {'pair P':>7s} {'pair R':>7s} {'pair F1':>8s}")  # noqa: T201
    for folder in map(Path, sys.argv[1:]):
        if not (folder / "claims.csv").exists():
            print(f"{folder.name:20s} skipped: claims.csv is not there")  # noqa: T201
            continue
        table = read_lists(folder / "claims.csv")
        gold, spared = frame_of(read_gold(folder)), read_spared(folder)
        for by, found in (
            ("date and place, one to one", by_rule(table)),
            ("Splink, EM, from 0.5", by_splink(table)),
            ("this program", linked(read_claim_table(folder / "claims.csv"), None)),
        ):
            result = scores(gold, found, spared)
            numbers = f"{result['precision']:7.3f} {result['recall']:7.3f} {result['f1']:8.3f}"
            print(f"{folder.name:20s} {by:28s} {numbers}", flush=True)  # noqa: T201


def read_lists(path: Path) -> pd.DataFrame:
    """The columns that the rule and Splink read: names folded, days and coordinates as numbers."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False)[COLUMNS]
    for column in ("place", "admin1"):
        table[column] = table[column].map(fold).str.replace(OFFICIAL, " ", regex=True).str.split().str.join(" ")
    table["day"] = pd.to_datetime(table["date_start"], errors="coerce")
    for column in ("latitude", "longitude"):
        table[column] = pd.to_numeric(table[column], errors="coerce")
    return table


def by_rule(table: pd.DataFrame) -> dict[str, object]:
    """Two rows of two lists are one event on the same or the next day and within 20 km or of like names; the best one to one."""
    groups: dict[str, object] = {claim_id: claim_id for claim_id in table["claim_id"]}
    lists = [rows.reset_index(drop=True) for _, rows in table.groupby("source")]
    for one, other in combinations(lists, 2):
        cost = np.full((len(one), len(other)), 9.0)
        days = np.abs((one["day"].to_numpy()[:, None] - other["day"].to_numpy()[None, :]) / np.timedelta64(1, "D"))
        names = process.cdist(one["place"].to_list(), other["place"].to_list(), scorer=fuzz.partial_ratio)
        named = (one["place"].to_numpy() != "")[:, None] & (other["place"].to_numpy() != "")[None, :]
        km = kilometres(one, other)
        near = (days <= 1) & ((km <= NEAR_KM) | (named & (names >= LIKE_NAMES)))
        distance = np.where(np.isnan(km), NEAR_KM, np.minimum(km, NEAR_KM)) / NEAR_KM
        cost[near] = (days + distance + (100 - names) / 100)[near]
        for row, column in zip(*linear_sum_assignment(cost), strict=True):
            if near[row, column]:
                joined, into = groups[other["claim_id"][column]], groups[one["claim_id"][row]]
                groups.update({claim_id: into for claim_id, group in groups.items() if group == joined})
    return groups


def kilometres(one: pd.DataFrame, other: pd.DataFrame) -> np.ndarray:
    """The distances of all pairs by the haversine formula, without a value where a point is not known."""
    (north, east), (north_b, east_b) = (
        (np.radians(rows["latitude"].to_numpy()), np.radians(rows["longitude"].to_numpy())) for rows in (one, other)
    )
    half = np.sin((north[:, None] - north_b[None, :]) / 2) ** 2
    half = half + np.cos(north)[:, None] * np.cos(north_b)[None, :] * np.sin((east[:, None] - east_b[None, :]) / 2) ** 2
    distances: np.ndarray = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return distances


def by_splink(table: pd.DataFrame) -> dict[str, object]:
    """Splink between the lists: its own estimates (u by sampling, m by expectation maximisation), pairs from a probability of .5 on."""
    rows = table.assign(unique_id=table["claim_id"], month=table["day"].dt.strftime("%Y-%m"))
    rows[["place", "admin1"]] = rows[["place", "admin1"]].replace("", None)
    connection = duckdb.connect()
    api = DuckDBAPI(connection)
    parts = [part.drop(columns=["source", "claim_id", "date_start"]) for _, part in rows.groupby("source")]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.AbsoluteDateDifferenceAtThresholds(
                "day", input_is_string=False, metrics=["day", "day", "day"], thresholds=[0.5, 1.5, 7]
            ),
            cl.JaroWinklerAtThresholds("place", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("admin1").configure(term_frequency_adjustments=True),
            cl.DistanceInKMAtThresholds("latitude", "longitude", [5, 20, 50]),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("month", "place"),
            block_on("day"),
            block_on("month", "admin1"),
        ],
    )
    linker = Linker([api.register(part, table_name=f"list_{at}") for at, part in enumerate(parts)], settings)
    linker.training.estimate_probability_two_random_records_match([block_on("day", "place")], recall=0.4)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for columns in (("day",), ("month", "place")):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*columns))
    predicted = linker.inference.predict(threshold_match_probability=0.2)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, 0.5)
    found = clusters.as_duckdbpyrelation().df()
    return dict(zip(found["unique_id"], found["cluster_id"], strict=True))


if __name__ == "__main__":
    main()
