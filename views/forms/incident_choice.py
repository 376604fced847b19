"""The list of all incidents to choose one from."""

from views.state import url
from views.state.page_study import PageStudy
from views.texts import words


def choose_incident(study: PageStudy, parameter: str, *, default: str, says_default: bool) -> str:
    """The incident that the address names; "" where it names an unknown one.

    Args:
        study: Its incidents are offered.
        parameter: The parameter of the address that holds the choice.
        default: Taken where the address names none.
        says_default: Whether the default is written to the address too.
    """
    return url.selectbox(
        parameter,
        words.CHOOSE_INCIDENT,
        tuple(study.incidents.table["incident_id"]),
        title=study.incident_options.__getitem__,
        default=default,
        says_default=says_default,
        placeholder=words.CHOOSE_INCIDENT_HINT,
    )
