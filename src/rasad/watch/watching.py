"""A plan and a ledger -> the watch: asks sources when they are due, fetches what they name, reads, keeps, alerts.

Requests run in threads, one at a time for each host; everything else happens in the thread that walks through `run`.
Every step is written down before the next one begins, so that a watch that is killed goes on where it was.
"""

import random
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, NamedTuple, Self

import msgspec

from rasad.errors import ReadError, StoreError
from rasad.ledger import Ledger
from rasad.readers.fetching import Fetched
from rasad.readers.items import Item, Refused
from rasad.readers.manifest import Given
from rasad.records.alerts import AlertRow
from rasad.store.outcomes import Added, Failed, PageOutcome, Replaced, Unchanged
from rasad.store.watching import FoundPage, Look, PageAnswer, Parcel, SourceState, WaitingPage, WatchState, digest_of
from rasad.watch.alerts import Alerts
from rasad.watch.asking import Asker, NotYetError, RefusedBySiteError, StoppedError, missing_rule
from rasad.watch.changes import CHANGED, has_new_text, look_at, next_look
from rasad.watch.delivery import Delivery, Print
from rasad.watch.entries import with_texts
from rasad.watch.links import Listing, host_of, links_of
from rasad.watch.plan import Plan, Source, seconds

SUFFIX = ".watch"
_WEBHOOK = "the webhook"  # whose turn alerts take
_JITTER = 0.1  # a share: sources that were added together are not asked together for ever
_LONGEST_WAIT_S = 86_400.0  # between two polls of a source that fails
_PAGE_WAIT_S = 300.0  # before a page that could not be fetched is tried again; doubled each time
_MOST_TRIES = 6  # of a page: over some five hours
_PARCEL_WAIT_S = 30.0  # before an alert that did not arrive is sent again; doubled, at most a day
_READ_AT_ONCE = 20  # pages read before the next requests are sent off
_TICK_S = 0.2  # the longest that a request to stop goes unnoticed
_PATIENCE_S = 120.0  # a single round does not wait longer for a host's turn
_AFTER_FAULT_S = 30.0  # before the ledger is tried again that could not be written
_RECORD_EVERY_S = 60.0  # between two looks for conflicts and lapses over the whole record
_RECORD_SHARE = 20.0  # times as long as a look takes: it takes a twentieth of the time at most
What = Literal["poll", "page", "rules", "alert", "fault"]


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the log: what was done (UTC), where, and what came of it."""

    at: str
    what: What
    where: str
    text: str

    def line(self) -> str:
        """Return it as one line."""
        return f"{self.at} {self.what}: {self.where}: {self.text}"


class _Task(NamedTuple):
    """A request on its way, for a host of which no other is."""

    host: str
    url: str
    begun: float
    source: Source | None = None
    page: WaitingPage | None = None
    look: Look | None = None
    rule: str | None = None
    parcel: Parcel | None = None


class Watch:
    """Watches the sources of a plan and keeps what they print in a ledger.

    Args:
        ledger: open for writing.
        plan: what to watch, as `load_plan` returns it.
        memory: the file in which the watch remembers; NAME.watch beside the ledger NAME.ledger without it.
        print_alert: shows an alert, if the plan has alerts printed.
        chance: a number from 0 to 1 each time, for the times of polls.
    """

    def __init__(
        self,
        ledger: Ledger,
        plan: Plan,
        *,
        memory: Path | None = None,
        print_alert: Print = lambda _alert: None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._ledger = ledger
        self._plan = plan
        self._chance = chance
        self._state = WatchState(memory or ledger.path.with_suffix(SUFFIX))
        self._asker = Asker(self._state, plan.watch)
        self._alerts = Alerts(ledger, plan)
        self._delivery = Delivery(plan.deliver, print_alert)
        self._sources = {source.url: source for source in plan.source}
        self._running: dict[Future[Fetched | None], _Task] = {}
        self._asked: set[str] = set()
        self._was_poll: dict[str, bool] = {}
        self._ledger_at = 0.0
        self._ledger_faults = 0
        self._record_at = 0.0
        self._is_record_new = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the memory; the ledger stays open."""
        self._asker.stop()
        self._state.close()

    def stop(self) -> None:
        """Let `run` end soon; what is on its way is finished or left for the next time. May be called by a signal."""
        self._asker.stop()

    def run(self, *, once: bool = False) -> Iterator[Note]:
        """Watch until stopped, and yield a note of each thing done.

        Args:
            once: end when all sources that are due were asked, and what they named is read.

        Raises:
            StoreError: the memory of the watch cannot be written. The ledger's own faults are noted and waited for.
        """
        with ThreadPoolExecutor(self._plan.watch.workers) as pool:
            try:
                while not self._asker.stopped.is_set():
                    is_idle = self._send_off(pool, once=once)
                    yield from self._collect()
                    yield from self._read()
                    yield from self._follow_record(is_last=is_idle and not self._running)
                    yield from self._deliver()
                    if once and is_idle and not self._running and not self._is_unread():
                        break
            finally:
                self._asker.stop()
                pool.shutdown(cancel_futures=True)

    # requests

    def _send_off(self, pool: ThreadPoolExecutor, *, once: bool) -> bool:
        """Send off the requests whose time has come; say whether none is due in the near future."""
        now = time.time()
        free = self._state.free_at()
        rules = self._state.known_rules(now)
        busy = {task.host for task in self._running.values()}
        is_idle = True
        due = list(self._due(now, once=once))
        due.sort(key=lambda task: self._was_poll.get(task.host, False) == (task.source is not None))  # in turn
        for task in due:
            at = free.get(task.host, 0.0)
            if task.host in busy or at > now or len(self._running) >= self._plan.watch.workers:
                is_idle = is_idle and task.host not in busy and at > now + _PATIENCE_S
                continue
            is_idle = False
            busy.add(task.host)
            sent = task._replace(rule=None if task.parcel else missing_rule(task.url, rules))
            self._running[pool.submit(self._ask, sent)] = sent
            if sent.rule is None:
                self._was_poll[sent.host] = sent.source is not None
        return is_idle

    def _due(self, now: float, *, once: bool) -> Iterator[_Task]:
        known = self._state.sources()
        for source in self._plan.source:
            is_new = not (once and source.url in self._asked)
            if is_new and known.get(source.url, SourceState(source.url)).next_at <= now:
                yield _Task(host_of(source.url), source.url, now, source=source)
        for parcel in self._state.parcels(now):
            if parcel.channel == "webhook":
                yield _Task(_WEBHOOK, "", now, parcel=parcel)
        for host, page in self._state.pages_to_fetch(now).items():
            yield _Task(host, page.url, now, page=page)
        for host, look in self._state.looks(now).items():
            yield _Task(host, look.url, now, look=look)

    def _ask(self, task: _Task) -> Fetched | None:
        """Do the request of a task, in a thread of its own."""
        if task.parcel is not None:
            self._send_parcel(task.parcel)
            return None
        if task.rule is not None:
            self._asker.fetch_rule(task.url, task.rule)
            return None
        known = self._state.sources().get(task.url) if task.source else task.look
        said = {"If-None-Match": known and known.etag, "If-Modified-Since": known and known.last_modified}
        source = task.source or self._source_of(task.page or task.look)
        headers = {name: value for name, value in said.items() if value}
        return self._asker.ask(task.url, headers, permission=source.permission)

    def _source_of(self, page: WaitingPage | Look | None) -> Source:
        """Return the source that named a page; one that the plan has no more still has its address."""
        url = page.source if page else ""
        return self._sources.get(url) or Source(url=url)

    def _collect(self) -> Iterator[Note]:
        """Wait a moment for answers, and deal with those that came."""
        if not self._running:
            self._asker.stopped.wait(0.0 if self._is_waiting() else _TICK_S)
            return
        ended, _ = wait(self._running, timeout=0.0 if self._is_waiting() else _TICK_S, return_when=FIRST_COMPLETED)
        for future in ended:
            task = self._running.pop(future)
            error = future.exception()
            if isinstance(error, StoppedError):
                continue
            if isinstance(error, StoreError) and str(self._state.path) in str(error):
                raise error
            if error is not None and not isinstance(error, ReadError):
                error = ReadError(_fault(error))
            found = None if error else future.result()
            if task.parcel is not None:
                yield self._delivered(task.parcel, str(error) if error else None)
            elif task.rule is None and task.source is not None:
                yield self._polled(task, task.source, found, error)
            elif task.rule is None and task.page is not None:
                yield self._fetched(task.page, found, error)
            elif task.rule is None and task.look is not None:
                yield self._looked_at(task.look, found, error)

    def _polled(self, task: _Task, source: Source, found: Fetched | None, error: ReadError | None) -> Note:
        """Note what became of a poll, together with the pages that it named."""
        now = time.time()
        self._asked.add(source.url)
        known = self._state.sources().get(source.url, SourceState(source.url))
        every = seconds(source.every or self._plan.watch.every) * (1 + _JITTER * (2 * self._chance() - 1))
        fault = str(error) if error else found.fault() if found and not found.is_unchanged else None
        if found is None or fault is not None:
            failures = known.failures + (not isinstance(error, NotYetError))
            pause = min(every * 2 ** max(failures - 1, 0), _LONGEST_WAIT_S)
            pause = _LONGEST_WAIT_S if isinstance(error, RefusedBySiteError) else pause
            after = found.retry_after_s(datetime.now(UTC)) if found else None
            next_at = error.until if isinstance(error, NotYetError) else now + max(pause, after or 0.0)
            text = fault or "nothing came"
            state = known._replace(next_at=next_at, failures=failures, polled_at=now, outcome=text)
            self._state.polled(state)
            return _note("poll", source.title, f"{text} {_next(next_at)}")
        state = known._replace(next_at=now + every, failures=0, polled_at=now)
        if found.is_unchanged:
            self._state.polled(state._replace(outcome="unchanged"))
            return _note("poll", source.title, f"304, nothing new {_next(state.next_at)}")
        return self._named(task, source, found, state)

    def _named(self, task: _Task, source: Source, found: Fetched, state: SourceState) -> Note:
        """Note the pages that a source names."""
        since = self._since(task.begun)
        text = f"it is no {source.kind or 'feed, sitemap or section page'}. Check the address."
        try:
            listing = links_of(found.body, found.url, kind=source.kind, links=source.links, since=since)
        except Exception as error:  # noqa: BLE001 - a fault costs one poll, never the watch
            listing, text = Listing(None, []), str(error) if isinstance(error, ReadError) else _fault(error)
        if listing.kind is None:
            self._state.polled(state._replace(failures=state.failures + 1, outcome=text))
            return _note("poll", source.title, f"{text} {_next(state.next_at)}")
        pages = listing.pages[: self._plan.watch.most_pages]
        pages = with_texts(pages, found) if source.text == "feed" else pages
        is_all = len(pages) == len(listing.pages)
        mark = (
            (found.etag, found.last_modified) if is_all else (None, None)
        )  # else what is left out would not come again
        state = state._replace(etag=mark[0], last_modified=mark[1], outcome="read")
        new = self._state.polled(state, pages)
        told = [f"{found.status}, {new} new of {len(listing.pages)} in the {listing.kind}"]
        told += [f"{listing.older} older left out"] if listing.older else []
        told += [] if is_all else [f"only the first {len(pages)} were looked at"]
        told += [f"moved to {found.moved_to}: correct the list"] if found.moved_to else []
        return _note("poll", source.title, f"{', '.join(told)} {_next(state.next_at)}")

    def _fetched(self, page: WaitingPage, found: Fetched | None, error: ReadError | None) -> Note:
        """Keep a page that was fetched, or note why it was not."""
        fault = str(error) if error else found.fault() if found else "nothing came"
        if found is not None and fault is None:
            self._state.fetched(page, _answer(found), found.body)
            return _note("page", page.url, f"fetched, {len(found.body):,} bytes")
        if isinstance(error, RefusedBySiteError):  # left out by rule, which is no failure
            self._state.done(page)
            return _note("page", page.url, str(error))
        next_at, tries = self._another_try(page, found, error)
        if next_at is None:
            self._state.fetched(page, PageAnswer(url=page.url, fault=fault), b"")
            return _note("page", page.url, f"given up: {fault}")
        self._state.put_off(page, next_at, tries=tries)
        return _note("page", page.url, f"{fault} {_next(next_at)}")

    def _looked_at(self, look: Look, found: Fetched | None, error: ReadError | None) -> Note:
        """Note what came of looking again at a page that was read; what is gone or refused now is left alone."""
        now = time.time()
        is_gone = isinstance(error, RefusedBySiteError) or not (found is None or found.may_pass or found.is_unchanged)
        fault = str(error) if error else found.fault() if found and not found.is_unchanged else None
        if found is not None and fault is None and not found.is_unchanged and digest_of(found.body) != look.digest:
            self._state.has_changed(look, _answer(found), found.body)
            return _note("page", look.url, f"fetched again, {len(found.body):,} bytes")
        is_over = (is_gone and fault) or not self._ledger.texts_at(look.url)  # it may have been forgotten
        next_at = None if is_over else next_look(look.said.read_at or now, self._source_of(look), now)
        self._state.look_later(look, next_at)
        return _note("page", look.url, f"{fault or 'not changed'} {_next(next_at) if next_at else '(not asked again)'}")

    @staticmethod
    def _another_try(page: WaitingPage, found: Fetched | None, error: ReadError | None) -> tuple[float | None, int]:
        """Return when a page is tried again, None for never, and how often it was."""
        if isinstance(error, NotYetError):
            return error.until, page.tries
        if (found is not None and not found.may_pass) or page.tries + 1 >= _MOST_TRIES:
            return None, page.tries
        after = (found.retry_after_s(datetime.now(UTC)) if found else None) or 0.0
        return time.time() + max(_PAGE_WAIT_S * 2**page.tries, after), page.tries + 1

    # the ledger

    def _is_waiting(self) -> bool:
        """Say whether there is something to do besides requests."""
        return time.time() >= self._ledger_at and bool(self._state.pages_to_read(1))

    def _is_unread(self) -> bool:
        """Say whether pages are to be read that a single round should not leave to the next one."""
        return self._ledger_faults <= _MOST_TRIES and bool(self._state.pages_to_read(1))

    def _read(self) -> Iterator[Note]:
        """Read pages that were fetched into the ledger, link them, and put alerts on them on their way."""
        if time.time() < self._ledger_at:
            return
        kept: list[tuple[WaitingPage, list[str]]] = []
        try:
            for page in self._state.pages_to_read(_READ_AT_ONCE):
                outcomes = [] if page.said.is_list else self._kept(page)
                ids = [o.document for o in outcomes if isinstance(o, Added | Replaced | Unchanged)]
                kept.append((page, ids))
                yield _note("page", page.url, "a list" if page.said.is_list else _told(outcomes, page.said.read_at))
            if any(ids for _, ids in kept):
                self._ledger.link()
                self._is_record_new = True
            for page, ids in kept:
                parcels = self._alerts.parcels(self._alerts.on_documents(ids))
                is_kept = bool(ids) or (page.said.read_at is not None and bool(self._ledger.texts_at(page.url)))
                look = look_at(page, self._source_of(page), time.time()) if is_kept else None
                self._state.done(page, self._further(page), parcels, look)
        except StoreError as error:
            if str(self._state.path) in str(error):
                raise
            self._ledger_at = time.time() + _AFTER_FAULT_S
            self._ledger_faults += 1
            yield _note("fault", str(self._ledger.path), f"{error} {_next(self._ledger_at)}")
        else:
            self._ledger_faults = 0

    def _kept(self, page: WaitingPage) -> list[PageOutcome]:
        """Read a page into the ledger; what stops the reading is kept as its failure, so that it stops it once."""
        item = self._item(page)
        try:
            if page.said.read_at is not None and not (isinstance(item, Item) and has_new_text(item, self._ledger)):
                return []
            return list(self._ledger.add_items([item]))
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 - a fault costs one page, never the watch
            return list(self._ledger.add_items([Refused(page.url, ReadError(_fault(error)))]))

    def _item(self, page: WaitingPage) -> Item | Refused:
        answer = page.answer or PageAnswer(url=page.url)
        if answer.fault is not None:
            return Refused(page.url, ReadError(answer.fault))
        source = self._source_of(page)
        said_by = f"the list {source.url}"
        given = Given(
            published=page.said.published,
            outlet=source.outlet,
            language=source.language,
            url=answer.url,
            said_by=said_by,
        )
        said = (page.said.note, CHANGED if page.said.read_at is not None else "")
        notes = tuple(note for note in said if note)
        return Item(page.url, page.body, answer.media, answer.encoding, given, notes, source.url)

    def _further(self, page: WaitingPage) -> list[FoundPage]:
        """Return the pages that a part of a sitemap names."""
        if not page.said.is_list or page.answer is None:
            return []
        source = self._source_of(page)
        since = self._since(time.time())
        try:
            pages = links_of(page.body, page.answer.url, kind="sitemap", links=source.links, since=since).pages
        except Exception:  # noqa: BLE001 - a part of a sitemap that cannot be read names nothing
            return []
        return [found for found in pages if not found.said.is_list][: self._plan.watch.most_pages]

    def _since(self, now: float) -> str:
        """Return the day before which pages of a sitemap are left out."""
        return datetime.fromtimestamp(now - 86_400 * self._plan.watch.sitemap_days, UTC).date().isoformat()

    # alerts

    def _follow_record(self, *, is_last: bool) -> Iterator[Note]:
        """Look for conflicts, lapses and changed figures when the record has grown."""
        now = time.time()
        is_due = now >= self._record_at or is_last
        if not (self._alerts.follows_record and self._is_record_new and is_due and now >= self._ledger_at):
            return
        try:
            found = list(self._alerts.on_record())
        except StoreError as error:
            self._ledger_at = now + _AFTER_FAULT_S
            yield _note("fault", str(self._ledger.path), f"{error} {_next(self._ledger_at)}")
            return
        pause = max(_RECORD_EVERY_S, _RECORD_SHARE * (time.time() - now))  # the whole record is looked through
        self._record_at, self._is_record_new = now + pause, False
        for alert in self._plan.alert:
            if alert.on != "event":
                own = [one for one in found if one.alert is alert]
                self._state.follow(alert.key, self._alerts.parcels(own))

    def _deliver(self) -> Iterator[Note]:
        """Deliver what is printed or written here, all that is due; posts are sent off like requests."""
        while here := [one for one in self._state.parcels(time.time()) if one.channel != "webhook"]:
            for parcel in here:
                yield self._delivered(parcel, self._send(parcel))

    def _send(self, parcel: Parcel) -> str | None:
        """Deliver an alert here; return what went wrong."""
        try:
            self._send_parcel(parcel)
        except StoreError as error:
            return str(error)
        return None

    def _send_parcel(self, parcel: Parcel) -> None:
        self._delivery.send(parcel, msgspec.json.decode(parcel.body, type=AlertRow))

    def _delivered(self, parcel: Parcel, fault: str | None) -> Note:
        if fault is None:
            self._state.delivered(parcel)
            return _note("alert", parcel.channel, f"{parcel.id} delivered")
        next_at = time.time() + min(_PARCEL_WAIT_S * 2**parcel.tries, _LONGEST_WAIT_S)
        self._state.deliver_later(parcel, next_at)
        return _note("alert", parcel.channel, f"{parcel.id}: {fault} {_next(next_at)}")


def _fault(error: BaseException) -> str:
    """Say what a fault in rasad itself was, where, and what to do."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}, line {frame.lineno}"
    return f"a fault in rasad ({type(error).__name__}: {error}; {where}). Please report it."


def _answer(found: Fetched) -> PageAnswer:
    return PageAnswer(
        url=found.url,
        media=found.media,
        encoding=found.encoding,
        etag=found.etag,
        last_modified=found.last_modified,
    )


def _told(outcomes: list[PageOutcome], read_at: float | None) -> str:
    """Say what became of a page in the ledger, which was read before at a time or is new."""
    failed = [reason for outcome in outcomes if isinstance(outcome, Failed) for reason in outcome.reasons]
    counts = [type(outcome).__name__.lower() for outcome in outcomes if not isinstance(outcome, Failed)]
    told = [f"{counts.count(name)} {name}" for name in dict.fromkeys(counts)]
    nothing = "nothing in it" if read_at is None else "its text is the same"
    return "; ".join([*told, *(f"failed: {reason}" for reason in failed)]) or nothing


def _note(what: What, where: str, text: str) -> Note:
    return Note(at=_written(time.time()), what=what, where=where, text=text)


def _written(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _next(at: float) -> str:
    return f"(next {_written(at)})"
