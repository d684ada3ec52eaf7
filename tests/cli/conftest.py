"""Ledgers as commands find them: of two articles that are read, and of one meeting made by hand."""

import pytest
from tests.show.samples import document, event, mention
from tests.store.samples import ENERGY, GRAIN, energy_report, grain_report

from rasad.ledger import Ledger


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "l"
    with Ledger(path) as opened:
        opened.add(grain_report(outlet="tass"), GRAIN)
        opened.add(energy_report(), ENERGY)
    return path


@pytest.fixture
def talks(tmp_path):
    """A ledger with one meeting of Oman and Kazakhstan, linked."""
    path, text = tmp_path / "talks.ledger", "Oman and Kazakhstan met in Muscat on Tuesday."
    with Ledger(path) as opened:
        met = event(text, "met", "Oman and Kazakhstan met in Muscat", date="2019-04-16")
        names = [mention(text, "Oman", "OMN"), mention(text, "Kazakhstan", "KAZ")]
        opened.add(document(text, "talks.txt", date="2019-04-17", events=[met], mentions=names).report, text)
        opened.link()
    return path
