"""A verb -> the party before it that is its subject: right before it, set apart by commas, spoken of by a relative."""

from collections.abc import Mapping
from typing import NamedTuple

from rasad.events.apposition import AppositionFinder
from rasad.events.bearers import Bearers
from rasad.events.cues import CueHit
from rasad.events.insertions import before_brackets
from rasad.events.passages import Passage
from rasad.events.phrases import head_of, is_noun, is_relative, is_speaker_noun, unit_at
from rasad.events.speakers import (
    NEAR_WORDS,
    UNNAMED,
    Subject,
    agrees,
    chain_of,
    is_individual,
    subject_before,
    unmarked_parties,
)
from rasad.events.units import Unit, is_party
from rasad.events.words import CLOSING_QUOTES, COMMAS, VerbGroup, is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity

OWNER_REACH = 4  # tokens between a text and whose it is
UNREAD = "a speaker whom the text does not name"


class Found(NamedTuple):
    """A subject and how it was found, for `rasad explain`."""

    subject: Subject
    how: str


class SubjectFinder:
    """Finds the subjects that stand before the verbs of one document."""

    def __init__(self, entities: Mapping[str, Entity], grammar: Grammar, bearers: Bearers) -> None:
        self._entities = entities
        self._grammar = grammar
        self._apposition = AppositionFinder(entities, grammar)
        self._surnames = bearers.surnames

    def _parties(self, passage: Passage, first: int, last: int) -> list[Unit]:
        """Return the parties that may be subjects, without those of whom only the nationality is known."""
        found = unmarked_parties(passage.units, first, last, self._entities)
        return [unit for unit in found if not is_individual(passage, unit, self._grammar)]

    def _agrees(self, passage: Passage, group: VerbGroup, unit: Unit | None) -> bool:
        return unit is None or agrees(passage, group, unit, self._entities, self._grammar)

    def _is_plural(self, passage: Passage, group: VerbGroup) -> bool:
        """Say whether a verb has the plural that it takes only behind its subject."""
        endings = self._grammar.plural_endings
        return bool(endings) and passage.words.tokens[group.first].key.endswith(endings)

    def _topic(self, passage: Passage, group: VerbGroup) -> tuple[Unit, ...]:
        """Return the party right before an unjoined verb, unless it stands inside a clause that has its own subject."""
        lead = self._lead(passage, group)
        if group.joined and lead == group.first:
            return self._topicalized(passage, group)
        lead = before_brackets(passage, lead)
        lead -= lead > 1 and passage.words.tokens[lead - 1].text in CLOSING_QUOTES  # party "X" (said)
        found = self._parties(passage, 0, lead)
        if not found or found[-1].last != lead or not self._agrees(passage, group, found[-1]):
            return ()
        units = chain_of(passage.units, found[-1])
        if not self._is_of_several(passage, group):
            units = units[-1:]
        first, _ = passage.words.clause_range(group.first)
        head = head_of(passage, first, lead, self._grammar)
        is_head = head is not None and units[0].first <= head < units[0].last
        is_head = is_head or (head is not None and self._bears_title(passage, head, found[-1]))
        behind = unit_at(passage, group.last) if group.last < len(passage.words.tokens) else None
        is_free = behind is None or behind.marker is not None or not is_party(behind, self._entities)
        return units if is_head or is_free else ()

    def _bears_title(self, passage: Passage, head: int, unit: Unit) -> bool:
        """Say whether a noun for somebody who speaks opens the words that end with his name."""
        if not is_speaker_noun(passage, head, self._grammar) or unit_at(passage, head) is not None:
            return False
        return self._apposition.named(passage, head, unit.last, [unit]) == unit

    def _is_of_several(self, passage: Passage, group: VerbGroup) -> bool:
        """Say whether a verb behind its subject has the ending of two or more."""
        key, grammar = passage.words.tokens[group.first].key, self._grammar
        return key.endswith((*grammar.plural_endings, *grammar.dual_hosts, grammar.dual_final))

    def _set_apart(self, passage: Passage, group: VerbGroup) -> tuple[Unit, ...]:
        """Return the party that opens a sentence, where a comma before the verb ends what is told of it."""
        lead, tokens = self._lead(passage, group), passage.words.tokens
        if group.joined or lead == 0 or tokens[lead - 1].text not in COMMAS:
            return ()
        opened = max((at for at in range(lead) if tokens[at].key in self._grammar.complementizers), default=None)
        if opened is not None:
            return self._named_between(passage, group, opened, lead)
        if group.last < len(tokens) and is_noun(passage, group.last, self._grammar):
            return ()  # a subject of its own may follow
        unit = next(iter(self._parties(passage, 0, lead)), None)
        if unit is None or unit.first > NEAR_WORDS or unit.kind == "pronoun":
            return ()
        inner = [g for g in passage.words.groups if unit.first <= g.first < lead]
        is_told_of = all(is_relative(passage, g.first - 1, self._grammar) for g in inner)
        has_comma = any(token.text in COMMAS for token in tokens[unit.first : lead - 1])
        return chain_of(passage.units, unit) if is_told_of and has_comma else ()

    def _named_between(self, passage: Passage, group: VerbGroup, opened: int, lead: int) -> tuple[Unit, ...]:
        """Return the party that alone stands before a comma and a verb: "that (the head,) X, refused"."""
        found = self._parties(passage, opened + 1, lead - 1)
        has_verb = any(opened < g.first < lead for g in passage.words.groups)
        if has_verb or not found or found[-1].last != lead - 1 or not self._agrees(passage, group, found[-1]):
            return ()
        before = found[-1].first - 1
        return (found[-1],) if before == opened or passage.words.tokens[before].text in COMMAS else ()

    def _is_relative(self, passage: Passage, group: VerbGroup) -> bool:
        return group.first > 0 and is_relative(passage, group.first - 1, self._grammar)

    def _antecedent(self, passage: Passage, group: VerbGroup) -> tuple[Unit, ...]:
        """Return the party right before "who (accused)": it acts, unless the verb has a pronoun for it."""
        if group.enclitic or not self._is_relative(passage, group):
            return ()
        index = group.first - 2
        while index >= 0 and is_mark(passage.words.tokens[index]):
            index -= 1
        unit = unit_at(passage, index) if index >= 0 else None
        if unit is not None and len(unit.entities) == 1 and self._is_plural(passage, group):
            return ()  # "members of the council who warned"
        return (unit,) if unit is not None and unit.kind != "demonym" and is_party(unit, self._entities) else ()

    def _lead(self, passage: Passage, group: VerbGroup) -> int:
        """Return the first of the particles and auxiliaries right before a verb ("was saying", "has said")."""
        first = group.first
        while first > 0 and passage.words.tokens[first - 1].key in self._grammar.before_verb:
            first -= 1
        return first

    def _topicalized(self, passage: Passage, group: VerbGroup) -> tuple[Unit, ...]:
        """Return the topic of "as for Obama, he confirms"."""
        for index in range(group.first - 1, -1, -1):
            if passage.words.tokens[index].key in self._grammar.topicalizers:
                found = unmarked_parties(passage.units, index, group.first, self._entities)
                return chain_of(passage.units, found[0]) if found else ()
        return ()

    def _before(self, passage: Passage, group: VerbGroup) -> Found | None:
        """Read the noun phrase that opens the clause of a verb as its subject."""
        first, _ = passage.words.clause_range(group.first)
        lead = self._lead(passage, group)
        inner = [g for g in passage.words.groups if first <= g.first and g.last <= lead]
        auxiliaries = self._grammar.before_verb
        if group.joined or any(passage.words.tokens[g.first].key not in auxiliaries for g in inner):
            return None
        first = max([first, *(g.last for g in inner)])
        units = subject_before(passage, group, self._entities)
        if units and is_individual(passage, units[0], self._grammar):
            return Found(UNNAMED, UNREAD)
        head = head_of(passage, first, lead, self._grammar)
        if head is not None and not any(unit.first <= head < unit.last for unit in units):
            is_speaker = is_speaker_noun(passage, head, self._grammar)
            return Found(UNNAMED, UNREAD) if is_speaker and unit_at(passage, head) is None else None
        return Found(Subject(units, False), "subject before the verb") if units else None

    def _owner(self, passage: Passage, hit: CueHit) -> tuple[Unit, ...]:
        """Return the party nearest before "(a statement of the ministry) in which it said"."""
        tokens = passage.words.tokens
        if hit.last >= len(tokens) or tokens[hit.last].key not in self._grammar.resumptives:
            return ()
        found = [
            u for u in passage.units if u.last <= hit.first and is_party(u, self._entities) and u.kind != "demonym"
        ]
        is_near = bool(found) and hit.first - found[-1].last <= OWNER_REACH
        return chain_of(passage.units, found[-1]) if is_near else ()
