"""Words around a verb that nothing has read -> whether one of them, and no party further on, is the verb's subject."""

from collections.abc import Mapping, Sequence

from rasad.events.passages import Passage
from rasad.events.speakers import has_unread_topic
from rasad.events.words import COMMAS, VerbGroup, is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.document import Token
from rasad.records.report import Entity

MANNER_REACH = 3  # words of a phrase of manner before its last
SUBJECT_REACH = 12  # words between a verb and its subject: an adverbial phrase


class VerbPlaces:
    """Looks at the words before and behind the verbs of one sentence."""

    def __init__(self, passage: Passage, entities: Mapping[str, Entity], grammar: Grammar) -> None:
        self._passage = passage
        self._entities = entities
        self._grammar = grammar

    def antecedent_noun(self, group: VerbGroup) -> bool:
        """Say whether an unread indefinite noun right before a verb does it: "dangers (that) threaten the country"."""
        index = group.first - 1
        if group.joined or index < 0 or self._grammar.verb_final or self.points_back(group):
            return False
        return self.is_indefinite_noun(index) or has_unread_topic(self._passage, group, self._grammar)

    def is_indefinite_noun(self, index: int) -> bool:
        """Say whether a word may be a noun without the article that nothing has read."""
        token, sense = self._passage.words.tokens[index], self._passage.words.senses[index]
        if token.kind != "word" or sense.has_article or sense.verbs or sense.participles:
            return False
        if token.key in self._grammar.not_heads or sense.forms & self._grammar.not_heads:
            return False
        return not self.is_read(index) and not self._is_of_manner(index)

    def _is_of_manner(self, index: int) -> bool:
        """Say whether a word belongs to a phrase that only links or colours its sentence: "on the other hand"."""
        keys, manners = self._passage.words.keys, self._grammar.manners
        starts = range(max(0, index - MANNER_REACH), index + 1)
        return any(found is not None and n + found[0] > index for n in starts if (found := manners.longest(keys, n)))

    def is_turned(self, first: int, last: int) -> bool:
        """Say whether a joined phrase that links clauses stands among some tokens: "and for its part"."""
        words, links = self._passage.words, self._grammar.coordinators
        return any(
            words.tokens[n].key[:1] in links and self._grammar.manners.longest(words.keys, n) is not None
            for n in range(first, last)
        )

    def points_back(self, group: VerbGroup) -> bool:
        """Say whether a bound pronoun shows the noun before a verb to be no subject: "a visit in which he met"."""
        tokens = self._passage.words.tokens
        behind = tokens[group.last].key if group.last < len(tokens) else ""
        return group.enclitic or behind in self._grammar.resumptives or behind in self._grammar.bound

    def follows_relative(self, group: VerbGroup) -> bool:
        """Say whether a verb stands right behind a relative pronoun, whose noun does what it says."""
        words = self._passage.words
        first, particles = group.first - 1, (self._grammar.before_verb, self._grammar.negators)
        while first > 0 and any(words.tokens[first].key in keys for keys in particles):
            first -= 1
        return first >= 0 and not words.keys[first].isdisjoint(self._grammar.relatives)

    def has_pronoun(self, group: VerbGroup) -> bool:
        """Say whether a complementizer with a bound pronoun ("that she") stands right before a verb: its subject."""
        tokens, keys, before = self._passage.words.tokens, self._grammar.complementizers, group.first - 1
        if before > 0 and tokens[before].key in self._grammar.negators:
            before -= 1
        if before < 0 or tokens[before].key not in keys:
            return False
        readings = self._passage.words.senses[before].readings
        return any(reading.enclitic and reading.stem in keys for reading in readings)

    def is_read(self, index: int) -> bool:
        """Say whether a word belongs to a party, a place or a time."""
        start = self._passage.words.tokens[index].start
        if any(time.start <= start < time.end for time in self._passage.times):
            return True
        return any(unit.first <= index < unit.last for unit in self._passage.units)

    def is_followed_by_noun(self, group: VerbGroup) -> bool:
        """Say whether an unread noun without a preposition stands right behind a verb."""
        last = group.last
        tokens = self._passage.words.tokens
        return last < len(tokens) and not is_mark(tokens[last]) and not self.is_read(last) and self.is_noun_unread(last)

    def is_noun_unread(self, index: int) -> bool:
        """Say whether a word may be a noun without a preposition."""
        words = self._passage.words
        joined = any(reading.preposition and not reading.article for reading in words.senses[index].readings)
        is_marked = any(first == index for first, _, _ in words.markers)
        return not is_marked and not joined and words.tokens[index].key not in self._grammar.not_heads

    def is_set_off(self, index: int) -> bool:
        """Say whether a comma parts a word from the next party: "David, an official, (called on) the president"."""
        unit = next((unit for unit in self._passage.units if unit.first > index and unit.marker is None), None)
        last = unit.first if unit else index
        last = min(last, index + SUBJECT_REACH)
        return any(token.text in COMMAS for token in self._passage.words.tokens[index:last])

    def is_somebody_unread(self, index: int) -> bool:
        """Say whether a word behind a verb, definite or counted, is a subject that nothing reads.

        A person's name right behind it stands in apposition; whom appeals are made to is an object; and "each of" only
        begins a list of those who do it.
        """
        words = self._passage.words
        token, sense = words.tokens[index], words.senses[index]
        if token.key in self._grammar.not_heads or words.stems[index] & self._grammar.addressees:
            return False
        is_definite = sense.has_article and not any(r.preposition for r in sense.readings if r.article)
        pair = _keys(words.tokens[index : index + 2])
        if pair in self._grammar.each:
            return False
        counts = token.kind == "number" or pair in self._grammar.quantifiers
        if is_definite or counts:
            return not self.is_named_behind(index)
        if self._is_nominative(index):
            return True
        joined = index > 0 and any(group.joined and group.last == index for group in words.groups)
        return not joined and self.is_noun_unread(index) and self.is_set_off(index)

    def _is_nominative(self, index: int) -> bool:
        """Say whether the ending of a word shows it to be a subject: "lawmakers (pledged)"."""
        token, sense = self._passage.words.tokens[index], self._passage.words.senses[index]
        finals = self._grammar.nominative_finals
        return bool(finals) and token.key.endswith(finals) and not sense.verbs and self.is_noun_unread(index)

    def is_named_behind(self, index: int) -> bool:
        """Say whether a person's name or title follows a word without a comma between: "the ambassador Raja".

        A noun without the article right before the name owns it instead: "the council (condemned) Raja's words".
        """
        words = self._passage.words
        unit = next((unit for unit in self._passage.units if unit.first > index and unit.kind != "demonym"), None)
        if unit is None or words.word_count(index, unit.first) > SUBJECT_REACH:
            return False
        before = unit.first - 1
        if before > index and not (words.senses[before].has_article or self.is_read(before)):
            return False
        is_person = any(self._entities[e].type == "person" for e in unit.entities if e in self._entities)
        return is_person and not any(is_mark(between) for between in words.tokens[index : unit.first])


def opens_sentence(passage: Passage, group: VerbGroup, grammar: Grammar) -> bool:
    """Say whether a verb begins its sentence, alone or behind a word that only links it: "as (he) also thanked"."""
    return all(token.key in grammar.as_words for token in passage.words.tokens[: group.first])


def _keys(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.key for token in tokens)
