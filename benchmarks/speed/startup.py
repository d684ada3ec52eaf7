"""How long `rasad read` takes for one article in a process of its own: without, with an empty, with a filled cache.

    python benchmarks/speed/startup.py [RUNS]

Printed per sample: medians of processor time (user + system) and wall time, the processor time as a multiple of a fixed
loop's in the same minute (machines are shared and drift; quote the multiple), and peak memory.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

RUNS = 9
LOOP = "total = 0\nfor i in range(2_000_000): total += i * i"
SAMPLES = "muscat_*.txt"


class Cost(NamedTuple):
    """What one process took."""

    cpu_s: float
    wall_s: float
    peak_mb: float


def cost(*arguments: str, cache: str = "off") -> Cost:
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        env={**os.environ, "RASAD_CACHE": cache},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - started, usage.ru_maxrss / 1024)


def cost_with(cache: str, article: Path) -> Cost:
    """Read one article with the cache `off`, `empty` or `filled`."""
    command = ("-m", "rasad", "read", str(article))
    if cache == "off":
        return cost(*command)
    with tempfile.TemporaryDirectory() as folder:
        if cache == "filled":
            cost(*command, cache=folder)
        return cost(*command, cache=folder)


def main() -> None:
    from rasad.config import data_folder

    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    python = statistics.median(cost("-c", "pass").cpu_s for _ in range(runs))
    print(f"python alone: {python:.3f} s")
    print(f"{'sample':14} {'cache':7} {'cpu s':>7} {'wall s':>7} {'x loop':>7} {'peak MB':>8}")
    for article in sorted((data_folder() / "samples").glob(SAMPLES)):
        for cache in ("off", "empty", "filled"):
            loops, costs = zip(*((cost("-c", LOOP), cost_with(cache, article)) for _ in range(runs)), strict=True)
            cpu, wall, peak = (statistics.median(values) for values in zip(*costs, strict=True))
            loop = statistics.median(one.cpu_s for one in loops)
            print(f"{article.stem:14} {cache:7} {cpu:7.3f} {wall:7.3f} {cpu / loop:7.2f} {peak:8.0f}")


if __name__ == "__main__":
    main()
