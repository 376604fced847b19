"""The workspace: what users add to a collection, in one file of their own."""

from typing import TYPE_CHECKING

from claims.doors import open_when_used

if TYPE_CHECKING:
    from claims.workspace.accepted_documents import (
        Accepted,
        Added,
        accept_document,
        accepted_collection,
        accepted_texts,
        kept_texts,
        read_accepted,
        remove_document,
        with_accepted,
    )
    from claims.workspace.add_rows import Joined, join_new, join_rows
    from claims.workspace.apply_judgements import (
        Standing,
        judged_collection,
        link_judged,
        read_standing,
        standing,
        with_judgements,
    )
    from claims.workspace.database import Workspace, open_workspace
    from claims.workspace.import_judgements import ImportedJudgements, import_judgements
    from claims.workspace.incident_ids import Resolved, keep_ids, resolve
    from claims.workspace.judgement_effects import changes_in_words
    from claims.workspace.judgements import (
        Judgement,
        add_judgements,
        confirm_judgement,
        judgement_frame,
        judgements_of,
        last_judgement,
        read_history,
        record_judgement,
        reviewer,
        undo_judgement,
    )
    from claims.workspace.membership.members import give_role, role_changes
    from claims.workspace.membership.program_tokens import (
        ProgramToken,
        make_token,
        opens_with,
        read_tokens,
        revoke_token,
    )
    from claims.workspace.together.team_settings import TeamSettings, change_team_settings, read_team_settings
    from claims.workspace.together.two_judges import Decisions, PairState, decide
    from claims.workspace.workspace_files import (
        PROJECT_ENDING,
        VARIABLE,
        existing_workspace,
        project_of,
        projects_folder,
        workspace_path,
    )

__all__ = [
    "PROJECT_ENDING",
    "VARIABLE",
    "Accepted",
    "Added",
    "Decisions",
    "ImportedJudgements",
    "Joined",
    "Judgement",
    "PairState",
    "ProgramToken",
    "Resolved",
    "Standing",
    "TeamSettings",
    "Workspace",
    "accept_document",
    "accepted_collection",
    "accepted_texts",
    "add_judgements",
    "change_team_settings",
    "changes_in_words",
    "confirm_judgement",
    "decide",
    "existing_workspace",
    "give_role",
    "import_judgements",
    "join_new",
    "join_rows",
    "judged_collection",
    "judgement_frame",
    "judgements_of",
    "keep_ids",
    "kept_texts",
    "last_judgement",
    "link_judged",
    "make_token",
    "open_workspace",
    "opens_with",
    "project_of",
    "projects_folder",
    "read_accepted",
    "read_history",
    "read_standing",
    "read_team_settings",
    "read_tokens",
    "record_judgement",
    "remove_document",
    "resolve",
    "reviewer",
    "revoke_token",
    "role_changes",
    "standing",
    "undo_judgement",
    "with_accepted",
    "with_judgements",
    "workspace_path",
]

open_when_used(__name__)
