"""The slots of a trigger -> those that are its own: what belongs to another act, or names only some of a body, goes."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from rasad.events.antecedents import taken_up
from rasad.events.deeds import Slot
from rasad.events.dependents import is_owned
from rasad.events.inner_acts import within_own_phrase
from rasad.events.joinings import of_joining
from rasad.events.passages import Passage
from rasad.events.passives import by_act, in_passive, is_active
from rasad.events.triggers import Trigger
from rasad.events.units import GENITIVE, Unit
from rasad.events.words import COMMAS, VerbGroup, is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity

SOME_REACH = 4  # words between "most" and the body whose members are meant: "most ministers of the states of"
MATTER_REACH = 8  # words between a noun of leaving and what is left: whose it is and where they stand
OBJECT_REACH = 4  # words between whoever does what a noun tells and its object: another spelling of the name
TITLE_REACH = 7  # words of a title between the noun of an act and whom it befalls: "the killing of the judge X"
OWNERS = frozenset({"from", "of_from", "of_toward"})  # slots of whoever has a stand towards others
NOUNS = 3  # words of a noun phrase before the nationality that ends it
_OF_BOTH = frozenset({"between", "in"})  # slots of a contact whose two sides one word names
CONTACT = "consult"
VIOLENCE = "assault"
BODIES = frozenset({"organisation", "group"})
_BEFALLING = frozenset({"on", "against"})
_SUFFERING = ("object", "on", "against", "to", "toward")  # slots in which frames have whom an act befalls


def own_slots(
    passage: Passage, trigger: Trigger, slots: Sequence[Slot], entities: Mapping[str, Entity], grammar: Grammar
) -> list[Slot]:
    """Return the slots without those of other acts; a unit of which only some are meant keeps no entities."""
    kept = _within_first_pair(list(slots))
    kept += taken_up(passage, trigger, kept, grammar)
    if trigger.frame.act == CONTACT:
        kept = _of_both(kept)
    if trigger.frame.act == VIOLENCE:
        kept = [slot for slot in kept if not _is_helped(passage, trigger, slot, grammar)]
    if grammar.verb_final:
        kept = [slot for slot in kept if not _is_left(passage, trigger, slot, grammar)]
        kept = [slot for slot in kept if not _is_of_owned_act(passage, trigger, slot, kept)]
        kept = _with_agent(trigger, _without_stands(kept))
        kept = _named_by(trigger, _without_later_company(passage, trigger, kept))
        kept = within_own_phrase(passage, trigger, kept, grammar)
    elif is_active(trigger, kept):
        return []
    else:
        kept = [slot for slot in kept if not _is_of_joined_act(passage, trigger, slot, kept, grammar)]
        kept = [slot for slot in kept if not _is_of_inner_deed(passage, trigger, slot, grammar)]
        kept = by_act(passage, trigger, in_passive(passage, trigger, kept, grammar), grammar)
        kept = of_joining(passage, trigger, _passive(trigger, kept), grammar)
        kept = _with_object(passage, trigger, kept)
    return [_unnamed(slot) if is_some(passage, slot.unit, entities, grammar) else slot for slot in kept]


def _unnamed(slot: Slot) -> Slot:
    return slot._replace(unit=slot.unit._replace(entities=()))


def is_some(passage: Passage, unit: Unit, entities: Mapping[str, Entity], grammar: Grammar) -> bool:
    """Say whether only some of a body are meant: "most members of the council", "some Kurdish parties"."""
    types = {entities[e].type for e in unit.entities if e in entities}
    if not types or not types <= BODIES or unit.kind == "nominal":
        return False
    at = _head_of_some(passage, unit, grammar)
    if at is None:
        return False
    if passage.words.tokens[at].kind == "number":
        return _is_counted(passage, at + 1, unit.first, grammar)
    return at < unit.first - 1 or unit.kind == "demonym"


def _head_of_some(passage: Passage, unit: Unit, grammar: Grammar) -> int | None:
    """Return the token of "most" or of a number before the members of a body, or None."""
    words = passage.words
    for index in range(unit.first - 1, max(-1, unit.first - 1 - SOME_REACH), -1):
        token, sense = words.tokens[index], words.senses[index]
        is_some = not sense.has_article and not {token.key, *words.stems[index]}.isdisjoint(grammar.partitives)
        if token.kind == "number" or is_some:
            return index
        is_closed = token.key in grammar.closed and token.key not in grammar.partitive_links
        if is_closed or is_mark(token) or _is_verb(words.groups, index):
            return None
        if sense.has_article and unit.kind != "demonym":
            return None
    return None


def _is_counted(passage: Passage, first: int, last: int, grammar: Grammar) -> bool:
    return any(passage.words.tokens[n].key in grammar.members for n in range(first, last))


def _within_first_pair(slots: list[Slot]) -> list[Slot]:
    """Keep those between whom an act is, not those of a second pair: "a summit between A and B on ties between C".

    "The two countries" are the same pair; where one side is named "with" the other, nothing behind adds to them.
    """
    sides = [slot.unit.first for slot in slots if slot.name == "with"]
    if sides and any(slot.name in ("subject", "genitive") and slot.unit.entities for slot in slots):
        slots = [s for s in slots if s.name != "between" or s.unit.first < sides[0]]
    chain = next((slot.unit.chain for slot in slots if slot.name == "between"), None)
    return [s for s in slots if s.name != "between" or s.unit.chain == chain or len(s.unit.entities) > 1]


def _is_of_joined_act(passage: Passage, trigger: Trigger, slot: Slot, slots: Sequence[Slot], grammar: Grammar) -> bool:
    """Say whether a second act joined behind the first one's arguments has a unit: "the raid on A and the war on B"."""
    unit = slot.unit
    if not trigger.is_noun or unit.first < trigger.last or slot.name in ("subject", "deed"):
        return False
    before = [s.unit for s in slots if trigger.last <= s.unit.first and s.unit.last <= unit.first]
    ends = [u.last for u in before if u.marker not in (None, GENITIVE) and u.chain != unit.chain]
    return any(_is_joined_act(passage, n, grammar) for n in range(min(ends, default=unit.first), unit.first))


def _is_of_inner_deed(passage: Passage, trigger: Trigger, slot: Slot, grammar: Grammar) -> bool:
    """Say whether "on" or "against" tells whom the deed of another befalls: "refused X's attack on Y"."""
    if slot.name not in _BEFALLING or slot.unit.first < trigger.last:
        return False
    words = passage.words
    marked = next((n for n in range(slot.unit.first, trigger.last, -1) if n in words.marker_before), slot.unit.first)
    at = marked - 1
    while at > trigger.last and any(first <= at < first + size for first, size, _ in words.markers):
        at -= 1
    if at >= trigger.last and words.stems[at] & grammar.deeds and is_owned(words.senses[at]):
        return True  # "imposed sanctions after its attack on Y"
    doer = next((u for u in passage.units if u.first <= at < u.last and u.first >= trigger.last), None)
    if doer is None or doer.marker not in (None, GENITIVE) or doer.first - 1 < trigger.last:
        return False
    return bool(words.stems[doer.first - 1] & grammar.deeds)


def _of_both(slots: list[Slot]) -> list[Slot]:
    """Leave aside whoever else is named where a pronoun means both sides: "in a call between them on talks with X"."""
    bound = [slot.unit for slot in slots if slot.name == "between" and slot.unit.kind == "clitic"]
    is_told = any(len(unit.entities) > 1 for unit in bound)
    return [slot for slot in slots if slot.name in _OF_BOTH] if is_told else slots


def _is_helped(passage: Passage, trigger: Trigger, slot: Slot, grammar: Grammar) -> bool:
    """Say whether violence is told to help a party: "an operation in support of X", "struck Y to protect X"."""
    words, head = passage.words, slot.unit.head
    if slot.name == "subject" or not grammar.helping or head <= trigger.last:
        return False
    at = head - 1
    while at > trigger.last and any(first <= at < first + size for first, size, _ in words.markers):
        at -= 1  # "in support of", "to the help of"
    return bool(words.stems[at] & grammar.helping)


def _is_joined_act(passage: Passage, index: int, grammar: Grammar) -> bool:
    """Say whether a conjunction is written with a noun of an act: "and the invasion"."""
    sense = passage.words.senses[index]
    acts = grammar.deeds | {wording[0] for wording, _ in sense.nouns if len(wording) == 1}
    own = [reading for reading in sense.readings if reading.stem in acts]
    is_joined = bool(own) and all(reading.conjunction for reading in own)
    return is_joined and not sense.verbs and not passage.words.stems[index] & grammar.followers


def _without_stands(slots: list[Slot]) -> list[Slot]:
    """Drop towards whom a stand is that is X's own: "criticised X's stand towards Y"."""
    owner = min((s.unit.first for s in slots if s.name in OWNERS), default=None)
    return slots if owner is None else [s for s in slots if s.name != "toward" or s.unit.first < owner]


def _named_by(trigger: Trigger, slots: list[Slot]) -> list[Slot]:
    """Drop whose the matter is where "by" names whoever acts: "the plan for Y's ports was signed by X"."""
    roles = trigger.frame.roles
    if roles.get("by") != "actor" or all(slot.name != "by" for slot in slots):
        return slots
    return [s for s in slots if s.name not in ("of", "with") or roles.get(s.name) != "actor"]


def _without_later_company(passage: Passage, trigger: Trigger, slots: list[Slot]) -> list[Slot]:
    """Drop "with" behind the place of a meeting in whose margin something else is: "beside the session in B, met C"."""
    before = passage.words.marker_before.get(trigger.first)
    place = next((slot.unit.last for slot in slots if slot.name == "in" and slot.unit.first >= trigger.last), None)
    if trigger.group is not None or place is None or before not in ("under", "in"):
        return slots
    return [slot for slot in slots if slot.name != "with" or slot.unit.first < place]


def _suffering(trigger: Trigger) -> str | None:
    """Return the slot in which a frame has whom an act befalls, or None."""
    return next(
        (n for n in ("object", "on", "against") if trigger.frame.roles.get(n, "").startswith("recipient")), None
    )


def _is_of_owned_act(passage: Passage, trigger: Trigger, slot: Slot, slots: Sequence[Slot]) -> bool:
    """Say whether a party is that of another's act: whoever criticises X's support for Y does not criticise Y.

    The act's noun and its owner stand right before its preposition, and the frame has its party elsewhere.
    """
    roles, name = trigger.frame.roles, slot.unit.marker
    others = [other for other in slots if other.unit.chain != slot.unit.chain and other.unit.last <= slot.unit.first]
    at = next((first for first, length, _ in passage.words.markers if first + length == slot.unit.head), 0)
    owner = next((unit for unit in passage.units if unit.last == at and unit.head), None)
    if not roles.get(name or "", "").startswith("recipient"):
        return False
    if name is None or slot.name != name or owner is None or owner.marker != GENITIVE or at >= trigger.first:
        return False
    frames = [frame for _, frame in passage.words.senses[owner.head - 1].nouns]
    is_act = any(name in frame.roles for frame in frames)
    return is_act and any(roles.get(name) in (roles.get(o.name), roles.get(o.unit.marker or "")) for o in others)


def _with_agent(trigger: Trigger, slots: list[Slot]) -> list[Slot]:
    """Read "by X" and "against Y" of a noun as whose act it is and whom it befalls: "an attack by X against Y".

    The noun's own genitive is then whom it befalls: "the expulsion of Y by X".
    """
    roles, names = trigger.frame.roles, {slot.name for slot in slots}
    if not trigger.is_noun or trigger.group is not None:
        return slots
    if roles.get("genitive", "actor") != "actor":
        befallen = {GENITIVE: "genitive"} if "by" in names and GENITIVE not in roles and "genitive" not in names else {}
        return [slot._replace(name=befallen.get(slot.name, slot.name)) for slot in slots]
    suffering = next((n for n in _SUFFERING if roles.get(n, "").startswith("recipient")), None)
    if suffering is None:
        return slots
    renamed = {"against": suffering} if "against" not in roles and suffering not in names else {}
    if "by" in names and "by" not in roles:
        renamed |= {"by": "genitive", "genitive": suffering, GENITIVE: suffering}
    return [slot._replace(name=renamed.get(slot.name, slot.name)) for slot in slots]


def _passive(trigger: Trigger, slots: list[Slot]) -> list[Slot]:
    """Read a noun's genitive as its object where "by" names whoever does it: "the invasion of X by Y"."""
    name = _suffering(trigger)
    if not trigger.is_noun or "agent" not in trigger.frame.roles or all(slot.name != "agent" for slot in slots):
        return slots
    return [
        slot._replace(name=name or "befallen") if slot.name == "genitive" and slot.unit.kind != "demonym" else slot
        for slot in slots
    ]


def _with_object(passage: Passage, trigger: Trigger, slots: list[Slot]) -> list[Slot]:
    """Read what is joined by "to" behind a noun's doer as its object: "X's shelling of Y"."""
    roles, names, name = trigger.frame.roles, {slot.name for slot in slots}, _suffering(trigger)
    if not trigger.is_noun or name is None or "to" in roles or name in names:
        return slots
    doers = [s.unit for s in slots if s.name == "genitive" and s.unit.first >= trigger.last]
    objects = [s.unit for s in slots if s.name == "to" and _is_joined_to(passage, s.unit)]
    if not doers or not objects or roles.get("genitive", "actor") != "actor":
        return slots
    if passage.words.word_count(doers[-1].last, objects[0].first) > OBJECT_REACH:
        return slots
    return [s._replace(name=name) if s.unit.chain == objects[0].chain else s for s in slots]


def _is_joined_to(passage: Passage, unit: Unit) -> bool:
    """Say whether a preposition is written together with a unit's first word."""
    return any(reading.preposition for reading in passage.words.senses[unit.first].readings)


def _is_left(passage: Passage, trigger: Trigger, slot: Slot, grammar: Grammar) -> bool:
    """Say whether "from" tells what a noun of leaving leaves: "asked for the withdrawal of Y's troops from Z"."""
    if slot.name != "from":
        return False
    tokens, at = passage.words.tokens, slot.unit.head
    for index in range(at - 1, max(-1, at - 1 - MATTER_REACH), -1):
        if tokens[index].key in grammar.complementizers or _is_verb(passage.words.groups, index):
            return False
        if tokens[index].key in grammar.leaving:
            return not trigger.first <= index < trigger.last
    return False


def _is_verb(groups: Sequence[VerbGroup], index: int) -> bool:
    return any(group.first <= index < group.last for group in groups)


def ends_phrase(passage: Passage, starts: AbstractSet[int], unit: Unit, grammar: Grammar) -> bool:
    """Say whether a nationality ends a noun phrase that begins at one of some tokens: "(seized) a tanker, British".

    With the article right behind a time or an aside it is a people of its own: "called on Sunday on the Palestinians".
    """
    if _stands_free(passage, unit):
        return True
    taken = {index for other in passage.units for index in range(other.first, other.last)}
    tokens, groups = passage.words.tokens, passage.words.groups

    def is_plain(index: int) -> bool:
        is_word = index not in taken and not is_mark(tokens[index]) and tokens[index].key not in grammar.closed
        return is_word and not _is_verb(groups, index)

    near = [start for start in starts if start <= unit.first <= start + NOUNS]
    return any(all(map(is_plain, range(start, unit.first))) for start in near)


def _stands_free(passage: Passage, unit: Unit) -> bool:
    """Say whether a nationality with the article stands behind a comma that closes an aside, or behind a time."""
    before = unit.first - 1
    if before < 0 or not passage.words.senses[unit.first].has_article:
        return False
    start = passage.words.tokens[before].start
    return passage.words.tokens[before].text in COMMAS or any(t.start <= start < t.end for t in passage.times)


def stands_in_act(passage: Passage, trigger: Trigger, first: int, unit: Unit, grammar: Grammar) -> bool:
    """Say whether a noun of another act governs a person from afar: "condemned the killing of the prosecutor, X"."""
    words = passage.words
    for index in range(unit.head - 1, max(first, unit.head - TITLE_REACH) - 1, -1):
        sense = words.senses[index]
        if is_mark(words.tokens[index]):
            return False
        if trigger.first <= index < trigger.last or sense.has_article or sense.verbs:
            continue
        acts = {wording[0] for wording, _ in sense.nouns if len(wording) == 1}
        is_act = any(reading.stem in acts and not reading.preposition for reading in sense.readings)
        if is_act and words.stems[index].isdisjoint(grammar.followers):
            return True
    return False
