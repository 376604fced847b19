"""The page Matrix: its cells, and the accounts behind the one that is chosen."""

from tests.builders.app_pages import html, run, sound
from views.texts import words


def test_matrix_shows_figures_of_a_field_and_the_accounts_of_a_cell() -> None:
    app = run("matrix", field="crowd")
    table = app.dataframe[0].value
    assert table.shape[0] > 1
    assert table.astype(str).apply(lambda column: column.str.contains("≠")).to_numpy().any()
    app.session_state["matrix-grid"] = {"selection": {"rows": [], "columns": [], "cells": [(0, "SOHR")]}}
    sound(app.run())
    assert words.CHOOSE_CELL not in html(app)
    assert app.query_params["cell"][1] == "sohr"


def test_a_source_that_is_filtered_for_is_the_only_column() -> None:
    assert list(run("matrix", source="SOHR").dataframe[0].value) == [words.INCIDENT, "SOHR"]
