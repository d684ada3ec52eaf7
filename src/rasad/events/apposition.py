"""A noun that says what somebody is -> the person whose name stands behind it, in apposition to the subject."""

from collections.abc import Mapping, Sequence

from rasad.events.passages import Passage
from rasad.events.phrases import is_noun, is_speaker_noun, is_time, phrase_at
from rasad.events.units import Unit
from rasad.events.words import COMMAS, QUOTES, is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity

FULL_NAME = 2  # tokens of a name that is told from an owner's by its length
BODY = "body"  # the kind of words that point back to a body, not to a person


class AppositionFinder:
    """Finds the names behind the nouns of one document that say what a speaker is."""

    def __init__(self, entities: Mapping[str, Entity], grammar: Grammar) -> None:
        self._entities = entities
        self._grammar = grammar

    def is_person(self, unit: Unit) -> bool:
        """Say whether a unit means a person, or the head of the body that it names."""
        return any(self._entities[e].type == "person" for e in unit.voices if e in self._entities)

    def is_courtesy(self, passage: Passage, index: int) -> bool:
        """Say whether a token is a word of respect."""
        return not passage.words.senses[index].forms.isdisjoint(self._grammar.courtesies)

    def named(self, passage: Passage, head: int, stop: int, parties: Sequence[Unit]) -> Unit | None:
        """Return the person whose name follows the words that say what he is, up to token `stop`; None if none does."""
        return (
            self._apposed(passage, head, stop, parties)
            or self._behind_title(passage, head, stop, parties)
            or self._set_off(passage, head, stop, parties)
        )

    def _apposed(self, passage: Passage, head: int, stop: int, parties: Sequence[Unit]) -> Unit | None:
        """Return the person whose name stands behind the words that say what he is.

        The name right behind a noun without the article is its owner: an adviser of Obama is not Obama.
        """
        tokens = passage.words.tokens
        for unit in parties:
            if not self.is_person(unit):
                continue
            if unit.first == head + 1 and not passage.words.senses[head].has_article:
                continue
            if self._is_led_to(passage, head, unit):
                return unit
            end = phrase_at(passage, head, stop, self._grammar).last
            while end < unit.first and (is_mark(tokens[end]) or tokens[end].key in self._grammar.courtesies):
                end += 1
            if unit.first <= end and any(self._is_end(passage, index) for index in range(head, unit.first)):
                return unit
        return None

    def _is_end(self, passage: Passage, index: int) -> bool:
        """Say whether a word can end a title; where none does, the name behind owns it: "an official of A's team"."""
        is_left = is_mark(passage.words.tokens[index]) or self.is_courtesy(passage, index)
        return is_left or self._is_closed(passage, index)

    def _is_led_to(self, passage: Passage, head: int, unit: Unit) -> bool:
        """Say whether a word of respect ends a title without any mark: "the deputy for X in Y, ambassador B"."""
        is_led = self.is_courtesy(passage, unit.first - 1) or self.is_courtesy(passage, unit.first)
        return is_led and not any(is_mark(token) for token in passage.words.tokens[head : unit.first])

    def _behind_title(self, passage: Passage, head: int, stop: int, parties: Sequence[Unit]) -> Unit | None:
        """Return the person whose full name ends a title with a preposition in it: "the head of the mission in X, B".

        The word before the name must close its own phrase, else the name is its owner's: "of B's government".
        """
        person = next((unit for unit in parties if unit.first > head and self.is_person(unit)), None)
        if person is None or person.kind != "name" or person.last - person.first < FULL_NAME:
            return None
        between = range(head + 1, person.first)
        if any(self._parts(passage, index) for index in between) or not self._is_closed(passage, person.first - 1):
            return None
        goes_on = person.last < stop and is_noun(passage, person.last, self._grammar)
        return None if goes_on else person

    def _parts(self, passage: Passage, index: int) -> bool:
        """Say whether a token between a title and a name shows that the name is somebody else's."""
        token = passage.words.tokens[index]
        if is_mark(token):
            return token.text not in QUOTES
        if is_time(passage, index) or token.key in self._grammar.adverbs:
            return True
        if any(group.first <= index < group.last for group in passage.words.groups):
            return True
        is_governed = any(at + length == index for at, length, _ in passage.words.markers)
        is_other = passage.words.senses[index].has_article and is_speaker_noun(passage, index, self._grammar)
        return is_other and not is_governed and self._grammar.backward_speakers.get(token.key) != BODY

    def _is_closed(self, passage: Passage, index: int) -> bool:
        """Say whether a word can have no owner behind it: it has the article, closes a quotation, or ends a name."""
        is_name = any(unit.last == index + 1 for unit in passage.units)
        return is_name or passage.words.senses[index].has_article or passage.words.tokens[index].text in QUOTES

    def _set_off(self, passage: Passage, head: int, stop: int, parties: Sequence[Unit]) -> Unit | None:
        """Return the person whose name stands behind the first comma after the words that say what he is."""
        tokens = passage.words.tokens
        comma = next((index for index in range(head + 1, stop) if tokens[index].text in COMMAS), None)
        if comma is None or not passage.words.stems[head].isdisjoint(self._grammar.texts):
            return None
        if any(unit.first < comma for unit in parties):
            return None
        name = comma + 1
        while name < stop and self.is_courtesy(passage, name):
            name += 1
        unit = next((unit for unit in parties if unit.first <= name < unit.last and self.is_person(unit)), None)
        goes_on = unit is not None and unit.last < stop and is_noun(passage, unit.last, self._grammar)
        return None if goes_on else unit
