"""Where a sentence attributes speech: verbs, participles, light-verb phrases, openings ("according to") and colons."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from rasad.events.passages import Passage
from rasad.events.words import COMMAS, VerbGroup
from rasad.langpack.frames import Cue
from rasad.langpack.grammar import Grammar
from rasad.langpack.lexicon import Lexicon
from rasad.langpack.morphology import CIRCUMSTANCE
from rasad.langpack.wordings import following

CueForm = Literal["verb", "participle", "opening", "aside", "colon"]
LIGHT_REACH = 6  # words between a cue noun and its light verb: room for a coordinated second noun

COLON_CUE = Cue(
    id="colon", verbs=(), participles=(), nouns=(), light=frozenset(), opening=(), markers=frozenset(), stance=None,
    aside=False, needs_content=True, confidence=0.8,
)  # fmt: skip


class CueHit(NamedTuple):
    """One cue in one sentence: its tokens `[first, last)`, its verb group if it has one."""

    cue: Cue
    first: int
    last: int
    form: CueForm
    group: VerbGroup | None


def light_group(
    passage: Passage, first: int, last: int, light: frozenset[str], *, before: bool, reach: int
) -> VerbGroup | None:
    """Return the nearest verb group of one of the `light` verbs on the given side of tokens `[first, last)`."""
    found: VerbGroup | None = None
    for group in passage.words.groups:
        if not light.intersection(group.lemmas):
            continue
        if before and group.last <= first and first - group.last <= reach:
            found = group
        if not before and group.first >= last and group.first - last <= reach:
            return group
    return found


def _verb_hits(passage: Passage, lexicon: Lexicon) -> Iterator[CueHit]:
    for group in passage.words.groups:
        if group.negative or group.tense == CIRCUMSTANCE:  # unsaid, or read among the cue participles
            continue
        for lemma in group.lemmas:
            for cue in lexicon.cues_of_verb.get(lemma, ()):
                yield CueHit(cue, group.first, group.last, "verb", group)


def _noun_hits(passage: Passage, grammar: Grammar) -> Iterator[CueHit]:
    for index, sense in enumerate(passage.words.senses):
        if not sense.cue_nouns:
            continue
        for length, cue in following(sense.cue_nouns, passage.words.stems, index):
            group = light_group(
                passage, index, index + length, cue.light, before=grammar.light_before, reach=LIGHT_REACH
            )
            if group is not None and not group.negative and group.tense != CIRCUMSTANCE:
                yield CueHit(cue, min(index, group.first), max(index + length, group.last), "verb", group)


def _participle_hits(passage: Passage, grammar: Grammar) -> Iterator[CueHit]:
    for index, sense in enumerate(passage.words.senses):
        if not sense.participles or sense.has_article or not _may_stand_alone(passage, index, grammar):
            continue
        for length, cue in following(sense.participles, passage.words.stems, index):
            yield CueHit(cue, index, index + length, "participle", None)


def _may_stand_alone(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a participle here can be one of circumstance: behind a comma or a conjunction, or first of all."""
    joined = any(reading.conjunction for reading in passage.words.senses[index].readings)
    if index == 0:
        return True
    before = passage.words.tokens[index - 1]
    return joined or before.text in COMMAS or before.key in grammar.coordinators


def _opening_hits(passage: Passage) -> Iterator[CueHit]:
    for index, sense in enumerate(passage.words.senses):
        if not sense.openings:
            continue
        found = max(following(sense.openings, passage.words.stems, index), key=lambda f: f[0], default=None)
        if found is not None:
            form: CueForm = "aside" if found[1].aside else "opening"
            yield CueHit(found[1], index, index + found[0], form, None)


def _colon_hit(passage: Passage) -> CueHit | None:
    """Return the headline's "speaker: speech"."""
    tokens = passage.words.tokens
    for unit in passage.units[:1]:
        if unit.first <= 1 and unit.last < len(tokens) - 2 and tokens[unit.last].text == ":" and unit.kind != "clitic":
            return CueHit(COLON_CUE, unit.last, unit.last + 1, "colon", None)
    return None


def find_cues(passage: Passage, lexicon: Lexicon, grammar: Grammar) -> list[CueHit]:
    """Return the cues of a sentence by position; where two overlap, the longer one."""
    hits = [
        *_verb_hits(passage, lexicon),
        *_noun_hits(passage, grammar),
        *_participle_hits(passage, grammar),
        *_opening_hits(passage),
    ]
    colon = _colon_hit(passage)
    if colon is not None:
        hits.append(colon)
    kept: list[CueHit] = []
    for hit in sorted(hits, key=lambda h: (h.first - h.last, h.first, h.cue.id)):
        if not any(hit.first < other.last and other.first < hit.last for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.first)
