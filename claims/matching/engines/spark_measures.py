"""What claims read of their whole table, counted inside Spark and put beside each of them."""

from dataclasses import replace
from math import ceil
from typing import cast

import numpy as np
import pandas as pd
import pyarrow as pa
from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as sf
from scipy import sparse

from claims.matching.arrays import digests
from claims.matching.claims.table_numbers import CountKind, SourceTotals, beat_keys
from claims.matching.claims.word_vectors import TableCounts, most_claims_of_near_word, ranked
from claims.matching.engines.measures import MOST_VALUES, asked, count_claims, in_order_of_time
from claims.matching.engines.parts import WholeTable
from claims.matching.engines.spark_frames import FRAME, FRAME_COLUMNS, by_number, mapped
from claims.matching.engines.spark_run import SparkRun
from claims.matching.features.areas import months_of

_RECORD = 33  # bits of `monotonically_increasing_id` that number the rows of a partition


def number_rows(run: SparkRun, claims: DataFrame) -> DataFrame:
    """The claims in the order of their ids, with their rows and where they lie in the order of time and place."""
    whole = WholeTable(settings=run.settings, size=0)
    ids = claims.select("claim_id").repartitionByRange("claim_id").sortWithinPartitions("claim_id")
    ids = run.keep("ids", ids.withColumn("id", sf.monotonically_increasing_id()))
    sizes = ids.groupBy(sf.shiftright("id", _RECORD).alias("part")).count().toArrow().to_pandas().sort_values("part")
    before = dict(zip(sizes["part"].tolist(), (sizes["count"].cumsum() - sizes["count"]).tolist(), strict=True))
    offsets = sf.create_map([sf.lit(each) for pair in before.items() for each in pair] or [sf.lit(0), sf.lit(0)])
    row = offsets[sf.shiftright("id", _RECORD)] + sf.col("id").bitwiseAND((1 << _RECORD) - 1)
    numbered = claims.join(ids.select("claim_id", row.cast("long").alias("row")), "claim_id")

    def with_order(part: pa.Table) -> pa.Table:
        part = part.sort_by("row")
        return part.append_column("place_in_time", pa.array(in_order_of_time(whole.prepared(part))))

    return run.keep(
        "rows", mapped(numbered.select(*FRAME_COLUMNS, "row"), with_order, f"{FRAME}, row long, place_in_time double")
    )


def measure(run: SparkRun, claims: DataFrame) -> tuple[DataFrame, WholeTable]:
    """The claims with the counts that they read, and what all of them are told."""
    has_text, buckets = sf.expr("headline <> text"), sf.count("*")
    [(size, outside, more, has_capitals)] = claims.select(
        buckets,
        *(
            sf.coalesce(sf.max(each), sf.lit(False))
            for each in (~sf.col("in_tree"), has_text, sf.expr("capitals <> ''"))
        ),
    ).collect()
    lists = (
        claims.where("source_id <> ''").groupBy("source_id").agg(sf.min("listed").alias("all")).where("all").collect()
    )
    whole = WholeTable(
        settings=run.settings, size=size, in_tree=not outside, same_titles=not more, months=_months(claims),
        lists=np.array(sorted(row[0] for row in lists), dtype=object), bounds=_bounds(run, claims, size),
    )  # fmt: skip
    parts = mapped(claims, lambda part: count_claims(whole.prepared(part)), "kind byte, key long, value long, n long")
    counts = run.keep("counts", parts.groupBy("kind", "key", "value").agg(sf.sum("n").alias("n")))
    areas = (
        counts.where(sf.col("kind") == int(CountKind.AREA)).select("key", "n").toArrow().to_pandas().sort_values("key")
    )
    whole = replace(whole, areas=(areas["key"].to_numpy(), areas["n"].to_numpy()))

    def asking(part: pa.Table) -> pd.DataFrame:
        prepared = whole.prepared(part)
        return asked(prepared).assign(row=lambda each: prepared.table_rows[each["row"]])

    known = mapped(claims, asking, "row long, key long").join(_stored(counts), "key")
    of_row = known.groupBy("row").agg(sf.collect_list(sf.struct("key", "value", "n", "total")).alias("known"))
    columns = [sf.expr(f"known.{name} as known_{name}") for name in ("key", "value", "n", "total")]
    claims = run.keep("measured", claims.join(of_row, "row", "left").select(*claims.columns, *columns))
    return claims, replace(whole, totals=_totals(run, claims, whole)) if has_capitals else whole


def _months(claims: DataFrame) -> float:
    days = claims.select(sf.coalesce("first", "published_first").cast("date").alias("day")).where("day is not null")
    counts = days.groupBy(sf.unix_date("day").alias("day")).count().toArrow().to_pandas().sort_values("day")
    return months_of(counts["day"].to_numpy(dtype=np.int64), counts["count"].to_numpy(dtype=np.int64))


def _bounds(run: SparkRun, claims: DataFrame, size: int) -> "np.typing.NDArray[np.float64]":
    """Between which numbers of time and place the buckets lie that a worker prepares at once."""
    buckets = ceil(size / run.dealt.claims_at_once)
    shares = [each / buckets for each in range(1, buckets)]
    return np.unique(claims.approxQuantile("place_in_time", shares, 0.1 / buckets) if shares else np.empty(0))


def _stored(counts: DataFrame) -> DataFrame:
    """The counts that say more than that there is one, and of keys with values the most frequent ones."""
    plain = counts.where(
        (sf.col("kind") < int(CountKind.TWIN)) & (sf.col("n") > 1) | (sf.col("kind") == int(CountKind.TWIN))
    )
    most = sf.create_map([sf.lit(int(each)) for pair in MOST_VALUES.items() for each in pair])
    of_key = Window.partitionBy("kind", "key")
    valued = counts.where(sf.col("kind").isin([int(kind) for kind in MOST_VALUES])).select(
        "*",
        sf.sum("n").over(of_key).alias("total"),
        sf.row_number().over(of_key.orderBy(sf.desc("n"), "value")).alias("at"),
    )
    valued = valued.where(sf.col("at") <= most[sf.col("kind").cast("int")]).drop("at")
    return plain.withColumn("total", sf.lit(0).cast("long")).unionByName(valued).drop("kind")


def _totals(run: SparkRun, claims: DataFrame, whole: WholeTable) -> SourceTotals:
    """The names that each source uses, summed."""

    def names(part: pa.Table) -> pd.DataFrame:
        prepared = whole.prepared(part)
        matrix = prepared.names.matrix.tocoo()
        known = prepared.have_beat[matrix.row]
        source = digests(prepared.frame["source_id"].to_numpy(dtype=object))[matrix.row[known]]
        name = digests(prepared.names.vocabulary)[matrix.col[known]]
        return pd.DataFrame({"source": source, "key": beat_keys(source, name), "weight": matrix.data[known]})

    weights = mapped(claims, names, "source long, key long, weight double")
    sums = run.keep("totals", weights.groupBy("source", "key").agg(sf.sum("weight").alias("weight")))
    sizes = sums.groupBy("source").count().toArrow().to_pandas().sort_values(["count", "source"], ignore_index=True)
    beyond = sizes["count"].cumsum() > run.dealt.most_totals
    if beyond.any():
        run.report["sources whose names are left out"] = int(beyond.sum())
        sums = sums.where(~sf.col("source").isin(sizes.loc[beyond, "source"].tolist()))
    found = sums.toArrow().to_pandas().sort_values("key")
    squares = (found["weight"] ** 2).groupby(found["source"]).sum()
    keys, weight = found["key"].to_numpy(), found["weight"].to_numpy()
    return SourceTotals(keys=keys, sums=weight, sources=squares.index.to_numpy(), squares=squares.to_numpy())


def nearest(run: SparkRun, claims: DataFrame, whole: WholeTable) -> DataFrame:
    """Of every row the rows with the nearest texts and their ranks, columns `row`, `other` and `rank`."""
    settings = run.settings.texts
    most = min(max(settings.least_claims_of_common, int(whole.size * settings.most_share)), whole.size - 1)
    usable = run.kept("counts").where(
        (sf.col("kind") == int(CountKind.WORD)) & (sf.col("n") > 1) & (sf.col("n") <= most)
    )
    limit = most_claims_of_near_word(by_number(usable, "n"), whole.size, settings)

    def entries(part: pa.Table) -> pd.DataFrame:
        prepared = whole.prepared(part)
        few = cast(TableCounts, prepared.table_counts(CountKind.WORD)).of(prepared.texts.vocabulary) <= limit
        matrix = prepared.texts.matrix[:, few].tocoo()
        words = prepared.texts.vocabulary[few][matrix.col]
        return pd.DataFrame({"word": words, "row": prepared.table_rows[matrix.row], "weight": matrix.data})

    every = run.keep("words", mapped(claims, entries, "word string, row long, weight double"))
    at_once = run.dealt.claims_at_once
    chunks = every.select("word", sf.floor(sf.col("row") / at_once).alias("chunk")).distinct()

    def of_chunk(table: pa.Table) -> pa.Table:
        part = table.to_pandas()
        words, rows = (np.unique(part[name].to_numpy(), return_inverse=True) for name in ("word", "row"))
        turned = sparse.csr_matrix((part["weight"], (words[1], rows[1])), shape=(len(words[0]), len(rows[0])))
        own = np.flatnonzero(rows[0] // at_once == part["chunk"].iloc[0])
        row, other, rank = ranked(turned.T.tocsr()[own], turned, own)
        return pa.table({"row": rows[0][row], "other": rows[0][other], "rank": rank})

    near = chunks.join(every, "word").groupBy("chunk").applyInArrow(of_chunk, "row long, other long, rank long")
    return run.keep("nearest", near)
