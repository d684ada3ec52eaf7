"""How an event was read -> the steps that say where those sides come from which no slot gave."""

from rasad.events.confidence import Reading


def told_beside(reading: Reading) -> tuple[str, ...]:
    """Return the step that names sides which no slot gave.

    Such are likelier ones, the state named most around the act, who fell in whose act, or the only other state of the
    sentence.
    """
    if reading.is_mended:
        sides = ", ".join(f"{party.role} {party.entity}" for party in reading.participants)
        return (f"sides by how they are named, likelier than the roles: {sides}",)
    if reading.near:
        return (f"other side {reading.near}: named most around it",)
    if reading.by_harm:
        return (f"{', '.join(reading.by_harm)}: by who fell in whose act",)
    read = {mention.id for slot in reading.slots for mention in slot.unit.mentions}
    found = [p.entity for p in reading.participants if p.role == "recipient" and p.mention and p.mention not in read]
    return (f"recipient {', '.join(found)}: the only other state of the sentence",) if found else ()
