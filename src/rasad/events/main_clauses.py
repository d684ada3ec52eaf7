"""A verb behind a relative clause -> the noun before that clause: "the government, which had studied it, refused"."""

from collections.abc import Mapping

from rasad.events.passages import Passage
from rasad.events.roles import RoleFinder
from rasad.events.speakers import chain_of
from rasad.events.triggers import Trigger
from rasad.events.units import Unit, is_party
from rasad.events.words import VerbGroup, is_mark
from rasad.langpack.grammar import Grammar
from rasad.records.report import Entity


def main_subject(
    finder: RoleFinder, passage: Passage, trigger: Trigger, entities: Mapping[str, Entity], grammar: Grammar
) -> tuple[Unit, ...]:
    """Return the parties, opening their clause, to whose relative clause a verb before the trigger's belongs."""
    group = trigger.group
    if group is None or group.joined or grammar.verb_final or trigger.is_resumed or trigger.control is not None:
        return ()
    at = _relative_before(passage, group, grammar)
    if at is None:
        return ()
    last = at - 1 if at and is_mark(passage.words.tokens[at - 1]) else at
    found = next((u for u in passage.units if u.last == last and _may_act(u, entities)), None)
    if found is None or not _opens(passage, found, grammar) or not finder.fits(group, found):
        return ()
    return chain_of(passage.units, found)


def _relative_before(passage: Passage, group: VerbGroup, grammar: Grammar) -> int | None:
    """Return the relative pronoun before a verb, if exactly one other verb stands between them, right behind it."""
    words = passage.words
    at = max((n for n in range(group.first) if words.keys[n] & grammar.relatives), default=None)
    if at is None:
        return None
    inner = [other for other in words.groups if at < other.first and other.last <= group.first]
    if len(inner) != 1 or words.word_count(at + 1, inner[0].first):
        return None
    between = words.tokens[inner[0].last : group.first]
    return None if any(token.key in grammar.complementizers for token in between) else at


def _may_act(unit: Unit, entities: Mapping[str, Entity]) -> bool:
    return unit.marker is None and unit.kind not in ("clitic", "demonym") and is_party(unit, entities)


def _opens(passage: Passage, unit: Unit, grammar: Grammar) -> bool:
    """Say whether a party stands at the head of its sentence or right behind "that" or "but"."""
    at = min(unit.first, unit.head)
    if not at:
        return True
    before = passage.words.tokens[at - 1]
    return before.key in grammar.complementizers or (
        before.key in grammar.closed and at - 1 not in passage.words.marker_before
    )
