"""A predicate without a verb in somebody's words -> of whom it speaks: "(he said:) X's step is unacceptable"."""

from collections.abc import Mapping, Sequence

from rasad.events.arguments import CONTENT
from rasad.events.carriers import carrier_of
from rasad.events.deeds import Slot
from rasad.events.passages import Passage
from rasad.events.sides import state_of
from rasad.events.speakers import chain_of
from rasad.events.triggers import TOPIC, Trigger
from rasad.events.units import GENITIVE, Unit, is_party
from rasad.events.words import STOPS, is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity, Statement

REACH = 14  # words behind a predicate in which the clause names whom it speaks of: "it is right that X"
NEAR = 7  # words behind "it is due that" in which its subject stands, behind a verb
NEXT = 2  # the same where verbs come last, so that it stands at once
QUESTIONS = frozenset("?\u061f")
_DOERS = frozenset({"by", "agent"})  # prepositions of whoever did what a predicate judges
_BARE = frozenset({None, GENITIVE})


def predicate_slots(
    passage: Passage,
    trigger: Trigger,
    statements: Sequence[Statement],
    entities: Mapping[str, Entity],
    grammar: Grammar,
) -> list[Slot] | None:
    """Return the slots of a predicate that somebody known says: `topic` and those of prepositions; else None.

    None too where it is negated or asked. A predicate that is a preposition ("on X (it is) to") needs its party.
    """
    carrier = carrier_of(statements, passage.offset(trigger.first))
    if carrier is None or not carrier.speakers or _is_open(passage, trigger, grammar):
        return None
    names = {name for first, length, name in passage.words.markers if first == trigger.first and length == trigger.size}
    units = _units(passage, carrier, entities)
    if names:
        return _duty(passage, trigger, units, grammar)
    low, high = _clause(passage, trigger)
    here = [unit for unit in units if low <= unit.first < high and unit.marker not in _BARE]
    is_behind = CONTENT in trigger.frame.roles
    about = _content(passage, trigger, units, grammar) if is_behind else _topic(passage, trigger, units)
    found = chain_of(units, about) if about is not None else ()
    own = {unit.chain for unit in found}
    others = [Slot(unit.marker, unit) for unit in here if unit.marker and unit.chain not in own]
    return [*(Slot(CONTENT if is_behind else TOPIC, unit) for unit in found), *others]


def _clause(passage: Passage, trigger: Trigger) -> tuple[int, int]:
    """Return the tokens `[first, last)` of a predicate's clause, with its subject before where it seems to open one."""
    first, last = passage.words.clause_range(trigger.first)
    if first == trigger.first and first and not is_mark(passage.words.tokens[first - 1]):
        first, _ = passage.words.clause_range(first - 1)
    return first, last


def _is_open(passage: Passage, trigger: Trigger, grammar: Grammar) -> bool:
    """Say whether a predicate is negated, or its sentence a question."""
    tokens = passage.words.tokens
    if trigger.first and tokens[trigger.first - 1].key in grammar.negators:
        return True
    last = trigger.last
    if any(g.negative and (last <= g.first <= last + 1 or g.last == trigger.first) for g in passage.words.groups):
        return True
    return next((token.text in QUESTIONS for token in reversed(tokens) if token.text in STOPS), False)


def _units(passage: Passage, carrier: Statement, entities: Mapping[str, Entity]) -> list[Unit]:
    """Return the parties in the words around a predicate that stand on another side than whoever says them."""
    own = {state_of(one, entities) for one in carrier.speakers if one in entities} | set(carrier.speakers)
    return [
        unit
        for unit in passage.units
        if carrier.content.start <= unit.start < carrier.content.end
        and is_party(unit, entities)
        and not unit.is_object
        and not any(e in own or (e in entities and state_of(e, entities) in own) for e in unit.entities)
    ]


def _duty(passage: Passage, trigger: Trigger, units: Sequence[Unit], grammar: Grammar) -> list[Slot] | None:
    """Return whom "on X (it is) to" binds: it opens its clause, and what is asked follows X."""
    tokens = passage.words.tokens
    found = next((u for u in units if min(u.first, u.head) == trigger.last and u.marker not in _BARE), None)
    if found is None or not _opens(passage, trigger, grammar):
        return None
    chain = chain_of(units, found)
    at = max(unit.last for unit in chain)
    if at >= len(tokens) or any(group.first == at for group in passage.words.groups):
        return None
    is_asked = tokens[at].key in grammar.complementizers or (
        tokens[at].kind == "word" and at not in {first for first, _, _ in passage.words.markers}
    )
    return [Slot(CONTENT, unit) for unit in chain] if is_asked else None


def _topic(passage: Passage, trigger: Trigger, units: Sequence[Unit]) -> Unit | None:
    """Return whom a predicate speaks of: by whom its subject was done, its subject, or who follows."""
    low, _ = _clause(passage, trigger)
    before = [u for u in units if low <= u.first and u.last <= trigger.first and u.marker in _BARE | _DOERS]
    doers = [unit for unit in before if unit.marker in _DOERS]
    found = [*doers, *before, *_behind(passage, trigger, units, REACH)]
    return found[0] if found else None


def _content(passage: Passage, trigger: Trigger, units: Sequence[Unit], grammar: Grammar) -> Unit | None:
    """Return who must, as a word says that opens its clause or stands right behind its subject: "it is due that X"."""
    subject = next((u for u in units if u.last == trigger.first and u.marker is None), None)
    if subject is not None:
        return subject
    if not _opens(passage, trigger, grammar):
        return None
    found = _behind(passage, trigger, units, NEXT if grammar.verb_final else NEAR)
    return found[0] if found else None


def _opens(passage: Passage, trigger: Trigger, grammar: Grammar) -> bool:
    """Say whether a predicate opens its clause: behind a mark or "that", or joined to a conjunction."""
    tokens = passage.words.tokens
    before = tokens[trigger.first - 1] if trigger.first else None
    if before is None or is_mark(before) or before.key in grammar.complementizers:
        return True
    return before.key in grammar.coordinators or tokens[trigger.first].key[:1] in grammar.coordinators


def _behind(passage: Passage, trigger: Trigger, units: Sequence[Unit], reach: int) -> list[Unit]:
    """Return the parties behind a predicate, before the next stop, that may be the subject of what it judges."""
    tokens = passage.words.tokens
    stop = next((i for i in range(trigger.last, len(tokens)) if tokens[i].text in STOPS), len(tokens))
    stop = min(stop, trigger.last + reach)
    return [unit for unit in units if trigger.last <= unit.first < stop and unit.marker in _BARE]
