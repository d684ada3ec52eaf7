"""Events of a ledger -> facts with their sides: what formats may say that have no place for a status or allegation.

Denied and merely possible events are no facts; of an allegation the fact is that somebody accuses.
Source: decision 0019.
"""

import hashlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from rasad.events.allegations import HOSTILE
from rasad.export.about import notice
from rasad.export.making import Making
from rasad.export.picking import Held, Picked, allegers, parties
from rasad.knowledge.base import Knowledge
from rasad.knowledge.crosswalk import NO_STATE, Cameo
from rasad.knowledge.offices import OFFICE_PREFIX, Holding, office_entity
from rasad.records.days import days_of
from rasad.records.report import Event, Place

UNRECOGNISED = "PRE"  # PLOVER's sector of entities that few recognise
_MATERIAL = frozenset({2, 4})  # quad classes
_ALLEGATION = "112"  # CAMEO: accuse


class Side(NamedTuple):
    """One who takes part: entity id, English name, the words for it and where they begin.

    `country` is the state or PLOVER's code in its place, `sector` is PLOVER's,
    `title` the office by which the text names a person, `wikidata` an item's id.
    """

    entity: str
    name: str
    words: str | None
    start: int | None
    country: str | None
    sector: str | None
    title: str | None
    wikidata: str | None


class Fact(NamedTuple):
    """What a row of such a format says; `day` is ISO, None where the day is not known.

    An accusation has the day on which it was printed and no place: those of the deed are not its own.
    """

    found: Picked
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: Cameo
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    day: str | None
    place: Place | None

    @property
    def number(self) -> int:
        """A number that stays the same for this event in every export."""
        return int(hashlib.sha256(self.found.id.encode()).hexdigest()[:12], 16)


def facts(found: Iterator[Picked], making: Making, *, dyadic: bool = False) -> Iterator[Fact]:
    """Yield what may be said as a fact, and count what may not.

    Args:
        found: events.
        making: counts what is left out.
        dyadic: the format needs an actor and a day.
    """
    for one in found:
        reason = _unfit(one.item, making)
        fact = None if reason else _fact(one, making)
        if fact is None:
            reason = reason or "allegations that accuse nobody known of a hostile act"
        elif dyadic and not fact.actors:
            reason = "events of which nobody is known to have done them"
        elif dyadic and fact.day is None:
            reason = "events whose day is not known"
        else:
            yield fact
            continue
        making.left_out[reason] += 1


def _unfit(event: Event, making: Making) -> str:
    if event.status == "denied":
        return "denied events"
    if event.status == "hypothetical":
        return "merely possible events"
    if event.status == "planned" and event.underlying is None:
        quad = making.sources.crosswalk.quad(event.type)
        return "planned deeds that no type of announcement stands for" if quad in _MATERIAL else ""
    return ""


def _fact(found: Picked, making: Making) -> Fact | None:
    held, event, crosswalk = found.held, found.item, making.sources.crosswalk
    actors = tuple(side(held, p.entity, making, mention=p.mention, office=p.as_office) for p in parties(event, "actor"))
    if event.alleged_by is None:
        recipients = tuple(
            side(held, p.entity, making, mention=p.mention, office=p.as_office) for p in parties(event, "recipient")
        )
        code = crosswalk.cameo(event.kind, event.contexts, is_planned=event.underlying is not None)
        return Fact(
            found, event.type, event.mode, event.contexts, code, actors, recipients, day_of(held, event), event.place
        )
    accusers = tuple(side(held, one, making) for one in allegers(held, event))
    said = held.statements.get(event.alleged_by)
    is_charge = event.type in HOSTILE or (said is not None and said.stance == "accuses")
    if not accusers or not actors or not is_charge:
        return None
    code = crosswalk.codes[crosswalk.narrowed(_ALLEGATION, event.contexts).code]
    return Fact(found, "ACCUSE", "allege", event.contexts, code, accusers, actors, held.day_published, None)


def side(held: Held, entity_id: str, making: Making, *, mention: str | None = None, office: str | None = None) -> Side:
    """Return one who takes part; an entity that few recognise stands in its sovereign's place, marked."""
    entity = held.entities.get(entity_id)
    country = held.state(entity_id)
    sovereign = making.sources.crosswalk.sovereigns.get(country or "")
    words = held.mentions.get(mention or "")
    known = country if country and (country.isupper() or country in NO_STATE) else None
    return Side(
        entity_id, held.name(entity_id), words.text if words else None, words.start if words else None,
        sovereign or known,
        UNRECOGNISED if sovereign else entity.sector if entity else None,
        title(office, held, making.knowledge), entity.wikidata if entity else None,
    )  # fmt: skip


def title(office: str | None, held: Held, knowledge: Knowledge) -> str | None:
    """Return the English name of an office, with whose it is."""
    if office is None or not office.startswith(OFFICE_PREFIX):
        return office
    name, _, body = office.removeprefix(OFFICE_PREFIX).partition(":")
    owner = held.entities.get(body) or knowledge.entity(body)
    return office_entity(knowledge, Holding(name, body), owner).name


def day_of(held: Held, event: Event) -> str | None:
    """Return the day of an event: its own, the first of a span of days, or where it has no date that of publication.

    What has begun at some time and goes on (`../day`) is told of that day.
    """
    edtf = event.date.edtf if event.date else None
    if edtf is None:
        return held.day_published
    first, _, last = edtf.partition("/")
    days = days_of(last if first in ("", "..") and event.status == "ongoing" else first)
    return days.first if days.first and days.first == days.last else None


def evidence(row_id: str, fact: Fact, making: Making) -> dict[str, Any]:
    """Return the row of the file beside an export that says where a row comes from."""
    held, event = fact.found.held, fact.found.item
    return {
        "row": row_id, "event": fact.found.id, "kind": event.kind, "status": event.status,
        "alleged_by": held.names(allegers(held, event)), "text_sha256": held.header.text_sha256,
        "start": event.evidence.start, "end": event.evidence.end,
        "quote": making.sources.quoter.words(held.header, event.evidence), "outlet": held.outlet,
        "published": held.header.published.edtf, "link": held.link, "confidence": event.confidence,
        "read_by": event.read_by, "notice": notice("events", held.report.produced_by.rasad),
    }  # fmt: skip
