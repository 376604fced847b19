"""Synthetic claims with known incidents, of any size, as one wide table: what several trackers would write down.

Usage: python -m benchmarks.synthetic SIZE DIRECTORY [--seed N]   writes claims.csv and gold.csv
"""

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

TABLE_COLUMNS = (
    "claim_id", "source", "published", "date_start", "date_end", "place", "admin1", "country", "latitude", "longitude", "actor_a", "actor_b",
    "kind", "killed_min", "killed_max", "wounded_min", "wounded_max", "title", "url",
)  # fmt: skip
Ints = npt.NDArray[np.int64]
Texts = npt.NDArray[np.object_]

_FIRST_DAY = np.datetime64("2010-01-01", "D")
_SOURCES = 60
_PROVINCES_PER_COUNTRY = 12
_COUNTRIES = 8
_KINDS = ("clash", "shelling", "bombing", "shooting", "air strike", "arrest", "demonstration", "grenade attack")
_CLAIMS_OF_INCIDENT = (0.52, 0.22, 0.11, 0.06, 0.04, 0.02, 0.01, 0.01, 0.005, 0.005)
_SYLLABLES = (
    "qa", "mish", "li", "has", "ka", "der", "zor", "ra", "qqa", "kob", "ane", "af", "rin", "man", "bij", "tal", "tam", "ain", "issa", "bab", "jara", "blus",
    "sere", "kani", "dir", "bes", "tir", "shad", "dadi", "hol", "mar", "kada", "sur", "gha", "zal", "you", "nis", "kha", "tun", "sheikh", "bel", "wad",
)  # fmt: skip
_ARABIC = str.maketrans("abcdefghijklmnoqrstuwyzpv", "ابكديفغهيجكلمنوقرستوويزبف")
_CYRILLIC = str.maketrans("abcdefghiklmnoqrstuwyzpv", "абкдефгхиклмнокрстувйзпв") | {ord("j"): "дж"}
_SPELLINGS = 5


@dataclass(frozen=True, kw_only=True)
class World:
    """How much there is to tell, all of it growing with the square root of the number of claims.

    Attributes:
        towns: Places, used very unevenly.
        days: Days over which incidents fall.
        bodies: Parties, two sides of them.
        words: Words that titles draw from; each incident has three rare ones.
    """

    towns: int
    days: int
    bodies: int
    words: int

    @classmethod
    def of(cls, size: int) -> "World":
        root = max(size, 1) ** 0.5
        return cls(
            towns=40 + int(4 * root), days=60 + int(6 * root), bodies=20 + int(root / 5), words=500 + int(40 * root)
        )


def synthetic_claims(size: int, *, seed: int = 1, world: World | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The claims, columns `TABLE_COLUMNS`, and their incidents (claim_id, incident_id), both in a random order.

    The same size, seed and world give the same rows; by default the world is as large as that of so many claims. Times, places, parties, kinds and words are each left out,
    coarse or wrong in some claims; one source may revise itself.
    """
    random = np.random.default_rng(seed)
    world = world or World.of(size)
    incident = _incidents_of(random, size)
    count = int(incident.max(initial=-1)) + 1
    told = _told(random, world, count)
    source, delay = _sources_and_delays(random, incident)
    table = pd.DataFrame(
        {
            "claim_id": _padded("c", random.permutation(size)),
            "source": _padded("source-", source),
            **_times(random, told["day"][incident], delay),
            **_places(random, world, told["town"][incident]),
            **_parties(random, world, told["side_a"][incident], told["side_b"][incident]),
            "kind": _kinds(random, told["kind"][incident]),
            **_counts(random, told["killed"][incident]),
            "title": _titles(random, world, told["rare"][incident], told["kind"][incident]),
        }
    )
    table["url"] = "https://example.org/" + table["source"] + "/" + table["claim_id"]
    gold = pd.DataFrame({"claim_id": table["claim_id"], "incident_id": _padded("e", incident)})
    order = random.permutation(size)
    return table[list(TABLE_COLUMNS)].iloc[order].reset_index(drop=True), gold.iloc[order].reset_index(drop=True)


def _incidents_of(random: np.random.Generator, size: int) -> Ints:
    """The incident of every claim: most are told once, some ten times."""
    told = random.choice(np.arange(1, 11), size=size, p=_CLAIMS_OF_INCIDENT)
    return np.repeat(np.arange(size), told)[:size]


def _told(random: np.random.Generator, world: World, count: int) -> dict[str, Ints]:
    """What really happened: one row per incident."""
    quiet = random.integers(0, world.days, count)
    busy = (random.integers(0, max(world.days // 30, 1), count) * 30 + random.integers(0, 3, count)) % world.days
    side = random.integers(0, 2, count)
    return {
        "day": np.where(random.random(count) < 0.15, busy, quiet),
        "town": _skewed(random, world.towns, count),
        "side_a": 2 * _skewed(random, world.bodies // 2, count) + side,
        "side_b": 2 * _skewed(random, world.bodies // 2, count) + 1 - side,
        "kind": _skewed(random, len(_KINDS), count),
        "killed": random.geometric(0.3, count) - 1,
        "rare": random.integers(world.words // 20, world.words, (count, 3)),
    }


def _skewed(random: np.random.Generator, of: int, count: int) -> Ints:
    """Draws in which the n-th is about 1 / n^0.8 as likely as the first."""
    weights = 1.0 / np.arange(1, of + 1) ** 0.8
    drawn: Ints = np.searchsorted(np.cumsum(weights / weights.sum()), random.random(count)).clip(0, of - 1)
    return drawn


def _sources_and_delays(random: np.random.Generator, incident: Ints) -> tuple[Ints, Ints]:
    """One claim in twelve is a revision by the source of the claim before it; follow-ups come weeks later."""
    size = len(incident)
    source = _skewed(random, _SOURCES, size)
    delay = np.where(random.random(size) < 0.12, random.integers(5, 60, size), random.integers(0, 4, size))
    revises = np.r_[False, incident[1:] == incident[:-1]] & (random.random(size) < 0.08)
    rows = np.flatnonzero(revises)
    source[rows] = source[rows - 1]
    delay[rows] = delay[rows - 1] + random.integers(1, 10, len(rows))
    return source, delay


def _times(random: np.random.Generator, day: Ints, delay: Ints) -> dict[str, Texts]:
    size = len(day)
    shift = np.select(
        [(chance := random.random(size)) < 0.74, chance < 0.9, chance < 0.96],
        [np.zeros(size, dtype=np.int64), random.choice([-1, 1], size), random.integers(-6, 7, size)],
        default=random.integers(-40, 41, size),
    )
    start = day + shift
    end = start + np.where(random.random(size) < 0.04, random.integers(1, 5, size), 0)
    undated = random.random(size) < 0.06
    published = np.maximum(day, 0) + delay
    return {
        "published": _days(published, random.random(size) < 0.1),
        "date_start": _days(start, undated),
        "date_end": _days(end, undated),
    }


def _places(random: np.random.Generator, world: World, town: Ints) -> dict[str, Texts]:
    size = len(town)
    named = np.where(random.random(size) < 0.04, _skewed(random, world.towns, size), town)
    spellings = _spellings(np.random.default_rng(11), world.towns)
    place = spellings[named, _spelling(random, size)]
    place[random.random(size) < 0.08] = ""
    province = town % (_COUNTRIES * _PROVINCES_PER_COUNTRY)
    admin = _spellings(np.random.default_rng(12), _COUNTRIES * _PROVINCES_PER_COUNTRY)[province, 0]
    admin[random.random(size) < 0.35] = ""
    country = _spellings(np.random.default_rng(13), _COUNTRIES)[province % _COUNTRIES, 0]
    at = np.random.default_rng(14).random((world.towns, 2)) * [8, 12] + [30, 35]
    without = random.random(size) < 0.5
    near = at[named] + random.normal(0, 0.02, (size, 2))
    return {
        "place": place,
        "admin1": admin,
        "country": country,
        "latitude": _figures(near[:, 0], without),
        "longitude": _figures(near[:, 1], without),
    }


def _parties(random: np.random.Generator, world: World, one: Ints, other: Ints) -> dict[str, Texts]:
    size = len(one)
    names = _spellings(np.random.default_rng(15), world.bodies)
    found: dict[str, Texts] = {}
    for column, body, silent in (("actor_a", one, 0.12), ("actor_b", other, 0.3)):
        said = np.where(random.random(size) < 0.06, _skewed(random, world.bodies, size), body).clip(0, world.bodies - 1)
        found[column] = names[said, _spelling(random, size)]
        found[column][random.random(size) < silent] = ""
    turned = random.random(size) < 0.3
    a, b = found["actor_a"], found["actor_b"]
    return {"actor_a": np.where(turned, b, a), "actor_b": np.where(turned, a, b)}


def _kinds(random: np.random.Generator, kind: Ints) -> Texts:
    size = len(kind)
    said = np.where(random.random(size) < 0.15, random.integers(0, len(_KINDS), size), kind)
    words = np.array(_KINDS, dtype=object)[said]
    words[random.random(size) < 0.1] = ""
    return words


def _counts(random: np.random.Generator, killed: Ints) -> dict[str, Texts]:
    size = len(killed)
    found: dict[str, Texts] = {}
    for column, base in (("killed", killed), ("wounded", 2 * killed)):
        low = np.maximum(base + np.where(random.random(size) < 0.4, random.integers(-3, 4, size), 0), 0)
        high = low + np.where(random.random(size) < 0.15, random.integers(1, 5, size), 0)
        silent = random.random(size) < 0.3
        found |= {f"{column}_min": _figures(low, silent), f"{column}_max": _figures(high, silent)}
    return found


def _titles(random: np.random.Generator, world: World, rare: Ints, kind: Ints) -> Texts:
    """Everyday words, the kind, and most of the incident's rare words; one title in seven is in another script."""
    size = len(kind)
    vocabulary = _words(np.random.default_rng(16), world.words)
    common = _skewed(random, max(world.words // 20, 1), size * 5).reshape(size, 5)
    parts = [vocabulary[common[:, at]] for at in range(5)]
    parts.append(np.array(_KINDS, dtype=object)[kind])
    for at in range(rare.shape[1]):
        parts.append(np.where(random.random(size) < 0.5, vocabulary[rare[:, at]], ""))
    texts = np.array([" ".join(filter(None, words)) for words in zip(*parts, strict=True)], dtype=object)
    foreign = np.flatnonzero(random.random(size) < 0.15)
    texts[foreign] = [text.translate(_ARABIC) for text in texts[foreign]]
    return texts


def _words(random: np.random.Generator, count: int) -> Texts:
    """Made-up words, all different: syllables, and letters that count where two would meet."""
    drawn = random.integers(0, len(_SYLLABLES), (count, 4))
    length = random.integers(2, 5, count)
    names = ["".join(_SYLLABLES[each] for each in row[:most]) for row, most in zip(drawn, length, strict=True)]
    seen: dict[str, int] = {}
    for at, name in enumerate(names):
        seen[name] = again = seen.get(name, -1) + 1
        if again:
            names[at] = name + "".join(_SYLLABLES[int(digit)] for digit in str(again))
    return np.array(names, dtype=object)


def _spellings(random: np.random.Generator, count: int) -> npt.NDArray[np.object_]:
    """Every name as one Latin, two other Latin, one Arabic and one Cyrillic spelling."""
    names = _words(random, count)
    loose = str.maketrans({"q": "k", "k": "q", "u": "ou", "i": "y"})
    rows = [
        (name.title(), name.translate(loose).title(), f"Al-{name.title()}", name.translate(_ARABIC), name.translate(_CYRILLIC))
        for name in names
    ]  # fmt: skip
    return np.array(rows, dtype=object).reshape(count, _SPELLINGS)


def _spelling(random: np.random.Generator, size: int) -> Ints:
    return random.choice(_SPELLINGS, size=size, p=[0.62, 0.1, 0.1, 0.12, 0.06])


def _days(days: Ints, gaps: npt.NDArray[np.bool_]) -> Texts:
    texts = np.datetime_as_string(_FIRST_DAY + np.maximum(days, 0)).astype(object)
    texts[gaps] = ""
    return texts


def _figures(values: npt.NDArray[np.float64] | Ints, gaps: npt.NDArray[np.bool_]) -> Texts:
    figures = values.round(3) if values.dtype.kind == "f" else values
    codes, distinct = pd.factorize(figures)
    texts = np.array([str(each) for each in distinct], dtype=object)[codes]
    texts[gaps] = ""
    return texts


def _padded(prefix: str, numbers: npt.NDArray[np.integer]) -> Texts:
    width = len(str(int(numbers.max(initial=0))))
    codes, distinct = pd.factorize(numbers)
    return np.array([f"{prefix}{each:0{width}d}" for each in distinct], dtype=object)[codes]


def write_synthetic(directory: Path, size: int, *, seed: int = 1) -> None:
    """Writes `claims.csv` and `gold.csv`, as far as these are not there yet."""
    directory.mkdir(parents=True, exist_ok=True)
    if (directory / "gold.csv").exists():
        return
    claims, gold = synthetic_claims(size, seed=seed)
    claims.to_csv(directory / "claims.csv", index=False, lineterminator="\n")
    gold.to_csv(directory / "gold.csv", index=False, lineterminator="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", type=int)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    start = time.perf_counter()
    write_synthetic(given.directory, given.size, seed=given.seed)
    print(f"{given.size} claims in {time.perf_counter() - start:.1f} s")  # noqa: T201  # a script talks to its terminal


if __name__ == "__main__":
    main()
