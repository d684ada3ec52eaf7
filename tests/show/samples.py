"""Small reports made by hand, in English, for the tests of what rasad shows: spans are found by their words."""

import hashlib

import msgspec
from tests.store.samples import quote

from rasad.records.document import Segment
from rasad.records.ports import StoredDocument
from rasad.records.report import (
    Commitment,
    Deadline,
    DocumentHeader,
    Entity,
    Event,
    EventDate,
    Figure,
    Mention,
    Outlet,
    Participant,
    Place,
    ProducedBy,
    Published,
    Report,
    Statement,
    Subject,
)
from rasad.records.spans import Span

ENTITIES = {
    "OMN": ("state", "Oman", "OMN"),
    "KAZ": ("state", "Kazakhstan", "KAZ"),
    "omn-mfa": ("organisation", "Ministry of Foreign Affairs of Oman", "OMN"),
    "kaz-mfa": ("organisation", "Ministry of Foreign Affairs of Kazakhstan", "KAZ"),
    "muscat": ("city", "Muscat", "OMN"),
    "salalah": ("city", "Salalah", "OMN"),
    "grain-terminal": ("project", "Sohar grain terminal", "OMN"),
    "libya": ("region", "Cyrenaica", "LBY"),
    "envoy": ("person", "Omar Said", "OMN"),
    "air-link": ("project", "Direct air link", None),
}


def event(source, trigger, evidence, kind="meeting", plover="CONSULT", **fields):
    actors = fields.pop("actors", ("OMN", "KAZ"))
    recipients = fields.pop("recipients", ())
    place = fields.pop("place", None)
    date = fields.pop("date", None)
    basis = fields.pop("basis", "stated")
    span = quote(source, trigger)
    return Event(
        id=f"e:{span.start}-{span.end}:{kind}",
        kind=kind,
        type=plover,
        mode=fields.pop("mode", None),
        contexts=fields.pop("contexts", ("diplomatic",)),
        status=fields.pop("status", "happened"),
        salience=fields.pop("salience", "main"),
        trigger=span,
        evidence=quote(source, evidence),
        participants=tuple(Participant(entity=a, role="actor") for a in actors)
        + tuple(Participant(entity=r, role="recipient") for r in recipients),
        confidence=0.9,
        frame="test.frame",
        read_by="test.frame",
        place=Place(entity=place) if place else None,
        date=EventDate(edtf=date, basis=basis) if date else None,
        **fields,
    )


def statement(source, cue, content, speaker, **fields):
    span = quote(source, content)
    return Statement(
        id=f"s:{span.start}-{span.end}",
        speakers=(speaker,) if speaker else (),
        cue=quote(source, cue),
        content=span,
        speech="reported",
        confidence=0.9,
        read_by="test.cue",
        **fields,
    )


def commitment(source, evidence, status="agreed", parties=("OMN", "KAZ"), **fields):
    span = quote(source, evidence)
    subject = fields.pop("subject", None)
    due = fields.pop("due", None)
    return Commitment(
        id=f"c:{span.start}-{span.end}",
        parties=parties,
        action="build",
        status=status,
        act=status,
        evidence=span,
        confidence=0.9,
        read_by="test.frame",
        subject=Subject(entity=subject) if subject else None,
        deadline=Deadline(edtf=due, time=None) if due else None,
        fulfilment="open",
        **fields,
    )


def figure(source, words, value, unit, **fields):
    span = quote(source, words)
    return Figure(
        id=f"q:{span.start}-{span.end}",
        start=span.start,
        end=span.end,
        text=words,
        value=value,
        unit=unit,
        confidence=0.9,
        read_by="test.number",
        **fields,
    )


def mention(source, words, entity):
    span = quote(source, words)
    return Mention(
        id=f"m:{span.start}-{span.end}",
        start=span.start,
        end=span.end,
        text=words,
        kind="name",
        entities=(entity,),
        confidence=0.9,
        read_by="test.name",
    )


def document(source, name="a_test.txt", *, language="ar", date="2019-04-16", basis="given", outlet=None, **layers):
    digest = hashlib.sha256(source.encode()).hexdigest()
    header = DocumentHeader(
        id=hashlib.sha256((name + source).encode()).hexdigest()[:16],
        source_sha256=digest,
        text_sha256=digest,
        part=layers.pop("part", 0),
        extent=Span(0, len(source)),
        location=name,
        language=language,
        published=Published(edtf=date, basis=basis if date else "unknown"),
        outlet=Outlet(id=outlet.lower(), name=outlet, state="OMN", control="state") if outlet else None,
        url=layers.pop("url", None),
    )
    entities = tuple(
        Entity(id=i, wikidata=None, name=n, names={}, type=t, country=c) for i, (t, n, c) in ENTITIES.items()
    )
    names = ("mentions", "times", "figures", "events", "statements", "commitments")
    report = Report(
        schema="rasad/1",
        produced_by=ProducedBy(rasad="0.1.0", packs={language: "test"}, kb="test"),
        document=header,
        segments=(Segment(start=0, end=len(source), kind="body", part=0),),
        entities=entities,
        problems=(),
        **{n: tuple(layers.get(n, ())) for n in names},
    )
    return StoredDocument(report, source)


def without(document, entity):
    """The document as if it did not name an entity."""
    named = tuple(e for e in document.report.entities if e.id != entity)
    return StoredDocument(msgspec.structs.replace(document.report, entities=named), document.source)
