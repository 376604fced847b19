"""The commands of projects: begin, list, copy, undo and redo, history, remove and restore, write as a workbook or folder."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.common_options import AsJson, collection_at
from claims.cli.terminal import examples, out, print_json, print_line, table_of, terminal_text
from claims.errors import CollectionError

if TYPE_CHECKING:
    from claims.projects import Change

_TO_THE_MINUTE = 16  # characters of an ISO time
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Your name, for the history.")]
ProjectName = Annotated[
    Path, typer.Argument(metavar="PROJECT", help="Name or path of a project.", parser=collection_at)
]


def add_commands(app: typer.Typer, project_app: typer.Typer) -> None:
    """Adds the commands to `claims project`."""
    app.add_typer(project_app, name="project", help="Begin, list, undo and write projects.")
    for command, example in (
        (new, 'claims project new "Qamishli 2021"'),
        (copy, 'claims project copy data/qamishli-hasakah "My copy"'),
        (list_all, "claims project list"),
        (history, "claims project history qamishli-2021"),
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
        Path, typer.Argument(metavar="COLLECTION", help="Folder, workbook or project.", parser=collection_at)
    ],
    title: Annotated[
        str, typer.Argument(metavar="NAME", help="What the copy is called; the collection's title if empty.")
    ] = "",
    *,
    by: By = "",
) -> None:
    """Make a project of a collection, with its judgements and added documents; the collection stays as it is."""
    from claims.collection import load_collection
    from claims.projects import copy_collection, duplicate_project
    from claims.workspace import existing_workspace, project_of

    collection = load_collection(path)
    if project_of(path):
        _say_begun(duplicate_project(path, title or f"{collection.title} (copy)"))
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


def history(project: ProjectName, *, as_json: AsJson = False) -> None:
    """List every change of a project, with who and when."""
    from claims.projects import open_project

    with open_project(_existing(project)) as opened:
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


def undo_change(project: ProjectName, *, by: By = "") -> None:
    """Take back the last change of a project."""
    from claims.projects import open_project

    with open_project(_existing(project)) as opened:
        change = opened.undo(by=by, at=datetime.now(UTC))
    print_line(f"Undone: {change.what}." if change else "Nothing to undo.")


def redo_change(project: ProjectName, *, by: By = "") -> None:
    """Do again what was undone last."""
    from claims.projects import open_project

    with open_project(_existing(project)) as opened:
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
    writer(load_judged(_existing(project)), to)
    print_line(f"Written to {to}.")


def remove_project(project: ProjectName) -> None:
    """Remove a project; claims project restore brings it back."""
    from claims.projects import delete_project

    removed = delete_project(_existing(project))
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


def _existing(path: Path) -> Path:
    from claims.projects import list_projects

    if not path.is_file():
        names = ", ".join(info.name for info in list_projects()) or "none yet; claims project new NAME begins one"
        raise CollectionError(f"no project {str(path)!r}; allowed: {names}")
    return path


def _words(change: Change) -> str:
    return change.what if change.kind == "do" else f"{change.kind}: {change.what} ({change.target})"


def _say_begun(path: Path) -> None:
    print_line(f"Project {path.stem} begun: {path}")
    print_line(f"To open it: claims serve {path.stem}")
