"""How much hangs on a discrepancy: one table of what raises it and what holds it down, each with its reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

from claims.findings import SEVERITY_ORDER
from claims.model import KILLED, Discrepancy, Kind, Severity
from claims.values import Relation

_RELATION_ORDER = {Relation.CONTRADICTS: 0, Relation.DENIES: 1, Relation.DIFFERS: 2}  # others weigh less
_KIND_ORDER = {kind: index for index, kind in enumerate(Kind)} | {Kind.RESPONSIBILITY: -1}


class KnownGrounds(TypedDict, total=False):
    """What the rule that raises a discrepancy knows of its grounds, and its sides do not show."""

    one_reading: bool
    open_lists: bool
    from_dataset: bool


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """What the severity of a discrepancy is judged by.

    Attributes:
        stake: How much hangs on the field, as the fields table has it, or on what is left out.
        field: The field in question; empty where the telling itself is.
        readable_away: Whether fewer than two sides are left where another reading of the same words is taken.
        one_reading: Whether the accounts exclude each other in one reading of a phrase, and not in another.
        open_lists: Whether each account lists what the other does not, and no list need be complete.
        from_dataset: Whether it is a dataset whose figure rests on a document that is not held.
        same_sides: Whether the parties named belong to the same sides.
        background: Whether every account tells the incident as an earlier event only.
        cited_openly: Whether all but one of the sources that agree name a document that they have it from, or quote another of them.
        one_speaker: Whether one speaker answers for all that is told, and tells it of one incident.
        one_origin: Whether all that is told goes back to one original source or one side.
        lasting: Whether the incident went on for longer than a single event does.
        episode: Whether it did so, or has incidents as its parts.
        days_apart: Whether no document of one side is of the days on which those of another were published.
        denied: Whether a source denies in words what another says.
        zero_against_some: Whether one number says that it struck nobody, and another that it struck somebody.
        one_number: Whether all sides give the same number.
        summed: Whether a number on a side is a sum that no account gives.
        counts: Whether the field counts.
        headline: Whether fewer than two sides are left without those that name fewer parties than another, and rest on titles alone.
        by_convention: Whether only our bounds of a vague word part the numbers.
    """

    kind: Kind
    relation: Relation
    stake: Severity
    field: str = ""
    readable_away: bool = False
    one_reading: bool = False
    open_lists: bool = False
    from_dataset: bool = False
    same_sides: bool = False
    background: bool = False
    cited_openly: bool = False
    one_speaker: bool = False
    one_origin: bool = False
    lasting: bool = False
    episode: bool = False
    days_apart: bool = False
    denied: bool = False
    zero_against_some: bool = False
    one_number: bool = False
    summed: bool = False
    counts: bool = False
    headline: bool = False
    by_convention: bool = False

    @property
    def deaths(self) -> bool:
        """Whether the dead are in question."""
        return self.field == KILLED


class SeverityRule(NamedTuple):
    """A line of the table: where it applies, a discrepancy is at least or at most so severe."""

    severity: Severity
    applies: Callable[[Grounds], bool]
    reason: str


_STATES = frozenset({Kind.CHARACTER, Kind.SCOPE})  # such as what came of it, and who holds a place
_OF_ONE_SIDE = frozenset({Kind.CAUSE, Kind.RESPONSIBILITY})  # what one side may name several of
_DEEDS = frozenset({Kind.RESPONSIBILITY, Kind.CHARACTER, Kind.SCOPE})  # what was done, by whom and to whom

RAISES: tuple[SeverityRule, ...] = (
    SeverityRule(
        Severity.HIGH,
        lambda it: it.denied and it.kind in _DEEDS and it.stake is Severity.MEDIUM,
        "One source denies what another reports.",
    ),
)
CAPS: tuple[SeverityRule, ...] = (
    SeverityRule(
        Severity.MINOR,
        lambda it: it.readable_away,
        "Another reading of the same wording removes it.",
    ),
    SeverityRule(
        Severity.MINOR,
        lambda it: it.one_reading,
        "The accounts contradict each other only in one reading of a phrase.",
    ),
    SeverityRule(
        Severity.MINOR,
        lambda it: it.open_lists,
        "Each names something that the other does not, and a list need not be complete.",
    ),
    SeverityRule(
        Severity.MINOR,
        lambda it: it.by_convention,
        "The numbers differ only by the range given to a vague word.",
    ),
    SeverityRule(
        Severity.MEDIUM,
        lambda it: it.counts and not it.deaths and not it.zero_against_some,
        "Among numbers, only deaths are most serious.",
    ),
    SeverityRule(
        Severity.MINOR,
        lambda it: it.relation is Relation.DIFFERS and it.headline,
        "A headline is short and need not name everyone.",
    ),
    SeverityRule(Severity.MINOR, lambda it: it.same_sides, "The parties named belong to the same sides."),
    SeverityRule(
        Severity.MEDIUM,
        lambda it: it.background,
        "The event is only recalled as background.",
    ),
    SeverityRule(
        Severity.MEDIUM,
        lambda it: it.relation is Relation.DIFFERS and not (it.kind is Kind.CERTAINTY and it.deaths),
        "Both could be true.",
    ),
    SeverityRule(
        Severity.MINOR,
        lambda it: it.kind in _OF_ONE_SIDE and it.relation is Relation.DIFFERS and it.one_origin,
        "One side names several, which could all be true.",
    ),
    SeverityRule(
        Severity.MINOR,
        lambda it: (
            it.kind is Kind.CERTAINTY
            and it.relation is Relation.DIFFERS
            and (it.one_speaker or (it.one_origin and not it.counts))
            and not it.deaths
        ),
        "A source or side is surer in one place than another; a death or a sum is more than wording.",
    ),
    SeverityRule(
        Severity.MINOR,
        lambda it: it.kind in _STATES and it.relation is Relation.CONTRADICTS and it.episode and it.days_apart,
        "The accounts are of different days of a long event; it may have changed.",
    ),
    SeverityRule(
        Severity.MINOR,
        lambda it: it.kind is Kind.COUNT and it.relation is Relation.DIFFERS and it.one_origin and not it.summed,
        "One source or side counted twice, and the higher figure may be the later one.",
    ),
    SeverityRule(
        Severity.MINOR,
        lambda it: it.kind is Kind.PARTICIPANTS and it.relation is Relation.DIFFERS and it.episode,
        "An account of a long event need not name everyone who took part.",
    ),
    SeverityRule(
        Severity.MINOR,
        lambda it: it.kind is Kind.PLACE and it.lasting,
        "An event that lasts for weeks can be in several places.",
    ),
    SeverityRule(
        Severity.MINOR,
        lambda it: it.kind is Kind.LOST_DETAIL and it.relation is Relation.OVERLAPS,
        "The number is the same; only the people counted are described less exactly.",
    ),
    SeverityRule(
        Severity.MINOR,
        lambda it: it.kind is Kind.AMBIGUITY and (it.one_number or not it.deaths),
        "An unclear phrase contradicts no other account; the number of dead is more than wording.",
    ),
    SeverityRule(
        Severity.MEDIUM,
        lambda it: it.kind is Kind.INTERNAL and not (it.deaths and it.zero_against_some),
        "One source contradicts only itself; whether anybody died is more than a slip.",
    ),
    SeverityRule(
        Severity.MINOR,
        lambda it: it.kind is Kind.INTERNAL and it.relation is Relation.DIFFERS and it.stake is not Severity.HIGH,
        "Two figures of one source, or their sum, need not cover the same extent.",
    ),
    SeverityRule(
        Severity.MEDIUM,
        lambda it: it.summed,
        "A sum that no account gives is right only if nobody is counted twice.",
    ),
    SeverityRule(
        Severity.MEDIUM,
        lambda it: it.kind is Kind.CERTAINTY and it.relation is Relation.SILENT,
        "The text behind a title may report what the title does not.",
    ),
    SeverityRule(
        Severity.MINOR,
        lambda it: it.kind is Kind.CERTAINTY and it.relation is Relation.SILENT and not it.deaths,
        "A figure supported only by a title matters most where it counts the dead.",
    ),
    SeverityRule(
        Severity.MINOR,
        lambda it: it.from_dataset,
        "A dataset is made from such citations.",
    ),
    SeverityRule(
        Severity.MEDIUM,
        lambda it: it.kind in {Kind.SHARED_ORIGIN, Kind.LOST_DETAIL},
        "Nothing contradicts anything; it is only known less well than it seems.",
    ),
    SeverityRule(
        Severity.MINOR,
        lambda it: it.kind is Kind.SHARED_ORIGIN and it.cited_openly,
        "The source that repeats it says from whom.",
    ),
    SeverityRule(
        Severity.MINOR,
        lambda it: it.kind is Kind.SHARED_ORIGIN and it.stake is not Severity.HIGH,
        "An agreement matters as much as its subject.",
    ),
)


def severity_of(grounds: Grounds) -> Severity:
    """The severity: what is at stake, raised where a line of `RAISES` applies, and held down by those of `CAPS`."""
    raised = gravest([grounds.stake, *(rule.severity for rule in RAISES if rule.applies(grounds))])
    return mildest([raised, *(rule.severity for rule in CAPS if rule.applies(grounds))])


def stake_of_silence(*, deaths: bool, grave: bool, unexcused: bool, concerned: bool = True) -> Severity:
    """What hangs on what is left out.

    A death, left out by whom it concerns, high; by others, medium, as a grave point that the silent source had before it;
    all else, minor.

    Args:
        deaths: Whether it is that people died.
        grave: Whether it is a point of weight, or an event with one.
        unexcused: Whether a document that the silent source cites or lists tells it, or whoever saw the event could see it.
        concerned: Whether the silent source tells the event otherwise, or is tied to one of its sides.
    """
    if deaths and concerned:
        return Severity.HIGH
    return Severity.MEDIUM if deaths or (grave and unexcused) else Severity.MINOR


def reasons_for(grounds: Grounds) -> tuple[str, ...]:
    """Why it is more or less severe than what is at stake: the reasons of the lines that apply."""
    return tuple(rule.reason for rule in (*RAISES, *CAPS) if rule.applies(grounds))


_WORST_FIRST = tuple(Severity)


def gravest(severities: Sequence[Severity]) -> Severity:
    """The severest of these; there is at least one."""
    return min(severities, key=_WORST_FIRST.index)


def mildest(severities: Sequence[Severity]) -> Severity:
    """The least severe of these; there is at least one."""
    return max(severities, key=_WORST_FIRST.index)


def gravity(discrepancy: Discrepancy) -> tuple[int, int, int]:
    """Sorts the worst first: by severity, then by relation, then by kind."""
    severity = SEVERITY_ORDER[discrepancy.severity] if discrepancy.severity else len(SEVERITY_ORDER)
    relation = _RELATION_ORDER.get(discrepancy.relation, len(_RELATION_ORDER))
    return severity, relation, _KIND_ORDER[discrepancy.kind]
