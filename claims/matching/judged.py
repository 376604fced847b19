"""What reviewers have judged, as constraints on linking, and where their judgements clash."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.model import Verdict
from claims.tables import Collection, Row

Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Judged:
    """Judgements in force, closed transitively.

    Attributes:
        group_of: Claim to the smallest claim that it is held to be the same as.
        apart: Pairs of such smallest claims that must not be linked, in both orders, with who said so.
        parts: (part, whole, words) for every "part of".
        clashes: (claim, claim, words) for judgements that cannot all hold; the "same" among them are obeyed.
    """

    group_of: dict[str, str]
    apart: dict[Pair, str]
    parts: tuple[tuple[str, str, str], ...]
    clashes: tuple[tuple[str, str, str], ...]


def read_judged(collection: Collection) -> Judged:
    """The constraints from the collection's judgements; of one reviewer's several on one pair, the latest counts."""
    return judged_from(collection.rows["judgements"].values())


def judged_from(rows: Iterable[Row]) -> Judged:
    """`read_judged` over rows of the judgements table."""
    latest: dict[tuple[str, ...], Row] = {}
    for row in sorted(rows, key=lambda row: (row["at"], row["judgement_id"])):
        latest[(*sorted((row["claim_a"], row["claim_b"])), row["by"])] = row
    standing = sorted(latest.values(), key=lambda row: (row["claim_a"], row["claim_b"], row["by"]))
    same = [row for row in standing if row["verdict"] == Verdict.SAME]
    unlike = [row for row in standing if row["verdict"] in {Verdict.NOT_SAME, Verdict.PART_OF}]
    group_of = _closure((row["claim_a"], row["claim_b"]) for row in same)
    apart: dict[Pair, str] = {}
    clashes: list[tuple[str, str, str]] = []
    parts: list[tuple[str, str, str]] = []
    for row in unlike:
        one, other = (group_of.get(claim, claim) for claim in (str(row["claim_a"]), str(row["claim_b"])))
        if one == other:
            clashes.append(
                (*_pair(row), _clash_words(row, [each for each in same if group_of[each["claim_a"]] == one]))
            )
            continue
        apart[one, other] = apart[other, one] = _says(row)
        if row["verdict"] == Verdict.PART_OF:
            parts.append((row["claim_a"], row["claim_b"], _says(row)))
    return Judged(group_of=group_of, apart=apart, parts=tuple(parts), clashes=tuple(clashes))


def _closure(pairs: Iterable[Pair]) -> dict[str, str]:
    """Each claim to the smallest of its group."""
    group: dict[str, set[str]] = {}
    for one, other in pairs:
        joined = group.get(one, {one}) | group.get(other, {other})
        group |= dict.fromkeys(joined, joined)
    return {claim: min(members) for claim, members in group.items()}


def _pair(row: Row) -> Pair:
    one, other = sorted((str(row["claim_a"]), str(row["claim_b"])))
    return one, other


def _says(row: Row) -> str:
    return f"{row['by']} judged {row['claim_a']} and {row['claim_b']}: {row['verdict']}" + (
        f" ({row['why']})" if row["why"] else ""
    )


def _clash_words(row: Row, same: list[Row]) -> str:
    direct = [each for each in same if _pair(each) == _pair(row)]
    return f"Judgements clash: {_says(row)}, but {'; '.join(map(_says, direct or same))}. Kept together until it is settled."
