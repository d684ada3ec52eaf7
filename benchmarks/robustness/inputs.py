"""Damage inputs of all kinds at random, again and again, and see that reading them neither fails, hangs nor swells.

    python benchmarks/robustness/inputs.py [--examples 20000] [--seed 1]

An input is an archive, a table, a feed or a page, with bytes of it changed, cut out, doubled or taken from another.
Whatever comes of it, each outcome is an article or a refusal with a reason that blames no fault of ours, it comes in
seconds, and memory does not grow. The test `tests/readers/test_damaged_inputs.py` does the same with a few hundred.
"""

import argparse
import gzip
import io
import json
import random
import resource
import tarfile
import time
import zipfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import zstandard

from rasad.errors import ReadError
from rasad.readers.items import Item, Refused, open_stream, read_item
from rasad.readers.plain import MAX_BYTES
from rasad.readers.worker import end_worker

ARTICLE = (
    "\u0632\u0627\u0631 \u0648\u0632\u064a\u0631 \u0627\u0644\u062e\u0627\u0631\u062c\u064a\u0629 "
    "\u062a\u0648\u0646\u0633 \u0627\u0644\u064a\u0648\u0645\u060c \u0648\u0628\u062d\u062b \u0645\u0639 "
    "\u0646\u0638\u064a\u0631\u0647 \u0627\u0644\u062a\u062c\u0627\u0631\u0629. "
)
MOST_SECONDS = 25.0  # a worker has 20
MOST_GROWTH = 30_000_000  # bytes, after the caches are warm
MOST_OUTCOMES = 20_000


class Slowest(NamedTuple):
    """The reading that took longest."""

    seconds: float
    kind: str


def page(words: int = 60) -> bytes:
    head = "<!DOCTYPE html><html><head><title>x</title></head>"
    return f"{head}<body><h1>x</h1><p>{ARTICLE * words}</p></body></html>".encode()


def warc(pack=bytes) -> bytes:
    records = []
    for number in range(4):
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.test/{number}\r\n"
        head += "Content-Type: application/http\r\n"
        records.append(pack(f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"))
    return b"".join(records)


def zipped(files: dict[str, bytes]) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return raw.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return raw.getvalue()


def parquet() -> bytes:
    import pyarrow
    from pyarrow import parquet as tables

    raw = io.BytesIO()
    tables.write_table(pyarrow.table({"text": [ARTICLE * 3] * 50, "date": ["2019-05-08"] * 50}), raw, row_group_size=10)
    return raw.getvalue()


def feed() -> bytes:
    item = f"<item><title>x</title><link>https://a.test/1</link><pubDate>Wed, 08 May 2019 21:30:00 GMT</pubDate>\
<description><![CDATA[<p>{ARTICLE}</p>]]></description></item>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{item * 5}</channel></rss>'.encode()


def samples() -> dict[str, bytes]:
    row = json.dumps({"id": 1, "title": "x", "text": ARTICLE, "date": "2019-05-08"})
    entry = {"id": "1", "content_html": f"<p>{ARTICLE}</p>"}
    files = {"a.txt": ARTICLE.encode(), "b/c.jsonl": f"{row}\n{row}\n".encode(), "d.htm": page(9)}
    return {
        "text": (ARTICLE * 9).encode(),
        "page": page(),
        "json lines": f"{row}\n".encode() * 30,
        "json": f"[{row}, {row}]".encode(),
        "csv": ("id,text,date\n" + f'1,"{ARTICLE}",2019-05-08\n' * 30).encode(),
        "parquet": parquet(),
        "feed": feed(),
        "json feed": json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [entry] * 3}).encode(),
        "opml": b'<opml version="2.0"><body><outline text="x" xmlUrl="https://a.test/rss"/></body></opml>',
        "sitemap": b"<urlset><url><loc>https://a.test/1</loc></url></urlset>",
        "warc": warc(),
        "warc.gz": warc(gzip.compress),
        "warc.zst": warc(zstandard.compress),
        "zip": zipped(files),
        "zip in zip": zipped({"inner.zip": zipped(files), "a.warc.gz": warc(gzip.compress)}),
        "tar": tarred(files),
        "tar.gz": gzip.compress(tarred(files)),
        "tar.zst": zstandard.compress(tarred(files)),
        "jsonl.gz": gzip.compress(f"{row}\n".encode() * 30),
    }


SAMPLES = samples()
TELLING = [b"\x00" * 40, b"\xff" * 8, b'"', b"\n", b"<", b"{", b"PK\x03\x04", b"WARC/1.0\r\n"]
EDITS = ("change", "cut", "double", "insert", "end")


def damaged(rng: random.Random) -> tuple[str, bytes]:
    """An input of some kind with some damage; now and then two kinds joined."""
    kind = rng.choice(sorted(SAMPLES))
    raw = SAMPLES[kind]
    if rng.random() < 0.1:
        at = rng.randint(0, len(raw))
        raw = raw[:at] + SAMPLES[rng.choice(sorted(SAMPLES))] + raw[at:]
    for _ in range(rng.randint(1, 6)):
        piece = rng.choice([rng.randbytes(rng.randint(1, 12)), *TELLING])
        raw = edited(raw, rng.choice(EDITS), int(len(raw) * rng.random()), piece)
    return kind, raw


def edited(raw: bytes, how: str, at: int, piece: bytes) -> bytes:
    if how == "change":
        return raw[:at] + piece + raw[at + len(piece) :]
    if how == "cut":
        return raw[:at] + raw[at + 37 * len(piece) :]
    if how == "double":
        return raw[:at] + raw[at : at + 500] * len(piece) + raw[at:]
    return raw[:at] if how == "end" else raw[:at] + piece + raw[at:]


def check(kind: str, raw: bytes) -> tuple[float, Counter[str]]:
    """Read an input to its end, and its articles; returns how long that took and what came of it."""
    begun, counts = time.monotonic(), Counter[str]()
    for number, item in enumerate(open_stream(io.BytesIO(raw), "input")):
        assert number < MOST_OUTCOMES, f"{kind}: outcomes without end"
        assert isinstance(item, Item | Refused)
        item.location.encode()
        if isinstance(item, Refused):
            assert str(item.error).strip() and "a fault in rasad" not in str(item.error), str(item.error)
            counts["refused"] += 1
            continue
        assert len(item.raw) <= MAX_BYTES
        try:
            read_item(item)
            counts["articles"] += 1
        except ReadError as error:
            assert str(error).strip() and "a fault in rasad" not in str(error), str(error)
            counts["unreadable"] += 1
    spent = time.monotonic() - begun
    assert spent < MOST_SECONDS, f"{kind}: {spent:.1f} s"
    return spent, counts


def memory() -> int:
    """Return the memory of this process, in bytes."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    counts: Counter[str] = Counter()
    sizes: list[int] = []
    slowest = Slowest(0.0, "")

    rng, begun = random.Random(asked.seed), time.monotonic()
    for _ in range(asked.examples):
        kind, raw = damaged(rng)
        spent, found = check(kind, raw)
        counts.update(found)
        slowest = max(slowest, Slowest(spent, kind))
        sizes.append(memory())
    end_worker()
    warm = max(sizes[: len(sizes) // 4])
    growth = max(sizes) - warm
    print(
        f"{len(sizes)} damaged inputs in {time.monotonic() - begun:.0f} s: {counts['articles']} articles, "
        f"{counts['refused']} refusals, {counts['unreadable']} articles without text; slowest {slowest.seconds:.1f} s "
        f"({slowest.kind}); memory {max(sizes) / 1e6:.0f} MB, {growth / 1e6:.0f} MB of it after the first quarter"
    )
    if growth > MOST_GROWTH:
        raise SystemExit(f"memory grows: more than {MOST_GROWTH / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
