"""A pattern of an alert and a document -> the events of the document that it fits. Pure.

Names are compared as the record resolved them: an alert on a plant fits a text that names it in another language.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from rasad.chars.fold import fold
from rasad.knowledge.base import Knowledge
from rasad.records.candidates import SHOWN_FROM
from rasad.records.report import Entity, Event, Report
from rasad.watch.plan import Alert

Names = Callable[[str], bool]
"""Says of an entity's id whether a pattern means it."""


class _Reading(NamedTuple):
    report: Report
    entities: dict[str, Entity]
    knowledge: Knowledge

    def state_of(self, entity: str) -> str | None:
        """Return the state that an entity is or belongs to."""
        found = self.entities.get(entity)
        return (entity if found.type == "state" else found.country) if found else None


def fitting_events(alert: Alert, report: Report, knowledge: Knowledge) -> Iterator[Event]:
    """Yield the events of a report that a pattern fits, in their order."""
    reading = _Reading(report, {entity.id: entity for entity in report.entities}, knowledge)
    for event in report.events:
        if all(fits(alert, event, reading) for fits in _CONDITIONS):
            yield event


def _fits_kind(alert: Alert, event: Event, _reading: _Reading) -> bool:
    least = SHOWN_FROM if alert.min_confidence is None else alert.min_confidence
    is_real = event.status != "hypothetical" or alert.status == event.status
    is_wanted = alert.is_of(type=event.type, kind=event.kind, status=event.status)
    return event.confidence >= least and is_real and is_wanted


def _fits_states(alert: Alert, event: Event, reading: _Reading) -> bool:
    states = {reading.state_of(participant.entity) for participant in event.participants}
    return alert.between is None or states >= {*alert.between}


def _fits_person(alert: Alert, event: Event, reading: _Reading) -> bool:
    if alert.person is None:
        return True
    ids = [one for p in event.participants for one in (p.entity, p.as_office) if one]
    spoken = {event.reported_by, event.alleged_by}
    ids += [speaker for s in reading.report.statements if s.id in spoken for speaker in s.speakers]
    return any(is_named(alert.person, reading.entities.get(one)) for one in ids)


def _fits_place(alert: Alert, event: Event, reading: _Reading) -> bool:
    if alert.place is None:
        return True
    if event.place is None:
        return False
    place = event.place.entity
    return is_named(alert.place, reading.entities.get(place)) or reading.knowledge.holds(alert.place, place)


def _fits_subject(alert: Alert, event: Event, reading: _Reading) -> bool:
    if alert.subject is None:
        return True
    wanted = alert.subject
    around = event.evidence
    about = {
        one
        for mention in reading.report.mentions
        if around.start <= mention.start and mention.end <= around.end
        for one in mention.entities
    }
    about |= {participant.entity for participant in event.participants}
    for commitment in reading.report.commitments:
        if commitment.event == event.id and commitment.subject is not None:
            about |= {commitment.subject.entity} if commitment.subject.entity else set()
            if commitment.subject.span and words_hold(commitment.subject.span.text, wanted):
                return True
    return any(is_named(wanted, reading.entities.get(one)) for one in about) or words_hold(around.text, wanted)


_CONDITIONS = (_fits_kind, _fits_states, _fits_person, _fits_place, _fits_subject)


def is_named(wanted: str, entity: Entity | None) -> bool:
    """Say whether a pattern means an entity: by its id, or by words that stand in one of its names."""
    if entity is None:
        return False
    if wanted in (entity.id, entity.wikidata):
        return True
    return any(words_hold(name, wanted) for name in (entity.name, *entity.names.values()))


def words_hold(text: str, words: str) -> bool:
    """Say whether words stand in a text, whole and next to each other, in any spelling that folds to the same."""
    return f" {_spaced(words)} " in f" {_spaced(text)} "


def _spaced(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in fold(text).lower()).split())
