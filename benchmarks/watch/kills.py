"""Watch many feeds of this machine, kill the watch again and again: is anything lost, told twice, or asked too fast?

Run: python benchmarks/watch/kills.py [--feeds 200] [--seconds 600] [--kills 5] [--every 60] [--per-host 2] [--seed 1]
Each feed is a host of its own (127.1.x.y) that prints an article every --every seconds and lists its last five;
articles are made as in benchmarks/speed/crashes.py. The watch is killed with SIGKILL at moments of chance and started
again at once. What the servers were asked is written down by them: nothing rests on what the watch says of itself.
"""

import argparse
import hashlib
import json
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from rasad.ledger import Ledger
from rasad.store.watching import WatchState

sys.path.insert(0, str(Path(__file__).parents[1] / "speed"))
from crashes import make_articles

WATCHER = """
import sys, tomllib
from pathlib import Path
import msgspec
from rasad.ledger import Ledger
from rasad.watch import Plan, Watch
plan = msgspec.convert(tomllib.loads(Path(sys.argv[1]).read_text()), Plan)
with Ledger(sys.argv[2]) as ledger, Watch(ledger, plan) as watch:
    for note in watch.run():
        print(note.line(), flush=True)
"""
LISTED = 5  # articles in a feed
QUIET = 0.15  # of the time, at its end: nothing new is printed, so that what was can arrive
LONGEST_END_S = 180.0


class Asked(NamedTuple):
    """A request as the server saw it."""

    at: float
    host: str
    path: str


class Press:
    """All feeds: which articles they have printed, and what they were asked."""

    def __init__(self, feeds: int, articles: list[str], rng: random.Random, *, every: float, seconds: float) -> None:
        self.hosts = [f"127.1.{1 + number // 250}.{1 + number % 250}" for number in range(feeds)]
        self.begun = time.time()
        self.asked: list[Asked] = []
        self._articles = articles
        self._printed: dict[str, list[float]] = {}
        for host in self.hosts:
            first = rng.uniform(-every, every / 2)
            times = [self.begun + first + number * every for number in range(-1, int(seconds / every) + 2)]
            self._printed[host] = [at for at in times if at < self.begun + seconds * (1 - QUIET)]
        self._place = {host: number for number, host in enumerate(self.hosts)}
        self._most = max(len(times) for times in self._printed.values())
        handler = type("Handler", (_Handler,), {"press": self})
        self.server = ThreadingHTTPServer(("0.0.0.0", 0), handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def text(self, host: str, number: int) -> str:
        """Return an article of a host."""
        return self._articles[self._place[host] * self._most + number]

    def out(self, host: str, now: float) -> list[int]:
        """Return the numbers of the articles that a host has printed."""
        return [number for number, at in enumerate(self._printed[host]) if at <= now]

    def all_printed(self) -> set[str]:
        """Return the addresses of all that is printed by the end, less what no feed listed any more when it began."""
        return {
            f"http://{host}:{self.port}/{number}" for host in self.hosts for number in range(len(self._printed[host]))
        }

    def needed(self) -> int:
        """Return how many articles are needed at most."""
        return self._most * len(self.hosts)


class _Handler(BaseHTTPRequestHandler):
    press: Press

    def do_GET(self) -> None:
        host = self.headers["Host"].partition(":")[0]
        self.press.asked.append(Asked(time.time(), host, self.path))
        if self.path == "/feed":
            self._feed(host)
        elif self.path[1:].isdecimal() and int(self.path[1:]) in self.press.out(host, time.time()):
            self._give(200, self.press.text(host, int(self.path[1:])).encode(), "text/plain; charset=utf-8")
        else:
            self._give(404, b"not here", "text/plain")

    def _feed(self, host: str) -> None:
        numbers = self.press.out(host, time.time())[-LISTED:]
        links = "".join(f"<item><link>http://{host}:{self.press.port}/{number}</link></item>" for number in numbers)
        body = f"<?xml version='1.0'?><rss version='2.0'><channel>{links}</channel></rss>".encode()
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if self.headers["If-None-Match"] == etag:
            self._give(304, b"", "application/rss+xml")
        else:
            self._give(200, body, "application/rss+xml", etag)

    def _give(self, status: int, body: bytes, kind: str, etag: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if etag:
            self.send_header("ETag", etag)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def write_plan(path: Path, press: Press, *, every: float, per_host: float) -> None:
    """Write the list of sources, with an alert on every event."""
    lines = [
        "[watch]", f'every = "{every}s"', f'per_host = "{per_host}s"', 'timeout = "5s"', "workers = 16",
        f"allow_hosts = {json.dumps(press.hosts)}", "[[alert]]", "min_confidence = 0.0",
        "[deliver]", "stdout = false", f'file = "{path.parent / "alerts.jsonl"}"',
    ]  # fmt: skip
    lines += [f'[[source]]\nurl = "http://{host}:{press.port}/feed"' for host in press.hosts]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def start(folder: Path) -> subprocess.Popen[bytes]:
    """Start the watch; its log goes to a file."""
    with (folder / "log").open("ab") as log:
        command = [sys.executable, "-c", WATCHER, str(folder / "sources.toml"), str(folder / "l.ledger")]
        return subprocess.Popen(command, stdout=log, stderr=log)


def watch_and_kill(folder: Path, press: Press, rng: random.Random, *, seconds: float, kills: int) -> list[float]:
    """Let the watch run, kill it at moments of chance, and end it when all has arrived; return when it was killed."""
    moments = sorted(press.begun + rng.uniform(0.05, 1 - QUIET) * seconds for _ in range(kills))
    killed: list[float] = []
    running = start(folder)
    for moment in moments:
        time.sleep(max(moment - time.time(), 0))
        if running.poll() is not None:
            raise SystemExit(f"the watch ended by itself: {(folder / 'log').read_text()[-2000:]}")
        running.kill()
        running.wait()
        killed.append(time.time())
        running = start(folder)
    time.sleep(max(press.begun + seconds - time.time(), 0))
    end = time.time() + LONGEST_END_S
    pages = press.all_printed()
    while time.time() < end and not pages <= kept(folder):
        time.sleep(1)
    running.send_signal(signal.SIGTERM)
    running.wait()
    return killed


def kept(folder: Path) -> set[str]:
    """Return the addresses of the documents in the ledger."""
    with Ledger(folder / "l.ledger", readonly=True) as ledger:
        return {row.location for row in ledger.documents()}


def judge(folder: Path, press: Press, killed: list[float], *, per_host: float) -> tuple[list[str], list[str]]:
    """Return what was measured, and what is wrong."""
    expected, found = press.all_printed(), kept(folder)
    by_host: dict[str, list[float]] = defaultdict(list)
    for asked in press.asked:
        by_host[asked.host].append(asked.at)
    gaps = [after - before for times in by_host.values() for before, after in pairwise(sorted(times))]
    pages = Counter((asked.host, asked.path) for asked in press.asked if asked.path[1:].isdecimal())
    again = {key: count for key, count in pages.items() if count > 1}
    alerts = [json.loads(line)["id"] for line in (folder / "alerts.jsonl").read_text(encoding="utf-8").splitlines()]
    with Ledger(folder / "l.ledger") as ledger:
        events, faults = sum(1 for _ in ledger.events(min_confidence=0.0)), ledger.check()
        failures = list(ledger.failures())
    state = WatchState(folder / "l.watch")
    waiting = state.waiting()
    state.close()
    report = [
        f"{len(press.hosts)} feeds, {time.time() - press.begun:.0f} s, {len(killed)} kills",
        f"{len(expected)} articles printed, {len(found & expected)} in the ledger, {len(expected - found)} lost, "
        f"{len(found - expected)} too many, {waiting} still waiting",
        f"{len(press.asked)} requests, two to one host at least {min(gaps):.2f} s apart (limit {per_host:g} s)",
        f"{len(again)} pages asked for twice, on their way when the watch was killed (at most {16 * len(killed)})",
        f"{events} events, {len(alerts)} alerts, {len(alerts) - len(set(alerts))} of them twice",
    ]
    wrong = [f"lost: {url}" for url in sorted(expected - found)[:5]]
    wrong += [f"failed: {row.location}: {row.message}" for row in failures[:5]] + faults[:5]
    wrong += [f"asked after {min(gaps):.3f} s"] if min(gaps) < per_host else []
    wrong += ["alerts came twice"] if len(alerts) != len(set(alerts)) else []
    wrong += ["no alert came"] if not alerts else []
    wrong += [f"fetched {count} times: {key}" for key, count in again.items() if count > 1 + len(killed)]
    wrong += ["more pages were fetched twice than can have been on their way"] if len(again) > 16 * len(killed) else []
    return report, wrong


def main() -> int:
    """Run and report; 1 if anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("feeds", 200), ("kills", 5), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    for name, number in (("seconds", 600.0), ("every", 60.0), ("per-host", 2.0)):
        parser.add_argument(f"--{name}", type=float, default=number)
    parser.add_argument("--keep", type=Path, help="keep the files in this folder, to look at")
    said = parser.parse_args()
    rng = random.Random(said.seed)
    with tempfile.TemporaryDirectory() as temporary:
        folder = said.keep or Path(temporary)
        (folder / "articles").mkdir(parents=True)
        most = said.feeds * (int(said.seconds / said.every) + 3)
        make_articles(folder / "articles", most, rng)
        articles = [path.read_text(encoding="utf-8") for path in sorted((folder / "articles").glob("*.txt"))]
        press = Press(said.feeds, articles, rng, every=said.every, seconds=said.seconds)
        write_plan(folder / "sources.toml", press, every=said.every, per_host=said.per_host)
        killed = watch_and_kill(folder, press, rng, seconds=said.seconds, kills=said.kills)
        press.server.shutdown()
        report, wrong = judge(folder, press, killed, per_host=said.per_host)
    print("\n".join(report))
    print("\n".join(f"WRONG: {line}" for line in wrong) or "nothing lost, nothing twice, nobody asked too fast")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
