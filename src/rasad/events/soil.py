"""The sides of violence -> those without the state on whose soil it was, where the words name whom it struck there."""

from collections.abc import Mapping, Sequence

from rasad.events.allegations import VIOLENT
from rasad.events.passages import Passage
from rasad.events.sides import state_of
from rasad.knowledge.kinds import Kind
from rasad.records.report import Entity, Participant

WHERE = "in"  # the preposition of where something was


def without_soil(
    passage: Passage, kind: Kind, participants: Sequence[Participant], entities: Mapping[str, Entity]
) -> tuple[Participant, ...]:
    """Return the participants of an act without those that are only where it was: "raids on the militia in Syria".

    Of a coded sample no state so named was struck beside somebody named as struck; alone, seventeen of nineteen were.
    """
    if kind.type != VIOLENT:
        return tuple(participants)
    struck = [party for party in participants if party.role == "recipient"]
    soil = [party for party in struck if _is_where(passage, party)]
    named = {state_of(party.entity, entities) for party in struck if party not in soil}
    if not named:
        return tuple(participants)
    return tuple(p for p in participants if p not in soil or state_of(p.entity, entities) in named)


def _is_where(passage: Passage, party: Participant) -> bool:
    """Say whether a participant is named as where something was."""
    units = (unit for unit in passage.units if any(one.id == party.mention for one in unit.mentions))
    unit = next(units, None)
    return unit is not None and unit.marker == WHERE
