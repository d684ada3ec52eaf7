"""Reports made by hand over sentences of our own, in the shapes that the pipeline gives."""

import hashlib
from pathlib import Path

import apsw

from rasad.records.document import Segment
from rasad.records.report import (
    Bounds,
    Commitment,
    Deadline,
    DocumentHeader,
    Entity,
    Event,
    EventDate,
    Figure,
    Mention,
    Origin,
    Outlet,
    Participant,
    Place,
    Problem,
    ProducedBy,
    Published,
    Report,
    Statement,
    Subject,
    Target,
    Time,
    Underlying,
)
from rasad.records.spans import Quote, Span
from rasad.store import fulltext, items, links
from rasad.store.connection import open_for_writing
from rasad.store.write import write_document

GRAIN = (
    "موسكو وأنقرة تبحثان ملف الحبوب\n"
    "التقى الوزير الروسي سيرغي لافروف نظيره التركي في إسطنبول في 3 مايو 2021، "
    "وقال لافروف إن بلاده سترفع صادراتها إلى تركيا بنسبة 12% قبل نهاية العام.\n"
)
ENERGY = (
    "رایزنی تلفنی تهران و مسکو 🕊\n"
    "وزیران خارجه‌ی ایران و روسیه دیروز گفت‌وگو کردند و لافروف می‌گوید که دو طرف "
    "بیش از ۹ میلیارد دلار سرمایه‌گذاری خواهند کرد.\n"
)
RUSSIA = Entity(id="RUS", wikidata="Q159", name="Russia", names={"ar": "روسيا", "fa": "روسیه"}, type="state")
TURKEY = Entity(id="TUR", wikidata="Q43", name="Turkey", names={"ar": "تركيا"}, type="state")
IRAN = Entity(id="IRN", wikidata="Q794", name="Iran", type="state")
LAVROV = Entity(id="Q58217", wikidata="Q58217", name="Sergey Lavrov", type="person", country="RUS", sector="GOV")
ISTANBUL = Entity(id="Q406", wikidata="Q406", name="Istanbul", type="city", country="TUR")


def quote(source: str, text: str) -> Quote:
    """Return the first place where the words stand."""
    start = source.index(text)
    return Quote.of(source, start, start + len(text))


def mention(source: str, text: str, *entities: str) -> Mention:
    """Return a mention by name."""
    at = quote(source, text)
    return Mention(
        id=f"m:{at.start}-{at.end}", start=at.start, end=at.end, text=text, kind="name", entities=entities,
        confidence=0.9, read_by="trie",
    )  # fmt: skip


def header(source: str, *, location: str, outlet: str | None, language: str, published: str | None) -> DocumentHeader:
    """Return what is known of a document that fills its whole page."""
    digest = hashlib.sha256(source.encode()).hexdigest()
    identity = f"{digest}|{outlet or location}|0"
    return DocumentHeader(
        id=hashlib.sha256(identity.encode()).hexdigest()[:20], source_sha256=digest, text_sha256=digest, part=0,
        extent=Span(0, len(source)), location=location, language=language,
        title=Quote.of(source, 0, max(source.find("\n"), 0)),
        outlet=Outlet(id=outlet, name=outlet.upper(), state="RUS", control="state") if outlet else None,
        published=Published(edtf=published, basis="given" if published else "unknown"),
    )  # fmt: skip


def bare_report(
    source: str,
    *,
    location: str = "a.txt",
    outlet: str | None = None,
    language: str = "ar",
    published: str | None = None,
    version: str = "0.1.0",
) -> Report:
    """Return a report that found nothing but the headline."""
    end = source.find("\n") + 1
    return Report(
        schema="rasad/1",
        produced_by=ProducedBy(rasad=version, packs={language: "1"}, kb="1"),
        document=header(source, location=location, outlet=outlet, language=language, published=published),
        segments=(
            Segment(start=0, end=end, kind="headline", part=0),
            Segment(start=end, end=len(source), kind="body", part=0),
        ),
        entities=(), mentions=(), times=(), figures=(), events=(), statements=(), commitments=(), problems=(),
    )  # fmt: skip


def grain_report(**options: str | None) -> Report:
    """Return a full report of GRAIN: a meeting of two states, a statement, a commitment with a deadline."""
    options.setdefault("published", "2021-05-04")
    bare = bare_report(GRAIN, **options)  # type: ignore[arg-type]
    day, share = quote(GRAIN, "3 مايو 2021"), quote(GRAIN, "12%")
    content = quote(GRAIN, "إن بلاده سترفع صادراتها إلى تركيا بنسبة 12% قبل نهاية العام")
    meeting = Event(
        id="e:31-36:meeting", kind="meeting", type="CONSULT", mode="visit", contexts=("diplomatic",),
        status="happened", salience="main", trigger=quote(GRAIN, "التقى"), evidence=quote(GRAIN, GRAIN.split("\n")[1]),
        participants=(
            Participant(entity="Q58217", role="actor", mention="m:58-70", as_office="office:foreign-minister:RUS"),
            Participant(entity="TUR", role="recipient"),
        ),
        other_triggers=(quote(GRAIN, "تبحثان"),), place=Place(entity="Q406", span=quote(GRAIN, "إسطنبول")),
        date=EventDate(edtf="2021-05-03", basis="stated", times=("t:day",)), figures=("q:share",),
        confidence=0.8, frame="ar.consult.meet.iltaqa", read_by="ar.consult.meet.iltaqa",
    )  # fmt: skip
    return Report(
        schema=bare.schema, produced_by=bare.produced_by, document=bare.document, segments=bare.segments,
        entities=(RUSSIA, TURKEY, LAVROV, ISTANBUL),
        mentions=(
            mention(GRAIN, "موسكو", "RUS"), mention(GRAIN, "أنقرة", "TUR"), mention(GRAIN, "سيرغي لافروف", "Q58217"),
            mention(GRAIN, "تركيا", "TUR"),
        ),
        times=(
            Time(
                id="t:day", start=day.start, end=day.end, text=day.text, value="2021-05-03", kind="date",
                calendar="gregorian", confidence=0.99, read_by="dates",
            ),
        ),
        figures=(
            Figure(
                id="q:share", start=share.start, end=share.end, text="12%", value=12.0, unit="percent", confidence=0.9,
                read_by="figures", change="increase",
            ),
        ),
        events=(meeting,),
        statements=(
            Statement(
                id="s:1", speakers=("Q58217",), cue=quote(GRAIN, "قال"), content=content, speech="reported",
                topics=("grain",), stance="promises", confidence=0.8, read_by="said",
            ),
        ),
        commitments=(
            Commitment(
                id="c:1", parties=("RUS",), beneficiary=("TUR",), action="raise exports", status="planned",
                act="offered", fulfilment="open", evidence=content, subject=Subject(span=quote(GRAIN, "صادراتها")),
                deadline=Deadline(edtf="2021-12-31", time=None), target=Target(figure="q:share"), statement="s:1",
                confidence=0.7, read_by="promises",
            ),
        ),
        problems=(Problem(step="annotate", message="one name is unknown"),),
    )  # fmt: skip


def energy_report(**options: str | None) -> Report:
    """Return a report of ENERGY (Persian, with joiners and a letter beyond the basic plane): a call, a figure."""
    bare = bare_report(ENERGY, **{"location": "b.txt", "language": "fa"} | options)  # type: ignore[arg-type]
    amount = quote(ENERGY, "بیش از ۹ میلیارد دلار")
    return Report(
        schema=bare.schema, produced_by=bare.produced_by, document=bare.document, segments=bare.segments,
        entities=(RUSSIA, IRAN, LAVROV),
        mentions=(
            mention(ENERGY, "تهران", "IRN"), mention(ENERGY, "مسکو", "RUS"), mention(ENERGY, "دو طرف", "IRN", "RUS"),
        ),
        times=(),
        figures=(
            Figure(
                id="q:1", start=amount.start, end=amount.end, text=amount.text, value=Bounds(min_exclusive=9e9),
                unit="USD", confidence=0.9, read_by="figures",
            ),
        ),
        events=(
            Event(
                id="e:1", kind="phone_call", type="CONSULT", mode="phone", contexts=("diplomatic",), status="happened",
                salience="main", trigger=quote(ENERGY, "گفت‌وگو کردند"), evidence=quote(ENERGY, ENERGY.split("\n")[1]),
                participants=(Participant(entity="IRN", role="actor"), Participant(entity="RUS", role="actor")),
                date=EventDate(edtf="2020-01", basis="inferred"), confidence=0.8, frame="fa.consult",
                read_by="fa.consult", underlying=Underlying(type="AGREE"),
            ),
        ),
        statements=(
            Statement(
                id="s:1", speakers=("Q58217",), addressees=("IRN",), cue=quote(ENERGY, "می‌گوید"),
                content=quote(ENERGY, "دو طرف بیش از ۹ میلیارد دلار سرمایه‌گذاری خواهند کرد"), speech="reported",
                confidence=0.8, read_by="said",
            ),
        ),
        commitments=(), problems=(),
    )  # fmt: skip


def filled_ledger(path: Path, *documents: tuple[Report, str]) -> apsw.Connection:
    """Return a new ledger that holds these reports with their sources and finds their words."""
    connection = open_for_writing(path)
    fulltext.rebuild(connection, [])
    items.rebuild(connection, [])
    links.rebuild(connection)
    for report, source in documents:
        write_document(connection, report, source)
    return connection


def with_origin(report: Report, source: str, words: str) -> Report:
    """Return the report with an agency that the document says it relays."""
    from msgspec.structs import replace

    return replace(report, document=replace(report.document, origin=Origin(entity="TASS", span=quote(source, words))))
