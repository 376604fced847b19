"""A small server on this computer that answers as a language model behind OpenAI's form of endpoint would."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any  # JSON

from claims.extract import EndpointSettings


class ModelServer(ThreadingHTTPServer):
    """Answers every request with the same content, and keeps what was asked."""

    content = ""
    status = 200
    delay = 0.0

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []

    def settings(self, *, seconds: float = 10.0) -> EndpointSettings:
        address = f"http://127.0.0.1:{self.server_address[1]}/v1"
        return EndpointSettings(address=address, model="small", key="secret", seconds=seconds)


class _Handler(BaseHTTPRequestHandler):
    server: ModelServer

    def do_POST(self) -> None:
        """Answers, after the delay."""
        length = int(self.headers["Content-Length"])
        self.server.asked.append(json.loads(self.rfile.read(length)))
        self.server.keys.append(self.headers.get("Authorization", ""))
        time.sleep(self.server.delay)
        message = {"role": "assistant", "content": self.server.content}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        body = {"id": "1", "object": "chat.completion", "created": 0, "model": "small", "choices": [choice]}
        answer = json.dumps(body).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        with suppress(ConnectionError):  # whoever asked has stopped waiting
            self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        """Writes nothing."""


@contextmanager
def model_server(content: object = "", *, status: int = 200, delay: float = 0.0) -> Iterator[ModelServer]:
    """A running server that answers with this content; what is not text is written as JSON."""
    server = ModelServer()
    server.content = content if isinstance(content, str) else json.dumps(content)
    server.status, server.delay = status, delay
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
