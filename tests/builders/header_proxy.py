"""A proxy on this computer that adds headers to every connection, as one that signs people in does."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread

_CHUNK = 65536


class HeaderProxy(ThreadingTCPServer):
    """Hands on what it is sent, with `headers` behind the first line of each connection."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.port, self.headers = port, dict[str, str]()

    @property
    def address(self) -> str:
        """Where browsers reach it."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseRequestHandler):
    server: HeaderProxy

    def handle(self) -> None:
        """Hands on one connection, in both directions, until either side ends it."""
        with socket.create_connection(("127.0.0.1", self.server.port)) as behind:
            first = self.request.recv(_CHUNK)
            head, _, rest = first.partition(b"\r\n")
            added = "".join(f"{name}: {value}\r\n" for name, value in self.server.headers.items()).encode()
            behind.sendall(head + b"\r\n" + added + rest)
            Thread(target=_hand_on, args=(behind, self.request), daemon=True).start()
            _hand_on(self.request, behind)


def _hand_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while content := one.recv(_CHUNK):
            other.sendall(content)
        other.shutdown(socket.SHUT_RDWR)


@contextmanager
def proxy_before(port: int) -> Iterator[HeaderProxy]:
    """A running proxy before the server at a port."""
    with HeaderProxy(port) as proxy:
        Thread(target=proxy.serve_forever, daemon=True).start()
        yield proxy
        proxy.shutdown()
