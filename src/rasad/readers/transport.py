"""A request -> its answer, over a connection to the very address that was checked, all within one deadline.

The name is looked up here, each address is judged, and the connection goes to that address and no other: a name server
that answers otherwise the second time changes nothing. The name itself stays in the Host header and in TLS.
"""

import functools
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import certifi
import httpcore
import httpx

from rasad.errors import ReadError
from rasad.readers.addresses import is_public

Resolve = Callable[[str, int], list[str]]
_SHORTEST_S = 0.001  # what is left of a deadline when it is over: a timeout of 0 would mean not to wait at all


class Deadline:
    """A moment that all waiting of one request ends at; it can be moved while something else is waited for."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Do not count the time that is spent in here."""
        before = time.monotonic()
        try:
            yield
        finally:
            self._end += time.monotonic() - before

    def left_s(self) -> float:
        """Return how much time is left.

        Raises:
            httpcore.ReadTimeout: none is.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return max(left, _SHORTEST_S)


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host as the system's resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Transport(httpx.BaseTransport):
    """Carries the requests of one fetch; every hop of a redirect is checked anew, since it connects anew.

    Args:
        deadline: the end of all waiting.
        allowed_hosts: names whose addresses are not judged, in small letters.
        resolver: looks up names.
    """

    def __init__(self, deadline: Deadline, *, allowed_hosts: Collection[str], resolver: Resolve = resolve) -> None:
        self._backend = _Backend(deadline, allowed_hosts, resolver)
        self._pool = httpcore.ConnectionPool(
            ssl_context=_ssl_context(), network_backend=self._backend, max_keepalive_connections=0
        )

    @property
    def address(self) -> str | None:
        """The address that was connected to last."""
        return self._backend.address

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request and return the answer, whose body is still to be read."""
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        answer = self._pool.handle_request(
            httpcore.Request(request.method, target, headers=request.headers.raw, content=request.read())
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _Backend(httpcore.NetworkBackend):
    def __init__(self, deadline: Deadline, allowed_hosts: Collection[str], resolver: Resolve) -> None:
        self._deadline = deadline
        self._allowed = frozenset(allowed_hosts)
        self._resolver = resolver
        self._backend = httpcore.SyncBackend()
        self.address: str | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        last: Exception | None = None
        for address in self._checked(host, port):
            self.address = address
            try:
                stream = self._backend.connect_tcp(address, port, self._deadline.left_s(), None, socket_options)
            except httpcore.ConnectError as error:
                last = error
            else:
                return _Stream(stream, self._deadline)
        raise last or httpcore.ConnectError("no address")

    def _checked(self, host: str, port: int) -> list[str]:
        """Return the addresses of a host that may be asked.

        Raises:
            ReadError: there are none.
        """
        found = self._look_up(host, port)
        public = found if host.lower() in self._allowed else [one for one in found if is_public(one)]
        if not public:
            raise ReadError(
                f"the host {host} has the address {found[0]}, which is private or reserved, so it is not asked. "
                f"If you trust it, allow it by name: --allow-host {host}"
            )
        return public

    def _look_up(self, host: str, port: int) -> list[str]:
        """Look a name up beside the deadline, which the system's resolver knows nothing of."""
        answers: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._resolver(host, port))
            except OSError as error:
                answers.put(error)
            except UnicodeError:  # a label that is too long, or empty
                answers.put(OSError("it is no name of a host"))

        threading.Thread(target=ask, daemon=True).start()
        try:
            found = answers.get(timeout=self._deadline.left_s())
        except queue.Empty:
            raise httpcore.ConnectTimeout from None
        if isinstance(found, OSError) or not found:
            reason = (found.strerror or str(found)) if isinstance(found, OSError) else "no address"
            raise ReadError(f"the name {host} cannot be looked up ({reason}). Check the address and the network.")
        return found

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        raise httpcore.UnsupportedProtocol("sockets of this machine are not asked")

    def sleep(self, seconds: float) -> None:
        time.sleep(min(seconds, self._deadline.left_s()))


class _Stream(httpcore.NetworkStream):
    """A connection on which no step may last beyond the deadline: a byte a second does not keep it open."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left_s())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left_s())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left_s()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


@functools.cache
def _ssl_context() -> ssl.SSLContext:
    """Return what verifies servers, made once since that takes as long as a request; SSL_CERT_FILE may add to it."""
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    return context
