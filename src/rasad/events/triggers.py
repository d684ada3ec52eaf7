"""Where a sentence evokes events: verbs, nouns with their light verbs, and nouns alone, each with its frame."""

from collections.abc import Iterator
from typing import NamedTuple

from rasad.events.cues import light_group
from rasad.events.passages import Passage
from rasad.events.words import STOPS, VerbGroup, is_mark
from rasad.langpack.frames import Frame
from rasad.langpack.grammar import Control, Grammar
from rasad.langpack.lexicon import Lexicon, WordSense

NEAR = 20  # words on either side of a trigger in which a word that its frame forbids may stand
ASKED_NEAR = 30  # words on either side of a trigger in which a word that its frame asks for may stand
BETWEEN = "between"
BETWEEN_REACH = 2  # adjectives between a noun and "between" its two sides
RELATIVE_REACH = 4  # words between a noun and the verb of its relative clause: adjectives, the relative pronoun
DETOUR_REACH = 5  # words behind "before" and the like that still belong to it: "years before the outbreak of"
ADJACENT = 1  # the reach of predicates: "provocative is", never further off
CONTROL_REACH = 1  # words between a verb and the deed it tells of, besides its subject and object
_ASIDE = frozenset({"in", "under", "about", "with"})  # a noun behind these is not what the verb tells of
_CHARGED = "to"  # the preposition of what somebody is accused of or ready for, where verbs come last
NEAR_REACH = 18  # words on either side of a trigger in which one of the words that its frame asks for must stand
DECLARED = frozenset({"accuse", "agree", "concede", "reject", "request", "support", "threaten"})  # acts of words
TOPIC = "topic"  # the slot of whom a predicate without a verb speaks of
SHARED_REACH = 15  # words between "meeting and" and the light verb that it shares with a second noun


class Trigger(NamedTuple):
    """One reading of a trigger: the evoking tokens `[first, last)`, their verb group, and whether a noun evokes it."""

    frame: Frame
    first: int
    last: int
    group: VerbGroup | None
    is_noun: bool
    control: Control | None = None  # the verb behind which a verbal noun stands: "intends to visit", "accuses of raids"

    @property
    def is_resumed(self) -> bool:
        """Whether the verb stands in a relative clause behind its noun: "the talks that he held"."""
        return self.is_noun and self.group is not None and self.group.first >= self.last

    @property
    def size(self) -> int:
        """How many words evoke the event: the more, the more specific."""
        return self.last - self.first


def _is_on_topic(passage: Passage, frame: Frame) -> bool:
    """Say whether the sentence has the words that a frame asks for, anywhere, and none of topics it is not about."""
    have = passage.words.vocabulary
    if not frame.off_topic.isdisjoint(have):
        return False
    if frame.only_with and frame.only_with.isdisjoint(have):
        return False
    return not frame.near or not frame.near.isdisjoint(have)


def _allowed(passage: Passage, frame: Frame, first: int, last: int) -> bool:
    """Say whether a word that the frame asks for stands near the trigger at tokens `[first, last)`, and none refused.

    What the whole sentence shows is asked before: `_is_on_topic`.
    """
    if frame.only_with and not _stands_near(passage, frame.only_with, first - ASKED_NEAR, last + ASKED_NEAR):
        return False
    if frame.near and not _stands_near(passage, frame.near, first - NEAR_REACH, last + NEAR_REACH):
        return False
    return not _stands_near(passage, frame.not_with, first - NEAR, last + NEAR)


def _stands_near(passage: Passage, wanted: frozenset[str], first: int, last: int) -> bool:
    found = wanted & passage.words.vocabulary
    return bool(found) and not all(map(found.isdisjoint, passage.words.stems[max(0, first) : last]))


def _is_negated_right(frame: Frame, group: VerbGroup | None) -> bool:
    """Say whether a frame of refusals has its negated verb: "did not agree" is an act of its own."""
    return not frame.negated or (group is not None and group.negative)


def _predicate_triggers(passage: Passage, grammar: Grammar) -> Iterator[Trigger]:
    """Yield the predicates without a verb, spelt as a frame has them."""
    for index, sense in enumerate(passage.words.senses):
        if sense.predicates:
            for length, frame in sense.predicates.found(passage.words.keys, index):
                if _is_predicate(passage, frame, index, index + length, grammar):
                    yield Trigger(frame, index, index + length, None, True)


def _is_predicate(passage: Passage, frame: Frame, first: int, last: int, grammar: Grammar) -> bool:
    """Say whether the words of a frame of predicates stand as one: behind no preposition, owned by nobody.

    Where verbs come last, one of the frame's light verbs must end its clause: "X's step (a) breach of the deal is".
    """
    words = passage.words
    if first in words.marker_before or not _allowed(passage, frame, first, last):
        return False
    if not grammar.verb_final:
        return TOPIC not in frame.roles or last == len(words.tokens) or not _is_definite(words.senses[last])
    return not frame.light or _ends_in(passage, frame, last)


def _is_definite(sense: WordSense) -> bool:
    """Say whether a word has the article and no preposition: behind a noun without one it is whose the noun is."""
    return any(reading.article and not reading.preposition for reading in sense.readings)


def _ends_in(passage: Passage, frame: Frame, last: int) -> bool:
    """Say whether the verb that ends the clause behind a predicate is one of its frame's light verbs."""
    words = passage.words
    _, high = words.clause_range(last - 1)
    group = next((group for group in words.groups if last <= group.first < high), None)
    if group is None or group.negative or group.tense == "subjunctive":
        return False
    if frame.reach and group.first - last >= frame.reach:
        return False
    return not frame.light.isdisjoint(group.lemmas)


def _verb_triggers(passage: Passage, lexicon: Lexicon) -> Iterator[Trigger]:
    for group in passage.words.groups:
        for lemma in group.lemmas:
            for frame in lexicon.frames_of_verb.get(lemma, ()):
                is_right = _is_negated_right(frame, group) and _is_on_topic(passage, frame)
                if is_right and _allowed(passage, frame, group.first, group.last):
                    yield Trigger(frame, group.first, group.last, group, False)


def _noun_triggers(passage: Passage, grammar: Grammar) -> Iterator[Trigger]:
    named = {
        index for unit in passage.units if unit.kind in ("name", "title") for index in range(unit.first, unit.last)
    }
    for index, sense in enumerate(passage.words.senses):
        if not sense.nouns or index in named:
            continue
        found = sense.nouns.found(passage.words.stems, index)
        fitting = [(index + length, frame) for length, frame in found if _is_on_topic(passage, frame)]
        control = _control(passage, index, sense, grammar) if fitting else None
        for last, frame in fitting:
            group = _light(passage, index, last, frame, grammar)
            if not _is_negated_right(frame, group):
                continue
            trigger = Trigger(frame, index, last, group, True)
            made = trigger if group is not None else _without_light(passage, trigger, control, grammar)
            if made is not None and _allowed(passage, frame, group.first if group else index, last):
                yield made


def _without_light(
    passage: Passage, noun: Trigger, control: tuple[VerbGroup, Control] | None, grammar: Grammar
) -> Trigger | None:
    """Return a noun that has no light verb with the verb that lends it its doer, or as it may stand alone."""
    frame, index, last = noun.frame, noun.first, noun.last
    if control is not None and _may_lend(control[1], frame, grammar):
        return noun._replace(group=control[0], control=control[1])
    is_bare = frame.bare and _may_be_bare(passage, index, last, frame)
    is_beside = passage.words.marker_before.get(index) in grammar.accompaniments
    if not (is_bare or is_beside) or any(group.first <= index < group.last for group in passage.words.groups):
        return None
    if is_bare:
        return noun
    more = _infinitive(passage, last, frame)
    return noun._replace(last=last + more) if more or (frame.reacts and not frame.is_passive) else None


def _infinitive(passage: Passage, index: int, frame: Frame) -> int:
    """Return 1 where the infinitive of a noun's light verb stands at a token: "with the condemn-ing of"."""
    senses = passage.words.senses
    return int(
        index < len(senses)
        and any(v.tense == "infinitive" and v.form.lemma in frame.light for v in senses[index].verbs)
    )


def _is_infinitive(passage: Passage, index: int) -> bool:
    senses = passage.words.senses
    return index < len(senses) and any(verb.tense == "infinitive" for verb in senses[index].verbs)


def _may_be_bare(passage: Passage, first: int, last: int, frame: Frame) -> bool:
    """Say whether a noun alone evokes its frame: a definite one may only refer back, unless it names both sides."""
    if frame.definite or not passage.words.senses[first].has_article:
        return True
    return any(last <= index <= last + BETWEEN_REACH and name == BETWEEN for index, _, name in passage.words.markers)


def _control(passage: Passage, index: int, sense: WordSense, grammar: Grammar) -> tuple[VerbGroup, Control] | None:
    """Return the verb that lends a verbal noun its doer, if it is the last one before it in its clause."""
    if sense.has_article or not grammar.controls or passage.words.marker_before.get(index) in _ASIDE:
        return None
    if grammar.verb_final:
        return _final_control(passage, index, grammar)
    first, _ = passage.words.clause_range(index)
    before = [group for group in passage.words.groups if first <= group.first and group.last <= index]
    if not before or _unread(passage, before[-1].last, index, grammar) > CONTROL_REACH:
        return None
    names = [
        *before[-1].lemmas,
        *(f"{s} {lemma}" for s in passage.words.stems[index - 1] for lemma in before[-1].lemmas),
    ]
    control = next((grammar.controls[name] for name in names if name in grammar.controls), None)
    return (before[-1], control) if control is not None else None


def _may_lend(control: Control, frame: Frame, grammar: Grammar) -> bool:
    """Say whether a verb may lend its doer to the noun of a frame where verbs come last.

    Who is accused of a threat made no second one, and an attack that is under review was made by others.
    """
    act = frame.act
    return not grammar.verb_final or not (act in DECLARED or (act == "assault" and control.status == "hypothetical"))


def _final_control(passage: Passage, index: int, grammar: Grammar) -> tuple[VerbGroup, Control] | None:
    """Return the verb that ends the clause of a noun and lends it its doer: "X a raid on Y (object) denied".

    The noun is its object, or what one is ready for or intends; of a charge, it stands behind whom it is made
    against.
    """
    words = passage.words
    _, high = words.clause_range(index)
    group = next((group for group in words.groups if index < group.first < high), None)
    if group is None or group.negative:
        return None
    marker = words.marker_before.get(index)
    at = index - 1 if marker is None else index - 2
    stems = [*words.stems[group.first - 1], *(words.stems[at] if at >= 0 else ())]
    names = (f"{stem} {lemma}" for stem in stems for lemma in group.lemmas)
    control = next((grammar.controls[name] for name in names if name in grammar.controls), None)
    if control is None or marker not in (None, _CHARGED):
        return None
    objects = [i for i in range(group.first) if words.tokens[i].key in grammar.object_markers]
    if control.doer == "object":
        is_named = any(f"{stem} {lemma}" in grammar.controls for stem in words.stems[at] for lemma in group.lemmas)
        is_charged = marker == _CHARGED or is_named
        return (group, control) if objects and objects[-1] < index and is_charged else None
    is_object = marker is None and bool(objects) and index < objects[-1]
    is_busy = marker is None and control.status in ("ongoing", "hypothetical")
    return (group, control) if is_object or is_busy or control.status == "planned" else None


def _unread(passage: Passage, first: int, last: int, grammar: Grammar) -> int:
    """Return how many content words among the tokens `[first, last)` stand outside all parties and times."""
    inside = {index for unit in passage.units for index in range(unit.first, unit.last)}
    return sum(
        1
        for index in range(first, last)
        if index not in inside
        and passage.words.tokens[index].key not in grammar.closed
        and not any(time.start <= passage.offset(index) < time.end for time in passage.times)
    )


def _light(passage: Passage, first: int, last: int, frame: Frame, grammar: Grammar) -> VerbGroup | None:
    """Return the light verb of a noun: before or behind it, as the language has it."""
    if not frame.light:
        return None
    if not grammar.light_before:
        return _final_light(passage, first, last, frame, grammar)
    if frame.light.isdisjoint(passage.words.lemmas):
        return None
    reach = frame.reach or grammar.light_reach
    group = light_group(passage, first, last, frame.light, before=True, reach=reach)
    if group is None or group.first == first:
        return _relative_light(passage, last, frame, grammar)
    return group if _is_of_one_clause(passage, group.first, first, grammar) else None


def _final_light(passage: Passage, first: int, last: int, frame: Frame, grammar: Grammar) -> VerbGroup | None:
    """Return the light verb behind a noun, if no other word has a better claim to it."""
    if not frame.reach and _is_infinitive(passage, last):
        return None
    whole = _whole_clause_verb(passage, first, last, frame, grammar)
    if whole is not None or frame.light.isdisjoint(passage.words.lemmas):
        return whole
    reach = frame.reach or grammar.light_reach
    is_joined = last < len(passage.words.tokens) and passage.words.tokens[last].key in grammar.coordinators
    if is_joined and frame.reach != ADJACENT:
        reach = SHARED_REACH
    group = light_group(passage, first, last, frame.light, before=False, reach=reach)
    if group is None and not frame.carriers and frame.reach != ADJACENT:
        group = _behind_parties(passage, first, last, frame, grammar)
    if group is None or (not frame.reach and not _owns(passage, last, group, grammar)):
        return None
    if not _is_carried(passage, last, group, frame, grammar) or _is_oblique(
        passage, (first, last), group, frame, grammar
    ):
        return None
    return group if _is_of_one_clause(passage, last - 1, group.first, grammar) else None


def _is_oblique(passage: Passage, trigger: tuple[int, int], group: VerbGroup, frame: Frame, grammar: Grammar) -> bool:
    """Say whether a preposition parts a noun from a verb that has a predicate of its own: "to the offer said no"."""
    first, last = trigger
    if first not in passage.words.marker_before or group.first == last or frame.carriers or frame.reach:
        return False
    at = group.first - 1
    return (
        at >= last
        and bool(_unread(passage, at, group.first, grammar))
        and not passage.words.stems[at] & grammar.carriers
    )


def _is_of_one_clause(passage: Passage, first: int, last: int, grammar: Grammar) -> bool:
    """Say whether the tokens from `first` to `last` are of one clause, and no phrase of its own begins among them."""
    between = {passage.words.clause[index] for index in range(first, last + 1)}
    return len(between) == 1 and not _leads_elsewhere(passage, first, last, grammar)


def _whole_clause_verb(passage: Passage, first: int, last: int, frame: Frame, grammar: Grammar) -> VerbGroup | None:
    """Return the verb at a clause's end that a noun shares by its place alone, whatever stands between.

    "X its protest (object) to Y declared" protests; "X the raid (object) condemned and a halt demanded" condemns.
    """
    words = passage.words
    tokens = words.tokens
    if last == len(tokens) or not (tokens[last].key in grammar.coordinators or tokens[last].key in grammar.reflexives):
        return None
    _, high = words.clause_range(last - 1)
    group = next((g for g in words.groups if last <= g.first < high), None)
    if group is None or group.first == last:
        return None
    if first and tokens[first - 1].key in grammar.object_markers and tokens[last].key in grammar.coordinators:
        return group if "object" in frame.roles else None
    if tokens[last].key not in grammar.reflexives or tokens[group.first - 1].key not in grammar.declaring:
        return None
    is_said = frame.act in DECLARED
    return group if is_said and any(t.key in grammar.object_markers for t in tokens[last : group.first]) else None


def _behind_parties(passage: Passage, first: int, last: int, frame: Frame, grammar: Grammar) -> VerbGroup | None:
    """Return the light verb that ends the clause of a noun, if next to nothing but parties and times stands between.

    "(He had) a meeting with the minister X of Y on Thursday (had)": no other noun that takes the verb is among them.
    """
    words = passage.words
    _, high = words.clause_range(last - 1)
    group = next((g for g in words.groups if last <= g.first < high), None)
    if group is None or group.first == last or not frame.light.intersection(group.lemmas):
        return None
    if first in words.marker_before:
        return None
    is_close = words.stems[group.first - 1] & grammar.carriers or not _unread(
        passage, group.first - 1, group.first, grammar
    )
    parts = sum(is_mark(t) or t.key in grammar.classifiers for t in words.tokens[last : group.first])
    if not is_close or _unread(passage, last, group.first, grammar) - parts > grammar.light_reach:
        return None
    taken = any(
        not rival.light.isdisjoint(group.lemmas)
        for index in range(last, group.first)
        for _, rival in words.senses[index].nouns.found(words.stems, index)
    )
    return None if taken else group


def _leads_elsewhere(passage: Passage, first: int, last: int, grammar: Grammar) -> bool:
    """Say whether a word between a light verb and its noun begins a phrase of its own: "launched before the war"."""
    tokens = passage.words.tokens
    for index in range(max(first, last - DETOUR_REACH), last):
        at = tokens[index + 1].start
        if tokens[index].key in grammar.detours and not any(t.start <= at < t.end for t in passage.times):
            return True
    return False


def _relative_light(passage: Passage, last: int, frame: Frame, grammar: Grammar) -> VerbGroup | None:
    """Return the light verb behind a noun that a pronoun leads back to: "the talks that he held (them) with"."""
    tokens = passage.words.tokens
    for group in passage.words.groups:
        if not last <= group.first <= last + RELATIVE_REACH or not frame.light.intersection(group.lemmas):
            continue
        behind = tokens[group.last].key if group.last < len(tokens) else ""
        between = tokens[last : group.first]
        leads_back = group.enclitic or behind in grammar.bound or any(t.key in grammar.relatives for t in between)
        if leads_back and not any(token.text in STOPS for token in between):
            return group
    return None


def _is_carried(passage: Passage, last: int, group: VerbGroup, frame: Frame, grammar: Grammar) -> bool:
    """Say whether a noun ending at `last` can belong to a light verb further on.

    A frame may ask for the word before the verb ("begin" in "brought to a beginning"). Behind another phrase the verb
    takes no noun but such a word: "for talks with X (will not have) trust".
    """
    tokens = passage.words.tokens
    if group.first == last:
        return not frame.carriers
    stems = passage.words.stems[group.first - 1]
    if frame.carriers:
        return bool(stems & frame.carriers)
    if (
        frame.reach
        or tokens[last].key in grammar.coordinators
        or not any(token.key in grammar.closed for token in tokens[last : group.first])
    ):
        return True
    covered = any(unit.first < group.first <= unit.last for unit in passage.units)
    return covered or is_mark(tokens[group.first - 1]) or not stems.isdisjoint(grammar.carriers)


def _owns(passage: Passage, last: int, group: VerbGroup, grammar: Grammar) -> bool:
    """Say whether a noun ending at `last` may share a light verb further on: no other such noun stands nearer to it."""
    if passage.words.tokens[last].key in grammar.coordinators or group.first == last:
        return True
    rivals = passage.words.senses[group.first - 1].nouns.found(passage.words.stems, group.first - 1)
    if passage.words.senses[group.first - 1].cue_nouns:
        return False
    return all(rival.light.isdisjoint(group.lemmas) for _, rival in rivals)


def _rank(trigger: Trigger) -> tuple[bool, int, bool, bool, bool, bool, bool, int, str]:
    """Order rival readings, the most specific first; wide frames come last."""
    frame = trigger.frame
    asks, is_bare = bool(frame.only_with or frame.near), trigger.group is None
    return (
        frame.yields,
        -trigger.size,
        frame.predicate,
        not frame.negated,
        frame.unnamed,
        not asks,
        is_bare,
        trigger.first,
        frame.id,
    )


def find_triggers(passage: Passage, lexicon: Lexicon, grammar: Grammar) -> list[list[Trigger]]:
    """Return the rival readings of each trigger place, by position; the most specific reading of a place first."""
    found = [*_verb_triggers(passage, lexicon), *_noun_triggers(passage, grammar)]
    found += _predicate_triggers(passage, grammar)
    found = [_as_meant(passage, trigger) for trigger in found]
    found.sort(key=_rank)
    places: list[list[Trigger]] = []
    for trigger in found:
        home = next((place for place in places if _share(place[0], trigger)), None)
        if home is None:
            places.append([trigger])
        elif (home[0].first, home[0].last) == (trigger.first, trigger.last) or _within(trigger, home[0]):
            home.append(trigger)
    return sorted(places, key=lambda place: place[0].first)


def _as_meant(passage: Passage, trigger: Trigger) -> Trigger:
    """Return a trigger whose verb has the tense of the verb that its frame means: "received", written like "meets"."""
    group = trigger.group
    if group is None or group.tense != "present":
        return trigger
    wanted = trigger.frame.light if trigger.is_noun else trigger.frame.verbs
    tenses = {verb.tense for verb in passage.words.senses[group.first].verbs if verb.form.lemma in wanted}
    return trigger._replace(group=group._replace(tense="past")) if tenses == {"past"} else trigger


def _share(one: Trigger, other: Trigger) -> bool:
    return one.first < other.last and other.first < one.last


def _within(small: Trigger, large: Trigger) -> bool:
    return large.first <= small.first and small.last <= large.last
