"""How fast rasad reads plain text: articles a second and core, start-up, peak memory.

    python benchmarks/speed/reading.py [FOLDER_OF_TEXTS]

Without a folder the sample articles are read again and again. Quote ratios of one run; absolute times drift.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

ARTICLE_BYTES = 2_300  # UTF-8 size of the press article that speeds are quoted for
SECONDS = 10.0


def texts(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def startup_s() -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "rasad", "--help"], check=True, capture_output=True)
    return time.perf_counter() - started


def first_article_s(path: Path) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "rasad", "read", str(path)], check=False, capture_output=True)
    return time.perf_counter() - started


def main() -> None:
    from rasad.config import data_folder
    from rasad.pipeline import read_text

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else data_folder() / "samples"
    sources = texts(folder)
    for source in sources:
        read_text(source)
    started, read, size = time.process_time(), 0, 0
    while time.process_time() - started < SECONDS:
        for source in sources:
            read_text(source)
            read, size = read + 1, size + len(source.encode())
    spent = time.process_time() - started
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{read / spent:.0f} articles/s/core as they are; {size / ARTICLE_BYTES / spent:.0f} of {ARTICLE_BYTES} bytes"
    )
    print(f"start-up {startup_s():.2f} s; one article, start to end {first_article_s(min(folder.glob('*.txt'))):.2f} s")
    print(f"peak memory {peak_mb:.0f} MB")


if __name__ == "__main__":
    main()
