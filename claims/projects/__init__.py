"""Projects: collections that grow in one file each, begun here, changed and undone row by row."""

from typing import TYPE_CHECKING

from claims.doors import open_when_used

if TYPE_CHECKING:
    from claims.projects.added_documents import add_document
    from claims.projects.added_tables import AddedTable, Additions, NewTable, add_collection, add_tables, mapping_of
    from claims.projects.beside.assignments import assignment_edits, done_edit, is_for
    from claims.projects.beside.notes import (
        Note,
        NoteKind,
        PlacedNotes,
        Tag,
        discrepancy_key,
        in_chains,
        note_edits,
        pair_of,
        place_notes,
        read_notes,
    )
    from claims.projects.beside.saved_views import SavedView, read_views, save_view
    from claims.projects.changed_workbook import ReadAgain, read_again
    from claims.projects.checklist import Check, CheckState, find_checks
    from claims.projects.edits import COLUMNS, KEPT_BESIDE, Change, ChangeKind, Edit, EditedRow, put, remove
    from claims.projects.project import Project, open_project
    from claims.projects.project_files import (
        ProjectInfo,
        archive_project,
        copy_collection,
        create_project,
        delete_project,
        duplicate_project,
        find_project,
        list_projects,
        removed_projects,
        rename_project,
        restore_project,
    )
    from claims.projects.starter_frames import starter_frames
    from claims.projects.template import write_template

__all__ = [
    "COLUMNS",
    "KEPT_BESIDE",
    "AddedTable",
    "Additions",
    "Change",
    "ChangeKind",
    "Check",
    "CheckState",
    "Edit",
    "EditedRow",
    "NewTable",
    "Note",
    "NoteKind",
    "PlacedNotes",
    "Project",
    "ProjectInfo",
    "ReadAgain",
    "SavedView",
    "Tag",
    "add_collection",
    "add_document",
    "add_tables",
    "archive_project",
    "assignment_edits",
    "copy_collection",
    "create_project",
    "delete_project",
    "discrepancy_key",
    "done_edit",
    "duplicate_project",
    "find_checks",
    "find_project",
    "in_chains",
    "is_for",
    "list_projects",
    "mapping_of",
    "note_edits",
    "open_project",
    "pair_of",
    "place_notes",
    "put",
    "read_again",
    "read_notes",
    "read_views",
    "remove",
    "removed_projects",
    "rename_project",
    "restore_project",
    "save_view",
    "starter_frames",
    "write_template",
]

open_when_used(__name__)
