"""Notes, tags and saved views of the open project."""

from dataclasses import dataclass, field
from functools import cached_property

from claims.databases.address import Address
from claims.projects.beside.notes import Note, NoteKind, PlacedNotes, discrepancy_key
from claims.projects.beside.saved_views import SavedView
from views.state.cached_study import CachedMatched
from views.state.page_study import PageStudy
from views.state.work.presence import note_presence
from views.state.work.visitor import is_signed_in


@dataclass(frozen=True)
class KeptBeside:
    """What a project keeps beside its tables; nothing where no project is open.

    Attributes:
        project: Where it is.
    """

    notes: PlacedNotes = field(default_factory=PlacedNotes)
    views: tuple[SavedView, ...] = ()
    project: Address | None = None

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Everybody who has worked in it, by name; read where a part of the page asks for it.

        Raises:
            WorkspaceError: The project cannot be read.
        """
        if self.project is None:
            return ()
        from claims.projects import open_project  # here, for it takes long to import
        from claims.team.visits import everybody_in

        with open_project(self.project) as project:
            return everybody_in(project.workspace)

    @property
    def is_team(self) -> bool:
        """Whether several people work in it, or anybody who signs in may."""
        return is_signed_in() or len(self.people) > 1


def read_kept(matched: CachedMatched, study: PageStudy) -> KeptBeside:
    """The notes, at what they are on now, and the saved views of the project, in which the visitor works from now on.

    Raises:
        WorkspaceError: The project cannot be read.
    """
    if matched.project is None:
        return KeptBeside()
    from claims.projects import open_project, read_notes, read_views  # here, for it takes long to import

    with open_project(matched.project) as project:
        note_presence(project)
        return KeptBeside(
            read_notes(project, study.incidents, study.findings), read_views(project), project=matched.project
        )


def subject_note(study: PageStudy, kind: NoteKind, subject_id: str) -> Note:
    """A note that says what it is on and nothing else."""
    subject = subject_id
    if kind is NoteKind.INCIDENT:
        about = study.incident_name(subject_id)
    elif kind is NoteKind.CLAIM:
        about = _account(study, subject_id)
    elif kind is NoteKind.DOCUMENT:
        about = study.collection.name_of("documents", subject_id)
    elif kind is NoteKind.PAIR:
        about = " / ".join(_account(study, claim_id) for claim_id in subject_id.split("|"))
    else:
        discrepancy = study.discrepancies[subject_id]
        subject = discrepancy_key(discrepancy)
        field = study.collection.name_of("fields", discrepancy.field) if discrepancy.field else str(discrepancy.kind)
        about = f"{study.incident_name(discrepancy.incident_id)}: {field}"
    return Note(note_id="", kind=kind, subject=subject, about=about)


def _account(study: PageStudy, claim_id: str) -> str:
    return f"{study.source_of_claim(claim_id)}: {study.collection.name_of('claims', claim_id)}"
