"""Noun phrases of verb-final clauses: which preposition marks a party deep inside one, and whose deed it names."""

from collections.abc import Mapping, Sequence, Set

from rasad.events.deeds import Slot
from rasad.events.passages import Passage
from rasad.events.sides import state_of
from rasad.events.units import GENITIVE, Unit
from rasad.events.words import is_mark
from rasad.langpack.frames import Frame
from rasad.langpack.grammar import Grammar
from rasad.records.document import Token
from rasad.records.report import Entity

GENITIVE_REACH = 2  # words (adjectives) that may stand between a noun and its genitive
PHRASE_REACH = 3  # words of other phrases that may stand between a noun and its preposition where verbs come last
OUTER_REACH = 5  # words of a noun phrase between its preposition and the party that it ends with
CONTENT = "content"  # the slot of whom the clause behind a verb of saying speaks of
_ASIDE = frozenset({"in", "under", "with", "while", "by", "between"})  # phrases so marked are no object of an act
_TOLD = frozenset({"against", "by"})  # these tell of whatever stands behind them whose side the act is on
THROUGH = "of_"  # before a preposition's name: the party stands inside the phrase that the preposition marks


def befell(passage: Passage, grammar: Grammar, unit: Unit) -> bool:
    """Say whether a party is whom something was done to: "the siege of X" is not X's deed."""
    tokens = passage.words.tokens[max(0, unit.head - OUTER_REACH) : unit.head]
    return any(token.key in grammar.undergone for token in tokens)


def outer_name(passage: Passage, grammar: Grammar, unit: Unit, behind: int = 0) -> str:
    """Return `of_` with the preposition before the noun that a party depends on: "to the remarks of X"."""
    words = passage.words
    for at in range(unit.head, max(behind, unit.head - OUTER_REACH), -1):
        if at in words.marker_before:
            return f"{THROUGH}{words.marker_before[at]}"
        before = words.tokens[at - 1]
        if before.kind != "word" or before.key in grammar.undergone or _is_closed(before, grammar):
            break
        if any(group.first < at <= group.last for group in words.groups):
            break
        if any(other.first < at <= other.last for other in passage.units):
            break
    return GENITIVE


def _is_closed(token: Token, grammar: Grammar) -> bool:
    """Say whether a word ends a noun phrase before it; "this" where verbs come last does not."""
    return token.key in grammar.closed and not (grammar.verb_final and token.key in grammar.demonstratives)


def follows(passage: Passage, grammar: Grammar, index: int, unit: Unit) -> bool:
    """Say whether a marked unit belongs to a noun that ends at `index`: no other stands between, and no other act."""
    at = min((first for first, length, _ in passage.words.markers if first + length == unit.head), default=0)
    between = [n for n in range(index, at or unit.head) if _is_unread(passage, grammar, n)]
    if unit.marker != GENITIVE and any(passage.words.senses[n].nouns for n in between):
        return False
    return len(between) <= (GENITIVE_REACH if unit.marker == "between" else PHRASE_REACH)


def _is_unread(passage: Passage, grammar: Grammar, index: int) -> bool:
    """Say whether a token is a content word outside all parties and times."""
    token = passage.words.tokens[index]
    if token.kind != "word" or token.key in grammar.closed:
        return False
    if any(unit.first <= index < unit.last for unit in passage.units):
        return False
    return not any(time.start <= token.start < time.end for time in passage.times)


def has_own_subject(passage: Passage, grammar: Grammar, first: int, stop: int) -> bool:
    """Say whether an unread noun phrase opens a clause before its predicate at `stop`, and is not its object."""
    words = passage.words
    for index in range(first, stop):
        token = words.tokens[index]
        skipped = token.key in grammar.skips or token.key in grammar.coordinators
        if is_mark(token) or skipped or (index == first and token.key in grammar.complementizers):
            continue
        if index > first and words.tokens[index - 1].key in grammar.manner_leads:
            continue
        if token.key in grammar.closed or not _is_unread(passage, grammar, index) or index in words.marker_before:
            return False
        if any(start == index for start, _, _ in words.markers):
            return False
        return not any(other.key in grammar.object_markers for other in words.tokens[index:stop])
    return False


def has_act_between(passage: Passage, grammar: Grammar, behind: int, unit: Unit) -> bool:
    """Say whether another verbal noun of a list ("his trip to X, the trip of") stands before a unit: it is its own."""
    tokens, senses = passage.words.tokens, passage.words.senses
    if not grammar.verb_final:
        return False
    heads = [
        n for n in range(behind + 1, unit.head) if is_mark(tokens[n - 1]) or tokens[n - 1].key in grammar.coordinators
    ]
    return any(len(wording) == 1 for n in heads for wording, _ in senses[n].nouns)


def opens_relative(passage: Passage, grammar: Grammar, index: int) -> bool:
    """Say whether a complementizer at a token opens a relative clause: behind a verb it opens what is said."""
    if passage.words.tokens[index].key not in grammar.complementizers:
        return False
    return not any(group.last == index for group in passage.words.groups)


def wanted_role(frame: Frame, slot: str) -> str | None:
    """Return the role that a frame gives a slot; a noun's genitive is its subject unless the frame says otherwise."""
    if slot.startswith(THROUGH) and slot not in frame.roles:
        inner = slot.removeprefix(THROUGH)
        through = frame.roles.get(inner) if frame.reacts or inner in _TOLD else None
        return through or (None if inner in _ASIDE else frame.roles.get(GENITIVE))
    return frame.roles.get(slot) or (frame.roles.get("subject") if slot == "genitive" else None)


def means_another(pronouns: Sequence[Unit], subjects: Sequence[Unit], entities: Mapping[str, Entity]) -> bool:
    """Say whether bound pronouns were read as another than the subject whose they are: "(China) voiced its refusal"."""
    own = {state_of(entity, entities) for unit in subjects for entity in unit.entities if entity in entities}
    if not own or any(unit.kind != "clitic" for unit in pronouns):
        return False
    return not any(state_of(e, entities) in own for unit in pronouns for e in unit.entities if e in entities)


def names_of(frame: Frame, slots: Sequence[Slot]) -> set[str]:
    """Return the names of slots; what may hit a party's words or deeds asks for no more than a party inside them."""
    names = {slot.name for slot in slots}
    return names | {name.removeprefix(THROUGH) for name in names} if frame.reacts else names


def meets_needs(frame: Frame, names: Set[str], *, is_bare: bool) -> bool:
    """Say whether slots of some names fill all that a frame needs.

    Args:
        frame: of the trigger.
        names: of the slots that are filled.
        is_bare: whether a noun without a verb is the trigger: "an attack on" and "an attack against" ask for the same
            party.
    """
    missing = frame.needs - names
    if not missing or not is_bare:
        return not missing
    filled = {frame.roles.get(name, "") for name in names}
    return all(frame.roles.get(need) in filled for need in missing)
