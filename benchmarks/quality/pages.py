"""Read web pages with known bodies, leads and dates; print what was kept; optionally beside other extractors.

python benchmarks/quality/pages.py [--shared FOLDER] [--others PYTHON] [--check] [--verbose]

The pages are those of tests/pages/ (invented texts in the markup of common site systems) and, where it is at hand,
FOLDER/corpora/html (real pages; the body lies between two known sentences, without links and captions between them).
PYTHON is an interpreter with the other extractors; they are no dependency of rasad:

    python -m venv /tmp/others
    /tmp/others/bin/pip install trafilatura==2.3.1 readability-lxml==0.9 resiliparse==2.0.1 "newspaper4k[nlp]==0.9.6"

Measured: F1 of the words of the body (bag of words, mean over pages), pages whose lead is kept whole, pages whose every
zero-width non-joiner is kept, dates that are right, left out, wrong, and pages a second on one core.
"""

import gc
import json
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import click

from rasad.pipeline import read_items
from rasad.readers.items import Item
from rasad.readers.pages_article import read_article
from rasad.readers.pages_body import judge
from rasad.readers.pages_decoding import scannable
from rasad.readers.pages_elements import scan
from rasad.readers.pages_marks import CAPTION
from rasad.readers.pages_text import Writer

HERE = Path(__file__).parent
OWN = HERE.parent.parent / "tests" / "pages"
LEAST_F1, LEAST_SPEED = 0.985, 150
ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_MOST_LINKED = 0.5
_FIRST_PARAGRAPH = 100  # characters; where the gold has the beginning as an earlier edition had it
_ROUNDS = 5


class Gold(NamedTuple):
    """One page with what must come out of it; `published` is None where nothing may."""

    name: str
    raw: bytes
    url: str | None
    body: str
    lead: str
    published: str | None


class Taken(NamedTuple):
    """What a tool took from a page; `whole` has the dateline too, which rasad tells from the body."""

    body: str
    whole: str
    published: str | None = None


def own_pages(*, later: bool) -> list[Gold]:
    """Return the pages of tests/pages/: those that the rules were made with, or those written when they were done."""
    gold = [g for g in json.loads((OWN / "gold.json").read_text(encoding="utf-8")) if g.get("later", False) is later]
    return [
        Gold(g["file"], (OWN / g["file"]).read_bytes(), g.get("url"), "\n".join(g["body"]), g["lead"], g["published"])
        for g in gold
    ]


def real_pages(shared: Path) -> list[Gold]:
    """Return the pages of the shared corpora; a date that its collection has wrong is that of the page."""
    folder = shared / "corpora" / "html"
    mended = {"fa_13.html": "2020-06-22"}  # the page shows it, and its address agrees
    found = []
    for g in json.loads((folder / "gold.json").read_text(encoding="utf-8")):
        raw = (folder / g["file"]).read_bytes()
        body = _between(raw, g["body_starts"], g["body_ends"])
        date = mended.get(g["file"], g["published"])
        found.append(Gold(g["file"], raw, g["url"], body, body.split("\n")[0], date or "?"))
    return found


def _between(raw: bytes, first: str, last: str) -> str:
    """Return the visible lines from one sentence to another, without links and captions."""
    page = scannable(raw, encoding=None)
    tree = scan(page.raw)
    lines = []
    for row in judge(page.raw, tree, page.encoding):
        writer = Writer(page.raw, page.encoding)
        writer.write(row.line.runs)
        lines.append((row, writer.finish()[0].strip()))
    begin = max((n for n, (_, text) in enumerate(lines) if _plain(first) in _plain(text)), default=-1)
    if begin < 0:
        headline = max(n for n, (row, _) in enumerate(lines) if row.element.name == b"h1")
        paragraphs = [n for n, (row, _) in enumerate(lines) if n > headline and row.weight > _FIRST_PARAGRAPH]
        begin = next(n for n in paragraphs if not lines[n][0].marks & CAPTION)
    end = max(n for n, (_, text) in enumerate(lines) if _plain(last) in _plain(text))
    kept = [text for row, text in lines[begin : end + 1] if row.linked < _MOST_LINKED and not row.marks & CAPTION]
    kept[0] = kept[0][kept[0].find(first) :] if first in kept[0] else kept[0]
    return "\n".join(kept)


def _plain(text: str) -> str:
    return " ".join(text.split())


def read(page: Gold) -> Taken:
    """Read a page with rasad: the body as its report has it, and the day of publication."""
    (outcome,) = read_items([Item(page.name, page.raw, given=_given(page.url))])
    if not outcome.reports:
        return Taken("\n".join(problem.message for problem in outcome.problems), "")
    report = outcome.reports[0]
    blocks = report.document.page.blocks if report.document.page else ()
    kickers = [block for block in blocks if block.kind in ("kicker", "deck")]
    body = [
        outcome.source[s.start : s.end]
        for s in report.segments
        if s.kind in ("body", "subheading") and not any(b.start <= s.start < b.end for b in kickers)
    ]
    return Taken("".join(body), outcome.source, report.document.published.edtf)


def _given(url: str | None) -> Any:
    from rasad.readers.manifest import Given

    return Given(url=url)


def f1(taken: str, gold: str) -> float:
    """Return the F1 of the words of two texts."""
    ours, theirs = Counter(_WORD.findall(taken)), Counter(_WORD.findall(gold))
    both = (ours & theirs).total()
    return 2 * both / (ours.total() + theirs.total()) if both else 0.0


def keeps_joiners(taken: str, gold: str) -> bool:
    """Say whether every word with a joiner stands in what was taken as often as in the body."""
    ours, theirs = (Counter(w for w in t.split() if ZWNJ in w) for t in (taken, gold))
    return all(ours[word] >= count for word, count in theirs.items())


def line(name: str, pages: list[Gold], taken: list[Taken], speed: float, *, dated: bool = True) -> str:
    """Return one line of the table."""
    scores = [f1(t.body, g.body) for t, g in zip(taken, pages, strict=True)]
    leads = sum(_plain(g.lead) in _plain(t.whole) for t, g in zip(taken, pages, strict=True))
    joined = [(t, g) for t, g in zip(taken, pages, strict=True) if ZWNJ in g.body]
    joiners = sum(keeps_joiners(t.body, g.body) for t, g in joined)
    dates = "-"
    if dated:
        known = [(t.published, g.published) for t, g in zip(taken, pages, strict=True) if g.published != "?"]
        right = sum(t == g or bool(t and g and g.startswith(t)) for t, g in known)  # a month may be all there is
        absent = sum(t is None and g is not None for t, g in known)
        dates = f"{right} {absent} {len(known) - right - absent}"
    mean = sum(scores) / len(scores)
    kept = f"{leads:4}/{len(pages)} {joiners:4}/{len(joined)}"
    return f"{name:18} {mean:.4f} {min(scores):.3f} {kept} {dates:>10} {speed:7.0f}"


def speed_of(pages: list[Gold]) -> float:
    """Return how many pages a second one core turns from bytes into text, without the worker's pipe."""
    gc.disable()  # as in the worker: a page leaves no cycles
    times = []
    for page in pages:
        read_article(page.raw, url=page.url)
        best = float("inf")
        for _ in range(_ROUNDS):
            begin = time.process_time()
            read_article(page.raw, url=page.url)
            best = min(best, time.process_time() - begin)
        times.append(best)
    gc.enable()
    return len(pages) / sum(times)


def others(python: str, pages: list[Gold]) -> dict[str, dict[str, Any]]:
    """Run the other extractors in their own interpreter."""
    import base64

    given = json.dumps([[base64.b64encode(page.raw).decode(), page.url] for page in pages])
    script = HERE / "page_extractors.py"
    found = subprocess.run([python, str(script)], input=given, capture_output=True, text=True, check=True)
    result: dict[str, dict[str, Any]] = json.loads(found.stdout)
    return result


@click.command()
@click.option("--shared", type=click.Path(path_type=Path), help="Folder with corpora/html.")
@click.option("--others", "python", help="Interpreter with the other extractors.")
@click.option("--check", is_flag=True, help="Exit with 1 under the bars.")
@click.option("--verbose", is_flag=True, help="Show each page that is not perfect.")
def main(shared: Path | None, python: str | None, *, check: bool, verbose: bool) -> None:
    sets = {"own pages": own_pages(later=False), "own pages written after the rules": own_pages(later=True)}
    if shared and (shared / "corpora" / "html").is_dir():
        sets["real pages"] = real_pages(shared)
    failed = False
    for name, pages in sets.items():
        print(f"{name} ({len(pages)}, {sum(len(p.raw) for p in pages) / len(pages) / 1000:.0f} KB each)")
        print(f"{'tool':18} {'F1':6} {'least':5} {'lead':>7} {'ZWNJ':>7} {'r a w':>10} {'pages/s':>7}")
        taken = [read(page) for page in pages]
        speed = speed_of(pages)
        print(line("rasad", pages, taken, speed))
        failed = failed or not _is_good(pages, taken, speed)
        for tool, result in others(python, pages).items() if python else ():
            texts = [Taken(text or "", text or "") for text in result["texts"]]
            print(line(tool, pages, texts, len(pages) / result["seconds"], dated=False))
        if verbose:
            show_faults(pages, taken)
        print()
    sys.exit(1 if check and failed else 0)


def _is_good(pages: list[Gold], taken: list[Taken], speed: float) -> bool:
    scores = [f1(t.body, g.body) for t, g in zip(taken, pages, strict=True)]
    pairs = list(zip(taken, pages, strict=True))
    return (
        sum(scores) / len(scores) >= LEAST_F1
        and all(_plain(g.lead) in _plain(t.whole) for t, g in pairs)
        and all(keeps_joiners(t.body, g.body) for t, g in pairs)
        and all((g.published or "").startswith(t.published or "") for t, g in pairs if g.published != "?")
        and speed >= LEAST_SPEED
    )


def show_faults(pages: list[Gold], taken: list[Taken]) -> None:
    """Print the pages that are not perfect with the lines that are missing or too many."""
    for page, got in zip(pages, taken, strict=True):
        score = f1(got.body, page.body)
        date_ok = page.published in ("?", got.published)
        if score == 1 and date_ok and _plain(page.lead) in _plain(got.whole) and keeps_joiners(got.body, page.body):
            continue
        print(f"  {page.name}: F1 {score:.3f}, date {got.published} (gold {page.published})")
        ours, theirs = ([_plain(x) for x in t.split("\n") if x.strip()] for t in (got.body, page.body))
        for text in theirs:
            if text not in ours:
                print(f"    - {text[:150]}")
        for text in ours:
            if text not in theirs:
                print(f"    + {text[:150]}")


if __name__ == "__main__":
    main()
