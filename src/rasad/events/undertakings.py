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
from rasad.events.words import COMMAS, STOPS, VerbGroup, is_mark
from rasad.langpack.grammar import Grammar
from rasad.langpack.lexicon import WordSense
from rasad.langpack.undertakings import Undertaking, Undertakings
from rasad.langpack.wordings import following
from rasad.records.report import Entity, Statement
from rasad.records.spans import Span

SELF, BESIDE, BEFORE, CLAUSE, VERB = "self", "beside", "before", "clause", "verb"  # where a work stands, else behind
TALKS = "talks"  # those who talk are the parties
MATTER_REACH = 8  # words of what is talked about within which it shows to be a matter of the two sides
PLANNED, DEMANDED = "planned", "demanded"
MATTER_WORDS = 26  # words of a work with all that depends on it
CLAUSE_REACH = 30  # words of a clause before its verb at the end
FEWEST = 4  # words of a work before a comma may end it
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


class _Hit(NamedTuple):
    """Words that may undertake: tokens `[first, last)` and the verb that tells it."""

    entry: Undertaking
    first: int
    last: int
    group: VerbGroup | None
    is_noun: bool


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
        self._undertakers = Undertakers(entities, lexicon, grammar, statements)

    def find(self, passages: Sequence[Passage], coded: Sequence[CodedEvent]) -> tuple[Found, ...]:
        """Return the undertakings of all passages, by position; none inside another."""
        found: list[Found] = []
        self._undertakers.begin(passages, coded)
        for passage in passages:
            self._undertakers.go_to(passage)
            for one in self._in(passage):
                if not found or one.words.start >= found[-1].evidence.end:
                    found.append(one)
        return tuple(one for one in found if not self._is_told_again(one, found))

    def _is_told_again(self, one: Found, found: Sequence[Found]) -> bool:
        """Say whether the text below tells what a headline tells."""
        if one.passage.sentence.kind != "headline":
            return False
        told = {state_of(party, self._entities) for party in one.sides.parties}
        return any(
            other.entry.status == one.entry.status
            and other.passage.sentence.start > one.passage.sentence.start
            and {state_of(party, self._entities) for party in other.sides.parties} == told
            for other in found
        )

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

    def _hits(self, passage: Passage) -> Iterator[_Hit]:
        words = passage.words
        named = {i for unit in passage.units if unit.kind in ("name", "title") for i in range(unit.first, unit.last)}
        groups = {group.first: group for group in words.groups}
        for index, sense in enumerate(words.senses):
            if index in named:
                continue
            group = groups.get(index)
            if group is not None and self._grammar.verb_final:
                yield from self._final_verbs(passage, group)
            elif not self._grammar.verb_final:
                yield from self._verbs(passage, index, sense, group)
            for length, entry in following(self.lexicon.nouns.rows(sense.stems), words.stems, index):
                hit = self._noun(passage, entry, index, index + length)
                if hit is not None:
                    yield hit

    def _final_verbs(self, passage: Passage, group: VerbGroup) -> Iterator[_Hit]:
        for lemma in group.lemmas:
            for entry in self.lexicon.lemmas.get(lemma, ()):
                if not group.negative and (not entry.tenses or group.tense in entry.tenses):
                    yield _Hit(entry, group.first, group.last, group, False)

    def _verbs(self, passage: Passage, index: int, sense: WordSense, group: VerbGroup | None) -> Iterator[_Hit]:
        forms = self.lexicon.forms
        if forms.keys().isdisjoint(sense.stems):
            return
        before = passage.words.tokens[index - 1].key if index else ""
        if before in self._grammar.negators | self._grammar.conditionals | self._grammar.single_markers:
            return
        for reading in sense.readings:
            if reading.article or reading.ending or reading.preposition:
                continue
            for form, entry in forms.get(reading.stem, ()):
                is_future = bool(reading.future) or before in self._grammar.future_auxiliaries
                tense = "future" if is_future and form.tense == "present" else form.tense
                if (reading.future and form.tense != "present") or (entry.tenses and tense not in entry.tenses):
                    continue
                made = VerbGroup(
                    index, index + 1, (form.lemma,), tense, form.person, False, bool(reading.conjunction),
                    bool(reading.enclitic),
                )  # fmt: skip
                yield _Hit(entry, index, index + 1, group or made, False)
                return

    def _noun(self, passage: Passage, entry: Undertaking, first: int, last: int) -> _Hit | None:
        words = passage.words
        if last < len(words.tokens) and words.tokens[last].key in entry.not_next:
            return None
        if not entry.light:
            return None if self._is_lacking(passage, first, last) else _Hit(entry, first, last, None, True)
        low, _ = words.clause_range(first)
        if self._grammar.verb_final:
            near = [g for g in words.groups if last <= g.first < last + entry.reach]
        else:
            near = [g for g in words.groups if low <= g.first and g.last <= first][-1:]
        group = next((g for g in near if entry.light.intersection(g.lemmas)), None)
        if group is None or group.negative or (entry.tenses and group.tense not in entry.tenses):
            return None
        return _Hit(entry, first, last, group, True)

    def _is_lacking(self, passage: Passage, first: int, last: int) -> bool:
        """Say whether there is no such will: "without the will", "has no plan"."""
        words = passage.words
        if first and words.tokens[first - 1].key in self.lexicon.lacking:
            return True
        _, high = words.clause_range(first)
        behind = next((g for g in words.groups if last <= g.first < high), None)
        return self._grammar.verb_final and behind is not None and behind.negative

    # -- the work and who is bound ------------------------------------------------------------------------------------

    def _read(self, passage: Passage, finder: RoleFinder, hit: _Hit) -> Found | None:
        settled = self._settled(passage, hit)
        if settled is None:
            return None
        hit, work = settled
        at = passage.offset(hit.first)
        carrier = carrier_of(self._statements, at)
        trigger = Trigger(hit.entry.frame, hit.first, hit.last, hit.group, hit.is_noun)
        place = Place(passage, finder, trigger, work, carrier)
        if hit.entry.doer == TALKS:
            sides = self._undertakers.talkers(place) if self._is_matter(passage, work) else None
        elif hit.entry.mutual and not self._undertakers.is_mutual(passage, work):
            return None
        else:
            sides = self._undertakers.sides(place, hit.entry)
            is_told = hit.is_noun and hit.group is None and hit.entry.work != CLAUSE
            if sides is not None and not is_told and not self._may_bind(sides, carrier):
                return None
        if sides is None:
            return None
        words = Span(at, passage.end_of(hit.last))
        matter = self._matter(passage, work, sides)
        status = PLANNED if hit.entry.status == DEMANDED and sides.beneficiaries else hit.entry.status
        return Found(hit.entry, passage, words, matter, sides, carrier, status)

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

    def others_in(self, passage: Passage, matter: Span, bound: Sequence[str]) -> tuple[str, ...]:
        """Return whom a matter is for or with besides those bound to it."""
        tokens = passage.words.tokens
        first = next((n for n, token in enumerate(tokens) if token.start >= matter.start), len(tokens))
        last = next((n for n, token in enumerate(tokens) if token.start >= matter.end), len(tokens))
        return self._undertakers.partners(passage, (first, last), bound)

    def _is_matter(self, passage: Passage, work: tuple[int, int]) -> bool:
        """Say whether what is talked about is a matter of the two sides, or ways to do something."""
        stems = passage.words.stems
        for index in range(work[0], min(work[1], work[0] + MATTER_REACH)):
            if not stems[index].isdisjoint(self.lexicon.mutual) or not stems[index].isdisjoint(self.lexicon.ways):
                return True
        return False

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

    def _settled(self, passage: Passage, hit: _Hit) -> tuple[_Hit, tuple[int, int]] | None:
        """Return the words that undertake, with the verb that tells the work, and the tokens `[first, last)` of it."""
        kind = hit.entry.work
        if kind == SELF:
            return hit, (hit.first, self._end(passage, hit.last))
        if kind == BESIDE:
            is_work = any(self._is_work(passage, index) for index in range(max(0, hit.first - 2), hit.first))
            return (hit, (passage.words.clause_range(hit.first)[0], hit.last)) if is_work else None
        if kind == CLAUSE:
            return self._clause(passage, hit)
        if kind == BEFORE:
            low = passage.words.clause_range(hit.first)[0]
            works = (index for index in range(low, hit.first) if self._is_work(passage, index))
            first = next(works, None)
            return (hit, (first, hit.first)) if first is not None else None
        if kind == VERB:
            return self._due(passage, hit)
        work = self._behind(passage, hit)
        return (hit, work) if work is not None else None

    def _clause(self, passage: Passage, hit: _Hit) -> tuple[_Hit, tuple[int, int]] | None:
        """Return the clause behind that tells the work: "intends to"; or the work between a noun and its verb."""
        words, group = passage.words, hit.group
        if group is not None and group.first > hit.last:
            is_work = any(self._is_work(passage, index) for index in range(hit.last, min(hit.last + 2, group.first)))
            return (hit, (hit.last, group.first)) if is_work else None
        last = group.last if group is not None else hit.last
        wish = next((g for g in words.groups if g.first >= last), None)
        if wish is not None and self._is_wish(passage, last, wish):
            return hit._replace(group=group or wish), (last, wish.last)
        low = words.clause_range(hit.first)[0]
        if group is not None and any(self._is_work(passage, index) for index in range(low, hit.first)):
            return hit, (low, hit.first)
        return None

    def _is_wish(self, passage: Passage, last: int, group: VerbGroup) -> bool:
        """Say whether a verb tells what is intended: in the mood of wishes, in the same sentence, and not far off."""
        if group.tense != "subjunctive" or group.negative or group.first - last > CLAUSE_REACH:
            return False
        return not any(token.text in STOPS for token in passage.words.tokens[last : group.first])

    def _due(self, passage: Passage, hit: _Hit) -> tuple[_Hit, tuple[int, int]] | None:
        """Return the verb right behind "it is due that", whose subject undertakes."""
        words, index = passage.words, hit.last
        if index >= len(words.tokens):
            return None
        for reading in words.senses[index].readings:
            for form, _ in self.lexicon.forms.get(reading.stem, ()):
                if form.tense == "present" and not (reading.article or reading.preposition):
                    group = next((g for g in words.groups if g.first == index), None)
                    made = VerbGroup(index, index + 1, (form.lemma,), "subjunctive", form.person, False, False, False)
                    verb = _Hit(hit.entry, index, index + 1, group or made, False)
                    return verb, (index, self._end(passage, index + 1))
        return None

    def _behind(self, passage: Passage, hit: _Hit) -> tuple[int, int] | None:
        """Return the tokens `[first, last)` of the work behind words, with what depends on it."""
        words, entry = passage.words, hit.entry
        seen = 0
        for index in range(hit.last, len(words.tokens)):
            token = words.tokens[index]
            if token.text in STOPS or seen >= entry.reach:
                return None
            if not is_mark(token):
                seen += 1
            if self._is_work(passage, index, acts=entry.acts) and self._is_partnered(passage, index, entry):
                return index, self._end(passage, index + 1)
        return None

    def _is_work(self, passage: Passage, index: int, *, acts: bool = False) -> bool:
        """Say whether a word is a noun of work; `acts`: one of doing, and not of what two sides have between them."""
        stems, sense = passage.words.stems[index], passage.words.senses[index]
        if not stems.isdisjoint(self.lexicon.works) or not (acts or stems.isdisjoint(self.lexicon.mutual)):
            return True
        states = self._grammar.passive_auxiliaries | self.lexicon.being
        return any(verb.tense == "infinitive" and verb.form.lemma not in states for verb in sense.verbs)

    def _is_partnered(self, passage: Passage, index: int, entry: Undertaking) -> bool:
        """Say whether a word that the entry asks for stands before a work, apart or joined to it."""
        if not entry.partner:
            return True
        words = passage.words
        if index and words.tokens[index - 1].key in entry.partner:
            return True
        return any(
            reading.preposition in entry.partner
            for reading in words.senses[index].readings
            if reading.stem in self.lexicon.works or reading.stem in self.lexicon.mutual
        )

    def _end(self, passage: Passage, first: int) -> int:
        """Return where a work with all that depends on it ends: before a mark or a clause that goes on otherwise."""
        words, last = passage.words, first
        joined = {group.first for group in words.groups if group.joined and group.tense != "subjunctive"}
        cues = [s.cue.start for s in self._statements if passage.sentence.start <= s.cue.start < passage.sentence.end]
        for index in range(first, min(first + MATTER_WORDS, len(words.tokens))):
            token = words.tokens[index]
            is_clause = index in joined or token.key in self._grammar.complementizers or token.start in cues
            if self._grammar.verb_final and any(group.first == index for group in words.groups):
                break
            if token.text in STOPS or is_clause or (token.text in COMMAS and index - first >= FEWEST):
                break
            last = index + 1
        while last > first and is_mark(words.tokens[last - 1]):
            last -= 1
        return last
