"""Notes, tags and assignments on what is in a project, and what each is on now that the project has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from claims.model import Discrepancy, split_list
from claims.projects.edits import COLUMNS, Cells, Edit, put, remove

if TYPE_CHECKING:
    from claims.findings import Findings
    from claims.incidents import Incidents
    from claims.projects.project import Project

MOST_TAG_CHARACTERS = 60
DONE, NOT_DONE = "yes", "no"
FOR = "@"  # before a name, as a tag: what this person is still to do
_SEPARATOR = "|"  # as in every list of ids


class NoteKind(StrEnum):
    """What a note can be on."""

    INCIDENT = "incident"
    CLAIM = "claim"
    DISCREPANCY = "discrepancy"
    DOCUMENT = "document"
    PAIR = "pair"


Place = tuple[NoteKind, str]  # the id of what is there now


@dataclass(frozen=True, kw_only=True)
class Note:
    """A note, the tags of one thing, or work on it that is assigned to somebody.

    Attributes:
        subject: The id of the incident, claim or document; both of a pair; of a discrepancy what `discrepancy_key` gives.
        about: What the subject was called when this was written.
        text: May be "" where there are tags or an assignment.
        answers: The id of the note that this one answers; "" where it answers none.
        assigned: Who is to work on the subject; "" where nobody is.
        done: Of an answer to an assignment, whether it says that this is done (`DONE`) or is not (`NOT_DONE`); else "".
        by: Who wrote it last.
        at: When (ISO 8601, UTC).
    """

    note_id: str
    kind: NoteKind
    subject: str
    about: str = ""
    tags: tuple[str, ...] = ()
    text: str = ""
    answers: str = ""
    assigned: str = ""
    done: str = ""
    by: str = ""
    at: str = ""

    @property
    def subject_id(self) -> str:
        """The id of the subject as it was when this was written."""
        return self.subject.split(_SEPARATOR)[0]


@dataclass(frozen=True, kw_only=True)
class Tag:
    """A tag, and the ids of what has it now; in words it is its name."""

    name: str
    incidents: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    discrepancies: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, kw_only=True)
class PlacedNotes:
    """The notes and tags of a project by what they are on now.

    Attributes:
        gone: Those on what is no longer there.
    """

    placed: Mapping[Place, tuple[Note, ...]] = field(default_factory=dict)
    gone: tuple[Note, ...] = ()

    def on(self, *places: Place) -> tuple[Note, ...]:
        """What is on any of these."""
        return tuple(note for place in places for note in self.placed.get(place, ()))

    def tags_on(self, *places: Place) -> tuple[str, ...]:
        """The tags of any of these, each once, and for whom there is work."""
        return tuple(sorted({tag for note in self.on(*places) for tag in self._tags_of(note)}, key=str.casefold))

    @cached_property
    def open_assignments(self) -> tuple[Note, ...]:
        """The assignments that nobody has said are done, or that somebody said are not, in the order of giving."""
        every = {note.note_id: note for notes in self.placed.values() for note in notes}
        return tuple(note for note in every.values() if self.is_open_work(note))

    def is_open_work(self, note: Note) -> bool:
        """Whether a note assigns what nobody has said is done, or somebody said is not."""
        return bool(note.assigned) and self._said_last.get(note.note_id) != DONE

    @cached_property
    def place_of(self) -> dict[str, Place]:
        """By the id of a note, what it is on; where that is several things, the first."""
        return {note.note_id: place for place, notes in reversed([*self.placed.items()]) for note in notes}

    @cached_property
    def _said_last(self) -> dict[str, str]:
        """By the id of an assignment, what was said last of whether it is done."""
        saying = {note for notes in self.placed.values() for note in notes if note.done}
        return {note.answers: note.done for note in sorted(saying, key=lambda note: (note.at, note.note_id))}

    def _tags_of(self, note: Note) -> tuple[str, ...]:
        return (*note.tags, f"{FOR}{note.assigned}") if self.is_open_work(note) else note.tags

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """The tags in use, by name."""
        having: defaultdict[str, defaultdict[NoteKind, set[str]]] = defaultdict(lambda: defaultdict(set))
        for (kind, subject_id), notes in self.placed.items():
            for tag in {tag for note in notes for tag in self._tags_of(note)}:
                having[tag][kind].add(subject_id)
        return tuple(
            Tag(
                name=tag,
                incidents=frozenset(ids[NoteKind.INCIDENT]),
                claims=frozenset(ids[NoteKind.CLAIM]),
                discrepancies=frozenset(ids[NoteKind.DISCREPANCY]),
            )
            for tag, ids in sorted(having.items(), key=lambda item: item[0].casefold())
        )


def discrepancy_key(discrepancy: Discrepancy) -> str:
    """The subject of a note on a discrepancy: its id, then what is the same when its accounts change: incident, kind, field, group, sources."""
    sources = sorted(_sources(discrepancy))
    kept = (discrepancy.incident_id, discrepancy.kind, discrepancy.field, discrepancy.group)
    return _SEPARATOR.join((discrepancy.discrepancy_id, *kept, *sources))


def read_notes(project: Project, incidents: Incidents, findings: Findings) -> PlacedNotes:
    """The notes and tags of a project, each at what it is on in these findings."""
    from claims.workspace import resolve

    rows = project.rows("notes").values()
    return place_notes(
        rows,
        incidents,
        findings,
        lambda gone: resolve(project.workspace, gone).incident_ids,
        documents=project.some_rows("documents", {row["subject"] for row in rows if row["kind"] == NoteKind.DOCUMENT}),
    )


def place_notes(
    rows: Iterable[Cells],
    incidents: Incidents,
    findings: Findings,
    successors: Callable[[str], Iterable[str]],
    *,
    documents: Container[str] = frozenset(),
) -> PlacedNotes:
    """Each note at what it is on; one on an incident that was split is on all that it became.

    A discrepancy whose accounts changed has another id: it is the one on the same point of the incident that has most
    of its sources, two at least.

    Args:
        rows: Of the table `notes`.
        successors: The incidents that an incident which is no longer there became.
        documents: Ids of those that are there, of those that have notes.
    """

    def now(incident_id: str) -> list[str]:
        ids = [incident_id] if incident_id in incidents.rows else successors(incident_id)
        return [each for each in ids if each in incidents.rows]

    placed: defaultdict[Place, list[Note]] = defaultdict(list)
    gone: list[Note] = []
    for note in map(_note, rows):
        if note.kind is NoteKind.INCIDENT:
            found = now(note.subject)
        elif note.kind is NoteKind.CLAIM:
            found = [note.subject] if note.subject in incidents.incident_of else []
        elif note.kind is NoteKind.DOCUMENT:
            found = [note.subject] if note.subject in documents else []
        elif note.kind is NoteKind.PAIR:
            found = [note.subject] if all(claim in incidents.incident_of for claim in pair_of(note)) else []
        else:
            found = _same_point(note.subject, findings, now)
        for subject_id in found:
            placed[note.kind, subject_id].append(note)
        if not found:
            gone.append(note)
    return PlacedNotes(placed={place: tuple(notes) for place, notes in placed.items()}, gone=tuple(gone))


def note_edits(
    project: Project,
    before: Sequence[Note],
    subject: Note,
    *,
    tags: Iterable[str],
    texts: Mapping[str, str],
    answers: str = "",
    by: str,
    at: datetime,
) -> list[Edit]:
    """The edits after which a thing has these tags and notes; none where nothing changes.

    Args:
        project: Gives ids that no note had.
        before: What is on the thing, as `PlacedNotes.on` gives it.
        subject: A note that says what the thing is, by kind, subject and name.
        tags: All that it is to have.
        texts: What notes say now by their ids; "" removes one, and the id "" stands for a new one.
        answers: The id of the note that the new one answers.
        by: Who writes.
        at: When.
    """
    from claims.workspace.judgements import time_stamp

    stamp, notes = time_stamp(at), {note.note_id: note for note in before}

    def signed(note: Note) -> Note:
        return replace(note, subject=subject.subject, about=subject.about, by=by, at=stamp)

    changed: dict[str, Note] = {}
    for note_id, text in texts.items():
        if (text := text.strip()) != (notes[note_id].text if note_id else ""):
            written = notes.get(note_id) or replace(subject, note_id=project.free_id("notes", "note"), answers=answers)
            changed[written.note_id] = signed(replace(written, text=text))
    wanted = clean_tags(tags)
    if set(wanted) != {tag for note in before for tag in note.tags}:
        after = notes | changed
        holder = next((note for note in before if note.tags), None)
        holder = holder or replace(subject, note_id=project.free_id("notes", "tags"))
        changed |= {note.note_id: replace(note, tags=()) for note in after.values() if note.tags}
        changed[holder.note_id] = signed(replace(after.get(holder.note_id, holder), tags=wanted))
    return [note_edit(note) for note in changed.values()]


def in_chains(notes: Iterable[Note]) -> list[tuple[int, Note]]:
    """Notes in the order of writing, each answer behind what it answers, with how deep in a chain it stands."""
    in_order = sorted(notes, key=lambda note: (not note.tags, note.at, note.note_id))
    known = {note.note_id for note in in_order}
    answers: defaultdict[str, list[Note]] = defaultdict(list)
    for note in in_order:
        answers[note.answers if note.answers in known else ""].append(note)
    chains: list[tuple[int, Note]] = []
    waiting = [(0, note) for note in reversed(answers[""])]
    while waiting:
        depth, note = waiting.pop()
        chains.append((depth, note))
        waiting += [(depth + 1, answer) for answer in reversed(answers[note.note_id])]
    return chains


def pair_of(note: Note) -> tuple[str, str]:
    """Both claims of a note on a pair, the smaller id first."""
    one, _, other = note.subject.partition(_SEPARATOR)
    return min(one, other), max(one, other)


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: on one line, without the sign that separates them, each once however its letters are written."""
    found: dict[str, str] = {}
    for tag in tags:
        text = " ".join(tag.replace(_SEPARATOR, " ").split())[:MOST_TAG_CHARACTERS].strip()
        if text:
            found.setdefault(text.casefold(), text)
    return tuple(found.values())


def _note(row: Cells) -> Note:
    texts = {name: row.get(name, "") for name in COLUMNS["notes"] if name not in ("kind", "tags")}
    return Note(kind=NoteKind(row["kind"]), tags=tuple(split_list(row.get("tags", ""))), **texts)


def note_edit(note: Note) -> Edit:
    """The edit that keeps a note, or removes one that says nothing."""
    if not (note.tags or note.text or note.assigned or note.done):
        return remove("notes", note.note_id)
    return put("notes", **{**vars(note), "kind": str(note.kind), "tags": _SEPARATOR.join(note.tags)})


def _same_point(key: str, findings: Findings, now: Callable[[str], Iterable[str]]) -> list[str]:
    """The id of the discrepancy that a key is about; none where there is no such discrepancy any more."""
    discrepancy_id, incident_id, *point = key.split(_SEPARATOR)
    kind, fieldname, group, *sources = point
    near = [each for incident in now(incident_id) for each in findings.of_incident(incident)]
    if any(each.discrepancy_id == discrepancy_id for each in near):
        return [discrepancy_id]
    shared = {
        each.discrepancy_id: len(_sources(each) & set(sources))
        for each in near
        if (each.kind, each.field, each.group) == (kind, fieldname, group)
    }
    best = max(shared, key=shared.__getitem__, default="")
    return [best] if best and shared[best] >= min(2, len(sources)) else []


def _sources(discrepancy: Discrepancy) -> set[str]:
    return {source_id for side in discrepancy.sides for source_id in side.source_ids}
