"""An address -> what its server answers, asked for as its site wants: in turn, by its rules, in its time.

A host's turn is written down before it is asked, with all the time that the request may take, and set to the answer's
end after it: whatever kills the watch, the next one does not ask too early.
"""

import threading
import time
from collections.abc import Callable, Mapping, Set
from datetime import UTC, datetime
from http import HTTPStatus
from typing import NamedTuple

from rasad.errors import ReadError
from rasad.readers.fetching import Fetched, Limits, Request, fetch
from rasad.store.watching import Rule, Turn, WatchState
from rasad.watch.links import host_of, origin_of
from rasad.watch.permissions import ROBOTS, TDM, Reservations, Robots, opt_out, parse_reservations, parse_robots
from rasad.watch.plan import Settings

_DAY_S = 86_400.0
_RULES_LAST_S = _DAY_S  # RFC 9309: a robots.txt is not kept for longer
_FIRST_WAIT_S = 60.0  # before rules that could not be fetched are tried again; doubled each time
_LONGEST_RULES = 512_000  # bytes: RFC 9309 asks that 500 KiB be read
_LONGEST_DELAY_S = 3_600.0  # a Crawl-delay beyond an hour is a mistake
_LONGEST_LEFT_ALONE_S = 7 * _DAY_S  # of what a server asks for with Retry-After
KINDS = ("robots", "tdm")
_PATHS = {"robots": ROBOTS, "tdm": TDM}


class RefusedBySiteError(ReadError):
    """The site asks robots, or those who mine text, to leave an address alone."""


class NotYetError(ReadError):
    """It cannot be said whether an address may be asked; `until` is when to try again."""

    def __init__(self, message: str, until: float) -> None:
        super().__init__(message)
        self.until = until


class StoppedError(Exception):
    """The watch is to end, and what waited for its turn does not ask any more."""


class _Rules(NamedTuple):
    robots: Robots
    reservations: Reservations


class Asker:
    """Asks politely; its methods may be called in several threads.

    Args:
        state: where turns and rules are written down.
        settings: how to behave.
        clock: the time in seconds since 1970.
    """

    def __init__(self, state: WatchState, settings: Settings, *, clock: Callable[[], float] = time.time) -> None:
        self.state = state
        self.settings = settings
        self.clock = clock
        self.stopped = threading.Event()
        self._parsed: dict[tuple[str, str], tuple[Rule, Robots | Reservations]] = {}

    def stop(self) -> None:
        """Let nobody wait any longer."""
        self.stopped.set()

    def ask(self, url: str, headers: Mapping[str, str], *, permission: str | None = None) -> Fetched:
        """Fetch an address when it is its host's turn.

        Args:
            url: the address.
            headers: to ask with.
            permission: by what its texts may be mined although that is reserved.

        Raises:
            RefusedBySiteError: the site does not want it asked, or mined.
            NotYetError: its rules cannot be fetched now.
            ReadError: it cannot be fetched.
        """
        visit = _Visit(self)

        def before(at: str) -> None:
            rules = self._rules(at)
            if rules.robots.forbids(at):
                raise RefusedBySiteError(f"{at}: its robots.txt asks robots to leave this alone. Leave it out.")
            if rules.reservations.reserves(at) and not permission:
                raise RefusedBySiteError(_reserved(at, f"its {TDM}"))
            visit.take(at, rules.robots.delay_s)

        try:
            found = self._fetch(url, before, headers)
        finally:
            visit.end()
        self._heed(found)
        reason = opt_out(found)
        if reason and not permission:
            raise RefusedBySiteError(_reserved(found.url, reason))
        return found

    def fetch_rule(self, url: str, kind: str) -> None:
        """Fetch what the site of an address says of robots or of text mining."""
        origin = origin_of(url)
        limits = Limits(_LONGEST_RULES, self.settings.timeout_s)
        visit = _Visit(self)
        reason = ""
        found: Fetched | None = None
        try:
            found = self._fetch(origin + _PATHS[kind], lambda at: visit.take(at, 0.0), {}, limits)
            self._heed(found)
        except ReadError as error:
            reason = str(error)
        finally:
            visit.end()
        now = self.clock()
        rule = Rule(None, until=now + _RULES_LAST_S)  # there is none: all is allowed
        if found is not None and found.status == HTTPStatus.OK:
            rule = rule._replace(body=found.body.decode("utf-8", "replace"))
        elif kind == "robots" and (found is None or found.may_pass):
            tries = self.state.tries_of_rule(origin, kind) + 1
            until = now + min(_FIRST_WAIT_S * 2 ** (tries - 1), _RULES_LAST_S)
            rule = Rule(reason or (found.fault() if found else None), tries, until)
        self.state.put_rule(origin, kind, rule)

    def _heed(self, found: Fetched) -> None:
        """Leave a host alone for as long as it asks."""
        after = found.retry_after_s(datetime.now(UTC)) if found.may_pass else None
        if after:
            self.state.leave_alone(host_of(found.url), self.clock() + min(after, _LONGEST_LEFT_ALONE_S))

    def _rules(self, url: str) -> _Rules:
        """Return the rules of an address's site, fetched if they are not known."""
        origin = origin_of(url)
        robots, tdm = (self._rule(origin, kind) for kind in KINDS)
        if robots.tries:
            message = f"{url}: not asked, since its robots.txt cannot be fetched: {robots.body}"
            raise NotYetError(message, robots.until)
        parsed_robots = self._parse(origin, "robots", robots)
        parsed_tdm = self._parse(origin, "tdm", tdm)
        assert isinstance(parsed_robots, Robots)
        assert isinstance(parsed_tdm, Reservations)
        return _Rules(parsed_robots, parsed_tdm)

    def _rule(self, origin: str, kind: str) -> Rule:
        """Return a rule of a site, fetched if it is not known."""
        known = self.state.rule(origin, kind, self.clock())
        if known is None:
            self.fetch_rule(origin, kind)
            known = self.state.rule(origin, kind, self.clock())
        return known or Rule(None)

    def _parse(self, origin: str, kind: str, rule: Rule) -> Robots | Reservations:
        kept = self._parsed.get((origin, kind))
        if kept is None or kept[0] != rule:
            kept = (rule, parse_robots(rule.body) if kind == "robots" else parse_reservations(rule.body))
            self._parsed[origin, kind] = kept
        return kept[1]

    def _fetch(
        self, url: str, before: Callable[[str], None], headers: Mapping[str, str], limits: Limits | None = None
    ) -> Fetched:
        return fetch(
            url,
            limits=limits or Limits(timeout_s=self.settings.timeout_s),
            allowed_hosts=self.settings.allow_hosts,
            contact=self.settings.contact,
            before_each=before,
            request=Request(headers),
        )


def missing_rule(url: str, known: Set[tuple[str, str]]) -> str | None:
    """Return the kind of rule of an address's site that must be fetched first."""
    return next((kind for kind in KINDS if (origin_of(url), kind) not in known), None)


def _reserved(url: str, by: str) -> str:
    return (
        f"{url}: the site reserves text mining by {by}, so it is not read. "
        "If you have its permission, say by what: permission = ... at the source."
    )


class _Visit:
    """The requests of one fetch: takes a turn before each, and gives all back at the end of the answer."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self._turns: dict[str, tuple[Turn, float]] = {}

    def take(self, url: str, delay_s: float) -> None:
        """Wait until it is the turn of the host of an address."""
        host = host_of(url)
        self._give_back(host)
        settings, clock = self._asker.settings, self._asker.clock
        gap = max(settings.gap_s, min(delay_s, _LONGEST_DELAY_S))
        turn = self._asker.state.reserve(host, gap_s=gap, lasting_s=settings.timeout_s, now=clock())
        while (wait := turn.at - clock()) > 0:
            if self._asker.stopped.wait(wait):
                self._asker.state.settle(turn, turn.at)
                raise StoppedError
        self._turns[host] = (turn, gap)

    def _give_back(self, host: str) -> None:
        turn, gap = self._turns.pop(host, (None, 0.0))
        if turn is not None:
            self._asker.state.settle(turn, self._asker.clock() + gap)

    def end(self) -> None:
        """Give back what was taken."""
        for host in tuple(self._turns):
            self._give_back(host)
