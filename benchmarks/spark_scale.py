"""How matching in Spark grows on this machine: time, memory of each process, bytes shuffled and F1, for tables of any size.

python -m benchmarks.spark_scale DIRECTORY 100000 1000000 10000000 [--memory 4GB] [--floor -2] [--beside]
"""

import argparse
import json
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from pyspark.sql import SparkSession

from benchmarks.scores import scores
from benchmarks.synthetic import World, synthetic_claims
from claims.matching import LinkSettings, MatchSettings, match_table, prepare
from claims.matching.claims.claim_table import read_claim_table
from claims.matching.engines.engine_choice import in_memory, link_thresholds
from claims.matching.linking.link import link_scored
from claims.matching.scoring.score import score_claims

PART = 250_000  # claims written at once, so that no table is held whole
_MOST_SCORED = 5_000_000  # claims whose gold is held in memory to be compared
_MEGABYTE = 1e6
_SHUFFLED = "internal.metrics.shuffle.write.bytesWritten"


def write_parts(directory: Path, size: int) -> None:
    """The claims and their incidents as folders of Parquet, as far as these are not there yet; all parts tell of one world."""
    if (directory / "gold").exists():
        return
    for folder in ("claims", "gold-unfinished"):
        (directory / folder).mkdir(parents=True, exist_ok=True)
    for part, start in enumerate(range(0, size, PART)):
        claims, gold = synthetic_claims(min(PART, size - start), seed=part + 1, world=World.of(size))
        claims["claim_id"], gold["claim_id"] = (f"p{part}-" + frame["claim_id"] for frame in (claims, gold))
        gold["incident_id"] = f"p{part}-" + gold["incident_id"]
        claims.to_parquet(directory / "claims" / f"{part}.parquet", index=False)
        gold.to_parquet(directory / "gold-unfinished" / f"{part}.parquet", index=False)
    (directory / "gold-unfinished").rename(directory / "gold")


class Memory(threading.Thread):
    """The most memory of Java, of the largest Python process and of all together, looked up twice a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = {"java": 0.0, "largest python": 0.0, "all": 0.0}
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(0.5):
            used = _resident(os.getpid())
            java = sum(size for name, size in used if name == "java")
            now = {"java": java, "largest python": max((size for name, size in used if name != "java"), default=0.0)}
            now["all"] = sum(size for _, size in used)
            self.most = {name: max(self.most[name], size) for name, size in now.items()}


def _resident(root: int) -> list[tuple[str, float]]:
    """Name and megabytes of every process below one."""
    parents: dict[int, int] = {}
    told: dict[int, tuple[str, float]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = dict(
                line.split(":\t", 1) for line in (folder / "status").read_text().splitlines() if ":\t" in line
            )
        except OSError:  # it has ended meanwhile
            continue
        number = int(folder.name)
        parents[number] = int(status["PPid"])
        told[number] = status["Name"], int(status.get("VmRSS", "0 kB").split()[0]) * 1024 / _MEGABYTE

    def is_below(number: int) -> bool:
        while number > 1 and number != root:
            number = parents.get(number, 0)
        return number == root

    return [each for number, each in told.items() if is_below(number) and number != root]


def shuffled_bytes(folder: Path) -> int:
    """The bytes that all stages wrote for one another, from Spark's log of events."""
    total = 0
    for path in folder.rglob("*"):
        if path.is_file():
            for line in path.read_text(encoding="utf-8").splitlines():
                if '"SparkListenerStageCompleted"' in line:
                    stage = json.loads(line)["Stage Info"]
                    total += sum(int(each["Value"]) for each in stage["Accumulables"] if each["Name"] == _SHUFFLED)
    return total


def run(directory: Path, size: int, *, memory: str, floor: float, beside: bool) -> dict[str, object]:
    """Writes a table, matches it, and measures both processes and result; with `beside`, compares it with the engine in memory."""
    folder, events = directory / str(size), directory / f"events-{size}"
    write_parts(folder, size)
    shutil.rmtree(events, ignore_errors=True)  # of an earlier run
    events.mkdir()
    settings = MatchSettings(least_points=floor)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    options = {
        "spark.eventLog.enabled": "true",
        "spark.eventLog.dir": events.as_uri(),
        "spark.eventLog.compress": "false",
    }
    options |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.ui.enabled": "false"}
    options |= {"spark.driver.memory": in_memory(memory), "spark.sql.session.timeZone": "UTC"}
    builder = SparkSession.builder.master("local[*]")
    for name, value in options.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    watch, began = Memory(), time.perf_counter()
    watch.start()
    to, tell = folder / "matched", _told(began)
    report = match_table(folder / "claims", to, memory=memory, settings=settings, tell=tell)
    seconds = time.perf_counter() - began
    watch.done.set()
    spark.stop()
    told: dict[str, object] = {"claims": size, "seconds": round(seconds, 1), "pairs scored": report["pairs scored"]}
    told |= {f"megabytes, {name}": round(most) for name, most in watch.most.items()}
    told["bytes shuffled a claim"] = round(shuffled_bytes(events) / size)
    if size <= _MOST_SCORED:
        incidents = pd.read_parquet(to / "incidents")
        found = dict(zip(incidents["claim_id"], incidents["incident_id"], strict=True))
        of_gold = scores(pd.read_parquet(folder / "gold"), found)
        told |= {name: round(score, 3) for name, score in of_gold.items()}
        if beside:
            began = time.perf_counter()
            told["pairwise f1 with the engine in memory"] = scores(_in_memory(folder, settings), found)["f1"]
            told["seconds in memory, without reasons"] = round(time.perf_counter() - began, 1)
    return told


def _in_memory(folder: Path, settings: MatchSettings) -> pd.DataFrame:
    """The incidents that one process finds in the same table."""
    whole = folder / "claims.parquet"
    pd.read_parquet(folder / "claims").to_parquet(whole, index=False)
    scored = score_claims(prepare(read_claim_table(whole).frame, settings))
    least = link_thresholds(settings)[0]
    linked = link_scored(scored, settings=LinkSettings(link_points=least))
    return pd.DataFrame({"claim_id": scored.ids, "incident_id": linked.incident_ids(least)})


def _told(began: float) -> Callable[[str], None]:
    return lambda step: print(f"{time.perf_counter() - began:8.1f} s  {step}", file=sys.stderr)  # noqa: T201  # a script


def main() -> None:
    """Runs every size, each in the same process one after the other, and prints a line of JSON for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--memory", default="4GB", help="of Java")
    parser.add_argument("--floor", type=float, default=-2.0, help="the least points of pairs that are kept")
    parser.add_argument("--beside", action="store_true", help="match in memory too, and compare")
    given = parser.parse_args()
    for size in given.sizes:
        found = run(given.directory, size, memory=given.memory, floor=given.floor, beside=given.beside)
        print(json.dumps(found), flush=True)  # noqa: T201  # a script


if __name__ == "__main__":
    main()
