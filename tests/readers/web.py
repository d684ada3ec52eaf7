"""A web server of our own on this machine, which behaves as well or as badly as a test says."""

import socket
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

LOOPBACK = "127.0.0.1"


class Answer(NamedTuple):
    """What a page answers: a status, headers and a body."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = {}  # noqa: RUF012 - never changed


class Asked(NamedTuple):
    """A request as it came in; `at` is the time in seconds."""

    at: float
    method: str
    host: str
    path: str
    headers: dict[str, str]
    body: bytes


Page = Answer | Callable[["Handler"], Answer | None]
"""An answer; or what makes one of the request, or writes it itself and returns None."""


class Handler(BaseHTTPRequestHandler):
    """Answers with the pages of its site and writes down what was asked."""

    server: "_Server"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(time.time(), self.command, self.headers["Host"], self.path, headers, body)
        self.server.site.asked.append(asked)
        page = self.server.site.pages.get(self.path, Answer(b"not here", 404))
        answer = page if isinstance(page, Answer) else page(self)
        if answer is not None:
            self.give(answer)

    def do_POST(self) -> None:
        self.do_GET()

    def give(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def raw(self, data: bytes) -> None:
        """Write bytes of the answer as they are."""
        self.close_connection = True
        self.wfile.write(data)
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    site: "Site"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no error here."""


class Site:
    """A running server: its pages by path, and what was asked of it."""

    def __init__(self, address: str = LOOPBACK) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[Asked] = []
        self._server = _Server((address, 0), Handler)
        self._server.site = self
        self.address = address
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def url(self, path: str, host: str | None = None) -> str:
        return f"http://{host or self.address}:{self.port}{path}"

    def paths(self) -> list[str]:
        """Return the paths that were asked for, without those of the rules for robots."""
        return [asked.path for asked in self.asked if asked.path not in ("/robots.txt", "/.well-known/tdmrep.json")]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def site(address: str = LOOPBACK):
    running = Site(address)
    try:
        yield running
    finally:
        running.close()


@contextmanager
def listener(answer: Callable[[socket.socket], None]):
    """Run a bare socket that does with each connection what it is told to; yields its port."""
    server = socket.create_server((LOOPBACK, 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                answer(connection)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield server.getsockname()[1]
    finally:
        server.close()
