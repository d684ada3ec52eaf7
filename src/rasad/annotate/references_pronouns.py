"""Pronouns, free and bound -> whom they mean: the one who acts or speaks where they stand, or nobody."""

from rasad.annotate.clitics import LOOKALIKES
from rasad.annotate.discourse import Discourse
from rasad.annotate.entities import Entities
from rasad.annotate.gazetteer import Match
from rasad.annotate.words import BREAK, Words
from rasad.langpack.references import Reference, ReferenceTable

_SAYING_WINDOW = 5  # words from a verb of saying, its subject between, to the clause


class Pronouns:
    """Resolves the pronouns of one document, each when the text before it has been taken up."""

    def __init__(self, words: Words, discourse: Discourse, entities: Entities, table: ReferenceTable) -> None:
        self.words = words
        self.discourse = discourse
        self.entities = entities
        self.table = table

    def free(self, match: Match[Reference], reference: Reference) -> tuple[str, ...]:
        """Return whom a pronoun of its own means; empty where the text does not tell."""
        if reference.refers == "two":
            return self._each_other(match.first)
        spoken = reference.refers == "speaker"
        person = self.discourse.recent_topic(match.first, bound=False) if spoken else self._person(match.first)
        return (person,) if person else ()

    def _person(self, index: int) -> str | None:
        """The subject of the sentence so far, else the one that the passage is about."""
        if self.discourse.subject_sentence == self.words.sentences[index]:
            return self.discourse.subject
        return self.discourse.recent_topic(index, bound=False)

    def _each_other(self, index: int) -> tuple[str, ...]:
        """The first several of the sentence, people before states; else two people named in it."""
        several = [
            found for found in self.discourse.in_sentence(self.words.sentences[index]) if len(found.entities) > 1
        ]
        people = [found for found in several if all(map(self.discourse.is_person, found.entities))]
        if people or several:
            return (people or several)[0].entities
        return self.discourse.two_people(index)

    def bound(self, match: Match[Reference], reference: Reference) -> tuple[str, ...]:
        """Return whom a pronoun bound to a word means; empty where the text does not tell."""
        if self.words.source[match.end - 1] in LOOKALIKES or self._is_impersonal(match, reference):
            return ()
        entities: tuple[str, ...] = ()
        topic = self.discourse.recent_topic(match.first)
        if reference.refers == "person":
            entities = (self._sayer(match.first) if reference.clause else ()) or ((topic,) if topic else ())
        elif reference.refers == "two":
            entities = self._two(match.first)
        elif reference.refers == "state" and topic:
            state = self.entities.state_of(topic)
            entities = (state,) if state else ()
        elif reference.refers == "sayer":
            entities = self._sayer(match.first)
        elif reference.refers == "owner":
            entities = self._owner(match.first)
        return entities

    def _sayer(self, index: int) -> tuple[str, ...]:
        """The subject of the verb of saying before a pronoun, where the two agree; or none."""
        said = self.discourse.sayer(index, self.table.feminine)
        if said is None:
            return ()
        entity, feminine = said
        word = self.words.keys[index]
        return (entity,) if feminine == word.endswith(self.table.feminine_pronoun) else ()

    def _is_impersonal(self, match: Match[Reference], reference: Reference) -> bool:
        """Say whether a pronoun before a clause is 'it': by the word behind, or where nobody speaks before it."""
        if not reference.clause:
            return False
        if match.first and self.words.keys[match.first - 1] in self.table.impersonal:
            return True
        if self.discourse.sayer(match.first, self.table.feminine) and not self._is_expletive(match.last):
            return False
        return self._is_expletive(match.last) or not self.discourse.is_saying(match.first, _SAYING_WINDOW)

    def _is_expletive(self, index: int) -> bool:
        if index >= len(self.words) or self.words.joints[index] == BREAK:
            return True
        return self.words.keys[index] in self.table.expletive

    def _two(self, index: int) -> tuple[str, ...]:
        """The last several of the sentence so far, else two people of it."""
        for found in reversed(self.discourse.in_sentence(self.words.sentences[index])):
            if len(found.entities) > 1:
                return found.entities
        return self.discourse.two_people(index)

    def _owner(self, index: int) -> tuple[str, ...]:
        """The state that acts in the sentence: the last one before that no preposition governs."""
        for found in reversed(self.discourse.in_sentence(self.words.sentences[index])):
            if self.discourse.is_actor(found):
                return found.entities
        return ()
