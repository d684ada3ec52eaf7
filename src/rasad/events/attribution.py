"""A cue with its content -> who speaks: the subject of the verb of speech, or a reason why nobody is known."""

from collections.abc import Mapping, Sequence

from rasad.events.backward import goes_on, is_backward
from rasad.events.bearers import Bearers
from rasad.events.bodies import body_of
from rasad.events.contents import Content
from rasad.events.cues import CueHit
from rasad.events.passages import Passage
from rasad.events.phrases import (
    head_of,
    is_joined_on,
    is_noun,
    is_ones_own,
    is_speaker_noun,
    is_told_of,
    phrase_at,
    unit_at,
)
from rasad.events.speakers import (
    LEAST_LIST,
    NEAR_WORDS,
    NOBODY,
    UNKNOWN,
    UNNAMED,
    Floor,
    Subject,
    chain_of,
    has_unread_topic,
    is_feminine,
    names_somebody_else,
    opens_clause,
    subject_before,
    subject_pronoun,
    together,
    unmarked_parties,
)
from rasad.events.subjects import OWNER_REACH, UNREAD, Found, SubjectFinder
from rasad.events.topics import TopicReader
from rasad.events.units import Unit, is_party
from rasad.events.words import VerbGroup, is_mark
from rasad.langpack.grammar import Grammar
from rasad.langpack.morphology import CIRCUMSTANCE
from rasad.records.report import Entity


class SpeakerFinder(SubjectFinder):
    """Finds the speakers of the cues of one document."""

    def __init__(self, entities: Mapping[str, Entity], grammar: Grammar, bearers: Bearers) -> None:
        super().__init__(entities, grammar, bearers)
        self._topics = TopicReader(entities, grammar, bearers)

    def find(self, passage: Passage, hit: CueHit, content: Content | None, floor: Floor) -> tuple[Subject, str]:
        """Return the subject of a cue's verb and how it was found; nobody where the last speaker's floor goes on."""
        group = hit.group
        if hit.cue.text:
            return self._text_owner(passage, hit, content, floor)
        if group is None:
            return self._sentence_speaker(passage, hit, floor)
        if self._grammar.verb_final:
            return self._topics.find(passage, hit, content, floor)
        return self._verb_first(passage, hit, group, content, floor)

    def _text_owner(self, passage: Passage, hit: CueHit, content: Content | None, floor: Floor) -> tuple[Subject, str]:
        """Return whose text it is that something stands in: "the statement of the ministry says"."""
        first, last = hit.last, content.first if content else hit.last
        if self._grammar.verb_final:
            first, last = passage.words.clause_range(hit.first)[0], hit.first
        stems = passage.words.stems
        text = next((i for i in range(first, last) if not stems[i].isdisjoint(self._grammar.texts)), None)
        if text is None:
            return UNKNOWN, "no text in which it stands"
        told_before = (Subject((), False, carried=floor.writer), "who spoke last in a text")
        if self._grammar.verb_final and text and passage.words.tokens[text - 1].key in self._grammar.demonstratives:
            return told_before if floor.writer else (NOBODY, "text of the last speaker")
        for unit in passage.units:
            is_near = text < unit.first <= text + OWNER_REACH and unit.last <= last
            if is_near and is_party(unit, self._entities) and unit.kind not in ("demonym", "clitic"):
                return Subject(chain_of(passage.units, unit), False), "owner of the text"
        return told_before if floor.writer else (NOBODY, "text of the last speaker")

    def find_aside(self, passage: Passage, hit: CueHit, floor: Floor) -> tuple[Subject, str]:
        """Return who says "pointing to X" beside the verb of the clause: its subject."""
        first, _ = passage.words.clause_range(hit.first)
        found = self._topics.topic(passage, first, hit.first, floor, "subject of the clause")
        if found is None and first and self._grammar.verb_final:
            found = self._topics.topic(passage, 0, first, floor, "subject of an earlier clause")
        if found is None and names_somebody_else(passage, 0, hit.first, self._grammar):
            return UNKNOWN, "a speaker that nothing identifies"
        return found or (NOBODY, "subject left out: the last speaker")

    def _verb_first(
        self,
        passage: Passage,
        hit: CueHit,
        group: VerbGroup,
        content: Content | None,
        floor: Floor,
    ) -> tuple[Subject, str]:
        owner = self._owner(passage, hit) if content is not None and content.is_proved else ()
        for units, how in (
            (owner, "owner of the words that a relative clause speaks of"),
            (subject_pronoun(passage, group, self._entities), "pronoun right before the verb"),
            (self._antecedent(passage, group), "noun that a relative clause speaks of"),
            (self._topic(passage, group), "subject right before the verb"),
            (self._set_apart(passage, group), "subject that commas set apart from the verb"),
        ):
            if units:
                return Subject(units, False), how
        if self._is_relative(passage, group) and not group.enclitic:
            return UNKNOWN, "a relative clause about somebody unknown"
        if has_unread_topic(passage, group, self._grammar):
            return UNKNOWN, "a subject before the verb that nothing reads"
        is_behind = not self._is_plural(passage, group) and not _is_marked(passage, hit, self._grammar)
        found = self._behind(passage, group, content, floor) if is_behind else None
        found = found or self._before(passage, group)
        if found is not None:
            return found.subject, found.how
        if self._lead(passage, group) < group.first or not opens_clause(passage, group, self._grammar):
            return self._beside(passage, hit) or (UNKNOWN, "a verb inside a clause, without a subject")
        return self._from_before(passage, hit, floor)

    def subject_end(self, passage: Passage, hit: CueHit, group: VerbGroup, stop: int) -> int:
        """Return the token behind the subject that follows a verb, or behind the verb if none does.

        A noun phrase without a known party is a subject where another noun phrase follows it, or a noun that speaks.
        """
        grammar = self._grammar
        has_subject = not grammar.verb_final and (self._topic(passage, group) or self._antecedent(passage, group))
        if grammar.verb_final or has_subject or self._is_plural(passage, group) or _is_marked(passage, hit, grammar):
            return group.last
        stop = min((g.first for g in passage.words.groups if g.first >= group.last), default=stop)
        head = head_of(passage, group.last, stop, grammar)
        if head is None:
            return group.last
        unit = unit_at(passage, head)
        if unit is not None:
            is_subject = unit in unmarked_parties(passage.units, group.last, stop, self._entities)
            is_subject = is_subject and self._agrees(passage, group, unit)
            return self._behind_names(passage, unit, stop) if is_subject else group.last
        phrase = phrase_at(passage, head, stop, grammar)
        bearer = self._bearer(passage, head)
        if bearer is not None:
            return head + bearer[1]
        if is_speaker_noun(passage, head, grammar):
            named = unit_at(passage, phrase.last) if phrase.last < stop else None
            named = named or self._apposition.named(passage, head, stop, self._parties(passage, head, stop))
            return self._behind_names(passage, named, stop) if named is not None else phrase.last
        follows = phrase.is_definite and phrase.last < stop and is_noun(passage, phrase.last, grammar)
        return phrase.last if follows else group.last

    def _behind_names(self, passage: Passage, unit: Unit, stop: int) -> int:
        """Return the token behind a name and what stands in apposition to it or is coordinated with it."""
        last = max(u.last for u in chain_of(passage.units, unit))
        tokens = passage.words.tokens
        while last < stop:
            index = last
            while index < stop and (is_mark(tokens[index]) or self._apposition.is_courtesy(passage, index)):
                index += 1
            linked = last < index and tokens[last].key not in self._grammar.courtesies and not is_mark(tokens[last])
            further = unit_at(passage, index) if index < stop else None
            if further is None or further.marker is not None or not is_party(further, self._entities):
                return last
            if index > last and not linked and not set(further.entities) & set(unit.entities):
                return last
            if further.kind == "demonym" or not self._apposition.is_person(further):
                return last
            last = further.last
        return last

    # -- behind the verb ----------------------------------------------------------------------------------------------

    def _behind(self, passage: Passage, group: VerbGroup, content: Content | None, floor: Floor) -> Found | None:
        """Read the noun phrase behind a verb as its subject: a party, one apposed to it, or somebody without a name."""
        zone_end = content.first if content else passage.words.clause_range(group.first)[1]
        stop = min((g.first for g in passage.words.groups if g.first >= group.last), default=zone_end)
        stop = min(stop, zone_end)
        head = head_of(passage, group.last, stop, self._grammar)
        if head is not None and not self._agrees(passage, group, unit_at(passage, head)):
            return None
        if head is not None and self._is_no_subject(passage, head, group):
            head = None
        parties = self._parties(passage, group.last, stop)
        proved = bool(content and content.is_proved)
        own = unit_at(passage, group.last) if group.last < stop else None
        if own is not None and own.marker is not None and self._is_written_like_preposition(passage, group):
            return Found(Subject(chain_of(passage.units, own), False), "subject behind the verb")
        at_head = next((u for u in parties if head is not None and u.first <= head < u.last), None)
        if at_head is not None or (head is None and proved and parties):
            unit = at_head or parties[0]
            if proved or passage.words.word_count(group.last, unit.first) <= NEAR_WORDS + self._courtesy(
                passage, group
            ):
                return self._office(passage, unit, stop, parties, floor)
            return None
        if head is None or not self._may_speak(passage, head, content):
            return None
        return self._going_on(passage, group, (head, stop), parties, floor)

    def _office(self, passage: Passage, unit: Unit, stop: int, parties: Sequence[Unit], floor: Floor) -> Found:
        """Return a party with those coordinated to it; for an office the person named behind it, or by the headline."""
        how = "subject behind the verb"
        if all(self._entities[e].type == "office" for e in unit.voices if e in self._entities):
            others = [other for other in parties if other.first >= unit.last]
            bearer = self._apposition.named(passage, unit.first, stop, others)
            if bearer is not None:
                return Found(Subject((bearer,), False), how)
            if floor.heads(unit, self._entities):
                return Found(Subject((), False, carried=(floor.person or "",)), "whom the headline names")
        return Found(Subject(together(passage, unit), False), how)

    def _going_on(
        self, passage: Passage, group: VerbGroup, phrase: tuple[int, int], parties: Sequence[Unit], floor: Floor
    ) -> Found:
        """Read a phrase that no unit covers; one person without a name may be whoever has spoken before."""
        found = self._unread(passage, *phrase, parties, floor)
        if found.subject.is_unnamed and goes_on(passage, group, phrase, floor, self._entities, self._grammar):
            return Found(Subject((), False, carried=(floor.person or "",)), "the title of a person who has spoken")
        return found

    def _may_speak(self, passage: Passage, head: int, content: Content | None) -> bool:
        """Say whether a phrase that is no party may be a subject; where nothing is told, only a noun that speaks."""
        if unit_at(passage, head) is not None:
            return content is not None and content.is_proved
        if is_ones_own(passage, head, self._grammar):
            return True
        return content is not None or is_speaker_noun(passage, head, self._grammar)

    def _is_no_subject(self, passage: Passage, head: int, group: VerbGroup) -> bool:
        """Say whether a noun behind a verb is none: "(said in a talk on A) and B", "(added) his saying"."""
        if passage.words.tokens[head].key in self._grammar.said_nouns:
            return True
        return head > group.last and is_joined_on(passage, head, self._grammar)

    def _is_written_like_preposition(self, passage: Passage, group: VerbGroup) -> bool:
        return not passage.words.senses[group.first].forms.isdisjoint(self._grammar.single_markers)

    def _courtesy(self, passage: Passage, group: VerbGroup) -> int:
        """Return how many words of respect stand right behind a verb."""
        count = 0
        for token in passage.words.tokens[group.last :]:
            if token.key not in self._grammar.courtesies:
                break
            count += 1
        return count

    def _bearer(self, passage: Passage, head: int) -> tuple[str, int] | None:
        """Return the person of a surname that begins at a token, and its words: one, or two as in "de Mistura"."""
        keys = [token.key for token in passage.words.tokens[head : head + 2]]
        found = ((self._surnames.get(" ".join(keys[:count])), count) for count in (1, 2))
        return next(((person, count) for person, count in found if person is not None), None)

    def _unread(
        self,
        passage: Passage,
        head: int,
        stop: int,
        parties: Sequence[Unit],
        floor: Floor,
    ) -> Found:
        tokens, grammar = passage.words.tokens, self._grammar
        is_shown = tokens[head].key in grammar.demonstratives and head + 1 < stop
        if is_shown and tokens[head + 1].key in grammar.backward_speakers:
            head += 1  # "that official"
        bearer = self._bearer(passage, head)
        if bearer is not None:
            return Found(Subject((), False, carried=bearer[:1]), "surname of a person named before")
        apposed = self._apposition.named(passage, head, stop, parties)
        if apposed is not None:
            return Found(Subject(chain_of(passage.units, apposed), False), "name in apposition to the subject")
        body = body_of(passage, head, stop, self._entities, self._grammar)
        if body is not None:
            return Found(Subject((body,), False), "body whose organ or whose text it is")
        if is_backward(passage, head, stop, floor, self._entities, self._grammar):
            return Found(NOBODY, "a noun that points back to the last speaker")
        is_speaker = is_speaker_noun(passage, head, self._grammar) or is_ones_own(passage, head, self._grammar)
        return Found(UNNAMED, UNREAD) if is_speaker else Found(UNKNOWN, "a speaker whom no entry knows")

    # -- carried over -------------------------------------------------------------------------------------------------

    def _sentence_speaker(self, passage: Passage, hit: CueHit, floor: Floor) -> tuple[Subject, str]:
        """A participle has the sentence's speaker, else the subject of the verb that it stands beside."""
        if floor.here is not None or self._grammar.verb_final:
            return NOBODY, "speaker of the sentence"
        for group in reversed([g for g in passage.words.groups if g.last <= hit.first and g.tense != CIRCUMSTANCE]):
            found = self._subject_of(passage, group, hit.first)
            if found is not None:
                tokens = passage.words.tokens
                units, of_several = found[0].units, tokens[hit.first].key.endswith(self._grammar.dual_hosts)
                is_person = len(units) == 1 and self._apposition.is_person(units[0])
                is_lost = bool(units) and (floor.is_lost_here or (of_several and is_person))
                return (UNKNOWN, "a speaker that nothing identifies") if is_lost else found
        return NOBODY, "speaker of the sentence"

    def _from_before(self, passage: Passage, hit: CueHit, floor: Floor) -> tuple[Subject, str]:
        """A verb joined to an earlier one that is no speech ("renewed his condolences and said") shares its subject."""
        earlier = [
            g for g in passage.words.groups
            if g.last <= hit.first and g.tense != CIRCUMSTANCE and not is_told_of(passage, g.first, self._grammar)
        ]  # fmt: skip
        opener = self._opener(passage, hit) if not earlier else None
        if opener is not None:
            return Subject((opener,), False), "subject of a verb before that nothing reads"
        if self._may_be_first_person(passage, hit):
            return UNKNOWN, "a verb that may be in the first person"
        if self._is_general(hit):
            return UNKNOWN, "what is expected or believed by nobody in particular"
        if earlier and floor.here is None and hit.group is not None and hit.group.joined:
            found = self._subject_of(passage, earlier[-1], hit.first)
            is_one = found is not None and len(found[0].entities) == 1
            if found is not None and not (is_one and self._is_plural(passage, hit.group)):
                return found
        return self._agreeing(passage, hit, floor, is_first=not earlier)

    def _agreeing(self, passage: Passage, hit: CueHit, floor: Floor, *, is_first: bool) -> tuple[Subject, str]:
        """Return the last speaker that a verb without a subject agrees with.

        `is_first`: no other verb stands before it in its sentence, whose subject it could share.
        """
        if hit.group is not None and self._is_plural(passage, hit.group) and len(floor.last or ()) == 1:
            return UNKNOWN, "several speakers whom nothing identifies"
        feminine = is_feminine(passage, hit.group, self._grammar) if hit.group is not None else None
        is_said = hit.group is not None and self._grammar.continuing.isdisjoint(hit.group.lemmas)
        if floor.newcomer and floor.here is None and is_first and not feminine and (is_said or not floor.last):
            return Subject((), False, carried=floor.newcomer), "subject of the sentence before"
        if not floor.clashes(feminine):
            return NOBODY, "subject left out: the last speaker"
        if not floor.other or not is_first:
            return UNKNOWN, "a verb that does not agree with the last speaker"
        return Subject((), False, carried=floor.other), "subject left out: the last speaker that the verb agrees with"

    def _beside(self, passage: Passage, hit: CueHit) -> tuple[Subject, str] | None:
        """Return the subject of the sentence's first verb for "(she wrote on the net) saying: ..."."""
        tokens, groups = passage.words.tokens, passage.words.groups
        is_open = hit.last < len(tokens) and tokens[hit.last].text == ":"
        if not is_open or len(groups) < LEAST_LIST or groups[1].first != hit.first or groups[0].first:
            return None
        return self._subject_of(passage, groups[0], hit.first)

    def _opener(self, passage: Passage, hit: CueHit) -> Unit | None:
        """Return the person behind the first word of a sentence, where that can only be a verb that nothing reads."""
        if hit.group is None or not hit.group.joined or hit.first == 0:
            return None
        if unit_at(passage, 0) is not None or not is_noun(passage, 0, self._grammar):
            return None
        unit = unit_at(passage, 1)
        is_free = unit is not None and unit.marker is None and self._apposition.is_person(unit)
        return unit if is_free and not passage.words.senses[0].has_article else None

    def _may_be_first_person(self, passage: Passage, hit: CueHit) -> bool:
        """Say whether a verb that opens a sentence, joined to nothing, may be "I believe" without its hamza."""
        lead = self._grammar.bare_lead
        if not lead or hit.group is None or hit.group.joined or hit.first or passage.sentence.kind == "headline":
            return False
        return passage.words.tokens[0].text.startswith(lead)

    def _is_general(self, hit: CueHit) -> bool:
        """Say whether a verb in the present without a subject may be a passive: "it is expected"."""
        group = hit.group
        return (
            group is not None
            and group.tense == "present"
            and not self._grammar.general_present.isdisjoint(group.lemmas)
        )

    def _subject_of(self, passage: Passage, group: VerbGroup, stop: int) -> tuple[Subject, str] | None:
        """Return the subject of a verb that is no cue."""
        how = "subject of the verb before"
        lead = self._lead(passage, group)
        if 0 < lead < group.first and is_noun(passage, lead - 1, self._grammar):
            own = unit_at(passage, lead - 1)
            is_known = own is not None and own.marker is None and is_party(own, self._entities)
            return (Subject((own,), False) if own is not None and is_known else UNKNOWN), how
        after = min((g.first for g in passage.words.groups if g.first >= group.last), default=stop)
        head = head_of(passage, group.last, min(after, stop), self._grammar)
        unit = unit_at(passage, head) if head is not None else None
        if unit is not None and unit in self._parties(passage, group.last, stop):
            return Subject(chain_of(passage.units, unit), False), how
        if head is not None and unit is None and is_speaker_noun(passage, head, self._grammar):
            parties = self._parties(passage, group.last, min(after, stop))
            found = self._unread(passage, head, min(after, stop), parties, Floor())
            return found.subject, how
        units = subject_before(passage, group, self._entities)
        return (Subject(units, False), how) if units else None


def _is_marked(passage: Passage, hit: CueHit, grammar: Grammar) -> bool:
    """Say whether the cue's own preposition stands right behind it: no subject can follow any more."""
    inside = range(hit.group.last if hit.group is not None else hit.last, hit.last)
    if any(unit.first in inside and unit.kind != "clitic" for unit in passage.units):
        return False
    if any(is_speaker_noun(passage, index, grammar) for index in inside):
        return False
    return any(at == hit.last and name in hit.cue.markers for at, _, name in passage.words.markers)
