"""What claims read of their whole table, counted in Spark and put beside each of them."""

from dataclasses import replace
from math import ceil

import numpy as np
from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as sf

from claims.matching.claims.claim_frame import CLAIM_COLUMNS
from claims.matching.claims.table_numbers import CountKind, SourceTotals
from claims.matching.claims.word_vectors import most_claims_of_near_word, most_claims_of_word
from claims.matching.engines import measures
from claims.matching.engines.part_claims import FRAME
from claims.matching.engines.parts import Buckets, WholeTable
from claims.matching.engines.spark_run import SparkRun, collected, mapped
from claims.matching.features.areas import months_of

_RECORD = 33  # bits of `monotonically_increasing_id` that number the rows of a partition
_COUNTS = "kind byte, key long, value long, n long"
_FACTS = {"outside": "not in_tree", "more": "headline <> text", "names": "capitals <> ''"}


def number_rows(run: SparkRun, claims: DataFrame) -> DataFrame:
    """The claims numbered in the order of their ids, behind those of an earlier run, with where they are in the order of time and place."""
    whole = WholeTable(settings=run.settings, size=0)
    ids = claims.select("claim_id").repartitionByRange("claim_id").sortWithinPartitions("claim_id")
    ids = run.keep("ids", ids.withColumn("id", sf.monotonically_increasing_id()))
    part = sf.shiftright("id", _RECORD)
    sizes = collected(ids.groupBy(part.alias("part")).count()).sort_values("part")
    before = zip(sizes["part"].tolist(), (sizes["count"].cumsum() - sizes["count"]).tolist(), strict=True)
    offsets = sf.create_map([sf.lit(each) for pair in before for each in pair] or [sf.lit(0), sf.lit(0)])
    row = offsets[part] + sf.col("id").bitwiseAND((1 << _RECORD) - 1) + sf.lit(run.since)
    numbered = claims.join(ids.select("claim_id", row.cast("long").alias("row")), "claim_id")
    schema = f"{FRAME}, row long, place_in_time double"
    return run.keep("rows", mapped(numbered.select(*CLAIM_COLUMNS, "row"), whole.with_order, schema))


def measure(run: SparkRun, claims: DataFrame) -> tuple[DataFrame, WholeTable]:
    """The claims with the counts that they read, and what each part needs to know about the whole table."""
    facts = (f"coalesce(max({what}), false) as {name}" for name, what in _FACTS.items())
    [(size, outside, more, has_names)] = claims.selectExpr("count(*)", *facts).collect()
    listed = claims.where("source_id <> ''").groupBy("source_id").agg(sf.min("listed").alias("all")).where("all")
    lists = np.array(sorted(row[0] for row in listed.collect()), dtype=object)
    whole = WholeTable(
        settings=run.settings, size=run.since + size, in_tree=not outside, same_titles=not more, lists=lists
    )
    if run.onto:
        whole = whole.added_to(collected(run.earlier("_steps/whole"))["whole"][0])
    else:
        whole = replace(whole, months=_months(claims), buckets=_buckets(run, claims, size))
    counted = mapped(claims, lambda part: measures.count_claims(whole.prepared(part)), _COUNTS)
    if run.onto:
        counted = counted.unionByName(run.earlier("_steps/counts"))
    counts = run.keep("counts", counted.groupBy("kind", "key", "value").agg(sf.sum("n").alias("n")))
    areas = collected(counts.where(sf.col("kind") == int(CountKind.AREA)).select("key", "n")).sort_values("key")
    whole = replace(whole, areas=(areas["key"].to_numpy(), areas["n"].to_numpy()))
    asked = mapped(claims, lambda part: measures.asked(whole.prepared(part)), "row long, key long")
    known = sf.collect_list(sf.struct("key", "value", "n", "total")).alias("known")
    of_row = asked.join(_stored(counts), "key").groupBy("row").agg(known)
    columns = (f"known.{name} as known_{name}" for name in ("key", "value", "n", "total"))
    claims = run.keep("measured", claims.join(of_row, "row", "left").selectExpr(*claims.columns, *columns))
    return claims, replace(whole, totals=_totals(run, claims, whole)) if has_names else whole


def _months(claims: DataFrame) -> float:
    days = claims.selectExpr("unix_date(cast(coalesce(first, published_first) as date)) as day").dropna()
    counts = collected(days.groupBy("day").count()).sort_values("day")
    return months_of(counts["day"].to_numpy(dtype=np.int64), counts["count"].to_numpy(dtype=np.int64))


def _buckets(run: SparkRun, claims: DataFrame, size: int) -> Buckets:
    """The buckets of which a worker prepares one or two at once."""
    number = ceil(size / run.sizes.claims_at_once)
    shares = [each / number for each in range(1, number)]
    return Buckets(np.unique(claims.approxQuantile("place_in_time", shares, 0.1 / number))) if shares else Buckets()


def _stored(counts: DataFrame) -> DataFrame:
    """The counts that say more than that there is one, and of keys with values the most frequent ones."""
    twin, of_key = int(CountKind.TWIN), Window.partitionBy("kind", "key")
    plain = counts.where(f"kind < {twin} and n > 1 or kind = {twin}").withColumn("total", sf.lit(0).cast("long"))
    most = sf.create_map([sf.lit(int(each)) for pair in measures.MOST_VALUES.items() for each in pair])
    valued = counts.where(sf.col("kind").isin([int(kind) for kind in measures.MOST_VALUES]))
    place = sf.row_number().over(of_key.orderBy(sf.desc("n"), "value"))
    valued = valued.select("*", sf.sum("n").over(of_key).alias("total"), place.alias("place"))
    valued = valued.where(sf.col("place") <= most[sf.col("kind").cast("int")]).drop("place")
    return plain.unionByName(valued).drop("kind")


def _totals(run: SparkRun, claims: DataFrame, whole: WholeTable) -> SourceTotals:
    """The names that each source uses, summed."""
    schema = "source long, key long, weight double"
    weights = mapped(claims, lambda part: measures.names_by_source(whole.prepared(part)), schema)
    if run.onto:
        weights = weights.unionByName(run.earlier("_steps/totals"))
    sums = run.keep("totals", weights.groupBy("source", "key").agg(sf.sum("weight").alias("weight")))
    if beyond := measures.sources_beyond(collected(sums.groupBy("source").count()), run.sizes.most_totals):
        run.report["sources whose names are left out"] = len(beyond)
        sums = sums.where(~sf.col("source").isin(beyond))
    return measures.source_totals(collected(sums))


def nearest(run: SparkRun, claims: DataFrame, whole: WholeTable) -> DataFrame:
    """The rows with the nearest texts to every new row, and their ranks, columns `row`, `other` and `rank`."""
    settings, at_once, sent = run.settings.texts, run.sizes.claims_at_once, run.sent(whole)
    of_words = run.kept("counts").where(sf.col("kind") == int(CountKind.WORD))
    usable = of_words.where(sf.col("n").between(2, most_claims_of_word(whole.size, settings)))
    used = collected(usable.groupBy("n").count())
    most = most_claims_of_near_word(np.bincount(used["n"], weights=used["count"]), whole.size, settings)
    schema = "word string, row long, weight double"
    words = mapped(claims, lambda part: measures.words_of_near(sent.value.prepared(part), most), schema)
    words = run.keep_all("words", words)
    chunks = words.where(sf.col("row") >= run.since)
    chunks = chunks.select("word", sf.floor(sf.col("row") / at_once).alias("chunk")).distinct()
    of_chunk = chunks.join(words, "word").groupBy("chunk")
    near = of_chunk.applyInArrow(lambda part: measures.nearest_rows(part, at_once), "row long, other long, rank long")
    return run.keep("nearest", near.where(sf.col("row") >= run.since))
