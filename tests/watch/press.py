"""A site of our own with feeds and articles, and a watch over it, for the tests beside."""

from contextlib import contextmanager
from pathlib import Path

from tests.readers.web import LOOPBACK, Answer, Site

from rasad.knowledge.base import load_knowledge
from rasad.ledger import Ledger
from rasad.watch import Plan, Watch, load_plan

VISIT = "زار وزير الخارجية التركي الدوحة أمس الثلاثاء، وبحث مع نظيره القطري زيادة التبادل التجاري بين البلدين.\n"
SIGNING = "وقعت تركيا وقطر اتفاقا لبناء رصيف جديد في ميناء الدوحة.\n"
MEETING = "وزیر خارجه عمان دیروز در مسقط با همتای تونسی خود دیدار کرد.\n"
TEXTS = (VISIT, SIGNING, MEETING)


def text(body: str) -> Answer:
    return Answer(body.encode(), headers={"Content-Type": "text/plain; charset=utf-8"})


def html(body: str, head: str = "", **headers: str) -> Answer:
    page = (
        f"<html><head><title>خبر</title>{head}</head><body><article><h1>خبر</h1><p>{body}</p></article></body></html>"
    )
    return Answer(page.encode(), headers={"Content-Type": "text/html; charset=utf-8", **headers})


def rss(*links: str, etag: str | None = None, date: str = "Wed, 08 May 2019 10:00:00 GMT") -> Answer:
    items = "".join(f"<item><title>t</title><link>{link}</link><pubDate>{date}</pubDate></item>" for link in links)
    headers = {"Content-Type": "application/rss+xml"} | ({"ETag": etag} if etag else {})
    return Answer(f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>".encode(), headers=headers)


def news(web: Site) -> None:
    """Give a site a feed with three articles."""
    web.pages |= {f"/{number}": text(body) for number, body in enumerate(TEXTS)}
    web.pages["/feed"] = rss(*(web.url(f"/{number}") for number in range(len(TEXTS))), etag='"1"')


def plan_of(folder: Path, toml: str, *, per_host: str = "0s", timeout: str = "5s", watch: str = "") -> Plan:
    times = f'per_host = "{per_host}"\nevery = "1h"\ntimeout = "{timeout}"\n'
    head = f'[watch]\n{times}allow_hosts = ["{LOOPBACK}"]\n{watch}\n'
    path = folder / "sources.toml"
    path.write_text(head + toml, encoding="utf-8")
    return load_plan(path, load_knowledge())


def source(url: str, more: str = "") -> str:
    return f'[[source]]\nurl = "{url}"\noutlet = "Al-Ahram"\n{more}\n'


@contextmanager
def watching(folder: Path, plan: Plan, shown: list | None = None):
    """Open a ledger and a watch over it."""
    alerts = [] if shown is None else shown
    with Ledger(folder / "l.ledger") as ledger, Watch(ledger, plan, print_alert=alerts.append, chance=lambda: 0.5) as w:
        yield w, ledger


def lines(folder: Path, plan: Plan, shown: list | None = None) -> list[str]:
    """Run one round and return its log, without times."""
    with watching(folder, plan, shown) as (watch, _):
        return [f"{note.what}: {note.where}: {note.text}" for note in watch.run(once=True)]


def kept(folder: Path) -> list[str]:
    """Return the paths of the documents in the ledger."""
    with Ledger(folder / "l.ledger", readonly=True) as ledger:
        return sorted("/" + row.location.split("/", 3)[3] for row in ledger.documents())
