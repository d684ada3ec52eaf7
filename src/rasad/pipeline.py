"""The only place where the steps meet: bytes -> source text -> documents -> annotations -> events -> reports.

Pure: the same bytes, options, packs and knowledge give the same reports, byte for byte. Knows nothing of the ledger.
"""

import functools
import hashlib
import posixpath
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec import structs

from rasad.annotate.datable import datable
from rasad.annotate.figures import find_figures
from rasad.annotate.mentions import Mentions, annotate_mentions
from rasad.annotate.page_dates import address_published, date_line, needs_date_line, page_published, read_dates
from rasad.annotate.published import infer_published
from rasad.annotate.times import find_times
from rasad.config import REPORT_SCHEMA, VERSION
from rasad.errors import RasadError, ReadError
from rasad.events.offices import OfficeFinder
from rasad.events.passages import Annotations
from rasad.events.reading import Happenings, read_events
from rasad.knowledge import Knowledge, load_knowledge
from rasad.knowledge.outlets import find_outlet, outlet_of_site
from rasad.knowledge.wars import load_wars
from rasad.knowledge.zones import on_another_day, zone_of
from rasad.langpack.layers import UserLayer
from rasad.langpack.pack import LanguagePack, load_pack, shipped_languages
from rasad.readers.items import open_items, read_item
from rasad.readers.manifest import Given, Manifest, load_manifest
from rasad.readers.sources import Item, Refused, SourceText, printable
from rasad.records.document import Document, Segment
from rasad.records.pages import Page
from rasad.records.report import DocumentHeader, Entity, Origin, Problem, ProducedBy, Published, Report
from rasad.text.documents import line_document, make_document
from rasad.text.headers import Header, read_header
from rasad.text.languages import identify
from rasad.text.segments import segment_page
from rasad.text.segments_given import segment_blocks

UNKNOWN_LANGUAGE = "und"
_LAYERS_KEPT = 4  # in memory: states of a user's layer
_ID_LENGTH = 16  # hex digits of a document id: 64 bits, no clash below a billion documents


class Outcome(NamedTuple):
    """What became of one input: its reports (one per article), the source text, and what went wrong.

    `is_failed` says that the input, or one of its articles, could not be read; the reasons stand in `problems`.
    `fingerprint` is a hash of all that the reading depends on; `is_known`: the caller has it, so it was not read.
    """

    location: str
    reports: tuple[Report, ...]
    source: str
    problems: tuple[Problem, ...]
    is_failed: bool
    fingerprint: str = ""
    is_known: bool = False


class _Reading(NamedTuple):
    """What the reading of one page is based on, besides its bytes; `outlet` is the one that the page names."""

    source: SourceText
    given: Callable[[int], Given]
    options: dict[str, str]
    layer: UserLayer | None = None
    outlet: str | None = None


class _Said(NamedTuple):
    """What the user says of all inputs."""

    manifest: Manifest
    options: dict[str, str]

    def of(self, item: Item, part: int) -> Given:
        """Return what is said of one article of an item: by the user of it, of what it came in, by that, of all."""
        own = self.manifest.given(Path(item.location), part)
        whole = self.manifest.given(Path(item.within), part) if item.within else Given()
        dated = own.published or whole.published
        said = item.given.published if part == 0 else None
        return Given(
            published=dated or said or (self.options.get("published") if part == 0 else None),
            outlet=own.outlet or whole.outlet or item.given.outlet,
            language=own.language or whole.language or item.given.language or self.options.get("language"),
            url=own.url or item.given.url,
            said_by=item.given.said_by if said and not dated else own.said_by,
        )

    def as_text(self, item: Item) -> str:
        """Return all that is said of an item as one text: equal where it says the same."""
        rows = [self.manifest.said_of(Path(place)) for place in (item.location, item.within) if place]
        return repr((*rows, item.given, item.media, item.encoding, item.notes, sorted(self.options.items())))


def read_paths(
    paths: Sequence[Path | str],
    *,
    manifest: Path | None = None,
    published: str | None = None,
    language: str | None = None,
    layer: UserLayer | None = None,
    is_known: Callable[[str, str], bool] | None = None,
) -> Iterator[Outcome]:
    """Read files, folders, archives, tables and feeds, one outcome per page or row, in input order.

    A bad input never stops the rest.

    Args:
        paths: files, `-` for standard input, or folders, of which all is read that can be, in name order.
        manifest: a CSV file with what the texts do not say (file, part, published, outlet, language, url).
        published: publication date (EDTF) for articles that the manifest does not date.
        language: language code, instead of identifying it.
        layer: names and facts of the user's own, which win over the shipped ones.
        is_known: says of a location and the fingerprint of its reading that it need not be read again.

    Raises:
        ConfigError: the manifest is wrong.
    """
    return read_items(
        open_items(*paths), manifest=manifest, published=published, language=language, layer=layer, is_known=is_known
    )


def read_items(
    items: Iterable[Item | Refused],
    *,
    manifest: Path | None = None,
    published: str | None = None,
    language: str | None = None,
    layer: UserLayer | None = None,
    is_known: Callable[[str, str], bool] | None = None,
) -> Iterator[Outcome]:
    """Read what `open_items` yields, one outcome each; the other arguments are those of `read_paths`.

    Raises:
        ConfigError: the manifest is wrong.
    """
    said = _Said(load_manifest(manifest) if manifest else Manifest(), _options(published, language))
    for item in items:
        if isinstance(item, Refused):
            yield _failed(item.location, str(item.error))
        else:
            yield _read_item(item, said, layer, is_known)


def _read_item(
    item: Item, said: _Said, layer: UserLayer | None, is_known: Callable[[str, str], bool] | None
) -> Outcome:
    location = printable(item.location)
    fingerprint = _fingerprint(item, said, layer) if is_known else ""
    if is_known and is_known(location, fingerprint):
        return Outcome(location, (), "", (), False, fingerprint, is_known=True)
    try:
        source = read_item(item)
    except ReadError as error:
        return _failed(item.location, str(error))
    given = functools.partial(said.of, item)
    return read_source(source, given, said.options, layer)._replace(fingerprint=fingerprint)


def _fingerprint(item: Item, said: _Said, layer: UserLayer | None) -> str:
    """Return a hash of all that the reports of a page depend on: its bytes, what is said of it, and all versions."""
    parts = (hashlib.sha256(item.raw).hexdigest(), said.as_text(item), _versions(layer))
    return hashlib.sha256(repr(parts).encode(errors="surrogatepass")).hexdigest()


@functools.lru_cache(maxsize=_LAYERS_KEPT)
def _versions(layer: UserLayer | None) -> tuple[str, ...]:
    packs = (load_pack(code, layer).version for code in shipped_languages())
    return (VERSION, _code_version(), load_knowledge(layer).version, layer.version if layer else "", *packs)


@functools.cache
def _code_version() -> str:
    """Return a hash of rasad's own code, which may change between two releases."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _options(published: str | None, language: str | None) -> dict[str, str]:
    return {name: value for name, value in (("published", published), ("language", language)) if value}


def _failed(location: str, message: str) -> Outcome:
    return Outcome(printable(location), (), "", (Problem(step="read", message=printable(message)),), True)


def read_text(
    text: str,
    *,
    location: str = "text",
    published: str | None = None,
    language: str | None = None,
    layer: UserLayer | None = None,
) -> Outcome:
    """Read a text that is already in memory; `location` names it in the report, `layer` is the user's own names."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    source = SourceText(location=location, text=text, sha256=digest, encoding="utf-8", basis="valid")

    def given(part: int) -> Given:
        return Given(published=published if part == 0 else None, language=language)

    return read_source(source, given, _options(published, language), layer)


def read_source(
    source: SourceText, given: Callable[[int], Given], options: dict[str, str], layer: UserLayer | None = None
) -> Outcome:
    """Read one page: a report per article. What fails inside an article fails that article alone."""
    reading = _Reading(source, given, options, layer)
    segments = _segments(source, given(0).language)
    parts = sorted({segment.part for segment in segments})
    reports: list[Report] = []
    problems = list(source.problems)
    failed = False
    for part in parts:
        report, part_failed = _read_part(reading, segments, part)
        reports.append(report)
        failed = failed or part_failed
        problems += [problem for problem in report.problems if problem not in problems]
    return Outcome(source.location, tuple(reports), source.text, tuple(problems), failed)


def _segments(source: SourceText, language: str | None) -> tuple[Segment, ...]:
    if source.page is None:
        return segment_page(source.text, language=language)
    return segment_blocks(source.text, source.page.blocks, language=language)


def _read_part(reading: _Reading, segments: tuple[Segment, ...], part: int) -> tuple[Report, bool]:
    given = reading.given(part)
    own = [s for s in segments if s.part == part and s.kind != "boilerplate"]
    problems = list(reading.source.problems)
    text = "\n".join(reading.source.text[s.start : s.end] for s in own)
    if not text.strip():
        message = "no running text was found: all of it looks like navigation, forms or links. Check the input."
        return _empty(
            reading, segments, part, UNKNOWN_LANGUAGE, [*problems, Problem(step="text", message=message)]
        ), True
    code = given.language or identify(text).code or UNKNOWN_LANGUAGE
    if code not in shipped_languages():
        have = ", ".join(shipped_languages())
        message = f"the language ({code}) has no pack (shipped: {have}). Say --language if that is wrong."
        return _empty(reading, segments, part, code, [*problems, Problem(step="text", message=message)]), True
    document = make_document(reading.source.text, segments, part=part, language=code)
    try:
        pack = load_pack(code, reading.layer)
        return _read_document(_with_outlet(reading, pack), document, pack, problems), False
    except RasadError as error:
        message = str(error)
    except Exception as error:  # noqa: BLE001 - a fault in rasad costs one article, never the batch
        message = _fault(error)
    return _empty(reading, segments, part, code, [*problems, Problem(step="annotate", message=message)]), True


def _fault(error: Exception) -> str:
    """Say what a fault in rasad itself was, where, and what to do."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    fault = f"{type(error).__name__}: {error}; {Path(frame.filename).name}, line {frame.lineno}"
    return f"a fault in rasad ({fault}) stopped the reading of this article. Please report it with the text."


def _read_document(reading: _Reading, document: Document, pack: LanguagePack, problems: list[Problem]) -> Report:
    knowledge = load_knowledge(reading.layer)
    header = read_header(document.source, document.segments, document.part, pack)
    outlet = find_outlet(_outlet_name(reading, document.part), None, (), knowledge)
    home = outlet.state if outlet else None
    published = _published(reading, document, pack, zone_of(home, knowledge))
    given = published.edtf
    mentions = annotate_mentions(document, pack, knowledge, day=given, home=home)
    times = find_times(document, pack, reference=given)
    if not given:
        known = datable(document, mentions.mentions, times, pack, knowledge)
        published = _inferred(reading, infer_published(document, pack, times, known.constraints, known.running))
        if published.edtf:  # who held an office and what "tomorrow" means hang on the day
            mentions = annotate_mentions(document, pack, knowledge, day=published.edtf, home=home)
            times = find_times(document, pack, reference=published.edtf)
    annotations = Annotations(
        mentions=mentions.mentions,
        entities=_with_states(mentions, knowledge),
        times=times,
        figures=find_figures(document, pack),
    )
    happenings = read_events(document, pack, annotations, published=published)
    finder = OfficeFinder(knowledge, annotations.entities, mentions.mentions, mentions.titled)
    events = tuple(finder.with_offices(event, published) for event in happenings.events)
    happenings = happenings._replace(events=events)
    annotations = annotations._replace(entities={**annotations.entities, **finder.entities})
    return Report(
        schema=REPORT_SCHEMA,
        produced_by=_produced_by(reading, pack, knowledge),
        document=_header(reading, document, header, published, mentions, knowledge),
        segments=document.segments,
        entities=_used(annotations, happenings),
        mentions=annotations.mentions,
        times=annotations.times,
        figures=annotations.figures,
        events=happenings.events,
        statements=happenings.statements,
        commitments=happenings.commitments,
        problems=tuple(problems),
    )


def _published(reading: _Reading, document: Document, pack: LanguagePack, zone: ZoneInfo | None) -> Published:
    """Return the day that the user gives, else the one that the page gives for machines; none without either.

    A moment that is given in universal time is of the day that it is where the outlet appears.
    """
    given = reading.given(document.part)
    page = reading.source.page
    if given.published:
        steps: tuple[str, ...] = (f"given by {given.said_by}",)
        there = on_another_day(given.published, zone)
        if zone is not None and there is not None:
            steps = (
                *steps,
                f"{given.published} is universal time; where the outlet appears ({zone.key}) it is {there}",
            )
        return Published(edtf=there or given.published, basis="given", steps=steps)
    if page is None or document.part:
        return Published()
    stated = None
    if needs_date_line(page.hints):
        stated = infer_published(document, pack, find_times(document, pack, reference=None))
    stated = stated if stated and stated.basis == "stated" else None
    return page_published(page.hints, stated, zone) or Published()


def _inferred(reading: _Reading, inferred: Published) -> Published:
    """Return what the text says of its day, or, where it does not state one, what the page's address says."""
    page = reading.source.page
    if page is None or inferred.basis == "stated":
        return inferred
    return date_line(reading.source.text, page.blocks) or address_published(page.hints) or inferred


def _with_outlet(reading: _Reading, pack: LanguagePack) -> _Reading:
    """Add the outlet to whose site the page belongs, else the one that it names: as it writes it if it is not known."""
    page, knowledge = reading.source.page, load_knowledge(reading.layer)
    named = page.hints.url.value if page and page.hints.url else reading.source.location
    address = reading.given(0).url or named
    site = outlet_of_site(address, knowledge) if "://" in address else None
    if site is not None or page is None or page.hints.outlet is None:
        return reading._replace(outlet=site)
    name = page.hints.outlet.value
    line = line_document(name, language=pack.code)
    for mention in annotate_mentions(line, pack, knowledge, day=None).mentions:
        known = knowledge.entity(mention.entities[0]) if mention.entities else None
        if known is not None and known.type == "media" and mention.end - mention.start > len(name) / 2:
            return reading._replace(outlet=known.name)
    return reading._replace(outlet=name)


def _outlet_name(reading: _Reading, part: int) -> str | None:
    """Return the outlet that the user names, else the one that the page names."""
    return reading.given(part).outlet or reading.outlet


def _page(source: SourceText) -> Page | None:
    return structs.replace(source.page, hints=read_dates(source.page.hints)) if source.page else None


def _with_states(mentions: Mentions, knowledge: Knowledge) -> dict[str, Entity]:
    """Add the states of all entities: a city that is visited stands for its state, a person acts for one.

    Likewise the sides of the wars that are named.
    """
    entities = dict(mentions.entities)
    wars = (war for entity in mentions.entities if (war := load_wars().get(entity)) is not None)
    sides = (knowledge.entity(side) for war in wars for side in war.sides)
    entities |= {side.id: side for side in sides if side is not None}
    for entity in tuple(entities.values()):
        state = knowledge.entity(entity.country) if entity.country else None
        if state is not None:
            entities.setdefault(state.id, state)
    return entities


def _used(annotations: Annotations, happenings: Happenings) -> tuple[Entity, ...]:
    """Return the entities that any layer names, by id."""
    ids = {entity for mention in annotations.mentions for entity in mention.entities}
    for event in happenings.events:
        ids |= {participant.entity for participant in event.participants}
        ids |= {participant.as_office for participant in event.participants if participant.as_office}
        ids |= {event.place.entity} if event.place else set()
    for statement in happenings.statements:
        ids |= {*statement.speakers, *statement.addressees}
    for commitment in happenings.commitments:
        ids |= {*commitment.parties, *commitment.debtor, *commitment.beneficiary}
        ids |= {commitment.subject.entity} if commitment.subject and commitment.subject.entity else set()
    return tuple(annotations.entities[entity] for entity in sorted(ids) if entity in annotations.entities)


def _produced_by(reading: _Reading, pack: LanguagePack | None, knowledge: Knowledge) -> ProducedBy:
    return ProducedBy(
        rasad=VERSION,
        packs={pack.code: pack.version} if pack else {},
        kb=knowledge.version,
        kb_user=reading.layer.version if reading.layer else None,
        reader=reading.source.reader,
        options=reading.options,
    )


def _header(
    reading: _Reading,
    document: Document,
    header: Header,
    published: Published,
    mentions: Mentions,
    knowledge: Knowledge,
) -> DocumentHeader:
    given = reading.given(document.part)
    outlet = find_outlet(_outlet_name(reading, document.part), header.outlet, mentions.mentions, knowledge)
    page = reading.source.page
    origin = None
    if header.origin is not None:
        entities = [e for m in mentions.mentions if m.start == header.origin.start for e in m.entities]
        origin = Origin(entity=entities[0], span=header.origin) if entities else None
    return DocumentHeader(
        id=document_id(reading.source.sha256, given.outlet, reading.source.location, document.extent.start),
        source_sha256=reading.source.sha256,
        text_sha256=_text_hash(reading.source.text),
        part=document.part,
        extent=document.extent,
        location=reading.source.location,
        language=document.language,
        title=header.title,
        byline=header.byline,
        outlet=outlet,
        origin=origin,
        published=published,
        url=given.url or (page.hints.url.value if page and page.hints.url else None),
        page=_page(reading.source),
    )


def _empty(
    reading: _Reading, segments: tuple[Segment, ...], part: int, language: str, problems: list[Problem]
) -> Report:
    """Return the report of an article that could not be read: its place, its segments, and what is wrong."""
    document = make_document(reading.source.text, segments, part=part, language=language)
    knowledge = load_knowledge(reading.layer)
    return Report(
        schema=REPORT_SCHEMA,
        produced_by=_produced_by(reading, None, knowledge),
        document=_header(reading, document, Header(), Published(), Mentions((), {}), knowledge),
        segments=segments,
        entities=(),
        mentions=(),
        times=(),
        figures=(),
        events=(),
        statements=(),
        commitments=(),
        problems=tuple(problems),
    )


def _text_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def document_id(source_sha256: str, outlet: str | None, location: str, start: int) -> str:
    """Return an id from the raw bytes, the outlet that the user names (else the location) and where it starts."""
    place = outlet or posixpath.normpath(location)
    seed = f"{source_sha256}\n{place}\n{start}"
    return hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_LENGTH]
