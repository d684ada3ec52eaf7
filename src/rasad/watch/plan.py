"""`sources.toml` or an OPML list of feeds -> what to watch, how politely, what to alert on, and whom to tell.

Wrong keys, kinds, states or times end in a ConfigError that names the file and the entry.
"""

import tomllib
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec
import regex

from rasad.errors import ConfigError
from rasad.knowledge.base import Knowledge
from rasad.knowledge.kinds import load_kinds
from rasad.readers.listings import listed_feeds
from rasad.records.alerts import AlertOn
from rasad.records.report import EventStatus, PloverType
from rasad.watch.links import ListKind

_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
_TIME = regex.compile(r"(\d+(?:\.\d+)?)\s*([smhd])")
_INDEX = regex.compile(r"\[(\d+)\]")
_SHORTEST_EVERY_S = 60.0  # a source has no news every minute; more often is of use to nobody
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of what stands in the file: what is not known is refused."""


class Settings(_Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How to watch. Times are written as 30s, 15m, 2h, 1d.

    `every`: how often a source is asked; `per_host`: the shortest time between two requests to one host; `contact`:
    whom its keeper can write to; `allow_hosts`: names of hosts that may be private; `most_pages`: new ones of one poll;
    `sitemap_days`: older pages of sitemaps are left out; `timeout`: of one request; `workers`: requests at once.
    """

    every: str = "30m"
    per_host: str = "10s"
    contact: str | None = None
    allow_hosts: tuple[str, ...] = ()
    most_pages: Annotated[int, msgspec.Meta(ge=1)] = 200
    sitemap_days: Annotated[int, msgspec.Meta(ge=1)] = 3
    timeout: str = "30s"
    workers: Annotated[int, msgspec.Meta(ge=1, le=64)] = 8

    @property
    def gap_s(self) -> float:
        """The shortest time between two requests to one host."""
        return seconds(self.per_host)

    @property
    def timeout_s(self) -> float:
        """The longest that one request may take."""
        return seconds(self.timeout)


class Source(_Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One feed, sitemap or section page.

    `kind` is told by its content where it is not said; `links` is a pattern of the paths of its pages; `permission`
    says by what you may read it although the site reserves text mining. `text` is `feed` where that holds the texts
    whole, so that the pages are not fetched. `changes` is how long a page is looked at again after it was read, in case
    its text changes; without it never.
    """

    url: str
    name: str | None = None
    kind: ListKind | None = None
    outlet: str | None = None
    language: str | None = None
    every: str | None = None
    links: str | None = None
    permission: str | None = None
    text: Literal["page", "feed"] = "page"
    changes: str | None = None

    @property
    def title(self) -> str:
        """What it is called in the log."""
        return self.name or self.outlet or self.url


class Alert(_Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A pattern over what was read; all that is said of it must hold.

    `on`: an event (without more: any), a conflict of accounts, a lapsed commitment, a changed figure. `between`: two
    states that both take part. `type`, `kind`: one, or a list of which one must fit. `subject`, `person`, `place`: an
    id or a name, in any language. Without `status` all but what is hypothetical fits.
    """

    name: str | None = None
    on: AlertOn = "event"
    between: tuple[str, str] | None = None
    type: PloverType | tuple[PloverType, ...] | None = None
    kind: str | tuple[str, ...] | None = None
    status: EventStatus | None = None
    subject: str | None = None
    person: str | None = None
    place: str | None = None
    min_confidence: Share | None = None

    @property
    def types(self) -> tuple[str, ...]:
        """The types of which one must fit; none where all do."""
        return _listed(self.type)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of which one must fit; none where all do."""
        return _listed(self.kind)

    def is_of(self, *, type: str | None, kind: str | None, status: str | None) -> bool:  # noqa: A002 - the record's word
        """Say whether what was read is of a type, kind and status that are asked for."""
        said = ((self.types, type), (self.kinds, kind), (_listed(self.status), status))
        return all(not wanted or found in wanted for wanted, found in said)

    @property
    def title(self) -> str:
        """Its name, or what it asks for."""
        return self.name or " ".join(self.said()) or self.on

    def said(self) -> list[str]:
        """Return what it asks for, in words."""
        words = (*self.types, *self.kinds, self.status, self.subject, self.person, self.place)
        values = (*(self.between or ()), *words)
        return [*([self.on] if self.on != "event" else []), *(str(value) for value in values if value)]

    @property
    def key(self) -> str:
        """What is remembered of it: another pattern is another alert, another name is not."""
        return msgspec.json.encode(msgspec.structs.replace(self, name=None)).decode()


def _listed(said: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else said or ()


class Deliver(_Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where alerts go: printed, into a file of JSON Lines, to an address by POST."""

    stdout: bool = True
    file: str | None = None
    webhook: str | None = None

    @property
    def channels(self) -> tuple[str, ...]:
        """The ways that are used."""
        ways = (("stdout", self.stdout), ("file", self.file), ("webhook", self.webhook))
        return tuple(name for name, is_used in ways if is_used)


class Plan(_Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of a file of sources."""

    watch: Settings = Settings()
    source: tuple[Source, ...] = ()
    alert: tuple[Alert, ...] = ()
    deliver: Deliver = Deliver()


def load_plan(path: Path, knowledge: Knowledge) -> Plan:
    """Load and check a file of sources; files that it names are relative to its folder.

    Raises:
        ConfigError: it cannot be read, or something in it is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: the list of sources cannot be read: {error}. Give a TOML or OPML file.") from error
    plan = _of_opml(path, text) if text.lstrip()[:1] == "<" else _of_toml(path, text)
    for fault in faults(plan, knowledge):
        raise ConfigError(f"{path}: {fault}")
    if plan.deliver.file:
        file = str(path.parent / plan.deliver.file)
        plan = msgspec.structs.replace(plan, deliver=msgspec.structs.replace(plan.deliver, file=file))
    return plan


def _of_toml(path: Path, text: str) -> Plan:
    try:
        return msgspec.convert(tomllib.loads(text), Plan)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: it is no valid TOML: {error}. Correct the line.") from error
    except msgspec.ValidationError as error:
        raise ConfigError(f"{path}: {_counted(str(error))}. See rasad watch --starter for an example.") from error


def _counted(message: str) -> str:
    """Write the place of a fault as people count: `$.source[0].url` is `source 1.url`."""
    return _INDEX.sub(lambda found: f" {int(found[1]) + 1}", message.replace("`$.", "`"))


def _of_opml(path: Path, text: str) -> Plan:
    sources = [Source(url=feed.url, name=feed.title) for feed in listed_feeds(text)]
    if not sources:
        raise ConfigError(f"{path}: no outline in it has an xmlUrl. Give an OPML list of feeds, or TOML.")
    return Plan(source=tuple(sources))


def faults(plan: Plan, knowledge: Knowledge) -> list[str]:
    """Return what is wrong with a plan; empty where all is well."""
    found = [f"[watch] {fault}" for fault in _time_faults(plan.watch)]
    seen: set[str] = set()
    for number, source in enumerate(plan.source, 1):
        found += [f"[[source]] {number}: {fault}" for fault in _source_faults(source, seen)]
        seen.add(source.url)
    for number, alert in enumerate(plan.alert, 1):
        found += [f"[[alert]] {number}: {fault}" for fault in _alert_faults(alert, knowledge)]
    if plan.deliver.webhook and not _is_address(plan.deliver.webhook):
        found.append("[deliver] the webhook is no address. Write one that begins with http:// or https://.")
    return found


def _time_faults(settings: Settings) -> list[str]:
    values = {name: getattr(settings, name) for name in ("every", "per_host", "timeout")}
    found = [_no_time(name, value) for name, value in values.items() if not _TIME.fullmatch(value)]
    if not found and seconds(settings.every) < _SHORTEST_EVERY_S:
        found.append(f"every = {settings.every!r} is too often. Write at least 1m.")
    return found


def _source_faults(source: Source, seen: set[str]) -> list[str]:
    found = []
    if not _is_address(source.url):
        found.append(f"{source.url!r} is no address of the web. Write one that begins with http:// or https://.")
    if source.url in seen:
        found.append(f"{source.url} stands there twice. Keep one of them.")
    if source.changes and not _TIME.fullmatch(source.changes):
        found.append(_no_time("changes", source.changes))
    if source.changes and source.text == "feed":
        found.append("changes says nothing of a source whose pages are not fetched. Leave it out.")
    if source.every and not _TIME.fullmatch(source.every):
        found.append(_no_time("every", source.every))
    elif source.every and seconds(source.every) < _SHORTEST_EVERY_S:
        found.append(f"every = {source.every!r} is too often. Write at least 1m.")
    return found


def _alert_faults(alert: Alert, knowledge: Knowledge) -> list[str]:
    found = [
        f"{state!r} is no state. Write its code of three letters, such as TUR."
        for state in alert.between or ()
        if state not in knowledge.states
    ]
    if alert.between and alert.between[0] == alert.between[1]:
        found.append(f"between names {alert.between[0]} twice. Name two states.")
    unknown = [kind for kind in alert.kinds if kind not in load_kinds()] if alert.on == "event" else []
    found += [f"{kind!r} is no kind of event. See docs/reference/kinds.md." for kind in unknown]
    of_events = [name for name in ("type", "kind", "status", "person", "place") if getattr(alert, name)]
    if alert.on in ("lapsed", "figure") and of_events:
        found.append(f"{of_events[0]} says nothing of on = {alert.on!r}. Leave it out.")
    return found


def _no_time(name: str, value: str) -> str:
    return f"{name} = {value!r} is no time. Write it as 30s, 15m, 2h or 1d."


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def seconds(value: str) -> float:
    """Return a time such as 15m in seconds."""
    found = _TIME.fullmatch(value)
    return float(found[1]) * _UNITS[found[2]] if found else 0.0
