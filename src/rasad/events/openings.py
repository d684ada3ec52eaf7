"""Openings that name a source ("according to A", "A reported of B his saying") -> who says the rest of the sentence."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rasad.events.apposition import AppositionFinder
from rasad.events.backward import is_backward
from rasad.events.bodies import body_of
from rasad.events.contents import Content, rest_of, skip_comma
from rasad.events.cues import CueHit
from rasad.events.insertions import closing_dash, is_opening_dash
from rasad.events.passages import Passage
from rasad.events.phrases import is_speaker_noun, is_time, phrase_at, unit_at
from rasad.events.speakers import NOBODY, UNKNOWN, UNNAMED, Floor, Subject, is_individual, together, unmarked_parties
from rasad.events.units import Unit, is_party
from rasad.events.words import COMMAS, is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity

OPENING_REACH = 5  # words between "according to" and the one it names: a title or two
SENTENCE_START = 3  # words, names aside, before an opening that still governs the whole sentence
SET_OFF = COMMAS | {"-", "\u2013", ";", "\u061b"}  # marks that set a source off from what it said
SOURCE_REACH = 8  # tokens between "according to" and the comma behind a source without a name
DESK_WORDS = 1  # words between an outlet and the comma that ends the opening: its desk, its language
DESK_MARKS, DESK_REACH = frozenset("-\u2013("), 6  # what parts an outlet from its desk, and the tokens up to its comma
ORGAN_REACH = 2  # tokens between the noun of a press office and the body that has it
RELAYED = "relayed"  # how the one was found whom an outlet quotes
SAYING_REACH = 10  # tokens of a phrase with a preposition between whom an outlet quotes and "his saying"
RELAY_REACH = 6  # words between an outlet and whom it quotes: a day, a preposition
ARTICLE_REACH = 14  # the same with where he wrote in between: "in an article in the daily B"


class Attribution(NamedTuple):
    """A cue with whoever speaks by it, what is said, and how the speaker was found."""

    hit: CueHit
    subject: Subject
    content: Content | None
    how: str


class Relay(NamedTuple):
    """Whom an outlet quotes: the tokens `[first, last)` up to what he says."""

    subject: Subject
    first: int
    last: int


class OpeningReader:
    """Reads the openings of a document's sentences."""

    def __init__(self, entities: Mapping[str, Entity], grammar: Grammar) -> None:
        self._entities = entities
        self._grammar = grammar
        self._apposition = AppositionFinder(entities, grammar)

    def read(self, passage: Passage, hit: CueHit, later: Sequence[CueHit], floor: Floor) -> list[Attribution]:
        """Return whom an opening names and, where that is an outlet that quotes another, both; may be empty.

        Where a verb of speech (in `later`) follows at once ("(the agency), quoting B, wrote:"), its content is meant.
        """
        units = self._named(passage, hit)
        subject, behind = Subject(units, False), max((unit.last for unit in units), default=None)
        if behind is None:
            subject, behind = self._unnamed(passage, hit, floor)
        if behind is None:
            return self._relayed_by_unknown(passage, hit, later)
        tokens = passage.words.tokens
        if units and behind < len(tokens) and tokens[behind].key in self._grammar.own_country:
            behind += 1
        relay = self._relay(passage, behind)
        if relay is None and hit.cue.needs_behind:
            return []  # nothing is told of what was quoted
        content = self._content(passage, hit, behind, relay, self._end(passage, later))
        content = content and self._behind_second(passage, content, later)
        if content is not None and self._grammar.verb_final:
            content = self._behind_verb(passage, content, later)
        how = "named by the opening" if subject.units else "a source whom the text does not name"
        found = [Attribution(hit, subject, content, how)]
        if relay is not None:
            relayed = hit._replace(first=relay.first, last=relay.last)
            found.append(Attribution(relayed, relay.subject, content, RELAYED))
        return found

    def _relayed_by_unknown(self, passage: Passage, hit: CueHit, later: Sequence[CueHit]) -> list[Attribution]:
        """Return whom an outlet that no entry knows quotes: "(some channel) reported of B his saying"."""
        relay = self._relay(passage, hit.last) if hit.cue.needs_behind else None
        if relay is None:
            return []
        content = self._content(passage, hit, hit.last, relay, self._end(passage, later))
        return [Attribution(hit._replace(first=relay.first, last=relay.last), relay.subject, content, RELAYED)]

    def _named(self, passage: Passage, hit: CueHit) -> tuple[Unit, ...]:
        """Return the party that an opening names, with those coordinated to it; empty if it names none."""
        named = [
            unit
            for unit in passage.units
            if hit.last <= unit.last and unit.first <= hit.last + OPENING_REACH and is_party(unit, self._entities)
            and unit.end > passage.offset(hit.last) - 1 and not is_individual(passage, unit, self._grammar)
        ]  # fmt: skip
        if not named or not self._is_its_complement(passage, hit, named[0]):
            return ()
        return together(passage, named[0])

    def _unnamed(self, passage: Passage, hit: CueHit, floor: Floor) -> tuple[Subject, int | None]:
        """Return a source without a name ("informed sources", "the statement") and the token behind it."""
        tokens, grammar = passage.words.tokens, self._grammar
        index = hit.last
        pointing = grammar.demonstratives | grammar.indefinites
        while index < len(tokens) and tokens[index].key in pointing:
            index += 1
        unit = unit_at(passage, index) if index < len(tokens) else None
        is_named = unit is not None and not is_individual(passage, unit, grammar)
        if index >= len(tokens) or is_named or not is_speaker_noun(passage, index, grammar):
            return UNKNOWN, None
        end = phrase_at(passage, index, len(tokens), grammar).last
        organ = self._organ_behind(passage, index)
        if organ is not None:
            return Subject((organ,), False), organ.last
        marks = [i for i in range(index, min(len(tokens), index + SOURCE_REACH)) if tokens[i].text in SET_OFF]
        is_near = bool(marks) and (grammar.verb_final or self._is_one_phrase(passage, end, marks[0]))
        comma = marks[0] if is_near else None
        if comma is None and grammar.verb_final:
            return UNKNOWN, None
        known = None if index > hit.last or grammar.verb_final else self._identified(passage, index, comma or end)
        if known is not None:
            return Subject((known,), False), max(known.last, end if comma is None else comma)
        is_back = grammar.verb_final and tokens[hit.last].key in grammar.demonstratives
        stop = end if comma is None else comma
        is_same = any(token.key in grammar.selfsame for token in tokens[index:stop]) and floor.last is not None
        is_back = is_back or is_same or is_backward(passage, index, stop, floor, self._entities, grammar)
        return NOBODY if is_back else UNNAMED, end if comma is None else comma

    def _organ_behind(self, passage: Passage, noun: int) -> Unit | None:
        """Return the body by whose organ something is reported, its name near: "by the press office of B (in May)"."""
        if not self._grammar.verb_final or passage.words.stems[noun].isdisjoint(self._grammar.organ_nouns):
            return None
        unit = next((unit for unit in passage.units if noun < unit.first <= noun + ORGAN_REACH), None)
        if unit is None or unit.kind != "name" or not is_party(unit, self._entities):
            return None
        types = {self._entities[entity].type for entity in unit.entities if entity in self._entities}
        return None if types & {"person", "state", "office"} else unit

    def _is_one_phrase(self, passage: Passage, end: int, mark: int) -> bool:
        """Say whether only the rest of a source's title stands before a mark: no verb and no "that"."""
        tokens = passage.words.tokens
        if any(token.key in self._grammar.complementizers for token in tokens[end:mark]):
            return False
        return mark <= end + DESK_WORDS or not any(end <= group.first < mark for group in passage.words.groups)

    def _identified(self, passage: Passage, noun: int, stop: int) -> Unit | None:
        """Return the person whose name follows a source's noun, or the body whose organ it is ("the office of B")."""
        parties = unmarked_parties(passage.units, noun, stop, self._entities)
        named = self._apposition.named(passage, noun, stop, parties)
        return named or body_of(passage, noun, stop, self._entities, self._grammar)

    def _end(self, passage: Passage, later: Sequence[CueHit]) -> int:
        """Return the token behind which somebody says more ("..., adding that"), else the sentence's end."""
        tokens = passage.words.tokens
        joined = [o for o in later if o.form == "participle" or (o.group is not None and o.group.joined)]
        firsts = (o.first for o in joined if tokens[o.first - 1].text in COMMAS)
        return next(firsts, len(tokens))

    def _content(self, passage: Passage, hit: CueHit, behind: int, relay: Relay | None, end: int) -> Content | None:
        """Return what an opening is the source of: what follows it up to `end`, or what stands before it."""
        if relay is not None:
            return rest_of(passage, self._skip_place(passage, relay.last), end)
        if self._leads(passage, hit):
            return rest_of(passage, self._skip_place(passage, behind), end)
        if self._grammar.verb_final and passage.words.word_count(behind, end) >= RELAY_REACH:
            return rest_of(passage, skip_comma(passage, behind), end)
        is_closed = self._is_closed(passage, behind, is_named=bool(self._named(passage, hit)))
        return rest_of(passage, 0, hit.first) if is_closed else None

    def _behind_second(self, passage: Passage, content: Content, later: Sequence[CueHit]) -> Content | None:
        """Return a content without the second source that opens it: "(A reports,) quoting B, (what is said)"."""
        first = content.first + (passage.words.tokens[content.first].key in self._grammar.coordinators)
        second = next((other for other in later if other.form == "opening" and other.first == first), None)
        if second is None:
            return content
        tokens = passage.words.tokens[second.last : second.last + SOURCE_REACH]
        comma = next((n for n, token in enumerate(tokens, second.last) if token.text in COMMAS), None)
        return content if comma is None else rest_of(passage, comma + 1, content.last)

    def _behind_verb(self, passage: Passage, content: Content, later: Sequence[CueHit]) -> Content | None:
        """Return a content without the verb of speech that opens it: "wrote: (what is said)"."""
        verb = next((other for other in later if other.first == content.first and other.form == "verb"), None)
        if verb is None:
            return content
        index = skip_comma(passage, verb.last)
        tokens = passage.words.tokens
        while index < len(tokens) and tokens[index].key in self._grammar.complementizers:
            index += 1
        return rest_of(passage, index, content.last)

    def _is_closed(self, passage: Passage, behind: int, *, is_named: bool) -> bool:
        """Say whether a source that stands behind what it said ends its clause, and opens none of its own."""
        tokens = passage.words.tokens[behind : behind + SOURCE_REACH]
        if not is_named and tokens and not is_mark(tokens[0]):
            return False
        return not any(token.key in self._grammar.complementizers for token in tokens)

    def _leads(self, passage: Passage, hit: CueHit) -> bool:
        """Say whether an opening stands at the sentence's start: next to nothing but names is before it."""
        named = {index for unit in passage.units for index in range(unit.first, unit.last)}
        before = passage.words.tokens[: hit.first]
        return sum(1 for i, token in enumerate(before) if i not in named and not is_mark(token)) <= SENTENCE_START

    def _skip_place(self, passage: Passage, behind: int) -> int:
        """Return the token behind "(the agency) from Moscow," or "(the agency) Arabic,"."""
        for unit in passage.units:
            if unit.first == behind + 1 and unit.marker == "from" and unit.is_place:
                behind = unit.last
        tokens = passage.words.tokens
        is_desk = behind < len(tokens) and tokens[behind].text in DESK_MARKS
        reach = DESK_REACH if is_desk else DESK_WORDS + 1
        for index in range(behind, min(behind + reach, len(tokens))):
            if passage.words.tokens[index].text in COMMAS:
                return skip_comma(passage, index)
        return skip_comma(passage, behind)

    def _is_its_complement(self, passage: Passage, hit: CueHit, unit: Unit) -> bool:
        """An outlet may stand behind its desk or reporter; anybody else must follow "according to" at once."""
        types = {self._entities[e].type for e in unit.entities if e in self._entities}
        between = passage.words.tokens[hit.last : unit.first]
        plain = [token for token in between if token.kind == "word" and token.key not in self._grammar.not_heads]
        return "media" in types or not plain

    def _relay(self, passage: Passage, behind: int) -> Relay | None:
        """Return whom an outlet quotes ("A reported of B his saying", "according to A, from B")."""
        for unit in passage.units:
            types = {self._entities[e].type for e in unit.entities if e in self._entities}
            if unit.first == behind + 1 and unit.marker == "from" and "media" in types:
                return Relay(Subject((unit,), False), unit.first - 1, unit.last)
            is_near = (
                behind < unit.first <= behind + (ARTICLE_REACH if unit.kind != "pronoun" else RELAY_REACH)
                and unit.marker == "about"
                and not self._is_broken(passage, behind, unit.first)
                and not self._is_no_source(passage, unit)
            )
            said = self._behind_saying(passage, unit.last) if is_near else None
            if said is not None:
                return Relay(Subject((unit,), False), unit.first - 1, said)
        return self._unnamed_relay(passage, behind)

    def _is_broken(self, passage: Passage, first: int, last: int) -> bool:
        """Say whether a comma, "that" or a verb stands in a stretch: whom it names behind it is no longer quoted."""
        tokens = passage.words.tokens[first:last]
        if any(token.text in COMMAS or token.key in self._grammar.complementizers for token in tokens[1:]):
            return True
        return any(first <= group.first < last for group in passage.words.groups)

    def _is_no_source(self, passage: Passage, unit: Unit) -> bool:
        return unit.kind == "demonym" or is_individual(passage, unit, self._grammar)

    def _unnamed_relay(self, passage: Passage, behind: int) -> Relay | None:
        """Return a source without a name whom an outlet quotes: "A reported of an official that"."""
        for index, length, name in () if self._grammar.verb_final else passage.words.markers:
            noun = index + length
            is_near = behind <= index <= behind + ARTICLE_REACH and not self._is_broken(passage, behind, index)
            if name != "about" or not is_near or noun >= len(passage.words.tokens):
                continue
            if is_speaker_noun(passage, noun, self._grammar):
                end = phrase_at(passage, noun, len(passage.words.tokens), self._grammar).last
                said = self._behind_saying(passage, end)
                return Relay(UNNAMED, index, said) if said is not None else None
        return None

    def _behind_saying(self, passage: Passage, index: int) -> int | None:
        """Return where speech begins behind whoever is quoted: at a complementizer, behind "his saying"."""
        tokens = passage.words.tokens
        at, stop = index, min(index + SAYING_REACH, len(tokens))
        while at < stop:
            if tokens[at].key in self._grammar.said_nouns:
                return self._skip_time(passage, at + 1)
            if tokens[at].key in self._grammar.complementizers:
                return at
            if any(group.first == at for group in passage.words.groups):
                return None
            close = closing_dash(passage, at, len(tokens)) if is_opening_dash(passage, at) else None
            stop = stop if close is None else min(close + SAYING_REACH, len(tokens))
            at = (at if close is None else close) + 1
        return None

    def _skip_time(self, passage: Passage, index: int) -> int:
        """Return the token behind when somebody said it, where "that" follows: "his saying yesterday (that)"."""
        at = index
        while at < len(passage.words.tokens) and is_time(passage, at):
            at += 1
        opens = at < len(passage.words.tokens) and passage.words.tokens[at].key in self._grammar.complementizers
        return at if opens else index
