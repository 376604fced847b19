"""The reader's theme."""

import streamlit as st


def is_dark() -> bool:
    """Whether the reader's theme is dark."""
    return bool(st.context.theme.type == "dark")
