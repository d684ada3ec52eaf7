"""Passages -> statements: who said what, by which words, reported or direct, nested in what."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

import msgspec

from rasad.events.contents import Content, content_after, content_before, skip_comma
from rasad.events.cues import CueHit, find_cues
from rasad.events.passages import Passage
from rasad.events.speakers import (
    NOBODY,
    UNKNOWN,
    Subject,
    chain_of,
    names_somebody_else,
    opens_clause,
    subject_adjacent,
    subject_after,
    subject_before,
    subject_pronoun,
    subject_topic,
)
from rasad.events.units import Unit, is_party
from rasad.events.words import COMMAS, VerbGroup
from rasad.langpack.grammar import Grammar
from rasad.langpack.lexicon import Lexicon
from rasad.records.report import Entity, Stance, Statement
from rasad.records.spans import Quote

OPENING_REACH = 5  # words between "according to" and the one it names: a title or two
RELAY_REACH = 6  # words between an outlet and whom it quotes: a day, a preposition
STANCE_REACH = 3  # words at the head of a content in which a stance is told
SENTENCE_START = 3  # an opening this near to the sentence's start governs the whole sentence
CONFIDENT, CARRIED = 1.0, 0.85  # factor on a cue's confidence: speaker named beside it, or carried from before


class _Floor(NamedTuple):
    """Who has the floor: the last speaker of the document, and of this sentence."""

    last: tuple[str, ...]
    here: tuple[str, ...]


class StatementReader:
    """Reads the statements of one document. Carries the last speaker from sentence to sentence."""

    def __init__(self, entities: Mapping[str, Entity], lexicon: Lexicon, grammar: Grammar) -> None:
        self._entities = entities
        self._lexicon = lexicon
        self._grammar = grammar
        self._floor = _Floor((), ())
        self._found: list[Statement] = []
        self._is_nested = False

    def read(self, passages: Sequence[Passage]) -> tuple[Statement, ...]:
        """Return the statements of all passages by position."""
        open_paragraph = -1
        for passage in passages:
            hits = find_cues(passage, self._lexicon, self._grammar)
            hits = [hit for hit in hits if hit.group is None or hit.group.person != 1]
            if not hits and self._found and passage.paragraph == open_paragraph and self._goes_on(passage):
                self._extend(passage)
                continue
            self._floor = self._floor._replace(here=())
            before = len(self._found)
            for number, hit in enumerate(hits):
                self._is_nested = self._lies_in(passage, hit, before)
                self._read_hit(passage, hit, hits[number + 1 :])
            self._nest(before)
            open_paragraph = passage.paragraph if len(self._found) > before else -1
        return tuple(sorted(self._found, key=lambda s: (s.content.start, s.cue.start)))

    def _lies_in(self, passage: Passage, hit: CueHit, first: int) -> bool:
        """Say whether a cue stands inside the content of an earlier statement of its sentence."""
        at = passage.offset(hit.first)
        return any(s.content.start <= at < s.content.end for s in self._found[first:] if s.read_by != hit.cue.id)

    # -- one cue ------------------------------------------------------------------------------------------------------

    def _read_hit(self, passage: Passage, hit: CueHit, later: Sequence[CueHit]) -> None:
        if hit.form == "opening":
            self._read_opening(passage, hit, later)
            return
        if hit.form == "aside":
            self._read_aside(passage, hit, later)
            return
        if hit.form == "colon":
            unit = passage.units[0]
            self._add(
                passage, hit, Subject(chain_of(passage.units, unit), False), self._rest(passage, hit.last), "colon"
            )
            return
        stop = self._stop(passage, hit, later)
        content = content_after(passage, hit, stop, self._subject_last(passage, hit, stop), self._grammar)
        if self._grammar.verb_final and hit.group is not None and (content is None or not content.is_proved):
            content = content_before(passage, hit, hit.group, self._grammar) or content
        if content is None:
            if hit.form == "verb" and not self._is_nested:
                self._note_speaker(self._speaker(passage, hit, None)[0])
            return
        subject, how = self._speaker(passage, hit, content)
        self._add(passage, hit, subject, content, how)

    def _subject_last(self, passage: Passage, hit: CueHit, stop: int) -> int:
        if hit.group is None:
            return hit.last
        units = subject_after(passage, hit.group, stop, is_proved=False, entities=self._entities)
        return units[-1].last if units else hit.last

    def _stop(self, passage: Passage, hit: CueHit, later: Sequence[CueHit]) -> int:
        """Return the token before which the content ends: the next cue on the same level, else the sentence's end."""
        tokens = passage.words.tokens
        for other in later:
            if other.form in ("opening", "aside") or other.first < hit.last:
                continue
            first = other.first
            while first > hit.last and self._is_link(tokens[first - 1].key):
                first -= 1
            before = tokens[first - 1] if first else None
            joined = other.group.joined if other.group else True
            apart = before is not None and (before.text in COMMAS or before.key in self._grammar.coordinators)
            if apart or (joined and not self._grammar.verb_final):
                return first
        return len(tokens)

    def _is_link(self, key: str) -> bool:
        return key in self._grammar.closed and key not in self._grammar.complementizers

    def _speaker(self, passage: Passage, hit: CueHit, content: Content | None) -> tuple[Subject, str]:
        group = hit.group
        if group is None:
            return self._carried("speaker of the sentence")
        if self._grammar.verb_final:
            return self._topic_speaker(passage, hit, content)
        zone_end = content.first if content else passage.words.clause_range(hit.first)[1]
        proved = bool(content and content.is_proved)
        rivals = (
            (self._owner(passage, hit), "owner of the words that a relative clause speaks of"),
            (subject_pronoun(passage, group, self._entities), "pronoun right before the verb"),
            (subject_adjacent(passage, group, self._entities), "subject right before the verb"),
            (
                subject_after(passage, group, zone_end, is_proved=proved, entities=self._entities),
                "subject behind the verb",
            ),
            (subject_before(passage, group, self._entities), "subject before the verb"),
        )
        for units, how in rivals:
            if units:
                return Subject(units, False), how
        reason = self._why_unknown(passage, group, zone_end, content)
        return (UNKNOWN, reason) if reason else self._from_before(passage, hit)

    def _owner(self, passage: Passage, hit: CueHit) -> tuple[Unit, ...]:
        """Return the party nearest before "(a statement of the ministry) in which it said"."""
        tokens = passage.words.tokens
        if hit.last >= len(tokens) or tokens[hit.last].key not in self._grammar.resumptives:
            return ()
        found = [
            u for u in passage.units if u.last <= hit.first and is_party(u, self._entities) and u.kind != "demonym"
        ]
        return chain_of(passage.units, found[-1]) if found else ()

    def _why_unknown(self, passage: Passage, group: VerbGroup, zone_end: int, content: Content | None) -> str:
        """Say why a verb without a known subject cannot take the last speaker's, or nothing if it can."""
        proved = content is not None and content.is_proved
        if proved and names_somebody_else(passage, group.last, zone_end, self._grammar):
            return "a speaker that nothing identifies"
        if not opens_clause(passage, group, self._grammar):
            return "a verb inside a clause, without a subject"
        if content is not None and self._may_be_its_subject(passage, group, content):
            return "a definite noun behind the verb, its subject or its object"
        return ""

    def _may_be_its_subject(self, passage: Passage, group: VerbGroup, content: Content) -> bool:
        return (
            not content.is_proved
            and content.first == group.last
            and passage.words.senses[content.first].has_article
            and content.start == passage.offset(content.first)
        )

    def _from_before(self, passage: Passage, hit: CueHit) -> tuple[Subject, str]:
        """A verb joined to an earlier one that is no speech ("renewed his condolences and said") shares its subject."""
        earlier = [group for group in passage.words.groups if group.last <= hit.first]
        if earlier and not self._floor.here and hit.group is not None and hit.group.joined:
            group = earlier[-1]
            units = subject_after(passage, group, hit.first, is_proved=False, entities=self._entities)
            units = units or subject_before(passage, group, self._entities)
            if units:
                return Subject(units, False), "subject of the verb before"
        return self._carried("subject left out: the last speaker")

    def _topic_speaker(self, passage: Passage, hit: CueHit, content: Content | None) -> tuple[Subject, str]:
        first, _ = passage.words.clause_range(hit.first)
        last = hit.first
        if content is not None and content.last <= hit.first:
            last = content.first
        units = subject_topic(passage, first, last, self._entities)
        if units:
            return Subject(units, False), "subject of the clause"
        if names_somebody_else(passage, first, last, self._grammar):
            return UNKNOWN, "a speaker that nothing identifies"
        units = subject_topic(passage, 0, first, self._entities) if first else ()
        if units:
            return Subject(units, False), "subject of an earlier clause"
        return self._carried("subject left out: the last speaker")

    def _carried(self, how: str) -> tuple[Subject, str]:
        return NOBODY, how

    def _read_aside(self, passage: Passage, hit: CueHit, later: Sequence[CueHit]) -> None:
        """Read "pointing to X, (she said)": the subject of the clause says it, up to the verb of speech."""
        stop = next((other.first for other in later if other.form == "verb"), None)
        if stop is None:
            return
        units = subject_topic(passage, passage.words.clause_range(hit.first)[0], hit.first, self._entities)
        subject = Subject(units, not units)
        if not units and not names_somebody_else(passage, 0, hit.first, self._grammar):
            subject = NOBODY
        self._add(
            passage, hit, subject, self._rest(passage, hit.last, stop), "subject of the clause", holds_floor=False
        )

    # -- openings -----------------------------------------------------------------------------------------------------

    def _read_opening(self, passage: Passage, hit: CueHit, later: Sequence[CueHit]) -> None:
        named = [
            unit
            for unit in passage.units
            if hit.last <= unit.last and unit.first <= hit.last + OPENING_REACH and is_party(unit, self._entities)
            and unit.end > passage.offset(hit.last) - 1
        ]  # fmt: skip
        if not named or not self._is_its_complement(passage, hit, named[0]):
            return
        units = chain_of(passage.units, named[0])
        behind = max(unit.last for unit in units)
        relay = self._relay(passage, behind)
        if relay is not None:
            behind = relay[1]
        if hit.first <= SENTENCE_START or relay is not None:
            stop = self._opening_stop(passage, behind, later)
            content: Content | None = self._rest(passage, self._skip_place(passage, behind), stop)
        else:
            content = self._rest(passage, 0, hit.first)
        self._add(passage, hit, Subject(units, False), content, "named by the opening", holds_floor=False)
        if relay is not None:
            relayed = hit._replace(first=relay[0].first - 1, last=relay[1])
            self._add(passage, relayed, Subject((relay[0],), False), content, "relayed", holds_floor=False)

    def _skip_place(self, passage: Passage, behind: int) -> int:
        """Return the token behind "(the agency) from Moscow,"."""
        for unit in passage.units:
            if unit.first == behind + 1 and unit.marker == "from" and unit.is_place:
                behind = unit.last
        return skip_comma(passage, behind)

    def _is_its_complement(self, passage: Passage, hit: CueHit, unit: Unit) -> bool:
        """An outlet may stand behind its desk or reporter; anybody else must follow "according to" at once."""
        types = {self._entities[e].type for e in unit.entities if e in self._entities}
        between = passage.words.tokens[hit.last : unit.first]
        plain = [token for token in between if token.kind == "word" and token.key not in self._grammar.not_heads]
        return "media" in types or not plain

    def _opening_stop(self, passage: Passage, behind: int, later: Sequence[CueHit]) -> int:
        """An opening that precedes a speech verb ("pointing to X, she said") ends where that verb stands."""
        tokens = passage.words.tokens
        if passage.offset(behind) and behind < len(tokens) and tokens[behind].text in COMMAS:
            return len(tokens)
        return min((other.first for other in later if other.form == "verb"), default=len(tokens))

    def _relay(self, passage: Passage, behind: int) -> tuple[Unit, int] | None:
        """Return whom an outlet quotes ("A reported of B his saying", "according to A, from B") and where that ends."""
        tokens = passage.words.tokens
        for unit in passage.units:
            types = {self._entities[e].type for e in unit.entities if e in self._entities}
            if unit.first == behind + 1 and unit.marker == "from" and "media" in types:
                return unit, unit.last
            is_near = behind < unit.first <= behind + RELAY_REACH and unit.marker == "about"
            if is_near and unit.last < len(tokens) and tokens[unit.last].key in self._grammar.said_nouns:
                return unit, unit.last + 1
        return None

    def _rest(self, passage: Passage, first: int, last: int | None = None) -> Content | None:
        stop = len(passage.words.tokens) if last is None else last
        if stop - first < 2:
            return None
        start, end = passage.offset(first), passage.end_of(stop)
        while end > start and passage.source[end - 1] in ".,\u060c \u00a0":
            end -= 1
        return Content(first, stop, start, end, "direct" if last is None and first < 8 else "reported", True)

    # -- making statements --------------------------------------------------------------------------------------------

    def _note_speaker(self, subject: Subject) -> None:
        if subject.entities:
            self._floor = _Floor(subject.entities, subject.entities)
        elif subject.is_unknown:
            self._floor = _Floor((), ())

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
            self._note_speaker(subject)
        speakers = subject.entities or (() if subject.is_unknown else self._floor.here or self._floor.last)
        if not speakers or content is None:
            return
        source = passage.source
        cue = Quote.of(source, passage.offset(hit.first), passage.end_of(hit.last))
        quote = Quote.of(source, content.start, content.end)
        factor = CONFIDENT if subject.entities else CARRIED
        speech = content.speech
        if speech == "reported" and self._is_first_person(passage, content.first, content.last):
            speech = "mixed"
        self._found.append(
            Statement(
                id=f"s:{cue.start}-{quote.start}",
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

    def _stance(self, passage: Passage, hit: CueHit, content: Content) -> Stance | None:
        """What the content opens with ("the necessity of", "his hope that") says more of a stance than the cue."""
        for index in range(content.first, min(content.first + STANCE_REACH, content.last)):
            found = self._grammar.stances.longest(passage.words.stems, index)
            if found is not None:
                return cast("Stance", found[1])
        return cast("Stance | None", hit.cue.stance)

    def _is_first_person(self, passage: Passage, first: int, last: int) -> bool:
        if any(first <= group.first < last and group.person == 1 for group in passage.words.groups):
            return True
        return any(token.key in self._grammar.first_person for token in passage.words.tokens[first:last])

    def _goes_on(self, passage: Passage) -> bool:
        """Say whether a sentence without a cue continues the speech before it."""
        last = self._found[-1]
        if last.speech == "direct":
            return True
        return self._is_first_person(passage, 0, len(passage.words.tokens))

    def _extend(self, passage: Passage) -> None:
        last = self._found[-1]
        end = passage.sentence.end
        while passage.source[end - 1] in ".,\u060c \u00a0":
            end -= 1
        self._found[-1] = msgspec.structs.replace(
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
