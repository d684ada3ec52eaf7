"""A watch that is killed again and again loses nothing, fetches and tells nothing twice, and never asks too fast."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
KILLS = ROOT / "benchmarks" / "watch" / "kills.py"


def test_killed_while_watching_nothing_is_lost_twice_or_too_fast() -> None:
    command = [sys.executable, str(KILLS), "--feeds", "6", "--seconds", "12", "--kills", "3", "--every", "4"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([*command, "--per-host", "0.2"], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 feeds" in done.stdout
    assert "nothing lost, nothing twice, nobody asked too fast" in done.stdout
