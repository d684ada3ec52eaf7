"""Words that nothing explains -> names of people whom no list has and no frame marks, by a linear-chain CRF.

The model proposes; what the lists say of a word goes before it, and joined particles are left out of the name.
Source: Lafferty, McCallum and Pereira 2001; decision 0009.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from rasad.annotate.entities import Entities
from rasad.annotate.found import Found
from rasad.annotate.name_features import NameFeatures, name_features
from rasad.annotate.name_runs import Run
from rasad.annotate.titles import Title
from rasad.annotate.words import SPACE, Words
from rasad.langpack.contexts import name_contexts
from rasad.langpack.name_model import NameModelFile, name_model_file
from rasad.langpack.pack import LanguagePack
from rasad.langpack.unknown_names import NameFrames, name_frames

if TYPE_CHECKING:
    import pycrfsuite

NO_NAME, BEGINS, GOES_ON = "-", "B-", "I-"
TYPE_OF_LABEL = {"P": "person", "O": "organisation", "L": "place"}
_TITLE, _DEMONYM, _OTHER = "=T", "=d", "=X"
_MARKS = {
    "person": "=P",
    "organisation": "=O",
    "armed_group": "=O",
    "group": "=O",
    "media": "=O",
    "city": "=L",
    "region": "=L",
    "place": "=L",
    "facility": "=L",
    "state": "=S",
}
_LONGEST = 5  # words of a name
_MAY_GO_ON = 0.3  # least likelihood of a word behind a sure name that belongs to it
_COMMAS = frozenset(",\N{ARABIC COMMA}")
PERSON, ALONE = "person", "person_alone"  # floors for names of people, and for those of one word


def name_marks(names: Iterable[Found], titles: Iterable[Title], entities: Entities) -> dict[int, str]:
    """Return the class of the name or title over each word that has one."""
    marks = {index: _TITLE for title in titles for index in range(title.first, title.last)}
    for name in names:
        mark = _mark(name, entities)
        for index in range(name.first, name.last):
            marks[index] = mark
    return marks


def _mark(name: Found, entities: Entities) -> str:
    if name.kind == "demonym":
        return _DEMONYM
    if name.kind != "name":
        return _TITLE
    return _MARKS.get(entities.type_of(name.entities[0]) or "", _OTHER)


class LabelledRange(NamedTuple):
    """Words `[first, last)` that one name covers, by the labels of a sequence; `label` is the name's type in short."""

    first: int
    last: int
    label: str


def ranges(labels: Iterable[str]) -> Iterator[LabelledRange]:
    """Yield the names of a sequence of labels, in order."""
    first, kind, last = 0, "", 0
    for last, label in enumerate(labels):
        if kind and not (label.startswith(GOES_ON) and label[2:] == kind):
            yield LabelledRange(first, last, kind)
            kind = ""
        if label != NO_NAME and not kind:
            first, kind = last, label[2:]
    if kind:
        yield LabelledRange(first, last + 1, kind)


class NameTagger:
    """Tags the words of documents in one language. The model is loaded when it is first needed."""

    def __init__(self, file: NameModelFile, features: NameFeatures, frames: NameFrames, pair: frozenset[str]) -> None:
        self._file = file
        self._features = features
        self._frames = frames
        self._pair = pair
        self._tagger: pycrfsuite.Tagger | None = None
        self._lock = threading.Lock()

    def _loaded(self) -> "pycrfsuite.Tagger":
        if self._tagger is None:
            import pycrfsuite

            self._tagger = pycrfsuite.Tagger()
            self._tagger.open_inmemory(self._file.weights)
        return self._tagger

    def find(self, words: Words, marks: Mapping[int, str]) -> list[Run]:
        """Return the words of the people's names that the model is sure of, longer names first."""
        if PERSON not in self._file.floors:
            return []
        runs: list[Run] = []
        for first, last in self._features.stretches(words, marks):
            for found in self._tagged(words, marks, first, last):
                run = self._run(words, marks, first + found.first, first + found.last)
                runs.extend([run] if run else [])
        return sorted(runs, key=lambda run: (run.first - run.last, run.first))

    def _tagged(self, words: Words, marks: Mapping[int, str], first: int, last: int) -> list[LabelledRange]:
        """The people's names in a stretch that are sure enough, each as far as it may reach."""
        rows = self._features.of(words, marks, first, last)
        with self._lock:  # the tagger remembers the sequence that it was given last
            tagger = self._loaded()
            tagger.set(rows)
            people = [found for found in ranges(tagger.tag()) if found.label == "P" and self._is_sure(found)]
            return [found._replace(last=self._end(found, last - first)) for found in people]

    def _is_sure(self, found: LabelledRange) -> bool:
        """Say whether each word of a name of the sequence tagged last is likely enough to be of it."""
        tagger, floors = self._loaded(), self._file.floors
        is_alone = found.last - found.first == 1
        floor = floors.get(ALONE, floors[PERSON]) if is_alone else floors[PERSON]
        return tagger.marginal(BEGINS + found.label, found.first) >= floor and all(
            tagger.marginal(GOES_ON + found.label, index) >= floor for index in range(found.first + 1, found.last)
        )

    def _end(self, found: LabelledRange, length: int) -> int:
        """The word behind a name, and behind the words that the model thinks may go on with it."""
        tagger, last = self._loaded(), found.last
        while last < length and tagger.marginal(GOES_ON + found.label, last) >= _MAY_GO_ON:
            last += 1
        return last

    def _run(self, words: Words, marks: Mapping[int, str], first: int, last: int) -> Run | None:
        """The run of a name, without particles; None where a list or a mark between its words speaks against it."""
        first = self._head(words, marks, first, last)
        if last - first > _LONGEST or any(words.joints[index] != SPACE for index in range(first + 1, last)):
            return None
        if any(index in marks or self._features.is_explained(words, index) for index in range(first, last)):
            return None
        if last - first == 1 and self._is_doubtful(words, first):
            return None
        return Run(first, last, self._cut(words, marks, first))

    def _is_doubtful(self, words: Words, index: int) -> bool:
        """Say whether a word alone is too little for a name: a given or a listed one, or all that stands in a line."""
        is_line = "\n" in words.gaps[index] and (index + 1 == len(words) or "\n" in words.gaps[index + 1])
        return is_line or words.keys[index] in self._frames.given or self._features.is_listed(words, index)

    def _head(self, words: Words, marks: Mapping[int, str], first: int, last: int) -> int:
        """Where a name begins: with 'father of' before it, and without a definite word before two others."""
        frames = self._frames
        is_behind = first and words.joints[first] == SPACE and first - 1 not in marks
        if is_behind and words.keys[first - 1] in frames.connectors:
            return first - 1
        key = words.keys[first]
        is_definite = bool(frames.article) and key.startswith(frames.article) and key not in frames.given
        return first + (is_definite and last - first > 2)

    def _cut(self, words: Words, marks: Mapping[int, str], first: int) -> int:
        """The key characters of particles joined to a name: where without them it is a known or a definite word."""
        frames, key = self._frames, words.keys[first]
        if key in frames.given:
            return 0
        for start in words.starts[first]:
            if not start.cut:
                continue
            rest = key[start.cut :]
            is_definite = bool(frames.article) and rest.startswith(frames.article) and key[: start.cut] in self._pair
            if rest in frames.given or is_definite or rest in words.keys:
                return start.cut
        is_next = marks.get(first - 1) == _MARKS[PERSON] and words.joints[first] == SPACE
        is_listed = is_next or "".join(words.gaps[first].split()) in _COMMAS
        return int(is_listed and key[:1] in self._pair and len(words.starts[first]) > 1)


def name_tagger(pack: LanguagePack) -> NameTagger | None:
    """Compile the tagger of a pack, or None where it has no model; keep with `pack.compiled`."""
    file = name_model_file(pack)
    if file is None:
        return None
    frames, contexts = pack.compiled(name_frames), pack.compiled(name_contexts)
    return NameTagger(file, pack.compiled(name_features), frames, contexts.pair)
