"""The feature that compares what kind of event claims tell of."""

from claims.matching.claims.event_kinds import KindTable, shipped_kinds
from claims.matching.features.distinct_values import by_distinct
from claims.matching.features.feature import Feature, words_by
from claims.model import split_list

KIND = (
    "not said",
    "same episode",
    "related episodes",
    "same",
    "related",
    "episode and event",
    "unlike",
    "force and none",
)


def compare_kinds(one: str, other: str) -> str:
    """The best that the kinds of two claims have in common, by the shipped table; an episode is unlike the events within it.

    What kind of event it was is disputed; but an act of force and one without, such as talks, are two events.
    """
    return _compare(shipped_kinds(), one, other)


def _compare(table: KindTable, one: str, other: str) -> str:
    kinds_a, kinds_b = set(one.split("|")) - {""}, set(other.split("|")) - {""}
    if not kinds_a or not kinds_b:
        return "not said"
    if kinds_a & kinds_b & table.episodes:
        return "same episode"
    if bool(kinds_a & table.episodes) != bool(kinds_b & table.episodes) and not (kinds_a & kinds_b):
        return "episode and event"
    if kinds_a & kinds_b:
        return "same"
    if not any(table.related(a, b) for a in kinds_a for b in kinds_b):
        force = {table.uses_force(kinds_a), table.uses_force(kinds_b)}
        return "force and none" if force == {True, False} else "unlike"
    return "related episodes" if table.lasting(one) and table.lasting(other) else "related"


FEATURES = (
    Feature(
        "kind of event",
        KIND,
        words_by(lambda record, _: ", ".join(split_list(record["kinds"])) or "none named"),
        by_distinct("kinds", KIND, compare_kinds),
    ),
)
