"""What a judgement changed: the incidents before and after, compared in sentences."""

from collections import Counter, defaultdict

from claims.incidents import Incidents
from claims.names import join_words
from claims.workspace.incident_ids import assign_ids

NOTHING = "No incident changed."


def changes_in_words(before: Incidents, after: Incidents) -> tuple[str, ...]:
    """One sentence for every incident that joined others, came apart or became part of another; else `NOTHING`."""
    sentences: list[str] = []
    for olds, news in _families(before, after):
        was, now = _titles(before, olds), _titles(after, news)
        if len(olds) > 1 and len(news) == 1:
            sentences.append(f"{_number(len(olds))} incidents became one: {was} are now {now}.")
        elif len(olds) == 1 and len(news) > 1:
            sentences.append(f"One incident became {_number(len(news)).lower()}: {was} is now {now}.")
        else:
            sentences += _moves(before, after, olds, news)
    sentences += _parts(before, after)
    return tuple(sentences) or (NOTHING,)


def _moves(before: Incidents, after: Incidents, olds: list[str], news: list[str]) -> list[str]:
    """How many claims went from which incident to which, where several exchanged some."""
    given = assign_ids(
        {old: before.claims_of[old] for old in olds}, {new: after.claims_of[new] for new in news}, taken=frozenset(olds)
    )
    moved = Counter(
        (before.incident_of[claim], new)
        for new in news
        for claim in after.claims_of[new]
        if claim in before.incident_of and before.incident_of[claim] != given[new]
    )
    return [
        f"{number} {'claim' if number == 1 else 'claims'} moved from {_titles(before, [old])} to {_titles(after, [new])}."
        for (old, new), number in moved.items()
    ]


def _families(before: Incidents, after: Incidents) -> list[tuple[list[str], list[str]]]:
    """The incidents that exchanged claims, before and after, each family in the order of the tables."""
    unlike = {
        claim
        for incident, claims in after.claims_of.items()
        for claim in claims
        if claim in before.incident_of and set(before.claims_of[before.incident_of[claim]]) != set(claims)
    }
    news_of: dict[str, set[str]] = defaultdict(set)
    for claim in unlike:
        news_of[before.incident_of[claim]].add(after.incident_of[claim])
    families: list[tuple[set[str], set[str]]] = []
    for old in sorted(news_of):
        olds, news = {old}, set(news_of[old])
        apart = []
        for family in families:
            if family[1] & news:
                olds |= family[0]
                news |= family[1]
            else:
                apart.append(family)
        families = [*apart, (olds, news)]
    ordered = [
        ([each for each in before.rows if each in olds], [each for each in after.rows if each in news])
        for olds, news in families
    ]
    return sorted(ordered)


def _parts(before: Incidents, after: Incidents) -> list[str]:
    """The incidents that became part of another, where no claims of the two were in part and whole before."""
    older = {
        (claim, other)
        for part, whole in _pairs(before)
        for claim in before.claims_of[part]
        for other in before.claims_of[whole]
    }
    fresh = [
        (part, whole)
        for part, whole in _pairs(after)
        if not any((claim, other) in older for claim in after.claims_of[part] for other in after.claims_of[whole])
    ]
    return [f"{_titles(after, [part])} is now part of {_titles(after, [whole])}." for part, whole in fresh]


def _pairs(incidents: Incidents) -> list[tuple[str, str]]:
    return list(zip(incidents.parts["part_id"], incidents.parts["whole_id"], strict=True))


def _titles(incidents: Incidents, ids: list[str]) -> str:
    return join_words([f"“{incidents.name_of(incident_id)}”" for incident_id in ids])


def _number(number: int) -> str:
    return {2: "Two", 3: "Three", 4: "Four", 5: "Five"}.get(number, str(number))
