"""Who acts: the person for whom rows are read and written, where anybody signs in."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase

VARIABLE = "CLAIMS_PERSON"


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who signed in.

    Attributes:
        issuer: Who says so: the address of the provider.
        subject: Their account there, which no other person is ever given.
        name: What they call themselves; it proves nothing.
        email: Their address where the provider has verified it; "" otherwise.
    """

    issuer: str = ""
    subject: str = ""
    name: str = ""
    email: str = ""

    @property
    def account(self) -> str:
        """The account in one text."""
        return f"{self.issuer} {self.subject}".strip()

    @property
    def member(self) -> str:
        """What names them among members, and in a history behind what they did: the verified address, or else the account."""
        return self.address or self.account

    @property
    def address(self) -> str:
        """The verified address as members are named by it; "" where there is none."""
        return address_key(self.email) if is_address(self.email) else ""


def is_address(named: str) -> bool:
    """Whether a text is an e-mail address, and can be taken for nothing else that names a member."""
    return "@" in named.strip("@") and not any(character.isspace() for character in named)


def address_key(address: str) -> str:
    """What two ways of writing one address have in common: the case of A to Z; mail servers may take "ß" and "ss" for two people's."""
    return address.translate(_LOWER)


_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
OPERATOR = Person(subject="operator")
"""Whoever runs the server, and may everything; the program itself, where it works for all."""
SIGNED_OUT = Person()
"""A visitor of a server with sign-in who has not signed in; may nothing."""

_acting: ContextVar[Person | None] = ContextVar("acting")
_sign_in: list[Callable[[], Person | None]] = []  # at most one


@contextmanager
def acting(person: Person | None) -> Iterator[None]:
    """Until the block ends, what this thread opens is opened for this person; None: as where nobody signs in."""
    before = _acting.set(person)
    try:
        yield
    finally:
        _acting.reset(before)


def sign_in_with(who: Callable[[], Person | None]) -> None:
    """From now on `who` says for whom a thread works; None where no sign-in is set up."""
    _sign_in[:] = [who]


def acting_person() -> Person | None:
    """Who acts now: as `acting` says, else who signed in, else whom CLAIMS_PERSON names; None where nobody signs in.

    What CLAIMS_PERSON names that is neither an address, nor an account, nor the operator may nothing.
    """
    with suppress(LookupError):
        return _acting.get()
    if _sign_in and (signed_in := _sign_in[0]()) is not None:
        return signed_in
    named = os.environ.get(VARIABLE, "").strip()
    if not named:
        return None
    if named == OPERATOR.subject:
        return OPERATOR
    issuer, _, subject = named.rpartition(" ")
    if issuer:
        return Person(issuer=issuer, subject=subject)
    return Person(email=named) if is_address(named) else SIGNED_OUT
