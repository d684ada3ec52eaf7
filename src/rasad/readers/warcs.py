"""Web archives (WARC, also compressed by gzip or zstd, as CC-NEWS) -> the pages in them, in a stream.

The library reads a record that is cut short without a word and stops at the first damage. Here both are noticed and
named, and the reading goes on at the next record that can be found. Source: ISO 28500 (WARC 1.1), IIPC's WARC.zst.
"""

import base64
import hashlib
from collections.abc import Generator, Iterator
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from rasad.errors import ReadError
from rasad.readers.codings import undone
from rasad.readers.kinds import Kind, is_page
from rasad.readers.letters import may_be_ours
from rasad.readers.manifest import Given
from rasad.readers.plain import MAX_BYTES
from rasad.readers.sources import Item, Refused, printable, refused
from rasad.readers.streams import Stream, Tally
from rasad.readers.tapes import FileTape, Tape, find_record, left_over

_WANTED = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_FOUND = 200  # the status of a page that was there
_MOST_DAMAGED = 1_000  # places in one archive: then it is none, and each costs time
# What stands within a record only where its length is wrong and it has swallowed the next.
_NEXT_RECORD = b"\r\n\r\nWARC/1."
_PANIC = "PanicException"  # what the library raises where it meets what it did not think of; it can be named only so
_FAULTS = (OSError, EOFError, ValueError, RuntimeError)
_DIGESTS = frozenset({"sha1", "sha256", "md5"})
_OTHER_DIGEST = "the page is not what its archive keeps a digest of: it was changed or damaged since"
NO_PAGES = "records of web archives that are no pages"
NOT_THERE = "pages of web archives that were not there (redirects, errors)"
OTHER_SCRIPTS = "pages of web archives in scripts that are not read"


def warc_items(stream: Stream, location: str, tally: Tally, packing: Kind | None = None) -> Iterator[Item | Refused]:
    """Yield the pages of a web archive; `packing` is how its file is compressed, record by record.

    Pages that were not there, that hold hardly any letters of the shipped languages, and what is no page are left out
    and counted.
    """
    tape = Tape(stream.file) if stream.path is None else FileTape(stream.file)
    reading = _Reading(tape, location, tally, packing)
    for _ in range(_MOST_DAMAGED):
        fault = yield from reading.run()
        if fault is None:
            return
        reading.lost = reading.lost or (reading.record, fault)  # what is lost together is told once
        found = find_record(tape, reading.record + 1, packing)
        if found is None:
            yield from reading.tell_lost("no record is found behind it")
            return
        reading.record = found
    yield refused(location, f"it is damaged in {_MOST_DAMAGED:,} places; the rest is not read.")


class _Reading:
    """Where the reading of one web archive is, and what was lost on the way and is not told yet: where, and why."""

    def __init__(self, tape: Tape, location: str, tally: Tally, packing: Kind | None) -> None:
        self.record = 0  # where the record at hand begins
        self.lost: tuple[int, str] | None = None
        self._tape = tape
        self._location = location
        self._tally = tally
        self._packing = packing

    def run(self) -> Generator[Item | Refused, None, str | None]:
        """Yield the pages up to the end or the first damage, which is returned."""
        tape = cast("BinaryIO", self._tape)
        try:
            for record in ArchiveIterator(tape, record_types=_WANTED, parse_http=True):
                self.record = record.stream_pos
                self._tape.forget_before(self.record)
                if self.lost is not None:
                    yield from self.tell_lost(f"the reading goes on at byte {self.record:,}")
                found = self._page(record)
                if found is not None:
                    yield found
            self._check_end()
        except _FAULTS as error:
            return str(error) or type(error).__name__
        except BaseException as error:
            if type(error).__name__ != _PANIC:
                raise
            return "its reader failed"
        return str(self._tape.error) if self._tape.error is not None else None

    def _check_end(self) -> None:
        """See that the records that are of no page, behind the last one that is, are whole too, and that all is read.

        Raises:
            OSError: it is not so.
        """
        self._tape.go_to(self.record)
        for record in ArchiveIterator(cast("BinaryIO", self._tape), record_types=WarcRecordType.any_type):
            self.record = record.stream_pos
            _check_length(record, record.consume())
        rest = left_over(self._tape, self.record, self._packing)
        if rest is None or rest > 0:
            raise _CutShortError("the last record is not whole" if rest is None else f"{rest:,} bytes are no record")

    def tell_lost(self, then: str) -> Iterator[Refused]:
        """Yield what was lost since the last record."""
        if self.lost is not None:
            place, fault = self.lost
            self.lost = None
            told = f"the web archive is damaged or cut short at or behind byte {place:,} ({fault}); {then}."
            yield refused(f"{self._location}!{place}", told)

    def _page(self, record: WarcRecord) -> Item | Refused | None:
        """Return the page of a record, if it is one and may be in a language that is read."""
        media = _media(record)
        rule = _rule_against(record, media)
        if rule is not None:
            _check_length(record, record.consume())
            self._left_out(rule)
            return None
        size = record.content_length
        if size > MAX_BYTES:
            _check_length(record, record.consume())
            return refused(self._place(record), f"{size:,} bytes, more than the limit of {MAX_BYTES:,}.")
        raw = record.reader.read(size)
        if len(raw) < size:
            _check_length(record, len(raw))
        charset = record.http_charset if record.is_http_parsed else None
        if not may_be_ours(raw, charset):  # as most are, before anything else is done with them
            self._left_out(OTHER_SCRIPTS)
            return None
        return self._unpacked_page(record, raw, media, charset)

    def _unpacked_page(
        self, record: WarcRecord, raw: bytes, media: str | None, charset: str | None
    ) -> Item | Refused | None:
        """Return the page that was sent as these bytes, if it is one and may be in a language that is read."""
        try:
            page = _decoded(record, raw)
        except (*_FAULTS, ReadError) as error:
            return refused(self._place(record), f"the page cannot be decoded: {error}")
        if page is not raw and not may_be_ours(page, charset):
            self._left_out(OTHER_SCRIPTS)
            return None
        if media is None and not is_page(page):
            self._left_out(NO_PAGES)
            return None
        if b"\r" in raw and _NEXT_RECORD in raw:  # the first is seen at once, and pages mostly have none
            raise _CutShortError(f"the record of {self._place(record)} holds another: its length is wrong")
        notes = () if _has_its_digest(record, raw, page) else (_OTHER_DIGEST,)
        place = self._place(record)
        return Item(place, page, media, charset, Given(url=_url(record)), notes, within=self._location)

    def _left_out(self, rule: str) -> None:
        self._tally.skipped[rule] += 1

    def _place(self, record: WarcRecord) -> str:
        return _url(record) or f"{self._location}!{self.record}"


def _url(record: WarcRecord) -> str | None:
    url = record.headers.get("WARC-Target-URI")
    return printable(url.strip("<> ")) or None if url else None


class _CutShortError(OSError):
    """A record does not end where its length says."""


def _check_length(record: WarcRecord, found: int) -> None:
    said = record.content_length
    if found < said:
        raise _CutShortError(f"{_url(record) or 'a record'}: {found:,} bytes where {said:,} are announced")


def _has_its_digest(record: WarcRecord, raw: bytes, page: bytes) -> bool:
    """Say whether a page, as it was sent or decoded, has the digest that the archive keeps of it, if it keeps one."""
    name, _, digest = (record.headers.get("WARC-Payload-Digest") or "").partition(":")
    if name.lower() not in _DIGESTS or not digest:
        return True
    found = [hashlib.new(name.lower(), data).digest() for data in (raw, page)]
    return any(digest.upper() in (base64.b32encode(one).decode(), one.hex().upper()) for one in found)


def _rule_against(record: WarcRecord, media: str | None) -> str | None:
    """Return the rule by which a record is left out, None if it is to be read."""
    if media is not None and media not in _PAGES:
        return NO_PAGES
    if record.is_http_parsed and record.http_headers.status_code != _FOUND:
        return NOT_THERE
    return None


def _media(record: WarcRecord) -> str | None:
    said = record.http_content_type if record.is_http_parsed else record.headers.get("Content-Type")
    if said in _PAGES:
        return said
    return said.split(";", 1)[0].strip().lower() if said else None


def _decoded(record: WarcRecord, raw: bytes) -> bytes:
    """Undo the encodings that a page was sent in.

    Raises:
        ReadError: it is too large then, cut short, or in an encoding that is not known.
    """
    if not record.is_http_parsed:
        return raw
    content, transfer = (record.http_headers.get(name) for name in ("Content-Encoding", "Transfer-Encoding"))
    if not content and not transfer:
        return raw
    codings = [coding.strip().lower() for coding in f"{content or ''},{transfer or ''}".split(",")]
    return undone(raw, [coding for coding in codings if coding not in ("", "identity")], MAX_BYTES)
