"""Which endpoint is asked: none unless one is set up, by the environment or a file."""

from pathlib import Path

import pytest

from claims.errors import ClaimsError
from claims.extract import endpoint_settings
from tests.builders.command_line import run
from tests.builders.model_server import model_server

ADDRESS = "http://127.0.0.1:1/v1"


@pytest.fixture(autouse=True)
def nothing_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("", "_MODEL", "_KEY", "_SECONDS", "_FILE"):
        monkeypatch.delenv(f"CLAIMS_ENDPOINT{name}", raising=False)


def test_without_settings_there_is_none() -> None:
    assert endpoint_settings() is None


def test_the_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "endpoint.toml"
    file.write_text(f'address = "{ADDRESS}"\nmodel = "large"\nseconds = 5\n', encoding="utf-8")
    monkeypatch.setenv("CLAIMS_ENDPOINT_FILE", str(file))
    monkeypatch.setenv("CLAIMS_ENDPOINT_MODEL", "small")
    settings = endpoint_settings()
    assert settings is not None
    assert (settings.address, settings.model, settings.seconds) == (ADDRESS, "small", 5.0)
    assert ADDRESS in settings.told
    assert "day of publication" in settings.told


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"": "ftp://host/v1", "_MODEL": "m"}, "allowed: an address"),
        ({"": "localhost", "_MODEL": "m"}, "allowed: an address"),
        ({"": ADDRESS}, "CLAIMS_ENDPOINT_MODEL"),
        ({"": ADDRESS, "_MODEL": "m", "_SECONDS": "soon"}, "allowed: a number"),
        ({"_FILE": "/nowhere.toml"}, "allowed: address, model"),
    ],
)
def test_settings_that_cannot_be_say_what_would_do(
    variables: dict[str, str], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(f"CLAIMS_ENDPOINT{name}", value)
    with pytest.raises(ClaimsError, match=words):
        endpoint_settings()


def test_the_command_asks_only_where_it_is_told_to_and_says_where_the_text_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tmp_path / "report.txt"
    text.write_text("Two people were killed in Millbrook on Monday, the army said in a statement.", encoding="utf-8")
    assert run("extract", text, "--endpoint").exit_code != 0
    with model_server({"incidents": []}) as server:
        monkeypatch.setenv("CLAIMS_ENDPOINT", server.settings().address)
        monkeypatch.setenv("CLAIMS_ENDPOINT_MODEL", "small")
        run("extract", text)
        assert server.asked == []
        monkeypatch.setattr(
            "claims.safety.read_apart._idle", []
        )  # a reader that is kept has the environment of its start
        result = run("extract", text, "--endpoint")
        assert len(server.asked) == 1
    assert "Nothing else leaves this computer" in result.output + result.stderr
