"""Passages -> undertakings: words by which a party binds itself ("is keen to", "will supply") beside all events."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rasad.events.carriers import carrier_of
from rasad.events.coder import CodedEvent
from rasad.events.passages import Passage
from rasad.events.roles import RoleFinder
from rasad.events.sides import state_of
from rasad.events.triggers import Trigger
from rasad.events.undertakers import Place, Sides, Undertakers, is_body
from rasad.events.words import VerbGroup, is_mark
from rasad.events.works import CLAUSE, MUST, VERB, Hit, WorkReader
from rasad.langpack.grammar import Grammar
from rasad.langpack.lexicon import WordSense
from rasad.langpack.undertakings import Undertaking, Undertakings
from rasad.records.report import Entity, Statement
from rasad.records.spans import Span

TALKS = "talks"  # those who talk are the parties
PLANNED, DEMANDED, DISCUSSED = "planned", "demanded", "discussed"
LACKING_REACH = 4  # words between a will and the word that it is not there: "there is not (with us any will)"
SAME = 0.7  # of the words of a work that another tells too: it is the same
_QUESTION = frozenset("?\u061f")


class Found(NamedTuple):
    """An undertaking in the text: the entry, its words, the work with what depends on it, and who is bound."""

    entry: Undertaking
    passage: Passage
    words: Span
    matter: Span
    sides: Sides
    statement: Statement | None
    status: str

    @property
    def evidence(self) -> Span:
        """The clause that tells it."""
        start = min(self.words.start, self.matter.start, *(unit.start for unit in self.sides.units))
        return Span(start, max(self.words.end, self.matter.end))

    @property
    def keys(self) -> frozenset[str]:
        """The words of the work."""
        tokens = self.passage.words.tokens
        return frozenset(t.key for t in tokens if self.matter.start <= t.start < self.matter.end and not is_mark(t))


class UndertakingFinder:
    """Finds the undertakings of one document."""

    def __init__(
        self,
        entities: Mapping[str, Entity],
        lexicon: Undertakings,
        grammar: Grammar,
        statements: Sequence[Statement],
    ) -> None:
        self._entities = entities
        self.lexicon = lexicon
        self._grammar = grammar
        self._statements = statements
        self._works = WorkReader(lexicon, grammar, statements)
        self._undertakers = Undertakers(entities, lexicon, grammar, statements)

    def find(self, passages: Sequence[Passage], coded: Sequence[CodedEvent]) -> tuple[Found, ...]:
        """Return the undertakings of all passages, by position; none inside another."""
        found: list[Found] = []
        self._undertakers.begin(passages, coded)
        for passage in passages:
            self._undertakers.go_to(passage)
            for one in self._in(passage):
                if not found or self._goes_on(one, found[-1]):
                    found.append(one)
        return tuple(one for one in found if not self._is_told_again(one, found))

    def _goes_on(self, one: Found, last: Found) -> bool:
        """Say whether words of undertaking stand behind the last ones, and tell something else of what those are on."""
        start = one.words.start if one.status != last.status else min(one.words.start, one.matter.start)
        return start >= last.evidence.end

    def _is_told_again(self, one: Found, found: Sequence[Found]) -> bool:
        """Say whether other words tell the same with more: a headline, and the text that says it in full."""
        return any(other is not one and self._tells(other, one) for other in found)

    def _tells(self, other: Found, one: Found) -> bool:
        """Say whether one undertaking tells another again: of the same sides, with most of its words and no fewer."""
        if (other.status, self._states(other)) != (one.status, self._states(one)):
            return False
        if one.passage.sentence.kind == "headline" and other.entry is one.entry:
            return other.passage.sentence.kind != "headline"
        mine, theirs = one.keys, other.keys
        is_fuller = (len(theirs), other.words.start) > (len(mine), one.words.start)
        return is_fuller and len(mine & theirs) >= SAME * len(mine)

    def _states(self, found: Found) -> frozenset[str]:
        return frozenset(state_of(party, self._entities) for party in found.sides.parties)

    def _in(self, passage: Passage) -> Iterator[Found]:
        hits = list(self._hits(passage))
        if not hits or passage.words.tokens[-1].text in _QUESTION:
            return
        finder = RoleFinder(passage, self._entities, self._grammar)
        for hit in hits:
            one = self._read(passage, finder, hit)
            if one is not None:
                yield one

    # -- words that undertake -----------------------------------------------------------------------------------------

    def _hits(self, passage: Passage) -> Iterator[Hit]:
        words = passage.words
        known = self.lexicon.starts & words.vocabulary
        groups = {g.first: g for g in words.groups if not self.lexicon.lemmas.keys().isdisjoint(g.lemmas)}
        if not known and not groups:
            return
        named = {i for unit in passage.units if unit.kind in ("name", "title") for i in range(unit.first, unit.last)}
        self._works.go_to(named)
        starts = [index for index, stems in enumerate(words.stems) if index in groups or not known.isdisjoint(stems)]
        for index in starts:
            if index in named:
                continue
            sense, group = words.senses[index], groups.get(index)
            if group is not None and self._grammar.verb_final:
                yield from self._final_verbs(group)
            elif not self._grammar.verb_final:
                yield from self._verbs(passage, index, sense)
            for length, entry in self.lexicon.nouns.starting(words.stems, index):
                hit = self._noun(passage, entry, index, index + length)
                if hit is not None:
                    yield hit

    def _final_verbs(self, group: VerbGroup) -> Iterator[Hit]:
        for lemma in group.lemmas:
            for entry in self.lexicon.lemmas.get(lemma, ()):
                if group.negative == entry.negated and (not entry.tenses or group.tense in entry.tenses):
                    yield Hit(entry, group.first, group.last, group, False)

    def _verbs(self, passage: Passage, index: int, sense: WordSense) -> Iterator[Hit]:
        forms = self.lexicon.forms
        group = next((group for group in passage.words.groups if group.first == index), None)
        before = passage.words.tokens[index - 1].key if index else ""
        if before in self._grammar.conditionals | self._grammar.single_markers | self.lexicon.past:
            return
        is_negated = before in self._grammar.negators
        for reading in sense.readings:
            if reading.article or reading.ending or reading.preposition:
                continue
            for form, entry in forms.get(reading.stem, ()):
                is_future = bool(reading.future) or before in self._grammar.future_auxiliaries
                tense = "future" if is_future and form.tense == "present" else form.tense
                if (reading.future and form.tense != "present") or (entry.tenses and tense not in entry.tenses):
                    continue
                if is_negated != entry.negated or (entry.negators and before not in entry.negators):
                    continue
                made = VerbGroup(
                    index, index + 1, (form.lemma,), tense, form.person, False, bool(reading.conjunction),
                    bool(reading.enclitic),
                )  # fmt: skip
                yield Hit(entry, index, index + 1, group or made, False)
                return

    def _noun(self, passage: Passage, entry: Undertaking, first: int, last: int) -> Hit | None:
        words = passage.words
        if last < len(words.tokens) and words.tokens[last].key in entry.not_next:
            return None
        if first and words.tokens[first - 1].key in self.lexicon.past:
            return None
        if not entry.light:
            is_lacking = self._is_lacking(passage, first, last)
            return Hit(entry, first, last, None, True) if is_lacking == entry.negated else None
        low, _ = words.clause_range(first)
        if self._grammar.verb_final:
            near = [g for g in words.groups if last <= g.first < last + entry.reach]
        else:
            near = [g for g in words.groups if low <= g.first and g.last <= first][-1:]
        group = next((g for g in near if entry.light.intersection(g.lemmas)), None)
        if group is None or group.negative != entry.negated or (entry.tenses and group.tense not in entry.tenses):
            return None
        return Hit(entry, first, last, group, True)

    def _is_lacking(self, passage: Passage, first: int, last: int) -> bool:
        """Say whether there is no such will: "without the will", "has no plan"."""
        words = passage.words
        low, high = words.clause_range(first)
        near = words.tokens[max(low, first - LACKING_REACH) : first]
        if any(token.key in self.lexicon.lacking for token in (near if not self._grammar.verb_final else near[-1:])):
            return True
        behind = next((g for g in words.groups if last <= g.first < high), None)
        return self._grammar.verb_final and behind is not None and behind.negative

    # -- the work and who is bound ------------------------------------------------------------------------------------

    def _read(self, passage: Passage, finder: RoleFinder, hit: Hit) -> Found | None:
        settled = self._works.settle(passage, hit)
        if settled is None:
            return None
        hit, work = settled
        at = passage.offset(hit.first)
        carrier = carrier_of(self._statements, at)
        trigger = Trigger(hit.entry.frame, hit.first, hit.last, hit.group, hit.is_noun)
        place = Place(passage, finder, trigger, work, carrier)
        sides = self._sides(place, hit)
        if sides is None:
            return None
        words = Span(at, passage.end_of(hit.last))
        matter = self._matter(passage, work, sides)
        is_plan = hit.entry.status == DEMANDED and not sides.is_asked
        status = PLANNED if is_plan else hit.entry.status
        return Found(hit.entry, passage, words, matter, sides, carrier, status)

    def _sides(self, place: Place, hit: Hit) -> Sides | None:
        """Return who is bound by words that undertake, if those who tell it may."""
        entry, finder = hit.entry, self._undertakers
        is_mutual = finder.is_mutual(place.passage, place.work)
        is_talked = self._works.is_matter(place.passage, place.work)
        if entry.work == MUST:
            return finder.obliged(place, hit.doers)
        if entry.mutual and not is_mutual:
            return None
        if entry.doer == TALKS:
            return finder.talkers(place) if is_talked or entry.status != DISCUSSED else None
        sides = finder.sides(place, entry)
        if sides is None and is_talked and (entry.mutual or entry.work == VERB):
            return finder.talkers(place)
        is_told = entry.told or (hit.is_noun and hit.group is None and entry.work != CLAUSE)
        may_tell = sides is None or is_told or sides.is_asked or self._may_bind(sides, place.carrier)
        return sides if may_tell else None

    def _matter(self, passage: Passage, work: tuple[int, int], sides: Sides) -> Span:
        """Return the stretch of a work, without those bound where they stand at its head."""
        first, last = work
        for unit in sides.units:
            if unit.first <= first + 1 < unit.last + 1 < last:
                first = unit.last
        opening = self._grammar.coordinators | self._grammar.complementizers | self._grammar.object_markers
        while first < last - 1 and (is_mark(passage.words.tokens[first]) or passage.words.tokens[first].key in opening):
            first += 1
        return Span(passage.offset(first), passage.end_of(last))

    def concerns_abroad(self, parties: Sequence[str]) -> bool:
        """Say whether the document that was read speaks of states other than those of some parties."""
        return self._undertakers.concerns_abroad({state_of(party, self._entities) for party in parties})

    def clause_behind(self, coded: CodedEvent) -> Span | None:
        """Return the clause that tells what an event is on, behind its verb at the end: "intends (to build ...)"."""
        trigger, passage = coded.trigger, coded.passage
        if not self._grammar.verb_final or trigger.group is None:
            return None
        behind = self._works.wish_behind(passage, max(trigger.last, trigger.group.last))
        return None if behind is None else Span(passage.offset(behind[0]), passage.end_of(behind[1]))

    def others_in(self, passage: Passage, matter: Span, bound: Sequence[str]) -> tuple[str, ...]:
        """Return whom a matter is for or with besides those bound to it."""
        tokens = passage.words.tokens
        first = next((n for n, token in enumerate(tokens) if token.start >= matter.start), len(tokens))
        last = next((n for n, token in enumerate(tokens) if token.start >= matter.end), len(tokens))
        return self._undertakers.all_partners(passage, (first, last), bound)

    def _may_bind(self, sides: Sides, carrier: Statement | None) -> bool:
        """Say whether whoever tells it may tell it: what others foretell of a side does not bind it."""
        if carrier is None or not carrier.speakers:
            return True
        known = [self._entities[s] for s in carrier.speakers if s in self._entities]
        doers = [self._entities[doer] for doer in sides.debtors]
        if all(entity.type == "media" for entity in known) or all(is_body(doer) for doer in doers):
            return True
        speaking = {state_of(entity.id, self._entities) for entity in known}
        return not speaking.isdisjoint(state_of(doer, self._entities) for doer in sides.debtors)
