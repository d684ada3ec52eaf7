"""How an event was read -> how surely it is right: what speaks for and against the reading, weighed.

The weights stand in `ontology/confidence.toml`, fitted on coded articles by `benchmarks/quality/confidence.py`.
Source: decision 0011.
"""

import functools
import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rasad.config import data_folder
from rasad.events.deeds import Slot
from rasad.events.passages import Passage
from rasad.events.sides import state_of
from rasad.events.status import Judgement
from rasad.events.triggers import Trigger
from rasad.events.units import is_party
from rasad.knowledge.kinds import Kind
from rasad.langpack.pack import read_toml
from rasad.records.report import Entity, Mention, Participant

Evidence = Mapping[str, float]
"""What speaks for or against a reading, by name."""

STEP = "evidence: "
"""How the step of an event begins that names its evidence."""
BASE = "base"
MOST = 3.0  # of what is counted: more of it says nothing more
UNREAL = frozenset({"denied", "hypothetical"})
WEAK = 0.81  # confidence of a mention: what is less was resolved from a group, a role or a pronoun, not from a name


class Reading(NamedTuple):
    """One reading of a trigger: the frame's kind, the status, the parties with the slots they fill.

    `rivals`: how many frames the trigger could be of; `risk`: how much likelier other sides are (`likely_sides`);
    `is_mended`: the sides are likelier ones than the slots gave; `near`: the side that only the sentences around name;
    `by_harm`: parties told by who fell in whose act.
    """

    kind: Kind
    judgement: Judgement
    participants: tuple[Participant, ...]
    slots: Sequence[Slot]
    rivals: int
    risk: float = 0.0
    is_mended: bool = False
    near: str = ""
    by_harm: tuple[str, ...] = ()


def evidence_of(passage: Passage, trigger: Trigger, reading: Reading, entities: Mapping[str, Entity]) -> Evidence:
    """Return how an event was read: what its parties are, how they were found, and what stands between the words."""
    states = {state_of(p.entity, entities) for p in reading.participants}
    mentions = {p.mention for p in reading.participants}
    slots = [slot for slot in reading.slots if slot.unit.mentions and slot.unit.mentions[0].id in mentions]
    first = [slot.unit.mentions[0] for slot in slots]
    return {
        "lone": float(len(reading.participants) == 1),
        "actless": float(all(p.role != "actor" for p in reading.participants)),
        "mended": float(reading.is_mended),
        "around": float(bool(reading.near)),
        "later": float(reading.judgement.status != "happened"),
        "unreal": float(reading.judgement.status in UNREAL),
        "noun": float(trigger.group is None),
        "doubled": float(len(states) < len(reading.participants)),
        "weak": float(any(_is_weak(mention, entities) for mention in first)),
        "demonym": float(any(mention.kind == "demonym" for mention in first)),
        "unlike": round(reading.risk, 2),
        "passed": min(_passed(passage, trigger, slots, entities), MOST),
    }


def _is_weak(mention: Mention, entities: Mapping[str, Entity]) -> bool:
    """Say whether a mention tells only by other words who is meant; an office that stands for itself does not."""
    is_office = all(entities[entity].type == "office" for entity in mention.entities if entity in entities)
    return mention.confidence < WEAK and not is_office


def _passed(passage: Passage, trigger: Trigger, slots: Sequence[Slot], entities: Mapping[str, Entity]) -> float:
    """Return how many who could be parties, and are none, stand between a trigger and its parties."""
    taken = {slot.unit.first for slot in slots}
    low, high = min([trigger.first, *taken]), max([trigger.last, *taken])
    idle = [unit for unit in passage.units if low <= unit.first < high and unit.first not in taken]
    return float(sum(is_party(unit, entities) for unit in idle))


@functools.cache
def _weights() -> Mapping[str, float]:
    table = read_toml(data_folder() / "ontology" / "confidence.toml")
    return {name: float(row["weight"]) for name, row in table.items()}


def weighed(evidence: Evidence) -> float:
    """Return the confidence that evidence gives: the share of events so read that are right.

    >>> weighed({}) > weighed({"lone": 1.0})
    True
    """
    weights = _weights()
    score = weights[BASE] + sum(weights[name] * value for name, value in evidence.items())
    return round(1 / (1 + math.exp(-score)), 2)


def told(evidence: Evidence) -> str:
    """Return the step that names the evidence which is there."""
    counts = ", ".join(f"{name} {value:g}" for name, value in sorted(evidence.items()) if value)
    return f"{STEP}{counts or 'nothing against it'}"
