"""What the project speaks of: statements, matches, discrepancies, and the closed lists they draw on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from claims.values import Count, Relation, Span, parse_flag


class SourceKind(StrEnum):
    """Who publishes, or is quoted."""

    OUTLET = "outlet"
    MONITOR = "monitor"
    ENCYCLOPAEDIA = "encyclopaedia"
    DATASET = "dataset"
    SPEAKER = "speaker"


class Stance(StrEnum):
    """How a speaker stands to what is said.

    Example:
        >>> [str(stance) for stance in Stance]
        ['asserts', 'relays', 'hedges', 'denies', 'demands', 'aims']
    """

    ASSERTS = "asserts"
    RELAYS = "relays"
    HEDGES = "hedges"
    DENIES = "denies"
    DEMANDS = "demands"
    AIMS = "aims"  # told as what somebody means to do, not as done


NO_OUTCOMES = frozenset({Stance.DEMANDS, Stance.AIMS})  # stances to what has not happened


class Basis(StrEnum):
    """What a coded value rests on, the firmest first.

    Example:
        >>> [str(basis) for basis in Basis]
        ['stated', 'reading', 'inference']
    """

    STATED = "stated"
    READING = "reading"
    INFERENCE = "inference"

    @property
    def definition(self) -> str:
        """One sentence that says when a value rests on this."""
        return BASIS_DEFINITIONS[self]


BASIS_DEFINITIONS = {
    Basis.STATED: "The text says it.",
    Basis.READING: "The text says it, once a year, a pronoun or a term of the field is filled in.",
    Basis.INFERENCE: "The text does not say it; the coder concludes it from something else, which the note names.",
}


class FieldType(StrEnum):
    """The type of a field's values; it decides how two values are compared."""

    COUNT = "count"
    SPAN = "span"
    PARTY = "party"
    PLACE = "place"
    TERM = "term"
    FLAG = "flag"
    TEXT = "text"


class Kind(StrEnum):
    """What a discrepancy is about.

    Example:
        >>> Kind.RESPONSIBILITY.definition
        'The accounts name different parties as the one who acted, was attacked, or is to blame.'
    """

    COUNT = "count"
    CROWD = "crowd size"
    CERTAINTY = "certainty"
    RESPONSIBILITY = "responsibility"
    CAUSE = "cause"
    CHARACTER = "character"
    PARTICIPANTS = "who took part"
    PLACE = "place"
    DATE = "date"
    SCOPE = "scope"
    OMISSION = "omission"
    INTERNAL = "internal inconsistency"
    AMBIGUITY = "ambiguity"
    SHARED_ORIGIN = "shared origin"
    LOST_DETAIL = "lost detail"

    @property
    def definition(self) -> str:
        """One sentence that says when a discrepancy is of this kind."""
        return KIND_DEFINITIONS[self]


KIND_DEFINITIONS = {
    Kind.COUNT: "Numbers of the same people that cannot both be right.",
    Kind.CROWD: "Sizes given for one gathering that cannot both be right.",
    Kind.CERTAINTY: "One account states as fact what another gives with reservation, or what nothing in the collection supports.",
    Kind.RESPONSIBILITY: "The accounts name different parties as the one who acted, was attacked, or is to blame.",
    Kind.CAUSE: "The accounts give different reasons for the same event.",
    Kind.CHARACTER: "The accounts describe what happened, or with what force, in different terms.",
    Kind.PARTICIPANTS: "The accounts name different bodies or groups as having taken part.",
    Kind.PLACE: "The accounts put the event in different places.",
    Kind.DATE: "The accounts put the event, its beginning or its end on different days.",
    Kind.SCOPE: "The accounts differ on its extent: who was affected, and what was held back.",
    Kind.OMISSION: "A source that could have known leaves out a point, or the whole incident.",
    Kind.INTERNAL: "One source's own statements do not fit together.",
    Kind.AMBIGUITY: "One phrase or name can be read in two ways.",
    Kind.SHARED_ORIGIN: "Several sources agree, and all go back to one original source.",
    Kind.LOST_DETAIL: "A source repeats what another reports, less exactly.",
}


class Severity(StrEnum):
    """How much hangs on a discrepancy, worst first.

    Example:
        >>> [str(severity) for severity in Severity]
        ['high', 'medium', 'minor']
    """

    HIGH = "high"
    MEDIUM = "medium"
    MINOR = "minor"


class Verdict(StrEnum):
    """What a reviewer says of two claims."""

    SAME = "same"
    NOT_SAME = "not same"
    PART_OF = "part of"
    UNSURE = "unsure"


IMPORTED = "import"  # who judges what a table itself says of its rows
KILLED = "killed"  # the field that counts the dead
WHERE = "where"  # the field that says where an event was
HURT = (KILLED, "wounded")  # the fields that count people killed or wounded, the gravest first
TARGET = "target"  # the field that says what kind of thing was attacked
INITIATOR = "initiator"  # the field that says who attacked
ATTACKED = "attacked"  # the field that says whom
ANYTHING_ELSE = "anything else"  # a term that is denied where a list is said to be all there is


@dataclass(frozen=True)
class Speaker:
    """One link of the chain of who says it."""

    source_id: str
    stance: Stance


def parse_chain(text: str) -> tuple[Speaker, ...]:
    """Reads "sohr-activists:asserts > resident:hedges", outermost first; an empty text gives no link.

    Raises:
        ValueError: A link has no stance, or one that is not in `Stance`.
    """
    if not text:
        return ()
    links = [link.strip() for link in text.split(">") if link.strip()]
    return tuple(Speaker(link.partition(":")[0].strip(), Stance(link.partition(":")[2].strip())) for link in links)


def write_chain(chain: Iterable[Speaker], ids: Mapping[str, str] | None = None) -> str:
    """The chain as `parse_chain` reads it, with the ids of sources replaced where others are given."""
    new = ids or {}
    return " > ".join(f"{new.get(link.source_id, link.source_id)}:{link.stance}" for link in chain)


def split_list(text: str) -> tuple[str, ...]:
    """The values of a cell that holds several, split at "|"."""
    return tuple(value.strip() for value in text.split("|") if value.strip()) if text else ()


@dataclass(frozen=True, kw_only=True)
class FieldSpec:
    """A row of the fields table: what a statement can speak of, and how its values are compared."""

    field: str
    label: str
    type: FieldType
    many: bool
    rule: Kind | None
    severity: Severity
    terms: tuple[str, ...]
    exclusive: frozenset[frozenset[str]]
    definition: str


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One thing that a claim says, as one row of the statements table.

    Attributes:
        count: The parsed value where the field counts, else None.
        span: The parsed value where the field is a date or period, else None.
        chain: Speakers beyond the document's own source, outermost first.
        said: When it was said; None means on the day of publication.

    Example:
        >>> statement = collection.statement_records["hawar-2021-01-02-grenade.when"]
        >>> isinstance(statement, Statement), statement.value, statement.verbatim
        (True, '2021-01-02', 'On January 2nd')
    """

    statement_id: str
    claim_id: str
    field: str
    group: str
    value: str
    verbatim: str
    stance: Stance
    chain: tuple[Speaker, ...]
    said: Span | None
    paragraph: int | None
    fragment: str
    gloss: str
    part_of: str
    reading_of: str
    cites: tuple[str, ...]
    basis: Basis
    coder: str
    note: str
    count: Count | None = None
    span: Span | None = None

    @property
    def flag(self) -> bool:
        """The value of a yes-or-no field."""
        return parse_flag(self.value)

    @property
    def stances(self) -> frozenset[Stance]:
        """The stances of the document and of every speaker in the chain."""
        return frozenset({self.stance, *(link.stance for link in self.chain)})

    @property
    def is_denied(self) -> bool:
        """Whether the document, or whom it quotes last, mentions the value only to deny it."""
        return self.stance is Stance.DENIES or bool(self.chain and self.chain[-1].stance is Stance.DENIES)

    @property
    def is_aim(self) -> bool:
        """Whether the document or a speaker in the chain tells it as an aim."""
        return self.stance is Stance.AIMS or any(link.stance is Stance.AIMS for link in self.chain)

    @property
    def is_outcome(self) -> bool:
        """Whether it is told as what happened; not where anybody only demands it or aims at it."""
        return self.stances.isdisjoint(NO_OUTCOMES)

    @property
    def certain(self) -> bool:
        """Whether neither the document nor a speaker in the chain hedges."""
        return Stance.HEDGES not in self.stances


def is_read(statement: Statement) -> bool:
    """Whether the value is in the words, as they stand or as they are read; not concluded from something else."""
    return statement.basis is not Basis.INFERENCE


def bases_of(statements: Iterable[Statement]) -> tuple[Basis, ...]:
    """What the statements rest on, each once, the firmest first."""
    found = {statement.basis for statement in statements}
    return tuple(basis for basis in Basis if basis in found)


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What one feature says for or against two claims being about the same event.

    Attributes:
        shipped: The points of the weights file where the table itself gives others; None where these count.
    """

    feature: str
    points: float
    value_a: str = ""
    value_b: str = ""
    sentence: str
    shipped: float | None = None


@dataclass(frozen=True, kw_only=True)
class Match:
    """Two claims and the evidence that they are about the same event.

    Attributes:
        probability: 0 to 1.
        points: Sum of the evidence, in natural log-odds.
        evidence: One entry a feature: its name, points, both values, and a sentence.

    Example:
        >>> match = explain(collection, "hawar-2021-01-23-halko", "wikipedia-2021-01-23-clash")
        >>> isinstance(match, Match), match.points
        (True, 0.2)
        >>> match.evidence[0].sentence
        'Most pairs of claims are about different events.'
    """

    claim_a: str
    claim_b: str
    probability: float
    points: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Side:
    """One answer to the question that a discrepancy is about, with everyone who gives it.

    Attributes:
        basis: What its statements rest on, each once, the firmest first; empty for a silence.
        speakers: Who says it: "Hawar News; Wikipedia, quoting the Asayish, with reservation".
        count: The number that it gives; of a sum, what the addends make together. None where it gives no one number.

    Example:
        >>> side = findings.discrepancies[0].sides[0]
        >>> isinstance(side, Side), side.value, side.speakers
        (True, 'Civilians', 'Hawar News')
    """

    value: str
    statement_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]
    source_ids: tuple[str, ...]
    speakers: str
    origins: tuple[str, ...]
    relation: Relation
    basis: tuple[Basis, ...] = ()
    count: Count | None = None

    @property
    def is_inferred(self) -> bool:
        """Whether no account gives it in words: every statement behind it is an inference of its coder."""
        return self.basis == (Basis.INFERENCE,)


@dataclass(frozen=True, kw_only=True)
class Discrepancy:
    """One point on which the accounts of an incident differ, or a look-alike explained.

    Attributes:
        severity: None for a look-alike, which is explained and not raised.
        field: The field in question; empty where the telling itself is.
        sentence: What a reader understands alone: incident, question, each value with who says it, the closing.
        closing: The short sentence for where the sides are shown as rows: what follows from them, in at most 25 words
            ("These cannot both be true."). Each side brings its `value` and its `speakers`.
        rests_on_inference: Whether it would not be raised without what coders inferred; it is then minor.

    Example:
        >>> worst = findings.discrepancies[0]
        >>> isinstance(worst, Discrepancy), worst.field, worst.severity
        (True, 'attacked', <Severity.HIGH: 'high'>)
        >>> [side.value for side in worst.sides][:2]
        ['Civilians', 'National Defense Forces']
        >>> worst.closing
        'Each side says that it was attacked.'
    """

    discrepancy_id: str
    incident_id: str
    field: str
    group: str
    kind: Kind
    relation: Relation
    severity: Severity | None
    sentence: str
    sides: tuple[Side, ...]
    closing: str = ""
    rests_on_inference: bool = False
