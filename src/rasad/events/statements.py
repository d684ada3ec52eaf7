"""Passages -> statements: who said what, by which words, reported or direct, nested in what."""

from collections.abc import Mapping, Sequence
from typing import cast

import msgspec

from rasad.events.attribution import SpeakerFinder
from rasad.events.bearers import NO_BEARERS, bearers_of
from rasad.events.content_ends import cut_links, trimmed, unclosed
from rasad.events.contents import Content, content_after, content_before, rest_of, skip_comma
from rasad.events.cues import CueHit, find_cues
from rasad.events.leads import named_lead
from rasad.events.openings import RELAYED, Attribution, OpeningReader
from rasad.events.passages import Passage
from rasad.events.phrases import is_speaker_noun
from rasad.events.speakers import (
    UNNAMED,
    Floor,
    Subject,
    chain_of,
    is_feminine,
    is_owner_of_noun,
    unmarked_parties,
)
from rasad.events.stops import TAIL_WORDS, aside_end, is_in_clause, stop_of
from rasad.events.topics import BACK, LEFT_OUT
from rasad.events.units import Unit
from rasad.events.words import CLOSING_QUOTES, COMMAS, OPENING_QUOTES
from rasad.langpack.grammar import Grammar
from rasad.langpack.lexicon import Lexicon
from rasad.records.report import Entity, Stance, Statement
from rasad.records.spans import Quote

PERSONS = frozenset({"person", "office"})
CLOSING_MARKS = 3  # characters at a sentence's end that a content leaves out: a full stop, a quotation mark
STRAIGHT = frozenset("\"'")  # marks that open and close alike: inside another kind of quotation they start none anew
STANCE_REACH = 3  # words at the head of a content in which a stance is told
DENIES: Stance = "denies"
SOURCE_WORDS = 2  # tokens of "an official", "news pages"
TEXT_REACH = 12  # tokens behind a verb in which it is told that it was said in a text
CONFIDENT, CARRIED = 1.0, 0.85  # factor on a cue's confidence: speaker named beside it, or carried from before


class StatementReader:
    """Reads the statements of one document. Carries the last speaker from sentence to sentence."""

    def __init__(self, entities: Mapping[str, Entity], lexicon: Lexicon, grammar: Grammar) -> None:
        self._entities = entities
        self._lexicon = lexicon
        self._grammar = grammar
        self._openings = OpeningReader(entities, grammar)
        self._speakers = SpeakerFinder(entities, grammar, NO_BEARERS)
        self._floor = Floor()
        self._found: list[Statement] = []
        self._is_nested = False
        self._relays: set[str] = set()  # statements of outlets: whoever speaks in what they relay has the floor
        self._passed = 0  # the offset behind whom an outlet quotes: what is told of him there is no speech
        self._open: int | None = None  # the statement that the next sentence may continue, and its paragraph
        self._paragraph = -1
        self._headline = -1  # the paragraph of a headline that names its speaker
        self._surnames: dict[str, str] = {}
        self._source: tuple[str, ...] = ()  # the body whose report was told last
        self._announced: tuple[Passage, CueHit] | None = None  # a colon behind this verb ends its line

    def read(self, passages: Sequence[Passage]) -> tuple[Statement, ...]:
        """Return the statements of all passages by position."""
        bearers = bearers_of(passages, self._entities, self._grammar)
        self._surnames = dict(bearers.surnames)
        self._speakers = SpeakerFinder(self._entities, self._grammar, bearers._replace(surnames=self._surnames))
        for passage in passages:
            self._surnames.update(
                {key: who for key, rows in bearers.shared.items() for at, who in rows if at < passage.sentence.end}
            )
            if self._floor.is_lead and passage.paragraph > self._headline + 1:
                self._floor = self._floor._replace(is_lead=False)
            hits = find_cues(passage, self._lexicon, self._grammar, self._surnames)
            hits = [hit for hit in hits if hit.group is None or hit.group.person != 1]
            if self._take_announced(passage):
                self._read_inside(passage, hits)
                continue
            resumed = self._resume(passage)
            inside = [hit for hit in hits if hit.first < resumed]
            hits = hits[len(inside) :]
            self._read_inside(passage, inside)
            if resumed and not hits:
                continue
            if self._open is not None and passage.paragraph == self._paragraph and self._goes_on(passage, hits):
                self._extend(passage)
                self._read_inside(passage, hits)
                continue
            self._read_sentence(
                passage, hits, self._found[self._open].speakers if resumed and self._open is not None else None
            )
            if not hits:
                self._greet(passage)
        body = next((p.sentence.start for p in passages if p.sentence.kind != "headline"), 0)
        self._found = named_lead(self._found, self._relays, self._entities, body)
        return tuple(sorted(self._found, key=lambda s: (s.content.start, s.cue.start)))

    def _take_announced(self, passage: Passage) -> bool:
        """Read the quotation that opens a line as what a verb before it announced: "he wrote:", and it follows."""
        announced, self._announced = self._announced, None
        tokens = passage.words.tokens
        if announced is None or len(tokens) <= CLOSING_MARKS or tokens[0].text not in OPENING_QUOTES:
            return False
        behind = next((i + 1 for i, token in enumerate(tokens) if i and token.text in CLOSING_QUOTES), len(tokens))
        told, hit = announced
        content = Content(0, 0, passage.offset(0), trimmed(passage, passage.offset(0), behind, 0), "direct", True)
        before = len(self._found)
        self._is_nested = False
        self._add(told, hit, *self._who(told, hit, None)[:1], content, "announced in the line before")
        self._open = before if len(self._found) > before else None
        self._paragraph = passage.paragraph
        return self._open is not None

    def _read_sentence(self, passage: Passage, hits: Sequence[CueHit], here: tuple[str, ...] | None) -> None:
        """Read the cues of a sentence that does not continue the speech before it, or of what stands behind its end.

        `here`: who has spoken in the sentence already.
        """
        self._floor = self._floor._replace(here=here, is_lost_here=False)
        before = len(self._found)
        self._passed = 0
        for number, hit in enumerate(hits):
            if passage.offset(hit.first) < self._passed:
                continue
            self._is_nested = self._lies_in(passage, hit, before)
            self._read_hit(passage, hit, hits[number + 1 :])
        self._nest(before)
        end = passage.sentence.end - CLOSING_MARKS
        spoken = [i for i in range(before, len(self._found)) if self._found[i].id not in self._relays]
        reaching = [i for i in spoken if self._found[i].content.end >= end]
        outermost = [i for i in reaching if self._found[i].nested_in in {None, *self._relays}] or reaching
        self._open = max(outermost, key=lambda i: self._found[i].cue.start, default=None)
        self._paragraph = passage.paragraph

    def _read_inside(self, passage: Passage, hits: Sequence[CueHit]) -> None:
        """Read the cues of a sentence inside speech that goes on: what they tell is nested in it."""
        if self._open is None or not hits:
            return
        outer, before = self._found[self._open].id, len(self._found)
        for number, hit in enumerate(hits):
            self._is_nested = True
            self._read_hit(passage, hit, hits[number + 1 :])
        self._nest(before)
        self._found[before:] = [
            statement if statement.nested_in else msgspec.structs.replace(statement, nested_in=outer)
            for statement in self._found[before:]
        ]

    def _lies_in(self, passage: Passage, hit: CueHit, first: int) -> bool:
        """Say whether a cue stands inside the content of an earlier statement of its sentence."""
        at = passage.offset(hit.first)
        return any(
            statement.content.start <= at < statement.content.end
            for statement in self._found[first:]
            if statement.read_by != hit.cue.id and statement.id not in self._relays
        )

    # -- one cue ------------------------------------------------------------------------------------------------------

    def _read_hit(self, passage: Passage, hit: CueHit, later: Sequence[CueHit]) -> None:
        if hit.form == "opening" and hit.cue.text:
            self._read_same_report(passage, hit)
        elif hit.form == "opening":
            self._read_opening(passage, hit, later)
        elif hit.form == "aside":
            self._read_aside(passage, hit, later)
        elif hit.form == "colon" and not self._is_dateline(passage, hit):
            self._add(passage, hit, self._before_colon(passage, hit), rest_of(passage, hit.last), "colon")
            if passage.sentence.kind == "headline":
                self._headline = passage.paragraph
                self._floor = self._floor._replace(is_lead=self._floor.person is not None)
        elif hit.form != "colon":
            self._read_verb(passage, hit, later)

    def _read_opening(self, passage: Passage, hit: CueHit, later: Sequence[CueHit]) -> None:
        """Read "according to A" and "A quotes B as saying"; A keeps the floor behind the sentence if he is a person."""
        floor = self._floor
        for found in self._openings.read(passage, hit, later, self._floor):
            if self._is_same_relay(passage, hit, found):
                continue
            is_quoted_source = found.subject.is_unnamed and found.how == RELAYED
            holds = is_quoted_source or (bool(found.subject.units) and not self._is_medium(found.subject))
            before = len(self._found)
            self._source = found.subject.entities or self._source
            self._add(passage, found.hit, found.subject, found.content, found.how, holds_floor=holds)
            self._relays |= set() if holds else {statement.id for statement in self._found[before:]}
            if found.content is not None and hit.cue.needs_behind:
                self._passed = max(self._passed, found.content.start)
            if found.how == RELAYED and floor is not self._floor and len(floor.here or ()) == 1:
                self._floor = floor._replace(here=self._floor.here)
            floor = self._floor

    def _is_same_relay(self, passage: Passage, hit: CueHit, found: Attribution) -> bool:
        """Say whether an outlet that is named relays the same words of some page or news desk without a name."""
        if not self._grammar.verb_final or not found.subject.is_unnamed or found.content is None:
            return False
        source = {token.key for token in passage.words.tokens[hit.last : hit.last + SOURCE_WORDS]}
        if source & self._grammar.person_nouns or not source.isdisjoint(self._grammar.anonymous):
            return False
        last = found.content.end
        return any(s.id in self._relays and s.content.end == last and s.speakers for s in self._found)

    def _read_verb(self, passage: Passage, hit: CueHit, later: Sequence[CueHit]) -> None:
        """Read a verb of speech or a participle with what it tells; inside another's words no mere attitude."""
        if self._is_nested and not hit.cue.inner:
            return
        content = self._content(passage, hit, later)
        if content is None and self._is_quoted_behind(passage, hit):
            subject, how = self._who(passage, hit, None)
            self._add(passage, hit, subject, rest_of(passage, 0, hit.first - 1), how)
        elif content is None:
            tokens = passage.words.tokens
            is_last = hit.form == "verb" and tokens[-1].text == ":" and not any(o.form == "verb" for o in later)
            self._announced = (passage, hit) if is_last and hit.cue.complement else None
            if hit.form == "verb" and not self._is_nested and not is_in_clause(passage, hit, self._grammar):
                self._note_speaker(passage, hit, self._who(passage, hit, None)[0])
        else:
            subject, how = self._who(passage, hit, content)
            if not hit.cue.outlets or self._is_medium(subject):
                self._add(passage, hit, subject, content, how)

    def _read_same_report(self, passage: Passage, hit: CueHit) -> None:
        """Read "according to this report": the outlet that was quoted last says the rest of the sentence."""
        outlet = next((found.speakers for found in reversed(self._found) if found.id in self._relays), self._source)
        if not outlet:
            return
        before = len(self._found)
        first = skip_comma(passage, hit.last)
        while first < len(passage.words.tokens) and passage.words.tokens[first].key in self._grammar.complementizers:
            first += 1
        content = rest_of(passage, first, len(passage.words.tokens))
        self._add(passage, hit, Subject((), False, carried=outlet), content, "outlet quoted before", holds_floor=False)
        self._relays |= {statement.id for statement in self._found[before:]}

    def _is_person(self, unit: Unit) -> bool:
        return any(self._entities[e].type == "person" for e in unit.entities if e in self._entities)

    def _is_dateline(self, passage: Passage, hit: CueHit) -> bool:
        """Say whether a state or a place before a colon tells where: no verb follows, or the article's body begins."""
        unit = next((unit for unit in passage.units if unit.last == hit.first), None)
        if unit is None or unit.kind != "name":
            return False
        is_place = unit.is_place or all(self._entities[e].type == "state" for e in unit.entities if e in self._entities)
        has_verb = any(group.first >= hit.last for group in passage.words.groups)
        return is_place and not (has_verb and passage.sentence.kind == "headline")

    def _before_colon(self, passage: Passage, hit: CueHit) -> Subject:
        """Return who stands before a colon: a party, nobody named for a mere role, or the bearer of a surname."""
        unit = passage.units[0] if passage.units and passage.units[0].first <= 1 else None
        if unit is None or unit.last > hit.first:
            return Subject((), False, carried=(self._surnames[passage.words.tokens[0].key],))
        is_state = all(self._entities[e].type == "state" for e in unit.entities if e in self._entities)
        is_role = is_state and any(is_speaker_noun(passage, i, self._grammar) for i in range(unit.first + 1))
        is_role = is_role or (self._is_person(unit) and is_owner_of_noun(passage, unit, self._grammar))
        return UNNAMED if is_role else Subject(chain_of(passage.units, unit), False)

    def _content(self, passage: Passage, hit: CueHit, later: Sequence[CueHit]) -> Content | None:
        """Return what a cue introduces, or None if nothing is told; an object that is a pronoun tells nothing."""
        if hit.cue.between and hit.group is not None:
            return rest_of(passage, hit.last, hit.group.first)
        stop = stop_of(passage, hit, later, self._grammar)
        content = content_after(passage, hit, stop, self._subject_last(passage, hit, stop), self._grammar)
        if self._grammar.verb_final and hit.group is not None and (content is None or not content.is_proved):
            content = content_before(passage, hit, self._grammar) or content
        if content is None or (hit.group is not None and hit.group.enclitic and not content.is_proved):
            return None
        return None if self._grammar.verb_final and self._is_answered(passage, content, later) else content

    def _is_answered(self, passage: Passage, content: Content, later: Sequence[CueHit]) -> bool:
        """Say whether another verb of speech follows at once, as in "(who asked) and he answered": nothing is told."""
        if any(content.first == other.first and other.form == "verb" for other in later):
            return True
        is_answer = passage.words.tokens[content.first].key in self._grammar.backward_speakers
        return is_answer and any(content.first < other.first <= content.first + 2 for other in later)

    def _is_quoted_behind(self, passage: Passage, hit: CueHit) -> bool:
        """Say whether "as he said" behind what is said makes the words before it the content."""
        if hit.group is None or hit.first == 0 or not hit.cue.needs_content:
            return False
        tokens = passage.words.tokens
        is_as = tokens[hit.first - 1].key in self._grammar.as_words
        return is_as and passage.words.word_count(hit.last, len(tokens)) <= TAIL_WORDS < hit.first

    def _is_medium(self, subject: Subject) -> bool:
        return any(self._entities[e].type == "media" for e in subject.entities if e in self._entities)

    def _subject_last(self, passage: Passage, hit: CueHit, stop: int) -> int:
        if hit.group is None:
            return hit.last
        return max(hit.last, self._speakers.subject_end(passage, hit, hit.group, stop))

    def _who(self, passage: Passage, hit: CueHit, content: Content | None) -> tuple[Subject, str]:
        return self._speakers.find(passage, hit, content, self._floor)

    def _read_aside(self, passage: Passage, hit: CueHit, later: Sequence[CueHit]) -> None:
        """Read "pointing to X, (she said)": the subject of the clause says it, up to the verb of speech."""
        if not any(other.form == "verb" for other in later):
            return
        then = next(other for other in later if other.form in ("verb", "aside"))
        stop = aside_end(passage, hit, then, self._grammar)
        subject, how = self._speakers.find_aside(passage, hit, self._floor)
        self._add(
            passage,
            hit,
            subject,
            rest_of(passage, hit.last, cut_links(passage, hit.last, stop, self._grammar)),
            how,
            holds_floor=False,
        )

    # -- making statements --------------------------------------------------------------------------------------------

    def _note_speaker(self, passage: Passage, hit: CueHit, subject: Subject) -> None:
        feminine = is_feminine(passage, hit.group, self._grammar) if hit.group is not None else None
        if subject.entities and self._is_in_text(passage, hit):
            self._floor = self._floor._replace(writer=subject.entities)
        if subject.entities or subject.is_unnamed:
            persons = {e for e in subject.entities if e in self._entities and self._entities[e].type in PERSONS}
            self._floor = self._floor.taken(subject.entities, feminine, frozenset(persons))
        elif subject.is_unknown:
            self._floor = self._floor.taken(None, feminine, frozenset())
        else:
            self._floor = self._floor._replace(here=self._floor.last)

    def _is_in_text(self, passage: Passage, hit: CueHit) -> bool:
        """Say whether somebody speaks in a text: "said in a statement"."""
        first, last = (0, hit.first) if self._grammar.verb_final else (hit.last, hit.last + TEXT_REACH)
        stems = passage.words.stems[first:last]
        return any(not stem.isdisjoint(self._grammar.texts) for stem in stems)

    def _add(
        self,
        passage: Passage,
        hit: CueHit,
        subject: Subject,
        content: Content | None,
        how: str,
        holds_floor: bool = True,
    ) -> None:
        if holds_floor and not self._is_nested:
            self._note_speaker(passage, hit, subject)
        speakers = self._speakers_of(subject)
        if speakers is None or content is None:
            return
        source = passage.source
        cue = Quote.of(source, passage.offset(hit.first), passage.end_of(hit.last))
        quote = Quote.of(source, content.start, content.end)
        identifier = f"s:{cue.start}-{quote.start}"
        if any(statement.id == identifier for statement in self._found):  # two cues that make up one formula
            return
        factor = CONFIDENT if subject.entities else CARRIED
        speech = content.speech
        if speech == "reported" and self._is_first_person(passage, content.first, content.last):
            speech = "mixed"
        self._found.append(
            Statement(
                id=identifier,
                speakers=speakers,
                cue=cue,
                content=quote,
                speech=speech,
                confidence=round(hit.cue.confidence * factor, 2),
                read_by=hit.cue.id,
                stance=self._stance(passage, hit, content),
                steps=(f"cue {hit.cue.id} ({hit.form})", f"speaker: {how}", f"content: {content.speech}"),
            )
        )

    def _greet(self, passage: Passage) -> None:
        """Note the subject of a sentence without speech: a pronoun behind it may mean him, not the last speaker."""
        found = unmarked_parties(passage.units, 0, len(passage.words.tokens), self._entities)[:1]
        if not self._grammar.verb_final:
            self._floor = self._floor._replace(newcomer=())
            found = [unit for unit in found if any(g.last == unit.first for g in passage.words.groups)]
        voices = [unit.voices for unit in found if unit.kind == "name" and len(unit.voices) == 1]
        persons = [voice for voice in voices if self._entities[voice[0]].type == "person"]
        if persons and persons[0] != self._floor.last:
            self._floor = self._floor._replace(newcomer=persons[0])

    def _speakers_of(self, subject: Subject) -> tuple[str, ...] | None:
        """Return who speaks: the subject's entities, none if it has no name, the floor's if it is left out."""
        if subject.units or subject.is_unnamed or subject.carried:
            return subject.entities
        if subject.is_unknown:
            return None
        return self._floor.last if self._floor.here is None else self._floor.here

    def _stance(self, passage: Passage, hit: CueHit, content: Content) -> Stance | None:
        """What the content opens with ("the necessity of", "his hope that") says more of a stance than the cue.

        What is denied is no stance of him who denies it.
        """
        if hit.cue.stance == DENIES:
            return DENIES
        for index in range(content.first, min(content.first + STANCE_REACH, content.last)):
            found = self._grammar.stances.longest(passage.words.stems, index)
            if found is not None:
                return cast("Stance", found[1])
        return cast("Stance | None", hit.cue.stance)

    def _is_first_person(self, passage: Passage, first: int, last: int) -> bool:
        if any(first <= group.first < last and group.person == 1 for group in passage.words.groups):
            return True
        return any(token.key in self._grammar.first_person for token in passage.words.tokens[first:last])

    def _goes_on(self, passage: Passage, hits: Sequence[CueHit]) -> bool:
        """Say whether a sentence continues the speech before it: without a cue, or with none that opens new speech."""
        if self._open is None:
            return False
        last = self._found[self._open]
        if last.content.text[:1] in OPENING_QUOTES:
            return False
        if hits:
            is_spoken = last.speech == "direct" and self._grammar.verb_final
            return is_spoken and not any(self._opens_speech(passage, hit) for hit in hits)
        return last.speech == "direct" or self._speaks_itself(passage)

    def _speaks_itself(self, passage: Passage) -> bool:
        """Say whether a sentence is surely in the first person: some of its forms are written like a third person's."""
        doubtful = self._grammar.first_person_doubt
        tokens = passage.words.tokens
        if any(token.key in self._grammar.first_person for token in tokens):
            return True
        return any(g.person == 1 and not tokens[g.first].key.endswith(doubtful) for g in passage.words.groups)

    def _opens_speech(self, passage: Passage, hit: CueHit) -> bool:
        """Say whether a cue is the narrator's: a colon follows it, or it has the last speaker for its subject."""
        tokens = passage.words.tokens
        if hit.form != "verb" or (hit.last < len(tokens) and tokens[hit.last].text == ":"):
            return True
        subject, how = self._who(passage, hit, None)
        if how == LEFT_OUT and tokens[hit.last : hit.last + 1] and tokens[hit.last].text in COMMAS:
            return False
        return how == BACK or subject.is_unnamed or (bool(subject.entities) and subject.entities == self._floor.last)

    def _resume(self, passage: Passage) -> int:
        """Lead a quotation that was left open to its end; return the token behind it, 0 if none is open.

        In another paragraph it goes on only where it is closed.
        """
        mark = unclosed(self._found[self._open].content.text) if self._open is not None else None
        if mark is None:
            return 0
        tokens = passage.words.tokens
        behind = next((i + 1 for i, token in enumerate(tokens) if token.text == mark), None)
        ahead = tokens[: behind - 1] if behind is not None else tokens
        inner = {mark, "("} if mark in STRAIGHT else {mark, "(", *STRAIGHT}
        is_new = any(token.text in OPENING_QUOTES - inner for token in ahead)
        if is_new or (passage.paragraph != self._paragraph and behind is None):
            self._open = None
            return 0
        self._paragraph = passage.paragraph
        behind = len(tokens) if behind is None else behind
        self._extend(passage, passage.end_of(behind))
        return behind

    def _extend(self, passage: Passage, end: int | None = None) -> None:
        if self._open is None:
            return
        last = self._found[self._open]
        end = passage.sentence.end if end is None else end
        while passage.source[end - 1] in ".,\u060c \u00a0":
            end -= 1
        self._found[self._open] = msgspec.structs.replace(
            last,
            content=Quote.of(passage.source, last.content.start, end),
            speech="direct" if last.speech == "direct" else "mixed",
            steps=(*last.steps, "goes on in the next sentence"),
        )

    def _nest(self, first: int) -> None:
        """Point each statement of the sentence whose cue lies in another's content up to the innermost of these."""
        here = self._found[first:]
        for index, statement in enumerate(here):
            outer = [
                other
                for other in here
                if other.id != statement.id
                and other.content.start <= statement.cue.start
                and statement.content.end <= other.content.end
                and other.cue.start != statement.cue.start
            ]
            if outer:
                inner = min(outer, key=lambda s: s.content.end - s.content.start)
                self._found[first + index] = msgspec.structs.replace(statement, nested_in=inner.id)
