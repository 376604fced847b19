"""The form for a document: which addresses it takes."""

import pytest

from views.forms.document_form import is_web_address


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://x.example/a", True),
        ("http://x.example", True),
        ("ftp://x.example", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https:///path", False),
        ("x.example", False),
        ("https://x.example/a b", False),
        ("https://x.example\n", False),
        ("http://[", False),
    ],
)
def test_only_whole_web_addresses_are_taken(address: str, expected: bool) -> None:
    assert is_web_address(address) is expected
