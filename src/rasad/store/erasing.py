"""Somebody or something to forget -> a ledger without it: rows, texts, quotes, index, links and corrections.

Documents go whole; of a person every sentence on them is blanked in every document. Source: decision 0013.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Self, cast

import apsw
import msgspec
import regex

from rasad.chars.fold import fold
from rasad.errors import QueryError
from rasad.knowledge.base import Knowledge
from rasad.knowledge.changes import layer_state
from rasad.knowledge.tables import read_tables
from rasad.langpack.layers import UserLayer
from rasad.records.corrections import Correction
from rasad.records.pages import PageHints
from rasad.records.ports import StoredDocument
from rasad.records.report import Report
from rasad.records.spans import Span
from rasad.store import corrections, foreign, layers, tombstones, write
from rasad.store.packing import report_digest, unpack
from rasad.store.read import read_as_read
from rasad.store.redaction import (
    LONGEST_NAME,
    SHORTEST_NAME,
    SHORTEST_WORD,
    Forgotten,
    blanked,
    is_named_by_page,
    names_in,
    redacted,
    spans_on,
)
from rasad.store.tombstones import Stone
from rasad.text.tokens import tokenize

_NO_WORD = regex.compile(r"[^\p{L}\p{M}]+")
_UNFINISHED = "unscrubbed"  # the key in `meta` while erased characters may still stand in free pages
_CHOSEN = "SELECT id FROM document WHERE id = ?1 OR url = ?1 OR location = ?1"
_SAME_TEXT = (
    "SELECT id, location FROM document WHERE text_sha256 IN (SELECT text_sha256 FROM document WHERE id = ?) ORDER BY id"
)
_NAMED = (
    "SELECT DISTINCT mention.text FROM mention JOIN mention_entity ON mention_entity.document = mention.document "
    "AND mention_entity.mention = mention.id WHERE mention_entity.entity = ? AND mention.kind = 'name'"
)


class _PageOf(msgspec.Struct, frozen=True):
    """What of a page's own words a report holds; the rest of it is passed over."""

    hints: PageHints


class _HeaderOf(msgspec.Struct, frozen=True):
    page: _PageOf | None = None


class _ReportOf(msgspec.Struct, frozen=True):
    document: _HeaderOf


_HINTS = msgspec.json.Decoder(_ReportOf)


class Spot(NamedTuple):
    """A document and where it lies."""

    document: str
    location: str


class Erasure(msgspec.Struct, frozen=True, kw_only=True):
    """What forgetting takes away: documents whole, and sentences of others; `person` is an entity id.

    `foreign` counts rows of other data sets. `remains` says what still holds something of it outside of what is erased,
    and what to do.
    """

    target: str
    person: str | None = None
    name: str | None = None
    removed: tuple[Spot, ...] = ()
    redacted: tuple[Spot, ...] = ()
    corrections: int = 0
    foreign: int = 0
    remains: tuple[str, ...] = ()


class _Person(NamedTuple):
    """Someone to forget: the entity id, the folded words of every name that is nobody else's, and names of one word."""

    id: str
    names: frozenset[tuple[str, ...]]
    alone: frozenset[str]

    @classmethod
    def of(cls, person: str, names: Iterable[tuple[str, ...]]) -> Self:
        """Sort names into those of one word and of several; without any of one the last words stand for it."""
        long = frozenset(words for words in names if SHORTEST_NAME <= len(words) <= LONGEST_NAME)
        alone = {words[0] for words in names if len(words) == 1} or {words[-1] for words in long}
        return cls(person, long, frozenset(word for word in alone if len(word) >= SHORTEST_WORD))

    @property
    def ends(self) -> frozenset[str]:
        """The last words of the names."""
        return frozenset(words[-1] for words in self.names)

    def forgotten(self) -> Forgotten:
        return Forgotten(self.id.__eq__, self.ends.__contains__, self.alone.__contains__, self.names.__contains__)


def erase(
    connection: apsw.Connection, target: str, knowledge: Knowledge, layer: UserLayer | None, *, is_tried: bool = False
) -> Erasure:
    """Forget a document, an address or a person inside the caller's transaction.

    Args:
        connection: an open ledger; call `scrub` after the transaction.
        target: a document's id or place, an address, or a person's entity id or name.
        knowledge: knows persons whom no document names.
        layer: the user's layer, whose names of the person count too.
        is_tried: only say what would go; the caller takes the transaction back.

    Raises:
        QueryError: if it is nothing of these, or a name that several persons share.
    """
    documents = [str(document) for (document,) in connection.execute(_CHOSEN, (target,))]
    at = write.now(connection)
    if documents or tombstones.is_address(target):
        plan = _forget_documents(connection, target, documents, at)
    else:
        plan = _forget_person(connection, target, knowledge, layer, at)
    if not is_tried:
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_UNFINISHED, at))
    return plan


def is_unfinished(connection: apsw.Connection) -> bool:
    """Say whether erased characters may still stand in free pages of the file: a process ended too early."""
    return connection.execute("SELECT 1 FROM meta WHERE key = ?", (_UNFINISHED,)).get is not None


def scrub(connection: apsw.Connection) -> bool:
    """Write the file anew without what was erased; outside of any transaction.

    Returns:
        False if another process still reads the old pages: then a later call must finish it.
    """
    connection.execute("INSERT INTO fulltext (fulltext) VALUES ('optimize')")
    connection.execute("INSERT INTO item_text (item_text) VALUES ('optimize')")
    connection.execute("VACUUM")
    (is_busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()[0]
    if is_busy:
        return False
    connection.execute("DELETE FROM meta WHERE key = ?", (_UNFINISHED,))
    return True


def without_forgotten(
    connection: apsw.Connection, reports: Sequence[Report], source: str
) -> tuple[Sequence[Report], str]:
    """Return the reports of a page and its text without those who were forgotten; the same where nobody is."""
    gone = tombstones.forgotten(connection)
    if gone is None:
        return reports, source
    spans = sorted({span for report in reports for span in spans_on(report, source, gone)})
    if not spans and not _is_named_by_page(reports, gone):
        return reports, source
    text = blanked(source, spans)
    return [redacted(report, text, spans, gone) for report in reports], text


def _forget_documents(connection: apsw.Connection, target: str, documents: Sequence[str], at: str) -> Erasure:
    """Take out documents, and all that have the same text: the other articles of a page, and its copies elsewhere."""
    spots = sorted({Spot(*map(str, row)) for one in documents for row in connection.execute(_SAME_TEXT, (one,))})
    similar = sorted({other for spot in spots for other in _copies(connection, spot.document)} - set(spots))
    stones = [Stone("address", target)] if tombstones.is_address(target) else []
    for spot in spots:
        stored = read_as_read(connection, spot.document)
        assert stored is not None, "the row was there a moment ago"
        stones += tombstones.stones_of(stored.report.document)
        write.remove(connection, spot.document)
    tombstones.set_up(connection, target, stones, at)
    rows = sum(foreign.drop_at(connection, stone.value) for stone in {*stones} if stone.kind == "address")
    gone = {spot.document for spot in spots}
    dropped = _drop_corrections(connection, lambda made: any(item.document in gone for item in made.items))
    remains = tuple(f"document {other.document} ({other.location}) shares much of the text" for other in similar)
    return Erasure(target=target, removed=tuple(spots), corrections=dropped, foreign=rows, remains=remains)


def _copies(connection: apsw.Connection, document: str) -> Iterator[Spot]:
    query = (
        "SELECT theirs.id, theirs.location FROM copied JOIN document AS own ON own.number = copied.document "
        "JOIN document AS theirs ON theirs.number = copied.other WHERE own.id = ?"
    )
    yield from (Spot(*map(str, row)) for row in connection.execute(query, (document,)))


def _forget_person(
    connection: apsw.Connection, target: str, knowledge: Knowledge, layer: UserLayer | None, at: str
) -> Erasure:
    """Blank every sentence on a person, and take out what was read there."""
    person_id, name = _person(connection, target, knowledge)
    person = _Person.of(person_id, _names_of(connection, person_id, name, layer))
    spots: dict[str, Spot] = {}
    spans: dict[str, list[Span]] = {}
    for digest in _texts_on(connection, person):
        for stored, blank in _redact(connection, digest, person.forgotten()):
            header = stored.report.document
            spots[header.id] = Spot(header.id, header.location)
            spans[header.id] = blank
    dropped = _drop_corrections(connection, lambda made: _is_on(made, person, spans))
    for location, step, message in connection.execute("SELECT location, step, message FROM failure").fetchall():
        if any(names_in(tokenize(str(message)), person.forgotten())):
            connection.execute("DELETE FROM failure WHERE location = ? AND step = ?", (location, step))
    layers.drop_rows(connection, person_id)
    rows = foreign.drop_on(connection, person.forgotten())
    stones = [Stone("person", person_id), *(Stone("name", " ".join(words)) for words in sorted(person.names))]
    stones += [Stone("end", word) for word in sorted(person.ends)]
    stones += [Stone("alone", word) for word in sorted(person.alone)]
    tombstones.set_up(connection, person_id, stones, at)
    return Erasure(
        target=person_id, person=person_id, name=name, redacted=tuple(sorted(spots.values())), corrections=dropped,
        foreign=rows, remains=tuple(_still_named(connection, person, layer)),
    )  # fmt: skip


def _person(connection: apsw.Connection, target: str, knowledge: Knowledge) -> tuple[str, str]:
    """Return the id and name of the person meant."""
    rows = connection.execute("SELECT DISTINCT id, name, type, names FROM entity").fetchall()
    key = fold(target)
    found: dict[str, str] = {}
    for entity_id, name, kind, names in rows:
        known_as = (str(name), *msgspec.json.decode(str(names)).values())
        if entity_id == target and kind != "person":
            raise QueryError(f"{target} is a {kind}, not a person; only documents, addresses and persons are forgotten")
        if kind == "person" and (entity_id == target or key in {fold(one) for one in known_as}):
            found[str(entity_id)] = str(name)
    known = knowledge.entity(target)
    if known is not None and known.type == "person":
        found.setdefault(known.id, known.name)
    if len(found) > 1 and target not in found:
        raise QueryError(f"several persons are called {target!r}: {', '.join(sorted(found))}; say which by the id")
    if not found:
        raise QueryError(
            f"there is no document, address or person {target!r}; see documents with: rasad ledger list, "
            "persons with: rasad ledger show DOCUMENT --layer mentions"
        )
    return (target, found[target]) if target in found else next(iter(found.items()))


def _names_of(
    connection: apsw.Connection, person: str, name: str, layer: UserLayer | None
) -> frozenset[tuple[str, ...]]:
    """Return the words of the names that are this person's and, if they have several, nobody else's in the tables."""
    forms = {str(text) for (text,) in connection.execute(_NAMED, (person,))} | {name}
    taken: set[tuple[str, ...]] = set()
    for files in read_tables(layer).names.values():
        for line in (line for lines in files.values() for line in lines):
            if line.cells["entity"] == person:
                forms.add(line.cells["alias"])
            elif fold(line.cells["alias"]).count(" "):
                taken.add(_words(line.cells["alias"]))
    return frozenset({_words(form) for form in forms} - taken)


def _words(form: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokenize(form) if token.kind == "word")


def _texts_on(connection: apsw.Connection, person: _Person) -> list[str]:
    """Return the texts that may speak of a person: whose reports name them, or that hold the end of a name."""
    query = "SELECT DISTINCT text_sha256 FROM document JOIN entity ON entity.document = number WHERE entity.id = ?"
    found = {str(digest): None for (digest,) in connection.execute(query, (person.id,))}
    for digest, body in connection.execute("SELECT sha256, body FROM source_text"):
        key = fold(unpack(cast("bytes", body)).decode())
        if any(end in key for end in person.ends):
            found[str(digest)] = None
    for digest, packed in connection.execute("SELECT text_sha256, report FROM document"):
        hints = _HINTS.decode(unpack(cast("bytes", packed))).document.page
        if hints is not None and is_named_by_page(hints.hints, person.forgotten()):
            found[str(digest)] = None
    return list(found)


def _is_named_by_page(reports: Iterable[Report], gone: Forgotten) -> bool:
    pages = (report.document.page for report in reports)
    return any(page is not None and is_named_by_page(page.hints, gone) for page in pages)


def _redact(connection: apsw.Connection, digest: str, gone: Forgotten) -> Iterator[tuple[StoredDocument, list[Span]]]:
    """Blank a text in all its documents; yield each that was touched, as it is now, with what was blanked."""
    ids = [str(one) for (one,) in connection.execute("SELECT id FROM document WHERE text_sha256 = ?", (digest,))]
    stored = [found for document in ids if (found := read_as_read(connection, document)) is not None]
    blank = sorted({span for one in stored for span in spans_on(one.report, one.source, gone)})
    if not blank and not _is_named_by_page((one.report for one in stored), gone):
        return
    text = blanked(stored[0].source, blank)
    for one in stored:
        new = StoredDocument(redacted(one.report, text, blank, gone), text)
        write.write_instead(connection, new, report_digest(new.report))
        yield new, blank


def _texts_with(connection: apsw.Connection, person: _Person) -> Iterator[str]:
    """Yield the texts in which a name of one word still stands."""
    for digest, body in connection.execute("SELECT sha256, body FROM source_text"):
        text = unpack(cast("bytes", body)).decode()
        key = fold(text)
        if any(word in key for word in person.alone) and any(token.key in person.alone for token in tokenize(text)):
            yield str(digest)


def _drop_corrections(connection: apsw.Connection, is_gone: Callable[[Correction], bool]) -> int:
    gone = [made.id for made in corrections.all_corrections(connection, undone=True) if is_gone(made)]
    connection.executemany("DELETE FROM correction WHERE id = ?", [(one,) for one in gone])
    return len(gone)


def _is_on(made: Correction, person: _Person, spans: Mapping[str, Sequence[Span]]) -> bool:
    """Say whether a correction quotes what was blanked, or names the person."""
    named = {made.value, made.instead_of, *(entity for item in made.items for entity in item.read_as.entities)}
    if person.id in named or any(names_in(tokenize(made.note or ""), person.forgotten())):
        return True
    quotes = ((item.document, quote) for item in made.items for quote in (item.quote, item.evidence))
    return any(span.overlaps(quote) for document, quote in quotes for span in spans.get(document, ()))


def _still_named(connection: apsw.Connection, person: _Person, layer: UserLayer | None) -> Iterator[str]:
    """Say where the person is still named, and what to do."""
    rows = connection.execute("SELECT id, location, url, text_sha256 FROM document ORDER BY id").fetchall()
    holding = {str(digest) for digest in _texts_with(connection, person)}
    for document, location, url, digest in rows:
        if any(names_in(tokenize(_NO_WORD.sub(" ", f"{location} {url or ''}")), person.forgotten())):
            yield f"the address of document {document} ({location}) names them: forget that document too"
        if digest in holding:
            yield f"document {document} ({location}) has a word that may be their name: look at it"
    if layer is not None and any(person.id in row for rows in layer_state(layer).rows.values() for row in rows):
        yield f"your own tables in {layer.folders[-1]} name {person.id}: take those rows out"
