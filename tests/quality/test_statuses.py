"""What is planned, possible, denied, alleged or long ago is told so, on the sentences of the benchmark."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "quality" / "statuses.py"


def test_statuses_hold_their_floor_and_each_wrong_one_is_explained() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
