"""Sorted uses in runs of any length find the pairs that one process finds, also where a day or a word is crowded."""

from functools import cache

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from benchmarks.synthetic import synthetic_claims
from claims.matching import MatchSettings, prepare
from claims.matching.blocking.blocks import BLOCKS, ON_DATES, BlockKeys
from claims.matching.blocking.key_pairs import Uses
from claims.matching.claims.prepared import Prepared
from claims.matching.engines.sorted_uses import GAPS, SortedUses, edges_of, search_name, within_budget
from claims.matching.settings import BlockSettings
from tests.builders.matching import frame_of

MOST = 12
TIGHT = BlockSettings(most_claims_per_key=MOST, most_pairs=400, least_pairs_per_claim=1, least_pairs=150)
SPREAD, CROWDED = "spread", "a day with a tenth of the claims and a word in half of them"


@cache
def searched(name: str) -> tuple[Prepared, dict[int, Uses]]:
    """A table and the searches of all blocks in it."""
    rows = synthetic_claims(300, seed=7)[0]
    if name == CROWDED:
        number = np.arange(len(rows))
        rows.loc[number % 10 == 0, ["date_start", "date_end"]] = "2016-03-04"
        rows["title"] = rows["title"].where(number % 2 > 0, rows["title"] + " market")
    prepared = prepare(frame_of(rows), MatchSettings(blocks=TIGHT))
    specs = {
        2 * list(BLOCKS).index(block) + at: search
        for block in BLOCKS
        for at, search in enumerate([BlockKeys(prepared).on_dates] if block == ON_DATES else BLOCKS[block](BlockKeys(prepared)))
        if isinstance(search, Uses)
    }  # fmt: skip
    return prepared, specs


def sorted_table(name: str) -> pd.DataFrame:
    found = []
    for search, uses in searched(name)[1].items():
        rows, keys = uses.keyed
        owners = np.ones(300, dtype=bool) if uses.owners is None else uses.owners
        columns = {"search": search, "key": keys, "day": uses.first[rows], "last": uses.last[rows], "row": rows}
        found.append(pd.DataFrame(columns | {"owner": owners[rows], "tag": rows / 300}))
    return pd.concat(found).sort_values(["search", "key", "day", "row"], ignore_index=True)


def runs_of(name: str, length: int) -> list[SortedUses]:
    table = sorted_table(name)
    parts = [table.iloc[start : start + length].assign(run=start) for start in range(0, len(table), length)]
    runs = [pa.Table.from_pandas(part, preserve_index=False) for part in parts]
    edges = pd.concat([edges_of(run, MOST + 1) for run in runs], ignore_index=True)
    return [SortedUses.of(run, edges, MOST + 1, searched(name)[1]) for run in runs]


@pytest.mark.parametrize("name", [SPREAD, CROWDED])
@pytest.mark.parametrize("length", [30, 701, 100_000])
def test_runs_find_the_pairs_of_the_whole_table(name: str, length: int) -> None:
    (prepared, specs), runs = searched(name), runs_of(name, length)
    costs = pd.concat([run.map(lambda uses: uses.costs(MOST)) for run in runs])
    caps, expected = within_budget(costs, specs, TIGHT, len(prepared.frame))
    found = pd.concat([run.map(lambda uses: uses.pairs(caps[uses.number])) for run in runs])
    served = pd.concat([run.map(lambda uses: uses.served(caps[uses.number])) for run in runs])
    for search in np.unique(costs["search"]).tolist():
        offers, budget = specs[search].offers(), BlockKeys(prepared).budget(specs[search].share)
        cap = budget.cap(offers.costs(MOST))
        whole = offers.pairs(cap, 300)
        own = found[found["search"] == search]
        pairs = own[own["left"] >= 0]
        assert caps[search] == cap
        assert expected[f"{search_name(search)}: pairs expected"] == offers.costs(MOST)[: cap + 1].sum()
        assert set(pairs["left"] * 300 + pairs["right"]) == set(whole.numbers.tolist())
        assert set(served.loc[served["search"] == search, "row"]) == set(offers.served(cap).tolist())
        assert 0 <= own["dropped"].sum() <= whole.dropped  # what is beyond the edges of a run is not seen
    assert GAPS not in costs["search"].to_numpy()


def test_a_crowded_day_makes_no_run_longer() -> None:
    prepared = searched(CROWDED)[0]
    assert BlockKeys(prepared).crowded[prepared.stated[0] == prepared.stated[0][0]].all()
    assert max(len(run.table) for run in runs_of(CROWDED, 50)) <= 50 + 2 * (MOST + 1)
