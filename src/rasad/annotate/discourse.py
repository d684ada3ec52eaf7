"""What a document has spoken of so far: whom a passage is about, which states it concerns, who came last."""

from collections.abc import Iterable
from itertools import pairwise

from rasad.annotate.entities import Entities
from rasad.annotate.found import Found
from rasad.annotate.titles import Title
from rasad.annotate.words import BREAK, QUOTE, QUOTES, Words
from rasad.chars.fold import fold
from rasad.langpack.contexts import NameContexts

# Weights of a mention for the two states a text is about; a place where something happens counts little.
_PLACE_WEIGHT, _STATE_WEIGHT, _PERSON_WEIGHT = 0.25, 1.0, 1.5
_HERE, _NEAR = 3.0, 1.5  # factors for the sentence itself and the one before
_REST_OF_DOCUMENT = 0.2  # a mention further on tells less, but a headline may have none
_SPEECH_WINDOW = 1  # the subject follows its verb of saying at once; further on stands the object
_REACH_SENTENCES = 4  # a free pronoun reaches over a quotation of a few sentences
_RECENT_SENTENCES = 1  # a bound pronoun reaches back to the sentence before
_TWO = 2
_SHORT_WORD = 4  # letters; a preposition may begin like the article
_SAYER_WINDOW = 25  # words between a verb of saying and its clause: a subject with its titles, and where it was
_SAYERS = frozenset({"person", "office", "state", "organisation", "armed_group", "group", "media"})
_SPEECH_LONGEST = 150  # words of a speech behind its colon
_VOICED = 15  # words from a subject, his name and titles between, to what he voices
_BODIES = frozenset({"organisation", "armed_group"})
_OPENING, CLOSING = "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}", "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"


def _quoted(words: Words) -> list[bool]:
    """Say for each word whether it stands between quotation marks; a line end closes them."""
    inside = False
    flags: list[bool] = []
    for gap in words.gaps:
        for char in gap:
            if char == "\n":
                inside = False
            elif char in QUOTES:
                inside = char == _OPENING or (char != CLOSING and not inside)
        flags.append(inside)
    return flags


def _is_name(found: Found) -> bool:
    return found.kind == "name"


class Discourse:
    """Grows with each mention; answers whom the next reference may mean."""

    def __init__(self, words: Words, names: list[Found], entities: Entities, contexts: NameContexts) -> None:
        self.words = words
        self.names = names
        self.entities = entities
        self.contexts = contexts
        self.seen: list[Found] = []
        self.people: list[str] = []
        self.topic: str | None = None
        self._topic_sentence = -1
        self.topic_at = -1
        self._earlier_topic: str | None = None
        self.subject_sentence = -1
        self.subject: str | None = None
        self.subject_end = -1
        self._subject_governed = False
        self._covered: set[int] = set()
        self._in_title: frozenset[int] = frozenset()
        self._bodies: dict[int, tuple[str, ...]] = {}
        self._quoted = _quoted(words)

    def take_titles(self, titles: Iterable[Title]) -> None:
        """Learn which words stand inside titles."""
        taken = list(titles)
        self._in_title = frozenset(index for title in taken for index in range(title.first, title.last))
        self._bodies = {title.first: title.bodies for title in taken}

    def note(self, found: Found) -> None:
        """Take up a mention, in text order."""
        self.seen.append(found)
        if found.kind != "demonym":
            self._covered.update(range(found.first, found.last))
        if found.kind in ("pronoun", "clitic") and found.entities == (self.topic,):
            self._topic_sentence, self.topic_at = self.words.sentences[found.first], found.first
        if len(found.entities) != 1 or found.kind in ("demonym", "clitic"):
            return
        entity = found.entities[0]
        if self.is_person(entity):
            self.people.append(entity)
            self._note_person(found, entity)

    def is_person(self, entity: str) -> bool:
        """Say whether an entity is a person, or an office that stands for one."""
        return self.entities.type_of(entity) in ("person", "office")

    def _note_person(self, found: Found, entity: str) -> None:
        sentence = self.words.sentences[found.first]
        if self._is_in_quotation(found):
            return
        is_first, governed = sentence != self.subject_sentence, self._is_governed(found)
        if not is_first and entity == self.subject and found.first == self.subject_end:
            governed = self._subject_governed  # the name right behind his title
        fresh = is_first or (self._subject_governed and not governed)
        if self.after_speech(found.first) or (fresh and not governed and not self._is_told(found)):
            self._set_topic(found, entity)
        if fresh or found.first == self.subject_end:
            self.subject_end = found.last
        if fresh:
            self.subject_sentence, self.subject, self._subject_governed = sentence, entity, governed

    def _set_topic(self, found: Found, entity: str) -> None:
        if entity != self.topic:
            self._earlier_topic = self.topic
        self.topic, self.topic_at = entity, found.first
        self._topic_sentence = self.words.sentences[found.first]

    def _is_told(self, found: Found) -> bool:
        """Say whether a person comes in only in what another says, behind a colon in an earlier sentence."""
        words, sentence = self.words, self.words.sentences[found.first]
        for at in range(found.last, len(words)):
            if words.sentences[at] != sentence:
                break
            if self.is_speech(at) or ":" in words.gaps[at]:
                return False
        for at in range(found.first, max(found.first - _SPEECH_LONGEST, 0), -1):
            gap = words.gaps[at]
            if "\n" in gap or CLOSING in gap:
                return False
            if ": " in gap and (self.is_speech(at - 1) or words.keys[at - 1] in self.contexts.saying_ends):
                return words.sentences[at] != sentence
        return False

    def _is_governed(self, found: Found) -> bool:
        """Say whether a person is no subject: an object, one of whom something is, or another's counterpart."""
        words, before = self.words, found.first - 1
        if self.is_oblique(found) or found.read_by == "references:counterpart":
            return True
        if found.last < len(words) and words.keys[found.last] in self.contexts.object_after:
            return True
        if before < 0 or words.joints[found.first] == BREAK or words.keys[before] not in self.contexts.possessed:
            return False
        return before == 0 or words.keys[before - 1] not in self.contexts.pointing

    @property
    def topics(self) -> tuple[str | None, str | None]:
        """The one that the passage is about, and the one that it was about before."""
        return self.topic, self._earlier_topic

    def is_covered(self, index: int) -> bool:
        """Say whether a word belongs to a mention so far that is no nationality."""
        return index in self._covered

    def is_in_title(self, found: Found) -> bool:
        """Say whether a mention is the name of a body in somebody's title."""
        return found.first in self._in_title and found.kind in ("name", "demonym")

    def is_speech(self, index: int) -> bool:
        """Say whether a word is a verb of saying, with a pairing particle joined to it or none."""
        key = self.words.keys[index]
        return key in self.contexts.speech or (key[:1] in self.contexts.pair and key[1:] in self.contexts.speech)

    def is_quoted(self, index: int) -> bool:
        """Say whether a word stands between quotation marks."""
        return self._quoted[index]

    def _is_in_quotation(self, found: Found) -> bool:
        """Say whether a mention stands in quoted speech; a name between quotation marks of its own does not."""
        last = found.last - 1
        if not self._quoted[found.first]:
            return False
        goes_on = found.last < len(self.words) and self._quoted[found.last] and self.words.joints[found.last] != QUOTE
        return goes_on or (found.first > 0 and self._quoted[found.first - 1] and self._quoted[last])

    def sayer(self, index: int, feminine: tuple[str, str]) -> tuple[str, bool] | None:
        """Return the subject of the last verb of saying before a word, and whether the verb is feminine; or None.

        Args:
            index: the word.
            feminine: how a verb form with a feminine subject begins, and how it ends.
        """
        sentence, speech = self.words.sentences[index], self.contexts.speech
        for verb in range(index - 1, max(index - _SAYER_WINDOW, 0) - 1, -1):
            key = self.words.keys[verb]
            if self.words.sentences[verb] != sentence:
                return None
            bare = key[1:] if key[:1] in self.contexts.pair and key[1:] in speech else key
            if bare in speech:
                lead, end = feminine
                is_feminine = bool(end) and (bare.endswith(end) or bare.startswith(lead))
                subject = self._subject_of(verb, index)
                return (subject, is_feminine) if subject else None
        return None

    def _subject_of(self, verb: int, stop: int) -> str | None:
        """The one named right behind a verb, else right before it at the head of a sentence."""
        behind = [found for found in self.seen if found.first == verb + 1 and found.last <= stop]
        before = [found for found in self.seen if found.last == verb and self._opens(found)]
        for found in (*behind, *before):
            plain = len(found.entities) == 1 and found.kind in ("name", "title", "nominal")
            if plain and not self.is_oblique(found) and self.entities.type_of(found.entities[0]) in _SAYERS:
                return found.entities[0]
        return None

    def _opens(self, found: Found) -> bool:
        return found.first == 0 or self.words.joints[found.first] == BREAK

    def after_speech(self, index: int) -> bool:
        """Say whether a verb of saying or deciding stands just before a word."""
        for back in range(1, _SPEECH_WINDOW + 1):
            if index - back < 0 or self.words.joints[index - back + 1] == BREAK:
                return False
            key = self.words.keys[index - back]
            if self.seen and self.seen[-1].kind == "clitic" and self.seen[-1].last == index - back:
                return False  # the verb has a bound pronoun for its subject
            if key in self.contexts.speech or (key[:1] in self.contexts.pair and key[1:] in self.contexts.speech):
                return True
        return False

    def recent_topic(self, index: int, *, bound: bool = True) -> str | None:
        """Return the one a passage is about, if spoken of lately: in the sentence before for a bound pronoun."""
        away = self.words.sentences[index] - self._topic_sentence
        return self.topic if away <= (_RECENT_SENTENCES if bound else _REACH_SENTENCES) else None

    def is_saying(self, index: int, window: int) -> bool:
        """Say whether one of the words before a word is of saying, or names a person."""
        sentence = self.words.sentences[index]
        for back in range(max(index - window, 0), index):
            key = self.words.keys[back]
            said = key in self.contexts.speech or key in self.contexts.participles
            joined = key[:1] in self.contexts.pair and (
                key[1:] in self.contexts.speech or key[1:] in self.contexts.participles
            )
            if self.words.sentences[back] == sentence and (said or joined):
                return True
        return any(
            found.last > index - window
            and self.words.sentences[found.first] == sentence
            and self.is_person(found.entities[0])
            for found in self.seen[-3:]
        )

    def is_qualifier(self, index: int) -> bool:
        """Say whether a word that is short for a ministry only qualifies the definite noun before it."""
        if not index or self.words.joints[index] == BREAK or self.words.keys[index] not in self.contexts.qualifiers:
            return False
        article = self.words.keys[index][:2]
        before = self.words.keys[index - 1]
        return before.startswith(article) and before not in self.contexts.oblique and len(before) > _SHORT_WORD

    def is_oblique(self, found: Found) -> bool:
        """Say whether a preposition or particle before a mention keeps it from being the subject."""
        token = self.words.tokens[found.first]
        if fold(token.text[: found.start - token.start]) not in ("", *self.contexts.pair):
            return True
        if not found.first or self.words.joints[found.first] == BREAK:
            return False
        return self.words.keys[found.first - 1] in self.contexts.oblique and not self._voices(found)

    def _voices(self, found: Found) -> bool:
        """Say whether the word before is no preposition, but a verb: what its subject voices follows behind 'about'."""
        words, sentence = self.words, self.words.sentences[found.first]
        if words.keys[found.first - 1] not in self.contexts.voicing:
            return False
        ahead = range(found.last, min(found.last + _VOICED, len(words)))
        return any(words.keys[at] in self.contexts.voiced and words.sentences[at] == sentence for at in ahead)

    def last(self, types: Iterable[str], named: str = "") -> str | None:
        """Return the last entity of one of these types, of those mentioned so far.

        Args:
            types: the entity types that fit.
            named: a word that its English name must have, in small letters; "" for any.
        """
        wanted = set(types)
        for found in reversed(self.seen):
            entity = self.entities.get(found.entities[0]) if found.kind in ("name", "demonym") else None
            if entity and entity.type in wanted and named in entity.name.lower():
                return entity.id
        return None

    def last_place(self, index: int, types: Iterable[str]) -> str | None:
        """Return the place that 'there' means: the last one of a sentence, this or the one before, that is told as one.

        Args:
            index: the word.
            types: the entity types of places.
        """
        kinds = set(types)
        for sentence in (self.words.sentences[index], self.words.sentences[index] - 1):
            for found in reversed([item for item in self.seen if self.words.sentences[item.first] == sentence]):
                kind = self.entities.type_of(found.entities[0])
                free = found.kind == "name" and found.first not in self._in_title
                if free and kind in kinds and (kind == "city" or self._is_place(found)):
                    return found.entities[0] if not found.metonym else None
        return None

    def _is_place(self, found: Found) -> bool:
        token = self.words.tokens[found.first]
        joined = fold(token.text[: found.start - token.start]) in self.contexts.city_particles
        return joined or (found.first > 0 and self.words.keys[found.first - 1] in self.contexts.place_before)

    def last_state(self, index: int) -> str | None:
        """Return the state that 'this country' means: the last of the sentence outside titles, places first.

        Where the sentence has none, it is the state of the title that the sentence is about, else the last state.
        """
        here = self.in_sentence(self.words.sentences[index])
        states = [found for found in here if self._is_free_state(found)]
        places = [found for found in states if self.words.keys[found.first - 1] in self.contexts.place_before]
        if places or states:
            return (places or states)[-1].entities[0]
        for found in here:
            bodies = self._bodies.get(found.first, ())
            if bodies and self.entities.type_of(bodies[0]) == "state" and not self.is_oblique(found):
                return bodies[0]
        earlier = next((found for found in reversed(self.seen) if self._is_free_state(found)), None)
        return earlier.entities[0] if earlier else self.last(("state",))

    def _is_free_state(self, found: Found) -> bool:
        """Say whether a mention names a state outside of any title."""
        is_state = found.kind == "name" and self.entities.type_of(found.entities[0]) == "state"
        return is_state and found.first not in self._in_title

    def last_body(self, sentence: int) -> str | None:
        """Return the state whose body was the last one named in a sentence so far, or None."""
        for found in reversed(self.in_sentence(sentence)):
            if self.entities.type_of(found.entities[0]) in ("organisation", "armed_group"):
                return self.entities.state_of(found.entities[0])
        return None

    def only_state(self) -> str | None:
        """Return the one state that the document speaks of, or None where it speaks of several or of none."""
        states = {name.entities[0] for name in self.names if self.entities.type_of(name.entities[0]) == "state"}
        return states.pop() if len(states) == 1 else None

    def in_sentence(self, sentence: int) -> list[Found]:
        """Return the mentions so far of one sentence, in order."""
        found: list[Found] = []
        for item in reversed(self.seen):
            if self.words.sentences[item.first] != sentence:
                break
            found.append(item)
        return found[::-1]

    def two_states(
        self, index: int, *, strict: bool = False, sides: bool = False, after: int | None = None
    ) -> tuple[str, ...]:
        """Return the two states that a passage is about, sorted; empty where there are no two.

        Args:
            index: the word that speaks of two.
            strict: only where the sentence itself has named just two before that word.
            sides: one of the two, or both, may be a body of no state, as a union of states is.
            after: the word behind, where the two may be named; None if they cannot.
        """
        named = self._named_behind(after, sides=sides) if after is not None else ()
        return named or self._two_before(index, strict=strict, sides=sides)

    def _two_before(self, index: int, *, strict: bool, sides: bool) -> tuple[str, ...]:
        sentence = self.words.sentences[index]
        here = [name for name in self.names if name.first < index and self.words.sentences[name.first] == sentence]
        coupled = self._coupled(here, sides=sides)
        acting = [name for name in here if self._weight(name) > _PLACE_WEIGHT]
        all_states = self._parties(acting, sides=False)
        states = all_states if len(all_states) <= _TWO else self._parties(filter(_is_name, acting), sides=False)
        parties = self._parties(acting, sides=True) if sides else set()
        for two in (coupled if sides or len(self._parties(here, sides=False)) > _TWO else (), states, parties):
            if len(two) == _TWO:
                return tuple(sorted(two))
        if strict:
            return ()
        earlier = [name for name in self.names if self.words.sentences[name.first] == sentence - 1]
        unnamed = not any(name.kind != "name" or self._is_state(name) for name in acting)  # one who speaks of the two
        lone = self._coupled(earlier, sides=sides) if unnamed and not parties - all_states else ()
        return lone or self._weightiest(sentence, index, sides=sides)

    def _weightiest(self, sentence: int, index: int, *, sides: bool) -> tuple[str, ...]:
        """The two that a document speaks most of, near a word rather than far from it."""
        scores: dict[str, float] = {}
        for name in self.names:
            party = self._party(name, sides=sides)
            if party:
                scores[party] = scores.get(party, 0.0) + self._weight(name) * self._nearness(name, sentence, index)
        best = sorted(scores, key=lambda state: (-scores[state], state))[:_TWO]
        return tuple(sorted(best)) if len(best) == _TWO else ()

    def _parties(self, names: Iterable[Found], *, sides: bool) -> set[str]:
        return {party for name in names if (party := self._party(name, sides=sides))}

    def _party(self, name: Found, *, sides: bool) -> str | None:
        """The state of whatever is named; of a body that no state has, the body itself where sides may be bodies."""
        entity = name.entities[0]
        state = self.entities.state_of(entity)
        return state or (entity if sides and self._is_known_body(entity) else None)

    def _is_known_body(self, entity: str) -> bool:
        return self.entities.type_of(entity) in _BODIES and self.entities.knowledge.entity(entity) is not None

    def _named_behind(self, index: int, *, sides: bool) -> tuple[str, ...]:
        """The two named right behind a word that speaks of two, joined by a pairing particle; or none."""
        if index < len(self.words) and self.words.keys[index] in self.contexts.namely:
            index += 1
        names = [name for name in self.names if name.first >= index][:_TWO]
        if len(names) < _TWO or names[0].first != index or self.words.joints[index] == BREAK:
            return ()
        kept = sides or all(map(_is_name, names))
        return self._coupled(names, sides=True) if kept else ()

    def _coupled(self, names: list[Found], *, sides: bool) -> tuple[str, ...]:
        """The last two states among some names that a pairing particle joins, sorted; or none."""
        states = [name for name in names if self._is_state(name) or (sides and self._is_side(name))]
        for first, second in reversed(list(pairwise(states))):
            two = self._parties((first, second), sides=sides)
            if self._is_joined(first, second) and len(two) == _TWO:
                return tuple(sorted(two))
        return ()

    def _is_joined(self, first: Found, second: Found) -> bool:
        """Say whether a pairing particle joins two names, with a word for countries between or none."""
        token = self.words.tokens[second.first]
        key = self.words.keys[first.last] if first.last < len(self.words) else ""
        between = second.first - first.last
        if between == 0:
            return fold(token.text[: second.start - token.start]) in self.contexts.pair
        if between == 1:
            return key in self.contexts.pair or (key[:1] in self.contexts.pair and key[1:] in self.contexts.countries)
        return (
            between == _TWO and key in self.contexts.pair and self.words.keys[first.last + 1] in self.contexts.countries
        )

    def _is_side(self, name: Found) -> bool:
        """Say whether a name may be one of two sides: a nationality, or a body that no state has."""
        kind = self.entities.type_of(name.entities[0])
        is_body = name.kind == "name" and self._is_known_body(name.entities[0])
        is_body = is_body and not self.entities.state_of(name.entities[0])
        return is_body or (name.kind == "demonym" and kind == "state")

    def _is_state(self, name: Found) -> bool:
        return name.kind == "name" and self.entities.type_of(name.entities[0]) == "state"

    def _nearness(self, name: Found, sentence: int, index: int) -> float:
        away = sentence - self.words.sentences[name.first]
        if name.first >= index:
            return _REST_OF_DOCUMENT
        return {0: _HERE, 1: _NEAR}.get(away, 1.0)

    def _weight(self, name: Found) -> float:
        kind = self.entities.type_of(name.entities[0])
        if kind == "person":
            return _PERSON_WEIGHT
        if kind != "state":
            return _PLACE_WEIGHT
        before = self.words.keys[name.first - 1] if name.first else ""
        return _PLACE_WEIGHT if before in self.contexts.city_before and not name.metonym else _STATE_WEIGHT

    def two_people(self, index: int) -> tuple[str, ...]:
        """Return the two people that a clause is about: the topic and the last other one in the sentence, or none."""
        people = [
            found.entities[0]
            for found in self.in_sentence(self.words.sentences[index])
            if len(found.entities) == 1 and self.is_person(found.entities[0])
        ]
        distinct = list(dict.fromkeys([*([self.topic] if self.topic else []), *people]))
        return (distinct[0], distinct[-1]) if len(distinct) >= 2 else ()
