"""Words that begin a body's name -> ministries, parties, companies whom no list has, of this document alone.

A name is a head ('ministry', 'union') with the definite words or the chain of nouns behind it, or what stands in
quotation marks behind one. It ends before a verb, a preposition, a title and a person; a nationality or place closes
it.
"""

from typing import NamedTuple

from rasad.annotate.entities import Entities
from rasad.annotate.found import Found
from rasad.annotate.name_runs import FrameLexicon, is_plural, sounded
from rasad.annotate.words import BREAK, QUOTE, SPACE, Words
from rasad.chars.fold import offset_in_word
from rasad.langpack.unknown_bodies import BodyFrames, BodyHead

_LONGEST_QUOTED = 5
_FRAMED, _QUOTED = 0.6, 0.65  # uncalibrated
_PARLIAMENT = "LEG"  # the sector of parliaments
_CLOSING_TYPES = frozenset({"state", "region", "city"})


class Head(NamedTuple):
    """A head at a word, behind `cut` key characters of particles."""

    first: int
    cut: int
    head: BodyHead


class BodyFinder:
    """Finds the unknown bodies of one document."""

    def __init__(
        self,
        words: Words,
        names: list[Found],
        taken: set[int],
        lexicon: FrameLexicon,
        entities: Entities,
        organs: dict[int, int],
    ) -> None:
        self.words = words
        self.lexicon = lexicon
        self.bodies: BodyFrames = lexicon.bodies
        self.entities = entities
        self.taken = taken
        self.organs = organs  # the last words of state organs that a name may end with, by their first
        self.cover: dict[int, Found] = {}
        for name in names:
            for index in range(name.first, name.last):
                self.cover.setdefault(index, name)

    def find(self) -> list[Found]:
        """Return the unknown bodies in order; their spans do not overlap one another."""
        found: list[Found] = []
        behind = 0
        for head in self._heads():
            body = self._body(head) if head.first >= behind else None
            if body:
                found.append(body)
                behind = body.last
        return found

    def _heads(self) -> list[Head]:
        heads = self.bodies.heads
        keys = self.words.keys_with(heads.keys())
        found: list[Head] = []
        for index, key in enumerate(self.words.keys):
            if key not in keys or index in self.cover or index in self.taken:
                continue
            for start in self.words.starts[index]:
                if start.stem in heads and not start.article:
                    found.append(Head(index, start.cut, heads[start.stem]))
                    break
        return found

    def _body(self, head: Head) -> Found | None:
        index = head.first
        if index + 1 >= len(self.words) or (index and self.words.keys[index - 1] in self.bodies.no_before):
            return None
        if self.words.joints[index + 1] == QUOTE:
            return self._quoted(head)
        last = self._trimmed(head, self._end(head))
        return self._found(head, index, last, _FRAMED) if last is not None else None

    def _quoted(self, head: Head) -> Found | None:
        """The words between quotation marks behind a head."""
        words, first = self.words, head.first + 1
        last = first + 1
        while last < len(words) and words.joints[last] == SPACE:
            last += 1
        closed = last < len(words) and words.joints[last] in (QUOTE, BREAK)
        inside = range(first, last)
        if not closed or last - first > _LONGEST_QUOTED or any(i in self.cover or i in self.taken for i in inside):
            return None
        if any(words.tokens[i].kind != "word" or self._is_verb(words.keys[i]) for i in inside):
            return None
        return self._found(head._replace(cut=0), first, last, _QUOTED)

    # -- how far a name reaches --

    def _end(self, head: Head) -> int:
        """The word behind the last one that may belong to the name."""
        words = self.words
        index, paired = self._behind_eponym(head.first + 1), not head.head.pairs
        while index < len(words) and words.joints[index] == SPACE:
            if index - head.first > self.bodies.longest and not self._closes(index):
                break
            if index > head.first + 1 and (owner := self._owner(index)):
                return owner
            if self._closes(index) and not (head.head.reaches and self._says_what_for(index + 1)):
                return index + 1 + (self._closes_too(index + 1) or self._is_tail(index + 1))
            if self._closes(index):
                pass  # a nationality within the name, as in 'the Saudi federation of archery'
            elif self._is_pair(index) and not paired and index > head.first + 1:
                paired = True
            elif index == head.first + 1 and words.keys[index] in head.head.behind and index not in self.cover:
                pass
            elif not self._goes_on(head, index):
                break
            index += 1
        return index

    def _owner(self, index: int) -> int | None:
        """The word behind a parliament or other organ that a unit of it is named with, in languages without article."""
        if self.lexicon.frames.article:
            return None
        known = self.cover.get(index)
        if known is None:
            return self.organs.get(index)
        entity = self.entities.get(known.entities[0])
        is_parliament = entity is not None and entity.type == "organisation" and entity.sector == _PARLIAMENT
        return known.last if is_parliament and known.first == index else None

    def _behind_eponym(self, first: int) -> int:
        """The word behind the person whom a body is called after, where a word of respect begins his name."""
        words, frames, contexts = self.words, self.lexicon.frames, self.lexicon.contexts
        if not self._is_next(first) or words.keys[first] not in self.bodies.eponyms or not self._is_next(first + 1):
            return first
        index = first + 1
        while self._is_next(index) and (
            index == first + 1
            or words.keys[index] in frames.given
            or {words.keys[index], words.keys[index - 1]} & contexts.kin
        ):
            index += 1
        return index

    def _is_next(self, index: int) -> bool:
        return index < len(self.words) and self.words.joints[index] == SPACE

    def _closes(self, index: int) -> bool:
        """Say whether a nationality or place ends the name and belongs to it."""
        known = self.cover.get(index)
        if known is None or known.last - known.first != 1 or index in self.taken:
            return False
        token = self.words.tokens[index]
        if known.start != token.start or known.metonym:
            return False
        return known.kind == "demonym" or self.entities.type_of(known.entities[0]) in _CLOSING_TYPES

    def _closes_too(self, index: int) -> bool:
        """Say whether a second nationality or place ends the name; no state behind a nationality: that is a party.

        "The Icelandic fishing ministry accused Norway" has the state right behind the adjective in Arabic.
        """
        if not self._is_next(index) or not self._closes(index):
            return False
        return self.cover[index].kind == "demonym" or self.cover[index - 1].kind != "demonym"

    def _says_what_for(self, index: int) -> bool:
        return self._is_next(index) and (self._is_fused(index) or self._is_purpose(index))

    def _is_tail(self, index: int) -> bool:
        return self._is_next(index) and self.words.keys[index] in self.bodies.tails

    def _is_placed(self, head: Head, last: int) -> bool:
        """Say whether a name ends with a place of a type that its head asks for."""
        last -= self.words.keys[last - 1] in self.bodies.tails
        known = self.cover.get(last - 1)
        is_place = known is not None and known.kind == "name" and self._closes(last - 1)
        return is_place and self.entities.type_of(self.cover[last - 1].entities[0]) in head.head.placed

    def _is_pair(self, index: int) -> bool:
        """Say whether a word is 'and', or is joined to it and goes on with the name."""
        key, contexts = self.words.keys[index], self.lexicon.contexts
        article = self.lexicon.frames.article
        if index in self.cover or index in self.taken:
            return False
        if not article:
            is_open = key in contexts.pair and index + 1 < len(self.words)
            return is_open and self.words.keys[index + 1] not in self.bodies.heads and self._may_be_part(index + 1)
        is_open = key[:1] in contexts.pair and key[1:].startswith(article)
        return is_open and key[1:] not in self.bodies.stop and key[1:] not in self.bodies.heads

    def _goes_on(self, head: Head, index: int) -> bool:
        article = self.lexicon.frames.article
        if not self._may_be_part(index):
            return False
        if not article:
            return True
        if self._is_definite(index):
            return True
        if head.head.definite and self._is_purpose(index):
            return True
        if head.head.definite or index > head.first + 1:
            return False
        after = index + 1  # a noun in between, as in 'the bureau of labour statistics'
        follows = self._is_next(after)
        is_plain = len(self.words.starts[index]) == 1 or self.words.keys[index] in self.bodies.nouns
        return is_plain and follows and self.words.keys[after].startswith(article) and self._may_be_part(after)

    def _is_definite(self, index: int) -> bool:
        """Say whether a word has the article, alone or fused with a particle that says what the body is for."""
        article, key = self.lexicon.frames.article, self.words.keys[index]
        return key.startswith(article) or self._is_fused(index)

    def _is_purpose(self, index: int) -> bool:
        """Say whether a particle and a noun of what bodies are for stand before a definite word."""
        starts, article = self.words.starts[index], self.lexicon.frames.article
        is_joined = self.words.keys[index][:1] not in self.lexicon.contexts.pair
        is_purpose = is_joined and any(
            start.cut and not start.article and start.stem in self.bodies.purposes for start in starts
        )
        return is_purpose and self._is_next(index + 1) and self.words.keys[index + 1].startswith(article)

    def _is_fused(self, index: int) -> bool:
        key, article = self.words.keys[index], self.lexicon.frames.article
        return any(
            start.stem.startswith(article) and start.stem != key and not start.cut for start in self.words.starts[index]
        )

    def _may_be_part(self, index: int) -> bool:
        key, lexicon = self.words.keys[index], self.lexicon
        if index in self.cover or index in self.taken or self.words.tokens[index].kind != "word":
            return False
        if key in self.bodies.parts:
            return True
        if key in lexicon.grammar.closed or key in lexicon.grammar.adverbs:
            return False
        if key in self.bodies.stop or key in lexicon.frames.stop or key in lexicon.frames.honorifics:
            return False
        if key in lexicon.contexts.speech or key in lexicon.contexts.oblique or key in lexicon.roles.former:
            return False
        return not self._is_verb(key)

    def _is_verb(self, key: str) -> bool:
        """Say whether a word is a verb form or a preposition."""
        sense = self.lexicon.words.look(key)
        return bool(sense.verbs) or any(len(wording) == 1 for wording, _ in sense.markers)

    def _trimmed(self, head: Head, last: int) -> int | None:
        """Where the name ends without what belongs to a verb behind; None where too little of it is left."""
        words, first = self.words, head.first + 1
        if last < len(words) and words.joints[last] == SPACE and words.keys[last] in self.bodies.light:
            last -= last - 1 not in self.cover and last - 1 not in self.taken
        pair, frames = self.lexicon.contexts.pair, self.lexicon.frames
        while last > first and (words.keys[last - 1] in pair or is_plural(words.tokens[last - 1], frames)):
            last -= 1
        return last if self._is_name(head, first, last) else None

    def _is_name(self, head: Head, first: int, last: int) -> bool:
        """Say whether the words behind a head are many and telling enough for a name."""
        keys = self.words.keys[first:last]
        is_eponym = len(keys) > 1 and keys[0] in self.bodies.eponyms
        if head.head.placed or head.head.behind:
            is_told = self._is_placed(head, last) if head.head.placed else keys[:1] and keys[0] in head.head.behind
            return len(keys) >= head.head.least and bool(is_told)
        if (
            (head.head.closed and not self._closes(last - 1))
            or (len(keys) < head.head.least and not is_eponym)
            or "".join(keys) in self.bodies.generic
            or keys[0] in self.bodies.generic_first
        ):
            return False
        if head.head.reaches and not any(
            self._is_fused(index) or self._is_purpose(index) for index in range(first + 1, last)
        ):
            return False
        if head.head.reaches and self._is_fused(first):
            return False
        return is_eponym or head.head.least == 1 or any(index not in self.cover for index in range(first, last))

    def _found(self, head: Head, first: int, last: int, confidence: float) -> Found:
        words = self.words
        keys = [words.keys[first][head.cut :], *words.keys[first + 1 : last]]
        states = [self.cover[i].entities[0] for i in range(first, last) if self._closes(i)]
        country = self.entities.state_of(states[-1]) if states else None
        entity = self.entities.unknown(
            self.lexicon.frames.latin(sounded(words, first, last, head.cut)),
            " ".join(keys),
            head.head.type,
            country,
            sector=head.head.sector,
        )
        token = words.tokens[first]
        start = token.start + (offset_in_word(token.text, head.cut) if head.cut else 0)
        return Found(first, last, start, words.tokens[last - 1].end, "name", (entity,), confidence, "names:frame:body")
