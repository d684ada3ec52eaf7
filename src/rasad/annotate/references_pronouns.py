"""Pronouns, free and bound -> whom they mean: the one who acts or speaks where they stand, or nobody."""

from collections.abc import Callable
from itertools import takewhile

from rasad.annotate.clitics import LOOKALIKES
from rasad.annotate.discourse import CLOSING, Discourse
from rasad.annotate.entities import Entities
from rasad.annotate.found import Found
from rasad.annotate.gazetteer import Match
from rasad.annotate.references_owners import Owners
from rasad.annotate.references_self import Selves
from rasad.annotate.words import BREAK, SPACE, Words
from rasad.chars.fold import fold
from rasad.langpack.references import Reference, ReferenceTable

_NATIONALITY = 4  # words from one who has no name to his nationality
_REACH = 150  # words in which another may have spoken
_HEAD = 6  # words at the head of a sentence, before its subject
_SPEECH = 150  # words of a speech behind its colon
_CALLED = 3  # words before a name in which its bearer's rank may stand
_AWAY = 4  # sentences back to what 'this body' means
_HEADED = frozenset({"organisation", "armed_group", "group", "media"})
_GROUPS = frozenset({"group", "armed_group"})
_SERVING = frozenset({"GOV", "MIL"})  # sectors whose people say 'we' of their state
_ENDS = frozenset(".!\N{ARABIC QUESTION MARK}")
_SAYING_WINDOW = 5  # words from a verb of saying, its subject between, to the clause


class Pronouns:
    """Resolves the pronouns of one document, each when the text before it has been taken up."""

    def __init__(self, words: Words, discourse: Discourse, entities: Entities, table: ReferenceTable) -> None:
        self.words = words
        self.discourse = discourse
        self.entities = entities
        self.table = table
        self.selves = Selves(words, discourse, entities, table.clauses)
        self.owners = Owners(words, discourse, entities, table.agreement)

    def free(self, match: Match[Reference], reference: Reference) -> tuple[str, ...]:
        """Return whom a pronoun of its own means; empty where the text does not tell."""
        if self._is_other_word(match, reference):
            return ()
        if reference.refers in ("two", "them"):
            return self._each_other(match.first) if reference.refers == "two" else self._them(match.first)
        if reference.refers in ("ours", "headed"):
            return self._ours(match.first) if reference.refers == "ours" else self._headed(match, reference)
        if reference.before:
            return self._ranked(match.first, reference.before)
        spoken = reference.refers == "speaker"
        if spoken and not self._is_spoken(match.first):
            return ()  # whoever writes
        person = self.discourse.recent_topic(match.first, bound=False) if spoken else self._person(match.first)
        return (person,) if person else ()

    def _ranked(self, index: int, heads: frozenset[str]) -> tuple[str, ...]:
        """The last person, the one that the passage is about first, who is called or titled with one of some words."""
        near = [found for found in reversed(self.discourse.seen) if found.kind in ("name", "title", "nominal")]
        ranked: list[str] = []
        for found in near:
            if self.words.sentences[index] - self.words.sentences[found.first] > _AWAY:
                break
            person = found.entities[0]
            before = range(max(found.first - _CALLED, 0), found.last)
            if len(found.entities) == 1 and self.discourse.is_person(person) and person not in ranked:
                called = any(not heads.isdisjoint(start.stem for start in self.words.starts[at]) for at in before)
                ranked += [person] * called
        topic = self.discourse.topic
        return (topic,) if topic in ranked else tuple(ranked[:1])

    def _is_spoken(self, index: int) -> bool:
        return self.discourse.is_quoted(index) or self._speech_start(index) is not None

    def _ours(self, index: int) -> tuple[str, ...]:
        """The state for which somebody speaks who serves it, in a text on states; none for who speaks for others."""
        speaker, since = self._topic(index, bound=False), self.discourse.topic_at
        if self._follows_saying(index):
            return ()  # where the subject of the verb stands
        speech = None if self._follows_word_of_saying(index, since) else self._speech_start(index)
        if not self._follows_word_of_saying(index, since) and (speech is None or since >= speech):
            return ()
        entity = self.entities.get(speaker) if speaker else None
        if speaker is None or entity is None or entity.sector not in _SERVING:
            return ()
        named = self._speakers(speech if speech is not None else index)
        state = self.entities.state_of(speaker)
        return (state,) if state and named == {speaker} and self._concerns_others(state) else ()

    def _follows_word_of_saying(self, index: int, since: int) -> bool:
        """Say whether a verb of saying stands before a word in its sentence, behind another word or right before it."""
        sentence = self.words.sentences[index]
        if self._follows_saying(since) and self.words.sentences[since] == sentence:
            return True
        before = takewhile(lambda at: self.words.sentences[at] == sentence, range(index - 1, since, -1))
        return any(self.discourse.is_speech(at) for at in before)

    def _headed(self, match: Match[Reference], reference: Reference) -> tuple[str, ...]:
        """The last one whose name begins with the noun behind 'this', else the only one of its types just before."""
        heads = reference.before or {self.words.keys[match.last - 1]}
        sentence, near = self.words.sentences[match.first], set[str]()
        for found in reversed(self.discourse.seen):
            away, body = sentence - self.words.sentences[found.first], found.entities[0]
            if away > _AWAY:
                break
            if len(found.entities) > 1 or self.entities.type_of(body) not in _HEADED:
                continue
            if self.words.keys[found.first] in heads and found.kind in ("name", "nominal"):
                return found.entities
            if self.entities.type_of(body) in reference.types and away <= 1 and self.entities.knowledge.entity(body):
                near.add(body)
        return tuple(near) if len(near) == 1 else ()

    def _concerns_others(self, state: str) -> bool:
        """Say whether a document names another state."""
        names = self.discourse.names
        return any(name.entities[0] != state and self.entities.type_of(name.entities[0]) == "state" for name in names)

    def _is_other_word(self, match: Match[Reference], reference: Reference) -> bool:
        """Say whether a pronoun is only spelt like one when folded, or is cut out of a longer word."""
        token, pair = self.words.tokens[match.first], self.discourse.contexts.pair
        joined = fold(token.text[: match.start - token.start])
        return token.text[match.start - token.start :].startswith(tuple(reference.never)) or joined not in ("", *pair)

    def own_state(self, index: int) -> str | None:
        """Return the state that 'his country' means: of the one who speaks or acts where it stands; or None."""
        stranger = self._stranger_before(index)
        if stranger is not None:
            return self._nationality(stranger, index)
        topic = self.discourse.topic if self._agrees(index) and not self._is_interrupted(index) else None
        people = (self._described(index), self._named_sayer(index), topic)
        return next((state for person in people if person and (state := self.entities.state_of(person))), None)

    def _agrees(self, index: int) -> bool:
        """Say whether a word has no feminine pronoun, or a verb of saying with a feminine subject stands before it."""
        ending, (lead, end) = self.table.agreement.feminine_pronoun, self.table.feminine
        if not ending or not self.words.keys[index].endswith(ending):
            return True
        near = [at for at in range(max(self.discourse.topic_at - 1, 0), index) if self.discourse.is_speech(at)]
        return any(self.words.keys[at].endswith(end) or self.words.keys[at].startswith(lead) for at in near)

    def _named_sayer(self, index: int) -> str | None:
        said = self.discourse.sayer(index, self.table.feminine)
        ending = self.table.agreement.feminine_pronoun
        return said[0] if said and ending and said[1] == self.words.keys[index].endswith(ending) else None

    def _described(self, index: int) -> str | None:
        """The person of whom a clause right behind his name tells, as long as nobody speaks in it."""
        for found in reversed(self.discourse.in_sentence(self.words.sentences[index])):
            person = found.entities[0]
            if len(found.entities) == 1 and self.discourse.is_person(person) and found.last < index:
                spoken = any(self.discourse.is_speech(at) for at in range(found.last + 2, index))
                return person if self.words.keys[found.last] in self.table.relatives and not spoken else None
        return None

    # -- those who speak without a name --

    def _topic(self, index: int, *, bound: bool) -> str | None:
        """The one that the passage is about, unless somebody without a name has spoken since."""
        topic = self.discourse.recent_topic(index, bound=bound)
        return None if topic and self._is_interrupted(index) else topic

    def _is_interrupted(self, index: int) -> bool:
        """Say whether somebody who is no mention speaks between the topic and a word."""
        return any(self._is_stranger(at) for at in range(max(self.discourse.topic_at + 1, index - _REACH), index))

    def _stranger_before(self, index: int) -> int | None:
        """The last word before a word, in its sentence, that is somebody without a name who speaks; or None."""
        for at in range(index - 1, 0, -1):
            if self.words.sentences[at] != self.words.sentences[index] or self.discourse.is_covered(at):
                return None
            if self._is_stranger(at):
                return at
        return None

    def _is_stranger(self, index: int) -> bool:
        """Say whether a word stands for somebody who speaks and is no mention, as 'an official' and 'the union' do."""
        key, strangers = self.words.keys[index], self.table.strangers
        if self.discourse.is_covered(index):
            return False
        is_one = index > 0 and key in strangers.indefinite and self.words.keys[index - 1] in strangers.article_words
        is_staff = key in strangers.staff and self.discourse.is_covered(index + 1)
        if key in strangers.nouns or is_one or is_staff:
            return self._follows_saying(index) or self._opens_speech(index)
        is_definite = bool(strangers.article) and key.startswith(strangers.article)
        return is_definite and self._follows_saying(index) and key not in strangers.other

    def _follows_saying(self, index: int) -> bool:
        if not index or self.words.joints[index] == BREAK:
            return False
        key, pair = self.words.keys[index - 1], self.discourse.contexts.pair
        return key in self.table.strangers.saying or (key[:1] in pair and key[1:] in self.table.strangers.saying)

    def _opens_speech(self, index: int) -> bool:
        """Say whether a word at the head of a sentence has a verb of saying or a colon behind it there."""
        words, sentence = self.words, self.words.sentences[index]
        if index >= _HEAD and words.sentences[index - _HEAD] == sentence:
            return False
        ahead = takewhile(lambda at: words.sentences[at] == sentence, range(index + 1, len(words)))
        return any(self.discourse.is_speech(at) or ":" in words.gaps[at] for at in ahead)

    def _nationality(self, index: int, stop: int) -> str | None:
        """The state whose nationality stands with one who has no name."""
        reach = range(index + 1, min(index + _NATIONALITY, stop))
        names = [name for name in self.discourse.names if name.first in reach and name.kind == "demonym"]
        return self.entities.state_of(names[0].entities[0]) if names else None

    def _person(self, index: int) -> str | None:
        """The subject of the sentence so far, else the one that the passage is about; not who speaks, in his speech."""
        speech = None if self._opens_sentence(index) else self._speech_start(index)
        if speech is not None:
            return self._only_person(speech, index)
        discourse = self.discourse
        if discourse.subject_sentence != self.words.sentences[index]:
            return self._topic(index, bound=False)
        if not self._is_other(index):
            return discourse.subject
        others = (self._last_person(discourse.subject_end, index, {discourse.subject}), *discourse.topics)
        return next((other for other in others if other and other != discourse.subject), None)

    def _is_other(self, index: int) -> bool:
        """Say whether a preposition just before a pronoun, in the clause of the subject, makes it mean another."""
        if index == 0 or self.words.keys[index - 1] not in self.table.governing:
            return False
        between = range(self.discourse.subject_end, index)
        return not any(self.words.joints[at] == BREAK or self.words.keys[at] in self.table.marks for at in between)

    def _opens_sentence(self, index: int) -> bool:
        fresh = index == 0 or self.words.sentences[index - 1] != self.words.sentences[index]
        return fresh or not _ENDS.isdisjoint(self.words.gaps[index])

    def _speech_start(self, index: int) -> int | None:
        """The word with which the speech begins, behind a colon in the same line, that a word stands in; or None."""
        for at in range(index, max(index - _SPEECH, 0), -1):
            gap = self.words.gaps[at]
            if "\n" in gap or CLOSING in gap:
                return None
            if ":" in gap and len(gap) > 1:
                return at
        return None

    def _speakers(self, speech: int) -> set[str | None]:
        """Those named in the sentence up to a speech, one of whom speaks; the one it is about where it names none."""
        sentence = self.words.sentences[speech - 1]
        before = [found for found in self.discourse.seen if found.first < speech]
        people = {found.entities[0] for found in before if self.words.sentences[found.first] == sentence}
        people = {person for person in people if self.discourse.is_person(person)}
        return {*people} or {self.discourse.topic}

    def _only_person(self, speech: int, index: int) -> str | None:
        """The one person that a speech has named before a word; of several the subject of the sentence, or nobody."""
        out, people = self._speakers(speech), set[str]()
        while person := self._last_person(speech, index, out | people):
            people.add(person)
        subject = self.discourse.subject
        return subject if len(people) > 1 and subject in people else people.pop() if len(people) == 1 else None

    def _last_person(self, start: int, index: int, out: set[str | None] | set[str]) -> str | None:
        """The last person named between two words, but for some."""
        for found in reversed(self.discourse.seen):
            if found.first < start:
                return None
            person, named = found.entities[0], found.kind in ("name", "title", "nominal")
            if named and found.last <= index and self.discourse.is_person(person) and person not in out:
                return person
        return None

    def _each_other(self, index: int) -> tuple[str, ...]:
        """The first several of the sentence, people before states; else two people named in it."""
        several = [
            found for found in self.discourse.in_sentence(self.words.sentences[index]) if len(found.entities) > 1
        ]
        people = [found for found in several if all(map(self.discourse.is_person, found.entities))]
        if people or several:
            return (people or several)[0].entities
        return self.discourse.two_people(index)

    def bound(self, match: Match[Reference], reference: Reference) -> tuple[str, ...]:
        """Return whom a pronoun bound to a word means; empty where the text does not tell."""
        index = match.first
        if self.words.source[match.end - 1] in LOOKALIKES or self._is_impersonal(match, reference):
            return ()
        if not self._stands_right(match, reference):
            return ()
        several: dict[str, Callable[[int], tuple[str, ...]]] = {
            "two": self._two,
            "them": self._them,
            "ours": self._ours,
            "sayer": self._sayer,
            "holder": self.selves.holder,
        }
        if reference.refers in several:
            return several[reference.refers](index)
        topic = None if self._is_of_quoted(match, reference) else self._topic(index, bound=True)
        one: dict[str, Callable[[], str | None]] = {
            "state": lambda: self.entities.state_of(topic) if topic else None,
            "owner": lambda: self.owners.of(index, people=False, alone=True),
            "doer": lambda: self.owners.of(index, people=False),
            "object": lambda: topic if topic and self._has_subject(match.last, topic) else None,
            "quoted": lambda: self._quoted(index, topic),
        }
        if reference.refers in one:
            entity = one[reference.refers]()
            return (entity,) if entity else ()
        if reference.clause:
            return self._sayer(index) or ((topic,) if topic else ())
        person = self.owners.beside(index) or self._described(index) or self._body(index, topic) or topic
        return (person,) if person else ()

    def _stands_right(self, match: Match[Reference], reference: Reference) -> bool:
        """Say whether the words around a bound pronoun are those that its entry asks for."""
        before, after = match.first - 1, match.last
        if reference.before and not (before >= 0 and self.words.keys[before] in reference.before):
            return False
        if not reference.leads:
            return True
        is_behind = after < len(self.words) and self.words.joints[after] == SPACE
        return is_behind and self.words.keys[after].startswith(reference.leads)

    def _quoted(self, index: int, topic: str | None) -> str | None:
        """The one named behind 'from' before a word, as in 'quoted from him his saying'; else whoever speaks."""
        for at in range(index - 1, 0, -1):
            if self.words.sentences[at] != self.words.sentences[index]:
                break
            if self.words.keys[at] in self.table.agreement.quoted_from:
                here = [found for found in self.discourse.seen if found.first == at + 1 and len(found.entities) == 1]
                return here[0].entities[0] if here and self.owners.agrees(here[0], index) else None
        feminine = self.owners.is_feminine(index)
        return next(iter(self._sayer(index)), None) if feminine else topic

    def _body(self, index: int, topic: str | None) -> str | None:
        """The state or body that acts in the sentence so far, where the one that the passage is about stands before."""
        if topic and self.words.sentences[self.discourse.topic_at] == self.words.sentences[index]:
            return None
        return self.owners.of(index, people=False, acting=True)

    def _has_subject(self, index: int, other: str) -> bool:
        """Say whether a subject stands right behind a verb, who is not some other."""
        if index >= len(self.words) or self.words.joints[index] != SPACE:
            return False
        here = [name for name in self.discourse.names if name.first == index]
        titled = self.table.strangers.is_definite(self.words.keys[index])
        return (titled or bool(here)) and all(other not in name.entities for name in here)

    def _sayer(self, index: int) -> tuple[str, ...]:
        """The subject of the verb of saying before a pronoun, where the two agree; or none."""
        said = self.discourse.sayer(index, self.table.feminine)
        if said is None:
            return ()
        entity, feminine = said
        word = self.words.keys[index]
        return (entity,) if feminine == word.endswith(self.table.agreement.feminine_pronoun) else ()

    def _is_of_quoted(self, match: Match[Reference], reference: Reference) -> bool:
        """Say whether a clause hangs on a verb inside quoted speech, whose subject is not the one who speaks."""
        index = match.first
        quoted = index > 0 and self.discourse.is_quoted(index) and self.discourse.is_quoted(index - 1)
        return reference.clause and quoted and self.discourse.is_speech(index - 1)

    def _is_impersonal(self, match: Match[Reference], reference: Reference) -> bool:
        """Say whether a pronoun before a clause is 'it': by the word behind, or where nobody speaks before it."""
        if not reference.clause:
            return False
        if match.first and self.words.keys[match.first - 1] in self.table.impersonal:
            return True
        if self.discourse.sayer(match.first, self.table.feminine) and not self._is_expletive(match.last):
            return False
        return self._is_expletive(match.last) or not self.discourse.is_saying(match.first, _SAYING_WINDOW)

    def _is_expletive(self, index: int) -> bool:
        if index >= len(self.words) or self.words.joints[index] == BREAK:
            return True
        return self.words.keys[index] in self.table.expletive

    def _two(self, index: int) -> tuple[str, ...]:
        """The last several of the sentence so far, else two people of it."""
        for found in reversed(self.discourse.in_sentence(self.words.sentences[index])):
            if len(found.entities) > 1:
                return found.entities
        return self.discourse.two_people(index)

    def _them(self, index: int) -> tuple[str, ...]:
        """The last several or group of the sentence so far, where no other plural stands behind it."""
        for found in reversed(self.discourse.in_sentence(self.words.sentences[index])):
            if found.kind in ("name", "title", "nominal") and found.last <= index and self._is_several(found):
                return () if self._has_plural(found.last, index) else found.entities
        return ()

    def _is_several(self, found: Found) -> bool:
        """Say whether a mention is of several, people where the language marks them apart, or a group in the plural."""
        if len(found.entities) > 1:
            return not self.table.strangers.article or all(map(self.discourse.is_person, found.entities))
        ends = self.table.agreement.plural_ends
        return self.entities.type_of(found.entities[0]) in _GROUPS and self.words.keys[found.first].endswith(ends)

    def _has_plural(self, start: int, stop: int) -> bool:
        """Say whether a noun that is no mention, plural or definite, stands between two words."""
        ends = self.table.agreement.plural_ends
        free = [self.words.keys[at] for at in range(start, stop) if not self.discourse.is_covered(at)]
        return any(self.table.strangers.is_definite(key) or key.endswith(ends) for key in free)

    def epithet(self, index: int, state: str | None) -> str | None:
        """Return the one whom 'the official' means: the last one of a state, else whoever speaks; None where unsure."""
        if self._is_anybody(index) or not (index and self.discourse.is_speech(index - 1)):
            return None
        if state is None:
            return self._topic(index, bound=False)
        near = [person for person in self.discourse.topics if person and self.entities.state_of(person) == state]
        return near[0] if near and self.words.sentences[index] - self._topic_sentence() <= _AWAY else None

    def _topic_sentence(self) -> int:
        return self.words.sentences[max(self.discourse.topic_at, 0)]

    def _is_anybody(self, index: int) -> bool:
        """Say whether somebody without a name has come in before a word."""
        nouns = self.table.strangers.nouns
        back = range(max(index - _REACH, 0), index)
        return any(self.words.keys[at] in nouns and not self.discourse.is_covered(at) for at in back)

    def owner(self, index: int) -> str | None:
        """Return whose the body or office is that a word with a bound pronoun stands for; None where two may be."""
        if self.words.tokens[index].text.endswith(tuple(LOOKALIKES)):
            return None
        if self.table.clauses.verbs:  # a language whose clauses show their subject
            holders = self.selves.holder(index)
            return holders[0] if len(holders) == 1 else None
        if self.owners.has_any(index) or self.owners.is_feminine(index) is not False:
            return self.owners.of(index)
        return None if self.owners.is_rivalled(index) else self._topic(index, bound=True)
