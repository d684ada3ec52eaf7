"""Words and what covers them -> the features that the model of unknown names reads, and the stretches worth reading.

No feature holds a word that the language's data does not list: other words are seen by their affixes, their length and
what the lists say of them. Source: decision 0009.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from rasad.annotate.name_runs import FrameLexicon, frame_lexicon
from rasad.annotate.words import QUOTES, SPACE, Words
from rasad.langpack.common_words import LISTED, UNKNOWN, CommonWords, common_words
from rasad.langpack.pack import LanguagePack

CACHE_LIMIT = 60_000  # as for the lexicon: bounded, and enough for the words of a press archive
_AROUND = 3  # words on either side of an unexplained one that are read with it
_LONGEST_AFFIX = 3
_LONG_WORD = 9  # letters; longer words are alike
_GAPS = {",": "c", "\N{ARABIC COMMA}": "c", ":": "l", ".": "s", "(": "p", ")": "p", "/": "h", "-": "h"}
_LINE, _NO_GAP, _QUOTED, _OTHER_GAP = "n", "_", "q", "o"
_ADVERBIAL = "\N{ARABIC FATHATAN}"  # an indefinite accusative, which no name has inside a sentence
_NAME_KINDS = frozenset(("G", "N", "a"))  # given names, what connects the words of names, listed surnames
_LISTED_AS = {"people": "a", "places": "g", "states": "g"}


class WordShape(NamedTuple):
    """What a word is by itself.

    `kind`: its class, one or two letters; `told`: its class, with the word itself where the lists hold it as one that
    stands beside names; `features`: its own; `is_open`: no list explains it, so that it may be of an unknown name;
    `is_word`: no list holds it as one that stands beside names.
    """

    kind: str
    told: str
    features: tuple[str, ...]
    is_open: bool
    is_word: bool = False


class Forgotten(NamedTuple):
    """Words of which training forgets that they stand on a list of names, or that they are everyday ones."""

    names: Set[int] = frozenset()
    words: Set[int] = frozenset()


NOTHING = Forgotten()


class NameFeatures:
    """The features of words in one language. Read-only but for a bounded cache."""

    def __init__(self, lexicon: FrameLexicon, common: CommonWords) -> None:
        self._lexicon = lexicon
        self._common = common
        self._shapes: dict[str, WordShape] = {}
        self._openness: dict[str, bool] = {}
        self._closed = self._beside_names()

    def _beside_names(self) -> dict[str, str]:
        """The classes of listed words, those first that say most about a name beside them."""
        frames, contexts, roles = self._lexicon.frames, self._lexicon.contexts, self._lexicon.roles
        grammar, bodies = self._lexicon.grammar, self._lexicon.bodies
        classes: list[tuple[str, Iterable[str]]] = [
            ("S", contexts.speech | frames.sayings),
            ("K", contexts.kin),
            ("H", frames.honorifics | roles.honorifics),
            ("N", frames.connectors),
            ("R", roles.first_words | roles.last_words | roles.deputies | roles.modifiers),
            ("P", grammar.speaker_nouns | grammar.person_nouns | grammar.individuals | contexts.person_before),
            ("B", bodies.heads.keys()),
            ("L", contexts.city_before | contexts.region_before | contexts.town_before | contexts.class_nouns),
            ("A", frames.no_person_before),
            ("F", grammar.closed | grammar.demonstratives | grammar.single_markers | frames.said | contexts.oblique),
            ("D", grammar.adverbs | frames.after),
        ]
        return {key: kind for kind, keys in reversed(classes) for key in keys}

    def is_open(self, words: Words, index: int) -> bool:
        """Say whether no list explains a word, so that it may be of an unknown name."""
        key = words.keys[index]
        known = self._openness.get(key)
        if known is None:
            if len(self._openness) >= CACHE_LIMIT:
                self._openness.clear()
            known = self._openness[key] = self._is_open(words, index)
        return known

    def _is_open(self, words: Words, index: int) -> bool:
        """What most words are not is found without all that their shapes hold."""
        if self._common.rank(start.stem for start in words.starts[index]) != UNKNOWN:
            return False
        return self.shape(words, index).is_open

    def shape(self, words: Words, index: int) -> WordShape:
        """Return what a word is by itself."""
        key = words.keys[index]
        found = self._shapes.get(key)
        if found is None:
            if len(self._shapes) >= CACHE_LIMIT:
                self._shapes.clear()
            found = self._shapes[key] = self._shape(words, index, key)
        return found

    def _shape(self, words: Words, index: int, key: str) -> WordShape:
        if words.tokens[index].kind != "word" or key.isascii():
            kind = "x" if key.isascii() and not key.isdigit() else "0"
            return WordShape(kind, kind, (f"k={kind}",), False)
        stems = [start.stem for start in words.starts[index]]
        closed = self._closed.get(key)
        if closed is None and (joined := next((stem for stem in stems[1:] if stem in self._closed), None)):
            return self._told(f"{self._closed[joined]}+", joined)
        if closed is not None and key not in self._lexicon.frames.given:
            return self._told(closed, key)
        return self._open(key, stems, rank=self._common.rank(stems))

    def is_explained(self, words: Words, index: int) -> bool:
        """Say whether a word is an everyday one or one that stands beside names, and no given name."""
        if _ADVERBIAL in words.tokens[index].text:
            return True
        return not self.is_open(words, index) and self.shape(words, index).kind not in _NAME_KINDS

    def is_listed(self, words: Words, index: int) -> bool:
        """Say whether some list has a word as a name, with what may be joined to it."""
        return any(start.stem in self._lexicon.listed for start in words.starts[index])

    def _told(self, kind: str, key: str) -> WordShape:
        told = f"{kind}={key}"
        return WordShape(kind, told, (f"k={kind}", f"w={told}"), False)

    def _seen(self, words: Words, index: int, forgotten: Forgotten) -> WordShape:
        """Return what a word is by itself but for what is forgotten of it."""
        if index not in forgotten.names and index not in forgotten.words:
            return self.shape(words, index)
        known = self.shape(words, index)
        if index in forgotten.words and not known.is_word:
            return known
        stems = [start.stem for start in words.starts[index]]
        return self._open(
            words.keys[index],
            stems,
            is_listed=index not in forgotten.names,
            rank=UNKNOWN if index in forgotten.words else self._common.rank(stems),
        )

    def _open(self, key: str, stems: list[str], *, rank: int, is_listed: bool = True) -> WordShape:
        """A word that stands on no list of those beside names: by what the lists say of it, and by its affixes."""
        frames, stop = self._lexicon.frames, self._lexicon.frames.stop
        sense = self._lexicon.words.look(key)
        listed = self._lexicon.listed
        marks = {_LISTED_AS.get(alias.file, "b") for stem in stems for alias in listed.find(stem) if is_listed}
        is_given = is_listed and not frames.given.keys().isdisjoint(stems)
        if is_given:
            kind = "G"
        elif marks:
            kind = min(marks)
        else:
            kind = "u" if rank == UNKNOWN else "w" if rank == LISTED else "e"
        if sense.verbs:
            kind = "V"
        features = [
            f"k={kind}",
            f"r={rank}",
            f"n={min(len(key), _LONG_WORD)}",
            *(f"m={mark}" for mark in sorted(marks)),
        ]
        features += [f"p{size}={key[:size]}" for size in range(1, _LONGEST_AFFIX + 1) if len(key) > size]
        features += [f"s{size}={key[-size:]}" for size in range(1, _LONGEST_AFFIX + 1) if len(key) > size]
        features += [f"i={key[at : at + 2]}" for at in range(len(key) - 1)]
        for name, holds in (
            ("given", is_given and key in frames.given),
            ("common", is_given and key in frames.common_given),
            ("stop", key in stop),
            ("foreign", key.endswith(frames.foreign_endings)),
            ("surname", key.endswith(frames.surname_endings)),
            ("article", bool(frames.article) and key.startswith(frames.article)),
            ("joined", len(stems) > 1),
        ):
            if holds:
                features.append(name)
        is_open = rank == UNKNOWN and kind in ("u", "G", "a", "b", "g") and key not in stop and len(key) > 1
        return WordShape(kind, kind, tuple(features), is_open, is_word=True)

    def stretches(
        self, words: Words, marks: Mapping[int, str], forgotten: Forgotten = NOTHING
    ) -> Iterator[tuple[int, int]]:
        """Yield the word ranges `[first, last)` around the words that nothing explains, each inside one sentence."""
        first = last = -1
        openness = self._openness if forgotten is NOTHING else {}  # most words are known to be closed
        for index, key in enumerate(words.keys):
            may_be = openness.get(key, True) and index not in marks
            if not may_be or not self._may_be_of_name(words, index, forgotten):
                continue
            start, end = self._around(words, index)
            if start < last or (start == last and words.sentences[start] == words.sentences[first]):
                last = max(last, end)
                continue
            if last > 0:
                yield first, last
            first, last = start, end
        if last > 0:
            yield first, last

    def _may_be_of_name(self, words: Words, index: int, forgotten: Forgotten) -> bool:
        """Say whether a word is open; while reading, also whether anything beside it speaks for a name."""
        if forgotten is not NOTHING:
            return self._seen(words, index, forgotten).is_open
        return self.is_open(words, index) and (self._has_cue(words, index) or self._has_cue(words, index + 1))

    def _has_cue(self, words: Words, index: int) -> bool:
        """Say whether between two words, the latter at `index`, a mark stands, or what they are speaks for a name."""
        if not 0 < index < len(words) or words.joints[index] != SPACE:
            return True
        return self._is_cue(words, index - 1) and self._is_cue(words, index)

    def _is_cue(self, words: Words, index: int) -> bool:
        """Say whether a word is open, or one that stands beside names."""
        if self.is_open(words, index):
            return True
        given, closed = self._lexicon.frames.given, self._closed
        return any(start.stem in given or closed.get(start.stem, "F") != "F" for start in words.starts[index])

    @staticmethod
    def _around(words: Words, index: int) -> tuple[int, int]:
        sentence, start, end = words.sentences[index], index, index + 1
        while start and index - start < _AROUND and words.sentences[start - 1] == sentence:
            start -= 1
        while end < len(words) and end - index <= _AROUND and words.sentences[end] == sentence:
            end += 1
        return start, end

    def of(
        self, words: Words, marks: Mapping[int, str], first: int, last: int, forgotten: Forgotten = NOTHING
    ) -> list[list[str]]:
        """Return the features of the words `[first, last)`, a list for each word.

        Args:
            words: the document's words.
            marks: what covers a word: the class of the name or title over it, by word.
            first: the first word.
            last: the word behind the last one.
            forgotten: what training forgets of the words.
        """
        shapes = [
            _covered(mark) if (mark := marks.get(index)) else self._seen(words, index, forgotten)
            for index in range(first, last)
        ]
        edge = WordShape("^", "^", (), False)
        padded = [edge, edge, *shapes, edge, edge]
        gaps = [_gap(words, index) for index in range(first, last)]
        gaps.append(_gap(words, last) if last < len(words) else _LINE)
        rows: list[list[str]] = []
        for at, shape in enumerate(shapes):
            before2, before, _, after, after2 = padded[at : at + 5]
            left, right = gaps[at], gaps[at + 1]
            rows.append(
                [
                    *shape.features,
                    f"-1={left}{before.told}",
                    f"+1={right}{after.told}",
                    f"-k={left}{before.kind}|{shape.kind}",
                    f"+k={shape.kind}|{right}{after.kind}",
                    f"-2={before2.told}|{before.kind}",
                    f"+2={after.kind}|{after2.told}",
                    f"lr={left}{before.kind}|{right}{after.kind}",
                    f"j={left}{right}",
                ]
            )
        return rows


def _covered(mark: str) -> WordShape:
    """What a word is that a name or title covers."""
    return WordShape(mark, mark, (f"k={mark}",), False)


def _gap(words: Words, index: int) -> str:
    """What stands before a word, as one letter."""
    gap = words.gaps[index]
    if gap == " ":
        return _NO_GAP
    if "\n" in gap or not index:
        return _LINE
    mark = gap.strip()[:1]
    if not mark:
        return _NO_GAP
    return _QUOTED if mark in QUOTES else _GAPS.get(mark, _OTHER_GAP)


def name_features(pack: LanguagePack) -> NameFeatures:
    """Compile what the features of a pack's words need; keep with `pack.compiled`."""
    return NameFeatures(pack.compiled(frame_lexicon), pack.compiled(common_words))
