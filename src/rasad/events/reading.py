"""One document with its annotations -> events, statements and commitments: the step's single entry."""

from typing import NamedTuple

from msgspec import structs

from rasad.events.coder import CodedEvent, EventCoder
from rasad.events.commitments import find_commitments
from rasad.events.confidence import told, weighed
from rasad.events.coreference import merge_events
from rasad.events.hosts import with_hosts
from rasad.events.interviews import with_answers
from rasad.events.passages import Annotations, read_passages
from rasad.events.plans import with_plans
from rasad.events.statements import StatementReader
from rasad.events.undertakings import UndertakingFinder
from rasad.langpack.grammar import grammar
from rasad.langpack.lexicon import lexicon
from rasad.langpack.pack import LanguagePack
from rasad.langpack.undertakings import undertakings
from rasad.records.document import Document
from rasad.records.report import Commitment, Event, Published, Statement


class Happenings(NamedTuple):
    """What a document tells: events, statements and commitments, each by position."""

    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    commitments: tuple[Commitment, ...]


def read_events(
    document: Document, pack: LanguagePack, annotations: Annotations, *, published: Published
) -> Happenings:
    """Read the events, statements and commitments of a document.

    Args:
        document: the article, with tokens and sentences.
        pack: its language.
        annotations: its mentions, entities, times and figures.
        published: its publication date (EDTF), from which undated events take theirs.
    """
    words, closed = lexicon(pack), grammar(pack)
    passages = read_passages(document, annotations, words, closed)
    statements = StatementReader(annotations.entities, words, closed).read(passages)
    statements = with_answers(statements, passages, annotations.entities, closed)
    coder = EventCoder(annotations.entities, words, closed, published=published, statements=statements)
    read = with_plans(coder.code(passages), annotations.entities)
    coded = tuple(map(_weighed, merge_events(read, annotations.entities)))
    finder = UndertakingFinder(annotations.entities, undertakings(pack), closed, statements)
    commitments = find_commitments(coded, statements, passages, finder, annotations, document.source)
    events = tuple(with_hosts(c.event, c.kind.same, annotations.entities) for c in coded)
    return Happenings(events, statements, commitments)


def _weighed(coded: CodedEvent) -> CodedEvent:
    """Give an event the confidence that the evidence for it is worth."""
    steps = (*coded.event.steps, told(coded.evidence))
    return coded._replace(event=structs.replace(coded.event, confidence=weighed(coded.evidence), steps=steps))
