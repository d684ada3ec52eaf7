"""A ledger of two articles, as the commands that change one find it."""

import pytest
from tests.store.samples import ENERGY, GRAIN, energy_report, grain_report

from rasad.ledger import Ledger


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "l"
    with Ledger(path) as opened:
        opened.add(grain_report(outlet="tass"), GRAIN)
        opened.add(energy_report(), ENERGY)
    return path
