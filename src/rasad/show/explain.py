"""One datum of a report -> how it was read: its characters in context, the data entry that fired, the steps.

The characters come from the document itself where it can be read and is unchanged, else from the report's own quotes.
Of a web page the bytes are shown too that the characters stand in.
"""

import difflib
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from rasad.errors import QueryError, ReadError
from rasad.records.report import Report
from rasad.show.entries import find_entry

CONTEXT = 80  # characters on each side: the clause around a datum
NEAR_IDS = 5
_LONGEST_RAW = 300  # characters of raw bytes: a sentence with its markup
PUBLISHED = "published"
LAYERS = ("mentions", "times", "figures", "events", "statements", "commitments", "entities")


class Explanation(msgspec.Struct, frozen=True):
    """What is known of how a datum came to be. `passages` are (before, characters, after).

    `raw_places` say for each passage of a web page which bytes hold it, with those bytes where the page is at hand.
    """

    report: Report
    layer: str
    item: str
    text_from: str
    passages: tuple[tuple[str, str, str], ...]
    entries: tuple[str, ...]
    steps: tuple[str, ...]
    fields: dict[str, object]
    raw_places: tuple[str, ...] = ()


def explain(reports: Sequence[Report], datum: str, *, source: str | None = None) -> tuple[Explanation, ...]:
    """Explain a datum in every report that has it.

    Args:
        reports: where to look.
        datum: an id of the report, or `published`; `DOCUMENT:` before it names the report by id, file or file stem.
        source: the text of the documents, where the caller has it; else the documents' locations are tried.

    Returns:
        One explanation per report that has the datum, at least one.

    Raises:
        QueryError: no report has it; the message suggests ids that are near.
    """
    chosen, item = _split(reports, datum)
    found = [e for report in chosen for e in _in_report(report, item, source)]
    if not found:
        raise QueryError(_unknown(chosen, item))
    return tuple(found)


def _split(reports: Sequence[Report], datum: str) -> tuple[list[Report], str]:
    """Take a leading document name off; ids hold colons themselves, so the longest known name wins."""
    best: tuple[str, list[Report]] = ("", [])
    for name in {name for report in reports for name in _names(report)}:
        if datum.startswith(f"{name}:") and len(name) > len(best[0]):
            best = (name, [r for r in reports if name in _names(r)])
    if best[0]:
        return best[1], datum[len(best[0]) + 1 :]
    return list(reports), datum


def _names(report: Report) -> set[str]:
    header = report.document
    path = Path(header.location)
    names = {header.id, header.location, path.name, path.stem}
    return names | {f"{name}#{header.part}" for name in names}


def _in_report(report: Report, item: str, source: str | None) -> Iterator[Explanation]:
    if item == PUBLISHED:
        yield _explained(report, "document", item, report.document.published, source)
    for layer in LAYERS:
        for record in getattr(report, layer):
            if record.id == item:
                yield _explained(report, layer, item, record, source)


def _explained(report: Report, layer: str, item: str, record: msgspec.Struct, source: str | None) -> Explanation:
    fields: dict[str, object] = msgspec.to_builtins(record)
    spans = _spans(report, layer, fields)
    found = _Source(source, "the given text") if source is not None else _found_source(report)
    if found.text is not None and any(found.text[start:end] != quoted for start, end, quoted in spans):
        found = _Source(None, "the report's own quotes: the text at hand is another one")
    text, where = found.text, found.where
    passages = tuple(_passage(text, span) for span in spans)
    steps = tuple(str(step) for step in _listed(fields.get("steps")))
    entries = _entries(report, fields)
    raw_places = tuple(_raw_place(report, found, span) for span in spans) if report.document.page else ()
    return Explanation(report, layer, item, where, passages, entries, steps, fields, raw_places)


def _raw_place(report: Report, found: "_Source", span: tuple[int, int, str]) -> str:
    """Say which bytes of the page hold a span, and show them where the page is at hand."""
    page = report.document.page
    place = page.raw.place(found.text, span[0], span[1]) if page else None
    if page is None or place is None:
        return "in no bytes: it was added by the reader"
    first, last = place
    shown = found.raw[first:last].decode(page.raw.encoding, "replace") if found.raw else ""
    if len(shown) > _LONGEST_RAW:
        shown = f"{shown[:_LONGEST_RAW]}\N{HORIZONTAL ELLIPSIS}"
    return f"bytes {first:,}-{last:,}{': ' if shown else ''}{shown}"


def _entries(report: Report, fields: dict[str, object]) -> tuple[str, ...]:
    ids = dict.fromkeys(str(fields[key]) for key in ("read_by", "frame") if fields.get(key))
    entities = [str(entity) for entity in _listed(fields.get("entities"))]
    text, language = str(fields.get("text", "")), report.document.language
    found = (find_entry(i, text=text, language=language, entities=entities) for i in ids)
    return tuple(line for lines in found for line in lines)


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


def _spans(report: Report, layer: str, fields: dict[str, object]) -> list[tuple[int, int, str]]:
    """Collect the spans of a datum in order of place; an entity's are those of its mentions."""
    if layer == "entities":
        return [(m.start, m.end, m.text) for m in report.mentions if fields["id"] in m.entities]
    return sorted(set(_quotes(fields)))


def _quotes(node: object) -> Iterator[tuple[int, int, str]]:
    if isinstance(node, dict):
        if {"start", "end", "text"} <= node.keys():
            yield node["start"], node["end"], node["text"]
        for child in node.values():
            yield from _quotes(child)
    for child in _listed(node):
        yield from _quotes(child)


def _passage(text: str | None, span: tuple[int, int, str]) -> tuple[str, str, str]:
    start, end, quoted = span
    if text is None:
        return "", quoted, ""
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    if start > CONTEXT:
        before = before.partition(" ")[2]
    if end + CONTEXT < len(text):
        after = after.rpartition(" ")[0]
    return before, text[start:end], after


class _Source(NamedTuple):
    """The text of a document as far as it can be had, where it is from, and the bytes of a web page."""

    text: str | None
    where: str
    raw: bytes = b""


def source_text(report: Report) -> tuple[str | None, str]:
    """Return the document's text from its location if it is still the text that was read, and where it is from."""
    found = _found_source(report)
    return found.text, found.where


def _found_source(report: Report) -> _Source:
    header = report.document
    path = Path(header.location)
    try:
        raw = path.read_bytes()
        text = "" if header.page else raw.decode("utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "utf-8")
    except (OSError, UnicodeDecodeError, ValueError):
        return _Source(None, f"the report's own quotes: {header.location} cannot be read here")
    if hashlib.sha256(raw).hexdigest() != header.source_sha256:
        return _Source(None, f"the report's own quotes: {header.location} has changed since")
    return _page_source(report, raw) if header.page else _Source(text, header.location)


def _page_source(report: Report, raw: bytes) -> _Source:
    """Read the text of a page again; another version of rasad may take another text from the same bytes."""
    from rasad.readers.pages import read_page

    header = report.document
    try:
        text = read_page(raw, location=header.location, url=header.url).text
    except ReadError as error:
        return _Source(None, f"the report's own quotes: {error}", raw)
    if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != header.text_sha256:
        return _Source(None, f"the report's own quotes: {header.location} is read otherwise by this version", raw)
    return _Source(text, header.location, raw)


def _unknown(reports: Sequence[Report], item: str) -> str:
    known = [PUBLISHED] + [record.id for r in reports for layer in LAYERS for record in getattr(r, layer)]
    near = difflib.get_close_matches(item, known, n=NEAR_IDS, cutoff=0.5)
    if not near:
        near = [i for i in known if i.split(":")[0] == item.split(":", maxsplit=1)[0]][:NEAR_IDS]
    hint = f" Near it: {', '.join(near)}." if near else ""
    return f"no report here has a datum {item!r}.{hint} Ids stand in the report; `published` explains the date."
