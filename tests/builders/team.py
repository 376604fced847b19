"""A project that five people share, one in each role, and what people do in projects."""

from collections.abc import Callable

from claims.collection import load_collection
from claims.databases.address import Address
from claims.model import Verdict
from claims.people import Action, Person, Role, acting
from claims.projects import (
    archive_project,
    delete_project,
    duplicate_project,
    open_project,
    put,
    rename_project,
)
from claims.workspace import (
    Workspace,
    add_judgements,
    give_role,
    judgement_frame,
    make_token,
    open_workspace,
    read_history,
    record_judgement,
    undo_judgement,
)
from tests.builders.projects import NOW, Home, account, two_outlets

PROVIDER = "https://id.example.org"
STRANGER = Person(issuer=PROVIDER, subject="eve", name="Eve", email="eve@example.org")


def member(role: Role) -> Person:
    """The member with this role."""
    return Person(issuer=PROVIDER, subject=role, name=role.title(), email=f"{role}@example.org")


def team_project(folder: Home) -> Home:
    """Two outlets that contradict each other, by the owner, shared with one member of each other role."""
    with acting(member(Role.OWNER)):
        path = two_outlets(folder)
        with open_project(path) as project:
            for role in Role:
                give_role(project.workspace, member(role).email, role, at=NOW)
    return path


def _opened(path: Address) -> Workspace:
    return open_workspace(path, collection=path.stem)


def _read(path: Address) -> None:
    load_collection(path)
    with open_project(path) as project:
        project.history()


def _copy(path: Address) -> None:
    duplicate_project(path, "A copy", at=NOW)


def _add(path: Address) -> None:
    with open_project(path) as project:
        project.change(account("anha", "4"), what="A third account", at=NOW)


def _note(path: Address) -> None:
    with open_project(path) as project:
        project.change([put("notes", note_id="n", kind="claim", subject="hawar-c", text="Odd")], what="Note", at=NOW)


def _judge(path: Address) -> None:
    with _opened(path) as workspace:
        record_judgement(workspace, load_collection(path), "hawar-c", "sohr-c", Verdict.SAME, by="Ana", at=NOW)


def _undo_of_another(path: Address) -> None:
    collection = load_collection(path)
    with acting(member(Role.OWNER)), _opened(path) as workspace:
        judged = record_judgement(workspace, collection, "hawar-c", "sohr-c", Verdict.UNSURE, by="Ana", at=NOW)
    with _opened(path) as workspace:
        undo_judgement(workspace, judged.judgement_id, by="Ana", at=NOW)


def _import_judgements(path: Address) -> None:
    with _opened(path) as workspace:
        add_judgements(workspace, judgement_frame(read_history(workspace)))


def _change_of_another(path: Address) -> None:
    with open_project(path) as project:
        project.change([put("sources", source_id="hawar", name="Other", kind="outlet")], what="Name", at=NOW)


def _take_back(path: Address) -> None:
    with open_project(path) as project:
        project.undo(at=NOW)


def _give(path: Address) -> None:
    with open_project(path) as project:
        give_role(project.workspace, "new@example.org", Role.CODER, at=NOW)


def _make_token(path: Address) -> None:
    with open_project(path) as project:
        make_token(project.workspace, "A map", at=NOW)


DEEDS: dict[str, tuple[Action, Callable[[Address], object]]] = {
    "read": (Action.READ, _read),
    "copy": (Action.READ, _copy),
    "add": (Action.CODE, _add),
    "note": (Action.CODE, _note),
    "judge": (Action.JUDGE, _judge),
    "undo another's judgement": (Action.EDIT, _undo_of_another),
    "import judgements": (Action.EDIT, _import_judgements),
    "change another's row": (Action.EDIT, _change_of_another),
    "take back another's change": (Action.EDIT, _take_back),
    "rename": (Action.DESCRIBE, lambda path: rename_project(path, "New")),
    "archive": (Action.GOVERN, archive_project),
    "give a role": (Action.GOVERN, _give),
    "make a token": (Action.GOVERN, _make_token),
    "remove": (Action.GOVERN, delete_project),
}
"""What people do through the library, by name, with the action that it is."""
