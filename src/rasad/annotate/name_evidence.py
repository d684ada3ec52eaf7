"""A match and what it may name -> points of evidence: what the lists say, the document, the words around."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from rasad.annotate.gazetteer import Match
from rasad.annotate.words import BREAK, SPACE, Words
from rasad.chars.fold import fold_word
from rasad.knowledge import Knowledge
from rasad.langpack.contexts import NameContexts
from rasad.langpack.names import Alias

NameMatch = Match[Alias]

_COMMAS = frozenset(",\N{ARABIC COMMA}")
_PLACES = frozenset({"states", "places"})
_LISTED, _ESTABLISHED, _SUPPORTED, _AT_HOME = 2, 3, 3, 2  # points
_TWO = 2
ENOUGH = 2  # points that make a name of a match


class Cues(NamedTuple):
    """The words around names that count as evidence.

    `offices` begin titles and `roles` end them, `staff` is anybody's, `given` are names, `servants` first halves of
    names, `counterparts` stand before a nationality.
    """

    contexts: NameContexts
    offices: frozenset[str]
    roles: frozenset[str]
    staff: frozenset[str]
    given: frozenset[str]
    servants: frozenset[str]
    counterparts: frozenset[str]


def _states(matches: list[NameMatch]) -> Iterator[str]:
    """Yield the state of each match that is a state's name or nationality and nothing else."""
    for match in matches:
        states = {alias.entity for alias in match.payloads if alias.file == "states" and not alias.is_common}
        if len(states) == 1:
            yield states.pop()


class Evidence:
    """Weighs what the matches of one document may name. `established`: the entities it names without a doubt."""

    def __init__(
        self,
        words: Words,
        cues: Cues,
        knowledge: Knowledge,
        matches: list[NameMatch],
        established: set[str],
        day: str | None,
    ) -> None:
        self.words = words
        self.cues = cues
        self.knowledge = knowledge
        self.matches = matches
        self.taken = {index for match in matches for index in range(match.first, match.last)}
        sure = [match for match in matches if not all(alias.is_common for alias in match.payloads)]
        self.sure = {index for match in sure for index in range(match.first, match.last)}
        self.states = Counter(_states(matches))
        self.established = established
        known = [entity for name in established if (entity := knowledge.entity(name))]
        self.citizens = Counter(entity.country for entity in known if entity.type == "person" and entity.country)
        self.day = day

    def points(self, match: NameMatch, alias: Alias) -> int:
        """Evidence that a match means this alias: what the list says, the document, the words before."""
        points = _LISTED
        if alias.kind == "short":
            points -= self._is_another_person(match, alias) * _ESTABLISHED
            points -= len({other.entity for other in match.payloads}) > 1
        supported = self._is_supported(match, alias)
        yields = self._yields(match, alias) and not (supported and alias.file == "media")
        points += 2 * ("likely" in alias.flags) - 2 * alias.is_common - alias.is_ambiguous - yields
        points -= 2 * self._is_everyday(match, alias) * (not alias.is_common)
        points += _ESTABLISHED * (alias.entity in self.established)
        points += self._is_seat(match, alias) + self._is_in_office(alias) + _AT_HOME * self._is_at_home(match, alias)
        points += _SUPPORTED * supported
        return points

    def _is_at_home(self, match: NameMatch, alias: Alias) -> bool:
        """Say whether the document speaks of this state, or this body's, and its people more than of its namesakes.

        A doubtful body without listed namesakes needs its state to be spoken of most.
        """
        is_state = alias.file == "states" and alias.kind == "short"
        if not (is_state or alias.file == "organisations"):
            return False
        if len({other.entity for other in match.payloads}) < _TWO:
            body = self.knowledge.entity(alias.entity)
            is_doubtful = alias.is_ambiguous and not is_state and body is not None and bool(self.states)
            return is_doubtful and self.states[(body and body.country) or ""] == max(self.states.values())
        counts = {
            other.entity: self.states[entity.country or ""] + self.citizens[entity.country or ""]
            for other in match.payloads
            if (entity := self.knowledge.entity(other.entity))
        }
        own = counts.pop(alias.entity, 0)
        return own > max(counts.values(), default=0)

    def _yields(self, match: NameMatch, alias: Alias) -> bool:
        """Say whether a single word is also a nationality or a place, which it is likelier to be."""
        if alias.file in _PLACES or match.last - match.first > 1:
            return False
        return any(other.file in _PLACES for other in match.payloads)

    def _is_everyday(self, match: NameMatch, alias: Alias) -> bool:
        """Say whether one word is so common that only the document's own full name makes a name of it."""
        return match.last - match.first == 1 and fold_word(alias.text) in self.cues.contexts.everyday

    def _is_in_office(self, alias: Alias) -> bool:
        """Say whether the person of a doubtful alias held an office on the day."""
        if alias.file != "people" or not (alias.kind == "short" or alias.is_doubtful) or self.day is None:
            return False
        return bool(self.knowledge.terms.offices(alias.entity, self.day))

    def _is_seat(self, match: NameMatch, alias: Alias) -> bool:
        """Say whether a name that a building and a body share means this one: the building where something is in it."""
        if len({other.entity for other in match.payloads}) < 2 or alias.file not in ("places", "organisations"):
            return False
        before = self.words.keys[match.first - 1] if match.first else ""
        return (before in self.cues.contexts.city_before) == (alias.file == "places")

    def _is_another_person(self, match: NameMatch, alias: Alias) -> bool:
        """Say whether a given name stands before a surname, so that the full name is not the listed person's."""
        before, after = match.first - 1, match.last
        if alias.file != "people":
            return False
        kin = self.cues.contexts.kin
        if after < len(self.words) and self.words.joints[after] == SPACE and self.words.keys[after] in kin:
            return True
        if before < 0 or self.words.joints[match.first] != SPACE or before in self.taken:
            return False
        key = self.words.keys[before]
        if key in kin or (before and self.words.keys[before - 1] in self.cues.servants):
            return True
        return key in self.cues.given and key not in self.cues.contexts.person_before

    def _is_supported(self, match: NameMatch, alias: Alias) -> bool:
        """Say whether the words around a doubtful alias make a name of it."""
        everyday = self._is_everyday(match, alias)
        if not (everyday or alias.is_common or alias.is_ambiguous) or (everyday and alias.file in _PLACES):
            return False
        before = self.key_before(match)
        contexts = self.cues.contexts
        if alias.file == "people":
            said = not everyday and (self.is_subject(match) or self._is_headlined(match))
            framed = self._is_behind(match, contexts.person_before) or before in self.cues.staff
            return said or framed or self._speaks(match)
        if alias.kind == "demonym":
            is_role = self._is_behind_title(match) if alias.file == "states" else before in self.cues.roles
            return is_role or before in contexts.person_before or self.follows_counterpart(match)
        if alias.file not in _PLACES:
            is_dateline = alias.file == "media" and self._opens_line(match)
            return is_dateline or self._is_behind(match, contexts.body_before)
        return before in contexts.place_before or before in self.cues.roles or self.is_in_list(match)

    def _is_behind(self, match: NameMatch, table: frozenset[str]) -> bool:
        """Say whether the word before a match is one of some, with particles joined to it or without."""
        before = self.key_before(match)
        return before in table or (
            bool(before) and any(s.cut and s.stem in table for s in self.words.starts[match.first - 1])
        )

    def follows_counterpart(self, match: NameMatch) -> bool:
        """Say whether 'his counterpart' stands right before a match, with particles joined to it or none."""
        return self._is_behind(match, self.cues.counterparts)

    def _is_behind_title(self, match: NameMatch) -> bool:
        """Say whether a word that ends a title stands before a match, and the title's first word with it."""
        last = match.first - 1
        if self.key_before(match) not in self.cues.roles:
            return False
        return not self.cues.offices.isdisjoint(self.words.keys[max(last - 1, 0) : last + 1])

    def _speaks(self, match: NameMatch) -> bool:
        """Say whether a verb of saying of two words or one stands right behind."""
        after = match.last
        if after >= len(self.words) or self.words.joints[after] == BREAK:
            return False
        key = self.words.keys[after]
        pair = key + self.words.keys[after + 1] if after + 1 < len(self.words) else key
        return not {key, pair}.isdisjoint(self.cues.contexts.speech)

    def _is_headlined(self, match: NameMatch) -> bool:
        """Say whether a surname opens a line with a colon behind it, or is joined to another person's name."""
        after = match.last
        if self._opens_line(match):
            return True
        neighbours = [other for other in self.matches if match.first - 2 <= other.last - 1 and other.first <= after + 1]
        people = [other for other in neighbours if other != match and other.payloads[0].file == "people"]
        return bool(people) and self.is_in_list(match)

    def _opens_line(self, match: NameMatch) -> bool:
        """Say whether a name opens a line with a colon behind it, as who says what follows does."""
        words, after = self.words, match.last
        return "\n" in words.gaps[match.first] and after < len(words) and words.gaps[after].lstrip().startswith(":")

    def is_in_list(self, match: NameMatch) -> bool:
        """Say whether a pairing word or a comma joins the name to another listed name."""
        return self.joins(match.first, match.start, match.first - 1) or (
            match.last < len(self.words) and self.joins(match.last, 0, match.last)
        )

    def joins(self, index: int, start: int, neighbour: int) -> bool:
        """Say whether word `index` is joined to what stands before it, and `neighbour` is part of a name."""
        words, pair = self.words, self.cues.contexts.pair
        token = words.tokens[index]
        if words.gaps[index].strip() in _COMMAS:
            return neighbour in self.sure
        if neighbour < index:  # looking back
            if token.key[:1] in pair and start > token.start:
                return neighbour in self.sure
            return words.keys[index - 1] in pair and index - 2 in self.sure
        if token.key[:1] in pair and len(token.key) > 1:
            return neighbour in self.sure
        return token.key in pair and neighbour + 1 in self.sure

    def key_before(self, match: NameMatch) -> str:
        """The key of the word before a match, or "" where a mark lies between."""
        return self.words.keys[match.first - 1] if match.first and self.words.joints[match.first] != BREAK else ""

    def is_subject(self, match: NameMatch) -> bool:
        """Say whether a verb of saying stands right before a name."""
        before, contexts = self.key_before(match), self.cues.contexts
        return before in contexts.speech or (before[:1] in contexts.pair and before[1:] in contexts.speech)
