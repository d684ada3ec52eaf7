"""An address (URL) -> what the server answers: public servers only, bounded in size, time, redirects and swelling.

Nothing that comes in leads to another request but a redirect, which is judged like the first address.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

import msgspec
import regex

from rasad.config import VERSION
from rasad.errors import ReadError
from rasad.readers.codings import ASKED_FOR, read_body

if TYPE_CHECKING:
    from rasad.readers.transport import Transport

AGENT = "rasad"  # what a robots.txt calls us
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_PASSING = frozenset({408, 425, 429})  # with those from 500 on: may be otherwise later
_LONGEST_ADDRESS = 4_000  # characters: no page has a longer one
_ACCEPT = "text/html, application/xhtml+xml, application/xml, application/json, text/*;q=0.9, */*;q=0.5"
_CHARSET = regex.compile(r"charset\s*=\s*[\"']?([\w.:+-]+)", regex.IGNORECASE)

_HOST = regex.compile(rb"[\w.:-]+", regex.ASCII)


class Limits(NamedTuple):
    """What a fetch may take: bytes after unpacking, seconds in all, redirects one after the other."""

    most_bytes: int = 20_000_000
    timeout_s: float = 30.0
    most_redirects: int = 5


class Request(NamedTuple):
    """What is asked with an address: `headers` besides our own; `body` to send by POST."""

    headers: Mapping[str, str] = {}
    body: bytes | None = None


BeforeEach = Callable[[str], None]
"""Called with each address before it is asked, also those of redirects: may wait, or raise ReadError to stop."""


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What a server answered. `url` is where it stood in the end; names of `headers` are in small letters.

    `address` is the IP address that it came from; `moved_to` where it stands for good, if the server said so.
    """

    asked: str
    url: str
    status: int
    headers: dict[str, str]
    body: bytes
    address: str | None = None
    moved_to: str | None = None

    @property
    def media(self) -> str | None:
        """The declared media type, in small letters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower() or None

    @property
    def encoding(self) -> str | None:
        """The declared encoding, in small letters."""
        found = _CHARSET.search(self.headers.get("content-type", ""))
        return found[1].lower() if found else None

    @property
    def etag(self) -> str | None:
        """What to ask with whether it has changed."""
        return self.headers.get("etag")

    @property
    def last_modified(self) -> str | None:
        """When it changed, as the server writes it; also to ask with."""
        return self.headers.get("last-modified")

    @property
    def is_unchanged(self) -> bool:
        """Whether the server says that what the caller has is current."""
        return self.status == HTTPStatus.NOT_MODIFIED

    @property
    def may_pass(self) -> bool:
        """Whether a refusal may be otherwise later."""
        return self.status in _PASSING or self.status >= HTTPStatus.INTERNAL_SERVER_ERROR

    def retry_after_s(self, now: datetime) -> float | None:
        """Return how many seconds the server asks to be left alone; None where it does not."""
        said = self.headers.get("retry-after", "").strip()
        if said.isdecimal() and said.isascii():
            return float(said[:9])
        try:
            then = parsedate_to_datetime(said)
        except ValueError:
            return None
        then = then if then.tzinfo else then.replace(tzinfo=UTC)
        return max((then - now).total_seconds(), 0.0)

    def fault(self) -> str | None:
        """Return why this is no page, and what to do; None where it is one."""
        if self.status == HTTPStatus.OK:
            return None
        phrase = f" ({HTTPStatus(self.status).phrase.lower()})" if self.status in _PHRASED else ""
        advice = "Try again later." if self.may_pass else "Check the address."
        return f"the server answered {self.status}{phrase}. {advice}"


_PHRASED = frozenset(status.value for status in HTTPStatus)


def fetch(
    url: str,
    *,
    limits: Limits | None = None,
    allowed_hosts: Collection[str] = (),
    contact: str | None = None,
    before_each: BeforeEach | None = None,
    request: Request | None = None,
) -> Fetched:
    """Fetch one address.

    Args:
        url: http or https.
        limits: of size, time and redirects.
        allowed_hosts: names of hosts (or addresses) that may be private.
        contact: whom a server's keeper can write to; told to servers.
        before_each: is called before each request; time that it takes does not count.
        request: headers and body to send.

    Returns:
        The answer, whatever its status is; redirects are followed.

    Raises:
        ReadError: it may not be fetched, passes a limit, or cannot be reached; says what, where, and what to do.
    """
    from rasad.readers.transport import Deadline, Transport

    limits = limits or Limits()
    deadline = Deadline(limits.timeout_s)
    transport = Transport(deadline, allowed_hosts={name.strip("[]").lower() for name in allowed_hosts})
    hops = _Hops(url, limits, request or Request(), contact)
    try:
        while True:
            hops.check()
            if before_each is not None:
                with deadline.stopped():
                    before_each(hops.at)
            with _explained(hops, limits):
                found = hops.ask(transport)
            if found is not None:
                return found
    finally:
        transport.close()


class _Hops:
    """One fetch on its way from redirect to redirect."""

    def __init__(self, url: str, limits: Limits, request: Request, contact: str | None) -> None:
        self.asked = self.at = url.strip().partition("#")[0]
        self._limits = limits
        self._request = request
        self._agent = f"{AGENT}/{VERSION}" + (f" ({contact})" if contact else "")
        self._count = 0
        self._moved_to: str | None = None
        self._is_for_good = True

    def where(self) -> str:
        """Return the address with the one that led to it."""
        return self.asked if self.at == self.asked else f"{self.asked} (redirected to {self.at})"

    def check(self) -> None:
        """Raise ReadError for an address that is none of the web."""
        import httpx

        try:
            url = httpx.URL(self.at)
            host = url.raw_host
        except (httpx.InvalidURL, ValueError) as error:
            raise ReadError(f"{self.where()}: this is no address that can be asked ({error}). Correct it.") from error
        if url.scheme not in ("http", "https"):
            raise ReadError(f"{self.where()}: only http and https are fetched. Save the page and read the file.")
        if not _HOST.fullmatch(host) or len(self.at) > _LONGEST_ADDRESS:
            raise ReadError(f"{self.where()}: the address names no host, or is too long. Correct it.")
        if url.userinfo:
            raise ReadError(f"{self.where()}: the address holds a name or password. Leave it out.")

    def ask(self, transport: "Transport") -> Fetched | None:
        """Ask the address at hand; None where it leads on to another."""
        import httpx

        method = "GET" if self._request.body is None else "POST"
        request = httpx.Request(method, self.at, headers=self._headers(), content=self._request.body)
        with closing(transport.handle_request(request)) as answer:
            to = answer.headers.get("location")
            if answer.status_code in _REDIRECTS and to:
                self._follow(to, is_for_good=answer.status_code in _FOR_GOOD)
                return None
            coding = answer.headers.get("content-encoding", "")
            body = read_body(answer.iter_raw(), coding=coding, most_bytes=self._limits.most_bytes)
            return Fetched(
                asked=self.asked,
                url=self.at,
                status=answer.status_code,
                headers={name.lower(): value for name, value in answer.headers.items()},
                body=body,
                address=transport.address,
                moved_to=self._moved_to,
            )

    def _headers(self) -> list[tuple[bytes, bytes]]:
        own = {"User-Agent": self._agent, "Accept": _ACCEPT, "Accept-Encoding": ASKED_FOR, "Connection": "close"}
        return [(name.encode(), value.encode()) for name, value in {**own, **self._request.headers}.items()]

    def _follow(self, to: str, *, is_for_good: bool) -> None:
        self._count += 1
        if self._count > self._limits.most_redirects:
            most = self._limits.most_redirects
            raise ReadError(f"it redirects more than {most} times, the last time to {to[:200]}. Check the address.")
        if self._request.body is not None:
            raise ReadError(f"it redirects to {to[:200]}, and what is sent is not sent on. Give that address.")
        try:
            self.at = urljoin(self.at, to).partition("#")[0]
        except ValueError as error:
            raise ReadError(f"it redirects to {to[:200]!r}, which is no address. Check the address.") from error
        self._is_for_good = self._is_for_good and is_for_good
        if self._is_for_good:
            self._moved_to = self.at


@contextmanager
def _explained(hops: _Hops, limits: Limits) -> Iterator[None]:
    """Turn the errors of the connection into ReadErrors that say where it was."""
    import httpcore

    try:
        yield
    except ReadError as error:
        raise ReadError(f"{hops.where()}: {error}") from error
    except httpcore.TimeoutException as error:
        raise ReadError(
            f"{hops.where()}: the server took longer than {limits.timeout_s:g} seconds. Try again later."
        ) from error
    except httpcore.ConnectError as error:
        raise ReadError(f"{hops.where()}: no connection ({error}). Check the address and the network.") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise ReadError(f"{hops.where()}: the answer broke off or is no HTTP ({error}). Try again later.") from error
