"""The commands of projects: begin, list, copy, undo and redo, history, remove and restore, write as a workbook or folder."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.common_options import AnyAddress, AsJson, collection_at
from claims.cli.terminal import PROBLEMS_FOUND, examples, out, print_json, print_line, table_of, terminal_text
from claims.databases.address import Address
from claims.errors import CollectionError
from claims.values import number_of

if TYPE_CHECKING:
    from claims.projects import Change, Edit

_TO_THE_MINUTE = 16  # characters of an ISO time
MOST_SHOWN = 10  # new discrepancies, and claims that move
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask before keeping.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Your name, for the history.")]
ProjectName = Annotated[
    AnyAddress, typer.Argument(metavar="PROJECT", help="Name or path of a project.", parser=collection_at)
]


def add_commands(app: typer.Typer, project_app: typer.Typer) -> None:
    """Adds the commands to `claims project`."""
    app.add_typer(project_app, name="project", help="Begin, list, undo and write projects.")
    for command, example in (
        (new, 'claims project new "Qamishli 2021"'),
        (copy, 'claims project copy data/qamishli-hasakah "My copy"'),
        (list_all, "claims project list"),
        (add, "claims project add qamishli-2021 hawar.csv sohr.csv"),
        (read, "claims project read qamishli-2021 study.xlsx"),
        (history, "claims project history qamishli-2021"),
        (list_notes, "claims project notes qamishli-2021"),
        (undo_change, "claims project undo qamishli-2021"),
        (redo_change, "claims project redo qamishli-2021"),
        (write, "claims project write qamishli-2021 --out study.xlsx"),
        (remove_project, "claims project remove qamishli-2021"),
        (restore, "claims project restore qamishli-2021"),
    ):
        project_app.command(example.split()[2], epilog=examples(example))(command)


def new(
    title: Annotated[str, typer.Argument(metavar="NAME", help="What the project is called.")],
    *,
    language: Annotated[str, typer.Option(metavar="CODE", help="Language of most documents, such as en or ar.")] = "en",
    by: By = "",
) -> None:
    """Begin a project with the usual fields, kinds of event and parties."""
    from claims.projects import create_project

    _say_begun(create_project(title, language=language, by=by, at=datetime.now(UTC)))


def copy(
    path: Annotated[
        AnyAddress, typer.Argument(metavar="COLLECTION", help="Folder, workbook or project.", parser=collection_at)
    ],
    title: Annotated[
        str, typer.Argument(metavar="NAME", help="What the copy is called; the collection's title if empty.")
    ] = "",
    *,
    by: By = "",
) -> None:
    """Make a project of a collection, with its judgements and added documents; the collection stays as it is."""
    from claims.importers import open_collection
    from claims.projects import copy_collection, duplicate_project
    from claims.workspace import existing_workspace, project_of

    collection = open_collection(path)
    if project_of(path):
        _say_begun(duplicate_project(path, title or f"{collection.title} (copy)", at=datetime.now(UTC)))
        return
    workspace = existing_workspace(None, collection=collection.name)
    _say_begun(copy_collection(collection, title=title, workspace=workspace, by=by, at=datetime.now(UTC)))


def list_all(*, as_json: AsJson = False) -> None:
    """List the projects of this machine, those changed last first."""
    from claims.projects import list_projects

    found = list_projects()
    if as_json:
        print_json([{**vars(info), "path": str(info.path)} for info in found])
        return
    if not found:
        print_line("No projects yet: claims project new NAME begins one.")
        return
    table = table_of("Name", "Title", "Changed", "")
    for info in found:
        state = "archived" if info.is_archived else ""
        table.add_row(terminal_text(info.name), terminal_text(info.title), info.changed[:_TO_THE_MINUTE], state)
    out.print(table)


def add(
    project: ProjectName,
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="Tables, each a source of its own, or workbooks; or one folder with a collection, such as drafts.",
        ),
    ],
    *,
    all_sheets: Annotated[bool, typer.Option("--all-sheets", help="Read every sheet, each as a source.")] = False,
    release_of: Annotated[
        str,
        typer.Option(
            "--as-newer-release-of", metavar="FILE", help="The file, added before, of which this is a newer release."
        ),
    ] = "",
    yes: Yes = False,
    by: By = "",
) -> None:
    """Add tables or drafts to a project; what they change is shown before it is kept."""
    if any(path.is_dir() for path in paths):
        _add_folder(project, paths, yes=yes, by=by)
        return
    from claims.importers import tables_in
    from claims.projects import NewTable, add_tables, open_project

    with open_project(existing_project(project)) as opened:
        files = {row["name"]: file_id for file_id, row in opened.rows("files").items()}
        file_id = files.get(Path(release_of).name, release_of)
        tables = [
            NewTable(path=table.path, sheet=table.sheet, source=table.source, release_of=file_id)
            for table in tables_in(paths, all_sheets=all_sheets)
        ]
        revision, additions = opened.revision(), add_tables(opened, tables)
    for table in additions.tables:
        for what, rows, of, _ in table.imported.read.itertuples(index=False):
            print_line(f"{table.imported.file}: {what} in {rows} of {of} rows")
    names = ", ".join(table.imported.file for table in additions.tables)
    _keep(project, list(additions.edits), what=f"Imported {names}", yes=yes, by=by, since=revision)


def _add_folder(project: Address, paths: list[Path], *, yes: bool, by: str) -> None:
    from claims.importers import open_collection
    from claims.projects import add_collection, open_project

    folder, *others = paths
    if others:
        raise CollectionError(f"{len(paths)} paths, one of them a folder; allowed: one folder by itself, or files")
    collection = open_collection(folder)
    with open_project(existing_project(project)) as opened:
        revision = opened.revision()
        edits, passed_over = add_collection(opened, collection)
    for problem in (*collection.problems, *passed_over):
        print_line(str(problem))
    counts = ", ".join(number_of(len(collection.rows[table]), table) for table in ("documents", "claims", "statements"))
    print_line(f"{folder.name}: {counts}")
    _keep(project, edits, what=f"Added {folder.name}", yes=yes, by=by, since=revision)
    _say_left_out(len(collection.problems))


def read(
    project: ProjectName,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The project as it was written, changed since.")],
    *,
    yes: Yes = False,
    by: By = "",
) -> None:
    """Read a project again that was written and changed in a spreadsheet; what changed is shown before it is kept."""
    from claims.projects import open_project, read_again

    with open_project(existing_project(project)) as opened:
        revision, again = opened.revision(), read_again(opened, path)
    for problem in again.problems:
        print_line(str(problem))
    for row in again.rows:
        print_line(
            f"{row.table} {row.row_id}: {'new' if row.before is None else 'removed' if row.after is None else 'changed'}"
        )
    if again.rows:
        _keep(project, again.edits, what=f"Read again from {path.name}", yes=yes, by=by, since=revision)
    else:
        print_line("Nothing changed.")
    _say_left_out(len(again.problems))


def _say_left_out(problems: int) -> None:
    """Says last that something was left out, which much else may stand below by then.

    Raises:
        Exit: Something was.
    """
    if problems:
        told = f"Left out: {number_of(problems, 'problems')}, listed first."
        print_line(f"{told} Undo, correct and add again, or enter the rest by hand.")
        raise typer.Exit(PROBLEMS_FOUND)


def _keep(project: Address, edits: list[Edit], *, what: str, yes: bool, by: str, since: int) -> None:
    """Says what edits change, asks on a terminal, and keeps them."""
    from claims.projects import open_project
    from claims.what_changes import preview_change

    changes = preview_change(project, edits)
    print_line(
        f"New: {number_of(changes.claims, 'claims')}, {number_of(len(changes.incidents), 'incidents')}, "
        f"{number_of(len(changes.discrepancies), 'discrepancies')}."
    )
    for discrepancy in changes.discrepancies[:MOST_SHOWN]:
        print_line(discrepancy.sentence)
    for moved in changes.moved[:MOST_SHOWN]:
        print_line(f"Moved: {moved.title}, from {moved.before} to {moved.after}.")
    if not yes and sys.stdin.isatty():
        typer.confirm("Keep this?", abort=True)
    with open_project(project) as opened:
        opened.change(edits, what=what, by=by, at=datetime.now(UTC), since=since)
    print_line(f"Kept. To take it back: claims project undo {project.stem}")


def history(project: ProjectName, *, as_json: AsJson = False) -> None:
    """List every change of a project, with who and when."""
    from claims.projects import open_project

    with open_project(existing_project(project)) as opened:
        changes = opened.history()
        if as_json:
            print_json(
                [
                    {**vars(change), "rows": [vars(row) for row in opened.edited_rows(change.number)]}
                    for change in changes
                ]
            )
            return
    table = table_of("Number", "When", "By", "What")
    for change in changes:
        table.add_row(
            str(change.number), change.at[:_TO_THE_MINUTE], terminal_text(change.by), terminal_text(_words(change))
        )
    out.print(table)


def list_notes(project: ProjectName, *, as_json: AsJson = False) -> None:
    """List the notes and tags of a project; those on what is no longer there too."""
    from claims.cli.load_study import load_notes, load_study
    from claims.projects import PlacedNotes

    notes = load_notes(project, load_study(existing_project(project))) or PlacedNotes()
    found = [(kind, row_id, note) for (kind, row_id), on_it in notes.placed.items() for note in on_it]
    found += [(note.kind, "", note) for note in notes.gone]
    if as_json:
        print_json([{**vars(note), "kind": str(kind), "id": row_id} for kind, row_id, note in found])
        return
    table = table_of("On", "Id", "Tags", "Note", "For", "By", "When")
    still = {note.note_id for note in notes.open_assignments}
    for kind, row_id, note in found:
        to = note.assigned and (note.assigned if note.note_id in still else f"{note.assigned}, done")
        cells = (f"{kind}: {note.about}", row_id or "no longer there", ", ".join(note.tags), note.text, to, note.by)
        table.add_row(*map(terminal_text, cells), note.at[:_TO_THE_MINUTE])
    out.print(table)


def undo_change(project: ProjectName, *, by: By = "") -> None:
    """Take back the last change of a project."""
    from claims.projects import open_project

    with open_project(existing_project(project)) as opened:
        change = opened.undo(by=by, at=datetime.now(UTC))
    print_line(f"Undone: {change.what}." if change else "Nothing to undo.")


def redo_change(project: ProjectName, *, by: By = "") -> None:
    """Do again what was undone last."""
    from claims.projects import open_project

    with open_project(existing_project(project)) as opened:
        change = opened.redo(by=by, at=datetime.now(UTC))
    print_line(f"Done again: {change.what}." if change else "Nothing to do again.")


def write(
    project: ProjectName,
    *,
    to: Annotated[
        Path, typer.Option("--out", metavar="PATH", help="A workbook (.xlsx), JSON Lines (.jsonl) or a folder.")
    ],
) -> None:
    """Write a project as a workbook, JSON Lines or folder, with the judgements in force."""
    from claims.cli.load_study import load_judged
    from claims.collection import write_folder, write_jsonlines, write_workbook

    writer = {".xlsx": write_workbook, ".jsonl": write_jsonlines}.get(to.suffix.lower(), write_folder)
    writer(load_judged(existing_project(project)), to)
    print_line(f"Written to {to}.")


def remove_project(project: ProjectName) -> None:
    """Remove a project; claims project restore brings it back."""
    from claims.projects import delete_project

    removed = delete_project(existing_project(project))
    print_line(f"Removed. To bring it back: claims project restore {removed.stem}")


def restore(name: Annotated[str, typer.Argument(metavar="NAME", help="Name of a removed project.")]) -> None:
    """Bring a removed project back."""
    from claims.projects import removed_projects, restore_project

    found = {path.stem: path for path in removed_projects()}
    if name not in found:
        raise CollectionError(
            f"no removed project {name!r}; allowed: {', '.join(found) or 'none, for none was removed'}"
        )
    print_line(f"Restored: {restore_project(found[name]).stem}")


def existing_project(path: Address) -> Address:
    """The path of a project.

    Raises:
        CollectionError: There is none.
    """
    from claims.projects import list_projects

    if not path.is_file():
        names = ", ".join(info.name for info in list_projects()) or "none yet; claims project new NAME begins one"
        raise CollectionError(f"no project {str(path)!r}; allowed: {names}")
    return path


def _words(change: Change) -> str:
    return change.what if change.kind == "do" else f"{change.kind}: {change.what} ({change.target})"


def _say_begun(path: Address) -> None:
    print_line(f"Project {path.stem} begun: {path}")
    print_line(f"To open it: claims serve {path.stem}")
