"""The folder of articles, gold and suites that lies beside a checkout, and the mark of tests that need a part of it."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


def needs_shared(part: str) -> pytest.MarkDecorator:
    """Skip a test where this file or folder of `../shared` is missing."""
    return pytest.mark.skipif(not (SHARED / part).exists(), reason=f"../shared/{part} is not here")
