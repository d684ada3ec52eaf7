"""The topic of a verb-final clause -> who speaks: the party that opens it, the last speaker, or somebody unnamed."""

from collections.abc import Mapping, Sequence

from rasad.events.bearers import Bearers, title_at
from rasad.events.contents import Content
from rasad.events.cues import CueHit
from rasad.events.leads import UNTOLD
from rasad.events.passages import Passage
from rasad.events.phrases import is_speaker_noun, is_time, marker_end, unit_at
from rasad.events.speakers import (
    NOBODY,
    UNKNOWN,
    UNNAMED,
    Floor,
    Subject,
    chain_of,
    is_owner_of_noun,
    unmarked_parties,
)
from rasad.events.units import Unit, is_party
from rasad.events.words import COMMAS, QUOTES, is_mark
from rasad.langpack.frames import Cue
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity

LOST = "a word that points back to nobody who is known"
BACK = "a word that points back to the last speaker"
LEFT_OUT = "subject left out: the last speaker"
SET_OFF_REACH = 14  # tokens of a phrase with a preposition that opens a clause, up to its comma
PHRASE_REACH = 12  # words of a noun phrase that says what a speaker is, before his name or a preposition


class TopicReader:
    """Reads the topics of the clauses of one document."""

    def __init__(self, entities: Mapping[str, Entity], grammar: Grammar, bearers: Bearers) -> None:
        self._entities = entities
        self._grammar = grammar
        self._bearers = bearers

    def find(self, passage: Passage, hit: CueHit, content: Content | None, floor: Floor) -> tuple[Subject, str]:
        """Return who says what a verb at the end of its clause tells, and how that was found.

        A person speaks alone where the verb is in the singular: "X, head of the friendship group of A and B, said".
        """
        subject, how = self._find(passage, hit, content, floor)
        units = subject.units
        if len(units) > 1 and self._is_person(units[0]) and not self._is_person(units[-1]):
            subject = subject if self._is_several(passage, hit) else subject._replace(units=units[:1])
        return subject, how

    def _find(self, passage: Passage, hit: CueHit, content: Content | None, floor: Floor) -> tuple[Subject, str]:
        first, _ = passage.words.clause_range(hit.first)
        is_inner = passage.words.tokens[first].key in self._grammar.complementizers
        first += is_inner
        last = hit.first
        if content is not None and content.last <= hit.first:
            last = content.first
        found = self.topic(passage, first, last, floor, "subject of the clause")
        is_said = content is not None and (content.is_proved or content.first >= hit.last)
        if found is not None and found[0].is_unnamed and not is_said:
            return UNKNOWN, found[1]
        found = found or self._before_aside(passage, first, hit, floor)
        if found is None and self._is_unread(passage, first, last):
            return UNKNOWN, "a speaker that nothing identifies"
        if found is None and is_inner:
            return self._antecedent(passage, first - 1, floor)
        if found is None and first:
            found = self.topic(passage, 0, first, floor, "subject of an earlier clause")
        if found is None and ((first and self._is_unread(passage, 0, first)) or passage.words.senses[0].openings):
            return UNKNOWN, "a speaker that nothing identifies"
        if found is None and self._is_several(passage, hit) and len(floor.last or ()) == 1 and self._is_one(floor):
            return UNKNOWN, "several speakers whom nothing identifies"
        return found or (NOBODY, LEFT_OUT)

    def _before_aside(self, passage: Passage, first: int, hit: CueHit, floor: Floor) -> tuple[Subject, str] | None:
        """Return the topic before "with a reference to" where a word like a verb in it cuts the clause of a cue."""
        words = passage.words
        asides = [at for at in range(first) if any(cue.aside for _, cue in self._openings(passage, at))]
        inner = [group for group in words.groups if asides and asides[-1] < group.first < hit.first]
        if len(inner) != 1 or inner[0].first >= first:
            return None
        behind = words.tokens[inner[0].last]
        if is_mark(behind) or behind.key in self._grammar.complementizers:
            return None
        return self.topic(passage, words.clause_range(asides[-1])[0], asides[-1], floor, "subject of the clause")

    def _openings(self, passage: Passage, index: int) -> Sequence[tuple[int, Cue]]:
        return passage.words.senses[index].openings.found(passage.words.stems, index)

    def _antecedent(self, passage: Passage, first: int, floor: Floor) -> tuple[Subject, str]:
        """Return whom a relative clause speaks of: the party right before it, or the pronoun there."""
        index = first - 1
        while index >= 0 and is_mark(passage.words.tokens[index]):
            index -= 1
        if index >= 0 and passage.words.tokens[index].key in self._grammar.backward_speakers:
            return _back(floor, is_fit=self._is_one(floor))
        unit = unit_at(passage, index) if index >= 0 else None
        is_known = unit is not None and is_party(unit, self._entities) and unit.kind != "demonym"
        how = "noun that a relative clause speaks of"
        return (Subject((unit,), False), how) if unit is not None and is_known else (UNKNOWN, how)

    def _is_unread(self, passage: Passage, first: int, last: int) -> bool:
        """Say whether a stretch begins with a noun phrase that no unit covers: a speaker whom nothing identifies."""
        head = self._opening(passage, first, last)
        if head is None:
            return False
        token = passage.words.tokens[head]
        is_verb = any(group.first <= head < group.last for group in passage.words.groups)
        return token.kind == "word" and not is_verb

    def _is_several(self, passage: Passage, hit: CueHit) -> bool:
        endings = self._grammar.plural_endings
        last = hit.last if hit.group is None else hit.group.last
        return bool(endings) and passage.words.tokens[last - 1].key.endswith(endings)

    def _is_one(self, floor: Floor) -> bool:
        """Say whether the last speakers are persons or without a name, rather than bodies or states."""
        types = {self._entities[entity].type for entity in floor.last or () if entity in self._entities}
        return types <= {"person", "office", "group"}

    def _is_body(self, floor: Floor) -> bool:
        """Say whether the last speakers are bodies or without a name: "this newspaper" is no person."""
        types = {self._entities[entity].type for entity in floor.last or () if entity in self._entities}
        return not types & {"person", "office", "state"}

    def topic(self, passage: Passage, first: int, last: int, floor: Floor, how: str) -> tuple[Subject, str] | None:
        """Return the topic of the tokens `[first, last)`, the last speaker if it points back, None if there is none."""
        parties = unmarked_parties(passage.units, first, last, self._entities)
        head = self._opening(passage, first, last)
        if head is not None and unit_at(passage, head) is None:
            found = self._unread(passage, head, last, parties, floor)
            if found is not None:
                return found
        own_country = self._grammar.own_country
        parties = [
            unit for unit in parties if passage.words.tokens[unit.first].key not in own_country or not unit.first
        ]
        free = [unit for unit in parties if not self._is_owner(passage, unit)]
        starts = {unit: first if head is None or unit.first < head else head for unit in free}
        unit = next((unit for unit in free if not self._is_governed(passage, starts[unit], unit)), None)
        if unit is None:
            return None
        if unit.kind == "pronoun" and floor.newcomer and unit.entities == floor.newcomer:
            return Subject((unit,), False), "whom the pronoun means"
        if unit.kind == "pronoun" and (floor.last is not None or floor.is_lost):
            known = _back(floor, is_fit=not floor.is_lost and self._is_one(floor))
            has_spoken = len(unit.entities) == 1 and unit.entities[0] in floor.persons
            return (Subject((unit,), False), "whom the pronoun means") if known[0] is UNKNOWN and has_spoken else known
        if floor.heads(unit, self._entities):
            return Subject((), False, carried=(floor.person or "",)), "whom the headline names"
        return Subject(tuple(u for u in chain_of(passage.units, unit) if u.first >= unit.first), False), how

    def _opening(self, passage: Passage, first: int, last: int) -> int | None:
        """Return the first token of the noun phrase that opens a clause, or None if a preposition does."""
        index = first
        while index < last:
            token = passage.words.tokens[index]
            source = self._source_end(passage, index, last)
            if source is not None:
                index = source
                continue
            passed = self._grammar.manners.longest(passage.words.keys, index)
            if passed is None and index == first:
                passed = self._grammar.contrasts.longest(passage.words.keys, index)
            if passed is not None:
                index += passed[0]
            elif is_mark(token) or is_time(passage, index) or self._is_passed_over(token.key):
                index += 1
            elif marker_end(passage, index) is not None and unit_at(passage, index) is None:
                behind = self._behind_comma(passage, index, last)
                if behind is None:
                    return None
                index = behind
            else:
                return index
        return None

    def _source_end(self, passage: Passage, index: int, last: int) -> int | None:
        """Return the token behind the outlet of "according to B (somebody said)": no comma tells where it ends."""
        behind = max((index + n for n, cue in self._openings(passage, index) if not cue.aside), default=last)
        unit = unit_at(passage, behind) if behind < last else None
        return unit.last if unit is not None and unit.first == behind else None

    def _behind_comma(self, passage: Passage, index: int, last: int) -> int | None:
        """Return the token behind a phrase that a comma sets off from the clause ("in a meeting with B, ...")."""
        for at in range(index, min(last, index + SET_OFF_REACH)):
            if passage.words.tokens[at].text in COMMAS:
                return at + 1 if at + 1 < last else None
        return None

    def _is_passed_over(self, key: str) -> bool:
        grammar = self._grammar
        if key in grammar.indefinites or key in grammar.backward_speakers:
            return False
        return key in grammar.skips or key in grammar.coordinators or key in grammar.courtesies

    def _unread(
        self, passage: Passage, head: int, last: int, parties: Sequence[Unit], floor: Floor
    ) -> tuple[Subject, str] | None:
        """Read a topic that is no known party: a word that points back, or a noun for somebody who speaks."""
        tokens, grammar = passage.words.tokens, self._grammar
        person = self._bearers.surnames.get(tokens[head].key)
        if person is not None:
            return Subject((), False, carried=(person,)), "surname of a person named before"
        points_back = tokens[head].key in grammar.demonstratives
        if tokens[head].key in grammar.backward_speakers:
            return _back(floor, is_fit=self._is_one(floor))
        leads = points_back or tokens[head].key in grammar.indefinites
        noun = head + 1 if leads or tokens[head].key.endswith(grammar.superlative_endings) else head
        if noun >= last or not is_speaker_noun(passage, noun, grammar):
            return None
        if points_back:
            is_person = tokens[noun].key in grammar.person_nouns
            return _back(floor, is_fit=self._is_one(floor) if is_person else self._is_body(floor))
        return self._described(passage, head, noun, last, parties, floor)

    def _described(
        self, passage: Passage, head: int, noun: int, last: int, parties: Sequence[Unit], floor: Floor
    ) -> tuple[Subject, str]:
        """Read a noun for somebody who speaks as one named behind it, as the last speaker, or as nobody named."""
        body = self._organ_of(passage, noun, last)
        if body is not None:
            return Subject((body,), False), "body whose organ it is"
        apposed = self._apposed(passage, noun, last, parties)
        if apposed is not None:
            return Subject(chain_of(passage.units, apposed), False), "name in apposition to the subject"
        bearer = self._bearers.of_title(title_at(passage, noun, self._grammar)) if noun == head else None
        if bearer is not None:
            return Subject((), False, carried=(bearer,)), "title of a person named before"
        if noun == head or (floor.is_lead and passage.words.tokens[noun].key not in self._grammar.anonymous):
            person = self._same_person(passage, noun, last, floor)
            if person is not None:
                return Subject((), False, carried=(person,)), "the title of a person who has spoken"
        is_untold = noun == head == 0 and self._is_own_title(passage, noun, last)
        return UNNAMED, UNTOLD if is_untold else "a speaker whom the text does not name"

    def _organ_of(self, passage: Passage, noun: int, last: int) -> Unit | None:
        """Return the body that speaks by its press office: "the public relations of B"."""
        if passage.words.stems[noun].isdisjoint(self._grammar.organ_nouns):
            return None
        unit = next((unit for unit in passage.units if noun < unit.first < last), None)
        if unit is None or any(self._is_boundary(passage, index) for index in range(noun + 1, unit.first)):
            return None
        types = {self._entities[entity].type for entity in unit.entities if entity in self._entities}
        return unit if types and not types & {"person", "state", "office"} and unit.kind == "name" else None

    def _is_own_title(self, passage: Passage, noun: int, last: int) -> bool:
        """Say whether a title that may have a name names no state."""
        key = passage.words.tokens[noun].key
        if key not in self._grammar.person_nouns or key in self._grammar.anonymous:
            return False
        return not self._states(passage, noun, last)

    def _same_person(self, passage: Passage, noun: int, last: int, floor: Floor) -> str | None:
        """Return whom a bare title ("the spokesman of the ministry") means: who has spoken alone so far, or goes on."""
        tokens, person = passage.words.tokens, floor.person
        if person is None or tokens[noun].key not in self._grammar.person_nouns:
            return None
        if len(floor.persons) > 1 and not self._continues(passage, noun):
            return None
        stop = next((i for i in range(noun + 1, last) if passage.words.senses[i].openings), last)
        if any(token.key in self._grammar.further for token in tokens[noun:stop]):
            return None
        if self._is_of_others(passage, noun, stop, person):
            return None
        own = {title[0] for title, bearer in self._bearers.titles.items() if bearer == person}
        is_former = any(token.key in self._grammar.former for token in tokens[noun:stop])
        return person if not own or is_former or tokens[noun].key in own else None

    def _continues(self, passage: Passage, noun: int) -> bool:
        """Say whether a title opens its sentence and a verb before the colon tells that somebody goes on speaking."""
        tokens, continuing = passage.words.tokens, self._grammar.continuing
        colon = next((index for index in range(noun, len(tokens)) if tokens[index].text == ":"), len(tokens))
        groups = [group for group in passage.words.groups if noun < group.first < colon]
        return noun == 0 and any(
            tokens[group.first - 1].key in continuing or not continuing.isdisjoint(group.lemmas) for group in groups
        )

    def _is_of_others(self, passage: Passage, noun: int, stop: int, person: str) -> bool:
        """Say whether a title names a state, or a body of one, to which the last speaker does not belong."""
        states, own = self._states(passage, noun, stop), {self._entities[person].country} - {None}
        return bool(states and own) and not states & own

    def _states(self, passage: Passage, noun: int, stop: int) -> set[str | None]:
        """Return the states that a title names, itself or by their bodies, up to a preposition."""
        stop = next((i for i in range(noun + 1, stop) if marker_end(passage, i) is not None), stop)
        known = [self._entities[e] for unit in passage.units if noun < unit.first < stop for e in unit.entities]
        return {entity.id if entity.type == "state" else entity.country for entity in known} - {None}

    def _apposed(self, passage: Passage, noun: int, last: int, parties: Sequence[Unit]) -> Unit | None:
        """Return the person whose name ends the phrase that says what he is, or follows it behind a comma.

        A surname alone inside the phrase is an owner's, as is any name right behind "adviser" or "son".
        """
        tokens = passage.words.tokens
        for unit in parties:
            if unit.first <= noun or not self._is_person(unit):
                continue
            between = range(noun + 1, unit.first)
            if len(between) > PHRASE_REACH or any(self._is_boundary(passage, index) for index in between):
                return None
            if any(tokens[index].text in COMMAS for index in between):
                return unit if tokens[unit.first - 1].text in COMMAS or tokens[unit.first - 1].text in QUOTES else None
            owned = not passage.words.stems[noun].isdisjoint(self._grammar.possessed)
            is_full = unit.last - unit.first > 1 and unit.kind == "name"
            is_next = all(tokens[index].key in self._grammar.adjectives for index in between)
            return unit if not (owned and is_next) and (is_full or is_next) else None
        return None

    def _is_boundary(self, passage: Passage, index: int) -> bool:
        token = passage.words.tokens[index]
        if is_mark(token):
            return token.text not in COMMAS and token.text not in QUOTES
        return marker_end(passage, index) is not None and unit_at(passage, index) is None

    def _is_person(self, unit: Unit) -> bool:
        return any(self._entities[e].type == "person" for e in unit.voices if e in self._entities)

    def _is_governed(self, passage: Passage, first: int, unit: Unit) -> bool:
        """Say whether a name depends on nouns behind a preposition: "on the chance of sanctions against Zarif"."""
        tokens = passage.words.tokens
        index = unit.first - 1
        while index >= first:
            token = tokens[index]
            own = unit_at(passage, index)
            if is_mark(token) or (own is not None and own.kind != "demonym"):
                return False
            if own is not None or is_time(passage, index):
                index -= 1
                continue
            if token.key in self._grammar.demonstratives or token.key in self._grammar.skips:
                return False
            if any(start <= index < start + length for start, length, _ in passage.words.markers):
                is_time_only = all(is_time(passage, at) for at in range(index + 1, unit.first))
                return not is_time_only and not self._is_set_phrase(passage, index, unit.first)
            index -= 1
        return False

    def _is_owner(self, passage: Passage, unit: Unit) -> bool:
        """Say whether a state or body stands right behind a noun that no unit holds: it is that noun's owner."""
        index = unit.first - 1
        if self._is_person(unit):
            return unit.kind == "name" and is_owner_of_noun(passage, unit, self._grammar)
        if index < 0 or unit.kind == "pronoun":
            return False
        token = passage.words.tokens[index]
        if is_mark(token) or is_time(passage, index) or unit_at(passage, index) is not None:
            return False
        if self._ends_manner(passage, unit.first):
            return False
        grammar = self._grammar
        if token.key in grammar.located and all(self._entities[e].type == "state" for e in unit.entities):
            return True
        free = (grammar.skips, grammar.demonstratives, grammar.coordinators, grammar.closed, grammar.classifiers)
        groups = passage.words.groups
        return not (any(token.key in keys for keys in free) or any(g.first <= index < g.last for g in groups))

    def _ends_manner(self, passage: Passage, last: int) -> bool:
        """Say whether a phrase of manner or order ends before a token: "in the same vein, (B)"."""
        found = [(at, self._grammar.manners.longest(passage.words.keys, at)) for at in range(max(0, last - 4), last)]
        return any(phrase is not None and at + phrase[0] == last for at, phrase in found)

    def _is_set_phrase(self, passage: Passage, index: int, stop: int) -> bool:
        """Say whether the words before a name are a phrase of manner ("in the end")."""
        return any(
            start + found[0] == stop
            for start in range(max(0, index - 2), index + 1)
            if (found := self._grammar.manners.longest(passage.words.keys, start)) is not None
        )


def _back(floor: Floor, *, is_fit: bool) -> tuple[Subject, str]:
    """Return the last speaker for a word that points back, or nobody where it cannot mean him."""
    is_one = floor.last is not None and len(floor.last) <= 1
    return (NOBODY, BACK) if is_one and is_fit else (UNKNOWN, LOST)
