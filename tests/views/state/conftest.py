"""A session and an address of their own for each test; both work without a running app."""

from collections.abc import Iterator

import pytest
import streamlit as st


@pytest.fixture(autouse=True)
def _empty_session() -> Iterator[None]:
    yield
    st.session_state.clear()
    st.query_params.clear()
