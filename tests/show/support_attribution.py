"""Whom a sentence of a brief names as acting, speaking and promising -> those whose part no cited row gives."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from rasad.knowledge.kinds import load_kinds
from rasad.show.model import Sentence
from rasad.show.phrasebook import load_phrasebook
from rasad.show.view import View, states

Row = Any
Held = tuple[View, str, Row]
TELLS_NO_ACT = (
    "bottom.subjects",
    "firsts.thing",
    "care.single",
    "care.controlled",
    "care.date_differs",
    "care.place_differs",
    "care.readouts",
    "care.headline",
    "care.force",
    "care.saying_place",
)
TELLING = ("events", "statements", "commitments")
SHORTEST = 4  # letters: shorter names are found in other words
ACCORDING = ("attribution.speaker", "attribution.alleged", "attribution.outlet")


def plain_name(name: str) -> str:
    """Leave aside articles, capitals and the endings of case."""
    words = re.sub(r"\b(the|The) ", "", name)
    return re.sub("^ال", "", re.sub("ين$", "ون", words)).lower()


def speakers_of(view: View, row: Row) -> set[str]:
    """Return who says what a row holds; empty where the document itself tells it."""
    statement = view.statements.get(getattr(row, "alleged_by", None) or getattr(row, "reported_by", ""))
    return set(statement.speakers) if statement is not None else set()


def tellers_of(view: View, row: Row) -> set[str]:
    """Return who may be named as the source of a row: who says it or relays that, in whose words most of it stands."""
    told = view.statements.get(getattr(row, "statement", None) or "")
    event = view.events.get(getattr(row, "event", None) or "")
    found = (
        speakers_of(view, row) | (set(told.speakers) if told else set()) | (tellers_of(view, event) if event else set())
    )
    span = getattr(row, "evidence", None)
    for statement in view.report.statements:
        inside = min(span.end, statement.content.end) - max(span.start, statement.content.start) if span else 0
        if span and 2 * inside >= span.end - span.start:
            found |= set(statement.speakers)
    nested = [s for s in view.report.statements if found & set(s.speakers) and s.nested_in in view.statements]
    return found | {speaker for s in nested for speaker in view.statements[s.nested_in].speakers}


def attribution_faults(sentence: Sentence, rows: list[Held], language: str) -> Iterator[str]:
    """Yield whom a sentence gives a part that no cited row gives him; what one of several rows bears out is right."""
    yield from _wrong_sources(sentence, rows, language)
    if any(_first_words(language, path) in sentence.text.lower() for path in TELLS_NO_ACT):
        return
    faults = [[*_row_faults(sentence, held, language)] for held in rows if held[1] in TELLING]
    if faults and all(faults):
        yield from faults[0]


def _row_faults(sentence: Sentence, held: Held, language: str) -> Iterator[str]:
    view, layer, row = held
    text = _head(sentence, language)
    if layer == "events":
        yield from _unnamed_speakers(view, row, text, language)
        yield from _wrong_order(view, row, _told(sentence, language), language)
    elif layer == "statements":
        told = _named(view, row.speakers, language)
        if any(name not in text for name in told):
            yield f"{told} said it and are not all named"
        carrier = view.statements.get(row.nested_in or "")
        yield from _others(sentence, view, [*row.speakers, *(carrier.speakers if carrier else ())], language)
    elif layer == "commitments":
        subject = (row.subject.entity,) if row.subject and row.subject.entity else ()
        told = tellers_of(view, row)
        yield from _others(sentence, view, [*row.parties, *row.debtor, *row.beneficiary, *subject, *told], language)


def _first_words(language: str, path: str) -> str:
    words = load_phrasebook(language).get(path).partition("{")[0].lower()
    return words.removesuffix("\N{ARABIC LETTER LAM}\N{ARABIC TATWEEL}")  # it is written as one with what follows


def _wrong_sources(sentence: Sentence, rows: list[Held], language: str) -> Iterator[str]:
    """Yield those behind "according to" who are neither a speaker of a cited row nor the outlet."""
    allowed = {name for v, _layer, row in rows for name in _named(v, tellers_of(v, row), language)}
    for view, _layer, _row in rows:
        outlet = view.report.document.outlet
        allowed |= {plain_name(view.outlet), *({plain_name(view.name(outlet.id, language).text)} if outlet else ())}
    for run, is_source in _with_sources(sentence, language):
        if is_source and run.role == "name" and plain_name(run.text) not in allowed:
            yield f"{run.text!r} is named as the source and is none"


def _with_sources(sentence: Sentence, language: str) -> Iterator[tuple[Row, bool]]:
    """Yield the runs of a sentence, and whether each stands in "according to X and Y"."""
    book = load_phrasebook(language)
    openings = {prefix for path in ACCORDING if (prefix := _opening(book.get(path)))}
    is_source = False
    for run in sentence.runs:
        if run.role == "plain":
            joins = run.text == book.get("and")  # a comma may be that before the sentence
            opened = any(run.text.lower().endswith(prefix) for prefix in openings)
            is_source = opened or (is_source and joins)
        yield run, is_source


def _opening(template: str) -> str:
    return re.split(r"\{(?:speaker|outlet)\}", template)[0].rpartition("}")[2].lower()


def _head(sentence: Sentence, language: str, *, with_sources: bool = True) -> str:
    """Return a sentence as it stands before its quotation and before the names that the source's words hold."""
    names = _first_words(language, "extra.named")
    text = ""
    for run, is_source in _with_sources(sentence, language):
        if run.role == "quote" or names in run.text:
            return text + run.text.partition(names)[0] * (run.role == "plain")
        text += "" if is_source and not with_sources and run.role == "name" else plain_name(run.text)
    return text


def _told(sentence: Sentence, language: str) -> str:
    """Return the head of a sentence without who tells it: neither "according to X" nor "X alleges:"."""
    text = _head(sentence, language, with_sources=False)
    words = load_phrasebook(language).table("agree").get("alleges", [])
    return re.split("|".join(rf" {re.escape(word)}: " for word in words), text)[-1] if words else text


def _named(view: View, ids: Iterable[str], language: str) -> list[str]:
    return [plain_name(view.name(entity, language).text) for entity in ids]


def _others(sentence: Sentence, view: View, ids: Iterable[str], language: str) -> Iterator[str]:
    """Yield whoever is named before the quotation and is none of these, nor the state of one."""
    known = set(ids) | {view.party_of(entity) for entity in ids}
    allowed = {*_named(view, known, language), *(plain_name(states(None)[e]) for e in known if e in states(None))}
    for run in sentence.runs:
        if run.role == "quote":
            return
        if run.role == "name" and plain_name(run.text) not in allowed:
            yield f"{run.text!r} has no part in what is told"


def plain_names(sentence: Sentence, views: Iterable[View], allowed: set[str], language: str) -> Iterator[str]:
    """Yield whoever is named in the brief's own words, outside what is marked as a name, and by no cited row."""
    text = " ".join(run.text for run in sentence.runs if run.role == "plain").lower()
    known = {view.name(entity, language).text.lower() for view in views for entity in view.entities}
    for name in sorted(name for name in known if len(name) >= SHORTEST and name in text):
        is_allowed = any(plain_name(name) in other for other in allowed)
        if not is_allowed and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            yield f"{name!r} is named in plain words and by no cited row"


def _unnamed_speakers(view: View, row: Row, text: str, language: str) -> Iterator[str]:
    told = _named(view, speakers_of(view, row), language)
    if told and not any(name in text for name in told):
        yield f"{told} said it and none is named"


def _wrong_order(view: View, row: Row, text: str, language: str) -> Iterator[str]:
    """Yield an act whose doer stands only behind the one it is done to, where it matters who did it."""
    kind = load_kinds().get(row.kind)
    book = load_phrasebook(language)
    words = {**book.table(f"types.{kind.type if kind else row.type}"), **book.table(f"kinds.{row.kind}")}
    by_role = {role: [p.entity for p in row.participants if p.role == role] for role in ("actor", "recipient")}
    actors, others = (_named(view, by_role[role], language) for role in ("actor", "recipient"))
    sides = [{view.party_of(entity) for entity in by_role[role]} for role in ("actor", "recipient")]
    if words.get("mutual") or sides[0] & sides[1]:
        return
    if words.get("host_first"):
        actors, others = others, actors
    first = min((text.find(name) for name in actors if name in text), default=None)
    last = max((text.rfind(name) for name in others if name in text), default=None)
    if first is not None and last is not None and last < first:
        yield f"{others} stand as doing what {actors} did"
