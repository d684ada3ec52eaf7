"""A kind of event, its status and its words -> what PLOVER calls it: type, and the contexts that it belongs to."""

from bisect import bisect_left

from rasad.events.passages import Passage
from rasad.knowledge.kinds import Kind
from rasad.langpack.wordings import WordingTable
from rasad.records.document import Token
from rasad.records.report import PloverType, Underlying
from rasad.records.spans import Quote


def contexts_of(kind: Kind, passage: Passage, evidence: Quote, fields: WordingTable[str]) -> tuple[str, ...]:
    """Return the contexts of the kind, then those that words of the evidence name; names and titles name none."""
    words = passage.words
    named = {index for unit in passage.units for index in range(unit.first, unit.last)}
    found = dict.fromkeys(kind.contexts)
    index = bisect_left(words.tokens, evidence.start, key=_start_of)
    last = bisect_left(words.tokens, evidence.end, key=_start_of)
    while index < last:
        match = fields.longest(words.stems, index) if index not in named else None
        if match is not None:
            found[match[1]] = None
        index += match[0] if match is not None else 1
    return tuple(found)


def _start_of(token: Token) -> int:
    return token.start


def project(kind: Kind, status: str) -> tuple[PloverType, Underlying | None]:
    """Return the PLOVER type of a kind by status; what is still to come keeps its own type as underlying."""
    if status in ("planned", "hypothetical") and kind.planned is not None:
        return kind.planned, Underlying(type=kind.type, mode=kind.mode)
    return kind.type, None
