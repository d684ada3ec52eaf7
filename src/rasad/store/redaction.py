"""A report with its text, and what is to be forgotten -> both without it: blanked sentences, and nothing read there.

Pure. Offsets stay true, because a blanked character leaves a mark in its place. Source: decision 0013.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple, TypeVar

from msgspec import structs

from rasad.records.document import Token
from rasad.records.pages import Found, Page, PageHints
from rasad.records.report import Commitment, DocumentHeader, Event, Report, Statement
from rasad.records.spans import Quote, Span
from rasad.store.packing import text_digest
from rasad.store.renaming import named_in
from rasad.text.sentences import split_sentences
from rasad.text.tokens import tokenize

MARK = "\N{FULL BLOCK}"
LONGEST_NAME = 5  # words
SHORTEST_NAME = 2  # words: one alone is the name of many
SHORTEST_WORD = 3  # letters of a name of one word: what is shorter stands in many others
_LONGEST_CLITIC = 2  # letters written together with a name before it

_IN_WORDS = ("title", "author", "section", "outlet")  # of what a page says of itself

_Item = Event | Statement | Commitment
_Stepped = TypeVar("_Stepped", Event, Statement, Commitment)


class Forgotten(NamedTuple):
    """Who is forgotten: tests for an entity's id, and for names by their folded words.

    `is_end`: it is the last word of a name; `is_alone`: a name of one word, theirs only where the text speaks of them.
    """

    is_entity: Callable[[str], bool]
    is_end: Callable[[str], bool]
    is_alone: Callable[[str], bool]
    is_name: Callable[[tuple[str, ...]], bool]


def blanked(source: str, spans: Iterable[Span]) -> str:
    """Return the text with marks in the place of some characters; line ends stay, and so do all offsets."""
    letters = list(source)
    for span in spans:
        for place in range(span.start, span.end):
            if not letters[place].isspace():
                letters[place] = MARK
    return "".join(letters)


def spans_on(report: Report, source: str, forgotten: Forgotten) -> list[Span]:
    """Return the sentences that speak of someone: where a mention or a name stands, or what they did or said."""
    gone = {entity for entity in named_in(report) if forgotten.is_entity(entity)}
    found = [Span(m.start, m.end) for m in report.mentions if not gone.isdisjoint(m.entities)]
    found += [_span(quote) for item in _items_on(report, gone) for quote in _quotes(item)]
    tokens = tokenize(source)
    found += names_in(tokens, forgotten)
    if found:
        words = (token for token in tokens if token.kind == "word")
        found += [Span(t.start, t.end) for t in words if any(map(forgotten.is_alone, _cuts(t.key)))]
    sentences = [Span(s.start, s.end) for s in split_sentences(source, report.segments, tokens)]
    wide = [sentence for sentence in sentences if any(sentence.overlaps(span) for span in found)]
    return sorted({*found, *wide})


def is_named_by_page(hints: PageHints, forgotten: Forgotten) -> bool:
    """Say whether what a page says of itself in words names someone: often only its author stands there."""
    return any(_names(said, forgotten) for said in (getattr(hints, name) for name in _IN_WORDS))


def _names(said: Found | None, forgotten: Forgotten) -> bool:
    tokens = tokenize(said.value) if said else []
    is_alone = any(forgotten.is_alone(cut) for token in tokens if token.kind == "word" for cut in _cuts(token.key))
    return is_alone or any(names_in(tokens, forgotten))


def names_in(tokens: Sequence[Token], forgotten: Forgotten) -> Iterator[Span]:
    """Yield where a forgotten name stands, also with a particle written together with it."""
    for last, token in enumerate(tokens):
        if token.kind != "word" or not forgotten.is_end(token.key):
            continue
        keys = [token.key]
        for first in range(last - 1, max(last - LONGEST_NAME, -1), -1):
            if tokens[first].kind != "word":
                break
            keys.insert(0, tokens[first].key)
            if any(forgotten.is_name((cut, *keys[1:])) for cut in _cuts(keys[0])):
                yield Span(tokens[first].start, token.end)


def _cuts(word: str) -> Iterator[str]:
    for cut in range(max(min(_LONGEST_CLITIC, len(word) - SHORTEST_WORD), 0) + 1):
        yield word[cut:]


def redacted(report: Report, source: str, spans: Sequence[Span], forgotten: Forgotten) -> Report:
    """Return the report of a text after blanking: without all that was read there, and all that hung on it.

    Args:
        report: of the text as it was.
        source: the blanked text.
        spans: what was blanked.
        forgotten: whose entities go.
    """
    return _Redaction(report, source, spans, forgotten).report()


class _Redaction:
    """Takes out of a report what stands in some spans."""

    def __init__(self, report: Report, source: str, spans: Sequence[Span], forgotten: Forgotten) -> None:
        self._report = report
        self._source = source
        self._spans = _joined(spans)
        self._forgotten = forgotten
        self._entities = {entity for entity in named_in(report) if forgotten.is_entity(entity)}
        self._entities |= {entity.id for entity in report.entities if forgotten.is_entity(entity.id)}

    def report(self) -> Report:
        """Return what is left of the report."""
        report = self._report
        on = {item.id for item in _items_on(report, self._entities)}
        statements = [s for s in report.statements if s.id not in on and self._is_left(_quotes(s))]
        said = {statement.id for statement in statements} | {"narrator", None}
        events = [e for e in report.events if e.id not in on and self._is_left(_quotes(e))]
        events = [e for e in events if e.reported_by in said and e.alleged_by in said]
        done = {event.id for event in events}
        commitments = [c for c in report.commitments if c.id not in on and self._is_left(_quotes(c))]
        commitments = [c for c in commitments if c.statement in said and (c.event in done or c.event is None)]
        left = structs.replace(
            report,
            document=self._header(report.document),
            mentions=tuple(m for m in report.mentions if self._is_left([Quote(m.start, m.end, m.text)])),
            times=tuple(t for t in report.times if self._is_left([Quote(t.start, t.end, t.text)])),
            figures=tuple(f for f in report.figures if self._is_left([Quote(f.start, f.end, f.text)])),
        )
        held = {m.id for m in left.mentions} | {t.id for t in left.times} | {f.id for f in left.figures}
        left = structs.replace(
            left,
            events=tuple(self._unstepped(_bare_event(event, held)) for event in events),
            statements=tuple(self._unstepped(_bare_statement(s, said, done)) for s in statements),
            commitments=tuple(self._unstepped(_bare_commitment(c, held)) for c in commitments),
        )
        named = named_in(left)
        return structs.replace(left, entities=tuple(e for e in report.entities if e.id in named))

    def _header(self, header: DocumentHeader) -> DocumentHeader:
        published = header.published
        origin = header.origin
        return structs.replace(
            header,
            text_sha256=text_digest(self._source),
            title=self._whole(header.title),
            byline=self._whole(header.byline),
            page=_without_names(header.page, self._forgotten),
            origin=origin if origin and origin.entity not in self._entities and self._is_left([origin.span]) else None,
            published=structs.replace(
                published, evidence=tuple(q for q in published.evidence if self._is_left([q])),
                steps=tuple(step for step in published.steps if not self._tells(step)),
            ),
        )  # fmt: skip

    def _whole(self, quote: Quote | None) -> Quote | None:
        return quote if quote is not None and self._is_left([quote]) else None

    def _is_left(self, quotes: Iterable[Quote]) -> bool:
        return not any(span.overlaps(quote) for quote in quotes for span in self._spans)

    def _tells(self, step: str) -> bool:
        return any(entity in step for entity in self._entities)

    def _unstepped(self, item: _Stepped) -> _Stepped:
        steps = tuple(step for step in item.steps if not self._tells(step))
        return structs.replace(item, steps=steps) if steps != item.steps else item


def _without_names(page: Page | None, forgotten: Forgotten) -> Page | None:
    """Leave out what a page says of itself in words: they may name whoever is forgotten."""
    if page is None:
        return None
    named = {name: None for name in _IN_WORDS if _names(getattr(page.hints, name), forgotten)}
    return structs.replace(page, hints=structs.replace(page.hints, **{"title": None, "author": None, **named}))


def _items_on(report: Report, gone: Set[str]) -> Iterator[_Item]:
    """Yield what entities did, said, were told or bound themselves to."""
    for event in report.events:
        if not gone.isdisjoint(p.entity for p in event.participants):
            yield event
    for statement in report.statements:
        if not gone.isdisjoint((*statement.speakers, *statement.addressees, *statement.topics)):
            yield statement
    for commitment in report.commitments:
        subject = (commitment.subject.entity,) if commitment.subject else ()
        if not gone.isdisjoint((*commitment.parties, *commitment.debtor, *commitment.beneficiary, *subject)):
            yield commitment


def _quotes(item: _Item) -> tuple[Quote, ...]:
    if isinstance(item, Event):
        place = (item.place.span,) if item.place and item.place.span else ()
        return (item.trigger, item.evidence, *item.other_triggers, *place)
    if isinstance(item, Statement):
        return (item.cue, item.content)
    return (item.evidence, item.subject.span) if item.subject and item.subject.span else (item.evidence,)


def _bare_event(event: Event, held: Set[str]) -> Event:
    date = event.date
    participants = (
        structs.replace(p, mention=None) if p.mention is not None and p.mention not in held else p
        for p in event.participants
    )
    return structs.replace(
        event,
        participants=tuple(participants),
        figures=tuple(figure for figure in event.figures if figure in held),
        date=structs.replace(date, times=tuple(time for time in date.times if time in held)) if date else None,
    )


def _bare_statement(statement: Statement, said: Set[str | None], done: Set[str]) -> Statement:
    return structs.replace(
        statement,
        nested_in=statement.nested_in if statement.nested_in in said else None,
        venue_event=statement.venue_event if statement.venue_event in done else None,
    )


def _bare_commitment(commitment: Commitment, held: Set[str]) -> Commitment:
    deadline, target = commitment.deadline, commitment.target
    if deadline is not None and deadline.time is not None and deadline.time not in held:
        deadline = structs.replace(deadline, time=None)
    return structs.replace(
        commitment, deadline=deadline, target=target if target is not None and target.figure in held else None
    )


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    assert all(one.end < other.start for one, other in pairwise(joined))
    return joined


def _span(quote: Quote) -> Span:
    return Span(quote.start, quote.end)
