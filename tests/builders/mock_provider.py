"""A provider of OpenID Connect on this computer: whoever clicks on a name is signed in as that person."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from secrets import token_urlsafe
from threading import Thread
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT = ("competing-claims", "a secret of the client")
FORGER = "forger"  # whose token is signed with a key that the provider does not publish


@dataclass
class MockProvider:
    """What the provider is asked, and what it answers.

    Attributes:
        address: Its own, which is the issuer of its tokens.
        asked: By code, what was asked for and who clicked.
        names: Those who have an account.
    """

    address: str
    names: tuple[str, ...]
    asked: dict[str, dict[str, str]] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"}))
    other_key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))

    def application(self) -> Starlette:
        """The server's routes."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._describe),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/keys", self._keys),
                Route("/end", self._end),
            ]
        )

    def _describe(self, _: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "jwks_uri": f"{self.address}/keys",
                "end_session_endpoint": f"{self.address}/end",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    def _authorize(self, request: Request) -> Response:
        """A name to click for everybody who has an account."""
        asked = dict(request.query_params)
        assert (asked["client_id"], asked["code_challenge_method"]) == (CLIENT[0], "S256")
        links = []
        for name in self.names:
            code = token_urlsafe()
            self.asked[code] = {**asked, "name": name}
            back = f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"
            links.append(f'<p><a href="{back}">{name}</a></p>')
        return HTMLResponse("".join(links))

    async def _token(self, request: Request) -> Response:
        form = await request.form()
        asked = self.asked.pop(str(form["code"]))
        assert form["code_verifier"]
        name, now = asked["name"], int(time.time())
        claims = {
            "iss": self.address,
            "sub": f"id-{name}",
            "aud": CLIENT[0],
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            "name": name.title(),
            "email": f"{name}@example.org",
            "email_verified": True,
        }
        key = self.other_key if name == FORGER else self.key
        token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "expires_in": 300, "id_token": token})

    def _keys(self, _: Request) -> Response:
        return Response(json.dumps({"keys": [self.key.as_dict(private=False)]}), media_type="application/json")

    def _end(self, request: Request) -> Response:
        return RedirectResponse(request.query_params["post_logout_redirect_uri"])


@contextmanager
def provider_of(*names: str) -> Iterator[MockProvider]:
    """A running provider at which these people, and the forger, have accounts."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        provider = MockProvider(f"http://127.0.0.1:{listening.getsockname()[1]}", (*names, FORGER))
        server = uvicorn.Server(uvicorn.Config(provider.application(), log_level="warning"))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield provider
        finally:
            server.should_exit = True
            thread.join(10)
