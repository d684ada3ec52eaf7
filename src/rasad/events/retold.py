"""A headline's act that the text below tells again in a sentence of which no reading holds.

"Norway condemns the raid" - "In a statement, the ministry expressed its condemnation of the raid": the second sentence
names no sides by itself, so that no event is read there; it tells of the first one, and its words become one of that
event's `other_triggers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from rasad.events.passages import Passage
from rasad.knowledge.kinds import load_kinds
from rasad.records.spans import Quote, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rasad.events.coder import CodedEvent
    from rasad.events.triggers import Trigger
    from rasad.knowledge.kinds import Kind

LEAD = 4  # paragraphs behind the headline in which a text tells what stands in it


class Unread(NamedTuple):
    """Words of the lead that evoke an act of which no reading holds: `trigger` and the kinds that it may be of."""

    trigger: Quote
    kinds: frozenset[str]


def unread_in(
    passage: Passage, places: Sequence[Sequence[Trigger]], coded: Sequence[CodedEvent], regions: Sequence[Span]
) -> list[Unread]:
    """Return the words of a sentence of the lead that evoke an act of which no reading holds.

    Args:
        passage: the sentence.
        places: its triggers, those of one place together.
        coded: the events read in it.
        regions: where the content of these stands; what it tells is no act of its own.
    """
    if not 0 < passage.paragraph <= LEAD or passage.sentence.kind == "headline":
        return []
    taken = [Span(event.event.trigger.start, event.event.trigger.end) for event in coded] + list(regions)
    unread: list[Unread] = []
    for place in places:
        start, end = passage.offset(place[0].first), passage.end_of(place[0].last)
        if not any(start < span.end and span.start < end for span in taken):
            kinds = frozenset(trigger.frame.kind for trigger in place)
            unread.append(Unread(Quote.of(passage.source, start, end), kinds))
    return unread


def with_retellings(coded: Sequence[CodedEvent], unread: Sequence[Unread]) -> tuple[CodedEvent, ...]:
    """Return the events, those read in the headline alone with the first words of the lead that tell the like."""
    left, kinds = list(unread), load_kinds()
    return tuple(_told_again(event, left, kinds) for event in coded)


def _told_again(coded: CodedEvent, left: list[Unread], kinds: Mapping[str, Kind]) -> CodedEvent:
    """Give a headline's event its words in the lead, and take these from those that are `left`."""
    event = coded.event
    if coded.passage.sentence.kind != "headline" or event.other_triggers:
        return coded
    for words in left:
        if any(kinds[kind].type == coded.kind.type for kind in words.kinds):
            left.remove(words)
            steps = (*event.steps, f"told again at {words.trigger.start}-{words.trigger.end}")
            return coded._replace(event=structs.replace(event, other_triggers=(words.trigger,), steps=steps))
    return coded
