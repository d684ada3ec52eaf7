"""Whether each sentence of a brief can be derived from the rows that it cites; written without the brief's own code.

A sentence may name only who and what stands in the cited rows (or a state that these belong to), quote only cited
documents, and give only numbers and dates of these rows: days, values, counts of documents. Before its quotation it may
name only who takes part, speaks, or is promised something, and the one who acts before the one acted on. What has not
happened must be said to be so, what a side says must name that side, and nobody else may stand behind "according to".
"""

import re
from collections.abc import Iterator, Sequence

import msgspec
from tests.show.support_attribution import (
    Held,
    Row,
    attribution_faults,
    plain_name,
    plain_names,
    speakers_of,
    tellers_of,
)
from tests.show.support_dates import other_numbers, strange_dates

from rasad.link.levels import level_of
from rasad.records.ports import StoredDocument
from rasad.show.model import Brief, Sentence
from rasad.show.phrasebook import load_phrasebook
from rasad.show.view import View, states, views_of

LAYERS = ("events", "statements", "commitments", "figures", "mentions", "times")
SPANS = {"events": "evidence", "statements": "content", "commitments": "evidence"}
NOT_DONE = {
    "en": {
        "planned": r" to |plan|intend|promis|offer|readiness|intention|propos|invit",
        "hypothetical": r"possible|might",
        "denied": r"den(y|ied)|negative",
    },
    "ar": {
        "planned": r"مقرر|[يت]عتزم|عزم|وعد|عرضا|استعدادا|نية|اقتراحا|دعوة",
        "hypothetical": r"قد |ممكن|احتمال",
        "denied": r"نُفي|نف[ىت]|نفي|النفي",
    },
    "fa": {
        "planned": r"قرار (?:است|بود)|قصد|برنامه|وعده|پیشنهاد|آمادگی|دعوت",
        "hypothetical": r"ممکن|امکان",
        "denied": r"تکذیب|منفی",
    },
}
ALLEGED = {"en": "allegation|allege", "ar": "ادعاء", "fa": "ادعا"}
ATTRIBUTED = {
    "en": r"according|account|alleg|word of",
    "ar": r"بحسب|وفق|ادعاء|كلام",
    "fa": r"گفتهٔ|به گزارش|به ادعای|ادعا",
}
TOLD_FROM = {"dated": "events", "undated": "events", "said": "statements", "commitments": "commitments"}
COUNTED = {"bottom", "news", "care"}  # sections that count rows: a count may be anything up to their number
CAREFUL = {"ACCUSE", "ASSAULT", "COERCE", "THREATEN", "SANCTION"}


def unsupported(brief: Brief, documents: Sequence[StoredDocument]) -> list[str]:
    """Return what no cited row says, as "section: fault: sentence"."""
    views = {view.label: view for view in views_of(documents, None)}
    found = []
    for section in brief.sections:
        for block in section.blocks:
            for sentence in block.sentences:
                faults = [*_faults(sentence, views, brief.language, section.key)]
                found += [f"{section.key}: {fault}: {sentence.text}" for fault in faults]
    return found


def _faults(sentence: Sentence, views: dict[str, View], language: str, section: str) -> Iterator[str]:
    if not sentence.citations:
        yield "no citation"
    rows: list[Held] = []
    for citation in sentence.citations:
        view = views[citation.label]
        here = [(layer, row) for layer, row in _rows(view) if _span(layer, row) == (citation.start, citation.end)]
        if not here and not _is_place(view, citation.start, citation.end):
            yield f"{citation} is the span of no row"
        rows += [(view, layer, row) for layer, row in here]
    yield from _names(sentence, rows, views, language)
    yield from _quotes(sentence, rows)
    yield from _numbers(sentence, rows, views, language, is_counted=section in COUNTED)
    if section in TOLD_FROM:
        rows = [held for held in rows if held[1] == TOLD_FROM[section]]
    yield from _standing(sentence, rows, language)
    yield from _levels(sentence, rows, language)
    yield from attribution_faults(sentence, rows, language)


def _rows(view: View) -> Iterator[tuple[str, Row]]:
    for layer in LAYERS:
        for row in getattr(view.report, layer):
            yield layer, row
    if view.report.document.title is not None:
        yield "title", view.report.document.title


def _span(layer: str, row: Row) -> tuple[int, int]:
    quote = getattr(row, SPANS[layer]) if layer in SPANS else row
    return quote.start, quote.end


def _is_place(view: View, start: int, end: int) -> bool:
    places = (e.place.span for e in view.report.events if e.place is not None and e.place.span is not None)
    return any((span.start, span.end) == (start, end) for span in places)


def _entities(view: View, row: Row) -> set[str]:
    """Collect every id of an entity that a row holds, with those of the statements that it comes from."""
    known = set(view.entities)
    ids = {text for text in _texts(msgspec.to_builtins(row)) if text in known}
    for field in ("reported_by", "alleged_by", "nested_in", "statement"):
        carrier = view.statements.get(getattr(row, field, None) or "")
        if carrier is not None and carrier is not row:
            ids |= _entities(view, carrier)
    event = view.events.get(getattr(row, "event", None) or "")
    ids |= tellers_of(view, row)
    return ids | (_entities(view, event) if event is not None else set())


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for child in node.values():
            yield from _texts(child)
    elif isinstance(node, list | tuple):
        for child in node:
            yield from _texts(child)


def _names(sentence: Sentence, rows: list[Held], views: dict[str, View], language: str) -> Iterator[str]:
    allowed: set[str] = set()
    for citation in sentence.citations:
        view = views[citation.label]
        near = {e for m in view.mentions if citation.start <= m.start and m.end <= citation.end for e in m.entities}
        mine = {e for v, _layer, row in rows if v is view for e in _entities(v, row)} | near
        mine |= {view.party_of(entity) for entity in mine}
        allowed |= {plain_name(view.name(entity, language).text) for entity in mine}
        allowed |= {plain_name(states(None)[entity]) for entity in mine if entity in states(None)}
        outlet = view.report.document.outlet
        allowed |= {plain_name(view.outlet), *((plain_name(view.name(outlet.id, language).text),) if outlet else ())}
    measures = {plain_name(row.measures) for _view, layer, row in rows if layer == "figures" and row.measures}
    yield from plain_names(sentence, views.values(), allowed, language)
    for run in sentence.runs:
        if run.role == "name" and plain_name(run.text.strip("«»")) not in allowed | measures:
            yield f"{run.text!r} is named by no cited row"


def _quotes(sentence: Sentence, rows: list[Held]) -> Iterator[str]:
    sources = {" ".join(view.source.split()) for view, _layer, _row in rows}
    for run in sentence.runs:
        if run.role == "quote":
            words = run.text.strip("«»").removesuffix("\N{HORIZONTAL ELLIPSIS}")
            if not any(words.strip() in source or run.text in source for source in sources):
                yield f"{run.text!r} stands in no cited document"


def _numbers(
    sentence: Sentence,
    rows: list[Held],
    views: dict[str, View],
    language: str,
    *,
    is_counted: bool,
) -> Iterator[str]:
    text = _ascii("".join(run.text for run in sentence.runs if run.role == "plain"), language)
    for label in sorted(views, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(label)}(?!\w)", " ", text)
    told = {int(number) for number in re.findall(r"\d+", text)}
    values, book = [*_values(rows)], load_phrasebook(language)
    allowed = {int(number) for value in values for number in re.findall(r"\d+", value)} | {*other_numbers(values, book)}
    allowed |= set(range(len({c.label for c in sentence.citations}) + 1)) | set(range(len(views) + 1))
    if is_counted:
        allowed |= set(range(sum(1 for view in views.values() for _row in _rows(view))))
    yield from (f"the number {number} is in no cited row" for number in sorted(told - allowed))
    yield from strange_dates(text, values, book)


def _ascii(text: str, language: str) -> str:
    book = load_phrasebook(language)
    digits = str.maketrans({book.digits(d): d for d in "0123456789"})
    return text.translate(digits).replace(book.get("group"), "")


def _values(rows: list[Held]) -> Iterator[str]:
    """Yield the dates and figures of the cited rows and of their documents, with the amounts in millions and so on."""
    for view, layer, row in rows:
        yield view.published or ""
        yield row.value or "" if layer == "times" else ""
        yield str(row.count or "") if layer == "events" else ""
        fields = [row, view.events.get(getattr(row, "event", None) or "")]
        target = getattr(row, "target", None)
        if layer == "figures" or target:
            figure = row if layer == "figures" else view.figures.get(target.figure)
            if figure is not None:
                numbers = re.findall(r"[\d.]+", f"{msgspec.json.encode([figure.value, figure.probable_value])!r}")
                for number in (float(n) for n in numbers if n.strip(".")):
                    yield from (f"{number / size:.10g}" for size in (1, 10**6, 10**9, 10**12))
        for field in fields:
            if field is not None:
                yield from (t for t in _texts(msgspec.to_builtins(field)) if re.fullmatch(r"[\d./\[\]~?%T:XZ-]+", t))


def _standing(sentence: Sentence, rows: list[Held], language: str) -> Iterator[str]:
    """Check that what has not happened is not told as done, and that hard words have a source in the sentence."""
    events = [(view, row) for view, layer, row in rows if layer == "events"]
    if len(rows) != len(events) or not events:
        return
    statuses = {row.status for _view, row in events}
    plain = "".join(run.text for run in sentence.runs if run.role == "plain").lower()
    if any(_literal(language, f"care.{key}", "list") in plain for key in ("single", "controlled")):
        return  # names days, tells no act
    words = NOT_DONE[language].get(*statuses) if len(statuses) == 1 else None
    if words and not re.search(f"{words}|{ALLEGED[language]}", plain):
        yield f"{statuses} is not told as such"
    lead = events[0][1]
    if len(events) == 1 and lead.type in CAREFUL and not re.search(ATTRIBUTED[language], plain):
        speakers = {s for v, row in events for s in speakers_of(v, row)}
        if not speakers & {p.entity for p in lead.participants if p.role == "actor"}:
            yield "nobody is named who says so"


def _levels(sentence: Sentence, rows: list[Held], language: str) -> Iterator[str]:
    """Check that a level which a sentence names is that of a meeting that it cites."""
    plain = "".join(run.text for run in sentence.runs if run.role == "plain").lower()
    found = {level_of(row, view.entities) for view, layer, row in rows if layer == "events"}
    for level, words in load_phrasebook(language).table("levels").items():
        if words.lower() in plain and level not in found:
            yield f"no cited meeting was at the level {level!r}"


def _literal(language: str, path: str, field: str) -> str:
    """Return the words of a template before one of its fields."""
    return load_phrasebook(language).get(path).partition("{" + field + "}")[0].partition("{")[0].lower()
