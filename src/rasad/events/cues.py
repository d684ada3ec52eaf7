"""Where a sentence attributes speech: verbs, participles, light-verb phrases, openings ("according to") and colons."""

from collections.abc import Container, Iterator
from typing import Literal, NamedTuple

from rasad.events.passages import Passage
from rasad.events.phrases import is_attitude, is_joined, is_speaker_noun
from rasad.events.words import COMMAS, QUOTES, VerbGroup
from rasad.langpack.frames import Cue
from rasad.langpack.grammar import Grammar
from rasad.langpack.lexicon import Lexicon
from rasad.langpack.morphology import CIRCUMSTANCE

CueForm = Literal["verb", "participle", "opening", "aside", "colon"]
PROOF_REACH = 10  # words between a verb that is written like a preposition and the complementizer that proves it one
AGENT_REACH = 4  # tokens between a passive verb and by whom it is done
NEAR_NEED = 8  # the same behind a verb: "(it) stood in"
SUBJECT_REACH = 30  # tokens of a subject with its titles and where he spoke, before "about"
NEED_REACH = 16  # tokens between a cue and the preposition that must follow it: an outlet's name, its desk, "in B"
NOT_SAID = frozenset({"future", "subjunctive", "possible"})  # what will, should or may be said is no statement
LEAST_BETWEEN, BETWEEN_REACH = 2, 30  # tokens of what is said between a noun and its light verb
LEAST_COLON = 3  # tokens of "speaker: speech"
LIGHT_REACH = 6  # words between a cue noun and its light verb: room for a coordinated second noun
SHARED_REACH = 24  # the same where "and" and all that the second noun tells stand between

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


def has_own_attitude(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a word is a noun of attitude with "his" or "its" joined, not the verb written alike with "it"."""
    before = passage.words.tokens[index - 1] if index else None
    if before is None or before.key in grammar.before_verb:
        return False
    if before.key in grammar.complementizers or before.key in grammar.time_openers:
        return False
    if not passage.words.keys[index - 1].isdisjoint(grammar.relatives) or before.key in grammar.negators:
        return False
    return any(
        reading.enclitic and reading.stem in grammar.attitudes and not reading.preposition
        for reading in passage.words.senses[index].readings
    )


def _is_told(passage: Passage, group: VerbGroup, grammar: Grammar) -> bool:
    """Say whether somebody is told to have said something: what was not said, or may be said, is no statement."""
    if group.negative or group.tense in NOT_SAID or group.tense == CIRCUMSTANCE:
        return False
    if group.enclitic and has_own_attitude(passage, group.first, grammar):
        return False
    if _is_suffered(passage, group) or _is_noun_of_attitude(passage, group, grammar):
        return False
    text = passage.words.tokens[group.first].text
    if group.tense == "past" and grammar.passive_vowel and grammar.passive_vowel in text[:-2]:
        return False
    behind = next((other for other in passage.words.groups if other.first == group.last), None)
    if behind is not None and grammar.passive_auxiliaries.intersection(behind.lemmas):
        return False
    before = passage.words.tokens[group.first - 1].key if group.first else ""
    is_timed = group.tense == "present" and before in grammar.time_openers
    return before not in grammar.impersonal and not is_timed


def _is_suffered(passage: Passage, group: VerbGroup) -> bool:
    """Say whether by whom follows soon: the verb is a passive ("is threatened with death by X")."""
    return any(
        name == "agent" and group.last <= at <= group.last + AGENT_REACH for at, _, name in passage.words.markers
    )


def _is_noun_of_attitude(passage: Passage, group: VerbGroup, grammar: Grammar) -> bool:
    """Say whether a past form right behind "that" is the noun written alike: "that a refusal of X will"."""
    tokens, at = passage.words.tokens, group.first
    if at < 1 or group.tense != "past" or group.joined or tokens[at].key not in grammar.attitudes:
        return False
    if tokens[at - 1].key not in grammar.complementizers:
        return False
    keys = passage.words.keys
    before = max(0, at - 2)
    return grammar.conjoined.longest(keys, before) is None and keys[before].isdisjoint(grammar.perfect_openers)


def _is_likely(passage: Passage, group: VerbGroup, lemma: str) -> bool:
    """Say whether a verb is what a word most likely is: no present of it where the past of another is written alike."""
    verbs = passage.words.senses[group.first].verbs
    tenses = {verb.tense for verb in verbs if verb.form.lemma == lemma}
    return not verbs or "past" in tenses or verbs[0].tense != "past"


def _is_preposition(passage: Passage, group: VerbGroup, grammar: Grammar) -> bool:
    """Say whether a word is a preposition rather than the verb written like it: nothing said follows."""
    if grammar.verb_final or passage.words.senses[group.first].forms.isdisjoint(grammar.closed):
        return False
    if any(at == group.last for at, _, _ in passage.words.markers):
        return False  # no preposition stands right behind another
    if group.first and any(
        r.enclitic and r.stem in passage.words.senses[group.first].forms
        for r in passage.words.senses[group.first - 1].readings
    ):
        return True  # "between him and (between) the minister"
    for token in passage.words.tokens[group.last : group.last + PROOF_REACH]:
        if token.key in grammar.complementizers or token.text == ":":
            return False
        if token.text in COMMAS:
            break
    return not _has_subject_and_marker(passage, group, grammar)


def _has_subject_and_marker(passage: Passage, group: VerbGroup, grammar: Grammar) -> bool:
    """Say whether a noun that speaks, or a name, follows and then "about": "(he) expressed ... about"."""
    tokens, index = passage.words.tokens, group.last
    while index < len(tokens) and tokens[index].key in grammar.courtesies:
        index += 1
    if index >= len(tokens):
        return False
    unit = next((unit for unit in passage.units if unit.first <= index < unit.last), None)
    named = unit is not None and not unit.is_place and unit.kind in ("name", "title")
    if not named and not is_speaker_noun(passage, index, grammar):
        return False
    return any(
        name == "about" and group.last < at <= group.last + SUBJECT_REACH for at, _, name in passage.words.markers
    )


def _verb_hits(passage: Passage, lexicon: Lexicon, grammar: Grammar) -> Iterator[CueHit]:
    for group in passage.words.groups:
        if not _is_told(passage, group, grammar) or _is_preposition(passage, group, grammar):
            continue
        for lemma in group.lemmas:
            if not _is_likely(passage, group, lemma):
                continue
            for cue in lexicon.cues_of_verb.get(lemma, ()):
                yield CueHit(cue, group.first, group.last, "verb", group)


def _noun_hits(passage: Passage, grammar: Grammar) -> Iterator[CueHit]:
    for index, sense in enumerate(passage.words.senses):
        if not sense.cue_nouns:
            continue
        for length, cue in sense.cue_nouns.found(passage.words.stems, index):
            if cue.between:
                yield from _between_hits(passage, cue, index, index + length, grammar)
                continue
            reach = SHARED_REACH if _is_coordinated(passage, cue, index + length, grammar) else LIGHT_REACH
            group = light_group(passage, index, index + length, cue.light, before=grammar.light_before, reach=reach)
            if group is None or not _is_told(passage, group, grammar):
                continue
            if grammar.verb_final and not _is_predicate(passage, index, index + length, group, grammar):
                continue
            if not grammar.verb_final and any(t.text in QUOTES for t in passage.words.tokens[group.last : index]):
                continue
            if grammar.verb_final and _shares_verb(passage, cue, index + length, group, grammar):
                yield CueHit(cue, index, index + length, "verb", group)
            else:
                yield CueHit(cue, min(index, group.first), max(index + length, group.last), "verb", group)


def _is_coordinated(passage: Passage, cue: Cue, last: int, grammar: Grammar) -> bool:
    """Say whether "and" stands behind a noun whose verb follows it, so that a second noun may bring it."""
    tokens = passage.words.tokens
    is_free = grammar.verb_final and bool(cue.markers) and last < len(tokens)
    return is_free and tokens[last].key in grammar.coordinators


def _shares_verb(passage: Passage, cue: Cue, last: int, group: VerbGroup, grammar: Grammar) -> bool:
    """Say whether a second noun of speech shares the light verb: "called the talks useful and stressed (made) that"."""
    senses, tokens = passage.words.senses, passage.words.tokens
    gap = range(last + 1, group.first)
    if last >= len(tokens) or tokens[last].key not in grammar.coordinators or not cue.markers:
        return False
    return any(
        other.light & set(group.lemmas) and at + length <= group.first
        for at in gap
        if senses[at].cue_nouns
        for length, other in senses[at].cue_nouns.found(passage.words.stems, at)
    )


def _between_hits(passage: Passage, cue: Cue, first: int, last: int, grammar: Grammar) -> Iterator[CueHit]:
    """Yield a noun whose light verb is the next verb and stands behind what is said: "became calling (for a truce)"."""
    group = next((group for group in passage.words.groups if group.first >= last), None)
    if group is None or not cue.light.intersection(group.lemmas) or not _is_told(passage, group, grammar):
        return
    if LEAST_BETWEEN <= group.first - last <= BETWEEN_REACH:
        yield CueHit(cue, first, last, "verb", group)


def _is_predicate(passage: Passage, first: int, last: int, group: VerbGroup, grammar: Grammar) -> bool:
    """Say whether a noun before a light verb makes a predicate with it, and no other noun stands between.

    An adjective may ("warned gravely"), and a second noun behind a conjunction.
    """
    tokens, gap = passage.words.tokens, range(last, group.first)
    if any(start <= first < start + length and length > 1 for start, length, _ in passage.words.markers):
        return False
    if gap and first and tokens[first - 1].key in grammar.single_markers:
        return False
    return len(gap) <= 1 or any(tokens[index].key in grammar.coordinators for index in gap[:2])


def _participle_hits(passage: Passage, grammar: Grammar) -> Iterator[CueHit]:
    for index, sense in enumerate(passage.words.senses):
        if not sense.participles or sense.has_article:
            continue
        is_apart = _may_stand_alone(passage, index, grammar)
        for length, cue in sense.participles.found(passage.words.stems, index):
            if is_apart or _is_adverbial(passage, cue, index, index + length, grammar):
                yield CueHit(cue, index, index + length, "participle", None)


def _is_adverbial(passage: Passage, cue: Cue, first: int, last: int, grammar: Grammar) -> bool:
    """Say whether a participle without a comma before it has the ending of an adverb, and its preposition behind it."""
    token = passage.words.tokens[first]
    if not grammar.dual_final or not token.key.endswith(grammar.dual_final):
        return False
    if any(at == last and name in cue.markers for at, _, name in passage.words.markers):
        return True
    return last < len(passage.words.tokens) and _tells_at_once(passage, cue, last, grammar)


def _tells_at_once(passage: Passage, cue: Cue, index: int, grammar: Grammar) -> bool:
    """Say whether what is told begins right here: "(praising) by-the efforts", "(showing) his joy", "(asking) how"."""
    token = passage.words.tokens[index]
    if token.key in cue.openers or token.text in QUOTES:
        return True
    if cue.markers & {"object"} and is_attitude(passage, index, grammar):
        return True
    return any(
        name in cue.markers and token.key.startswith(joined) and is_joined(passage, index, joined, grammar)
        for joined, name in grammar.joined_markers.items()
    )


def _may_stand_alone(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a participle here can be one of circumstance: behind a comma or a conjunction, or first of all.

    Anywhere else it is one before a complementizer: "he left the hall, explaining that".
    """
    joined = any(reading.conjunction for reading in passage.words.senses[index].readings)
    tokens = passage.words.tokens
    ahead = index + 1
    if ahead < len(tokens) and tokens[ahead].key in grammar.single_markers:
        ahead += 1  # "stressing on that"
    if index == 0 or (ahead < len(tokens) and tokens[ahead].key in grammar.complementizers):
        return True
    before = tokens[index - 1]
    return joined or before.text in COMMAS or before.key in grammar.coordinators


def _opening_hits(passage: Passage, grammar: Grammar) -> Iterator[CueHit]:
    for index, sense in enumerate(passage.words.senses):
        if not sense.openings or grammar.content_tails.longest(passage.words.stems, index) is not None:
            continue  # "in his estimate" is whoever speaks
        found = sense.openings.longest(passage.words.stems, index)
        if found is not None:
            form: CueForm = "aside" if found[1].aside else "opening"
            yield CueHit(found[1], index, index + found[0], form, None)


def _colon_hit(passage: Passage, surnames: Container[str]) -> CueHit | None:
    """Return the headline's "speaker: speech"; a surname alone is a speaker where the text names its bearer."""
    tokens = passage.words.tokens
    is_headline = passage.sentence.kind == "headline" and len(tokens) > LEAST_COLON
    if is_headline and tokens[1].text == ":" and tokens[0].key in surnames:
        return CueHit(COLON_CUE, 1, 2, "colon", None)
    for unit in passage.units[:1]:
        if unit.first <= 1 and unit.last < len(tokens) - 2 and tokens[unit.last].text == ":" and unit.kind != "clitic":
            return CueHit(COLON_CUE, unit.last, unit.last + 1, "colon", None)
    return None


def _is_speech(passage: Passage, hit: CueHit) -> bool:
    """Say whether the words around a cue are those that it is speech with."""
    tokens, markers = passage.words.tokens, passage.words.markers
    if hit.cue.not_next and hit.last < len(tokens) and tokens[hit.last].key in hit.cue.not_next:
        return False
    if hit.cue.not_forms and any(token.text in hit.cue.not_forms for token in tokens[hit.first : hit.last]):
        return False
    if hit.first and tokens[hit.first - 1].key in hit.cue.not_before:
        return False
    behind = hit.cue.needs_behind
    reach = hit.last + (NEED_REACH if hit.form == "opening" else NEAR_NEED)
    if behind and not any(hit.last <= at <= reach and name == behind for at, _, name in markers):
        return False
    if not hit.cue.needs_marker or hit.form != "verb":
        return True
    first, _ = passage.words.clause_range(hit.first)
    return any(first <= at < hit.first and name == hit.cue.needs_marker for at, _, name in markers)


def find_cues(passage: Passage, lexicon: Lexicon, grammar: Grammar, surnames: Container[str] = ()) -> list[CueHit]:
    """Return the cues of a sentence by position; where two overlap, the longer one."""
    hits = [
        *_verb_hits(passage, lexicon, grammar),
        *_noun_hits(passage, grammar),
        *_participle_hits(passage, grammar),
        *_opening_hits(passage, grammar),
    ]
    hits = [hit for hit in hits if _is_speech(passage, hit)]
    colon = _colon_hit(passage, surnames)
    if colon is not None and not any(hit.form == "verb" and hit.first < colon.first for hit in hits):
        hits.append(colon)
    kept: list[CueHit] = []
    for hit in sorted(hits, key=lambda h: (h.first - h.last, h.first, h.cue.id)):
        if not any(hit.first < other.last and other.first < hit.last for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.first)
