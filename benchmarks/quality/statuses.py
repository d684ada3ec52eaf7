"""Score what rasad says of the reality of events - done, planned, possible, denied, alleged - on sentences of our own.

    python benchmarks/quality/statuses.py [--check]

Prints precision, recall and F1 for each label of statuses.toml and every sentence read wrongly. With --check the exit
code is 1 when the macro-average lies under the file's floor, or when a wrong sentence has no `why`, or a right one has.
"""

import argparse
import sys
import tomllib
from pathlib import Path
from typing import Any

import rasad
from rasad.records.report import Event, Report

SENTENCES = Path(__file__).parent / "statuses.toml"
PUBLISHED = "2021-06-29"  # all sentences are read as of this day
NONE = "none"


def label(event: Event | None) -> str:
    """Return what an event is told to be: alleged or background before its plain status."""
    if event is None:
        return NONE
    if event.alleged_by is not None:
        return "alleged"
    return "background" if event.salience == "background" else event.status


def reading(report: Report, kinds: list[str]) -> str:
    return label(next((event for event in report.events if event.kind in kinds), None))


def read_all(sentences: dict[str, list[dict[str, str]]]) -> list[tuple[dict[str, str], str]]:
    """Return each sentence's entry with the label that rasad gives it."""
    return [
        (entry, reading(rasad.read(entry["text"], published=PUBLISHED, language=language), entry["kind"].split("|")))
        for language, entries in sentences.items()
        for entry in entries
    ]


def table(pairs: list[tuple[str, str]]) -> tuple[list[str], float]:
    """Return the lines of the table and the macro-average of F1 over the labels that are expected."""
    lines, scores = [f"{'status':<14}{'P':>7}{'R':>7}{'F1':>7}{'n':>5}"], []
    for name in sorted({wanted for wanted, _ in pairs}):
        hits = sum(wanted == got == name for wanted, got in pairs)
        told = sum(got == name for _, got in pairs)
        count = sum(wanted == name for wanted, _ in pairs)
        scores.append(2 * hits / (told + count))
        lines.append(f"{name:<14}{hits / max(told, 1):>7.3f}{hits / count:>7.3f}{scores[-1]:>7.3f}{count:>5}")
    return lines, sum(scores) / len(scores)


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--check", action="store_true")
    check: bool = cli.parse_args().check
    data: dict[str, Any] = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))
    floor = data.pop("floor")
    read = read_all(data)
    lines, macro = table([(entry["status"], got) for entry, got in read])
    wrong = [(entry, got) for entry, got in read if entry["status"] != got]
    unexplained = [entry["text"] for entry, _ in wrong if "why" not in entry]
    stale = [entry["text"] for entry, got in read if entry["status"] == got and "why" in entry]
    print(*lines, f"macro F1 {macro:.3f} on {len(read)} sentences, floor {floor}", "", sep="\n")
    print(
        *(f"{entry['status']} read as {got}: {entry['text']}\n  {entry.get('why', '')}" for entry, got in wrong),
        sep="\n",
    )
    print(*(f"wrong, and no why: {text}" for text in unexplained), sep="\n")
    print(*(f"read rightly now, drop its why: {text}" for text in stale), sep="\n")
    return int(check and (macro < floor or bool(unexplained) or bool(stale)))


if __name__ == "__main__":
    sys.exit(main())
