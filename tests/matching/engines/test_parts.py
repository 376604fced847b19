"""Claims compared in a part of their table have the levels that they have in the whole."""

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from benchmarks.synthetic import synthetic_claims
from claims.errors import CollectionError
from claims.matching import MatchSettings, claim_frame, explain_pairs, prepare
from claims.matching.arrays import digests
from claims.matching.blocking.blocks import BlockKeys, find_candidates
from claims.matching.claims.prepared import Prepared
from claims.matching.claims.table_numbers import CountKind, SourceTotals, beat_keys
from claims.matching.claims.word_vectors import most_claims_of_near_word, source_sums
from claims.matching.engines.measures import MOST_VALUES, asked, count_claims, nearest_rows, words_of_near
from claims.matching.engines.parts import Buckets, WholeTable, in_context, reasons, scored
from claims.matching.engines.sorted_uses import GAPS, searches
from claims.matching.features.all_features import FEATURES, compare_features
from claims.matching.features.areas import known_days, months_of
from claims.matching.features.times import usual_gaps
from claims.matching.scoring.score import score_claims
from tests.builders.matching import SHIPPED, frame_of


def claims_of_outlets_and_lists() -> pd.DataFrame:
    rows = synthetic_claims(240, seed=5)[0]
    number = np.arange(len(rows))
    rows["title"] = rows["title"].where(number % 3 > 0, rows["title"].str.title())
    rows["source"] = rows["source"].mask(number % 4 == 0, pd.Series(number % 12 // 4, index=rows.index).astype(str))
    rows.loc[number % 4 == 0, ["published", "url"]] = ""
    frame = frame_of(rows)
    cited = frame["document_id"].sample(frac=1, random_state=1).to_numpy()
    return frame.assign(
        cites=np.where(number % 5 == 0, cited + "|" + np.roll(cited, 1), np.where(number % 3 == 0, cited, ""))
    )


def claims_in_a_tree() -> pd.DataFrame:
    return claim_frame(SHIPPED)


TABLES = {"outlets and lists": claims_of_outlets_and_lists, "in a tree": claims_in_a_tree}


@cache
def measured(name: str) -> tuple[Prepared, WholeTable, pa.Table]:
    """A table whole, what its parts are told, and its claims with the counts that they read."""
    prepared = prepare(TABLES[name](), MatchSettings(least_points=-1e6))
    frame, rows = prepared.frame, np.arange(len(prepared.frame))
    parts = [Prepared(frame.iloc[some].reset_index(drop=True), prepared.settings) for some in np.array_split(rows, 3)]
    counts = pd.concat([count_claims(part) for part in parts]).groupby(["kind", "key", "value"], as_index=False).sum()
    valued = counts[counts["kind"].isin([int(kind) for kind in MOST_VALUES])].sort_values(
        "n", ascending=False, kind="stable"
    )
    of_key = valued.groupby(["kind", "key"])
    valued = valued.assign(total=of_key["n"].transform("sum"))[of_key.cumcount() < valued["kind"].map(MOST_VALUES)]
    plain = counts[(counts["kind"] < CountKind.TWIN) & (counts["n"] > 1) | (counts["kind"] == CountKind.TWIN)].assign(
        total=0
    )
    known = asked(prepared).merge(pd.concat([plain, valued]), on="key")
    areas = counts[counts["kind"] == CountKind.AREA].sort_values("key")
    days, claims = np.unique(known_days(prepared), return_counts=True)
    whole = WholeTable(
        settings=prepared.settings, size=len(frame), in_tree=bool(prepared.in_tree.all()), same_titles=prepared.titles is prepared.texts,
        months=months_of(days, claims), lists=np.unique(frame["source_id"][prepared.lists >= 0].to_numpy(dtype=object)),
        gaps=usual_gaps(prepared).days, areas=(areas["key"].to_numpy(), areas["n"].to_numpy()), totals=totals_of(prepared),
    )  # fmt: skip
    by_row = known.groupby("row")
    lists = {f"known_{name}": by_row[name].agg(list).reindex(rows).to_list() for name in ("key", "value", "n", "total")}
    lists = {name: [each if isinstance(each, list) else [] for each in column] for name, column in lists.items()}
    ranks = prepared.neighbours.rank.tolil()
    near = [[at for _, at in sorted(zip(ranks.data[row], ranks.rows[row], strict=True))] for row in rows]
    table = pa.Table.from_pandas(frame.assign(row=rows), preserve_index=False)
    for name, column in {**lists, "near": near}.items():
        table = table.append_column(name, pa.array(column, pa.list_(pa.int64())))
    return prepared, whole, table


def totals_of(prepared: Prepared) -> SourceTotals:
    codes, sources = pd.factorize(prepared.frame["source_id"])
    sums = source_sums(prepared.names.matrix, codes, prepared.have_beat, len(sources)).tocoo()
    of_source = digests(np.asarray(sources, dtype=object))
    keys = beat_keys(of_source[sums.row], digests(prepared.names.vocabulary)[sums.col])
    order, by_source = np.argsort(keys), np.argsort(of_source)
    squares = np.asarray(np.bincount(sums.row, weights=sums.data**2, minlength=len(sources)), dtype=np.float64)
    return SourceTotals(
        keys=keys[order], sums=sums.data[order], sources=of_source[by_source], squares=squares[by_source]
    )


@pytest.mark.parametrize("name", TABLES)
def test_levels_in_a_part_are_those_in_the_whole(name: str) -> None:
    prepared, whole, table = measured(name)
    random = np.random.default_rng(2)
    for _ in range(4):
        rows = np.sort(random.permutation(len(table))[:40])
        left, right = np.triu_indices(len(rows), 1)
        part = whole.prepared(table.take(rows))
        found, expected = compare_features(part, left, right), compare_features(prepared, rows[left], rows[right])
        for feature in FEATURES:
            assert found[feature.name].tolist() == expected[feature.name].tolist(), feature.name


@pytest.mark.parametrize("name", TABLES)
def test_pairs_scored_in_parts_beside_others_have_the_points_of_the_whole(name: str) -> None:
    prepared, whole, table = measured(name)
    every = find_candidates(prepared)
    pairs = pa.table({"left": every.left, "right": every.right})
    parts = [pairs.slice(start, 700) for start in range(0, len(pairs), 700)]
    ends = [np.union1d(part["left"], part["right"]) for part in parts]
    alone = pd.concat([scored(whole, part, table.take(rows)) for part, rows in zip(parts, ends, strict=True)])
    third = alone[alone["left"] % 3 == 0]
    known = alone["left"].isin(np.union1d(third["left"], third["right"])) | alone["right"].isin(
        np.union1d(third["left"], third["right"])
    )
    found = in_context(whole, pa.Table.from_pandas(third), pa.Table.from_pandas(alone[known]))
    expected = score_claims(Prepared(prepared.frame, MatchSettings(least_points=-1e6, calibrate_lists=False)))
    points = dict(zip(zip(expected.left, expected.right, strict=True), expected.points, strict=True))
    assert found["points"].tolist() == [points[pair] for pair in zip(found["left"], found["right"], strict=True)]
    told = reasons(whole, pa.Table.from_pandas(found[:20]), table, None)
    ids = prepared.frame["claim_id"].to_numpy()
    pairs = list(zip(ids[found["left"][:20]], ids[found["right"][:20]], strict=True))
    by_itself = explain_pairs(Prepared(prepared.frame, MatchSettings(calibrate_lists=False)), pairs)
    assert told["points"].tolist() == [match.points for match in by_itself]
    sentences = [[part.sentence for part in match.evidence if part.points] for match in by_itself]
    assert [[part["sentence"] for part in evidence] for evidence in told["evidence"]] == sentences


def test_keys_are_the_same_numbers_in_every_part() -> None:
    _, whole, table = measured("outlets and lists")
    both = whole.prepared(table)
    for on_dates in (True, False):
        found = searches(BlockKeys(both), on_dates=on_dates)
        uses = {
            number: set(zip(*(column.tolist() for column in search.keyed), strict=True))
            for number, search in found.items()
        }
        halves: dict[int, set[tuple[int, int]]] = {number: set() for number in uses}
        for rows in (np.arange(0, 100), np.arange(100, len(table))):
            for number, search in searches(BlockKeys(whole.prepared(table.take(rows))), on_dates=on_dates).items():
                halves[number] |= {(int(rows[row]), int(key)) for row, key in zip(*search.keyed, strict=True)}
        assert halves == uses
    assert GAPS in searches(BlockKeys(both), on_dates=True)


@pytest.mark.parametrize("name", TABLES)
def test_the_nearest_texts_to_a_chunk_are_those_in_the_whole(name: str) -> None:
    prepared, whole, table = measured(name)
    used = np.bincount(np.bincount(prepared.texts.matrix.indices, minlength=prepared.texts.matrix.shape[1]))
    most = most_claims_of_near_word(used, whole.size, prepared.settings.texts)
    words = words_of_near(whole.prepared(table), most)
    found = []
    for chunk, own in words.groupby(words["row"] // 50):
        of_words = words[words["word"].isin(own["word"])].assign(chunk=chunk)
        found.append(nearest_rows(pa.Table.from_pandas(of_words), 50).to_pandas())
    ranks = prepared.neighbours.rank.tocoo()
    expected = set(zip(ranks.row.tolist(), ranks.col.tolist(), ranks.data.tolist(), strict=True))
    assert {tuple(row) for row in pd.concat(found).to_numpy().tolist()} == expected


def test_claims_are_added_by_the_numbers_of_the_table_that_was_matched(tmp_path: Path) -> None:
    earlier = WholeTable(
        settings=MatchSettings(), size=5, in_tree=True, months=7.5, lists=np.array(["one", "two"], dtype=object),
        gaps=np.array([[0, 1, 0], [-1, 0, 0], [0, 0, 0]], dtype=np.int32), buckets=Buckets(np.array([3.5, 9.0])),
    )  # fmt: skip
    added = WholeTable(
        settings=MatchSettings(), size=9, in_tree=True, same_titles=True, lists=np.array(["x"], dtype=object)
    )
    moved = replace(
        earlier, settings=MatchSettings(weights_file=Path(shutil.copy(MatchSettings().weights_file, tmp_path)))
    )
    assert moved.as_json() == earlier.as_json()
    whole = added.added_to(earlier.as_json())
    assert (whole.size, whole.in_tree, whole.same_titles, whole.months) == (9, True, False, 7.5)
    assert whole.lists.tolist() == ["one", "two"]
    assert not added.added_to(replace(earlier, in_tree=False).as_json()).in_tree
    assert whole.gaps.tolist() == earlier.gaps.tolist()
    assert whole.buckets.bounds.tolist() == [3.5, 9.0]


def test_claims_are_not_added_by_other_weights() -> None:
    earlier = WholeTable(settings=MatchSettings(least_points=1.0), size=5)
    with pytest.raises(CollectionError, match="was matched with other settings; allowed: the same weights"):
        WholeTable(settings=MatchSettings(), size=1).added_to(earlier.as_json())
