"""Words that undertake -> the work that they undertake: which words tell it, and where it ends."""

from collections.abc import Sequence, Set
from typing import NamedTuple

from rasad.events.passages import Passage
from rasad.events.speakers import chain_of
from rasad.events.units import Unit
from rasad.events.words import COMMAS, STOPS, VerbGroup, is_mark
from rasad.langpack.grammar import Grammar
from rasad.langpack.undertakings import Undertaking, Undertakings
from rasad.records.report import Statement

# Where a work stands, if not behind: the verb is it, beside it, before, the whole clause, in the clause behind, in the
# verb behind, and the clause behind that tells what somebody must do.
SELF, BESIDE, BEFORE, WHOLE, CLAUSE, VERB, MUST = "self", "beside", "before", "whole", "clause", "verb", "must"
ON = frozenset({"on", "to", "from"})  # prepositions before those who must, or of whom it is hoped
MATTER_REACH = 8  # words of what is talked about within which it shows to be a matter of the two sides
MATTER_WORDS = 26  # words of a work with all that depends on it
CLAUSE_REACH = 30  # words of a clause before its verb at the end
NAME_REST = 6  # words and marks of a name in brackets or of an apposition, before what somebody must do
DUE_REACH = 3  # words between a verb of taking place ("is due to see") and what will
LEAST = 2  # words of a clause that tell nothing yet: "wants to build it"
FEWEST = 4  # words of a work before a comma may end it


class Hit(NamedTuple):
    """Words that may undertake: tokens `[first, last)`, the verb that tells it, and who must do it, if that is said."""

    entry: Undertaking
    first: int
    last: int
    group: VerbGroup | None
    is_noun: bool
    doers: tuple[Unit, ...] = ()


class WorkReader:
    """Reads the works of one document."""

    def __init__(self, lexicon: Undertakings, grammar: Grammar, statements: Sequence[Statement]) -> None:
        self._lexicon = lexicon
        self._grammar = grammar
        self._statements = statements
        self._named: Set[int] = frozenset()

    def go_to(self, named: Set[int]) -> None:
        """Take note of the tokens of the next passage that stand in names: no word of them is a work."""
        self._named = named

    def settle(self, passage: Passage, hit: Hit) -> tuple[Hit, tuple[int, int]] | None:
        """Return the words that undertake, with the verb that tells the work, and the tokens `[first, last)` of it."""
        readers = {CLAUSE: self._clause, VERB: self._due, MUST: self._must}
        reader = readers.get(hit.entry.work)
        if reader is not None:
            return reader(passage, hit)
        work = self._plain(passage, hit)
        return (hit, work) if work is not None else None

    def _plain(self, passage: Passage, hit: Hit) -> tuple[int, int] | None:
        """Return the tokens of a work that is the verb, or stands beside it, before it or behind."""
        kind, low = hit.entry.work, passage.words.clause_range(hit.first)[0]
        if kind == SELF:
            return hit.first, self._end(passage, hit.last)
        if kind == BESIDE:
            is_work = any(self._is_work(passage, index, hit.entry) for index in range(max(0, hit.first - 2), hit.first))
            return (low, hit.last) if is_work else None
        if kind == WHOLE:
            return low, hit.group.last if hit.group is not None else hit.last
        if kind == BEFORE:
            works = (index for index in range(low, hit.first) if self._is_work(passage, index, hit.entry))
            first = next(works, None)
            return (first, hit.first) if first is not None else None
        return self._behind(passage, hit)

    def _clause(self, passage: Passage, hit: Hit) -> tuple[Hit, tuple[int, int]] | None:
        """Return the clause behind that tells the work: "intends to"; or the work between a noun and its verb."""
        words, group = passage.words, hit.group
        if group is not None and group.first > hit.last:
            near = range(hit.last, min(hit.last + 2, group.first - 1))  # a work alone tells nothing: "is in growth"
            is_work = any(self._is_work(passage, index, hit.entry) for index in near)
            return (hit, (hit.last, group.first)) if is_work else None
        last = group.last if group is not None else hit.last
        wish = next((g for g in words.groups if g.first >= last), None)
        if (
            wish is not None
            and self._is_wish(passage, last, wish)
            and not self._is_of_another(passage, hit, last, wish)
        ):
            return (hit._replace(group=group or wish), (last, wish.last)) if wish.last - last > LEAST else None
        low = words.clause_range(hit.first)[0]
        if group is not None and any(self._is_work(passage, index, hit.entry) for index in range(low, hit.first)):
            return hit, (low, hit.first)
        return None

    def wish_behind(self, passage: Passage, last: int) -> tuple[int, int] | None:
        """Return the tokens `[first, last)` of the clause behind a token, if its verb is in the mood of wishes.

        What a conjunction joins there is another matter.
        """
        words = passage.words
        opener = words.tokens[last].key if last < len(words.tokens) else ""
        joins = last < len(words.tokens) and bool(words.senses[last].subordinators)
        if opener in self._grammar.coordinators or (joins and opener not in self._grammar.complementizers):
            return None
        wish = next((g for g in passage.words.groups if g.first >= last), None)
        is_wish = wish is not None and self._is_wish(passage, last, wish, may_be_negative=True)
        return (last, wish.last) if wish is not None and is_wish else None

    def _is_of_another(self, passage: Passage, hit: Hit, last: int, wish: VerbGroup) -> bool:
        """Say whether the clause of what a verb wants has a subject of its own: "wants X to go"; a due act has."""
        if hit.group is None:
            return False
        return any(
            last <= unit.first < wish.first
            and unit.marker is None
            and not unit.is_object
            and unit.kind in ("name", "title", "nominal")
            for unit in passage.units
        )

    def _is_state(self, group: VerbGroup) -> bool:
        """Say whether a verb tells what somebody is or knows, and no act."""
        states = self._lexicon.being - self._grammar.passive_auxiliaries
        return not states.isdisjoint(group.lemmas)

    def _is_wish(self, passage: Passage, last: int, group: VerbGroup, *, may_be_negative: bool = False) -> bool:
        """Say whether a verb tells what is intended: in the mood of wishes, in the same sentence, and not far off."""
        if (
            group.tense != "subjunctive"
            or (group.negative and not may_be_negative)
            or group.first - last > CLAUSE_REACH
        ):
            return False
        return not any(token.text in STOPS for token in passage.words.tokens[last : group.first])

    def _due(self, passage: Passage, hit: Hit) -> tuple[Hit, tuple[int, int]] | None:
        """Return the verb right behind "it is due that", whose subject undertakes."""
        words, index = passage.words, hit.last
        if index >= len(words.tokens):
            return None
        for reading in words.senses[index].readings:
            for form, _ in self._lexicon.forms.get(reading.stem, ()):
                if form.tense == "present" and not (reading.article or reading.preposition):
                    group = next((g for g in words.groups if g.first == index), None)
                    made = VerbGroup(index, index + 1, (form.lemma,), "subjunctive", form.person, False, False, False)
                    verb = Hit(hit.entry, index, index + 1, group or made, False)
                    return verb, (index, self._end(passage, index + 1))
        work = self._behind(passage, hit._replace(last=index + 1))
        return (hit, work) if work is not None and work[0] <= index + DUE_REACH else None

    def _must(self, passage: Passage, hit: Hit) -> tuple[Hit, tuple[int, int]] | None:
        """Return who must do something, or the verb whose subject must, and what it is: "it is on X that he ..."."""
        on = None if self._grammar.verb_final else self._on(passage, hit)
        if on is not None or hit.entry.partner:
            return on
        words = passage.words
        is_noun = not self._grammar.verb_final and hit.last < len(words.tokens)
        if is_noun and self._is_work(passage, hit.last, hit.entry):
            return hit, (hit.last, self._end(passage, hit.last + 1))
        return self._must_verb(passage, hit)

    def _must_verb(self, passage: Passage, hit: Hit) -> tuple[Hit, tuple[int, int]] | None:
        """Return the verb whose subject must, in the mood of wishes, and what it is; thoughts and states are no act.

        A state is, where a noun of work stands before it: "the solution must be by talks".
        """
        words = passage.words
        verb = next((group for group in words.groups if group.first >= hit.last), None)
        if verb is None or verb.person == 1 or not self._is_wish(passage, hit.last, verb, may_be_negative=True):
            return None
        is_thought = not words.stems[verb.first - 1].isdisjoint(self._lexicon.minds)
        low = words.clause_range(hit.first)[0]
        is_act = not self._is_state(verb) or any(self._is_work(passage, n, hit.entry) for n in range(low, verb.first))
        if is_thought or not is_act:
            return None
        if self._grammar.verb_final:
            return hit._replace(group=verb), (hit.last, verb.last)
        if verb.first > hit.last + 1:
            return None
        return hit._replace(group=verb, first=verb.first, last=verb.last), (verb.first, self._end(passage, verb.last))

    def _on(self, passage: Passage, hit: Hit) -> tuple[Hit, tuple[int, int]] | None:
        """Return those whom "it is on X" names, and what they must do."""
        tokens = passage.words.tokens
        on = next((u for u in passage.units if u.marker in ON and hit.last <= u.head <= hit.last + 1), None)
        chain = chain_of(passage.units, on) if on is not None else ()
        last = chain[-1].last if chain else len(tokens)
        openers = self._grammar.complementizers | hit.entry.partner
        last = self._behind_name(passage, last, openers)
        if last >= len(tokens):
            return None
        is_that = tokens[last].key in openers
        is_content = hit.first > 0 and tokens[hit.first - 1].key in self._grammar.complementizers
        is_told = is_that or ((is_content or not hit.entry.partner) and self._is_work(passage, last, hit.entry))
        return (hit._replace(doers=chain), (last, self._end(passage, last + 1))) if is_told else None

    def _behind_name(self, passage: Passage, last: int, openers: Set[str]) -> int:
        """Return where a clause opens behind the rest of a name (marks, another name of it); else where it ends."""
        tokens, verbs = passage.words.tokens, {group.first for group in passage.words.groups}
        for index in range(last, min(last + NAME_REST, len(tokens))):
            if tokens[index].key in openers:
                return index
            if tokens[index].text in COMMAS or index in verbs:
                break
        return last

    def _behind(self, passage: Passage, hit: Hit) -> tuple[int, int] | None:
        """Return the tokens `[first, last)` of the work behind words, with what depends on it."""
        words, entry = passage.words, hit.entry
        told = {g.first for g in words.groups if g.tense != "subjunctive"} if not self._grammar.verb_final else set()
        seen = 0
        for index in range(hit.last, len(words.tokens)):
            token = words.tokens[index]
            if token.text in STOPS or seen >= entry.reach:
                return None
            if not is_mark(token):
                seen += 1
            if index in told:
                return None
            if self._is_work(passage, index, entry) and self._is_partnered(passage, index, hit):
                return index, self._end(passage, index + 1)
        return None

    def _is_work(self, passage: Passage, index: int, entry: Undertaking) -> bool:
        """Say whether a word is a noun of work, as an entry wants it."""
        if index in self._named:
            return False
        stems, sense = passage.words.stems[index], passage.words.senses[index]
        if not stems.isdisjoint(self._lexicon.works) or not (entry.acts or stems.isdisjoint(self._lexicon.mutual)):
            return True
        if not stems.isdisjoint(entry.works):
            return True
        states = self._grammar.passive_auxiliaries | self._lexicon.being
        return any(verb.tense == "infinitive" and verb.form.lemma not in states for verb in sense.verbs)

    def _is_partnered(self, passage: Passage, index: int, hit: Hit) -> bool:
        """Say whether a word that the entry asks for stands before a work, apart or joined to it.

        A noun with a bound pronoun may have it as its object: "its resolve (to) build".
        """
        words, entry = passage.words, hit.entry
        is_object = hit.is_noun and index == hit.last and not self._grammar.verb_final
        if not entry.partner or (is_object and any(r.enclitic for r in words.senses[hit.last - 1].readings)):
            return True
        if index and words.tokens[index - 1].key in entry.partner:
            return True
        return any(
            reading.preposition in entry.partner
            for reading in words.senses[index].readings
            if reading.stem in self._lexicon.works or reading.stem in self._lexicon.mutual
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

    def is_matter(self, passage: Passage, work: tuple[int, int]) -> bool:
        """Say whether what is talked about is a matter of the two sides, or ways to do something."""
        stems = passage.words.stems
        for index in range(work[0], min(work[1], work[0] + MATTER_REACH)):
            if not stems[index].isdisjoint(self._lexicon.mutual) or not stems[index].isdisjoint(self._lexicon.ways):
                return True
        return False
