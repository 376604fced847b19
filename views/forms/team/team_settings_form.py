"""How a team works in a project: whether two review each pair, and how long something stays taken."""

from datetime import UTC, datetime

import streamlit as st

from claims.errors import ClaimsError
from claims.projects import Project
from claims.workspace import TeamSettings, change_team_settings, read_team_settings
from claims.workspace.together.team_settings import MOST_MINUTES
from views.blocks.alerts import alert
from views.markup import literal
from views.state.work.visitor import visitor_name
from views.texts import project_words


def team_settings_form(project: Project) -> None:
    """Draws the settings as they are; saved, they hold for everybody."""
    now = read_team_settings(project.workspace)
    with st.form("team-settings", border=False):
        by_two = st.checkbox(project_words.BY_TWO, now.by_two, key="team-by-two", help=project_words.BY_TWO_WHY)
        minutes = st.number_input(
            project_words.TAKEN_MINUTES,
            1,
            MOST_MINUTES,
            now.taking_minutes,
            key="team-minutes",
            help=project_words.TAKEN_WHY,
        )
        is_saved = st.form_submit_button(project_words.SAVE_SETTINGS)
    if not is_saved:
        return
    wanted = TeamSettings(by_two=by_two, taking_minutes=int(minutes))
    try:
        change_team_settings(project.workspace, wanted, by=visitor_name(), at=datetime.now(UTC))
    except ClaimsError as error:
        alert(project_words.CHANGE_REFUSED, literal(error))
        return
    st.rerun()
