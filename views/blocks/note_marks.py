"""Tags and notes as they stand beside what they are on."""

from collections.abc import Iterable

from claims.projects.beside.notes import DONE, NOT_DONE, Note, NoteKind, PlacedNotes, in_chains
from views.markup import literal, name
from views.texts import project_words, words

Mark = tuple[str, str]  # tags, and the notes in full; both as HTML
UNMARKED: Mark = ("", "")
_MOST_DEPTH = 3  # of answers that are drawn further in


def tag_badges(tags: Iterable[str]) -> str:
    """Tags, each in its frame."""
    return " ".join(f'<span class="cc-badge cc-tag">{name(tag)}</span>' for tag in tags)


def note_lines(notes: Iterable[Note], subject_id: str) -> str:
    """Tags and notes, each with who wrote it and when; one written before its subject changed says so."""
    chains = ((min(depth, _MOST_DEPTH), note) for depth, note in in_chains(notes))
    return "".join(
        f'<p class="cc-noted" style="margin-inline-start:{2 * depth}em">{_line(note, subject_id)}</p>'
        if depth
        else f'<p class="cc-noted">{_line(note, subject_id)}</p>'
        for depth, note in chains
    )


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
    assigned = project_words.ASSIGNED_TO.format(name=name(note.assigned)) if note.assigned else ""
    done = {DONE: project_words.DONE_WORK, NOT_DONE: project_words.OPEN_WORK}.get(note.done, "")
    return " ".join(filter(None, (tag_badges(note.tags), assigned, done, text, f"<small>{signed}{changed}</small>")))
