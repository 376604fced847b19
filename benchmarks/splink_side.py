"""Splink over a table of claims, set up as its documentation recommends: blocking rules, EM, term frequencies, a tuned threshold."""

import argparse
import json
from pathlib import Path

import duckdb
import pandas as pd
import splink
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from benchmarks.scores import Clock, peak_gigabytes, scores

PREPARE = """
create or replace table claims as
select claim_id as unique_id, source, nullif(lower(place), '') as place, nullif(lower(admin1), '') as admin1, country,
  try_cast(nullif(date_start, '') as date) as day, try_cast(nullif(published, '') as date) as published,
  strftime(coalesce(try_cast(nullif(date_start, '') as date), try_cast(nullif(published, '') as date)), '%Y-%m') as month,
  nullif(lower(actor_a), '') as actor_a, nullif(lower(actor_b), '') as actor_b,
  nullif(list_sort(list_filter([lower(actor_a), lower(actor_b)], lambda x: x <> '')), []) as actors,
  nullif(kind, '') as kind, string_split(lower(title), ' ') as words,
  try_cast(nullif(latitude, '') as double) as latitude, try_cast(nullif(longitude, '') as double) as longitude
from read_csv($file, header = true, all_varchar = true)
"""
BLOCKS = (
    ("day", "place"), ("day", "actor_a"), ("day", "actor_b"), ("day", "admin1", "kind"), ("place", "month"), ("published", "place"),
)  # fmt: skip
THRESHOLDS = (0.99, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995, 0.999, 0.9999, 0.99999)  # the time of the first counts


def settings() -> SettingsCreator:
    """What of two claims is compared; counts are left out, as on our side."""
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.AbsoluteDateDifferenceAtThresholds(
                "day", input_is_string=False, metrics=["day", "day", "month"], thresholds=[1, 7, 1]
            ),
            cl.AbsoluteDateDifferenceAtThresholds(
                "published", input_is_string=False, metrics=["day", "day", "month"], thresholds=[1, 4, 2]
            ),
            cl.JaroWinklerAtThresholds("place", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("admin1").configure(term_frequency_adjustments=True),
            cl.DistanceInKMAtThresholds("latitude", "longitude", [5, 15, 50]),
            cl.ArrayIntersectAtSizes("actors", [2, 1]),
            cl.ExactMatch("kind").configure(term_frequency_adjustments=True),
            cl.ArrayIntersectAtSizes("words", [4, 3, 2, 1]),
        ],
        blocking_rules_to_generate_predictions=[block_on(*columns) for columns in BLOCKS],
    )


def run(directory: Path) -> dict[str, object]:
    """Trains, predicts and clusters; the threshold is the best of several by the gold incidents, clustered once in the time given."""
    gold = pd.read_csv(directory / "gold.csv", dtype=str)
    clock = Clock()
    connection = duckdb.connect()
    connection.execute("set threads to 2")
    connection.execute(PREPARE, {"file": str(directory / "claims.csv")})
    api = DuckDBAPI(connection)
    linker = Linker(api.register("claims"), settings())
    clock.tick()
    linker.training.estimate_probability_two_random_records_match([block_on("day", "place", "kind")], recall=0.4)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)  # its documentation: "often adequate"
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("day", "place"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("day", "actor_a"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("place", "month"))
    clock.tick()
    predicted = linker.inference.predict(threshold_match_probability=0.2)
    clock.tick()
    best: dict[str, object] = {"f1": -1.0}
    for threshold in THRESHOLDS:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold)
        if threshold == THRESHOLDS[0]:
            clock.tick()
        found = clusters.as_duckdbpyrelation().df()
        told = scores(gold, dict(zip(found["unique_id"], found["cluster_id"], strict=True)))
        if told["f1"] > float(str(best["f1"])):
            best = {"threshold": threshold, **told}
    return {
        "versions": {"splink": splink.__version__, "duckdb": duckdb.__version__},
        **clock.seconds(),
        "peak_gigabytes": peak_gigabytes(),
        **best,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    print(json.dumps(run(parser.parse_args().directory)))  # noqa: T201  # the comparison reads this line


if __name__ == "__main__":
    main()
