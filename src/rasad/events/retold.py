"""A headline's act that the text below tells again in a sentence of which no reading holds.

"Norway condemns the raid" - "In a statement, the ministry expressed its condemnation of the raid": the second sentence
names no sides by itself, so that no event is read there; it tells of the first one, and its words become one of that
event's `other_triggers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from rasad.events.passages import Passage
from rasad.records.spans import Quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rasad.events.coder import CodedEvent

LEAD = 4  # paragraphs behind the headline in which a text tells what stands in it


class Unread(NamedTuple):
    """Words of the lead that evoke an act of which no reading holds: `trigger` and the types that it may be of."""

    trigger: Quote
    types: frozenset[str]


def is_lead(passage: Passage) -> bool:
    """Say whether a sentence stands in the paragraphs that tell again what the headline tells."""
    return 0 < passage.paragraph <= LEAD and passage.sentence.kind != "headline"


def with_retellings(coded: Sequence[CodedEvent], unread: Sequence[Unread]) -> tuple[CodedEvent, ...]:
    """Return the events, those read in the headline alone with the first words of the lead that tell the like."""
    left = list(unread)
    return tuple(_told_again(event, left) for event in coded)


def _told_again(coded: CodedEvent, left: list[Unread]) -> CodedEvent:
    """Give a headline's event its words in the lead, and take these from those that are `left`."""
    event = coded.event
    if coded.passage.sentence.kind != "headline" or event.other_triggers:
        return coded
    for words in left:
        if coded.kind.type in words.types:
            left.remove(words)
            steps = (*event.steps, f"told again at {words.trigger.start}-{words.trigger.end}")
            return coded._replace(event=structs.replace(event, other_triggers=(words.trigger,), steps=steps))
    return coded
