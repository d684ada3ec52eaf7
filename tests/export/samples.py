"""Ledgers of the two sample reports, with events of every status beside the meeting."""

from msgspec.structs import replace

from rasad.ledger import Ledger
from rasad.records.report import Participant, Underlying
from tests.store.samples import ENERGY, GRAIN, IRAN, energy_report, grain_report, quote

STATUSES = {
    "e:denied": {"kind": "attack", "type": "ASSAULT", "mode": None, "status": "denied"},
    "e:possible": {
        "kind": "visit", "type": "AGREE", "mode": None, "status": "hypothetical",
        "underlying": Underlying(type="CONSULT", mode="visit"),
    },
    "e:planned": {
        "kind": "phone_call", "type": "AGREE", "mode": None, "status": "planned",
        "underlying": Underlying(type="CONSULT", mode="phone"),
    },
    "e:announced": {"kind": "arrest", "type": "COERCE", "mode": "arrest", "status": "planned"},
    "e:alleged": {
        "kind": "airstrike", "type": "ASSAULT", "mode": "aerial", "status": "happened", "alleged_by": "s:1",
        "contexts": ("military",),
        "participants": (Participant(entity="TUR", role="actor"), Participant(entity="IRN", role="recipient")),
    },
}  # fmt: skip


def told_report():
    """The grain report with one event of each status that is no plain fact; Lavrov alone tells of the strike."""
    report = grain_report(outlet="tass")
    meeting = report.events[0]
    trigger = quote(GRAIN, "تبحثان")
    more = tuple(replace(meeting, id=one, trigger=trigger, other_triggers=(), **said) for one, said in STATUSES.items())
    return replace(report, events=(meeting, *more), entities=(*report.entities, IRAN))


def ledger_of(path, *, told=False):
    """An open ledger of both samples."""
    ledger = Ledger(path)
    ledger.add(told_report() if told else grain_report(outlet="tass"), GRAIN)
    ledger.add(energy_report(), ENERGY)
    return ledger
