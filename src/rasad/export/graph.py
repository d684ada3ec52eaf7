"""Events of a ledger -> entities of FollowTheMoney, one per line: events, who takes part, the articles.

Only whom the tables know is an entity of its own; people whom only a text names are none. Source: FollowTheMoney 3.8,
schemata Event, Article, Person, Organization, PublicBody, Address; decision 0019.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from rasad.export.about import notice
from rasad.export.facts import Fact, facts
from rasad.export.labels import label, line
from rasad.export.making import Making
from rasad.export.picking import Held, Picked
from rasad.export.plover import iso_dates
from rasad.knowledge.ftm import ftm_entities, ftm_record
from rasad.knowledge.tables import read_tables

INVOLVED = frozenset({"Person", "Organization", "PublicBody"})
"""The schemata of those who can take part."""
_ADDRESS = "Address"


class _Writer:
    """Writes every entity once."""

    def __init__(self, making: Making) -> None:
        self._making = making
        self._known = {entity["id"]: entity for entity in ftm_entities(read_tables(making.user_layer))}
        self._written: set[str] = set()

    def entities(self, ids: Iterable[str], schemata: frozenset[str]) -> tuple[list[str], list[bytes]]:
        """Return which of some entities have one of the schemata, and the lines of those not written yet."""
        fit = [one for one in ids if one in self._known and self._known[one]["schema"] in schemata]
        return fit, [line for one in fit for line in self.once(self._known[one])]

    def once(self, entity: dict[str, Any]) -> Iterator[bytes]:
        if entity["id"] not in self._written:
            self._written.add(entity["id"])
            self._making.rows += 1
            yield msgspec.json.encode(entity) + b"\n"


def lines(found: Iterator[Picked], making: Making) -> Iterator[bytes]:
    """Yield entities, those that others refer to first; what is no fact is left out, an allegation is an accusation."""
    writer = _Writer(making)
    for fact in facts(found, making):
        sides = dict.fromkeys(side.entity for side in (*fact.actors, *fact.recipients))
        involved, new = writer.entities(sides, INVOLVED)
        place, more = writer.entities([fact.place.entity] if fact.place else [], frozenset({_ADDRESS}))
        yield from (*new, *more)
        yield from writer.once(_article(fact.found.held))
        yield from writer.once(_event(fact, involved, place, making))


def _article_id(held: Held) -> str:
    return f"document-{held.header.id}"


def _article(held: Held) -> dict[str, Any]:
    header = held.header
    title = header.title.text if header.title else header.location
    published, _ = iso_dates(header.published.edtf)
    return ftm_record(
        _article_id(held), "Article",
        {
            "name": [title], "title": [title], "publishedAt": [published or ""], "publisher": [held.outlet or ""],
            "sourceUrl": [header.url or ""], "notes": [f"text sha256 {header.text_sha256}"],
        },
    )  # fmt: skip


def _event(fact: Fact, involved: list[str], place: list[str], making: Making) -> dict[str, Any]:
    held, event = fact.found.held, fact.found.item
    is_alleged = event.alleged_by is not None
    names = ([side.name for side in sides] for sides in (fact.actors, fact.recipients))
    name = line("accusation", *names) if is_alleged else label(held, event)
    about = f" of {event.kind.replace('_', ' ')}; no established fact" if is_alleged else f" {event.status}"
    first, last = iso_dates(fact.day if is_alleged else event.date.edtf if event.date else fact.day)
    state = held.state(fact.place.entity) if fact.place else None
    span = event.evidence
    return ftm_record(
        f"event-{fact.found.id}", "Event",
        {
            "name": [name], "summary": [f"{' '.join(filter(None, (fact.type, fact.mode)))}:{about}"],
            "description": [making.sources.quoter.words(held.header, span) or ""],
            "date": ["" if last else first or ""], "startDate": [first or "" if last else ""], "endDate": [last or ""],
            "involved": involved, "location": [held.name(fact.place.entity)] if fact.place else [],
            "addressEntity": place,
            "country": [making.knowledge.entities.row(state or "").get("iso2", "").lower()],
            "keywords": [fact.type, fact.mode or "", *fact.contexts], "publisher": [held.outlet or ""],
            "sourceUrl": [held.header.url or ""], "recordId": [fact.found.id], "proof": [_article_id(held)],
            "notes": [f"characters {span.start} to {span.end}", notice("events", held.report.produced_by.rasad)],
        },
    )  # fmt: skip
