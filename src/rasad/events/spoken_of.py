"""A clause that a verb opens behind it -> whom it speaks of: "said that X meddles", "demands that X's policy"."""

from collections.abc import Sequence

from rasad.events.arguments import CONTENT
from rasad.events.deeds import Slot
from rasad.events.passages import Passage
from rasad.events.speakers import chain_of
from rasad.events.triggers import Trigger
from rasad.events.units import GENITIVE, Unit
from rasad.events.words import QUOTES, STOPS, is_mark
from rasad.langpack.grammar import Grammar

OPENER_REACH = 30  # tokens between a verb and the clause that it opens: its subject, when and where
PHRASE_REACH = 5  # words of the phrase that opens a clause: a noun, its genitives and adjectives
SAID_REACH = 10  # words behind a party in which the frame's word must be said of it
OBLIGED = "on"  # "it is on X to": X must


def content_slots(
    passage: Passage, trigger: Trigger, at: int, units: Sequence[Unit], slots: Sequence[Slot], grammar: Grammar
) -> list[Slot]:
    """Return whom the clause opened behind token `at` speaks of, where no other slot tells whom the act is towards.

    `units`: the parties of the sentence. It is the clause's subject, whose deed its subject is, or who must do it.
    """
    roles = trigger.frame.roles
    if CONTENT not in roles or any(roles.get(slot.name) == roles[CONTENT] for slot in slots):
        return []
    opener = _opener(passage, at, grammar)
    if opener is None:
        return []
    found = _bound(units, opener) or _first_party(passage, opener + 1, units, grammar)
    if found is None or not _is_told(passage, trigger, found):
        return []
    return [Slot(CONTENT, unit) for unit in chain_of(units, found)]


def _is_told(passage: Passage, trigger: Trigger, unit: Unit) -> bool:
    """Say whether one of the words that the frame asks for is said of a party: "that X's raids are a crime"."""
    near = trigger.frame.near
    behind = passage.words.stems[unit.last : unit.last + SAID_REACH]
    return not near or any(word in stems for stems in behind for word in near)


def _opener(passage: Passage, at: int, grammar: Grammar) -> int | None:
    """Return the complementizer behind a verb, unless the sentence ends or another verb stands between."""
    words = passage.words
    stop = next((group.first for group in words.groups if group.first >= at), len(words.tokens))
    for index in range(at, min(stop, at + OPENER_REACH, len(words.tokens))):
        if words.tokens[index].text in STOPS:
            return None
        if words.tokens[index].key in grammar.complementizers:
            return index
    return None


def _bound(units: Sequence[Unit], opener: int) -> Unit | None:
    """Return the pronoun that a complementizer bears: "that they"."""
    return next((unit for unit in units if unit.first == opener and unit.kind == "clitic"), None)


def _first_party(passage: Passage, first: int, units: Sequence[Unit], grammar: Grammar) -> Unit | None:
    """Return the party of the phrase that opens a clause; behind a verb that opens it, of the one behind the verb."""
    words = passage.words
    while first < len(words.tokens) and words.tokens[first].text in QUOTES:
        first += 1
    verb = next((group for group in words.groups if group.first == first), None)
    at = verb.last if verb is not None else first
    stop = min(at + PHRASE_REACH, len(words.tokens))
    for unit in units:
        if unit.first < at or unit.kind == "clitic":
            continue
        if unit.first >= stop or not _is_phrase(passage, at, unit, grammar):
            return None
        return unit if unit.marker in (None, GENITIVE, OBLIGED) else None
    return None


def _is_phrase(passage: Passage, first: int, unit: Unit, grammar: Grammar) -> bool:
    """Say whether nothing but one noun phrase, or "on" alone, stands between a token and a party."""
    words = passage.words
    if unit.marker == OBLIGED and any(at == first and at + size == unit.head for at, size, _ in words.markers):
        return True
    if any(first <= group.first < unit.first for group in words.groups):
        return False
    between = words.tokens[first : unit.head]
    if any(is_mark(token) or token.key in grammar.closed for token in between):
        return False
    is_deed = bool(between) and bool(words.stems[unit.head - 1] & grammar.deeds)
    return not between or is_deed or unit.kind in ("demonym", "nominal")
