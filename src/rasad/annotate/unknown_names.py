"""Names, titles and frames -> people whom the knowledge base lacks, as entities of this document alone.

A name is taken from its frame: a title or word of respect before it, a title behind it, quotation marks beside a title,
a verb of saying, the beginning of a sentence. Precision goes before recall: without a given name at its head, only a
word of respect or quotation marks make a name of unknown words.
"""

from typing import NamedTuple

from rasad.annotate.entities import Entities
from rasad.annotate.found import Found
from rasad.annotate.name_runs import FrameLexicon, NameRuns, Run, sounded, whole_from
from rasad.annotate.spoken_names import SpokenNames
from rasad.annotate.titles import Title
from rasad.annotate.words import BREAK, QUOTE, SPACE, Words
from rasad.chars.fold import offset_in_word

_UNKNOWN_LONGEST = 2  # words of a name that begins with no given name
_SHORTEST_FULL = 2  # words of a full name
_SHORTEST_SURNAME = 4  # letters; shorter words are met by chance
_FRAMED, _BARE, _SURNAME = 0.75, 0.6, 0.65  # uncalibrated, by how firm the frame is
_TAGGED = 0.6  # uncalibrated, as for names that stand bare
_COMMAS = frozenset(",\N{ARABIC COMMA}")


class UnknownNames(NamedTuple):
    """The people found, and the listed short names that turned out to be parts of theirs."""

    found: list[Found]
    absorbed: frozenset[Found]


class NameFinder:
    """Finds the unknown people of one document."""

    def __init__(self, words: Words, names: list[Found], lexicon: FrameLexicon, entities: Entities) -> None:
        self.words = words
        self.listed = lexicon.listed
        self.lexicon = lexicon
        self.entities = entities
        self.found: list[Found] = []
        self.absorbed: set[Found] = set()
        self.cover: dict[int, Found] = {}
        self.full = {name.entities[0] for name in names if name.last - name.first > 1}
        for name in names:
            for index in range(name.first, name.last):
                self.cover.setdefault(index, name)
        self.runs = NameRuns(words, lexicon, self.cover, self.full)

    def find(self, titles: list[Title]) -> UnknownNames:
        """Return the unknown people, in no order; their spans do not overlap one another."""
        role_words = {index for title in titles for index in range(title.first, title.last)}
        self.cover.update({index: _PLACEHOLDER for index in role_words if index not in self.cover})
        for title in titles:
            self._around(title)
        for index in self._heads():
            if index not in self.cover or self.runs.is_given(index):
                self._at(index, self.words.keys[index])
        for run in SpokenNames(self.words, self.lexicon, self.runs).find():
            self._add(run, _BARE, None)
        self._surnames(self._people())
        self.absorbed |= {
            name for index, name in self.cover.items() if name.first == index and self.runs.is_given(index)
        }
        return UnknownNames(self.found, frozenset(self.absorbed))

    def beside(self, titles: list[Title]) -> UnknownNames:
        """Return the unknown people beside some titles alone, with their surnames further on."""
        self.cover.update(
            {
                index: _PLACEHOLDER
                for title in titles
                for index in range(title.first, title.last)
                if index not in self.cover
            }
        )
        for title in titles:
            self._around(title)
        if self.found:
            self._surnames(self._people())
        return UnknownNames(self.found, frozenset(self.absorbed))

    def take(self, runs: list[Run], bodies: list[Found]) -> UnknownNames:
        """Return the people of whom a model gives the words, where nothing else stands, with their surnames alone.

        Args:
            runs: words that are each one name, those first that go before others.
            bodies: names that were found after `find`.
        """
        for body in bodies:
            for index in range(body.first, body.last):
                self.cover.setdefault(index, body)
        known, absorbed = len(self.found), set(self.absorbed)
        for run in runs:
            if not self._is_called_after(run.first):
                self._add(run, _TAGGED, None, read_by="names:model")
        self._surnames(self.found[known:])
        return UnknownNames(self.found[known:], frozenset(self.absorbed - absorbed))

    def _heads(self) -> list[int]:
        """The words that a name may begin at, or stand behind: given names, words of respect, sons of somebody."""
        words, frames = self.words, self.lexicon.frames
        heads = (
            words.keys_with(frames.given.keys()) | words.keys_with(frames.honorifics) | words.keys_with(frames.servants)
        )
        sons = frames.sons.intersection(words.keys)
        return [
            index
            for index, key in enumerate(words.keys)
            if key in heads or (sons and index + 1 < len(words) and words.keys[index + 1] in sons)
        ]

    # -- frames --

    def _around(self, title: Title) -> None:
        if title.office is not None and title.office.several:
            return
        country = self.entities.state_of(title.bodies[0]) if title.bodies else None
        after = title.last
        run = self._without_noun(self._behind(after)) or self._before(title)
        if run and not self._is_called_after(title.first):
            self._add(run, _FRAMED, country, title)

    def _without_noun(self, run: Run | None) -> Run | None:
        """A run of three words or more without a last one that may have a particle, unless a mark closes it."""
        if run is None or run.last - run.first <= _UNKNOWN_LONGEST or self.runs.is_closed(run):
            return run
        key, frames = self.words.keys[run.last - 1], self.lexicon.frames
        if self.words.keys[run.last] in frames.said:
            return run
        is_joined = any(start.cut for start in self.words.starts[run.last - 1]) and key not in frames.given
        return (self.runs.marked(run) or run) if is_joined else run

    def _behind(self, index: int) -> Run | None:
        """The name right behind a title, in quotation marks, or between commas."""
        words = self.words
        while index < len(words) and words.keys[index] in self.lexicon.frames.honorifics and self._has_next(index):
            index += 1
        if index >= len(words):
            return None
        if words.joints[index] == QUOTE:
            return self._quoted(index)
        run = self.runs.at(index, given=True) or self._foreign(index)
        if run is None or words.joints[index] == SPACE:
            return run
        behind = "".join(words.gaps[run.last].split()) if run.last < len(words) else "."
        is_set_off = "".join(words.gaps[index].split()) in _COMMAS and bool(behind)
        return run if is_set_off and run.last - run.first > 1 and "\n" not in words.gaps[index] else None

    def _foreign(self, index: int) -> Run | None:
        """The words behind a title that end like a foreign surname, whatever the given name."""
        run = self.runs.at(index, given=False)
        if run is None or run.last - run.first < 2 or self.words.joints[index] != SPACE:
            return None
        is_foreign = self.words.keys[run.last - 1].endswith(self.lexicon.frames.foreign_endings)
        return run if is_foreign and run.last - run.first <= _UNKNOWN_LONGEST else None

    def _at(self, index: int, key: str) -> None:
        """Try the frames that need no title: a word of respect, a verb of saying, the beginning of a sentence."""
        frames = self.lexicon.frames
        if any(start.stem in frames.honorifics for start in self.words.starts[index]):
            run = self._behind_honorific(index + 1)
            if run and not self._is_called_after(index):
                self._add(run, _FRAMED, None)
        elif self.runs.is_given_word(index) and (self._is_said_before(index) or self.words.joints[index] == BREAK):
            run = self.runs.at(index, given=True)
            is_framed = run and run.last - run.first > 1 and (self._is_said_before(index) or self._is_closed(run))
            if run and is_framed and not self._is_phrase(run):
                self._add(run, _BARE, None)
            else:
                self._anywhere(index)
        else:
            self._anywhere(index)

    def _is_phrase(self, run: Run) -> bool:
        """Say whether an everyday word and a definite one that is no surname in form may be two nouns."""
        frames, second = self.lexicon.frames, self.words.keys[run.first + 1]
        is_common = self.words.keys[run.first] in frames.common_given
        is_definite = bool(frames.article) and second.startswith(frames.article)
        return is_common and is_definite and not second.endswith(frames.surname_endings)

    def _behind_honorific(self, index: int) -> Run | None:
        """The words behind a word of respect that are a name, in quotation marks or by themselves."""
        if index >= len(self.words):
            return None
        if self.words.joints[index] == QUOTE:
            return self._quoted(index)
        run = self.runs.at(index, given=False) if self.words.joints[index] == SPACE else None
        return run if run and self._is_firm(run) else None

    def _anywhere(self, index: int) -> None:
        """Try a given name that is no everyday word with a surname behind it, and one with his father's."""
        if index and self.words.keys[index - 1] in self.lexicon.frames.connectors:
            return  # inside a name whose head is unknown
        cut = self._head_cut(index)
        run = None if cut is None else self.runs.at(index, given=not self._has_father(index), cut=cut)
        marked = self.runs.marked(run) if run else None
        if marked and not self._is_half_name(marked) and not self._is_called_after(index):
            self._add(marked, _BARE, None)

    def _is_half_name(self, run: Run) -> bool:
        """Say whether a run is but a given name of two words."""
        return run.last - run.first == _SHORTEST_FULL and self.words.keys[run.first] in self.lexicon.frames.servants

    def _head_cut(self, index: int) -> int | None:
        """The particles before a given name, in characters; None where the word is none or an everyday word as well."""
        frames = self.lexicon.frames
        for start in self.words.starts[index]:
            if self.runs.is_given_word(index, start.cut) and not start.article:
                is_sure = start.stem not in frames.common_given or self._has_father(index)
                return start.cut if is_sure else None
        if not self._has_father(index):
            return None
        return int(self.words.keys[index][:1] in self.lexicon.contexts.pair)

    def _has_father(self, index: int) -> bool:
        """Say whether 'son of' stands right behind a word."""
        return self.runs.has_next(index) and self.words.keys[index + 1] in self.lexicon.frames.sons

    def _is_called_after(self, index: int) -> bool:
        """Say whether a street, school or cup stands before a person's name and is called after him."""
        words, frames = self.words, self.lexicon.frames
        respect = frames.honorifics | self.lexicon.roles.honorifics
        while index and words.joints[index] == SPACE and words.keys[index - 1] in respect:
            index -= 1
        if not index or words.joints[index] != SPACE:
            return False
        before = [start.stem for start in words.starts[index - 1] if not start.article]
        return not frames.no_person_before.isdisjoint(before)

    def _is_closed(self, run: Run) -> bool:
        """Say whether a name that opens a sentence ends where a speaker's would: at a mark, a role, an adverb."""
        if run.last == len(self.words) or self.words.joints[run.last] == BREAK:
            return True
        key = self.words.keys[run.last]
        return key in self.lexicon.frames.after or key in self.lexicon.contexts.speech or run.last in self.cover

    def _is_firm(self, run: Run) -> bool:
        """Say whether words behind a word of respect are a name: by a given name, an article, or where they end."""
        frames = self.lexicon.frames
        second = self.words.keys[run.first + 1] if run.last - run.first > 1 else ""
        if self.runs.is_given_word(run.first) or second in self.lexicon.contexts.kin:
            return True
        if len(self.words.starts[run.first]) > 1 and self.runs.is_joined(self.words.keys[run.first]):
            return False
        if run.last - run.first == 1:
            return self.words.keys[run.first] not in self.listed and not self._is_joined_noun(run)
        if run.last - run.first > _UNKNOWN_LONGEST and self.runs.marked(run) != run:
            return False
        closed = run.last == len(self.words) or self.words.joints[run.last] == BREAK
        return closed or bool(frames.article and self.words.keys[run.last - 1].startswith(frames.article))

    def _is_joined_noun(self, run: Run) -> bool:
        """Say whether a word that may have a particle stands before a definite one, as a noun with its owner does."""
        article = self.lexicon.frames.article
        may_be_joined = any(start.cut for start in self.words.starts[run.first])
        return may_be_joined and self._has_next(run.first) and self.words.keys[run.last].startswith(article)

    def _has_next(self, index: int) -> bool:
        return index + 1 < len(self.words) and self.words.joints[index + 1] == SPACE

    def _is_said_before(self, index: int) -> bool:
        contexts = self.lexicon.contexts
        if not index or self.words.joints[index] != SPACE:
            return False
        key = self.words.keys[index - 1]
        return key in contexts.speech or (key[:1] in contexts.pair and key[1:] in contexts.speech)

    def _quoted(self, first: int) -> Run | None:
        """The words between a quotation mark and the next mark, where they may be a name."""
        run = self.runs.at(first, given=False)
        if run is None or run.last - run.first < 2:
            return None
        closed = run.last < len(self.words) and self.words.joints[run.last] in (QUOTE, BREAK)
        return run if closed else None

    def _before(self, title: Title) -> Run | None:
        """The name that a title follows: in quotation marks, or beginning with a given name."""
        gap = "".join(self.words.gaps[title.first].split())
        if title.start > self.words.tokens[title.first].start or "\n" in self.words.gaps[title.first]:
            return None
        quoted = bool(gap) and not set(gap) <= _COMMAS
        if quoted and self.words.joints[title.first] != QUOTE and not set(gap) & _COMMAS:
            return None
        start = self.runs.left_end(title.first, quoted=quoted)
        return Run(start, title.first) if start is not None else None

    # -- results --

    def _listed_person(self, keys: list[str], title: Title | None) -> str | None:
        """The listed person whose full name some words are; one with a title must be known to have held it."""
        if len(keys) == 1:
            return self._named_in_full(keys[0])
        people = {a.entity for a in self.listed.find("".join(keys)) if a.file == "people" and a.kind == "name"}
        if len(people) != 1:
            return None
        person = people.pop()
        terms = self.entities.knowledge.terms.by_person.get(person, [])
        office = title.office if title else None
        if office is None or not terms:
            return person
        held = {term.office for term in terms}
        return None if held.isdisjoint((office.id, *office.covers, *office.areas.values())) else person

    def _named_in_full(self, key: str) -> str | None:
        """The person whom the document names in full with this last name, else the one with this first."""
        full = [name for name in self.cover.values() if name.kind == "name" and self._is_full_person(name)]
        for name in full:
            if self.words.keys[name.last - 1] == key:
                return name.entities[0]
        first = {name.entities[0] for name in full if self.words.keys[name.first] == key}
        return first.pop() if len(first) == 1 else None

    def _office_holder(self, keys: list[str], title: Title | None) -> str | None:
        """The one listed person of some surname who has held a title's office, whatever the given name here; or None.

        The press writes given names in many ways, and some people go by another one than the listed.
        """
        if title is None or title.office is None or not title.bodies or len(keys) < _SHORTEST_FULL:
            return None
        surnamed = {a.entity for a in self.listed.find(keys[-1]) if a.file == "people" and a.kind == "short"}
        by_person = self.entities.knowledge.terms.by_person
        offices = {title.office.id, *title.office.covers}
        holders = [
            p for p in surnamed if any((t.office in offices and t.of in title.bodies) for t in by_person.get(p, ()))
        ]
        return holders[0] if len(holders) == 1 else None

    def _ending_in(self, keys: list[str]) -> str | None:
        """The person found here whose longer name ends in some words, two or more; or None."""
        for full in self.found if len(keys) > 1 else ():
            if full.last - full.first > len(keys) and list(self.words.keys[full.last - len(keys) : full.last]) == keys:
                return full.entities[0]
        return None

    def _add(
        self,
        run: Run,
        confidence: float,
        country: str | None,
        title: Title | None = None,
        read_by: str = "names:frame",
    ) -> None:
        if not all(self._is_free(index, run.first) for index in range(run.first, run.last)):
            return
        keys = [self.words.keys[run.first][run.cut :], *self.words.keys[run.first + 1 : run.last]]
        known = self._listed_person(keys, title) or self._office_holder(keys, title) or self._ending_in(keys)
        entity = known or self.entities.unknown(self._latin(run, keys), " ".join(keys), "person", country)
        token = self.words.tokens[run.first]
        start = token.start + (offset_in_word(token.text, run.cut) if run.cut else 0)
        end = self.words.tokens[run.last - 1].end
        found = Found(run.first, run.last, start, end, "name", (entity,), confidence, read_by)
        self.found.append(found)
        for index in range(run.first, run.last):
            if index in self.cover:
                self.absorbed.add(self.cover[index])
            self.cover[index] = found

    def _latin(self, run: Run, keys: list[str]) -> str:
        """A name in Latin letters: given names as usual, the others as they are spoken."""
        frames = self.lexicon.frames
        spoken = sounded(self.words, run.first, run.last, run.cut)
        return frames.latin([key if frames.given.get(key) else said for key, said in zip(keys, spoken, strict=True)])

    def _is_free(self, index: int, first: int) -> bool:
        """Say whether nothing covers a word but what may be part of the name that began at `first`."""
        known = self.cover.get(index)
        return known is None or self.runs.is_absorbable(known) or self.runs.is_nisba(index, first)

    def _people(self) -> list[Found]:
        """The people named in full, found here or listed."""
        listed = [name for name in self.cover.values() if name.kind == "name" and self._is_full_person(name)]
        return [*self.found, *listed]

    def _surnames(self, people: list[Found]) -> None:
        """Take up the last word of a person's full name where it stands alone."""
        surnames: dict[str, Found] = {}
        for found in sorted(people):
            key = self.words.keys[found.last - 1]
            if self._may_be_surname(found, key):
                surnames.setdefault(key, found)
        keys = self.words.keys_with(surnames.keys()) if surnames else frozenset()
        for index, key in enumerate(self.words.keys) if keys else ():
            if key not in keys or (index in self.cover and not self._is_of_famous(self.cover[index])):
                continue
            for start in self.words.starts[index]:
                full = surnames.get(start.stem)
                if full and not start.article and self._stands_for(index, start.stem, full):
                    self._add_surname(index, start.cut, full)
                    break

    def _stands_for(self, index: int, key: str, full: Found) -> bool:
        """Say whether a last name stands for the full one: with the word before it, by itself, or in a headline."""
        if self._is_half(index, full):
            return True
        if len(key) < _SHORTEST_SURNAME or self.words.keys[full.last - 2] in self.lexicon.frames.connectors:
            return False
        if full not in self.found and self._is_listed_surname(full, key):  # the lists say when else it means him
            return index < full.first and self.words.sentences[index] == 0 and self._opens_with_verb(index)
        return self._is_meant(index, key, full)

    def _is_half(self, index: int, full: Found) -> bool:
        """Say whether a surname of two words stands here, as at the end of a full name of three or more."""
        words, last = self.words, full.last - 1
        if last - full.first < _SHORTEST_FULL or not index or words.joints[index] != SPACE or index - 1 in self.cover:
            return False
        lexicon, before = self.lexicon, words.keys[last - 1]
        if lexicon.frames.article and before not in lexicon.frames.connectors and before not in lexicon.contexts.kin:
            return False
        return words.keys[index - 1] == before

    def _is_of_famous(self, known: Found) -> bool:
        """Say whether a surname alone is a listed person's whom the document never names in full."""
        is_short = known.read_by == "names:people:short" and known.last - known.first == 1
        return is_short and known.entities[0] not in self.full

    def _may_be_surname(self, full: Found, key: str) -> bool:
        """Say whether the last word of a full name may stand for it: no common word, and no part of a father's name."""
        words = full.last - full.first
        is_short = words == _SHORTEST_FULL and len(key) < _SHORTEST_SURNAME
        if words < _SHORTEST_FULL or is_short or self.runs.is_body(key):
            return False
        frames, roles, contexts = self.lexicon.frames, self.lexicon.roles, self.lexicon.contexts
        before = self.words.keys[full.last - 2]
        binds = before in frames.connectors
        if before in frames.sons or before in frames.servants or (binds and words == _SHORTEST_FULL):
            return False
        if before in contexts.kin and not binds:
            return False
        return key not in roles.modifiers and key not in roles.former and key not in frames.stop

    def _is_listed_surname(self, full: Found, key: str) -> bool:
        return any(alias.entity == full.entities[0] and alias.kind == "short" for alias in self.listed.find(key))

    def _is_of_another(self, index: int, full: Found) -> bool:
        """Say whether the word before is another given name, or the word behind goes on with a father's name."""
        words, frames = self.words, self.lexicon.frames
        if self.runs.has_next(index) and words.keys[index + 1] in self.lexicon.contexts.kin:
            return True
        if not index or words.joints[index] != SPACE:
            return False
        before, kin = words.keys[index - 1], self.lexicon.contexts.kin
        own = words.keys[full.first : full.last]
        is_name = before in frames.given or before in kin or words.keys[max(index - 2, 0)] in kin
        return is_name and before not in own and before not in frames.honorifics

    def _is_full_person(self, name: Found) -> bool:
        return name.last - name.first > 1 and self.entities.type_of(name.entities[0]) == "person"

    def _is_meant(self, index: int, key: str, full: Found) -> bool:
        """Say whether a surname alone may be the person: by its shape and a firm full name, or by its neighbours.

        Before the full name only a headline has it.
        """
        frames, contexts = self.lexicon.frames, self.lexicon.contexts
        if self._is_of_another(index, full) or (index < full.first and self.words.sentences[index] > 0):
            return False
        if index in self.cover and index > full.first:
            return True  # the document's own bearer goes before a famous one whom it never names in full
        is_plain = key not in frames.given and not (frames.article and key.startswith(frames.article))
        is_sure = (is_plain and full.confidence > _BARE) or self.runs.is_no_word(index)
        if is_sure and key not in contexts.everyday:
            return True
        if self.runs.is_surname_alone(index, key) or self._is_said_before(index) or self._opens_with_verb(index):
            return True
        words = self.words
        before = words.keys[index - 1] if index and words.joints[index] == SPACE else ""
        after = words.keys[index + 1] if self.runs.has_next(index) else ""
        pair = after + words.keys[index + 2] if after and self.runs.has_next(index + 1) else after
        return (
            before in frames.honorifics
            or before in contexts.person_before
            or not {after, pair}.isdisjoint(contexts.speech)
        )

    def _opens_with_verb(self, index: int) -> bool:
        """Say whether a word opens a line or sentence and a verb stands right behind it, as in a headline."""
        if self.words.joints[index] != BREAK or not self.runs.has_next(index):
            return False
        return bool(self.lexicon.words.look(self.words.keys[index + 1]).verbs)

    def _add_surname(self, index: int, cut: int, full: Found) -> None:
        first = whole_from(self.words, index, full, self.cover) if not cut else index
        token = self.words.tokens[first]
        start = token.start + (offset_in_word(token.text, cut) if cut else 0)
        if index in self.cover:
            self.absorbed.add(self.cover[index])
        end = self.words.tokens[index].end
        self.found.append(Found(first, index + 1, start, end, "name", full.entities, _SURNAME, "names:frame:surname"))


_PLACEHOLDER = Found(-1, -1, -1, -1, "nominal", (), 0.0, "")
