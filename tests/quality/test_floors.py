"""No layer falls under its floor on the gold set, where that is at hand."""

import subprocess
import sys
from pathlib import Path

from tests.shared import SHARED, needs_shared

ROOT = Path(__file__).parents[2]


@needs_shared("exam")
def test_no_layer_lies_under_its_floor() -> None:
    exam = [sys.executable, str(ROOT / "benchmarks" / "quality" / "exam.py"), "--shared", str(SHARED), "--check"]
    done = subprocess.run(exam, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
