"""Which endpoint is asked, from the environment or a file; without either none is."""

import os
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any  # of a TOML file
from urllib.parse import urlsplit

from claims.errors import ClaimsError

VARIABLE = "CLAIMS_ENDPOINT"  # its address; _MODEL, _KEY, _SECONDS behind it, and _FILE for a file with all of them
LEAVES = "the text and the day of publication of the document"
DEFAULT_SECONDS = 60.0


@dataclass(frozen=True, kw_only=True)
class EndpointSettings:
    """An endpoint that speaks as OpenAI's does.

    Attributes:
        address: Such as http://127.0.0.1:11434/v1.
        model: The model's name there.
        key: Sent to the endpoint alone; "" where it asks for none.
        seconds: To wait for an answer.
    """

    address: str
    model: str
    key: str = ""
    seconds: float = DEFAULT_SECONDS

    @property
    def told(self) -> str:
        """One sentence on where a document goes and what leaves this computer."""
        return f"Sent to {self.address} (model {self.model}): {LEAVES}. Nothing else leaves this computer."

    def __repr__(self) -> str:  # the key stands in no log
        return f"EndpointSettings({self.address!r}, {self.model!r})"


def endpoint_settings() -> EndpointSettings | None:
    """The endpoint that this user has set up; None where they have not.

    Raises:
        ClaimsError: What they set up cannot be an endpoint.
    """
    given = {**_from_file(), **_from_environment()}
    if not given.get("address"):
        return None
    if urlsplit(given["address"]).scheme not in {"http", "https"} or not urlsplit(given["address"]).netloc:
        raise ClaimsError(f"endpoint {given['address']!r}; allowed: an address such as http://127.0.0.1:11434/v1")
    if not given.get("model"):
        raise ClaimsError(
            f"the endpoint {given['address']} is set up without a model; allowed: {VARIABLE}_MODEL with its name"
        )
    seconds = _seconds(given.get("seconds") or DEFAULT_SECONDS)
    return EndpointSettings(address=given["address"], model=given["model"], key=given.get("key", ""), seconds=seconds)


def _from_environment() -> dict[str, str]:
    named = {field.name: f"{VARIABLE}_{field.name.upper()}" for field in fields(EndpointSettings)}
    named["address"] = VARIABLE
    return {name: os.environ[variable] for name, variable in named.items() if os.environ.get(variable)}


def _from_file() -> dict[str, str]:
    path = os.environ.get(f"{VARIABLE}_FILE")
    if not path:
        return {}
    try:
        read: dict[str, Any] = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ClaimsError(
            f"{path}: not read as settings of an endpoint ({error}); allowed: address, model, key, seconds as TOML"
        ) from error
    return {name: str(value) for name, value in read.items()}


def _seconds(text: object) -> float:
    try:
        seconds = float(str(text))
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 3600:
        raise ClaimsError(f"seconds to wait for the endpoint: {text!r}; allowed: a number up to 3600")
    return seconds
