"""How each published dataset makes one row of many accounts, by our reading of its rule."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claims.conventions.death_counts import DeathCount, Deaths
from claims.values import number_of

# What ACLED writes for words that give no number; see the rule.
ACLED_WORDS = (("hundreds", 100), ("dozens", 12), ("tens", 10))


class Published(NamedTuple):
    """The row that a convention makes of an incident.

    Attributes:
        value: The row's figure in words; empty where the dataset would have no figure.
        low: Its least; None where there is none.
        best: The figure that stands for it; None where the convention gives none.
        high: Its most.
        statement_ids: The statements that the figures were taken from.
        why: How they were taken, in a sentence.
    """

    value: str
    low: int | None
    best: int | None
    high: int | None
    statement_ids: tuple[str, ...]
    why: str


def _nothing(why: str) -> Published:
    return Published("", None, None, None, (), why)


def _one_number(number: int, used: Iterable[DeathCount], why: str) -> Published:
    return Published(str(number), number, number, number, _statement_ids(used), why)


def _statement_ids(counts: Iterable[DeathCount]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for count in counts for each in count.statement_ids))


def _number_of_origins(counts: Iterable[DeathCount]) -> int:
    return len({origin for count in counts for origin in count.origins})


def _range(counts: Sequence[DeathCount], why: str) -> Published:
    low, high = min(count.low for count in counts), max(count.high for count in counts)
    used = [count for count in counts if count.low == low or count.high == high]
    return Published(_from_to(low, high), low, None, high, _statement_ids(used), why)


def _from_to(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


def as_acled(deaths: Deaths) -> Published:
    """Where reports differ or are vague, the most conservative figure is used: 10 for tens, 12 for dozens, 100 for hundreds. No split by side."""
    if not deaths.counts:
        return _one_number(0, (), "No account reports deaths, so the row says 0.")
    lowest = min(_acled_number(count) for count in deaths.counts)
    used = [count for count in deaths.counts if _acled_number(count) == lowest]
    why = f"The lowest of {len(deaths.counts)} accounts." if len(deaths.counts) > 1 else "The only account."
    return _one_number(lowest, used, why)


def _acled_number(count: DeathCount) -> int:
    words = " ".join(count.words).lower()
    vague = next((number for word, number in ACLED_WORDS if word in words), None)
    return vague if count.count.vague and vague is not None else count.low


def as_gtd(deaths: Deaths) -> Published:
    """The newest independent source is used, not a party's own word. Of several equally new ones the majority counts, or else the lowest."""
    independent = [count for count in deaths.counts if not count.party]
    if not independent:
        return _nothing("Only the parties themselves give a figure, so the field is blank.")
    days = [count.published for count in independent if count.published]
    newest = [count for count in independent if not days or count.published == max(days)]
    number, why = _majority_or_lowest(newest)
    return _one_number(number, (count for count in newest if count.low == number), why)


def _majority_or_lowest(newest: Sequence[DeathCount]) -> tuple[int, str]:
    votes = Counter(count.low for count in newest)
    (number, times), *_ = votes.most_common()
    if len(newest) == 1:
        return number, "The newest independent account."
    if times > len(newest) / 2:
        return number, f"{times} of the {len(newest)} newest accounts give it."
    return min(votes), f"The {len(newest)} newest accounts have no majority, so the lowest."


def as_ucdp(deaths: Deaths) -> Published:
    """The most reliable figure is best, or the lower one where none is more reliable. The lowest and highest reasonable figures are low and high."""
    above_zero = [count for count in deaths.counts if count.high > 0]
    if not above_zero:
        return _nothing("No account reports a death, so there is no event.")
    row = _range(above_zero, "The only account.")
    if len(above_zero) > 1:
        row = row._replace(why=f"The {len(above_zero)} accounts are not ranked, so best is the lowest.")
    return row._replace(value=_ucdp_words(row.low, row.low, row.high), best=row.low)


def _ucdp_words(low: int | None, best: int | None, high: int | None) -> str:
    return f"low {low}, best {best}, high {high}"


def as_ibc(deaths: Deaths) -> Published:
    """Only civilians: the lowest and highest number of two or more independent sources. With one source the row is provisional."""
    if not any(count.high for count in deaths.civilians):
        return _nothing("No account reports civilians killed, so there is no row.")
    origins = _number_of_origins(deaths.civilians)
    if origins < 2:
        row = _range(deaths.civilians, "One independent source, so the row is provisional.")
        return row._replace(value=f"{row.value} (provisional)")
    return _range(deaths.civilians, f"The lowest and highest of {origins} independent sources.")


def as_airwars(deaths: Deaths) -> Published:
    """Only civilians: the lowest and highest of all sources as a range. Graded weak for one source, fair for more, contested where different sides are blamed."""
    if not deaths.civilians:
        return _nothing("No account reports civilians killed.")
    origins, sides = _number_of_origins(deaths.civilians), len(deaths.initiators)
    grade = "contested" if sides > 1 else "fair" if origins > 1 else "weak"
    why = f"{number_of(origins, 'independent sources')}, {number_of(sides, 'sides')} said to have begun it: {grade}."
    row = _range(deaths.civilians, why)
    return row._replace(value=f"{row.value} ({grade})")


def as_range(deaths: Deaths) -> Published:
    """The lowest and the highest figure of any account are both published."""
    if not deaths.counts:
        return _nothing("No account gives a figure.")
    return _range(deaths.counts, f"{len(deaths.counts)} accounts.")


def as_majority(deaths: Deaths) -> Published:
    """The figure that most independent sources give is published; none if no figure has more than any other."""
    votes: dict[int, set[str]] = {}
    for count in deaths.counts:
        votes.setdefault(count.low, set()).update(count.origins)
    if not votes:
        return _nothing("No account gives a figure.")
    most = max(len(origins) for origins in votes.values())
    leading = [number for number, origins in votes.items() if len(origins) == most]
    if len(leading) > 1:
        return _nothing(
            f"{len(leading)} figures have {number_of(most, 'independent sources')} each, so there is no majority."
        )
    used = (count for count in deaths.counts if count.low == leading[0])
    return _one_number(
        leading[0], used, f"{number_of(most, 'independent sources')} {'gives' if most == 1 else 'give'} it."
    )


def as_ranked(deaths: Deaths, *, ranking: tuple[str, ...] = ()) -> Published:
    """The figure of the highest-ranked source is published; the ranking is the recorder's own and must be public."""
    ranked = [count for count in deaths.counts if count.source_id in ranking]
    if not ranked:
        return _nothing("No ranking of sources is given." if not ranking else "No ranked source gives a figure.")
    best = min(ranked, key=lambda count: ranking.index(count.source_id))
    why = f"{best.source_id} is the highest-ranked source that gives a figure."
    return Published(best.count.in_words, best.low, best.low, best.high, best.statement_ids, why)


def as_open(deaths: Deaths) -> Published:
    """Where accounts do not agree the case stays open and is marked as such; where they do, their figure is published."""
    if not deaths.counts:
        return _nothing("No account gives a figure.")
    ids = _statement_ids(deaths.counts)
    if len({str(count.count) for count in deaths.counts}) > 1:
        figures = ", ".join(dict.fromkeys(count.count.in_words for count in deaths.counts))
        return Published("open", None, None, None, ids, f"The accounts give {figures}.")
    only = deaths.counts[0].count
    return Published(only.in_words, only.low, only.low, only.high, ids, "All accounts that give a figure agree.")


def add_up(rows: list[Published], convention: str) -> Published:
    """One row of several, each about people whom the others do not count; a group without a figure adds nothing."""
    filled = [row for row in rows if row.low is not None or row.value == "open"]
    if len(filled) < 2:
        return filled[0] if filled else rows[0]
    ids = tuple(dict.fromkeys(each for row in filled for each in row.statement_ids))
    reasons = (f"{row.value} ({row.why[:1].lower()}{row.why[1:].rstrip('.')})" for row in filled)
    why = f"Groups that do not overlap, added up: {'; '.join(reasons)}."
    if any(row.low is None for row in filled):
        return Published("open", None, None, None, ids, why)
    low, high = sum(row.low or 0 for row in filled), sum(max(row.high or 0, row.low or 0) for row in filled)
    best = sum(row.best or 0 for row in filled) if all(row.best is not None for row in filled) else None
    value = _ucdp_words(low, best, high) if convention == "ucdp" else _from_to(low, high)
    grades = {grade for row in filled if (grade := row.value.partition(" (")[2].rstrip(")"))}
    return Published(value + (f" ({', '.join(sorted(grades))})" if grades else ""), low, best, high, ids, why)
