"""What blocks put on the page, gathered without an app."""

import pytest
import streamlit as st


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The HTML that is shown, block after block."""
    blocks: list[str] = []
    monkeypatch.setattr(st, "html", blocks.append)
    return blocks
