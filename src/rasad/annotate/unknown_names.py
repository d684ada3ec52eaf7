"""Names, titles and frames -> people whom the knowledge base lacks, as entities of this document alone.

A name is taken from its frame: a title or word of respect before it, a title behind it, quotation marks beside a title,
a verb of saying, the beginning of a sentence. Precision goes before recall: without a given name at its head, only a
word of respect or quotation marks make a name of unknown words.
"""

from typing import NamedTuple

from rasad.annotate.entities import Entities
from rasad.annotate.found import Found
from rasad.annotate.titles import Title
from rasad.annotate.words import BREAK, QUOTE, SPACE, Words
from rasad.chars.fold import offset_in_word
from rasad.langpack.contexts import NameContexts, name_contexts
from rasad.langpack.lexicon import Lexicon, lexicon
from rasad.langpack.names import Alias, name_table
from rasad.langpack.pack import LanguagePack
from rasad.langpack.phrases import PhraseTable
from rasad.langpack.roles import RoleTable, role_table
from rasad.langpack.unknown_names import NameFrames, name_frames

_LONGEST = 5  # words of a name in the press, without "son of"; longer runs are text
_SHORTEST_SURNAME = 4  # letters; shorter words are met by chance
_FRAMED, _BARE, _SURNAME = 0.75, 0.6, 0.65  # uncalibrated, by how firm the frame is
_COMMAS = frozenset(",\N{ARABIC COMMA}")


class FrameLexicon(NamedTuple):
    """The compiled tables that the frames are made of."""

    frames: NameFrames
    contexts: NameContexts
    roles: RoleTable
    listed: PhraseTable[Alias]
    words: Lexicon


def frame_lexicon(pack: LanguagePack) -> FrameLexicon:
    """Compile the frames of a pack; keep with `pack.compiled`."""
    return FrameLexicon(
        pack.compiled(name_frames),
        pack.compiled(name_contexts),
        pack.compiled(role_table),
        pack.compiled(name_table).aliases,
        lexicon(pack),
    )


class Run(NamedTuple):
    """Words `[first, last)` that may be a name; `cut`: key characters of particles before it."""

    first: int
    last: int
    cut: int = 0


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

    def find(self, titles: list[Title]) -> UnknownNames:
        """Return the unknown people, in no order; their spans do not overlap one another."""
        role_words = {index for title in titles for index in range(title.first, title.last)}
        self.cover |= {index: _PLACEHOLDER for index in role_words if index not in self.cover}
        for title in titles:
            self._around(title)
        frames = self.lexicon.frames
        starts = dict(zip(self.words.keys, self.words.starts, strict=True))
        heads = {
            key
            for key, readings in starts.items()
            if key in frames.given or not frames.honorifics.isdisjoint([start.stem for start in readings])
        }
        for index, key in enumerate(self.words.keys):
            if key in heads and (index not in self.cover or self._is_given(index)):
                self._at(index, key)
        self._surnames()
        self.absorbed |= {name for index, name in self.cover.items() if name.first == index and self._is_given(index)}
        return UnknownNames(self.found, frozenset(self.absorbed))

    # -- frames --

    def _around(self, title: Title) -> None:
        if title.office is not None and title.office.several:
            return
        country = self.entities.state_of(title.bodies[0]) if title.bodies else None
        after = title.last
        run = self._behind(after) or self._before(title)
        if run:
            self._add(run, _FRAMED, country, title)

    def _behind(self, index: int) -> Run | None:
        """The name right behind a title, in quotation marks, or between commas."""
        words = self.words
        if index >= len(words):
            return None
        if words.joints[index] == QUOTE:
            return self._quoted(index)
        run = self._run(index, given=True)
        if run is None or words.joints[index] == SPACE:
            return run
        behind = "".join(words.gaps[run.last].split()) if run.last < len(words) else "."
        is_set_off = "".join(words.gaps[index].split()) in _COMMAS and bool(behind)
        return run if is_set_off and run.last - run.first > 1 and "\n" not in words.gaps[index] else None

    def _at(self, index: int, key: str) -> None:
        """Try the frames that need no title: a word of respect, a verb of saying, the beginning of a sentence."""
        frames = self.lexicon.frames
        if any(start.stem in frames.honorifics for start in self.words.starts[index]):
            run = self._run(index + 1, given=False) if self._has_next(index) else None
            if run and self._is_firm(run):
                self._add(run, _FRAMED, None)
        elif key in frames.given and (self._is_said_before(index) or self.words.joints[index] == BREAK):
            run = self._run(index, given=True)
            if run and run.last - run.first > 1 and (self._is_said_before(index) or self._is_closed(run)):
                self._add(run, _BARE, None)

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
        if self.words.keys[run.first] in frames.given or second in self.lexicon.contexts.kin:
            return True
        if len(self.words.starts[run.first]) > 1 and self._is_joined(self.words.keys[run.first]):
            return False
        if run.last - run.first == 1:
            return self.words.keys[run.first] not in self.listed
        closed = run.last == len(self.words) or self.words.joints[run.last] == BREAK
        return closed or bool(frames.article and self.words.keys[run.last - 1].startswith(frames.article))

    def _has_next(self, index: int) -> bool:
        return index + 1 < len(self.words) and self.words.joints[index + 1] == SPACE

    def _is_said_before(self, index: int) -> bool:
        contexts = self.lexicon.contexts
        if not index or self.words.joints[index] != SPACE:
            return False
        key = self.words.keys[index - 1]
        return key in contexts.speech or (key[:1] in contexts.pair and key[1:] in contexts.speech)

    # -- runs of words --

    def _run(self, first: int, *, given: bool) -> Run | None:
        """The words from `first` on that may be one name: up to a mark, a stop word, a known name, a role."""
        index = first
        while index < len(self.words) and (index == first or self.words.joints[index] == SPACE):
            if not self._may_be_part(index, first=index == first) and not self._is_father(index, first):
                break
            index += 1
            if sum(key not in self.lexicon.contexts.kin for key in self.words.keys[first:index]) > _LONGEST:
                return None
        while index > first and self.words.keys[index - 1] in self.lexicon.frames.connectors:
            index -= 1
        if index == first or (given and self.words.keys[first] not in self.lexicon.frames.given):
            return None
        return Run(first, index)

    def _is_father(self, index: int, first: int) -> bool:
        """Say whether a word stands behind 'son of' inside a name and is no known name or mark."""
        return index > first and self.words.keys[index - 1] in self.lexicon.contexts.kin and index not in self.cover

    def _may_be_part(self, index: int, *, first: bool) -> bool:
        key, frames, contexts = self.words.keys[index], self.lexicon.frames, self.lexicon.contexts
        known = self.cover.get(index)
        if first and known is None and self._has_next(index) and self.words.keys[index + 1] in contexts.kin:
            return True
        if known is not None and not self._is_absorbable(known):
            return False
        if self.words.tokens[index].kind != "word" or len(key) < 2 or key in frames.stop or key in contexts.speech:
            return key in frames.connectors
        if (
            (self._is_body(key) and not (first and key in frames.firsts))
            or self._is_grammatical(key)
            or self._is_role(key)
            or key in frames.honorifics
            or key in contexts.oblique
        ):
            return False
        if first:
            return not (frames.article and key.startswith(frames.article))
        return not self._is_joined(key) and not self._is_fused(index)

    def _is_body(self, key: str) -> bool:
        """Say whether a word is listed as a name of something else than a person."""
        aliases = self.listed.find(key)
        return bool(aliases) and all(alias.file != "people" for alias in aliases)

    def _is_role(self, key: str) -> bool:
        """Say whether a word belongs to a title; a given name that is also a title's first word does not."""
        roles = self.lexicon.roles
        if key in roles.last_words:
            return True
        return key not in self.lexicon.frames.given and (key in roles.first_words or key in roles.deputies)

    def _is_grammatical(self, key: str) -> bool:
        """Say whether a word is a verb form or a preposition, which no name holds."""
        frames = self.lexicon.frames
        if key in frames.given or key in frames.connectors:
            return False
        sense = self.lexicon.words.look(key)
        return bool(sense.verbs) or any(len(wording) == 1 for wording, _ in sense.markers)

    def _is_joined(self, key: str) -> bool:
        """Say whether a word begins with a joined particle, as the next phrase does and a name seldom."""
        frames, contexts = self.lexicon.frames, self.lexicon.contexts
        if key in frames.given:
            return False
        lead, rest = key[:1], key[1:]
        return lead in contexts.particles and (lead in contexts.pair or rest.startswith(frames.article))

    def _is_fused(self, index: int) -> bool:
        """Say whether a word begins with a particle fused with the article."""
        article, key = self.lexicon.frames.article, self.words.keys[index]
        starts = self.words.starts[index]
        return bool(article) and any(start.stem.startswith(article) and start.stem != key for start in starts)

    def _is_absorbable(self, known: Found) -> bool:
        """Say whether a listed name may be part of a longer unknown one: a surname alone."""
        if known.last - known.first > 1 or known.first < 0:
            return False
        return known.read_by == "names:people:short" or self._is_given(known.first)

    def _is_given(self, index: int) -> bool:
        """Say whether a listed short name or place is also a given name, with another word of a name behind it."""
        known = self.cover.get(index)
        if known is None or known.first != index or known.last - known.first != 1 or not self._has_next(index):
            return False
        is_open = known.read_by in ("names:people:short", "names:places:name")
        is_free = index + 1 not in self.cover and self._may_follow(index + 1)
        return is_open and is_free and known.entities[0] not in self.full and self._is_plain_given(known)

    def _is_plain_given(self, known: Found) -> bool:
        """Say whether a word without particles is a given name rather than the surname or place that is listed."""
        token = self.words.tokens[known.first]
        return known.start == token.start and self.words.keys[known.first] in self.lexicon.frames.firsts

    def _may_follow(self, index: int) -> bool:
        """Say whether an unlisted word may be a surname: without an article, no verb, no role, no adverb."""
        key, frames = self.words.keys[index], self.lexicon.frames
        is_definite = bool(frames.article) and key.startswith(frames.article)
        return not is_definite and key not in frames.after and self._may_be_part(index, first=False)

    def _quoted(self, first: int) -> Run | None:
        """The words between a quotation mark and the next mark, where they may be a name."""
        run = self._run(first, given=False)
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
        start = self._left_end(title.first, quoted=quoted)
        return Run(start, title.first) if start is not None else None

    def _left_end(self, last: int, *, quoted: bool) -> int | None:
        index, best = last - 1, None
        while index >= 0 and last - index <= _LONGEST and self._may_be_part(index, first=False):
            if self.words.keys[index] in self.lexicon.frames.given and last - index > 1:
                best = index
            joint = self.words.joints[index]
            if joint != SPACE:
                is_name = quoted and joint == QUOTE and last - index > 1
                return index if is_name else best
            index -= 1
        return None if quoted else best

    # -- results --

    def _listed_person(self, keys: list[str], title: Title | None) -> str | None:
        """The listed person whose full name some words are; one with a title must be known to have held it."""
        if len(keys) == 1:
            full = (name for name in self.cover.values() if name.kind == "name" and self._is_full_person(name))
            return next((name.entities[0] for name in full if self.words.keys[name.last - 1] == keys[0]), None)
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

    def _add(self, run: Run, confidence: float, country: str | None, title: Title | None = None) -> None:
        if any(
            index in self.cover and not self._is_absorbable(self.cover[index]) for index in range(run.first, run.last)
        ):
            return
        keys = list(self.words.keys[run.first : run.last])
        entity = self._listed_person(keys, title) or self.entities.unknown(
            self.lexicon.frames.latin(keys), " ".join(keys), "person", country
        )
        token = self.words.tokens[run.first]
        start = token.start + (offset_in_word(token.text, run.cut) if run.cut else 0)
        end = self.words.tokens[run.last - 1].end
        found = Found(run.first, run.last, start, end, "name", (entity,), confidence, "names:frame")
        self.found.append(found)
        for index in range(run.first, run.last):
            if index in self.cover:
                self.absorbed.add(self.cover[index])
            self.cover[index] = found

    def _surnames(self) -> None:
        """Take up the last word of an unknown name where it stands alone."""
        surnames: dict[str, Found] = {}
        people = [name for name in self.cover.values() if name.kind == "name" and self._is_full_person(name)]
        for found in sorted([*self.found, *people]):
            key = self.words.keys[found.last - 1]
            if self._may_be_surname(found, key):
                surnames.setdefault(key, found)
        for index in range(len(self.words)) if surnames else ():
            if index in self.cover and not self._is_of_famous(self.cover[index]):
                continue
            for start in self.words.starts[index]:
                full = surnames.get(start.stem)
                if full and not start.article and self._is_meant(index, start.stem, full):
                    self._add_surname(index, start.cut, full)
                    break

    def _is_of_famous(self, known: Found) -> bool:
        """Say whether a surname alone is a listed person's whom the document never names in full."""
        is_short = known.read_by == "names:people:short" and known.last - known.first == 1
        return is_short and known.entities[0] not in self.full

    def _may_be_surname(self, full: Found, key: str) -> bool:
        """Say whether the last word of a full name may stand for it: no common word, and no part of a father's name."""
        if full.last - full.first < 2 or len(key) < _SHORTEST_SURNAME or self._is_body(key):
            return False
        frames, roles, contexts = self.lexicon.frames, self.lexicon.roles, self.lexicon.contexts
        before = self.words.keys[full.last - 2]
        if any(alias.entity == full.entities[0] and alias.kind == "short" for alias in self.listed.find(key)):
            return False  # the lists say when it means him
        if before in frames.connectors or before in contexts.kin:
            return False
        return key not in roles.modifiers and key not in roles.former and key not in frames.stop

    def _is_of_another(self, index: int, full: Found) -> bool:
        """Say whether the word before is another given name, or the word behind goes on with a father's name."""
        words, frames = self.words, self.lexicon.frames
        if self._has_next(index) and words.keys[index + 1] in self.lexicon.contexts.kin:
            return True
        if not index or words.joints[index] != SPACE:
            return False
        before = words.keys[index - 1]
        own = words.keys[full.first : full.last]
        is_name = before in frames.given or before in self.lexicon.contexts.kin
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
        is_plain = key not in frames.given and not (frames.article and key.startswith(frames.article))
        if is_plain and full.confidence > _BARE and key not in contexts.everyday:
            return True
        if self._is_said_before(index):
            return True
        words = self.words
        before = words.keys[index - 1] if index and words.joints[index] == SPACE else ""
        after = words.keys[index + 1] if self._has_next(index) else ""
        pair = after + words.keys[index + 2] if after and self._has_next(index + 1) else after
        return (
            before in frames.honorifics
            or before in contexts.person_before
            or not {after, pair}.isdisjoint(contexts.speech)
        )

    def _add_surname(self, index: int, cut: int, full: Found) -> None:
        token = self.words.tokens[index]
        start = token.start + (offset_in_word(token.text, cut) if cut else 0)
        if index in self.cover:
            self.absorbed.add(self.cover[index])
        self.found.append(
            Found(index, index + 1, start, token.end, "name", full.entities, _SURNAME, "names:frame:surname")
        )


_PLACEHOLDER = Found(-1, -1, -1, -1, "nominal", (), 0.0, "")
