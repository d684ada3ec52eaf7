"""Words of a document -> the runs of words that may be one person's name.

A run ends at a mark, a verb, a preposition, a word of a title, the name of something else, and where an indefinite word
follows a definite surname.
"""

from collections.abc import Container
from typing import NamedTuple

from rasad.annotate.found import Found
from rasad.annotate.words import BREAK, QUOTE, SPACE, Words
from rasad.langpack.common_words import UNKNOWN, CommonWords, common_words
from rasad.langpack.contexts import NameContexts, name_contexts
from rasad.langpack.grammar import Grammar, grammar
from rasad.langpack.lexicon import Lexicon, lexicon
from rasad.langpack.names import Alias, name_table
from rasad.langpack.pack import LanguagePack
from rasad.langpack.phrases import PhraseTable
from rasad.langpack.roles import RoleTable, role_table
from rasad.langpack.unknown_bodies import BodyFrames, body_frames
from rasad.langpack.unknown_names import NameFrames, name_frames
from rasad.records.document import Token

_LONGEST = 5  # words of a name in the press, without "son of"; longer runs are text
_FULL = 3  # words of a name as it is given first
_SHORTEST_STEM = 3  # letters of a given name behind a joined particle; shorter ones are met by chance
_FEMININE, _LONG_VOWEL = "\N{ARABIC LETTER TEH MARBUTA}", "\N{ARABIC LETTER ALEF}"
_JOINER, _ENDING = "\N{ZERO WIDTH NON-JOINER}", 3  # inside as many last letters it makes another ending
_LONG_ALEF = "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"  # inside a word, which folding hides, it makes another
_ADVERBIAL = "\N{ARABIC FATHATAN}"  # an indefinite accusative, which no name has inside a sentence


class FrameLexicon(NamedTuple):
    """The compiled tables that the frames are made of."""

    frames: NameFrames
    contexts: NameContexts
    roles: RoleTable
    listed: PhraseTable[Alias]
    words: Lexicon
    bodies: BodyFrames
    grammar: Grammar
    common: CommonWords


def frame_lexicon(pack: LanguagePack) -> FrameLexicon:
    """Compile the frames of a pack; keep with `pack.compiled`."""
    return FrameLexicon(
        pack.compiled(name_frames),
        pack.compiled(name_contexts),
        pack.compiled(role_table),
        pack.compiled(name_table).aliases,
        lexicon(pack),
        pack.compiled(body_frames),
        grammar(pack),
        pack.compiled(common_words),
    )


class Run(NamedTuple):
    """Words `[first, last)` that may be a name; `cut`: key characters of particles before it."""

    first: int
    last: int
    cut: int = 0


def sounded(words: Words, first: int, last: int, cut: int) -> list[str]:
    """Return the keys of some words as they are spoken: a closing letter that folding made a consonant is a vowel."""
    keys = [words.keys[first][cut:], *words.keys[first + 1 : last]]
    tokens = words.tokens[first:last]
    return [
        key[:-1] + _LONG_VOWEL if token.text.endswith(_FEMININE) and len(key) > 1 else key
        for key, token in zip(keys, tokens, strict=True)
    ]


def is_plural(token: Token, frames: NameFrames) -> bool:
    """Say whether a word ends as no name does; a joiner within the ending makes another of it."""
    return token.key.endswith(frames.no_endings) and _JOINER not in token.text[-_ENDING:]


class NameRuns:
    """Measures how far a name reaches, given the names and titles that are known already.

    `cover` maps a word to the name or title over it; it may grow while names are found. `full`: the entities that the
    document names in more than one word.
    """

    def __init__(self, words: Words, lexicon: FrameLexicon, cover: dict[int, Found], full: set[str]) -> None:
        self.words = words
        self.lexicon = lexicon
        self.cover = cover
        self.full = full

    def at(self, first: int, *, given: bool, cut: int = 0) -> Run | None:
        """Return the words from `first` on that may be one name, or None.

        Args:
            first: the word to begin at.
            given: whether the first word must be a given name.
            cut: key characters of particles joined to the first word.
        """
        words, kin, servants = self.words, self.lexicon.contexts.kin, self.lexicon.frames.servants
        index = first
        while index < len(words) and (index == first or words.joints[index] == SPACE):
            part = (
                self.may_be_part(index, first=index == first, cut=cut)
                if index == first
                else self._goes_on(index, first)
            )
            if not part:
                break
            index += 1
            counted = (key for key in words.keys[first:index] if key not in kin and key not in servants)
            if index - first > _LONGEST and sum(1 for _ in counted) > _LONGEST:
                return None
        while index > first and words.keys[index - 1] in self.lexicon.frames.connectors:
            index -= 1
        if index == first or (given and not self.is_given_word(first, cut)):
            return None
        return Run(first, index, cut)

    def is_given_word(self, index: int, cut: int = 0) -> bool:
        """Say whether a word is a given name, or the first half of one with a definite word behind it."""
        key, frames = self.words.keys[index][cut:], self.lexicon.frames
        if key in frames.given:
            return _LONG_ALEF not in self.words.tokens[index].text[cut + 1 :]
        if not cut and self._is_spelt_behind_title(index):
            return True
        return key in frames.servants and self.has_next(index) and self.words.keys[index + 1].startswith(frames.article)

    def _is_spelt_behind_title(self, index: int) -> bool:
        """Say whether the exact spelling makes a given name of a particle, right behind a title or word of respect."""
        words, frames = self.words, self.lexicon.frames
        if words.tokens[index].text not in frames.spelt or not index or words.joints[index] != SPACE:
            return False
        known = self.cover.get(index - 1)
        is_titled = words.keys[index - 1] in frames.honorifics or (known is not None and known.first < 0)
        return is_titled and self._tells_apart(words.keys[index])

    def _tells_apart(self, key: str) -> bool:
        """Say whether the document writes the particle of this key in another way than the name."""
        words, spelt = self.words, self.lexicon.frames.spelt
        return any(words.tokens[i].text not in spelt for i, other in enumerate(words.keys) if other == key)

    def _goes_on(self, index: int, first: int) -> bool:
        """Say whether a word goes on with the name that began at `first`."""
        if self._is_father(index, first) or self._is_spelt(index) or self.is_nisba(index, first):
            return True
        if index not in self.cover and self._has_surname_ending(index):
            return True
        return self.may_be_part(index, first=False) and not self._is_behind_surname(index, first)

    def _has_surname_ending(self, index: int) -> bool:
        """Say whether a word is the second half of a surname written apart, or the first with that half behind."""
        endings, keys = self.lexicon.frames.surname_endings, self.words.keys
        return keys[index] in endings or (self.has_next(index) and keys[index + 1] in endings)

    def _is_father(self, index: int, first: int) -> bool:
        """Say whether a word stands behind 'son of', or completes a name of two words, and is no known name or mark."""
        before, contexts = self.words.keys[index - 1], self.lexicon.contexts
        servants = self.lexicon.frames.servants
        is_joined = index - 1 == first and before[:1] in contexts.pair and before[1:] in servants
        binds = before in contexts.kin or before in servants or is_joined
        is_phrase = before + self.words.keys[index] in contexts.no_name
        return index > first and binds and index not in self.cover and not is_phrase

    def _is_spelt(self, index: int) -> bool:
        """Say whether the exact spelling makes a name, behind another, of a word whose key is a particle's."""
        if self.words.tokens[index].text not in self.lexicon.frames.spelt:
            return False
        return self.words.keys[index - 1] in self.lexicon.frames.given or self._has_kin(index - 1)

    def _has_kin(self, index: int) -> bool:
        return self.words.keys[index] in self.lexicon.contexts.kin

    def is_nisba(self, index: int, first: int) -> bool:
        """Say whether a nationality right behind nothing but given names is the surname."""
        known, frames = self.cover.get(index), self.lexicon.frames
        if known is None or known.kind != "demonym" or known.last - known.first != 1 or known.entities[0] in self.full:
            return False
        token = self.words.tokens[index]
        ends_so = self._has_surname_ending(index) or self.words.keys[index].endswith(frames.surname_endings)
        if known.start != token.start or known.end != token.end or not ends_so:
            return False
        keys = self.words.keys[first:index]
        return all(key in frames.given or key in self.lexicon.contexts.kin for key in keys)

    def _is_behind_surname(self, index: int, first: int) -> bool:
        """Say whether the name is over: behind a definite surname nothing follows but a given or a father's name."""
        frames, words = self.lexicon.frames, self.words
        article = frames.article
        if not article or index - first < 2 or not words.keys[index - 1].startswith(article):
            return False
        if words.keys[index - 2] in frames.servants:
            return False
        key = words.keys[index]
        if key.startswith(article):
            return words.keys[index - 1] not in frames.given
        return not (key in frames.given or key in frames.connectors or self._has_kin(index))

    def may_be_part(self, index: int, *, first: bool, cut: int = 0) -> bool:
        """Say whether a word may be part of a name: of its beginning, or further on."""
        key, frames, contexts = self.words.keys[index][cut:], self.lexicon.frames, self.lexicon.contexts
        known = self.cover.get(index)
        if first and known is None and (opens := self._opens(index, key)) is not None:
            return opens
        if known is not None and not self.is_absorbable(known):
            return False
        if not self._is_name_like(index, key):
            return key in frames.connectors
        if (
            (self.is_body(key) and not (first and key in frames.firsts))
            or self._is_grammatical(key)
            or self._is_role(key)
            or key in frames.honorifics
            or key in contexts.oblique
            or (not first and key in frames.common)
            or key in self.lexicon.bodies.heads
        ):
            return False
        if first:
            return not (frames.article and key.startswith(frames.article))
        return not self.is_joined(key) and not self._is_fused(index)

    def _opens(self, index: int, key: str) -> bool | None:
        """Say whether what stands around a word makes it the first of a name or not; None where nothing tells."""
        frames = self.lexicon.frames
        if self.has_next(index) and self._has_kin(index + 1):
            return key not in frames.stop or self.words.tokens[index].text in frames.spelt
        return self._is_spelt_behind_title(index) or None

    def _is_name_like(self, index: int, key: str) -> bool:
        """Say whether a word has the form of a name's: letters, no stop word, no adverb, no verb of saying."""
        token = self.words.tokens[index]
        if token.kind != "word" or len(key) < 2 or _ADVERBIAL in token.text:
            return False
        frames = self.lexicon.frames
        if is_plural(token, frames) and key not in frames.given:
            return False
        return key not in frames.stop and key not in self.lexicon.contexts.speech

    def is_body(self, key: str) -> bool:
        """Say whether a word is listed as a name of something else than a person."""
        aliases = [alias for alias in self.lexicon.listed.find(key) if "article" not in alias.flags]
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

    def is_joined(self, key: str) -> bool:
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

    def is_absorbable(self, known: Found) -> bool:
        """Say whether a listed name may be part of a longer unknown one: a surname alone."""
        if known.last - known.first > 1 or known.first < 0:
            return False
        return known.read_by == "names:people:short" or self.is_given(known.first)

    def is_given(self, index: int) -> bool:
        """Say whether a listed short name or place is also a given name, with another word of a name behind it."""
        known = self.cover.get(index)
        if known is None or known.first != index or known.last - known.first != 1 or not self.has_next(index):
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
        return not is_definite and key not in frames.after and self.may_be_part(index, first=False)

    def has_next(self, index: int) -> bool:
        """Say whether a word follows with no mark between."""
        return index + 1 < len(self.words) and self.words.joints[index + 1] == SPACE

    def left_end(self, last: int, *, quoted: bool) -> int | None:
        """Return where a name that ends before word `last` begins, or None where none does.

        Args:
            last: the word behind the name.
            quoted: whether a closing quotation mark stands there, so that the name reaches back to the opening one.
        """
        index, best = last - 1, None
        while index >= 0 and last - index <= _LONGEST and self.may_be_part(index, first=False):
            if self.words.keys[index] in self.lexicon.frames.given and last - index > 1:
                best = index
            joint = self.words.joints[index]
            if joint != SPACE:
                is_name = quoted and joint == QUOTE and last - index > 1
                return index if is_name else best
            index -= 1
        if best is None and not quoted and self._is_common_head(index, last):
            return index
        return None if quoted else best

    def _is_common_head(self, index: int, last: int) -> bool:
        """Say whether an everyday word that is also a given name begins a name of two or three words."""
        if index < 0 or not 1 < last - index <= _FULL or self.words.keys[index] not in self.lexicon.frames.common:
            return False
        is_free = index not in self.cover and self.is_given_word(index) and self.may_be_part(index, first=True)
        return is_free and self.words.joints[index] == BREAK

    def marked(self, run: Run) -> Run | None:
        """Return a run up to the last word that only a name has: a given name, a nisba, a surname's ending; or None.

        Where a mark or a known name ends the run, all of it is kept.
        """
        is_given = self.is_given_word(run.first, run.cut)
        for last in range(run.last, run.first + 1, -1):
            if self._is_marked(last - 1) or (is_given and self._has_kin(last - 2)):
                return run if self.is_closed(run) else run._replace(last=last)
        return None

    def _is_marked(self, index: int) -> bool:
        key, frames = self.words.keys[index], self.lexicon.frames
        is_given = key in frames.given and key not in frames.common_given
        return is_given or self._is_surname(key) or self.words.tokens[index].text in frames.spelt

    def is_surname_alone(self, index: int, key: str) -> bool:
        """Say whether a definite word with a surname's ending is no word of the language and no noun's adjective."""
        frames, words, article = self.lexicon.frames, self.words, self.lexicon.frames.article
        if not article or not (key.startswith(article) and key.endswith(frames.surname_endings)):
            return False
        if index and words.joints[index] == SPACE and not self._ends_before(index):
            return False
        return self.is_no_word(index)

    def is_no_word(self, index: int) -> bool:
        """Say whether a word is none of the language, with or without particles."""
        return self.lexicon.common.rank(start.stem for start in self.words.starts[index]) == UNKNOWN

    def _ends_before(self, index: int) -> bool:
        """Say whether the word before another is one of the language: no name, no definite noun, nothing behind kin."""
        words, before = self.words, index - 1
        if (
            words.keys[before].startswith(self.lexicon.frames.article)
            or words.keys[before] in self.lexicon.frames.given
        ):
            return False
        if before and self._has_kin(before - 1):
            return False
        return self.lexicon.common.rank(start.stem for start in words.starts[before]) != UNKNOWN

    def is_closed(self, run: Run) -> bool:
        """Say whether a mark, or a name or title that is known, stands behind a run."""
        last = run.last
        return last == len(self.words) or self.words.joints[last] in (BREAK, QUOTE) or last in self.cover

    def _is_surname(self, key: str) -> bool:
        frames = self.lexicon.frames
        if frames.article and key.startswith(frames.article):
            return len(key) > len(frames.article) + _SHORTEST_STEM - 1
        return key.endswith(frames.surname_endings)


def whole_from(words: Words, index: int, full: Found, taken: Container[int]) -> int:
    """Return where the words of a full name begin that stand before its last word at `index` again."""
    last = full.last - 1
    while (
        last > full.first
        and index
        and words.joints[index] == SPACE
        and words.keys[index - 1] == words.keys[last - 1]
        and index - 1 not in taken
    ):
        index, last = index - 1, last - 1
    return index
