"""How much of the incidents of a judged collection the matching finds without its judgements.

python -m benchmarks.judged_incidents data/el-salvador-1989
"""

import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd

from benchmarks.scores import scores
from claims.collection import load_collection
from claims.matching import link_incidents, match_claims


def main() -> None:
    """Prints one line for each collection named."""
    for folder in map(Path, sys.argv[1:]):
        collection = load_collection(folder)
        matches = match_claims(collection)
        judged = link_incidents(collection, matches).incident_of
        alone = link_incidents(replace(collection, judgements=collection.judgements.iloc[:0]), matches).incident_of
        gold = pd.DataFrame({"claim_id": list(judged), "incident_id": list(judged.values())})
        found = {name: round(score, 3) for name, score in scores(gold, alone).items()}
        print(folder.name, f"{len(gold)} claims, {len(collection.judgements)} judgements", found)  # noqa: T201  # a script


if __name__ == "__main__":
    main()
