"""A kind of event, its status and its words -> what PLOVER calls it: type, and the contexts that it belongs to."""

from rasad.events.passages import Passage
from rasad.knowledge.kinds import Kind
from rasad.langpack.wordings import WordingTable
from rasad.records.report import PloverType, Underlying
from rasad.records.spans import Quote


def contexts_of(kind: Kind, passage: Passage, evidence: Quote, fields: WordingTable[str]) -> tuple[str, ...]:
    """Return the contexts of the kind, then those that words of the evidence name; names and titles name none."""
    words = passage.words
    named = {index for unit in passage.units for index in range(unit.first, unit.last)}
    found = dict.fromkeys(kind.contexts)
    index = 0
    while index < len(words.tokens):
        inside = evidence.start <= words.tokens[index].start < evidence.end and index not in named
        match = fields.longest(words.stems, index) if inside else None
        if match is not None:
            found[match[1]] = None
        index += match[0] if match is not None else 1
    return tuple(found)


def project(kind: Kind, status: str) -> tuple[PloverType, Underlying | None]:
    """Return the PLOVER type of a kind by status; what is still to come keeps its own type as underlying."""
    if status in ("planned", "hypothetical") and kind.planned is not None:
        return kind.planned, Underlying(type=kind.type, mode=kind.mode)
    return kind.type, None
