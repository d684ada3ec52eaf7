"""Ledgers to export from."""

import pytest

from tests.export.samples import ledger_of


@pytest.fixture()
def ledger(tmp_path):
    with ledger_of(tmp_path / "l.ledger") as opened:
        yield opened


@pytest.fixture()
def told(tmp_path):
    with ledger_of(tmp_path / "told.ledger", told=True) as opened:
        yield opened
