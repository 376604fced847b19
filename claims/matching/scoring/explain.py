"""Explaining: the evidence on any two claims, feature by feature, in words."""

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from claims.errors import UnknownIdError
from claims.matching.arrays import Ints
from claims.matching.blocking.blocks import find_candidates
from claims.matching.claims.prepared import Claims, Prepared, between_lists, prepare
from claims.matching.features.all_features import ALL_FEATURES, FEATURES, PairContext, compare_features
from claims.matching.features.feature import ClaimPair, FeatureLevels, NameOf
from claims.matching.scoring.list_calibration import SilentLevels
from claims.matching.scoring.one_to_one import SeenPair
from claims.matching.scoring.score import list_calibration, points_beside_others
from claims.matching.scoring.weights import START, Weights, probability, read_weights
from claims.matching.settings import MatchSettings
from claims.model import Evidence, Match
from claims.tables import Collection, Row, records_of
from claims.values import number_of

RIVALS = "other rows"
LIST_START = "About {share}% of the rows of {one} are in {other}, as all rows suggest; {rows} may be this one."
LIST_RIVALS = "Other rows of the list fit as well, and a row has one partner at most."
LIST_NO_RIVAL = "No other row of the list fits nearly as well."
MOST_STRONG = 6  # features that are told one by one
THE_REST = "everything else"
WORTH_SAYING = 0.05  # points: less is not said to differ from the weights file


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

    Example:
        >>> match = explain(collection, "hawar-2021-01-23-halko", "wikipedia-2021-01-23-clash")
        >>> match.evidence[1].feature, match.evidence[1].sentence
        ('stated time', 'Both say 23 January 2021.')
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
    beside = points_beside_others(prepared, left, right, weights.weigh(levels), weights)
    context = _context(prepared, weights, np.union1d(left, right)).compare(left, right, beside)
    between = np.flatnonzero(between_lists(prepared.lists, left, right))
    calibration = list_calibration(prepared) if len(between) else None
    lists = None
    if calibration:
        seen = calibration.partners.seen_pairs(left[between], right[between])
        lists = ToldLists.of(calibration.weights, calibration.silent, between, seen)
    return tell_pairs(prepared, (left, right), pd.concat([levels, context], axis=1), lists, name_of)


@dataclass(frozen=True)
class ToldLists:
    """What the calibration of a table says of pairs between lists.

    Attributes:
        weights: The points as adapted.
        silent: Levels that say nothing.
        pairs: What is added to each pair, by its place among those told.
    """

    weights: Weights
    silent: SilentLevels
    pairs: Mapping[int, SeenPair]

    @classmethod
    def of(cls, weights: Weights, silent: SilentLevels, places: Ints, seen: pd.DataFrame) -> "ToldLists":
        """Reads the places of pairs between lists, and columns of `SeenPair`."""
        pairs = (SeenPair(**each) for each in records_of(seen))
        return cls(weights, silent, dict(zip(places.tolist(), pairs, strict=True)))


def tell_pairs(
    prepared: Prepared,
    ends: tuple[Ints, Ints],
    levels: pd.DataFrame,
    lists: ToldLists | None,
    name_of: NameOf = _id_as_name,
    *,
    only_counting: bool = False,
) -> list[Match]:
    """The matches of pairs of rows in their order.

    Args:
        prepared: The claims.
        ends: Row of the one claim of each pair, and of the other.
        levels: The levels of all features, those beside other pairs among them.
        lists: What is known of pairs between lists; None where there is none.
        name_of: Gives names for ids.
        only_counting: Leave out features without points, whose words take as much time as those of the others.
    """
    weights, ids = read_weights(prepared.settings.weights_file), prepared.frame["claim_id"].tolist()
    involved = np.union1d(*ends).tolist()
    records: dict[int, Row] = dict(zip(involved, records_of(prepared.frame.iloc[involved]), strict=True))
    matches, of_pairs = [], records_of(levels)
    for at, rows in enumerate(zip(*(end.tolist() for end in ends), strict=True)):
        pair = ClaimPair(prepared=prepared, rows=rows, records=(records[rows[0]], records[rows[1]]), name_of=name_of)
        if lists and at in lists.pairs:
            evidence = _between_lists(levels.iloc[[at]], weights, pair, lists, lists.pairs[at])
            evidence = tuple(part for part in evidence if part.points or not only_counting)
        else:
            evidence = _evidence(of_pairs[at], weights, pair, only_counting=only_counting)
        points = round(math.fsum(part.points for part in evidence), 6)
        chance = float(probability(np.array(points)))
        matches.append(
            Match(claim_a=ids[rows[0]], claim_b=ids[rows[1]], points=points, probability=chance, evidence=evidence)
        )
    return matches


def _between_lists(
    levels: pd.DataFrame, weights: Weights, pair: ClaimPair, lists: ToldLists, seen: SeenPair
) -> tuple[Evidence, ...]:
    """The evidence on rows of two lists, with the points that the table gives."""
    of_rows, (row, other) = pair.prepared.lists, pair.rows
    heard = lists.silent.silence(levels, of_rows[[row]], of_rows[[other]])
    first, second = (
        pair.name_of("sources", pair.records[at]["source_id"]) for at in ((0, 1) if seen.from_left else (1, 0))
    )
    share, rows = round(100 * seen.share), number_of(seen.rows, "rows")
    sentence = LIST_START.format(share=share, one=first, other=second, rows=rows)
    start = Evidence(feature=START, points=seen.start, sentence=sentence, shipped=weights.start)
    has_rivals = seen.rivals <= -WORTH_SAYING
    rivals = Evidence(feature=RIVALS, points=seen.rivals, sentence=LIST_RIVALS if has_rivals else LIST_NO_RIVAL)
    silent = frozenset(str(name) for name in heard if int(heard[name].iloc[0]) != int(levels[name].iloc[0]))
    own = _evidence(records_of(levels)[0], lists.weights, pair, FEATURES, before=weights, silent=silent)
    return (start, *own[1:], rivals)


def _context(prepared: Prepared, weights: Weights, rows: Ints) -> PairContext:
    """The scores of the candidate pairs of these claims, which are all that the context of a pair reads."""
    candidates = prepared.once(find_candidates)
    explained = np.zeros(len(prepared.frame), dtype=bool)
    explained[rows] = True
    kept = explained[candidates.left] | explained[candidates.right]
    left, right = candidates.left[kept], candidates.right[kept]
    return PairContext.of(
        len(prepared.frame),
        left,
        right,
        points_beside_others(prepared, left, right, weights.weigh(compare_features(prepared, left, right)), weights),
        prepared.settings.features,
    )


def adapted_words(part: Evidence) -> str:
    """What the weights file gives where the table gives other points: " (before this table: +4.3)", else ""."""
    return "" if part.shipped is None else f" (before this table: {part.shipped:+.1f})"


def in_few_lines(match: Match) -> Match:
    """The match with its strongest evidence, the strongest first, and all the rest as one, so that it is read at a glance."""
    ordered = sorted(match.evidence, key=lambda part: -abs(part.points))
    strong, weak = ordered[:MOST_STRONG], [part for part in ordered[MOST_STRONG:] if part.points]
    if len(weak) == 1:
        strong, weak = ordered[: MOST_STRONG + 1], []
    strong = [part for part in strong if part.points]
    if weak:
        sentence = f"{len(weak)} weaker features together: {', '.join(part.feature for part in weak)}."
        points = round(math.fsum(part.points for part in weak), 6)
        strong.append(Evidence(feature=THE_REST, points=points, sentence=sentence))
    return replace(match, evidence=tuple(strong))


def explain_text(match: Match) -> str:
    """A match as at most eight lines of text: what counts most, the strongest first, the rest as one, and the sum."""
    lines = [
        f"{part.points:+6.2f}  {part.feature}: {part.sentence}{adapted_words(part)}"
        for part in in_few_lines(match).evidence
    ]
    return "\n".join([*lines, f"{match.points:+6.2f}  together: probability {match.probability:.2f}"])


def _evidence(
    levels: Row,
    weights: Weights,
    pair: ClaimPair,
    features: Sequence[FeatureLevels] = ALL_FEATURES,
    *,
    before: Weights | None = None,
    silent: Set[str] = frozenset(),
    only_counting: bool = False,
) -> tuple[Evidence, ...]:
    """The starting point and every feature, 0 for the silent ones; what `before` gives otherwise is said with the points."""
    start = Evidence(feature=START, points=weights.start, sentence=weights.words[START, ""])
    evidence = [start]
    for feature in features:
        level = feature.levels[levels[feature.name]]
        points = 0.0 if feature.name in silent else round(weights.points[feature.name, level], 6)
        if only_counting and not points:
            continue
        value_a, value_b = feature.words(pair)
        sentence = weights.words[feature.name, level].replace("{a}", value_a).replace("{b}", value_b)
        shipped = points if before is None else before.points[feature.name, level]
        evidence.append(
            Evidence(
                feature=feature.name,
                points=points,
                value_a=value_a,
                value_b=value_b,
                sentence=sentence,
                shipped=None if abs(points - shipped) < WORTH_SAYING else shipped,
            )
        )
    return tuple(evidence)
