"""The command line: the five steps, each with a table for people and JSON for programs."""

from __future__ import annotations

import gc
import os
import sys
from copy import copy
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.main import get_command_name
from typer.models import CommandInfo

from claims.cli import discrepancies, doctor, export, import_table, project_commands, review
from claims.cli.common_options import AsJson, CollectionPath, TextPlaces, WorkspacePath
from claims.cli.documents import extract, fragments
from claims.cli.json_records import problem_record
from claims.cli.matching import learn_weights, match
from claims.cli.serve import LOOPBACK, serve_app
from claims.cli.team import serve_api, sharing, workspace_commands
from claims.cli.terminal import (
    PROBLEMS_FOUND,
    examples,
    messages,
    out,
    print_error,
    print_json,
    print_line,
    steps,
    terminal_text,
)
from claims.collection.shipped import ROOT, built_site
from claims.errors import ClaimsError, CollectionError
from claims.safety.faults import fault_sentence, note_fault
from claims.safety.limits import VARIABLE, read_limits
from claims.values import number_of

if TYPE_CHECKING:
    from claims.databases.address import Address
    from claims.tables import Collection


_MADE_BETWEEN_COLLECTIONS = 50_000  # objects; most are of modules and stay: to look through them more often takes time
WRONG_USE, CANNOT_OPEN = 2, 3


class Commands(TyperGroup):
    """Turns the errors of this package into one line and an exit code."""

    def invoke(self, ctx: Any) -> Any:  # typer keeps the type of this context private
        """Runs the command.

        Raises:
            Exit: The command ended with an error, which is printed in one line.
        """
        try:
            return super().invoke(ctx)
        except CollectionError as error:
            code, message = CANNOT_OPEN, str(error)
        except ClaimsError as error:
            code, message = WRONG_USE, str(error)
        print_error(message)
        raise typer.Exit(code)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    epilog=examples("claims validate", "claims discrepancies --severity high", "claims serve")
    + "\n\n\b\nExit codes: 0 success, 1 problems found, 2 usage error, 3 cannot open file, or a fault of the program.",
)
export_app = typer.Typer(cls=Commands, no_args_is_help=True, rich_markup_mode=None)
app.add_typer(export_app, name="export", help="Write a table to a file, such as all discrepancies.")

import_table.add_commands(app)
extract.add_commands(app)
fragments.add_commands(app)
learn_weights.add_commands(app)
match.add_commands(app)
discrepancies.add_commands(app)
export.add_commands(app, export_app)
review.add_commands(app)
doctor.add_commands(app)
workspace_commands.add_commands(app, typer.Typer(cls=Commands, no_args_is_help=True, rich_markup_mode=None))
project_app = typer.Typer(cls=Commands, no_args_is_help=True, rich_markup_mode=None)
project_commands.add_commands(app, project_app)
sharing.add_commands(project_app)
serve_api.add_commands(app)


def main(*before: str) -> None:
    """Runs the command line; a fault of the program ends it with a sentence.

    Args:
        before: What stands before the arguments that were typed.
    """
    gc.set_threshold(_MADE_BETWEEN_COLLECTIONS)
    try:
        typed = [*before, *sys.argv[1:]]
        _with_command(typed[0] if typed else "")(typed, prog_name="claims")
    except (SystemExit, KeyboardInterrupt):
        raise  # how it ends on purpose
    except OSError as error:
        _end_with(
            f"{error.filename or 'a file'} cannot be used ({error.strerror or error}); allowed: a file or folder that can"
        )
    except BaseException as error:  # a panic of compiled code is no `Exception`
        _end_with(fault_sentence(note_fault(error)))


def _with_command(name: str) -> typer.Typer:
    """The app with the command of this name alone, where there is one.

    Of every command that it has, typer looks at all options before it runs one, which takes longer than many commands do.
    """
    alone = copy(app)
    alone.registered_commands = [each for each in app.registered_commands if _name_of(each) == name]
    alone.registered_groups = [each for each in app.registered_groups if each.name == name]
    return alone if alone.registered_commands or alone.registered_groups else app


def _name_of(command: CommandInfo) -> str:
    return command.name or get_command_name(getattr(command.callback, "__name__", ""))


def serve_alone() -> None:
    """Runs `claims serve` under the name of the distribution, which `pipx run` and `uvx` look for."""
    main("serve")


def _end_with(sentence: str) -> NoReturn:
    print_error(sentence)
    raise SystemExit(CANNOT_OPEN)


def _set_limits(settings: list[str]) -> None:
    """Sets limits for this command and for the processes that it starts.

    Raises:
        LimitsError: There is no such limit, or the value is no positive number.
    """
    if settings:
        text = " ".join([os.environ.get(VARIABLE, ""), *settings])
        read_limits(text)
        os.environ[VARIABLE] = text


def _print_version(is_wanted: bool) -> None:
    if is_wanted:
        from claims.installation.version import __version__

        out.print(f"claims {__version__}")
        raise typer.Exit


@app.callback()
def _start(
    *,
    _: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
    limit: Annotated[
        list[str] | None,
        typer.Option(
            "--limit", metavar="NAME=NUMBER", help="Set a limit on files, such as most_seconds=300; repeatable."
        ),
    ] = None,
) -> None:
    """Compare how several sources report the same event, down to the exact wording."""
    _set_limits(limit or [])


@app.command(epilog=examples("claims validate", "claims validate my-study.xlsx --json"))
def validate(path: CollectionPath = None, *, as_json: AsJson = False) -> None:
    """Check a collection and list every problem in it."""
    from claims.collection import default_collection
    from claims.importers import open_collection

    with steps(1) as step:
        step("Reading the collection")
        collection = open_collection(path or default_collection())
    if as_json:
        print_json(
            {
                "collection": collection.name,
                "digest": collection.digest,
                "read": {table: len(rows) for table, rows in collection.rows.items()},
                "problems": [problem_record(problem) for problem in collection.problems],
            }
        )
    else:
        for problem in collection.problems:
            print_line(str(problem))
        print_line(_what_was_read(collection))
    raise typer.Exit(PROBLEMS_FOUND if collection.problems else 0)


def _what_was_read(collection: Collection) -> str:
    read = [number_of(len(rows), table) for table, rows in collection.rows.items()]
    problems = number_of(len(collection.problems), "problems")
    return f"Read {', '.join(read[:4])} ({', '.join(read[4:])}). {problems}."


@app.command(epilog=examples("claims serve", "claims serve my-study.xlsx --port 8600"))
def serve(
    path: CollectionPath = None,
    *,
    port: Annotated[int, typer.Option(min=1, max=65535, metavar="NUMBER", help="Port on 127.0.0.1.")] = 8501,
    address: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="Address to listen on. Name another only in a container whose port is published on 127.0.0.1.",
        ),
    ] = LOOPBACK,
    host: Annotated[
        str, typer.Option(metavar="NAME", help="Name by which browsers reach it through a proxy on this computer.")
    ] = "",
    workspace: WorkspacePath = None,
    texts: TextPlaces = None,
) -> None:
    """Run the app; only this computer can open it.

    Without a collection it opens the project that was changed last, and the example where there is none.
    """
    from claims.collection import default_collection

    script = ROOT / "serve.py"
    if not script.is_file():
        raise CollectionError(f"no serve.py in {ROOT}; allowed: a checkout of the project, or its installed wheel")
    collection = (path or _last_project() or default_collection()).resolve()
    if not collection.exists():
        raise CollectionError(f"no collection at {str(path)!r}; allowed: a folder or workbook")
    if missing := next((place for place in texts or () if not place.exists()), None):
        raise CollectionError(f"no texts at {str(missing)!r}; allowed: a folder, or a file of JSON Lines")
    messages.print(
        terminal_text(f"Serving {collection.name} at http://127.0.0.1:{port} (stop with Ctrl+C)"), soft_wrap=True
    )
    raise typer.Exit(serve_app(script, collection, port, workspace, texts or (), address=address, host=host))


def _last_project() -> Address | None:
    """The project with claims that was changed last and is not archived; None where there is none."""
    from claims.projects import list_projects, open_project

    for info in list_projects():
        with open_project(info.path) as project:
            if not info.is_archived and project.rows("claims"):
                return info.path
    return None


@app.command(epilog=examples("claims docs", "claims docs --where"))
def docs(
    *, where: Annotated[bool, typer.Option("--where", help="Only print where the documentation is.")] = False
) -> None:
    """Open the documentation, which needs no network."""
    page = built_site()
    if page is None:
        raise CollectionError(
            f"no documentation built in {ROOT}; allowed: run make docs in a checkout, or install a release"
        )
    print_line(str(page))
    if not where:
        typer.launch(page.as_uri())
