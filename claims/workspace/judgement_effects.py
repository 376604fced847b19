"""What a judgement changed: the incidents before and after, compared in one sentence."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from claims.incidents import Incidents
from claims.names import join_words
from claims.values import number_of
from claims.workspace.incident_ids import assign_ids

NOTHING = "No incident changed."
_MOST_CHANGES = 3  # in one sentence


ApartFrom = Callable[[Iterable[str], Iterable[str]], tuple[str, str] | None]


def changes_in_words(
    before: Incidents, after: Incidents, source_of: Callable[[str], str], apart_from: ApartFrom = lambda *_: None
) -> str:
    """What became of the incidents: which accounts moved from where to where, what came together or apart, what is called otherwise now, and what is part of what.

    Args:
        before: The incidents before the judgement.
        after: Those after it.
        source_of: Claim id to the name of its source.
        apart_from: Of some claims and of others the first two that were judged apart; None where none were.
    """
    changes = [
        change
        for family in _families(before, after)
        for change in _Family(before, after, *family).changes(source_of, apart_from)
    ]
    changes += _parts(before, after)
    if not changes:
        return NOTHING
    listed = "; ".join(changes[:_MOST_CHANGES]) + "."
    more = len(changes) - _MOST_CHANGES
    unlisted = f" {number_of(more, 'more changes')} not listed." if more > 0 else ""
    return f"{listed[:1].upper()}{listed[1:]}{unlisted}"


class _Family:
    """Incidents that exchanged claims, before and after; each of them keeps the incident that it has most claims of."""

    def __init__(self, before: Incidents, after: Incidents, olds: Sequence[str], news: Sequence[str]) -> None:
        self.before, self.after, self.olds, self.news = before, after, olds, news
        groups = {new: after.claims_of[new] for new in news}
        self.kept = assign_ids({old: before.claims_of[old] for old in olds}, groups, taken=frozenset(olds))

    def changes(self, source_of: Callable[[str], str], apart_from: ApartFrom) -> list[str]:
        """A clause for every move, then one for every incident that has another name than before."""
        moved: dict[tuple[str, str], list[str]] = defaultdict(list)
        for new in self.news:
            for claim in self.after.claims_of[new]:
                old = self.before.incident_of.get(claim)
                if old is not None and old != self.kept[new]:
                    moved[old, new].append(claim)
        moves = [
            self._move(old, new, [source_of(claim) for claim in claims]) + self._why(old, new, source_of, apart_from)
            for (old, new), claims in moved.items()
        ]
        renamed = [
            f"“{self.before.name_of(old)}” is now called “{self.after.name_of(new)}”"
            for new, old in self.kept.items()
            if old in self.olds and self.before.name_of(old) != self.after.name_of(new)
        ]
        return [*moves, *renamed] if moves else []

    def _move(self, old: str, new: str, sources: list[str]) -> str:
        was, accounts = f"“{self.before.name_of(old)}”", _accounts(sources)
        if self.kept[new] not in self.olds:
            own, name = "their own" if len(sources) > 1 else "its own", f"“{self.after.name_of(new)}”"
            return f"{accounts} left {was} for an incident of {own}{', which keeps the name' if name == was else ':'} {name}"
        target = f"“{self.before.name_of(self.kept[new])}”"
        if len(sources) == len(self.before.claims_of[old]):
            return f"{was} ({accounts}) is one incident with {target} now"
        return f"{accounts} moved from {was} to {target}"

    def _why(self, old: str, new: str, source_of: Callable[[str], str], apart_from: ApartFrom) -> str:
        """Which account in the incident was judged to be of another event than one that is elsewhere now; "" where none was."""
        others = [claim for claim in self.before.claims_of[old] if self.after.incident_of.get(claim, new) != new]
        left = {self.after.incident_of[claim] for claim in others}
        apart = apart_from(
            self.after.claims_of[new], [claim for each in sorted(left) for claim in self.after.claims_of[each]]
        )
        if not apart:
            return ""
        one, other = map(source_of, apart)
        return f" (the account of {one} was judged to be of another event than that of {other})"


def _accounts(sources: list[str]) -> str:
    """Whose accounts: "the account of SOHR", "3 accounts of SOHR and Hawar"."""
    names = join_words(list(dict.fromkeys(sources)))
    return f"the account of {names}" if len(sources) == 1 else f"{len(sources)} accounts of {names}"


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
    return [f"“{after.name_of(part)}” is part of “{after.name_of(whole)}” now" for part, whole in fresh]


def _pairs(incidents: Incidents) -> list[tuple[str, str]]:
    return list(zip(incidents.parts["part_id"], incidents.parts["whole_id"], strict=True))
