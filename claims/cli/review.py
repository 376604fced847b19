"""The commands of reviewers: judge two claims, list and undo what was judged, list what is best judged next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claims.cli.common_options import AsJson, CollectionPath, WorkspacePath
from claims.cli.load_study import add_accepted, load, load_with_added
from claims.cli.terminal import (
    PROBLEMS_FOUND,
    examples,
    messages,
    out,
    print_json,
    print_line,
    steps,
    table_of,
    terminal_text,
)
from claims.errors import ClaimsError
from claims.model import Verdict
from claims.people import acting_person
from claims.values import number_of

if TYPE_CHECKING:
    import pandas as pd

    from claims.databases.address import Address
    from claims.matching.learning.review_questions import Question
    from claims.tables import Collection
    from claims.workspace import Decisions, Judgement, Standing, Workspace


_TO_THE_SECOND = 19  # characters of an ISO time
_UNDECIDED = {  # by `PairState`
    "half": "waits for a second person",
    "disputed": "two disagree; a third decides",
    "decided": "does not count; others decided",
}
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Your name, so that others know whom to ask.")]
ClaimId = typer.Argument(help="Id of a claim; for part-of, the part comes first.", metavar="CLAIM")


class ReviewError(ClaimsError):
    """Raised when options of a reviewer's command do not go together."""


def add_commands(app: typer.Typer) -> None:
    """Adds the commands to the others."""
    app.command(
        epilog=examples(
            'claims judge CLAIM CLAIM same --by "Ana B." --why "same checkpoint"',
            "claims judge PART WHOLE part-of --by Ana",
        )
    )(judge)
    app.command(
        epilog=examples(
            "claims judgements", "claims judgements --csv > judgements.csv", "claims judgements --undo ID --by Ana"
        )
    )(judgements)
    app.command(epilog=examples("claims review", "claims review --most 5 --json"))(review)
    app.command(epilog=examples("claims agreement", "claims agreement my-project --each-pair-by 2 --by Ana"))(agreement)


def _verdict(text: str) -> Verdict:
    try:
        return Verdict(text.replace("-", " ").lower())
    except ValueError:
        allowed = ", ".join(verdict.replace(" ", "-") for verdict in Verdict)
        raise typer.BadParameter(f"{text!r}; allowed: {allowed}") from None


def judge(
    claim_a: Annotated[str, ClaimId],
    claim_b: Annotated[str, ClaimId],
    verdict: Annotated[
        Verdict, typer.Argument(help="same, not-same, part-of or unsure.", parser=_verdict, metavar="VERDICT")
    ],
    path: CollectionPath = None,
    *,
    by: By = "",
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason.")] = "",
    workspace: WorkspacePath = None,
) -> None:
    """Record whether two claims are about the same event.

    Your decision overrides the automatic score; claims judgements can undo it.
    """
    from claims.matching.linking.judgement_constraints import read_judged
    from claims.workspace import judged_collection, project_of, read_standing, record_judgement

    by = _named(by, "--by NAME")
    collection = load_with_added(path, workspace)
    with _opened(collection, workspace or project_of(path)) as opened:
        judgement = record_judgement(
            opened, collection, claim_a, claim_b, verdict, by=by, at=datetime.now(UTC), why=why
        )
        current = read_standing(opened, collection)
    print_line(f"{judgement.judgement_id}: {_says(judgement)}.")
    for _, _, words in read_judged(judged_collection(collection, current.in_force)).clashes:
        print_line(words)


def judgements(
    path: CollectionPath = None,
    *,
    undo: Annotated[str, typer.Option("--undo", help="Undo the judgement with this id.", metavar="ID")] = "",
    confirm: Annotated[
        str,
        typer.Option("--confirm", help="Confirm the judgement with this id after a claim has changed.", metavar="ID"),
    ] = "",
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="NAME",
            help="Your name, for --undo and --confirm, and to see your own answers where two judge each pair.",
        ),
    ] = "",
    read: Annotated[
        Path | None, typer.Option("--import", help="Add the judgements of a CSV file.", metavar="FILE")
    ] = None,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Print the judgements in force, as judgements.csv of a collection.")
    ] = False,
    as_json: AsJson = False,
    workspace: WorkspacePath = None,
) -> None:
    """List, undo, confirm, import or export judgements."""
    from claims.workspace import judgement_frame, project_of, read_standing, undo_judgement

    if undo or confirm:
        by = _named(by, "--undo ID or --confirm ID together with --by NAME")
    collection = load_with_added(path, workspace)
    with _opened(collection, workspace or project_of(path)) as opened:
        if undo:
            undo_judgement(opened, undo, by=by, at=datetime.now(UTC), collection=collection)
        if confirm:
            _confirm(opened, collection, confirm, by)
        if read:
            _import(opened, collection, read)
        current = read_standing(opened, collection)
        history = current.shown_to(opened.sign(by))
    if as_csv:
        typer.echo(judgement_frame(current.in_force).to_csv(index=False, lineterminator="\n"), nl=False)
        if current.elsewhere:
            _note(
                f"{number_of(len(current.elsewhere), 'judgements')} on claims that are not in this collection left out."
            )
    elif as_json:
        print_json([{**vars(judgement), "state": _state(judgement, current)} for judgement in history])
    else:
        _print_history(history, current)
    if hidden := len(current.history) - len(history):
        _note(f"{number_of(hidden, 'answers')} of others not shown, until a second person has judged the same pair.")


def review(
    path: CollectionPath = None,
    *,
    by: Annotated[
        str, typer.Option("--by", metavar="NAME", help="Your name: leaves out pairs you were unsure of.")
    ] = "",
    most: Annotated[int, typer.Option(min=1, metavar="NUMBER", help="How many pairs to list.")] = 20,
    as_json: AsJson = False,
    workspace: WorkspacePath = None,
) -> None:
    """List pairs of claims to judge next, most informative first.

    They come in turn over the events. Scores are not shown, so that they do not influence you.
    """
    from claims.matching import match_added_claims, match_claims
    from claims.workspace import (
        Decisions,
        existing_workspace,
        judged_collection,
        open_workspace,
        project_of,
        read_standing,
    )

    with steps(2) as step:
        step("Reading the collection")
        as_read = load(path)
        place = existing_workspace(workspace or project_of(path), collection=as_read.name)
        collection, decisions = add_accepted(as_read, place), Decisions()
        if place:
            with open_workspace(place, collection=collection.name) as opened:
                current, by = read_standing(opened, collection), opened.sign(by)
            collection, decisions = judged_collection(collection, current.in_force), current.decisions
        step("Matching claims")
        matches = match_added_claims(collection, match_claims(as_read), before=as_read)
        questions = _questions(collection, matches, decisions, by)
    if as_json:
        keys = ("claim_a", "claim_b", "change")
        print_json([{key: getattr(question, key) for key in keys} for question in questions[:most]])
        return
    table = table_of("One claim", "Other claim", "Change")
    for question in questions[:most]:
        table.add_row(terminal_text(question.claim_a), terminal_text(question.claim_b), f"{question.change:.1f}")
    out.print(table)
    print_line(f"{number_of(len(questions), 'pairs')} left to judge. Change: how many pairs your answer may affect.")


def _named(by: str, allowed: str) -> str:
    """The name that was given; a name is not asked for where it is known who acts.

    Raises:
        ReviewError: There is none.
    """
    person = acting_person()
    if person is None and not by:
        raise ReviewError(f"no name given; allowed: {allowed}")
    return by if person is None else by or person.member


def agreement(
    path: CollectionPath = None,
    *,
    each_pair_by: Annotated[
        int | None,
        typer.Option(min=1, max=2, metavar="NUMBER", help="From now on, how many people have to judge each pair."),
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Your name, for --each-pair-by.")] = "",
    as_json: AsJson = False,
    workspace: WorkspacePath = None,
) -> None:
    """Say how far reviewers agree.

    It gives Cohen's kappa of each two people and Krippendorff's alpha of all. Where two people have to judge each pair, a pair counts when both agree or a third has decided.
    """
    from claims.team.reviewer_agreement import agreement_of
    from claims.workspace import PairState, change_team_settings, project_of, read_standing, read_team_settings

    if each_pair_by:
        by = _named(by, "--each-pair-by NUMBER together with --by NAME")
    collection = load_with_added(path, workspace)
    with _opened(collection, workspace or project_of(path)) as opened:
        settings = read_team_settings(opened)
        if each_pair_by:
            settings = replace(settings, by_two=each_pair_by > 1)
            change_team_settings(opened, settings, by=by, at=datetime.now(UTC))
        current = read_standing(opened, collection)
    found = agreement_of(current.history, by_two=settings.by_two)
    waiting = {str(state): len(current.decisions.pairs(state)) for state in PairState}
    if as_json:
        print_json({**asdict(found), **asdict(settings), "pairs_by_two": waiting})
        return
    table = table_of("One", "Other", "Pairs", "Same answer", "Kappa")
    for two in found.of_two:
        table.add_row(*map(terminal_text, (two.one, two.other)), str(two.pairs), str(two.same), f"{two.kappa:.2f}")
    out.print(table)
    alpha = "none" if found.alpha is None else f"{found.alpha:.2f}"
    print_line(f"{number_of(found.pairs, 'pairs')} judged by more than one of {found.people} people. Alpha: {alpha}.")
    if settings.by_two:
        print_line(
            f"Each pair by two: {waiting['half']} wait for a second person, {waiting['disputed']} for a third, {waiting['decided']} decided."
        )


def _questions(collection: Collection, matches: pd.DataFrame, decisions: Decisions, by: str) -> Sequence[Question]:
    from claims.matching import link_incidents
    from claims.matching.learning.review_questions import next_questions, topics_of
    from claims.matching.linking.judgement_constraints import asked_pairs, judgement_rows, read_judged

    incidents = link_incidents(collection, matches)
    return next_questions(
        matches,
        incidents,
        read_judged(collection),
        topics_of(collection),
        asked=asked_pairs(judgement_rows(collection), by=by) | decisions.not_to_ask(by),
        first=decisions.waiting_for(by),
    )


def _opened(collection: Collection, workspace: Address | None) -> Workspace:
    from claims.workspace import open_workspace, workspace_path

    return open_workspace(workspace_path(workspace, collection=collection.name), collection=collection.name)


def _confirm(opened: Workspace, collection: Collection, judgement_id: str, by: str) -> None:
    from claims.workspace import confirm_judgement, read_standing

    current = read_standing(opened, collection)
    waiting = {judgement.judgement_id: judgement for judgement in current.changed}
    if judgement_id not in waiting:
        raise ReviewError(
            f"no judgement {judgement_id!r} waits to be confirmed; allowed: one of {', '.join(waiting) or 'none'}"
        )
    confirm_judgement(opened, collection, waiting[judgement_id], by=by, at=datetime.now(UTC))


def _import(opened: Workspace, collection: Collection, path: Path) -> None:
    from claims.workspace import import_judgements

    result = import_judgements(opened, collection, path)
    for problem in result.problems:
        _note(f"Left out: {problem}")
    _note(f"{number_of(result.added, 'judgements')} added, {result.known} known already.")
    if result.problems:
        raise typer.Exit(PROBLEMS_FOUND)


def _note(words: str) -> None:
    messages.print(terminal_text(words), soft_wrap=True)


def _print_history(history: Sequence[Judgement], current: Standing) -> None:
    table = table_of("Id", "At", "By", "One claim", "Other claim", "Verdict", "Why", "State")
    for judgement in history:
        cells = [getattr(judgement, name) for name in ("by", "claim_a", "claim_b", "verdict", "why")]
        cells = [judgement.judgement_id, judgement.at[:_TO_THE_SECOND], *cells, _state(judgement, current)]
        table.add_row(*(terminal_text(cell) for cell in cells))
    out.print(table)
    print_line(
        f"{number_of(len(history), 'judgements')}, {len(current.in_force)} in force, {len(current.changed)} to confirm."
    )


def _state(judgement: Judgement, current: Standing) -> str:
    if not judgement.stands:
        return f"undone by {judgement.undone_by}, {judgement.undone_at[:_TO_THE_SECOND]}"
    if judgement.judgement_id in {other.judgement_id for other in current.elsewhere}:
        return "on claims that are not in this collection"
    undecided = {other.judgement_id: other.pair for other in current.undecided}
    if pair := undecided.get(judgement.judgement_id):
        return _UNDECIDED[current.decisions.state_of(pair)]
    if judgement.judgement_id in {other.judgement_id for other in current.changed}:
        return "in force; a claim changed, please confirm"
    return "in force"


def _says(judgement: Judgement) -> str:
    why = f" ({judgement.why})" if judgement.why else ""
    return f"{judgement.by} judged {judgement.claim_a} and {judgement.claim_b}: {judgement.verdict}{why}"
