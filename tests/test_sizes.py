"""Modules stay readable: none longer than the wall."""

from pathlib import Path

import pytest

import rasad

WALL = 500


@pytest.mark.parametrize("path", sorted(Path(rasad.__file__).parent.rglob("*.py")), ids=lambda path: path.name)
def test_no_module_is_longer_than_the_wall(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= WALL
