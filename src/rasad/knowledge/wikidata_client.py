"""Questions to Wikidata over the network: one at a time, slowly, each answer kept so that a run can be taken up again.

Source: Wikimedia's user agent policy; the manuals of the query service (one request at a time, wait for Retry-After on
429) and of the API (maxlag, 50 items a request).
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from rasad.config import VERSION
from rasad.errors import ReadError
from rasad.knowledge.wikidata_items import Item
from rasad.knowledge.wikidata_plan import Found, Plan, Take

QUERY_URL = "https://query.wikidata.org/sparql"
ITEM_URL = "https://www.wikidata.org/w/api.php"
_ITEMS_A_REQUEST = 50  # the API's limit
_POSITIONS_A_QUERY = 100  # the query stays short enough for its address and quick enough for the service's minute
_PAUSE_S = 1.0  # between requests
_TRIES = 5
_FIRST_WAIT_S = 5.0  # before a second try; doubled for each one after it
_LONGEST_WAIT_S = 600.0
_BUSY = frozenset({429, 500, 502, 503, 504})
_MAXLAG_S = "5"
_DAY_S = 86_400.0

Wait = Callable[[float], None]


class Answer(NamedTuple):
    """What a server said: status, seconds to wait before another try (None if it does not say), body."""

    status: int
    retry_after_s: float | None
    body: bytes


Fetch = Callable[[str, Mapping[str, str]], Answer]


class WikidataClient:
    """Asks Wikidata, or the answers kept in a folder.

    Args:
        folder: where answers are kept, one file each.
        fetch: asks a server; `http_fetch` is the real one.
        max_age_days: answers that are older are asked for again.
        wait: sleeps for some seconds.
    """

    def __init__(self, folder: Path, fetch: Fetch, *, max_age_days: float, wait: Wait = time.sleep) -> None:
        self._folder = folder
        self._fetch = fetch
        self._max_age_s = max_age_days * _DAY_S
        self._wait = wait
        self.asked = 0

    def found(self, plan: Plan, languages: tuple[str, ...]) -> Found:
        """Return what Wikidata has for our tables, one state after the other."""
        codes = ("en", *languages)
        positions = tuple(
            item for state in sorted(plan.states) for item in self.items(self.ids(_positions(state, plan)), codes)
        )
        held = [item.id for item in positions if plan.office(item)]
        return Found(positions, self._members(plan, held, codes))

    def _members(self, plan: Plan, held: list[str], codes: tuple[str, ...]) -> Iterator[tuple[str, str, Item]]:
        people: dict[str, None] = {}
        for start in range(0, len(held), _POSITIONS_A_QUERY):
            people |= dict.fromkeys(self.ids(_holders(held[start : start + _POSITIONS_A_QUERY])))
        yield from (("people", "person", item) for item in self.items(people, codes))
        for take in plan.takes:
            for state in sorted(plan.states):
                for item in self.items(self.ids(_instances(state, take)), codes):
                    yield take.table, take.type, item

    def ids(self, query: str) -> list[str]:
        """Return the ids of the items that a SPARQL query selects as ?item, sorted."""
        answer = self._ask(QUERY_URL, {"query": query, "format": "json"})
        try:
            rows = answer["results"]["bindings"]
            return sorted({str(row["item"]["value"]).rpartition("/")[2] for row in rows})
        except (KeyError, TypeError) as error:
            raise ReadError(f"{QUERY_URL}: an answer without results ({error}). Run the update again later.") from error

    def items(self, ids: Iterable[str], languages: tuple[str, ...]) -> Iterator[Item]:
        """Yield items by id; those that are gone from Wikidata are left out."""
        wanted = [one for one in ids if one[:1] == "Q"]
        for start in range(0, len(wanted), _ITEMS_A_REQUEST):
            answer = self._ask(
                ITEM_URL,
                {
                    "action": "wbgetentities",
                    "ids": "|".join(wanted[start : start + _ITEMS_A_REQUEST]),
                    "props": "labels|aliases|claims",
                    "languages": "|".join(languages),
                    "format": "json",
                    "maxlag": _MAXLAG_S,
                },
            )
            for found in answer.get("entities", {}).values():
                if "missing" not in found:
                    yield _item(found)

    def _ask(self, url: str, parameters: Mapping[str, str]) -> dict[str, Any]:
        """Return the decoded answer, from the folder where it is kept."""
        digest = hashlib.sha256(msgspec.json.encode([url, sorted(parameters.items())])).hexdigest()
        path = self._folder / f"{digest}.json"
        if path.exists() and time.time() - path.stat().st_mtime < self._max_age_s:
            kept = _decoded(path.read_bytes())
            if kept is not None:
                return kept
        body, answer = self._download(url, parameters)
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".partial")
        unfinished.write_bytes(body)
        unfinished.replace(path)
        return answer

    def _download(self, url: str, parameters: Mapping[str, str]) -> tuple[bytes, dict[str, Any]]:
        wait, last = _FIRST_WAIT_S, ""
        for attempt in range(_TRIES):
            self._wait(_PAUSE_S)
            self.asked += 1
            found = self._fetch(url, parameters)
            answer = _decoded(found.body) if found.status == 200 else None
            if answer is not None and "error" not in answer:
                return found.body, answer
            lagging = answer is not None and answer["error"].get("code") == "maxlag"
            last = f"status {found.status}" if answer is None else str(answer["error"].get("info", "an error"))
            if not (lagging or found.status in _BUSY or (found.status == 200 and answer is None)):
                break
            if attempt < _TRIES - 1:
                self._wait(min(found.retry_after_s if found.retry_after_s is not None else wait, _LONGEST_WAIT_S))
                wait *= 2
        raise ReadError(f"{url}: {last}. Run the same command again later: what was answered so far is kept.")


def _decoded(body: bytes) -> dict[str, Any] | None:
    """Decode an answer; None where it is cut short or no JSON object."""
    try:
        answer = msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return answer if isinstance(answer, dict) else None


def _item(found: dict[str, Any]) -> Item:
    """Return an item; the API writes an empty map as an empty list."""
    return msgspec.convert({key: value for key, value in found.items() if value != []}, Item)


def _values(ids: Iterable[str]) -> str:
    return " ".join(f"wd:{one}" for one in sorted(ids))


def _positions(state: str, plan: Plan) -> str:
    classes = _values(plan.position_classes)
    return (
        f"SELECT DISTINCT ?item WHERE {{ VALUES ?class {{ {classes} }} ?item wdt:P1001 wd:{state} ; "
        "(wdt:P31|wdt:P279)/wdt:P279* ?class . }"
    )


def _holders(positions: Iterable[str]) -> str:
    return (
        f"SELECT DISTINCT ?item WHERE {{ VALUES ?position {{ {_values(positions)} }} "
        "?item wdt:P31 wd:Q5 ; p:P39/ps:P39 ?position . }"
    )


def _instances(state: str, take: Take) -> str:
    return (
        f"SELECT DISTINCT ?item WHERE {{ VALUES ?class {{ {_values(take.classes)} }} ?item wdt:P17 wd:{state} ; "
        f"wdt:P31/wdt:P279* ?class ; wikibase:sitelinks ?links . FILTER(?links >= {take.sitelinks}) }}"
    )


def http_fetch(contact: str, *, transport: Any = None) -> Fetch:
    """Return what asks over the network; `contact` tells Wikimedia whom to write to, `transport` is httpx's own.

    Raises:
        ReadError: (when asked) the network cannot be reached.
    """
    import httpx

    agent = {"User-Agent": f"rasad/{VERSION} ({contact}) httpx/{httpx.__version__}"}
    client = httpx.Client(headers=agent, timeout=httpx.Timeout(90.0), transport=transport)

    def fetch(url: str, parameters: Mapping[str, str]) -> Answer:
        try:
            answer = client.post(url, data=dict(parameters))
        except httpx.HTTPError as error:
            raise ReadError(
                f"{url}: cannot be reached ({error}). Check the network and run the same command again, "
                "or give a local dump with --dump."
            ) from error
        after = answer.headers.get("Retry-After", "")
        return Answer(answer.status_code, float(after) if after.isdecimal() else None, answer.content)

    return fetch
