"""What a site says of robots and of text mining -> whether an address may be asked, and a page be read. Pure.

Source: RFC 9309 (robots.txt); the W3C community's TDM Reservation Protocol (header, meta, tdmrep.json); the robots
directives noai and noml. What is said to other robots by name is not said to us.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
import regex
from protego import Protego

from rasad.readers.fetching import AGENT, Fetched

ROBOTS = "/robots.txt"
TDM = "/.well-known/tdmrep.json"
_RESERVED = frozenset({"noai", "noml"})
_META = regex.compile(rb"<meta\s([^<>]{0,2000})", regex.IGNORECASE)
_ATTRIBUTE = regex.compile(rb"([\w:-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
_HEAD = 300_000  # bytes of a page in which its head stands
_MOST_RULES = 1_000  # of a tdmrep.json


class Robots(NamedTuple):
    """A parsed robots.txt; None: there is none."""

    parsed: Protego | None

    def forbids(self, url: str) -> bool:
        """Say whether we are asked not to ask for an address."""
        return self.parsed is not None and not self.parsed.can_fetch(url, AGENT)

    @property
    def delay_s(self) -> float:
        """How long to wait between two requests, where it says so."""
        if self.parsed is None:
            return 0.0
        delay = self.parsed.crawl_delay(AGENT) or 0.0
        rate = self.parsed.request_rate(AGENT)
        return max(delay, rate.seconds / rate.requests if rate else 0.0)


def parse_robots(body: str | None) -> Robots:
    """Parse a robots.txt; None allows everything."""
    return Robots(None if body is None else Protego.parse(body))


class Reservations(NamedTuple):
    """The rules of a tdmrep.json: patterns of paths, and whether they are reserved."""

    rules: tuple[tuple[str, bool], ...] = ()

    def reserves(self, url: str) -> bool:
        """Say whether mining an address is reserved: the longest pattern that fits decides."""
        fitting = [(len(pattern), is_reserved) for pattern, is_reserved in self.rules if _fits(pattern, url)]
        return max(fitting, default=(0, False))[1]


def parse_reservations(body: str | None) -> Reservations:
    """Parse a tdmrep.json; what is no such file says nothing."""
    try:
        decoded: Any = msgspec.json.decode(body or "[]")
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return Reservations()
    rows = decoded if isinstance(decoded, list) else [decoded]
    return Reservations(
        tuple(
            (row["location"], _is_one(row.get("tdm-reservation")))
            for row in rows[:_MOST_RULES]
            if isinstance(row, dict) and isinstance(row.get("location"), str)
        )
    )


def _fits(pattern: str, url: str) -> bool:
    """Say whether a pattern of robots.txt fits the path of an address."""
    rule = "".join(pattern.split())
    parsed = Protego.parse(f"User-agent: *\nDisallow: {rule}")
    return bool(rule) and not parsed.can_fetch(url, AGENT)


def _is_one(value: object) -> bool:
    return str(value).strip() == "1"


def opt_out(found: Fetched) -> str | None:
    """Return by what a page says that it must not be mined; None where it does not."""
    if _is_one(found.headers.get("tdm-reservation")):
        return "the header tdm-reservation"
    if _RESERVED & _directives(found.headers.get("x-robots-tag", "")):
        return "the header X-Robots-Tag"
    for name, content in _metas(found.body):
        if name == "tdm-reservation" and _is_one(content):
            return "its mark tdm-reservation"
        if name in ("robots", AGENT) and _RESERVED & _directives(content):
            return f"its mark {name}: {content[:60]}"
    return None


def _directives(value: str) -> set[str]:
    """Return what a list of directives says to all robots, or to us."""
    found: set[str] = set()
    is_ours = True
    for part in value.lower().split(","):
        name, colon, rest = part.partition(":")
        if colon:
            is_ours = name.strip() == AGENT
        if is_ours:
            found.add((rest if colon else part).strip())
    return found


def _metas(body: bytes) -> Iterator[tuple[str, str]]:
    """Yield name and content of the marks in the head of a page."""
    head = body[:_HEAD].replace(b"\x00", b"")  # UTF-16, as far as its marks go
    for tag in _META.finditer(head):
        values = {name.lower(): one or two or three for name, one, two, three in _ATTRIBUTE.findall(tag[1])}
        yield (
            values.get(b"name", b"").decode("ascii", "replace").strip().lower(),
            values.get(b"content", b"").decode("ascii", "replace").strip(),
        )
