"""A trigger with its slots -> how far its event reaches: what was agreed or asked, and the words that tell it."""

from collections.abc import Iterator, Sequence

from rasad.events.carriers import carrier_of
from rasad.events.deeds import Slot
from rasad.events.passages import Passage
from rasad.events.triggers import Trigger
from rasad.events.words import COMMAS
from rasad.langpack.grammar import Grammar
from rasad.records.report import Statement
from rasad.records.spans import Quote, Span


class ExtentFinder:
    """Finds the stretches of one document's events."""

    def __init__(self, statements: Sequence[Statement], grammar: Grammar) -> None:
        self._statements = statements
        self._grammar = grammar

    def content(self, passage: Passage, trigger: Trigger, window: tuple[int, int]) -> Span | None:
        """Return the stretch behind a trigger that tells what was agreed, asked or offered: no events of their own."""
        if not trigger.frame.content:
            return None
        if self._grammar.verb_final:
            return self._final_content(passage, trigger, window)
        last = max(trigger.last, trigger.group.last if trigger.group else 0)
        stop = min(self._next_clauses(passage, last), default=len(passage.words.tokens))
        end = passage.end_of(stop)
        for statement in self._statements:
            if last < stop and passage.offset(last) < statement.cue.start < end:
                end = statement.cue.start
            if statement.content.start <= passage.offset(trigger.first) < statement.content.end < end:
                end = statement.content.end
        return Span(passage.end_of(last), max(end, passage.end_of(last)))

    def _next_clauses(self, passage: Passage, first: int) -> Iterator[int]:
        """Yield where a clause on the same level begins: a verb or a complementizer joined to a conjunction."""
        for group in passage.words.groups:
            if group.first >= first and group.joined and group.tense in ("past", "present"):
                yield group.first
        yield from (index for index in _asides(passage) if index > first)
        for index in range(first, len(passage.words.tokens)):
            forms, key = passage.words.keys[index], passage.words.tokens[index].key
            if any(form in self._grammar.complementizers for form in forms if form != key):
                yield index

    def _final_content(self, passage: Passage, trigger: Trigger, window: tuple[int, int]) -> Span | None:
        last = max(trigger.last, trigger.group.last if trigger.group else 0)
        tokens = passage.words.tokens
        if last < len(tokens) and tokens[last].key in self._grammar.complementizers:
            return Span(passage.offset(last), passage.sentence.end)
        if trigger.frame.reach and trigger.group is not None and trigger.group.first > trigger.last:
            return Span(passage.end_of(trigger.last), passage.offset(trigger.group.first))
        return Span(passage.offset(window[0]), passage.offset(trigger.first)) if window[0] < trigger.first else None

    def evidence(
        self, passage: Passage, slots: Sequence[Slot], window: tuple[int, int], trigger: Span, content: Span | None
    ) -> Quote:
        """Return the words that tell an event: its trigger, its parties behind and before it, and its content."""
        starts = [trigger.start, *(slot.unit.start for slot in slots if slot.unit.first >= window[0])]
        end = max(trigger.end, passage.end_of(window[1]), *(slot.unit.end for slot in slots))
        if content is not None and content.start >= trigger.end:
            end = max(end, content.end)
        carrier = carrier_of(self._statements, trigger.start)
        if carrier is not None and trigger.end <= carrier.content.end < end:
            end = carrier.content.end
        end = min([end, *(s.cue.start for s in self._statements if trigger.end < s.cue.start < end)])
        end = min([end, *(passage.offset(i) for i in _asides(passage) if trigger.end < passage.offset(i))])
        while end > trigger.end and passage.source[end - 1] in "\u060c,.;:\u061b \u00a0&":
            end -= 1
        return Quote.of(passage.source, min(starts), end)


def _asides(passage: Passage) -> list[int]:
    """Return where a participle of speech behind a comma (", hoping that") begins what is no part of an event."""
    words = passage.words
    return [
        index
        for index, sense in enumerate(words.senses)
        if index and sense.participles and not sense.has_article and words.tokens[index - 1].text in COMMAS
    ]
