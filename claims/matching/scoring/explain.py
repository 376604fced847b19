"""Explaining: the evidence on any two claims, feature by feature, in words."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from claims.errors import UnknownIdError
from claims.matching.arrays import Ints
from claims.matching.blocking.blocks import find_candidates
from claims.matching.claims.prepared import Claims, Prepared, prepare
from claims.matching.claims.word_vectors import Vectors
from claims.matching.features.labels import ages_of
from claims.matching.features.pair_context import Company
from claims.matching.features.wording import compare_features
from claims.matching.scoring.weights import EVERY, START, Weights, probability, read_weights
from claims.matching.settings import MatchSettings
from claims.model import Evidence, Match, split_list
from claims.tables import Collection, Row, days_in_words, records_of

NameOf = Callable[[str, str], str]  # table and id to a name for display
_MOST_WORDS = 8  # of the words that two claims share; more make a sentence that nobody reads


def _id_as_name(_table: str, row_id: str) -> str:
    return row_id


def explain(
    claims: Claims, claim_a: str, claim_b: str, *, name_of: NameOf | None = None, settings: MatchSettings | None = None
) -> Match:
    """The match of any two claims, linked or not, with the evidence of every feature.

    The points of the evidence, its first entry being the starting point, sum to the points of the match.

    Args:
        claims: A collection, a claim frame whatever it was made from, or a frame that is prepared already.
        claim_a: The id of the one claim.
        claim_b: The id of the other.
        name_of: A table and an id to the name that is shown; without it a collection gives names, a frame shows ids.
        settings: How pairs are found and weighed; a prepared frame has its own.

    Raises:
        UnknownIdError: There is no such claim.
    """
    return explain_pairs(claims, [(claim_a, claim_b)], name_of=name_of, settings=settings)[0]


def explain_pairs(
    claims: Claims,
    pairs: Sequence[tuple[str, str]],
    *,
    name_of: NameOf | None = None,
    settings: MatchSettings | None = None,
) -> list[Match]:
    """`explain` for several pairs at once, in their order; `claim_a` of each match is the smaller id."""
    if name_of is None:
        name_of = claims.name_of if isinstance(claims, Collection) else _id_as_name
    prepared = prepare(claims, settings)
    frame, weights = prepared.frame, read_weights(prepared.settings.weights_file)
    rows = {str(claim_id): row for row, claim_id in enumerate(frame["claim_id"])}
    for claim_id in (claim_id for pair in pairs for claim_id in pair):
        if claim_id not in rows:
            raise UnknownIdError(
                f"no {claim_id!r} in claims; allowed: one of {len(rows)} ids such as {', '.join(list(rows)[:3])}"
            )
    ordered = [(min(pair), max(pair)) for pair in pairs]
    left, right = (np.array([rows[pair[end]] for pair in ordered], dtype=np.int64) for end in (0, 1))
    levels = compare_features(prepared, left, right)
    alone = weights.weigh(levels)
    company = _company(prepared, weights, np.union1d(left, right)).compare(left, right, alone)
    points = np.round(alone + weights.weigh_company(company), 6)
    levels = pd.concat([levels, company], axis=1)
    chances = probability(points)
    involved = sorted({*left.tolist(), *right.tolist()})
    records: dict[int, Row] = dict(zip(involved, records_of(frame.iloc[involved]), strict=True))
    return [
        Match(
            claim_a=pair[0],
            claim_b=pair[1],
            points=float(points[at]),
            probability=float(chances[at]),
            evidence=_evidence(
                levels.iloc[at],
                weights,
                prepared,
                (records[int(left[at])], records[int(right[at])]),
                (int(left[at]), int(right[at])),
                name_of,
            ),
        )
        for at, pair in enumerate(ordered)
    ]


def _company(prepared: Prepared, weights: Weights, rows: Ints) -> Company:
    """The scores of the candidate pairs of these claims, which are all that the context of a pair reads."""
    if not weights.read_company:
        none = np.empty(0, dtype=np.int64)
        return Company.of(len(prepared.frame), none, none, np.empty(0))
    candidates = prepared.once(find_candidates)
    explained = np.zeros(len(prepared.frame), dtype=bool)
    explained[rows] = True
    kept = explained[candidates.left] | explained[candidates.right]
    left, right = candidates.left[kept], candidates.right[kept]
    return Company.of(len(prepared.frame), left, right, weights.weigh(compare_features(prepared, left, right)))


def explain_text(match: Match) -> str:
    """A match as lines of text: what speaks for it, what against, the strongest first, and the sum."""
    evidence = sorted((part for part in match.evidence if part.points), key=lambda part: -abs(part.points))
    lines = [f"{part.points:+6.2f}  {part.feature}: {part.sentence}" for part in evidence]
    return "\n".join([*lines, f"{match.points:+6.2f}  together: probability {match.probability:.2f}"])


def _evidence(
    levels: "pd.Series[int]",
    weights: Weights,
    prepared: Prepared,
    records: tuple[Row, Row],
    rows: tuple[int, int],
    name_of: NameOf,
) -> tuple[Evidence, ...]:
    start = Evidence(feature=START, points=weights.start, value_a="", value_b="", sentence=weights.words[START, ""])
    evidence = [start]
    for feature in EVERY:
        level = feature.levels[levels[feature.name]]
        if feature.name in SHARED_WORDS:
            most = 1 if feature.name == "rarest word" else _MOST_WORDS
            values = [", ".join(SHARED_WORDS[feature.name](prepared).shared_by(*rows)[:most])] * 2
        else:
            values = [VALUE_WORDS[feature.name](record, name_of) for record in records]
        sentence = weights.words[feature.name, level].replace("{a}", values[0]).replace("{b}", values[1])
        points = weights.points[feature.name, level]
        evidence.append(
            Evidence(feature=feature.name, points=points, value_a=values[0], value_b=values[1], sentence=sentence)
        )
    return tuple(evidence)


def time_words(first: pd.Timestamp, last: pd.Timestamp, precision: str) -> str:
    """A stated time as a person writes it; "no date" where there is none."""
    return days_in_words(first, last, precision) or "no date"


def _when(record: Row, _: NameOf) -> str:
    return time_words(record["first"], record["last"], record["precision"])


def _published(record: Row, _: NameOf) -> str:
    return time_words(record["published_first"], record["published_last"], "within")


def _names(column: str, table: str) -> Callable[[Row, NameOf], str]:
    def names(record: Row, name_of: NameOf) -> str:
        return ", ".join(name_of(table, row_id) for row_id in split_list(record[column])) or "none named"

    return names


def _place(record: Row, name_of: NameOf) -> str:
    return str(record["place_names"]) or _names("places", "places")(record, name_of)


def _area(record: Row, _: NameOf) -> str:
    return ", ".join(str(record[column]) for column in ("area", "country") if record[column]) or "none named"


def _area_and_place(record: Row, _: NameOf) -> str:
    columns = ("area", "place_names", "source_id")
    return ", ".join(str(record[column]) for column in columns if record[column]) or "none named"


def _coordinates(record: Row, _: NameOf) -> str:
    if pd.isna(record["latitude"]) or pd.isna(record["longitude"]):
        return "none given"
    return f"{record['latitude']:.4f}, {record['longitude']:.4f}"


def _title(record: Row, _: NameOf) -> str:
    return str(record["title"])


VALUE_WORDS: dict[str, Callable[[Row, NameOf], str]] = {
    "stated time": _when,
    "publication": _published,
    "order of time": lambda record, name_of: f"{_when(record, name_of)}, published {_published(record, name_of)}",
    "place": _names("places", "places"),
    "name of the place": _place,
    "area": _area,
    "distance": _coordinates,
    "busyness of the place": _place,
    "others at place and time": _place,
    "parties": _names("parties", "parties"),
    "kind of event": lambda record, _: ", ".join(split_list(record["kinds"])) or "none named",
    "likely area": _area_and_place,
    "ages": lambda record, _: ", ".join(ages_of(str(record["text"]))) or "none given",
    "lead over other pairs": _title,
    "matches in common": _title,
    "matches not shared": _title,
    "wording": _title,
    "title": _title,
    "rank among neighbours": _title,
    "neighbours in common": _title,
    "cited documents": _names("cites", "documents"),
    "source": lambda record, name_of: name_of("sources", record["source_id"]),
    "beat of the source": lambda record, name_of: name_of("sources", record["source_id"]),
    "telling": lambda record, _: "recalled as background" if record["background"] else "told as the matter at hand",
}
SHARED_WORDS: dict[str, Callable[[Prepared], Vectors]] = {
    "rarest word": lambda prepared: prepared.texts,
    "rare words": lambda prepared: prepared.texts,
    "names": lambda prepared: prepared.names,
}
