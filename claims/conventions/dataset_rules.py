"""The conventions: how each published dataset makes one row of many accounts, by our reading of its rule."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from claims.conventions.death_figures import Account, Case

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


def _ids(accounts: Iterable[Account]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for account in accounts for each in account.statement_ids))


def _most(account: Account) -> int:
    """The highest number an account names: its upper bound, or its lower one where it is open."""
    return account.count.low if account.count.high is None else account.count.high


def _origins(accounts: Iterable[Account]) -> int:
    return len({origin for account in accounts for origin in account.origins})


def _range(accounts: tuple[Account, ...], why: str) -> Published:
    low, high = min(each.count.low for each in accounts), max(_most(each) for each in accounts)
    used = [each for each in accounts if each.count.low == low or _most(each) == high]
    value = str(low) if low == high else f"{low} to {high}"
    return Published(value, low, None, high, _ids(used), why)


def as_acled(case: Case) -> Published:
    """Where reports differ or are vague, the most conservative figure stands: 10 for tens, 12 for dozens, 100 for hundreds; no split by side."""
    if not case.deaths:
        return Published("0", 0, 0, 0, (), "No account tells of deaths, so the row says 0.")
    lowest = min(_acled_number(each) for each in case.deaths)
    used = [each for each in case.deaths if _acled_number(each) == lowest]
    why = f"The lowest of {len(case.deaths)} accounts." if len(case.deaths) > 1 else "The only account."
    return Published(str(lowest), lowest, lowest, lowest, _ids(used), why)


def _acled_number(account: Account) -> int:
    words = " ".join(account.words).lower()
    vague = next((number for word, number in ACLED_WORDS if word in words), None)
    return vague if account.count.vague and vague is not None else account.count.low


def as_gtd(case: Case) -> Published:
    """The newest independent source stands, not a party's own word; of several as new the majority, and without a majority the lowest."""
    independent = [each for each in case.deaths if not each.party]
    if not independent:
        return _nothing("No account that is not a party's own word gives a figure, so the field is blank.")
    days = [each.published for each in independent if each.published]
    newest = [each for each in independent if not days or each.published == max(days)]
    number, why = _majority_or_lowest(newest)
    used = [each for each in newest if each.count.low == number]
    return Published(str(number), number, number, number, _ids(used), why)


def _majority_or_lowest(newest: list[Account]) -> tuple[int, str]:
    votes = Counter(each.count.low for each in newest)
    (number, times), *_ = votes.most_common()
    if len(newest) == 1:
        return number, "The newest independent account."
    if times > len(newest) / 2:
        return number, f"Of {len(newest)} accounts as new, {times} give it."
    return min(votes), f"Of {len(newest)} accounts as new none has a majority, so the lowest."


def as_ucdp(case: Case) -> Published:
    """The most reliable figure is best, the lower one where none is more reliable; the lowest and highest reasonable ones are low and high."""
    told = tuple(each for each in case.deaths if _most(each) > 0)
    if not told:
        return _nothing("No account tells of a death, so there is no event.")
    spread = _range(told, "")
    why = (
        f"Nobody here ranks the {len(told)} accounts, so best is the lowest." if len(told) > 1 else "The only account."
    )
    value = f"low {spread.low}, best {spread.low}, high {spread.high}"
    return Published(value, spread.low, spread.low, spread.high, spread.statement_ids, why)


def as_ibc(case: Case) -> Published:
    """Civilians alone: the lowest and the highest number of two or more independent sources; with one source the row is provisional."""
    if not case.civilians or not any(_most(each) for each in case.civilians):
        return _nothing("No account tells of civilians killed, so there is no row.")
    origins = _origins(case.civilians)
    if origins < 2:
        row = _range(case.civilians, "One independent origin, so the row is provisional.")
        return row._replace(value=f"{row.value} (provisional)")
    return _range(case.civilians, f"The lowest and highest of {origins} independent origins.")


def as_airwars(case: Case) -> Published:
    """Civilians alone: the lowest and highest of all sources as a range, graded weak for one source, fair for more, contested where different sides are blamed."""
    if not case.civilians:
        return _nothing("No account tells of civilians killed.")
    origins = _origins(case.civilians)
    grade = "contested" if len(case.initiators) > 1 else "fair" if origins > 1 else "weak"
    row = _range(
        case.civilians,
        f"{origins} independent origins, {len(case.initiators)} sides named as having begun it: {grade}.",
    )
    return row._replace(value=f"{row.value} ({grade})")


def as_range(case: Case) -> Published:
    """The lowest and the highest figure of any account are both published."""
    return (
        _range(case.deaths, f"{len(case.deaths)} accounts.") if case.deaths else _nothing("No account gives a figure.")
    )


def as_majority(case: Case) -> Published:
    """The figure that most independent origins give is published; none where no figure has more than any other."""
    votes: dict[int, set[str]] = {}
    for account in case.deaths:
        votes.setdefault(account.count.low, set()).update(account.origins)
    if not votes:
        return _nothing("No account gives a figure.")
    most = max(len(origins) for origins in votes.values())
    leading = [number for number, origins in votes.items() if len(origins) == most]
    if len(leading) > 1:
        return _nothing(f"{len(leading)} figures have {most} independent origins each, so there is no majority.")
    used = [each for each in case.deaths if each.count.low == leading[0]]
    return Published(
        str(leading[0]), leading[0], leading[0], leading[0], _ids(used), f"{most} independent origins give it."
    )


def as_ranked(case: Case, *, ranking: tuple[str, ...] = ()) -> Published:
    """The figure of the source that ranks highest is published; the ranking is the recorder's own and must be public."""
    ranked = sorted(
        (each for each in case.deaths if each.source_id in ranking), key=lambda each: ranking.index(each.source_id)
    )
    if not ranked:
        return _nothing("No ranking of sources is given." if not ranking else "No ranked source gives a figure.")
    best = ranked[0]
    why = f"{best.source_id} ranks highest of those that give a figure."
    return Published(best.count.in_words, best.count.low, best.count.low, _most(best), best.statement_ids, why)


def as_open(case: Case) -> Published:
    """Where accounts do not agree the case stays open and is marked as such; where they do, their figure is published."""
    figures = {str(each.count) for each in case.deaths}
    if not figures:
        return _nothing("No account gives a figure.")
    if len(figures) > 1:
        told = ", ".join(dict.fromkeys(each.count.in_words for each in case.deaths))
        return Published("open", None, None, None, _ids(case.deaths), f"The accounts give {told}.")
    only = case.deaths[0]
    return Published(
        only.count.in_words,
        only.count.low,
        only.count.low,
        only.count.high,
        _ids(case.deaths),
        "All accounts that give a figure agree.",
    )


def add_up(rows: list[Published], convention: str) -> Published:
    """One row of several, each about people whom the others do not count; a group without a figure adds nothing."""
    told = [row for row in rows if row.low is not None or row.value == "open"]
    if len(told) < 2:
        return told[0] if told else rows[0]
    ids = tuple(dict.fromkeys(each for row in told for each in row.statement_ids))
    parts = (f"{row.value} ({row.why[:1].lower()}{row.why[1:].rstrip('.')})" for row in told)
    why = f"Groups that share nobody, added up: {'; '.join(parts)}."
    if any(row.low is None for row in told):
        return Published("open", None, None, None, ids, why)
    low, high = sum(row.low or 0 for row in told), sum(max(row.high or 0, row.low or 0) for row in told)
    best = sum(row.best or 0 for row in told) if all(row.best is not None for row in told) else None
    plain = (
        f"low {low}, best {best}, high {high}"
        if convention == "ucdp"
        else str(low)
        if low == high
        else f"{low} to {high}"
    )
    grades = {grade for row in told if (grade := row.value.partition(" (")[2].rstrip(")"))}
    return Published(plain + (f" ({', '.join(sorted(grades))})" if grades else ""), low, best, high, ids, why)
