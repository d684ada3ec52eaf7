"""How fast web archives are read, against the bare loop of fastwarc: no more than 1.5 times its time is the bar.

    python benchmarks/speed/warcs.py [FILE.warc.gz ...]

Without files an archive is made: captures of 5 to 120 KB with their requests and metadata, a tenth of them in Arabic
script, the rest in English, French and Russian; as it is, by gzip and by zstd record by record. Best of several turns,
in turn.
"""

import gzip
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import zstandard
from fastwarc.warc import ArchiveIterator, WarcRecordType

from rasad.config import data_folder
from rasad.readers.items import Item, open_items

FRENCH = "Le ministre des Affaires étrangères a été reçu à l'aéroport, où il a répété que l'accord était prêt"
RUSSIAN = "Министр иностранных дел прибыл с визитом и заявил на встрече, что соглашение готово к подписанию"
CAPTURES, TURNS, BAR, SHARE_OF_OURS = 2_000, 5, 1.5, 0.1


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]]
    if files:
        sys.exit(0 if all(list(map(compare, files))) else 1)
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(0 if all(list(map(compare, make(Path(folder))))) else 1)


def compare(path: Path) -> bool:
    """Print how long both take, and say whether the bar is held."""
    list(open_items(path))
    bare, ours = (min(times) for times in zip(*(turn(path) for _ in range(TURNS)), strict=True))
    found = read_ours(path)
    ratio = ours / bare
    size = path.stat().st_size / 1e6
    print(
        f"{path.name}: {size:.0f} MB; bare fastwarc {bare:.2f} s, rasad {ours:.2f} s ({size / ours:.0f} MB/s, {found} "
        f"pages in a script that is read): {ratio:.2f} times"
    )
    return ratio <= BAR


def turn(path: Path) -> tuple[float, float]:
    """Return the processor time of one reading each, which other programs of the machine change least."""
    times = []
    for read in (read_bare, read_ours):
        started = time.process_time()
        read(path)
        times.append(time.process_time() - started)
    return times[0], times[1]


def read_bare(path: Path) -> int:
    """The loop of the library's documentation: every response, its body read."""
    with path.open("rb") as file:
        return sum(len(record.reader.read()) for record in ArchiveIterator(file, record_types=WarcRecordType.response))


def read_ours(path: Path) -> int:
    return sum(isinstance(item, Item) for item in open_items(path))


def make(folder: Path) -> list[Path]:
    rng = random.Random(1)
    ours = " ".join(path.read_text(encoding="utf-8") for path in (data_folder() / "samples").glob("*.txt")).split()
    other = Path(__file__).read_text(encoding="utf-8").split()
    others = [other, FRENCH.split(), RUSSIAN.split()]
    records = []
    for number in range(CAPTURES):
        words = ours if rng.random() < SHARE_OF_OURS else others[number % len(others)]
        text = " ".join(rng.choices(words, k=rng.randint(200, 900)))
        script = " ".join(rng.choices(other, k=rng.randint(500, 12_000)))
        page = f"<!DOCTYPE html><html><head><script>{script}</script></head><body><p>{text}</p></body></html>".encode()
        url = f"https://news.test/{number}"
        records += [
            record("request", url, b"GET / HTTP/1.1\r\n\r\n"),
            record("response", url, b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page),
            record("metadata", url, b"fetchTimeMs: 1\r\n", media="application/warc-fields"),
        ]
    packed: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "zst": zstandard.compress}
    paths = [folder / "made.warc", *(folder / f"made.warc.{name}" for name in packed)]
    paths[0].write_bytes(b"".join(records))
    for path, pack in zip(paths[1:], packed.values(), strict=True):
        path.write_bytes(b"".join(pack(one) for one in records))
    return paths


def record(kind: str, url: str, block: bytes, media: str = "application/http") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2021-06-29T10:00:00Z\r\nWARC-Target-URI: {url}\r\n"
    return f"{head}Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


if __name__ == "__main__":
    main()
