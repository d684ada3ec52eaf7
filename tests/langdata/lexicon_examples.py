"""Runs the sentence of a lexicon entry through the whole coder with the whole pack loaded."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rasad.annotate.figures import find_figures
from rasad.annotate.mentions import annotate_mentions
from rasad.annotate.times import find_times
from rasad.config import data_folder
from rasad.events.coder import EventCoder
from rasad.events.coreference import merge_events
from rasad.events.passages import Annotations, read_passages
from rasad.events.reading import Happenings, read_events
from rasad.events.statements import StatementReader
from rasad.events.undertakings import Found, UndertakingFinder
from rasad.knowledge import load_knowledge
from rasad.langpack.grammar import grammar
from rasad.langpack.lexicon import lexicon
from rasad.langpack.pack import load_pack
from rasad.langpack.undertakings import undertakings
from rasad.records.document import Document
from rasad.records.report import Mention, Published
from rasad.text.documents import line_document

DAY = "2021-06-29"


class Entry(NamedTuple):
    """One entry of a lexicon file: its language, file and table."""

    language: str
    path: Path
    table: dict[str, Any]


def entries(pattern: str, name: str) -> Iterator[Entry]:
    for folder in sorted((data_folder() / "lang").glob("[a-z]*")):
        for path in sorted(folder.glob(pattern)):
            for table in tomllib.loads(path.read_text(encoding="utf-8")).get(name, []):
                yield Entry(folder.name, path, table)


def examples(of: list[Entry], table: str) -> list[tuple[Entry, dict[str, Any]]]:
    """Return each entry with each of its examples, or of its counterexamples."""
    return [(entry, example) for entry in of for example in entry.table.get(table, [])]


def entry_id(value: object) -> str:
    """Return what a test of an entry is called by."""
    return value.table["id"] if isinstance(value, Entry) else ""


def annotated(sentence: str, language: str) -> tuple[Document, Annotations]:
    document = line_document(sentence, language=language)
    pack, knowledge = load_pack(language), load_knowledge()
    mentions = annotate_mentions(document, pack, knowledge, day=DAY)
    entities = dict(mentions.entities)
    for entity in mentions.entities.values():
        if entity.country and knowledge.entity(entity.country):
            entities.setdefault(entity.country, knowledge.entities[entity.country])
    times, figures = find_times(document, pack, reference=DAY), find_figures(document, pack)
    return document, Annotations(mentions.mentions, entities, times, figures)


def code(sentence: str, language: str) -> tuple[Happenings, tuple[Mention, ...]]:
    document, annotations = annotated(sentence, language)
    published = Published(edtf=DAY, basis="given")
    return read_events(document, load_pack(language), annotations, published=published), annotations.mentions


def undertaken(sentence: str, language: str) -> tuple[Found, ...]:
    """Return the words of undertaking in a sentence, also where an event tells the same."""
    document, annotations = annotated(sentence, language)
    pack = load_pack(language)
    words, closed = lexicon(pack), grammar(pack)
    passages = read_passages(document, annotations, words, closed)
    statements = StatementReader(annotations.entities, words, closed).read(passages)
    published = Published(edtf=DAY, basis="given")
    coder = EventCoder(annotations.entities, words, closed, published=published, statements=statements)
    coded = merge_events(coder.code(passages), annotations.entities)
    finder = UndertakingFinder(annotations.entities, undertakings(pack), closed, statements)
    return finder.find(passages, coded)
