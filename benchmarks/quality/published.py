"""Hide the publication dates of real articles, infer them from the text, and keep the figures as text.

    python benchmarks/quality/published.py [--shared FOLDER] [--articles N] [--check]

Reads FOLDER/corpora and FOLDER/articles at run time; what is written holds numbers only. The articles are drawn evenly
from both languages, by the hash of their ids. With --check nothing is written, and the exit code is 1 when fewer than
.98 of the dates that are stated are right.

A date of the corpora is the day on which an article was collected where its page had no date: some articles are older.
"""

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from rasad.annotate.datable import datable
from rasad.annotate.day_sets import EARLIEST, LATEST, count, days_of, joined
from rasad.annotate.mentions import annotate_mentions
from rasad.annotate.published import infer_published
from rasad.annotate.times import find_times
from rasad.knowledge import load_knowledge
from rasad.langpack.pack import load_pack
from rasad.pipeline import read_paths, read_text
from rasad.readers.manifest import load_manifest
from rasad.records.report import Published
from rasad.text.documents import make_document
from rasad.text.segments import segment_page

HERE = Path(__file__).parent
FLOOR = 0.98  # of the dates that are stated must be right
WIDTHS = (7, 31, 366)  # days


def articles(file: Path, number: int) -> list[dict[str, Any]]:
    """Return dated articles of a corpus, drawn by the hash of their ids."""
    rows = [json.loads(line) for line in file.open(encoding="utf-8")]
    dated = [row for row in rows if row["published"]]
    return sorted(dated, key=lambda row: hashlib.sha256(row["id"].encode()).hexdigest())[:number]


def text_of(row: dict[str, Any]) -> str:
    return f"{row['title']}\n\n{row['text']}"


def verdicts(published: Published, day: str) -> Iterator[str]:
    """Yield what one inference counts as."""
    if published.edtf:
        yield published.basis
        yield f"{published.basis} right" if published.edtf == day else f"{published.basis} wrong"
    if not (published.edtf or published.candidates):
        yield "nothing"
        return
    days = days_of(*([published.edtf] if published.edtf else published.candidates))
    number = date.fromisoformat(day).toordinal()
    yield "candidates"
    if any(first <= number <= last for first, last in days):
        yield "candidates right"
    if days[0][0] > EARLIEST and days[-1][1] < LATEST:
        yield "bounded"
        yield from (f"at most {width} days" for width in WIDTHS if count(joined(days)) <= width)


def milliseconds(rows: list[dict[str, Any]]) -> float:
    """Return the time that inference alone takes, per article; mentions and times are found for any article."""
    knowledge, spent = load_knowledge(), 0.0
    for row in rows:
        pack, text = load_pack(row["language"]), text_of(row)
        document = make_document(text, segment_page(text, language=row["language"]), part=0, language=row["language"])
        mentions = annotate_mentions(document, pack, knowledge, day=None).mentions
        times = find_times(document, pack, reference=None)
        start = time.perf_counter()
        infer_published(document, pack, times, *datable(document, mentions, times, pack, knowledge))
        spent += time.perf_counter() - start
    return 1000 * spent / max(len(rows), 1)


def corpus_lines(name: str, rows: list[dict[str, Any]]) -> tuple[list[str], Counter[str]]:
    tally: Counter[str] = Counter()
    for row in rows:
        outcome = read_text(text_of(row), published=None, language=row["language"])
        found = outcome.reports[0].document.published if outcome.reports else Published()
        tally.update(verdicts(found, row["published"]))
    stated = tally["stated"] + tally["inferred"]
    right = tally["stated right"] + tally["inferred right"]
    lines = [
        f"{name}: {len(rows)} articles",
        f"  candidates or a date given: {tally['candidates']}; the right day among them: {share(tally, 'candidates')}",
        f"  bounded on both sides: {tally['bounded']}"
        + "".join(f"; at most {width} days: {tally[f'at most {width} days']}" for width in WIDTHS),
        f"  one date stated: {stated} (written {tally['stated']}, inferred {tally['inferred']}); right: {right}",
        f"  nothing to infer from: {tally['nothing']}",
        f"  inference per article: {milliseconds(rows):.1f} ms",
    ]
    return lines, tally


def share(tally: Counter[str], name: str) -> str:
    right, given = tally[f"{name} right"], tally[name]
    return f"{right} ({right / given:.3f})" if given else "none"


def shared_lines(folder: Path) -> list[str]:
    """The shared articles, without their manifest, against its dates."""
    manifest, lines = load_manifest(folder / "manifest.csv"), []
    for outcome in read_paths(sorted(folder.glob("*.txt"))):
        for report in outcome.reports:
            day = manifest.given(Path(outcome.location), report.document.part).published
            told = Counter(verdicts(report.document.published, day)) if day else Counter()
            found = report.document.published
            given = found.edtf or f"{len(found.candidates)} candidates"
            right = "right day among them" if told["candidates right"] else "right day not among them" if day else ""
            lines.append(
                f"  {Path(outcome.location).name[:3]} part {report.document.part}: {given}; {right or 'no date known'}"
            )
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--articles", type=int, default=300, help="how many, half of them of each language")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    lines, total = [], Counter()
    for file in sorted((options.shared / "corpora").glob("*.jsonl")):
        of_file, tally = corpus_lines(file.stem, articles(file, options.articles // 2))
        lines += of_file
        total += tally
    stated = total["stated"] + total["inferred"]
    right = total["stated right"] + total["inferred right"]
    lines.append(
        f"all: right day among the candidates {share(total, 'candidates')}; dates stated right {right} of {stated}"
    )
    lines += ["shared articles without their manifest:", *shared_lines(options.shared / "articles")]
    text = "\n".join(lines) + "\n"
    print(text, end="")
    if not options.check:
        (HERE / "published.txt").write_text(text, encoding="utf-8")
    return int(options.check and stated > 0 and right / stated < FLOOR)


if __name__ == "__main__":
    sys.exit(main())
