"""An event -> the one line that maps and graphs show for it; it never states an allegation as a fact."""

from collections.abc import Sequence

from rasad.export.picking import Held, allegers, parties
from rasad.records.report import DONE, Event

_SOMEBODY = "somebody"
_ARROW = " \N{RIGHTWARDS ARROW} "


def label(held: Held, event: Event) -> str:
    """Return what an event is called: on whose word it rests, its status, its kind and who takes part."""
    sides = (held.names(tuple(p.entity for p in parties(event, role))) for role in ("actor", "recipient"))
    told = line(event.kind, *sides)
    if event.status not in DONE:
        told = f"{event.status}: {told}"
    if event.alleged_by is None:
        return told
    return f"alleged by {', '.join(held.names(allegers(held, event))) or _SOMEBODY}: {told}"


def line(kind: str, actors: Sequence[str], recipients: Sequence[str]) -> str:
    """Return a kind with the names of those who take part."""
    who = ", ".join(actors)
    if recipients:
        who = f"{who or _SOMEBODY}{_ARROW}{', '.join(recipients)}"
    return f"{kind.replace('_', ' ')}: {who}" if who else kind.replace("_", " ")
