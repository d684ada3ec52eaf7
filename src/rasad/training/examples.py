"""Texts -> sequences of features and labels, with known names hidden so that the model must find them by context.

What rasad knows for certain makes the labels: names of the knowledge base and names in firm frames. Of each text
several variants are made; in each, some of its people, bodies and places are hidden, and some of the hidden ones bear
another listed name, so that the model learns contexts and the make of names rather than names.
"""

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

import regex

from rasad.annotate.entities import Entities
from rasad.annotate.found import Found
from rasad.annotate.mentions import Named, find_named
from rasad.annotate.name_features import Forgotten, name_features
from rasad.annotate.name_model import BEGINS, GOES_ON, NO_NAME, name_marks
from rasad.annotate.words import Words
from rasad.knowledge import Knowledge
from rasad.langpack.names import name_table
from rasad.langpack.pack import LanguagePack
from rasad.records.document import Document
from rasad.text.documents import line_document, make_document
from rasad.text.segments import segment_page
from rasad.training.conll import LABEL_OF_TYPE, Labelled

Sequence = tuple[list[list[str]], list[str]]

_HIDDEN = 0.6  # of the known names, in each variant
_RENAMED = 0.6  # of the hidden ones; of those that a person labelled, as much less
_RENAMED_LABELLED = 0.36
_BARE = 0.7  # of the words of hidden names, whose place on the lists is forgotten
_RARE = 0.25  # of the other words, which count as none of the everyday ones: the lists of these are never full
_SURNAME = 0.35  # of the people in rasad's own sentences, named by the last word alone
_SLOT = regex.compile(r"\{(person|organisation|place)(?::([^}]+))?\}")
_LABEL_OF_SLOT = {"person": "P", "organisation": "O", "place": "L"}


class _Name(NamedTuple):
    """A name of a text; `entity` is empty where a person labelled it, `is_body` where only a frame found it."""

    start: int
    end: int
    label: str
    entity: str
    is_body: bool = False


class _Hidden(NamedTuple):
    """A hidden name of a variant; `is_real` where it is one that no list has."""

    start: int
    end: int
    label: str
    is_real: bool


class ExampleMaker:
    """Makes training examples in one language. The same seed and texts in the same order give the same examples."""

    def __init__(self, pack: LanguagePack, knowledge: Knowledge, seed: int) -> None:
        self._pack = pack
        self._knowledge = knowledge
        self._random = random.Random(seed)
        self._features = pack.compiled(name_features)
        self._listed = self._names_to_bear()

    def _names_to_bear(self) -> dict[str, list[str]]:
        """Listed names by label: full ones of people, all ones of bodies and places."""
        listed: dict[str, list[str]] = {"P": [], "O": [], "L": []}
        for alias in self._pack.compiled(name_table).aliases.payloads:
            entity = self._knowledge.entity(alias.entity)
            label = LABEL_OF_TYPE.get(entity.type, "") if entity else ""
            is_full = alias.kind == "name" or (label == "O" and alias.kind == "short")
            if label and is_full and (label != "P" or " " in alias.text):
                listed[label].append(alias.text)
        return listed

    def of_article(self, text: str, labels: tuple[Labelled, ...], variants: int) -> Iterator[Sequence]:
        """Yield the sequences of an article's variants; `labels` are names that a person gave."""
        names = self._names_of(text, labels, self._article)
        for _ in range(variants):
            yield from self._variant(text, names, self._article)

    def of_sentence(self, text: str, variants: int) -> Iterator[Sequence]:
        """Yield the sequences of the variants of one sentence."""
        names = self._names_of(text, (), self._line)
        for _ in range(variants):
            yield from self._variant(text, names, self._line)

    def of_labelled(self, text: str, labels: tuple[Labelled, ...]) -> Iterator[Sequence]:
        """Yield the sequences of a sentence of which all names are labelled, with all of them hidden."""
        yield from self._example(self._line(text), [_Hidden(*label, False) for label in labels])

    def of_template(self, template: str) -> Iterator[Sequence]:
        """Yield the sequences of a sentence with slots: {person} takes a listed name, {person:X} is X."""
        text, hidden, end = "", [], 0
        for slot in _SLOT.finditer(template):
            label = _LABEL_OF_SLOT[slot.group(1)]
            name = slot.group(2) or self._random.choice(self._listed[label])
            if label == "P" and self._random.random() < _SURNAME:
                name = name.split()[-1]
            text += template[end : slot.start()] + name
            hidden.append(_Hidden(len(text) - len(name), len(text), label, False))
            end = slot.end()
        yield from self._example(self._line(text + template[end:]), hidden)

    def of_test(self, text: str, labels: tuple[Labelled, ...]) -> Iterator[Sequence]:
        """Yield the sequences of an article as it stands: known names shown, what a person labelled to be found."""
        names = self._names_of(text, labels, self._article)
        hidden = [_Hidden(name.start, name.end, name.label, True) for name in names if not name.entity]
        yield from self._example(self._article(text), hidden, is_test=True)

    # -- one text --

    def _article(self, text: str) -> Document:
        segments = segment_page(text, language=self._pack.code)
        return make_document(text, segments, part=0, language=self._pack.code)

    def _line(self, text: str) -> Document:
        return line_document(text, language=self._pack.code)

    def _read(self, document: Document) -> tuple[Named, Entities]:
        entities = Entities(self._knowledge)
        return find_named(document, self._pack, self._knowledge, entities), entities

    def _names_of(self, text: str, labels: tuple[Labelled, ...], document: Callable[[str], Document]) -> list[_Name]:
        """The names of a text that may be hidden; a label goes before what it crosses, a longer name before a label."""
        named, entities = self._read(document(text))
        bodies = set(named.bodies)
        found = [
            _Name(item.start, item.end, label, item.entities[0], item in bodies)
            for item in named.names
            if (label := _label(item, entities))
        ]
        own = [_Name(*label, "") for label in labels]
        own = [name for name in own if not any(_holds(other, name) for other in found)]
        found = [name for name in found if not any(name.start < o.end and o.start < name.end for o in own)]
        return sorted([*own, *found])

    def _variant(self, text: str, names: list[_Name], document: Callable[[str], Document]) -> Iterator[Sequence]:
        known = sorted({name.entity for name in names if name.entity})
        hidden = {entity for entity in known if self._random.random() < _HIDDEN}
        borne: dict[tuple[str, str], str | None] = {}
        written, spans, end = "", [], 0
        for name in names:
            if name.start < end or (name.entity and name.entity not in hidden):
                continue
            own = text[name.start : name.end]
            other = self._other_name(name, own, borne)
            written += text[end : name.start] + (other or own)
            is_real = not name.entity and not other
            spans.append(_Hidden(len(written) - len(other or own), len(written), name.label, is_real))
            end = name.end
        yield from self._example(document(written + text[end:]), spans)

    def _other_name(self, name: _Name, own: str, borne: dict[tuple[str, str], str | None]) -> str | None:
        """The name that a hidden person or place bears in a variant, the same throughout; None for the own."""
        if name.label == "O" or name.is_body:
            return None
        key = (name.entity, "" if name.entity else own)
        if key not in borne:
            share = _RENAMED if name.entity else _RENAMED_LABELLED
            is_renamed = self._random.random() < share
            borne[key] = self._random.choice(self._listed[name.label]) if is_renamed else None
        other = borne[key]
        return other.split()[-1] if other and name.label == "P" and " " not in own else other

    def _example(self, document: Document, hidden: list[_Hidden], *, is_test: bool = False) -> Iterator[Sequence]:
        """The sequences of a text in which some names are hidden."""
        named, entities = self._read(document)
        words = named.words
        shown = [item for item in named.names if not any(item.start < h.end and h.start < item.end for h in hidden)]
        marks = name_marks(shown, named.titles, entities)
        labels, bare = [NO_NAME] * len(words), set()
        rare = {index for index in range(len(words)) if self._random.random() < _RARE and index not in marks}
        for name in hidden:
            for position, index in enumerate(_words_in(words, name)):
                labels[index] = (GOES_ON if position else BEGINS) + name.label
                marks.pop(index, None)
                if not name.is_real and self._random.random() < _BARE:
                    bare.add(index)
        rare = set() if is_test else {index for index in rare if labels[index] == NO_NAME}
        forgotten = Forgotten(bare, rare)
        for first, last in self._features.stretches(words, marks, forgotten):
            yield self._features.of(words, marks, first, last, forgotten), labels[first:last]


def _label(item: Found, entities: Entities) -> str:
    if item.kind != "name" or item.metonym:
        return ""
    return LABEL_OF_TYPE.get(entities.type_of(item.entities[0]) or "", "")


def _holds(other: _Name, name: _Name) -> bool:
    """Say whether a name of the same type reaches beyond a label."""
    inside = other.start <= name.start and name.end <= other.end
    return inside and other.label == name.label and other[:2] != name[:2]


def _words_in(words: Words, name: _Hidden) -> list[int]:
    return [i for i, token in enumerate(words.tokens) if token.end > name.start and token.start < name.end]
