"""A discrepancy on screen: two values or more, each with who says it and the mark between; the words behind each on opening."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from claims.discrepancies.discrepancy_sentences import side_words
from claims.model import Discrepancy, Side
from claims.values import Relation
from views.blocks import relation_badges
from views.blocks.evidence import place_line, words_block
from views.blocks.note_marks import UNMARKED, Mark
from views.markup import address_within, folded, link, literal, name, sentence_html
from views.state.page_study import PageStudy
from views.texts import incident_words, project_words, words

MOST_SHOWN = 2  # statements of a side that are open; the others are one click away
MOST_SPEAKERS = 2  # named in a row; all are named on opening
OPENED = "open"  # the parameter of the address with the rows that are open
BETWEEN_SPEAKERS = "; "  # as `Side.speakers` has them


@dataclass(frozen=True)
class RowsOpened:
    """Rows of a list that the address says are open; the words of the others are drawn when it says so of them.

    Attributes:
        path: The page.
        opened: The ids of what is open.
        kept: Other parameters of the page, which opening a row leaves as they are.
    """

    path: str
    opened: tuple[str, ...]
    kept: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def address(self, discrepancy_id: str) -> str:
        """The address at which the row is open if it is closed now, and closed if it is open."""
        others = [each for each in self.opened if each != discrepancy_id]
        opened = others if discrepancy_id in self.opened else [*others, discrepancy_id]
        kept = {parameter: list(values) for parameter, values in self.kept}
        return address_within(self.path, **kept, **({OPENED: opened} if opened else {}))


def discrepancy_box(study: PageStudy, discrepancy: Discrepancy, *, is_open: bool = False) -> str:
    """A discrepancy as a block of its own, with its incident."""
    return f'<div class="cc cc-box cc-duels">{_row(study, discrepancy, has_incident=True, is_open=is_open)}</div>'


def discrepancy_list(
    study: PageStudy,
    discrepancies: Sequence[Discrepancy],
    *,
    has_incident: bool = True,
    rows: RowsOpened | None = None,
    marks: Mapping[str, Mark] | None = None,
) -> str:
    """Discrepancies as rows: what, the values and who says each; a row opens its quotations in place.

    Args:
        has_incident: Whether each row names its incident; not where all are of one that stands above.
        rows: Which are open by the address. Four fifths of a list are words behind its rows, so a long one draws them when asked; without this
            they are all there, closed.
        marks: By id, the tags and notes of those that have any.
    """

    def row(each: Discrepancy) -> str:
        mark = (marks or {}).get(each.discrepancy_id, UNMARKED)
        if rows:
            return _linked_row(study, each, rows, has_incident=has_incident, mark=mark)
        return _row(study, each, has_incident=has_incident, mark=mark)

    listed = "".join(f"<li>{row(each)}</li>" for each in discrepancies)
    return f'<div class="cc cc-duels"><ol class="cc-list">{listed}</ol></div>'


def subject(study: PageStudy, discrepancy: Discrepancy) -> str:
    """What a discrepancy is about: the label of its field, or that an account is missing."""
    return study.field_label(discrepancy.field) if discrepancy.field else incident_words.REPORTED_AT_ALL


def _row(
    study: PageStudy, discrepancy: Discrepancy, *, has_incident: bool, is_open: bool = False, mark: Mark = UNMARKED
) -> str:
    return (
        f'<div class="cc-duel"><div class="cc-duel-what">{_what(study, discrepancy, mark, has_incident=has_incident)}</div>'
        f'<details{" open" if is_open else ""}><summary><span class="cc-duel-sides">{duel(study, discrepancy, discrepancy.sides)}</span>'
        f'<span class="cc-duel-why">{sentence_html(_why(discrepancy))} <span class="cc-duel-open">{incident_words.QUOTATIONS}</span></span></summary>'
        f"{_words_of(study, discrepancy, mark)}</details></div>"
    )


def _linked_row(study: PageStudy, discrepancy: Discrepancy, rows: RowsOpened, *, has_incident: bool, mark: Mark) -> str:
    """A row that a link opens and closes; the link keeps its id, by which the browser gives it back the focus."""
    key = discrepancy.discrepancy_id
    is_open = key in rows.opened
    spoken = (
        f"{incident_words.QUOTATIONS}: {subject(study, discrepancy)}, {study.incident_name(discrepancy.incident_id)}"
    )
    opener = (
        f'<a class="cc-duel-open cc-opener" id="row-{literal(key)}" href="{rows.address(key)}" aria-expanded="{str(is_open).lower()}"'
        f' aria-label="{literal(spoken)}">{incident_words.QUOTATIONS}</a>'
    )
    return (
        f'<div class="cc-duel"><div class="cc-duel-what">{_what(study, discrepancy, mark, has_incident=has_incident)}</div>'
        f'<div><div class="cc-duel-row"><span class="cc-duel-sides">{duel(study, discrepancy, discrepancy.sides)}</span>'
        f'<span class="cc-duel-why">{sentence_html(_why(discrepancy))} {opener}</span></div>'
        f"{_words_of(study, discrepancy, mark) if is_open else ''}</div></div>"
    )


def _words_of(study: PageStudy, discrepancy: Discrepancy, mark: Mark) -> str:
    """What an opened row shows: the long form, the sides with their words, what was noted, and links."""
    long_form = f'<p class="cc-soft"><b>{incident_words.IN_FULL}</b> {sentence_html(discrepancy.sentence)}</p>'
    return f"{long_form}{_sides(study, discrepancy)}{mark[1]}{_links(study, discrepancy)}"


def _what(study: PageStudy, discrepancy: Discrepancy, mark: Mark, *, has_incident: bool) -> str:
    what = subject(study, discrepancy)
    incident = link(study.incident_name(discrepancy.incident_id), "incident", id=discrepancy.incident_id)
    where = f"<small>{incident}</small>" if has_incident else ""
    tags = [relation_badges.badge(discrepancy.relation), relation_badges.severity(discrepancy.severity), mark[0]]
    return f'<b>{literal(what[:1].upper() + what[1:])}</b>{where}<span class="cc-duel-tags">{" ".join(filter(None, tags))}</span>'


def duel(study: PageStudy, discrepancy: Discrepancy, sides: Sequence[Side]) -> str:
    """The values of some sides, each with who says it, and the mark of how it stands to the next between them."""
    marks = ["", *map(_versus, study.figures.neighbour_relations(discrepancy, sides))]
    return "".join(
        f'{mark}<span class="cc-duel-side"><b>{sentence_html(side_words(side))}</b><small>{_speakers(side)}</small></span>'
        for mark, side in zip(marks, sides, strict=True)
    )


def _versus(relation: Relation) -> str:
    clashes = " cc-mark" if relation in relation_badges.CLASHES else ""
    return f'<span class="cc-versus{clashes}">{relation.mark}</span>'


def _speakers(side: Side) -> str:
    """The first of those who say it, each source before one says it again; how many more there are."""
    speakers = side.speakers.split(BETWEEN_SPEAKERS)
    sources = [speaker.split(", ")[0] for speaker in speakers]
    again = {at for at, source in enumerate(sources) if source in sources[:at]}
    speakers = [speakers[at] for at in sorted(range(len(speakers)), key=lambda at: (at in again, at))]
    shown, hidden = BETWEEN_SPEAKERS.join(speakers[:MOST_SPEAKERS]), len(speakers) - MOST_SPEAKERS
    more = f" {incident_words.MORE_SPEAKERS.format(number=hidden)}" if hidden > 0 else ""
    return sentence_html(shown + more)


def _why(discrepancy: Discrepancy) -> str:
    """What follows from the sides; of numbers that exclude each other also how far they are apart."""
    gap = _gap(discrepancy) if discrepancy.relation in relation_badges.CLASHES else 0
    return " ".join(filter(None, [incident_words.APART.format(number=gap) if gap else "", discrepancy.closing]))


def _gap(discrepancy: Discrepancy) -> int:
    """The widest gap between the numbers of two sides; 0 where a side gives none."""
    counts = [side.count for side in discrepancy.sides if side.count is not None]
    return max((one.gap(other) for one, other in combinations(counts, 2)), default=0)


def _links(study: PageStudy, discrepancy: Discrepancy) -> str:
    incident = link(study.incident_name(discrepancy.incident_id), "incident", id=discrepancy.incident_id)
    itself = link(words.ADDRESS_OF, "discrepancies", discrepancy=discrepancy.discrepancy_id)
    note = link(project_words.NOTES, "discrepancies", discrepancy=discrepancy.discrepancy_id)
    links = (f"{incident_words.INCIDENT_LABEL} {incident}", itself, *([note] if discrepancy.severity else []))
    return f'<p class="cc-links">{"".join(f"<span>{each}</span>" for each in links)}</p>'


def _sides(study: PageStudy, discrepancy: Discrepancy) -> str:
    """The sides beside each other: what each says, everyone who says it, the origins, and the words themselves."""
    sides = "".join(
        f'<div class="cc-side"><p class="cc-value">{sentence_html(side_words(side))}</p><p>{words.SPEAKERS} {sentence_html(side.speakers)}</p>'
        f'<p class="cc-soft">{words.ORIGINS} {_origins(study, side)}</p>{_evidence(study, side)}</div>'
        for side in discrepancy.sides
    )
    return f'<div class="cc-sides">{sides}</div>'


def _origins(study: PageStudy, side: Side) -> str:
    if not side.origins:
        return words.NO_ORIGIN
    named = words.COMMA.join(name(study.origins.name(origin)) for origin in side.origins)
    return f"<b>{len(side.origins)}</b> ({named})"


def _evidence(study: PageStudy, side: Side) -> str:
    statements = [study.collection.statement_records[statement_id] for statement_id in side.statement_ids]
    blocks = [words_block(study, statement) for statement in statements] + _silences(study, side)
    rest = "".join(blocks[MOST_SHOWN:])
    number = words.MORE_WORDS.format(number=len(blocks) - MOST_SHOWN)
    return "".join(blocks[:MOST_SHOWN]) + (folded(number, rest) if rest else "")


def _silences(study: PageStudy, side: Side) -> list[str]:
    records = study.collection.statement_records
    speaking = {records[statement_id].claim_id for statement_id in side.statement_ids}
    silent = [claim_id for claim_id in side.claim_ids if claim_id not in speaking]
    return [
        f'<div class="cc-words"><p>{name(study.source_of_claim(claim_id))} {words.SAYS_NOTHING}</p>{place_line(study, study.document_of(claim_id))}</div>'
        for claim_id in silent
    ]
