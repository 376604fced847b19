"""Notes, tags and saved views of the open project."""

from dataclasses import dataclass, field

from claims.projects.beside.notes import Note, NoteKind, PlacedNotes, discrepancy_key
from claims.projects.beside.saved_views import SavedView
from views.state.cached_study import CachedMatched
from views.state.page_study import PageStudy


@dataclass(frozen=True)
class KeptBeside:
    """What a project keeps beside its tables; nothing where no project is open."""

    notes: PlacedNotes = field(default_factory=PlacedNotes)
    views: tuple[SavedView, ...] = ()


def read_kept(matched: CachedMatched, study: PageStudy) -> KeptBeside:
    """The notes, at what they are on now, and the saved views.

    Raises:
        WorkspaceError: The project cannot be read.
    """
    if matched.project is None:
        return KeptBeside()
    from claims.projects import open_project, read_notes, read_views  # here, for it takes long to import

    with open_project(matched.project) as project:
        return KeptBeside(read_notes(project, study.incidents, study.findings), read_views(project))


def subject_note(study: PageStudy, kind: NoteKind, subject_id: str) -> Note:
    """A note that says what it is on and nothing else."""
    subject = subject_id
    if kind is NoteKind.INCIDENT:
        about = study.incident_name(subject_id)
    elif kind is NoteKind.CLAIM:
        about = f"{study.source_of_claim(subject_id)}: {study.collection.name_of('claims', subject_id)}"
    else:
        discrepancy = study.discrepancies[subject_id]
        subject = discrepancy_key(discrepancy)
        field = study.collection.name_of("fields", discrepancy.field) if discrepancy.field else str(discrepancy.kind)
        about = f"{study.incident_name(discrepancy.incident_id)}: {field}"
    return Note(note_id="", kind=kind, subject=subject, about=about)
