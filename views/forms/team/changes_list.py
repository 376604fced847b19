"""What others have done since the visitor was here, by incident; and acts of a project in words."""

from collections import defaultdict
from collections.abc import Mapping

import streamlit as st

from claims.projects import Change, ChangeKind, Project
from claims.team.changes_since import Happening, changes_since
from claims.workspace import Judgement
from views.markup import link, literal, name, show
from views.state.page_context import StudyContext
from views.state.page_study import PageStudy
from views.state.work.presence import last_visit
from views.state.work.visitor import visitor_name
from views.texts import project_words
from views.texts.translation import localised

MOST_LISTED = 60  # acts, the newest first
_MOST_INCIDENTS = 3  # of an act that is listed under each of them; one about more stands by itself


def show_changes_since(context: StudyContext, project: Project) -> None:
    """Draws the list; nothing where nothing was done, or the visitor was never here under this name."""
    since = last_visit(project)
    if not since:
        return
    study = context.study
    found = changes_since(
        project.workspace, context.matched.collection, study.incidents, since=since, by=visitor_name()
    )
    if not found:
        return
    by_incident: defaultdict[str, list[str]] = defaultdict(list)
    for each in found[:MOST_LISTED]:
        for incident in each.incidents if len(each.incidents) <= _MOST_INCIDENTS else ():
            by_incident[incident].append(_line(study, each))
        if not 0 < len(each.incidents) <= _MOST_INCIDENTS:
            by_incident[""].append(_line(study, each))
    heading = project_words.SINCE.format(day=literal(_minute(since)))
    with st.expander(f"{heading} ({len(found)})", expanded=True):
        show(
            f'<div class="cc">{"".join(_group(study, *each) for each in by_incident.items())}{_unlisted(len(found))}</div>'
        )


def _group(study: PageStudy, incident: str, lines: list[str]) -> str:
    head = link(study.incident_name(incident), "incident", id=incident) if incident else project_words.WHOLE_PROJECT
    return f"<h3>{head}</h3><ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def _unlisted(number: int) -> str:
    more = number - MOST_LISTED
    return f'<p class="cc-soft">{project_words.MORE_SINCE.format(number=more)}</p>' if more > 0 else ""


def _line(study: PageStudy, each: Happening) -> str:
    by = name(each.by) if each.by else project_words.SOMEBODY
    return f'{by}: {literal(_in_words(study, each))} <small class="cc-soft">{literal(_minute(each.at))}</small>'


def _in_words(study: PageStudy, each: Happening) -> str:
    pattern = project_words.ACTS.get(each.kind, "")
    if "claim_a" in each.cells:
        return pattern.format(**_of_pair(study, each.cells))
    return pattern.format(**each.cells) if pattern else each.what


def _of_pair(study: PageStudy, cells: Mapping[str, str]) -> dict[str, str]:
    one, other = (study.collection.name_of("claims", cells[end]) for end in ("claim_a", "claim_b"))
    return {"verdict": localised(cells["verdict"]), "one": one, "other": other}


def _minute(stamp: str) -> str:
    return stamp[:16].replace("T", " ")


def change_in_words(change: Change) -> str:
    """What a change did, or took back, or did again."""
    return change.what if change.kind is ChangeKind.DO else project_words.KINDS[change.kind].format(what=change.what)


def answer_in_words(study: PageStudy, judged: Judgement) -> str:
    """What a reviewer answered, of which claims."""
    one, other = (study.collection.name_of("claims", each) for each in (judged.claim_a, judged.claim_b))
    words_of = project_words.ANSWERED if judged.stands else project_words.ANSWER_UNDONE
    return words_of.format(verdict=localised(judged.verdict), one=one, other=other)
