"""Tags and notes as they stand beside what they are on."""

from collections.abc import Iterable

from claims.projects.beside.notes import Note, NoteKind, PlacedNotes
from views.markup import literal, name
from views.texts import project_words, words

Mark = tuple[str, str]  # tags, and the notes in full; both as HTML
UNMARKED: Mark = ("", "")


def tag_badges(tags: Iterable[str]) -> str:
    """Tags, each in its frame."""
    return " ".join(f'<span class="cc-badge cc-tag">{name(tag)}</span>' for tag in tags)


def note_lines(notes: Iterable[Note], subject_id: str) -> str:
    """Tags and notes, each with who wrote it and when; one written before its subject changed says so."""
    in_order = sorted(notes, key=lambda note: not note.tags)
    return "".join(f'<p class="cc-noted">{_line(note, subject_id)}</p>' for note in in_order)


def marks_on(notes: PlacedNotes, kind: NoteKind, ids: Iterable[str]) -> dict[str, Mark]:
    """What stands beside each of these that has a tag or note."""
    noted = {each: notes.on((kind, each)) for each in ids}
    return {
        each: (tag_badges(notes.tags_on((kind, each))), note_lines(on_it, each))
        for each, on_it in noted.items()
        if on_it
    }


def _line(note: Note, subject_id: str) -> str:
    signed = words.COMMA.join(filter(None, (name(note.by) if note.by else "", literal(note.at[:10]))))
    changed = "" if note.subject_id == subject_id else f" {project_words.SUBJECT_CHANGED}"
    text = f"<bdi>{literal(note.text)}</bdi>" if note.text else ""
    return " ".join(filter(None, (tag_badges(note.tags), text, f"<small>{signed}{changed}</small>")))
